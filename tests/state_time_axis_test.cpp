#include "state/time_axis.h"

#include <doctest/doctest.h>

#include <limits>

#include "geo/sun.h"
#include "story_builder.h"

using namespace sourceline;
using test::at;
using test::exactly;
using test::kMoscowSummer;

namespace {
const LngLat kSunnyPlace = LngLat::make(35.68, 50.48).value();

// Three days of 100 pixels each.
TimeAxis three_days() { return {at("2023-05-22T00:00"), at("2023-05-25T00:00"), 50.0, 350.0}; }
}  // namespace

TEST_CASE("the axis runs from its left at the start to its right at the end, and on beyond") {
    const TimeAxis axis = three_days();
    CHECK(axis.x_from_time(axis.start) == 50.0);
    CHECK(axis.x_from_time(axis.end) == 350.0);
    CHECK(axis.x_from_time(at("2023-05-23T12:00")) == 200.0);
    CHECK(axis.x_from_time(at("2023-05-21T00:00")) == -50.0);
    CHECK(axis.x_from_time(at("2023-05-26T00:00")) == 450.0);
}

TEST_CASE("a pixel is a time to the minute, clamped to the axis") {
    const TimeAxis axis = three_days();
    CHECK(axis.time_from_x(200.0) == at("2023-05-23T12:00"));
    CHECK(axis.time_from_x(200.03) == at("2023-05-23T12:00"));
    CHECK(axis.time_from_x(200.04) == at("2023-05-23T12:01"));
    CHECK(axis.time_from_x(-1e300) == axis.start);
    CHECK(axis.time_from_x(1e300) == axis.end);
    CHECK(axis.time_from_x(std::numeric_limits<double>::quiet_NaN()) == axis.start);
}

TEST_CASE("every minute comes back from its pixel") {
    TimeAxis axis = three_days();
    axis.right = 900.0;
    for (Instant t = axis.start; t <= axis.end; t = t + kMinute) CHECK(axis.time_from_x(axis.x_from_time(t)) == t);
}

TEST_CASE("an axis that begins between two minutes still gives no time before its start") {
    TimeAxis axis = three_days();
    axis.start = axis.start + 40;
    CHECK(axis.time_from_x(50.001) == at("2023-05-22T00:01"));
    axis.start = axis.start - 20;
    CHECK(axis.time_from_x(50.001) == axis.start);
}

TEST_CASE("an axis without length is all at its left") {
    const TimeAxis axis{at("2023-05-22T00:00"), at("2023-05-22T00:00"), 50.0, 350.0};
    CHECK(axis.x_from_time(at("2023-05-23T00:00")) == 50.0);
    CHECK(axis.time_from_x(200.0) == axis.start);
    CHECK(nights(axis, kSunnyPlace).empty());
}

TEST_CASE("nights are shown only where days are wide enough to tell them apart") {
    const TimeAxis axis{at("2023-05-01T00:00"), at("2023-05-31T00:00"), 0.0, 30 * 24.0};
    CHECK(nights(axis, kSunnyPlace).size() == 31);
    CHECK(nights({axis.start, axis.end, 0.0, 30 * 23.0}, kSunnyPlace).empty());
}

TEST_CASE("nights run from sunset to sunrise at the place and are clipped to the axis") {
    const TimeAxis axis{at("2023-05-22T02:00"), at("2023-05-23T23:00"), 0.0, 100.0};
    const FrameList<Night> found = nights(axis, kSunnyPlace);
    REQUIRE(found.size() == 3);
    CHECK(found[0].start == axis.start);
    CHECK(found[2].end == axis.end);
    const SunDay first = sun_day(kSunnyPlace, solar_day(kSunnyPlace, at("2023-05-22T12:00"))),
                 second = sun_day(kSunnyPlace, solar_day(kSunnyPlace, at("2023-05-23T12:00")));
    CHECK(found[0].end == first.sunrise);
    CHECK((found[1].start == first.sunset && found[1].end == second.sunrise));
    CHECK(found[2].start == second.sunset);
    CHECK(format_to_minute(first.sunrise, kMoscowSummer) == "2023-05-22T04:41+03:00");
    CHECK(format_to_minute(first.sunset, kMoscowSummer) == "2023-05-22T20:27+03:00");
}

TEST_CASE("a day on which nothing is dark has no night") {
    CHECK(nights({at("2023-05-22T06:00"), at("2023-05-22T20:00"), 0.0, 100.0}, kSunnyPlace).empty());
}

TEST_CASE("nights far from Greenwich and in the south follow their own sun") {
    const LngLat sydney = LngLat::make(151.2, -33.87).value();
    const FrameList<Night> found = nights({at("2023-12-21T12:00Z"), at("2023-12-23T12:00Z"), 0.0, 200.0}, sydney);
    REQUIRE(found.size() == 3);
    CHECK(found[0].start == at("2023-12-21T12:00Z"));
    CHECK(std::abs(found[0].end - at("2023-12-21T18:41Z")) <= 120);
    CHECK(std::abs(found[1].start - at("2023-12-22T09:05Z")) <= 120);
}

TEST_CASE("beyond the polar circle a summer has no night and a winter is one") {
    const LngLat tromso = LngLat::make(18.96, 69.65).value();
    CHECK(nights({at("2023-06-10T00:00"), at("2023-06-30T00:00"), 0.0, 1000.0}, tromso).empty());
    const TimeAxis winter{at("2023-12-10T00:00"), at("2023-12-30T00:00"), 0.0, 1000.0};
    const FrameList<Night> dark = nights(winter, tromso);
    REQUIRE(dark.size() == 1);
    CHECK((dark[0].start == winter.start && dark[0].end == winter.end));
}

TEST_CASE("an exact time is solid throughout") {
    const Bar bar = bar_of(exactly("2023-05-22T10:00", "2023-05-22T12:00"));
    CHECK(bar.start == at("2023-05-22T10:00"));
    CHECK(bar.solid_start == bar.start);
    CHECK(bar.solid_end == bar.end);
    CHECK(bar.end == at("2023-05-22T12:00"));
}

TEST_CASE("an approximate time fades around what is stated, by a quarter of it and at least half an hour") {
    TimeSpan when = exactly("2023-05-22T10:00");
    when.precision = TimePrecision::About;
    Bar bar = bar_of(when);
    CHECK(bar.start == at("2023-05-22T09:30"));
    CHECK(bar.solid_start == at("2023-05-22T10:00"));
    CHECK(bar.solid_end == at("2023-05-22T10:00"));
    CHECK(bar.end == at("2023-05-22T10:30"));
    when.end = at("2023-05-22T18:00");
    bar = bar_of(when);
    CHECK(bar.start == at("2023-05-22T08:00"));
    CHECK(bar.end == at("2023-05-22T20:00"));
}

TEST_CASE("an exact time has sharp edges however short it is, and a soft one keeps its proportions") {
    const TimeAxis axis = three_days();
    const auto solid = [&](const TimeSpan& when, double min_width) {
        const Bar bar = bar_of(when);
        const BarExtent all = extent_of(bar, axis, min_width), part = solid_of(bar, axis, all);
        return std::vector<double>{all.left, part.left, part.right, all.right};
    };
    using Edges = std::vector<double>;
    CHECK(solid(exactly("2023-05-23T12:00"), 8.0) == Edges{196, 196, 204, 204});
    CHECK(solid(exactly("2023-05-23T12:00", "2023-05-23T12:01"), 8.0)[1] ==
          solid(exactly("2023-05-23T12:00", "2023-05-23T12:01"), 8.0)[0]);
    CHECK(solid(exactly("2023-05-23T00:00", "2023-05-24T00:00"), 8.0) == Edges{150, 150, 250, 250});
    CHECK(solid(exactly("2023-05-25T00:00"), 8.0) == Edges{342, 342, 350, 350});
    TimeSpan about = exactly("2023-05-23T12:00");
    about.precision = TimePrecision::About;
    CHECK(solid(about, 8.0) == Edges{196, 200, 200, 204});
    TimeSpan part = exactly("2023-05-23T00:00", "2023-05-24T00:00");
    part.precision = TimePrecision::PartOfDay;
    CHECK(solid(part, 8.0) == Edges{150, 175, 225, 250});
    CHECK(solid(part, 200.0) == Edges{100, 150, 250, 300});
    TimeSpan cut = exactly("2023-05-21T00:00", "2023-05-23T00:00");
    cut.precision = TimePrecision::Day;
    CHECK(solid(cut, 8.0)[1] == 50.0);  // what fades lies before the axis
}

TEST_CASE("a day that is marked as approximate fades around itself, one that is uncertain inside") {
    TimeSpan day = exactly("2023-05-22T00:00", "2023-05-23T00:00");
    day.precision = TimePrecision::Day;
    day.start_mark = day.end_mark = DateMark::Approximate;
    CHECK(bar_of(day).start == at("2023-05-21T18:00"));
    CHECK(bar_of(day).solid_start == day.start);
    CHECK(bar_of(day).end == at("2023-05-23T06:00"));
    day.start_mark = day.end_mark = DateMark::Uncertain;
    CHECK(bar_of(day).start == day.start);
    CHECK(bar_of(day).end == day.end);
}

TEST_CASE("a part of a day, a day and a month fade inside themselves") {
    TimeSpan when = exactly("2023-05-22T06:00", "2023-05-22T18:00");
    when.precision = TimePrecision::PartOfDay;
    Bar bar = bar_of(when);
    CHECK(bar.start == when.start);
    CHECK(bar.solid_start == at("2023-05-22T09:00"));
    CHECK(bar.solid_end == at("2023-05-22T15:00"));
    CHECK(bar.end == when.end);
    for (TimePrecision precision : {TimePrecision::Day, TimePrecision::Month}) {
        when.precision = precision;
        bar = bar_of(when);
        CHECK(bar.start == when.start);
        CHECK(bar.solid_start == at("2023-05-22T10:00"));
        CHECK(bar.solid_end == at("2023-05-22T14:00"));
        CHECK(bar.end == when.end);
    }
}

TEST_CASE("a bar's extent is clipped to the axis and never narrower than asked") {
    const TimeAxis axis = three_days();
    const auto extent = [&](std::string_view start, std::string_view end, double min_width) {
        const BarExtent e = extent_of(bar_of(exactly(start, end)), axis, min_width);
        return std::pair(e.left, e.right);
    };
    CHECK(extent("2023-05-22T12:00", "2023-05-23T12:00", 8.0) == std::pair(100.0, 200.0));
    CHECK(extent("2023-05-23T12:00", "2023-05-23T12:00", 8.0) == std::pair(196.0, 204.0));
    CHECK(extent("2023-05-21T00:00", "2023-05-23T00:00", 8.0) == std::pair(50.0, 150.0));
    CHECK(extent("2023-05-22T00:00", "2023-05-22T00:00", 8.0) == std::pair(50.0, 58.0));
    CHECK(extent("2023-05-25T00:00", "2023-05-25T00:00", 8.0) == std::pair(342.0, 350.0));
    CHECK(extent("2023-05-25T00:00", "2023-05-25T00:00", 1000.0) == std::pair(50.0, 1050.0));
}
