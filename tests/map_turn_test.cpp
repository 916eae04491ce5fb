#include "map/turn.h"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>

#include "story_builder.h"
#include "story_files.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

World in_world(double lon, double lat) { return world_from_lng_lat(LngLat::clamped_on_turned(lon, lat)); }

Ring ring_between(double west, double east) {
    return {in_world(west, -20), in_world(east, -20), in_world(east, -10), in_world(west, -10), in_world(west, -20)};
}

}  // namespace

TEST_SUITE("map: over the 180th meridian") {
    TEST_CASE("a map begins half the Earth west of a view that goes over the meridian, and no other is turned") {
        StoryBuilder b;
        CHECK_FALSE(west_end(b.story));
        b.story.view = {position(-180, -20), position(180, -10)};
        CHECK_FALSE(west_end(b.story));
        b.story.view = {position(176, -20), LngLat::clamped_on_turned(182, -10)};
        CHECK(west_end(b.story) == -1.0);
    }

    TEST_CASE("places, lines and areas of the story stand beside each other, and what has been turned stays") {
        StoryBuilder b;
        b.story.view = {position(176, -20), LngLat::clamped_on_turned(182, -10)};
        b.place("Suva", 178.4, -18.1);
        b.place("Lau", -178.8, -17.8);
        Feature route;
        route.lines = {{position(179, -18), position(-179, -18)}};
        b.story.features.push_back(route);
        for (int times = 0; times < 2; ++times) {
            turn(-1.0, b.story, nullptr);
            CHECK(b.story.places[0].position.lon() == 178.4);
            CHECK(b.story.places[1].position.lon() == doctest::Approx(181.2));
            CHECK(b.story.features[0].lines[0][0].lon() == 179.0);
            CHECK(b.story.features[0].lines[0][1].lon() == 181.0);
        }
    }

    TEST_CASE("each shape of the map goes as a whole, and one around the Earth stands at both ends") {
        BaseMap map;
        map.box = {position(-180, -85), position(180, 85)};
        map.detail_box = {position(-179, -20), position(-177, -15)};
        MapShape land;
        for (const auto& [west, east] : {std::pair{-180.0, -170.0}, {170.0, 180.0}, {-15.0, 5.0}, {-180.0, 180.0}})
            land.polygons.push_back({{ring_between(west, east)}});
        map.shapes.push_back(land);
        map.names.push_back({});
        map.names.back().at = in_world(-178, -18);
        map.borders.push_back({});
        map.borders.back().lines = {{position(-179, 60), position(-170, 65)}, {position(20, 50), position(30, 50)}};
        StoryBuilder b;
        turn(-1.0, b.story, &map);
        const std::vector<Polygon>& polygons = map.shapes.front().polygons;
        REQUIRE(polygons.size() == 5);
        const auto west_of = [&](std::size_t i) { return polygons[i].rings.front().front().x * 360.0 - 180.0; };
        CHECK(west_of(0) == doctest::Approx(180.0));
        CHECK(west_of(1) == doctest::Approx(170.0));
        CHECK(west_of(2) == doctest::Approx(345.0));  // its middle lies beyond the west end
        CHECK(west_of(3) == doctest::Approx(-180.0));
        CHECK(west_of(4) == doctest::Approx(180.0));
        CHECK(map.names.front().at.x == doctest::Approx((182.0 + 180.0) / 360.0));
        CHECK(map.borders.front().lines[0][0].lon() == 181.0);
        CHECK(map.borders.front().lines[1][0].lon() == 20.0);
        CHECK(map.box == LngLatBox{position(-1, -85), LngLat::clamped_on_turned(359, 85)});
        CHECK(map.detail_box == LngLatBox{LngLat::clamped_on_turned(181, -20), LngLat::clamped_on_turned(183, -15)});
    }

    TEST_CASE("on the map of the world Fiji is whole, whichever side of the meridian its islands are on") {
        ReadBaseMap read = read_basemap(file_bytes("assets/basemaps/world.json"));
        REQUIRE(read.map);
        const auto pieces_near = [](const BaseMap& map, double lon) {
            int count = 0;
            const double x = (lon + 180.0) / 360.0;
            for (const MapShape& shape : map.shapes)
                for (const Polygon& polygon : shape.polygons)
                    for (const World& at : polygon.rings.front())
                        if (std::fabs(at.x - x) < 0.012) {
                            ++count;
                            break;
                        }
            return count;
        };
        const int east_of_it = pieces_near(*read.map, -175.0);
        CHECK(east_of_it > 0);
        CHECK(pieces_near(*read.map, 185.0) == 0);
        StoryBuilder b;
        turn(-1.0, b.story, &*read.map);
        CHECK(pieces_near(*read.map, 185.0) >= east_of_it);
        CHECK(pieces_near(*read.map, -175.0) <= 2);  // what goes around the Earth alone
    }
}
