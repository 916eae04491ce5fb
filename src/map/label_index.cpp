#include "map/label_index.h"

#include <algorithm>
#include <cmath>

#include "geo/camera.h"

namespace sourceline {

LabelIndex::LabelIndex(const std::vector<LabelSpot>& spots) {
    if (spots.empty()) return;
    spots_.reserve(spots.size());
    std::vector<Sorted> all(spots.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i].spot = i;
    add_square(spots, std::move(all), 0, {0, 0});
}

LabelIndex::Depth LabelIndex::depth_at(double zoom) {
    const double cuts = std::ceil(std::log2(world_size_px(zoom) / kSquare_px));
    const int squares = static_cast<int>(std::clamp(cuts, 0.0, static_cast<double>(kMaxDepth)));
    const double share = world_size_px(zoom) / std::exp2(squares) / kSquare_px;
    return {squares, static_cast<std::size_t>(std::ceil(static_cast<double>(kFirst) * std::min(share * share, 1.0)))};
}

std::uint32_t LabelIndex::add_square(const std::vector<LabelSpot>& spots, std::vector<Sorted> in, int depth,
                                     World corner) {
    const auto number = static_cast<std::uint32_t>(squares_.size());
    squares_.push_back({});
    const double last_zoom = depth - std::log2(world_size_px(0) / kSquare_px);
    std::size_t count =
        static_cast<std::size_t>(std::count_if(in.begin(), in.end(), [](const Sorted& one) { return one.is_in; }));
    squares_[number].before = static_cast<std::uint32_t>(count);
    squares_[number].first = static_cast<std::uint32_t>(spots_.size());
    for (Sorted& one : in) {
        if (depth < kMaxDepth && count >= kFirst) break;
        if (one.is_in || (depth < kMaxDepth && spots[one.spot].min_zoom > last_zoom)) continue;
        one.is_in = true;
        spots_.push_back(spots[one.spot]);
        ++count;
    }
    squares_[number].end = static_cast<std::uint32_t>(spots_.size());
    const bool is_done = std::all_of(in.begin(), in.end(), [](const Sorted& one) { return one.is_in; });
    if (is_done) return number;

    const double half = std::exp2(-(depth + 1));
    const World middle{corner.x + half, corner.y + half};
    std::array<std::vector<Sorted>, 4> parts;
    for (const Sorted& one : in) {
        const World at = spots[one.spot].at;
        parts[(at.x >= middle.x ? 1u : 0u) + (at.y >= middle.y ? 2u : 0u)].push_back(one);
    }
    in = {};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].empty()) continue;
        const World at{i % 2 ? middle.x : corner.x, i / 2 ? middle.y : corner.y};
        const std::uint32_t child = add_square(spots, std::move(parts[i]), depth + 1, at);
        squares_[number].children[i] = child;
    }
    return number;
}

}  // namespace sourceline
