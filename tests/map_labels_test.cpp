#include "map/labels.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "map/plain.h"
#include "map/px_grid.h"
#include "map/symbols.h"
#include "map_files.h"
#include "random.h"
#include "story/read.h"
#include "story_builder.h"
#include "values.h"

using namespace sourceline;
using test::belgorod_map;
using test::measured;
using test::position;
using test::Random;
using test::StoryBuilder;

namespace {

constexpr LabelStyle kCountry = layer_id("labels", "country"), kRegionName = layer_id("labels", "region"),
                     kCity = layer_id("places", "city"), kTown = layer_id("places", "town"),
                     kVillage = layer_id("places", "village");

// Eight pixels a character.
LabelInput name(std::string text, double lon, double lat, LabelStyle style = kTown, int priority = 0) {
    LabelInput input;
    input.text = std::move(text);
    input.style = style;
    input.at = world_from_lng_lat(position(lon, lat));
    input.priority = priority;
    input.dot = style != kCountry && style != kRegionName;
    return input;
}

PxBox box_of(const PlacedLabel& label, double zoom) {
    const double px = world_size_px(zoom), x = label.at.x * px + label.dx, y = label.at.y * px + label.dy;
    return {x, y, x + label.width, y + label.height};
}
PxBox box_of(const Obstacle& obstacle, double zoom) {
    const double px = world_size_px(zoom), x = obstacle.at.x * px, y = obstacle.at.y * px;
    return {x + obstacle.min.x, y + obstacle.min.y, x + obstacle.max.x, y + obstacle.max.y};
}

int overlaps_among(const std::vector<PlacedLabel>& labels, double zoom) {
    int count = 0;
    for (std::size_t i = 0; i < labels.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) count += overlaps(box_of(labels[i], zoom), box_of(labels[j], zoom));
    return count;
}
int overlaps_with(const std::vector<PlacedLabel>& labels, const std::vector<Obstacle>& obstacles, double zoom) {
    int count = 0;
    for (const PlacedLabel& label : labels)
        for (const Obstacle& obstacle : obstacles) count += overlaps(box_of(label, zoom), box_of(obstacle, zoom));
    return count;
}
bool has(const std::vector<PlacedLabel>& labels, std::uint32_t input) {
    return std::any_of(labels.begin(), labels.end(), [&](const PlacedLabel& label) { return label.input == input; });
}
const LabelInput* find(const std::vector<LabelInput>& inputs, const std::string& text) {
    const auto found =
        std::find_if(inputs.begin(), inputs.end(), [&](const LabelInput& input) { return input.text == text; });
    return found == inputs.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("labels: a lone name stands to the right of its dot") {
    const auto placed = place_labels({name("Kozinka", 35.6, 50.46)}, {}, 9.0, measured);
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].dx == doctest::Approx(7.0));
    CHECK(placed[0].dy == doctest::Approx(-9.0));
    CHECK(placed[0].width == 56.0f);
}

TEST_CASE("labels: the name of an area stands over its middle") {
    const auto placed = place_labels({name("UKRAINE", 35.6, 50.46, kCountry)}, {}, 9.0, measured);
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].dx == doctest::Approx(-28.0));
    CHECK(placed[0].dy == doctest::Approx(-9.0));
}

TEST_CASE("labels: none, empty names and names without a size take no place") {
    CHECK(place_labels({}, {}, 9.0, measured).empty());
    CHECK(place_labels({name("", 35.6, 50.46)}, {}, 9.0, measured).empty());
    const float nan = std::nanf("");
    for (const TextSize size :
         {TextSize{0, 18}, TextSize{nan, 18}, TextSize{20, nan}, TextSize{-5, 18}, TextSize{1e30f, 18}})
        CHECK(place_labels({name("x", 35.6, 50.46)}, {}, 9.0, [&](const std::string&, LabelStyle) {
                  return size;
              }).empty());
}

TEST_CASE("labels: the lower priority number wins, names of the story before all others") {
    std::vector<LabelInput> inputs;
    for (int i = 0; i < 40; ++i) inputs.push_back(name("Town " + std::to_string(i), 35.6, 50.46, kTown, 40 - i));
    inputs.push_back(name("Kozinka", 35.6, 50.46, kStoryPlace, 1000));
    const auto placed = place_labels(inputs, {}, 9.0, measured);
    REQUIRE(placed.size() > 1);
    CHECK(placed.size() < 41);
    CHECK(placed[0].input == 40);
    CHECK(placed[1].input == 39);
    CHECK(overlaps_among(placed, 9.0) == 0);
}

TEST_CASE("labels: a dot that is always drawn pushes a name aside, one that comes with its name goes with it") {
    std::vector<LabelInput> inputs = {name("Town", 35.6, 50.46), name("Other", 35.612, 50.46, kTown, 1)};
    const auto alone = place_labels(inputs, {}, 10.0, measured);
    REQUIRE(alone.size() == 1);
    CHECK((alone[0].input == 0 && alone[0].dx > 0));
    inputs[1].style = kStoryPlace;
    const auto both = place_labels(inputs, {}, 10.0, measured);
    REQUIRE(both.size() == 2);
    CHECK((both[1].input == 0 && both[1].dx < 0));
}

TEST_CASE("labels: what adds to another name of the story stands where there is room beside it, or not at all") {
    const std::vector<LabelInput> inputs = {name("Graivoron", 35.6, 50.46, kStoryPlace, 1),
                                            name("Graivoron checkpoint", 35.6, 50.2, kStoryDetail)};
    CHECK(place_labels(inputs, {}, 9.0, measured).size() == 2);
    const Obstacle around_it{inputs[1].at, {-200, -200}, {200, 200}};
    const auto placed = place_labels(inputs, {around_it}, 12.0, measured);
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].input == 0);
}

TEST_CASE("labels: a name whose point is seen is whole and clear of buttons, one of the story's if there is any room") {
    Random random(11);
    for (int round = 0; round < 200; ++round) {
        const Viewport viewport{random.between(200, 900), random.between(150, 600)};
        const LabelFrame frame{{position(36, 50.3), random.between(6, 11)},
                               viewport,
                               {{viewport.width - 60, viewport.height - 120, viewport.width - 8, viewport.height - 30},
                                {viewport.width / 2, viewport.height - 30, viewport.width, viewport.height}}};
        std::vector<LabelInput> inputs;
        for (int i = random.below(40); i >= 0; --i) {
            const World at = world_from_screen(
                frame.camera, viewport,
                {random.between(-50, viewport.width + 50), random.between(-50, viewport.height + 50)});
            const LngLat where = lng_lat_from_world(at);
            inputs.push_back(name(std::string(static_cast<std::size_t>(3 + random.below(12)), 'n'), where.lon(),
                                  where.lat(),
                                  i < 5   ? kStoryPlace
                                  : i % 2 ? kTown
                                          : kCountry,
                                  i));
        }
        const auto placed = place_labels(inputs, {}, frame.camera.zoom, measured, &frame);
        CHECK(overlaps_among(placed, frame.camera.zoom) == 0);
        for (std::uint32_t i = 0; i < inputs.size(); ++i)
            if (inputs[i].style == kStoryPlace) CHECK(has(placed, i));
        for (const PlacedLabel& label : placed) {
            const Screen at = screen_from_world(frame.camera, viewport, label.at);
            if (at.x <= 0 || at.y <= 0 || at.x >= viewport.width || at.y >= viewport.height) continue;
            const PxBox box{at.x + label.dx, at.y + label.dy, at.x + label.dx + label.width,
                            at.y + label.dy + label.height};
            CHECK((box.min_x >= 3.9 && box.min_y >= 3.9));
            CHECK((box.max_x <= viewport.width - 3.9 && box.max_y <= viewport.height - 3.9));
            for (const PxBox& taken : frame.taken) CHECK(!overlaps(widened(box, -0.1), taken));
        }
    }
}

TEST_CASE("labels: a frame without room for it still has the story's name, outside of it") {
    const LabelFrame frame{{position(35.6, 50.46), 9}, {40, 20}, {}};
    CHECK(place_labels({name("Kozinka", 35.6, 50.46)}, {}, 9, measured, &frame).empty());
    CHECK(place_labels({name("Kozinka", 35.6, 50.46, kStoryPlace)}, {}, 9, measured, &frame).size() == 1);
}

TEST_CASE("labels: names are there between their zooms only, and are no obstacle outside") {
    std::vector<LabelInput> inputs = {name("Village", 35.6, 50.46, kVillage)};
    inputs[0].min_zoom = 9.5f;
    inputs[0].max_zoom = 11.0f;
    CHECK(place_labels(inputs, {}, 9.4, measured).empty());
    CHECK(place_labels(inputs, {}, 9.5, measured).size() == 1);
    CHECK(place_labels(inputs, {}, 11.1, measured).empty());
}

TEST_CASE("labels: fifty names of the story at one spot are all shown and do not overlap") {
    std::vector<LabelInput> inputs;
    for (int i = 0; i < 50; ++i)
        inputs.push_back(name("Place number " + std::to_string(i), 35.6, 50.46, kStoryPlace, i));
    for (const double zoom : {4.0, 9.0, 14.0}) {
        const auto placed = place_labels(inputs, {}, zoom, measured);
        CHECK(placed.size() == 50);
        CHECK(overlaps_among(placed, zoom) == 0);
    }
}

TEST_CASE("labels: a name of the story rather covers a dot than stands far away or is dropped") {
    std::vector<LabelInput> inputs = {name("Kozinka", 35.6, 50.46, kStoryPlace)};
    Random random(2);
    for (int i = 0; i < 3000; ++i) {
        LabelInput dot = name("", 35.6 + random.between(-1, 1), 50.46 + random.between(-0.7, 0.7));
        inputs.push_back(dot);
    }
    const auto placed = place_labels(inputs, {}, 9.0, measured);
    REQUIRE(placed.size() == 1);
    CHECK(std::hypot(placed[0].dx, placed[0].dy) < 100);
}

TEST_CASE("labels: a name of the story is shown even inside one great obstacle, any other is not") {
    const Obstacle everything{world_from_lng_lat(position(35.6, 50.46)), {-1e5f, -1e5f}, {1e5f, 1e5f}};
    const auto placed = place_labels({name("Kozinka", 35.6, 50.46, kStoryPlace), name("Town", 35.6, 50.46)},
                                     {everything}, 9.0, measured);
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].input == 0);
}

TEST_CASE(
    "labels: of very many places those are named that have room, and those far from what is seen are not looked at") {
    std::vector<LabelInput> inputs;
    Random random(77);
    for (int i = 0; i < 3000; ++i) {
        inputs.push_back(
            name("Place " + std::to_string(i), random.between(34, 39), random.between(49.5, 51.5), kStoryPlace));
        inputs.back().one_of_many = true;
    }
    const LabelFrame frame{{position(36.5, 50.5), 8}, {800, 500}, {}};
    const auto placed = place_labels(inputs, {}, 8, measured, &frame);
    CHECK(placed.size() > 10);
    CHECK(placed.size() < 300);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const Screen at = screen_from_world(frame.camera, frame.viewport, placed[i].at);
        CHECK((at.x >= -400 && at.x <= 1200 && at.y >= -250 && at.y <= 750));
        for (std::size_t j = 0; j < i; ++j)
            CHECK_FALSE(overlaps(box_of(placed[i], 8), widened(box_of(placed[j], 8), 8)));
    }
}

TEST_CASE("labels: very long names neither hang nor overlap") {
    std::vector<LabelInput> inputs;
    for (int i = 0; i < 12; ++i)
        inputs.push_back(name(std::string(1500, 'x'), 35.6 + i * 0.01, 50.46, i % 2 ? kStoryPlace : kTown, i));
    const auto placed = place_labels(inputs, {}, 9.0, measured);
    CHECK(placed.size() >= 6);
    CHECK(overlaps_among(placed, 9.0) == 0);
}

TEST_CASE("labels: random names at many zooms never overlap each other, obstacles or other names' dots") {
    Random random(5);
    for (int round = 0; round < 60; ++round) {
        std::vector<LabelInput> inputs;
        std::vector<Obstacle> obstacles;
        const int count = random.below(200);
        for (int i = 0; i < count; ++i) {
            const LabelStyle styles[] = {
                kCountry, kRegionName, kStoryPlace, kCity, kTown, kVillage, layer_id("labels", "sea")};
            const LabelStyle style = styles[random.below(7)];
            LabelInput input =
                name(std::string(static_cast<std::size_t>(1 + random.below(20)), 'n'), random.between(34, 39),
                     random.between(49.4, 51.6), style == kStoryPlace && i > 30 ? kVillage : style, random.below(50));
            input.dot_radius = static_cast<float>(random.between(1, 5));
            inputs.push_back(input);
        }
        for (int i = random.below(40); i > 0; --i) {
            const float x = static_cast<float>(random.between(-50, 50)),
                        y = static_cast<float>(random.between(-50, 50));
            obstacles.push_back({world_from_lng_lat(position(random.between(34, 39), random.between(49.4, 51.6))),
                                 {x, y},
                                 {x + 26, y + 26}});
        }
        const double zoom = random.between(4, 13);
        const auto placed = place_labels(inputs, obstacles, zoom, measured);
        CAPTURE(zoom);
        CHECK(overlaps_among(placed, zoom) == 0);
        CHECK(overlaps_with(placed, obstacles, zoom) == 0);
        for (std::uint32_t i = 0; i < inputs.size(); ++i) {
            if (inputs[i].style == kStoryPlace) CHECK(has(placed, i));
            if (!inputs[i].dot || !has(placed, i)) continue;
            const float r = inputs[i].dot_radius;
            const PxBox dot = box_of(Obstacle{inputs[i].at, {-r, -r}, {r, r}}, zoom);
            for (const PlacedLabel& label : placed)
                if (inputs[label.input].style != kStoryPlace) CHECK(!overlaps(box_of(label, zoom), dot));
        }
    }
}

TEST_CASE("labels: the same zoom gives the same places, as nothing else goes in") {
    const BaseMap& map = belgorod_map();
    const auto inputs = label_inputs(map, nullptr, "en", "en");
    const auto a = place_labels(inputs, {}, 8.7, measured), b = place_labels(inputs, {}, 8.7, measured);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        CHECK((a[i].input == b[i].input && a[i].dx == b[i].dx && a[i].dy == b[i].dy));
}

TEST_CASE("label inputs: countries in capitals, each group from its own zoom on") {
    const BaseMap& map = belgorod_map();
    const auto inputs = label_inputs(map, nullptr, "uk", "en");
    REQUIRE(find(inputs, "УКРАЇНА") != nullptr);
    CHECK(find(inputs, "УКРАЇНА")->style == kCountry);
    REQUIRE(find(inputs, "Харків") != nullptr);
    CHECK(find(inputs, "Харків")->style == kCity);
    CHECK(find(inputs, "Kharkiv") == nullptr);
    int shown_at_6 = 0;
    for (const LabelInput& input : inputs) {
        if (input.style == kVillage) CHECK(input.min_zoom >= 9.0f);
        CHECK(!input.text.empty());  // no dot without a name
        if (input.style == kTown) CHECK((input.min_zoom >= 8.0f && input.min_zoom < 9.0f));
        if (input.style == kRegionName) CHECK(input.min_zoom == 6.25f);
        shown_at_6 += input.min_zoom <= 6.0f;
    }
    CHECK(shown_at_6 < 60);
    CHECK(label_inputs(BaseMap{}, nullptr, "en", "en").empty());
}

TEST_CASE("label inputs: places of the story come once, regions and what lies off the map not at all") {
    const BaseMap& map = belgorod_map();
    StoryBuilder builder;
    const Ref<Place> kharkiv = builder.place("Kharkiv", 36.25475, 49.98177);
    builder.place("Belgorod", 36.62, 50.61);  // the same name, a little elsewhere
    const Ref<Place> borisovka = builder.place("Borisovka area", 36.01716, 50.59942, PlacePrecision::Near, 8.0);
    builder.story.places[kharkiv.index].kind = PlaceKind::City;
    builder.story.places[borisovka.index].kind = PlaceKind::Area;
    builder.story.places[builder.place("Kremlin, Moscow", 37.6175, 55.752).index].kind = PlaceKind::Landmark;
    builder.place("Belgorod region", 36.3, 50.7, PlacePrecision::Region);
    builder.place("Lisbon", -9.1, 38.7);
    const auto inputs = label_inputs(map, &builder.story, "en", "en");
    const auto count = [&](const std::string& text) {
        return std::count_if(inputs.begin(), inputs.end(), [&](const LabelInput& input) { return input.text == text; });
    };
    CHECK(count("Kharkiv") == 1);
    CHECK(find(inputs, "Kharkiv")->style == kStoryPlace);
    CHECK(count("Belgorod") == 1);
    CHECK(count("Borisovka") == 0);
    CHECK(!find(inputs, "Borisovka area")->dot);
    CHECK(count("Belgorod region") == 0);
    CHECK(count("Lisbon") == 0);
    CHECK(count("Moscow") == 1);  // a landmark is not its city
    CHECK(find(inputs, "Kremlin, Moscow")->min_zoom > find(inputs, "Moscow")->min_zoom);
}

TEST_CASE("label inputs: on a plain base map the story's places are named all the same") {
    const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
    REQUIRE(read.story.has_value());
    const auto inputs = label_inputs(plain_basemap(*read.story), &*read.story, "en", "en");
    std::size_t places = 0;
    for (const Place& place : read.story->places) {
        if (place.precision == PlacePrecision::Region) continue;
        const LabelInput* input = find(inputs, std::string(place.name.in("en", "en").text));
        REQUIRE_MESSAGE(input != nullptr, place.id);
        CHECK(input->place.has_value());
        ++places;
    }
    CHECK(inputs.size() == places);
}

TEST_CASE("the story of Belgorod: its names are on the map at every zoom of its view, clear of all symbols") {
    const BaseMap& map = belgorod_map();
    const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
    REQUIRE(read.story.has_value());
    const Story& story = *read.story;
    const EventSceneBuilder scenes(story, map, world_from_lng_lat(position(36.5, 50.5)), telling_of(story, {}));
    for (const char* language : {"en", "uk", "ru"}) {
        const auto inputs = label_inputs(map, &story, language, "en");
        for (double zoom = 4.0; zoom < 13.0; zoom += 0.11) {
            CAPTURE(zoom);
            const auto obstacles = symbol_obstacles(scenes.scene(zoom));
            const auto placed = place_labels(inputs, obstacles, zoom, measured);
            CHECK(overlaps_among(placed, zoom) == 0);
            CHECK(overlaps_with(placed, obstacles, zoom) == 0);
            for (std::uint32_t i = 0; i < inputs.size(); ++i) {
                if (inputs[i].style != kStoryPlace || zoom < inputs[i].min_zoom) continue;
                CHECK(has(placed, i));
            }
        }
        // The smallest phone shows the story's view at a zoom of about 6.5.
        for (const Place& place : story.places) {
            const LabelInput* input = find(inputs, std::string(place.name.in(language, "en").text));
            if (place.precision == PlacePrecision::Region || place.position.lat() < 49.5 || place.position.lat() > 51)
                continue;
            REQUIRE(input != nullptr);
            const bool adds = place.id == "graivoron-checkpoint", is_around = place.id == "graivoron-area";
            CHECK(input->min_zoom < (is_around ? 9.5f : adds ? 8.0f : 6.3f));
            CHECK((input->style == kStoryDetail) == (adds || is_around));
        }
    }
}

// A name is looked at every ten pixels; what is narrower it may cross.
TEST_CASE("on the map of the world a country's name does not reach into another one, at sea it may stand") {
    const BaseMap map = read_basemap(test::file_bytes("assets/basemaps/world.json")).map.value();
    const Territories territories(map);
    LabelPlacer placer;
    int named = 0, at_sea = 0, abroad = 0, looked_at = 0;
    for (const bool at_home : {true, false}) {
        int reach = 0;
        for (const double zoom : {0.5, 1.0, 2.0, 3.0, 4.0, 5.0}) {
            const double px = world_size_px(zoom);
            placer.set(label_inputs(map, nullptr, "en", "en"), at_home ? &territories : nullptr);
            for (const PlacedLabel& label : placer.place({}, zoom, measured)) {
                const LabelInput& input = placer.inputs()[label.input];
                if (kMapLayers[input.style].cls != "country") continue;
                const Home home = territories.country_at(label.at);
                const int steps = std::max(1, static_cast<int>(std::ceil(label.width / 10.0)));
                bool reaches = false;
                for (int i = 0; i <= steps; ++i)
                    for (int j = 0; j <= 1; ++j) {
                        const Home there =
                            territories.country_at({label.at.x + (label.dx + label.width * i / steps) / px,
                                                    label.at.y + (label.dy + label.height * j) / px});
                        reaches |= there != home && there.kind == Home::Kind::Area;
                        at_sea += there.kind != Home::Kind::Area;
                    }
                reach += reaches;
                ++looked_at;
            }
        }
        if (at_home)
            named = looked_at, abroad = reach;
        else
            CHECK(reach > 100);  // of those that stand anywhere
    }
    CHECK(named > 100);
    CHECK(at_sea > 0);
    CHECK(abroad <= named / 50);  // where rounding decides
}

TEST_CASE("the story of Belgorod: no name of a region or of a country in its view reaches over a border") {
    const BaseMap& map = belgorod_map();
    const Territories territories(map);
    LabelPlacer placer;
    int named = 0, left_out = 0;
    for (const char* language : {"en", "uk", "ru"}) {
        for (double zoom = 6.3; zoom < 11; zoom += 0.1) {
            const double px = world_size_px(zoom);
            for (const bool at_home : {true, false}) {
                placer.set(label_inputs(map, nullptr, language, "en"), at_home ? &territories : nullptr);
                for (const PlacedLabel& label : placer.place({}, zoom, measured)) {
                    const LabelInput& input = placer.inputs()[label.input];
                    if (!kMapLayers[input.style].name.stays_home) continue;
                    const Home home = territories.country_at(label.at);
                    bool is_whole = true;
                    for (int i = 0; i <= 20; ++i)
                        for (int j = 0; j <= 1; ++j) {
                            const Home there =
                                territories.country_at({label.at.x + (label.dx + label.width * i / 20.0) / px,
                                                        label.at.y + (label.dy + label.height * j) / px});
                            is_whole &= there == home || there.kind != Home::Kind::Area;
                        }
                    if (at_home) CHECK_MESSAGE(is_whole, input.text << " at zoom " << zoom);
                    ++(!is_whole ? left_out : named);
                }
            }
        }
    }
    CHECK(named > 100);
    CHECK(left_out > 0);  // of those that stand anywhere
}
