// Times as they stand in the file.
#pragma once

#include <optional>
#include <string_view>

#include "story/edtf.h"
#include "story/fields.h"

namespace sourceline {

// One time, not an interval: what parse_edtf takes of those.
std::optional<Moment> parse_moment(std::string_view text, UtcOffset offset);

// A time in a plain text, e.g. the extent's start.
std::optional<Moment> read_moment(Reading& reading, Json value);
// Whether an end may be open, "..": then it is that of the story's time.
enum class OpenEnds { Refused, Taken };
// {"start", "end"?, "precision"?, "text"?}, or a plain text: "2023-05-24", "2023-05-22/2023-05-24". Where no precision
// is stated it is as precise as the less precise of its ends is written.
std::optional<TimeSpan> read_span(Reading& reading, Json value, OpenEnds open = OpenEnds::Refused);
// A plain text: "2023-05-24". As precise as it is written.
std::optional<TimeSpan> read_date(Reading& reading, Json value);

// A time that does not touch the story's extent is an error; one that reaches out of it by more than its own
// vagueness is a warning. Background may lie before it.
enum class Background { Yes, No };
void check_within_extent(Reading& reading, Json value, const TimeSpan& span, Background background);

}  // namespace sourceline
