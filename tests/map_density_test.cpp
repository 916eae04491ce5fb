// Where places are too many for numbers, dots show how densely events lie.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "map/symbols.h"
#include "map_files.h"
#include "random.h"
#include "scenes.h"
#include "story_builder.h"

using namespace sourceline;
using test::belgorod_map;
using test::exactly;
using test::kOrigin;
using test::Random;
using test::StoryBuilder;

namespace {

constexpr double kOverview = 7.0;

// Most places lie in one part of the map, some all over it; one to three events in each, of one to three parties.
Story dense_story(Random& random, int places) {
    StoryBuilder builder;
    for (int i = 0; i < places; ++i) {
        const bool in_the_thick = random.below(10) != 0;
        const double lon = in_the_thick ? random.between(36.2, 36.8) : random.between(34.3, 38.7),
                     lat = in_the_thick ? random.between(50.6, 51.0) : random.between(49.7, 51.3);
        const Ref<Place> place = builder.place("p" + std::to_string(i), lon, lat);
        for (int event = 1 + random.below(3); event > 0; --event)
            builder.event("p" + std::to_string(i) + "-" + std::to_string(event), exactly("2023-05-22T09:00"), place);
    }
    return std::move(builder.story);
}

std::vector<MapSign> signs_of(const EventScene& scene) { return signs_at(scene, 1e9f, Clock::Happened); }

}  // namespace

TEST_SUITE("map: dots by density") {
    TEST_CASE("from afar there are dots alone, nearer counted badges, at last symbols; no event is lost on the way") {
        Random random(5);
        const Story story = dense_story(random, 4000);
        const EventSceneBuilder builder(story, belgorod_map(), kOrigin, telling_of(story, {}));
        std::set<std::string> seen;
        bool were_badges = false;
        for (double zoom = kOverview; zoom <= 14.0; zoom += 0.25) {
            const EventScene scene = test::looked_scene(builder, story, {}, zoom);
            std::size_t dots = 0, badges = 0, symbols = 0, events = 0;
            for (const MapSign& sign : signs_of(scene)) {
                events += sign.symbols.size();
                dots += sign.stand == SymbolStand::AsDot;
                badges += sign.badge && sign.stand != SymbolStand::AsDot;
                symbols += !sign.badge;
            }
            CHECK(events == story.events.size());
            CHECK((scene.most_in_dot > 0) == (dots > 0));
            // One kind of picture at a time, and never back to dots when nearer.
            CHECK((dots == 0 || badges + symbols == 0));
            CHECK_FALSE((were_badges && dots > 0));
            were_badges |= badges > 0;
            if (dots > 0) seen.insert("dots");
            if (badges > 150) seen.insert("badges");
            if (symbols > 100) seen.insert("symbols");
        }
        CHECK(seen == std::set<std::string>{"dots", "badges", "symbols"});
    }

    TEST_CASE("a few hundred places, or many that lie apart, are no dots at any zoom") {
        Random random(6);
        StoryBuilder apart;
        for (int i = 0; i < 900; ++i)
            apart.event("e" + std::to_string(i), exactly("2023-05-22T09:00"),
                        apart.place("p" + std::to_string(i), random.between(-170, 170), random.between(-60, 60)));
        const Story few = dense_story(random, static_cast<int>(kManyPlaces));
        for (const Story* story : std::initializer_list<const Story*>{&few, &apart.story}) {
            const EventSceneBuilder builder(*story, belgorod_map(), kOrigin, telling_of(*story, {}));
            for (double zoom = 4.0; zoom < 12.0; zoom += 0.5) CHECK(builder.scene(zoom).most_in_dot == 0);
        }
    }

    TEST_CASE("a dot stands at a place of its events, each of which lies near it; the largest do not touch") {
        Random random(7);
        const Story story = dense_story(random, 3000);
        const EventSceneBuilder builder(story, belgorod_map(), kOrigin, telling_of(story, {}));
        const Territories territories(belgorod_map());
        for (const double zoom : {7.0, 7.5, 7.99}) {
            const EventScene scene = test::looked_scene(builder, story, {}, zoom);
            const std::vector<MapSign> signs = signs_of(scene);
            const double px = world_size_px(zoom), layout_px = world_size_px(symbol_layout_zoom(zoom));
            REQUIRE(signs.size() > 100);
            for (const MapSign& sign : signs) {
                REQUIRE(sign.stand == SymbolStand::AsDot);
                double nearest = 1e9, farthest = 0;
                for (const std::uint32_t i : sign.symbols) {
                    const Place& place = story.at(*story.at(scene.symbols[i].event).place);
                    const World at = world_from_lng_lat(place.position);
                    const double away = std::hypot(at.x - sign.at.x, at.y - sign.at.y) * layout_px;
                    nearest = std::min(nearest, away);
                    farthest = std::max(farthest, away);
                }
                CHECK(nearest < 0.01);
                CHECK(farthest < 12.0);
                CHECK(std::hypot(sign.offset.x, sign.offset.y) < 13.0);
            }
            for (std::size_t i = 0; i < signs.size(); ++i)
                for (std::size_t j = 0; j < i; ++j) {
                    const bool moved = signs[i].offset.x != 0 || signs[i].offset.y != 0 || signs[j].offset.x != 0 ||
                                       signs[j].offset.y != 0;
                    const double apart = std::hypot(signs[i].at.x - signs[j].at.x, signs[i].at.y - signs[j].at.y) * px;
                    const auto home = [&](const MapSign& sign) { return territories.country_at(sign.at); };
                    if (!moved && home(signs[i]) == home(signs[j])) CHECK(apart > 2 * kMostDotRadius);
                }
        }
    }

    TEST_CASE("the areas of dots are to each other as their events, but for the least that can be seen") {
        EventScene scene;
        scene.most_in_dot = 400;
        CHECK(dot_radius(scene, 400) == kMostDotRadius);
        CHECK(dot_radius(scene, 100) == doctest::Approx(kMostDotRadius / 2));
        CHECK(dot_radius(scene, 1) == dot_radius(scene, 2));
        CHECK(dot_radius(scene, 1) > 1.0f);
        CHECK(dot_radius(scene, 100000) == kMostDotRadius);
    }

    TEST_CASE("a dot is there from its first event on, and says at each moment how many have come") {
        StoryBuilder builder;
        const char* const when[] = {"2023-05-22T09:00", "2023-05-22T12:00", "2023-05-22T15:00"};
        for (int i = 0; i < 1200; ++i) {
            const int column = i % 40, row = i / 40;
            builder.event("e" + std::to_string(i), exactly(when[i % 3]),
                          builder.place("p" + std::to_string(i), 36.5 + column * 0.0005, 50.7 + row * 0.0005));
        }
        const Story& story = builder.story;
        const EventScene scene =
            test::looked_scene({story, belgorod_map(), kOrigin, telling_of(story, {})}, story, {}, kOverview);
        REQUIRE(scene.most_in_dot > 0);
        const auto counted = [&](const char* time) {
            std::size_t events = 0;
            const auto seconds = static_cast<float>(exactly(time).start - story.start);
            for (const MapSign& sign : signs_at(scene, seconds, Clock::Happened)) {
                CHECK((sign.badge && sign.stand == SymbolStand::AsDot));
                events += sign.symbols.size();
            }
            return events;
        };
        CHECK(counted("2023-05-22T08:59") == 0);
        CHECK(counted("2023-05-22T09:00") == 400);
        CHECK(counted("2023-05-22T14:59") == 800);
        CHECK(counted("2023-05-22T15:00") == 1200);
    }

    TEST_CASE("names need not keep clear of dots") {
        Random random(8);
        const Story story = dense_story(random, 2000);
        const EventScene scene =
            EventSceneBuilder(story, belgorod_map(), kOrigin, telling_of(story, {})).scene(kOverview);
        REQUIRE(scene.most_in_dot > 0);
        CHECK(symbol_obstacles(scene).empty());
    }
}
