// Which of very many names are worth a try in a view: where they stand close together only the first can have room.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "geo/mercator.h"
#include "map/px_grid.h"

namespace sourceline {

struct LabelSpot {
    World at;
    std::uint32_t rank = 0;  // lower goes first
    float min_zoom = 0, max_zoom = 24;
};

// A tree of squares of the world, each cut in four. A square counts from the zoom on at which it is half as large as
// kSquare_px; of its spots the more are worth a try the more room it has, up to kFirst at kSquare_px, and at all later
// zooms. So what is visited follows the size of the view, and which spots those are depends on the zoom alone.
class LabelIndex {
  public:
    LabelIndex() = default;
    explicit LabelIndex(const std::vector<LabelSpot>& spots);  // in the order of their ranks

    // Calls `visit(rank)`, in no order, for those worth a try that lie in the box of the world; without a box for
    // all. Answers how many it has looked at.
    template <class Visit>
    std::size_t visit(const std::optional<PxBox>& box, double zoom, const Visit& visit) const {
        if (!box) {
            for (const LabelSpot& spot : spots_)
                if (is_shown(spot, zoom)) visit(spot.rank);
            return spots_.size();
        }
        if (squares_.empty()) return 0;
        std::size_t looked_at = 0;
        descend(squares_.front(), {0, 0, 1, 1}, depth_at(zoom), *box, [&](const LabelSpot& spot) {
            ++looked_at;
            if (is_shown(spot, zoom) && spot.at.x >= box->min_x && spot.at.x <= box->max_x && spot.at.y >= box->min_y &&
                spot.at.y <= box->max_y)
                visit(spot.rank);
        });
        return looked_at;
    }

  private:
    static constexpr double kSquare_px = 128;
    static constexpr std::size_t kFirst = 10;
    static constexpr int kMaxDepth = 24;

    struct Square {
        std::uint32_t first = 0, end = 0;            // of spots_: those that become worth a try with it
        std::uint32_t before = 0;                    // so many in it are so with larger squares
        std::array<std::uint32_t, 4> children = {};  // of squares_; 0: none
    };
    struct Sorted {
        std::uint32_t spot = 0;
        bool is_in = false;  // worth a try in a larger square
    };

    static bool is_shown(const LabelSpot& spot, double zoom) { return zoom >= spot.min_zoom && zoom <= spot.max_zoom; }
    struct Depth {
        int squares = 0;        // cuts of the world to the smallest squares that count
        std::size_t first = 0;  // of each of them
    };
    static Depth depth_at(double zoom);
    std::uint32_t add_square(const std::vector<LabelSpot>& spots, std::vector<Sorted> in, int depth, World corner);

    template <class Look>
    void descend(const Square& square, const PxBox& at, Depth depth, const PxBox& box, const Look& look) const {
        std::uint32_t end = square.end;
        if (depth.squares == 0 && depth.first < kFirst)
            end = std::min(end, square.first + static_cast<std::uint32_t>(
                                                   depth.first - std::min<std::size_t>(depth.first, square.before)));
        for (std::uint32_t i = square.first; i < end; ++i) look(spots_[i]);
        if (depth.squares == 0) return;
        const double x = (at.min_x + at.max_x) / 2, y = (at.min_y + at.max_y) / 2;
        for (std::size_t i = 0; i < square.children.size(); ++i) {
            if (square.children[i] == 0) continue;
            const PxBox part{i % 2 ? x : at.min_x, i / 2 ? y : at.min_y, i % 2 ? at.max_x : x, i / 2 ? at.max_y : y};
            // What lies on the edge of the box may lie on that of the part.
            if (part.min_x <= box.max_x && part.max_x >= box.min_x && part.min_y <= box.max_y &&
                part.max_y >= box.min_y)
                descend(squares_[square.children[i]], part, {depth.squares - 1, depth.first}, box, look);
        }
    }

    std::vector<LabelSpot> spots_;  // square by square
    std::vector<Square> squares_;
};

}  // namespace sourceline
