// The story's own lines and areas on its base map.
#pragma once

#include "map/basemap.h"

namespace sourceline {

// Puts the story's features on the map: their shapes and names in the rows "story" of map/layers.h, and its areas as
// regions, which come before those of the map with the same id. What another story had put there goes.
void put_features(const Story& story, BaseMap& map);

}  // namespace sourceline
