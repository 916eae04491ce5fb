#include "map/seen_signs.h"

#include <algorithm>
#include <cmath>

namespace sourceline {

namespace {
constexpr double kCell_px = 64.0;
constexpr std::uint32_t kNoCell = 0xFFFFFFFF;

int cell_at(double px, int count) {
    return std::clamp(static_cast<int>(std::floor((px + SeenSigns::kAround) / kCell_px)), 0, count - 1);
}
int cells_over(double px) { return std::max(1, static_cast<int>(std::ceil((px + 2 * SeenSigns::kAround) / kCell_px))); }
}  // namespace

void SeenSigns::clear() {
    all_.clear();
    first_.clear();
    in_cell_.clear();
    columns_ = rows_ = 0;
    looked_at_ = 0;
}

void SeenSigns::look_at(const std::vector<MapSign>& signs, const Camera& camera, Viewport viewport) {
    clear();
    looked_at_ = signs.size();
    const ScreenOf screen_of(camera, viewport);
    columns_ = cells_over(viewport.width);
    rows_ = cells_over(viewport.height);
    cell_of_.clear();
    first_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 1, 0);
    for (const MapSign& sign : signs) {
        if (sign.stand == SymbolStand::AtFoot) {
            all_.push_back({&sign, {}});
            cell_of_.push_back(kNoCell);
            continue;
        }
        Screen at = screen_of(sign.at);
        at = {at.x + sign.offset.x, at.y + sign.offset.y};
        if (!(at.x >= -kAround && at.y >= -kAround && at.x <= viewport.width + kAround &&
              at.y <= viewport.height + kAround))
            continue;
        all_.push_back({&sign, at});
        cell_of_.push_back(static_cast<std::uint32_t>(cell_at(at.y, rows_) * columns_ + cell_at(at.x, columns_)));
        ++first_[cell_of_.back() + 1];
    }
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    in_cell_.resize(first_.back());
    // From the back, so that each cell ends up in rising order and first_ at its beginnings.
    for (std::size_t i = all_.size(); i-- > 0;)
        if (cell_of_[i] != kNoCell) in_cell_[--first_[cell_of_[i] + 1]] = static_cast<std::uint32_t>(i);
    first_.erase(first_.begin());
    first_.push_back(static_cast<std::uint32_t>(in_cell_.size()));
}

template <class Visit>
bool SeenSigns::any_in(const PxBox& box, const Visit& visit) const {
    if (in_cell_.empty()) return false;
    const int left = cell_at(box.min_x, columns_), right = cell_at(box.max_x, columns_);
    for (int y = cell_at(box.min_y, rows_); y <= cell_at(box.max_y, rows_); ++y)
        for (int x = left; x <= right; ++x) {
            const std::size_t cell =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x);
            for (std::uint32_t i = first_[cell]; i < first_[cell + 1]; ++i)
                if (visit(in_cell_[i])) return true;
        }
    return false;
}

bool SeenSigns::any_within(Screen point, double px) const {
    return any_in({point.x - px, point.y - px, point.x + px, point.y + px}, [&](std::uint32_t i) {
        return all_[i].sign->stand != SymbolStand::AsDot &&
               std::hypot(all_[i].at.x - point.x, all_[i].at.y - point.y) < px;
    });
}

bool SeenSigns::any_box_on(const PxBox& box, double half) const {
    return any_in(widened(box, half), [&](std::uint32_t i) {
        const Screen at = all_[i].at;
        return overlaps(box, {at.x - half, at.y - half, at.x + half, at.y + half});
    });
}

const SeenSign* SeenSigns::nearest(Screen point, double px) const {
    std::uint32_t found = kNoCell;
    double least = px;
    any_in({point.x - px, point.y - px, point.x + px, point.y + px}, [&](std::uint32_t i) {
        const double away = std::hypot(all_[i].at.x - point.x, all_[i].at.y - point.y);
        if (away > least || (away == least && found != kNoCell && i < found)) return false;
        least = away;
        found = i;
        return false;
    });
    return found == kNoCell ? nullptr : &all_[found];
}

}  // namespace sourceline
