// Command + State -> State. Pure: no clock, no I/O.
#pragma once

#include "base/result.h"
#include "state/command.h"

namespace sourceline {

// Changes `state`, or leaves it as it was and says why not. `frame`: as `state` lays out the page. A move of the map is
// left as a goal: resolve_camera, with the frame of what the State has become, makes a camera of it.
Outcome apply(const Story& story, const Frame& frame, const Command& command, State& state);

// Time passes: playback and flight go on by `elapsed_s` (>= 0; clamped to 0.25 s, so that a background tab does not
// jump). True while something still moves. Playback stops at the story's end.
bool advance(const Story& story, const Frame& frame, double elapsed_s, State& state);

}  // namespace sourceline
