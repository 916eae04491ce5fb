#include "state/time_axis.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "geo/sun.h"
#include "random.h"
#include "story_builder.h"

using namespace sourceline;
using test::at;
using test::exactly;
using test::kMoscowSummer;
using test::StoryBuilder;

namespace {
const LngLat kGraivoron = LngLat::make(35.68, 50.48).value();

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
    CHECK(nights(axis, kGraivoron).empty());
}

TEST_CASE("nights are shown only where days are wide enough to tell them apart") {
    const TimeAxis axis{at("2023-05-01T00:00"), at("2023-05-31T00:00"), 0.0, 30 * 24.0};
    CHECK(nights(axis, kGraivoron).size() == 31);
    CHECK(nights({axis.start, axis.end, 0.0, 30 * 23.0}, kGraivoron).empty());
}

TEST_CASE("nights run from sunset to sunrise at the place and are clipped to the axis") {
    const TimeAxis axis{at("2023-05-22T02:00"), at("2023-05-23T23:00"), 0.0, 100.0};
    const std::vector<Night> found = nights(axis, kGraivoron);
    REQUIRE(found.size() == 3);
    CHECK(found[0].start == axis.start);
    CHECK(found[2].end == axis.end);
    const SunDay first = sun_day(kGraivoron, solar_day(kGraivoron, at("2023-05-22T12:00"))),
                 second = sun_day(kGraivoron, solar_day(kGraivoron, at("2023-05-23T12:00")));
    CHECK(found[0].end == first.sunrise);
    CHECK((found[1].start == first.sunset && found[1].end == second.sunrise));
    CHECK(found[2].start == second.sunset);
    CHECK(format_to_minute(first.sunrise, kMoscowSummer) == "2023-05-22T04:41+03:00");
    CHECK(format_to_minute(first.sunset, kMoscowSummer) == "2023-05-22T20:27+03:00");
}

TEST_CASE("a day on which nothing is dark has no night") {
    CHECK(nights({at("2023-05-22T06:00"), at("2023-05-22T20:00"), 0.0, 100.0}, kGraivoron).empty());
}

TEST_CASE("nights far from Greenwich and in the south follow their own sun") {
    const LngLat sydney = LngLat::make(151.2, -33.87).value();
    const std::vector<Night> found = nights({at("2023-12-21T12:00Z"), at("2023-12-23T12:00Z"), 0.0, 200.0}, sydney);
    REQUIRE(found.size() == 3);
    CHECK(found[0].start == at("2023-12-21T12:00Z"));
    CHECK(std::abs(found[0].end - at("2023-12-21T18:41Z")) <= 120);
    CHECK(std::abs(found[1].start - at("2023-12-22T09:05Z")) <= 120);
}

TEST_CASE("beyond the polar circle a summer has no night and a winter is one") {
    const LngLat tromso = LngLat::make(18.96, 69.65).value();
    CHECK(nights({at("2023-06-10T00:00"), at("2023-06-30T00:00"), 0.0, 1000.0}, tromso).empty());
    const TimeAxis winter{at("2023-12-10T00:00"), at("2023-12-30T00:00"), 0.0, 1000.0};
    const std::vector<Night> dark = nights(winter, tromso);
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

TEST_CASE("in a story of minutes an approximate time does not fade over all of them") {
    StoryBuilder builder;
    TimeSpan when = exactly("2023-05-22T14:10", "2023-05-22T14:11");
    when.precision = TimePrecision::About;
    builder.event("alarm", when);
    const auto fade_s = [&](std::string_view start, std::string_view end) {
        const TimeAxis axis{at(start), at(end), 0.0, 600.0};
        return when.start - lay_out_bars(builder.story, axis, 16.0, 3.0).front().start;
    };
    CHECK(fade_s("2023-05-22T14:08", "2023-05-22T14:18") == 25);
    CHECK(fade_s("2023-05-22T14:08", "2023-05-22T14:11") == 15);  // a quarter of its own length
    CHECK(fade_s("2023-05-22T12:00", "2023-05-23T00:00") == kLeastFade_s);
    CHECK(fade_s("2023-05-21T18:00", "2023-05-25T00:00") == kLeastFade_s);
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

TEST_CASE("bars come in the story's order and take the topmost lane that is free") {
    StoryBuilder builder;
    builder.event("late", exactly("2023-05-24T00:00", "2023-05-24T06:00"));
    builder.event("long", exactly("2023-05-22T00:00", "2023-05-23T00:00"));
    builder.event("inside", exactly("2023-05-22T06:00", "2023-05-22T12:00"));
    builder.event("after-inside", exactly("2023-05-22T18:00", "2023-05-23T12:00"));
    builder.event("third", exactly("2023-05-22T19:00", "2023-05-22T20:00"));
    const std::vector<Bar> bars = lay_out_bars(builder.story, three_days(), 4.0, 2.0);
    REQUIRE(bars.size() == 5);
    std::vector<int> lanes;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        CHECK(bars[i].event.index == i);
        CHECK_FALSE(bars[i].background);
        lanes.push_back(bars[i].lane);
    }
    CHECK(lanes == std::vector<int>{0, 0, 1, 1, 2});
}

TEST_CASE("bars known only to the day or month have lanes of their own") {
    StoryBuilder builder;
    for (TimePrecision precision : {TimePrecision::Exact, TimePrecision::Day, TimePrecision::About,
                                    TimePrecision::Month, TimePrecision::PartOfDay}) {
        TimeSpan when = exactly("2023-05-23T00:00", "2023-05-24T00:00");
        when.precision = precision;
        builder.event("e", when);
    }
    const std::vector<Bar> bars = lay_out_bars(builder.story, three_days(), 4.0, 2.0);
    std::vector<std::pair<bool, int>> places;
    for (const Bar& bar : bars) places.push_back({bar.coarse, bar.lane});
    CHECK(places == std::vector<std::pair<bool, int>>{{false, 1}, {true, 0}, {false, 0}, {true, 1}, {false, 2}});
}

TEST_CASE("what was over before the axis begins is background, in its own order") {
    StoryBuilder builder;
    builder.event("april", exactly("2023-04-01T00:00", "2023-05-01T00:00"));
    builder.event("on-the-axis", exactly("2023-05-22T00:00"));
    builder.event("march", exactly("2023-03-02T09:00"));
    builder.event("until-the-start", exactly("2023-05-21T00:00", "2023-05-22T00:00"));
    builder.event("into-the-axis", exactly("2023-05-21T00:00", "2023-05-22T00:01"));
    const std::vector<Bar> bars = lay_out_bars(builder.story, three_days(), 4.0, 2.0);
    REQUIRE(bars.size() == 5);
    CHECK(bars[0].background);
    CHECK_FALSE(bars[1].background);
    CHECK(bars[2].background);
    CHECK(bars[3].background);
    CHECK_FALSE(bars[4].background);
    CHECK(bars[2].lane == 0);
    CHECK(bars[0].lane == 1);
    CHECK(bars[3].lane == 2);
    CHECK(bars[4].lane + bars[1].lane == 1);
}

TEST_CASE("a story without events has no bars") {
    CHECK(lay_out_bars(StoryBuilder().story, three_days(), 4.0, 2.0).empty());
}

TEST_CASE("no two bars of a lane overlap, whatever the events") {
    test::Random random(12);
    for (int round = 0; round < 200; ++round) {
        StoryBuilder builder;
        const int count = random.below(60);
        for (int i = 0; i < count; ++i) {
            TimeSpan when;
            when.start = at("2023-05-20T00:00") + random.below(6 * 24 * 60) * kMinute;
            when.end = when.start + random.below(3) * random.below(48 * 60) * kMinute;
            when.precision = static_cast<TimePrecision>(random.below(5));
            builder.event("e" + std::to_string(i), when);
        }
        const TimeAxis axis = three_days();
        const double min_width = random.between(0, 20), gap = random.between(0, 5);
        const std::vector<Bar> bars = lay_out_bars(builder.story, axis, min_width, gap);
        int lanes[2] = {0, 0};  // fine, coarse
        for (const Bar& bar : bars) {
            CHECK(bar.start <= bar.solid_start);
            CHECK(bar.solid_start <= bar.solid_end);
            CHECK(bar.solid_end <= bar.end);
            if (!bar.background) lanes[bar.coarse] = std::max(lanes[bar.coarse], bar.lane + 1);
        }
        for (int i = 0; i < lanes[0] + lanes[1]; ++i) {
            const bool coarse = i >= lanes[0];
            const int lane = coarse ? i - lanes[0] : i;
            std::vector<BarExtent> extents;
            for (const Bar& bar : bars)
                if (!bar.background && bar.coarse == coarse && bar.lane == lane)
                    extents.push_back(extent_of(bar, axis, min_width));
            CHECK_FALSE(extents.empty());
            std::sort(extents.begin(), extents.end(),
                      [](const BarExtent& a, const BarExtent& b) { return a.left < b.left; });
            for (std::size_t k = 0; k < extents.size(); ++k) {
                CHECK(extents[k].right - extents[k].left >= min_width - 1e-9);
                if (k > 0) CHECK(extents[k].left >= extents[k - 1].right + gap - 1e-9);
            }
        }
    }
}

TEST_CASE("a hundred thousand events at one moment are laid out in no time") {
    StoryBuilder builder;
    for (int i = 0; i < 100000; ++i) builder.event("e", exactly("2023-05-23T00:00"));
    CHECK(lay_out_bars(builder.story, three_days(), 4.0, 2.0).back().lane == 99999);
}
