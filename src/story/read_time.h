// Times as they stand in the file: RFC 3339 date-times and EDTF dates (ISO 8601-2, level 0 and 1).
#pragma once

#include <optional>
#include <string_view>

#include "story/fields.h"

namespace sourceline {

enum class Grain { Clock, Day, Month, Year };

// One written time: [first, after); both are the same for a clock time.
struct Moment {
    Instant first, after;
    Grain grain = Grain::Clock;
};

// "2023-05-23T18:30", "…+03:00", or "2023-05-23", "2023-05", "2023", these with ~, ? or % at the end if need be;
// "2023-05-XX" is "2023-05".
std::optional<Moment> parse_moment(std::string_view text, UtcOffset offset);

// The civil day, month or year around an instant: where it begins, and where the next begins. What begins exactly
// at the instant is rounded up to the instant itself.
Instant floor_to(Grain grain, Instant instant, UtcOffset offset);
Instant ceil_to(Grain grain, Instant instant, UtcOffset offset);

// A time in a plain text, e.g. the extent's start.
std::optional<Moment> read_moment(Reading& reading, Json value);
// {"start", "end"?, "precision", "text"?}
std::optional<TimeSpan> read_span(Reading& reading, Json value);
// A plain text: "2023-05-24". As precise as it is written.
std::optional<TimeSpan> read_date(Reading& reading, Json value);

// A time that does not touch the story's extent is an error; one that reaches out of it by more than its own
// vagueness is a warning. Background may lie before it.
enum class Background { Yes, No };
void check_within_extent(Reading& reading, Json value, const TimeSpan& span, Background background);

}  // namespace sourceline
