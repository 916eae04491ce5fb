// The timeline: instants <-> pixels, ticks, nights, lanes.
#pragma once

#include <string>
#include <vector>

#include "base/civil.h"
#include "story/model.h"

namespace sourceline {

// A linear axis from `start` at x = left to `end` at x = right (CSS pixels, right > left).
struct TimeAxis {
    Instant start, end;
    double left = 0.0, right = 1.0;

    double x_from_time(Instant time) const;       // may lie outside [left, right]
    Instant time_from_x(double x) const;          // clamped to [start, end], to the minute
};

struct Tick { Instant time; bool midnight = false; };
// Midnights always; hours (12, 6, 3 or 1 apart) as close as `min_spacing_px` allows.
std::vector<Tick> ticks(const TimeAxis& axis, UtcOffset offset, double min_spacing_px);

struct Night { Instant start, end; };             // clipped to the axis
// 22:00 to 05:00 in the story's zone: about sunset to sunrise there in late May.
std::vector<Night> nights(const TimeAxis& axis, UtcOffset offset);

// How an event stands on the axis: solid from `solid_start` to `solid_end`, fading out to `start` and `end`.
// start <= solid_start <= solid_end <= end. Exact times are solid throughout.
struct Bar {
    Ref<Event> event;
    Instant start, solid_start, solid_end, end;
    int lane = 0;                                 // 0 at the top
    bool background = false;                      // before the extent: stands in the background lane, not on the axis
};
// The softness of a span: about: a quarter of its length, at least 30 min; part-of-day: a quarter; day and month: a third.
Bar bar_of(const TimeSpan& when);
// Every event of the story, in its order. Lanes by first fit in order of time; two bars of a lane are at least
// `min_width_px` wide on screen and `gap_px` apart.
std::vector<Bar> lay_out_bars(const Story& story, const TimeAxis& axis, double min_width_px, double gap_px);

}  // namespace sourceline
