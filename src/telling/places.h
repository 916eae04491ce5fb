// What is told of a place: its events, what lies ahead, what the reader's choice hides, the distances that are stated.
// Made for a frame.
#pragma once

#include "base/frame_memory.h"
#include "story/model.h"
#include "telling/lens.h"
#include "telling/told.h"

namespace sourceline {

struct PlaceAccount {
    FrameList<Ref<Event>> told;       // by the moment, in the order in which the clock's playhead meets them
    FrameList<Ref<Event>> later;      // on the clock of what happened alone: what is not known yet is not foretold
    int hidden = 0;                   // told by the moment, but not through the lens and the filters
    FrameList<Ref<Check>> distances;  // from or to the place, stated by claims that are told
};
PlaceAccount place_account(const Story& story, const Lens& lens, const Telling& telling, const Knowledge& knowledge,
                           Ref<Place> place);

// Told statements of what happened elsewhere that name the place, each once, in the story's order. A name within the
// longer name of something else ("Belgorod" in "Belgorod region") names that.
FrameList<Ref<Claim>> claims_naming(const Story& story, const Knowledge& knowledge, Ref<Place> place);

}  // namespace sourceline
