#include "geo/mercator.h"

#include <doctest/doctest.h>

#include <limits>

#include "random.h"
#include "values.h"

using namespace sourceline;
using test::kNaN;
using test::position;

namespace {
constexpr double kInfinity = std::numeric_limits<double>::infinity();
}  // namespace

TEST_CASE("a position is only made of finite degrees in range") {
    CHECK(LngLat::make(180.0, -90.0).has_value());
    CHECK_FALSE(LngLat::make(180.0001, 0.0).has_value());
    CHECK_FALSE(LngLat::make(0.0, 90.0001).has_value());
    CHECK_FALSE(LngLat::make(kNaN, 0.0).has_value());
    CHECK_FALSE(LngLat::make(0.0, kInfinity).has_value());
    CHECK(LngLat::clamped(kNaN, -kInfinity) == position(0.0, -90.0));
    CHECK(LngLat::clamped(200.0, 100.0) == position(180.0, 90.0));
}

TEST_CASE("the world is a unit square with its origin in the north-west") {
    CHECK(world_from_lng_lat(position(0.0, 0.0)) == World{0.5, 0.5});
    CHECK(world_from_lng_lat(position(-180.0, kMaxMercatorLat)).x == 0.0);
    CHECK(world_from_lng_lat(position(-180.0, kMaxMercatorLat)).y == doctest::Approx(0.0));
    CHECK(world_from_lng_lat(position(180.0, -kMaxMercatorLat)).x == 1.0);
    CHECK(world_from_lng_lat(position(180.0, -kMaxMercatorLat)).y == doctest::Approx(1.0));
}

TEST_CASE("Mercator's y of 45 degrees is ln(1 + sqrt 2)") {
    CHECK(world_from_lng_lat(position(0.0, 45.0)).y ==
          doctest::Approx(0.5 - 0.881373587019543 / 6.283185307179586).epsilon(1e-14));
}

TEST_CASE("latitudes beyond the limit are drawn at the limit") {
    CHECK(world_from_lng_lat(position(10.0, 90.0)).y == doctest::Approx(0.0));
    CHECK(world_from_lng_lat(position(10.0, -90.0)).y == doctest::Approx(1.0));
    CHECK(lng_lat_from_world({0.5, -3.0}).lat() == doctest::Approx(kMaxMercatorLat));
}

TEST_CASE("world and position are each other's inverse") {
    test::Random random(1);
    for (int i = 0; i < 10000; ++i) {
        const LngLat p = position(random.between(-180, 180), random.between(-85, 85));
        const LngLat back = lng_lat_from_world(world_from_lng_lat(p));
        CHECK(std::fabs(back.lon() - p.lon()) < 1e-10);
        CHECK(std::fabs(back.lat() - p.lat()) < 1e-10);
    }
}

TEST_CASE("on a map that goes on over the 180th meridian world and position are each other's inverse, too") {
    for (const double lon : {180.0, 180.5, 270.0, 539.5}) {
        const LngLat p = LngLat::clamped_on_turned(lon, 10.0);
        CHECK(p.lon() == lon);
        CHECK(world_from_lng_lat(p).x == doctest::Approx((lon + 180.0) / 360.0));
        CHECK(lng_lat_from_world(world_from_lng_lat(p)).lon() == doctest::Approx(lon));
    }
    CHECK(LngLat::clamped_on_turned(600.0, 0.0).lon() == 540.0);
    CHECK(LngLat::clamped_on_turned(-200.0, 0.0).lon() == -180.0);
    CHECK(position(-178.0, 5.0).turned(0.5) == LngLat::clamped_on_turned(182.0, 5.0));
    CHECK(position(170.0, 5.0).turned(0.5) == position(170.0, 5.0));
    CHECK(position(-178.0, 5.0).turned(0.5).unturned() == position(-178.0, 5.0));
}

TEST_CASE("a world point that is not a number becomes the middle of the map") {
    CHECK(lng_lat_from_world({kNaN, kNaN}) == position(0.0, 0.0));
}

TEST_CASE("a kilometre is longer on the map the farther it lies from the equator") {
    CHECK(world_from_km(40075.016685578, 0.0) == doctest::Approx(1.0));
    CHECK(world_from_km(1.0, 60.0) == doctest::Approx(2.0 * world_from_km(1.0, 0.0)));
    CHECK(std::isfinite(world_from_km(1.0, 90.0)));
}
