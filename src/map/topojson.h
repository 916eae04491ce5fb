// TopoJSON 1.0 (Bostock and Metcalf, "The TopoJSON Format Specification"): a topology's arcs and objects, in degrees.
// Three jobs: decode the arcs, put geometries together from them, say where and why something is wrong.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>

#include "base/report.h"
#include "geo/lng_lat.h"

namespace sourceline {

using Positions = std::vector<LngLat>;

// Where in a JSON document we are; it costs a string only when there is something to report.
class JsonPath {
  public:
    JsonPath() = default;
    JsonPath(const JsonPath& parent, std::string_view key) : parent_(&parent), key_(key) {}
    JsonPath(const JsonPath& parent, std::size_t index) : parent_(&parent), index_(index), in_array_(true) {}

    std::string pointer() const;  // RFC 6901

  private:
    const JsonPath* parent_ = nullptr;
    std::string_view key_;
    std::size_t index_ = 0;
    bool in_array_ = false;
};

// Errors into a report, at most so many: one broken file must not fill the page.
class ErrorList {
  public:
    explicit ErrorList(Report& report) : report_(report) {}
    void add(const JsonPath& path, std::string text) { add_at(path.pointer(), std::move(text)); }
    void add_at(std::string pointer, std::string text);
    void warn(const JsonPath& path, std::string text) { warn_at(path.pointer(), std::move(text)); }
    void warn_at(std::string pointer, std::string text);
    bool any() const { return errors_ > 0; }

  private:
    static constexpr std::size_t kMaxProblems = 100;
    Report& report_;
    std::size_t errors_ = 0, warnings_ = 0;
};

// Null where `object` is no object or has no such key.
const rapidjson::Value* json_member(const rapidjson::Value& object, std::string_view key);

// One geometry with its collections opened: Multi* and single ones look the same.
struct TopoFeature {
    std::string_view id;                           // "" = none
    const rapidjson::Value* properties = nullptr;  // an object, or null
    std::vector<LngLat> points;
    std::vector<Positions> lines;                  // at least two positions each
    std::vector<std::vector<Positions>> polygons;  // rings, closed, at least four positions each, the outer one first
    std::string pointer;                           // where it stands in the file
};

class Topology {
  public:
    struct Limits {
        std::size_t points = 2'000'000;  // in the arcs, and once more in all geometries together
        int depth = 8;                   // of collections in collections
    };
    // `root` must outlive the topology and its features.
    Topology(const rapidjson::Value& root, ErrorList& errors, Limits limits);
    Topology(const rapidjson::Value& root, ErrorList& errors) : Topology(root, errors, Limits()) {}

    // The features of one object; none when the file does not have it.
    std::vector<TopoFeature> features(std::string_view object);
    const std::vector<Positions>& arcs() const { return arcs_; }  // a broken arc is empty

  private:
    using Value = rapidjson::Value;
    void read_transform();
    void read_arcs();
    Positions read_arc(const Value& arc, const JsonPath& path);
    void read_geometry(const Value& geometry, const JsonPath& path, int depth, std::vector<TopoFeature>& out);
    void read_point(const Value& position, const JsonPath& path, TopoFeature& feature);
    void read_line(const Value& arcs, const JsonPath& path, TopoFeature& feature);
    void read_polygon(const Value& rings, const JsonPath& path, TopoFeature& feature);
    Positions joined_arcs(const Value& indices, const JsonPath& path);
    bool take_points(std::size_t count, const JsonPath& path);
    bool position_at(double x, double y, const JsonPath& path, LngLat& out);

    const Value& root_;
    ErrorList& errors_;
    Limits limits_;
    std::size_t points_left_ = 0;
    double scale_x_ = 1.0, scale_y_ = 1.0, translate_x_ = 0.0, translate_y_ = 0.0;
    bool quantised_ = false;
    std::vector<Positions> arcs_;
};

}  // namespace sourceline
