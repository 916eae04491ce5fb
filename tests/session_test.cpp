#include "session/session.h"

#include <doctest/doctest.h>

#include "random_command.h"
#include "session_bench.h"
#include "state/permalink.h"
#include "state_bench.h"
#include "story/query.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

constexpr const char* kOtherStory = "tests/fixtures/good/all-features.json";

std::vector<std::string> event_names(const News& news) {
    std::vector<std::string> names;
    for (const News::Event& event : news.events) names.push_back(event.name);
    return names;
}

bool says_nothing(const News& news) {
    return !news.wanted_basemap && !news.wanted_words && !news.search_field && news.links.empty() &&
           news.copies.empty() && !news.share && !news.first_frame && news.events.empty() && !news.title &&
           !news.hash && !news.description;
}

std::string hash_of(const Session& session) {
    return hash_from_state(*session.story(), session.map_frame().limits, session.state());
}

// What `act` makes be made anew.
template <class Act>
WorkCounts work_of(SessionBench& bench, Act act) {
    bench.settle();
    const WorkCounts before = bench.session.work();
    act();
    bench.settle();
    const WorkCounts after = bench.session.work();
    return {after.knowledge - before.knowledge, after.symbols - before.symbols, after.labels - before.labels};
}

bool is_on_map(const Session& session, Ref<Event> event) {
    const Layout page = session.layout();
    const Viewport viewport{page.map.width, page.map.height};
    const Place& place = session.story()->at(*session.story()->at(event).place);
    const Screen at = screen_from_world(session.state().camera, viewport, world_from_lng_lat(place.position));
    return at.x >= 0 && at.y >= 0 && at.x <= viewport.width && at.y <= viewport.height;
}

}  // namespace

TEST_SUITE("session") {
    TEST_CASE("a story waits for its base map, and is on screen and told of with the first frame") {
        SessionBench bench{still_page(1280, 800)};
        REQUIRE(bench.fonts_found);
        CHECK_FALSE(bench.frame());
        CHECK(says_nothing(bench.news));
        CHECK(contains(bench.session.snapshot({}), R"("state":"loading","time":"")"));
        CHECK(bench.session.command(R"({"name":"fit"})") ==
              R"({"ok":false,"error":"There is no story on the page yet"})");

        REQUIRE(bench.session.give_story(file_bytes(kServedStory), "a"));
        CHECK(bench.session.take_news().wanted_basemap == "belgorod");
        CHECK_FALSE(bench.frame());
        CHECK(bench.session.story() == nullptr);
        REQUIRE(bench.session.give_basemap(file_bytes(kServedBaseMap), "belgorod"));
        bench.frame();
        CHECK(bench.news.first_frame);
        CHECK(event_names(bench.news) == std::vector<std::string>{"ready"});
        CHECK(bench.news.events[0].json == R"({"story":"belgorod-2023","title":"The Belgorod raid: who says what"})");
        CHECK(bench.news.title->text == "The Belgorod raid: who says what");
        CHECK(bench.news.title->language == "en");
        CHECK(bench.session.take_base_scene().has_value());
        REQUIRE(bench.session.take_symbols() != nullptr);
        CHECK(contains(bench.session.snapshot({}), R"("state":"ready","time":"2023-)"));
    }

    TEST_CASE("an idle frame makes nothing anew, uploads nothing and says nothing") {
        SessionBench bench;
        bench.settle();
        (void)bench.session.take_base_scene();
        (void)bench.session.take_symbols();
        const WorkCounts before = bench.session.work();
        const State state = bench.state();
        for (int i = 0; i < 20; ++i) {
            CHECK_FALSE(bench.frame());
            CHECK(says_nothing(bench.news));
        }
        CHECK(bench.session.work() == before);
        CHECK(bench.state() == state);
        CHECK_FALSE(bench.session.take_base_scene());
        CHECK(bench.session.take_symbols() == nullptr);
    }

    TEST_CASE("only what depends on a change is made anew") {
        SessionBench bench;
        const auto send = [&](const Command& command) { return [&bench, command] { REQUIRE(bench.send(command)); }; };
        const Camera opening = bench.state().camera;
        REQUIRE(bench.send(GoTo{{Camera{opening.centre, 9.3}, Motion::Jump}}));
        // Names stay while a hand moves the map, and are looked over when it rests.
        CHECK(work_of(bench, send(PanBy{30, 20})) == WorkCounts{0, 0, 1});
        bench.button(true);
        CHECK(work_of(bench, send(PanBy{30, 20})) == WorkCounts{0, 0, 0});
        CHECK(work_of(bench, [&] { bench.button(false); }) == WorkCounts{0, 0, 1});
        CHECK(work_of(bench, send(ZoomAt{{200, 200}, 0.01})) == WorkCounts{0, 0, 1});
        CHECK(work_of(bench, send(ZoomAt{{200, 200}, 1.0})) == WorkCounts{0, 1, 1});
        CHECK(work_of(bench, send(Scrub{bench.story().start + 31 * kHour + 420})) == WorkCounts{1, 0, 0});
        CHECK(work_of(bench, send(SetClock{Clock::Known})) == WorkCounts{1, 1, 0});
        CHECK(work_of(bench, send(Scrub{bench.story().start + 38 * kHour})) == WorkCounts{1, 1, 0});  // more is told
        CHECK(work_of(bench, send(Scrub{bench.story().start + 39 * kHour})) == WorkCounts{1, 0, 0});
        CHECK(work_of(bench, send(SetPartyById{"armed-groups"})) == WorkCounts{1, 1, 1});
        CHECK(work_of(bench, send(SetLanguage{Language::Ukrainian})) == WorkCounts{0, 0, 1});
        CHECK(work_of(bench, send(SetTheme{Theme::Dark})) == WorkCounts{0, 1, 0});
        CHECK(work_of(bench, send(SetView{View::Sources})) == WorkCounts{0, 0, 0});
        CHECK(work_of(bench, send(Notify{"a"})) == WorkCounts{0, 0, 0});
        CHECK(work_of(bench, [&] { bench.move_to(300, 300); }) == WorkCounts{0, 0, 0});
    }

    TEST_CASE("a line of the story's own comes and goes with the playhead, and only then the map is drawn anew") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(file_bytes(kOtherStory)));
        bench.settle();
        const Story& story = bench.story();
        const auto road = std::find_if(story.features.begin(), story.features.end(),
                                       [](const Feature& feature) { return feature.id == "coast-road"; });
        REQUIRE(road != story.features.end());
        REQUIRE(road->when);
        const auto named = [&] {
            const auto& names = bench.session.basemap()->names;
            return std::any_of(names.begin(), names.end(),
                               [](const MapName& name) { return name.name.in("en", "en").text == "Coast road"; });
        };
        const Clock clocks[] = {Clock::Happened, Clock::Known};
        for (const Clock clock : clocks) {
            REQUIRE(bench.send(SetClock{clock}));
            REQUIRE(bench.send(Scrub{road->when->start - 1}));
            (void)bench.session.take_base_scene();
            CHECK_FALSE(named());
            REQUIRE(bench.send(Scrub{road->when->start}));
            CHECK(named());
            CHECK(bench.session.take_base_scene());
            REQUIRE(bench.send(Scrub{road->when->end}));
            CHECK(named());
            CHECK_FALSE(bench.session.take_base_scene());
        }
    }

    TEST_CASE("playing moves the playhead to the end of the story without making symbols or names anew") {
        SessionBench bench;
        REQUIRE(bench.send(SetView{View::Event}));  // in Story the steps move the map
        bench.settle();
        const WorkCounts before = bench.session.work();
        REQUIRE(bench.send(SetSpeed{2}));
        REQUIRE(bench.session.carry_out(Play{}).ok());
        int moved = 0;
        Instant last = bench.state().lens.time;
        bool moving = true;
        while (moving && moved < 20000) {
            moving = bench.frame();
            CHECK(bench.state().lens.time >= last);
            moved += bench.state().lens.time > last ? 1 : 0;
            if (moving) CHECK_FALSE(bench.news.hash);  // the address waits until all is settled
            last = bench.state().lens.time;
        }
        CHECK(last == bench.story().end);
        CHECK_FALSE(bench.state().playback.playing);
        REQUIRE(bench.news.hash);
        CHECK(bench.session.work() == WorkCounts{before.knowledge + static_cast<std::uint64_t>(moved), before.symbols,
                                                 before.labels, before.rows});
    }

    TEST_CASE(
        "a reading of the whole story, step by step, tells each event once and leaves an address that leads back") {
        SessionBench bench;
        bench.settle();
        const std::vector<Ref<Event>> path = reading_path(bench.story(), telling_of(bench.story(), {}));
        REQUIRE(bench.send(SelectEvent{path.front()}));
        std::vector<std::string> hashes;
        std::vector<std::optional<Ref<Event>>> read;
        for (std::size_t i = 1; i < bench.story().events.size(); ++i) {
            const auto before = bench.state().event;
            ImGui::GetIO().AddKeyEvent(ImGuiKey_RightArrow, true);
            bench.frame();
            REQUIRE(bench.state().event != before);
            REQUIRE(bench.news.events.size() >= 1);
            CHECK(std::string(bench.news.events[0].name) == "select");
            CHECK(bench.news.events[0].json == R"({"event":")" + bench.story().at(*bench.state().event).id + "\"}");
            ImGui::GetIO().AddKeyEvent(ImGuiKey_RightArrow, false);
            bench.settle();
            hashes.push_back(hash_of(bench.session));
            read.push_back(bench.state().event);
        }
        for (std::size_t i = hashes.size(); i-- > 0;) {
            bench.session.hash_changed(hashes[i]);
            bench.settle();
            CHECK(bench.state().event == read[i]);
            CHECK(hash_of(bench.session) == hashes[i]);
            CHECK_FALSE(bench.news.hash);
        }
    }

    TEST_CASE("what the hash can say a command can do, and it is told and written once") {
        SessionBench bench;
        bench.settle();
        CHECK(bench.session.command(R"({"name":"filter","q":"Grayvoron","kind":"shelling","actor":"gladkov"})") ==
              R"({"ok":true})");
        bench.settle();
        std::string told;
        for (const News::Event& event : bench.news.events)
            if (std::string(event.name) == "state") told = event.json;
        CHECK(contains(told, R"("q":"Grayvoron","kind":"shelling","actor":"gladkov")"));
        REQUIRE(bench.news.hash);
        CHECK(contains(*bench.news.hash, "&q=Grayvoron&kind=shelling&actor=gladkov"));
        const std::string address = *bench.news.hash;
        bench.frame();
        CHECK(says_nothing(bench.news));

        CHECK(bench.session.command(R"({"name":"filter","q":null,"kind":null,"actor":null})") == R"({"ok":true})");
        bench.settle();
        CHECK(bench.state().lens.filter.empty());
        bench.session.hash_changed(address);
        bench.settle();
        CHECK(hash_of(bench.session) == address);
        CHECK(bench.session.command(R"({"name":"filter","actor":"nobody"})") ==
              R"({"ok":false,"error":"This story has no actor with the id 'nobody'"})");
    }

    TEST_CASE("another language changes title, description and names, and nothing of where the reader is") {
        SessionBench bench;
        REQUIRE(bench.send(SelectEventById{"civilian-deaths"}));
        bench.settle();
        const std::string address = hash_of(bench.session);
        REQUIRE(bench.session.carry_out(SetLanguage{Language::Ukrainian}).ok());
        bench.frame();
        REQUIRE(bench.news.title);
        CHECK(bench.news.title->text == "Рейд на Бєлгородщину: хто що каже");
        CHECK(bench.news.title->language == "uk");
        if (!bench.news.description) bench.settle();  // told when nothing moves any more
        REQUIRE(bench.news.description);
        CHECK(contains(*bench.news.description, "травня 2023"));
        bench.settle();
        CHECK(hash_of(bench.session) == address);
    }

    TEST_CASE("an address and options given at the start are followed, and the address is written as we write it") {
        StartOptions page = still_page(1280, 800);
        page.query = "?lang=ru&theme=dark&panel=claims&accent=8b4a44&embed=maybe";
        page.hash = "#event=civilian-deaths&clock=known&party=nobody&note=1";
        SessionBench bench{page};
        REQUIRE(bench.give(kServedStory, kServedBaseMap));
        bench.settle();
        REQUIRE(bench.news.hash);
        CHECK(*bench.news.hash == hash_of(bench.session));
        CHECK(contains(*bench.news.hash, "&event=civilian-deaths&map="));
        CHECK(contains(*bench.news.hash, "&note=1"));
        CHECK(bench.state().event == event_by_id(bench.story(), "civilian-deaths"));
        CHECK(bench.state().lens.clock == Clock::Known);
        CHECK(bench.state().language == Language::Russian);
        CHECK(bench.state().theme == Theme::Dark);
        CHECK(bench.state().view == View::Claims);
        CHECK(bench.state().accent == 0x8b4a44u);
        CHECK(bench.state().notices == std::vector<std::string>{"embed: 'maybe' is none of 1, 0",
                                                                "party: this story has no party with the id 'nobody'"});
    }

    TEST_CASE("an event that opens the panel is brought into what the panel leaves of the map") {
        for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {390.0f, 844.0f}}) {
            SessionBench bench(width, height);
            const auto event = event_by_id(bench.story(), "borisovka-fire");
            REQUIRE(event);
            REQUIRE(bench.send(SetView{View::None}));
            REQUIRE(bench.send(GoTo{{PlaceOf{*event}, Motion::Jump}}));
            // The event stands where the panel will cover the map.
            const Layout open = lay_out(width, height, PanelShown::Yes), shut = bench.layout();
            const Place& place = bench.story().at(*bench.story().at(*event).place);
            const Screen at = screen_from_world(bench.state().camera, {shut.map.width, shut.map.height},
                                                world_from_lng_lat(place.position));
            REQUIRE(bench.send(ZoomAt{at, 2.0}));
            REQUIRE(bench.send(PanBy{shut.map.width - 10 - at.x, shut.map.height - 10 - at.y}));
            REQUIRE(bench.send(SelectEvent{*event}));
            CHECK(bench.layout().map.width == open.map.width);
            CHECK(is_on_map(bench.session, *event));
        }
    }

    TEST_CASE("a story that is refused leaves the one on screen as it is, and says why") {
        SessionBench bench;
        REQUIRE(bench.send(SelectEventById{"civilian-deaths"}));
        bench.settle();
        State expected = bench.state();
        CHECK_FALSE(bench.session.give_story("{", "other.json"));
        CHECK(bench.story().id == "belgorod-2023");
        REQUIRE(bench.state().notices.size() == 2);
        CHECK(bench.state().notices[0] == "other.json is not shown: it has 1 error. The story before it stays.");
        expected.notices = bench.state().notices;
        CHECK(bench.state() == expected);
        bench.settle();
        CHECK(bench.news.events.empty());
        // Then a good one is shown as if nothing had been.
        REQUIRE(bench.session.give_story(file_bytes(kOtherStory), "b"));
        CHECK(bench.story().id != "belgorod-2023");
        CHECK(bench.state().notices.empty());
    }

    TEST_CASE("another story opens afresh with what the reader has chosen, and on the same map without asking for it") {
        SessionBench bench;
        for (const Command& command : {Command(SetLanguage{Language::Ukrainian}), Command(SetView{View::Claims}),
                                       Command(SetClock{Clock::Known}), Command(SelectEventById{"civilian-deaths"}),
                                       Command(SetPartyById{"armed-groups"})})
            REQUIRE(bench.send(command));
        bench.settle();
        REQUIRE(bench.session.give_story(file_bytes(kOtherStory), "b"));
        CHECK_FALSE(bench.session.take_news().wanted_basemap);
        CHECK(bench.story().id != "belgorod-2023");
        const Preferences kept = preferences_of(bench.state());
        CHECK(kept.language == Language::Ukrainian);
        CHECK(kept.view == View::Event);  // the selection has opened it
        CHECK(kept.clock == Clock::Known);
        State expected = opened(bench.story(), bench.session.map_frame(), kept);
        CHECK(bench.state() == expected);
        bench.settle();
        CHECK_FALSE(bench.news.first_frame);
        CHECK(broken_invariants(bench.story(), bench.session.map_frame(), bench.state()) == "");
        CHECK(bench.session.symbols().symbols.size() <= bench.story().events.size());
        for (const EventSymbol& symbol : bench.session.symbols().symbols)
            CHECK(symbol.event.index < bench.story().events.size());
    }

    TEST_CASE(
        "a story over the 180th meridian has both sides beside each other, and its addresses know the Earth's own "
        "longitudes") {
        const std::string minimal = file_bytes("tests/fixtures/good/minimal.json");
        const std::size_t view = minimal.find("\"bbox\": ["), end = minimal.find(']', view);
        REQUIRE(view != std::string::npos);
        const std::string lon = minimal.substr(minimal.find("\"lon\": "), 12),
                          place = lon.substr(0, lon.find_first_of(",}\n"));
        const std::string story =
            with(with(minimal.substr(0, view) + "\"bbox\": [177, -20, -176, -15" + minimal.substr(end), place,
                      "\"lon\": -178.8"),
                 "\"basemap\": \"belgorod\"", "\"basemap\": \"world\"");
        SessionBench bench;
        REQUIRE(bench.session.give_story(story, "a"));
        CHECK(bench.session.take_news().wanted_basemap == "world");
        REQUIRE(bench.session.give_basemap(file_bytes("assets/basemaps/world.json"), "world"));
        bench.settle();
        CHECK(bench.state().notices.empty());
        const LngLat there = bench.story().places.front().position;
        CHECK(there.lon() == doctest::Approx(181.2));
        CHECK(bench.state().camera.centre.lon() == doctest::Approx(180.5).epsilon(0.01));
        // What comes in is the Earth's longitude, and so is what goes out.
        CHECK(bench.session.command(R"({"name":"fly","lon":-178.8,"lat":-17,"zoom":7})") == R"({"ok":true})");
        bench.settle();
        CHECK(bench.state().camera.centre.lon() == doctest::Approx(181.2));
        CHECK(bench.news.hash.value_or("").find("map=7.00/-17.00000/-178.80000") != std::string::npos);
        bench.session.hash_changed("#map=7.00/-17.00000/179.50000");
        bench.settle();
        CHECK(bench.state().camera.centre.lon() == doctest::Approx(179.5));
        bench.session.hash_changed("#map=7.00/-17.00000/-177.00000");
        bench.settle();
        CHECK(bench.state().camera.centre.lon() == doctest::Approx(183.0));
        // The next story on the same map begins at -180 again, for which the map is asked for anew.
        REQUIRE(bench.session.give_story(with(minimal, "\"basemap\": \"belgorod\"", "\"basemap\": \"world\""), "b"));
        CHECK(bench.session.take_news().wanted_basemap == "world");
        REQUIRE(bench.session.give_basemap(file_bytes("assets/basemaps/world.json"), "world"));
        bench.settle();
        CHECK(bench.session.basemap()->box.south_west.lon() == -180.0);
    }

    TEST_CASE("a story in other words goes on where it is, and another one or a broken one is none in other words") {
        SessionBench bench;
        const std::string served = file_bytes(kServedStory);
        const std::string title = R"("en": "Fire on the Borisovka area")", place = R"("en": "Graivoron")";
        const std::string told = with(with(served, title, R"("en": "In other words")"), place, R"("en": "Elsewhere")");
        REQUIRE_FALSE(told.empty());
        for (const Command& command :
             {Command(SetClock{Clock::Known}), Command(SelectEventById{"borisovka-fire"}),
              Command(SetPartyById{"russian-authorities"}), Command(FitStory{}), Command(ZoomBy{0.25})})
            REQUIRE(bench.send(command));
        bench.settle();
        const State before = bench.state();
        const std::string hash = hash_of(bench.session);
        const auto names = [&](std::string_view place) {
            const auto& all = bench.session.labels();
            return std::any_of(all.begin(), all.end(), [&](const DrawnLabel& label) { return label.text == place; });
        };
        REQUIRE(names("Graivoron"));
        REQUIRE(bench.session.retell_story(told));
        CHECK(bench.state() == before);
        bench.settle();
        CHECK(bench.state() == before);
        CHECK(hash_of(bench.session) == hash);
        CHECK_FALSE(names("Graivoron"));
        CHECK(names("Elsewhere"));
        CHECK(bench.story().at(*before.event).title.in("en", "en").text == "In other words");
        CHECK(bench.session.symbols().symbols.size() >= 10);
        CHECK(broken_invariants(bench.story(), bench.session.map_frame(), bench.state()) == "");
        CHECK(work_of(bench, [] {}) == WorkCounts{});
        // The reader goes on.
        REQUIRE(bench.send(SelectEventById{"drones-overnight"}));

        const State then = bench.state();
        for (const std::string& other :
             {with(served, R"("id": "belgorod-2023")", R"("id": "another")"),
              with(served, R"("start": "2023-05-21T18:00")", R"("start": "2023-05-21T17:00")"),
              with(served, R"("id": "woman-died")", R"("id": "woman-killed")"),
              with(served, R"("basemap": "belgorod")", R"("basemap": "world")"), served.substr(0, served.size() / 2),
              file_bytes(kOtherStory), std::string()}) {
            CHECK_FALSE(bench.session.retell_story(other));
            CHECK(bench.state() == then);
            CHECK(bench.story().at(*before.event).title.in("en", "en").text == "In other words");
        }
    }

    TEST_CASE(
        "without a story on screen, or with one that waits for its map, there is nothing to tell in other words") {
        SessionBench bench{still_page(1280, 800)};
        const std::string served = file_bytes(kServedStory);
        CHECK_FALSE(bench.session.retell_story(served));
        CHECK(bench.session.story() == nullptr);
        REQUIRE(bench.give(kServedStory, kServedBaseMap));
        REQUIRE(bench.give_bytes(with(served, R"("basemap": "belgorod")", R"("basemap": "another")")));
        CHECK_FALSE(bench.session.retell_story(served));
        CHECK(bench.session.take_news().wanted_basemap == "another");
    }

    TEST_CASE("a story that waits for its map leaves the one on screen usable, and a newer one overtakes it") {
        SessionBench bench;
        const std::string served = file_bytes(kServedStory);
        const auto on_map = [&](const char* id) {
            return with(with(served, "\"basemap\": \"belgorod\"", std::string("\"basemap\": \"") + id + "\""),
                        "\"id\": \"belgorod-2023\"", std::string("\"id\": \"story-on-") + id + "\"");
        };
        REQUIRE(bench.session.give_story(on_map("first"), "first"));
        CHECK(bench.session.take_news().wanted_basemap == "first");
        CHECK(bench.session.command(R"({"name":"select","event":"civilian-deaths"})") == R"({"ok":true})");
        bench.settle();
        CHECK(bench.story().id == "belgorod-2023");
        CHECK(bench.state().event == event_by_id(bench.story(), "civilian-deaths"));
        REQUIRE(bench.session.give_story(on_map("second"), "second"));
        // What comes for the first is too late, good or bad.
        CHECK(bench.session.give_basemap(file_bytes(kServedBaseMap), "first"));
        CHECK(bench.session.give_basemap("{", "first"));
        bench.session.miss_basemap("first", "no answer");
        CHECK(bench.story().id == "belgorod-2023");
        CHECK(bench.state().notices.empty());
        REQUIRE(bench.session.give_basemap(file_bytes(kServedBaseMap), "second"));
        CHECK(bench.story().id == "story-on-second");
    }

    TEST_CASE("without a base map that can be read a story stands on a plain ground, with its places and a notice") {
        const std::string good = file_bytes(kServedBaseMap);
        const std::string bad[] = {"", "{", good.substr(0, 1000), good.substr(0, good.size() / 2), "[]", "<html>"};
        for (const std::string& bytes : bad) {
            SessionBench bench{still_page(1280, 800)};
            REQUIRE(bench.session.give_story(file_bytes(kServedStory), "a"));
            CHECK_FALSE(bench.session.give_basemap(bytes, "belgorod"));
            REQUIRE(bench.session.story());
            bench.settle();
            REQUIRE(bench.state().notices.size() == 1);
            CHECK(bench.state().notices[0].rfind(
                      "The story is shown on a plain ground: the base map belgorod cannot be read: ", 0) == 0);
            CHECK(bench.session.labels().size() >= 3);
            // It is nobody's; the story has drawn lines of its own by eye.
            const auto& credits = bench.session.furniture().credit_lines;
            CHECK(std::vector<std::string>(credits.begin(), credits.end()) ==
                  std::vector<std::string>{"schematic in part"});
            CHECK(broken_invariants(bench.story(), bench.session.map_frame(), bench.state()) == "");
            const std::vector<EventSymbol> symbols = bench.session.symbols().symbols;
            CHECK(symbols.size() >= 10);
            for (const EventSymbol& symbol : symbols) {
                REQUIRE(bench.send(SelectEvent{symbol.event}));
                const Place& place = bench.story().at(*bench.story().at(symbol.event).place);
                CAPTURE(place.id);
                if (place.precision != PlacePrecision::Region) CHECK(is_on_map(bench.session, symbol.event));
            }
        }
    }

    TEST_CASE("a missing base map is named, the page hears of it, and the next story asks for it anew") {
        SessionBench bench{still_page(1280, 800)};
        REQUIRE(bench.session.give_story(file_bytes(kServedStory), "a"));
        (void)bench.session.take_news();
        bench.session.miss_basemap("belgorod", "basemaps/belgorod.json: the server answers 404");
        const News news = bench.session.take_news();
        REQUIRE(event_names(news) == std::vector<std::string>{"error"});
        CHECK(news.events[0].json ==
              R"({"text":"The story is shown on a plain ground: basemaps/belgorod.json: the server answers 404"})");
        bench.settle();
        CHECK(bench.state().notices ==
              std::vector<std::string>{
                  "The story is shown on a plain ground: basemaps/belgorod.json: the server answers 404"});
        REQUIRE(bench.session.give_story(file_bytes(kServedStory), "a"));
        CHECK(bench.session.take_news().wanted_basemap == "belgorod");
        REQUIRE(bench.session.give_basemap(file_bytes(kServedBaseMap), "belgorod"));
        bench.settle();
        CHECK(bench.state().notices.empty());
        CHECK(bench.session.basemap()->id == "belgorod");
    }

    TEST_CASE("a failure before any story is a problem of the page, one after it a notice") {
        SessionBench bench{still_page(1280, 800)};
        bench.session.report_failure("a.json", "no answer");
        CHECK(contains(bench.session.snapshot({}), R"("notices":["a.json: no answer"])"));
        REQUIRE(bench.give(kServedStory, kServedBaseMap));
        CHECK(bench.state().notices.empty());
        bench.session.report_failure("share.js", "no answer");
        CHECK(bench.state().notices == std::vector<std::string>{"share.js: no answer"});
        CHECK(event_names(bench.session.take_news()) == std::vector<std::string>{"error"});
    }

    TEST_CASE("no canvas is too small or too large, and a change of size keeps the map within its limits") {
        SessionBench bench;
        for (const Canvas& canvas : {Canvas{1, 1, 1}, Canvas{320, 480, 3}, Canvas{5000, 200, 1}, Canvas{390, 844, 2}}) {
            bench.session.set_canvas(canvas);
            bench.frame();
            CHECK(broken_invariants(bench.story(), bench.session.map_frame(), bench.state()) == "");
        }
    }

    TEST_CASE("whatever is asked of it, a session keeps what must hold, and its address leads back") {
        SessionBench bench;
        Random random(30);
        std::string address;
        // The address is written: to a bare one an empty hash would lead back.
        REQUIRE(bench.send(Scrub{bench.story().start}));
        bench.settle();
        View view = bench.state().view;
        for (int i = 0; i < 1500; ++i) {
            const State before = bench.state();
            const Outcome outcome = bench.session.carry_out(random_command(random, bench.story()));
            if (!outcome) CHECK(bench.state() == before);
            REQUIRE(broken_invariants(bench.story(), bench.session.map_frame(), bench.state()) == "");
            if (random.below(5) == 0) bench.frame();
            REQUIRE(broken_invariants(bench.story(), bench.session.map_frame(), bench.state()) == "");
            if (i % 10 != 9) continue;
            if (!address.empty()) {
                REQUIRE(bench.session.carry_out(SetView{view}).ok());  // on a page that is laid out as it was then
                bench.session.hash_changed(address);
                CHECK(hash_of(bench.session) == address);
            }
            REQUIRE(bench.session
                        .carry_out(SetView{static_cast<View>(random.below(static_cast<int>(std::size(kViewNames))))})
                        .ok());
            view = bench.state().view;
            address = hash_of(bench.session);
            if (random.below(2)) continue;
            bench.session.hash_changed("");
            CHECK(hash_of(bench.session) == address);
        }
    }
}
