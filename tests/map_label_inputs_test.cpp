// What the inputs of very many names are made of is looked up; here each is compared with each.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "map/labels.h"
#include "map/name_index.h"
#include "random.h"
#include "story_builder.h"

using namespace sourceline;
using test::position;
using test::Random;
using test::StoryBuilder;

namespace {

constexpr const char* kSyllables[] = {"Bor", "iso", "vka", "Gra", "voron", " ", "area", "ka"};

LocalText made_up_name(Random& random) {
    const auto word = [&] {
        std::string text;
        for (int i = 1 + random.below(3); i > 0; --i) text += kSyllables[random.below(8)];
        return text;
    };
    if (random.below(2) == 0) return LocalText(word());
    return LocalText({{"en", word()}, {"uk", word()}});
}

LngLat spot_of(Random& random, int far_one_in) {
    if (random.below(far_one_in) == 0) return position(random.between(-180, 180), random.between(-88, 88));
    return position(random.between(36, 36.8), random.between(50, 50.5));
}

double plain_km(World a, World b) {
    return std::hypot(a.x - b.x, a.y - b.y) / world_from_km(1.0, lng_lat_from_world(a).lat());
}
bool is_built_up(const Place& place) {
    return place.kind == PlaceKind::City || place.kind == PlaceKind::Town || place.kind == PlaceKind::Village;
}
bool plain_is_in_story(const MapName& name, const Story& story) {
    return std::any_of(story.places.begin(), story.places.end(), [&](const Place& place) {
        if (place.precision == PlacePrecision::Region) return false;
        const double km = plain_km(world_from_lng_lat(place.position), name.at);
        return (is_built_up(place) && km < 2) ||
               (place.kind == PlaceKind::Area && km < 2 && contains_name(place.name, name.name)) ||
               (km < 30 && shares_a_name(name.name, place.name));
    });
}
bool plain_adds_to_another(const Place& place, const Story& story) {
    return std::any_of(story.places.begin(), story.places.end(), [&](const Place& other) {
        return is_built_up(other) && &other != &place && !shares_a_name(place.name, other.name) &&
               contains_name(place.name, other.name);
    });
}

}  // namespace

TEST_CASE(
    "label inputs: settlements in the story, names that add to others and far places are those of the plain way") {
    Random random(81);
    int in_story = 0, adding = 0, near_city = 0, given_way = 0;
    for (int round = 0; round < 40; ++round) {
        BaseMap map;
        map.box = {position(-180, -85), position(180, 85)};
        map.detail_box = {position(35.9, 49.9), position(36.5, 50.3)};
        constexpr LayerId kLayers[] = {layer_id("places", "capital"), layer_id("places", "city"),
                                       layer_id("places", "town"), layer_id("labels", "country"),
                                       layer_id("labels", "country-region")};
        for (int i = random.below(60); i > 0; --i) {
            MapName name;
            name.layer = kLayers[random.below(5)];
            name.name = made_up_name(random);
            name.named = true;
            name.rank = 1 + random.below(5);
            name.at = world_from_lng_lat(spot_of(random, 8));
            map.names.push_back(std::move(name));
        }
        StoryBuilder builder;
        for (int i = random.below(round % 4 == 0 ? 400 : 40); i > 0; --i) {
            const LngLat at = spot_of(random, 4);
            Place& place = builder.story.places[builder.place("p", at.lon(), at.lat()).index];
            place.name = made_up_name(random);
            place.kind = static_cast<PlaceKind>(random.below(static_cast<int>(PlaceKind::Area) + 1));
            if (random.below(8) == 0) place.precision = PlacePrecision::Region;
        }
        const Story& story = builder.story;
        const std::vector<LabelInput> inputs = label_inputs(map, &story, "en", "en");
        std::size_t of_story = 0, points = 0;
        for (const LabelInput& input : inputs) {
            if (!input.place) {
                points += kMapLayers[input.style].name.placing == NamePlacing::Beside;
                continue;
            }
            const Place& place = story.at(*input.place);
            ++of_story;
            CHECK((input.style == kStoryDetail) == plain_adds_to_another(place, story));
            adding += input.style == kStoryDetail;
            const World at = world_from_lng_lat(place.position);
            const World a = world_from_lng_lat(map.detail_box.south_west),
                        b = world_from_lng_lat(map.detail_box.north_east);
            if (input.style == kStoryDetail || place.kind == PlaceKind::City ||
                (at.x >= a.x && at.x <= b.x && at.y >= b.y && at.y <= a.y))
                continue;
            const bool is_near_city = std::any_of(map.names.begin(), map.names.end(), [&](const MapName& name) {
                return name.rank <= kMapLayers[name.layer].name.stands_for_area_rank && plain_km(at, name.at) < 40;
            });
            CHECK(input.min_zoom == (is_near_city ? 9.0f : 4.0f));
            near_city += is_near_city;
        }
        CHECK(of_story <= story.places.size());
        std::size_t expected = 0;
        for (const MapName& name : map.names) {
            const NameStyle& style = kMapLayers[name.layer].name;
            if (style.placing == NamePlacing::Beside) {
                const bool is_one = plain_is_in_story(name, story);
                in_story += is_one;
                expected += !is_one;
                const auto is_it = [&](const LabelInput& input) {
                    return !input.place && input.at == name.at && input.style == name.layer;
                };
                CHECK(std::any_of(inputs.begin(), inputs.end(), is_it) == !is_one);
            } else if (name.layer == layer_id("labels", "country")) {
                const auto local = std::find_if(map.names.begin(), map.names.end(), [&](const MapName& other) {
                    return other.layer == layer_id("labels", "country-region") && shares_a_name(other.name, name.name);
                });
                const auto input = std::find_if(inputs.begin(), inputs.end(), [&](const LabelInput& one) {
                    return !one.place && one.at == name.at && one.style == name.layer;
                });
                REQUIRE(input != inputs.end());
                CHECK((input->max_zoom < 24.0f) == (local != map.names.end()));
                given_way += local != map.names.end();
            }
        }
        CHECK(points == expected);
    }
    CHECK(in_story > 100);
    CHECK(adding > 100);
    CHECK(near_city > 50);
    CHECK(given_way > 10);
}

TEST_CASE("label inputs: a view with few names has its largest settlements named, and none that has enough") {
    constexpr LayerId kTown = layer_id("places", "town");
    BaseMap map;
    map.box = {position(170, -25), position(180, -10)};
    map.detail_box = map.box;
    for (int i = 0; i < 20; ++i) {
        MapName name;
        name.layer = kTown;
        name.name = LocalText("Town " + std::to_string(i));
        name.named = true;
        name.rank = 4;
        name.population = 1000 * (i + 1);
        name.at = world_from_lng_lat(position(i < 15 ? 177 + 0.1 * i : 172, -18));
        map.names.push_back(std::move(name));
    }
    for (const int places : {0, 3, 12}) {
        CAPTURE(places);
        StoryBuilder builder;
        builder.story.view = {position(176, -19), position(179, -17)};
        for (int i = 0; i < places; ++i) builder.place("Place " + std::to_string(i), 176.2 + 0.1 * i, -18.5);
        std::vector<std::string> early;
        for (const LabelInput& input : label_inputs(map, &builder.story, "en", "en"))
            if (!input.place && input.min_zoom < kMapLayers[kTown].name.prominent_zoom) early.push_back(input.text);
        CHECK(early.size() == static_cast<std::size_t>(std::max(8 - places, 0)));
        for (std::size_t i = 0; i < early.size(); ++i) CHECK(early[i] == "Town " + std::to_string(14 - i));
    }
}
