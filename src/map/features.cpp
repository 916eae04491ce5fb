#include "map/features.h"

#include "map/region_shape.h"

namespace sourceline {

namespace {

bool is_of_story(LayerId layer) { return kMapLayers[layer].object == kMapLayers[kStoryPlace].object; }

World middle_of(const Polyline& line) { return line[line.size() / 2]; }

void put_name(const Feature& feature, World at, BaseMap& map) {
    if (!feature.name) return;
    MapName name;
    name.layer = kStoryFeature;
    name.name = *feature.name;
    name.named = true;
    name.at = at;
    map.names.push_back(std::move(name));
}

void put_feature(const Feature& feature, BaseMap& map) {
    MapShape shape;
    shape.layer = find_layer(kMapLayers[kStoryPlace].object, word_of(feature.kind));
    Region region{feature.id, {}, true};
    for (const auto& line : feature.lines) shape.lines.push_back(projected(line));
    for (const auto& rings : feature.polygons) {
        region.polygons.push_back(projected(rings));
        for (const Ring& ring : region.polygons.back().rings) shape.lines.push_back(ring);
    }
    if (shape.lines.empty()) return;
    World at = middle_of(shape.lines.front());
    if (!region.polygons.empty()) {
        at = spot_inside(region, at);
        map.regions.insert(map.regions.begin(), std::move(region));
    }
    put_name(feature, at, map);
    map.shapes.push_back(std::move(shape));
}

constexpr bool every_kind_has_a_row() {
    for (const auto& [kind, word] : Vocabulary<FeatureKind>::kWords)
        if (find_layer("story", word) == kNoLayer) return false;
    return true;
}
static_assert(every_kind_has_a_row());

}  // namespace

void put_features(const Story& story, BaseMap& map) {
    std::erase_if(map.shapes, [](const MapShape& shape) { return is_of_story(shape.layer); });
    std::erase_if(map.names, [](const MapName& name) { return is_of_story(name.layer); });
    std::erase_if(map.regions, [](const Region& region) { return region.of_story; });
    for (const Feature& feature : story.features) put_feature(feature, map);
}

}  // namespace sourceline
