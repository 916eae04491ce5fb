// A position on WGS 84 in degrees that cannot be invalid. lon is in [-180, 180]; on a map that is turned, so that it
// goes on over the 180th meridian (map/turn.h), in [-180, 540].
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
    // The same, on a map that goes on over the 180th meridian: there lon may be up to 540.
    static LngLat clamped_on_turned(double lon_degrees, double lat_degrees) {
        const LngLat at = clamped(lon_degrees, lat_degrees);
        const bool is_beyond = lon_degrees > 180.0;
        return is_beyond ? LngLat(lon_degrees < 540.0 ? lon_degrees : 540.0, at.lat_) : at;
    }
    constexpr LngLat() = default;

    // The same place as a map has it whose west end is at this longitude, in [-180, 180]: between it and 360 further.
    constexpr LngLat turned(double west_end) const { return {lon_ < west_end ? lon_ + 360.0 : lon_, lat_}; }
    // With lon in [-180, 180], as the world knows it.
    constexpr LngLat unturned() const { return {lon_ > 180.0 ? lon_ - 360.0 : lon_, lat_}; }

    constexpr double lon() const { return lon_; }
    constexpr double lat() const { return lat_; }
    friend constexpr bool operator==(const LngLat&, const LngLat&) = default;

  private:
    constexpr LngLat(double lon, double lat) : lon_(lon), lat_(lat) {}
    double lon_ = 0.0, lat_ = 0.0;
};

// West <= east, south <= north. Over the 180th meridian east is above 180.
struct LngLatBox {
    LngLat south_west, north_east;
    friend constexpr bool operator==(const LngLatBox&, const LngLatBox&) = default;
};

}  // namespace sourceline
