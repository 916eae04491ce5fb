// Stories over the 180th meridian. Every map file begins there; such a story's map is turned, so that what lies east of
// the meridian is drawn beside what lies west of it, and is cut on the other side of the Earth instead.
#pragma once

#include <optional>

#include "map/basemap.h"
#include "story/model.h"

namespace sourceline {

// The longitude, in [-180, 180], at which the map of the story begins: half the Earth west of the middle of its view.
// None of a story that does not go over the meridian: its map begins at -180.
std::optional<double> west_end(const Story& story);

// Gives all longitudes from there on, to 360 more, those of the map, too, if it has come. A story that has been turned
// stays as it is; a map is turned once. A polygon or a line of it goes as a whole to where its middle lies, and one of
// more than half the Earth stands at both ends. Few stories ask for it: one function, so that it comes with the
// WebAssembly's second part.
[[gnu::noinline]] void turn(double west_end, Story& story, BaseMap* map);

}  // namespace sourceline
