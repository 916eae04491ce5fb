#include "state/selection.h"

#include <algorithm>

#include "state/names.h"
#include "state/tour.h"
#include "story/query.h"
#include "telling/told.h"

namespace sourceline {

namespace {
Instant within(const Story& story, Instant time) { return std::min(std::max(time, story.start), story.end); }

// The reading path, which need not be laid out to be walked one step.
struct Path {
    const Story& story;
    const Telling& telling;

    // Of the events that lens and filters show and that are wanted: the first or the last on the path.
    template <class Wanted>
    std::optional<Ref<Event>> outermost(Direction end, Wanted wanted) const {
        std::optional<Ref<Event>> found;
        for (std::uint32_t i = 0; i < story.events.size(); ++i) {
            if (!telling.events[i] || !wanted(Ref<Event>{i})) continue;
            const bool is_first = !found || comes_before(story, telling, {i}, *found);
            if (!found || is_first == (end == Direction::Previous)) found = Ref<Event>{i};
        }
        return found;
    }
};

// The event that stepping leads to, of those that lens and filters show; nothing at the end. The one being read may be
// hidden: its place on the path is still where the step starts.
std::optional<Ref<Event>> step_from_selected(const Path& path, Ref<Event> selected, Instant time, Direction direction) {
    if (direction == Direction::Next)
        return path.outermost(Direction::Previous, [&](Ref<Event> event) {
            return comes_before(path.story, path.telling, selected, event);
        });
    // From the background, which stands last, back to what is told: never on.
    return path.outermost(Direction::Next, [&](Ref<Event> event) {
        return path.telling.shown_from[event.index] <= time && comes_before(path.story, path.telling, event, selected);
    });
}

// With nothing to start from: what is told at the playhead is walked first, from its beginning or its end. The path
// begins with what is told first; before that Next moves the playhead on to it.
std::optional<Ref<Event>> step_from_told(const Path& path, Instant time, Direction direction) {
    if (direction == Direction::Next) return path.outermost(Direction::Previous, [](Ref<Event>) { return true; });
    return path.outermost(Direction::Next,
                          [&](Ref<Event> event) { return path.telling.shown_from[event.index] <= time; });
}

// From an event that the reader has left by moving the playhead back.
std::optional<Ref<Event>> step_from_time(const Path& path, Instant time, Direction direction) {
    if (direction == Direction::Previous) return step_from_told(path, time, direction);
    const auto next = path.outermost(Direction::Previous,
                                     [&](Ref<Event> event) { return path.telling.shown_from[event.index] > time; });
    return next ? next : step_from_told(path, time, direction);
}
}  // namespace

void reach_event(const Story& story, Ref<Event> event, State& state) {
    move_playhead(story, std::max(state.lens.time, within(story, shown_from(story, state.lens, event))), state);
}

Outcome select_event(const Story& story, Ref<Event> event, State& state) {
    if (event.index >= story.events.size()) return Error{"This story has no such event"};
    state.event = event;
    state.place.reset();
    state.claim.reset();
    state.source.reset();
    state.view = View::Event;
    state.playback.playing = false;
    // What is read must be on screen: the playhead waits for no later time than the event's.
    reach_event(story, event, state);
    state.goal = CameraGoal{PlaceOf{event}};
    return Done{};
}

Outcome select_event_by_id(const Story& story, const std::string& id, State& state) {
    if (const auto event = event_by_id(story, id)) {
        const bool closed = state.view == View::None;
        Outcome selected = select_event(story, *event, state);
        if (closed) state.view = View::None;  // whoever shut the panel from outside wants the map alone
        return selected;
    }
    return Error{"This story has no event with the id '" + shown(id) + "'"};
}

Outcome select_place(const Story& story, Ref<Place> place, State& state) {
    if (place.index >= story.places.size()) return Error{"This story has no such place"};
    clear_selection(state);
    state.place = place;
    state.view = View::Place;
    state.playback.playing = false;
    state.goal = CameraGoal{place};
    return Done{};
}

Outcome select_place_by_id(const Story& story, const std::string& id, State& state) {
    const std::optional<Ref<Place>> place = place_by_id(story, id);
    if (!place) return Error{"This story has no place with the id '" + shown(id) + "'"};
    const bool closed = state.view == View::None;
    Outcome selected = select_place(story, *place, state);
    if (closed) state.view = View::None;
    return selected;
}

Outcome set_event(const Story& story, std::optional<Ref<Event>> event, State& state) {
    if (event && event->index >= story.events.size()) return Error{"This story has no such event"};
    if (event) (void)set_place(story, std::nullopt, state).ok();
    state.event = event;
    state.claim.reset();
    if (event && state.view == View::Story) state.view = View::Event;
    return Done{};
}

Outcome set_place(const Story& story, std::optional<Ref<Place>> place, State& state) {
    if (place && place->index >= story.places.size()) return Error{"This story has no such place"};
    if (place) {
        state.event.reset();
        state.claim.reset();
    }
    // Another view that the reader has opened stays.
    if (place && (state.view == View::Event || state.view == View::Story)) state.view = View::Place;
    if (!place && state.place && state.view == View::Place) state.view = View::Event;
    state.place = place;
    return Done{};
}

void clear_selection(State& state) {
    if (state.view == View::Place) state.view = View::Event;
    state.place.reset();
    state.event.reset();
    state.claim.reset();
    state.source.reset();
    state.question.reset();
}

Outcome step_event(const Story& story, Direction direction, State& state) {
    if (story.events.empty()) return Error{"This story has no events"};
    const Telling telling = telling_of(story, state.lens);
    if (std::find(telling.events.begin(), telling.events.end(), true) == telling.events.end())
        return Error{"No event passes the party and the filters that are chosen"};
    const Path path{story, telling};
    // Whoever has moved the playhead back before the event being read has left it.
    const bool is_there = state.event && within(story, telling.shown_from[state.event->index]) <= state.lens.time;
    const Instant now = state.lens.time;
    // What is not known yet is no place to start from: it may have been a step of the story that opened it.
    const bool has_left = state.event && telling.clock == Clock::Happened;
    const auto event = is_there   ? step_from_selected(path, *state.event, now, direction)
                       : has_left ? step_from_time(path, now, direction)
                                  : step_from_told(path, now, direction);
    if (!event) return Error{direction == Direction::Next ? "This is the last event" : "This is the first event"};
    // A reader who is ahead of the event being read stays there: only going back moves the playhead back.
    const Instant to = within(story, telling.shown_from[event->index]);
    move_playhead(story, direction == Direction::Next || !state.event ? std::max(now, to) : to, state);
    state.playback.remainder_s = 0.0;
    return select_event(story, *event, state);
}

Outcome show_source(const Story& story, Ref<Source> source, std::optional<Ref<Claim>> claim, State& state) {
    if (source.index >= story.sources.size()) return Error{"This story has no such source"};
    if (claim && (claim->index >= story.claims.size() || story.at(*claim).source != source))
        return Error{"This source has no such claim"};
    state.source = source;
    state.cited = claim;
    state.view = View::Sources;
    return Done{};
}

Outcome show_question(const Story& story, Ref<Question> question, State& state) {
    if (question.index >= story.questions.size()) return Error{"This story has no such question"};
    state.question = question;
    state.view = View::Claims;
    return Done{};
}

Outcome show_claim(const Story& story, Ref<Claim> claim, State& state) {
    if (claim.index >= story.claims.size()) return Error{"This story has no such claim"};
    Outcome selected = select_event(story, story.at(claim).event, state);
    if (selected) state.claim = claim;
    return selected;
}

}  // namespace sourceline
