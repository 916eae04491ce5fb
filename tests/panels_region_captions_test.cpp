// What stands beside a region's badge.
#include "panels/region_captions.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "map/region_shape.h"
#include "random.h"
#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// The target of the region's badge: as large as its pill where it has one.
std::optional<Rect> region_badge(const SessionBench& bench) {
    for (const MapSign& sign : bench.session.signs()) {
        if (sign.stand != SymbolStand::InRegion) continue;
        return bench.target("badge:" +
                            bench.story().at(bench.session.symbols().symbols[sign.symbols.front()].event).id);
    }
    return std::nullopt;
}
bool is_pill(const Rect& rect) { return rect.width > 2 * kSymbolHalfBox + 8; }

bool lies_in(const Rect& inner, const Rect& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}

int points_outside(const SessionBench& bench, const Region& region, const Rect& pill) {
    const Rect map = bench.layout().map;
    int outside = 0;
    for (int i = 0; i < 81; ++i) {
        const int column = i % 9, row = i / 9;
        const Screen at{pill.x - map.x + pill.width * static_cast<float>(column) / 8.0f,
                        pill.y - map.y + pill.height * static_cast<float>(row) / 8.0f};
        outside += contains(region, world_from_screen(bench.state().camera, {map.width, map.height}, at)) ? 0 : 1;
    }
    return outside;
}

}  // namespace

TEST_SUITE("region captions") {
    TEST_CASE("the opening map says in a pill how many events are somewhere in the region and that nobody says where") {
        SessionBench bench;
        const std::optional<Rect> pill = region_badge(bench);
        REQUIRE(pill);
        CHECK(is_pill(*pill));
        CHECK(has_label(bench, "events in the region"));
        CHECK(has_label(bench, "the sources do not say where"));
        REQUIRE(bench.send(SetLanguage{Language::Russian}));
        bench.settle();
        CHECK(has_label(bench, "событий в регионе"));
        CHECK(has_label(bench, "источники не говорят, где именно"));
    }

    TEST_CASE("a narrow map names the region in the pill, once") {
        SessionBench bench(390, 844);
        const std::optional<Rect> pill = region_badge(bench);
        REQUIRE(pill);
        CHECK(is_pill(*pill));
        CHECK(has_label(bench, "Belgorod region"));
        CHECK_FALSE(has_label(bench, "BELGOROD REGION"));
    }

    TEST_CASE("a press on the words opens the list, as one on the badge does") {
        SessionBench bench;
        const std::optional<Rect> pill = region_badge(bench);
        REQUIRE(pill);
        bench.click_at(pill->right() - 12, pill->y + pill->height * 0.5f);
        bench.settle();
        CHECK(bench.first_target("badge-event:"));
    }

    TEST_CASE("wherever the map stands a pill lies in its region and on nothing else") {
        test::Random random(90);
        int pills = 0;
        for (const auto& [width, height] :
             {std::pair(1280.0f, 800.0f), {800.0f, 560.0f}, {640.0f, 480.0f}, {390.0f, 844.0f}}) {
            SessionBench bench(width, height);
            for (int i = 0; i < 40; ++i) {
                REQUIRE(bench.send(
                    FlyTo{36 + random.between(-0.7, 0.9), 50.5 + random.between(-0.5, 0.4), random.between(6.5, 10)}));
                bench.settle();
                const std::optional<Rect> rect = region_badge(bench);
                if (!rect || !is_pill(*rect)) continue;
                ++pills;
                const Rect pill = *rect;
                CAPTURE(bench.state().camera.zoom);
                CAPTURE(bench.state().camera.centre.lon());
                CAPTURE(bench.state().camera.centre.lat());
                CHECK(lies_in(pill, bench.layout().map));
                for (const MapSign& sign : bench.session.signs()) {
                    if (sign.stand != SymbolStand::InRegion) continue;
                    const Place& place = bench.story().at(
                        *bench.story().at(bench.session.symbols().symbols[sign.symbols.front()].event).place);
                    const Region* region = bench.session.basemap()->region(place.region);
                    REQUIRE(region);
                    CHECK(points_outside(bench, *region, pill) == 0);
                }
                for (const DrawnLabel& label : bench.session.labels())
                    if (overlaps(label.rect, pill)) CHECK_MESSAGE(lies_in(label.rect, pill), label.text);
                for (const Rect& control : bench.session.furniture().occupied) CHECK_FALSE(overlaps(control, pill));
            }
        }
        CHECK(pills >= 30);
    }
}
