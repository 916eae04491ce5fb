#include "stories.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>

#include "random.h"

namespace sourceline::bench {

namespace {
constexpr int kParties = 4, kActorsPerParty = 5, kSources = 8;
constexpr int kEventsPerPlace = 3, kEventsPerQuestion = 20, kEventsPerDay = 100;
constexpr int kPlacesPerFarPlace = 40, kPlacesPerVaguePlace = 5;
constexpr int kEventsPerSecondClaim = 2, kEventsPerDispute = 6, kEventsPerChange = 11, kEventsPerFigure = 4;
constexpr std::int64_t kShortestStory_s = 4 * kDay;

std::string numbered(const char* stem, std::size_t number) { return stem + std::to_string(number); }
std::uint32_t index_below(test::Random& random, std::size_t count) {
    return static_cast<std::uint32_t>(random.below(static_cast<int>(count)));
}
TimeSpan moment(Instant when) { return {when, when, TimePrecision::Exact, ""}; }

void add_header(Story& story, int events) {
    story.id = numbered("size-", static_cast<std::size_t>(events));
    story.language = "en";
    story.basemap = "belgorod";
    story.title = LocalText("A story of many events");
    story.summary = LocalText("Made up for measuring.");
    story.time_label = LocalText("local time");
    story.utc_offset = {3 * 3600};
    story.start = parse_date_time("2023-05-21T00:00", story.utc_offset).value();
    story.end = story.start + std::max(kShortestStory_s, events / kEventsPerDay * kDay);
    story.initial = story.end;
    story.view = {LngLat::clamped(35.2, 50.2), LngLat::clamped(36.9, 50.8)};
}

void add_people(Story& story) {
    for (std::uint32_t p = 0; p < kParties; ++p) {
        story.parties.push_back({numbered("party-", p), LocalText(numbered("Party ", p)), {}});
        for (int a = 0; a < kActorsPerParty; ++a) {
            const std::size_t number = story.actors.size();
            story.actors.push_back(
                {numbered("actor-", number), LocalText(numbered("Speaker ", number)), LocalText("spokesperson"), {p}});
        }
    }
    for (std::size_t s = 0; s < kSources; ++s) {
        Source source;
        source.id = numbered("source-", s);
        source.title = LocalText(numbered("Report ", s));
        source.language = "en";
        source.published = moment(story.end);
        story.sources.push_back(std::move(source));
    }
}

// In millionths of a degree, so that a file says the same.
double written_degrees(test::Random& random, double low, double high) {
    return random.below(static_cast<int>((high - low) * 1e6)) / 1e6 + low;
}

void add_places(Story& story, int count, test::Random& random) {
    for (int i = 0; i < count; ++i) {
        const bool far = i % kPlacesPerFarPlace == kPlacesPerFarPlace - 1;
        const LngLat low = far ? LngLat::clamped(24.0, 46.0) : story.view.south_west;
        const LngLat high = far ? LngLat::clamped(44.0, 56.0) : story.view.north_east;
        Place place;
        place.id = numbered("place-", story.places.size());
        place.name = LocalText(numbered("Village ", story.places.size()));
        place.kind = PlaceKind::Village;
        place.position = LngLat::clamped(written_degrees(random, low.lon(), high.lon()),
                                         written_degrees(random, low.lat(), high.lat()));
        if (i % kPlacesPerVaguePlace == 0) {
            place.precision = PlacePrecision::Near;
            place.radius_km = 2.0;
        }
        place.coordinates_from = LocalText("made up");
        story.places.push_back(std::move(place));
    }
}

// Half an hour to a day, to the minute.
TimeSpan random_span(const Story& story, test::Random& random) {
    const int minutes = static_cast<int>((story.end - story.start - kDay) / kMinute);
    const Instant start = story.start + random.below(minutes) * kMinute;
    return {start, start + (30 + random.below(23 * 60)) * kMinute,
            random.below(4) == 0 ? TimePrecision::About : TimePrecision::Exact, ""};
}

// Far more often one of the first than one of the last.
Ref<Place> random_place(const Story& story, test::Random& random) {
    const double at = random.between(0.0, 1.0);
    return {static_cast<std::uint32_t>(at * at * static_cast<double>(story.places.size()))};
}

Claim random_claim(const Story& story, std::uint32_t event, test::Random& random) {
    Claim claim;
    claim.id = numbered("claim-", story.claims.size());
    claim.event = {event};
    claim.actor = {index_below(random, story.actors.size())};
    claim.said = moment(story.events[event].when.start + (1 + random.below(120)) * kMinute);
    claim.text = LocalText(numbered("The speaker reports incident ", event));
    claim.quote = "something happened here " + std::to_string(random.below(1000));
    claim.voice = random.below(2) == 0 ? Voice::Direct : Voice::Reported;
    claim.source = {index_below(random, story.sources.size())};
    if (event % kEventsPerQuestion == 0) {
        claim.question = Ref<Question>{event / kEventsPerQuestion};
        claim.answer = LocalText(numbered("Answer ", index_below(random, 3)));
    }
    if (event % kEventsPerFigure == 0) {
        const double min = 1 + random.below(8);
        claim.quantity = Quantity{"vehicles", min, min + random.below(3), true, ""};
    }
    return claim;
}

void add_claims(Story& story, std::uint32_t event, test::Random& random) {
    const Ref<Claim> first{static_cast<std::uint32_t>(story.claims.size())};
    story.claims.push_back(random_claim(story, event, random));
    if (event % kEventsPerSecondClaim == 0) story.claims.push_back(random_claim(story, event, random));
    if (event % kEventsPerDispute == 0) story.claims.back().disputes = first;
    if (event % kEventsPerChange != 0) return;
    Claim later = random_claim(story, event, random);
    later.actor = story.at(first).actor;
    later.said = moment(story.at(first).said->start + kHour);
    later.supersedes = first;
    story.claims.push_back(std::move(later));
}

void add_event(Story& story, test::Random& random) {
    const std::size_t number = story.events.size();
    Event event;
    event.id = numbered("event-", number);
    event.title = LocalText(numbered("Incident ", number));
    event.summary = LocalText("What is said of it.");
    event.kind = static_cast<EventKind>(random.below(static_cast<int>(std::size(Vocabulary<EventKind>::kWords))));
    event.when = random_span(story, random);
    event.place = random_place(story, random);
    story.events.push_back(std::move(event));
    add_claims(story, static_cast<std::uint32_t>(number), random);
}

struct Kept {
    Story story;
    std::string file;  // "" until it is asked for
};
Kept& kept(int events) {
    static std::map<int, Kept> all;
    const auto found = all.find(events);
    return found != all.end() ? found->second : all.emplace(events, Kept{story_of(events), {}}).first->second;
}
}  // namespace

Story story_of(int events) {
    test::Random random(static_cast<std::uint64_t>(events));
    Story story;
    add_header(story, events);
    add_people(story);
    add_places(story, std::max(5, events / kEventsPerPlace), random);
    for (int q = 0; q * kEventsPerQuestion < events; ++q) {
        const std::size_t number = story.questions.size();
        story.questions.push_back({numbered("question-", number), LocalText(numbered("What of ", number)), {}});
    }
    for (int i = 0; i < events; ++i) add_event(story, random);
    return story;
}

const Story& kept_story(int events) { return kept(events).story; }

const std::string& kept_file(int events) {
    Kept& one = kept(events);
    if (one.file.empty()) one.file = file_of(one.story);
    return one.file;
}

}  // namespace sourceline::bench
