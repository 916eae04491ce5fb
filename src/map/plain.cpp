#include "map/plain.h"

#include <algorithm>

namespace sourceline {

namespace {
constexpr double kMinMargin_degrees = 1.0;
constexpr double kMaxLat = 85.0;  // beyond it Web Mercator has no room

// Of degrees.
struct Range {
    double low, high;
    void take(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    double margin() const { return std::max(kMinMargin_degrees, (high - low) / 2); }
};
}  // namespace

BaseMap plain_basemap(const Story& story) {
    Range lon{story.view.south_west.lon(), story.view.north_east.lon()};
    Range lat{story.view.south_west.lat(), story.view.north_east.lat()};
    for (const Place& place : story.places) {
        lon.take(place.position.lon());
        lat.take(place.position.lat());
    }
    const double west = std::max(-180.0, lon.low - lon.margin()), east = std::min(180.0, lon.high + lon.margin());
    const double south = std::clamp(lat.low - lat.margin(), -kMaxLat, kMaxLat - kMinMargin_degrees);
    const double north = std::clamp(lat.high + lat.margin(), south + kMinMargin_degrees, kMaxLat);
    BaseMap map;
    map.box = map.detail_box = {LngLat::clamped(west, south), LngLat::clamped(east, north)};
    Ring ring;
    for (const auto& [x, y] : {std::pair{west, south}, {east, south}, {east, north}, {west, north}, {west, south}})
        ring.push_back(world_from_lng_lat(LngLat::clamped(x, y)));
    map.land.push_back({{std::move(ring)}});
    return map;
}

}  // namespace sourceline
