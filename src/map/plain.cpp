#include "map/plain.h"

#include <algorithm>
#include <utility>

namespace sourceline {

namespace {

// In degrees.
struct GrowingBox {
    double west = 180, south = 90, east = -180, north = -90;

    void add(LngLat at) {
        west = std::min(west, at.lon()), east = std::max(east, at.lon());
        south = std::min(south, at.lat()), north = std::max(north, at.lat());
    }
    void add(const LngLatBox& box) {
        add(box.south_west);
        add(box.north_east);
    }
    // A quarter of its size and at least `least` degrees wider on each side, within what Mercator can show.
    LngLatBox widened(double least) const {
        constexpr double kMercatorLimit = 85.0;
        const double x = std::max(least, (east - west) / 4), y = std::max(least, (north - south) / 4);
        const double east_end = east > 180.0 ? 540.0 : 180.0;  // of a map that is turned
        return {LngLat::clamped(std::max(west - x, -180.0), std::max(south - y, -kMercatorLimit)),
                LngLat::clamped_on_turned(std::min(east + x, east_end), std::min(north + y, kMercatorLimit))};
    }
};

// As wide as high on the map and three times as large, as far as the world goes: a frame up to three times as wide as
// high may show all of it, and so may one as much higher.
LngLatBox roomy(const LngLatBox& box) {
    constexpr double kTimes = 3.0;
    const World a = world_from_lng_lat(box.south_west), b = world_from_lng_lat(box.north_east);
    const double half = std::min(std::max(b.x - a.x, a.y - b.y) * kTimes / 2, 0.5);
    World low = world_from_lng_lat(LngLat::clamped(-180, -85)), high = world_from_lng_lat(LngLat::clamped(180, 85));
    if (b.x > 1.0) low.x = (a.x + b.x) / 2 - 0.5, high.x = low.x + 1.0;
    // Moved rather than cut where the world ends.
    const auto span = [&](double middle, double from, double to) {
        const double length = std::min(2 * half, to - from), start = std::clamp(middle - half, from, to - length);
        return std::pair(start, start + length);
    };
    const auto [west, east] = span((a.x + b.x) / 2, low.x, high.x);
    const auto [north, south] = span((a.y + b.y) / 2, high.y, low.y);
    return {lng_lat_from_world({west, south}), lng_lat_from_world({east, north})};
}

// Wider than the box: of the whole world a strip beyond its edges is seen.
Polygon rectangle(const LngLatBox& box) {
    constexpr double kBeyond = 0.25;
    World a = world_from_lng_lat(box.south_west), b = world_from_lng_lat(box.north_east);
    a.x -= kBeyond;
    b.x += kBeyond;
    return {{{{a.x, a.y}, {b.x, a.y}, {b.x, b.y}, {a.x, b.y}, {a.x, a.y}}}};
}

}  // namespace

BaseMap plain_basemap(const Story& story) {
    constexpr double kLeastMarginDegrees = 0.5;
    BaseMap map;
    GrowingBox all, view;
    view.add(story.view);
    all.add(story.view);
    for (const Place& place : story.places) all.add(place.position);
    map.box = roomy(all.widened(kLeastMarginDegrees));
    map.detail_box = view.widened(kLeastMarginDegrees);
    MapShape ground;
    ground.layer = layer_id("land");
    ground.polygons.push_back(rectangle(map.box));
    map.shapes.push_back(std::move(ground));
    return map;
}

}  // namespace sourceline
