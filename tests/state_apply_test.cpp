#include "state/apply.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "random_command.h"
#include "state_bench.h"
#include "story_builder.h"
#include "story_files.h"
#include "telling/told.h"
#include "values.h"

using namespace sourceline;
using test::at;
using test::exactly;
using test::kNaN;
using test::position;
using test::StoryBuilder;

namespace {

Frame desktop() {
    Frame frame;
    frame.viewport = {1000, 700};
    frame.padding = {20, 20, 20, 20};
    frame.limits = {5.0, 13.0, {position(33, 48.5), position(39, 52.5)}, {}};
    return frame;
}

// Four events: a background one, two in the region, one without a place.
struct Fixture {
    StoryBuilder builder;
    Ref<Event> background, crossing, shelling, statement;
    Frame frame = desktop();
    State state;

    Fixture() {
        const auto kozinka = builder.place("kozinka", 35.6026, 50.4613),
                   borisovka = builder.place("borisovka", 36.01716, 50.59942);
        statement = builder.event("statement", exactly("2023-05-23T12:00"));
        shelling = builder.event("shelling", exactly("2023-05-22T21:00", "2023-05-22T23:00"), borisovka);
        crossing = builder.event("crossing", exactly("2023-05-22T10:00"), kozinka);
        background = builder.event("background", exactly("2023-03-02T09:00", "2023-03-02T15:00"));
        builder.claim("crossing-1", crossing, "2023-05-22T12:30");
        builder.claim("shelling-1", shelling, "2023-05-23T08:00");
        state = test::opened(builder.story, frame);
    }
    const Story& story() const { return builder.story; }
    Outcome send(const Command& command) { return test::send(builder.story, frame, command, state); }
    std::string refusal(const Command& command) {
        const Outcome outcome = send(command);
        return outcome ? "accepted" : outcome.error();
    }
    bool passes(double seconds) { return advance(builder.story, frame, seconds, state); }
    void settle() {
        for (int i = 0; i < 100 && passes(0.1); ++i) {
        }
    }
    Screen on_screen(LngLat p) const { return screen_from_world(state.camera, frame.viewport, world_from_lng_lat(p)); }
    LngLat place_of(Ref<Event> event) const { return story().at(*story().at(event).place).position; }
};

bool near(double a, double b) { return std::fabs(a - b) < 1e-9; }
}  // namespace

TEST_CASE("a story opens at its initial time, fitted to its view, with nothing selected") {
    Fixture f;
    CHECK(f.state.lens.time == at("2023-05-22T09:00"));
    CHECK(f.state.camera == fitted(f.story().view, f.frame.viewport, f.frame.padding, f.frame.limits));
    CHECK_FALSE(f.state.event.has_value());
    CHECK_FALSE(f.state.playback.playing);
    CHECK(f.state.view == View::Story);
    CHECK_FALSE(f.passes(0.1));
}

TEST_CASE("an exact seek moves the playhead, to the very ends of the story too") {
    Fixture f;
    CHECK(f.send(SeekTo{at("2023-05-23T18:30")}).ok());
    CHECK(f.state.lens.time == at("2023-05-23T18:30"));
    CHECK(f.send(SeekTo{f.story().start}).ok());
    CHECK(f.send(SeekTo{f.story().end}).ok());
}

TEST_CASE("an exact seek beyond the story is refused with the reason and changes nothing") {
    Fixture f;
    CHECK(f.refusal(SeekTo{at("2023-06-01T00:00")}) ==
          "The time 2023-06-01T00:00+03:00 lies outside the story (2023-05-21T18:00+03:00 to 2023-05-25T00:00+03:00)");
    CHECK(f.refusal(SeekTo{f.story().end + 1}) ==
          "The time 2023-05-25T00:00+03:00 lies outside the story (2023-05-21T18:00+03:00 to 2023-05-25T00:00+03:00)");
    CHECK(f.state.lens.time == at("2023-05-22T09:00"));
}

TEST_CASE("a scrub is clamped to the story and takes hold of the playhead") {
    Fixture f;
    (void)f.send(Play{});
    CHECK(f.send(Scrub{at("2024-01-01T00:00")}).ok());
    CHECK(f.state.lens.time == f.story().end);
    CHECK_FALSE(f.state.playback.playing);
    CHECK(f.send(Scrub{at("2020-01-01T00:00")}).ok());
    CHECK(f.state.lens.time == f.story().start);
}

TEST_CASE("ids that the story does not have are refused") {
    Fixture f;
    CHECK(f.refusal(SelectEventById{"x"}) == "This story has no event with the id 'x'");
    CHECK(f.refusal(SelectEventById{""}) == "This story has no event with the id ''");
    CHECK(f.refusal(SetPartyById{"nobody"}) == "This story has no party with the id 'nobody'");
    CHECK(f.refusal(SelectEventById{std::string(1000, 'a')}) ==
          "This story has no event with the id '" + std::string(40, 'a') + "…'");
    CHECK(f.refusal(SelectEventById{std::string("a\0\xff", 3)}) ==
          "This story has no event with the id 'a\uFFFD\uFFFD'");
    CHECK_FALSE(f.state.event.has_value());
}

TEST_CASE("references that the story does not have are refused") {
    Fixture f;
    CHECK(f.refusal(SelectEvent{{99}}) == "This story has no such event");
    CHECK(f.refusal(ShowSource{{99}}) == "This story has no such source");
    CHECK(f.refusal(ShowSource{{0}, Ref<Claim>{99}}) == "This source has no such claim");
    CHECK(f.refusal(ShowClaim{{99}}) == "This story has no such claim");
    CHECK(f.refusal(SetSpeed{3}) == "There is no speed 3: speeds are 0 to 2");
    CHECK(f.refusal(SetSpeed{-1}) == "There is no speed -1: speeds are 0 to 2");
}

TEST_CASE("a party is chosen by its id and the empty id means all") {
    Fixture f;
    CHECK(f.send(SetPartyById{"kyiv"}).ok());
    CHECK(f.state.lens.party == Ref<Party>{1});
    CHECK(f.send(SetPartyById{""}).ok());
    CHECK_FALSE(f.state.lens.party.has_value());
}

TEST_CASE("a flight beyond the limits is refused with the limit") {
    Fixture f;
    CHECK(f.refusal(FlyTo{60, 50, 8}) == "The longitude 60 lies outside the map (33 to 39)");
    CHECK(f.refusal(FlyTo{36, -91, 8}) == "The latitude -91 lies outside the map (48.5 to 52.5)");
    CHECK(f.refusal(FlyTo{36, 50, 14.5}) == "The zoom 14.5 lies outside the map (5 to 13)");
    CHECK(f.refusal(FlyTo{kNaN, 50, 8}) == "The longitude is not a number");
    CHECK(f.refusal(FlyTo{36, 50, kNaN}) == "The zoom is not a number");
    CHECK_FALSE(f.state.flight.has_value());
}

TEST_CASE("a flight is eased, takes 0.35 to 0.9 seconds and ends exactly where it was sent") {
    Fixture f;
    const Camera from = f.state.camera;
    CHECK(f.send(FlyTo{36.5, 50.9, 9.5}).ok());
    CHECK(f.state.camera == from);
    CHECK(f.state.flight->duration_s >= 0.35);
    CHECK(f.state.flight->duration_s <= 0.9);
    const double duration = f.state.flight->duration_s;
    CHECK(f.passes(duration / 4));
    // Cubic: an eighth of a half after a quarter of the time.
    CHECK(f.state.camera.zoom == doctest::Approx(from.zoom + (9.5 - from.zoom) / 16.0));
    CHECK(f.passes(duration / 4));
    CHECK(f.state.camera.zoom == doctest::Approx((from.zoom + 9.5) / 2));
    f.settle();
    CHECK(f.state.camera == Camera{position(36.5, 50.9), 9.5});
    CHECK_FALSE(f.state.flight.has_value());
}

TEST_CASE("nothing flies for readers who ask for reduced motion") {
    Fixture f;
    f.frame.reduced_motion = true;
    CHECK(f.send(FlyTo{36.5, 50.9, 9.5}).ok());
    CHECK(f.state.camera == Camera{position(36.5, 50.9), 9.5});
    CHECK_FALSE(f.state.flight.has_value());
    CHECK(f.send(ZoomBy{1.0}).ok());
    CHECK(f.state.camera.zoom == 10.5);
    CHECK_FALSE(f.passes(0.1));
}

TEST_CASE("a flight under way ends at once when the reader comes to ask for reduced motion") {
    Fixture f;
    (void)f.send(FlyTo{36.5, 50.9, 9.5});
    f.frame.reduced_motion = true;
    CHECK_FALSE(f.passes(0.01));
    CHECK(f.state.camera.zoom == 9.5);
}

TEST_CASE("a drag or a wheel turn ends the flight under way where it is") {
    for (const Command& command : {Command(PanBy{10, 0}), Command(ZoomAt{{100, 100}, 0.5})}) {
        Fixture f;
        (void)f.send(FlyTo{36.5, 50.9, 9.5});
        (void)f.passes(0.2);
        CHECK(f.send(command).ok());
        CHECK_FALSE(f.state.flight.has_value());
        CHECK_FALSE(f.passes(0.1));
    }
}

TEST_CASE("a drag that is not a number moves nothing") {
    Fixture f;
    const Camera before = f.state.camera;
    CHECK(f.send(PanBy{kNaN, kNaN}).ok());
    CHECK(f.send(ZoomAt{{kNaN, 0}, kNaN}).ok());
    CHECK(near(f.state.camera.centre.lon(), before.centre.lon()));
    CHECK(near(f.state.camera.zoom, before.zoom));
}

TEST_CASE("two presses of the zoom button are two steps, and fit brings the whole story back") {
    Fixture f;
    const Camera opening = f.state.camera;
    CHECK(f.send(ZoomBy{1.0}).ok());
    CHECK(f.state.flight->duration_s == 0.25);
    (void)f.passes(0.1);
    CHECK(f.send(ZoomBy{1.0}).ok());
    f.settle();
    CHECK(near(f.state.camera.zoom, opening.zoom + 2.0));
    CHECK(near(f.state.camera.centre.lon(), opening.centre.lon()));
    CHECK(f.send(FitStory{}).ok());
    f.settle();
    CHECK(f.state.camera == opening);
}

TEST_CASE("selecting an event opens its view, pauses and forgets the citation") {
    Fixture f;
    f.state.view = View::Sources;
    f.state.source = Ref<Source>{0};
    f.state.claim = Ref<Claim>{0};
    (void)f.send(Play{});
    CHECK(f.send(SelectEventById{"crossing"}).ok());
    CHECK(f.state.event == f.crossing);
    CHECK(f.state.view == View::Event);
    CHECK_FALSE(f.state.playback.playing);
    CHECK_FALSE(f.state.source.has_value());
    CHECK_FALSE(f.state.claim.has_value());
}

TEST_CASE("the map does not move when the event is already in view") {
    Fixture f;
    const Camera before = f.state.camera;
    CHECK(f.send(SelectEvent{f.crossing}).ok());
    CHECK_FALSE(f.state.flight.has_value());
    CHECK(f.state.camera == before);
}

TEST_CASE("an event out of view is brought into the free part of the map without zooming") {
    Fixture f;
    f.frame.padding = {20, 80, 380, 160};
    f.state.camera = {position(37.5, 51.0), 9.0};
    CHECK(f.send(SelectEvent{f.crossing}).ok());
    CHECK(f.state.flight.has_value());
    f.settle();
    CHECK(f.state.camera.zoom == 9.0);
    const Screen seen = f.on_screen(f.place_of(f.crossing));
    CHECK(std::fabs(seen.x - (20 + 620) / 2.0) < 1e-6);
    CHECK(std::fabs(seen.y - (80 + 540) / 2.0) < 1e-6);
}

TEST_CASE("an event under the panel counts as out of view") {
    Fixture f;
    f.frame.padding.right = 380;
    f.state.camera = {f.place_of(f.crossing), 9.0};
    f.state.camera = panned(f.state.camera, 300, 0, f.frame.limits);
    CHECK(f.send(SelectEvent{f.crossing}).ok());
    CHECK(f.state.flight.has_value());
}

TEST_CASE("with reduced motion an event out of view is there at once") {
    Fixture f;
    f.frame.reduced_motion = true;
    f.state.camera = {position(37.5, 51.0), 9.0};
    CHECK(f.send(SelectEvent{f.crossing}).ok());
    CHECK_FALSE(f.state.flight.has_value());
    const Screen seen = f.on_screen(f.place_of(f.crossing));
    CHECK(std::fabs(seen.x - 500) < 1e-6);
}

TEST_CASE("a flight that already leads to the event goes on") {
    Fixture f;
    f.state.camera = {position(37.5, 51.0), 9.0};
    (void)f.send(SelectEvent{f.crossing});
    (void)f.passes(0.1);
    const Camera to = f.state.flight->to;
    const double elapsed = f.state.flight->elapsed_s;
    CHECK(f.send(SelectEvent{f.crossing}).ok());
    CHECK(f.state.flight->to == to);
    CHECK(f.state.flight->elapsed_s == elapsed);
}

TEST_CASE("the map does not fly to regions, to events without a place or to places beyond its limits") {
    Fixture f;
    const auto region = f.builder.place("oblast", 37.5, 51.5, PlacePrecision::Region);
    const auto moscow = f.builder.place("moscow", 37.6, 55.75);
    const auto in_region = f.builder.event("in-region", exactly("2023-05-22T10:00"), region);
    const auto in_moscow = f.builder.event("in-moscow", exactly("2023-05-22T10:00"), moscow);
    f.state.camera = {position(36.5, 50.5), 10.0};
    for (Ref<Event> event : {in_region, in_moscow, f.statement}) {
        CHECK(f.send(SelectEvent{event}).ok());
        CHECK(f.state.event == event);
        CHECK_FALSE(f.state.flight.has_value());
    }
}

TEST_CASE("a place known only to within a radius is zoomed out to until the ring fits") {
    Fixture f;
    const auto wide = f.builder.place("wide", 36.5, 50.6, PlacePrecision::Near, 30.0);
    const auto narrow = f.builder.place("narrow", 36.5, 50.6, PlacePrecision::Near, 1.0);
    const auto in_wide = f.builder.event("in-wide", exactly("2023-05-22T10:00"), wide);
    const auto in_narrow = f.builder.event("in-narrow", exactly("2023-05-22T10:00"), narrow);
    f.state.camera = {position(34.5, 49.5), 11.0};
    CHECK(f.send(SelectEvent{in_narrow}).ok());
    CHECK(f.state.flight->to.zoom == 11.0);
    f.state.flight.reset();
    CHECK(f.send(SelectEvent{in_wide}).ok());
    const double diameter_px = 2 * world_from_km(30.0, 50.6) * world_size_px(f.state.flight->to.zoom);
    CHECK(diameter_px == doctest::Approx(660.0));
}

TEST_CASE("what is read is on screen: the playhead moves to an event that lies ahead, and stays otherwise") {
    Fixture f;
    CHECK(f.send(SelectEvent{f.shelling}).ok());
    CHECK(f.state.lens.time == at("2023-05-22T21:00"));
    CHECK(f.send(SelectEvent{f.crossing}).ok());
    CHECK(f.state.lens.time == at("2023-05-22T21:00"));
    CHECK(f.send(SelectEvent{f.background}).ok());
    CHECK(f.state.lens.time == at("2023-05-22T21:00"));
}

TEST_CASE("on the clock of what was known the playhead moves to when the event became known") {
    Fixture f;
    CHECK(f.send(SetClock{Clock::Known}).ok());
    CHECK(f.send(SelectEvent{f.shelling}).ok());
    CHECK(f.state.lens.time == at("2023-05-23T08:00"));
}

TEST_CASE("a step goes along the order of time, background last, and the playhead with it") {
    Fixture f;
    for (Ref<Event> next : {f.crossing, f.shelling, f.statement}) {
        CHECK(f.send(StepEvent{Direction::Next}).ok());
        CHECK(f.state.event == next);
        CHECK(f.state.lens.time == f.story().at(next).when.start);
    }
    CHECK(f.send(StepEvent{Direction::Next}).ok());
    CHECK(f.state.event == f.background);
    CHECK(f.state.lens.time == f.story().at(f.statement).when.start);
    CHECK(f.refusal(StepEvent{Direction::Next}) == "This is the last event");
    CHECK(f.state.event == f.background);
    for (Ref<Event> previous : {f.statement, f.shelling, f.crossing}) {
        CHECK(f.send(StepEvent{Direction::Previous}).ok());
        CHECK(f.state.event == previous);
        CHECK(f.state.lens.time == f.story().at(previous).when.start);
    }
    CHECK(f.refusal(StepEvent{Direction::Previous}) == "This is the first event");
}

TEST_CASE("a reader who is ahead of what is read stays there on the way forward, and goes back only with previous") {
    Fixture f;
    CHECK(f.send(SelectEvent{f.crossing}).ok());
    const Instant here = f.state.lens.time;
    CHECK(f.send(Scrub{f.story().end}).ok());
    CHECK(f.send(StepEvent{Direction::Next}).ok());
    CHECK(f.state.event == f.shelling);
    CHECK(f.state.lens.time == f.story().end);
    CHECK(f.send(StepEvent{Direction::Previous}).ok());
    CHECK(f.state.lens.time == here);
}

TEST_CASE("a command from outside opens no panel that was shut, a press on the event does") {
    Fixture f;
    CHECK(f.send(SetView{View::None}).ok());
    CHECK(f.send(SelectEventById{f.story().events[0].id}).ok());
    CHECK(f.state.event == Ref<Event>{0});
    CHECK(f.state.view == View::None);
    CHECK(f.send(SelectEvent{{0}}).ok());
    CHECK(f.state.view == View::Event);
}

TEST_CASE("previous never moves the playhead on, nor next back, wherever it has been moved since") {
    for (const Clock clock : {Clock::Happened, Clock::Known})
        for (const auto event : {&Fixture::background, &Fixture::crossing, &Fixture::shelling, &Fixture::statement})
            for (const Direction direction : {Direction::Previous, Direction::Next})
                for (const char* time :
                     {"2023-05-21T18:00", "2023-05-22T10:00", "2023-05-22T21:00", "2023-05-24T20:00"}) {
                    Fixture f;
                    CHECK(f.send(SetClock{clock}).ok());
                    CHECK(f.send(SelectEvent{f.*event}).ok());
                    CHECK(f.send(Scrub{at(time)}).ok());
                    const Instant here = f.state.lens.time;
                    if (!f.send(StepEvent{direction}).ok()) continue;
                    CAPTURE(time);
                    CHECK((direction == Direction::Previous ? f.state.lens.time <= here : f.state.lens.time >= here));
                }
}

TEST_CASE("without a selection what is told at the playhead is walked first, and the playhead stays") {
    Fixture f;
    f.state.lens.time = at("2023-05-22T21:00");
    const State before = f.state;
    CHECK(f.send(StepEvent{Direction::Next}).ok());
    CHECK(f.state.event == f.crossing);
    CHECK(f.state.lens.time == before.lens.time);
    CHECK(f.send(StepEvent{Direction::Next}).ok());
    CHECK(f.state.event == f.shelling);
    CHECK(f.state.lens.time == before.lens.time);
    CHECK(f.send(StepEvent{Direction::Next}).ok());  // past the last that is told
    CHECK(f.state.event == f.statement);
    CHECK(f.state.lens.time == at("2023-05-23T12:00"));
    f.state = before;
    CHECK(f.send(StepEvent{Direction::Previous}).ok());
    CHECK(f.state.event == f.background);
    CHECK(f.state.lens.time == before.lens.time);
    // Where nothing but the background is told, Next moves on to what comes first.
    f.state = before;
    f.state.lens.time = f.story().start;
    CHECK(f.send(StepEvent{Direction::Next}).ok());
    CHECK(f.state.event == f.crossing);
    CHECK(f.state.lens.time == at("2023-05-22T10:00"));
}

namespace {
Ref<Event> latest_known(const Story& story, const Telling& telling) { return reading_path(story, telling).back(); }
}  // namespace

TEST_CASE("on the clock of what was known Next walks all that is known before it moves the playhead") {
    const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
    REQUIRE(read.story);
    for (const char* moment : {"2023-05-22T12:00", "2023-05-23T01:00", "2023-05-23T12:00", "2023-05-24T12:00"}) {
        CAPTURE(moment);
        State state = test::opened(*read.story, desktop());
        state.lens.clock = Clock::Known;
        state.lens.time = at(moment);
        const Telling telling = telling_of(*read.story, state.lens);
        const Knowledge knowledge = knowledge_at(*read.story, state.lens, telling);
        auto left = std::count(knowledge.events.begin(), knowledge.events.end(), true);
        REQUIRE(left > 0);
        // Also where a step of the tour has opened an event that is not known yet.
        state.event = latest_known(*read.story, telling);
        std::vector<Ref<Event>> walked;
        for (; left > 0; --left) {
            REQUIRE(test::send(*read.story, desktop(), StepEvent{Direction::Next}, state).ok());
            CHECK(state.lens.time == at(moment));
            REQUIRE(state.event);
            CHECK(knowledge.events[state.event->index]);
            CHECK(std::find(walked.begin(), walked.end(), *state.event) == walked.end());
            walked.push_back(*state.event);
        }
    }
}

TEST_CASE("a step walks only what the lens and the filters show") {
    Fixture f;
    f.builder.story.events[f.shelling.index].kind = f.builder.story.events[f.background.index].kind =
        EventKind::Shelling;
    CHECK(f.send(SetKindFilter{EventKind::Shelling}).ok());
    CHECK(f.send(SelectEvent{f.shelling}).ok());
    CHECK(f.refusal(StepEvent{Direction::Previous}) == "This is the first event");
    CHECK(f.send(StepEvent{Direction::Next}).ok());
    CHECK(f.state.event == f.background);
    CHECK(f.refusal(StepEvent{Direction::Next}) == "This is the last event");
    CHECK(f.send(StepEvent{Direction::Previous}).ok());
    CHECK(f.state.event == f.shelling);
}

TEST_CASE("an event that the filter hides can be read, the filter stays, and a step goes on from its place") {
    Fixture f;
    f.builder.story.events[f.crossing.index].kind = EventKind::GroundAttack;
    CHECK(f.send(SetKindFilter{EventKind::Other}).ok());
    for (Direction direction : {Direction::Next, Direction::Previous}) {
        CHECK(f.send(SelectEvent{f.crossing}).ok());
        CHECK(f.state.event == f.crossing);
        CHECK(f.state.lens.filter.kind == EventKind::Other);
        if (direction == Direction::Previous) {
            CHECK(f.refusal(StepEvent{direction}) == "This is the first event");
            continue;
        }
        CHECK(f.send(StepEvent{direction}).ok());
        CHECK(f.state.event == f.shelling);
    }
}

TEST_CASE("where nothing passes a step says so and changes nothing") {
    Fixture f;
    CHECK(f.send(SetSearch{"no such thing"}).ok());
    for (Direction direction : {Direction::Previous, Direction::Next})
        CHECK(f.refusal(StepEvent{direction}) == "No event passes the party and the filters that are chosen");
    CHECK_FALSE(f.state.event.has_value());
    CHECK(f.state.lens.time == f.story().initial);
}

TEST_CASE("under a lens on the clock of what was known the playhead goes to when that party spoke") {
    Fixture f;
    const Ref<Claim> answer = f.builder.claim("crossing-2", f.crossing, "2023-05-24T08:00");
    f.builder.story.claims[answer.index].actor = {1};
    CHECK(f.send(SetClock{Clock::Known}).ok());
    CHECK(f.send(SetParty{Ref<Party>{1}}).ok());
    CHECK(f.send(StepEvent{Direction::Next}).ok());
    CHECK(f.state.event == f.crossing);
    CHECK(f.state.lens.time == at("2023-05-24T08:00"));
}

TEST_CASE("filters are set one by one and cleared together, and the lens stays") {
    Fixture f;
    CHECK(f.send(SetParty{Ref<Party>{1}}).ok());
    CHECK(f.send(SetKindFilter{EventKind::Drone}).ok());
    CHECK(f.send(SetActorFilter{Ref<Actor>{1}}).ok());
    CHECK(f.send(SetSearch{"two words "}).ok());
    CHECK(f.state.lens.filter == Filter{"two words ", EventKind::Drone, Ref<Actor>{1}});
    CHECK(f.refusal(SetParty{Ref<Party>{2}}) == "This story has no such party");
    CHECK(f.refusal(SetActorFilter{Ref<Actor>{2}}) == "This story has no such actor");
    CHECK(f.send(ClearFilters{}).ok());
    CHECK(f.state.lens.filter.empty());
    CHECK(f.state.lens.party == Ref<Party>{1});
    CHECK(f.send(SetParty{}).ok());
    CHECK_FALSE(f.state.lens.party.has_value());
}

TEST_CASE("of a search at most 200 bytes are kept, cut at a letter, in one line of valid text") {
    Fixture f;
    std::string typed = "x";
    for (int i = 0; i < 150; ++i) typed += "ї";
    CHECK(f.send(SetSearch{typed}).ok());
    CHECK(f.state.lens.filter.search == typed.substr(0, 199));
    CHECK(f.send(SetSearch{"a\n\tb\xFF\x7F"}).ok());
    CHECK(f.state.lens.filter.search == "a  b\uFFFD ");
}

TEST_CASE("a story without events refuses to step") {
    StoryBuilder empty;
    const Frame frame = desktop();
    State state = test::opened(empty.story, frame);
    for (Direction direction : {Direction::Previous, Direction::Next})
        CHECK(test::send(empty.story, frame, StepEvent{direction}, state).error() == "This story has no events");
}

TEST_CASE("a citation leads to the source and back to the claim") {
    Fixture f;
    (void)f.send(SelectEvent{f.crossing});
    CHECK(f.send(ShowSource{{0}, Ref<Claim>{0}}).ok());
    CHECK(f.state.view == View::Sources);
    CHECK(f.state.source == Ref<Source>{0});
    CHECK(f.state.cited == Ref<Claim>{0});
    CHECK(f.state.event == f.crossing);
    CHECK(f.send(ShowClaim{{1}}).ok());
    CHECK(f.state.view == View::Event);
    CHECK(f.state.event == f.shelling);
    CHECK(f.state.claim == Ref<Claim>{1});
    CHECK_FALSE(f.state.source.has_value());
    CHECK(f.send(ClearSelection{}).ok());
    CHECK_FALSE(f.state.event.has_value());
    CHECK_FALSE(f.state.claim.has_value());
}

TEST_CASE("clock, view, language, theme and speed are what they were set to") {
    Fixture f;
    CHECK(f.send(SetClock{Clock::Known}).ok());
    CHECK(f.send(SetView{View::Claims}).ok());
    CHECK(f.send(SetLanguage{Language::Ukrainian}).ok());
    CHECK(f.send(SetTheme{Theme::Dark}).ok());
    CHECK(f.send(SetTheme{Theme::Dark, 0x0b6aa8}).ok());
    CHECK(f.state.accent == 0x0b6aa8);
    CHECK(f.send(SetTheme{Theme::Dark}).ok());
    CHECK(f.state.accent == 0x0b6aa8);  // what is not said stays
    CHECK(f.send(SetTheme{Theme::Dark, kNoAccent}).ok());
    CHECK(f.state.accent == kNoAccent);
    CHECK(f.send(SetSpeed{2}).ok());
    CHECK(f.state.lens.clock == Clock::Known);
    CHECK(f.state.view == View::Claims);
    CHECK(f.state.language == Language::Ukrainian);
    CHECK(f.state.theme == Theme::Dark);
    CHECK(f.state.playback.speed == 2);
}

TEST_CASE("playback moves the playhead by its speed in whole seconds and loses none") {
    Fixture f;
    (void)f.send(SetSpeed{0});
    CHECK(f.send(Play{}).ok());
    for (int i = 0; i < 100; ++i) CHECK(f.passes(1.0 / 128));  // 28.125 s of the story
    CHECK(f.state.lens.time - at("2023-05-22T09:00") == 2812);
    CHECK(f.send(Pause{}).ok());
    CHECK_FALSE(f.passes(0.1));
    CHECK(f.state.lens.time - at("2023-05-22T09:00") == 2812);
}

TEST_CASE("playing takes as long for a minute as for thousands of years") {
    for (const auto& [start, end] :
         {std::pair{"2023-05-22T14:08", "2023-05-22T14:09"}, std::pair{"2023-05-22T14:08", "2023-05-22T14:18"},
          std::pair{"2023-05-21T18:00", "2023-05-25T00:00"}, std::pair{"2023-12-26T00:00", "2024-01-05T00:00"},
          std::pair{"1815-01-01T00:00", "1916-01-01T00:00"}, std::pair{"0583-01-01T00:00", "9583-01-01T00:00"}})
        for (int speed = 0; speed < kPlaySpeedCount; ++speed) {
            Fixture f;
            f.builder.story.start = at(start);
            f.builder.story.end = at(end);
            f.state.lens.time = at(start);
            CHECK(f.send(SetSpeed{speed}).ok());
            CHECK(f.send(Play{}).ok());
            int frames = 1;
            while (f.passes(1.0 / 64) && frames < 10000) ++frames;
            CHECK(f.state.lens.time == at(end));
            CHECK(frames / 64.0 == doctest::Approx(kPlayDurations_s[speed]).epsilon(0.01));
        }
}

TEST_CASE("playback stops at the end of the story and starts again from its start") {
    Fixture f;
    (void)f.send(SeekTo{f.story().end - 10});
    CHECK(f.send(Play{}).ok());
    CHECK_FALSE(f.passes(0.1));
    CHECK(f.state.lens.time == f.story().end);
    CHECK_FALSE(f.state.playback.playing);
    CHECK(f.send(Play{}).ok());
    CHECK(f.state.lens.time == f.story().start);
    CHECK(f.state.playback.playing);
}

TEST_CASE("time that a sleeping tab has slept does not make the playhead jump") {
    Fixture f;
    (void)f.send(SetSpeed{0});
    (void)f.send(Play{});
    CHECK(f.passes(3600.0));
    CHECK(f.state.lens.time - at("2023-05-22T09:00") == 900);
    CHECK(f.passes(kNaN));
    CHECK(f.passes(-5.0));
    CHECK(f.state.lens.time - at("2023-05-22T09:00") == 900);
}

TEST_CASE("notices are kept up to five, never the same twice in a row") {
    Fixture f;
    for (const char* text : {"a", "a", "b", "c", "d", "e", "f", ""}) CHECK(f.send(Notify{text}).ok());
    CHECK(f.state.notices == std::vector<std::string>{"b", "c", "d", "e", "f"});
    CHECK(f.send(DismissNotices{}).ok());
    CHECK(f.state.notices.empty());
}

TEST_CASE("what a reader has chosen whatever the story comes along into the next one, and nothing else") {
    Fixture f;
    for (const Command& command :
         {Command(SetLanguage{Language::Russian}), Command(SetTheme{Theme::Dark, 0x0b6aa8}),
          Command(SetView{View::Sources}), Command(SetClock{Clock::Known}), Command(SetParty{Ref<Party>{1}}),
          Command(SetSearch{"a"}), Command(ShowSource{{0}}), Command(Notify{"a"}), Command(Play{})})
        CHECK(f.send(command).ok());
    const State next = opening_state(f.story(), preferences_of(f.state));
    State expected = opening_state(f.story());
    expected.language = Language::Russian;
    expected.theme = Theme::Dark;
    expected.accent = 0x0b6aa8;
    expected.view = View::Sources;
    expected.lens.clock = Clock::Known;
    CHECK(next == expected);
}

TEST_CASE("an event is shown in what the panel that it opens leaves of the map") {
    Fixture f;
    CHECK(f.send(SetView{View::None}).ok());
    Frame narrow = f.frame;
    narrow.viewport = {400, 700};
    f.state.camera = {position(37.5, 51.0), 9.0};
    REQUIRE(apply(f.story(), f.frame, SelectEvent{f.crossing}, f.state).ok());
    REQUIRE(f.state.goal);
    narrow.reduced_motion = true;
    resolve_camera(f.story(), narrow, f.state);
    const Screen seen = screen_from_world(f.state.camera, narrow.viewport, world_from_lng_lat(f.place_of(f.crossing)));
    CHECK(seen.x == doctest::Approx(200));
    CHECK(seen.y == doctest::Approx(350));
    CHECK_FALSE(f.state.goal);
}

TEST_CASE("a drag takes the map over from a goal that has not been reached") {
    Fixture f;
    f.frame.reduced_motion = true;
    State both = f.state;
    REQUIRE(apply(f.story(), f.frame, FlyTo{36.5, 50.9, 9.5}, both).ok());
    REQUIRE(apply(f.story(), f.frame, PanBy{10, 0}, both).ok());
    REQUIRE(f.send(FlyTo{36.5, 50.9, 9.5}).ok());
    REQUIRE(f.send(PanBy{10, 0}).ok());
    CHECK(both == f.state);
}

TEST_CASE("setting an event leaves view, playhead and map, and forgets the claim of another") {
    Fixture f;
    (void)f.send(ShowClaim{{0}});
    (void)f.send(SetView{View::Claims});
    f.settle();
    State expected = f.state;
    expected.event = f.shelling;
    expected.claim.reset();
    CHECK(f.send(SetEvent{f.shelling}).ok());
    CHECK(f.state == expected);
    CHECK(f.refusal(SetEvent{Ref<Event>{9}}) == "This story has no such event");
    CHECK(f.refusal(SeekToEvent{{9}}) == "This story has no such event");
    CHECK(f.refusal(GoTo{{PlaceOf{{9}}, Motion::Jump}}) == "This story has no such event");
    CHECK(f.state == expected);
    CHECK(f.send(SeekToEvent{f.shelling}).ok());
    CHECK(f.state.lens.time == at("2023-05-22T21:00"));
}

TEST_CASE("a place opens in the place of an event, pauses, and is brought into view; an event closes it again") {
    Fixture f;
    const Ref<Place> far = f.builder.place("far", 38.9, 52.4);
    f.state = test::opened(f.story(), f.frame);
    (void)f.send(ShowClaim{{0}});
    (void)f.send(Play{});
    CHECK(f.send(SelectPlaceById{"kozinka"}).ok());
    f.settle();
    CHECK(f.state.place == Ref<Place>{0});
    CHECK_FALSE(f.state.event.has_value());
    CHECK_FALSE(f.state.claim.has_value());
    CHECK(f.state.view == View::Place);
    CHECK_FALSE(f.state.playback.playing);
    const Camera before = f.state.camera;
    CHECK(f.send(SelectPlace{{1}}).ok());  // in sight: the map stays
    CHECK(f.state.camera == before);
    CHECK_FALSE(f.state.flight.has_value());
    CHECK(f.send(SelectPlace{far}).ok());
    f.settle();
    const Screen at = f.on_screen(f.story().at(far).position);
    CHECK((at.x > 0 && at.x < 1000 && at.y > 0 && at.y < 700));
    CHECK(f.send(SelectEvent{f.shelling}).ok());
    CHECK_FALSE(f.state.place.has_value());
    CHECK(f.state.view == View::Event);
    CHECK(f.send(SelectPlace{{0}}).ok());
    CHECK(f.send(ClearSelection{}).ok());
    CHECK_FALSE(f.state.place.has_value());
    CHECK(f.state.view == View::Event);
}

TEST_CASE("the map shows the whole of a distance that is stated of a place that opens") {
    Fixture f;
    const Ref<Place> far = f.builder.place("far", 38.5, 50.5);
    f.builder.story.checks.push_back({"d", {0}, {0}, far, {}, 200, "km"});
    CHECK(f.send(SelectPlace{{0}}).ok());
    f.settle();
    for (const Ref<Place> place : {Ref<Place>{0}, far}) {
        const Screen at = f.on_screen(f.story().at(place).position);
        CHECK((at.x > 0 && at.x < 1000 && at.y > 0 && at.y < 700));
    }
}

TEST_CASE("a place that the story does not have is refused and changes nothing") {
    Fixture f;
    const State before = f.state;
    CHECK(f.refusal(SelectPlaceById{"x"}) == "This story has no place with the id 'x'");
    CHECK(f.refusal(SelectPlaceById{""}) == "This story has no place with the id ''");
    CHECK(f.refusal(SelectPlace{{9}}) == "This story has no such place");
    CHECK(f.refusal(SetPlace{Ref<Place>{9}}) == "This story has no such place");
    CHECK(f.refusal(GoTo{{Ref<Place>{9}, Motion::Jump}}) == "This story has no such place");
    CHECK(f.state == before);
}

TEST_CASE("a place that is opened from outside opens no panel that was shut, a press on it does") {
    Fixture f;
    CHECK(f.send(SetView{View::None}).ok());
    CHECK(f.send(SelectPlaceById{"kozinka"}).ok());
    CHECK(f.state.place == Ref<Place>{0});
    CHECK(f.state.view == View::None);
    CHECK(f.send(SelectPlace{{0}}).ok());
    CHECK(f.state.view == View::Place);
}

TEST_CASE("a step of the tour closes the place that is open, also where the playhead passes it") {
    Fixture f;
    TourStep early, late;
    early.id = "early", late.id = "late";
    early.time = f.story().start + kHour;
    late.time = f.story().end;
    late.event = f.shelling;
    f.builder.story.tour = {early, late};
    f.builder.story.has_tour = true;
    f.state = test::opened(f.story(), f.frame);
    (void)f.send(SelectPlace{{0}});
    CHECK(f.send(Tour{"early"}).ok());
    CHECK_FALSE(f.state.place.has_value());
    CHECK(f.state.view == View::Story);
    (void)f.send(SelectPlace{{0}});
    (void)f.send(SetView{View::Story});
    CHECK(f.send(Scrub{f.story().end}).ok());
    CHECK(test::broken_invariants(f.story(), f.frame, f.state) == "");
    CHECK_FALSE(f.state.place.has_value());
    CHECK(f.state.event == f.shelling);
}

TEST_CASE("setting a place changes between the views of event and place and leaves any other") {
    Fixture f;
    for (const View view : {View::Claims, View::Sources, View::None}) {
        (void)f.send(SetEvent{f.shelling});
        (void)f.send(SetView{view});
        State expected = f.state;
        expected.place = Ref<Place>{1};
        expected.event.reset();
        CHECK(f.send(SetPlace{Ref<Place>{1}}).ok());
        CHECK(f.state == expected);
        CHECK(f.send(SetPlace{}).ok());
        CHECK(f.state.view == view);
    }
    (void)f.send(SetView{View::Event});
    CHECK(f.send(SetPlace{Ref<Place>{1}}).ok());
    CHECK(f.state.view == View::Place);
    CHECK(f.send(SetEvent{f.shelling}).ok());
    CHECK(f.state.view == View::Event);
    CHECK_FALSE(f.state.place.has_value());
    (void)f.send(SetEvent{});
    (void)f.send(SetView{View::Place});  // the list of places
    CHECK(f.send(SetPlace{}).ok());
    CHECK(f.state.view == View::Place);
}

TEST_CASE("the host page filters by what it names, and what it does not name stays") {
    Fixture f;
    CHECK(f.send(FilterBy{"a\n", EventKind::Drone, "spokesman"}).ok());
    CHECK(f.state.lens.filter == Filter{"a ", EventKind::Drone, Ref<Actor>{1}});
    CHECK(f.send(FilterBy{"", {}, {}}).ok());
    CHECK(f.state.lens.filter == Filter{"", EventKind::Drone, Ref<Actor>{1}});
    FilterBy all_kinds;
    all_kinds.kind.emplace(std::nullopt);
    CHECK(f.send(all_kinds).ok());
    CHECK(f.state.lens.filter == Filter{"", {}, Ref<Actor>{1}});
    const State before = f.state;
    CHECK(f.refusal(FilterBy{"b", EventKind::Other, "nobody"}) == "This story has no actor with the id 'nobody'");
    CHECK(f.refusal(FilterBy{std::string(201, 'a'), {}, ""}) == "A search has at most 200 bytes");
    CHECK(f.state == before);
    CHECK(f.send(FilterBy{{}, {}, ""}).ok());
    CHECK(f.state.lens.filter.empty());
}

TEST_CASE("what the timeline shows stays within the story, and all of it is the whole") {
    Fixture f;
    const double extent_s = static_cast<double>(f.story().end - f.story().start);
    CHECK(f.refusal(ShowTimes{{std::nan(""), 3600}}) == "The times to show are not numbers");
    CHECK(f.refusal(ShowTimes{{0, std::numeric_limits<double>::infinity()}}) == "The times to show are not numbers");
    REQUIRE(f.send(ShowTimes{{-500, 7200}}).ok());
    CHECK(f.state.window == TimeWindow{0, 7200});
    REQUIRE(f.send(ShowTimes{{1e9, 7200}}).ok());
    CHECK(f.state.window == TimeWindow{extent_s - 7200, 7200});
    REQUIRE(f.send(ShowTimes{{3600, 1}}).ok());
    CHECK(f.state.window == TimeWindow{3600, shortest_window_s(extent_s)});
    REQUIRE(f.send(ShowTimes{{3600, extent_s}}).ok());
    CHECK_FALSE(f.state.window);
}

TEST_CASE("zooming keeps what is under the pointer, as far as the story's ends allow") {
    const TimeWindow whole{0, 8000};
    const TimeWindow near = zoomed_about(whole, 6000, 1, 8000);
    CHECK(near == TimeWindow{3000, 4000});
    CHECK(zoomed_about(near, 6000, -1, 8000) == whole);
    CHECK(zoomed_about(near, 3000, -0.5, 8000).from_s == doctest::Approx(8000 - 4000 * std::sqrt(2.0)));
    CHECK(zoomed_about(whole, 4000, 60, 8000).length_s == 900);
    CHECK(zoomed_about(whole, 4000, 60, 400).length_s == 50);
}

TEST_CASE("a timeline that is zoomed in follows the playhead and what is chosen, and nothing else") {
    Fixture f;
    REQUIRE(f.send(Scrub{f.story().end}).ok());
    REQUIRE(f.send(ShowTimes{{0, 7200}}).ok());
    REQUIRE(f.send(SetClock{Clock::Known}).ok());
    REQUIRE(f.send(SetView{View::Sources}).ok());
    CHECK(f.state.window == TimeWindow{0, 7200});
    REQUIRE(f.send(Scrub{f.story().start + 20 * kHour}).ok());
    CHECK(f.state.window == TimeWindow{20 * 3600 - 3600, 7200});
    REQUIRE(f.send(Scrub{f.story().start + 20 * kHour + 600}).ok());
    CHECK(f.state.window == TimeWindow{20 * 3600 - 3600, 7200});
    REQUIRE(f.send(Play{}).ok());
    for (int i = 0; i < 400; ++i) {
        (void)advance(f.story(), f.frame, 0.1, f.state);
        const double at_s = static_cast<double>(f.state.lens.time - f.story().start);
        CHECK(at_s >= f.state.window->from_s);
        CHECK(at_s <= f.state.window->from_s + f.state.window->length_s);
    }
}

namespace {
// Commands of all kinds, and time between them: invariants hold, and what is refused leaves no trace.
void drive(const Story& story, Frame frame, std::uint64_t seed, int steps) {
    test::Random random(seed);
    State state = test::opened(story, frame);
    int refused = 0;
    for (int i = 0; i < steps; ++i) {
        const Command command = test::random_command(random, story);
        CAPTURE(i);
        CAPTURE(command.index());
        const State before = state;
        const Outcome outcome = apply(story, frame, command, state);
        if (!outcome) {
            ++refused;
            CHECK_FALSE(outcome.error().empty());
            REQUIRE(state == before);
        }
        if (random.below(30) == 0) frame.viewport = {random.between(1, 2000), random.between(1, 1500)};
        if (random.below(30) == 0) frame.reduced_motion = !frame.reduced_motion;
        resolve_camera(story, frame, state);
        REQUIRE(test::broken_invariants(story, frame, state) == "");
        if (random.below(3) == 0) {
            (void)advance(story, frame, random.between(0, 0.3), state);
            REQUIRE(test::broken_invariants(story, frame, state) == "");
        }
    }
    CHECK(refused > steps / 100);
    CHECK(refused < steps / 2);
}
}  // namespace

TEST_CASE("no sequence of commands breaks State, and a refused one leaves no trace") {
    Fixture f;
    drive(f.story(), f.frame, 9, 5000);
    f.frame.limits.whole_view = f.frame.viewport;
    drive(f.story(), f.frame, 10, 5000);
}

TEST_CASE("no sequence of commands breaks State on the story that is served") {
    const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
    REQUIRE(read.story);
    drive(*read.story, desktop(), 11, 4000);
}

TEST_CASE("no sequence of commands breaks State on stories of any shape") {
    test::Random random(12);
    for (int i = 0; i < 40; ++i) {
        StoryBuilder builder;
        builder.story.end = builder.story.start + random.below(4) * 40000;
        builder.story.initial = builder.story.start;
        for (int k = random.below(6); k > 0; --k)
            builder.place("p" + std::to_string(k), random.between(-180, 180), random.between(-90, 90),
                          static_cast<PlacePrecision>(random.below(3)), random.between(0, 3000));
        for (int k = random.below(9); k > 0; --k) {
            const Instant start = builder.story.start + random.below(400000) - 100000;
            const int places = static_cast<int>(builder.story.places.size());
            std::optional<Ref<Place>> where;
            if (places > 0) where = Ref<Place>{static_cast<std::uint32_t>(random.below(places))};
            const auto event =
                builder.event("e" + std::to_string(k), {start, start + random.below(90000), {}, ""}, where);
            for (int c = random.below(3); c > 0; --c)
                builder.claim("c" + std::to_string(k * 9 + c), event, "2023-05-23T08:00");
        }
        drive(builder.story, desktop(), 100u + static_cast<std::uint64_t>(i), 300);
    }
}
