// Which signs a view shows, and where: who asks what stands at a spot asks the few beside it, not the whole story.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/camera.h"
#include "map/px_grid.h"
#include "map/symbols.h"

namespace sourceline {

struct SeenSign {
    const MapSign* sign = nullptr;
    Screen at;  // its centre, in pixels of the map; of one at the foot nothing
    friend bool operator==(const SeenSign&, const SeenSign&) = default;
};

class SeenSigns {
  public:
    // Looks again. The signs must stay where they are until the next look.
    void look_at(const std::vector<MapSign>& signs, const Camera& camera, Viewport viewport);
    void clear();

    // Those in the view and up to kAround px beside it, and all at the foot; in the order of the signs.
    const std::vector<SeenSign>& all() const { return all_; }
    auto begin() const { return all_.begin(); }
    auto end() const { return all_.end(); }
    // As many as were looked at, in view or not.
    std::size_t looked_at() const { return looked_at_; }

    // Of those neither at the foot nor dots: does the centre of one lie less than `px` (at most kAround) from a point?
    bool any_within(Screen point, double px) const;
    // Does the box of one, dot or not, `half` px (at most kAround) to each side of its centre, overlap this one?
    bool any_box_on(const PxBox& box, double half) const;
    // The one nearest to the point, at most `px` (at most kAround) away; of two just as near the later: it is drawn on
    // top. Null: none.
    const SeenSign* nearest(Screen point, double px) const;

    static constexpr double kAround = 64.0;

  private:
    // Calls `visit(index)` for all whose centres may lie in the box, in rising order of cells.
    template <class Visit>
    bool any_in(const PxBox& box, const Visit& visit) const;

    std::vector<SeenSign> all_;
    // A grid over the view and what is seen around it: the signs of each cell follow each other.
    std::vector<std::uint32_t> first_, in_cell_, cell_of_;
    int columns_ = 0, rows_ = 0;
    std::size_t looked_at_ = 0;
};

}  // namespace sourceline
