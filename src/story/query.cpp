#include "story/query.h"

#include <algorithm>
#include <cmath>

namespace sourceline {
namespace {

template <class T>
std::optional<Ref<T>> by_id(const std::vector<T>& items, std::string_view id) {
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].id == id) return Ref<T>{static_cast<std::uint32_t>(i)};
    return std::nullopt;
}

template <class T>
std::optional<Ref<T>> by_id(const std::vector<T>& items, const std::vector<std::uint32_t>& order, std::string_view id) {
    if (order.size() != items.size()) return by_id(items, id);
    const auto found =
        std::lower_bound(order.begin(), order.end(), id,
                         [&](std::uint32_t item, std::string_view wanted) { return items[item].id < wanted; });
    return found != order.end() && items[*found].id == id ? std::optional(Ref<T>{*found}) : std::nullopt;
}

template <class Wanted>
std::span<const Ref<Claim>> claims_where(const Story& story, Wanted wanted) {
    FrameList<Ref<Claim>> found;
    for (std::uint32_t i = 0; i < story.claims.size(); ++i)
        if (wanted(story.claims[i])) found.push_back({i});
    return found;
}

// A story that was made by hand has no index, one that has lost or won items since has none that is good.
bool is_indexed(const Story& story) {
    return story.index.of_event.all.size() == story.claims.size() &&
           story.index.of_source.from.size() == story.sources.size() + 1 &&
           story.index.at_place.from.size() == story.places.size() + 1 &&
           story.index.events_in_time.size() == story.events.size();
}

template <class T>
std::span<const Ref<T>> listed(const StoryIndex::Lists<T>& lists, std::uint32_t item) {
    const Ref<T>* all = lists.all.data();
    return {all + lists.from[item], all + lists.from[item + 1]};
}

// `owner_of`: the place among `owners` of what an item belongs to, if anything.
template <class T, class OwnerOf>
StoryIndex::Lists<T> lists_of(const std::vector<T>& items, std::size_t owners, OwnerOf owner_of) {
    StoryIndex::Lists<T> lists{std::vector<std::uint32_t>(owners + 1), {}};
    for (const T& item : items)
        if (const std::optional<std::uint32_t> owner = owner_of(item)) ++lists.from[*owner + 1];
    for (std::size_t i = 0; i < owners; ++i) lists.from[i + 1] += lists.from[i];
    std::vector<std::uint32_t> next = lists.from;
    lists.all.resize(lists.from.back());
    for (std::uint32_t i = 0; i < items.size(); ++i)
        if (const std::optional<std::uint32_t> owner = owner_of(items[i])) lists.all[next[*owner]++] = {i};
    return lists;
}

using Owner = std::optional<std::uint32_t>;

template <class T>
std::vector<Ref<T>> refs_of(const std::vector<std::uint32_t>& places) {
    std::vector<Ref<T>> refs;
    refs.reserve(places.size());
    for (const std::uint32_t place : places) refs.push_back({place});
    return refs;
}

bool comes_before(const void* story, std::uint32_t a, std::uint32_t b) {
    const auto& events = static_cast<const Story*>(story)->events;
    const TimeSpan &x = events[a].when, &y = events[b].when;
    return x.start != y.start ? x.start < y.start : x.end < y.end;
}

bool begins_before(const Story& story, const Event& event) {
    return event.when.start < story.start && (event.when.end <= story.start || is_setting(event));
}

std::uint32_t bit_of(AnyKind kind) { return std::uint32_t{1} << kind.number(); }
static_assert(kEventKindCount + kMaxOwnKinds <= 32);

}  // namespace

std::optional<Ref<Event>> event_by_id(const Story& story, std::string_view id) {
    return by_id(story.events, story.index.events, id);
}
std::optional<Ref<Claim>> claim_by_id(const Story& story, std::string_view id) {
    return by_id(story.claims, story.index.claims, id);
}
std::optional<Ref<Place>> place_by_id(const Story& story, std::string_view id) {
    return by_id(story.places, story.index.places, id);
}
std::optional<Ref<Party>> party_by_id(const Story& story, std::string_view id) { return by_id(story.parties, id); }
std::optional<Ref<Actor>> actor_by_id(const Story& story, std::string_view id) { return by_id(story.actors, id); }
std::optional<Ref<Source>> source_by_id(const Story& story, std::string_view id) { return by_id(story.sources, id); }
std::optional<Ref<TourStep>> step_by_id(const Story& story, std::string_view id) { return by_id(story.tour, id); }

std::span<const Ref<Claim>> claims_of(const Story& story, Ref<Event> event) {
    if (is_indexed(story)) return listed(story.index.of_event, event.index);
    return claims_where(story, [&](const Claim& claim) { return claim.event == event; });
}

std::span<const Ref<Claim>> claims_of(const Story& story, Ref<Source> source) {
    if (is_indexed(story)) return listed(story.index.of_source, source.index);
    return claims_where(story, [&](const Claim& claim) { return claim.source == source; });
}

std::span<const Ref<Claim>> claims_of(const Story& story, Ref<Question> question) {
    return claims_where(story, [&](const Claim& claim) { return claim.question == question; });
}

std::span<const Ref<Event>> events_at(const Story& story, Ref<Place> place) {
    if (is_indexed(story)) return listed(story.index.at_place, place.index);
    FrameList<Ref<Event>> found;
    for (std::uint32_t i = 0; i < story.events.size(); ++i)
        if (story.events[i].place == place) found.push_back({i});
    return found;
}

std::vector<std::vector<Ref<Claim>>> claims_by_event(const Story& story) {
    std::vector<std::vector<Ref<Claim>>> claims(story.events.size());
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) claims[story.claims[i].event.index].push_back({i});
    return claims;
}

bool is_vague(const TimeSpan& span) {
    return span.precision != TimePrecision::Exact && span.precision != TimePrecision::About;
}

bool has_kind(const Story& story, AnyKind kind) {
    if (is_indexed(story)) return (story.index.kinds & bit_of(kind)) != 0;
    return std::any_of(story.events.begin(), story.events.end(),
                       [&](const Event& event) { return kind_of(event) == kind; });
}

bool is_background(const Story& story, Ref<Event> event) {
    if (story.index.background.size() == story.events.size() && is_indexed(story))
        return story.index.background[event.index];
    return begins_before(story, story.at(event));
}

bool has_background(const Story& story) {
    if (is_indexed(story)) return story.index.has_background;
    for (std::uint32_t i = 0; i < story.events.size(); ++i)
        if (is_background(story, {i})) return true;
    return false;
}

std::span<const Ref<Event>> events_in_time(const Story& story) {
    if (is_indexed(story)) return story.index.events_in_time;
    FrameList<Ref<Event>> events;
    for (const std::uint32_t place : stable_order(story.events.size(), comes_before, &story)) events.push_back({place});
    return events;
}

bool IndexMaker::go_on(const ShouldPause& pause) {
    StoryIndex& index = story_.index;
    const std::size_t events = story_.events.size();
    if (!has_lists_) {
        has_lists_ = true;
        index.of_event = lists_of(story_.claims, events, [](const Claim& claim) { return Owner(claim.event.index); });
        index.of_source = lists_of(story_.claims, story_.sources.size(),
                                   [](const Claim& claim) { return Owner(claim.source.index); });
        index.at_place = lists_of(story_.events, story_.places.size(), [](const Event& event) {
            return event.place ? Owner(event.place->index) : std::nullopt;
        });
        for (const Event& event : story_.events) {
            index.background.push_back(begins_before(story_, event));
            index.has_background |= index.background.back();
            index.kinds |= bit_of(kind_of(event));
        }
        if (pause()) return false;
    }
    if (!order_) order_.emplace(events, comes_before, &story_);
    if (!order_->go_on(pause)) return false;
    index.events_in_time = refs_of<Event>(order_->take());
    return true;
}

std::vector<Ref<TourStep>> steps_in_time(const Story& story) {
    std::vector<Ref<TourStep>> steps;
    for (std::uint32_t i = 0; i < story.tour.size(); ++i)
        if (story.tour[i].time) steps.push_back({i});
    const auto time_of = [&](Ref<TourStep> step) { return *story.at(step).time; };
    const auto comes_before = [&](Ref<TourStep> a, Ref<TourStep> b) { return time_of(a) < time_of(b); };
    if (!std::is_sorted(steps.begin(), steps.end(), comes_before)) stable_sort(steps, comes_before);
    const auto last = std::unique(steps.begin(), steps.end(),
                                  [&](Ref<TourStep> a, Ref<TourStep> b) { return time_of(a) == time_of(b); });
    steps.erase(last, steps.end());
    return steps;
}

}  // namespace sourceline
