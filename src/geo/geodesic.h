// Distances on the WGS 84 ellipsoid.
#pragma once

#include <vector>

#include "geo/lng_lat.h"

namespace sourceline {

struct Geodesic {
    double distance_km = 0.0;
    double azimuth_degrees = 0.0;  // at the start, clockwise from north, [0, 360); 0 when the points coincide
};

// Inverse problem after Vincenty (Survey Review 23/176, 1975), to under a millimetre; nearly antipodal points, where it
// does not converge, by the spherical formula (within 0.6 %).
Geodesic geodesic(LngLat from, LngLat to);

// Direct problem after Vincenty: the point that lies `distance_km` (>= 0) away in the direction `azimuth_degrees`.
LngLat destination(LngLat from, double azimuth_degrees, double distance_km);

struct NearestPoint {
    LngLat point;
    double distance_km = 0.0;
};
// The nearest point on a polyline (empty: the point itself, distance 0; the caller asks first). Segments are straight
// in a local azimuthal plane around `from`; exact to under 0.1 % within 200 km.
NearestPoint nearest_on_line(LngLat from, const std::vector<std::vector<LngLat>>& lines);

// "N", "NNE", … as an index 0..15, for compass words.
int compass_point_16(double azimuth_degrees);

}  // namespace sourceline
