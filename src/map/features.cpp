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

void put_region(const Feature& feature, BaseMap& map) {
    Region region{feature.id, {}, true};
    for (const auto& rings : feature.polygons) region.polygons.push_back(projected(rings));
    if (!region.polygons.empty()) map.regions.insert(map.regions.begin(), std::move(region));
}

void draw_feature(const Feature& feature, BaseMap& map) {
    MapShape shape;
    shape.layer = find_layer(kMapLayers[kStoryPlace].object, word_of(feature.kind));
    for (const auto& line : feature.lines) shape.lines.push_back(projected(line));
    for (const auto& rings : feature.polygons) {
        const auto polygon = projected(rings);
        shape.lines.insert(shape.lines.end(), polygon.rings.begin(), polygon.rings.end());
    }
    if (shape.lines.empty()) return;
    const World at = feature.polygons.empty() ? middle_of(shape.lines.front())
                                              : spot_inside(*map.region(feature.id), middle_of(shape.lines.front()));
    put_name(feature, at, map);
    map.shapes.push_back(std::move(shape));
}

bool has_begun(const Feature& feature, Instant now) { return !feature.when || feature.when->start <= now; }

// What is dated to a moment stays from then on.
bool has_ended(const Feature& feature, Instant now) {
    return feature.when && feature.when->start < feature.when->end && feature.when->end < now;
}

constexpr bool every_kind_has_a_row() {
    for (const auto& [kind, word] : Vocabulary<FeatureKind>::kWords)
        if (find_layer("story", word) == kNoLayer) return false;
    return true;
}
static_assert(every_kind_has_a_row());

}  // namespace

void put_features(const Story& story, BaseMap& map) {
    std::erase_if(map.regions, [](const Region& region) { return region.of_story; });
    for (const Feature& feature : story.features) put_region(feature, map);
    show_features(story, story.start, map);
}

void show_features(const Story& story, Instant now, BaseMap& map) {
    std::erase_if(map.shapes, [](const MapShape& shape) { return is_of_story(shape.layer); });
    std::erase_if(map.names, [](const MapName& name) { return is_of_story(name.layer); });
    for (const Feature& feature : story.features)
        if (has_begun(feature, now) && !has_ended(feature, now)) draw_feature(feature, map);
}

std::size_t feature_changes(const Story& story, Instant now) {
    std::size_t changes = 0;
    for (const Feature& feature : story.features) {
        if (!feature.when) continue;
        changes += has_begun(feature, now) ? 1 : 0;
        changes += has_ended(feature, now) ? 1 : 0;
    }
    return changes;
}

}  // namespace sourceline
