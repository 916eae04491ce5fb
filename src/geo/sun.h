// When the sun rises and sets.
#pragma once

#include <cstdint>

#include "base/civil.h"
#include "geo/lng_lat.h"

namespace sourceline {

struct SunPosition {
    double declination_deg = 0;
    double equation_of_time_min = 0;  // apparent solar time minus mean solar time
};
// To 0.01 degrees in the years 1800 to 2100; slowly worse outside.
SunPosition sun_at(Instant instant);

enum class SunPath { RisesAndSets, NeverSets, NeverRises };
struct SunDay {
    SunPath path = SunPath::RisesAndSets;
    Instant noon;             // when it stands highest
    Instant sunrise, sunset;  // its upper edge on the horizon; NeverSets: 12 h before and after noon; NeverRises: noon
};
// One day by the sun of a place: from its noon backwards and forwards. `day` counts days since 1970-01-01, by the mean
// sun of the place's longitude.
SunDay sun_day(LngLat where, std::int64_t day);
// The day in which an instant lies.
std::int64_t solar_day(LngLat where, Instant instant);

}  // namespace sourceline
