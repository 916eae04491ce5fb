#include "story/query.h"

#include <algorithm>
#include <cmath>

#include "base/stable_sort.h"

namespace sourceline {
namespace {

template <class T>
std::optional<Ref<T>> by_id(const std::vector<T>& items, std::string_view id) {
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].id == id) return Ref<T>{static_cast<std::uint32_t>(i)};
    return std::nullopt;
}

template <class Wanted>
std::vector<Ref<Claim>> claims_where(const Story& story, Wanted wanted) {
    std::vector<Ref<Claim>> found;
    for (std::uint32_t i = 0; i < story.claims.size(); ++i)
        if (wanted(story.claims[i])) found.push_back({i});
    return found;
}

}  // namespace

std::optional<Ref<Event>> event_by_id(const Story& story, std::string_view id) { return by_id(story.events, id); }
std::optional<Ref<Claim>> claim_by_id(const Story& story, std::string_view id) { return by_id(story.claims, id); }
std::optional<Ref<Place>> place_by_id(const Story& story, std::string_view id) { return by_id(story.places, id); }
std::optional<Ref<Party>> party_by_id(const Story& story, std::string_view id) { return by_id(story.parties, id); }
std::optional<Ref<Actor>> actor_by_id(const Story& story, std::string_view id) { return by_id(story.actors, id); }
std::optional<Ref<Source>> source_by_id(const Story& story, std::string_view id) { return by_id(story.sources, id); }
std::optional<Ref<TourStep>> step_by_id(const Story& story, std::string_view id) { return by_id(story.tour, id); }

std::vector<Ref<Claim>> claims_of(const Story& story, Ref<Event> event) {
    return claims_where(story, [&](const Claim& claim) { return claim.event == event; });
}

std::vector<Ref<Claim>> claims_of(const Story& story, Ref<Source> source) {
    return claims_where(story, [&](const Claim& claim) { return claim.source == source; });
}

std::vector<Ref<Claim>> claims_of(const Story& story, Ref<Question> question) {
    return claims_where(story, [&](const Claim& claim) { return claim.question == question; });
}

std::vector<std::vector<Ref<Claim>>> claims_by_event(const Story& story) {
    std::vector<std::vector<Ref<Claim>>> claims(story.events.size());
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) claims[story.claims[i].event.index].push_back({i});
    return claims;
}

bool is_vague(const TimeSpan& span) {
    return span.precision != TimePrecision::Exact && span.precision != TimePrecision::About;
}

bool has_kind(const Story& story, EventKind kind) {
    return std::any_of(story.events.begin(), story.events.end(),
                       [&](const Event& event) { return event.kind == kind; });
}

bool is_background(const Story& story, Ref<Event> event) {
    const Event& of = story.at(event);
    return of.when.start < story.start && (of.when.end <= story.start || of.kind == EventKind::Setting);
}

bool crosses_180(const Story& story) {
    const bool is_whole_width = story.view.north_east.lon() - story.view.south_west.lon() >= 360.0;
    return is_whole_width && !story.places.empty() &&
           std::all_of(story.places.begin(), story.places.end(),
                       [](const Place& place) { return std::fabs(place.position.lon()) > 90.0; });
}

std::vector<Ref<Event>> events_in_time(const Story& story) {
    std::vector<Ref<Event>> events(story.events.size());
    for (std::uint32_t i = 0; i < events.size(); ++i) events[i] = {i};
    stable_sort(events, [&](Ref<Event> a, Ref<Event> b) {
        const TimeSpan &x = story.at(a).when, &y = story.at(b).when;
        if (x.start != y.start) return x.start < y.start;
        if (x.end != y.end) return x.end < y.end;
        return a < b;
    });
    return events;
}

}  // namespace sourceline
