// Dots by density as a reader meets them: their key, what they say, and how they open.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "made_story.h"
#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// Within a degree: from afar dots.
std::string dense_story(int count) { return story_of_places(count, 36.0, 50.6, 1.0, 0.5); }

// The dot whose colours are to be seen best: in the view, of so many parties.
const MapSign* dot_of(const SessionBench& bench, std::size_t parties) {
    const Layout page = bench.layout();
    for (const MapSign& sign : bench.session.signs()) {
        const Screen at = sign_on_screen(sign, bench.state().camera, {page.map.width, page.map.height});
        const bool is_seen = at.x > 100 && at.y > 100 && at.x < page.map.width - 200 && at.y < page.map.height - 100;
        if (sign.stand == SymbolStand::AsDot && is_seen && sign.parties.size() == parties) return &sign;
    }
    return nullptr;
}

}  // namespace

TEST_SUITE("panels: dots by density") {
    TEST_CASE("the snapshot has each dot in sight with all its events, as large as they are many; none is a target") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(dense_story(3000)));
        bench.settle();
        REQUIRE(bench.session.symbols().most_in_dot > 0);
        CHECK_FALSE(bench.first_target("badge:"));
        CHECK_FALSE(bench.first_target("event:"));
        const std::string snapshot = bench.session.snapshot({});
        const MapSign* dot = dot_of(bench, 3);
        REQUIRE(dot != nullptr);
        std::string events;
        for (const std::uint32_t i : dot->symbols)
            events +=
                (events.empty() ? "\"" : ",\"") + bench.story().at(bench.session.symbols().symbols[i].event).id + "\"";
        const std::size_t entry = snapshot.find("{\"events\":[" + events + "],\"place\":");
        REQUIRE(entry != std::string::npos);
        const std::size_t width = snapshot.find("\"width\":", entry);
        const double expected = 2.0 * static_cast<double>(dot_radius(bench.session.symbols(), dot->symbols.size()));
        CHECK(std::stod(snapshot.substr(width + 8)) == doctest::Approx(expected).epsilon(0.01));
    }

    TEST_CASE("the key says how large a dot is for how many events, under whose colours are whose") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(dense_story(3000)));
        bench.settle();
        REQUIRE(bench.session.furniture().key);
        const float row = 17.0f;
        CHECK(bench.session.furniture().key->height == 5 * row);
        // Nearer there are badges, and the key is that of the parties alone.
        const Camera nearer{LngLat::clamped(36.5, 50.85), 12.0};
        CHECK(bench.send(GoTo{{nearer, Motion::Jump}}));
        bench.settle();
        CHECK(bench.session.symbols().most_in_dot == 0);
        CHECK(bench.session.furniture().key->height == 3 * row);
    }

    TEST_CASE("the scale of dots holds for all moments, but tells nothing of later on the clock of what was known") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(dense_story(3000)));
        bench.settle();
        const auto shown = [&](Clock clock, Instant time) {
            CHECK(bench.send(SetClock{clock}));
            CHECK(bench.send(SeekTo{time}));
            bench.settle();
            return bench.session.symbols().most_in_dot;
        };
        const Instant early = bench.story().start + 40 * kDay, end = bench.story().end;
        const std::uint32_t most = shown(Clock::Happened, end);
        CHECK(most > 10);
        CHECK(shown(Clock::Happened, early) == most);
        // All is said on the last day but one: before it nothing is known.
        CHECK(shown(Clock::Known, early) == 0);
        CHECK(bench.session.furniture().key->height == 3 * 17.0f);
        CHECK(shown(Clock::Known, end) == most);
        CHECK(shown(Clock::Happened, early) == most);
    }

    TEST_CASE("a dot that is pointed at says how many events it counts; a press lists them, and one can be chosen") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(dense_story(3000)));
        bench.settle();
        const MapSign* dot = dot_of(bench, 3);
        REQUIRE(dot != nullptr);
        const std::size_t events = dot->symbols.size();
        const Screen at = on_canvas(bench, *dot);
        bench.move_to(static_cast<float>(at.x), static_cast<float>(at.y));
        bench.settle();
        REQUIRE(bench.session.tip());
        CHECK(bench.session.tip()->text.rfind(format("%zu events", events), 0) == 0);
        bench.click_at(static_cast<float>(at.x), static_cast<float>(at.y));
        bench.settle();
        const std::optional<std::string> row = bench.first_target("badge-event:");
        REQUIRE(row);
        REQUIRE(bench.click(*row));
        bench.settle();
        CHECK(bench.state().event);
    }

    TEST_CASE("of very many places a dot names the first twelve and says how many more there are") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(dense_story(3000)));
        bench.settle();
        const auto& signs = bench.session.signs();
        const MapSign& most = *std::max_element(signs.begin(), signs.end(), [](const MapSign& a, const MapSign& b) {
            return a.symbols.size() < b.symbols.size();
        });
        REQUIRE(most.symbols.size() > 14);
        const Screen at = on_canvas(bench, most);
        bench.move_to(static_cast<float>(at.x), static_cast<float>(at.y));
        bench.settle();
        REQUIRE(bench.session.tip());
        CHECK(contains(bench.session.tip()->text, format(", and %zu more\n", most.symbols.size() - 12)));
    }

    TEST_CASE("what lies between dots and names means nothing, and the map is dragged by it") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(dense_story(3000)));
        bench.settle();
        const Rect map = bench.layout().map;
        const auto& signs = bench.session.signs();
        int on_dots = 0, between = 0;
        for (float y = map.y + 60; y < map.bottom() - 60; y += 17)
            for (float x = map.x + 220; x < map.right() - 120; x += 31) {
                const bool is_on = std::any_of(signs.begin(), signs.end(), [&](const MapSign& sign) {
                    const Screen at = on_canvas(bench, sign);
                    return std::hypot(at.x - x, at.y - y) <= half_box(bench.session.symbols(), sign) + 2;
                });
                const auto& targets = bench.session.targets();
                const bool is_by_name = std::any_of(targets.begin(), targets.end(), [&](const PressTarget& target) {
                    const Rect& rect = target.rect;
                    return Rect{rect.x - 3, rect.y - 3, rect.width + 6, rect.height + 6}.contains(x, y);
                });
                if (is_by_name) continue;
                bench.move_to(x, y);
                CHECK(bench.session.tip().has_value() == is_on);
                ++(is_on ? on_dots : between);
            }
        CHECK(on_dots > 5);
        CHECK(between > 100);
        const LngLat before = bench.state().camera.centre;
        bench.move_to(map.x + 300, map.y + 80);
        bench.button(true);
        bench.move_to(map.x + 340, map.y + 100);
        bench.button(false);
        CHECK(bench.state().camera.centre.lon() < before.lon());
    }

    TEST_CASE("a step in time uploads no symbols and lays out nothing anew") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(dense_story(3000)));
        bench.settle();
        (void)bench.session.take_symbols();
        const WorkCounts before = bench.session.work();
        REQUIRE(bench.send(SeekTo{bench.story().start + 100 * kDay}));
        bench.settle();
        CHECK(bench.session.take_symbols() == nullptr);
        CHECK(bench.session.work().symbols == before.symbols);
        CHECK(bench.session.work().labels == before.labels);
    }
}
