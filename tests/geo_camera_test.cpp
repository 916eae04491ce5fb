#include "geo/camera.h"

#include <doctest/doctest.h>

#include <limits>

#include "random.h"
#include "values.h"

using namespace sourceline;
using test::kNaN;
using test::position;
using test::Random;

namespace {

const CameraLimits kEverywhere{0.0, 22.0, {LngLat::clamped(-180, -85), LngLat::clamped(180, 85)}, {}};

Camera random_camera(Random& random) {
    return {position(random.between(-60, 60), random.between(-60, 60)), random.between(5, 14)};
}
Viewport random_viewport(Random& random) { return {random.between(50, 3000), random.between(50, 2000)}; }
bool near(Screen a, Screen b) { return std::fabs(a.x - b.x) < 1e-5 && std::fabs(a.y - b.y) < 1e-5; }
bool within(const Camera& camera, const CameraLimits& limits) {
    return camera.zoom >= limits.min_zoom && camera.zoom <= limits.max_zoom &&
           camera.centre.lon() >= limits.box.south_west.lon() && camera.centre.lon() <= limits.box.north_east.lon() &&
           camera.centre.lat() >= limits.box.south_west.lat() && camera.centre.lat() <= limits.box.north_east.lat();
}
}  // namespace

TEST_CASE("the world is 512 pixels wide at zoom 0 and doubles with each level") {
    CHECK(world_size_px(0.0) == 512.0);
    CHECK(world_size_px(3.0) == 4096.0);
}

TEST_CASE("the camera's centre is in the middle of the viewport, north is up and east is right") {
    const Camera camera{position(36.0, 50.5), 9.0};
    const Viewport viewport{800, 600};
    CHECK(near(screen_from_world(camera, viewport, world_from_lng_lat(camera.centre)), {400, 300}));
    CHECK(screen_from_world(camera, viewport, world_from_lng_lat(position(36.0, 50.6))).y < 300);
    CHECK(screen_from_world(camera, viewport, world_from_lng_lat(position(36.1, 50.5))).x > 400);
}

TEST_CASE("screen to world and back is the same pixel") {
    Random random(2);
    for (int i = 0; i < 2000; ++i) {
        const Camera camera = random_camera(random);
        const Viewport viewport = random_viewport(random);
        const Screen pixel{random.between(-100, 3000), random.between(-100, 2000)};
        CHECK(near(screen_from_world(camera, viewport, world_from_screen(camera, viewport, pixel)), pixel));
    }
}

TEST_CASE("panning moves every place by exactly the pixels of the drag") {
    Random random(3);
    for (int i = 0; i < 2000; ++i) {
        const Camera before = random_camera(random);
        const Viewport viewport = random_viewport(random);
        const double dx = random.between(-400, 400), dy = random.between(-400, 400);
        const Camera after = panned(before, dx, dy, kEverywhere);
        const World place = world_from_screen(before, viewport, {random.between(0, 800), random.between(0, 600)});
        const Screen was = screen_from_world(before, viewport, place);
        CHECK(near(screen_from_world(after, viewport, place), {was.x + dx, was.y + dy}));
        CHECK(after.zoom == before.zoom);
    }
}

TEST_CASE("zooming keeps the place under the anchor where it is") {
    Random random(4);
    for (int i = 0; i < 2000; ++i) {
        const Camera before = random_camera(random);
        const Viewport viewport = random_viewport(random);
        const Screen anchor{random.between(0, viewport.width), random.between(0, viewport.height)};
        const World held = world_from_screen(before, viewport, anchor);
        const Camera after = zoomed_at(before, viewport, anchor, random.between(-1, 1), kEverywhere);
        CHECK(near(screen_from_world(after, viewport, held), anchor));
    }
}

TEST_CASE("zooming at a limit of the zoom moves nothing") {
    const CameraLimits limits{6.0, 10.0, kEverywhere.box, {}};
    const Camera camera{position(36.0, 50.5), 10.0};
    const Camera after = zoomed_at(camera, {800, 600}, {10, 10}, 3.0, limits);
    CHECK(after.zoom == 10.0);
    CHECK(after.centre.lon() == doctest::Approx(36.0).epsilon(1e-12));
    CHECK(after.centre.lat() == doctest::Approx(50.5).epsilon(1e-12));
}

TEST_CASE("a fitted box lies inside the padded viewport and touches it") {
    Random random(5);
    for (int i = 0; i < 2000; ++i) {
        const double west = random.between(-60, 50), south = random.between(-60, 50);
        const LngLatBox box{position(west, south),
                            position(west + random.between(0.01, 8), south + random.between(0.01, 8))};
        const Viewport viewport{random.between(300, 2000), random.between(300, 1500)};
        const Padding padding{random.between(0, 100), random.between(0, 100), random.between(0, 100),
                              random.between(0, 100)};
        const Camera camera = fitted(box, viewport, padding, kEverywhere);
        const Screen low = screen_from_world(camera, viewport, world_from_lng_lat(box.south_west));
        const Screen high = screen_from_world(camera, viewport, world_from_lng_lat(box.north_east));
        const double left = low.x - padding.left, right = viewport.width - padding.right - high.x;
        const double top = high.y - padding.top, bottom = viewport.height - padding.bottom - low.y;
        CHECK(std::min(std::min(left, right), std::min(top, bottom)) == doctest::Approx(0.0).epsilon(1e-4));
        CHECK(left == doctest::Approx(right).epsilon(1e-4));
        CHECK(top == doctest::Approx(bottom).epsilon(1e-4));
    }
}

TEST_CASE("a box that is a point is fitted at the largest zoom") {
    const Camera camera = fitted({position(36, 50), position(36, 50)}, {800, 600}, {}, {4, 12, kEverywhere.box, {}});
    CHECK(camera.zoom == 12.0);
    CHECK(camera.centre.lon() == doctest::Approx(36.0));
}

TEST_CASE("padding larger than the viewport gives the smallest zoom, not a failure") {
    const Camera camera =
        fitted({position(35, 50), position(37, 51)}, {100, 100}, {200, 200, 200, 200}, {4, 12, kEverywhere.box, {}});
    CHECK(camera.zoom == 4.0);
    CHECK(std::isfinite(camera.centre.lon()));
}

TEST_CASE("no move leaves the limits, whatever the numbers") {
    const CameraLimits limits{5.0, 12.0, {position(34, 49), position(39, 52)}, {}};
    const double odd[] = {0.0, 1.0, -1.0, 1e9, -1e300, kNaN, std::numeric_limits<double>::infinity()};
    const Camera start{position(36, 50.5), 9.0};
    for (double a : odd) {
        for (double b : odd) {
            CHECK(within(panned(start, a, b, limits), limits));
            CHECK(within(zoomed_at(start, {800, 600}, {a, b}, 1.0, limits), limits));
            CHECK(within(zoomed_at(start, {800, 600}, {400, 300}, a, limits), limits));
            CHECK(within(limited({LngLat::clamped(a, b), a}, limits), limits));
        }
    }
    CHECK(panned(start, kNaN, kNaN, limits).centre.lon() == doctest::Approx(36.0).epsilon(1e-12));
    CHECK(zoomed_at(start, {800, 600}, {0, 0}, kNaN, limits).zoom == 9.0);
}

TEST_CASE("limits the wrong way round still give a finite camera") {
    const Camera camera = limited({position(0, 0), kNaN}, {12.0, 5.0, kEverywhere.box, {}});
    CHECK(std::isfinite(camera.zoom));
}

TEST_CASE("a flight begins at its start and ends exactly at its end") {
    const Camera from{position(36, 50.5), 9.0}, to{position(37.6, 55.7), 6.5};
    CHECK(interpolated(from, to, 0.0) == from);
    CHECK(interpolated(from, to, 1.0) == to);
    CHECK(interpolated(from, to, -1.0) == from);
    CHECK(interpolated(from, to, 2.0) == to);
    CHECK(interpolated(from, to, kNaN) == from);
}

TEST_CASE("a flight's motion on screen is even") {
    const Camera from{position(36, 50.5), 9.0}, to{position(36.8, 50.9), 11.0};
    const World target = world_from_lng_lat(to.centre);
    double slowest = 1e300, fastest = 0.0;
    for (int i = 0; i < 100; ++i) {
        const Camera a = interpolated(from, to, i / 100.0), b = interpolated(from, to, (i + 1) / 100.0);
        const World moved_from = world_from_lng_lat(a.centre), moved_to = world_from_lng_lat(b.centre);
        const double px =
            std::hypot(moved_to.x - moved_from.x, moved_to.y - moved_from.y) * world_size_px((a.zoom + b.zoom) / 2);
        slowest = std::min(slowest, px);
        fastest = std::max(fastest, px);
    }
    CHECK(fastest / slowest < 1.001);
    CHECK(world_from_lng_lat(interpolated(from, to, 1.0).centre) == target);
}

TEST_CASE("of a map of the whole world a strip beyond its cut is seen, and no more") {
    const LngLatBox box = {LngLat::clamped(-180, -85), LngLat::clamped(180, 85)};
    test::Random random(22);
    for (int i = 0; i < 1000; ++i) {
        const Viewport viewport{random.between(200, 2500), random.between(200, 1200)};
        const CameraLimits limits = limits_within(box, viewport, 14.0);
        const double longitude = random.below(2) ? 180 : -180;
        const Camera camera =
            limited({LngLat::clamped(longitude, random.between(-60, 60)), random.between(0, 9)}, limits);
        const double x = screen_from_world(camera, viewport, world_from_lng_lat(LngLat::clamped(longitude, 0))).x;
        CHECK(x == doctest::Approx(longitude < 0 ? kBeyondWorldPx : viewport.width - kBeyondWorldPx));
        CHECK(limited(camera, limits) == camera);
    }
}

TEST_CASE("nothing beyond the map comes into view, at any zoom and on any screen") {
    const LngLatBox box = {LngLat::clamped(33, 48.5), LngLat::clamped(39, 52.5)};
    test::Random random(21);
    for (int i = 0; i < 3000; ++i) {
        const Viewport viewport{random.between(1, 2500), random.between(1, 2500)};
        const CameraLimits limits = limits_within(box, viewport, 14.0);
        const Camera camera =
            limited({LngLat::clamped(random.between(20, 50), random.between(40, 60)), random.between(0, 16)}, limits);
        const World north_west = world_from_screen(camera, viewport, {0, 0});
        const World south_east = world_from_screen(camera, viewport, {viewport.width, viewport.height});
        const World low = world_from_lng_lat(box.south_west), high = world_from_lng_lat(box.north_east);
        CHECK(north_west.x >= low.x - 1e-9);
        CHECK(north_west.y >= high.y - 1e-9);
        CHECK(south_east.x <= high.x + 1e-9);
        CHECK(south_east.y <= low.y + 1e-9);
        CHECK(limited(camera, limits) == camera);
    }
}
