// Walking the story in steps: the step and the playhead belong together whatever moves either.
#include "state/tour.h"

#include <doctest/doctest.h>

#include "cut_story.h"
#include "random_command.h"
#include "state_bench.h"
#include "story_builder.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// Overview, then three steps at moments, of which the second looks closer and the third is on the other clock.
struct TourFixture {
    StoryBuilder builder;
    Frame frame;
    State state;

    TourFixture() {
        frame.viewport = {1000, 700};
        frame.padding = {20, 20, 20, 20};
        frame.limits = {5.0, 13.0, {position(33, 48.5), position(39, 52.5)}, {}};
        Story& story = builder.story;
        const Ref<Place> kozinka = builder.place("kozinka", 35.6026, 50.4613);
        const Ref<Event> raid = builder.event("raid", exactly("2023-05-22T10:00"), kozinka);
        const Ref<Event> fire = builder.event("fire", exactly("2023-05-23T10:00"));
        builder.event("old", exactly("2023-03-02T09:00"));
        builder.claim("one", raid, "2023-05-22T12:00");
        builder.claim("two", fire, "2023-05-23T12:00");
        story.questions.push_back({"how-many", LocalText("How many?"), {}});
        story.claims[0].question = Ref<Question>{0};
        story.claims[0].answer = LocalText("Two");
        story.has_tour = true;
        add("overview");
        add("first", "2023-05-22T00:00");
        TourStep& second = add("second", "2023-05-22T13:00");
        second.event = raid;
        second.party = Ref<Party>{0};
        second.question = Ref<Question>{0};
        second.view = LngLatBox{position(35.4, 50.35), position(35.8, 50.55)};
        TourStep& third = add("third", "2023-05-23T18:00");
        third.clock = Clock::Known;
        third.event = fire;
        state = opened(story, frame);
    }
    const Story& story() const { return builder.story; }
    Outcome send(const Command& command) { return test::send(builder.story, frame, command, state); }
    std::string refusal(const Command& command) {
        const Outcome outcome = send(command);
        return outcome ? "accepted" : outcome.error();
    }
    std::string step() const { return state.step ? story().at(*state.step).id : "none"; }
    std::string at_time() const { return format_to_minute(state.lens.time, kMoscowSummer).substr(0, 16); }
    void settle() {
        for (int i = 0; i < 200 && advance(story(), frame, 0.1, state); ++i) {
        }
    }
    Camera fitted_to(const LngLatBox& box) const { return fitted(box, frame.viewport, frame.padding, frame.limits); }

  private:
    TourStep& add(const char* id, const char* time = nullptr) {
        TourStep step;
        step.id = id;
        step.title = LocalText(std::string("Step ") + id);
        step.text.text = LocalText("Text");
        step.text.citations.resize(1);
        if (time) step.time = at(time);
        builder.story.tour.push_back(step);
        return builder.story.tour.back();
    }
};

}  // namespace

TEST_CASE("a story opens in Story on its overview, at its initial time, with nothing chosen") {
    TourFixture f;
    CHECK(f.step() == "overview");
    CHECK(f.state.view == View::Story);
    CHECK(f.at_time() == "2023-05-22T09:00");
    CHECK_FALSE(f.state.event);
    // Without an overview: on the step of its initial time.
    f.builder.story.tour.erase(f.builder.story.tour.begin());
    f.state = opened(f.story(), f.frame);
    CHECK(f.step() == "first");
    f.builder.story.tour.erase(f.builder.story.tour.begin());
    f.state = opened(f.story(), f.frame);
    CHECK(f.step() == "none");
}

TEST_CASE("going to a step brings its moment, clock, party, event, question and view") {
    TourFixture f;
    REQUIRE(f.send(Tour{"second"}));
    CHECK(f.step() == "second");
    CHECK(f.at_time() == "2023-05-22T13:00");
    CHECK(f.state.event == Ref<Event>{0});
    CHECK(f.state.lens.party == Ref<Party>{0});
    CHECK(f.state.question == Ref<Question>{0});
    CHECK(f.state.flight);
    f.settle();
    CHECK(f.state.camera == f.fitted_to(*f.story().tour[2].view));
    REQUIRE(f.send(Tour{"third"}));
    CHECK(f.state.lens.clock == Clock::Known);
    CHECK(f.state.event == Ref<Event>{1});
}

TEST_CASE("what a step does not name goes back to how the story opens") {
    TourFixture f;
    REQUIRE(f.send(Tour{"second"}));
    f.settle();
    REQUIRE(f.send(SetClock{Clock::Known}));
    REQUIRE(f.send(Tour{"first"}));
    f.settle();
    CHECK_FALSE(f.state.event);
    CHECK_FALSE(f.state.lens.party);
    CHECK_FALSE(f.state.question);
    CHECK(f.state.lens.clock == Clock::Happened);
    CHECK(f.state.camera == f.fitted_to(f.story().view));
    REQUIRE(f.send(SeekTo{f.story().end}));
    REQUIRE(f.send(Tour{"overview"}));
    CHECK(f.state.lens.time == f.story().initial);
    CHECK(f.step() == "overview");
}

TEST_CASE("a step that the story does not have is refused, and the ends of the tour are") {
    TourFixture f;
    CHECK(f.refusal(Tour{"x"}) == "This story has no step with the id 'x'");
    CHECK(f.refusal(Tour{""}) == "This story has no step with the id ''");
    CHECK(f.refusal(OpenStep{{9}}) == "This story has no such step");
    CHECK(f.refusal(ShowQuestion{{9}}) == "This story has no such question");
    CHECK(f.refusal(StepOn{Direction::Previous}) == "This is the first step");
    REQUIRE(f.send(Tour{"third"}));
    CHECK(f.refusal(StepOn{Direction::Next}) == "This is the last step");
    CHECK(f.step() == "third");
}

TEST_CASE("Next and Previous walk the tour in Story, and the events in the other views") {
    TourFixture f;
    std::string walk;
    for (int i = 0; i < 3; ++i) {
        REQUIRE(f.send(StepOn{Direction::Next}));
        walk += f.step() + "@" + f.at_time() + " ";
    }
    CHECK(walk == "first@2023-05-22T00:00 second@2023-05-22T13:00 third@2023-05-23T18:00 ");
    REQUIRE(f.send(StepOn{Direction::Previous}));
    CHECK(f.step() == "second");
    REQUIRE(f.send(SetView{View::Claims}));
    REQUIRE(f.send(StepOn{Direction::Next}));
    CHECK(f.state.event == Ref<Event>{1});
    CHECK(f.state.view == View::Event);
    CHECK(f.step() == "second");
    CHECK(f.at_time() == "2023-05-23T10:00");
}

TEST_CASE("Next keeps the clock that the reader has chosen where the step names none") {
    TourFixture f;
    REQUIRE(f.send(StepOn{Direction::Next}));
    REQUIRE(f.send(SetClock{Clock::Known}));
    REQUIRE(f.send(StepOn{Direction::Next}));
    CHECK(f.step() == "second");
    CHECK(f.state.lens.clock == Clock::Known);
    REQUIRE(f.send(StepOn{Direction::Next}));  // which names that clock itself: from here it is the author's
    REQUIRE(f.send(StepOn{Direction::Previous}));
    CHECK(f.state.lens.clock == Clock::Happened);
}

TEST_CASE("dragging the playhead brings the step of its moment with party, event and question, and moves no map") {
    TourFixture f;
    REQUIRE(f.send(Scrub{at("2023-05-22T13:00")}));
    CHECK(f.step() == "second");
    CHECK(f.state.event == Ref<Event>{0});
    CHECK(f.state.lens.party == Ref<Party>{0});
    CHECK_FALSE(f.state.flight);
    REQUIRE(f.send(Scrub{at("2023-05-22T12:59")}));
    CHECK(f.step() == "first");
    CHECK_FALSE(f.state.event);
    CHECK_FALSE(f.state.lens.party);
    REQUIRE(f.send(Scrub{f.story().start}));
    CHECK(f.step() == "overview");
    // What the reader has chosen stays.
    REQUIRE(f.send(SetParty{Ref<Party>{1}}));
    REQUIRE(f.send(Scrub{at("2023-05-23T18:00")}));
    CHECK(f.step() == "third");
    CHECK(f.state.lens.party == Ref<Party>{1});
    CHECK(f.state.lens.clock == Clock::Happened);
}

TEST_CASE("dragging in another view moves the step and nothing that is chosen") {
    TourFixture f;
    REQUIRE(f.send(SetView{View::Sources}));
    REQUIRE(f.send(Scrub{at("2023-05-22T13:00")}));
    CHECK(f.step() == "second");
    CHECK_FALSE(f.state.event);
    CHECK_FALSE(f.state.lens.party);
}

TEST_CASE("an exact seek moves the step alone: a host says the rest itself") {
    TourFixture f;
    REQUIRE(f.send(SeekTo{at("2023-05-22T14:00")}));
    CHECK(f.step() == "second");
    CHECK_FALSE(f.state.event);
    CHECK_FALSE(f.state.lens.party);
}

TEST_CASE("playing goes on from the open step, and the card changes as the playhead passes") {
    TourFixture f;
    REQUIRE(f.send(Play{}));  // the overview belongs to no moment: on with the first that does
    CHECK(f.step() == "first");
    CHECK(f.at_time() == "2023-05-22T00:00");
    std::string seen;
    for (int i = 0; i < 2000 && f.state.playback.playing; ++i) {
        (void)advance(f.story(), f.frame, 0.05, f.state);
        CHECK(broken_invariants(f.story(), f.frame, f.state) == "");
        if (seen.size() < f.step().size() || seen.substr(seen.size() - f.step().size()) != f.step())
            seen += " " + f.step();
    }
    CHECK(seen == " first second third");
    CHECK(f.state.lens.time == f.story().end);
    CHECK(f.state.lens.clock == Clock::Known);
    CHECK(f.state.event == Ref<Event>{1});
    f.settle();
    CHECK(f.state.camera == f.fitted_to(f.story().view));  // the second step's view and back
    REQUIRE(f.send(Play{}));                               // from its end it begins anew
    CHECK(f.step() == "first");
}

TEST_CASE("a tour that is played gives each step the time to be read, by the speed; other views play as ever") {
    TourFixture f;
    f.builder.story.tour[2].text.text = LocalText(std::string(850, 'x'));
    const auto seconds_in_second = [&] {
        int ticks = 0;
        REQUIRE(f.send(Tour{"second"}));
        REQUIRE(f.send(Play{}));
        while (f.step() == "second" && ticks < 4000) {
            (void)advance(f.story(), f.frame, 0.05, f.state);
            ++ticks;
        }
        return ticks * 0.05;
    };
    f.state.playback.speed = 0;
    CHECK(seconds_in_second() == doctest::Approx(50).epsilon(0.01));  // 850 letters, 17 a second
    f.state.playback.speed = 1;
    CHECK(seconds_in_second() == doctest::Approx(50 / 3.0).epsilon(0.01));
    f.builder.story.tour[2].text.text = LocalText("Short");
    CHECK(seconds_in_second() == doctest::Approx(26.0 * 29 / 78).epsilon(0.01));  // 29 of 78 hours
    f.state.view = View::Sources;
    CHECK(play_speed(f.story(), f.state) == doctest::Approx(78 * 3600 / 26.0));
}

TEST_CASE("the map moves only as far as a step needs") {
    TourFixture f;
    const Camera opening = f.state.camera;
    const LngLatBox half{position(35.6, 50.3), position(36.4, 50.7)};
    CHECK_FALSE(camera_that_shows(f.frame, opening, half));  // whole in sight, and large enough
    const Camera closer = f.fitted_to(half);
    const Camera aside = panned(closer, 300, 0, f.frame.limits);
    const auto moved = camera_that_shows(f.frame, aside, half);
    REQUIRE(moved);
    CHECK(moved->zoom == closer.zoom);
    CHECK(moved->centre.lon() > aside.centre.lon());
    CHECK(moved->centre.lon() <= closer.centre.lon() + 1e-9);
    CHECK_FALSE(camera_that_shows(f.frame, *moved, half));
    // Too small to be seen well, or too near to be seen whole: fitted.
    const LngLatBox small{position(35.6, 50.45), position(35.65, 50.47)};
    CHECK(camera_that_shows(f.frame, opening, small) == f.fitted_to(small));
    CHECK(camera_that_shows(f.frame, f.fitted_to(small), half) == closer);
    // With reduced motion it jumps.
    f.frame.reduced_motion = true;
    REQUIRE(f.send(Tour{"second"}));
    CHECK_FALSE(f.state.flight);
    CHECK(f.state.camera == f.fitted_to(*f.story().tour[2].view));
}

TEST_CASE("a panel that is shut stays shut when a host goes to a step") {
    TourFixture f;
    REQUIRE(f.send(SetView{View::None}));
    REQUIRE(f.send(Tour{"second"}));
    CHECK(f.state.view == View::None);
    REQUIRE(f.send(SetView{View::Sources}));
    REQUIRE(f.send(Tour{"first"}));
    CHECK(f.state.view == View::Story);
}

TEST_CASE("an address leads back to the step, its moment and its view") {
    TourFixture f;
    for (const char* id : {"overview", "first", "second", "third"}) {
        CAPTURE(std::string(id));
        REQUIRE(f.send(Tour{id}));
        f.settle();
        const std::string hash = hash_from_state(f.story(), f.frame.limits, f.state);
        CHECK(hash.find("&step=" + std::string(id)) != hash.npos);
        State other = opened(f.story(), f.frame);
        CHECK(follow(f.story(), f.frame, hash, other).empty());
        CHECK(other.view == View::Story);
        CHECK(hash_from_state(f.story(), f.frame.limits, other) == hash);
        CHECK(other.step == f.state.step);
        CHECK(other.lens == f.state.lens);
        CHECK(other.event == f.state.event);
    }
}

TEST_CASE("an address that names only a step goes there; what it says besides counts") {
    TourFixture f;
    CHECK(follow(f.story(), f.frame, "#step=second", f.state).empty());
    CHECK(f.step() == "second");
    CHECK(f.at_time() == "2023-05-22T13:00");
    CHECK(f.state.lens.party == Ref<Party>{0});
    CHECK_FALSE(f.state.flight);
    CHECK(f.state.camera == f.fitted_to(*f.story().tour[2].view));
    CHECK(follow(f.story(), f.frame, "#step=second&party=kyiv", f.state).empty());
    CHECK(f.state.lens.party == Ref<Party>{1});
    CHECK(f.state.event == Ref<Event>{0});
    CHECK(follow(f.story(), f.frame, "#step=nowhere", f.state) ==
          std::vector<std::string>{"step: this story has no step with the id 'nowhere'"});
    // A step of another moment than the address's is not taken.
    CHECK(follow(f.story(), f.frame, "#t=2023-05-22T14:00%2B03:00&step=third", f.state).empty());
    CHECK(f.step() == "second");
}

TEST_CASE("an address that names an event opens it in Event, and one with a step in Story") {
    TourFixture f;
    CHECK(follow(f.story(), f.frame, "#event=raid", f.state).empty());
    CHECK(f.state.view == View::Event);
    CHECK(hash_from_state(f.story(), f.frame.limits, f.state).find("step=") == std::string::npos);
    CHECK(follow(f.story(), f.frame, "#t=2023-05-22T13:00%2B03:00&step=second&event=raid", f.state).empty());
    CHECK(f.state.view == View::Story);
    REQUIRE(f.send(SetView{View::Sources}));
    CHECK(follow(f.story(), f.frame, "#event=fire", f.state).empty());
    CHECK(f.state.view == View::Sources);
}

TEST_CASE("a step that begins within the minute of an address is opened by it") {
    TourFixture f;
    f.builder.story.tour[2].time = at("2023-05-22T13:00") + 30;
    REQUIRE(f.send(Tour{"second"}));
    const std::string hash = hash_from_state(f.story(), f.frame.limits, f.state);
    State other = opened(f.story(), f.frame);
    CHECK(follow(f.story(), f.frame, hash, other).empty());
    CHECK(other.step == f.state.step);
    CHECK(broken_invariants(f.story(), f.frame, other) == "");
}

TEST_CASE("with no event chosen Next and Previous walk what is told at the playhead, without moving it") {
    TourFixture f;
    f.builder.event("later", exactly("2023-05-24T10:00"));
    REQUIRE(f.send(SetView{View::Event}));
    REQUIRE(f.send(SeekTo{at("2023-05-23T12:00")}));
    std::string walk;
    for (int i = 0; i < 4; ++i) {
        REQUIRE(f.send(StepOn{Direction::Next}));
        walk += f.story().at(*f.state.event).id + "@" + f.at_time() + " ";
    }
    CHECK(walk == "raid@2023-05-23T12:00 fire@2023-05-23T12:00 later@2023-05-24T10:00 old@2023-05-24T10:00 ");
    CHECK(f.refusal(StepOn{Direction::Next}) == "This is the last event");
    REQUIRE(f.send(SeekTo{at("2023-05-23T12:00")}));
    REQUIRE(f.send(ClearSelection{}));
    REQUIRE(f.send(StepOn{Direction::Previous}));
    CHECK(f.story().at(*f.state.event).id == "old");
    CHECK(f.at_time() == "2023-05-23T12:00");
    // Before anything is told Next moves the playhead on to what comes first.
    REQUIRE(f.send(ClearSelection{}));
    REQUIRE(f.send(SetClock{Clock::Known}));
    REQUIRE(f.send(SeekTo{at("2023-05-22T09:00")}));
    REQUIRE(f.send(StepOn{Direction::Next}));
    CHECK(f.story().at(*f.state.event).id == "raid");
    CHECK(f.at_time() == "2023-05-22T12:00");
}

TEST_CASE("property: the card belongs to the playhead in any story, whatever is asked") {
    for (int seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        Story story = RandomStory(seed).story();
        story.tour = tour_of_events(story);
        Random random(static_cast<std::uint64_t>(seed));
        if (seed % 2 == 0) {  // told by an author: in no order of time, some belong to no moment
            story.has_tour = true;
            for (TourStep& step : story.tour) {
                if (random.below(4) == 0) step.time.reset();
                if (random.below(3) == 0) step.clock = Clock::Known;
                if (random.below(3) == 0) step.party = Ref<Party>{1};
                if (random.below(3) == 0) step.view = story.view;
            }
            std::swap(story.tour[1], story.tour[5]);
        }
        Frame frame = TourFixture().frame;
        State state = opened(story, frame);
        CommandDice dice(random, story);
        for (int i = 0; i < 400; ++i) {
            (void)send(story, frame, dice.roll(), state).ok();
            if (random.below(3) == 0) (void)advance(story, frame, 0.2, state);
            const std::string broken = broken_invariants(story, frame, state);
            REQUIRE(broken == "");
        }
    }
}
