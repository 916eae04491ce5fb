#include <doctest/doctest.h>

#include <cmath>

#include "geo/camera.h"
#include "render/line_set.h"

using namespace sourceline;

namespace {

BaseScene wavy_river(int points) {
    BaseScene scene;
    for (int i = 0; i + 1 < points; ++i) {
        const auto at = [](int k) { return Vec2{float(k) * 1e-5f, std::sin(float(k) * 0.3f) * 1e-5f}; };
        scene.segments.push_back({at(i), at(i + 1), float(i) * 1e-5f});
    }
    scene.chunks = {{layer_id("rivers"), 0, std::uint32_t(points - 1), {0, -1e-5f}, {float(points) * 1e-5f, 1e-5f}}};
    return scene;
}

std::uint32_t segments_in(const LineLevel& level, LayerId layer) {
    std::uint32_t count = 0;
    for (const StrokeChunk& chunk : level.chunks[layer]) count += chunk.count;
    return count;
}

}  // namespace

TEST_CASE("simplifying keeps both ends and every point that is off the line") {
    CHECK(simplified({}, 1).empty());
    CHECK(simplified({{0, 0}}, 1).size() == 1);
    CHECK(simplified({{0, 0}, {1, 0.1f}, {2, 0}}, 0.5).size() == 2);
    CHECK(simplified({{0, 0}, {1, 0.9f}, {2, 0}}, 0.5).size() == 3);
    // A closed ring is no single point.
    CHECK(simplified({{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}, 0.5).size() == 5);
    CHECK(simplified({{0, 0}, {0, 0}, {1, 1}, {1, 1}}, 0).size() == 2);
}

TEST_CASE("a mesh's outline is its outer edges and the edges of its holes") {
    FillMesh square{layer_id("water"), {}, {{0, 0}, {1, 0}, {1, 1}, {0, 1}}, {0, 1, 2, 0, 2, 3}};
    double length = 0;
    for (const auto& line : mesh_outline(square))
        for (std::size_t i = 1; i < line.size(); ++i)
            length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    CHECK(length == doctest::Approx(4));
    CHECK(mesh_outline({}).empty());
}

TEST_CASE("far levels hold fewer segments, within a third of a pixel of the line") {
    const LineSet set = build_line_set(wavy_river(2000));
    REQUIRE(!set.levels.empty());
    const std::uint32_t near = segments_in(set.level(12), layer_id("rivers")),
                        far = segments_in(set.level(4), layer_id("rivers"));
    CHECK(near == 1999);
    CHECK(far < near / 20);
    for (std::size_t i = 1; i < set.levels.size(); ++i)
        CHECK(segments_in(set.levels[i - 1], layer_id("rivers")) <= segments_in(set.levels[i], layer_id("rivers")));
    for (const LineLevel& level : set.levels)
        for (const StrokeChunk& chunk : level.chunks[layer_id("rivers")]) {
            REQUIRE(chunk.first + chunk.count <= set.segments.size());
            for (std::uint32_t s = chunk.first; s < chunk.first + chunk.count; ++s) {
                CHECK(set.segments[s].a.x >= chunk.min.x);
                CHECK(set.segments[s].b.x <= chunk.max.x);
            }
        }
    // Levels that would save little are shared.
    CHECK(set.segments.size() < 2 * near);
}

TEST_CASE("an empty base map has levels and no segments") {
    const LineSet set = build_line_set({});
    CHECK(set.segments.empty());
    CHECK(segments_in(set.level(9), layer_id("borders", "main")) == 0);
}
