// Is a point in a region, and which point surely is?
#pragma once

#include "geo/mercator.h"
#include "map/basemap.h"

namespace sourceline {

bool contains(const std::vector<Polygon>& polygons, World point);
inline bool contains(const Region& region, World point) { return contains(region.polygons, point); }
// `wanted` itself when it lies inside; else the middle of the widest stretch inside on a line through the region's
// middle; `wanted` again for a region without area.
World spot_inside(const Region& region, World wanted);

}  // namespace sourceline
