// A layout of equal discs around anchors without overlaps, over one quarter of a zoom level.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/mercator.h"
#include "map/px_grid.h"
#include "map/scene.h"

namespace sourceline {

// Slots around a place on a hexagonal lattice, nearer ones first; slot 0 is the place itself.
class HexSpiral {
  public:
    Vec2 slot(std::size_t index);

  private:
    void add_ring();
    std::vector<Vec2> slots_ = {{0.0f, 0.0f}};
    int rings_ = 0;
};

// The slots of `count` items in centred rows; more than `count` are further rows below.
Vec2 row_slot(std::size_t index, std::size_t count);

class SymbolLayout {
  public:
    SymbolLayout(World origin, double zoom);

    // A dot that discs of other places keep away from.
    void add_dot(World at, std::uint32_t place);
    // Takes the slot for a disc of this place, or says that it is too close to something.
    bool take(World at, std::uint32_t place, Vec2 offset);

  private:
    struct Mark {
        double x = 0, y = 0;  // of its anchor, px from the origin at the start of the quarter
        double dx = 0, dy = 0;
        std::uint32_t place = 0;
        bool dot = false;
    };
    Mark mark(World at, std::uint32_t place, Vec2 offset, bool dot) const;
    bool too_close(const Mark& a, const Mark& b) const;
    void insert(const Mark& mark);

    static constexpr int kSamples = 3;
    World origin_;
    double scale_;
    std::vector<Mark> marks_;
    std::vector<PxGrid> grids_;  // where the marks are at the start, in the middle and at the end of the quarter
};

}  // namespace sourceline
