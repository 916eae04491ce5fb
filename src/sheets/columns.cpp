#include "sheets/columns.h"

#include <algorithm>

#include "story/fields.h"

namespace sourceline {
namespace {

using Cell = CellKind;

constexpr SheetColumn kStory[] = {
    {"id", Cell::Id},           {"title", Cell::Text},       {"summary", Cell::Text},
    {"language", Cell::Plain},  {"utc_offset", Cell::Plain}, {"time_label", Cell::Text},
    {"time.start", Cell::Time}, {"time.end", Cell::Time},    {"time.initial", Cell::Time},
    {"view.bbox", Cell::Box},   {"basemap", Cell::Plain},    {"more", Cell::More},
};
constexpr SheetColumn kParties[] = {
    {"id", Cell::Id}, {"name", Cell::Text}, {"color", Cell::Plain}, {"more", Cell::More}};
constexpr SheetColumn kActors[] = {{"id", Cell::Id},
                                   {"name", Cell::Text},
                                   {"role", Cell::Text},
                                   {"party", Cell::Ref, "parties"},
                                   {"more", Cell::More}};
constexpr SheetColumn kSources[] = {
    {"id", Cell::Id},          {"title", Cell::Text},     {"publisher", Cell::Text}, {"credit", Cell::Text},
    {"published", Cell::Time}, {"retrieved", Cell::Time}, {"url", Cell::Plain},      {"archived_url", Cell::Plain},
    {"captured", Cell::Time},  {"sha256", Cell::Plain},   {"language", Cell::Plain}, {"status", Cell::Plain},
    {"document", Cell::Plain}, {"more", Cell::More},
};
constexpr SheetColumn kPlaces[] = {
    {"id", Cell::Id},
    {"name", Cell::Text},
    {"kind", Cell::Plain},
    {"lon", Cell::Degrees},
    {"lat", Cell::Degrees},
    {"precision", Cell::Plain},
    {"radius_km", Cell::Number},
    {"region", Cell::Region, "features"},
    {"coordinates_from", Cell::Text},
    {"more", Cell::More},
};
constexpr SheetColumn kFeatures[] = {
    {"id", Cell::Id},
    {"name", Cell::Text},
    {"kind", Cell::Plain},
    {"geometry", Cell::Geometry},
    {"coordinates_from", Cell::Plain},
    {"precision", Cell::Plain},
    {"when", Cell::Span},
    {"when.start", Cell::Time},
    {"when.end", Cell::Time},
    {"when.precision", Cell::Plain},
    {"when.text", Cell::Plain},
    {"more", Cell::More},
};
constexpr SheetColumn kOwnKinds[] = {
    {"id", Cell::Id}, {"name", Cell::Text}, {"symbol", Cell::Plain}, {"more", Cell::More}};
constexpr SheetColumn kEvents[] = {
    {"id", Cell::Id},           {"title", Cell::Text},
    {"summary", Cell::Text},    {"kind", Cell::Kind, "kinds"},
    {"when", Cell::Span},       {"when.start", Cell::Time},
    {"when.end", Cell::Time},   {"when.precision", Cell::Plain},
    {"when.text", Cell::Plain}, {"place", Cell::Ref, "places"},
    {"more", Cell::More},
};
constexpr SheetColumn kClaims[] = {
    {"id", Cell::Id},
    {"event", Cell::Ref, "events"},
    {"actor", Cell::Ref, "actors"},
    {"said", Cell::Span},
    {"said.start", Cell::Time},
    {"said.end", Cell::Time},
    {"said.precision", Cell::Plain},
    {"said.text", Cell::Plain},
    {"text", Cell::Text},
    {"quote", Cell::Plain},
    {"voice", Cell::Plain},
    {"source", Cell::Ref, "sources"},
    {"via", Cell::Text},
    {"question", Cell::Ref, "questions"},
    {"answer", Cell::Text},
    {"side", Cell::Side},
    {"quantity.what", Cell::Text},
    {"quantity.min", Cell::Number},
    {"quantity.max", Cell::Number},
    {"quantity.unit", Cell::Plain},
    {"quantity.bound", Cell::Plain},
    {"assessment", Cell::Plain},
    {"supersedes", Cell::Ref, "claims"},
    {"disputes", Cell::Ref, "claims"},
    {"supports", Cell::Ref, "claims"},
    {"same_as", Cell::Ref, "claims"},
    {"more", Cell::More},
};
constexpr SheetColumn kQuestions[] = {{"id", Cell::Id},
                                      {"text", Cell::Text},
                                      {"sides.#.id", Cell::Plain},
                                      {"sides.#.name", Cell::Text},
                                      {"more", Cell::More}};
constexpr SheetColumn kChecks[] = {
    {"id", Cell::Id},
    {"claim", Cell::Ref, "claims"},
    {"kind", Cell::Plain},
    {"from", Cell::Ref, "places"},
    {"to", Cell::To, "places"},
    {"to.border", Cell::Border},
    {"stated.value", Cell::Number},
    {"stated.unit", Cell::Plain},
    {"more", Cell::More},
};
constexpr SheetColumn kTour[] = {
    {"id", Cell::Id},
    {"title", Cell::Text},
    {"text", Cell::Text},
    {"time", Cell::Time},
    {"clock", Cell::Plain},
    {"event", Cell::Ref, "events"},
    {"question", Cell::Ref, "questions"},
    {"party", Cell::Ref, "parties"},
    {"view.bbox", Cell::Box},
    {"more", Cell::More},
};
constexpr SheetColumn kChanges[] = {{"date", Cell::Time}, {"text", Cell::Text}, {"more", Cell::More}};

constexpr SheetKind kKinds[] = {
    {"story", "story", "title", true, kStory},    {"parties", "party", "name", true, kParties},
    {"actors", "actor", "name", true, kActors},   {"sources", "source", "title", true, kSources},
    {"places", "place", "name", true, kPlaces},   {"features", "feature", "name", false, kFeatures},
    {"kinds", "kind", "name", false, kOwnKinds},  {"events", "event", "title", true, kEvents},
    {"claims", "claim", "text", true, kClaims},   {"questions", "question", "text", false, kQuestions},
    {"checks", "check", "claim", false, kChecks}, {"tour", "step", "title", false, kTour},
    {"changes", "change", "", false, kChanges},
};

// Keys have neither capitals nor spaces, and people write both.
std::string plain_name(std::string_view name) {
    std::string plain;
    for (const char c : name)
        plain += c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return plain;
}

const SheetColumn* column_at(const SheetKind& kind, const std::vector<std::string>& path) {
    std::string pattern;
    for (const std::string& segment : path)
        pattern.append(pattern.empty() ? "" : ".").append(is_number_segment(segment) ? "#" : segment);
    for (const SheetColumn& column : kind.columns)
        if (column.path == pattern) return &column;
    return nullptr;
}

}  // namespace

std::span<const SheetKind> sheet_kinds() { return kKinds; }

const SheetKind* sheet_kind(std::string_view name) {
    for (const SheetKind& kind : kKinds)
        if (kind.name == name) return &kind;
    return nullptr;
}

std::vector<std::string> split_path(std::string_view path) {
    std::vector<std::string> segments;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('.', at), path.size());
        segments.emplace_back(path.substr(at, end - at));
        at = end + 1;
    }
    return segments;
}

bool is_number_segment(std::string_view segment) {
    return !segment.empty() && segment.size() <= 4 && segment[0] != '0' &&
           std::all_of(segment.begin(), segment.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string column_name(const std::vector<std::string>& path, std::string_view language) {
    std::string name;
    for (const std::string& segment : path) name.append(name.empty() ? "" : ".").append(segment);
    return language.empty() ? name : name + ":" + std::string(language);
}

std::optional<BoundColumn> bind_column(const SheetKind& kind, std::string_view name) {
    const auto bound = [&](std::string_view path, std::string_view language) -> std::optional<BoundColumn> {
        std::vector<std::string> segments = split_path(plain_name(path));
        const SheetColumn* const column = column_at(kind, segments);
        if (column == nullptr || (!language.empty() && (column->kind != CellKind::Text || !is_language_tag(language))))
            return std::nullopt;
        return BoundColumn{column, std::string(language), std::move(segments)};
    };
    const auto after = [](std::string_view text, std::size_t at) {
        const std::size_t first = text.find_first_not_of(' ', at + 1);
        return first == text.npos ? std::string_view() : text.substr(first);
    };
    const auto before = [](std::string_view text, std::size_t at) {
        return text.substr(0, text.find_last_not_of(' ', at == 0 ? 0 : at - 1) + 1);
    };
    if (const std::size_t colon = name.rfind(':'); colon != name.npos && colon > 0) {
        const std::string_view language = after(name, colon);
        return language.empty() ? std::nullopt : bound(before(name, colon), language);
    }
    if (auto whole = bound(name, "")) return whole;
    const std::size_t dot = name.rfind('.');
    if (dot == name.npos || dot == 0 || dot + 1 == name.size()) return std::nullopt;
    return bound(name.substr(0, dot), name.substr(dot + 1));
}

}  // namespace sourceline
