// Who says what: the index of the questions, sides beside each other, figures on their axis.
#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "panels/question_index.h"
#include "session_bench.h"
#include "story/query.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {
std::vector<PressTarget> targets_of(const SessionBench& bench, const std::string& kind) {
    std::vector<PressTarget> found;
    for (const PressTarget& target : bench.session.targets())
        if (target.name.rfind(kind, 0) == 0) found.push_back(target);
    return found;
}
std::vector<std::string> index_of(const SessionBench& bench) {
    std::vector<std::string> ids;
    for (const PressTarget& target : targets_of(bench, "question:")) ids.emplace_back(target.name.substr(9));
    return ids;
}
}  // namespace

// How the served story's questions stand in the index, without a page.
std::string standing_at(const Story& story, const Lens& lens, const std::string& question) {
    State state;
    state.lens = lens;
    const Telling telling = telling_of(story, lens);
    const Knowledge told = knowledge_at(story, lens, telling);
    const Layout layout = lay_out(1280, 800, PanelShown::Yes);
    const Look look;
    const Measures measures;
    const BaseMap map;
    const EventScene scene;
    const SeenSigns signs;
    const PanelInput in{story, state, told, telling, map, measures, look, layout, {}, 0, false, scene, signs};
    for (const QuestionBoard& board : boards_at(story, lens, telling, told))
        if (story.at(board.question).id == question) return question_standing(in, board);
    return "no such question";
}

TEST_SUITE("panels: who says what") {
    TEST_CASE("figures that contradict each other are not taken for all that is answered") {
        const Story story = *read_story(file_bytes(kServedStory)).story;
        Lens lens;
        lens.time = story.end;
        CHECK(standing_at(story, lens, "civilians") == "0, then 1 · 5 answers");
        CHECK(standing_at(story, lens, "force").find("answers") != std::string::npos);
    }

    TEST_CASE("on the known clock the index says perhaps of what may have been said later") {
        const Story story = *read_story(file_bytes(kServedStory)).story;
        Lens lens;
        lens.clock = Clock::Known;
        lens.time = *parse_date_time("2023-05-22T12:00", story.utc_offset);
        CHECK(standing_at(story, lens, "who") == "perhaps Russian authorities only");
        lens.time = story.end;
        CHECK(standing_at(story, lens, "losses") == "Russian authorities only");
    }

    TEST_CASE("the index names every question that is asked, those that the sources contradict first") {
        SessionBench bench;
        REQUIRE(bench.send(SeekTo{bench.story().end}));
        REQUIRE(bench.send(SetView{View::Claims}));
        const std::vector<std::string> all = index_of(bench);
        CHECK(all.size() == bench.story().questions.size());
        const auto at = [&](std::string_view id) { return std::find(all.begin(), all.end(), id) - all.begin(); };
        for (const char* contradicted : {"over", "civilians", "force", "who", "precedent"})
            for (const char* other : {"losses", "kyiv-role", "proportionate"}) {
                CAPTURE(contradicted);
                CAPTURE(other);
                CHECK(at(contradicted) < at(other));
            }
    }

    TEST_CASE("on a phone questions stand in the panel before any choice of filters") {
        for (const auto& [width, height, least] : {std::tuple(390.0f, 844.0f, 3u), {320.0f, 568.0f, 1u}}) {
            SessionBench bench(width, height);
            REQUIRE(bench.send(SetView{View::Claims}));
            CHECK(index_of(bench).size() >= least);
            CHECK_FALSE(bench.first_target("party:"));
            REQUIRE(bench.click("filters"));
            bench.settle();
            CHECK(bench.first_target("party:"));
        }
    }

    TEST_CASE("the index says nothing of a question that nobody had answered by then") {
        SessionBench bench;
        REQUIRE(bench.send(SetView{View::Claims}));
        REQUIRE(bench.send(SetClock{Clock::Known}));
        REQUIRE(bench.send(SeekTo{bench.story().start}));
        CHECK(index_of(bench).empty());
        REQUIRE(bench.send(SeekTo{bench.story().end}));
        CHECK(index_of(bench).size() == bench.story().questions.size());
    }

    TEST_CASE("a question in the index leads to its answers, as often as it is pressed") {
        SessionBench bench;
        REQUIRE(bench.send(SeekTo{bench.story().end}));
        REQUIRE(bench.send(SetView{View::Claims}));
        const std::string last = index_of(bench).back();
        for (int time = 0; time < 2; ++time) {
            REQUIRE(bench.click("question:" + last));
            bench.frame();
            CHECK(bench.session.scroll()->at > 100.0f);
            bench.move_to(bench.layout().panel.x + 8, 400);
            for (int i = 0; i < 100; ++i) {
                ImGui::GetIO().AddMouseWheelEvent(0, 1);
                bench.frame();
            }
            CHECK(bench.session.scroll()->at == 0.0f);
        }
    }

    TEST_CASE("the answers of two sides stand beside each other") {
        SessionBench bench;
        REQUIRE(bench.send(SeekTo{bench.story().end}));
        REQUIRE(bench.send(SetView{View::Claims}));
        REQUIRE(bench.click("question:over"));
        bench.frame();
        const auto over = bench.target("answer:ministry-repelled"), not_over = bench.target("answer:ongoing");
        REQUIRE(over);
        REQUIRE(not_over);
        CHECK(over->right() < not_over->x);
        CHECK(over->y < not_over->bottom() + 400);
        for (const PressTarget& one : targets_of(bench, "answer:")) {
            CAPTURE(one.name);
            CHECK(one.rect.x >= bench.layout().panel.x);
            CHECK(one.rect.right() <= bench.layout().panel.right() + 1);
        }
    }
}
