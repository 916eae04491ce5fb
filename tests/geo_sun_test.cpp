#include "geo/sun.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "random.h"
#include "values.h"

using namespace sourceline;
using test::position;
using test::utc;

namespace {

SunDay day_of(LngLat where, const char* noon) { return sun_day(where, solar_day(where, utc(noon))); }

// To two minutes, which is what refraction near the horizon leaves uncertain.
bool is_close(Instant a, const char* b) { return std::llabs(a - utc(b)) <= 120; }

}  // namespace

TEST_CASE("the sun stands where Meeus's worked examples have it (25.a, 28.b: 13 October 1992)") {
    const SunPosition sun = sun_at(utc("1992-10-13T00:00:00Z"));
    CHECK(sun.declination_deg == doctest::Approx(-7.78507).epsilon(1e-5));
    CHECK(sun.equation_of_time_min == doctest::Approx(13.0 + 42.7 / 60).epsilon(1e-3));
}

TEST_CASE("sunrise and sunset are those of published tables, from the equator to the north of Europe") {
    struct Published {
        double lon, lat;
        const char *noon, *sunrise, *sunset;
    };
    constexpr Published kTable[] = {
        // Reda and Andreas, Solar Position Algorithm, NREL/TP-560-34302, table A5.1: Golden, Colorado.
        {-105.1786, 39.742476, "2003-10-17T19:00Z", "2003-10-17T13:12:43Z", "2003-10-18T00:20:19Z"},
        // The tests of SunCalc: Kyiv.
        {30.5, 50.5, "2013-03-05T10:00Z", "2013-03-05T04:34:56Z", "2013-03-05T15:46:57Z"},
        // Almanac, to the minute: London at both solstices, Oslo, New York, Sydney.
        {-0.1278, 51.5074, "2023-06-21T12:00Z", "2023-06-21T03:43Z", "2023-06-21T20:21Z"},
        {-0.1278, 51.5074, "2023-12-22T12:00Z", "2023-12-22T08:04Z", "2023-12-22T15:53Z"},
        {10.7522, 59.9139, "2023-06-21T11:00Z", "2023-06-21T01:53Z", "2023-06-21T20:43Z"},
        {-74.0060, 40.7128, "2023-06-21T17:00Z", "2023-06-21T09:25Z", "2023-06-22T00:30Z"},
        {151.2093, -33.8688, "2023-12-22T02:00Z", "2023-12-21T18:41Z", "2023-12-22T09:05Z"},
    };
    for (const Published& published : kTable) {
        const SunDay day = day_of(position(published.lon, published.lat), published.noon);
        CAPTURE(published.noon);
        CAPTURE(published.lat);
        CHECK(day.path == SunPath::RisesAndSets);
        CHECK(is_close(day.sunrise, published.sunrise));
        CHECK(is_close(day.sunset, published.sunset));
    }
}

TEST_CASE("beyond the polar circles the sun may stay up or down all day, at a pole for half a year") {
    const LngLat tromso = position(18.9553, 69.6492);
    CHECK(day_of(tromso, "2023-06-21T11:00Z").path == SunPath::NeverSets);
    CHECK(day_of(tromso, "2023-12-21T11:00Z").path == SunPath::NeverRises);
    CHECK(day_of(tromso, "2023-03-20T11:00Z").path == SunPath::RisesAndSets);
    const SunDay down = day_of(tromso, "2023-12-21T11:00Z"), up = day_of(tromso, "2023-06-21T11:00Z");
    CHECK((down.sunrise == down.noon && down.sunset == down.noon));
    CHECK((up.sunset - up.sunrise == kDay && up.noon - up.sunrise == kDay / 2));
    for (const char* noon : {"2023-05-01T12:00Z", "2023-06-21T12:00Z", "2023-08-01T12:00Z"}) {
        CHECK(day_of(position(0, 90), noon).path == SunPath::NeverSets);
        CHECK(day_of(position(0, -90), noon).path == SunPath::NeverRises);
    }
}

TEST_CASE("anywhere and at any time a day has its sunrise before its noon and its sunset after it") {
    test::Random random(11);
    for (int round = 0; round < 3000; ++round) {
        const LngLat where = position(random.between(-180, 180), random.between(-90, 90));
        const auto day = static_cast<std::int64_t>(random.between(-719'162, 2'932'896));  // years 1 to 9999
        const SunDay sun = sun_day(where, day);
        CHECK(sun.sunrise <= sun.noon);
        CHECK(sun.noon <= sun.sunset);
        CHECK(sun.sunset - sun.sunrise <= kDay + kHour);
        CHECK(std::llabs(solar_day(where, sun.noon) - day) <= 1);
    }
}
