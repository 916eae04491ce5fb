// The times of a story as other forms write them, no more precise than they are.
#pragma once

#include <string>

#include "story/model.h"

namespace sourceline {

// ISO 8601 (RFC 3339 where there is a clock time), in the story's offset; in UTC where that has seconds, which RFC 3339
// does not know. What covers whole days or months is written as "2023-05-22" or "2023-05", and its end is the last day
// or month that belongs to it; else the end is the moment at which it ends.
struct WrittenSpan {
    std::string start, end;  // alike for a moment, one day, one month
    bool has_clock = false;  // both have a clock time
};
WrittenSpan written(const TimeSpan& span, UtcOffset offset);
// The same with the marks of its dates, as EDTF has them: "2023-05~", and ".." for an open end. A clock time has none.
WrittenSpan written_edtf(const TimeSpan& span, UtcOffset offset);
// "2023-05-22", "2023-05-22/2023-05-23"; with marks: "2023-05?", "2023-05-22/..".
std::string edtf_interval(const TimeSpan& span, UtcOffset offset);
std::string written_interval(const TimeSpan& span, UtcOffset offset);

// The days that a span touches: "2023-05-22".
struct WrittenDays {
    std::string first, last;
};
WrittenDays days_of(const TimeSpan& span, UtcOffset offset);

// With clock time, whatever the precision.
std::string written_moment(Instant instant, UtcOffset offset);

}  // namespace sourceline
