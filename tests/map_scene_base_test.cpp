#include <doctest/doctest.h>

#include <cmath>

#include "map/region_shape.h"
#include "map/scene.h"
#include "map/triangulate.h"
#include "map_files.h"
#include "random.h"

using namespace sourceline;

namespace {

BaseMap map_of(const std::string& bytes) {
    ReadBaseMap read = read_basemap(bytes);
    REQUIRE(read.map.has_value());
    return std::move(*read.map);
}

double ring_area(const Ring& ring) {
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        sum += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) -
               (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
    return std::fabs(sum) / 2;
}
double area_of(const std::vector<Polygon>& polygons) {
    double sum = 0;
    for (const Polygon& polygon : polygons)
        for (std::size_t i = 0; i < polygon.rings.size(); ++i) sum += (i == 0 ? 1 : -1) * ring_area(polygon.rings[i]);
    return sum;
}
double area_of(const std::vector<Vec2>& vertices, const std::vector<std::uint32_t>& indices) {
    double sum = 0;
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        const Vec2 a = vertices[indices[i]], b = vertices[indices[i + 1]], c = vertices[indices[i + 2]];
        sum += std::fabs((double(b.x) - a.x) * (double(c.y) - a.y) - (double(c.x) - a.x) * (double(b.y) - a.y)) / 2;
    }
    return sum;
}
double area_of(const BaseScene& scene, LayerId layer) {
    double sum = 0;
    for (const FillMesh& mesh : scene.fills)
        if (mesh.layer == layer) sum += area_of(mesh.vertices, mesh.indices);
    return sum;
}
double area_of(const BaseMap& map, LayerId layer) {
    double sum = 0;
    for (const MapShape& shape : map.shapes)
        if (shape.layer == layer) sum += area_of(shape.polygons);
    return sum;
}

void check_lines(const BaseScene& scene) {
    std::size_t next = 0;
    LayerId layer = 0;
    for (const LineChunk& chunk : scene.chunks) {
        CHECK(chunk.first == next);
        CHECK((chunk.count >= 1 && chunk.count <= 64));
        CHECK(chunk.layer >= layer);
        layer = chunk.layer;
        next = chunk.first + chunk.count;
        REQUIRE(next <= scene.segments.size());
        bool inside = true;
        for (std::size_t i = chunk.first; i < next; ++i)
            for (const Vec2 p : {scene.segments[i].a, scene.segments[i].b})
                inside = inside && p.x >= chunk.min.x && p.x <= chunk.max.x && p.y >= chunk.min.y && p.y <= chunk.max.y;
        CHECK(inside);
    }
    CHECK(next == scene.segments.size());
}

}  // namespace

TEST_CASE("base scene: triangles cover the area of their polygons, holes left out") {
    for (const std::string& bytes : {test::small_basemap(), test::belgorod_basemap()}) {
        const BaseMap map = map_of(bytes);
        const BaseScene scene = build_base_scene(map);
        for (const FillMesh& mesh : scene.fills) {
            CHECK(mesh.indices.size() % 3 == 0);
            for (const std::uint32_t index : mesh.indices) REQUIRE(index < mesh.vertices.size());
        }
        for (const LayerId layer : {layer_id("land"), layer_id("countries"), layer_id("water")}) {
            REQUIRE(area_of(scene, layer) > 0);
            CHECK(area_of(scene, layer) == doctest::Approx(area_of(map, layer)).epsilon(2e-3));
        }
        for (const Region& region : map.regions) {
            std::vector<Vec2> vertices;
            std::vector<std::uint32_t> indices;
            for (const Polygon& polygon : region.polygons) append_triangles(polygon, scene.origin, vertices, indices);
            CHECK(area_of(vertices, indices) == doctest::Approx(area_of(region.polygons)).epsilon(2e-3));
        }
    }
}

TEST_CASE("base scene: lines are in the order of their layers, in chunks of at most 64 segments with their bounds") {
    const BaseScene small = build_base_scene(map_of(test::small_basemap()));
    check_lines(small);
    CHECK(small.segments.size() == 4 + 2 + 2 + 3 + 3);  // coast, river, region border, other border, border
    CHECK(small.chunks.size() == 5);
    check_lines(build_base_scene(map_of(test::belgorod_basemap())));
}

TEST_CASE("base scene: fills of one layer and tint are one mesh, other tints are others, all in the layers' order") {
    const Ring square = {{0.5, 0.5}, {0.6, 0.5}, {0.6, 0.6}, {0.5, 0.6}, {0.5, 0.5}};
    const Paint red{0xff0000, 0x800000};
    BaseMap map;
    map.shapes = {{layer_id("water"), {Polygon{{square}}}, {}, {}},
                  {layer_id("countries"), {Polygon{{square}}}, {}, red},
                  {layer_id("countries"), {Polygon{{square}}}, {}, red},
                  {layer_id("countries"), {Polygon{{square}}}, {}, {}},
                  {layer_id("land"), {Polygon{{square}}}, {}, {}}};
    const BaseScene scene = build_base_scene(map);
    REQUIRE(scene.fills.size() == 4);
    CHECK(scene.fills[0].layer == layer_id("land"));
    CHECK((scene.fills[1].tint == red && scene.fills[1].indices.size() == 12));
    CHECK((scene.fills[2].layer == layer_id("countries") && !scene.fills[2].tint));
    CHECK(scene.fills[3].layer == layer_id("water"));
}

TEST_CASE("base scene: the distance along a line goes on from segment to segment and from chunk to chunk") {
    BaseMap map;
    Polyline line;
    for (int i = 0; i <= 200; ++i) line.push_back({0.5 + i * 1e-4, 0.3 + (i % 2) * 1e-4});
    map.shapes.push_back({layer_id("coast"), {}, {line}, {}});
    const BaseScene scene = build_base_scene(map);
    CHECK(scene.segments.size() == 200);
    CHECK(scene.chunks.size() == 4);
    CHECK(scene.segments[0].along == 0.0f);
    for (std::size_t i = 1; i < scene.segments.size(); ++i) {
        const LineSegment& before = scene.segments[i - 1];
        const double length = std::hypot(before.b.x - before.a.x, before.b.y - before.a.y);
        CHECK(scene.segments[i].along - before.along == doctest::Approx(length).epsilon(1e-3));
    }
}

TEST_CASE("base scene: an empty map and shapes without extent make an empty scene") {
    CHECK(build_base_scene(BaseMap{}).segments.empty());
    BaseMap map;
    const Ring flat = {{0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}};
    map.shapes = {{layer_id("land"), {Polygon{}, Polygon{{{}}}}, {}, {}},
                  {layer_id("water"), {Polygon{{flat}}}, {}, {}},
                  {layer_id("coast"), {}, {{}, {{0.5, 0.5}, {0.5, 0.5}}}, {}}};
    const BaseScene scene = build_base_scene(map);
    CHECK(scene.segments.empty());
    CHECK(scene.chunks.empty());
    CHECK(scene.fills.empty());
}

TEST_CASE(
    "base scene: positions are relative to the middle of the detailed part, to a twentieth of a pixel at zoom 14") {
    const BaseMap map = map_of(test::belgorod_basemap());
    const BaseScene scene = build_base_scene(map);
    const double px = 512.0 * std::exp2(14);
    std::size_t segment = scene.segments.size();
    for (const LineChunk& chunk : scene.chunks)
        if (chunk.layer == layer_id("borders", "main")) segment = std::min<std::size_t>(segment, chunk.first);
    REQUIRE(segment < scene.segments.size());
    const Polyline* border = nullptr;
    for (const MapShape& shape : map.shapes)
        if (shape.layer == layer_id("borders", "main") && border == nullptr) border = &shape.lines[0];
    REQUIRE(border != nullptr);
    for (std::size_t i = 0; i + 1 < border->size(); ++i) {
        const World at = (*border)[i];
        const double x = scene.origin.x + scene.segments[segment + i].a.x,
                     y = scene.origin.y + scene.segments[segment + i].a.y;
        CHECK(std::hypot(x - at.x, y - at.y) * px < 0.05);
    }
}

TEST_CASE("region: a spot inside is the wanted one, or surely inside") {
    const BaseMap map = map_of(test::belgorod_basemap());
    const Region* region = map.region("belgorod-oblast");
    REQUIRE(region != nullptr);
    const World belgorod = world_from_lng_lat(LngLat::clamped(36.58, 50.60)),
                kharkiv = world_from_lng_lat(LngLat::clamped(36.25, 49.98));
    CHECK(contains(*region, belgorod));
    CHECK(!contains(*region, kharkiv));
    CHECK(spot_inside(*region, belgorod) == belgorod);
    CHECK(contains(*region, spot_inside(*region, kharkiv)));
    CHECK(spot_inside(Region{}, kharkiv) == kharkiv);
    for (const Region& each : map.regions) CHECK(contains(each, spot_inside(each, {0, 0})));
}
