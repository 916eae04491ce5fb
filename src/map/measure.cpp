#include "map/measure.h"

#include "geo/geodesic.h"

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

}  // namespace sourceline
