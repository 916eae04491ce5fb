// Polygons that no ground can have.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "geo/lng_lat.h"

namespace sourceline {

struct RingCrossing {
    LngLat near;                 // an end of one of the two edges
    bool out_of_budget = false;  // not a crossing: the edges lie too close together to be compared within the budget
};
// Two edges of a polygon's rings that cross; edges that only touch do not. `budget` counts comparisons down, for one
// polygon or for many.
std::optional<RingCrossing> first_crossing(const std::vector<std::vector<LngLat>>& rings, std::size_t& budget);

}  // namespace sourceline
