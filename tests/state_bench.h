// State driven as the session drives it: each Command applied, then the camera resolved. What must hold of every State,
// and Commands of all kinds at random.
#pragma once

#include <cmath>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

#include "base/text.h"
#include "random.h"
#include "state/apply.h"
#include "state/flight.h"
#include "state/permalink.h"
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
    must(fits(state.source, story.sources), "source in range");
    must(fits(state.claim, story.claims), "claim in range");
    must(fits(state.lens.party, story.parties), "party in range");
    must(fits(state.lens.filter.actor, story.actors), "actor in range");
    if (state.claim && fits(state.claim, story.claims))
        must(state.event == story.at(*state.claim).event, "claim of the event");
    must(state.lens.filter.search == kept_search(state.lens.filter.search), "search as it is kept");
    must(!state.goal, "goal resolved");
    must(within_limits(state.camera), "camera in the limits");
    must(!state.flight || (within_limits(state.flight->to) && std::isfinite(state.flight->duration_s) &&
                           state.flight->elapsed_s <= state.flight->duration_s),
         "flight in the limits");
    must(state.playback.speed >= 0 && state.playback.speed < kPlaySpeedCount, "speed in range");
    must(state.playback.remainder_s >= 0 && state.playback.remainder_s < 1, "less than a second not yet shown");
    must(state.notices.size() <= kMaxNotices, "notices not too many");
    for (std::size_t i = 0; i < state.notices.size(); ++i)
        must(!state.notices[i].empty() && (i == 0 || state.notices[i] != state.notices[i - 1]),
             "notices each say more");
    must(kept_keys(state.unknown_hash) == state.unknown_hash, "unknown keys fit into an address");
    return broken;
}

// Of all kinds, with numbers and references that fit and others that do not.
inline Command random_command(Random& random, const Story& story) {
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    const auto index = [&](std::size_t size) {  // one in eight is beyond the end
        return static_cast<std::uint32_t>(size > 0 && random.below(8)
                                              ? static_cast<std::size_t>(random.below(static_cast<int>(size)))
                                              : size + static_cast<std::size_t>(random.below(3)));
    };
    const double odd[] = {
        random.between(-1000, 1000), kNaN, 1e300, -1e300, std::numeric_limits<double>::infinity(), 0.0,
        random.between(-2, 2)};
    const auto number = [&] { return odd[random.below(static_cast<int>(std::size(odd)))]; };
    const auto lon = [&] { return random.below(6) ? random.between(30, 41) : number(); };
    const auto lat = [&] { return random.below(6) ? random.between(47, 53) : number(); };
    const std::int64_t length_s = story.end - story.start;
    const Instant time =
        story.start + static_cast<std::int64_t>(random.between(-0.2, 1.2) * static_cast<double>(length_s));
    const Instant at = random.below(8) ? time : Instant{static_cast<std::int64_t>(random.bits() >> 24)};
    const Ref<Event> event{index(story.events.size())};
    const Motion motion = random.below(2) ? Motion::Fly : Motion::Jump;
    const auto id = [&](const auto& items) -> std::string {
        const std::size_t i = index(items.size());
        return i < items.size() ? items[i].id : random.below(2) ? random.bytes(random.below(60)) : "";
    };
    const auto kind = [&] { return static_cast<EventKind>(random.below(kEventKindCount)); };
    FilterBy by;
    if (random.below(2)) by.search = random.bytes(random.below(3) ? 4 : 300);
    if (random.below(2)) by.kind = random.below(2) ? std::optional(kind()) : std::nullopt;
    if (random.below(2)) by.actor_id = id(story.actors);
    const Camera anywhere{LngLat::clamped(lon(), lat()), number()};
    const Command commands[] = {
        SeekTo{at},
        SelectEventById{id(story.events)},
        SetPartyById{id(story.parties)},
        FlyTo{lon(), lat(), random.between(4, 15)},
        FlyTo{number(), number(), number()},
        Scrub{at},
        PanBy{number(), number()},
        PanStep{number(), number()},
        ZoomAt{{number(), number()}, number()},
        ZoomBy{number()},
        FitStory{},
        GoTo{{anywhere, motion}},
        GoTo{{PlaceOf{event}, motion}},
        GoTo{{StoryView{}, motion}},
        GoTo{{Stay{}, motion}},
        SelectEvent{event},
        SetEvent{random.below(3) ? std::optional(event) : std::nullopt},
        SeekToEvent{event},
        ClearSelection{},
        ShowSource{{index(story.sources.size())}},
        ShowClaim{{index(story.claims.size())}},
        SetParty{random.below(2) ? std::optional(Ref<Party>{index(story.parties.size())}) : std::nullopt},
        SetKindFilter{random.below(2) ? std::optional(kind()) : std::nullopt},
        SetActorFilter{random.below(2) ? std::optional(Ref<Actor>{index(story.actors.size())}) : std::nullopt},
        SetSearch{random.bytes(random.below(4) ? 2 : 400)},
        ClearFilters{},
        by,
        SetClock{random.below(2) ? Clock::Known : Clock::Happened},
        SetView{static_cast<View>(random.below(4))},
        SetLanguage{static_cast<Language>(random.below(3))},
        SetTheme{static_cast<Theme>(random.below(3)), random.below(2) ? std::optional(0x123456u) : std::nullopt},
        Play{},
        Pause{},
        SetSpeed{random.below(6) - 2},
        StepEvent{random.below(2) ? Direction::Next : Direction::Previous},
        KeepKeys{{{random.bytes(random.below(6)), "v"}, {"note", random.bytes(random.below(4) ? 3 : 3000)}}},
        Notify{random.below(3) ? random.bytes(2) : ""},
        DismissNotices{},
    };
    return commands[random.below(static_cast<int>(std::size(commands)))];
}

}  // namespace sourceline::test
