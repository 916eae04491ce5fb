// Polygons -> triangles relative to an origin.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/mercator.h"
#include "map/basemap.h"
#include "map/scene.h"

namespace sourceline {

Vec2 relative_to(World origin, World world);

// Appends the polygon's triangles; indices count from the vertices that are there already.
void append_triangles(const Polygon& polygon, World origin, std::vector<Vec2>& vertices,
                      std::vector<std::uint32_t>& indices);
// Appends the line's segments, `along` counting from its start. Segments without length are left out.
void append_segments(const Polyline& line, World origin, std::vector<LineSegment>& segments);

}  // namespace sourceline
