// The story in memory: immutable after reading, every reference resolved, every value in range.
// The file format is docs/STORY_FORMAT.md; story/read.h makes a Story from bytes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/civil.h"
#include "geo/lng_lat.h"
#include "story/vocabulary.h"

namespace sourceline {

// Text in one or more languages. Never empty.
class LocalText {
  public:
    LocalText() = default;
    explicit LocalText(std::string plain) { entries_.push_back({"", std::move(plain)}); }
    explicit LocalText(std::vector<std::pair<std::string, std::string>> by_language)
        : entries_(std::move(by_language)) {}

    struct Found {
        std::string_view text;
        std::string_view language;
    };  // language "" = the story's own
    // In `language`; else in `fallback`; else the first there is.
    Found in(std::string_view language, std::string_view fallback) const;
    const std::vector<std::pair<std::string, std::string>>& entries() const { return entries_; }

  private:
    std::vector<std::pair<std::string, std::string>> entries_;  // (language tag or "", text)
};

// A resolved reference to an item of the same Story.
template <class T>
struct Ref {
    std::uint32_t index = 0;
    friend constexpr auto operator<=>(const Ref&, const Ref&) = default;
};

// What a date says of itself, as EDTF marks it: uncertain ?, approximate ~, both %. Open: it is not said until when,
// "..".
enum class DateMark : std::uint8_t { None, Uncertain, Approximate, Both, Open };
constexpr bool is_uncertain(DateMark mark) { return mark == DateMark::Uncertain || mark == DateMark::Both; }
constexpr bool is_approximate(DateMark mark) { return mark == DateMark::Approximate || mark == DateMark::Both; }

// When something happened or was said. start <= end. A day or month covers it whole: [first second, first second
// after).
struct TimeSpan {
    Instant start, end;
    TimePrecision precision = TimePrecision::Exact;
    std::string text;  // the wording of the source; may be empty
    // Of the date that each end was written with. Open, only of a feature: then it is that of the story's time.
    DateMark start_mark = DateMark::None, end_mark = DateMark::None;
    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

constexpr bool is_uncertain(const TimeSpan& span) {
    return is_uncertain(span.start_mark) || is_uncertain(span.end_mark);
}
constexpr bool is_approximate(const TimeSpan& span) {
    return is_approximate(span.start_mark) || is_approximate(span.end_mark);
}

// 0xRRGGBB
struct Colour {
    std::uint32_t rgb = 0;
};

struct Party {
    std::string id;
    LocalText name;
    std::optional<Colour> colour;
};

struct Actor {
    std::string id;
    LocalText name;
    LocalText role;
    Ref<Party> party;
};

struct Source {
    std::string id;
    LocalText title;
    std::optional<LocalText> publisher, credit;
    std::optional<TimeSpan> published;
    std::string url, archived_url;                // "" = not stated; else http(s)
    std::optional<TimeSpan> retrieved, captured;  // captured: of the archived copy
    std::string sha256;                           // of what was captured; "" = not stated
    std::string language;                         // BCP 47 tag
    std::optional<SourceStatus> status;
    std::string document;  // file name of the text that quotes are checked against; "" = none
};

struct Place {
    std::string id;
    LocalText name;
    PlaceKind kind = PlaceKind::Landmark;
    LngLat position;
    PlacePrecision precision = PlacePrecision::Exact;
    double radius_km = 0.0;  // > 0 for Near, else 0
    std::string region;      // for Region: an Area of the story's features, else a polygon of the base map
    LocalText coordinates_from;
};

// A line or an area of the story's own.
struct Feature {
    std::string id;
    std::optional<LocalText> name;
    FeatureKind kind = FeatureKind::Route;
    FeaturePrecision precision = FeaturePrecision::Exact;
    std::vector<std::vector<LngLat>> lines;                  // two positions or more each; none of an Area
    std::vector<std::vector<std::vector<LngLat>>> polygons;  // of an Area: rings, closed, the outer one first
    std::string coordinates_from;
    std::optional<TimeSpan> when;
};

// A kind of event of the story's own.
struct OwnKind {
    std::string id;  // none of the built-in words
    LocalText name;
    EventKind symbol = EventKind::Other;  // whose shape it has on the map; nothing else of that kind
};

struct Event {
    std::string id;
    LocalText title;
    LocalText summary;
    EventKind kind = EventKind::Other;  // the shape of its symbol; of an own kind that kind's
    TimeSpan when;
    std::optional<Ref<Place>> place;
    std::optional<Ref<OwnKind>> own_kind = {};
};

// One way to answer a question, as the author sorts the answers.
struct Side {
    std::string id;
    LocalText name;
};

struct Question {
    std::string id;
    LocalText text;
    std::vector<Side> sides;  // none, or two or more
};

struct Quantity {
    std::string what;             // in the story's own language: figures of the same `what` and unit are of one thing
    double min = 0.0, max = 0.0;  // max >= min; equal where the file has no max
    bool has_max = false;
    std::string unit;
    Bound bound = Bound::Exactly;  // of `min`, which is the figure: with a `max` exactly or about
    LocalText named{};             // `what` as readers see it
};

struct Claim {
    std::string id;
    Ref<Event> event;
    Ref<Actor> actor;
    std::optional<TimeSpan> said;
    LocalText text;
    std::string quote;
    Voice voice = Voice::Reported;
    Ref<Source> source;
    LocalText via;  // entries() empty = not stated
    std::optional<Ref<Question>> question;
    std::optional<LocalText> answer;
    std::optional<std::uint32_t> side;  // index among the sides of its question
    std::optional<Quantity> quantity;
    std::optional<Assessment> assessment;
    std::optional<Ref<Claim>> supersedes;
    std::optional<Ref<Claim>> disputes;
    std::optional<Ref<Claim>> supports;  // of another party
    std::optional<Ref<Claim>> same_as;   // of the same speaker on the same event, in another source
};

struct Check {
    std::string id;
    Ref<Claim> claim;
    Ref<Place> from;
    std::optional<Ref<Place>> to;               // nothing = the nearest point of a border
    std::array<std::string, 2> border_between;  // ids of the base map's countries; empty = its main border
    double stated_value = 0.0;
    std::string stated_unit;  // a CheckUnit's word
};

struct Change {
    TimeSpan date;
    LocalText text;
};

// Where a text cites a claim: after so many of its bytes.
struct Citation {
    std::size_t after = 0;
    Ref<Claim> claim;
};

// Text that cites. The citations do not stand in it.
struct Prose {
    LocalText text;
    std::vector<std::vector<Citation>> citations;  // of each entry of `text`, in order
    // `found`: as text.in() gives it.
    const std::vector<Citation>& citations_of(const LocalText::Found& found) const;
};

// One step of the story as it is told.
struct TourStep {
    std::string id;
    LocalText title;
    Prose text;
    std::optional<Instant> time;  // nothing: it belongs to no moment
    std::optional<Clock> clock;
    std::optional<Ref<Event>> event;
    std::optional<Ref<Question>> question;
    std::optional<Ref<Party>> party;
    std::optional<LngLatBox> view;
    std::vector<Ref<Claim>> cited;  // in whatever language, each once
};

// What is asked of a story again and again, found once when it has been read (IndexMaker in story/query.h). A copy
// has none: whoever copies a story may change it, and there all that is asked is looked for anew.
struct StoryIndex {
    // What belongs to each item of one kind, one item after another, in the file's order: from[i] to from[i + 1].
    template <class T>
    struct Lists {
        std::vector<std::uint32_t> from;
        std::vector<Ref<T>> all;
    };
    Lists<Claim> of_event, of_source;
    Lists<Event> at_place;
    std::vector<Ref<Event>> events_in_time;
    std::vector<Ref<TourStep>> steps_in_time;           // those that have a time, of several with one time the first
    std::vector<bool> background;                       // by event
    bool has_background = false;                        // any of them
    std::uint32_t kinds = 0;                            // of the events, a bit each, as story/kinds.h numbers them
    std::vector<std::uint32_t> events, claims, places;  // by id, in the order of the ids

    StoryIndex() = default;
    ~StoryIndex() = default;
    StoryIndex(const StoryIndex&) {}
    StoryIndex(StoryIndex&&) = default;
    StoryIndex& operator=(const StoryIndex&) { return *this = StoryIndex(); }
    StoryIndex& operator=(StoryIndex&&) = default;
};

struct Story {
    std::string id, language, basemap;
    // That a reader can choose: its own first, then the others of titles and summaries.
    std::vector<std::string> languages;
    LocalText title, summary, time_label;
    UtcOffset utc_offset;
    Instant start, end, initial;  // the timeline's extent and where it opens
    LngLatBox view;

    std::vector<Party> parties;
    std::vector<Actor> actors;
    std::vector<Source> sources;  // numbered from 1 in this order
    std::vector<Place> places;
    std::vector<Feature> features;
    std::vector<OwnKind> kinds;  // at most kMaxOwnKinds
    std::vector<Event> events;   // in the file's order
    std::vector<Claim> claims;
    std::vector<Question> questions;
    std::vector<Check> checks;
    std::vector<Change> changes;
    std::vector<TourStep> tour;
    bool has_tour = false;  // of the author's; else its steps are the events
    StoryIndex index;

    const Party& at(Ref<Party> r) const { return parties[r.index]; }
    const Actor& at(Ref<Actor> r) const { return actors[r.index]; }
    const Source& at(Ref<Source> r) const { return sources[r.index]; }
    const Place& at(Ref<Place> r) const { return places[r.index]; }
    const OwnKind& at(Ref<OwnKind> r) const { return kinds[r.index]; }
    const Event& at(Ref<Event> r) const { return events[r.index]; }
    const Claim& at(Ref<Claim> r) const { return claims[r.index]; }
    const Question& at(Ref<Question> r) const { return questions[r.index]; }
    const Check& at(Ref<Check> r) const { return checks[r.index]; }
    const TourStep& at(Ref<TourStep> r) const { return tour[r.index]; }

    // Which of `languages` serves whoever asks for this tag.
    std::optional<std::uint8_t> language_for(std::string_view tag) const;
};

}  // namespace sourceline
