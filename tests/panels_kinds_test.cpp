// How a story's own kinds of events are shown: legend, filters, cards.
#include <doctest/doctest.h>

#include <string>

#include "panels/panels.h"
#include "session_bench.h"
#include "story/kinds.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// The served story with a kind of this name, of which its first ground attack is.
std::string served_with_kind(const std::string& name) {
    const std::string kinds = R"("kinds": [{"id": "siege", "name": {"en": ")" + name +
                              R"(", "uk": "Облога"}, "symbol": "drone"},)"
                              R"({"id": "unused", "name": "Unused", "symbol": "other"}], "parties":)";
    return with(with(file_bytes(kServedStory), "\"parties\":", kinds), "\"kind\": \"ground-attack\"",
                "\"kind\": \"siege\"");
}

constexpr AnyKind kShownKind = Ref<OwnKind>{0};

std::string event_of_kind(const Story& story) {
    for (const Event& event : story.events)
        if (kind_of(event) == kShownKind) return event.id;
    return {};
}

int legend_vertices(const std::string& name) {
    SessionBench bench(1280, 2400);
    REQUIRE(bench.fonts_found);
    REQUIRE(bench.give_bytes(served_with_kind(name)));
    REQUIRE(bench.send(SetView{View::Event}));
    bench.settle();
    return bench.vertices;
}

}  // namespace

TEST_SUITE("own kinds on screen") {
    TEST_CASE("filters have a pill for each kind in use, and that of an own kind filters by it") {
        SessionBench bench;
        REQUIRE(bench.fonts_found);
        REQUIRE(bench.give_bytes(served_with_kind("Siege")));
        REQUIRE(bench.send(SetView{View::Claims}));
        REQUIRE(bench.click("filters"));
        bench.settle();
        const std::string pill = "kind:" + std::to_string(kShownKind.number());
        for (int i = 0; i < kind_count(bench.story()); ++i)
            CHECK(bench.target("kind:" + std::to_string(i)).has_value() ==
                  has_kind(bench.story(), AnyKind::numbered(i)));
        REQUIRE(bench.click(pill));
        bench.settle();
        CHECK(bench.state().lens.filter.kind == kShownKind);
        REQUIRE(bench.send(SetView{View::Claims}));
        if (!bench.target(pill)) REQUIRE(bench.click("filters"));
        bench.settle();
        REQUIRE(bench.click(pill));
        bench.settle();
        CHECK_FALSE(bench.state().lens.filter.kind);
    }

    TEST_CASE("a pill is as wide as the own kind's name") {
        const auto width = [](const std::string& name) {
            SessionBench bench;
            REQUIRE(bench.give_bytes(served_with_kind(name)));
            REQUIRE(bench.send(SetView{View::Claims}));
            REQUIRE(bench.click("filters"));
            bench.settle();
            const auto pill = bench.target("kind:" + std::to_string(kShownKind.number()));
            REQUIRE(pill);
            return pill->width;
        };
        CHECK(width("Siege of the town") > width("Siege") + 20);
    }

    TEST_CASE("the legend has a row with the own kind's name") {
        constexpr int kVerticesOfLetter = 4;
        const int four = legend_vertices("Sieg");
        CHECK(legend_vertices("Siegegeg") == four + 4 * kVerticesOfLetter);
    }

    TEST_CASE("an event's card names its own kind in the reader's language") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(served_with_kind("Siege")));
        REQUIRE(bench.send(SeekTo{bench.story().end}));
        bench.settle();
        const std::string bar = "bar:" + event_of_kind(bench.story());
        const auto card = [&] {
            const auto rect = bench.target(bar);
            REQUIRE_MESSAGE(rect, bar);
            bench.move_to(rect->x + rect->width * 0.5f, rect->y + rect->height * 0.5f);
            bench.settle();
            REQUIRE(bench.session.tip());
            return std::string(bench.session.tip()->text);
        };
        CHECK(contains(card(), " · Siege\n"));
        bench.move_to(1, 1);
        REQUIRE(bench.send(SetLanguage{*language_of("uk")}));
        CHECK(contains(card(), " · Облога\n"));
    }

    TEST_CASE("a kind that the story has not is no filter") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(served_with_kind("Siege")));
        const AnyKind beyond = AnyKind::numbered(kind_count(bench.story()));
        CHECK_FALSE(bench.send(SetKindFilter{beyond}));
        CHECK_FALSE(bench.send(FilterBy{{}, std::optional(beyond), {}}));
        CHECK(bench.send(SetKindFilter{kShownKind}));
    }
}
