// What is read out to those who do not see the page.
#include "panels/description.h"

#include <doctest/doctest.h>

#include "panels/claim_words.h"
#include "telling.h"

using namespace sourceline;
using namespace sourceline::test;

TEST_CASE("a speaker's own words stand in quotation marks, a document's are introduced as such") {
    Claim claim;
    claim.quote = "We have losses.";
    claim.voice = Voice::Direct;
    CHECK(words_as_they_stand(claim) == "“We have losses.”");
    CHECK(words_after_name(Language::English, "Governor", claim) == "Governor: “We have losses.”");
    claim.voice = Voice::Reported;
    CHECK(words_as_they_stand(claim) == "We have losses.");
    CHECK(words_after_name(Language::English, "Governor", claim) == "Governor. The document reports: We have losses.");
}

TEST_CASE("the description tells the moment, the counts and the event being read with what is told of it") {
    StoryBuilder b;
    b.story.time_label = LocalText("Moscow time");
    const Ref<Event> event = b.event("Mortar fire", exactly("2023-05-22T10:00"));
    b.story.events[event.index].summary = LocalText("A village was hit.");
    b.story.claims[b.claim("own", event, "2023-05-22T12:00").index].voice = Voice::Direct;
    b.story.claims[b.claim("reported", event, "2023-05-22T12:00").index].actor = {1};
    b.claim("later", event, "2023-05-24T12:00");
    State state;
    state.lens.time = at("2023-05-23T18:30");
    state.lens.clock = Clock::Known;
    const auto spoken = [&] { return description(b.story, state, known_at(b.story, state.lens)); };
    const std::string moment = "Tuesday 23 May 2023, 18:30, Moscow time. 1 event, 2 statements made by now.";
    CHECK(spoken() == moment);
    state.event = event;
    CHECK(spoken() == moment +
                          " Mortar fire. Governor: “something happened” [1]."
                          " Spokesman. The document reports: something happened [1].");
    // The summary waits until all is known.
    state.lens.time = at("2023-05-24T12:00");
    CHECK(spoken().find(" Mortar fire. A village was hit. Governor:") != std::string::npos);
    // Of an event that nobody has spoken of yet nothing is said, on the other clock its title.
    state.lens.time = at("2023-05-22T09:00");
    const std::string nothing = "Monday 22 May 2023, 09:00, Moscow time. 0 events, 0 statements made by now. ";
    CHECK(spoken() == nothing + "Not yet known at this time.");
    state.lens.clock = Clock::Happened;
    CHECK(spoken() == nothing + "Mortar fire.");
}

TEST_CASE("in Story the description tells the open step, each citation by the number of its source") {
    StoryBuilder b;
    b.story.time_label = LocalText("Moscow time");
    const Ref<Event> event = b.event("Mortar fire", exactly("2023-05-22T10:00"));
    const Ref<Claim> claim = b.claim("one", event, "2023-05-23T12:00");
    TourStep step;
    step.id = "night";
    step.title = LocalText("The night");
    step.text.text = LocalText("A village was hit, they say. It burned.");
    step.text.citations = {{{28, claim}, {39, claim}}};
    step.cited = {claim};
    b.story.tour = {step};
    b.story.has_tour = true;
    State state = opening_state(b.story);
    CHECK(state.step == Ref<TourStep>{0});
    state.lens.time = at("2023-05-23T11:00");
    const auto spoken = [&] { return description(b.story, state, known_at(b.story, state.lens)); };
    CHECK(spoken() ==
          "Tuesday 23 May 2023, 11:00, Moscow time. 1 event, 0 statements made by now. "
          "The night. A village was hit, they say. [1] It burned. [1]");
    state.event = event;  // which the step has chosen
    CHECK(spoken().find("Mortar fire") == std::string::npos);
    // By what was known then, not before all that it cites was known.
    state.lens.clock = Clock::Known;
    CHECK(spoken() ==
          "Tuesday 23 May 2023, 11:00, Moscow time. 0 events, 0 statements made by now. Not yet known at this time.");
    state.lens.time = at("2023-05-23T12:00");
    CHECK(spoken().find("The night. A village was hit, they say. [1]") != std::string::npos);
    state.view = View::Event;
    CHECK(spoken().find("The night") == std::string::npos);
}

TEST_CASE("in no language are a document's words spoken as a speaker's own") {
    for (const char* tag : {"", "armed-groups"})
        for (const Language language : {Language::English, Language::Ukrainian, Language::Russian})
            for (std::uint32_t i = 0; i < belgorod().events.size(); ++i) {
                State state;
                state.language = language;
                state.lens = lens_at("2023-05-25T00:00", Clock::Known, tag);
                state.event = Ref<Event>{i};
                const std::string text = description(belgorod(), state, known_at(belgorod(), state.lens));
                for (const Claim& claim : belgorod().claims)
                    if (claim.voice == Voice::Reported) CHECK(text.find("“" + claim.quote + "”") == text.npos);
            }
}
