#include "map/symbol_layout.h"

#include <algorithm>
#include <cmath>

#include "base/stable_sort.h"
#include "geo/camera.h"
#include "map/symbols.h"

namespace sourceline {

namespace {

constexpr double kPitch = 26.0;        // px between neighbouring slots
constexpr double kDotDistance = 14.0;  // px from a symbol's centre to another place's dot
constexpr double kGridCell = 48.0;
constexpr std::size_t kRowColumns = 6;
constexpr double kPi = 3.14159265358979323846;

// How far round from a little left of straight up. The right of a place fills late: names stand there.
double turn_from_up(Vec2 slot) {
    constexpr double kStart = -105.0 * kPi / 180.0;
    const double turn = std::fabs(std::remainder(std::atan2(slot.y, slot.x) - kStart, 2 * kPi));
    return turn;
}

double scale_at_sample(int sample, int samples) { return std::exp2(0.25 * sample / (samples - 1)); }

// Distance from (0, 0) to the segment a–b.
double distance_to_segment(double ax, double ay, double bx, double by) {
    const double dx = bx - ax, dy = by - ay, length2 = dx * dx + dy * dy;
    const double u = length2 > 0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0.0;
    return std::hypot(ax + u * dx, ay + u * dy);
}

}  // namespace

Vec2 HexSpiral::slot(std::size_t index) {
    while (index >= slots_.size()) add_ring();
    return slots_[index];
}

// Axial coordinates of a hexagonal grid: a ring is six sides of `rings_` steps.
void HexSpiral::add_ring() {
    ++rings_;
    constexpr int kSteps[6][2] = {{0, -1}, {-1, 0}, {-1, 1}, {0, 1}, {1, 0}, {1, -1}};
    std::vector<Vec2> ring;
    int q = rings_, r = 0;
    for (const auto& step : kSteps) {
        for (int i = 0; i < rings_; ++i) {
            ring.push_back(
                {static_cast<float>(kPitch * (q + r / 2.0)), static_cast<float>(kPitch * std::sqrt(3.0) / 2 * r)});
            q += step[0], r += step[1];
        }
    }
    stable_sort(ring, [](Vec2 a, Vec2 b) {
        const double da = std::hypot(a.x, a.y), db = std::hypot(b.x, b.y);
        if (std::fabs(da - db) > 0.01) return da < db;
        return turn_from_up(a) < turn_from_up(b);
    });
    slots_.insert(slots_.end(), ring.begin(), ring.end());
}

Vec2 row_slot(std::size_t index, std::size_t count) {
    const std::size_t columns = std::clamp<std::size_t>(count, 1, kRowColumns);
    const std::size_t rows = (std::max<std::size_t>(count, 1) + columns - 1) / columns;
    const std::size_t column = index % columns, row = index / columns;
    return {static_cast<float>((static_cast<double>(column) - (static_cast<double>(columns) - 1) / 2) * kPitch),
            static_cast<float>((static_cast<double>(row) - (static_cast<double>(rows) - 1) / 2) * kPitch)};
}

SymbolLayout::SymbolLayout(World origin, double zoom) : origin_(origin), scale_(world_size_px(zoom)) {
    grids_.assign(kSamples, PxGrid(kGridCell));
}

SymbolLayout::Mark SymbolLayout::mark(World at, std::uint32_t place, Vec2 offset, bool dot) const {
    return {(at.x - origin_.x) * scale_, (at.y - origin_.y) * scale_, offset.x, offset.y, place, dot};
}

// Anchors move apart as the zoom grows, offsets do not: the vector between two marks runs along a straight line, and it
// is its closest approach over the whole quarter that counts.
bool SymbolLayout::too_close(const Mark& a, const Mark& b) const {
    const double grown = scale_at_sample(1, 2);
    const double x = a.x - b.x, y = a.y - b.y, dx = a.dx - b.dx, dy = a.dy - b.dy;
    const double closest = distance_to_segment(x + dx, y + dy, x * grown + dx, y * grown + dy);
    return closest < (b.dot ? kDotDistance : kSymbolSpacing);
}

void SymbolLayout::insert(const Mark& mark) {
    const auto index = static_cast<std::uint32_t>(marks_.size());
    marks_.push_back(mark);
    for (int sample = 0; sample < kSamples; ++sample) {
        const double k = scale_at_sample(sample, kSamples), x = mark.x * k + mark.dx, y = mark.y * k + mark.dy;
        grids_[static_cast<std::size_t>(sample)].insert({x, y, x, y}, index);
    }
}

void SymbolLayout::add_dot(World at, std::uint32_t place) { insert(mark(at, place, {}, true)); }

bool SymbolLayout::take(World at, std::uint32_t place, Vec2 offset) {
    const Mark wanted = mark(at, place, offset, false);
    for (int sample = 0; sample < kSamples; ++sample) {
        const double k = scale_at_sample(sample, kSamples), x = wanted.x * k + wanted.dx, y = wanted.y * k + wanted.dy;
        // Wide enough for what comes closer between two samples.
        const PxBox around = widened({x, y, x, y}, 2 * kSymbolSpacing);
        const bool taken = grids_[static_cast<std::size_t>(sample)].any(around, [&](std::uint32_t i) {
            return !(marks_[i].dot && marks_[i].place == place) && too_close(wanted, marks_[i]);
        });
        if (taken) return false;
    }
    insert(wanted);
    return true;
}

}  // namespace sourceline
