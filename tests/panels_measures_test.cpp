#include <doctest/doctest.h>

#include "session_bench.h"
#include "story/query.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {}  // namespace

TEST_CASE("measured distances: their labels are whole, on no button and not on each other, at any size and zoom") {
    int shown = 0;
    for (const auto& size :
         {std::pair{1280.0f, 800.0f}, {800.0f, 560.0f}, {640.0f, 480.0f}, {390.0f, 844.0f}, {320.0f, 568.0f}}) {
        const float width = size.first, height = size.second;
        for (const Language language : {Language::English, Language::Ukrainian, Language::Russian}) {
            SessionBench bench(width, height);
            REQUIRE(bench.send(SetLanguage{language}));
            for (int step = 0; step < 12; ++step) {
                const bool region = step < 6;
                if (step % 6 == 0) {
                    const char* event = region ? "region-in-the-war" : "belgorod-described";
                    REQUIRE(bench.send(SelectEvent{*event_by_id(bench.story(), event)}));
                    bench.settle();
                }
                CAPTURE(width);
                CAPTURE(step);
                const MapFurniture& all = bench.session.furniture();
                REQUIRE(all.measures.size() == (region ? 2 : 1));
                for (std::size_t i = 0; i < all.measures.size(); ++i) {
                    const Rect pill = all.measures[i].pill, map = bench.layout().map;
                    if (pill.width <= 0) continue;
                    ++shown;
                    CHECK((pill.x >= map.x && pill.right() <= map.right()));
                    CHECK((pill.y >= map.y && pill.bottom() <= map.bottom()));
                    for (const Rect& button : {all.zoom_in.value_or(Rect{}), all.zoom_out.value_or(Rect{}), all.fit,
                                               all.move.value_or(Rect{}), all.credits})
                        CHECK_FALSE(overlaps(pill, button));
                    for (std::size_t other = 0; other < i; ++other)
                        CHECK_FALSE(overlaps(pill, all.measures[other].pill));
                }
                REQUIRE(bench.send(ZoomBy{-0.7}));
                bench.settle();
            }
        }
    }
    CHECK(shown > 150);  // of 270
}

TEST_CASE("measured distances: each says from what to what") {
    SessionBench bench;
    std::string all;
    for (const char* event : {"region-in-the-war", "belgorod-described"}) {
        REQUIRE(bench.send(SelectEvent{*event_by_id(bench.story(), event)}));
        bench.settle();
        for (const MapMeasure& measure : bench.session.furniture().measures) {
            CHECK(measure.pill.width > 0);
            all += measure.between + ": " + measure.stated + measure.measured + "\n";
        }
    }
    CHECK(all ==
          "Graivoron – nearest point of the border: 5\u00a0km stated · 7.5\u00a0km measured\n"
          "Graivoron – Borisovka, centre to centre: 20\u00a0km stated · 27.3\u00a0km measured\n"
          "Belgorod – Kharkiv, centre to centre: 80\u00a0km stated · 73.0\u00a0km measured\n");
}

TEST_CASE("measured distances: what several say of one has one line, in the unit that they say it in") {
    SessionBench bench(still_page(1280, 800));
    REQUIRE(bench.give("assets/stories/two-ships-2019.json", "assets/basemaps/bramante.json"));
    bench.frame();
    REQUIRE(bench.send(SelectEvent{*event_by_id(bench.story(), "collision")}));
    bench.settle();
    const FrameList<MapMeasure>& measures = bench.session.furniture().measures;
    REQUIRE(measures.size() == 1);
    CHECK(measures[0].pill.width > 0);
    CHECK(measures[0].stated + measures[0].measured == "9, 6, 5\u00a0nmi stated · 7.2\u00a0nmi measured");
    REQUIRE(bench.send(SetLanguage{Language::Spanish}));
    bench.settle();
    CHECK(bench.session.furniture().measures[0].measured == "7,2\u00a0nmi medido");
}
