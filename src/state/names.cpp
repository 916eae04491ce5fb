#include "state/names.h"

#include <iterator>

#include "base/text.h"

namespace sourceline {

namespace {
// In the order of the enums.
constexpr std::string_view kThemes[] = {"light", "dark", "system"};
constexpr std::string_view kDirections[] = {"previous", "next"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::string_view (&names)[N], std::string_view name) {
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == name) return static_cast<Enum>(i);
    return std::nullopt;
}

template <std::size_t N>
std::string joined(const std::string_view (&names)[N]) {
    std::string text;
    for (std::string_view name : names) {
        if (!text.empty()) text += ", ";
        text += name;
    }
    return text;
}

template <class Enum>
std::string all_words() {
    std::string text;
    for (const auto& word : Vocabulary<Enum>::kWords) text += (text.empty() ? "" : ", ") + std::string(word.name);
    return text;
}
}  // namespace

std::string_view name_of(Clock clock) { return word_of(clock); }
std::string_view name_of(View view) { return kViewNames[static_cast<int>(view)]; }
std::string_view name_of(Theme theme) { return kThemes[static_cast<int>(theme)]; }
std::string_view name_of(Language language) { return strings(language).tag; }
std::string_view name_of(Direction direction) { return kDirections[static_cast<int>(direction)]; }

template <>
std::optional<Clock> from_name(std::string_view name) {
    return value_of<Clock>(name);
}
template <>
std::optional<View> from_name(std::string_view name) {
    return find<View>(kViewNames, name);
}
template <>
std::optional<Theme> from_name(std::string_view name) {
    return find<Theme>(kThemes, name);
}
template <>
std::optional<Language> from_name(std::string_view name) {
    for (int i = 0; i < kLanguageCount; ++i)
        if (strings(static_cast<Language>(i)).tag == name) return static_cast<Language>(i);
    return std::nullopt;
}
template <>
std::optional<Direction> from_name(std::string_view name) {
    return find<Direction>(kDirections, name);
}

template <>
std::string all_names<Clock>() {
    return all_words<Clock>();
}
template <>
std::string all_names<View>() {
    return joined(kViewNames);
}
template <>
std::string all_names<Theme>() {
    return joined(kThemes);
}
template <>
std::string all_names<Language>() {
    std::string text;
    for (int i = 0; i < kLanguageCount; ++i) {
        if (i > 0) text += ", ";
        text += strings(static_cast<Language>(i)).tag;
    }
    return text;
}
template <>
std::string all_names<Direction>() {
    return joined(kDirections);
}

std::string shown(std::string_view foreign) { return cleaned(foreign, {.max_characters = 40, .ellipsis = "…"}); }

}  // namespace sourceline
