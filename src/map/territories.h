// In which country of a base map a point lies, and whether a disc lies whole in a country or in a region.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geo/mercator.h"
#include "map/basemap.h"

namespace sourceline {

// The inside of polygons (even-odd: holes are out), in a grid: cheap to ask thousands of times.
class AreaIndex {
  public:
    explicit AreaIndex(const std::vector<const Polygon*>& polygons);

    bool contains(World point) const;
    bool edge_within(World point, double radius) const;

    std::vector<World> spots() const;  // points inside, spread over all of it

  private:
    struct Edge {
        World a, b;
    };
    struct Cells {
        int x0 = 0, y0 = 0, x1 = -1, y1 = -1;  // both ends inclusive
    };
    Cells cells_of(World low, World high) const;
    World centre_of(int x, int y) const;
    std::size_t cell(int x, int y) const { return static_cast<std::size_t>(y) * side_ + static_cast<std::size_t>(x); }
    void sort_edges_into_cells();
    void mark_centres();

    std::vector<Edge> edges_;
    std::size_t side_ = 1;  // cells in a row and rows
    World low_, high_, cell_size_;
    std::vector<std::uint32_t> first_;     // of each cell's run in `in_cell_`, and where the last one ends
    std::vector<std::uint32_t> in_cell_;   // edges
    std::vector<std::uint8_t> centre_in_;  // whether a cell's centre lies inside
};

// Where a symbol may stand: in one area of the base map; on the map off the land of all countries but one, at sea, too;
// outside of all countries; or anywhere.
struct Home {
    enum class Kind : std::uint8_t { Area, Shore, Abroad, Anywhere } kind = Kind::Anywhere;
    std::uint32_t area = 0;
    // Of a country, where its land has no room.
    Home with_sea() const { return kind == Kind::Area ? Home{Kind::Shore, area} : *this; }
    friend bool operator==(Home, Home) = default;
};

// The countries and regions of one base map. Made once; the map need not outlive it.
class Territories {
  public:
    explicit Territories(const BaseMap& map);

    // The country that the point lies in; where it lies in none, Abroad; on a map without countries, Anywhere.
    Home country_at(World point) const;
    // Anywhere where the map does not have it.
    Home region(std::string_view id) const;

    // Is the whole disc at home?
    bool holds(Home home, World centre, double radius) const;
    std::vector<World> spots(Home home) const;  // of an area, otherwise none

  private:
    struct Area {
        std::string id;
        AreaIndex index;
    };
    std::size_t add_countries(const BaseMap& map);  // how many there are

    World low_, high_;         // corners of the map, beyond which nothing is known
    std::vector<Area> areas_;  // the countries first
    std::size_t countries_ = 0;
};

}  // namespace sourceline
