// Web Mercator. World space: x and y in [0, 1], x east from 180 W (in
// [0, 2] on a map that goes on over 180 E), y SOUTH from about 85.05 N (as in MapLibre).
#pragma once

#include "geo/lng_lat.h"

namespace sourceline {

struct World {
    double x = 0.0, y = 0.0;
    friend constexpr bool operator==(const World&, const World&) = default;
};

inline constexpr double kMaxMercatorLat = 85.051128779806589;

// Latitudes beyond the limit are clamped to it. (Snyder 1987, eq. 7-1, 7-2.)
World world_from_lng_lat(LngLat position);
LngLat lng_lat_from_world(World world);

// Length of one km on the ground in world units at this latitude (spherical, radius 6378.137 km).
double world_from_km(double km, double lat_degrees);

}  // namespace sourceline
