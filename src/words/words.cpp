#include "words/words.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace sourceline {

namespace {

std::string_view primary_subtag(std::string_view tag) { return tag.substr(0, tag.find('-')); }

const LanguageWords* find_language(Language language, std::string_view tag) {
    for (const LanguageWords& one : strings(language).languages)
        if (one.tag != nullptr && primary_subtag(tag) == one.tag) return &one;
    return nullptr;
}

template <class Forms>
std::string with_more(Language language, int count, const Forms& forms, int perhaps_more) {
    if (count == 0 && perhaps_more > 0)
        return filled(strings(language).perhaps, counted(language, perhaps_more, forms));
    std::string text = counted(language, count, forms);
    if (perhaps_more > 0) text += filled(strings(language).perhaps_more, std::to_string(perhaps_more));
    return text;
}

// A language of the interface that `language` has no name for goes by its own.
std::string own_name(std::string_view tag) {
    const std::optional<Language> found = language_of(tag);
    return found ? std::string(strings(*found).name) : std::string(tag);
}

}  // namespace

std::optional<Language> language_of(std::string_view tag) {
    for (int i = 0; i < kLanguageCount; ++i)
        if (primary_subtag(tag) == kStrings[i].tag) return static_cast<Language>(i);
    return std::nullopt;
}

std::string name_of_language(Language language, std::string_view tag) {
    const LanguageWords* found = find_language(language, tag);
    return found != nullptr ? found->name : own_name(tag);
}

std::string in_language(Language language, std::string_view tag) {
    const LanguageWords* found = find_language(language, tag);
    return found != nullptr ? found->in : own_name(tag);
}

std::string filled(std::string pattern, std::string_view value) {
    const std::size_t at = pattern.find("%s");
    return at == pattern.npos ? pattern : pattern.replace(at, 2, value);
}

std::string filled(std::string pattern, std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    for (const auto& [name, value] : values) {
        const std::string placeholder = "{" + std::string(name) + "}";
        const std::size_t at = pattern.find(placeholder);
        if (at != pattern.npos) pattern.replace(at, placeholder.size(), value);
    }
    return pattern;
}

std::string capitalised(std::string_view text) {
    if (text.empty()) return {};
    const std::size_t first = code_point_at(text, 0).size;
    return upper_case(text.substr(0, first)) + std::string(text.substr(first));
}

std::string counted(Language language, int count, const Plural& thing) {
    return filled(thing.forms[plural_form(strings(language).plural, count)], std::to_string(count));
}

std::string count_events(Language language, int count) { return counted(language, count, strings(language).events); }
std::string count_events_and_possible(Language language, int count, int possible) {
    if (possible == 0) return count_events(language, count);
    return count_events(language, count) + " " + filled(strings(language).of_these_possible, std::to_string(possible));
}
std::string count_statements(Language language, int count, int perhaps_more) {
    return with_more(language, count, strings(language).statements_made, perhaps_more);
}
std::string count_claims(Language language, int count) { return counted(language, count, strings(language).claims); }
std::string count_answers(Language language, int count) { return counted(language, count, strings(language).answers); }
std::string count_answers_known(Language language, int count, int perhaps_more) {
    return with_more(language, count, strings(language).answers_known, perhaps_more);
}

std::string km_to_tenths(Language language, double km) {
    std::string number = format("%.1f", km);
    std::replace(number.begin(), number.end(), '.', strings(language).decimal);
    return number + "\u00a0" + strings(language).km;
}
std::string distance_text(Language language, double km) {
    const bool whole = std::fabs(km - std::round(km)) < 1e-9;
    if (km < 10.0 && !whole) return km_to_tenths(language, km);
    return format("%d", static_cast<int>(std::lround(km))) + "\u00a0" + strings(language).km;
}

}  // namespace sourceline
