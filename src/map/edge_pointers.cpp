#include <algorithm>
#include <cmath>

#include "base/stable_sort.h"
#include "geo/geodesic.h"
#include "map/symbols.h"

namespace sourceline {

namespace {

constexpr double kGap = 6.0;         // px between two pills
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

bool pills_overlap(const EdgePointer& a, const EdgePointer& b) {
    return std::fabs(a.at.x - b.at.x) < (a.width + b.width) / 2 + kGap &&
           std::fabs(a.at.y - b.at.y) < kPointerHeight + kGap;
}

bool covers(const EdgePointer& pill, const PxBox& box) {
    const double x = pill.width / 2, y = kPointerHeight / 2;
    return overlaps({pill.at.x - x, pill.at.y - y, pill.at.x + x, pill.at.y + y}, box);
}

// Moves the pill along its track to the free spot nearest to its direction.
bool find_room(EdgePointer& pointer, const Track& track, double wanted, double max_shift,
               const std::vector<EdgePointer>& placed, const std::vector<PxBox>& avoid) {
    for (double shift = 0; shift <= max_shift; shift += kStep) {
        for (const double side : {1.0, -1.0}) {
            pointer.at = track.at(wanted + side * shift);
            const auto hits_pill = [&](const EdgePointer& other) { return pills_overlap(pointer, other); };
            const auto hits_box = [&](const PxBox& box) { return covers(pointer, box); };
            if (std::none_of(placed.begin(), placed.end(), hits_pill) &&
                std::none_of(avoid.begin(), avoid.end(), hits_box))
                return true;
        }
    }
    return false;
}

struct Wanted {
    EdgePointer pointer;  // `at` is the place itself, on screen
    PillWidths widths;
};

// Those out of sight, the nearest first: it stands where its direction really is.
std::vector<Wanted> wanted_pointers(const Story& story, const std::vector<Ref<Place>>& places, const Camera& camera,
                                    Viewport viewport,
                                    const std::function<PillWidths(Ref<Place>, double distance_km)>& pill_widths) {
    std::vector<Wanted> wanted;
    for (const Ref<Place> place : places) {
        const LngLat position = story.at(place).position;
        const Screen at = screen_from_world(camera, viewport, world_from_lng_lat(position));
        if (at.x >= 0 && at.x <= viewport.width && at.y >= 0 && at.y <= viewport.height) continue;
        const Geodesic way = geodesic(camera.centre, position);
        const PillWidths widths = pill_widths(place, way.distance_km);
        if (widths.full > 0) wanted.push_back({{place, way.distance_km, way.azimuth_degrees, at}, widths});
    }
    stable_sort(wanted, [](const Wanted& a, const Wanted& b) { return a.pointer.distance_km < b.pointer.distance_km; });
    return wanted;
}

enum class Text { Full, Brief };

// The pills that have found their room along the edge of the padded viewport.
class Pills {
  public:
    Pills(Viewport viewport, Padding padding)
        : inner_width_(viewport.width - padding.left - padding.right),
          inner_height_(viewport.height - padding.top - padding.bottom),
          x_(padding.left + inner_width_ / 2),
          y_(padding.top + inner_height_ / 2) {}

    // Whether there was room within `share` of the track, each way.
    bool place(const Wanted& one, Text text, const std::vector<PxBox>& avoided, double share) {
        EdgePointer pointer = one.pointer;
        pointer.brief = text == Text::Brief;
        pointer.width = pointer.brief ? one.widths.brief : one.widths.full;
        if (pointer.width <= 0 || pointer.width > inner_width_ || kPointerHeight > inner_height_) return false;
        const Track track{x_, y_, (inner_width_ - pointer.width) / 2, (inner_height_ - kPointerHeight) / 2};
        const double along = track.along(pointer.at.x - x_, pointer.at.y - y_);
        if (!find_room(pointer, track, along, track.length() * share, placed_, avoided)) return false;
        placed_.push_back(pointer);
        return true;
    }
    void clear() { placed_.clear(); }
    const std::vector<EdgePointer>& placed() const { return placed_; }

  private:
    double inner_width_, inner_height_, x_, y_;
    std::vector<EdgePointer> placed_;
};

}  // namespace

std::vector<EdgePointer> edge_pointers(const Story& story, const std::vector<Ref<Place>>& places, const Camera& camera,
                                       Viewport viewport, Padding padding,
                                       const std::function<PillWidths(Ref<Place>, double distance_km)>& pill_widths,
                                       const std::vector<std::vector<PxBox>>& avoid, const std::vector<PxBox>& never) {
    std::vector<std::vector<PxBox>> wishes = avoid;
    if (wishes.empty()) wishes.emplace_back();
    for (std::vector<PxBox>& wish : wishes) wish.insert(wish.end(), never.begin(), never.end());
    const std::vector<Wanted> wanted = wanted_pointers(story, places, camera, viewport, pill_widths);

    // A pointer far from its direction points nowhere: it rather gives up its distance, then covers something. As many
    // with their distance as can be; where one has no room then, all give theirs up; and if that is not enough either,
    // the last cover something.
    Pills pills(viewport, padding);
    enum class Pass { Mixed, AllBrief, Covering };
    for (const Pass pass : {Pass::Mixed, Pass::AllBrief, Pass::Covering}) {
        pills.clear();
        std::size_t without_room = 0;
        for (const Wanted& one : wanted) {
            const auto has_room = [&](const std::vector<PxBox>& wish) {
                return (pass != Pass::AllBrief && pills.place(one, Text::Full, wish, kNearShare)) ||
                       pills.place(one, Text::Brief, wish, kNearShare);
            };
            if (std::any_of(wishes.begin(), wishes.end(), has_room)) continue;
            ++without_room;
            if (pass == Pass::Covering && !pills.place(one, Text::Full, never, 0.5))
                pills.place(one, Text::Brief, never, 0.5);
        }
        if (without_room == 0) break;
    }
    return pills.placed();
}

}  // namespace sourceline
