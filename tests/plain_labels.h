// The plain way to place names: each position is asked of all that stands on the map, and no name is passed over. What
// the placer does with grids and an index must come to the same.
#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "map/labels.h"

namespace sourceline::test {

class PlainLabels {
  public:
    PlainLabels(const std::vector<LabelInput>& inputs, const std::vector<Obstacle>& obstacles, double zoom,
                const MeasureLabel& measure, const LabelFrame& frame)
        : scale_(world_size_px(zoom)) {
        const World centre = world_from_lng_lat(frame.camera.centre);
        const double left = centre.x * scale_ - frame.viewport.width / 2,
                     top = centre.y * scale_ - frame.viewport.height / 2;
        seen_ = {left, top, left + frame.viewport.width, top + frame.viewport.height};
        for (const PxBox& box : frame.taken)
            taken_.push_back({box.min_x + left, box.min_y + top, box.max_x + left, box.max_y + top});
        for (const Obstacle& one : obstacles) {
            const double x = one.at.x * scale_, y = one.at.y * scale_;
            symbols_.push_back({x + one.min.x, y + one.min.y, x + one.max.x, y + one.max.y});
        }
        std::vector<std::uint32_t> order(inputs.size());
        std::iota(order.begin(), order.end(), 0u);
        const auto turn = [](LabelStyle style) { return style == kStoryPlace ? 0 : style == kStoryDetail ? 1 : 2; };
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::pair(turn(inputs[a].style), inputs[a].priority) <
                   std::pair(turn(inputs[b].style), inputs[b].priority);
        });
        std::erase_if(order, [&](std::uint32_t i) {
            return zoom < inputs[i].min_zoom || zoom > inputs[i].max_zoom || is_far(inputs[i], frame.viewport);
        });
        for (const std::uint32_t i : order)
            if (inputs[i].dot && !comes_with_name(inputs[i])) add_dot(inputs[i]);
        for (const std::uint32_t i : order) {
            if (inputs[i].text.empty()) continue;
            const TextSize size = measure(inputs[i].text, inputs[i].style);
            if (const auto label = placed_at(i, inputs[i], size)) placed.push_back(*label);
        }
    }

    std::vector<PlacedLabel> placed;

  private:
    struct Offset {
        double x, y;
    };

    static bool comes_with_name(const LabelInput& input) {
        return input.dot && (input.one_of_many || kMapLayers[input.style].name.dot == DotStyle::WithName);
    }
    bool is_far(const LabelInput& input, Viewport viewport) const {
        const double x = input.at.x * scale_, y = input.at.y * scale_;
        return input.one_of_many && (x < seen_.min_x - viewport.width / 2 || x > seen_.max_x + viewport.width / 2 ||
                                     y < seen_.min_y - viewport.height / 2 || y > seen_.max_y + viewport.height / 2);
    }
    static bool hits(const PxBox& box, const std::vector<PxBox>& boxes) {
        return std::any_of(boxes.begin(), boxes.end(), [&](const PxBox& one) { return overlaps(box, one); });
    }
    void add_dot(const LabelInput& input) {
        const double x = input.at.x * scale_, y = input.at.y * scale_, r = input.dot_radius;
        dots_.push_back({x - r, y - r, x + r, y + r});
    }
    static PxBox box_at(double x, double y, TextSize size, Offset offset) {
        return {x + offset.x, y + offset.y, x + offset.x + size.width, y + offset.y + size.height};
    }
    bool is_seen(const PxBox& box) const {
        return !framed_ || (box.min_x - 4 >= seen_.min_x && box.min_y - 4 >= seen_.min_y &&
                            box.max_x + 4 <= seen_.max_x && box.max_y + 4 <= seen_.max_y && !hits(box, taken_));
    }
    bool clear_of_names(const PxBox& box) const { return is_seen(box) && !hits(widened(box, margin_), names_); }
    bool is_free(const PxBox& box) const {
        return clear_of_names(box) && !hits(box, symbols_) && !hits(widened(box, 1), dots_);
    }

    template <class Good>
    std::optional<Offset> first_around(const LabelInput& input, TextSize size, int from, int to,
                                       const Good& good) const {
        const double directions[16][2] = {{1, 0},       {-1, 0},       {0, -1},       {0, 1},
                                          {0.8, -0.8},  {0.8, 0.8},    {-0.8, -0.8},  {-0.8, 0.8},
                                          {0.4, -0.92}, {-0.4, -0.92}, {0.4, 0.92},   {-0.4, 0.92},
                                          {0.92, -0.4}, {0.92, 0.4},   {-0.92, -0.4}, {-0.92, 0.4}};
        for (int ring = from; ring < to; ++ring)
            for (const auto& [x, y] : directions) {
                const double gap = (input.dot ? input.dot_radius + 4.0 : 6.0) + ring * 8.0,
                             most = std::max(std::fabs(x), std::fabs(y));
                const Offset offset{x * gap + (x / most - 1) * size.width / 2.0,
                                    y * gap + (y / most - 1) * size.height / 2.0};
                if (good(box_at(input.at.x * scale_, input.at.y * scale_, size, offset))) return offset;
            }
        return std::nullopt;
    }
    std::optional<Offset> over(const LabelInput& input, TextSize size) const {
        const double shifts[11][2] = {{0, 0},  {0, -1}, {0, 1}, {-1, 0}, {1, 0}, {-1, -1},
                                      {1, -1}, {-1, 1}, {1, 1}, {0, -2}, {0, 2}};
        for (const bool leaves_lines : {true, false})
            for (const auto& [x, y] : shifts) {
                const Offset offset{-size.width / 2.0 + x * (size.width * 0.4),
                                    -size.height / 2.0 + y * (size.height * 1.4)};
                const PxBox box = box_at(input.at.x * scale_, input.at.y * scale_, size, offset);
                if (is_free(box) && !(leaves_lines && hits(box, lines_))) return offset;
            }
        return std::nullopt;
    }
    Offset forced(const LabelInput& input, TextSize size) {
        if (auto found = first_around(input, size, 3, 10, [&](const PxBox& b) { return is_free(b); })) return *found;
        const auto over_dots = [&](const PxBox& b) { return clear_of_names(b) && !hits(b, symbols_); };
        if (auto found = first_around(input, size, 0, 72, over_dots)) return *found;
        const auto over_symbols = [&](const PxBox& b) { return clear_of_names(b); };
        if (auto found = first_around(input, size, 0, 72, over_symbols)) return *found;
        framed_ = false;
        return first_around(input, size, 0, 100'000, over_symbols).value();
    }

    std::optional<PlacedLabel> placed_at(std::uint32_t index, const LabelInput& input, TextSize size) {
        const double x = input.at.x * scale_, y = input.at.y * scale_, r = input.dot_radius + 1.0;
        const PxBox dot{x - r, y - r, x + r, y + r};
        margin_ = input.one_of_many ? 28 : 2;
        framed_ = x > seen_.min_x && x < seen_.max_x && y > seen_.min_y && y < seen_.max_y;
        if (comes_with_name(input) && (hits(dot, names_) || hits(dot, symbols_))) return std::nullopt;
        std::optional<Offset> found = kMapLayers[input.style].name.placing == NamePlacing::Over
                                          ? over(input, size)
                                          : first_around(input, size, 0, 3, [&](const PxBox& b) { return is_free(b); });
        if (!found && input.style == kStoryPlace && !input.one_of_many) found = forced(input, size);
        if (!found) return std::nullopt;
        if (comes_with_name(input)) add_dot(input);
        const PxBox box = box_at(x, y, size, *found);
        names_.push_back(box);
        const double left = found->x >= 0 ? box.min_x : std::min(box.min_x, box.max_x - 160);
        if (input.place) lines_.push_back({left, box.max_y, left + 160, box.max_y + 16});
        return PlacedLabel{index,      input.at,   static_cast<float>(found->x), static_cast<float>(found->y),
                           size.width, size.height};
    }

    double scale_, margin_ = 2;
    bool framed_ = false;
    PxBox seen_;
    std::vector<PxBox> taken_, symbols_, names_, dots_, lines_;
};

}  // namespace sourceline::test
