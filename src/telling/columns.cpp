#include "telling/columns.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "telling/told.h"

namespace sourceline {

namespace {
// Disjoint sets (Galler and Fischer 1964), each with the first event as its root.
class EventSets {
  public:
    explicit EventSets(std::size_t events) : above_(events) { std::iota(above_.begin(), above_.end(), 0u); }
    std::uint32_t root(std::uint32_t event) {
        while (above_[event] != event) event = above_[event] = above_[above_[event]];
        return event;
    }
    void join(Ref<Event> a, Ref<Event> b) {
        const auto [first, second] = std::minmax({root(a.index), root(b.index)});
        above_[second] = first;
    }

  private:
    std::vector<std::uint32_t> above_;
};

// `group_of`: the cluster of each item.
template <class Item>
void gather(const std::vector<std::uint32_t>& group_of, std::size_t groups, std::vector<std::uint32_t>& from,
            std::vector<Ref<Item>>& items) {
    from.assign(groups + 1, 0);
    for (const std::uint32_t group : group_of) ++from[group + 1];
    for (std::size_t i = 0; i < groups; ++i) from[i + 1] += from[i];
    std::vector<std::uint32_t> next = from;
    items.resize(group_of.size());
    for (std::uint32_t i = 0; i < group_of.size(); ++i) items[next[group_of[i]]++] = {i};
}
}  // namespace

std::vector<ClaimColumn> claim_columns(const Story& story) {
    std::vector<ClaimColumn> columns(story.claims.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Claim& claim = story.claims[i];
        ClaimColumn& column = columns[i];
        column.event = claim.event;
        column.actor = claim.actor;
        column.party = story.at(claim.actor).party;
        column.is_confirmed = claim.assessment == Assessment::Confirmed;
        column.has_quantity = claim.quantity.has_value();
        for (const std::optional<Ref<Claim>>* link :
             {&claim.supersedes, &claim.disputes, &claim.supports, &claim.same_as})
            if (*link) column.is_linked = columns[(*link)->index].is_linked = true;
    }
    return columns;
}

StoryColumns::StoryColumns(const Story& story) : claims(claim_columns(story)) {
    events.reserve(story.events.size());
    for (std::uint32_t i = 0; i < story.events.size(); ++i) {
        const Event& event = story.events[i];
        events.push_back({event.when.start, event.when.end, story.end, 0, kind_of(event), is_time_open(story, {i})});
    }
    EventSets sets(events.size());
    std::vector<bool> is_spoken_of(events.size());
    for (std::uint32_t i = 0; i < claims.size(); ++i) {
        const Ref<Event> event = claims[i].event;
        Instant& known = events[event.index].known;
        const Instant from = known_from(story, {i}).instant;
        known = is_spoken_of[event.index] ? std::min(known, from) : from;
        is_spoken_of[event.index] = true;
        if (!claims[i].is_linked) continue;
        const Claim& claim = story.claims[i];
        for (const std::optional<Ref<Claim>>* link :
             {&claim.supersedes, &claim.disputes, &claim.supports, &claim.same_as})
            if (*link) sets.join(event, story.at(**link).event);
    }
    std::vector<std::uint32_t> of_event(events.size()), of_claim(claims.size());
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const std::uint32_t root = sets.root(i);
        of_event[i] = events[i].cluster = root == i ? count++ : of_event[root];
    }
    for (std::size_t i = 0; i < claims.size(); ++i) of_claim[i] = of_event[claims[i].event.index];
    gather(of_event, count, clusters.events_from, clusters.all.events);
    gather(of_claim, count, clusters.claims_from, clusters.all.claims);
}

}  // namespace sourceline
