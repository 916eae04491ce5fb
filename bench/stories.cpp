#include "stories.h"

#include <cstdio>
#include <cstdlib>
#include <map>

#include "random.h"

namespace sourceline::bench {

namespace {
constexpr int kParties = 4, kActorsPerParty = 5, kSources = 8, kEventsPerQuestion = 20;
constexpr std::int64_t kLength = 4 * kDay;

std::string numbered(const char* stem, std::size_t number) { return stem + std::to_string(number); }

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
        source.published = TimeSpan{story.end, story.end, TimePrecision::Exact, ""};
        story.sources.push_back(std::move(source));
    }
}

void add_places(Story& story, int count, test::Random& random) {
    const LngLat low = story.view.south_west, high = story.view.north_east;
    for (int i = 0; i < count; ++i) {
        Place place;
        place.id = numbered("place-", story.places.size());
        place.name = LocalText(numbered("Village ", story.places.size()));
        place.kind = PlaceKind::Village;
        place.position = LngLat::clamped(random.between(low.lon(), high.lon()), random.between(low.lat(), high.lat()));
        if (i % 5 == 0) {
            place.precision = PlacePrecision::Near;
            place.radius_km = 2.0;
        }
        place.coordinates_from = "made up";
        story.places.push_back(std::move(place));
    }
}

// Half an hour to a day, to the minute, so that a file says the same.
TimeSpan random_span(const Story& story, test::Random& random) {
    const std::int64_t start = random.below(static_cast<int>(kLength / kMinute) - 24 * 60) * kMinute;
    const std::int64_t length = (30 + random.below(23 * 60)) * kMinute;
    return {story.start + start, story.start + start + length,
            random.below(4) == 0 ? TimePrecision::About : TimePrecision::Exact, ""};
}

void add_claims(Story& story, std::uint32_t event, test::Random& random) {
    for (int i = 0; i < 2; ++i) {
        Claim claim;
        claim.id = numbered("claim-", story.claims.size());
        claim.event = {event};
        claim.actor = {static_cast<std::uint32_t>(random.below(kParties * kActorsPerParty))};
        const Instant said = story.events[event].when.start + (1 + random.below(120)) * kMinute;
        claim.said = TimeSpan{said, said, TimePrecision::Exact, ""};
        claim.text = LocalText(numbered("The speaker reports incident ", event) + " near the river.");
        claim.quote = "something happened here " + std::to_string(random.below(1000));
        claim.voice = i == 0 ? Voice::Direct : Voice::Reported;
        claim.source = {static_cast<std::uint32_t>(random.below(kSources))};
        if (event % kEventsPerQuestion == 0) {
            claim.question = Ref<Question>{event / kEventsPerQuestion};
            claim.answer = LocalText(numbered("Answer ", static_cast<std::size_t>(random.below(3))));
        }
        story.claims.push_back(std::move(claim));
    }
}
}  // namespace

Story story_of(int events) {
    test::Random random(static_cast<std::uint64_t>(events));
    Story story;
    story.id = numbered("size-", static_cast<std::size_t>(events));
    story.language = "en";
    story.basemap = "belgorod";
    story.title = LocalText("A story of many events");
    story.summary = LocalText("Made up for measuring.");
    story.time_label = LocalText("local time");
    story.utc_offset = {3 * 3600};
    story.start = parse_date_time("2023-05-21T00:00", story.utc_offset).value();
    story.end = story.initial = story.start + kLength;
    story.view = {LngLat::clamped(35.2, 50.2), LngLat::clamped(36.9, 50.8)};
    add_people(story);
    // As many places as a third of the events, so that some share one.
    add_places(story, std::max(5, events / 3), random);
    for (int q = 0; q * kEventsPerQuestion < events; ++q)
        story.questions.push_back(
            {numbered("question-", static_cast<std::size_t>(q)), LocalText(numbered("What of ", story.questions.size()))});
    for (int i = 0; i < events; ++i) {
        Event event;
        event.id = numbered("event-", static_cast<std::size_t>(i));
        event.title = LocalText(numbered("Incident ", static_cast<std::size_t>(i)));
        event.summary = LocalText("What is said to have happened.");
        event.kind = static_cast<EventKind>(random.below(kEventKindCount));
        event.when = random_span(story, random);
        event.place = Ref<Place>{static_cast<std::uint32_t>(random.below(static_cast<int>(story.places.size())))};
        story.events.push_back(std::move(event));
        add_claims(story, static_cast<std::uint32_t>(i), random);
    }
    return story;
}

std::string file_of(const Story&) { return {}; }

const BaseMap& base_map() {
    static const BaseMap map = [] {
        std::string bytes;
        const std::string path = SOURCELINE_SOURCE_DIR "/assets/basemaps/belgorod.json";
        if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
            char block[65536];
            while (const std::size_t size = std::fread(block, 1, sizeof block, file)) bytes.append(block, size);
            std::fclose(file);
        }
        ReadBaseMap read = read_basemap(bytes);
        if (!read.map) {
            std::fprintf(stderr, "%s cannot be read\n", path.c_str());
            std::exit(2);
        }
        return std::move(*read.map);
    }();
    return map;
}

const Story& kept_story(int events) {
    static std::map<int, Story> kept;
    const auto found = kept.find(events);
    return found != kept.end() ? found->second : kept.emplace(events, story_of(events)).first->second;
}

}  // namespace sourceline::bench
