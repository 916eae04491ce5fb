#include "map/basemap.h"

namespace sourceline {

Polyline projected(const std::vector<LngLat>& positions) {
    Polyline line;
    line.reserve(positions.size());
    for (const LngLat position : positions) line.push_back(world_from_lng_lat(position));
    return line;
}

Polygon projected(const std::vector<std::vector<LngLat>>& rings) {
    Polygon polygon;
    polygon.rings.reserve(rings.size());
    for (const std::vector<LngLat>& ring : rings) polygon.rings.push_back(projected(ring));
    return polygon;
}

const Region* BaseMap::region(std::string_view region_id) const {
    for (const Region& candidate : regions)
        if (candidate.id == region_id) return &candidate;
    return nullptr;
}

const Border* BaseMap::border(std::string_view a, std::string_view b) const {
    if (a.empty() || b.empty()) return nullptr;
    for (const Border& candidate : borders) {
        const auto& [first, second] = candidate.between;
        if ((first == a && second == b) || (first == b && second == a)) return &candidate;
    }
    return nullptr;
}

const Border* BaseMap::main_border() const { return border(main_border_between[0], main_border_between[1]); }

}  // namespace sourceline
