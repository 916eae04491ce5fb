// A story of two parties for tests that write its claims themselves.
#pragma once

#include <cstdint>
#include <string>

#include "story/model.h"
#include "story_builder.h"

namespace sourceline::test {

// Two parties, three speakers, two events; claims are added by each test.
inline Story empty_story() {
    Story story;
    story.language = "en";
    story.start = at("2023-05-21T18:00");
    story.end = at("2023-05-25T00:00");
    story.parties = {{"east", LocalText("East"), {}}, {"west", LocalText("West"), {}}};
    story.actors = {{"e1", LocalText("E1"), LocalText("r"), {0}},
                    {"w1", LocalText("W1"), LocalText("r"), {1}},
                    {"e2", LocalText("E2"), LocalText("r"), {0}}};
    story.sources.resize(2);
    story.sources[0].id = "dated";
    story.sources[0].published = exactly("2023-05-24T00:00", "2023-05-25T00:00");
    story.sources[1].id = "undated";
    story.events.resize(2);
    story.events[0].id = "later";
    story.events[0].when = exactly("2023-05-23T10:00");
    story.events[1].id = "earlier";
    story.events[1].when = exactly("2023-05-22T10:00");
    story.questions = {{"q", LocalText("Who?"), {}}};
    return story;
}

inline Claim& add(Story& story, std::uint32_t event, std::uint32_t actor) {
    Claim claim;
    claim.id = "c" + std::to_string(story.claims.size());
    claim.event = {event};
    claim.actor = {actor};
    story.claims.push_back(claim);
    return story.claims.back();
}

}  // namespace sourceline::test
