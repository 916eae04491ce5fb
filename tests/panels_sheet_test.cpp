// A phone's panel is a sheet with three rests.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "random.h"
#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

Layout phone(float width, float height, float sheet) {
    return lay_out(width, height, PanelShown::Yes, FootShown::No, RowsShown::Few, sheet);
}

Layout at_rest(float width, float height, SheetRest rest) { return phone(width, height, static_cast<float>(rest)); }

// A hand that comes down at a point, moves by `dy` in steps and lets go.
void draw(SessionBench& bench, float x, float y, float dy, float dx = 0) {
    constexpr int kSteps = 6;
    bench.move_to(x, y);
    bench.button(true);
    for (int i = 1; i <= kSteps; ++i) {
        const float part = static_cast<float>(i) / kSteps;
        bench.move_to(x + dx * part, y + dy * part);
    }
    bench.button(false);
    bench.settle();
}

// On the tabs, where no tab stands.
void draw_sheet(SessionBench& bench, float dy) {
    const Rect panel = bench.layout().panel;
    draw(bench, 6, panel.y + 20, dy);
}

}  // namespace

TEST_CASE("a phone's sheet rests as its tabs, as half of the page, and under the header and a strip of the map") {
    for (const auto& [width, height] :
         {std::pair(390.0f, 844.0f), {320.0f, 568.0f}, {360.0f, 640.0f}, {600.0f, 900.0f}}) {
        const Layout line = at_rest(width, height, SheetRest::Line), half = at_rest(width, height, SheetRest::Half),
                     whole = at_rest(width, height, SheetRest::Whole);
        CHECK(line.panel.height == 44);
        CHECK(line.panel.height < half.panel.height);
        CHECK(half.panel.height < whole.panel.height);
        CHECK(whole.panel.y == whole.header.bottom() + 96);
        CHECK(has_sheet(half));
        // The map gets what the sheet gives; above half the sheet lies over it.
        CHECK(line.map.height == half.map.height + half.panel.height - line.panel.height);
        CHECK(line.timeline.bottom() == line.panel.y);
        CHECK(half.timeline.bottom() == half.panel.y);
        CHECK(whole.map.height == half.map.height);
        CHECK(whole.timeline.y == half.timeline.y);
        for (const Layout& layout : {line, half, whole}) CHECK(layout.panel.bottom() == height);
    }
}

TEST_CASE("on the smallest phone the map keeps 200 px above half a sheet, and the card three lines of its text") {
    const Layout half = at_rest(320, 568, SheetRest::Half);
    CHECK(half.map.height >= 200);
    // Tabs, a title of one line, three lines of text, the foot.
    CHECK(half.panel.height >= 44 + 8 + 22.5f + 4 + 3 * 22 + 44);
}

TEST_CASE("wherever the sheet is on its way, all parts lie in the page and a height leads back to its place") {
    test::Random random(71);
    for (int i = 0; i < 3000; ++i) {
        const auto width = static_cast<float>(random.between(240, 639)),
                   height = static_cast<float>(random.between(320, 1200)),
                   sheet = static_cast<float>(random.between(0, 2000)) / 1000.0f;
        const Layout layout = phone(width, height, sheet);
        CAPTURE(width);
        CAPTURE(height);
        CAPTURE(sheet);
        for (const Rect& part : {layout.header, layout.map, layout.timeline, layout.panel}) {
            CHECK(part.height >= 0);
            CHECK(part.y >= 0);
            CHECK(part.bottom() <= height + 0.01f);
        }
        CHECK(layout.map.height >= 60);
        CHECK(layout.sheet == sheet);
        if (layout.sheet_heights[2] > layout.sheet_heights[1])
            CHECK(sheet_of_height(layout, layout.panel.height) == doctest::Approx(sheet).epsilon(0.001));
        CHECK(sheet_of_height(layout, 0) == 0);
        CHECK(sheet_of_height(layout, 5000) == 2);
    }
}

TEST_CASE("there is no sheet beside a map, nor where no panel is shown") {
    for (const float sheet : {0.0f, 1.0f, 2.0f}) {
        const Layout desktop = lay_out(1280, 800, PanelShown::Yes, FootShown::No, RowsShown::Few, sheet);
        CHECK_FALSE(has_sheet(desktop));
        CHECK(desktop.panel.height == lay_out(1280, 800, PanelShown::Yes).panel.height);
        CHECK_FALSE(has_sheet(lay_out(390, 844, PanelShown::No, FootShown::No, RowsShown::Few, sheet)));
    }
}

TEST_CASE("a sheet that is let go of goes on where the hand drew it, and back where that was hardly anywhere") {
    CHECK(rest_after(1.3f, -90) == SheetRest::Whole);
    CHECK(rest_after(0.4f, -90) == SheetRest::Half);
    CHECK(rest_after(1.7f, 90) == SheetRest::Half);
    CHECK(rest_after(0.6f, 90) == SheetRest::Line);
    CHECK(rest_after(1.1f, -90) == SheetRest::Half);  // hardly past it
    CHECK(rest_after(0.9f, 90) == SheetRest::Half);
    CHECK(rest_after(1.2f, -12) == SheetRest::Half);
    CHECK(rest_after(2.0f, -200) == SheetRest::Whole);
    CHECK(rest_after(0.0f, 200) == SheetRest::Line);
}

TEST_SUITE("sheet") {
    TEST_CASE("a hand draws the sheet up and down by its tabs, and it comes to rest") {
        SessionBench bench(390, 844);
        REQUIRE(bench.fonts_found);
        const float half = bench.layout().panel.height;
        draw_sheet(bench, -150);
        CHECK(bench.layout().sheet == 2);
        CHECK(bench.layout().panel.y == bench.layout().header.bottom() + 96);
        draw_sheet(bench, 120);
        CHECK(bench.layout().sheet == 1);
        CHECK(bench.layout().panel.height == half);
        draw_sheet(bench, 120);
        CHECK(bench.layout().sheet == 0);
        draw_sheet(bench, -60);
        CHECK(bench.layout().sheet == 1);
        draw_sheet(bench, -700);  // all the way
        CHECK(bench.layout().sheet == 2);
        draw_sheet(bench, 700);
        CHECK(bench.layout().sheet == 0);
    }

    TEST_CASE("drawing the sheet presses no tab, moves no map and no playhead, and walks no step") {
        SessionBench bench(390, 844);
        const State before = bench.state();
        const Rect tab = *bench.target("tab:sources");
        draw(bench, tab.x + 20, tab.y + 20, -150);
        CHECK(bench.layout().sheet == 2);
        CHECK(bench.state() == before);
        draw_sheet(bench, 150);
        CHECK(bench.state() == before);
        // Sideways it stays.
        draw(bench, 200, bench.layout().panel.y + 20, -20, 150);
        CHECK(bench.layout().sheet == 1);
    }

    TEST_CASE("who cannot draw presses the tab that is open: whole, its tabs alone, half again") {
        SessionBench bench(390, 844);
        for (const float sheet : {2.0f, 0.0f, 1.0f, 2.0f}) {
            REQUIRE(bench.click("tab:story"));
            bench.settle();
            CHECK(bench.layout().sheet == sheet);
        }
        REQUIRE(bench.click("tab:sources"));  // another one opens where the sheet is
        bench.settle();
        CHECK(bench.state().view == View::Sources);
        CHECK(bench.layout().sheet == 2);
    }

    TEST_CASE("a tab lifts the sheet that is down, and so does what is opened on the map or by the page") {
        SessionBench bench(390, 844);
        draw_sheet(bench, 200);
        REQUIRE(bench.layout().sheet == 0);
        REQUIRE(bench.click("tab:claims"));
        bench.settle();
        CHECK(bench.state().view == View::Claims);
        CHECK(bench.layout().sheet == 1);
        draw_sheet(bench, 200);
        REQUIRE(bench.send(SelectEventById{"borisovka-fire"}));
        bench.settle();
        CHECK(bench.layout().sheet == 1);
        draw_sheet(bench, 200);
        REQUIRE(bench.send(Scrub{bench.story().end}));  // time goes on under a sheet that is down
        bench.settle();
        CHECK(bench.layout().sheet == 0);
    }

    TEST_CASE("what the sheet lies over can be neither read nor pressed there") {
        SessionBench bench(390, 844);
        REQUIRE(has_label(bench, "Kharkiv"));
        REQUIRE(bench.target("play"));
        draw_sheet(bench, -200);
        REQUIRE(bench.layout().sheet == 2);
        CHECK_FALSE(has_label(bench, "Kharkiv"));
        CHECK_FALSE(bench.target("play"));
        CHECK_FALSE(bench.target("fit"));
        CHECK(bench.session.bars().empty());
        const Rect panel = bench.layout().panel;
        for (const DrawnLabel& label : bench.session.labels()) CHECK_FALSE(overlaps(label.rect, panel));
        for (const PressTarget& target : bench.session.targets())
            CHECK((target.rect.bottom() <= panel.y + 0.01f || target.rect.y >= panel.y - 0.01f));
        // A press there is the card's.
        const State before = bench.state();
        bench.click_at(panel.x + 200, panel.y + 300);
        CHECK(bench.state().event == before.event);
        CHECK(bench.state().lens.time == before.lens.time);
    }

    TEST_CASE("the map stands where it stood when the sheet has been drawn up and down") {
        SessionBench bench(390, 844);
        const Camera before = bench.state().camera;
        draw_sheet(bench, -200);
        CHECK(bench.state().camera == before);
        draw_sheet(bench, 200);
        CHECK(bench.state().camera == before);
        draw_sheet(bench, 200);
        draw_sheet(bench, -200);
        CHECK(bench.layout().sheet == 1);
        CHECK(bench.state().camera.centre == before.centre);
    }

    TEST_CASE("the sheet eases to its rest and then nothing moves; for who wants no motion it is there at once") {
        for (const bool reduced : {false, true}) {
            StartOptions page = still_page(390, 844);
            page.reduced_motion = reduced;
            SessionBench bench{page};
            REQUIRE(bench.give(kServedStory, kServedBaseMap));
            bench.settle();
            REQUIRE(bench.click("tab:story"));
            const float begun = bench.layout().sheet;
            const int frames = bench.settle();
            CHECK(bench.layout().sheet == 2);
            CHECK_FALSE(bench.frame());
            if (reduced) {
                CHECK(begun == 2);
            } else {
                CHECK((begun > 1 && begun < 2));
                CHECK(frames > 5);
                CHECK(frames < 60);
            }
        }
    }
}
