// A base map: lines, polygons and names in world space, each with its layer (a row of map/layers.h). Which countries,
// borders and regions there are is said by its file alone: docs/BASEMAP_FORMAT.md.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "geo/lng_lat.h"
#include "geo/mercator.h"
#include "map/layers.h"
#include "story/model.h"

namespace sourceline {

using Ring = std::vector<World>;      // closed: first == last
using Polyline = std::vector<World>;  // at least two points
struct Polygon {
    std::vector<Ring> rings;
};  // the outer ring first, holes after it

struct MapShape {  // what a Fill or a Line layer is made of
    LayerId layer = 0;
    std::vector<Polygon> polygons;
    std::vector<Polyline> lines;
    std::optional<Paint> tint;  // instead of the layer's paint
    std::string country = {};   // its id, where it is a country or a piece of one
};
struct MapName {
    LayerId layer = 0;
    LocalText name;
    bool named = false;  // false: only a dot
    int population = 0;  // 0 = unknown
    int rank = 5;        // 1 is named first, 5 last
    World at;
};
struct Region {  // an area that places of a story may name
    std::string id;
    std::vector<Polygon> polygons;
    bool of_story = false;  // map/features.h put it there
    LocalText name = {};    // no entries where the file gives none
};

enum class BorderStatus { Recognised, Disputed };
struct Border {
    std::array<std::string, 2> between;  // ids of countries; empty: of countries that the file does not name
    BorderStatus status = BorderStatus::Recognised;
    std::vector<std::vector<LngLat>> lines;  // in degrees, for distances
};

struct BaseMap {
    std::string id, attribution;
    LngLatBox box, detail_box;  // the whole; the part baked finely
    std::vector<MapShape> shapes;
    std::vector<MapName> names;
    std::vector<Region> regions;
    std::vector<Border> borders;
    std::array<std::string, 2> main_border_between;  // empty: there is no main border

    const Region* region(std::string_view region_id) const;
    const Border* border(std::string_view a, std::string_view b) const;  // the one between two countries, or null
    const Border* main_border() const;
};

struct ReadBaseMap {
    std::optional<BaseMap> map;  // there exactly when the report has no errors
    Report report;
};
// Any bytes give a map or at least one error. Limits: 8 MiB, 2,000,000 points, 100 problems listed.
ReadBaseMap read_basemap(std::string_view bytes);

Polyline projected(const std::vector<LngLat>& positions);
Polygon projected(const std::vector<std::vector<LngLat>>& rings);

}  // namespace sourceline
