// The story's own lines and areas on a base map: in the scene, under the symbols, named and gone with their story.
#include "map/features.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "map/labels.h"
#include "map/plain.h"
#include "map/scene.h"
#include "map/symbols.h"
#include "map_files.h"
#include "story_builder.h"
#include "telling.h"

#if !defined(__EMSCRIPTEN__)
#include "render/offscreen.h"
#include "render/renderer.h"
#endif

using namespace sourceline;
using namespace sourceline::test;

namespace {

Feature line(FeatureKind kind, double lat) {
    Feature feature;
    feature.id = std::string(word_of(kind));
    feature.kind = kind;
    feature.lines = {{position(35.6, lat), position(36.0, lat), position(36.4, lat)}};
    return feature;
}
Feature area(std::string id) {
    Feature feature;
    feature.id = std::move(id);
    feature.kind = FeatureKind::Area;
    feature.polygons = {{{position(36.0, 50.4), position(36.2, 50.4), position(36.2, 50.6), position(36.0, 50.6),
                          position(36.0, 50.4)}}};
    return feature;
}
Story story_of_all_kinds() {
    StoryBuilder builder;
    for (const FeatureKind kind :
         {FeatureKind::Road, FeatureKind::Railway, FeatureKind::River, FeatureKind::Route, FeatureKind::Front})
        builder.story.features.push_back(line(kind, 50.3 + 0.05 * static_cast<double>(kind)));
    builder.story.features.push_back(area("docks"));
    return builder.story;
}
BaseMap small_map() {
    ReadBaseMap read = read_basemap(small_basemap());
    REQUIRE(read.map);
    return std::move(*read.map);
}
std::set<LayerId> story_layers(const BaseScene& scene) {
    std::set<LayerId> layers;
    for (const LineChunk& chunk : scene.chunks)
        if (kMapLayers[chunk.layer].object == "story") layers.insert(chunk.layer);
    return layers;
}

}  // namespace

TEST_CASE("features: each kind is drawn by its own row, where its positions are") {
    BaseMap map = small_map();
    CHECK(story_layers(build_base_scene(map)).empty());
    put_features(story_of_all_kinds(), map);
    const BaseScene scene = build_base_scene(map);
    std::set<LayerId> wanted;
    for (const auto& [kind, word] : Vocabulary<FeatureKind>::kWords) wanted.insert(find_layer("story", word));
    CHECK(wanted.size() == 6);
    CHECK(story_layers(scene) == wanted);
    for (const LineChunk& chunk : scene.chunks) {
        if (chunk.layer != layer_id("story", "road")) continue;
        CHECK(chunk.count == 2);
        const World west = world_from_lng_lat(position(35.6, 50.3));
        CHECK(scene.segments[chunk.first].a.x == doctest::Approx(west.x - scene.origin.x));
        CHECK(scene.segments[chunk.first].a.y == doctest::Approx(west.y - scene.origin.y));
    }
}

TEST_CASE("features: lines over the borders, rivers and roads below the regions of events, all of them lines") {
    for (const auto& [kind, word] : Vocabulary<FeatureKind>::kWords) {
        const MapLayer& layer = kMapLayers[find_layer("story", word)];
        CHECK(layer.kind == LayerKind::Line);
        CHECK((layer.ground == Ground::BelowAreas) == (kind == FeatureKind::River || kind == FeatureKind::Road));
        CHECK(find_layer("story", word) > layer_id("borders", "main"));
    }
}

TEST_CASE("features: an area is a region for places, before the base map's of the same id") {
    StoryBuilder builder;
    builder.story.features = {area("docks")};
    const Ref<Place> place = builder.place("docks", 36.9, 50.9, PlacePrecision::Region);
    builder.story.places[place.index].region = "docks";
    builder.claim("c", builder.event("e", exactly("2023-05-22T10:00"), place), "2023-05-22T11:00");
    BaseMap map = small_map();
    CHECK(EventSceneBuilder(builder.story, map, World{}, telling_of(builder.story, {})).scene(8).areas.empty());
    put_features(builder.story, map);
    const EventScene scene = EventSceneBuilder(builder.story, map, World{}, telling_of(builder.story, {})).scene(8);
    REQUIRE(scene.areas.size() == 1);
    CHECK(scene.areas[0].indices.size() == 6);
    const World west = world_from_lng_lat(position(36.0, 50.4)), east = world_from_lng_lat(position(36.2, 50.6));
    CHECK(scene.symbols[0].at.x > west.x);  // the list stands inside, not at the place's own position
    CHECK(scene.symbols[0].at.x < east.x);

    REQUIRE_FALSE(map.regions.empty());
    BaseMap again = small_map();
    const std::string taken = again.regions.front().id;
    builder.story.features = {area(taken)};
    put_features(builder.story, again);
    CHECK(again.region(taken)->of_story);
}

TEST_CASE("features: names stand over the middle of a line and inside an area, in the reader's language") {
    StoryBuilder builder;
    builder.story.features = {line(FeatureKind::Road, 50.3), area("docks"), line(FeatureKind::Front, 50.5)};
    builder.story.features[0].name =
        LocalText(std::vector<std::pair<std::string, std::string>>{{"en", "Coast road"}, {"uk", "Дорога"}});
    builder.story.features[1].name = LocalText("Docks");
    BaseMap map = plain_basemap(builder.story);
    put_features(builder.story, map);
    const auto inputs = label_inputs(map, &builder.story, "uk", "en");
    REQUIRE(inputs.size() == 2);
    CHECK(inputs[0].text == "Дорога");
    CHECK(inputs[0].style == kStoryFeature);
    CHECK_FALSE(inputs[0].dot);
    CHECK(lng_lat_from_world(inputs[0].at).lon() == doctest::Approx(36.0));
    CHECK(inputs[1].text == "Docks");
    const double lon = lng_lat_from_world(inputs[1].at).lon(), lat = lng_lat_from_world(inputs[1].at).lat();
    CHECK((lon > 36.0 && lon < 36.2 && lat > 50.4 && lat < 50.6));
    // Readable where the story's view fits a phone, and not on the overview.
    CHECK(inputs[0].min_zoom > 4.0f);
    CHECK(inputs[0].min_zoom < 8.0f);
}

TEST_CASE("features: those of the story before go, and the base map is as it was") {
    BaseMap map = small_map();
    const std::size_t shapes = map.shapes.size(), names = map.names.size(), regions = map.regions.size();
    Story all = story_of_all_kinds();
    all.features[0].name = LocalText("Road");
    put_features(all, map);
    put_features(all, map);  // not twice
    CHECK(map.shapes.size() == shapes + 6);
    CHECK(map.names.size() == names + 1);
    CHECK(map.regions.size() == regions + 1);
    put_features(StoryBuilder().story, map);
    CHECK(map.shapes.size() == shapes);
    CHECK(map.names.size() == names);
    CHECK(map.regions.size() == regions);
}

TEST_CASE("features: one with a time is drawn from its start to its end, one dated to a moment from then on") {
    StoryBuilder builder;
    builder.story.features = {line(FeatureKind::Road, 50.3), line(FeatureKind::Front, 50.4), area("docks")};
    const auto at = [](const char* time) { return exactly(time).start; };
    builder.story.features[1].name = LocalText("Front");
    builder.story.features[1].when = exactly("2023-05-22T10:00");
    builder.story.features[1].when->end = at("2023-05-22T12:00");
    builder.story.features[2].when = exactly("2023-05-22T11:00");
    BaseMap map = small_map();
    const std::size_t shapes = map.shapes.size(), names = map.names.size();
    put_features(builder.story, map);
    REQUIRE(map.region("docks"));
    struct Moment {
        const char* time;
        std::size_t drawn, named, changes;
    };
    for (const Moment& moment : {Moment{"2023-05-22T09:59", 1, 0, 0}, Moment{"2023-05-22T10:00", 2, 1, 1},
                                 Moment{"2023-05-22T11:00", 3, 1, 2}, Moment{"2023-05-22T12:00", 3, 1, 2},
                                 Moment{"2023-05-22T12:01", 2, 0, 3}, Moment{"2023-05-22T09:00", 1, 0, 0}}) {
        CAPTURE(moment.time);
        show_features(builder.story, at(moment.time), map);
        CHECK(map.shapes.size() == shapes + moment.drawn);
        CHECK(map.names.size() == names + moment.named);
        CHECK(feature_changes(builder.story, at(moment.time)) == moment.changes);
        CHECK(map.region("docks"));
    }
}

#if !defined(__EMSCRIPTEN__)
TEST_CASE("features: the renderer draws a front and a road in the colours of their rows, light and dark") {
    testing::Offscreen screen;
    if (!screen.good()) {
        MESSAGE("no OpenGL ES 3 without a window here: skipped");
        return;
    }
    Renderer renderer;
    const Outcome made = renderer.create();
    REQUIRE_MESSAGE(made.ok(), (made.ok() ? "" : made.error()));
    StoryBuilder builder;
    builder.story.features = {line(FeatureKind::Front, 50.5), line(FeatureKind::Road, 50.4)};
    BaseMap map = plain_basemap(builder.story);
    put_features(builder.story, map);
    renderer.set_base(build_base_scene(map));
    MapView view;
    view.camera = {position(36.0, 50.45), 9.0};
    view.viewport = {400, 400};
    view.canvas_height = 400;
    screen.resize(400, 400);
    for (const Shade shade : {Shade::Light, Shade::Dark}) {
        view.palette = map_palette(shade);
        renderer.draw(view);
        const auto picture = screen.picture();
        // Whether the colour stands within two pixels of the position.
        const auto has = [&](std::uint32_t rgb, double lat) {
            const Screen at = screen_from_world(view.camera, view.viewport, world_from_lng_lat(position(35.9, lat)));
            for (int dy = -2; dy <= 2; ++dy) {
                const auto pixel = picture.at(static_cast<int>(at.x), static_cast<int>(at.y) + dy);
                if (static_cast<std::uint32_t>(pixel.r << 16 | pixel.g << 8 | pixel.b) == rgb) return true;
            }
            return false;
        };
        const std::uint32_t front = kMapLayers[layer_id("story", "front")].paint.in(shade);
        const std::uint32_t road = kMapLayers[layer_id("story", "road")].paint.in(shade);
        CHECK(has(front, 50.5));
        CHECK(has(road, 50.4));
        CHECK_FALSE(has(front, 50.4));
        CHECK_FALSE(has(road, 50.45));
    }
}
#endif
