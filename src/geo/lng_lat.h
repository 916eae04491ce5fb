// A position on WGS 84 in degrees that cannot be invalid.
#pragma once

#include <cmath>
#include <optional>

namespace sourceline {

class LngLat {
  public:
    // Nothing unless both are finite, lon in [-180, 180], lat in [-90, 90].
    static std::optional<LngLat> make(double lon_degrees, double lat_degrees) {
        if (!std::isfinite(lon_degrees) || !std::isfinite(lat_degrees)) return std::nullopt;
        if (std::fabs(lon_degrees) > 180.0 || std::fabs(lat_degrees) > 90.0) return std::nullopt;
        return LngLat(lon_degrees, lat_degrees);
    }
    // For values known to be in range, e.g. computed ones: clamps instead of failing. NaN becomes 0.
    static LngLat clamped(double lon_degrees, double lat_degrees) {
        auto clamp = [](double v, double limit) {
            return !(v == v) ? 0.0 : v < -limit ? -limit : v > limit ? limit : v;
        };
        return LngLat(clamp(lon_degrees, 180.0), clamp(lat_degrees, 90.0));
    }
    constexpr LngLat() = default;

    constexpr double lon() const { return lon_; }
    constexpr double lat() const { return lat_; }
    friend constexpr bool operator==(const LngLat&, const LngLat&) = default;

  private:
    constexpr LngLat(double lon, double lat) : lon_(lon), lat_(lat) {}
    double lon_ = 0.0, lat_ = 0.0;
};

// West <= east, south <= north; a box never crosses the antimeridian.
struct LngLatBox {
    LngLat south_west, north_east;
    friend constexpr bool operator==(const LngLatBox&, const LngLatBox&) = default;
};

}  // namespace sourceline
