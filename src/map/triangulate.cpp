#include "map/triangulate.h"

#include <cmath>

#include <mapbox/earcut.hpp>

namespace mapbox::util {
template <>
struct nth<0, sourceline::World> {
    static double get(const sourceline::World& world) { return world.x; }
};
template <>
struct nth<1, sourceline::World> {
    static double get(const sourceline::World& world) { return world.y; }
};
}  // namespace mapbox::util

namespace sourceline {

Vec2 relative_to(World origin, World world) {
    return {static_cast<float>(world.x - origin.x), static_cast<float>(world.y - origin.y)};
}

void append_triangles(const Polygon& polygon, World origin, std::vector<Vec2>& vertices,
                      std::vector<std::uint32_t>& indices) {
    // Earcut is defined on rings with area; its index of none is out of bounds on nothing at all.
    if (polygon.rings.empty() || polygon.rings.front().size() < 4) return;
    const auto first = static_cast<std::uint32_t>(vertices.size());
    for (const std::uint32_t index : mapbox::earcut<std::uint32_t>(polygon.rings)) indices.push_back(first + index);
    for (const Ring& ring : polygon.rings)
        for (const World world : ring) vertices.push_back(relative_to(origin, world));
}

void append_segments(const Polyline& line, World origin, std::vector<LineSegment>& segments) {
    double along = 0.0;  // summed in double: a coast has thousands of segments
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double length = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        if (length > 0.0)
            segments.push_back(
                {relative_to(origin, line[i - 1]), relative_to(origin, line[i]), static_cast<float>(along)});
        along += length;
    }
}

}  // namespace sourceline
