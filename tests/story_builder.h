// Small stories for tests, written down in a few lines.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "story/model.h"
#include "values.h"

namespace sourceline::test {

inline constexpr UtcOffset kMoscowSummer{3 * 3600};

// "2023-05-23T18:30", in +03:00 where it names no offset.
inline Instant at(std::string_view text) { return parse_date_time(text, kMoscowSummer).value(); }
inline TimeSpan exactly(std::string_view start, std::string_view end) {
    return {at(start), at(end), TimePrecision::Exact, ""};
}
inline TimeSpan exactly(std::string_view when) { return exactly(when, when); }

// Two parties with an actor each, one source, and an extent from 21 May 2023, 18:00 to 25 May, 00:00.
class StoryBuilder {
  public:
    StoryBuilder() {
        story.id = "border";
        story.language = "en";
        story.title = story.summary = LocalText("Four days in May");
        story.utc_offset = kMoscowSummer;
        story.start = at("2023-05-21T18:00");
        story.end = at("2023-05-25T00:00");
        story.initial = at("2023-05-22T09:00");
        story.view = {position(35.2, 50.2), position(36.9, 50.8)};
        story.parties = {{"moscow", LocalText("Russian authorities"), {}},
                         {"kyiv", LocalText("Ukrainian authorities"), {}}};
        story.actors = {{"governor", LocalText("Governor"), LocalText("Governor"), {0}},
                        {"spokesman", LocalText("Spokesman"), LocalText("Spokesman"), {1}}};
        source("agency");
    }

    Ref<Source> source(std::string id) {
        Source source;
        source.id = std::move(id);
        source.title = LocalText("A report");
        source.language = "en";
        return add(story.sources, std::move(source));
    }

    Ref<Place> place(std::string id, double lon, double lat, PlacePrecision precision = PlacePrecision::Exact,
                     double radius_km = 0.0) {
        Place place;
        place.id = id;
        place.name = LocalText(std::move(id));
        place.position = position(lon, lat);
        place.precision = precision;
        place.radius_km = radius_km;
        return add(story.places, std::move(place));
    }

    Ref<Event> event(std::string id, TimeSpan when, std::optional<Ref<Place>> where = std::nullopt) {
        Event event;
        event.id = id;
        event.title = event.summary = LocalText(std::move(id));
        event.when = std::move(when);
        event.place = where;
        return add(story.events, std::move(event));
    }

    Ref<Claim> claim(std::string id, Ref<Event> event, std::string_view said) {
        Claim claim;
        claim.id = std::move(id);
        claim.event = event;
        claim.said = exactly(said);
        claim.text = LocalText("Something happened");
        claim.quote = "something happened";
        return add(story.claims, std::move(claim));
    }

    Story story;

  private:
    template <class T>
    static Ref<T> add(std::vector<T>& items, T item) {
        items.push_back(std::move(item));
        return {static_cast<std::uint32_t>(items.size() - 1)};
    }
};

}  // namespace sourceline::test
