#include "state/calendar.h"

namespace sourceline {

namespace {
constexpr double kMeanMonth_s = 146097.0 * static_cast<double>(kDay) / 4800.0;  // 400 years have so many days
constexpr std::int64_t kFirstMonday = 4 * kDay;                                 // of 1970

// The boundary `count` steps after the one that is not after `time`.
Instant boundary(Instant time, CalendarStep step, UtcOffset offset, int count) {
    if (step.months == 0) {
        const std::int64_t length = step.minutes * kMinute, from = step.minutes == kMinutesOfWeek ? kFirstMonday : 0;
        const std::int64_t local = time.seconds + offset.seconds - from;
        return {(floor_div(local, length) + count) * length + from - offset.seconds};
    }
    const CivilTime civil = civil_from_instant(time, offset);
    const std::int64_t month = std::int64_t{civil.year} * kMonthsOfYear + civil.month - 1;
    const std::int64_t first = (floor_div(month, step.months) + count) * step.months;
    CivilTime found;
    found.year = static_cast<int>(floor_div(first, kMonthsOfYear));
    found.month = static_cast<int>(first - std::int64_t{found.year} * kMonthsOfYear) + 1;
    return instant_from_civil(found, offset).value_or(time);
}
}  // namespace

double length_s(CalendarStep step) {
    return step.months == 0 ? static_cast<double>(step.minutes * kMinute) : step.months * kMeanMonth_s;
}

bool holds(CalendarStep coarse, CalendarStep fine) {
    if (fine.months != 0) return coarse.months % fine.months == 0 && coarse.months != 0;
    if (coarse.months != 0) return fine.minutes <= kMinutesOfDay;
    return coarse.minutes % fine.minutes == 0;
}

Instant boundary_at_or_before(Instant time, CalendarStep step, UtcOffset offset) {
    return boundary(time, step, offset, 0);
}
Instant boundary_after(Instant time, CalendarStep step, UtcOffset offset) { return boundary(time, step, offset, 1); }
Instant boundary_before(Instant time, CalendarStep step, UtcOffset offset) {
    return boundary(time - 1, step, offset, 0);
}

}  // namespace sourceline
