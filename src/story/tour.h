// The story in steps: which there are where the author wrote none, and which one a moment belongs to.
#pragma once

#include <optional>
#include <vector>

#include "story/model.h"

namespace sourceline {

// A step for each event, in order of time; those that were over before the extent stand last and belong to no moment.
std::vector<TourStep> tour_of_events(const Story& story);

// The step whose time is the latest that is not after `time`, of several with this time the first. Before all of them
// the first step of the tour, if it belongs to no moment, else none.
std::optional<Ref<TourStep>> step_at(const Story& story, Instant time);

}  // namespace sourceline
