// Ticks and labels under the timeline, by the calendar.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "state/calendar.h"
#include "state/time_axis.h"
#include "words/dates.h"

namespace sourceline {

struct ScaleTick {
    double x = 0;
    Instant time;
    bool strong = false;  // labelled with a date: its line reaches down beside the label
};
struct ScaleLabel {
    double left = 0, right = 0;
    std::string text;
    bool strong = false;  // a date; clock times are not
};

// Labels stand at steps of the calendar, at least `kLabelGap_px` apart and whole; the marks between them are the
// finest step of which each labelled time is one.
struct TimeScale {
    CalendarStep labelled, between;
    std::vector<ScaleTick> ticks;  // of the labelled step
    std::vector<double> marks;     // of the step between
    std::vector<ScaleLabel> labels;
};
inline constexpr double kLabelGap_px = 10.0;

// Labels lie within `left` and `right`. `width_px`: of a label's text, strong or not.
struct ScaleRoom {
    double left = 0, right = 0;
    std::function<double(const std::string& text, bool strong)> width_px;
};
TimeScale time_scale(const TimeAxis& axis, const StoryDates& dates, Language language, const ScaleRoom& room);

}  // namespace sourceline
