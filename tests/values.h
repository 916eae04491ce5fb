// Values that many tests write.
#pragma once

#include <limits>
#include <string_view>

#include "base/civil.h"
#include "geo/lng_lat.h"

namespace sourceline::test {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
// "2023-05-23T15:30", in UTC where it names no offset.
inline Instant utc(std::string_view text) { return parse_date_time(text, UtcOffset{}).value(); }
// In degrees; out of range it ends the test.
inline LngLat position(double lon, double lat) { return LngLat::make(lon, lat).value(); }

}  // namespace sourceline::test
