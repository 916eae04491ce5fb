#include "geo/polygon_check.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sourceline {

namespace {

struct Edge {
    double x0, y0, x1, y1;
    LngLat from;
};

// Twice the area of the triangle a, b, p: its sign says on which side of a-b the point lies.
double side(const Edge& edge, double px, double py) {
    return (edge.x1 - edge.x0) * (py - edge.y0) - (edge.y1 - edge.y0) * (px - edge.x0);
}

bool on_both_sides(const Edge& edge, const Edge& other) {
    constexpr double kOnTheLine = 1e-12;  // square degrees: far below what any file tells apart
    const double a = side(edge, other.x0, other.y0), b = side(edge, other.x1, other.y1);
    return (a > kOnTheLine && b < -kOnTheLine) || (a < -kOnTheLine && b > kOnTheLine);
}
bool cross(const Edge& a, const Edge& b) { return on_both_sides(a, b) && on_both_sides(b, a); }

// Edges by the cells of a grid that they pass through: only those that share a cell are compared.
class EdgeGrid {
  public:
    EdgeGrid(const std::vector<Edge>& edges, std::size_t& budget) : edges_(edges), budget_(budget) {
        double east = edges[0].x0, north = edges[0].y0;
        west_ = east, south_ = north;
        for (const Edge& edge : edges) {
            west_ = std::min(west_, edge.x0), east = std::max(east, edge.x0);
            south_ = std::min(south_, edge.y0), north = std::max(north, edge.y0);
        }
        constexpr double kMostCells = 1024.0;
        const double side = std::clamp(std::ceil(std::sqrt(double(edges.size()))), 1.0, kMostCells);
        cells_ = static_cast<int>(side);
        cell_width_ = std::max((east - west_) / side, 1e-9);
        cell_height_ = std::max((north - south_) / side, 1e-9);
        heads_.assign(static_cast<std::size_t>(cells_) * static_cast<std::size_t>(cells_), kEnd);
    }

    std::optional<RingCrossing> first_crossing() {
        for (std::uint32_t i = 0; i < edges_.size(); ++i)
            if (auto found = add(i)) return found;
        return std::nullopt;
    }

  private:
    static constexpr std::uint32_t kEnd = 0xffffffffu;
    struct Entry {
        std::uint32_t edge, next;
    };

    int column(double x) const { return std::clamp(static_cast<int>((x - west_) / cell_width_), 0, cells_ - 1); }
    int row(double y) const { return std::clamp(static_cast<int>((y - south_) / cell_height_), 0, cells_ - 1); }

    // Row by row, through the columns that the edge has there.
    std::optional<RingCrossing> add(std::uint32_t index) {
        const Edge& edge = edges_[index];
        const double low = std::min(edge.y0, edge.y1), high = std::max(edge.y0, edge.y1);
        const int last_row = row(high);
        for (int r = row(low); r <= last_row; ++r) {
            double x0 = edge.x0, x1 = edge.x1;
            if (high > low) {
                const double slope = (edge.x1 - edge.x0) / (edge.y1 - edge.y0);
                const double bottom = std::max(low, south_ + r * cell_height_),
                             top = std::min(high, south_ + (r + 1) * cell_height_);
                x0 = edge.x0 + (bottom - edge.y0) * slope;
                x1 = edge.x0 + (top - edge.y0) * slope;
            }
            // A cell more on each side: rounding must not lose one.
            const int first = std::max(column(std::min(x0, x1)) - 1, 0),
                      last = std::min(column(std::max(x0, x1)) + 1, cells_ - 1);
            for (int c = first; c <= last; ++c)
                if (auto found = compare(index, r, c)) return found;
        }
        return std::nullopt;
    }

    std::optional<RingCrossing> compare(std::uint32_t index, int r, int c) {
        std::uint32_t& head =
            heads_[static_cast<std::size_t>(r) * static_cast<std::size_t>(cells_) + static_cast<std::size_t>(c)];
        const Edge& edge = edges_[index];
        for (std::uint32_t at = head; at != kEnd; at = entries_[at].next) {
            if (budget_ == 0) return RingCrossing{edge.from, true};
            --budget_;
            if (cross(edge, edges_[entries_[at].edge])) return RingCrossing{edge.from, false};
        }
        entries_.push_back({index, head});
        head = static_cast<std::uint32_t>(entries_.size() - 1);
        if (budget_ == 0) return RingCrossing{edge.from, true};
        --budget_;
        return std::nullopt;
    }

    const std::vector<Edge>& edges_;
    std::size_t& budget_;
    double west_ = 0, south_ = 0, cell_width_ = 1, cell_height_ = 1;
    int cells_ = 1;
    std::vector<std::uint32_t> heads_;
    std::vector<Entry> entries_;
};

}  // namespace

std::optional<RingCrossing> first_crossing(const std::vector<std::vector<LngLat>>& rings, std::size_t& budget) {
    std::vector<Edge> edges;
    for (const std::vector<LngLat>& ring : rings)
        for (std::size_t i = 1; i < ring.size(); ++i)
            edges.push_back({ring[i - 1].lon(), ring[i - 1].lat(), ring[i].lon(), ring[i].lat(), ring[i - 1]});
    if (edges.empty()) return std::nullopt;
    return EdgeGrid(edges, budget).first_crossing();
}

}  // namespace sourceline
