#include "story/tour.h"

#include <algorithm>
#include <utility>

#include "story/query.h"

namespace sourceline {

std::vector<TourStep> tour_of_events(const Story& story) {
    std::vector<TourStep> steps, background;
    std::vector<std::vector<Ref<Claim>>> claims = claims_by_event(story);
    for (const Ref<Event> ref : events_in_time(story)) {
        const Event& event = story.at(ref);
        TourStep step;
        step.id = event.id;
        step.title = event.title;
        step.text.text = event.summary;
        step.event = ref;
        step.cited = std::move(claims[ref.index]);
        if (is_background(story, ref)) {
            background.push_back(std::move(step));
            continue;
        }
        step.time = std::clamp(event.when.start, story.start, story.end);
        steps.push_back(std::move(step));
    }
    for (TourStep& step : background) steps.push_back(std::move(step));
    return steps;
}

std::optional<Ref<TourStep>> step_at(const Story& story, Instant time) {
    std::optional<Ref<TourStep>> latest;
    const std::vector<Ref<TourStep>>& timed = story.index.steps_in_time;
    const auto after = std::upper_bound(timed.begin(), timed.end(), time,
                                        [&](Instant at, Ref<TourStep> step) { return at < *story.at(step).time; });
    if (after != timed.begin()) latest = *(after - 1);
    for (std::uint32_t i = 0; timed.empty() && i < story.tour.size(); ++i) {
        const std::optional<Instant>& begins = story.tour[i].time;
        if (begins && *begins <= time && (!latest || *begins > *story.at(*latest).time)) latest = Ref<TourStep>{i};
    }
    const bool has_overview = !story.tour.empty() && !story.tour.front().time && story.has_tour;
    return latest || !has_overview ? latest : Ref<TourStep>{0};
}

}  // namespace sourceline
