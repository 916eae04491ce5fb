// A baked base map: TopoJSON (one topology, quantised) -> lines, polygons and names in world space.
// Made by tools/basemap; which objects and properties it holds is said in that folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "geo/lng_lat.h"
#include "geo/mercator.h"
#include "story/model.h"

namespace sourceline {

using Ring = std::vector<World>;      // closed: first == last
using Polyline = std::vector<World>;  // at least two points
struct Polygon {
    std::vector<Ring> rings;
};  // the outer ring first, holes after it

enum class BorderKind { RussiaUkraine, Other };
struct BorderLine {
    BorderKind kind = BorderKind::Other;
    Polyline line;
};
struct River {
    LocalText name;
    bool named = false;
    Polyline line;
};
struct Region {
    std::string id;
    std::vector<Polygon> polygons;
};

enum class SettlementClass { Capital, City, Town, Village };
struct Settlement {
    LocalText name;
    bool named = false;  // false: only a dot
    SettlementClass kind = SettlementClass::Village;
    int population = 0;  // 0 = unknown
    int rank = 5;        // 1 is named first, 5 last
    World at;
};

enum class AreaClass { Country, CountryInRegion, Oblast, Sea };
struct AreaName {
    LocalText name;
    AreaClass kind = AreaClass::Oblast;
    World at;
};

struct BaseMap {
    std::string id, attribution;
    LngLatBox box, detail_box;  // the whole; the part baked finely
    std::vector<Polygon> land, russia, ukraine, water;
    std::vector<Polyline> coast, oblast_lines;
    std::vector<BorderLine> borders;
    std::vector<River> rivers;
    std::vector<Region> regions;
    std::vector<Settlement> settlements;
    std::vector<AreaName> area_names;
    // The Russia–Ukraine border in degrees, for distances.
    std::vector<std::vector<LngLat>> border_lng_lat;

    const Region* region(std::string_view id) const;
};

struct ReadBaseMap {
    std::optional<BaseMap> map;  // there exactly when the report has no errors
    Report report;
};
// Any bytes give a map or at least one error. Limits: 8 MiB, 2,000,000 points.
ReadBaseMap read_basemap(std::string_view bytes);

}  // namespace sourceline
