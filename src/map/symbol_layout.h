// Where the symbols of one story stand over one quarter of a zoom level: at home, apart from each other, beside their
// places; where there is no room beside a place its events stand together as a badge, with those of others near by in
// the same country where need be. Where most places of a story would be one of very many in such a badge, dots show how
// densely they lie instead.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/mercator.h"
#include "map/scene.h"
#include "map/territories.h"

namespace sourceline {

// Slots around a place on a lattice, nearer ones first; slot 0 is the place itself.
class SlotSpiral {
  public:
    Vec2 slot(std::size_t index);

  private:
    void add_ring();
    std::vector<Vec2> slots_ = {{0.0f, 0.0f}};
    int rings_ = 0;
};

// One place with events, or one region with all of its.
struct SymbolSite {
    World at;  // of a region: where its badge stands for preference
    std::uint32_t place = 0;
    std::vector<std::uint32_t> items;  // its events, as whoever asks counts them
    Home home;
    bool is_region = false;
    std::vector<World> spots;  // of a region: where its badge may stand, the preferred one first
};
struct SymbolDot {  // marks a place; symbols of others keep off it
    World at;
    std::uint32_t place = 0;
};
// What stands together.
struct SymbolUnit {
    World anchor;
    Vec2 offset;  // CSS pixels from the anchor to the centre
    std::vector<std::uint32_t> items;
    SymbolStand stand = SymbolStand::AtPlace;
};

// All zooms from `zoom` to a quarter above it. Sites come in the order in which they get their room; regions before all
// others. The disc of each unit lies whole in its home, or the unit stands at the map's foot; a dot whose disc finds no
// room at home near its place stands on the place.
std::vector<SymbolUnit> lay_out_symbols(const std::vector<SymbolSite>& sites, const std::vector<SymbolDot>& dots,
                                        const Territories& territories, World origin, double zoom);

}  // namespace sourceline
