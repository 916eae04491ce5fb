// What the small dark card says, where it stands, and what brings it: pointer, keys, a finger that rests.
#include "panels/tooltip.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "cut_story.h"
#include "map_files.h"
#include "random.h"
#include "session_bench.h"
#include "telling.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

bool within(const Rect& a, const Rect& b) {
    return a.x >= b.x && a.y >= b.y && a.right() <= b.right() && a.bottom() <= b.bottom();
}

// Tips of a story at a moment, without a page.
class Asked {
  public:
    Asked(const Story& story, const State& state)
        : story_(story),
          state_(state),
          telling_(telling_of(story, state.lens)),
          told_(knowledge_at(story, state.lens, telling_)),
          layout_(lay_out(1280, 800, PanelShown::Yes)) {
        look_.colours = &palette(Shade::Light);
    }
    std::string text(const std::string& target) const {
        const PanelInput in{story_,  state_, told_, telling_, map_,   measures_, look_,
                            layout_, {},     0,     false,    scene_, signs_};
        const std::optional<Tip> tip = tip_of(in, target);
        return tip ? tip->text() : FrameText();
    }
    std::string note(Ref<Claim> claim) const {
        const PanelInput in{story_,  state_, told_, telling_, map_,   measures_, look_,
                            layout_, {},     0,     false,    scene_, signs_};
        return said_note(in, claim, Wording::DateOnly);
    }
    const Knowledge& told() const { return told_; }
    const Telling& telling() const { return telling_; }

  private:
    const Story& story_;
    const State& state_;
    Telling telling_;
    Knowledge told_;
    Look look_;
    Layout layout_;
    Measures measures_;
    BaseMap map_;
    EventScene scene_;
    SeenSigns signs_;
};

// All that the tips of a story can be asked for.
std::vector<std::string> targets_of(const Story& story) {
    std::vector<std::string> names;
    for (const Event& event : story.events) names.push_back("bar:" + event.id);
    for (const Claim& claim : story.claims) names.push_back("tick:" + claim.id);
    for (const Place& place : story.places) names.push_back("place:" + place.id);
    return names;
}

const ShownTip& shown(const SessionBench& bench) {
    REQUIRE(bench.session.tip());
    return *bench.session.tip();
}

void point_at(SessionBench& bench, const std::string& name) {
    const std::optional<Rect> rect = bench.target(name);
    REQUIRE_MESSAGE(rect, name);
    bench.move_to(rect->x + rect->width * 0.5f, rect->y + rect->height * 0.5f);
    bench.settle();
}

void touch(SessionBench& bench, float x, float y, bool down) {
    ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    ImGui::GetIO().AddMousePosEvent(x, y);
    bench.frame();
    ImGui::GetIO().AddMouseButtonEvent(0, down);
    bench.frame();
}

}  // namespace

TEST_SUITE("tooltips") {
    TEST_CASE("an event's card has its title, when in words and its kind, who says so and how it stands") {
        StoryBuilder b;
        const Ref<Event> event = b.event("Mortar fire", exactly("2023-05-22T10:00"));
        b.story.events[event.index].kind = EventKind::Shelling;
        b.claim("own", event, "2023-05-22T12:00");
        b.claim("again", event, "2023-05-22T13:00");
        const Ref<Claim> other = b.claim("other", event, "2023-05-23T12:00");
        b.story.claims[other.index].actor = {1};
        State state;
        state.lens.time = at("2023-05-22T18:30");
        const std::string head = "Mortar fire\nMonday 22 May, 10:00 · Shelling\n";
        CHECK(Asked(b.story, state).text("event:Mortar fire") ==
              head + "according to Governor; Spokesman · claimed by several sides, not all of it supported");
        state.lens.clock = Clock::Known;
        CHECK(Asked(b.story, state).text("bar:Mortar fire") == head + "according to Governor · claimed by one side");
        state.lens.time = at("2023-05-22T11:00");
        CHECK(Asked(b.story, state).text("bar:Mortar fire").empty());
        state.lens.time = at("2023-05-24T00:00");
        b.story.claims[other.index].disputes = Ref<Claim>{0};
        CHECK(contains(Asked(b.story, state).text("bar:Mortar fire"), "according to Governor; Spokesman · contested"));
        state.language = Language::Ukrainian;
        CHECK(contains(Asked(b.story, state).text("bar:Mortar fire"), "хто це каже: Governor; Spokesman · спірне"));
    }

    TEST_CASE("a statement's card has its speaker, its words, when it was said and what became of it") {
        StoryBuilder b;
        const Ref<Event> event = b.event("e", exactly("2023-05-22T10:00"));
        const Ref<Claim> first = b.claim("first", event, "2023-05-22T12:00");
        b.story.claims[first.index].voice = Voice::Direct;
        b.story.claims[first.index].assessment = Assessment::Denied;
        const Ref<Claim> second = b.claim("second", event, "2023-05-22T15:00");
        b.story.claims[second.index].supersedes = first;
        State state;
        state.lens.time = at("2023-05-22T18:00");
        state.lens.clock = Clock::Known;
        CHECK(Asked(b.story, state).text("tick:first") ==
              "Governor\n“something happened”\nMon\u00a022\u00a0May,\u00a012:00 · denied · replaced later");
        CHECK(Asked(b.story, state).text("tick:second") ==
              "Governor\nsomething happened\nMon\u00a022\u00a0May,\u00a015:00");
        state.lens.time = at("2023-05-22T14:00");
        CHECK(Asked(b.story, state).text("tick:first") ==
              "Governor\n“something happened”\nMon\u00a022\u00a0May,\u00a012:00 · denied");
        CHECK(Asked(b.story, state).text("tick:second").empty());
    }

    TEST_CASE("a statement that nobody dates may be later for all that is known, and says so on that clock alone") {
        StoryBuilder b;
        const Ref<Event> event = b.event("e", exactly("2023-05-22T10:00"));
        const Ref<Claim> undated = b.claim("undated", event, "2023-05-22T12:00");
        b.story.claims[undated.index].said.reset();
        State state;
        state.lens.time = at("2023-05-23T18:00");
        const std::string before = Asked(b.story, state).note(undated);
        CHECK(contains(before, "time of saying not stated"));
        CHECK_FALSE(contains(before, "perhaps later"));
        state.lens.clock = Clock::Known;
        CHECK(is_sure_by(b.story, state.lens, undated) ==
              !contains(Asked(b.story, state).note(undated), "perhaps later"));
        CHECK(contains(Asked(b.story, state).note(undated), "perhaps later"));
    }

    TEST_CASE("a place's card counts what is told of it and names the first, or says that nothing is") {
        StoryBuilder b;
        const Ref<Place> town = b.place("Town", 35.6, 50.4);
        b.story.places[town.index].kind = PlaceKind::Town;
        b.place("Empty", 36, 50.4);
        for (const char* id : {"a", "b", "c", "d", "e"}) {
            const Ref<Event> event = b.event(id, exactly("2023-05-22T10:00"), town);
            b.claim(std::string("said-") + id, event, "2023-05-22T12:00");
        }
        State state;
        state.lens.time = at("2023-05-23T00:00");
        CHECK(Asked(b.story, state).text("place:Town") == "Town\nTown · 5 events\na\nb\nc\nand 2 more");
        CHECK(Asked(b.story, state).text("dot:Empty") == "Empty\nLandmark\nNothing is said to have happened here.");
        state.lens.party = Ref<Party>{1};
        CHECK(Asked(b.story, state).text("place:Town") ==
              "Town\nTown\n5 events hidden by the choice of side or the filters");
        state.lens.party.reset();
        state.lens.time = at("2023-05-22T00:00");
        const char* not_yet = "\nNothing is said to have happened here by this moment.";
        CHECK(Asked(b.story, state).text("place:Town") == std::string("Town\nTown") + not_yet);
        state.lens.clock = Clock::Known;
        CHECK(Asked(b.story, state).text("place:Town") == std::string("Town\nTown") + not_yet);
        // Whether anything is still to come is not told on this clock.
        CHECK(Asked(b.story, state).text("place:Empty") == std::string("Empty\nLandmark") + not_yet);
    }

    TEST_CASE("what has no card says nothing, and no id breaks it") {
        const State state;
        for (const char* target : {"", ":", "event:", "event:nobody", "bar:", "tick:x", "place:x", "badge:x",
                                   "citation:x", "tab:x", "timeline", "play-head", "zoom", "move-", "источник:"})
            CHECK_MESSAGE(Asked(belgorod(), state).text(target).empty(), target);
    }

    TEST_CASE("at every moment the cards name the speakers that are told, and no others") {
        for (const Clock clock : {Clock::Happened, Clock::Known})
            for (const Instant time : moments_of(belgorod())) {
                State state;
                state.lens.clock = clock;
                state.lens.time = time;
                const Asked asked(belgorod(), state);
                const std::vector<bool>& told = account_claims(state.lens, asked.telling(), asked.told());
                for (std::uint32_t e = 0; e < belgorod().events.size(); ++e) {
                    const std::string text = asked.text("bar:" + belgorod().events[e].id);
                    CHECK(text.empty() == (clock == Clock::Known && !asked.told().events[e]));
                    if (text.empty()) continue;
                    std::set<std::string> speakers, silent;
                    for (std::uint32_t c = 0; c < belgorod().claims.size(); ++c) {
                        const Claim& claim = belgorod().claims[c];
                        const std::string name(belgorod().at(claim.actor).name.in("en", "en").text);
                        if (claim.event.index == e && told[c]) speakers.insert(name);
                        silent.insert(name);
                    }
                    const std::size_t from = text.rfind("\naccording to ");
                    CHECK((from == text.npos) == speakers.empty());
                    if (from == text.npos) continue;
                    const std::string said = text.substr(from);
                    int named = 0;
                    for (const std::string& name : silent) {
                        const bool is_named = contains("; " + said.substr(14), "; " + name + ";") ||
                                              contains("; " + said.substr(14), "; " + name + " ·");
                        named += is_named ? 1 : 0;
                        if (is_named) CHECK_MESSAGE(speakers.count(name) == 1, name);
                    }
                    CHECK(named == std::min<int>(3, static_cast<int>(speakers.size())));
                }
            }
    }

    TEST_CASE("on the clock of what was known no card depends on what was said later") {
        const auto check = [](const Story& story, const Lens& lens) {
            const CutStory cut = cut_at(story, lens);
            State state;
            state.lens = lens;
            const Asked whole(story, state), before(cut.story, state);
            for (const std::string& target : targets_of(story)) CHECK(whole.text(target) == before.text(target));
        };
        for (const Instant time : moments_of(belgorod())) {
            Lens lens;
            lens.clock = Clock::Known;
            lens.time = time;
            check(belgorod(), lens);
        }
        for (int seed = 0; seed < 20; ++seed) {
            RandomStory random(seed);
            for (const Instant time : moments_of(random.story())) {
                Lens lens = random.lens();
                lens.clock = Clock::Known;
                lens.time = time;
                check(random.story(), lens);
            }
        }
    }

    TEST_CASE("a card is whole on the canvas and beside what it speaks of, wherever that is") {
        Random random(31);
        const Rect canvas{0, 0, 1280, 800};
        for (int i = 0; i < 20000; ++i) {
            const auto w = static_cast<float>(random.between(1, 400)), h = static_cast<float>(random.between(1, 60));
            const Rect of{static_cast<float>(random.between(0, 1280.0 - w)),
                          static_cast<float>(random.between(0, 800.0 - h)), w, h};
            const float width = static_cast<float>(random.between(40, 360)),
                        height = static_cast<float>(random.between(20, 300)),
                        x = of.x + static_cast<float>(random.between(0, w));
            const Rect card = tip_rect(of, x, width, height, canvas);
            CHECK(within(card, canvas));
            CHECK_FALSE(overlaps(card, of));
            CHECK((card.width == width && card.height == height));
        }
        // On a small phone, beside the targets that there are.
        const Rect phone{0, 0, 320, 568};
        for (int i = 0; i < 5000; ++i) {
            const Rect of{static_cast<float>(random.between(0, 276)), static_cast<float>(random.between(0, 524)), 44,
                          44};
            const Rect card = tip_rect(of, of.x + 22, static_cast<float>(random.between(60, 312)),
                                       static_cast<float>(random.between(20, 240)), phone);
            CHECK(within(card, phone));
            CHECK_FALSE(overlaps(card, of));
        }
    }

    TEST_CASE("its letters are read in both themes, and it is told from the paper") {
        for (const Shade shade : {Shade::Light, Shade::Dark}) {
            const TipColours colours = tip_colours(shade);
            CHECK(contrast(colours.ink, colours.card) >= 4.5);
            CHECK(contrast(colours.muted, colours.card) >= 4.5);
            CHECK(contrast(colours.edge, paper_rgb(shade)) >= 3.0);
        }
    }

    TEST_CASE("whatever is pointed at has its card in the next frame, and it goes with the pointer") {
        SessionBench bench;
        REQUIRE(bench.fonts_found);
        REQUIRE(bench.send(SelectEventById{"graivoron-shelling"}));
        bench.settle();
        std::set<std::string> kinds;
        std::vector<std::pair<std::string, Rect>> targets;  // those that are drawn now
        for (const PressTarget& target : bench.session.targets()) targets.emplace_back(target.name, target.rect);
        for (const auto& [name, rect] : targets) {
            bench.move_to(rect.x + rect.width * 0.5f, rect.y + rect.height * 0.5f);
            if (!bench.session.tip()) continue;
            const ShownTip& tip = *bench.session.tip();
            CHECK(within(tip.card, bench.layout().canvas));
            CHECK_FALSE(overlaps(tip.card, tip.of));
            CHECK(contains(bench.session.snapshot({}), R"("tooltip":")"));
            kinds.insert(name.substr(0, name.find(':')));
        }
        for (const char* kind :
             {"event", "badge", "place", "bar", "citation", "tab", "zoom-in", "fit", "play", "clock"})
            CHECK_MESSAGE(kinds.count(kind) == 1, kind);
        bench.move_to(-1000, -1000);
        CHECK_FALSE(bench.session.tip());
        CHECK(contains(bench.session.snapshot({}), R"("tooltip":null)"));
        CHECK(bench.settle() <= 2);
    }

    TEST_CASE("what has been pressed covers nothing with its card until the pointer comes anew") {
        SessionBench bench;
        point_at(bench, "tab:sources");
        CHECK(bench.session.tip());
        REQUIRE(bench.click("tab:sources"));
        bench.settle();
        CHECK_FALSE(bench.session.tip());
        point_at(bench, "tab:claims");
        CHECK(bench.session.tip());
        point_at(bench, "tab:sources");
        CHECK(bench.session.tip());
    }

    TEST_CASE("a control's card says what it does and its key") {
        SessionBench bench;
        point_at(bench, "fit");
        CHECK(shown(bench).text == "Show the whole story\nkey 0");
        point_at(bench, "zoom-in");
        CHECK(shown(bench).text == "Zoom in\nkey +");
        point_at(bench, "play");
        CHECK(shown(bench).text == "Play\nkey Space");
        REQUIRE(bench.send(SetLanguage{Language::Russian}));
        point_at(bench, "fit");
        CHECK(shown(bench).text == "Показать всю историю\nклавиша 0");
    }

    TEST_CASE("a title of 200 characters is whole, in a smaller measure") {
        std::string title;
        while (title.size() < 200) title += "Word and again ";
        SessionBench bench;
        const std::string served = file_bytes(kServedStory);
        const std::string old = R"("en": "Shelling of Graivoron")";
        REQUIRE(contains(served, old));
        REQUIRE(bench.give_bytes(with(served, old, R"("en": ")" + title + "\"")));
        bench.settle();
        point_at(bench, "bar:graivoron-shelling");
        CHECK(contains(shown(bench).text, title));
        CHECK(shown(bench).card.width > 300);
        CHECK(shown(bench).card.height > 90);
        CHECK(within(shown(bench).card, bench.layout().canvas));
    }

    TEST_CASE("F leads through what stands on the map and the timeline, Enter presses, Escape lets go") {
        SessionBench bench;
        bench.settle();
        std::vector<std::string> seen;
        for (int i = 0; i < 300; ++i) {
            bench.key(ImGuiKey_F);
            if (bench.session.focus().empty()) break;
            REQUIRE(bench.session.tip());
            CHECK(contains(bench.session.focus(), ":"));
            seen.push_back(bench.session.focus());
        }
        CHECK(seen.size() > 10);
        CHECK(seen.size() < 300);
        CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == seen.size());
        const auto is_of_map = [](const std::string& name) {
            return name.rfind("bar:", 0) != 0 && name.rfind("tick:", 0) != 0;
        };
        CHECK(std::is_partitioned(seen.begin(), seen.end(), is_of_map));
        for (const char* kind : {"event:", "badge:", "place:", "bar:"})
            CHECK(std::any_of(seen.begin(), seen.end(),
                              [&](const std::string& name) { return name.rfind(kind, 0) == 0; }));
        CHECK_FALSE(bench.session.tip());
        // Back from the end.
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
        bench.key(ImGuiKey_F);
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
        bench.frame();
        CHECK(bench.session.focus() == seen.back());
        bench.key(ImGuiKey_Escape);
        CHECK(bench.session.focus().empty());
        while (bench.session.focus().rfind("place:", 0) != 0) bench.key(ImGuiKey_F);
        const std::string place = bench.session.focus().substr(6);
        bench.settle();
        CHECK(bench.session.tip());
        bench.key(ImGuiKey_Enter);
        REQUIRE(bench.state().place);
        CHECK(bench.story().at(*bench.state().place).id == place);
        CHECK(bench.session.focus().empty());
        bench.key(ImGuiKey_F);
        CHECK_FALSE(bench.session.focus().empty());
        bench.move_to(600, 300);  // whoever takes the mouse has left the keys
        CHECK(bench.session.focus().empty());
    }

    TEST_CASE("a finger that rests brings the card until the next tap and presses nothing; a tap does at once") {
        SessionBench bench(390, 844);
        bench.settle();
        const std::optional<std::string> name = bench.first_target("event:");
        REQUIRE(name);
        const State before = bench.state();
        const Rect rect = *bench.target(*name);
        const float x = rect.x + rect.width * 0.5f, y = rect.y + rect.height * 0.5f;
        touch(bench, x, y, true);
        int frames = 0;
        while (!bench.session.tip() && frames < 120) {
            const bool moving = bench.frame();
            if (!bench.session.tip()) CHECK(moving);  // the clock runs while a finger waits
            ++frames;
        }
        REQUIRE(bench.session.tip());
        CHECK(frames >= 20);
        CHECK(frames <= 30);
        const Rect card = bench.session.tip()->card;
        CHECK_FALSE(overlaps(card, rect));
        CHECK_FALSE(bench.frame());  // and stops
        touch(bench, x, y, false);
        bench.settle();
        CHECK(bench.state() == before);
        CHECK(bench.session.tip());  // it stays
        touch(bench, bench.layout().map.x + 4, bench.layout().map.y + 4, true);
        touch(bench, bench.layout().map.x + 4, bench.layout().map.y + 4, false);
        bench.settle();
        CHECK_FALSE(bench.session.tip());
        touch(bench, x, y, true);
        touch(bench, x, y, false);
        bench.settle();
        REQUIRE(bench.state().event);
        CHECK("event:" + bench.story().at(*bench.state().event).id == *name);
        CHECK_FALSE(bench.session.tip());
    }

    TEST_CASE("where frames are slow a tap is not taken for a finger that rests") {
        SessionBench bench(390, 844);
        bench.settle();
        const Rect rect = *bench.target(*bench.first_target("event:"));
        const float x = rect.x + rect.width * 0.5f, y = rect.y + rect.height * 0.5f;
        touch(bench, x, y, true);
        for (int i = 0; i < 3; ++i) {
            bench.now_s += 0.3;
            bench.frame();
        }
        touch(bench, x, y, false);
        bench.settle();
        CHECK(bench.state().event);
        CHECK_FALSE(bench.session.tip());
    }

    TEST_CASE("a finger that moves asks for nothing") {
        SessionBench bench(390, 844);
        bench.settle();
        const Rect rect = *bench.target(*bench.first_target("event:"));
        touch(bench, rect.x + 5, rect.y + 5, true);
        ImGui::GetIO().AddMousePosEvent(rect.x + 45, rect.y + 5);
        for (int i = 0; i < 60; ++i) bench.frame();
        CHECK_FALSE(bench.session.tip());
    }
}
