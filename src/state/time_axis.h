// The timeline: instants <-> pixels, nights, how a span of time stands on it.
#pragma once

#include <string>
#include <vector>

#include "base/civil.h"
#include "base/frame_memory.h"
#include "story/model.h"

namespace sourceline {

// A linear axis from `start` at x = left to `end` at x = right (CSS pixels, right > left).
struct TimeAxis {
    Instant start, end;
    double left = 0.0, right = 1.0;

    double x_from_time(Instant time) const;  // may lie outside [left, right]
    Instant time_from_x(double x) const;     // clamped to [start, end], to the minute
    friend bool operator==(const TimeAxis&, const TimeAxis&) = default;
};

struct Night {
    Instant start, end;
};  // clipped to the axis
// From sunset to sunrise at a place; where the sun does not rise, one night. None where a day is narrower than 24 px.
FrameList<Night> nights(const TimeAxis& axis, LngLat where);

// How an event stands on the axis: solid from `solid_start` to `solid_end`, fading out to `start` and `end`.
// start <= solid_start <= solid_end <= end. Exact times are solid throughout.
struct Bar {
    Instant start, solid_start, solid_end, end;
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

}  // namespace sourceline
