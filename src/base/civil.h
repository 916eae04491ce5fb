// Civil dates and instants. Proleptic Gregorian calendar, no leap seconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/frame_memory.h"

namespace sourceline {

// Seconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t seconds = 0;
    friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};
constexpr Instant operator+(Instant instant, std::int64_t duration_s) { return {instant.seconds + duration_s}; }
constexpr Instant operator-(Instant instant, std::int64_t duration_s) { return {instant.seconds - duration_s}; }
constexpr std::int64_t operator-(Instant a, Instant b) { return a.seconds - b.seconds; }

inline constexpr std::int64_t kMinute = 60;
inline constexpr std::int64_t kHour = 60 * kMinute;
inline constexpr std::int64_t kDay = 24 * kHour;

// Of division: the remainder has the divisor's sign, as the parts of dates before 1970 need it. `b` > 0.
constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// Offset of a zone from UTC in seconds, east positive, within +-14 h.
struct UtcOffset {
    std::int32_t seconds = 0;
    friend constexpr bool operator==(UtcOffset, UtcOffset) = default;
};

struct CivilTime {
    int year = 1970, month = 1, day = 1;  // month 1..12, day 1..31
    int hour = 0, minute = 0, second = 0;
    int weekday = 4;  // 0 = Sunday .. 6 = Saturday
};

CivilTime civil_from_instant(Instant instant, UtcOffset offset);
// Nothing when the date does not exist (30 February, hour 24, month 13).
std::optional<Instant> instant_from_civil(const CivilTime& civil, UtcOffset offset);
int days_in_month(int year, int month);

// "+03:00", "-09:30", "Z"; local mean times of before the zones have seconds: "-00:25:21".
std::optional<UtcOffset> parse_utc_offset(std::string_view text);
FrameText format_utc_offset(UtcOffset offset);

// RFC 3339 date-time with seconds optional; without an offset it is read in `fallback`
// (nothing when `fallback` is nothing and the text has no offset).
std::optional<Instant> parse_date_time(std::string_view text, std::optional<UtcOffset> fallback);
// "2023-05-23T18:30:00+03:00"; to the minute without seconds: "2023-05-23T18:30+03:00".
FrameText format_date_time(Instant instant, UtcOffset offset);
FrameText format_to_minute(Instant instant, UtcOffset offset);

}  // namespace sourceline
