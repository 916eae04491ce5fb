// Dots by density as a reader meets them: their key, what they say, and how they open.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// `count` events, each at a place of its own, along two lines in the north of the map and spread around them.
std::string dense_story(int count) {
    std::string places, events, claims;
    for (int i = 0; i < count; ++i) {
        const char* comma = i == 0 ? "" : ",";
        const double lon = 36.0 + 1.0 * (i * 7919 % 1009) / 1009.0, lat = 50.6 + 0.5 * (i * 104729 % 997) / 997.0;
        places += format(R"(%s{"id":"p%d","name":"Place %d","kind":"village","lon":%.4f,"lat":%.4f,)"
                         R"("precision":"exact","coordinates_from":"made up"})",
                         comma, i, i, lon, lat);
        events += format(R"(%s{"id":"e%d","title":"Event %d","summary":"Made up.","kind":"shelling",)"
                         R"("when":{"start":"2023-%02d-05T12:00","end":"2023-%02d-05T12:00","precision":"exact"},)"
                         R"("place":"p%d"})",
                         comma, i, i, 1 + i % 12, 1 + i % 12, i);
        claims += format(R"(%s{"id":"c%d","event":"e%d","actor":"a%d","text":"Says so.","quote":"it was so",)"
                         R"("voice":"direct","source":"s"})",
                         comma, i, i, i % 3);
    }
    return R"({"format":"sourceline-story","version":1,"id":"many","title":"Many","summary":"Made up.","language":"en",)"
           R"("utc_offset":"+00:00","time_label":"UTC","time":{"start":"2023-01-01T00:00","end":"2024-01-01T00:00",)"
           R"("initial":"2023-12-31T00:00"},"view":{"bbox":[34.2,49.6,38.8,51.4]},"basemap":"belgorod",)"
           R"("parties":[{"id":"g0","name":"North"},{"id":"g1","name":"South"},{"id":"g2","name":"East"}],"actors":[)"
           R"({"id":"a0","name":"A","role":"r","party":"g0"},{"id":"a1","name":"B","role":"r","party":"g1"},)"
           R"({"id":"a2","name":"C","role":"r","party":"g2"}],)"
           R"("sources":[{"id":"s","title":"S","published":"2023-12-30","language":"en"}],"places":[)" +
           places + R"(],"events":[)" + events + R"(],"claims":[)" + claims + "]}";
}

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
        REQUIRE(bench.session.furniture().key);
        const float before = bench.session.furniture().key->height;  // the served story's two or more parties
        REQUIRE(bench.give_bytes(dense_story(3000)));
        bench.settle();
        const float row = 17.0f;
        CHECK(bench.session.furniture().key->height == 5 * row);
        // Nearer there are badges, and the key is that of the parties alone.
        const Camera nearer{LngLat::clamped(36.5, 50.85), 12.0};
        CHECK(bench.send(GoTo{{nearer, Motion::Jump}}));
        bench.settle();
        CHECK(bench.session.symbols().most_in_dot == 0);
        CHECK(bench.session.furniture().key->height == 3 * row);
        CHECK(before > 0);
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

    TEST_CASE("between dots the map is dragged and nothing is pointed at") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(dense_story(3000)));
        bench.settle();
        const Rect map = bench.layout().map;
        int pointed = 0, tried = 0;
        for (float y = map.y + 60; y < map.bottom() - 60; y += 47)
            for (float x = map.x + 120; x < map.right() - 120; x += 61) {
                bench.move_to(x, y);
                const auto& signs = bench.session.signs();
                const bool is_on = std::any_of(signs.begin(), signs.end(), [&](const MapSign& sign) {
                    const Screen at = on_canvas(bench, sign);
                    return sign.stand == SymbolStand::AsDot &&
                           std::hypot(at.x - x, at.y - y) <= half_box(bench.session.symbols(), sign) + 2;
                });
                const bool has_tip = bench.session.tip().has_value();
                ++tried;
                pointed += has_tip;
                if (is_on) CHECK(has_tip);
            }
        CHECK(pointed < tried);
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
