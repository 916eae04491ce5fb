// Places open: from the map, from an event and from their list, and lead back.
#include <doctest/doctest.h>

#include <algorithm>

#include "panels/description.h"
#include "session_bench.h"
#include "story/query.h"
#include "telling.h"
#include "telling/places.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

Ids ids(const Story& story, const FrameList<Ref<Event>>& events) {
    Ids all;
    for (const Ref<Event> event : events) all.push_back(story.at(event).id);
    return all;
}

PlaceAccount account_of(const Story& story, const Lens& lens, Ref<Place> place) {
    const Telling telling = telling_of(story, lens);
    return place_account(story, lens, telling, knowledge_at(story, lens, telling), place);
}

}  // namespace

TEST_SUITE("places") {
    TEST_CASE("a place has what is told of it in order, what lies ahead, and what the choice of side hides") {
        StoryBuilder b;
        const Ref<Place> here = b.place("here", 35.6, 50.4), there = b.place("there", 36, 50.4);
        const Ref<Event> late = b.event("late", exactly("2023-05-24T10:00"), here);
        b.claim("1", b.event("second", exactly("2023-05-22T10:00"), here), "2023-05-23T12:00");
        const Ref<Claim> kyiv = b.claim("2", b.event("first", exactly("2023-05-22T08:00"), here), "2023-05-23T09:00");
        b.story.claims[kyiv.index].actor = {1};
        b.claim("3", late, "2023-05-24T12:00");
        b.event("elsewhere", exactly("2023-05-22T08:00"), there);
        b.story.checks.push_back({"d", kyiv, there, here, {}, 30, "km"});
        Lens lens;
        lens.time = at("2023-05-23T10:00");
        PlaceAccount account = account_of(b.story, lens, here);
        CHECK(ids(b.story, account.told) == Ids{"first", "second"});
        CHECK(ids(b.story, account.later) == Ids{"late"});
        CHECK(account.hidden == 0);
        REQUIRE(account.distances.size() == 1);
        CHECK(account.distances[0] == Ref<Check>{0});
        CHECK(account_of(b.story, lens, there).distances.size() == 1);

        lens.party = Ref<Party>{0};
        account = account_of(b.story, lens, here);
        CHECK(ids(b.story, account.told) == Ids{"second"});
        CHECK(account.hidden == 1);
        CHECK(account.distances.empty());

        lens.party.reset();
        lens.clock = Clock::Known;
        account = account_of(b.story, lens, here);
        CHECK(ids(b.story, account.told) == Ids{"first"});
        CHECK(account.later.empty());  // nothing is foretold
        CHECK(account.hidden == 0);
        lens.party = Ref<Party>{0};
        CHECK(account_of(b.story, lens, here).hidden == 1);
        lens.time = at("2023-05-23T08:00");
        CHECK(account_of(b.story, lens, here).hidden == 0);
    }

    TEST_CASE("a press on a place's name or its dot opens it, on phones with a thumb's reach") {
        for (const auto& [width, height] : {std::pair(1280.0f, 800.0f), std::pair(390.0f, 844.0f)}) {
            SessionBench bench(width, height);
            REQUIRE(bench.fonts_found);
            for (const char* name : {"place:kharkiv", "dot:kharkiv"}) {
                REQUIRE(bench.send(ClearSelection{}));
                REQUIRE(bench.click(name));
                bench.settle();
                CHECK(bench.state().place == place_by_id(bench.story(), "kharkiv"));
                CHECK(bench.state().view == View::Place);
            }
            REQUIRE(bench.send(ClearSelection{}));
            if (width > 640) continue;
            const Rect name = *bench.target("place:kharkiv");
            ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
            bench.click_at(name.x + name.width * 0.5f, name.y + name.height * 0.5f + 21);
            CHECK(bench.state().place == place_by_id(bench.story(), "kharkiv"));
        }
    }

    TEST_CASE("from a place one press leads to each of its events, from the event to its place, from there to all") {
        SessionBench bench;
        const Ref<Place> place = *place_by_id(bench.story(), "graivoron");
        REQUIRE(bench.send(SeekTo{bench.story().end}));
        REQUIRE(bench.send(SelectPlace{place}));
        bench.settle();
        int events = 0;
        for (std::uint32_t i = 0; i < bench.story().events.size(); ++i) {
            if (bench.story().events[i].place != place) continue;
            ++events;
            REQUIRE(bench.send(SelectPlace{place}));
            REQUIRE(bench.click("place-event:" + bench.story().events[i].id));
            bench.settle();
            CHECK(bench.state().event == Ref<Event>{i});
            CHECK(bench.state().view == View::Event);
            CHECK_FALSE(bench.state().place.has_value());
            REQUIRE(bench.click("event-place:graivoron"));
            bench.settle();
            CHECK(bench.state().place == place);
        }
        CHECK(events > 0);
        REQUIRE(bench.click("tab:sources"));
        REQUIRE(bench.click("tab:event"));  // the place is what stands under this tab
        CHECK(bench.state().view == View::Place);
        const std::optional<Rect> all = bench.target("places");
        REQUIRE(all);
        REQUIRE(bench.click("places"));
        bench.settle();
        CHECK(bench.state().view == View::Place);
        CHECK_FALSE(bench.state().place.has_value());
        REQUIRE(bench.click("place-row:borisovka"));
        CHECK(bench.state().place == place_by_id(bench.story(), "borisovka"));
        bench.key(ImGuiKey_Escape);
        CHECK_FALSE(bench.state().place.has_value());
        CHECK(bench.state().view == View::Event);
    }

    TEST_CASE("the distances that claims state of a place are told and drawn when it opens, and lead to their claim") {
        SessionBench bench;
        REQUIRE(bench.send(SetView{View::Event}));
        REQUIRE(bench.send(SeekTo{bench.story().end}));
        REQUIRE(bench.send(ClearSelection{}));
        CHECK(bench.session.furniture().measures.empty());
        REQUIRE(bench.send(SelectPlaceById{"kharkiv"}));
        bench.settle();
        const Ref<Place> kharkiv = *place_by_id(bench.story(), "kharkiv");
        std::size_t checks = 0;
        for (const Check& check : bench.story().checks) checks += check.from == kharkiv || check.to == kharkiv;
        CHECK(checks == 1);
        CHECK(bench.session.furniture().measures.size() == checks);
        const std::optional<std::string> claim = bench.first_target("place-claim:");
        REQUIRE(claim);
        REQUIRE(bench.click(*claim));
        REQUIRE(bench.state().claim);
        CHECK("place-claim:" + bench.story().at(*bench.state().claim).id == *claim);
    }

    TEST_CASE("a place that is a region is hatched while it is open") {
        SessionBench bench;
        REQUIRE(bench.send(SetView{View::Event}));
        REQUIRE(bench.send(SeekTo{bench.story().end}));
        REQUIRE(bench.send(ClearSelection{}));
        CHECK_FALSE(bench.session.picture().selected_area.has_value());
        REQUIRE(bench.send(SelectPlaceById{"belgorod-region"}));
        CHECK(bench.session.picture().selected_area.has_value());
        REQUIRE(bench.send(SelectPlaceById{"kharkiv"}));
        CHECK_FALSE(bench.session.picture().selected_area.has_value());
    }

    TEST_CASE("what is spoken of a place: its name and what is told of it, or that nothing is") {
        StoryBuilder b;
        const Ref<Place> here = b.place("Here", 35.6, 50.4);
        b.place("There", 36, 50.4);
        b.claim("1", b.event("Fire", exactly("2023-05-22T10:00"), here), "2023-05-22T12:00");
        State state;
        state.view = View::Place;
        state.lens.time = at("2023-05-22T18:00");
        const auto spoken = [&](std::uint32_t place) {
            state.place = Ref<Place>{place};
            const std::string text = description(b.story, state, known_at(b.story, state.lens));
            return text.substr(text.find(" made by now. ") + 14);
        };
        CHECK(spoken(0) == "Here. Fire.");
        CHECK(spoken(1) == "There. Nothing is said to have happened here.");
        state.lens.clock = Clock::Known;
        CHECK(spoken(0) == "Here. Fire.");
        CHECK(spoken(1) == "There. Nothing is said to have happened here by this moment.");
        state.lens.time = at("2023-05-22T11:00");
        CHECK(spoken(0) == "Here. Nothing is said to have happened here by this moment.");
    }
}
