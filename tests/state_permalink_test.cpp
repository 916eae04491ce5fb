#include "state/permalink.h"

#include <doctest/doctest.h>

#include "base/url.h"
#include "random_command.h"
#include "state_bench.h"
#include "story_builder.h"
#include "story_files.h"
#include "telling/search.h"

using namespace sourceline;
using test::at;
using test::exactly;
using test::position;
using test::StoryBuilder;
using Sentences = std::vector<std::string>;

namespace {
struct LinkBench {
    StoryBuilder builder;
    Frame frame;
    State state;

    LinkBench() {
        const auto kozinka = builder.place("kozinka", 35.6026, 50.4613);
        builder.event("kozinka", exactly("2023-05-22T10:00"), kozinka);
        builder.event("later", exactly("2023-05-23T21:00"));
        frame.viewport = {1000, 700};
        frame.limits = {5.0, 13.0, {position(33, 48.5), position(39, 52.5)}, {}};
        state = test::opened(builder.story, frame);
    }
    const Story& story() const { return builder.story; }
    Sentences restore(std::string_view hash) { return test::follow(builder.story, frame, hash, state); }
    std::string hash() const { return hash_from_state(builder.story, frame.limits, state); }
};
}  // namespace

TEST_CASE("the address says when, what, whose and where, and leaves out what is not there") {
    LinkBench f;
    f.state.lens.time = at("2023-05-23T18:30:59");
    f.state.camera = {position(35.9, 50.47), 8.9};
    CHECK(f.hash() == "#t=2023-05-23T18:30+03:00&map=8.90/50.47000/35.90000");
    f.state.lens.clock = Clock::Known;
    f.state.event = Ref<Event>{0};
    f.state.lens.party = Ref<Party>{1};
    f.state.unknown_hash = {{"note", "%D0%B0+b"}, {"colour", ""}};
    CHECK(f.hash() ==
          "#t=2023-05-23T18:30+03:00&clock=known&event=kozinka&party=kyiv&map=8.90/50.47000/"
          "35.90000&note=%D0%B0+b&colour=");
    f.state.lens.filter = {"а & “b”+#", EventKind::GroundAttack, Ref<Actor>{1}};
    CHECK(f.hash() ==
          "#t=2023-05-23T18:30+03:00&clock=known&event=kozinka&party=kyiv&map=8.90/50.47000/35.90000"
          "&q=%D0%B0%20%26%20%E2%80%9Cb%E2%80%9D%2B%23&kind=ground-attack&actor=spokesman&note=%D0%B0+b&colour=");
}

TEST_CASE("an address leads to a place and back from it") {
    LinkBench f;
    f.builder.place("far/off", 38.0, 52.0);
    CHECK(f.restore("#event=kozinka") == Sentences{});
    CHECK(f.restore("#place=far%2Foff&t=2023-05-22T09:00%2B03:00") == Sentences{});
    const Ref<Place> far{static_cast<std::uint32_t>(f.story().places.size() - 1)};
    CHECK(f.state.place == far);
    CHECK_FALSE(f.state.event.has_value());
    CHECK(f.state.view == View::Place);
    const Screen at =
        screen_from_world(f.state.camera, f.frame.viewport, world_from_lng_lat(f.story().at(far).position));
    CHECK((at.x > 0 && at.x < f.frame.viewport.width && at.y > 0 && at.y < f.frame.viewport.height));
    const std::string hash = f.hash();
    CHECK(hash.rfind("#t=2023-05-22T09:00+03:00&place=far/off&map=", 0) == 0);
    CHECK(f.restore("#t=2023-05-22T09:00%2B03:00") == Sentences{});  // Back
    CHECK_FALSE(f.state.place.has_value());
    CHECK(f.state.view == View::Event);
    CHECK(f.restore(hash) == Sentences{});
    CHECK(f.state.place == far);
    CHECK(f.hash() == hash);
    CHECK(f.restore("#place=x") == Sentences{"place: this story has no place with the id 'x'"});
    CHECK(f.state.place == far);
}

TEST_CASE("while the map flies the address says where to") {
    LinkBench f;
    CHECK(test::send(f.story(), f.frame, FlyTo{36.5, 50.9, 9.5}, f.state).ok());
    CHECK(f.hash() == "#t=2023-05-22T09:00+03:00&map=9.50/50.90000/36.50000");
}

TEST_CASE("an address restores what it says") {
    LinkBench f;
    CHECK(f.restore("#t=2023-05-23T18:30+03:00&clock=known&event=later&party=moscow&map=8.90/50.47/35.90") ==
          Sentences{});
    CHECK(f.state.lens.time == at("2023-05-23T18:30"));
    CHECK(f.state.lens.clock == Clock::Known);
    CHECK(f.state.event == Ref<Event>{1});
    CHECK(f.state.lens.party == Ref<Party>{0});
    CHECK(f.state.camera == Camera{position(35.9, 50.47), 8.9});
}

TEST_CASE("an address restores what is looked for") {
    LinkBench f;
    CHECK(f.restore("#q=%D0%9A%D0%BE%D0%B7%D0%B8%D0%BD%D0%BA%D0%B0+b&kind=air-strike&actor=governor") == Sentences{});
    CHECK(f.state.lens.filter == Filter{"Козинка+b", EventKind::AirStrike, Ref<Actor>{0}});
    CHECK(f.state.unknown_hash.empty());
    CHECK(f.restore("#q=&kind=&actor=") == Sentences{});
    CHECK(f.state.lens.filter.empty());
}

TEST_CASE("going back to an address that leaves something out undoes it") {
    LinkBench f;
    const std::string before = f.hash();
    CHECK(f.restore("#clock=known&event=kozinka&party=kyiv&q=a&kind=drone&actor=governor") == Sentences{});
    CHECK(f.restore(before) == Sentences{});
    CHECK(f.hash() == before);
    CHECK(f.state.lens.filter.empty());
    CHECK_FALSE(f.state.lens.party.has_value());
}

TEST_CASE("a value that cannot be used leaves what was chosen before") {
    LinkBench f;
    CHECK(f.restore("#clock=known&event=kozinka&party=kyiv&q=a&kind=drone&actor=governor") == Sentences{});
    const std::string kinds =
        "shelling, ground-attack, air-strike, drone, casualties, evacuation, statement, "
        "investigation, assessment, setting, other";
    CHECK(f.restore("#clock=x&event=x&party=x&q=%FF&kind=Drone&actor=x") ==
          Sentences{"clock: 'x' is none of happened, known", "event: this story has no event with the id 'x'",
                    "party: this story has no party with the id 'x'", "q: '\uFFFD' is not UTF-8 text",
                    "kind: 'Drone' is none of " + kinds, "actor: this story has no actor with the id 'x'"});
    CHECK(f.state.lens.clock == Clock::Known);
    CHECK(f.state.event == Ref<Event>{0});
    CHECK(f.state.lens.party == Ref<Party>{1});
    CHECK(f.state.lens.filter == Filter{"a", EventKind::Drone, Ref<Actor>{0}});
}

TEST_CASE("a search that is too long is cut at a letter, and said to be") {
    LinkBench f;
    std::string encoded;
    for (int i = 0; i < 300; ++i) encoded += "%D0%B0";
    CHECK(f.restore("#q=x" + encoded) == Sentences{"q: a search has at most 200 bytes; its beginning is kept"});
    CHECK(f.state.lens.filter.search.size() == 199);
    CHECK(f.restore(f.hash()) == Sentences{});
    CHECK(f.restore("#q=a%00%0Ab") == Sentences{});
    CHECK(f.state.lens.filter.search == "a  b");
}

TEST_CASE("a link under a lens opens when that party speaks of the event") {
    LinkBench f;
    const Ref<Claim> early = f.builder.claim("early", {1}, "2023-05-22T10:00"),
                     late = f.builder.claim("late", {1}, "2023-05-24T10:00");
    f.builder.story.claims[late.index].actor = {1};
    (void)early;
    CHECK(f.restore("#clock=known&event=later") == Sentences{});
    CHECK(f.state.lens.time == at("2023-05-22T10:00"));
    CHECK(f.restore("#event=later&party=kyiv&clock=known") == Sentences{});
    CHECK(f.state.lens.time == at("2023-05-24T10:00"));
}

TEST_CASE("an empty address leaves everything as it was") {
    for (const char* empty : {"", "#", "#&&"}) {
        LinkBench f;
        (void)f.restore("#event=kozinka&party=kyiv&q=a&note=1");
        (void)test::send(f.story(), f.frame, FlyTo{36.5, 50.9, 9.5}, f.state);
        const State before = f.state;
        CHECK(commands_from_hash(f.story(), empty).empty());
        CHECK(f.restore(empty) == Sentences{});
        CHECK(f.state == before);
    }
}

TEST_CASE("the plus of the offset survives being decoded, encoded or turned into a space") {
    for (const char* time :
         {"2023-05-23T18:30+03:00", "2023-05-23T18:30%2B03:00", "2023-05-23T18:30 03:00", "2023-05-23T18:30%2003:00",
          "2023-05-23T18%3A30%2b03%3A00", "2023-05-23T15:30Z", "2023-05-23T18:30:00+03:00", "2023-05-23T11:30-04:00",
          "2023-05-23T18:30", "2023-05-23 18:30+03:00"}) {
        CAPTURE(time);
        LinkBench f;
        CHECK(f.restore(std::string("#t=") + time) == Sentences{});
        CHECK(f.state.lens.time == at("2023-05-23T18:30"));
    }
}

TEST_CASE("each value that cannot be used is named and the others still work") {
    LinkBench f;
    CHECK(f.restore("#t=2023-99&clock=sundial&event=nowhere&party=nobody&map=8.9/50.47&party=kyiv") ==
          Sentences{"t: '2023-99' is not a date-time such as 2023-05-23T18:30+03:00",
                    "clock: 'sundial' is none of happened, known",
                    "event: this story has no event with the id 'nowhere'",
                    "party: this story has no party with the id 'nobody'",
                    "map: '8.9/50.47' is not zoom/latitude/longitude such as 8.90/50.47/35.90"});
    CHECK(f.state.lens.time == f.story().initial);
    CHECK(f.state.lens.party == Ref<Party>{1});
}

TEST_CASE("a time outside the story is named with the story's extent") {
    LinkBench f;
    CHECK(f.restore("t=2023-06-01T00:00Z") == Sentences{"t: the time 2023-06-01T03:00+03:00 lies outside the story "
                                                        "(2023-05-21T18:00+03:00 to 2023-05-25T00:00+03:00)"});
    CHECK(f.state.lens.time == f.story().initial);
}

TEST_CASE("a story that starts within a minute can be linked to at its start") {
    LinkBench f;
    f.builder.story.start = f.builder.story.initial = at("2023-05-21T18:00:30");
    f.state.lens.time = f.story().start;
    const std::string hash = f.hash();
    f.state.lens.time = f.story().end;
    CHECK(f.restore(hash) == Sentences{});
    CHECK(f.state.lens.time == f.story().start);
}

TEST_CASE("a map position is brought within the limits") {
    LinkBench f;
    CHECK(f.restore("#map=99/-90/500") == Sentences{});
    CHECK(f.state.camera == Camera{position(39, 48.5), 13.0});
}

TEST_CASE("only plain decimal numbers make a map position") {
    for (const char* map :
         {"", "/", "//", "8/50", "8/50/36/1", "nan/50/36", "8/inf/36", "0x8/50/36", "1e1/50/36", "8/50/", "8./ 50/36",
          "8/.5/36", "8/5.5.5/36", "--8/50/36", "+8/50/36", "8,9/50/36", "1111111111111111/50/36"}) {
        LinkBench f;
        CAPTURE(map);
        CHECK(f.restore(std::string("#map=") + map).size() == 1);
    }
}

TEST_CASE("restoring ends a flight without flying") {
    LinkBench f;
    (void)test::send(f.story(), f.frame, FlyTo{36.5, 50.9, 9.5}, f.state);
    CHECK(f.restore("#clock=known") == Sentences{});
    CHECK_FALSE(f.state.flight.has_value());
    CHECK(f.state.camera == Camera{position(36.5, 50.9), 9.5});
}

TEST_CASE("a link that names only an event opens when and where it can be seen") {
    LinkBench f;
    f.state.camera = {position(38, 51), 10.0};
    CHECK(f.restore("#event=kozinka") == Sentences{});
    CHECK(f.state.lens.time == at("2023-05-22T10:00"));
    CHECK_FALSE(f.state.flight.has_value());
    const Screen seen =
        screen_from_world(f.state.camera, f.frame.viewport, world_from_lng_lat(position(35.6026, 50.4613)));
    CHECK(seen.x == doctest::Approx(500.0));
    CHECK(seen.y == doctest::Approx(350.0));
}

TEST_CASE("a link that says when and where is taken at its word") {
    LinkBench f;
    CHECK(f.restore("#event=kozinka&t=2023-05-22T09:30%2B03:00&map=10.00/51.00000/38.00000") == Sentences{});
    CHECK(f.state.lens.time == at("2023-05-22T09:30"));
    CHECK(f.state.camera == Camera{position(38, 51), 10.0});
}

TEST_CASE("an empty event or party clears it") {
    LinkBench f;
    f.state.event = Ref<Event>{0};
    f.state.lens.party = Ref<Party>{0};
    CHECK(f.restore("#event=&party=") == Sentences{});
    CHECK_FALSE(f.state.event.has_value());
    CHECK_FALSE(f.state.lens.party.has_value());
}

TEST_CASE("unknown keys are kept as they came and in their order") {
    LinkBench f;
    CHECK(
        f.restore(
            "#note=%D0%B0%20b&t=2023-05-23T18:30Z&kinds=shelling,drone&note=2&flag&map=8.90/50.47000/35.90000&x=a=b") ==
        Sentences{});
    CHECK(
        f.hash() ==
        "#t=2023-05-23T21:30+03:00&map=8.90/50.47000/35.90000&note=%D0%B0%20b&kinds=shelling,drone&note=2&flag=&x=a=b");
}

TEST_CASE("unknown keys of the last address do not outlive it") {
    LinkBench f;
    (void)f.restore("#note=1");
    (void)f.restore("#colour=2");
    CHECK(f.state.unknown_hash == std::vector<std::pair<std::string, std::string>>{{"colour", "2"}});
}

TEST_CASE("what no browser leaves in an address is encoded before it is written back") {
    LinkBench f;
    (void)f.restore(std::string_view("#n=a\0\"<\xff>`b c", 13));
    CHECK(f.state.unknown_hash == std::vector<std::pair<std::string, std::string>>{{"n", "a%00%22%3C%FF%3E%60b%20c"}});
}

TEST_CASE("hostile addresses are survived and bounded") {
    LinkBench f;
    std::string many = "#";
    for (int i = 0; i < 5000; ++i) many += "k" + std::to_string(i) + "=v&";
    CHECK(f.restore(many) == Sentences{"The address holds too many unknown keys; not all of them are kept"});
    CHECK(f.state.unknown_hash.size() == 32);

    CHECK(f.restore("#note=" + std::string(1 << 20, 'x')) ==
          Sentences{"The address holds too many unknown keys; not all of them are kept"});
    CHECK(f.state.unknown_hash.empty());

    CHECK(f.restore("#q=" + std::string(1 << 20, 'x')).size() == 1);
    CHECK(f.state.lens.filter.search == std::string(200, 'x'));

    std::string wrong = "#";
    for (int i = 0; i < 5000; ++i) wrong += "t=%&";
    CHECK(f.restore(wrong).size() == 8);

    const Sentences long_value = f.restore("#event=" + std::string(1 << 20, '%'));
    CHECK(long_value == Sentences{"event: this story has no event with the id '" + std::string(40, '%') + "…'"});
    CHECK(f.restore(std::string_view("#t=\0&event=%00&map=%", 20)).size() == 3);
    CHECK(f.restore("#t=2023-05-23T18:30%2").size() == 1);
    CHECK(f.hash().size() < 5000);
}

TEST_CASE("no bytes break the address and what it became stays what it is") {
    test::Random random(10);
    const char* pieces[] = {"t=",
                            "&",
                            "event=kozinka",
                            "map=8.9/50/36",
                            "%",
                            "%2",
                            "%00",
                            "=",
                            "#",
                            "party=",
                            "note=1",
                            "clock=known",
                            " ",
                            "2023-05-23T18:30",
                            "q=",
                            "kind=drone",
                            "actor=governor",
                            "%D0%B0",
                            "place=kozinka"};
    for (int i = 0; i < 3000; ++i) {
        LinkBench f;
        std::string hash = "#";
        for (int k = random.below(8); k >= 0; --k)
            hash += random.below(3) ? pieces[random.below(static_cast<int>(std::size(pieces)))]
                                    : random.bytes(random.below(6));
        (void)f.restore(hash);
        const std::string written = f.hash();
        for (char c : written) CHECK((c > 0x20 && c < 0x7F));
        LinkBench again;
        CHECK(again.restore(written) == Sentences{});
        CHECK(again.hash() == written);
    }
}

TEST_CASE("a state comes back from its address") {
    test::Random random(11);
    for (int i = 0; i < 2000; ++i) {
        LinkBench f;
        f.state.lens.time = f.story().start + static_cast<std::int64_t>(random.below(78 * 60)) * 60;
        f.state.lens.clock = random.below(2) ? Clock::Known : Clock::Happened;
        if (random.below(2)) f.state.event = Ref<Event>{static_cast<std::uint32_t>(random.below(2))};
        if (!f.state.event && random.below(2)) f.state.place = Ref<Place>{0};
        if (random.below(2)) f.state.lens.party = Ref<Party>{static_cast<std::uint32_t>(random.below(2))};
        f.state.camera = {position(random.between(33, 39), random.between(48.5, 52.5)), random.between(5, 13)};
        if (random.below(2)) f.state.lens.filter.kind = static_cast<EventKind>(random.below(kEventKindCount));
        if (random.below(2)) f.state.lens.filter.actor = Ref<Actor>{static_cast<std::uint32_t>(random.below(2))};
        f.state.lens.filter.search = kept_search(random.bytes(random.below(80)));
        LinkBench back;
        CHECK(back.restore(f.hash()) == Sentences{});
        CHECK(back.state.lens.time == f.state.lens.time);
        CHECK(back.state.lens.clock == f.state.lens.clock);
        CHECK(back.state.event == f.state.event);
        CHECK(back.state.place == f.state.place);
        CHECK(back.state.lens.party == f.state.lens.party);
        CHECK(back.state.lens.filter == f.state.lens.filter);
        CHECK(std::fabs(back.state.camera.zoom - f.state.camera.zoom) <= 0.005001);
        CHECK(std::fabs(back.state.camera.centre.lon() - f.state.camera.centre.lon()) <= 0.0000051);
        CHECK(back.hash() == f.hash());
    }
}

TEST_CASE("an address leads back to itself, at the edge of the map too, where what is shown depends on the zoom") {
    test::Random random(12);
    LinkBench f;
    f.frame.limits = limits_within({position(33, 48.5), position(39, 52.5)}, f.frame.viewport, 13.0);
    f.frame.limits.whole_view = f.frame.viewport;
    for (int i = 0; i < 3000; ++i) {
        State state = test::opened(f.story(), f.frame);
        for (int k = random.below(6); k >= 0; --k)
            (void)test::send(f.story(), f.frame, test::random_command(random, f.story()), state);
        state.unknown_hash = {{"note", "%20"}};
        const std::string hash = hash_from_state(f.story(), f.frame.limits, state);
        State back = test::opened(f.story(), f.frame);
        CHECK(test::follow(f.story(), f.frame, hash, back) == Sentences{});
        CHECK(hash_from_state(f.story(), f.frame.limits, back) == hash);
        CHECK(test::broken_invariants(f.story(), f.frame, back) == "");
        CHECK(back.lens.clock == state.lens.clock);
        CHECK(back.lens.party == state.lens.party);
        CHECK(back.lens.filter == state.lens.filter);
        CHECK(back.event == state.event);
        CHECK(back.place == state.place);
        CHECK(back.lens.time <= state.lens.time);
        CHECK(state.lens.time - back.lens.time < kMinute);
    }
}

TEST_CASE(
    "an address of a story told in steps leads back to itself, and to the moment's step where another view was open") {
    test::Random random(13);
    const Story story = *read_story(test::fixture("all-features.json")).story;
    Frame frame;
    frame.viewport = {800, 560};
    for (int i = 0; i < 3000; ++i) {
        State state = test::opened(story, frame);
        for (int k = random.below(6); k >= 0; --k)
            (void)test::send(story, frame, test::random_command(random, story), state);
        const std::string hash = hash_from_state(story, frame.limits, state);
        CAPTURE(hash);
        State back = test::opened(story, frame);
        CHECK(test::follow(story, frame, hash, back) == Sentences{});
        const std::string again = hash_from_state(story, frame.limits, back);
        CHECK((state.view == View::Story ? again : test::without_step(again)) == hash);
        State twice = test::opened(story, frame);
        CHECK(test::follow(story, frame, again, twice) == Sentences{});
        CHECK(hash_from_state(story, frame.limits, twice) == again);
    }
}

TEST_CASE("following an address opens no view, plays nothing and leaves language and theme alone") {
    LinkBench f;
    for (const View view : {View::Claims, View::None}) {
        f.state = test::opened(f.story(), f.frame, {Language::Ukrainian, Theme::Dark, 0x123456, view, {}});
        CHECK(f.restore("#event=kozinka&party=kyiv") == Sentences{});
        CHECK(f.state.view == view);
        CHECK(f.state.language == Language::Ukrainian);
        CHECK(f.state.theme == Theme::Dark);
        CHECK(f.state.accent == 0x123456u);
        CHECK_FALSE(f.state.playback.playing);
    }
}

TEST_CASE("keys that do not fit into an address are refused, and nothing changes") {
    LinkBench f;
    const State before = f.state;
    for (const RawPairs& keys : {RawPairs{{"a b", ""}}, RawPairs{{"a", "b&c=d"}}, RawPairs(33, {"k", "v"}),
                                 RawPairs{{"k", std::string(3000, 'x')}}})
        CHECK(test::send(f.story(), f.frame, KeepKeys{keys}, f.state).error() ==
              "These keys cannot be kept in an address");
    CHECK(f.state == before);
}

TEST_CASE("the query's options are read") {
    const Options options =
        read_query("?story=stories%2Fbelgorod-2023.json&embed=1&lang=uk&theme=dark&panel=claims&accent=0b6aa8&other=1");
    CHECK(options.accent == 0x0b6aa8u);
    CHECK(options.story == "stories/belgorod-2023.json");
    CHECK(options.embed);
    CHECK(options.language == Language::Ukrainian);
    CHECK(options.theme == Theme::Dark);
    CHECK(options.view == View::Claims);
    CHECK(options.complaints == Sentences{});
}

TEST_CASE("a query without options is the default") {
    for (const char* query : {"", "?", "?utm_source=x"}) {
        const Options options = read_query(query);
        CHECK(options.story == "");
        CHECK_FALSE(options.embed);
        CHECK_FALSE(options.language.has_value());
        CHECK_FALSE(options.theme.has_value());
        CHECK_FALSE(options.view.has_value());
        CHECK(options.complaints == Sentences{});
    }
}

TEST_CASE("options of the query that cannot be used are named and the others still work") {
    const Options options =
        read_query("?embed=yes&lang=pt&theme=&panel=map&story=javascript:alert(1)&lang=ru&accent=%23f00");
    CHECK(options.complaints == Sentences{"embed: 'yes' is none of 1, 0",
                                          "lang: 'pt' is none of en, uk, ru, de, fr, es, pl",
                                          "theme: '' is none of light, dark, system",
                                          "panel: 'map' is none of story, event, place, claims, sources, none",
                                          "story: 'javascript:alert(1)' is neither a path nor an http or https address",
                                          "accent: '#f00' is not a colour such as 8b4a44"});
    CHECK_FALSE(options.embed);
    CHECK(options.language == Language::Russian);
    CHECK(options.story == "");
}

TEST_CASE("a story's address is a path or http, nothing else") {
    for (const char* good : {"stories/a.json", "../a.json", "/a.json", "a.json", "https://example.org/a.json",
                             "http://localhost:8000/a.json", "a/b:c.json"})
        CHECK(read_query(std::string("story=") + good).story == good);
    for (const char* bad : {"data:application/json,{}", "file:///etc/passwd", "JavaScript:x", "https://", "a%0Ab",
                            "https://user@example.org/", "https://exa mple.org/a.json", "https://приклад.org/a.json"})
        CHECK(read_query(std::string("story=") + bad).complaints.size() == 1);
}

TEST_CASE("the name of a story's file may have spaces and letters of any script, encoded or not") {
    for (const char* name : {"stories/my story.json", "stories/рейд на Бєлгородщину.json", "故事.json",
                             "https://example.org/my story/ж.json?a=b c"}) {
        for (const std::string& value : {std::string(name), std::string(percent_encoded(name))}) {
            const Options options = read_query("story=" + value);
            CHECK(options.story == name);
            CHECK(options.complaints == Sentences{});
        }
    }
}

TEST_CASE("a hostile query is survived and bounded") {
    std::string query = "?";
    for (int i = 0; i < 5000; ++i) query += "lang=" + std::string(100, 'x') + "&";
    CHECK(read_query(query).complaints.size() == 8);
    CHECK(read_query(std::string(1 << 20, '%')).complaints.empty());
    CHECK(read_query(std::string(1 << 20, '&')).complaints.empty());
}
