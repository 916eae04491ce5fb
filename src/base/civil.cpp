#include "base/civil.h"

#include "base/text.h"

namespace sourceline {
namespace {

constexpr std::int32_t kMaxOffset = 14 * kHour;

// Days since 1970-01-01 of a proleptic Gregorian date. The method is Howard Hinnant's "days_from_civil"
// ("chrono-Compatible Low-Level Date Algorithms", public domain): years are counted from March, so that
// the leap day is the last of its year, and in eras of 400 years, which all have 146,097 days.
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
    const std::int64_t march_year = month <= 2 ? year - 1 : year;
    const std::int64_t era = (march_year >= 0 ? march_year : march_year - 399) / 400;
    const std::int64_t year_of_era = march_year - era * 400;
    const std::int64_t day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

// The inverse, from the same source ("civil_from_days").
CivilTime civil_from_days(std::int64_t days) {
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t march_month = (5 * day_of_year + 2) / 153;
    CivilTime civil;
    civil.day = static_cast<int>(day_of_year - (153 * march_month + 2) / 5 + 1);
    civil.month = static_cast<int>(march_month < 10 ? march_month + 3 : march_month - 9);
    civil.year = static_cast<int>(year_of_era + era * 400 + (civil.month <= 2 ? 1 : 0));
    return civil;
}

// Reads exactly `count` digits at the front of `text` and takes them off.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected) return false;
    text.remove_prefix(1);
    return true;
}

bool take_date(std::string_view& text, CivilTime& civil) {
    const auto year = take_digits(text, 4);
    if (!year || !take(text, '-')) return false;
    const auto month = take_digits(text, 2);
    if (!month || !take(text, '-')) return false;
    const auto day = take_digits(text, 2);
    if (!day) return false;
    civil.year = *year;
    civil.month = *month;
    civil.day = *day;
    return true;
}

bool take_clock(std::string_view& text, CivilTime& civil) {
    const auto hour = take_digits(text, 2);
    if (!hour || !take(text, ':')) return false;
    const auto minute = take_digits(text, 2);
    if (!minute) return false;
    civil.hour = *hour;
    civil.minute = *minute;
    if (!take(text, ':')) return true;
    const auto second = take_digits(text, 2);
    if (!second) return false;
    civil.second = *second;
    if (!take(text, '.')) return true;
    if (!take_digits(text, 1)) return false;
    while (take_digits(text, 1)) {
    }  // parts of a second are finer than we show
    return true;
}

}  // namespace

int days_in_month(int year, int month) {
    if (month == 2) return (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28;
    return (month == 4 || month == 6 || month == 9 || month == 11) ? 30 : 31;
}

CivilTime civil_from_instant(Instant instant, UtcOffset offset) {
    const std::int64_t local = instant.seconds + offset.seconds;
    std::int64_t days = local / kDay;
    std::int64_t rest = local % kDay;
    if (rest < 0) {
        rest += kDay;
        --days;
    }
    CivilTime civil = civil_from_days(days);
    civil.hour = static_cast<int>(rest / kHour);
    civil.minute = static_cast<int>(rest % kHour / kMinute);
    civil.second = static_cast<int>(rest % kMinute);
    civil.weekday = static_cast<int>(((days + 4) % 7 + 7) % 7);  // 1970-01-01 was a Thursday
    return civil;
}

std::optional<Instant> instant_from_civil(const CivilTime& civil, UtcOffset offset) {
    if (civil.month < 1 || civil.month > 12) return std::nullopt;
    if (civil.day < 1 || civil.day > days_in_month(civil.year, civil.month)) return std::nullopt;
    if (civil.hour < 0 || civil.hour > 23 || civil.minute < 0 || civil.minute > 59) return std::nullopt;
    if (civil.second < 0 || civil.second > 59) return std::nullopt;
    const std::int64_t days = days_from_civil(civil.year, civil.month, civil.day);
    return Instant{days * kDay + civil.hour * kHour + civil.minute * kMinute + civil.second - offset.seconds};
}

std::optional<UtcOffset> parse_utc_offset(std::string_view text) {
    if (text == "Z" || text == "z") return UtcOffset{0};
    const bool west = take(text, '-');
    if (!west && !take(text, '+')) return std::nullopt;
    const auto hours = take_digits(text, 2);
    if (!hours || !take(text, ':')) return std::nullopt;
    const auto minutes = take_digits(text, 2);
    const auto seconds = take(text, ':') ? take_digits(text, 2) : std::optional(0);
    if (!minutes || *minutes > 59 || !seconds || *seconds > 59 || !text.empty()) return std::nullopt;
    const auto whole = static_cast<std::int32_t>(*hours * kHour + *minutes * kMinute + *seconds);
    if (whole > kMaxOffset) return std::nullopt;
    return UtcOffset{west ? -whole : whole};
}

FrameText format_utc_offset(UtcOffset offset) {
    if (offset.seconds == 0) return "Z";
    const int seconds = offset.seconds < 0 ? -offset.seconds : offset.seconds;
    FrameText text = frame_format("%c%02d:%02d", offset.seconds < 0 ? '-' : '+', seconds / 3600, seconds / 60 % 60);
    if (seconds % 60 != 0) text += frame_format(":%02d", seconds % 60);
    return text;
}

std::optional<Instant> parse_date_time(std::string_view text, std::optional<UtcOffset> fallback) {
    CivilTime civil;
    if (!take_date(text, civil)) return std::nullopt;
    if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
    if (!take_clock(text, civil)) return std::nullopt;
    const std::optional<UtcOffset> offset = text.empty() ? fallback : parse_utc_offset(text);
    if (!offset) return std::nullopt;
    return instant_from_civil(civil, *offset);
}

FrameText format_date_time(Instant instant, UtcOffset offset) {
    const CivilTime c = civil_from_instant(instant, offset);
    return frame_format("%04d-%02d-%02dT%02d:%02d:%02d", c.year, c.month, c.day, c.hour, c.minute, c.second) +
           format_utc_offset(offset);
}

FrameText format_to_minute(Instant instant, UtcOffset offset) {
    const CivilTime c = civil_from_instant(instant, offset);
    return frame_format("%04d-%02d-%02dT%02d:%02d", c.year, c.month, c.day, c.hour, c.minute) +
           format_utc_offset(offset);
}

}  // namespace sourceline
