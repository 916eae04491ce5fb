// The story in steps: what is read of a tour, what is wrong with a bad one, and the steps that the events make.
#include <doctest/doctest.h>

#include <string>

#include "review_bench.h"
#include "story/query.h"
#include "story/tour.h"
#include "story_builder.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

std::string story_with_tour(const std::string& tour) {
    return with(fixture("minimal.json"), "\"events\": [", "\"tour\": " + tour + ", \"events\": [");
}
std::string step(const std::string& text, const std::string& rest = "", const std::string& id = "s") {
    return R"({"id": ")" + id + R"(", "title": "A step", "text": )" + text + rest + "}";
}
std::string problems_of_step(const std::string& text, const std::string& rest = "") {
    return problems_of(story_with_tour("[" + step(text, rest) + "]"));
}
std::string error_at(const std::string& where, const std::string& text) {
    return "error /tour/0" + where + ": " + text + "\n";
}
const char* const kBracket = "a bracket holds the id of one claim, as in [claim-id]; write '[[' for the bracket itself";

}  // namespace

TEST_CASE("tour: a step is read with all that it names") {
    const ReadStory read = read_story(fixture("all-features.json"));
    REQUIRE(read.story);
    const Story& story = *read.story;
    CHECK(story.has_tour);
    REQUIRE(story.tour.size() == 3);
    const TourStep &overview = story.tour[0], &step = story.tour[1];
    CHECK(overview.id == "in-brief");
    CHECK_FALSE(overview.time);
    CHECK_FALSE(overview.view);
    CHECK(step.title.in("uk", "en").text == "Пожежа");
    CHECK(step.time == parse_date_time("2023-05-22T20:00-09:30", story.utc_offset));
    CHECK(step.clock == Clock::Known);
    CHECK(story.at(*step.event).id == "fire");
    CHECK(story.at(*step.question).id == "how-many");
    CHECK(story.at(*step.party).id == "officials");
    CHECK(step.view == LngLatBox{position(35.9, 50.4), position(36.2, 50.7)});
    CHECK(step_by_id(story, "fire-step") == Ref<TourStep>{1});
    CHECK_FALSE(step_by_id(story, "fire"));
}

TEST_CASE("tour: citations are taken out of the text, each with the space before it, and keep their places") {
    const ReadStory read = read_story(story_with_tour(
        "[" +
        step(
            R"({"en": "[two-hurt] It burned. [two-hurt]  Then,[two-hurt][two-hurt] “in [[…] hospital]”.", "uk": "Горіло.[two-hurt]"})") +
        "]"));
    REQUIRE(read.story);
    const TourStep& read_step = read.story->tour[0];
    const LocalText::Found english = read_step.text.text.in("en", "en"), other = read_step.text.text.in("uk", "en");
    CHECK(english.text == " It burned.  Then, “in […] hospital]”.");
    CHECK(other.text == "Горіло.");
    std::string cited;
    for (const Citation& citation : read_step.text.citations_of(english))
        cited += std::to_string(citation.after) + ":" + read.story->at(citation.claim).id + " ";
    CHECK(cited == "0:two-hurt 11:two-hurt 18:two-hurt 18:two-hurt ");
    REQUIRE(read_step.text.citations_of(other).size() == 1);
    CHECK(read_step.text.citations_of(other)[0].after == std::string("Горіло.").size());
    CHECK(read_step.cited == std::vector<Ref<Claim>>{{0}});
}

TEST_CASE("tour: what a step cites must be there, and a bracket holds one id") {
    CHECK(problems_of_step(R"("It burned. [two-hurt]")") == "");
    CHECK(problems_of_step(R"("It burned. [three-hurt]")") == error_at("/text", "no claim has the id 'three-hurt'"));
    CHECK(problems_of_step(R"({"en": "a [two-hurt]", "uk": "b [two]"})") ==
          error_at("/text/uk", "no claim has the id 'two'"));
    for (const char* text :
         {"a […] b", "a []", "a [two-hurt", "a [", "a [two-hurt, two-hurt]", "a [Two-hurt]", "[ two-hurt] a"})
        CHECK(problems_of_step('"' + std::string(text) + '"') == error_at("/text", kBracket));
    CHECK(problems_of_step(R"("[two-hurt]")") == error_at("/text", "a step needs words beside its citations"));
    CHECK(problems_of_step(R"("a ]b[[c[[[two-hurt]")") == "");
}

TEST_CASE("tour: each key that is wrong is named where it stands") {
    CHECK(problems_of_step(R"("a")", R"(, "time": "2023-05-21T10:00")") ==
          error_at("/time",
                   "this time lies before the start of the story's time, 2023-05-22T00:00+03:00 to "
                   "2023-05-24T00:00+03:00"));
    CHECK(problems_of_step(R"("a")", R"(, "time": "2023-05-24T00:01")") ==
          error_at("/time",
                   "this time lies after the end of the story's time, 2023-05-22T00:00+03:00 to "
                   "2023-05-24T00:00+03:00"));
    CHECK(problems_of_step(R"("a")", R"(, "time": "2023-05-22T00:00")") == "");
    CHECK(problems_of_step(R"("a")", R"(, "time": "2023-05-24T00:00")") == "");
    CHECK(problems_of_step(R"("a")", R"(, "time": "noon")") ==
          error_at("/time", "'noon' is not a time; write e.g. '2023-05-23T18:30', '2023-05-23' or '2023-05'"));
    CHECK(problems_of_step(R"("a")", R"(, "clock": "known")") == "");
    CHECK(problems_of_step(R"("a")", R"(, "clock": "said")") ==
          error_at("/clock", "must be 'happened' or 'known', not 'said'"));
    CHECK(problems_of_step(R"("a")", R"(, "event": "flood")") == error_at("/event", "no event has the id 'flood'"));
    CHECK(problems_of_step(R"("a")", R"(, "question": "q")") == error_at("/question", "no question has the id 'q'"));
    CHECK(problems_of_step(R"("a")", R"(, "party": "press")") == error_at("/party", "no party has the id 'press'"));
    CHECK(problems_of_step(R"("a")", R"(, "view": {"bbox": [36.9, 50.1, 35.2, 50.8]})") ==
          error_at("/view/bbox",
                   "west must be smaller than east and south smaller than north: [west, south, east, north]"));
    CHECK(problems_of_step(R"("a")", R"(, "view": {})") == error_at("/view", "the key 'bbox' is missing"));
    CHECK(problems_of_step(R"("a")", R"(, "view": [36, 50, 37, 51])") ==
          error_at("/view", "must be an object in { }, not a list"));
    CHECK(problems_of_step(R"("a")", R"(, "map": 1)") ==
          "warning /tour/0/map: the key 'map' is not known and is ignored\n");
    CHECK(problems_of_step("5") ==
          error_at("/text", "must be a text or an object of languages such as {\"en\": \"…\"}, not a number"));
    CHECK(problems_of(story_with_tour("{}")) == "error /tour: must be a list, not an object\n");
    CHECK(problems_of(story_with_tour(R"([{"id": "s"}, "t"])")) ==
          "error /tour/0: the key 'title' is missing\nerror /tour/0: the key 'text' is missing\n"
          "error /tour/1: must be an object in { }, not a text\n");
    CHECK(problems_of(story_with_tour("[" + step(R"("a")") + ", " + step(R"("b")") + "]")) ==
          "error /tour/1/id: another step before this one has the id 's' already\n");
}

TEST_CASE("tour: sixty steps with titles of 200 characters are read") {
    std::string tour;
    for (int i = 0; i < 60; ++i) tour += (i > 0 ? ", " : "") + step(R"("a [two-hurt]")", "", "s" + std::to_string(i));
    std::string bytes = story_with_tour("[" + tour + "]");
    for (std::size_t at = bytes.find("A step"); at != bytes.npos; at = bytes.find("A step"))
        bytes.replace(at, 6, std::string(200, 'x'));
    const ReadStory read = read_story(bytes);
    REQUIRE(read.story);
    REQUIRE(read.story->tour.size() == 60);
    CHECK(read.story->tour[59].title.in("en", "en").text.size() == 200);
}

TEST_CASE("check warns of a step that cites nothing, and of languages that cite different claims") {
    CHECK(found(story_with_tour("[" + step(R"("a [two-hurt]")") + "]"), review_tour) == "");
    CHECK(found(story_with_tour("[" + step(R"("Nobody is cited.")") + "]"), review_tour) ==
          "warning /tour/0/text: this step cites nothing; put the id of the claim that a sentence rests on after it, "
          "as in [claim-id]\n");
    CHECK(
        found(story_with_tour("[" + step(R"({"en": "a [two-hurt]", "uk": "b [two-hurt][two-hurt]", "ru": "c"})") + "]"),
              review_tour) == "warning /tour/0/text/ru: this text cites other claims than that in 'en'\n");
    CHECK(found(fixture("minimal.json"), review_tour) == "");
}

TEST_CASE("check warns of a step that is told by what was known before all that it cites was known") {
    const auto of = [](const std::string& rest) {
        return found(
            with(story_with_tour("[" + step(R"("a [two-hurt]")", rest) + "]"), "\"actor\": \"mayor\", \"text\"",
                 "\"actor\": \"mayor\", \"said\": {\"start\": \"2023-05-23T10:00\", \"precision\": "
                 "\"exact\"}, \"text\""),
            review_tour);
    };
    CHECK(of(R"(, "clock": "known", "time": "2023-05-23T10:00")") == "");
    CHECK(of(R"(, "clock": "happened", "time": "2023-05-23T09:59")") == "");
    CHECK(of(R"(, "clock": "known", "time": "2023-05-23T09:59")") ==
          "warning /tour/0/clock: by what was known then, this step is not told at its time: 'two-hurt' was surely "
          "known only from 2023-05-23T10:00+03:00\n");
    CHECK(of(R"(, "clock": "known")") == "");  // at time.initial
}

TEST_CASE("a story without a tour is walked along its events, in order of time, the background last") {
    StoryBuilder b;
    b.event("late", exactly("2023-05-23T10:00"));
    b.event("old", {at("2022-10-01T00:00"), at("2022-11-01T00:00"), TimePrecision::Month, ""});
    b.event("early", exactly("2023-05-22T10:00"));
    b.event("across", exactly("2023-05-21T10:00", "2023-05-21T20:00"));
    const Ref<Claim> claim = b.claim("c", Ref<Event>{2}, "2023-05-22T11:00");
    const std::vector<TourStep> steps = tour_of_events(b.story);
    std::string walk;
    for (const TourStep& step : steps) walk += step.id + " ";
    CHECK(walk == "across early late old ");
    CHECK(steps[0].time == b.story.start);
    CHECK(steps[1].time == at("2023-05-22T10:00"));
    CHECK(steps[1].cited == std::vector<Ref<Claim>>{claim});
    CHECK(steps[1].event == Ref<Event>{2});
    CHECK(steps[1].title.in("en", "en").text == "early");
    CHECK_FALSE(steps[3].time);
    const ReadStory read = read_story(fixture("minimal.json"));
    REQUIRE(read.story);
    CHECK_FALSE(read.story->has_tour);
    REQUIRE(read.story->tour.size() == 1);
    CHECK(read.story->tour[0].text.text.in("en", "en").text == "A store burned, says the mayor.");
    CHECK(read_story(story_with_tour("[]")).story->tour.size() == 1);
}

TEST_CASE("a moment belongs to the step that has begun last, of several at one moment to the first") {
    StoryBuilder b;
    const auto add = [&](const char* id, const char* time) {
        TourStep step;
        step.id = id;
        if (time) step.time = at(time);
        b.story.tour.push_back(step);
    };
    const auto step_of = [&](const char* time) {
        const auto found = step_at(b.story, at(time));
        return found ? b.story.at(*found).id : "none";
    };
    CHECK(step_of("2023-05-22T10:00") == "none");
    b.story.has_tour = true;
    add("overview", nullptr);
    add("c", "2023-05-23T10:00");
    add("a", "2023-05-22T10:00");
    add("b", "2023-05-22T10:00");
    add("timeless", nullptr);
    CHECK(step_of("2023-05-22T09:59") == "overview");
    CHECK(step_of("2023-05-22T10:00") == "a");
    CHECK(step_of("2023-05-23T09:59") == "a");
    CHECK(step_of("2023-05-25T00:00") == "c");
    b.story.tour.erase(b.story.tour.begin());
    CHECK(step_of("2023-05-22T09:59") == "none");
}
