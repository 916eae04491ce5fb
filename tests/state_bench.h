// State driven as the session drives it: each Command applied, then the camera resolved. What must hold of every State.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "base/text.h"
#include "state/apply.h"
#include "state/flight.h"
#include "state/permalink.h"
#include "story/tour.h"
#include "telling/search.h"

namespace sourceline::test {

inline State opened(const Story& story, const Frame& frame, const Preferences& preferences = {}) {
    State state = opening_state(story, preferences);
    resolve_camera(story, frame, state);
    return state;
}

inline Outcome send(const Story& story, const Frame& frame, const Command& command, State& state) {
    Outcome outcome = apply(story, frame, command, state);
    resolve_camera(story, frame, state);
    return outcome;
}

// Follows an address; the sentences of what could not be used.
inline std::vector<std::string> follow(const Story& story, const Frame& frame, std::string_view hash, State& state) {
    std::vector<std::string> complaints;
    for (const Command& command : commands_from_hash(story, hash)) {
        if (const auto* notice = std::get_if<Notify>(&command)) complaints.push_back(notice->text);
        const Outcome outcome = send(story, frame, command, state);
        if (!outcome) complaints.push_back("refused: " + outcome.error());
    }
    return complaints;
}

// The address but for its step: written in the story's own view, it is what that view adds to an address of another.
inline std::string without_step(std::string hash) {
    const std::size_t from = hash.find("&step=");
    return from == std::string::npos ? hash : hash.erase(from, hash.find('&', from + 1) - from);
}

template <class T>
bool fits(const std::optional<Ref<T>>& ref, const std::vector<T>& items) {
    return !ref || ref->index < items.size();
}

// The invariants of State that do not hold, as a list; "" where all do.
inline std::string broken_invariants(const Story& story, const Frame& frame, const State& state) {
    std::string broken;
    const auto must = [&](bool holds, const char* what) {
        if (!holds) broken += std::string(what) + "; ";
    };
    const auto within_limits = [&](const Camera& camera) {
        return std::isfinite(camera.zoom) && std::isfinite(camera.centre.lon()) && std::isfinite(camera.centre.lat()) &&
               camera == limited(camera, frame.limits);
    };
    must(state.lens.time >= story.start && state.lens.time <= story.end, "time in the extent");
    must(fits(state.event, story.events), "event in range");
    must(fits(state.place, story.places), "place in range");
    must(!state.place || (!state.event && !state.claim), "a place or an event, never both");
    must(fits(state.source, story.sources), "source in range");
    must(fits(state.claim, story.claims), "claim in range");
    must(fits(state.lens.party, story.parties), "party in range");
    must(fits(state.question, story.questions), "question in range");
    must(fits(state.step, story.tour), "step in range");
    // The card belongs to the playhead: no step begins between the open one and the playhead.
    const std::optional<Ref<TourStep>> now = step_at(story, state.lens.time);
    const bool belongs = !state.step || !fits(state.step, story.tour) || !story.at(*state.step).time ||
                         (now && story.at(*now).time == story.at(*state.step).time);
    must(belongs && (state.step || !now), "step of the playhead");
    must(fits(state.lens.filter.actor, story.actors), "actor in range");
    if (state.claim && fits(state.claim, story.claims))
        must(state.event == story.at(*state.claim).event, "claim of the event");
    must(state.lens.filter.search == kept_search(state.lens.filter.search), "search as it is kept");
    must(!state.goal, "goal resolved");
    must(within_limits(state.camera), "camera in the limits");
    must(!state.flight || (within_limits(state.flight->to) && std::isfinite(state.flight->duration_s) &&
                           state.flight->elapsed_s <= state.flight->duration_s),
         "flight in the limits");
    const auto extent_s = static_cast<double>(story.end - story.start);
    must(!state.window || (*state.window == limited(*state.window, extent_s) && state.window->length_s < extent_s),
         "timeline within the story, or whole");
    must(fits(state.open_block, story.events) && state.first_row >= 0, "rows of the timeline in range");
    must(state.playback.speed >= 0 && state.playback.speed < kPlaySpeedCount, "speed in range");
    must(state.playback.remainder_s >= 0 && state.playback.remainder_s < 1, "less than a second not yet shown");
    must(state.notices.size() <= kMaxNotices, "notices not too many");
    for (std::size_t i = 0; i < state.notices.size(); ++i)
        must(!state.notices[i].empty() && (i == 0 || state.notices[i] != state.notices[i - 1]),
             "notices each say more");
    must(kept_keys(state.unknown_hash) == state.unknown_hash, "unknown keys fit into an address");
    return broken;
}

}  // namespace sourceline::test
