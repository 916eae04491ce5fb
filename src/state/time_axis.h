// The timeline: instants <-> pixels, nights, lanes.
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

    double x_from_time(Instant time) const;  // may lie outside [left, right]
    Instant time_from_x(double x) const;     // clamped to [start, end], to the minute
};

struct Night {
    Instant start, end;
};  // clipped to the axis
// From sunset to sunrise at a place; where the sun does not rise, one night. None where a day is narrower than 24 px.
std::vector<Night> nights(const TimeAxis& axis, LngLat where);

// How an event stands on the axis: solid from `solid_start` to `solid_end`, fading out to `start` and `end`.
// start <= solid_start <= solid_end <= end. Exact times are solid throughout.
struct Bar {
    Ref<Event> event;
    Instant start, solid_start, solid_end, end;
    int lane = 0;             // 0 at the top, counted apart for bars known only to the day
    bool coarse = false;      // known to the day or month only: no clock time is meant
    bool background = false;  // before the extent: stands in the background lane, not on the axis
};
// The softness of a span: about: a quarter of its length, at least `least_fade_s`; part-of-day: a quarter; day and
// month: a third. About: the time stated is the solid part and the bar fades around it. The others are the whole of a
// part of a day, a day or a month: the bar fades inside them.
inline constexpr std::int64_t kLeastFade_s = 30 * kMinute;
Bar bar_of(const TimeSpan& when, std::int64_t least_fade_s = kLeastFade_s);

// What a bar takes up on screen: clipped to the axis, widened about its middle to `min_width_px` where it is narrower.
struct BarExtent {
    double left = 0.0, right = 0.0;
};
BarExtent extent_of(const Bar& bar, const TimeAxis& axis, double min_width_px);
// The solid part of a bar that takes up `extent`. Where that was widened it is in proportion: an end that is sharp in
// time is sharp on screen, and a moment that is known is solid throughout.
BarExtent solid_of(const Bar& bar, const TimeAxis& axis, const BarExtent& extent);

// Every event of the story, in its order. On an axis of less than half a day what is `about` fades by less than half an
// hour, in proportion. Lanes by first fit in order of time; two bars of a lane are at least
// `min_width_px` wide on screen (extent_of) and `gap_px` apart. Coarse bars have lanes of their own. Background: began
// before the axis and was over when the axis starts; its lane is its place in the order of time among its like.
std::vector<Bar> lay_out_bars(const Story& story, const TimeAxis& axis, double min_width_px, double gap_px);

}  // namespace sourceline
