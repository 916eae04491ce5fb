#include "state/time_window.h"

#include <algorithm>
#include <cmath>

namespace sourceline {

double shortest_window_s(double extent_s) { return std::min(900.0, extent_s / 8.0); }

TimeWindow limited(TimeWindow window, double extent_s) {
    window.length_s = std::clamp(window.length_s, shortest_window_s(extent_s), std::max(extent_s, 0.0));
    window.from_s = std::clamp(window.from_s, 0.0, std::max(extent_s - window.length_s, 0.0));
    return window;
}

TimeWindow zoomed_about(TimeWindow window, double at_s, double levels, double extent_s) {
    const double share = window.length_s > 0.0 ? (at_s - window.from_s) / window.length_s : 0.5;
    window.length_s = limited({0.0, window.length_s * std::exp2(-levels)}, extent_s).length_s;
    window.from_s = at_s - share * window.length_s;
    return limited(window, extent_s);
}

}  // namespace sourceline
