// What the map itself can tell of the story: the distances, and in which region and country its places lie.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "geo/geodesic.h"
#include "geo/lng_lat.h"
#include "map/basemap.h"
#include "story/model.h"

namespace sourceline {

struct Measured {
    LngLat from, to;  // centre of the first place; centre of the second or the nearest point of the border
    double distance_km = 0.0;
};

// WGS 84 geodesic. Nothing when the check is to a border that the base map does not have.
std::optional<Measured> measure(const Story& story, const BaseMap& map, const Check& check);

// In which of the base map's regions and countries a place lies, as far as these have names there.
struct Within {
    LocalText region, country;  // no entries: none
};

// All that is ever told of a story in kilometres. Its checks are measured when it meets its base map, a place when it
// is first asked for: of very many hardly any is ever opened. Always to be asked with the story and map of measures_of.
struct Measures {
    std::vector<std::optional<Measured>> checks;  // by check

    // To the main border; none where the map has none.
    const std::optional<double>& border_km(const Story& story, const BaseMap& map, Ref<Place> place) const;
    const Within& within(const Story& story, const BaseMap& map, Ref<Place> place) const;

  private:
    mutable std::unordered_map<std::uint32_t, std::optional<double>> border_km_;  // by place
    mutable std::unordered_map<std::uint32_t, Within> within_;
};
Measures measures_of(const Story& story, const BaseMap& map);

}  // namespace sourceline
