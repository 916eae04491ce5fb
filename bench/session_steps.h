// The steps that a whole session makes.
#pragma once

#include "steps.h"

namespace sourceline::bench {

Work opening(int events);
Work still_frame(int events);
Work frame_as_time_moves(int events);
Work frame_as_zoom_changes(int events);
Work frame_as_map_moves(int events);
Work frame_as_choice_changes(int events);
Work frame_as_clock_changes(int events);
Work frame_as_party_changes(int events);
Work frame_as_search_changes(int events);

}  // namespace sourceline::bench
