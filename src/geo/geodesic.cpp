#include "geo/geodesic.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace sourceline {

// Formula numbers: T. Vincenty, "Direct and Inverse Solutions of Geodesics on the Ellipsoid with Application of Nested
// Equations", Survey Review 23/176, 1975.

namespace {
constexpr double kRadians = std::numbers::pi / 180.0;
constexpr double kA = 6378.137;  // WGS 84, km
constexpr double kF = 1.0 / 298.257223563;
constexpr double kB = kA * (1.0 - kF);
constexpr double kMeanRadiusKm = 6371.0088;  // (2a + b) / 3
constexpr int kMaxIterations = 200;

double square(double v) { return v * v; }

// Into [-180, 180).
double wrapped_180(double degrees) { return degrees - 360.0 * std::floor((degrees + 180.0) / 360.0); }
// Into [0, 360); a value that rounds up to 360 is 0.
double wrapped_360(double degrees) {
    const double wrapped = degrees - 360.0 * std::floor(degrees / 360.0);
    return wrapped < 360.0 ? wrapped : 0.0;
}

double reduced_latitude(double lat_degrees) {
    return std::atan2((1.0 - kF) * std::sin(lat_degrees * kRadians), std::cos(lat_degrees * kRadians));
}

struct Series {
    double a, b;
};  // (3), (4)
Series series(double cos_sq_alpha) {
    const double u_sq = cos_sq_alpha * (square(kA) - square(kB)) / square(kB);
    return {1.0 + u_sq / 16384.0 * (4096.0 + u_sq * (-768.0 + u_sq * (320.0 - 175.0 * u_sq))),
            u_sq / 1024.0 * (256.0 + u_sq * (-128.0 + u_sq * (74.0 - 47.0 * u_sq)))};
}

// (6)
double delta_sigma(double b, double sin_sigma, double cos_sigma, double cos_2sigma_m) {
    const double c2 = square(cos_2sigma_m);
    return b * sin_sigma *
           (cos_2sigma_m + b / 4.0 *
                               (cos_sigma * (-1.0 + 2.0 * c2) -
                                b / 6.0 * cos_2sigma_m * (-3.0 + 4.0 * square(sin_sigma)) * (-3.0 + 4.0 * c2)));
}

// (10), (11): the difference between the longitude on the ellipsoid and on the auxiliary sphere.
double longitude_shift(double sin_alpha, double cos_sq_alpha, double sigma, double sin_sigma, double cos_sigma,
                       double cos_2sigma_m) {
    const double c = kF / 16.0 * cos_sq_alpha * (4.0 + kF * (4.0 - 3.0 * cos_sq_alpha));
    return (1.0 - c) * kF * sin_alpha *
           (sigma + c * sin_sigma * (cos_2sigma_m + c * cos_sigma * (-1.0 + 2.0 * square(cos_2sigma_m))));
}

// What the iteration knows of the two points.
struct Ends {
    double sin1, cos1, sin2, cos2, lon_difference;
};

std::optional<Geodesic> vincenty_inverse(const Ends& e) {
    double lambda = e.lon_difference;
    for (int i = 0; i < kMaxIterations; ++i) {
        const double sin_lambda = std::sin(lambda), cos_lambda = std::cos(lambda);
        const double east = e.cos2 * sin_lambda, north = e.cos1 * e.sin2 - e.sin1 * e.cos2 * cos_lambda;
        const double sin_sigma = std::hypot(east, north);                         // (14)
        const double cos_sigma = e.sin1 * e.sin2 + e.cos1 * e.cos2 * cos_lambda;  // (15)
        if (sin_sigma < 1e-15) {
            if (cos_sigma > 0.0) return Geodesic{};
            return std::nullopt;
        }
        const double sigma = std::atan2(sin_sigma, cos_sigma);              // (16)
        const double sin_alpha = e.cos1 * e.cos2 * sin_lambda / sin_sigma;  // (17)
        const double cos_sq_alpha = 1.0 - square(sin_alpha);
        const double cos_2sigma_m =
            cos_sq_alpha < 1e-15 ? 0.0 : cos_sigma - 2.0 * e.sin1 * e.sin2 / cos_sq_alpha;  // (18)
        const double next =
            e.lon_difference + longitude_shift(sin_alpha, cos_sq_alpha, sigma, sin_sigma, cos_sigma, cos_2sigma_m);
        if (std::fabs(next) > std::numbers::pi) return std::nullopt;
        if (std::fabs(next - lambda) < 1e-13) {
            const Series s = series(cos_sq_alpha);
            return Geodesic{kB * s.a * (sigma - delta_sigma(s.b, sin_sigma, cos_sigma, cos_2sigma_m)),  // (19)
                            wrapped_360(std::atan2(east, north) / kRadians)};                           // (20)
        }
        lambda = next;
    }
    return std::nullopt;
}

// Haversine and initial bearing on the sphere.
Geodesic spherical_inverse(LngLat from, LngLat to, double lon_difference) {
    const double lat1 = from.lat() * kRadians, lat2 = to.lat() * kRadians;
    const double h =
        square(std::sin((lat2 - lat1) / 2)) + std::cos(lat1) * std::cos(lat2) * square(std::sin(lon_difference / 2));
    const double azimuth =
        std::atan2(std::sin(lon_difference) * std::cos(lat2),
                   std::cos(lat1) * std::sin(lat2) - std::sin(lat1) * std::cos(lat2) * std::cos(lon_difference));
    return {2.0 * kMeanRadiusKm * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0))), wrapped_360(azimuth / kRadians)};
}

// A point of the azimuthal equidistant plane around a centre: km east and north of it.
struct Plane {
    double east, north;
};

Plane plane_from_lng_lat(LngLat centre, LngLat point) {
    const Geodesic g = geodesic(centre, point);
    return {g.distance_km * std::sin(g.azimuth_degrees * kRadians),
            g.distance_km * std::cos(g.azimuth_degrees * kRadians)};
}

Plane nearest_to_origin(Plane a, Plane b) {
    const double dx = b.east - a.east, dy = b.north - a.north, length_sq = dx * dx + dy * dy;
    if (!(length_sq > 0.0)) return a;
    const double t = std::clamp(-(a.east * dx + a.north * dy) / length_sq, 0.0, 1.0);
    return {a.east + t * dx, a.north + t * dy};
}
}  // namespace

Geodesic geodesic(LngLat from, LngLat to) {
    const double u1 = reduced_latitude(from.lat()), u2 = reduced_latitude(to.lat());
    const double lon_difference = wrapped_180(to.lon() - from.lon()) * kRadians;
    const Ends ends{std::sin(u1), std::cos(u1), std::sin(u2), std::cos(u2), lon_difference};
    if (const std::optional<Geodesic> exact = vincenty_inverse(ends)) return *exact;
    return spherical_inverse(from, to, lon_difference);
}

LngLat destination(LngLat from, double azimuth_degrees, double distance_km) {
    const double azimuth = azimuth_degrees * kRadians;
    const double sin_azimuth = std::sin(azimuth), cos_azimuth = std::cos(azimuth);
    const double u1 = reduced_latitude(from.lat()), sin_u1 = std::sin(u1), cos_u1 = std::cos(u1);
    const double sigma1 = std::atan2(sin_u1, cos_u1 * cos_azimuth);  // (1)
    const double sin_alpha = cos_u1 * sin_azimuth;                   // (2)
    const double cos_sq_alpha = 1.0 - square(sin_alpha);
    const Series s = series(cos_sq_alpha);
    const double first = distance_km / (kB * s.a);
    double sigma = first, sin_sigma = 0.0, cos_sigma = 1.0, cos_2sigma_m = 1.0;
    for (int i = 0; i < kMaxIterations; ++i) {
        sin_sigma = std::sin(sigma);
        cos_sigma = std::cos(sigma);
        cos_2sigma_m = std::cos(2.0 * sigma1 + sigma);                                     // (5)
        const double next = first + delta_sigma(s.b, sin_sigma, cos_sigma, cos_2sigma_m);  // (7)
        if (!(std::fabs(next - sigma) > 1e-14)) break;
        sigma = next;
    }
    const double x = sin_u1 * sin_sigma - cos_u1 * cos_sigma * cos_azimuth;
    const double lat = std::atan2(sin_u1 * cos_sigma + cos_u1 * sin_sigma * cos_azimuth,
                                  (1.0 - kF) * std::hypot(sin_alpha, x));  // (8)
    const double lambda =
        std::atan2(sin_sigma * sin_azimuth, cos_u1 * cos_sigma - sin_u1 * sin_sigma * cos_azimuth);  // (9)
    const double lon =
        from.lon() +
        (lambda - longitude_shift(sin_alpha, cos_sq_alpha, sigma, sin_sigma, cos_sigma, cos_2sigma_m)) / kRadians;
    return LngLat::clamped(wrapped_180(lon), lat / kRadians);
}

NearestPoint nearest_on_line(LngLat from, const std::vector<std::vector<LngLat>>& lines) {
    Plane best{};
    double best_sq = std::numeric_limits<double>::infinity();
    for (const std::vector<LngLat>& line : lines) {
        std::optional<Plane> previous;
        for (const LngLat& vertex : line) {
            const Plane here = plane_from_lng_lat(from, vertex);
            const Plane near = previous ? nearest_to_origin(*previous, here) : here;
            const double distance_sq = near.east * near.east + near.north * near.north;
            if (distance_sq < best_sq) {
                best = near;
                best_sq = distance_sq;
            }
            previous = here;
        }
    }
    if (!(best_sq < std::numeric_limits<double>::infinity())) return {from, 0.0};
    const double distance_km = std::sqrt(best_sq);
    return {destination(from, std::atan2(best.east, best.north) / kRadians, distance_km), distance_km};
}

int compass_point_16(double azimuth_degrees) {
    if (!std::isfinite(azimuth_degrees)) return 0;
    return static_cast<int>(std::floor(wrapped_360(azimuth_degrees) / 22.5 + 0.5)) % 16;
}

}  // namespace sourceline
