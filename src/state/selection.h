// What is being read: selecting, following citations, stepping along the reading path.
#pragma once

#include "base/result.h"
#include "state/command.h"

namespace sourceline {

Outcome select_event(const Story& story, const Frame& frame, Ref<Event> event, State& state);
Outcome select_event_by_id(const Story& story, const Frame& frame, const std::string& id, State& state);
Outcome step_event(const Story& story, const Frame& frame, Direction direction, State& state);
Outcome show_source(const Story& story, Ref<Source> source, State& state);
Outcome show_claim(const Story& story, const Frame& frame, Ref<Claim> claim, State& state);

}  // namespace sourceline
