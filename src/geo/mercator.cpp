#include "geo/mercator.h"

#include <algorithm>
#include <numbers>

namespace sourceline {

namespace {
constexpr double kPi = std::numbers::pi;
constexpr double kRadians = kPi / 180.0;
constexpr double kSphereKm = 2.0 * kPi * 6378.137;

double unit(double v) { return v == v ? std::clamp(v, 0.0, 1.0) : 0.5; }
double mercator_lat(double lat) { return std::clamp(lat, -kMaxMercatorLat, kMaxMercatorLat); }
}  // namespace

World world_from_lng_lat(LngLat position) {
    const double lat = mercator_lat(position.lat()) * kRadians;
    return {(position.lon() + 180.0) / 360.0, unit(0.5 - std::asinh(std::tan(lat)) / (2.0 * kPi))};
}

LngLat lng_lat_from_world(World world) {
    const double lat = std::atan(std::sinh(kPi * (1.0 - 2.0 * unit(world.y)))) / kRadians;
    return LngLat::clamped(unit(world.x) * 360.0 - 180.0, mercator_lat(lat));
}

double world_from_km(double km, double lat_degrees) {
    return km / (kSphereKm * std::cos(mercator_lat(lat_degrees) * kRadians));
}

}  // namespace sourceline
