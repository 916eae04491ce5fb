#include "map/edge_pointer.h"

#include <doctest/doctest.h>

#include <cmath>

#include "geo/geodesic.h"
#include "random.h"
#include "story_builder.h"

using namespace sourceline;
using test::position;
using test::Random;

namespace {
const Viewport kScreen{1280, 800};
const LngLat kMoscow = position(37.6178, 55.752), kKyiv = position(30.5238, 50.4547),
             kBakhmut = position(37.9989, 48.5942), kMiddle = position(36.0, 50.45);
PillWidths pill(double) { return {100.0}; }
}  // namespace

TEST_CASE("pointer: a place out of sight stands on the view's edge in its direction") {
    const Padding padding{20, 60, 30, 40};
    const auto to = [&](LngLat place) {
        const auto pointer =
            edge_pointer(place, {kMiddle, 10.5}, kScreen, padding, [](double) { return PillWidths{120.0}; });
        REQUIRE(pointer);
        CHECK(pointer->at.x - 60 >= padding.left - 1e-9);
        CHECK(pointer->at.x + 60 <= kScreen.width - padding.right + 1e-9);
        CHECK(pointer->at.y - 14 >= padding.top - 1e-9);
        CHECK(pointer->at.y + 14 <= kScreen.height - padding.bottom + 1e-9);
        return *pointer;
    };
    CHECK(to(kBakhmut).at.y == doctest::Approx(746));  // below, to the right
    CHECK(to(kBakhmut).at.x > 635);
    CHECK(to(kKyiv).at.x == doctest::Approx(80));
    CHECK(to(kMoscow).at.y == doctest::Approx(74));
}

TEST_CASE("pointer: its distance and direction are from the middle of what is seen") {
    for (const LngLat centre : {kMiddle, position(36.2548, 49.9818), kKyiv, position(39.0, 60.0)}) {
        const Geodesic way = geodesic(centre, kMoscow);
        double asked_km = 0;
        const auto pointer = edge_pointer(kMoscow, {centre, 10.5}, kScreen, {}, [&](double km) {
            asked_km = km;
            return PillWidths{100.0};
        });
        REQUIRE(pointer);
        CHECK(pointer->distance_km == way.distance_km);
        CHECK(asked_km == way.distance_km);
        CHECK(pointer->azimuth_degrees == way.azimuth_degrees);
    }
    CHECK_FALSE(edge_pointer(kMoscow, {kMoscow, 10.5}, kScreen, {}, pill));  // in sight
}

TEST_CASE("pointer: whatever the view, there is one exactly for what is out of sight, and it lies whole in it") {
    Random random(11);
    for (int round = 0; round < 300; ++round) {
        const Viewport viewport{random.between(150, 1600), random.between(120, 1000)};
        const Camera camera{position(random.between(25, 45), random.between(45, 58)), random.between(4, 12)};
        const Screen at = screen_from_world(camera, viewport, world_from_lng_lat(kMoscow));
        const bool seen = at.x >= 0 && at.y >= 0 && at.x <= viewport.width && at.y <= viewport.height;
        const auto pointer = edge_pointer(kMoscow, camera, viewport, {10, 10, 10, 10}, pill);
        CHECK(pointer.has_value() == !seen);
        if (!pointer) continue;
        CHECK((pointer->at.x - 50 >= 10 - 1e-9 && pointer->at.x + 50 <= viewport.width - 10 + 1e-9));
        CHECK((pointer->at.y - 14 >= 10 - 1e-9 && pointer->at.y + 14 <= viewport.height - 10 + 1e-9));
    }
}

TEST_CASE("pointer: it keeps clear of what stands near the edge") {
    const auto to_kyiv = [](const auto& widths, const FrameList<FrameList<PxBox>>& avoid,
                            const FrameList<PxBox>& never = {}) {
        return edge_pointer(kKyiv, {kMiddle, 9}, kScreen, {}, widths, avoid, never);
    };
    const auto plain = to_kyiv(pill, {});
    REQUIRE(plain);
    const PxBox label{20, plain->at.y - 5, 90, plain->at.y + 5}, all{0, 0, 1280, 800};
    CHECK(std::fabs(to_kyiv(pill, {{label}})->at.y - plain->at.y) >= 19);
    // With nowhere clear it is shown all the same.
    CHECK(to_kyiv(pill, {{all}}));
    // The second wish holds where the first cannot.
    CHECK(std::fabs(to_kyiv(pill, {{all}, {label}})->at.y - plain->at.y) >= 19);
    // Where the whole pill has no room the name alone may have.
    const auto both = [](double) { return PillWidths{300.0, 100.0}; };
    CHECK_FALSE(to_kyiv(both, {{label}})->brief);
    const auto brief = to_kyiv(both, {{PxBox{150, 0, 1280, 800}}});
    REQUIRE(brief);
    CHECK(brief->brief);
    CHECK(brief->width == 100.0);
    CHECK(brief->at.x == 50.0);
    // Never over a button.
    CHECK_FALSE(to_kyiv(pill, {}, {all}));
    CHECK_FALSE(to_kyiv([](double) { return PillWidths{}; }, {}));
}
