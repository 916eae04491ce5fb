// Very large stories: what is drawn is a picture, and what a frame costs follows what is in view.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "made_story.h"
#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// Over the whole map.
std::string story_of(int count) { return story_of_places(count, 34.1, 49.5, 4.8, 2.0); }

}  // namespace

TEST_SUITE("session: very large stories") {
    TEST_CASE("every corner of what is drawn is one that its list has, also of more than 65,536") {
        static_assert(sizeof(ImDrawIdx) == 4, "a list of more than 65,536 corners would be drawn with those of others");
        SessionBench bench;
        REQUIRE(bench.give_bytes(story_of(600)));
        bench.settle();
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
            for (const ImDrawIdx index : list->IdxBuffer) REQUIRE(index < static_cast<ImDrawIdx>(list->VtxBuffer.Size));
    }

    TEST_CASE("what is drawn hardly grows with the story: the map counts what stands close together") {
        SessionBench small;
        REQUIRE(small.give_bytes(story_of(350)));
        small.settle();
        const int few = small.vertices;
        REQUIRE(small.give_bytes(story_of(1500)));
        small.settle();
        CHECK(small.vertices < 2 * few);
        const auto events = std::count_if(
            small.session.targets().begin(), small.session.targets().end(), [](const PressTarget& target) {
                return target.name.rfind("event:", 0) == 0 || target.name.rfind("badge:", 0) == 0;
            });
        CHECK(events > 20);
        CHECK(events < 300);
        // All of them are counted somewhere.
        std::size_t counted = 0;
        for (const MapSign& sign : small.session.signs()) counted += sign.symbols.size();
        CHECK(counted == 1500);
    }

    TEST_CASE("what the first frame asks for is made before it in steps, one a call where there is no time for more") {
        const std::string story = story_of(1500);
        std::string picture;
        {
            SessionBench whole;
            REQUIRE(whole.give_bytes(story));
            whole.settle();
            picture = whole.session.snapshot({});
        }
        SessionBench stepped;
        REQUIRE(stepped.give_bytes(story));
        int calls = 1;
        while (stepped.session.warm_up([] { return true; })) ++calls;
        CHECK(calls > 4);
        CHECK_FALSE(stepped.session.warm_up([] { return true; }));
        const WorkCounts made = stepped.session.work();
        stepped.settle();
        CHECK(stepped.session.work().symbols == made.symbols);
        CHECK(stepped.session.work().knowledge == made.knowledge);
        CHECK(stepped.session.snapshot({}) == picture);
    }

    TEST_CASE("whatever is asked of it between two steps, the first frame shows that") {
        const auto shown = [](bool is_stepped) {
            SessionBench bench;
            REQUIRE(bench.give_bytes(story_of(600)));
            for (const Command& command :
                 std::initializer_list<Command>{SetLanguage{Language::Ukrainian}, SetClock{Clock::Known},
                                                SetParty{Ref<Party>{1}}, SetTheme{Theme::Dark}}) {
                if (is_stepped) (void)bench.session.warm_up([] { return true; });
                CHECK(bench.session.carry_out(command).ok());
            }
            bench.settle();
            return bench.session.snapshot({});
        };
        CHECK(shown(true) == shown(false));
    }

    TEST_CASE("before there is a story there is nothing to be made") {
        SessionBench bench{still_page(1280, 800)};
        CHECK_FALSE(bench.session.warm_up(never_pause));
    }

    TEST_CASE("a badge of very many leads to its list, and the list to an event") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(story_of(600)));
        bench.settle();
        const std::optional<std::string> badge = bench.first_target("badge:");
        REQUIRE(badge);
        REQUIRE(bench.click(*badge));
        const std::optional<std::string> row = bench.first_target("badge-event:");
        REQUIRE(row);
        REQUIRE(bench.click(*row));
        CHECK(bench.state().event);
    }
}
