// The ground for a story whose base map is missing or cannot be read.
#pragma once

#include "map/basemap.h"

namespace sourceline {

// Land without names or borders, around the story's view and places: it opens with them and their names. Its id is
// empty: no story asks for it.
BaseMap plain_basemap(const Story& story);

}  // namespace sourceline
