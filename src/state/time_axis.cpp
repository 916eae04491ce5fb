#include "state/time_axis.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <queue>

#include "geo/sun.h"

namespace sourceline {

namespace {
constexpr double kMinDay_px = 24.0;

double day_width_px(const TimeAxis& axis) {
    const double length_s = static_cast<double>(axis.end - axis.start);
    return length_s > 0.0 ? (axis.right - axis.left) * static_cast<double>(kDay) / length_s : 0.0;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

Bar bar_with_fade_outside(const TimeSpan& when, std::int64_t fade_s) {
    return {{}, when.start - fade_s, when.start, when.end, when.end + fade_s};
}
Bar bar_with_fade_inside(const TimeSpan& when, std::int64_t fade_s) {
    return {{}, when.start, when.start + fade_s, when.end - fade_s, when.end};
}

// A setting that began before the axis is background however long it went on: "since February" is not about these days.
bool is_background(const Event& event, const TimeAxis& axis) {
    return event.when.start < axis.start && (event.when.end <= axis.start || event.kind == EventKind::Setting);
}

// Lanes for extents that come in order of their left ends: the topmost that is free.
class Lanes {
  public:
    explicit Lanes(double gap_px) : gap_px_(gap_px) {}

    int take(const BarExtent& extent) {
        while (!busy_.empty() && busy_.top().free_from <= extent.left) {
            free_.push(busy_.top().lane);
            busy_.pop();
        }
        const int lane = free_.empty() ? count_++ : free_.top();
        if (!free_.empty()) free_.pop();
        busy_.push({extent.right + gap_px_, lane});
        return lane;
    }

  private:
    struct Busy {
        double free_from;
        int lane;
        bool operator>(const Busy& other) const { return free_from > other.free_from; }
    };
    double gap_px_;
    int count_ = 0;
    std::priority_queue<Busy, std::vector<Busy>, std::greater<>> busy_;
    std::priority_queue<int, std::vector<int>, std::greater<>> free_;
};
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

std::vector<Night> nights(const TimeAxis& axis, LngLat where) {
    if (day_width_px(axis) < kMinDay_px) return {};
    constexpr std::int64_t kShortest_s = 2 * kMinute;  // where the sun does not set, noons are not exactly a day apart
    std::vector<Night> found;
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

std::vector<Bar> lay_out_bars(const Story& story, const TimeAxis& axis, double min_width_px, double gap_px) {
    const std::int64_t least_fade_s = std::min(kLeastFade_s, (axis.end - axis.start) / 24);
    std::vector<Bar> bars;
    std::vector<BarExtent> extents;
    for (const Event& event : story.events) {
        Bar bar = bar_of(event.when, least_fade_s);
        bar.event.index = static_cast<std::uint32_t>(bars.size());
        bar.background = is_background(event, axis);
        bar.coarse = event.when.precision == TimePrecision::Day || event.when.precision == TimePrecision::Month;
        extents.push_back(extent_of(bar, axis, min_width_px));
        bars.push_back(bar);
    }
    std::vector<std::uint32_t> order(bars.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        if (!bars[a].background && !bars[b].background && extents[a].left != extents[b].left)
            return extents[a].left < extents[b].left;
        if (bars[a].start != bars[b].start) return bars[a].start < bars[b].start;
        if (bars[a].end != bars[b].end) return bars[a].end < bars[b].end;
        return a < b;
    };
    // Apart, because the background is not ordered by its place on the axis.
    const auto first_on_axis =
        std::partition(order.begin(), order.end(), [&](std::uint32_t i) { return bars[i].background; });
    std::sort(order.begin(), first_on_axis, before);
    std::sort(first_on_axis, order.end(), before);

    int background_lane = 0;
    for (auto i = order.begin(); i != first_on_axis; ++i) bars[*i].lane = background_lane++;
    Lanes fine(gap_px), coarse(gap_px);
    for (auto i = first_on_axis; i != order.end(); ++i)
        bars[*i].lane = (bars[*i].coarse ? coarse : fine).take(extents[*i]);
    return bars;
}

}  // namespace sourceline
