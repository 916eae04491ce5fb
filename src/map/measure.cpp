#include "map/measure.h"

#include <algorithm>

#include "map/region_shape.h"

namespace sourceline {

std::optional<Measured> measure(const Story& story, const BaseMap& map, const Check& check) {
    const LngLat from = story.at(check.from).position;
    if (check.to) {
        const LngLat to = story.at(*check.to).position;
        return Measured{from, to, geodesic(from, to).distance_km};
    }
    const auto& [a, b] = check.border_between;
    const Border* border = a.empty() ? map.main_border() : map.border(a, b);
    if (border == nullptr || border->lines.empty()) return std::nullopt;
    const NearestPoint nearest = nearest_on_line(from, border->lines);
    return Measured{from, nearest.point.turned(from.lon() - 180.0), nearest.distance_km};
}

namespace {
// A country may be baked in pieces; its name stands in one of them.
const LocalText* country_at(const BaseMap& map, World at) {
    const auto is_in = [&](World point, const MapShape& shape) { return contains(shape.polygons, point); };
    const auto piece = std::find_if(map.shapes.begin(), map.shapes.end(),
                                    [&](const MapShape& shape) { return !shape.country.empty() && is_in(at, shape); });
    if (piece == map.shapes.end()) return nullptr;
    for (const MapName& name : map.names) {
        if (name.layer != layer_id("labels", "country") || !name.named) continue;
        for (const MapShape& shape : map.shapes)
            if (shape.country == piece->country && is_in(name.at, shape)) return &name.name;
    }
    return nullptr;
}

// The region as the story calls it, where it does.
Within within_at(const Story& story, const BaseMap& map, World at) {
    Within within;
    for (const Region& region : map.regions) {
        if (!contains(region.polygons, at)) continue;
        const auto told = std::find_if(story.places.begin(), story.places.end(),
                                       [&](const Place& place) { return place.region == region.id; });
        const LocalText& name = told == story.places.end() ? region.name : told->name;
        if (!name.entries().empty()) within.region = name;
    }
    if (const LocalText* country = country_at(map, at)) within.country = *country;
    return within;
}
}  // namespace

Measures measures_of(const Story& story, const BaseMap& map) {
    Measures all;
    all.checks.reserve(story.checks.size());
    for (const Check& check : story.checks) all.checks.push_back(measure(story, map, check));
    return all;
}

const std::optional<double>& Measures::border_km(const Story& story, const BaseMap& map, Ref<Place> place) const {
    const auto [entry, is_new] = border_km_.try_emplace(place.index);
    const Border* border = map.main_border();
    if (is_new && border != nullptr && !border->lines.empty())
        entry->second = nearest_on_line(story.at(place).position, border->lines).distance_km;
    return entry->second;
}

const Within& Measures::within(const Story& story, const BaseMap& map, Ref<Place> place) const {
    const auto [entry, is_new] = within_.try_emplace(place.index);
    if (is_new) entry->second = within_at(story, map, world_from_lng_lat(story.at(place).position));
    return entry->second;
}

}  // namespace sourceline
