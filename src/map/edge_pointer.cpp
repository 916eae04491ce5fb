#include "map/edge_pointer.h"

#include <algorithm>
#include <cmath>

#include "geo/geodesic.h"

namespace sourceline {

namespace {

constexpr double kNearShare = 0.25;  // of the track, each way, in which a pill still stands in its direction
constexpr double kStep = 2.0;        // px between two tries along the edge

// The rectangle on which a pill's centre runs, so that the whole pill stays inside the padded viewport.
struct Track {
    double x = 0, y = 0, half_width = 0, half_height = 0;  // centre and half sizes

    double length() const { return 4 * (half_width + half_height); }

    // Clockwise from the top left corner.
    Screen at(double along) const {
        if (!(length() > 0)) return {x, y};
        const double width = 2 * half_width, height = 2 * half_height;
        double u = std::fmod(along, length());
        if (u < 0) u += length();
        if (u < width) return {x - half_width + u, y - half_height};
        u -= width;
        if (u < height) return {x + half_width, y - half_height + u};
        u -= height;
        if (u < width) return {x + half_width - u, y + half_height};
        u -= width;
        return {x - half_width, y + half_height - u};
    }

    // Where a ray from the centre meets the track.
    double along(double dx, double dy) const {
        const double width = 2 * half_width, height = 2 * half_height;
        // Cross-multiplied, so that a track without width or height is no special case.
        if (std::fabs(dx) * half_height >= std::fabs(dy) * half_width) {
            const double offset = dx == 0 ? 0 : dy * half_width / std::fabs(dx);
            return dx >= 0 ? width + half_height + offset : 2 * width + height + half_height - offset;
        }
        const double offset = dx * half_height / std::fabs(dy);
        return dy < 0 ? half_width + offset : width + height + half_width - offset;
    }
};

bool covers(const EdgePointer& pill, const PxBox& box) {
    const double x = pill.width / 2, y = kPointerHeight / 2;
    return overlaps({pill.at.x - x, pill.at.y - y, pill.at.x + x, pill.at.y + y}, box);
}

// Moves the pill along its track to the free spot nearest to its direction.
bool find_room(EdgePointer& pointer, const Track& track, double wanted, double max_shift,
               const FrameList<PxBox>& avoid) {
    for (double shift = 0; shift <= max_shift; shift += kStep) {
        for (const double side : {1.0, -1.0}) {
            pointer.at = track.at(wanted + side * shift);
            if (std::none_of(avoid.begin(), avoid.end(), [&](const PxBox& box) { return covers(pointer, box); }))
                return true;
        }
    }
    return false;
}

}  // namespace

std::optional<EdgePointer> edge_pointer(LngLat place, const Camera& camera, Viewport viewport, Padding padding,
                                        const std::function<PillWidths(double distance_km)>& widths,
                                        const FrameList<FrameList<PxBox>>& avoid, const FrameList<PxBox>& never) {
    const Screen at = screen_from_world(camera, viewport, world_from_lng_lat(place));
    if (at.x >= 0 && at.x <= viewport.width && at.y >= 0 && at.y <= viewport.height) return std::nullopt;
    const Geodesic way = geodesic(camera.centre, place);
    const PillWidths pill = widths(way.distance_km);
    const double inner_width = viewport.width - padding.left - padding.right,
                 inner_height = viewport.height - padding.top - padding.bottom;
    const double x = padding.left + inner_width / 2, y = padding.top + inner_height / 2;
    const auto placed = [&](bool brief, const FrameList<PxBox>& avoided, double share) {
        EdgePointer pointer{way.distance_km, way.azimuth_degrees, {}, brief ? pill.brief : pill.full, brief};
        if (pointer.width <= 0 || pointer.width > inner_width || kPointerHeight > inner_height)
            return std::optional<EdgePointer>();
        const Track track{x, y, (inner_width - pointer.width) / 2, (inner_height - kPointerHeight) / 2};
        const bool found = find_room(pointer, track, track.along(at.x - x, at.y - y), track.length() * share, avoided);
        return found ? std::optional(pointer) : std::nullopt;
    };
    // Far from its direction it points nowhere: it rather gives up its distance, then covers something.
    for (FrameList<PxBox> wish : avoid) {
        wish.append(never);
        for (const bool brief : {false, true})
            if (auto pointer = placed(brief, wish, kNearShare)) return pointer;
    }
    for (const bool brief : {false, true})
        if (auto pointer = placed(brief, never, 0.5)) return pointer;
    return std::nullopt;
}

}  // namespace sourceline
