#include "map/measure.h"

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
    return Measured{from, nearest.point, nearest.distance_km};
}

Measures measures_of(const Story& story, const BaseMap& map) {
    Measures all;
    all.checks.reserve(story.checks.size());
    for (const Check& check : story.checks) all.checks.push_back(measure(story, map, check));
    const Border* border = map.main_border();
    all.border_km.resize(story.places.size());
    for (std::size_t i = 0; border != nullptr && !border->lines.empty() && i < story.places.size(); ++i)
        all.border_km[i] = nearest_on_line(story.places[i].position, border->lines).distance_km;
    return all;
}

}  // namespace sourceline
