#include <algorithm>

#include "base/stable_sort.h"
#include "map/scene.h"
#include "map/triangulate.h"

namespace sourceline {

namespace {

constexpr std::size_t kChunkSegments = 64;

void add_fill(const MapShape& shape, BaseScene& scene) {
    if (shape.polygons.empty()) return;
    const bool goes_on =
        !scene.fills.empty() && scene.fills.back().layer == shape.layer && scene.fills.back().tint == shape.tint;
    FillMesh fresh{shape.layer, shape.tint, {}, {}};
    FillMesh& mesh = goes_on ? scene.fills.back() : fresh;
    for (const Polygon& polygon : shape.polygons) append_triangles(polygon, scene.origin, mesh.vertices, mesh.indices);
    if (!goes_on && !fresh.indices.empty()) scene.fills.push_back(std::move(fresh));
}

LineChunk chunk_of(LayerId layer, const std::vector<LineSegment>& segments, std::size_t first, std::size_t count) {
    LineChunk chunk;
    chunk.layer = layer;
    chunk.first = static_cast<std::uint32_t>(first);
    chunk.count = static_cast<std::uint32_t>(count);
    chunk.min = chunk.max = segments[first].a;
    for (std::size_t i = first; i < first + count; ++i) {
        for (const Vec2 p : {segments[i].a, segments[i].b}) {
            chunk.min = {std::min(chunk.min.x, p.x), std::min(chunk.min.y, p.y)};
            chunk.max = {std::max(chunk.max.x, p.x), std::max(chunk.max.y, p.y)};
        }
    }
    return chunk;
}

void add_line(LayerId layer, const Polyline& line, BaseScene& scene) {
    std::size_t first = scene.segments.size();
    append_segments(line, scene.origin, scene.segments);
    while (first < scene.segments.size()) {
        const std::size_t count = std::min(kChunkSegments, scene.segments.size() - first);
        scene.chunks.push_back(chunk_of(layer, scene.segments, first, count));
        first += count;
    }
}

}  // namespace

BaseScene build_base_scene(const BaseMap& map) {
    BaseScene scene;
    const World a = world_from_lng_lat(map.detail_box.south_west), b = world_from_lng_lat(map.detail_box.north_east);
    scene.origin = {(a.x + b.x) / 2, (a.y + b.y) / 2};

    std::vector<const MapShape*> shapes;
    for (const MapShape& shape : map.shapes) shapes.push_back(&shape);
    stable_sort(shapes, [](const MapShape* x, const MapShape* y) { return x->layer < y->layer; });
    for (const MapShape* shape : shapes) {
        add_fill(*shape, scene);
        for (const Polyline& line : shape->lines) add_line(shape->layer, line, scene);
    }
    return scene;
}

}  // namespace sourceline
