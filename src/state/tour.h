// The playhead and the step of the tour that belongs to it: moving one moves the other.
#pragma once

#include <string>

#include "base/result.h"
#include "state/command.h"

namespace sourceline {

// The one way to move the playhead. The step follows.
void move_playhead(const Story& story, Instant time, State& state);

// How the playhead has got into another step, while Story is open: dragged along, the step brings its party, its event
// and its question; in play its clock and its view, too. What the reader has changed since the step before stays.
enum class Passing { Dragged, Played };
void pass_step(const Story& story, std::optional<Ref<TourStep>> before, Passing passing, State& state);

// Where the map shows what a step speaks of: its view, else the story's; where the steps are the events their places.
CameraGoal goal_of(const Story& story, Ref<TourStep> ref);

Outcome go_to_step(const Story& story, const std::string& id, State& state);
// To the next or previous step. A clock that the reader has chosen stays where the step names none.
Outcome step_on(const Story& story, Direction direction, State& state);
Outcome open_step(const Story& story, Ref<TourStep> ref, State& state);
// Story seconds that pass in a second of play: the whole story in kPlayDurations_s, but in Story no step of an author's
// before it can have been read.
double play_speed(const Story& story, const State& state);
// From a step that belongs to no moment playing goes on with the next one that does.
void leave_timeless_step(const Story& story, State& state);

}  // namespace sourceline
