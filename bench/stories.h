// Stories of any size for the benchmarks: the same ones in every run, spread over the base map's box and the story's time
// as those of a newsroom are (a few places with many events, many with one).
#pragma once

#include <string>

#include "map/basemap.h"
#include "story/model.h"

namespace sourceline::bench {

// With two claims an event, one question to every twenty of them, four parties with five actors each.
// `events` >= 1.
Story story_of(int events);
// The same as a file.
std::string file_of(const Story& story);

// The base map that the repository ships.
const BaseMap& base_map();
// `story_of`, made once for each size.
const Story& kept_story(int events);

}  // namespace sourceline::bench
