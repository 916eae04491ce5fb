#include "state/flight.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "geo/geodesic.h"

namespace sourceline {

namespace {
constexpr double kShortest_s = 0.35, kLongest_s = 0.9;
constexpr double kLongest_px = 1600.0;  // a move of so many pixels takes the longest time
constexpr double kFarAway_km = 200.0;
constexpr double kFarZoom = 6.0;
constexpr double kLevel_px = 256.0;  // a zoom level counts as so many

double flight_duration_s(const Camera& from, const Camera& to) {
    const World a = world_from_lng_lat(from.centre), b = world_from_lng_lat(to.centre);
    const double size = world_size_px(std::min(from.zoom, to.zoom));
    const double moved_px = std::hypot(b.x - a.x, b.y - a.y) * size + std::fabs(to.zoom - from.zoom) * kLevel_px;
    return kShortest_s + (kLongest_s - kShortest_s) * std::min(1.0, moved_px / kLongest_px);
}

bool contains(const LngLatBox& box, LngLat p) {
    return p.lon() >= box.south_west.lon() && p.lon() <= box.north_east.lon() && p.lat() >= box.south_west.lat() &&
           p.lat() <= box.north_east.lat();
}

// The part of the viewport that the padding leaves.
struct FreeArea {
    double left, top, right, bottom;
};
FreeArea free_area(const Frame& frame) {
    return {frame.padding.left, frame.padding.top, frame.viewport.width - frame.padding.right,
            frame.viewport.height - frame.padding.bottom};
}
bool contains(const FreeArea& area, Screen p) {
    return p.x >= area.left && p.x <= area.right && p.y >= area.top && p.y <= area.bottom;
}

// Zoomed out, if need be, until a circle of this radius fits into the area.
double zoom_that_holds(const FreeArea& area, LngLat at, double radius_km, double zoom) {
    const double side = std::min(area.right - area.left, area.bottom - area.top);
    const double diameter = 2.0 * world_from_km(radius_km, at.lat());
    if (!(diameter > 0.0) || !(side > 0.0)) return zoom;
    return std::min(zoom, zoom + std::log2(side / (diameter * world_size_px(zoom))));
}
}  // namespace

void jump(const Frame& frame, const Camera& to, State& state) {
    state.camera = limited(to, frame.limits);
    state.flight.reset();
}

void fly_for(const Frame& frame, const Camera& to, double duration_s, State& state) {
    const Camera target = limited(to, frame.limits);
    if (frame.reduced_motion || target == state.camera) return jump(frame, target, state);
    state.flight = Flight{state.camera, target, 0.0, duration_s};
}

void fly(const Frame& frame, const Camera& to, State& state) {
    fly_for(frame, to, flight_duration_s(state.camera, limited(to, frame.limits)), state);
}

namespace {
// The places between which a claim states a distance, of the checks that are `wanted`: the line that is drawn must be
// seen whole.
template <class Wanted>
std::vector<LngLat> measured_places(const Story& story, Wanted wanted) {
    std::vector<LngLat> places;
    for (const Check& check : story.checks) {
        if (!check.to || !wanted(check)) continue;
        places.push_back(story.at(check.from).position);
        places.push_back(story.at(*check.to).position);
    }
    return places;
}

std::optional<Camera> camera_that_shows_all(const Frame& frame, const Camera& from, const std::vector<LngLat>& places) {
    const FreeArea area = free_area(frame);
    const auto in_view = [&](LngLat p) {
        return contains(area, screen_from_world(from, frame.viewport, world_from_lng_lat(p)));
    };
    if (std::all_of(places.begin(), places.end(), in_view)) return std::nullopt;
    double west = 540, south = 90, east = -180, north = -90;
    for (const LngLat p : places) {
        west = std::min(west, p.lon());
        east = std::max(east, p.lon());
        south = std::min(south, p.lat());
        north = std::max(north, p.lat());
    }
    Camera to = fitted({LngLat::clamped_on_turned(west, south), LngLat::clamped_on_turned(east, north)}, frame.viewport,
                       frame.padding, frame.limits);
    // Not closer than the reader is: a line that is short is seen well enough.
    if (to.zoom <= from.zoom) return to;
    to.zoom = from.zoom;
    return limited(to, frame.limits);
}
std::optional<Camera> camera_that_shows_one(const Story& story, const Frame& frame, const Camera& from,
                                            const Place& place) {
    if (!contains(frame.limits.box, place.position)) return std::nullopt;
    const World world = world_from_lng_lat(place.position);
    const FreeArea area = free_area(frame);
    const Screen now = screen_from_world(from, frame.viewport, world);
    if (contains(area, now)) return std::nullopt;

    // From far away the way back leads to the whole story, not to one spot of it.
    const bool far_away = geodesic(from.centre, place.position).distance_km > kFarAway_km;
    if (far_away && contains(story.view, place.position))
        return fitted(story.view, frame.viewport, frame.padding, frame.limits);
    if (place.precision == PlacePrecision::Region) return std::nullopt;

    // The place comes to the middle of the free area, so that what lies around it is seen too.
    Camera to = from;
    if (place.precision == PlacePrecision::Near)
        to.zoom = zoom_that_holds(area, place.position, place.radius_km, from.zoom);
    // A far place is shown with the country around it: on its own it would say nothing.
    if (far_away) to.zoom = std::min(to.zoom, kFarZoom);
    to.zoom = limited(to, frame.limits).zoom;
    const double size = world_size_px(to.zoom);
    const double off_x = (area.left + area.right - frame.viewport.width) / 2;
    const double off_y = (area.top + area.bottom - frame.viewport.height) / 2;
    to.centre = lng_lat_from_world({world.x - off_x / size, world.y - off_y / size});
    return limited(to, frame.limits);
}
}  // namespace

std::optional<Camera> camera_that_shows(const Story& story, const Frame& frame, const Camera& from, Ref<Event> event) {
    const std::vector<LngLat> measured =
        measured_places(story, [&](const Check& check) { return story.at(check.claim).event == event; });
    if (!measured.empty())
        if (const auto camera = camera_that_shows_all(frame, from, measured)) return camera;
    const std::optional<Ref<Place>> place = story.at(event).place;
    return place ? camera_that_shows_one(story, frame, from, story.at(*place)) : std::nullopt;
}

std::optional<Camera> camera_that_shows(const Story& story, const Frame& frame, const Camera& from, Ref<Place> place) {
    const std::vector<LngLat> measured =
        measured_places(story, [&](const Check& check) { return check.from == place || check.to == place; });
    if (!measured.empty())
        if (const auto camera = camera_that_shows_all(frame, from, measured)) return camera;
    return camera_that_shows_one(story, frame, from, story.at(place));
}

std::optional<Camera> camera_that_shows(const Frame& frame, const Camera& from, const LngLatBox& box) {
    constexpr double kTooSmallLevels = 1.0, kTolerance_px = 1.0;
    const Camera whole = fitted(box, frame.viewport, frame.padding, frame.limits);
    if (from.zoom < whole.zoom - kTooSmallLevels || from.zoom > whole.zoom + 1e-6) return whole;
    // Large enough and small enough: moved by what lies outside.
    const FreeArea area = free_area(frame);
    const Screen low = screen_from_world(from, frame.viewport, world_from_lng_lat(box.south_west)),
                 high = screen_from_world(from, frame.viewport, world_from_lng_lat(box.north_east));
    const auto outside = [&](double least, double most, double first, double last) {
        if (first < least - kTolerance_px) return least - first;
        return last > most + kTolerance_px ? most - last : 0.0;
    };
    const double dx = outside(area.left, area.right, low.x, high.x), dy = outside(area.top, area.bottom, high.y, low.y);
    if (dx == 0.0 && dy == 0.0) return std::nullopt;
    return panned(from, dx, dy, frame.limits);
}

namespace {
std::optional<Camera> camera_for(const Story& story, const Frame& frame, const CameraGoal& goal, const State& state) {
    if (const auto* camera = std::get_if<Camera>(&goal.where)) return *camera;
    if (const auto* place = std::get_if<PlaceOf>(&goal.where))
        return camera_that_shows(story, frame, settled_camera(state), place->event);
    if (const auto* place = std::get_if<Ref<Place>>(&goal.where))
        return camera_that_shows(story, frame, settled_camera(state), *place);
    if (const auto* area = std::get_if<AreaOf>(&goal.where))
        return camera_that_shows(frame, settled_camera(state), area->box);
    if (std::holds_alternative<StoryView>(goal.where))
        return fitted(story.view, frame.viewport, frame.padding, frame.limits);
    return std::nullopt;
}
}  // namespace

void resolve_camera(const Story& story, const Frame& frame, State& state) {
    if (const auto goal = std::exchange(state.goal, std::nullopt)) {
        const std::optional<Camera> to = camera_for(story, frame, *goal, state);
        if (goal->motion == Motion::Jump)
            jump(frame, Camera(to.value_or(settled_camera(state))), state);
        else if (to)
            fly(frame, *to, state);
    }
    state.camera = limited(state.camera, frame.limits);
    if (state.flight) state.flight->to = limited(state.flight->to, frame.limits);
}

}  // namespace sourceline
