// Times as they stand in the file: RFC 3339 date-times and EDTF dates (ISO 8601-2, level 0 and 1).
#pragma once

#include <optional>
#include <string_view>

#include "story/fields.h"

namespace sourceline {

enum class Grain { Clock, Day, Month };

// One written time: [first, after); both are the same for a clock time.
struct Moment {
    Instant first, after;
    Grain grain = Grain::Clock;
};

// "2023-05-23T18:30", "…+03:00", "2023-05-23", "2023-05", the last two with ~, ? or % at the end, "2023-05-XX".
std::optional<Moment> parse_moment(std::string_view text, UtcOffset offset);

// The whole civil day or month around an instant. An exact midnight ends the day before it as an end.
Instant floor_to(Grain grain, Instant instant, UtcOffset offset);
Instant ceil_to(Grain grain, Instant instant, UtcOffset offset);

// A time in a plain text, e.g. the extent's start.
std::optional<Moment> read_moment(Reading& reading, Json value);
// {"start", "end"?, "precision", "text"?}
std::optional<TimeSpan> read_span(Reading& reading, Json value);
// The same, or a plain text: "2023-05-24".
std::optional<TimeSpan> read_date(Reading& reading, Json value);

// What may lie before the story's extent: background may, the events of the story may not.
enum class Background { Yes, No };
void check_within_extent(Reading& reading, Json value, const TimeSpan& span, Background background);

}  // namespace sourceline
