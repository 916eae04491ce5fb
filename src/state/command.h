// The one way to change State. Panels, keys, links and the host page all send these.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/civil.h"
#include "geo/camera.h"
#include "state/state.h"
#include "story/kinds.h"
#include "story/model.h"

namespace sourceline {

enum class Direction { Previous, Next };

// Exact verbs: from a link or the host page; refused with a reason when they do not fit.
struct SeekTo {
    Instant time;
};
struct SelectEventById {
    std::string id;
};
struct SelectPlaceById {
    std::string id;
};
struct SetPartyById {
    std::string id;
};  // "" = all
struct FlyTo {
    double lon = 0, lat = 0, zoom = 0;
};
// Clamped verbs: from a drag.
struct Scrub {
    Instant time;
};
struct PanBy {
    double dx = 0, dy = 0;
};  // CSS pixels
struct ZoomAt {
    Screen anchor;
    double delta = 0;
};  // levels; anchor in the map's viewport
struct ZoomBy {
    double delta = 0;
};  // eased, about the centre: the buttons
struct PanStep {
    double dx = 0, dy = 0;
};  // CSS pixels, eased: the arrow buttons
struct FitStory {};
// What the timeline shows: clamped to the story; all of it or more is the whole.
struct ShowTimes {
    TimeWindow window;
};
// A block of the timeline, by its first event: opened into rows, and nothing: shut.
struct OpenBlock {
    std::optional<Ref<Event>> first;
};
struct ScrollRows {
    int first = 0;
};
struct GoTo {
    CameraGoal goal;
};  // clamped: where a link leads

struct SelectEvent {
    Ref<Event> event;
};  // shows the Event view, moves the map only if it is out of view
struct SetEvent {
    std::optional<Ref<Event>> event;
};  // selects it and nothing else: playhead and map stay as they are, and all views but Story, which it cannot be read
    // in
struct SelectPlace {
    Ref<Place> place;
};  // shows the Place view in the place of an event, and moves the map as SelectEvent does
struct SetPlace {
    std::optional<Ref<Place>> place;
};  // as an address says it: Event and Story become Place, and Place Event where it is closed; nothing else moves
struct SeekToEvent {
    Ref<Event> event;
};  // to when lens and filters show it, unless the playhead has passed that
struct ClearSelection {};
struct ShowSource {
    Ref<Source> source;
    std::optional<Ref<Claim>> claim = {};  // whose citation was followed
};
struct ShowClaim {
    Ref<Claim> claim;
};  // back from the source to the claim's event
struct ShowQuestion {
    Ref<Question> question;
};  // in Who says what
struct SetParty {
    std::optional<Ref<Party>> party;
};
struct SetKindFilter {
    std::optional<AnyKind> kind;
};
struct SetActorFilter {
    std::optional<Ref<Actor>> actor;
};
struct SetSearch {
    std::string text;
};                       // at most 200 bytes are kept, cut at a letter
struct ClearFilters {};  // search, kind and actor; the lens stays
// Exact, from the host page. What is nothing stays as it is; "" and no kind: not looked for.
struct FilterBy {
    std::optional<std::string> search;
    std::optional<std::optional<AnyKind>> kind;
    std::optional<std::string> actor_id;
};
struct SetClock {
    Clock clock = Clock::Happened;
};
struct SetView {
    View view = View::Story;
};
// Of the interface, and of the story's texts if it has them in this; else they stay as they are.
struct SetLanguage {
    Language language{};
};
// Of the story's texts alone.
struct SetTexts {
    std::string tag;
};
// `accent` nothing: stays; kNoAccent: the design's own.
struct SetTheme {
    Theme theme = Theme::System;
    std::optional<std::uint32_t> accent = std::nullopt;
};
struct Play {};
struct Pause {};
struct SetSpeed {
    int index = 0;
};
// The previous or next event on the reading path from the selected one (or from the playhead): selects it and moves the
// playhead to it. Refused at the ends.
struct StepEvent {
    Direction direction = Direction::Next;
};
// The same along what the open view walks: in Story the steps of the tour, else the events.
struct StepOn {
    Direction direction = Direction::Next;
};
// Exact. All that the step names: moment, clock, party, event, question, view. What it does not name is as a story
// opens.
struct Tour {
    std::string step_id;
};
// The step that an address tells of beside its moment. One that belongs to another moment is not taken.
struct OpenStep {
    Ref<TourStep> step;
};
// Keys of the address that are for others, as kept_keys leaves them.
struct KeepKeys {
    RawPairs keys;
};
struct Notify {
    std::string text;
};
struct DismissNotices {};

using Command =
    std::variant<SeekTo, SelectEventById, SelectPlaceById, SetPartyById, FlyTo, Scrub, PanBy, PanStep, ZoomAt, ZoomBy,
                 FitStory, ShowTimes, OpenBlock, ScrollRows, GoTo, SelectEvent, SetEvent, SelectPlace, SetPlace,
                 SeekToEvent, ClearSelection, ShowSource, ShowClaim, ShowQuestion, SetParty, SetKindFilter,
                 SetActorFilter, SetSearch, ClearFilters, FilterBy, SetClock, SetView, SetLanguage, SetTexts, SetTheme,
                 Play, Pause, SetSpeed, StepEvent, StepOn, Tour, OpenStep, KeepKeys, Notify, DismissNotices>;

}  // namespace sourceline
