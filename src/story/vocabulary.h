// The fixed vocabularies of the story file: what a word in it may be and which value it stands for. The one table: the
// reader, the names in addresses and messages, `sourceline vocabularies` (which the checks of schema, documents and
// interface words ask) and the order of assets/words take it from here. A new word is a line of its enum and its row.
#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

namespace sourceline {

enum class EventKind {
    Shelling,
    GroundAttack,
    AirStrike,
    Drone,
    Casualties,
    Evacuation,
    Statement,
    Investigation,
    Assessment,
    Setting,
    Other
};
enum class PlaceKind { City, Town, Village, Crossing, Landmark, Area, Region, Country };
enum class PlacePrecision { Exact, Near, Region };
enum class FeatureKind { Road, Railway, River, Route, Front, Area };
enum class FeaturePrecision { Exact, Near, Schematic };
enum class TimePrecision { Exact, About, PartOfDay, Day, Month };
enum class Voice { Direct, Reported };
enum class Assessment { Claimed, Confirmed, Denied, Unverified, Retracted };
// How a figure is meant.
enum class Bound { Exactly, About, AtLeast, MoreThan, AtMost };
enum class SourceStatus { Live, Edited, Deleted, ArchivedOnly };
enum class CheckKind { Distance };
enum class CheckUnit { Kilometre, Mile, NauticalMile };
// By what had happened, or by what was known.
enum class Clock { Happened, Known };

template <class Enum>
struct Word {
    Enum value;
    std::string_view name;
};

// The rows stand in the order of their enum.
template <class Enum>
struct Vocabulary;
template <>
struct Vocabulary<EventKind> {
    static constexpr std::string_view kName = "event_kinds";
    static constexpr Word<EventKind> kWords[] = {
        {EventKind::Shelling, "shelling"},     {EventKind::GroundAttack, "ground-attack"},
        {EventKind::AirStrike, "air-strike"},  {EventKind::Drone, "drone"},
        {EventKind::Casualties, "casualties"}, {EventKind::Evacuation, "evacuation"},
        {EventKind::Statement, "statement"},   {EventKind::Investigation, "investigation"},
        {EventKind::Assessment, "assessment"}, {EventKind::Setting, "setting"},
        {EventKind::Other, "other"},
    };
};
template <>
struct Vocabulary<PlaceKind> {
    static constexpr std::string_view kName = "place_kinds";
    static constexpr Word<PlaceKind> kWords[] = {
        {PlaceKind::City, "city"},         {PlaceKind::Town, "town"},         {PlaceKind::Village, "village"},
        {PlaceKind::Crossing, "crossing"}, {PlaceKind::Landmark, "landmark"}, {PlaceKind::Area, "area"},
        {PlaceKind::Region, "region"},     {PlaceKind::Country, "country"},
    };
};
template <>
struct Vocabulary<PlacePrecision> {
    static constexpr std::string_view kName = "place_precisions";
    static constexpr Word<PlacePrecision> kWords[] = {
        {PlacePrecision::Exact, "exact"},
        {PlacePrecision::Near, "near"},
        {PlacePrecision::Region, "region"},
    };
};
template <>
struct Vocabulary<FeatureKind> {
    static constexpr std::string_view kName = "feature_kinds";
    static constexpr Word<FeatureKind> kWords[] = {
        {FeatureKind::Road, "road"},   {FeatureKind::Railway, "railway"}, {FeatureKind::River, "river"},
        {FeatureKind::Route, "route"}, {FeatureKind::Front, "front"},     {FeatureKind::Area, "area"},
    };
};
template <>
struct Vocabulary<FeaturePrecision> {
    static constexpr std::string_view kName = "feature_precisions";
    static constexpr Word<FeaturePrecision> kWords[] = {
        {FeaturePrecision::Exact, "exact"},
        {FeaturePrecision::Near, "near"},
        {FeaturePrecision::Schematic, "schematic"},
    };
};
template <>
struct Vocabulary<TimePrecision> {
    static constexpr std::string_view kName = "time_precisions";
    static constexpr Word<TimePrecision> kWords[] = {
        {TimePrecision::Exact, "exact"}, {TimePrecision::About, "about"}, {TimePrecision::PartOfDay, "part-of-day"},
        {TimePrecision::Day, "day"},     {TimePrecision::Month, "month"},
    };
};
template <>
struct Vocabulary<Voice> {
    static constexpr std::string_view kName = "voices";
    static constexpr Word<Voice> kWords[] = {{Voice::Direct, "direct"}, {Voice::Reported, "reported"}};
};
template <>
struct Vocabulary<Assessment> {
    static constexpr std::string_view kName = "assessments";
    static constexpr Word<Assessment> kWords[] = {
        {Assessment::Claimed, "claimed"},       {Assessment::Confirmed, "confirmed"}, {Assessment::Denied, "denied"},
        {Assessment::Unverified, "unverified"}, {Assessment::Retracted, "retracted"},
    };
};
template <>
struct Vocabulary<SourceStatus> {
    static constexpr std::string_view kName = "source_statuses";
    static constexpr Word<SourceStatus> kWords[] = {
        {SourceStatus::Live, "live"},
        {SourceStatus::Edited, "edited"},
        {SourceStatus::Deleted, "deleted"},
        {SourceStatus::ArchivedOnly, "archived-only"},
    };
};
template <>
struct Vocabulary<Bound> {
    static constexpr std::string_view kName = "bounds";
    static constexpr Word<Bound> kWords[] = {
        {Bound::Exactly, "exactly"},    {Bound::About, "about"},    {Bound::AtLeast, "at-least"},
        {Bound::MoreThan, "more-than"}, {Bound::AtMost, "at-most"},
    };
};
template <>
struct Vocabulary<CheckKind> {
    static constexpr std::string_view kName = "check_kinds";
    static constexpr Word<CheckKind> kWords[] = {{CheckKind::Distance, "distance"}};
};
template <>
struct Vocabulary<CheckUnit> {
    static constexpr std::string_view kName = "check_units";
    static constexpr Word<CheckUnit> kWords[] = {
        {CheckUnit::Kilometre, "km"},
        {CheckUnit::Mile, "mi"},
        {CheckUnit::NauticalMile, "nmi"},
    };
};
template <>
struct Vocabulary<Clock> {
    static constexpr std::string_view kName = "clocks";
    static constexpr Word<Clock> kWords[] = {{Clock::Happened, "happened"}, {Clock::Known, "known"}};
};

// Calls `visit` with each vocabulary.
template <class Visit>
constexpr void for_each_vocabulary(Visit visit) {
    visit(Vocabulary<EventKind>{});
    visit(Vocabulary<PlaceKind>{});
    visit(Vocabulary<PlacePrecision>{});
    visit(Vocabulary<FeatureKind>{});
    visit(Vocabulary<FeaturePrecision>{});
    visit(Vocabulary<TimePrecision>{});
    visit(Vocabulary<Voice>{});
    visit(Vocabulary<Assessment>{});
    visit(Vocabulary<SourceStatus>{});
    visit(Vocabulary<Bound>{});
    visit(Vocabulary<CheckKind>{});
    visit(Vocabulary<CheckUnit>{});
    visit(Vocabulary<Clock>{});
}

template <class Enum>
inline constexpr int kWordCountOf = static_cast<int>(std::size(Vocabulary<Enum>::kWords));
inline constexpr int kEventKindCount = kWordCountOf<EventKind>;

template <class Enum>
constexpr std::string_view word_of(Enum value) {
    return Vocabulary<Enum>::kWords[static_cast<std::size_t>(value)].name;
}
template <class Enum>
constexpr std::optional<Enum> value_of(std::string_view word) {
    for (const auto& [value, name] : Vocabulary<Enum>::kWords)
        if (name == word) return value;
    return std::nullopt;
}

namespace vocabulary_detail {
constexpr bool all_in_order() {
    bool good = true;
    for_each_vocabulary([&](auto vocabulary) {
        std::size_t at = 0;
        for (const auto& word : vocabulary.kWords) good = good && static_cast<std::size_t>(word.value) == at++;
    });
    return good;
}
static_assert(all_in_order());
static_assert(word_of(EventKind::Other) == "other" && kEventKindCount == static_cast<int>(EventKind::Other) + 1,
              "Other stands last");
}  // namespace vocabulary_detail

}  // namespace sourceline
