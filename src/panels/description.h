// The page in a few sentences, for those who hear it.
#pragma once

#include <string>

#include "state/state.h"
#include "story/model.h"
#include "telling/told.h"

namespace sourceline {

// The moment shown and what is told by then; of the event being read its title, its summary and its claims that are
// told, each with its speaker and the number of its source. `room`: a text whose memory is used again.
std::string description(const Story& story, const State& state, const Knowledge& told, std::string room = {});

}  // namespace sourceline
