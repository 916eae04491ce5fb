// Times as they are written: RFC 3339 date-times, and EDTF (the Extended Date/Time Format of the Library of Congress,
// 4 February 2019; ISO 8601-2:2019) of the levels 0 and 1. What of it a story cannot have is refused by a sentence.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/civil.h"
#include "story/model.h"

namespace sourceline {

enum class Grain { Clock, Day, Month, Year };

// One written time: [first, after); both are the same for a clock time.
struct Moment {
    Instant first, after;
    Grain grain = Grain::Clock;
    DateMark mark = DateMark::None;  // Open: nothing else of it is said
};

// The half of the Earth whose seasons are meant: EDTF's 21 to 24 name a season and no half. Both: neither can be meant.
enum class Hemisphere { North, South, Both };

// What a written time leaves to the story.
struct EdtfFrame {
    UtcOffset offset = {};  // of clock times and dates without one
    Hemisphere seasons = Hemisphere::North;
};

// One time, or an interval of two, of which one may be open.
struct EdtfTime {
    Moment start;
    std::optional<Moment> end = std::nullopt;
};
inline bool is_open(const EdtfTime& time) {
    return time.start.mark == DateMark::Open || (time.end && time.end->mark == DateMark::Open);
}
struct EdtfReading {
    std::optional<EdtfTime> time = std::nullopt;
    std::string refused = {};  // what is EDTF and yet no time of a story: which part and why, a sentence
};

// Both empty where the text is neither a date-time nor EDTF.
//
// Taken: "2023-05-22", "2023-05", "2023"; date-times, their offset in hours alone, too; the marks ?, ~ and % at the end
// of a date; "201X", "20XX", "2004-XX" and "1985-XX-XX", the whole of what they can be; "1985-04-XX", that month;
// seasons, "2001-21": the months in which meteorologists or astronomers have them, in the frame's half of the Earth;
// intervals of any two of these, one of them open, "..". More than EDTF has: clock times without seconds and in
// intervals, seasons and X in intervals.
// Refused: years that are not 1 to 9999; a start or an end that is unknown; a season over the turn of the year, and
// every season where the frame has both halves; what only level 2 has.
EdtfReading parse_edtf(std::string_view text, const EdtfFrame& frame);

// Why the open interval `text` cannot be drawn, and what to write instead; "" where no end is open.
std::string why_not_open(std::string_view text, const EdtfTime& time);

// "", "?", "~", "%", ".."
std::string_view sign_of(DateMark mark);

// The civil day, month or year around an instant: where it begins, and where the next begins. What begins exactly
// at the instant is rounded up to the instant itself.
Instant floor_to(Grain grain, Instant instant, UtcOffset offset);
Instant ceil_to(Grain grain, Instant instant, UtcOffset offset);

}  // namespace sourceline
