#include "map/labels.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "base/stable_sort.h"
#include "map/label_boxes.h"
#include "map/px_grid.h"

namespace sourceline {

namespace {

constexpr double kMargin = 2.0;       // px kept free between two labels
constexpr double kWideMargin = 28.0;  // and around one of very many
constexpr double kDotMargin = 1.0;    // and around a dot
constexpr double kDotGap = 4.0;       // px between a dot's edge and its label
constexpr double kAreaGap = 6.0;      // px between a point without a dot and its label
constexpr double kCell = 128.0;
constexpr double kRingStep = 8.0;  // px between rings of positions around a point
constexpr int kNearRings = 3;      // on which rings every name is tried
constexpr int kWideRings = 10;     // on which a name that must be shown is tried before it may cover a dot
constexpr int kFarRings = 72;      // and before it may cover a symbol
constexpr double kMaxTextPx = 16384.0;
constexpr double kLine = 160.0, kLineHeight = 16.0;  // px under a name of the story that areas leave to a second line
constexpr double kFrameEdge = 4.0;                   // px kept free at the edges of what is seen

// A unit direction from the point to the label; the label touches the ring with the side that faces the point.
struct Direction {
    constexpr Direction(double to_x, double to_y)
        : x(to_x), y(to_y), side_x(to_x / longer(to_x, to_y)), side_y(to_y / longer(to_x, to_y)) {}
    static constexpr double longer(double a, double b) {
        const double of_a = a < 0 ? -a : a, of_b = b < 0 ? -b : b;
        return of_a < of_b ? of_b : of_a;
    }
    double x, y;
    double side_x, side_y;  // on the square around the unit circle
};
// Right, left, above, below, then the corners, then between them.
constexpr Direction kDirections[] = {{1, 0},       {-1, 0},     {0, -1},       {0, 1},        {0.8, -0.8}, {0.8, 0.8},
                                     {-0.8, -0.8}, {-0.8, 0.8}, {0.4, -0.92},  {-0.4, -0.92}, {0.4, 0.92}, {-0.4, 0.92},
                                     {0.92, -0.4}, {0.92, 0.4}, {-0.92, -0.4}, {-0.92, 0.4}};

bool comes_with_name(const LabelInput& input) {
    return input.dot && (input.one_of_many || kMapLayers[input.style].name.dot == DotStyle::WithName);
}

constexpr int kTurnOfOthers = 2;
int turn_of(LabelStyle style) { return style == kStoryPlace ? 0 : style == kStoryDetail ? 1 : kTurnOfOthers; }

bool is_area(LabelStyle style) { return kMapLayers[style].name.placing == NamePlacing::Over; }

struct Offset {
    double dx, dy;
};  // from the point to the label's top left

bool is_size(TextSize size) {
    return size.width > 0 && size.height > 0 && size.width <= kMaxTextPx && size.height <= kMaxTextPx;
}

Offset centred(TextSize size) { return {-size.width / 2.0, -size.height / 2.0}; }

// Beside the point, `gap` px away.
Offset beside(TextSize size, const Direction& to, double gap) {
    return {to.x * gap + (to.side_x - 1) * size.width / 2.0, to.y * gap + (to.side_y - 1) * size.height / 2.0};
}

}  // namespace

// All that stands on the map at one zoom, in pixels from the world's north-west corner.
class LabelPlacer::Placement {
  public:
    void set_territories(const Territories* territories) { territories_ = territories; }
    void begin(double zoom, const LabelFrame* frame) {
        scale_ = world_size_px(zoom);
        seen_ = {};
        taken_.clear();
        boxes_.clear();
        lines_.clear();
        line_grid_.clear();
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
        boxes_.add({x + obstacle.min.x, y + obstacle.min.y, x + obstacle.max.x, y + obstacle.max.y}, BoxOf::Symbol);
    }
    void add_dot(const LabelInput& input) {
        const double x = input.at.x * scale_, y = input.at.y * scale_, r = input.dot_radius;
        boxes_.add({x - r, y - r, x + r, y + r}, BoxOf::Dot);
    }

    // What is seen and half a view around, in the world; without a view nothing.
    std::optional<PxBox> surroundings() const {
        if (!(seen_.max_x > seen_.min_x)) return std::nullopt;
        const double half_x = (seen_.max_x - seen_.min_x) / 2, half_y = (seen_.max_y - seen_.min_y) / 2;
        return PxBox{(seen_.min_x - half_x) / scale_, (seen_.min_y - half_y) / scale_, (seen_.max_x + half_x) / scale_,
                     (seen_.max_y + half_y) / scale_};
    }

    // Places the label where it collides with nothing; a name of the story wherever it can stand at all.
    std::optional<PlacedLabel> place(const LabelInput& input, std::uint32_t index, const MeasureLabel& measure) {
        const double x = input.at.x * scale_, y = input.at.y * scale_;
        margin_ = input.one_of_many ? kWideMargin : kMargin;
        framed_ = x > seen_.min_x && x < seen_.max_x && y > seen_.min_y && y < seen_.max_y;
        if (comes_with_name(input) && is_covered(input)) return std::nullopt;
        const TextSize size = measure(input.text, input.style);
        if (!is_size(size)) return std::nullopt;
        std::optional<Offset> found = is_area(input.style) ? free_area(input, size) : free_near(input, size);
        if (!found && input.style == kStoryPlace && !input.one_of_many) found = forced(input, size);
        if (!found) return std::nullopt;
        if (comes_with_name(input)) add_dot(input);
        const PxBox at = box(input, size, *found);
        boxes_.add(at, BoxOf::Name);
        // There a second line may stand, flush with the side that is the nearer to the place.
        const double left = found->dx >= 0 ? at.min_x : std::min(at.min_x, at.max_x - kLine);
        if (input.place) add_line({left, at.max_y, left + kLine, at.max_y + kLineHeight});
        return PlacedLabel{index,      input.at,   static_cast<float>(found->dx), static_cast<float>(found->dy),
                           size.width, size.height};
    }

  private:
    PxBox box(const LabelInput& input, TextSize size, Offset offset) const {
        const double x = input.at.x * scale_ + offset.dx, y = input.at.y * scale_ + offset.dy;
        return {x, y, x + size.width, y + size.height};
    }
    bool is_covered(const LabelInput& dot) const {
        const double x = dot.at.x * scale_, y = dot.at.y * scale_, r = dot.dot_radius + 1.0;
        return boxes_.hit_but_dots({x - r, y - r, x + r, y + r});
    }
    // Whole, of a name whose point is; of others nothing is asked.
    bool is_seen(const PxBox& box) const {
        if (!framed_) return true;
        const PxBox wide = widened(box, kFrameEdge);
        return wide.min_x >= seen_.min_x && wide.min_y >= seen_.min_y && wide.max_x <= seen_.max_x &&
               wide.max_y <= seen_.max_y &&
               std::none_of(taken_.begin(), taken_.end(), [&](const PxBox& one) { return overlaps(box, one); });
    }
    bool clear_of_labels(const PxBox& box) const {
        return is_seen(box) && !boxes_.hit(widened(box, margin_), BoxOf::Name);
    }
    bool clear_of_symbols(const PxBox& box) const { return !boxes_.hit(box, BoxOf::Symbol); }
    bool is_free(const PxBox& box) const {
        return clear_of_labels(box) && clear_of_symbols(box) && !boxes_.hit(widened(box, kDotMargin), BoxOf::Dot);
    }
    // The same of a box in one that look_near() was asked about.
    bool is_free_near(const PxBox& box) {
        return !boxes_.hit_near(widened(box, margin_), BoxOf::Name) && !boxes_.hit_near(box, BoxOf::Symbol) &&
               !boxes_.hit_near(widened(box, kDotMargin), BoxOf::Dot) && is_seen(box);
    }

    void add_line(const PxBox& box) {
        line_grid_.insert(box, static_cast<std::uint32_t>(lines_.size()));
        lines_.push_back(box);
    }
    bool hits_line(const PxBox& box) const {
        return line_grid_.any(box, [&](std::uint32_t i) { return overlaps(box, lines_[i]); });
    }

    static double gap_of(const LabelInput& input, int ring) {
        return (input.dot ? input.dot_radius + kDotGap : kAreaGap) + ring * kRingStep;
    }

    // The first position beside the point, from ring to ring outwards, that `good` accepts.
    template <class Good>
    std::optional<Offset> first_beside(const LabelInput& input, TextSize size, int from_ring, int to_ring,
                                       const Good& good) const {
        for (int ring = from_ring; ring < to_ring; ++ring) {
            for (const Direction& direction : kDirections) {
                const Offset offset = beside(size, direction, gap_of(input, ring));
                if (good(box(input, size, offset))) return offset;
            }
        }
        return std::nullopt;
    }
    std::optional<Offset> free_near(const LabelInput& input, TextSize size) {
        const double x = input.at.x * scale_, y = input.at.y * scale_, far = gap_of(input, kNearRings) + 1.0;
        boxes_.look_near(widened({x - size.width, y - size.height, x + size.width, y + size.height}, far + margin_));
        return first_beside(input, size, 0, kNearRings, [&](const PxBox& b) { return is_free_near(b); });
    }

    // Whoever reads a name across a border takes what lies beyond for a part of what it names.
    bool is_at_home(const LabelInput& input, const PxBox& box) const {
        if (territories_ == nullptr || !kMapLayers[input.style].name.stays_home) return true;
        constexpr double kStep = 10.0;
        const Home home = territories_->country_at(input.at);
        const int steps = static_cast<int>(std::ceil((box.max_x - box.min_x) / kStep));
        for (const double y : {box.min_y, box.max_y})
            for (int i = 0; i <= steps; ++i) {
                const double x = box.min_x + (box.max_x - box.min_x) * i / std::max(steps, 1);
                const Home there = territories_->country_at({x / scale_, y / scale_});
                if (there.kind == Home::Kind::Area && there != home) return false;  // the sea is nobody's
            }
        return true;
    }

    // Over the middle, or shifted a little: the name of an area belongs to no point.
    std::optional<Offset> free_area(const LabelInput& input, TextSize size) const {
        const Offset middle = centred(size);
        const double step_x = size.width * 0.4, step_y = size.height * 1.4;
        struct Shift {
            double x, y;
        };
        constexpr Shift kShifts[] = {{0, 0},  {0, -1}, {0, 1}, {-1, 0}, {1, 0}, {-1, -1},
                                     {1, -1}, {-1, 1}, {1, 1}, {0, -2}, {0, 2}};
        for (const bool leaves_lines : {true, false}) {
            for (const Shift shift : kShifts) {
                const Offset offset{middle.dx + shift.x * step_x, middle.dy + shift.y * step_y};
                const PxBox at = box(input, size, offset);
                if (is_free(at) && !(leaves_lines && hits_line(at)) && is_at_home(input, at)) return offset;
            }
        }
        return std::nullopt;
    }

    // Further out; then over dots; over a symbol; at worst out of sight, but never over another name.
    std::optional<Offset> forced(const LabelInput& input, TextSize size) {
        const auto free = [&](const PxBox& b) { return is_free(b); };
        if (auto found = first_beside(input, size, kNearRings, kWideRings, free)) return found;
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

    const Territories* territories_ = nullptr;
    double scale_ = 1;
    PxBox seen_;  // nothing where nothing is said of it
    std::vector<PxBox> taken_;
    double margin_ = kMargin;  // around the name that is being placed
    bool framed_ = false;      // the name that is being placed has its point in `seen_`
    LabelBoxes boxes_{kCell};
    std::vector<PxBox> lines_;
    PxGrid line_grid_{kCell};
};

LabelPlacer::LabelPlacer() : placement_(std::make_unique<Placement>()) {}
LabelPlacer::~LabelPlacer() = default;
LabelPlacer::LabelPlacer(LabelPlacer&&) noexcept = default;
LabelPlacer& LabelPlacer::operator=(LabelPlacer&&) noexcept = default;

void LabelPlacer::set(std::vector<LabelInput> inputs, const Territories* territories) {
    inputs_ = std::move(inputs);
    placement_->set_territories(territories);
    ranks_.clear();
    of_story_ = visited_ = 0;
    const std::vector<LabelInput>& all = inputs_;
    order_.resize(all.size());
    std::iota(order_.begin(), order_.end(), 0u);
    stable_sort(order_, [&](std::uint32_t a, std::uint32_t b) {
        const int turn_a = turn_of(all[a].style), turn_b = turn_of(all[b].style);
        return turn_a != turn_b ? turn_a < turn_b : all[a].priority < all[b].priority;
    });
    always_.clear();
    std::vector<LabelSpot> many;
    for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
        const LabelInput& input = all[order_[rank]];
        if (input.one_of_many)
            many.push_back({input.at, rank, input.min_zoom, input.max_zoom});
        else
            always_.push_back(rank);
    }
    many_ = LabelIndex(many);
}

std::vector<PlacedLabel> LabelPlacer::place(const std::vector<Obstacle>& obstacles, double zoom,
                                            const MeasureLabel& measure, const LabelFrame* frame) {
    FrameList<PlacedLabel> placed = place_story(obstacles, zoom, measure, frame);
    placed.append(place_others({}, measure));
    return {placed.begin(), placed.end()};
}

FrameList<PlacedLabel> LabelPlacer::place_story(std::span<const Obstacle> obstacles, double zoom,
                                                const MeasureLabel& measure, const LabelFrame* frame) {
    placement_->begin(zoom, frame);
    for (const Obstacle& obstacle : obstacles) placement_->add_obstacle(obstacle);

    ranks_.clear();
    const auto add = [&](std::uint32_t rank) {
        const LabelInput& input = inputs_[order_[rank]];
        if (input.dot && !comes_with_name(input)) placement_->add_dot(input);
        if (!input.text.empty()) ranks_.push_back(rank);
    };
    visited_ = always_.size() + many_.visit(placement_->surroundings(), zoom, add);
    for (const std::uint32_t rank : always_) {
        const LabelInput& input = inputs_[order_[rank]];
        if (zoom >= input.min_zoom && zoom <= input.max_zoom) add(rank);
    }
    std::sort(ranks_.begin(), ranks_.end());
    const auto others = std::partition_point(ranks_.begin(), ranks_.end(), [&](std::uint32_t rank) {
        return turn_of(inputs_[order_[rank]].style) < kTurnOfOthers;
    });
    of_story_ = static_cast<std::size_t>(others - ranks_.begin());
    return place_ranks(0, of_story_, measure);
}

FrameList<PlacedLabel> LabelPlacer::place_others(std::span<const Obstacle> more, const MeasureLabel& measure) {
    for (const Obstacle& obstacle : more) placement_->add_obstacle(obstacle);
    return place_ranks(of_story_, ranks_.size(), measure);
}

FrameList<PlacedLabel> LabelPlacer::place_ranks(std::size_t from, std::size_t to, const MeasureLabel& measure) {
    FrameList<PlacedLabel> placed;
    for (std::size_t at = from; at < to; ++at) {
        const std::uint32_t i = order_[ranks_[at]];
        if (const auto label = placement_->place(inputs_[i], i, measure)) placed.push_back(*label);
    }
    return placed;
}

std::vector<PlacedLabel> place_labels(const std::vector<LabelInput>& inputs, const std::vector<Obstacle>& obstacles,
                                      double zoom, const MeasureLabel& measure, const LabelFrame* frame) {
    LabelPlacer placer;
    placer.set(inputs);
    return placer.place(obstacles, zoom, measure, frame);
}

}  // namespace sourceline
