// A place that is out of sight, named at the map's edge: which way and how far from the middle of what is seen.
#pragma once

#include <functional>
#include <optional>

#include "base/frame_memory.h"
#include "geo/camera.h"
#include "map/px_grid.h"

namespace sourceline {

struct EdgePointer {
    double distance_km = 0.0, azimuth_degrees = 0.0;  // geodesic, from the camera's centre
    Screen at;                                        // the pill's centre
    double width = 0.0;                               // of the pill, as measured
    bool brief = false;                               // the name without the distance
};
// In px: of the pill with name and distance, and of one with the name alone for where there is little room.
struct PillWidths {
    double full = 0.0, brief = 0.0;
};
inline constexpr double kPointerHeight = 28.0;

// Nothing where `place` lies in the viewport, or where the pill finds no room. It lies whole in the padded viewport on
// its edge, in the direction of the place. It keeps clear of the first list of `avoid` (screen px) for which there is
// room, and of `never` (buttons) always. `widths` is asked for a distance.
std::optional<EdgePointer> edge_pointer(LngLat place, const Camera& camera, Viewport viewport, Padding padding,
                                        const std::function<PillWidths(double distance_km)>& widths,
                                        const FrameList<FrameList<PxBox>>& avoid = {},
                                        const FrameList<PxBox>& never = {});

}  // namespace sourceline
