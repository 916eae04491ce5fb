// The first screen's names, what gives way to them, and what else says where one is.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "panels/typeset.h"
#include "random.h"
#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

constexpr std::pair<float, float> kMapSizes[] = {{1920, 1080}, {1280, 800}, {800, 560}, {640, 480},
                                                 {844, 390},   {390, 844},  {320, 568}};
constexpr const char* kFive[] = {"graivoron", "kozinka", "borisovka", "belgorod", "kharkiv"};

std::string name_of(const SessionBench& bench, const char* id) {
    for (const Place& place : bench.story().places)
        if (place.id == id)
            return std::string(place.name.in(strings(bench.state().language).tag, bench.story().language).text);
    return {};
}

bool contains(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}

std::vector<Rect> sign_boxes(const SessionBench& bench) {
    const Rect map = bench.layout().map;
    std::vector<Rect> boxes;
    for (const MapSign& sign : bench.session.signs()) {
        if (sign.stand == SymbolStand::AtFoot) continue;
        const Screen at = sign_on_screen(sign, bench.state().camera, {map.width, map.height});
        boxes.push_back({static_cast<float>(at.x) + map.x - kSymbolHalfBox,
                         static_cast<float>(at.y) + map.y - kSymbolHalfBox, 2 * kSymbolHalfBox, 2 * kSymbolHalfBox});
    }
    return boxes;
}

// All that is wrong with the names of this frame: cut, or lying on each other, on a symbol or under a button.
std::string flaws(const SessionBench& bench) {
    std::string found;
    const auto& labels = bench.session.labels();
    const std::vector<Rect> signs = sign_boxes(bench);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::string text(labels[i].text);
        const Rect& box = labels[i].rect;
        const auto hits = [&](const Rect& other) { return overlaps(box, other); };
        if (!contains(bench.layout().map, box)) found += text + " is cut\n";
        if (std::any_of(signs.begin(), signs.end(), hits)) found += text + " lies on a symbol\n";
        const auto& occupied = bench.session.furniture().occupied;
        if (std::any_of(occupied.begin(), occupied.end(), hits)) found += text + " lies under a control\n";
        for (std::size_t j = 0; j < i; ++j)
            if (hits(labels[j].rect)) found += text + " lies on " + std::string(labels[j].text) + "\n";
    }
    return found;
}

bool is_named(const SessionBench& bench, const std::string& name) {
    const auto& labels = bench.session.labels();
    return std::any_of(labels.begin(), labels.end(), [&](const DrawnLabel& label) { return label.text == name; });
}

}  // namespace

TEST_SUITE("panels: names on the map") {
    TEST_CASE("the five places of the story are named, whole and uncovered, on the opening map at seven sizes") {
        for (const auto& [width, height] : kMapSizes) {
            SessionBench bench(width, height);
            REQUIRE(bench.fonts_found);
            for (const Language language : {Language::English, Language::Ukrainian, Language::Russian}) {
                REQUIRE(bench.send(SetLanguage{language}));
                CAPTURE(bench.layout().canvas.width);
                CAPTURE(static_cast<int>(language));
                for (const char* id : kFive) CHECK_MESSAGE(is_named(bench, name_of(bench, id)), id);
                CHECK(flaws(bench) == "");
            }
        }
    }

    TEST_CASE("at forty-two zooms and sizes names are whole and lie on no other, on no symbol and under no control") {
        Random random(3);
        for (const auto& [width, height] : kMapSizes) {
            SessionBench bench(width, height);
            const LngLatBox view = bench.story().view;
            for (int i = 0; i < 6; ++i) {
                const LngLat centre = LngLat::clamped(random.between(view.south_west.lon(), view.north_east.lon()),
                                                      random.between(view.south_west.lat(), view.north_east.lat()));
                REQUIRE(bench.send(GoTo{{Camera{centre, 5.0 + 1.6 * i + random.between(0, 1)}, Motion::Jump}}));
                CAPTURE(bench.layout().canvas.width);
                CAPTURE(bench.state().camera.zoom);
                CHECK(flaws(bench) == "");
                const std::vector<Rect> signs = sign_boxes(bench);
                for (std::size_t a = 0; a < signs.size(); ++a)
                    for (std::size_t b = 0; b < a; ++b)
                        CHECK_FALSE(overlaps({signs[a].x + 0.1f, signs[a].y + 0.1f, 25.8f, 25.8f}, signs[b]));
            }
        }
    }

    TEST_CASE("one press leads to the story from anywhere, at any size") {
        Random random(8);
        for (const auto& [width, height] : kMapSizes) {
            SessionBench bench(width, height);
            const Camera opening = bench.state().camera;
            const LngLatBox world = bench.session.basemap()->box;
            for (int i = 0; i < 20; ++i) {
                const LngLat centre = LngLat::clamped(random.between(world.south_west.lon(), world.north_east.lon()),
                                                      random.between(world.south_west.lat(), world.north_east.lat()));
                REQUIRE(bench.send(GoTo{{Camera{centre, random.between(2, 15)}, Motion::Jump}}));
                if (i % 4 == 1) REQUIRE(bench.send(ZoomBy{2.0}));
                if (i % 4 == 2) bench.key(ImGuiKey_RightArrow);
                REQUIRE(bench.click("fit"));
                bench.settle();
                CAPTURE(bench.layout().canvas.width);
                CHECK(bench.state().camera.centre.lon() == doctest::Approx(opening.centre.lon()));
                CHECK(bench.state().camera.centre.lat() == doctest::Approx(opening.centre.lat()));
                CHECK(bench.state().camera.zoom == doctest::Approx(opening.zoom));
            }
        }
    }

    TEST_CASE("at the nearest zoom there is always a name, if only which way and how far the nearest is") {
        Random random(21);
        int pointed = 0;
        for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {390.0f, 844.0f}, {320.0f, 568.0f}}) {
            SessionBench bench(width, height);
            const LngLatBox view = bench.story().view;
            for (int i = 0; i < 40; ++i) {
                const LngLat centre = LngLat::clamped(random.between(view.south_west.lon(), view.north_east.lon()),
                                                      random.between(view.south_west.lat(), view.north_east.lat()));
                REQUIRE(bench.send(GoTo{{Camera{centre, 14}, Motion::Jump}}));
                REQUIRE_FALSE(bench.session.labels().empty());
                CHECK(flaws(bench) == "");
                const std::string_view text = bench.session.labels().front().text;
                pointed += text.size() > 2 && text.compare(text.size() - 2, 2, "km") == 0;
            }
        }
        CHECK(pointed > 10);
    }

    TEST_CASE("a wide map says under a place's name what is said to have happened there, a narrow one does not") {
        for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {1920.0f, 1080.0f}, {390.0f, 844.0f}}) {
            SessionBench bench(width, height);
            REQUIRE(bench.send(SeekTo{bench.story().end}));
            int said = 0;
            for (const Event& event : bench.story().events)
                if (event.place && is_named(bench, std::string(event.title.in("en", "en").text))) ++said;
            if (width > 1000)
                CHECK(said >= 2);
            else
                CHECK(said == 0);
            CHECK(flaws(bench) == "");
        }
        // Nothing is told of a place before it has begun.
        SessionBench bench;
        REQUIRE(bench.send(Scrub{bench.story().start}));
        CHECK_FALSE(is_named(bench, "Fire on the Borisovka area"));
        REQUIRE(bench.send(SeekTo{bench.story().end}));
        CHECK(is_named(bench, "Fire on the Borisovka area"));
    }

    TEST_CASE("the locator is there from 700 px of map width on, gives way to names and symbols, and leads back") {
        for (const auto& [width, height] : kMapSizes) {
            SessionBench bench(width, height);
            CHECK(bench.target("locator").has_value() == (bench.layout().map.width >= 700));
        }
        SessionBench bench;
        const Camera opening = bench.state().camera;
        const Rect rect = *bench.target("locator");
        CHECK(contains(bench.layout().map, rect));
        REQUIRE(bench.session.picture().locator.has_value());
        // Belgorod comes under its corner.
        const Rect map = bench.layout().map;
        const World belgorod = world_from_lng_lat(LngLat::clamped(36.58091, 50.60343));
        const Screen at = screen_from_world(opening, {map.width, map.height}, belgorod);
        REQUIRE(bench.send(PanBy{rect.x + 40 - map.x - at.x, rect.y + 40 - map.y - at.y}));
        CHECK_FALSE(bench.target("locator"));
        CHECK_FALSE(bench.session.picture().locator.has_value());
        CHECK(is_named(bench, "Belgorod"));
        REQUIRE(bench.send(GoTo{{Camera{opening.centre, 10.5}, Motion::Jump}}));
        REQUIRE(bench.click("locator"));
        bench.settle();
        CHECK(bench.state().camera.zoom == doctest::Approx(opening.zoom));
        REQUIRE(bench.send(GoTo{{Camera{opening.centre, 5}, Motion::Jump}}));
        CHECK_FALSE(bench.target("locator"));  // it would say no more than the map
    }

    TEST_CASE("the credits are whole at every width, beside the scale or under it") {
        for (float width = 320; width <= 1300; width += 49) {
            SessionBench bench(width, 600);
            const MapFurniture& furniture = bench.session.furniture();
            std::string all;
            for (const std::string_view line : furniture.credit_lines) {
                const TextStyle style{Weight::Regular, 11, 0, 1.3f, 0, false};
                CHECK(text_width(bench.session.look(), style, line) <= furniture.credits.width - 11);
                all.append(all.empty() ? "" : " · ").append(line);
            }
            CHECK(all == bench.session.basemap()->attribution + " · schematic in part");
            CHECK(contains(bench.layout().map, furniture.credits));
            CHECK(contains(bench.layout().map, furniture.scale));
            CHECK_FALSE(overlaps(furniture.credits, furniture.scale));
            CHECK_FALSE(overlaps(furniture.fit, furniture.credits));
        }
    }

    TEST_CASE("on a small map that fingers zoom the one button is the way back; every button is 44 px there") {
        for (const auto& [width, height] : kMapSizes) {
            SessionBench bench(width, height);
            const bool phone = width < 500 || height < 400;
            CHECK(bench.target("zoom-in").has_value() == !phone);
            REQUIRE(bench.target("fit"));
            if (phone) CHECK(bench.target("fit")->height >= 44);
            CHECK(contains(bench.layout().map, *bench.target("fit")));
        }
    }
}

TEST_CASE("the line under a name opens the event that it tells of") {
    SessionBench bench;
    REQUIRE(bench.click("said:borisovka-fire"));
    CHECK(bench.story().at(*bench.state().event).id == "borisovka-fire");
}

TEST_CASE("a map with room says whose which colour is, clear of all names, and a small one does not") {
    for (const auto& [width, height] : kMapSizes) {
        SessionBench bench(width, height);
        const std::optional<Rect>& key = bench.session.furniture().key;
        CHECK(key.has_value() == (width >= 1280));
        if (!key) continue;
        CHECK(contains(bench.layout().map, *key));
        for (const DrawnLabel& label : bench.session.labels()) CHECK_FALSE(overlaps(label.rect, *key));
    }
}

TEST_CASE("on a phone the figures of a distance cover no name and no symbol, or are left to the panel") {
    for (const auto& [width, height] : {std::pair(390.0f, 844.0f), {320.0f, 568.0f}}) {
        SessionBench bench(width, height);
        REQUIRE(bench.send(Tour{"borisovka-and-the-kilometres"}));
        bench.settle();
        int shown = 0;
        for (const MapMeasure& measure : bench.session.furniture().measures) {
            if (measure.pill.width <= 0) continue;
            ++shown;
            for (const Rect& sign : sign_boxes(bench)) CHECK_FALSE(overlaps(measure.pill, sign));
            for (const char* place : kFive)
                for (const DrawnLabel& label : bench.session.labels())
                    if (label.text == name_of(bench, place)) CHECK_FALSE(overlaps(measure.pill, label.rect));
        }
        CHECK(shown >= 1);
    }
}
