#include "telling/places.h"

#include <tuple>

#include "base/stable_sort.h"

namespace sourceline {

PlaceAccount place_account(const Story& story, const Lens& lens, const Telling& telling, const Knowledge& knowledge,
                           Ref<Place> place) {
    PlaceAccount account;
    for (std::uint32_t i = 0; i < story.events.size(); ++i) {
        if (story.events[i].place != place) continue;
        if (knowledge.events[i])
            account.told.push_back({i});
        else if (telling.events[i] && lens.clock == Clock::Happened)
            account.later.push_back({i});
        else if (is_reached(story, lens, {i}))
            ++account.hidden;
    }
    const auto key = [&](Ref<Event> event) {
        const TimeSpan& when = story.at(event).when;
        return std::tuple(telling.shown_from[event.index], when.start, when.end);
    };
    for (std::vector<Ref<Event>>* events : {&account.told, &account.later})
        stable_sort(*events, [&](Ref<Event> a, Ref<Event> b) { return key(a) < key(b); });
    for (std::uint32_t i = 0; i < story.checks.size(); ++i) {
        const Check& check = story.checks[i];
        if ((check.from == place || check.to == place) && knowledge.claims[check.claim.index])
            account.distances.push_back({i});
    }
    return account;
}

}  // namespace sourceline
