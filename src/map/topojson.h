// TopoJSON 1.0 (Bostock and Metcalf, "The TopoJSON Format Specification"): a topology's arcs and objects, in degrees.
// Three jobs: decode the arcs, put geometries together from them, say where and why something is wrong.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/problems.h"
#include "geo/lng_lat.h"
#include "geo/polygon_check.h"

namespace sourceline {

using Positions = std::vector<LngLat>;

// One geometry with its collections opened: Multi* and single ones look the same.
struct TopoFeature {
    Json at;              // where it stands in the file
    std::string_view id;  // "" = none
    Json properties;      // an object, or none
    std::vector<LngLat> points;
    std::vector<Positions> lines;                  // at least two positions each
    std::vector<std::vector<Positions>> polygons;  // rings, closed, at least four positions each, the outer one first
};

class Topology {
  public:
    struct Limits {
        std::size_t points = 2'000'000;         // in the arcs, and once more in all geometries together
        int depth = 8;                          // of collections in collections
        std::size_t comparisons = 100'000'000;  // of edges, in search of polygons that cross themselves
    };
    // The tree of `root`, an object, must outlive the topology and its features.
    Topology(Json root, ProblemList& problems, Limits limits);
    Topology(Json root, ProblemList& problems) : Topology(root, problems, Limits()) {}

    // The features of one object; none when the file does not have it.
    std::vector<TopoFeature> features(std::string_view object);
    const std::vector<Positions>& arcs() const { return arcs_; }  // a broken arc is empty

  private:
    struct Pair {
        double x = 0.0, y = 0.0;
    };
    static std::optional<Pair> pair_of_numbers(Json value);

    void read_transform(Json transform);
    void read_arcs(Json arcs);
    Positions read_arc(Json arc);
    Positions read_packed_arc(Json arc);
    bool add_position(Pair pair, Json at, Pair& sum, Positions& positions);
    void read_geometry(Json geometry, int depth, std::vector<TopoFeature>& out);
    void read_collection(Json geometry, int depth, std::vector<TopoFeature>& out);
    bool read_shape(Json geometry, std::string_view type, TopoFeature& feature);
    void read_point(Json position, TopoFeature& feature);
    void read_line(Json arcs, TopoFeature& feature);
    void read_polygon(Json rings, TopoFeature& feature);
    void report_crossing(Json rings, const RingCrossing& crossing);
    const Positions* arc_at(Json index, bool& backwards);
    Positions joined_arcs(Json indices);
    bool take_points(std::size_t count, Json at);
    bool position_at(Pair raw, Json at, LngLat& out);

    Json root_;
    ProblemList& problems_;
    Limits limits_;
    std::size_t points_left_ = 0, comparisons_left_ = 0;
    bool budget_told_ = false;
    Pair scale_{1.0, 1.0}, translate_;
    bool quantised_ = false;
    std::vector<Positions> arcs_;
};

}  // namespace sourceline
