#include "geo/mercator.h"

#include <algorithm>
#include <numbers>

namespace sourceline {

namespace {
constexpr double kRadiansPerDegree = std::numbers::pi / 180.0;
constexpr double kSphereKm = 2.0 * std::numbers::pi * 6378.137;

double within(double v, double most) { return v == v ? std::clamp(v, 0.0, most) : 0.5; }
double mercator_lat(double lat) { return std::clamp(lat, -kMaxMercatorLat, kMaxMercatorLat); }
}  // namespace

World world_from_lng_lat(LngLat position) {
    const double lat = mercator_lat(position.lat()) * kRadiansPerDegree;
    return {(position.lon() + 180.0) / 360.0, within(0.5 - std::asinh(std::tan(lat)) / (2.0 * std::numbers::pi), 1.0)};
}

LngLat lng_lat_from_world(World world) {
    const double lat = std::atan(std::sinh(std::numbers::pi * (1.0 - 2.0 * within(world.y, 1.0)))) / kRadiansPerDegree;
    return LngLat::clamped_on_turned(within(world.x, 2.0) * 360.0 - 180.0, mercator_lat(lat));
}

double world_from_km(double km, double lat_degrees) {
    return km / (kSphereKm * std::cos(mercator_lat(lat_degrees) * kRadiansPerDegree));
}

}  // namespace sourceline
