#include "map/measure.h"
#include "map/symbols.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "map/region_shape.h"
#include "map/symbol_looks.h"
#include "map_files.h"
#include "random.h"
#include "scenes.h"
#include "story/query.h"
#include "story_builder.h"

using namespace sourceline;
using test::belgorod_map;
using test::exactly;
using test::kInk;
using test::kOrigin;
using test::position;
using test::Random;
using test::StoryBuilder;

namespace {

const float kEndTime = 1e6f;

std::vector<MapSign> signs_at_end(const EventScene& scene) { return signs_at(scene, kEndTime, Clock::Happened); }

Screen centre_at(const MapSign& sign, double zoom) {
    const double px = world_size_px(zoom);
    return {(sign.at.x - kOrigin.x) * px + sign.offset.x, (sign.at.y - kOrigin.y) * px + sign.offset.y};
}

// Of all pairs the least of how far their boxes are apart, sideways or up and down; below 0 where two overlap.
double least_gap_px(const std::vector<MapSign>& signs, double zoom) {
    double least = 1e9;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const Screen a = centre_at(signs[i], zoom), b = centre_at(signs[j], zoom);
            least = std::min(least, std::max(std::fabs(a.x - b.x), std::fabs(a.y - b.y)) - 2 * kSymbolHalfBox);
        }
    }
    return least;
}

EventScene looked(const EventSceneBuilder& builder, const Story& story, double zoom, Lens lens = {}) {
    lens.time = story.end;
    return test::looked_scene(builder, story, lens, zoom);
}

EventScene build_event_scene(const Story& story, const BaseMap& map, double zoom, World origin) {
    return looked({story, map, origin, telling_of(story, {})}, story, zoom);
}

// At every zoom from 4 to 13, as the viewer would show it.
void check_never_hidden(const Story& story, const BaseMap& map) {
    const EventSceneBuilder builder(story, map, kOrigin, telling_of(story, {}));
    for (double zoom = 4; zoom < 13; zoom += 0.07) {
        CAPTURE(zoom);
        CHECK(least_gap_px(signs_at_end(looked(builder, story, zoom)), zoom) >= -0.01);
    }
}

void add_events(StoryBuilder& builder, Ref<Place> place, int count) {
    for (int i = 0; i < count; ++i) {
        const std::string id = builder.story.at(place).id + "-" + std::to_string(i);
        builder.claim(id, builder.event(id, exactly("2023-05-22T09:00"), place), "2023-05-22T12:00");
    }
}

const Viewport kViewport{1280, 800};

}  // namespace

TEST_CASE("symbols: fourteen events in one village stand apart and each can be picked") {
    StoryBuilder builder;
    add_events(builder, builder.place("kozinka", 35.6026, 50.4613), 14);
    check_never_hidden(builder.story, {});
    for (const double zoom : {5.0, 8.3, 12.0}) {
        const EventScene scene = build_event_scene(builder.story, {}, zoom, kOrigin);
        const std::vector<MapSign> signs = signs_at_end(scene);
        REQUIRE(signs.size() == 14);
        const Camera camera{position(35.6, 50.4), zoom};
        for (const MapSign& sign : signs) {
            CHECK_FALSE(sign.badge);
            const Screen at = sign_on_screen(sign, camera, kViewport);
            CHECK(sign_at(signs, camera, kViewport, {at.x + 5, at.y - 5}, 12.0) == &sign);
            CHECK(std::hypot(sign.offset.x, sign.offset.y) >= 14.0);  // the place itself stays in sight
        }
    }
}

TEST_CASE("symbols: where more events than there is room for happened at one place, a badge holds them all") {
    StoryBuilder builder;
    add_events(builder, builder.place("kozinka", 35.6026, 50.4613), 40);
    const EventScene scene = build_event_scene(builder.story, {}, 9.0, kOrigin);
    CHECK(scene.symbols.size() == 40);
    const std::vector<MapSign> signs = signs_at_end(scene);
    REQUIRE(signs.size() == 1);
    CHECK(signs[0].badge);
    CHECK(signs[0].symbols.size() == 40);
    CHECK((signs[0].offset.x == 0.0f && signs[0].offset.y == 0.0f));
    CHECK(symbol_obstacles(scene).size() == 1);
}

TEST_CASE("symbols: a single event stands at its place") {
    StoryBuilder builder;
    add_events(builder, builder.place("kozinka", 35.6026, 50.4613), 1);
    const EventScene scene = build_event_scene(builder.story, {}, 9.0, kOrigin);
    REQUIRE(scene.symbols.size() == 1);
    CHECK((scene.symbols[0].offset.x == 0.0f && scene.symbols[0].offset.y == 0.0f));
    const World at = world_from_lng_lat(position(35.6026, 50.4613));
    CHECK(scene.symbols[0].at.x == doctest::Approx(at.x - kOrigin.x).epsilon(1e-5));
}

TEST_CASE("symbols: those of neighbouring places do not overlap at any zoom") {
    StoryBuilder builder;
    add_events(builder, builder.place("kozinka", 35.6026, 50.4613), 3);
    add_events(builder, builder.place("checkpoint", 35.58648, 50.44809), 1);
    add_events(builder, builder.place("graivoron", 35.68087, 50.47893), 5);
    add_events(builder, builder.place("gora-podol", 35.64639, 50.47389), 2);
    add_events(builder, builder.place("moscow", 37.6178, 55.752), 2);
    check_never_hidden(builder.story, {});
}

TEST_CASE("symbols: random stories keep them apart, and away from the dots of other places") {
    Random random(3);
    for (int round = 0; round < 12; ++round) {
        StoryBuilder builder;
        for (int i = 2 + random.below(12); i > 0; --i)
            add_events(builder,
                       builder.place("p" + std::to_string(i), random.between(35.2, 37), random.between(50.1, 50.8)),
                       random.below(9));
        const EventSceneBuilder scenes(builder.story, {}, kOrigin, telling_of(builder.story, {}));
        for (int step = 0; step < 12; ++step) {
            const double zoom = random.between(5, 12), px = world_size_px(zoom);
            const EventScene scene = looked(scenes, builder.story, zoom);
            const std::vector<MapSign> signs = signs_at_end(scene);
            CHECK(least_gap_px(signs, zoom) >= -0.01);
            std::size_t events = 0;
            for (const MapSign& sign : signs) {
                events += sign.symbols.size();
                if (sign.badge) continue;
                const Screen at = centre_at(sign, zoom);
                for (std::uint32_t p = 0; p < builder.story.places.size(); ++p) {
                    if (builder.story.at(scene.symbols[sign.symbols.front()].event).place->index == p) continue;
                    const World dot = world_from_lng_lat(builder.story.places[p].position);
                    CHECK(std::hypot((dot.x - kOrigin.x) * px - at.x, (dot.y - kOrigin.y) * px - at.y) >= 13.9);
                }
            }
            CHECK(events == builder.story.events.size());
        }
    }
}

TEST_CASE("symbols: the layout is the same for all zooms of a quarter and for the same story again") {
    CHECK(symbol_layout_zoom(8.0) == 8.0);
    CHECK(symbol_layout_zoom(8.249) == 8.0);
    CHECK(symbol_layout_zoom(8.25) == 8.25);
    StoryBuilder builder;
    add_events(builder, builder.place("kozinka", 35.6026, 50.4613), 5);
    add_events(builder, builder.place("graivoron", 35.68087, 50.47893), 5);
    const EventScene a = build_event_scene(builder.story, {}, 8.01, kOrigin),
                     b = build_event_scene(builder.story, {}, 8.24, kOrigin);
    for (std::size_t i = 0; i < a.symbols.size(); ++i)
        CHECK((a.symbols[i].offset.x == b.symbols[i].offset.x && a.symbols[i].offset.y == b.symbols[i].offset.y));
}

TEST_CASE("symbols: a badge counts what is shown, and is the symbol of its first event until the second comes") {
    StoryBuilder builder;
    const Ref<Place> a = builder.place("a", 35.6, 50.6), b = builder.place("b", 35.602, 50.6);
    const Ref<Event> late = builder.event("late", exactly("2023-05-22T12:00"), a),
                     early = builder.event("early", exactly("2023-05-22T09:00"), b);
    builder.claim("c", late, "2023-05-22T13:00");
    builder.claim("d", early, "2023-05-23T09:00");
    const EventScene scene = build_event_scene(builder.story, {}, 9.0, kOrigin);
    REQUIRE(scene.badges.size() == 1);
    const auto shown = [&](std::string_view time, Clock clock) {
        std::string all;
        for (const MapSign& sign : signs_at(scene, static_cast<float>(test::at(time) - builder.story.start), clock)) {
            all += sign.badge ? "badge:" : "symbol:";
            for (const std::uint32_t i : sign.symbols) all += " " + builder.story.at(scene.symbols[i].event).id;
        }
        return all;
    };
    CHECK(shown("2023-05-22T08:59", Clock::Happened).empty());
    CHECK(shown("2023-05-22T09:00", Clock::Happened) == "symbol: early");
    CHECK(shown("2023-05-22T11:59", Clock::Happened) == "symbol: early");
    CHECK(shown("2023-05-22T12:00", Clock::Happened) == "badge: early late");
    CHECK(shown("2023-05-22T13:00", Clock::Known) == "symbol: late");
    CHECK(shown("2023-05-23T09:00", Clock::Known) == "badge: early late");
}

TEST_CASE("symbols: what a filter hides keeps its room, and a badge that it leaves one event of is that one's symbol") {
    StoryBuilder builder;
    const Ref<Place> place = builder.place("kozinka", 35.6026, 50.4613);
    add_events(builder, place, 30);
    builder.story.claims[3].actor = {1};
    Lens lens;
    lens.party = Ref<Party>{1};
    const EventScene scene =
        looked({builder.story, {}, kOrigin, telling_of(builder.story, lens)}, builder.story, 9.0, lens);
    const std::vector<MapSign> signs = signs_at_end(scene);
    REQUIRE(signs.size() == 1);
    CHECK_FALSE(signs[0].badge);
    CHECK(scene.symbols[signs[0].symbols.front()].event == Ref<Event>{3});
    CHECK((signs[0].offset.x == 0.0f && signs[0].offset.y == 0.0f));  // where the badge stands without the lens
    CHECK(scene.badges.empty());
}

TEST_CASE("symbols: an event without a place has none, an empty story no scene") {
    StoryBuilder builder;
    builder.event("somewhere", exactly("2023-05-22T09:00"));
    const EventScene scene = build_event_scene(builder.story, {}, 9.0, kOrigin);
    CHECK((scene.symbols.empty() && scene.rings.empty() && scene.areas.empty()));
    CHECK(build_event_scene(Story{}, {}, 9.0, kOrigin).symbols.empty());
    CHECK(symbol_obstacles(scene).empty());
    CHECK(sign_at(signs_at_end(scene), {position(36, 50), 9}, kViewport, {640, 400}, 1e6) == nullptr);
}

TEST_CASE("symbols: an event is shown from its start on, or from when it was known") {
    StoryBuilder builder;
    const Ref<Place> place = builder.place("kozinka", 35.6026, 50.4613);
    builder.claim("c", builder.event("raid", exactly("2023-05-22T09:00", "2023-05-22T14:00"), place),
                  "2023-05-23T18:00");
    const EventScene scene = build_event_scene(builder.story, {}, 9.0, kOrigin);
    const Lifetime& life = scene.symbols[0].life;
    CHECK(life.happened_from == 15 * 3600.0f);
    CHECK(life.happened_until == 20 * 3600.0f);
    CHECK(life.known_from == 48 * 3600.0f);
    CHECK(life.known_until == 49 * 3600.0f);

    const Camera camera{position(35.6026, 50.4613), 9};
    const auto pick = [&](float time_s, Clock clock) {
        return sign_at(signs_at(scene, time_s, clock), camera, kViewport, {640, 400}, 10) != nullptr;
    };
    CHECK(!pick(15 * 3600.0f - 1, Clock::Happened));
    CHECK(pick(15 * 3600.0f, Clock::Happened));
    CHECK(pick(60 * 3600.0f, Clock::Happened));
    CHECK(!pick(15 * 3600.0f, Clock::Known));
    CHECK(pick(48 * 3600.0f, Clock::Known));
}

TEST_CASE("symbols: the nearest one within the radius is picked, none beyond it") {
    StoryBuilder builder;
    add_events(builder, builder.place("a", 35.6, 50.4), 1);
    add_events(builder, builder.place("b", 35.7, 50.4), 1);
    const EventScene scene = build_event_scene(builder.story, {}, 9.0, kOrigin);
    const Camera camera{position(35.65, 50.4), 9};
    const std::vector<MapSign> signs = signs_at_end(scene);
    CHECK(sign_at(signs, camera, kViewport, {639, 400}, 500) == &signs[0]);
    CHECK(sign_at(signs, camera, kViewport, {641, 400}, 500) == &signs[1]);
    CHECK(sign_at(signs, camera, kViewport, {640, 400}, 10) == nullptr);
}

TEST_CASE("symbols: a party's colour where it alone tells, two split, ink for more; fill is the standing") {
    StoryBuilder builder;
    const Ref<Place> place = builder.place("kozinka", 35.6026, 50.4613);
    const Ref<Event> first = builder.event("first", exactly("2023-05-22T09:00"), place),
                     second = builder.event("second", exactly("2023-05-22T10:00"), place);
    builder.claim("a", first, "2023-05-22T12:00");
    builder.story.claims[builder.claim("b", second, "2023-05-22T12:00").index].actor = {1};
    builder.story.claims[builder.claim("c", second, "2023-05-22T12:00").index].actor = {1};
    const Ref<Claim> other = builder.claim("d", second, "2023-05-22T12:00");
    builder.story.parties[0].colour = Colour{0x123456};
    builder.story.parties.push_back({"press", LocalText("Press"), {}});
    builder.story.actors.push_back({"reporter", LocalText("Reporter"), LocalText("Reporter"), {2}});
    EventScene scene = build_event_scene(builder.story, {}, 9.0, kOrigin);
    CHECK((scene.symbols[0].rgb == 0x123456 && scene.symbols[0].second_rgb == 0x123456));
    CHECK((scene.symbols[1].rgb == 0x123456 && scene.symbols[1].second_rgb == 0xb3541e));
    CHECK(scene.symbols[0].fill == SymbolFill::Hollow);
    CHECK(scene.symbols[1].fill == SymbolFill::Hollow);  // three claims of two parties: that supports nothing
    builder.story.claims[1].supports = builder.story.claims[2].supports = other;
    CHECK(build_event_scene(builder.story, {}, 9.0, kOrigin).symbols[1].fill == SymbolFill::Solid);
    builder.story.claims[other.index].disputes = Ref<Claim>{1};
    CHECK(build_event_scene(builder.story, {}, 9.0, kOrigin).symbols[1].fill == SymbolFill::Hatched);
    builder.story.claims[1].actor = {2};
    scene = build_event_scene(builder.story, {}, 9.0, kOrigin);
    CHECK((scene.symbols[1].rgb == kInk && scene.symbols[1].second_rgb == kInk));
}

TEST_CASE("symbols: as it becomes known an event has the look of what is told by then") {
    StoryBuilder builder;
    const Ref<Event> event = builder.event("raid", exactly("2023-05-22T09:00"),
                                           builder.place("borisovka", 36.0, 50.6, PlacePrecision::Near, 8.0));
    const Ref<Claim> first = builder.claim("first", event, "2023-05-22T12:00"),
                     denial = builder.claim("denial", event, "2023-05-24T12:00");
    builder.story.claims[first.index].said = {test::at("2023-05-23T00:00"), test::at("2023-05-24T00:00"),
                                              TimePrecision::Day, ""};
    builder.story.claims[denial.index].actor = {1};
    builder.story.claims[denial.index].disputes = first;
    Lens lens;
    lens.clock = Clock::Known;
    const Telling telling = telling_of(builder.story, lens);
    EventScene scene = EventSceneBuilder(builder.story, {}, kOrigin, telling).scene(9.0);
    const auto look_at = [&](std::string_view time) {
        lens.time = test::at(time);
        give_looks(builder.story, lens, telling, knowledge_at(builder.story, lens, telling),
                   {{0x0b6aa8, 0xb3541e}, kInk}, scene);
        return std::pair(scene.symbols[0], scene.rings[0]);
    };
    const auto shown = [&](const Lifetime& life) {
        return is_shown(life, static_cast<float>(lens.time - builder.story.start), Clock::Known);
    };
    const auto [before, no_ring] = look_at("2023-05-22T23:59");
    CHECK_FALSE(shown(before.life));
    CHECK_FALSE(shown(no_ring.life));
    const auto [perhaps, ring] = look_at("2023-05-23T12:00");
    CHECK((shown(perhaps.life) && shown(ring.life) && perhaps.vaguely_known));
    CHECK(perhaps.life.known_until == 54 * 3600.0f);  // pale until Tuesday is over
    CHECK((perhaps.rgb == 0x0b6aa8 && perhaps.second_rgb == 0x0b6aa8 && ring.rgb == 0x0b6aa8));
    CHECK(perhaps.fill == SymbolFill::Hollow);
    const auto [contested, ink_ring] = look_at("2023-05-24T12:00");
    CHECK((contested.rgb == 0x0b6aa8 && contested.second_rgb == 0xb3541e && ink_ring.rgb == kInk));
    CHECK(contested.fill == SymbolFill::Hatched);
}

TEST_CASE("symbols: events at a vague place share one ring, which lives as long as any of them") {
    StoryBuilder builder;
    const Ref<Place> place = builder.place("borisovka", 36.0, 50.6, PlacePrecision::Near, 8.0);
    builder.claim("a", builder.event("first", exactly("2023-05-22T09:00"), place), "2023-05-22T12:00");
    builder.claim("b", builder.event("second", exactly("2023-05-22T15:00", "2023-05-22T18:00"), place),
                  "2023-05-22T12:00");
    builder.story
        .claims[builder.claim("c", builder.event("third", exactly("2023-05-22T20:00"), place), "2023-05-22T22:00")
                    .index]
        .actor = {1};
    const EventScene scene = build_event_scene(builder.story, {}, 9.0, kOrigin);
    CHECK(scene.symbols.size() == 3);
    REQUIRE(scene.rings.size() == 1);
    CHECK(scene.rings[0].events.size() == 3);
    CHECK(scene.rings[0].radius == doctest::Approx(world_from_km(8.0, 50.6)));
    CHECK(scene.rings[0].life.happened_from == 15 * 3600.0f);
    CHECK(scene.rings[0].life.happened_until == 26 * 3600.0f);
    CHECK(scene.rings[0].rgb == kInk);  // two parties speak
}

TEST_CASE("symbols: events of a region share one area and one badge inside it, from the first one on") {
    const BaseMap& map = belgorod_map();
    StoryBuilder builder;
    add_events(builder, builder.place("borisovka", 36.3, 50.7), 1);
    const Ref<Place> region = builder.place("region", 36.3, 50.7, PlacePrecision::Region),
                     same = builder.place("the same region", 36.9, 50.9, PlacePrecision::Region);
    for (const Ref<Place> place : {region, same}) builder.story.places[place.index].region = "belgorod-oblast";
    add_events(builder, region, 11);
    builder.story
        .claims[builder.claim("x", builder.event("last", exactly("2023-05-23T09:00"), same), "2023-05-23T12:00").index]
        .actor = {1};

    const EventScene scene = build_event_scene(builder.story, map, 8.5, kOrigin);
    REQUIRE(scene.areas.size() == 1);
    CHECK(scene.areas[0].rgb == kInk);  // two parties speak
    CHECK(!scene.areas[0].indices.empty());
    CHECK(!scene.areas[0].outline.empty());
    CHECK(scene.areas[0].life.happened_from == 15 * 3600.0f);
    CHECK(scene.areas[0].life.happened_until == 39 * 3600.0f);
    REQUIRE(scene.symbols.size() == 13);
    CHECK((scene.symbols[0].offset.x == 0.0f && scene.symbols[0].offset.y == 0.0f));  // the pin keeps its place
    REQUIRE(scene.badges.size() == 1);
    CHECK(scene.badges[0].stand == SymbolStand::InRegion);
    CHECK(scene.badges[0].symbols.size() == 12);
    const std::vector<MapSign> first = signs_at(scene, 15 * 3600.0f, Clock::Happened);
    CHECK(std::count_if(first.begin(), first.end(), [](const MapSign& sign) { return sign.badge; }) == 1);
    const auto story_event = [&](std::string_view id) { return *event_by_id(builder.story, id); };
    CHECK(area_of(builder.story, scene, story_event("last")) == scene.areas[0].event);
    CHECK(area_of(builder.story, scene, story_event("borisovka-0")) == std::nullopt);
    CHECK(area_of(builder.story, scene, std::nullopt) == std::nullopt);
    check_never_hidden(builder.story, map);
}

TEST_CASE("symbols: the badge of a region stands inside it even where the place's own position does not") {
    const BaseMap& map = belgorod_map();
    StoryBuilder builder;
    const Ref<Place> region = builder.place("region", 30.0, 47.0, PlacePrecision::Region);
    builder.story.places[region.index].region = "belgorod-oblast";
    add_events(builder, region, 2);
    const std::vector<MapSign> signs = signs_at_end(build_event_scene(builder.story, map, 8.5, kOrigin));
    REQUIRE(signs.size() == 1);
    CHECK(contains(*map.region("belgorod-oblast"), signs[0].at));

    // A region that the base map does not have: the badge at the place's own position, and nothing hatched.
    builder.story.places[region.index].region = "atlantis";
    const EventScene unknown = build_event_scene(builder.story, map, 8.5, kOrigin);
    CHECK(unknown.areas.empty());
    CHECK(signs_at_end(unknown).size() == 1);
}

TEST_CASE("symbols: their boxes are obstacles around where they stand") {
    StoryBuilder builder;
    add_events(builder, builder.place("kozinka", 35.6026, 50.4613), 2);
    const EventScene scene = build_event_scene(builder.story, {}, 9.0, kOrigin);
    const std::vector<Obstacle> obstacles = symbol_obstacles(scene);
    REQUIRE(obstacles.size() == 2);
    CHECK(obstacles[0].at.x == doctest::Approx(world_from_lng_lat(position(35.6026, 50.4613)).x));
    CHECK(obstacles[1].min.x == scene.symbols[1].offset.x - 13);
    CHECK(obstacles[1].max.y == scene.symbols[1].offset.y + 13);
}

namespace {
// All but the looks, which are given later.
void check_same_scene(const EventScene& a, const EventScene& b) {
    REQUIRE(a.symbols.size() == b.symbols.size());
    for (std::size_t i = 0; i < a.symbols.size(); ++i) {
        const EventSymbol &one = a.symbols[i], &other = b.symbols[i];
        CHECK(one.event == other.event);
        CHECK((one.at.x == other.at.x && one.at.y == other.at.y));
        CHECK((one.offset.x == other.offset.x && one.offset.y == other.offset.y));
        CHECK((one.leader == other.leader && one.on_place == other.on_place));
    }
    REQUIRE(a.badges.size() == b.badges.size());
    for (std::size_t i = 0; i < a.badges.size(); ++i) CHECK(a.badges[i].symbols == b.badges[i].symbols);
    REQUIRE(a.rings.size() == b.rings.size());
    for (std::size_t i = 0; i < a.rings.size(); ++i) CHECK(a.rings[i].events == b.rings[i].events);
    REQUIRE(a.areas.size() == b.areas.size());
    for (std::size_t i = 0; i < a.areas.size(); ++i) {
        CHECK(a.areas[i].events == b.areas[i].events);
        CHECK(a.areas[i].indices == b.areas[i].indices);
        CHECK(a.areas[i].vertices.size() == b.areas[i].vertices.size());
        CHECK(a.areas[i].outline.size() == b.areas[i].outline.size());
    }
}
}  // namespace

TEST_CASE("symbols: whatever was shown before, another telling shows what it shows by itself, at every zoom") {
    const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
    REQUIRE(read.story.has_value());
    const Story& story = *read.story;
    Random random(17);
    EventSceneBuilder kept(story, belgorod_map(), kOrigin, telling_of(story, {}));
    for (int round = 0; round < 60; ++round) {
        Lens lens;
        if (random.below(2) == 0)
            lens.party = Ref<Party>{static_cast<std::uint32_t>(random.below(static_cast<int>(story.parties.size())))};
        if (random.below(2) == 0) lens.filter.kind = static_cast<EventKind>(random.below(kEventKindCount));
        if (random.below(8) == 0) lens.filter.search = "nothing has these words";
        const Telling telling = telling_of(story, lens);
        const double zoom = random.between(5, 12);
        kept.show(telling);
        check_same_scene(kept.scene(zoom), EventSceneBuilder(story, belgorod_map(), kOrigin, telling).scene(zoom));
    }
}

TEST_CASE("symbols: another filter lays out nothing anew, nor does a zoom that was there lately") {
    StoryBuilder builder;
    for (int i = 0; i < 40; ++i)
        add_events(builder, builder.place("p" + std::to_string(i), 35.2 + 0.04 * i, 50.1 + 0.01 * i), 3);
    EventSceneBuilder scenes(builder.story, belgorod_map(), kOrigin, telling_of(builder.story, {}));
    const std::size_t symbols = scenes.scene(9.0).symbols.size();
    Lens lens;
    lens.filter.search = "nothing has these words";
    scenes.show(telling_of(builder.story, lens));
    CHECK(scenes.scene(9.1).symbols.empty());
    CHECK(scenes.layouts_made() == 1);
    scenes.show(telling_of(builder.story, {}));
    for (const double zoom : {9.3, 9.6, 9.3, 9.0}) CHECK(scenes.scene(zoom).symbols.size() == symbols);
    CHECK(scenes.layouts_made() == 3);
    // A long way off and back: what is kept has an end.
    for (double zoom = 4; zoom < 12; zoom += 0.25) (void)scenes.scene(zoom);
    const std::uint64_t made = scenes.layouts_made();
    (void)scenes.scene(4.0);
    CHECK(scenes.layouts_made() == made + 1);
}
