// Badges on the page: pressed, gone through by keys, at the map's foot, and told to the page.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "session_bench.h"
#include "state/names.h"

using namespace sourceline;
using test::SessionBench;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// At the story's end, at this zoom over its region.
void show_all(SessionBench& bench, double zoom) {
    REQUIRE(bench.send(SeekTo{bench.story().end}));
    REQUIRE(bench.send(FlyTo{36.2, 50.5, zoom}));
    bench.settle();
}

const MapSign* badge_of(const SessionBench& bench, SymbolStand stand) {
    for (const MapSign& sign : bench.session.signs())
        if (sign.badge && sign.stand == stand) return &sign;
    return nullptr;
}

Ref<Event> event_of(const SessionBench& bench, const MapSign& sign, std::size_t i) {
    return bench.session.symbols().symbols[sign.symbols[i]].event;
}

void click_on(SessionBench& bench, const MapSign& sign) {
    const Screen at = on_canvas(bench, sign);
    bench.click_at(static_cast<float>(at.x), static_cast<float>(at.y));
    bench.settle();
}

int listed(const SessionBench& bench) {
    return static_cast<int>(
        std::count_if(bench.session.targets().begin(), bench.session.targets().end(),
                      [](const PressTarget& target) { return target.name.rfind("badge-event:", 0) == 0; }));
}

}  // namespace

TEST_SUITE("badges") {
    TEST_CASE("a press on a badge lists its events, a press on one of these selects it and shuts the list") {
        for (const auto& [width, height] : {std::pair(1280.0f, 800.0f), std::pair(390.0f, 844.0f)}) {
            SessionBench bench(width, height);
            REQUIRE(bench.fonts_found);
            show_all(bench, 8.0);
            const MapSign* badge = badge_of(bench, SymbolStand::InRegion);
            REQUIRE(badge != nullptr);
            REQUIRE(badge->symbols.size() > 5);
            const Ref<Event> second = event_of(bench, *badge, 1);
            click_on(bench, *badge);
            CHECK_FALSE(bench.state().event.has_value());
            CHECK(listed(bench) >= 2);
            REQUIRE(bench.click("badge-event:" + bench.story().at(second).id));
            bench.settle();
            CHECK(bench.state().event == second);
            CHECK(listed(bench) == 0);
        }
    }

    TEST_CASE("a list can be scrolled to its last event, and a press beside it or on its badge shuts it") {
        SessionBench bench(390, 844);
        REQUIRE(bench.fonts_found);
        show_all(bench, 8.0);
        const MapSign* badge = badge_of(bench, SymbolStand::InRegion);
        REQUIRE(badge != nullptr);
        const std::string last =
            "badge-event:" + bench.story().at(event_of(bench, *badge, badge->symbols.size() - 1)).id;
        click_on(bench, *badge);
        const auto first = bench.first_target("badge-event:");
        REQUIRE(first);
        CHECK_FALSE(bench.target(last).has_value());
        const Rect row = *bench.target(*first);
        bench.move_to(row.x + 20, row.y + 10);
        for (int i = 0; i < 40; ++i) {
            ImGui::GetIO().AddMouseWheelEvent(0, -1);
            bench.frame();
        }
        bench.settle();
        CHECK(bench.target(last).has_value());

        badge = badge_of(bench, SymbolStand::InRegion);
        click_on(bench, *badge);
        CHECK(listed(bench) == 0);
        click_on(bench, *badge_of(bench, SymbolStand::InRegion));
        CHECK(listed(bench) > 0);
        const Rect map = bench.layout().map;
        bench.click_at(map.x + 6, map.y + 6);
        bench.settle();
        CHECK(listed(bench) == 0);
    }

    TEST_CASE("keys open one badge after the other, go through its list, choose and shut it") {
        SessionBench bench;
        REQUIRE(bench.fonts_found);
        show_all(bench, 8.0);
        bench.key(ImGuiKey_B);
        bench.settle();
        CHECK(listed(bench) > 0);
        bench.key(ImGuiKey_Escape);
        bench.settle();
        CHECK(listed(bench) == 0);

        bench.key(ImGuiKey_B);
        const MapSign* open = nullptr;
        for (const MapSign& sign : bench.session.signs())
            if (sign.badge && open == nullptr) open = &sign;
        REQUIRE(open != nullptr);
        const Ref<Event> second = event_of(bench, *open, 1);
        bench.key(ImGuiKey_DownArrow);
        bench.key(ImGuiKey_DownArrow);
        bench.key(ImGuiKey_UpArrow);
        bench.key(ImGuiKey_Enter);
        bench.settle();
        CHECK(bench.state().event == second);
        CHECK(listed(bench) == 0);

        // As many presses as there are badges, and one more, come to an end.
        int opened = 0;
        for (; opened < 20; ++opened) {
            bench.key(ImGuiKey_B);
            bench.settle();
            if (listed(bench) == 0) break;
        }
        CHECK(opened >= 1);
        CHECK(opened < 20);
    }

    TEST_CASE("a region is hatched only while its badge or one of its events is chosen or pointed at") {
        SessionBench bench;
        REQUIRE(bench.fonts_found);
        show_all(bench, 8.0);
        bench.move_to(5, 5);
        CHECK_FALSE(bench.session.picture().selected_area.has_value());
        CHECK_FALSE(bench.session.picture().hovered_area.has_value());
        const MapSign badge = *badge_of(bench, SymbolStand::InRegion);
        const Screen at = on_canvas(bench, badge);
        bench.move_to(static_cast<float>(at.x), static_cast<float>(at.y));
        bench.settle();
        CHECK(bench.session.picture().hovered_area.has_value());
        bench.move_to(5, 5);
        bench.settle();
        CHECK_FALSE(bench.session.picture().hovered_area.has_value());
        REQUIRE(bench.send(SelectEvent{event_of(bench, badge, 0)}));
        CHECK(bench.session.picture().selected_area.has_value());
        REQUIRE(bench.send(SelectEventById{"borisovka-fire"}));
        CHECK_FALSE(bench.session.picture().selected_area.has_value());
    }

    TEST_CASE("where a region is smaller than its badge, this stands in a row below the map, with the region's name") {
        for (const auto& [width, height] : {std::pair(320.0f, 568.0f), std::pair(390.0f, 844.0f)}) {
            SessionBench bench(width, height);
            REQUIRE(bench.fonts_found);
            show_all(bench, 8.0);
            CHECK(bench.layout().foot.height == 0);
            const float map_height = bench.layout().map.height;
            REQUIRE(bench.send(ZoomBy{-12.0}));  // as wide as can be
            bench.settle();
            REQUIRE(badge_of(bench, SymbolStand::AtFoot) != nullptr);
            const Layout page = bench.layout();
            CHECK(page.foot.height == 44);
            CHECK(page.map.height == map_height - 44);
            CHECK(page.foot.y == page.map.bottom());
            CHECK(page.foot.bottom() == page.timeline.y);
            const MapSign* at_foot = badge_of(bench, SymbolStand::AtFoot);
            const std::string badge = "badge:" + bench.story().at(event_of(bench, *at_foot, 0)).id;
            REQUIRE(bench.target(badge));
            CHECK(bench.target(badge)->y >= page.foot.y);
            REQUIRE(bench.click(badge));
            bench.settle();
            REQUIRE(listed(bench) > 0);
            REQUIRE(bench.click(*bench.first_target("badge-event:")));
            bench.settle();
            CHECK(bench.state().event.has_value());
        }
    }

    TEST_CASE("the snapshot tells what is drawn for events: each shown one once, badges with all that they hold") {
        SessionBench bench;
        REQUIRE(bench.fonts_found);
        show_all(bench, 8.0);
        const std::string snapshot = bench.session.snapshot({});
        CHECK(contains(snapshot, R"("symbols":[{"events":[")"));
        for (const char* key : {R"("place":"belgorod-region")", R"("anchor":{"lon":)", R"("fill":")", R"("parties":[")",
                                R"("name":"badge:)"})
            CHECK_MESSAGE(contains(snapshot, key), key);
    }
}
