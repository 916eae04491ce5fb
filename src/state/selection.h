// What is being read: selecting, following citations, stepping along the reading path.
#pragma once

#include "base/result.h"
#include "state/command.h"

namespace sourceline {

// Moves the playhead on to when lens and filters show the event; where it has passed that it stays.
void reach_event(const Story& story, Ref<Event> event, State& state);
Outcome select_event(const Story& story, Ref<Event> event, State& state);
Outcome select_event_by_id(const Story& story, const std::string& id, State& state);
Outcome select_place(const Story& story, Ref<Place> place, State& state);
Outcome select_place_by_id(const Story& story, const std::string& id, State& state);
Outcome set_event(const Story& story, std::optional<Ref<Event>> event, State& state);
Outcome set_place(const Story& story, std::optional<Ref<Place>> place, State& state);
void clear_selection(State& state);
Outcome step_event(const Story& story, Direction direction, State& state);
Outcome show_source(const Story& story, Ref<Source> source, std::optional<Ref<Claim>> claim, State& state);
Outcome show_question(const Story& story, Ref<Question> question, State& state);
Outcome show_claim(const Story& story, Ref<Claim> claim, State& state);

}  // namespace sourceline
