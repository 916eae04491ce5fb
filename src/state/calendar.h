// The steps of the calendar, from a minute to thousands of years.
#pragma once

#include <cstdint>

#include "base/civil.h"

namespace sourceline {

// So many minutes, counted from midnight (a week from Monday's), or so many months, counted from the year 0.
struct CalendarStep {
    std::int32_t minutes = 0, months = 0;  // one of them is 0
    friend constexpr bool operator==(CalendarStep, CalendarStep) = default;
};
inline constexpr std::int32_t kMinutesOfDay = 1440, kMinutesOfWeek = 7 * kMinutesOfDay, kMonthsOfYear = 12;

// From the finest. Midnight is a boundary of all up to a day, and New Year of all from a month on.
inline constexpr CalendarStep kCalendarSteps[] = {
    {1, 0},   {2, 0},    {5, 0},     {10, 0},   {15, 0},   {30, 0},    {60, 0},    {180, 0},   {360, 0},
    {720, 0}, {1440, 0}, {10080, 0}, {0, 1},    {0, 3},    {0, 12},    {0, 24},    {0, 60},    {0, 120},
    {0, 240}, {0, 600},  {0, 1200},  {0, 2400}, {0, 6000}, {0, 12000}, {0, 24000}, {0, 60000},
};

// Of a month the mean one.
double length_s(CalendarStep step);
// Is every boundary of `coarse` one of `fine`?
bool holds(CalendarStep coarse, CalendarStep fine);

// The last boundary that is not after `time`, and the first that is; the last that is before it.
Instant boundary_at_or_before(Instant time, CalendarStep step, UtcOffset offset);
Instant boundary_after(Instant time, CalendarStep step, UtcOffset offset);
Instant boundary_before(Instant time, CalendarStep step, UtcOffset offset);

}  // namespace sourceline
