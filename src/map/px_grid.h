// A hash grid of boxes in pixels: which ones may touch this box? Cells keep the question cheap for thousands of boxes,
// and what is kept from one use to the next spares it allocations.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
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

    // Its room is kept.
    void clear() {
        ++use_;
        used_ = 0;
        entries_.clear();
        large_.clear();
    }

    void insert(const PxBox& box, std::uint32_t item) {
        if (cell_count(box) > kMaxCells) {
            large_.push_back(item);
            return;
        }
        any_key(box, [&](std::uint64_t key) {
            append(key, item);
            return false;
        });
    }

    // Calls `visit(item)` for all that may overlap the box, some more than once, until it answers true; then answers
    // true.
    template <class Visit>
    bool any(const PxBox& box, const Visit& visit) const {
        for (const std::uint32_t item : large_)
            if (visit(item)) return true;
        if (used_ == 0) return false;
        if (cell_count(box) > kMaxCells) {
            for (const Entry& entry : entries_)
                if (visit(entry.item)) return true;
            return false;
        }
        return any_key(box, [&](std::uint64_t key) {
            for (std::uint32_t i = cells_[slot_of(key)].first_in(use_); i != kNone; i = entries_[i].next)
                if (visit(entries_[i].item)) return true;
            return false;
        });
    }

  private:
    static constexpr double kMaxCells = 4096;
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    struct Entry {
        std::uint32_t item = 0, next = kNone;  // in the same cell
    };
    struct Cell {
        std::uint64_t key = 0;
        std::uint32_t first = kNone, last = kNone;
        std::uint32_t use = 0;  // what was written in another use is not there
        std::uint32_t first_in(std::uint32_t now) const { return use == now ? first : kNone; }
    };

    double cell_of(double px) const { return std::floor(px / cell_px_); }
    double cell_count(const PxBox& box) const {
        return (cell_of(box.max_x) - cell_of(box.min_x) + 1) * (cell_of(box.max_y) - cell_of(box.min_y) + 1);
    }
    // Calls `visit(key)` for each cell until it answers true.
    template <class Visit>
    bool any_key(const PxBox& box, const Visit& visit) const {
        const double left = cell_of(box.min_x), top = cell_of(box.min_y), right = cell_of(box.max_x),
                     bottom = cell_of(box.max_y);
        for (double y = top; y <= bottom; ++y)
            for (double x = left; x <= right; ++x)
                if (visit(static_cast<std::uint64_t>(static_cast<std::uint32_t>(static_cast<std::int64_t>(x))) << 32 |
                          static_cast<std::uint32_t>(static_cast<std::int64_t>(y))))
                    return true;
        return false;
    }

    // Where the cell is, or would be: the next free slot. There is always one.
    std::size_t slot_of(std::uint64_t key) const {
        const std::size_t mask = cells_.size() - 1;
        std::size_t slot = static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> 32) & mask;
        while (cells_[slot].use == use_ && cells_[slot].key != key) slot = (slot + 1) & mask;
        return slot;
    }
    void append(std::uint64_t key, std::uint32_t item) {
        if (2 * (used_ + 1) > cells_.size()) grow();
        Cell& cell = cells_[slot_of(key)];
        const auto entry = static_cast<std::uint32_t>(entries_.size());
        entries_.push_back({item});
        if (cell.use == use_) {
            entries_[cell.last].next = entry;
            cell.last = entry;
            return;
        }
        cell = {key, entry, entry, use_};
        ++used_;
    }
    void grow() {
        std::vector<Cell> old(cells_.empty() ? 64 : 2 * cells_.size());
        old.swap(cells_);
        for (const Cell& cell : old)
            if (cell.use == use_) cells_[slot_of(cell.key)] = cell;
    }

    double cell_px_;
    std::vector<Cell> cells_;  // as many as a power of two
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> large_;  // boxes over so many cells that a list is cheaper
    std::uint32_t use_ = 1;
    std::size_t used_ = 0;  // cells
};

}  // namespace sourceline
