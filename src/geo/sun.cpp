// J. Meeus, Astronomical Algorithms, 2nd edition (1998), chapters 15, 25 and 28, as NOAA's solar calculator uses them
// (gml.noaa.gov/grad/solcalc): declination and equation of time, the sun's upper edge on the horizon at a zenith
// distance of 90.833 degrees (16' for its radius, 34' for refraction).
#include "geo/sun.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sourceline {

namespace {

constexpr double kHorizonZenith = 90.833;
constexpr double kSecondsPerDegree = 240.0;  // the Earth turns by a degree in four minutes

double radians(double degrees) { return degrees * std::numbers::pi / 180.0; }
double degrees(double radians) { return radians * 180.0 / std::numbers::pi; }
double sin_deg(double angle) { return std::sin(radians(angle)); }
double cos_deg(double angle) { return std::cos(radians(angle)); }

Instant plus(Instant instant, double seconds) { return instant + static_cast<std::int64_t>(std::lround(seconds)); }

// By the mean sun of the longitude, i.e. without the equation of time.
Instant mean_noon(LngLat where, std::int64_t day) {
    return plus({day * kDay + kDay / 2}, -where.lon() * kSecondsPerDegree);
}

// Cosine of the angle by which the Earth turns between noon and the sun's rising or setting; beyond 1 it never rises,
// beyond -1 it never sets.
double cos_half_day(LngLat where, double declination_deg) {
    // At a pole itself the fraction has no value; a hair beside it has.
    const double lat = std::clamp(where.lat(), -89.999, 89.999);
    return (cos_deg(kHorizonZenith) - sin_deg(lat) * sin_deg(declination_deg)) /
           (cos_deg(lat) * cos_deg(declination_deg));
}

// The declination changes while the day passes: the event's own counts.
Instant crossing(LngLat where, Instant mean, double direction) {
    constexpr int kRounds = 4;
    Instant at = mean;
    for (int round = 0; round < kRounds; ++round) {
        const SunPosition sun = sun_at(at);
        const double cosine = std::clamp(cos_half_day(where, sun.declination_deg), -1.0, 1.0);
        at = plus(mean, -sun.equation_of_time_min * 60.0 + direction * degrees(std::acos(cosine)) * kSecondsPerDegree);
    }
    return at;
}

}  // namespace

SunPosition sun_at(Instant instant) {
    constexpr double kJ2000 = 946'728'000.0, kCentury_s = 36525.0 * 86400.0;  // 2000-01-01T12:00Z
    const double t = (static_cast<double>(instant.seconds) - kJ2000) / kCentury_s;
    const double mean_longitude = std::fmod(280.46646 + t * (36000.76983 + t * 0.0003032), 360.0);
    const double anomaly = std::fmod(357.52911 + t * (35999.05029 - t * 0.0001537), 360.0);
    const double eccentricity = 0.016708634 - t * (0.000042037 + t * 0.0000001267);
    const double centre = sin_deg(anomaly) * (1.914602 - t * (0.004817 + t * 0.000014)) +
                          sin_deg(2 * anomaly) * (0.019993 - t * 0.000101) + sin_deg(3 * anomaly) * 0.000289;
    const double node = 125.04 - 1934.136 * t;
    const double longitude = mean_longitude + centre - 0.00569 - 0.00478 * sin_deg(node);
    const double obliquity =
        23.0 + (26.0 + (21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))) / 60.0) / 60.0 + 0.00256 * cos_deg(node);
    const double y = std::pow(std::tan(radians(obliquity / 2)), 2);
    const double equation = y * sin_deg(2 * mean_longitude) - 2 * eccentricity * sin_deg(anomaly) +
                            4 * eccentricity * y * sin_deg(anomaly) * cos_deg(2 * mean_longitude) -
                            0.5 * y * y * sin_deg(4 * mean_longitude) -
                            1.25 * eccentricity * eccentricity * sin_deg(2 * anomaly);
    return {degrees(std::asin(sin_deg(obliquity) * sin_deg(longitude))), 4.0 * degrees(equation)};
}

SunDay sun_day(LngLat where, std::int64_t day) {
    const Instant mean = mean_noon(where, day);
    const SunPosition sun = sun_at(mean);
    SunDay result;
    result.noon = plus(mean, -sun.equation_of_time_min * 60.0);
    const double cosine = cos_half_day(where, sun.declination_deg);
    if (cosine <= -1.0) {
        result.path = SunPath::NeverSets;
        result.sunrise = result.noon - kDay / 2;
        result.sunset = result.noon + kDay / 2;
    } else if (cosine >= 1.0) {
        result.path = SunPath::NeverRises;
        result.sunrise = result.sunset = result.noon;
    } else {
        result.sunrise = crossing(where, mean, -1.0);
        result.sunset = crossing(where, mean, 1.0);
    }
    return result;
}

std::int64_t solar_day(LngLat where, Instant instant) {
    const double seconds = static_cast<double>(instant.seconds) + where.lon() * kSecondsPerDegree;
    return static_cast<std::int64_t>(std::floor(seconds / static_cast<double>(kDay)));
}

}  // namespace sourceline
