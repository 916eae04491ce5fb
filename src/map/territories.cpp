#include "map/territories.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sourceline {

namespace {

double squared_distance(World p, World a, World b) {
    const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    const double u = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
    const double x = a.x + u * dx - p.x, y = a.y + u * dy - p.y;
    return x * x + y * y;
}

// Where the edge crosses a line of constant y; only asked where it does.
double x_at(World a, World b, double y) { return a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x); }
double y_at(World a, World b, double x) { return a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y); }

}  // namespace

AreaIndex::AreaIndex(const std::vector<const Polygon*>& polygons) {
    for (const Polygon* polygon : polygons)
        for (const Ring& ring : polygon->rings)
            for (std::size_t i = 1; i < ring.size(); ++i) edges_.push_back({ring[i - 1], ring[i]});
    if (edges_.empty()) return;
    low_ = high_ = edges_.front().a;
    for (const Edge& edge : edges_) {
        low_ = {std::min(low_.x, edge.a.x), std::min(low_.y, edge.a.y)};
        high_ = {std::max(high_.x, edge.a.x), std::max(high_.y, edge.a.y)};
    }
    constexpr double kMostCells = 200.0, kFewestCells = 32.0;  // a row
    side_ = static_cast<std::size_t>(
        std::clamp(2 * std::sqrt(static_cast<double>(edges_.size())), kFewestCells, kMostCells));
    const auto cells = static_cast<double>(side_);
    cell_size_ = {(high_.x - low_.x) / cells, (high_.y - low_.y) / cells};
    sort_edges_into_cells();
    mark_centres();
}

World AreaIndex::centre_of(int x, int y) const {
    return {low_.x + (x + 0.5) * cell_size_.x, low_.y + (y + 0.5) * cell_size_.y};
}

// Nothing where the box lies outside.
AreaIndex::Cells AreaIndex::cells_of(World low, World high) const {
    if (high.x < low_.x || high.y < low_.y || low.x > high_.x || low.y > high_.y) return {};
    const auto index = [this](double at, double from, double size) {
        const double most = static_cast<double>(side_ - 1);
        return static_cast<int>(std::clamp(size > 0 ? std::floor((at - from) / size) : 0.0, 0.0, most));
    };
    return {index(low.x, low_.x, cell_size_.x), index(low.y, low_.y, cell_size_.y), index(high.x, low_.x, cell_size_.x),
            index(high.y, low_.y, cell_size_.y)};
}

// Each edge goes to all cells that its box touches: first counted, then laid out one cell after the other.
void AreaIndex::sort_edges_into_cells() {
    first_.assign(side_ * side_ + 1, 0);
    const auto for_each = [this](auto&& visit) {
        for (std::uint32_t i = 0; i < edges_.size(); ++i) {
            const auto& [a, b] = edges_[i];
            const Cells box =
                cells_of({std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)});
            for (int y = box.y0; y <= box.y1; ++y)
                for (int x = box.x0; x <= box.x1; ++x) visit(cell(x, y), i);
        }
    };
    for_each([this](std::size_t at, std::uint32_t) { ++first_[at + 1]; });
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    in_cell_.resize(first_.back());
    std::vector<std::uint32_t> next = first_;
    for_each([&](std::size_t at, std::uint32_t edge) { in_cell_[next[at]++] = edge; });
}

// On the line through a row's centres the inside changes at each crossing.
void AreaIndex::mark_centres() {
    centre_in_.assign(side_ * side_, 0);
    std::vector<double> crossings;
    for (int y = 0; y < static_cast<int>(side_); ++y) {
        const double line = centre_of(0, y).y;
        crossings.clear();
        for (const auto& [a, b] : edges_)
            if ((a.y <= line) != (b.y <= line)) crossings.push_back(x_at(a, b, line));
        std::sort(crossings.begin(), crossings.end());
        std::size_t passed = 0;
        for (int x = 0; x < static_cast<int>(side_); ++x) {
            while (passed < crossings.size() && crossings[passed] < centre_of(x, y).x) ++passed;
            centre_in_[cell(x, y)] = passed % 2;
        }
    }
}

// From the centre of the cell, of which it is known, first along y, then along x: each crossing changes the answer, and
// only edges of this cell can be crossed.
bool AreaIndex::contains(World point) const {
    const Cells here = cells_of(point, point);
    if (edges_.empty() || here.x1 < here.x0) return false;
    const World from = centre_of(here.x0, here.y0);
    const std::size_t at = cell(here.x0, here.y0);
    bool inside = centre_in_[at] != 0;
    for (std::uint32_t i = first_[at]; i < first_[at + 1]; ++i) {
        const auto& [a, b] = edges_[in_cell_[i]];
        if ((a.x <= from.x) != (b.x <= from.x)) {
            const double y = y_at(a, b, from.x);
            if ((y <= from.y) != (y <= point.y)) inside = !inside;
        }
        if ((a.y <= point.y) != (b.y <= point.y)) {
            const double x = x_at(a, b, point.y);
            if ((x <= from.x) != (x <= point.x)) inside = !inside;
        }
    }
    return inside;
}

bool AreaIndex::edge_within(World point, double radius) const {
    if (edges_.empty()) return false;
    const Cells box = cells_of({point.x - radius, point.y - radius}, {point.x + radius, point.y + radius});
    for (int y = box.y0; y <= box.y1; ++y)
        for (int x = box.x0; x <= box.x1; ++x)
            for (std::uint32_t i = first_[cell(x, y)]; i < first_[cell(x, y) + 1]; ++i)
                if (squared_distance(point, edges_[in_cell_[i]].a, edges_[in_cell_[i]].b) < radius * radius)
                    return true;
    return false;
}

std::vector<World> AreaIndex::spots() const {
    constexpr int kMostInRow = 32;
    std::vector<World> all;
    if (edges_.empty()) return all;
    const int side = static_cast<int>(side_), step = std::max(1, side / kMostInRow);
    for (int y = step / 2; y < side; y += step)
        for (int x = step / 2; x < side; x += step)
            if (centre_in_[cell(x, y)] != 0) all.push_back(centre_of(x, y));
    return all;
}

Territories::Territories(const BaseMap& map)
    : low_(world_from_lng_lat(map.box.south_west)),
      high_(world_from_lng_lat(map.box.north_east)),
      countries_(add_countries(map)) {
    std::swap(low_.y, high_.y);
    for (const Region& region : map.regions) {
        std::vector<const Polygon*> polygons;
        for (const Polygon& polygon : region.polygons) polygons.push_back(&polygon);
        areas_.push_back({region.id, AreaIndex(polygons)});
    }
}

// Pieces with the same id are one area.
std::size_t Territories::add_countries(const BaseMap& map) {
    std::vector<std::pair<std::string, std::vector<const Polygon*>>> countries;
    for (const MapShape& shape : map.shapes) {
        if (shape.country.empty()) continue;
        auto country = std::find_if(countries.begin(), countries.end(),
                                    [&](const auto& one) { return one.first == shape.country; });
        if (country == countries.end()) country = countries.insert(country, {shape.country, {}});
        for (const Polygon& polygon : shape.polygons) country->second.push_back(&polygon);
    }
    for (const auto& [id, polygons] : countries) areas_.push_back({id, AreaIndex(polygons)});
    return areas_.size();
}

Home Territories::country_at(World point) const {
    for (std::uint32_t i = 0; i < countries_; ++i)
        if (areas_[i].index.contains(point)) return {Home::Kind::Area, i};
    return {countries_ > 0 ? Home::Kind::Abroad : Home::Kind::Anywhere, 0};
}

Home Territories::region(std::string_view id) const {
    for (std::size_t i = countries_; i < areas_.size(); ++i)
        if (areas_[i].id == id) return {Home::Kind::Area, static_cast<std::uint32_t>(i)};
    return {};
}

bool Territories::holds(Home home, World centre, double radius) const {
    const auto within = [&](const Area& area) {
        return area.index.contains(centre) && !area.index.edge_within(centre, radius);
    };
    const auto touches = [&](const Area& area) {
        return area.index.contains(centre) || area.index.edge_within(centre, radius);
    };
    if (home.kind == Home::Kind::Anywhere) return true;
    if (home.kind == Home::Kind::Area) return within(areas_[home.area]);
    const bool is_shore = home.kind == Home::Kind::Shore;
    if (is_shore && (centre.x - radius < low_.x || centre.x + radius > high_.x || centre.y - radius < low_.y ||
                     centre.y + radius > high_.y))
        return false;
    for (std::size_t i = 0; i < countries_; ++i)
        if (!(is_shore && i == home.area) && touches(areas_[i])) return false;
    return true;
}

std::vector<World> Territories::spots(Home home) const {
    return home.kind == Home::Kind::Area ? areas_[home.area].index.spots() : std::vector<World>();
}

}  // namespace sourceline
