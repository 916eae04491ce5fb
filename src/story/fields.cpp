#include "story/fields.h"

#include <algorithm>

#include "base/text.h"
#include "base/url.h"

namespace sourceline {
namespace {

constexpr int kMaxCharacters = 20'000;  // about ten printed pages

// What is drawn is set in each frame, as far as it is in sight: a text without an end would leave none for all else.
bool is_too_long(ProblemList& problems, Json value) {
    if (value.text().size() <= kMaxCharacters) return false;
    const int characters = length_of(value.text()).characters;
    if (characters <= kMaxCharacters) return false;
    problems.error(value, format("the text has %d characters; at most %d can be shown", characters, kMaxCharacters));
    return true;
}

bool is_blank(std::string_view text) { return normalise_quotes_and_space(text).empty(); }

std::string did_you_mean(const char* meant) {
    return meant != nullptr ? "; did you mean " + quoted(meant) + "?" : std::string();
}

std::optional<int> index_of(std::string_view word, std::span<const char* const> names) {
    const auto at = std::find(names.begin(), names.end(), word);
    return at != names.end() ? std::optional(static_cast<int>(at - names.begin())) : std::nullopt;
}

void report_unknown_keys(ProblemList& problems, Json object, std::initializer_list<const char*> known) {
    for (Json member = object.first(); member; member = member.next()) {
        const std::string_view key = member.key();
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        problems.warning(member, "the key " + quoted(key) + " is not known and is ignored" +
                                     did_you_mean(closest(key, known.begin(), known.size())));
    }
}

std::string joined(std::span<const char* const> names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
        out += quoted(names[i]);
    }
    return out;
}

}  // namespace

bool is_id(std::string_view text) {
    for (const char c : text)
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') return false;
    return !text.empty();
}

Fields::Fields(ProblemList& problems, Json object, std::initializer_list<const char*> known)
    : problems_(problems), object_(object) {
    if (!object) return;
    if (object.is(JsonKind::Object)) {
        report_unknown_keys(problems, object, known);
        return;
    }
    problems.error(object, std::string("must be an object in { }, not ") + noun_of(object.kind()));
    object_ = Json();
}

Json Fields::value(const char* key, Need need) const {
    const Json found = object_.find(key);
    if (!found && object_ && need == Need::Required) problems_.error(object_, "the key " + quoted(key) + " is missing");
    return found;
}

Json Fields::value(const char* key, Need need, JsonKind kind) const {
    const Json found = value(key, need);
    if (!found || (found.is(kind) && kind != JsonKind::Text)) return found;
    if (found.is(kind)) return is_too_long(problems_, found) ? Json() : found;
    problems_.error(found, std::string("must be ") + noun_of(kind) + ", not " + noun_of(found.kind()));
    return {};
}

std::string Fields::id(const char* key, Need need) const {
    const Json found = value(key, need, JsonKind::Text);
    if (found && !is_id(found.text()))
        problems_.error(found,
                        "an id has only the letters a to z, digits and hyphens; " + quoted(found.text()) + " has not");
    return std::string(found.text());
}

std::string Fields::plain(const char* key, Need need) const {
    const Json found = value(key, need, JsonKind::Text);
    if (found && is_blank(found.text())) problems_.error(found, "must not be empty");
    return std::string(found.text());
}

std::string Fields::language(const char* key, Need need) const {
    const Json found = value(key, need, JsonKind::Text);
    if (found && !is_language_tag(found.text()))
        problems_.error(found, quoted(found.text()) + " is not a language tag; write e.g. 'en' or 'uk'");
    return std::string(found.text());
}

std::string Fields::url(const char* key) const {
    const Json found = value(key, Need::Optional, JsonKind::Text);
    if (found && !is_web_url(found.text()))
        problems_.error(found, quoted(found.text()) + " is not a web address; it must begin with http:// or https://");
    return std::string(found.text());
}

LocalText Fields::text(const char* key, Need need) const {
    const Json found = value(key, need);
    return found ? read_local_text(problems_, found) : LocalText();
}

std::optional<LocalText> Fields::optional_text(const char* key) const {
    const Json found = value(key, Need::Optional);
    return found ? std::optional(read_local_text(problems_, found)) : std::nullopt;
}

std::optional<double> Fields::number(const char* key, Need need) const {
    const Json found = value(key, need, JsonKind::Number);
    return found ? std::optional(found.number()) : std::nullopt;
}

std::optional<Colour> Fields::colour(const char* key) const {
    const Json found = value(key, Need::Optional, JsonKind::Text);
    if (!found) return std::nullopt;
    const std::string_view text = found.text();
    const auto rgb = !text.empty() && text[0] == '#' ? parse_rgb(text.substr(1)) : std::nullopt;
    if (rgb) return Colour{*rgb};
    problems_.error(found, quoted(text) + " is not a colour; write e.g. '#1f6fb2'");
    return std::nullopt;
}

std::optional<int> Fields::word_in(const char* key, Need need, std::span<const char* const> names, Hint hint) const {
    const Json found = value(key, need, JsonKind::Text);
    if (!found) return std::nullopt;
    if (const auto at = index_of(found.text(), names)) return at;
    const char* meant = hint == Hint::Nearest ? closest(found.text(), names.data(), names.size()) : nullptr;
    problems_.error(found, "must be " + joined(names) + ", not " + quoted(found.text()) + did_you_mean(meant));
    return std::nullopt;
}

std::optional<int> Fields::kind_in(const char* key, std::span<const char* const> names, const IdIndex& own,
                                   const char* fallback) const {
    const Json found = value(key, Need::Required, JsonKind::Text);
    if (!found) return std::nullopt;
    if (const auto at = index_of(found.text(), names)) return at;
    report_unknown_kind(found, names, own, fallback);
    return std::nullopt;
}

void Fields::report_unknown_kind(Json found, std::span<const char* const> names, const IdIndex& own,
                                 const char* fallback) const {
    std::vector<std::string> ids;
    for (const std::uint32_t place : own.order()) ids.emplace_back(own.id(place));
    std::vector<const char*> candidates(names.begin(), names.end());
    for (const std::string& id : ids) candidates.push_back(id.c_str());
    const char* const meant = closest(found.text(), candidates.data(), candidates.size());
    std::string known;
    for (const char* const one : candidates) known.append(known.empty() ? "" : ", ").append(one);
    problems_.warning(found, "the kind " + quoted(found.text()) + " is not known and is treated as " +
                                 quoted(fallback) +
                                 (meant != nullptr ? did_you_mean(meant) : "; the known ones are " + known));
}

LocalText read_local_text(ProblemList& problems, Json value) {
    if (value.is(JsonKind::Text)) {
        if (is_too_long(problems, value)) return {};
        if (is_blank(value.text())) {
            problems.error(value, "must not be empty");
            return {};
        }
        return LocalText(std::string(value.text()));
    }
    if (!value.is(JsonKind::Object)) {
        problems.error(value, std::string("must be a text or an object of languages such as {\"en\": \"…\"}, not ") +
                                  noun_of(value.kind()));
        return {};
    }
    if (value.size() == 0) problems.error(value, "must have a text in at least one language");
    std::vector<std::pair<std::string, std::string>> entries;
    for (Json text = value.first(); text; text = text.next()) {
        if (!is_language_tag(text.key()))
            problems.error(text, quoted(text.key()) + " is not a language tag; write e.g. 'en' or 'uk'");
        if (!text.is(JsonKind::Text))
            problems.error(text, std::string("must be a text, not ") + noun_of(text.kind()));
        else if (!is_too_long(problems, text) && is_blank(text.text()))
            problems.error(text, "must not be empty");
        entries.emplace_back(std::string(text.key()), std::string(text.text()));
    }
    return LocalText(std::move(entries));
}

std::optional<LngLatBox> read_box(ProblemList& problems, Json value) {
    if (!value.is(JsonKind::List)) {
        problems.error(value, std::string("must be a list, not ") + noun_of(value.kind()));
        return std::nullopt;
    }
    double numbers[4] = {};
    std::size_t count = 0;
    bool good = true;
    for (Json one = value.first(); one; one = one.next(), ++count) {
        if (!one.is(JsonKind::Number)) {
            problems.error(one, std::string("must be a number, not ") + noun_of(one.kind()));
            good = false;
        } else if (count < 4) {
            numbers[count] = one.number();
        }
    }
    if (!good) return std::nullopt;
    if (count != 4) {
        problems.error(value,
                       format("must be four numbers, [west, south, east, north], not %d%s", static_cast<int>(count),
                              count > 4 && count <= 8 ? "; a number has a point, not a comma" : ""));
        return std::nullopt;
    }
    const auto south_west = LngLat::make(numbers[0], numbers[1]), north_east = LngLat::make(numbers[2], numbers[3]);
    if (!south_west || !north_east)
        problems.error(value, "longitudes must lie between -180 and 180, latitudes between -90 and 90");
    else if (numbers[1] < numbers[3] && numbers[0] < numbers[2])
        return LngLatBox{*south_west, *north_east};
    // Over the 180th meridian (RFC 7946, 5.2).
    else if (numbers[1] < numbers[3] && numbers[0] - numbers[2] >= 180.0)
        return LngLatBox{*south_west, LngLat::clamped_on_turned(numbers[2] + 360.0, numbers[3])};
    else
        problems.error(value,
                       "west must be smaller than east and south smaller than north: [west, south, east, north]");
    return std::nullopt;
}

// The shape of BCP 47: a language of 2 to 8 letters, then subtags of 1 to 8 letters or digits.
bool is_language_tag(std::string_view text) {
    const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    bool first = true;
    while (true) {
        const std::string_view tag = text.substr(0, text.find('-'));
        if (tag.size() < (first ? 2u : 1u) || tag.size() > 8) return false;
        for (const char c : tag)
            if (!is_letter(c) && (first || c < '0' || c > '9')) return false;
        if (tag.size() == text.size()) return true;
        text.remove_prefix(tag.size() + 1);
        first = false;
    }
}

}  // namespace sourceline
