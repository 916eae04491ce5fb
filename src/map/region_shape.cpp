#include "map/region_shape.h"

#include <algorithm>
#include <vector>

namespace sourceline {

namespace {

// Where the horizontal line at `y` crosses the polygons' rings, from west to east.
std::vector<double> crossings(const std::vector<Polygon>& polygons, double y) {
    std::vector<double> xs;
    for (const Polygon& polygon : polygons) {
        for (const Ring& ring : polygon.rings) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const World a = ring[i - 1], b = ring[i];
                // Half open, so that a vertex on the line counts once.
                if ((a.y <= y) != (b.y <= y)) xs.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
    }
    std::sort(xs.begin(), xs.end());
    return xs;
}

}  // namespace

bool contains(const std::vector<Polygon>& polygons, World point) {
    const std::vector<double> xs = crossings(polygons, point.y);
    return std::count_if(xs.begin(), xs.end(), [&](double x) { return x < point.x; }) % 2 == 1;
}

World spot_inside(const Region& region, World wanted) {
    if (contains(region, wanted)) return wanted;
    double min_y = 1.0, max_y = 0.0;
    for (const Polygon& polygon : region.polygons)
        for (const Ring& ring : polygon.rings)
            for (const World world : ring) min_y = std::min(min_y, world.y), max_y = std::max(max_y, world.y);
    const double y = (min_y + max_y) / 2;
    const std::vector<double> xs = crossings(region.polygons, y);
    World spot = wanted;
    double widest = 0.0;
    for (std::size_t i = 1; i < xs.size(); i += 2) {
        if (xs[i] - xs[i - 1] <= widest) continue;
        widest = xs[i] - xs[i - 1];
        spot = {(xs[i] + xs[i - 1]) / 2, y};
    }
    return spot;
}

}  // namespace sourceline
