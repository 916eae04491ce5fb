#include "exchange/export_time.h"

#include <utility>

#include "base/text.h"
#include "story/edtf.h"

namespace sourceline {
namespace {

std::string written_date(Instant instant, UtcOffset offset) {
    const CivilTime civil = civil_from_instant(instant, offset);
    return format("%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

bool is_midnight(Instant instant, UtcOffset offset) {
    const CivilTime civil = civil_from_instant(instant, offset);
    return civil.hour == 0 && civil.minute == 0 && civil.second == 0;
}

// Whether it says nothing of the hours.
bool covers_days(const TimeSpan& span, UtcOffset offset) {
    return span.precision != TimePrecision::Exact && span.start < span.end && is_midnight(span.start, offset) &&
           is_midnight(span.end, offset);
}

std::string as_interval(const WrittenSpan& both) {
    return both.start == both.end ? both.start : both.start + "/" + both.end;
}

}  // namespace

WrittenSpan written(const TimeSpan& span, UtcOffset offset) {
    if (!covers_days(span, offset)) return {written_moment(span.start, offset), written_moment(span.end, offset), true};
    WrittenDays days = days_of(span, offset);
    const bool months = span.precision == TimePrecision::Month && days.first.ends_with("-01") &&
                        civil_from_instant(span.end, offset).day == 1;
    constexpr std::size_t kMonth = 7;  // "2023-05"
    if (months) return {days.first.substr(0, kMonth), days.last.substr(0, kMonth)};
    return {std::move(days.first), std::move(days.last)};
}

WrittenSpan written_edtf(const TimeSpan& span, UtcOffset offset) {
    WrittenSpan both = written(span, offset);
    for (const auto& [mark, end] : {std::pair(span.start_mark, &both.start), std::pair(span.end_mark, &both.end)}) {
        if (mark == DateMark::Open)
            *end = sign_of(mark);
        else if (!both.has_clock)
            *end += sign_of(mark);
    }
    return both;
}

std::string edtf_interval(const TimeSpan& span, UtcOffset offset) { return as_interval(written_edtf(span, offset)); }

std::string written_interval(const TimeSpan& span, UtcOffset offset) { return as_interval(written(span, offset)); }

WrittenDays days_of(const TimeSpan& span, UtcOffset offset) {
    const Instant last = span.start < span.end && is_midnight(span.end, offset) ? span.end - 1 : span.end;
    return {written_date(span.start, offset), written_date(last, offset)};
}

std::string written_moment(Instant instant, UtcOffset offset) {
    return format_date_time(instant, offset.seconds % kMinute == 0 ? offset : UtcOffset{});
}

}  // namespace sourceline
