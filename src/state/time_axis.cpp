#include "state/time_axis.h"

#include <algorithm>
#include <cmath>

#include "geo/sun.h"

namespace sourceline {

namespace {
constexpr double kMinDay_px = 24.0;

double day_width_px(const TimeAxis& axis) {
    const double length_s = static_cast<double>(axis.end - axis.start);
    return length_s > 0.0 ? (axis.right - axis.left) * static_cast<double>(kDay) / length_s : 0.0;
}

Bar bar_with_fade_outside(const TimeSpan& when, std::int64_t fade_s) {
    return {when.start - fade_s, when.start, when.end, when.end + fade_s};
}
Bar bar_with_fade_inside(const TimeSpan& when, std::int64_t fade_s) {
    return {when.start, when.start + fade_s, when.end - fade_s, when.end};
}

}  // namespace

double TimeAxis::x_from_time(Instant time) const {
    const double length_s = static_cast<double>(end - start);
    if (!(length_s > 0.0)) return left;
    return left + static_cast<double>(time - start) / length_s * (right - left);
}

Instant TimeAxis::time_from_x(double x) const {
    if (!(x > left) || !(right > left)) return start;
    if (x >= right) return end;
    const double passed_s = (x - left) / (right - left) * static_cast<double>(end - start);
    const Instant time = start + static_cast<std::int64_t>(passed_s);
    const Instant minute{floor_div(time.seconds + kMinute / 2, kMinute) * kMinute};
    return std::min(std::max(minute, start), end);
}

FrameList<Night> nights(const TimeAxis& axis, LngLat where) {
    if (day_width_px(axis) < kMinDay_px) return {};
    constexpr std::int64_t kShortest_s = 2 * kMinute;  // where the sun does not set, noons are not exactly a day apart
    FrameList<Night> found;
    const std::int64_t last_day = solar_day(where, axis.end) + 1;
    SunDay day = sun_day(where, solar_day(where, axis.start) - 1);
    for (std::int64_t next_day = solar_day(where, axis.start); next_day <= last_day; ++next_day) {
        const SunDay next = sun_day(where, next_day);
        const Night night{std::max(day.sunset, axis.start), std::min(next.sunrise, axis.end)};
        const bool goes_on = !found.empty() && found.back().end >= night.start;
        if (next.sunrise - day.sunset >= kShortest_s && night.start < night.end) {
            if (goes_on)
                found.back().end = night.end;
            else
                found.push_back(night);
        }
        day = next;
    }
    return found;
}

Bar bar_of(const TimeSpan& when, std::int64_t least_fade_s) {
    const std::int64_t length_s = when.end - when.start;
    // An approximate day or month may as well lie beside it.
    if (is_approximate(when)) return bar_with_fade_outside(when, std::max(length_s / 4, least_fade_s));
    switch (when.precision) {
        case TimePrecision::Exact:
            break;
        case TimePrecision::About:
            return bar_with_fade_outside(when, std::max(length_s / 4, least_fade_s));
        case TimePrecision::PartOfDay:
            return bar_with_fade_inside(when, length_s / 4);
        case TimePrecision::Day:
        case TimePrecision::Month:
            return bar_with_fade_inside(when, length_s / 3);
    }
    return bar_with_fade_inside(when, 0);
}

BarExtent extent_of(const Bar& bar, const TimeAxis& axis, double min_width_px) {
    const auto on_axis = [&](Instant time) {
        return std::max(axis.left, std::min(axis.x_from_time(time), axis.right));
    };
    const double left = on_axis(bar.start), right = on_axis(bar.end);
    if (right - left >= min_width_px) return {left, right};
    // Moved inwards at the ends of the axis; where the axis itself is narrower the bar starts with it.
    const double highest = std::max(axis.left, axis.right - min_width_px);
    const double moved = std::clamp((left + right - min_width_px) / 2, axis.left, highest);
    return {moved, moved + min_width_px};
}

BarExtent solid_of(const Bar& bar, const TimeAxis& axis, const BarExtent& extent) {
    const auto on_axis = [&](Instant time) {
        return std::max(axis.left, std::min(axis.x_from_time(time), axis.right));
    };
    const double left = on_axis(bar.start), length = on_axis(bar.end) - left;
    const auto placed = [&](Instant solid, Instant outermost, double edge) {
        if (solid == outermost) return edge;
        const double share = length > 0.0 ? (on_axis(solid) - left) / length : 0.5;
        return extent.left + share * (extent.right - extent.left);
    };
    return {placed(bar.solid_start, bar.start, extent.left), placed(bar.solid_end, bar.end, extent.right)};
}

}  // namespace sourceline
