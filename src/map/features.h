// The story's own lines and areas on its base map.
#pragma once

#include "map/basemap.h"

namespace sourceline {

// Puts the story's features on the map as at its start: their shapes and names in the rows "story" of map/layers.h, and
// its areas as regions, which come before those of the map with the same id. What another story had put there goes.
void put_features(const Story& story, BaseMap& map);

// Leaves the shapes and names of those that are there at `now`: one with a time is drawn from its start to its end, one
// dated to a moment from then on. The regions stay. For a map on which put_features has put them.
void show_features(const Story& story, Instant now, BaseMap& map);

// How often, up to `now`, one has come or gone: as long as it is the same, nothing has to be shown anew.
std::size_t feature_changes(const Story& story, Instant now);

}  // namespace sourceline
