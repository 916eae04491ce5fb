#include "map/labels.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/stable_sort.h"
#include "map/px_grid.h"

namespace sourceline {

namespace {

constexpr double kMargin = 2.0;       // px kept free between two labels
constexpr double kWideMargin = 28.0;  // and around one of very many
constexpr double kDotGap = 4.0;       // px between a dot's edge and its label
constexpr double kAreaGap = 6.0;      // px between a point without a dot and its label
constexpr double kCell = 64.0;
constexpr double kRingStep = 8.0;  // px between rings of positions around a point
constexpr int kNearRings = 3;      // on which rings every name is tried
constexpr int kWideRings = 10;     // on which a name that must be shown is tried before it may cover a dot
constexpr int kFarRings = 72;      // and before it may cover a symbol
constexpr double kMaxTextPx = 16384.0;
constexpr double kLine = 160.0, kLineHeight = 16.0;  // px under a name of the story that areas leave to a second line
constexpr double kFrameEdge = 4.0;                   // px kept free at the edges of what is seen

// A unit direction from the point to the label; the label touches the ring with the side that faces the point.
struct Direction {
    double x, y;
};
// Right, left, above, below, then the corners, then between them.
constexpr Direction kDirections[] = {{1, 0},       {-1, 0},     {0, -1},       {0, 1},        {0.8, -0.8}, {0.8, 0.8},
                                     {-0.8, -0.8}, {-0.8, 0.8}, {0.4, -0.92},  {-0.4, -0.92}, {0.4, 0.92}, {-0.4, 0.92},
                                     {0.92, -0.4}, {0.92, 0.4}, {-0.92, -0.4}, {-0.92, 0.4}};

bool comes_with_name(const LabelInput& input) {
    return input.dot && (input.one_of_many || kMapLayers[input.style].name.dot == DotStyle::WithName);
}

int turn_of(LabelStyle style) { return style == kStoryPlace ? 0 : style == kStoryDetail ? 1 : 2; }

bool is_area(LabelStyle style) { return kMapLayers[style].name.placing == NamePlacing::Over; }

struct Offset {
    double dx, dy;
};  // from the point to the label's top left

Offset centred(TextSize size) { return {-size.width / 2.0, -size.height / 2.0}; }

// Beside the point, `gap` px away.
Offset beside(TextSize size, Direction to, double gap) {
    const double most = std::max(std::fabs(to.x), std::fabs(to.y)), side_x = to.x / most, side_y = to.y / most;
    return {to.x * gap + (side_x - 1) * size.width / 2.0, to.y * gap + (side_y - 1) * size.height / 2.0};
}

// All that stands on the map at one zoom, in pixels from the world's north-west corner.
class Placement {
  public:
    Placement(const std::vector<LabelInput>& inputs, double zoom, const LabelFrame* frame)
        : inputs_(inputs), scale_(world_size_px(zoom)) {
        if (frame == nullptr) return;
        const World centre = world_from_lng_lat(frame->camera.centre);
        const double x = centre.x * scale_ - frame->viewport.width / 2,
                     y = centre.y * scale_ - frame->viewport.height / 2;
        seen_ = {x, y, x + frame->viewport.width, y + frame->viewport.height};
        for (const PxBox& box : frame->taken)
            taken_.push_back({box.min_x + x, box.min_y + y, box.max_x + x, box.max_y + y});
    }

    void add_obstacle(const Obstacle& obstacle) {
        const double x = obstacle.at.x * scale_, y = obstacle.at.y * scale_;
        add({x + obstacle.min.x, y + obstacle.min.y, x + obstacle.max.x, y + obstacle.max.y}, obstacles_,
            obstacle_grid_);
    }
    void add_dot(const LabelInput& input) {
        const double x = input.at.x * scale_, y = input.at.y * scale_, r = input.dot_radius;
        add({x - r, y - r, x + r, y + r}, dots_, dot_grid_);
    }

    // Of very many names those that are seen, and half a view around.
    bool is_far(const LabelInput& input) const {
        if (!input.one_of_many || !(seen_.max_x > seen_.min_x)) return false;
        const double x = input.at.x * scale_, y = input.at.y * scale_, half_x = (seen_.max_x - seen_.min_x) / 2,
                     half_y = (seen_.max_y - seen_.min_y) / 2;
        return x < seen_.min_x - half_x || x > seen_.max_x + half_x || y < seen_.min_y - half_y ||
               y > seen_.max_y + half_y;
    }

    // Places the label where it collides with nothing; a name of the story wherever it can stand at all.
    std::optional<PlacedLabel> place(std::uint32_t index, TextSize size) {
        const LabelInput& input = inputs_[index];
        const double x = input.at.x * scale_, y = input.at.y * scale_;
        margin_ = input.one_of_many ? kWideMargin : kMargin;
        framed_ = x > seen_.min_x && x < seen_.max_x && y > seen_.min_y && y < seen_.max_y;
        if (comes_with_name(input) && is_covered(input)) return std::nullopt;
        std::optional<Offset> found =
            is_area(input.style) ? free_area(input, size) : free_beside(input, size, 0, kNearRings);
        if (!found && input.style == kStoryPlace && !input.one_of_many) found = forced(input, size);
        if (!found) return std::nullopt;
        if (comes_with_name(input)) add_dot(input);
        const PxBox at = box(input, size, *found);
        add(at, labels_, label_grid_);
        // There a second line may stand, flush with the side that is the nearer to the place.
        const double left = found->dx >= 0 ? at.min_x : std::min(at.min_x, at.max_x - kLine);
        if (input.place) add({left, at.max_y, left + kLine, at.max_y + kLineHeight}, lines_, line_grid_);
        return PlacedLabel{index,      input.at,   static_cast<float>(found->dx), static_cast<float>(found->dy),
                           size.width, size.height};
    }

  private:
    static void add(const PxBox& box, std::vector<PxBox>& boxes, PxGrid& grid) {
        grid.insert(box, static_cast<std::uint32_t>(boxes.size()));
        boxes.push_back(box);
    }
    static bool hits(const PxBox& box, const std::vector<PxBox>& boxes, const PxGrid& grid) {
        return grid.any(box, [&](std::uint32_t i) { return overlaps(box, boxes[i]); });
    }

    PxBox box(const LabelInput& input, TextSize size, Offset offset) const {
        const double x = input.at.x * scale_ + offset.dx, y = input.at.y * scale_ + offset.dy;
        return {x, y, x + size.width, y + size.height};
    }
    bool is_covered(const LabelInput& dot) const {
        const double x = dot.at.x * scale_, y = dot.at.y * scale_, r = dot.dot_radius + 1.0;
        const PxBox box{x - r, y - r, x + r, y + r};
        return hits(box, labels_, label_grid_) || !clear_of_symbols(box);
    }
    bool clear_of_labels(const PxBox& box) const {
        return is_seen(box) && !hits(widened(box, margin_), labels_, label_grid_);
    }
    // Whole, of a name whose point is; of others nothing is asked.
    bool is_seen(const PxBox& box) const {
        if (!framed_) return true;
        const PxBox wide = widened(box, kFrameEdge);
        return wide.min_x >= seen_.min_x && wide.min_y >= seen_.min_y && wide.max_x <= seen_.max_x &&
               wide.max_y <= seen_.max_y &&
               std::none_of(taken_.begin(), taken_.end(), [&](const PxBox& one) { return overlaps(box, one); });
    }
    bool clear_of_symbols(const PxBox& box) const { return !hits(box, obstacles_, obstacle_grid_); }
    bool clear_of_dots(const PxBox& box) const { return !hits(widened(box, 1.0), dots_, dot_grid_); }
    bool is_free(const PxBox& box) const { return clear_of_labels(box) && clear_of_symbols(box) && clear_of_dots(box); }

    static double gap_of(const LabelInput& input, int ring) {
        return (input.dot ? input.dot_radius + kDotGap : kAreaGap) + ring * kRingStep;
    }

    // The first position beside the point, from ring to ring outwards, that `good` accepts.
    template <class Good>
    std::optional<Offset> first_beside(const LabelInput& input, TextSize size, int from_ring, int to_ring,
                                       const Good& good) const {
        for (int ring = from_ring; ring < to_ring; ++ring) {
            for (const Direction direction : kDirections) {
                const Offset offset = beside(size, direction, gap_of(input, ring));
                if (good(box(input, size, offset))) return offset;
            }
        }
        return std::nullopt;
    }
    std::optional<Offset> free_beside(const LabelInput& input, TextSize size, int from_ring, int to_ring) const {
        return first_beside(input, size, from_ring, to_ring, [&](const PxBox& b) { return is_free(b); });
    }

    // Over the middle, or shifted a little: the name of an area belongs to no point.
    std::optional<Offset> free_area(const LabelInput& input, TextSize size) const {
        const Offset middle = centred(size);
        const double step_x = size.width * 0.4, step_y = size.height * 1.4;
        constexpr Direction kShifts[] = {{0, 0},  {0, -1}, {0, 1}, {-1, 0}, {1, 0}, {-1, -1},
                                         {1, -1}, {-1, 1}, {1, 1}, {0, -2}, {0, 2}};
        for (const bool leaves_lines : {true, false}) {
            for (const Direction shift : kShifts) {
                const Offset offset{middle.dx + shift.x * step_x, middle.dy + shift.y * step_y};
                const PxBox at = box(input, size, offset);
                if (is_free(at) && !(leaves_lines && hits(at, lines_, line_grid_))) return offset;
            }
        }
        return std::nullopt;
    }

    // Further out; then over dots; over a symbol; at worst out of sight, but never over another name.
    std::optional<Offset> forced(const LabelInput& input, TextSize size) {
        if (auto found = free_beside(input, size, kNearRings, kWideRings)) return found;
        const auto over_dots = [&](const PxBox& b) { return clear_of_labels(b) && clear_of_symbols(b); };
        if (auto found = first_beside(input, size, 0, kFarRings, over_dots)) return found;
        const auto over_symbols = [&](const PxBox& b) { return clear_of_labels(b); };
        if (framed_)
            if (auto found = first_beside(input, size, 0, kFarRings, over_symbols)) return found;
        framed_ = false;
        // Labels are finitely many: a ring beyond all of them is free.
        for (int from = 0, to = kFarRings;; from = to, to *= 2)
            if (auto found = first_beside(input, size, from, to, over_symbols)) return found;
    }

    const std::vector<LabelInput>& inputs_;
    double scale_;
    PxBox seen_;  // nothing where nothing is said of it
    std::vector<PxBox> taken_;
    double margin_ = kMargin;  // around the name that is being placed
    bool framed_ = false;      // the name that is being placed has its point in `seen_`
    std::vector<PxBox> labels_, obstacles_, dots_, lines_;
    PxGrid label_grid_{kCell}, obstacle_grid_{kCell}, dot_grid_{kCell}, line_grid_{kCell};
};

bool is_size(TextSize size) {
    return size.width > 0 && size.height > 0 && size.width <= kMaxTextPx && size.height <= kMaxTextPx;
}

}  // namespace

std::vector<PlacedLabel> place_labels(const std::vector<LabelInput>& inputs, const std::vector<Obstacle>& obstacles,
                                      double zoom,
                                      const std::function<TextSize(const std::string&, LabelStyle)>& measure,
                                      const LabelFrame* frame) {
    Placement placement(inputs, zoom, frame);
    for (const Obstacle& obstacle : obstacles) placement.add_obstacle(obstacle);

    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < inputs.size(); ++i) {
        const LabelInput& input = inputs[i];
        if (zoom < input.min_zoom || zoom > input.max_zoom || placement.is_far(input)) continue;
        if (input.dot && !comes_with_name(input)) placement.add_dot(input);
        if (!input.text.empty()) order.push_back(i);
    }
    stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        const int turn_a = turn_of(inputs[a].style), turn_b = turn_of(inputs[b].style);
        return turn_a != turn_b ? turn_a < turn_b : inputs[a].priority < inputs[b].priority;
    });

    std::vector<PlacedLabel> placed;
    for (const std::uint32_t i : order) {
        const TextSize size = measure(inputs[i].text, inputs[i].style);
        if (!is_size(size)) continue;
        if (const auto label = placement.place(i, size)) placed.push_back(*label);
    }
    return placed;
}

}  // namespace sourceline
