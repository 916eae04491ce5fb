// The ground for a story whose base map is missing or cannot be read.
#pragma once

#include "map/basemap.h"

namespace sourceline {

// Land without names or borders, as far as the story's places and its view reach and some way beyond. Its id is empty:
// no story asks for it.
BaseMap plain_basemap(const Story& story);

}  // namespace sourceline
