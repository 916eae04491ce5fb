// A hash grid of boxes in pixels: which ones may touch this box? Cells keep the question cheap for thousands of boxes.
#pragma once

#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace sourceline {

struct PxBox {
    double min_x = 0, min_y = 0, max_x = 0, max_y = 0;
    friend bool operator==(const PxBox&, const PxBox&) = default;
};
inline bool overlaps(const PxBox& a, const PxBox& b) {
    return a.min_x < b.max_x && b.min_x < a.max_x && a.min_y < b.max_y && b.min_y < a.max_y;
}
inline PxBox widened(const PxBox& box, double by) {
    return {box.min_x - by, box.min_y - by, box.max_x + by, box.max_y + by};
}

class PxGrid {
  public:
    explicit PxGrid(double cell_px) : cell_px_(cell_px) {}

    void insert(const PxBox& box, std::uint32_t item) {
        if (cell_count(box) > kMaxCells) {
            large_.push_back(item);
            return;
        }
        for_each_cell(box, [&](std::uint64_t key) { cells_[key].push_back(item); });
    }

    // Calls `visit(item)` for all that may overlap the box, some more than once, until it answers true; then answers
    // true.
    template <class Visit>
    bool any(const PxBox& box, const Visit& visit) const {
        for (const std::uint32_t item : large_)
            if (visit(item)) return true;
        if (cell_count(box) > kMaxCells) {
            for (const auto& [key, items] : cells_)
                for (const std::uint32_t item : items)
                    if (visit(item)) return true;
            return false;
        }
        bool found = false;
        for_each_cell(box, [&](std::uint64_t key) {
            if (found) return;
            const auto cell = cells_.find(key);
            if (cell == cells_.end()) return;
            for (const std::uint32_t item : cell->second)
                if ((found = visit(item))) return;
        });
        return found;
    }

  private:
    static constexpr double kMaxCells = 4096;

    double cell_of(double px) const { return std::floor(px / cell_px_); }
    double cell_count(const PxBox& box) const {
        return (cell_of(box.max_x) - cell_of(box.min_x) + 1) * (cell_of(box.max_y) - cell_of(box.min_y) + 1);
    }
    template <class Visit>
    void for_each_cell(const PxBox& box, const Visit& visit) const {
        for (double y = cell_of(box.min_y); y <= cell_of(box.max_y); ++y)
            for (double x = cell_of(box.min_x); x <= cell_of(box.max_x); ++x)
                visit(static_cast<std::uint64_t>(static_cast<std::uint32_t>(static_cast<std::int64_t>(x))) << 32 |
                      static_cast<std::uint32_t>(static_cast<std::int64_t>(y)));
    }

    double cell_px_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
    std::vector<std::uint32_t> large_;  // boxes over so many cells that a list is cheaper
};

}  // namespace sourceline
