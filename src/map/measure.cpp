#include "map/measure.h"

namespace sourceline {

std::optional<Measured> measure(const Story& story, const BaseMap& map, const Check& check) {
    const LngLat from = story.at(check.from).position;
    if (check.to) {
        const LngLat to = story.at(*check.to).position;
        return Measured{from, to, geodesic(from, to).distance_km};
    }
    if (map.border_lng_lat.empty()) return std::nullopt;
    const NearestPoint nearest = nearest_on_line(from, map.border_lng_lat);
    return Measured{from, nearest.point, nearest.distance_km};
}

std::vector<Geodesic> ways_to_places(const Story& story, LngLat from) {
    std::vector<Geodesic> ways;
    ways.reserve(story.places.size());
    for (const Place& place : story.places) ways.push_back(geodesic(from, place.position));
    return ways;
}

Measures measures_of(const Story& story, const BaseMap& map) {
    Measures all;
    all.checks.reserve(story.checks.size());
    for (const Check& check : story.checks) all.checks.push_back(measure(story, map, check));
    all.border_km.reserve(story.places.size());
    for (const Place& place : story.places) {
        if (map.border_lng_lat.empty())
            all.border_km.emplace_back();
        else
            all.border_km.emplace_back(nearest_on_line(place.position, map.border_lng_lat).distance_km);
    }
    const LngLatBox& view = story.view;
    all.from_middle = ways_to_places(story, LngLat::clamped((view.south_west.lon() + view.north_east.lon()) * 0.5,
                                                            (view.south_west.lat() + view.north_east.lat()) * 0.5));
    return all;
}

}  // namespace sourceline
