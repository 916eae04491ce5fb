#include "map/turn.h"

#include <algorithm>
#include <utility>

namespace sourceline {

namespace {

constexpr double kHalfTheEarth = 180.0;

double x_of(double lon) { return (lon + kHalfTheEarth) / 360.0; }

struct Extent {
    double west = 2.0, east = -1.0;  // world x
    double middle() const { return (west + east) / 2; }
};
Extent extent_of(const std::vector<World>& points) {
    Extent extent;
    for (const World& at : points) extent.west = std::min(extent.west, at.x), extent.east = std::max(extent.east, at.x);
    return extent;
}

void move_on(std::vector<World>& points) {
    for (World& at : points) at.x += 1.0;
}
void move_on(Polygon& polygon) {
    for (Ring& ring : polygon.rings) move_on(ring);
}

Extent extent_of(const Polygon& polygon) {
    return polygon.rings.empty() ? Extent{0, 0} : extent_of(polygon.rings.front());
}

// Polygons, or lines.
template <class Shape>
void turn_shapes(double west_x, std::vector<Shape>& shapes) {
    const std::size_t count = shapes.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Extent extent = extent_of(shapes[i]);
        if (extent.east - extent.west > 0.5 && extent.west < west_x) {
            shapes.push_back(shapes[i]);
            move_on(shapes.back());
        } else if (extent.middle() < west_x) {
            move_on(shapes[i]);
        }
    }
}

void turn_box(double west_end, LngLatBox& box) {
    const double west = box.south_west.lon(), east = box.north_east.lon();
    if (east - west >= 360.0) {
        box = {LngLat::clamped(west_end, box.south_west.lat()),
               LngLat::clamped_on_turned(west_end + 360.0, box.north_east.lat())};
    } else if (east <= kHalfTheEarth && (west + east) / 2 < west_end) {
        box = {LngLat::clamped_on_turned(west + 360.0, box.south_west.lat()),
               LngLat::clamped_on_turned(east + 360.0, box.north_east.lat())};
    }
}

void turn_points(double west_end, std::vector<LngLat>& points) {
    for (LngLat& at : points) at = at.turned(west_end);
}

// As a whole.
void turn_line(double west_end, std::vector<LngLat>& points) {
    double west = 540.0, east = -180.0;
    for (const LngLat at : points) west = std::min(west, at.lon()), east = std::max(east, at.lon());
    if ((west + east) / 2 >= west_end) return;
    for (LngLat& at : points) at = LngLat::clamped_on_turned(at.lon() + 360.0, at.lat());
}

}  // namespace

std::optional<double> west_end(const Story& story) {
    const double west = story.view.south_west.lon(), east = story.view.north_east.lon();
    if (east <= kHalfTheEarth) return std::nullopt;
    return (west + east) / 2 - kHalfTheEarth;
}

void turn(double west_end, Story& story, BaseMap* map) {
    for (Place& place : story.places) place.position = place.position.turned(west_end);
    for (Feature& feature : story.features) {
        for (std::vector<LngLat>& line : feature.lines) turn_points(west_end, line);
        for (std::vector<std::vector<LngLat>>& polygon : feature.polygons)
            for (std::vector<LngLat>& ring : polygon) turn_points(west_end, ring);
    }
    for (TourStep& step : story.tour)
        if (step.view) turn_box(west_end, *step.view);
    if (map == nullptr) return;
    const double west_x = x_of(west_end);
    turn_box(west_end, map->box);
    turn_box(west_end, map->detail_box);
    for (MapShape& shape : map->shapes) {
        turn_shapes(west_x, shape.polygons);
        turn_shapes(west_x, shape.lines);
    }
    for (Region& region : map->regions) turn_shapes(west_x, region.polygons);
    for (MapName& name : map->names)
        if (name.at.x < west_x) name.at.x += 1.0;
    for (Border& border : map->borders)
        for (std::vector<LngLat>& line : border.lines) turn_line(west_end, line);
}

}  // namespace sourceline
