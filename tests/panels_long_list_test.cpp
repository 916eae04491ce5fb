// Lists of thousands of rows: only what is in sight is set, and nothing in sight moves by itself.
#include "panels/long_list.h"

#include <doctest/doctest.h>

#include <map>

#include "made_story.h"
#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// Where the rows in sight stand, by their names; not the uppermost one, which may be cut.
std::map<std::string, float> rows_in_sight(const SessionBench& bench, const std::string& prefix) {
    std::map<std::string, float> rows;
    for (const PressTarget& target : bench.session.targets())
        if (target.name.rfind(prefix, 0) == 0) rows[std::string(target.name)] = target.rect.y;
    if (!rows.empty())
        rows.erase(std::min_element(rows.begin(), rows.end(),
                                    [](const auto& a, const auto& b) { return a.second < b.second; }));
    return rows;
}

void wheel(SessionBench& bench, float by) {
    const Rect panel = bench.layout().panel;
    ImGui::GetIO().AddMousePosEvent(panel.x + panel.width * 0.5f, panel.y + panel.height * 0.6f);
    bench.frame();
    ImGui::GetIO().AddMouseWheelEvent(0, by);
    bench.settle();
}

std::uint64_t rows_of_a_frame(SessionBench& bench) {
    const std::uint64_t before = bench.session.work().list_rows;
    bench.frame();
    return bench.session.work().list_rows - before;
}

// Of the rows that stay in sight all have moved alike.
void check_moved_alike(const std::map<std::string, float>& before, const std::map<std::string, float>& after) {
    std::optional<float> moved;
    for (const auto& [name, y] : after) {
        const auto was = before.find(name);
        if (was == before.end()) continue;
        if (!moved) moved = y - was->second;
        CHECK(std::fabs(y - was->second - *moved) < 0.75f);
    }
}

}  // namespace

TEST_SUITE("panels: long lists") {
    TEST_CASE("of thousands of claims only those in sight are set, and the last one can be reached") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(story_of_claims(4000, 4000)));
        REQUIRE(bench.send(SetView{View::Sources}));
        bench.settle();
        const std::uint64_t rows = rows_of_a_frame(bench);
        CHECK(rows > 5);
        CHECK(rows < 120);
        REQUIRE(bench.session.scroll());
        CHECK(bench.session.scroll()->max > 4000 * 20.0f);
        for (int i = 0; i < 400 && bench.session.scroll()->at < bench.session.scroll()->max - 1; ++i)
            wheel(bench, -200);
        CHECK(bench.target("source-claim:c3999"));
        CHECK(rows_of_a_frame(bench) < 120);
    }

    TEST_CASE(
        "whoever follows a citation finds its claim lit in the middle of thousands, and nothing moves by itself") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(story_of_claims(4000, 4000)));
        REQUIRE(bench.send(ShowSource{Ref<Source>{0}, Ref<Claim>{2000}}));
        bench.settle();
        REQUIRE(bench.target("source-claim:c2000"));
        const Rect panel = bench.layout().panel;
        CHECK(bench.target("source-claim:c2000")->y > panel.y);
        CHECK(bench.target("source-claim:c2000")->y < panel.bottom());
        const auto still = rows_in_sight(bench, "source-claim:");
        bench.frame();
        CHECK(rows_in_sight(bench, "source-claim:") == still);
        // Upwards through rows that were never in sight, which are higher or lower than they were taken to be.
        for (int i = 0; i < 60; ++i) {
            const auto before = rows_in_sight(bench, "source-claim:");
            wheel(bench, 1.5f);
            const auto after = rows_in_sight(bench, "source-claim:");
            check_moved_alike(before, after);
            if (i == 59) CHECK(after.count("source-claim:c2000") == 0);
        }
    }

    TEST_CASE("an event of thousands of claims sets those in sight alone, and opens at the one that was asked for") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(story_of_claims(3000, 1)));
        REQUIRE(bench.send(ShowClaim{Ref<Claim>{1500}}));
        bench.settle();
        CHECK(bench.target("copy:c1500"));
        CHECK(rows_of_a_frame(bench) < 60);
    }

    TEST_CASE("what a search finds, places and a badge's list are set as far as they are in sight") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(story_of_claims(3000, 3000)));
        REQUIRE(bench.send(SetView{View::Claims}));
        REQUIRE(bench.send(SetSearch{"event"}));
        bench.settle();
        const std::uint64_t matches = rows_of_a_frame(bench);
        CHECK(matches > 3);
        CHECK(matches < 80);
        REQUIRE(bench.send(SetSearch{""}));
        const std::optional<std::string> badge = bench.first_target("badge:");
        REQUIRE(badge);
        REQUIRE(bench.click(*badge));
        bench.settle();
        const std::uint64_t rows = rows_of_a_frame(bench);
        CHECK(rows > 3);
        CHECK(rows < 40);
        CHECK(bench.first_target("badge-event:"));
    }

    TEST_CASE("a list of few rows is set whole: all that is scrolled to is as high as it says") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(story_of_claims(100, 100)));
        REQUIRE(bench.send(SetView{View::Sources}));
        bench.settle();
        CHECK(rows_of_a_frame(bench) == 0);
        CHECK(bench.session.scroll()->max > 100 * 20.0f);
    }
}
