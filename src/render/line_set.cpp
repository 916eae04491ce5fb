#include "render/line_set.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "geo/camera.h"

namespace sourceline {

namespace {

using Line = std::vector<Vec2>;

constexpr double kLevelZooms[] = {4.0, 5.5, 7.0, 8.5, 10.0};
constexpr double kTolerancePx = 0.3;  // at a level's nearest zoom
constexpr std::uint32_t kChunkSegments = 96;

bool same(Vec2 a, Vec2 b) { return a.x == b.x && a.y == b.y; }

double squared_distance(Vec2 p, Vec2 a, Vec2 b) {
    const double dx = double(b.x) - a.x, dy = double(b.y) - a.y;
    const double px = double(p.x) - a.x, py = double(p.y) - a.y;
    const double length = dx * dx + dy * dy;
    const double u = length > 0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0.0;
    const double ex = px - u * dx, ey = py - u * dy;
    return ex * ex + ey * ey;
}

// Segments that follow each other, as lines.
std::vector<Line> lines_of(const BaseScene& scene, LayerId layer) {
    std::vector<Line> lines;
    for (const LineChunk& chunk : scene.chunks) {
        if (chunk.layer != layer) continue;
        for (std::uint32_t i = chunk.first; i < chunk.first + chunk.count && i < scene.segments.size(); ++i) {
            const LineSegment& segment = scene.segments[i];
            // Dashes start anew where a line does, even if it touches the one before.
            const bool starts = lines.empty() || segment.along <= 0 || !same(lines.back().back(), segment.a);
            if (starts) lines.push_back({segment.a});
            lines.back().push_back(segment.b);
        }
    }
    return lines;
}

// The outlines of the fill that an Edge layer belongs to.
std::vector<Line> edges_of(const BaseScene& scene, const MapLayer& edge) {
    std::vector<Line> lines;
    for (const FillMesh& mesh : scene.fills)
        if (mesh.layer == find_layer(edge.object, edge.cls))
            for (Line& line : mesh_outline(mesh)) lines.push_back(std::move(line));
    return lines;
}

void append_line(const Line& line, LineSet& set, std::vector<StrokeChunk>& chunks) {
    double along = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Vec2 a = line[i - 1], b = line[i];
        if (chunks.empty() || chunks.back().count == kChunkSegments)
            chunks.push_back({static_cast<std::uint32_t>(set.segments.size()), 0, a, a});
        StrokeChunk& chunk = chunks.back();
        for (Vec2 p : {a, b}) {
            chunk.min = {std::min(chunk.min.x, p.x), std::min(chunk.min.y, p.y)};
            chunk.max = {std::max(chunk.max.x, p.x), std::max(chunk.max.y, p.y)};
        }
        ++chunk.count;
        set.segments.push_back({a, b, static_cast<float>(along)});
        along += std::hypot(double(b.x) - a.x, double(b.y) - a.y);
    }
}

// From near to far; where a farther level would save little it shares the nearer one's segments.
void add_levels(const std::vector<Line>& lines, LayerId layer, LineSet& set) {
    constexpr double kWorthwhile = 0.7;
    std::size_t nearer_points = 0;
    for (std::size_t i = set.levels.size(); i-- > 0;) {
        LineLevel& level = set.levels[i];
        const double tolerance = kTolerancePx / world_size_px(level.max_zoom);
        std::vector<Line> simple;
        std::size_t points = 0;
        for (const Line& line : lines) points += simple.emplace_back(simplified(line, tolerance)).size();
        const bool nearest = i + 1 == set.levels.size();
        if (!nearest && double(points) > kWorthwhile * double(nearer_points)) {
            level.chunks[layer] = set.levels[i + 1].chunks[layer];
            continue;
        }
        nearer_points = points;
        for (const Line& line : simple) append_line(line, set, level.chunks[layer]);
    }
}

}  // namespace

std::vector<Vec2> simplified(const std::vector<Vec2>& line, double tolerance) {
    if (line.size() < 2) return line;
    std::vector<char> kept(line.size(), 0);
    kept.front() = kept.back() = 1;
    std::vector<std::pair<std::size_t, std::size_t>> open = {{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double farthest = tolerance * tolerance;
        std::size_t split = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double distance = squared_distance(line[i], line[first], line[last]);
            if (distance > farthest) farthest = distance, split = i;
        }
        if (split == 0) continue;
        kept[split] = 1;
        open.push_back({first, split});
        open.push_back({split, last});
    }
    std::vector<Vec2> result;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (kept[i] && (result.empty() || !same(result.back(), line[i]))) result.push_back(line[i]);
    return result;
}

std::vector<std::vector<Vec2>> mesh_outline(const FillMesh& mesh) {
    using Edge = std::pair<std::uint32_t, std::uint32_t>;  // greater index first: rings then sort along themselves
    std::vector<Edge> edges;
    edges.reserve(mesh.indices.size());
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        for (std::size_t k = 0; k < 3; ++k) {
            const std::uint32_t a = mesh.indices[i + k], b = mesh.indices[i + (k + 1) % 3];
            edges.push_back({std::max(a, b), std::min(a, b)});
        }
    }
    std::sort(edges.begin(), edges.end());
    std::vector<Line> lines;
    Line chain;
    std::uint32_t end = std::numeric_limits<std::uint32_t>::max();
    for (std::size_t i = 0; i < edges.size();) {
        std::size_t next = i + 1;
        while (next < edges.size() && edges[next] == edges[i]) ++next;
        const auto [high, low] = edges[i];
        const bool inner = next - i > 1;
        i = next;
        if (inner || high >= mesh.vertices.size()) continue;
        if (low == end) {
            chain.push_back(mesh.vertices[high]);
            end = high;
        } else if (high == low + 1) {
            if (chain.size() > 1) lines.push_back(std::move(chain));
            chain = {mesh.vertices[low], mesh.vertices[high]};
            end = high;
        } else {
            lines.push_back({mesh.vertices[low], mesh.vertices[high]});  // closes a ring
        }
    }
    if (chain.size() > 1) lines.push_back(std::move(chain));
    return lines;
}

const LineLevel& LineSet::level(double zoom) const {
    for (const LineLevel& level : levels)
        if (zoom <= level.max_zoom) return level;
    return levels.back();
}

LineSet build_line_set(const BaseScene& scene) {
    LineSet set;
    for (double zoom : kLevelZooms) set.levels.emplace_back().max_zoom = zoom;
    set.levels.emplace_back().max_zoom = std::numeric_limits<double>::infinity();
    for (LayerId layer = 0; layer < kMapLayerCount; ++layer) {
        if (kMapLayers[layer].kind == LayerKind::Line) add_levels(lines_of(scene, layer), layer, set);
        if (kMapLayers[layer].kind == LayerKind::Edge) add_levels(edges_of(scene, kMapLayers[layer]), layer, set);
    }
    return set;
}

}  // namespace sourceline
