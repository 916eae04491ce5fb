// Which part of the story's time the timeline shows.
#pragma once

namespace sourceline {

// Seconds after the story's start, and how many.
struct TimeWindow {
    double from_s = 0.0, length_s = 0.0;
    friend bool operator==(const TimeWindow&, const TimeWindow&) = default;
};

// The shortest that can be shown: a quarter of an hour, less in a story of two hours or less.
double shortest_window_s(double extent_s);
// Not shorter than that, not longer than the story, and within it.
TimeWindow limited(TimeWindow window, double extent_s);
// `levels` nearer: each halves it. What stands at `at_s` stays where it is, as far as the story's ends allow.
TimeWindow zoomed_about(TimeWindow window, double at_s, double levels, double extent_s);

}  // namespace sourceline
