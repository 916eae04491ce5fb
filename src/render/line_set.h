// The base map's strokes as they are uploaded, without GL: simplified once for each range of zooms, so that a far view
// costs less and its lines stay fine instead of piling up, and cut into chunks that are culled as one.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "map/scene.h"

namespace sourceline {

struct StrokeChunk {
    std::uint32_t first = 0, count = 0;  // segments
    Vec2 min, max;
};
struct LineLevel {
    double max_zoom = 0;  // good up to this zoom
    std::array<std::vector<StrokeChunk>, kMapLayerCount>
        chunks;  // of Line and Edge layers; neighbours in the list are neighbours in `segments`;
                 // a level may share them with a nearer one
};
struct LineSet {
    std::vector<LineSegment> segments;
    std::vector<LineLevel> levels;  // from far to near; the last is good for any zoom

    const LineLevel& level(double zoom) const;  // there must be levels
};
LineSet build_line_set(const BaseScene& scene);

// Douglas and Peucker 1973. Keeps both ends; drops points that repeat the one before.
std::vector<Vec2> simplified(const std::vector<Vec2>& line, double tolerance);

// The outline of a mesh, one or more lines: the edges that belong to one triangle only.
std::vector<std::vector<Vec2>> mesh_outline(const FillMesh& mesh);

}  // namespace sourceline
