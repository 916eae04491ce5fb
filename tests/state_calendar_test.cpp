#include "state/calendar.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>

#include "random.h"
#include "story_builder.h"

using namespace sourceline;
using test::at;
using test::kMoscowSummer;

namespace {
constexpr UtcOffset kDublinMeanTime{-(25 * 60 + 21)};

// Said by the fields of the date alone, not by counting seconds.
bool is_on_calendar(Instant time, CalendarStep step, UtcOffset offset) {
    const CivilTime civil = civil_from_instant(time, offset);
    if (civil.second != 0) return false;
    const int minute_of_day = civil.hour * 60 + civil.minute;
    if (step.months == 0) {
        if (step.minutes == kMinutesOfWeek) return minute_of_day == 0 && civil.weekday == 1;
        return minute_of_day % step.minutes == 0;
    }
    if (minute_of_day != 0 || civil.day != 1) return false;
    if (step.months < kMonthsOfYear) return (civil.month - 1) % step.months == 0;
    return civil.month == 1 && civil.year % (step.months / kMonthsOfYear) == 0;
}

Instant some_time(test::Random& random) {
    const Instant first = test::at("0001-01-01T00:00"), last = test::at("9999-12-31T00:00");
    return first + static_cast<std::int64_t>(random.between(0, static_cast<double>(last - first)));
}
}  // namespace

TEST_CASE("steps go from a minute to thousands of years, each longer than the one before") {
    CHECK(std::is_sorted(std::begin(kCalendarSteps), std::end(kCalendarSteps),
                         [](CalendarStep a, CalendarStep b) { return length_s(a) < length_s(b); }));
    CHECK(length_s({1, 0}) == 60.0);
    CHECK(length_s({0, 4800}) == 146097.0 * 86400.0);  // 400 years
}

TEST_CASE("a boundary is where the calendar has it") {
    const auto after = [](std::string_view time, CalendarStep step) {
        return format_to_minute(boundary_after(at(time), step, kMoscowSummer), kMoscowSummer).substr(0, 16);
    };
    CHECK(after("2024-02-28T23:59", {1440, 0}) == "2024-02-29T00:00");
    CHECK(after("2024-02-29T00:00", {0, 1}) == "2024-03-01T00:00");
    CHECK(after("2023-05-23T18:30", {10080, 0}) == "2023-05-29T00:00");  // a Monday
    CHECK(after("2023-11-15T00:00", {0, 3}) == "2024-01-01T00:00");
    CHECK(after("1866-05-01T00:00", {0, 120}) == "1870-01-01T00:00");
    CHECK(after("1900-01-01T00:00", {0, 1200}) == "2000-01-01T00:00");
    CHECK(after("2023-05-23T18:30", {15, 0}) == "2023-05-23T18:45");
    CHECK(boundary_before(at("2024-01-01T00:00"), {0, 12}, kMoscowSummer) == at("2023-01-01T00:00"));
    CHECK(boundary_at_or_before(at("2024-01-01T00:00"), {0, 12}, kMoscowSummer) == at("2024-01-01T00:00"));
    CHECK(boundary_before(at("1943-07-05T20:00"), {360, 0}, kMoscowSummer) == at("1943-07-05T18:00"));
}

TEST_CASE("the boundaries around any moment are the calendar's, with nothing of it between") {
    test::Random random(5);
    for (const UtcOffset offset : {UtcOffset{0}, kMoscowSummer, UtcOffset{-9 * 3600 - 1800}, kDublinMeanTime})
        for (const CalendarStep step : kCalendarSteps)
            for (int i = 0; i < 50; ++i) {
                const Instant time = some_time(random), here = boundary_at_or_before(time, step, offset),
                              next = boundary_after(time, step, offset);
                CAPTURE(format_date_time(time, offset));
                CHECK((here <= time && time < next));
                CHECK(is_on_calendar(here, step, offset));
                CHECK(is_on_calendar(next, step, offset));
                CHECK(boundary_after(here, step, offset) == next);
                CHECK(boundary_before(next, step, offset) == here);
                CHECK(boundary_at_or_before(next, step, offset) == next);
                CHECK(boundary_before(here + 1, step, offset) == here);
                CHECK(static_cast<double>(next - here) >= length_s(step) * 0.9);
            }
}

TEST_CASE("a step holds another when each of its boundaries is one of the other's") {
    test::Random random(6);
    for (const CalendarStep coarse : kCalendarSteps)
        for (const CalendarStep fine : kCalendarSteps) {
            bool all = true;
            for (int i = 0; i < 200; ++i)
                all = all &&
                      is_on_calendar(boundary_after(some_time(random), coarse, kMoscowSummer), fine, kMoscowSummer);
            CAPTURE(coarse.minutes);
            CAPTURE(coarse.months);
            CAPTURE(fine.minutes);
            CAPTURE(fine.months);
            CHECK(holds(coarse, fine) == all);
        }
}
