// A base map of another part of the world, with other countries, another border and other scripts, and a story on it:
// nothing of the map is known to the program.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "geo/geodesic.h"
#include "map/labels.h"
#include "map/measure.h"
#include "map/scene.h"
#include "map/symbols.h"
#include "map_files.h"
#include "story/read.h"

#if !defined(__EMSCRIPTEN__)
#include "render/offscreen.h"
#include "render/renderer.h"
#include "values.h"
#endif

using namespace sourceline;
using test::measured;
using test::position;

namespace {

BaseMap strait() {
    ReadBaseMap read = read_basemap(test::file_bytes("tests/fixtures/basemaps/strait.json"));
    for (const Problem& problem : read.report.problems()) FAIL_CHECK(problem.sentence());
    REQUIRE(read.map.has_value());
    return std::move(*read.map);
}
Story strait_story() {
    ReadStory read = read_story(test::file_bytes("tests/fixtures/basemaps/strait-story.json"));
    for (const Problem& problem : read.report.problems()) FAIL_CHECK(problem.sentence());
    REQUIRE(read.story.has_value());
    return std::move(*read.story);
}

// Eight pixels a character.
std::set<std::string> names_in(const char* language, double zoom) {
    const Story story = strait_story();
    const auto inputs = label_inputs(strait(), &story, language, "en");
    std::set<std::string> names;
    for (const PlacedLabel& label : place_labels(inputs, {}, zoom, measured)) names.insert(inputs[label.input].text);
    return names;
}

}  // namespace

TEST_CASE("another part of the world: every layer of its base map is in the scene, the countries in their tints") {
    const BaseScene scene = build_base_scene(strait());
    std::set<LayerId> lines;
    for (const LineChunk& chunk : scene.chunks) lines.insert(chunk.layer);
    CHECK(lines == std::set<LayerId>{layer_id("rivers"), layer_id("coast"), layer_id("region-borders"),
                                     layer_id("borders"), layer_id("borders", "disputed"),
                                     layer_id("borders", "main")});
    std::vector<std::optional<Paint>> tints;
    for (const FillMesh& mesh : scene.fills)
        if (mesh.layer == layer_id("countries")) tints.push_back(mesh.tint);
    CHECK(tints == std::vector<std::optional<Paint>>{Paint{0xeef0f4, 0x23262b}, Paint{0xf6efe6, 0x2c2823}, {}});
}

TEST_CASE("another part of the world: names are there in Latin and Greek, the story's own among them") {
    const auto greek = names_in("el", 6.2);
    for (const char* name :
         {"ΕΛΛΑΔΑ", "ΤΟΥΡΚΙΑ", "Αθήνα", "Κωνσταντινούπολη", "Αιγαίο Πέλαγος", "Αλεξανδρούπολη", "Αδριανούπολη"})
        CHECK_MESSAGE(greek.count(name) == 1, name);
    CHECK(greek.size() == 7);  // no region yet, no village
    const auto turkish = names_in("tr", 8.6);
    for (const char* name : {"Dedeağaç", "Edirne", "İstanbul", "Ege Denizi"})
        CHECK_MESSAGE(turkish.count(name) == 1, name);
    CHECK(turkish.count("Yunanistan") == 0);  // a country's name is in capitals
}

TEST_CASE("another part of the world: checks measure to its main border and to borders by name") {
    const BaseMap map = strait();
    const Story story = strait_story();
    REQUIRE(story.checks.size() == 4);
    const auto km = [&](std::size_t i) { return measure(story, map, story.checks[i]).value().distance_km; };
    // From Alexandroupoli the nearest point of the main border is its end at the coast.
    CHECK(km(0) == doctest::Approx(geodesic(position(25.88, 40.75), position(26.04, 40.72)).distance_km).epsilon(1e-6));
    CHECK(km(1) == km(0));
    CHECK(geodesic(measure(story, map, story.checks[0])->to, position(26.04, 40.72)).distance_km < 0.001);
    // From Edirne the border with the third country is nearest beyond the point where all three meet.
    const double to_corner = geodesic(position(26.65, 41.62), position(26.36, 41.70)).distance_km;
    CHECK(km(2) < to_corner);
    CHECK(km(2) > 0.5 * to_corner);
    CHECK_FALSE(measure(story, map, story.checks[3]).has_value());  // a border that the map does not have
}

TEST_CASE("another part of the world: a region of its base map stands for a place of the story") {
    const BaseMap map = strait();
    const Story story = strait_story();
    const EventSceneBuilder builder(story, map, build_base_scene(map).origin, telling_of(story, {}));
    CHECK(builder.scene(7).areas.size() == 1);
}

#if !defined(__EMSCRIPTEN__)
TEST_CASE("another part of the world: the renderer draws its land, countries, water and sea, light and dark") {
    testing::Offscreen screen;
    if (!screen.good()) {
        MESSAGE("no OpenGL ES 3 without a window here: skipped");
        return;
    }
    Renderer renderer;
    const Outcome made = renderer.create();
    REQUIRE_MESSAGE(made.ok(), (made.ok() ? "" : made.error()));
    renderer.set_base(build_base_scene(strait()));
    MapView view;
    view.camera = {position(26.0, 40.0), 5.0};
    view.viewport = {600, 500};
    view.canvas_height = 500;
    screen.resize(600, 500);
    for (const Shade shade : {Shade::Light, Shade::Dark}) {
        view.palette = map_palette(shade);
        renderer.draw(view);
        const auto picture = screen.picture();
        const auto rgb_at = [&](double lon, double lat) {
            const Screen at = screen_from_world(view.camera, view.viewport, world_from_lng_lat(position(lon, lat)));
            const auto pixel = picture.at(static_cast<int>(at.x), static_cast<int>(at.y));
            return static_cast<std::uint32_t>(pixel.r << 16 | pixel.g << 8 | pixel.b);
        };
        CHECK(rgb_at(22.5, 38.5) == (Paint{0xeef0f4, 0x23262b}).in(shade));
        CHECK(rgb_at(28.0, 39.0) == (Paint{0xf6efe6, 0x2c2823}).in(shade));
        CHECK(rgb_at(25.0, 42.2) == kMapLayers[layer_id("countries")].paint.in(shade));
        CHECK(rgb_at(28.5, 40.2) == kMapLayers[layer_id("water")].paint.in(shade));
        CHECK(rgb_at(25.0, 38.0) == kSea.in(shade));
    }
}
#endif
