// Story: the card of the open step, what can be pressed in it, and the ways on and back.
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "session_bench.h"
#include "story/query.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

std::string step_json(const std::string& id, const std::string& title, const std::string& rest) {
    return R"({"id": ")" + id + R"(", "title": ")" + title +
           R"(", "text": "The mayor says two people were hurt.[two-hurt] Two, he says.[two-hurt]")" + rest + "}";
}

// The smallest story, told in these steps, on the served base map.
std::string told_in(const std::string& steps) {
    std::string story = with(fixture("minimal.json"), "\"events\": [", "\"tour\": [" + steps + "], \"events\": [");
    story = with(story, "\"quote\": ", R"("question": "hurt", "answer": "Two", "quote": )");
    return with(story, "  ]\n}", R"(  ], "questions": [{"id": "hurt", "text": "How many were hurt?"}]})");
}
const std::string kThree =
    step_json("in-brief", "In brief", "") + ", " +
    step_json("fire", "Fire", R"(, "time": "2023-05-22T20:00", "event": "fire", "question": "hurt")") + ", " +
    step_json("end", "The end", R"(, "time": "2023-05-23T20:00")");

bool lies_about_in(const Rect& inner, const Rect& outer) {
    return inner.x >= outer.x - 0.5f && inner.y >= outer.y - 0.5f && inner.right() <= outer.right() + 0.5f &&
           inner.bottom() <= outer.bottom() + 0.5f;
}

std::string step_of(const SessionBench& bench) {
    return bench.state().step ? bench.story().at(*bench.state().step).id : "none";
}

void swipe(SessionBench& bench, float dx, float dy) {
    ImGuiIO& io = ImGui::GetIO();
    const Rect panel = bench.layout().panel;
    const float x = panel.x + panel.width * 0.5f, y = panel.y + 120;
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    bench.move_to(x, y);
    bench.button(true);
    for (int i = 1; i <= 5; ++i) {
        io.AddMousePosEvent(x + dx * static_cast<float>(i) / 5, y + dy * static_cast<float>(i) / 5);
        bench.frame();
    }
    bench.button(false);
    bench.frame();
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    bench.frame();
}

}  // namespace

TEST_SUITE("panels: Story") {
    TEST_CASE("a dot leads to its step, and at the end none stands where Next was pressed") {
        SessionBench bench;
        const std::string fourth = bench.story().tour[3].id;
        REQUIRE(bench.click("step:" + fourth));
        CHECK(step_of(bench) == fourth);
        Rect pressed{};
        while (const std::optional<Rect> next = bench.target("next")) {
            pressed = *next;
            REQUIRE(bench.click("next"));
            bench.settle();
        }
        REQUIRE(step_of(bench) == bench.story().tour.back().id);
        for (const PressTarget& target : bench.session.targets())
            if (target.name.rfind("step:", 0) == 0)
                CHECK_FALSE(target.rect.contains(pressed.x + pressed.width * 0.5f, pressed.y + pressed.height * 0.5f));
    }

    TEST_CASE("the page opens on the story's first step, its tab first") {
        SessionBench bench;
        REQUIRE(bench.fonts_found);
        CHECK(bench.state().view == View::Story);
        const auto story = bench.target("tab:story"), event = bench.target("tab:event");
        REQUIRE(story);
        REQUIRE(event);
        CHECK(story->x < event->x);
        CHECK(bench.target("next"));
    }

    TEST_CASE("Next and Previous, keys and swipes walk the steps") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(told_in(kThree)));
        bench.frame();
        bench.frame();
        CHECK(step_of(bench) == "in-brief");
        CHECK_FALSE(bench.target("previous"));
        REQUIRE(bench.click("next"));
        CHECK(step_of(bench) == "fire");
        CHECK(bench.state().event == Ref<Event>{0});
        bench.key(ImGuiKey_RightArrow);
        CHECK(step_of(bench) == "end");
        CHECK_FALSE(bench.target("next"));
        REQUIRE(bench.click("previous"));
        CHECK(step_of(bench) == "fire");
        bench.key(ImGuiKey_LeftArrow);
        CHECK(step_of(bench) == "in-brief");
        swipe(bench, -120, 10);
        CHECK(step_of(bench) == "fire");
        swipe(bench, -40, 0);   // too short
        swipe(bench, -60, 50);  // a scroll
        CHECK(step_of(bench) == "fire");
        swipe(bench, 120, -10);
        CHECK(step_of(bench) == "in-brief");
        REQUIRE(bench.click("step-next"));
        CHECK(step_of(bench) == "fire");
    }

    TEST_CASE("a number in the text leads to its source, each cited claim has its card, the question its answers") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(told_in(kThree)));
        REQUIRE(bench.send(Tour{"fire"}));
        CHECK(bench.target("reference:1:two-hurt"));
        CHECK(bench.target("citation:two-hurt"));
        REQUIRE(bench.click("reference:2:two-hurt"));
        CHECK(bench.state().view == View::Sources);
        CHECK(bench.state().source == Ref<Source>{0});
        REQUIRE(bench.click("tab:story"));
        CHECK(step_of(bench) == "fire");
        REQUIRE(bench.click("step-question:hurt"));
        CHECK(bench.state().view == View::Claims);
        CHECK(bench.state().question == Ref<Question>{0});
    }

    TEST_CASE("letters twice as large are so in the panel, and nothing beside it moves") {
        SessionBench bench(1280, 2000);
        REQUIRE(bench.give_bytes(told_in(kThree)));
        REQUIRE(bench.send(Tour{"fire"}));
        const auto question = [&] {
            const std::optional<Rect> rect = bench.target("step-question:hurt");
            REQUIRE(rect);
            return rect->height;
        };
        const float usual = question();
        const std::optional<Rect> play = bench.target("play");
        bench.session.media_changed(false, true, 2);
        bench.settle();
        CHECK(question() > 1.8f * usual);
        REQUIRE((play && bench.target("play")));
        CHECK((bench.target("play")->x == play->x && bench.target("play")->width == play->width));
        for (const PressTarget& target : bench.session.targets())
            if (target.name.rfind("reference:", 0) == 0) CHECK(lies_about_in(target.rect, bench.layout().panel));
        for (const double odd : {0.0, 0.5, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
            bench.session.media_changed(false, true, odd);
            bench.settle();
            CHECK(question() == usual);
        }
    }

    TEST_CASE("choosing an event on the map opens Event, and the step stays that of the playhead") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(told_in(kThree)));
        REQUIRE(bench.send(Tour{"fire"}));
        REQUIRE(bench.send(SelectEvent{{0}}));
        CHECK(bench.state().view == View::Event);
        CHECK(step_of(bench) == "fire");
    }

    TEST_CASE("a step begins at its top, wherever the one before was scrolled to") {
        SessionBench bench(640, 480);
        REQUIRE(bench.give_bytes(told_in(kThree)));
        REQUIRE(bench.send(Tour{"fire"}));
        bench.move_to(bench.layout().panel.x + 8, bench.layout().panel.y + 100);
        for (int i = 0; i < 30; ++i) {
            ImGui::GetIO().AddMouseWheelEvent(0, -1);
            bench.frame();
        }
        REQUIRE(bench.session.scroll());
        CHECK(bench.session.scroll()->at > 20.0f);
        bench.key(ImGuiKey_RightArrow);
        CHECK(step_of(bench) == "end");
        CHECK(bench.session.scroll()->at == 0.0f);
        // Another view does not disturb it.
    }

    TEST_CASE("sixty steps with titles of 200 characters: what is pressed has its room on every page") {
        std::string steps;
        const std::string title(200, 'W');
        for (int i = 0; i < 60; ++i) steps += (i > 0 ? ", " : "") + step_json("s" + std::to_string(i), title, "");
        const float sizes[][2] = {{320, 568}, {390, 844}, {640, 480}, {844, 390}, {1280, 800}, {1920, 1080}};
        for (const auto& size : sizes)
            for (int language = 0; language < kLanguageCount; ++language) {
                CAPTURE(size[0]);
                CAPTURE(language);
                SessionBench bench(size[0], size[1]);
                REQUIRE(bench.give_bytes(told_in(steps)));
                REQUIRE(bench.send(SetLanguage{static_cast<Language>(language)}));
                REQUIRE(bench.send(Tour{"s30"}));
                const auto back = bench.target("previous"), on = bench.target("next");
                REQUIRE(back);
                REQUIRE(on);
                const Rect panel = bench.layout().panel;
                CHECK(lies_about_in(*back, panel));
                CHECK(lies_about_in(*on, panel));
                CHECK(back->right() <= on->x);
                if (bench.layout().form == Form::Phone) CHECK(std::min(back->height, on->height) >= 44.0f);
            }
    }

    TEST_CASE("the tabs stand side by side within the panel in every language, on the narrowest page, too") {
        for (const float width : {280.0f, 320.0f, 390.0f, 640.0f, 1280.0f})
            for (int language = 0; language < kLanguageCount; ++language) {
                CAPTURE(width);
                CAPTURE(language);
                SessionBench bench(width, 568);
                REQUIRE(bench.send(SetLanguage{static_cast<Language>(language)}));
                std::vector<Rect> rects;
                for (const PressTarget& target : bench.session.targets())
                    if (target.name.rfind("tab:", 0) == 0 || target.name == "language") rects.push_back(target.rect);
                REQUIRE(rects.size() == 5);
                // A thumb's room may reach over the next word; the words themselves do not.
                for (std::size_t i = 1; i < rects.size(); ++i)
                    CHECK(rects[i - 1].x + rects[i - 1].width * 0.5f < rects[i].x + rects[i].width * 0.5f - 20);
                CHECK(rects.back().right() <= bench.layout().panel.right() + 0.5f);
            }
    }

    TEST_CASE("with nothing moving a step costs no frame, and passing on costs no layout of the map") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(told_in(kThree)));
        REQUIRE(bench.send(Tour{"fire"}));
        bench.settle();
        const WorkCounts before = bench.session.work();
        CHECK_FALSE(bench.frame());
        CHECK(bench.session.work() == before);
    }
}
