#include "words/words.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace sourceline {

namespace {

std::string_view primary_subtag(std::string_view tag) { return tag.substr(0, tag.find('-')); }

const LanguageWords* find_language(Language language, std::string_view tag) {
    for (const LanguageWords& one : strings(language).languages)
        if (*one.tag != 0 && primary_subtag(tag) == one.tag) return &one;
    return nullptr;
}

template <class Forms>
FrameText with_more(Language language, int count, const Forms& forms, int perhaps_more) {
    if (count == 0 && perhaps_more > 0)
        return filled(strings(language).perhaps, counted(language, perhaps_more, forms));
    FrameText text = counted(language, count, forms);
    if (perhaps_more > 0) text += filled(strings(language).perhaps_more, std::to_string(perhaps_more));
    return text;
}

// A language of the interface that `language` has no name for goes by its own.
FrameText own_name(std::string_view tag) {
    const std::optional<Language> found = language_of(tag);
    return found ? FrameText(strings(*found).name) : frame_text(tag);
}

}  // namespace

std::optional<Language> language_of(std::string_view tag) {
    for (int i = 0; i < kLanguageCount; ++i)
        if (primary_subtag(tag) == strings(static_cast<Language>(i)).tag) return static_cast<Language>(i);
    return std::nullopt;
}

FrameText name_of_language(Language language, std::string_view tag) {
    const LanguageWords* found = find_language(language, tag);
    return found != nullptr ? found->name : own_name(tag);
}

FrameText in_language(Language language, std::string_view tag) {
    const LanguageWords* found = find_language(language, tag);
    return found != nullptr ? found->in : own_name(tag);
}

FrameText filled(std::string_view pattern, std::string_view value) {
    const std::size_t at = pattern.find("%s");
    if (at == pattern.npos) return frame_text(pattern);
    return frame_text(pattern.substr(0, at)) + value + pattern.substr(at + 2);
}

FrameText filled(std::string_view pattern,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    FrameText text;
    std::size_t at = 0;
    for (std::size_t from; (from = pattern.find('{', at)) != pattern.npos;) {
        const std::size_t to = std::min(pattern.find('}', from), pattern.size() - 1) + 1;
        std::string_view part = pattern.substr(from, to - from);
        for (const auto& [name, value] : values)
            if (part.substr(1, part.size() - 2) == name) {
                part = value;
                break;
            }
        text = text + pattern.substr(at, from - at) + part;
        at = to;
    }
    return text + pattern.substr(at);
}

FrameText capitalised(std::string_view text) {
    if (text.empty()) return {};
    const std::size_t first = code_point_at(text, 0).size;
    return upper_case(text.substr(0, first)) + text.substr(first);
}

FrameText counted(Language language, int count, const Plural& thing) {
    return filled(thing.forms[plural_form(strings(language).plural, count)], std::to_string(count));
}

FrameText count_events(Language language, int count) { return counted(language, count, strings(language).events); }
FrameText count_events_and_possible(Language language, int count, int possible) {
    if (possible == 0) return count_events(language, count);
    return count_events(language, count) + " " + filled(strings(language).of_these_possible, std::to_string(possible));
}
FrameText count_statements(Language language, int count, int perhaps_more) {
    return with_more(language, count, strings(language).statements_made, perhaps_more);
}
FrameText count_claims(Language language, int count) { return counted(language, count, strings(language).claims); }
FrameText count_answers(Language language, int count) { return counted(language, count, strings(language).answers); }
FrameText count_answers_known(Language language, int count, int perhaps_more) {
    return with_more(language, count, strings(language).answers_known, perhaps_more);
}

FrameText with_decimal(Language language, FrameText number) {
    const std::size_t point = number.find('.');
    if (point == number.npos) return number;
    const char decimal = strings(language).decimal;
    return number.substr(0, point) + FrameText(std::string_view(&decimal, 1)) + number.substr(point + 1);
}
FrameText km_to_tenths(Language language, double km) {
    return with_decimal(language, frame_format("%.1f", km)) + "\u00a0" + strings(language).km;
}
FrameText distance_text(Language language, double km) {
    const bool whole = std::fabs(km - std::round(km)) < 1e-9;
    if (km < 10.0 && !whole) return km_to_tenths(language, km);
    return in_digits(std::lround(km)) + "\u00a0" + strings(language).km;
}

}  // namespace sourceline
