// Stories of any size for the benchmarks: the same ones in every run, shaped like the collections of a newsroom. A few
// places have many events, most have one or two; a hundred events a day, as in large conflict data sets.
#pragma once

#include <string>

#include "story/model.h"

namespace sourceline::bench {

// `events` >= 1. A claim for each and a second one for every other event: a story of 100,000 events fits into the 64
// MiB of a file then. Of every sixth event one claim disputes the other, of every eleventh the speaker has changed the
// account; a question to every twenty events; four parties with five speakers each.
Story story_of(int events);
// The same as a file that reads back as this story without a warning.
std::string file_of(const Story& story);

// `story_of` and `file_of`, made once for each size.
const Story& kept_story(int events);
const std::string& kept_file(int events);

}  // namespace sourceline::bench
