#include <algorithm>

#include "map/scene.h"
#include "map/triangulate.h"

namespace sourceline {

namespace {

constexpr std::size_t kChunkSegments = 64;

void add_fill(FillLayer layer, const std::vector<Polygon>& polygons, BaseScene& scene) {
    FillMesh mesh;
    mesh.layer = layer;
    for (const Polygon& polygon : polygons) append_triangles(polygon, scene.origin, mesh.vertices, mesh.indices);
    if (!mesh.indices.empty()) scene.fills.push_back(std::move(mesh));
}

LineChunk chunk_of(LineLayer layer, const std::vector<LineSegment>& segments, std::size_t first, std::size_t count) {
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

void add_line(LineLayer layer, const Polyline& line, BaseScene& scene) {
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

    add_fill(FillLayer::Land, map.land, scene);
    add_fill(FillLayer::Ukraine, map.ukraine, scene);
    add_fill(FillLayer::Russia, map.russia, scene);
    add_fill(FillLayer::Water, map.water, scene);

    for (const Polyline& line : map.coast) add_line(LineLayer::Coast, line, scene);
    for (const River& river : map.rivers) add_line(LineLayer::River, river.line, scene);
    for (const Polyline& line : map.oblast_lines) add_line(LineLayer::Oblast, line, scene);
    for (const BorderLine& border : map.borders)
        if (border.kind == BorderKind::Other) add_line(LineLayer::OtherBorder, border.line, scene);
    for (const BorderLine& border : map.borders)
        if (border.kind == BorderKind::RussiaUkraine) add_line(LineLayer::Border, border.line, scene);
    return scene;
}

}  // namespace sourceline
