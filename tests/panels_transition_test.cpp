// What is shown on its way to what is.
#include <doctest/doctest.h>

#include "panels/transition.h"
#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

constexpr double kFrame_s = 1.0 / 60.0;

struct ShownGoal {
    std::vector<bool> told = {true, false, true};
    TransitionGoal goal{100.0, false, 0.0, {}, told, {}};
    Transition transition;

    bool frame(Transition::Wish wish = Transition::Wish::Eased) { return transition.advance(goal, kFrame_s, wish); }
    int frames_until_still() {
        int frames = 1;
        while (frame() && frames < 1000) ++frames;
        return frames;
    }
};

}  // namespace

TEST_CASE("transition: what comes first is there at once") {
    ShownGoal shown;
    shown.goal.badges = {{2}};
    CHECK_FALSE(shown.frame());
    CHECK(shown.transition.time_s() == 100.0);
    CHECK(shown.transition.card() == 1.0f);
    CHECK(shown.transition.told({0}) == 1.0f);
    CHECK(shown.transition.told({1}) == 0.0f);
    CHECK(shown.transition.badge({2}) == 1.0f);
    CHECK(shown.transition.soft_s() == 0.0);
    CHECK_FALSE(shown.frame());
}

TEST_CASE("transition: a jump of the playhead is swept, fast at first, in a third of a second, and ends exactly") {
    ShownGoal shown;
    shown.frame();
    shown.goal.time_s = 1100.0;
    double before = 100.0, step_before = 1e9;
    int frames = 0;
    CHECK(shown.frame());  // from where it stood
    while (shown.frame()) {
        const double now = shown.transition.time_s();
        CHECK(now > before);
        CHECK(now - before <= step_before);
        CHECK(shown.transition.soft_s() == doctest::Approx((1100.0 - now) / 2));
        step_before = now - before;
        before = now;
        ++frames;
    }
    CHECK(shown.transition.time_s() == 1100.0);
    CHECK(shown.transition.soft_s() == 0.0);
    CHECK(frames >= 15);
    CHECK(frames <= 25);
}

TEST_CASE("transition: a playhead that is held or plays is followed at once, and symbols come softly while it plays") {
    ShownGoal shown;
    shown.frame();
    shown.goal.is_held = true;
    shown.goal.time_s = 500.0;
    CHECK_FALSE(shown.frame());
    CHECK(shown.transition.time_s() == 500.0);
    CHECK(shown.transition.soft_s() == 0.0);
    shown.goal.played_s_per_s = 1000.0;
    shown.goal.time_s = 516.0;
    CHECK_FALSE(shown.frame());
    CHECK(shown.transition.time_s() == 516.0);
    CHECK(shown.transition.soft_s() == doctest::Approx(200.0));
    // A jump that a hand takes over goes no further.
    shown.goal.is_held = false;
    shown.goal.played_s_per_s = 0;
    shown.goal.time_s = 5000.0;
    CHECK(shown.frame());
    shown.goal.is_held = true;
    CHECK_FALSE(shown.frame());
    CHECK(shown.transition.time_s() == 5000.0);
}

TEST_CASE("transition: a card that changes comes in, and so do bars and badges; what is gone is gone") {
    ShownGoal shown;
    shown.frame();
    shown.goal.card.event = Ref<Event>{1};
    shown.told[1] = true;
    shown.told[0] = false;
    shown.goal.badges = {{2}};
    CHECK(shown.frame());
    CHECK(shown.transition.card() == 0.0f);
    CHECK(shown.transition.told({1}) > 0.0f);
    CHECK(shown.transition.told({1}) < 1.0f);
    CHECK(shown.transition.told({0}) < 1.0f);
    CHECK(shown.transition.badge({2}) < 1.0f);
    CHECK(shown.frames_until_still() < 25);
    CHECK(shown.transition.card() == 1.0f);
    CHECK(shown.transition.told({1}) == 1.0f);
    CHECK(shown.transition.told({0}) == 0.0f);
    CHECK(shown.transition.badge({2}) == 1.0f);
    shown.goal.badges = {};
    CHECK_FALSE(shown.frame());
    CHECK(shown.transition.badge({2}) == 0.0f);
}

TEST_CASE("transition: who wants no motion sees all at once, and another story begins afresh") {
    ShownGoal shown;
    shown.frame();
    shown.goal.time_s = 1e6;
    shown.goal.card.event = Ref<Event>{1};
    shown.told[1] = true;
    CHECK_FALSE(shown.frame(Transition::Wish::None));
    CHECK(shown.transition.time_s() == 1e6);
    CHECK(shown.transition.card() == 1.0f);
    CHECK(shown.transition.told({1}) == 1.0f);
    shown.told[0] = false;
    CHECK_FALSE(shown.frame(Transition::Wish::None));
    CHECK(shown.transition.told({0}) == 0.0f);
    CHECK(shown.transition.badge({2}) == 1.0f);
    shown.told[0] = true;
    CHECK_FALSE(shown.frame());  // and wants it again: what was there is there
    shown.told[0] = false;
    CHECK(shown.frame());
    CHECK(shown.transition.told({0}) > 0.0f);
    shown.frames_until_still();
    shown.goal.time_s = 7.0;
    shown.transition.restart();
    CHECK_FALSE(shown.frame());
    CHECK(shown.transition.time_s() == 7.0);
    shown.told = {true};  // of another story, whoever forgot to say so
    CHECK_FALSE(shown.frame());
    CHECK(shown.transition.told({0}) == 1.0f);
}

TEST_CASE("transition: what the panel shows is a card of its own, and what it does not show changes none") {
    State state;
    state.view = View::Event;
    state.event = Ref<Event>{3};
    const ShownCard before = shown_card(state);
    state.step = Ref<TourStep>{1};
    state.question = Ref<Question>{1};
    CHECK(shown_card(state) == before);
    state.event = Ref<Event>{4};
    CHECK(shown_card(state) != before);
    state.view = View::Story;
    CHECK(shown_card(state).step == state.step);
    CHECK_FALSE(shown_card(state).event);
}

TEST_SUITE("transition in a session") {
    TEST_CASE("a step moves playhead, card and map together, then nothing, and with reduced motion all at once") {
        for (const bool reduced : {false, true}) {
            StartOptions page = still_page(1280, 800);
            page.reduced_motion = reduced;
            SessionBench bench{page};
            REQUIRE(bench.give(kServedStory, kServedBaseMap));
            bench.settle();
            CHECK_FALSE(bench.frame());
            const float before = bench.session.picture().time_s;
            REQUIRE(bench.session.carry_out(StepOn{Direction::Next}).ok());
            const auto goal = static_cast<float>(bench.state().lens.time - bench.story().start);
            REQUIRE(goal != before);
            const bool moves = bench.frame();
            const float at_once = bench.session.picture().time_s;
            bench.frame();
            const float now = bench.session.picture().time_s;
            if (reduced) {
                CHECK(at_once == goal);
                CHECK(now == goal);
            } else {
                CHECK(moves);
                CHECK(now > std::min(before, goal));
                CHECK(now < std::max(before, goal));
                CHECK(bench.settle() < 120);
            }
            CHECK(bench.session.picture().time_s == goal);
            CHECK(bench.session.picture().soft_s == 0.0f);
            CHECK_FALSE(bench.frame());
        }
    }
}
