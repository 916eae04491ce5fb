#include "map/topojson.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace sourceline {

std::string JsonPath::pointer() const {
    if (parent_ == nullptr) return {};
    std::string out = parent_->pointer();
    out += '/';
    if (in_array_) return out + std::to_string(index_);
    for (const char c : key_) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

void ErrorList::add_at(std::string pointer, std::string text) {
    ++errors_;
    if (errors_ <= kMaxProblems) report_.add({Severity::Error, std::move(pointer), std::move(text)});
    if (errors_ == kMaxProblems + 1)
        report_.add({Severity::Error, "", "there are more errors, which are not listed", 0, 0});
}

void ErrorList::warn_at(std::string pointer, std::string text) {
    if (++warnings_ <= kMaxProblems) report_.add({Severity::Warning, std::move(pointer), std::move(text)});
}

const rapidjson::Value* json_member(const rapidjson::Value& object, std::string_view key) {
    if (!object.IsObject()) return nullptr;
    for (auto it = object.MemberBegin(); it != object.MemberEnd(); ++it)
        if (std::string_view(it->name.GetString(), it->name.GetStringLength()) == key) return &it->value;
    return nullptr;
}

namespace {

using rapidjson::Value;

bool is_pair_of_numbers(const Value& value) {
    return value.IsArray() && value.Size() >= 2 && value[0].IsNumber() && value[1].IsNumber();
}

std::string_view text_of(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

// A quantised position may leave the world by rounding alone.
bool snap_to_world(double& degrees, double limit) {
    constexpr double kRounding = 1e-6;
    if (!(std::fabs(degrees) <= limit + kRounding)) return false;
    degrees = std::clamp(degrees, -limit, limit);
    return true;
}

bool same_position(LngLat a, LngLat b) {
    constexpr double kSame = 1e-9;  // degrees: a tenth of a millimetre
    return std::fabs(a.lon() - b.lon()) < kSame && std::fabs(a.lat() - b.lat()) < kSame;
}

}  // namespace

Topology::Topology(const Value& root, ErrorList& errors, Limits limits)
    : root_(root), errors_(errors), limits_(limits) {
    const JsonPath top;
    if (!root.IsObject()) {
        errors_.add(top, "a base map is a JSON object");
        return;
    }
    const Value* type = json_member(root, "type");
    if (type == nullptr || !type->IsString() || text_of(*type) != "Topology") {
        errors_.add(JsonPath(top, "type"), "a base map is a TopoJSON file, whose type is \"Topology\"");
        return;
    }
    read_transform();
    points_left_ = limits_.points;
    read_arcs();
    points_left_ = limits_.points;
    const Value* objects = json_member(root, "objects");
    if (objects == nullptr || !objects->IsObject())
        errors_.add(JsonPath(top, "objects"), "the objects of the topology are missing");
}

void Topology::read_transform() {
    const Value* transform = json_member(root_, "transform");
    if (transform == nullptr) return;
    const JsonPath top, path(top, "transform");
    const Value* scale = json_member(*transform, "scale");
    const Value* translate = json_member(*transform, "translate");
    if (scale == nullptr || !is_pair_of_numbers(*scale)) {
        errors_.add(JsonPath(path, "scale"), "two numbers are expected here");
        return;
    }
    if (translate == nullptr || !is_pair_of_numbers(*translate)) {
        errors_.add(JsonPath(path, "translate"), "two numbers are expected here");
        return;
    }
    scale_x_ = (*scale)[0].GetDouble();
    scale_y_ = (*scale)[1].GetDouble();
    translate_x_ = (*translate)[0].GetDouble();
    translate_y_ = (*translate)[1].GetDouble();
    quantised_ = true;
}

void Topology::read_arcs() {
    const JsonPath top, path(top, "arcs");
    const Value* arcs = json_member(root_, "arcs");
    if (arcs == nullptr || !arcs->IsArray()) {
        errors_.add(path, "the arcs of the topology are missing");
        return;
    }
    arcs_.reserve(arcs->Size());
    for (rapidjson::SizeType i = 0; i < arcs->Size(); ++i) arcs_.push_back(read_arc((*arcs)[i], JsonPath(path, i)));
}

Positions Topology::read_arc(const Value& arc, const JsonPath& path) {
    if (!arc.IsArray() || arc.Size() < 2) {
        errors_.add(path, "an arc is a list of at least two positions");
        return {};
    }
    if (!take_points(arc.Size(), path)) return {};
    Positions positions;
    positions.reserve(arc.Size());
    double x = 0.0, y = 0.0;
    for (rapidjson::SizeType i = 0; i < arc.Size(); ++i) {
        const JsonPath here(path, i);
        if (!is_pair_of_numbers(arc[i])) {
            errors_.add(here, "a position is two numbers");
            return {};
        }
        // Only a quantised topology stores differences.
        x = arc[i][0].GetDouble() + (quantised_ ? x : 0.0);
        y = arc[i][1].GetDouble() + (quantised_ ? y : 0.0);
        LngLat position;
        if (!position_at(x, y, here, position)) return {};
        positions.push_back(position);
    }
    return positions;
}

bool Topology::position_at(double x, double y, const JsonPath& path, LngLat& out) {
    double lon = x * scale_x_ + translate_x_, lat = y * scale_y_ + translate_y_;
    if (!snap_to_world(lon, 180.0) || !snap_to_world(lat, 90.0)) {
        errors_.add(path, format("the position lies outside the world (longitude %.6g, latitude %.6g)", lon, lat));
        return false;
    }
    out = LngLat::clamped(lon, lat);
    return true;
}

bool Topology::take_points(std::size_t count, const JsonPath& path) {
    if (count > points_left_) {
        // Said once: what is left after it is nothing.
        if (points_left_ > 0)
            errors_.add(path, format("the base map has more than %u points, which is the limit",
                                     static_cast<unsigned>(limits_.points)));
        points_left_ = 0;
        return false;
    }
    points_left_ -= count;
    return true;
}

std::vector<TopoFeature> Topology::features(std::string_view object) {
    std::vector<TopoFeature> out;
    const Value* objects = json_member(root_, "objects");
    if (objects == nullptr) return out;
    const Value* geometry = json_member(*objects, object);
    if (geometry == nullptr) return out;
    const JsonPath top, path(top, "objects");
    read_geometry(*geometry, JsonPath(path, object), limits_.depth, out);
    return out;
}

void Topology::read_geometry(const Value& geometry, const JsonPath& path, int depth, std::vector<TopoFeature>& out) {
    if (!geometry.IsObject()) return errors_.add(path, "a geometry is an object");
    const Value* type_value = json_member(geometry, "type");
    if (type_value != nullptr && type_value->IsNull()) return;  // a feature without a shape
    if (type_value == nullptr || !type_value->IsString())
        return errors_.add(JsonPath(path, "type"), "the type of the geometry is missing");
    const std::string_view type = text_of(*type_value);

    if (type == "GeometryCollection") {
        const JsonPath list_path(path, "geometries");
        const Value* list = json_member(geometry, "geometries");
        if (list == nullptr || !list->IsArray()) return errors_.add(list_path, "a list of geometries is expected here");
        if (depth <= 0) return errors_.add(path, "geometry collections are nested too deeply");
        for (rapidjson::SizeType i = 0; i < list->Size(); ++i)
            read_geometry((*list)[i], JsonPath(list_path, i), depth - 1, out);
        return;
    }

    TopoFeature feature;
    if (const Value* id = json_member(geometry, "id")) {
        if (!id->IsString() && !id->IsNumber()) errors_.add(JsonPath(path, "id"), "an id is a text");
        if (id->IsString()) feature.id = text_of(*id);
    }
    if (const Value* properties = json_member(geometry, "properties"); properties != nullptr && !properties->IsNull()) {
        if (!properties->IsObject()) return errors_.add(JsonPath(path, "properties"), "an object is expected here");
        feature.properties = properties;
    }
    feature.pointer = path.pointer();

    const bool is_point = type == "Point" || type == "MultiPoint";
    const bool is_multi = type.starts_with("Multi");
    const std::string_view key = is_point ? "coordinates" : "arcs";
    const JsonPath shape_path(path, key);
    const Value* shape = json_member(geometry, key);
    using Reader = void (Topology::*)(const Value&, const JsonPath&, TopoFeature&);
    Reader read_part = nullptr;
    if (is_point)
        read_part = &Topology::read_point;
    else if (type == "LineString" || type == "MultiLineString")
        read_part = &Topology::read_line;
    else if (type == "Polygon" || type == "MultiPolygon")
        read_part = &Topology::read_polygon;
    else
        return errors_.add(JsonPath(path, "type"), "there is no geometry of this type in TopoJSON");
    if (shape == nullptr || !shape->IsArray()) return errors_.add(shape_path, "a list is expected here");
    if (is_multi) {
        for (rapidjson::SizeType i = 0; i < shape->Size(); ++i)
            (this->*read_part)((*shape)[i], JsonPath(shape_path, i), feature);
    } else {
        (this->*read_part)(*shape, shape_path, feature);
    }
    out.push_back(std::move(feature));
}

void Topology::read_point(const Value& position, const JsonPath& path, TopoFeature& feature) {
    if (!is_pair_of_numbers(position)) return errors_.add(path, "a position is two numbers");
    LngLat at;
    if (take_points(1, path) && position_at(position[0].GetDouble(), position[1].GetDouble(), path, at))
        feature.points.push_back(at);
}

void Topology::read_line(const Value& arcs, const JsonPath& path, TopoFeature& feature) {
    Positions line = joined_arcs(arcs, path);
    if (!line.empty()) feature.lines.push_back(std::move(line));
}

void Topology::read_polygon(const Value& rings, const JsonPath& path, TopoFeature& feature) {
    if (!rings.IsArray()) return errors_.add(path, "a polygon is a list of rings");
    std::vector<Positions> polygon;
    for (rapidjson::SizeType i = 0; i < rings.Size(); ++i) {
        const JsonPath here(path, i);
        Positions ring = joined_arcs(rings[i], here);
        if (ring.empty()) continue;
        if (!same_position(ring.front(), ring.back())) {
            errors_.add(here, "the ring is not closed");
            continue;
        }
        ring.back() = ring.front();
        if (ring.size() < 4) {
            // Quantising can flatten a tiny island; a lost outer ring takes its holes with it.
            errors_.warn(here, "the ring has no area and is left out");
            if (i == 0) return;
            continue;
        }
        polygon.push_back(std::move(ring));
    }
    if (!polygon.empty()) feature.polygons.push_back(std::move(polygon));
}

// Arc i runs backwards where the file says ~i; neighbours share a position, which is kept once.
Positions Topology::joined_arcs(const Value& indices, const JsonPath& path) {
    if (!indices.IsArray() || indices.Empty()) {
        errors_.add(path, "a list of arcs is expected here");
        return {};
    }
    Positions joined;
    for (rapidjson::SizeType i = 0; i < indices.Size(); ++i) {
        const JsonPath here(path, i);
        if (!indices[i].IsInt()) {
            errors_.add(here, "the number of an arc is expected here");
            return {};
        }
        const int number = indices[i].GetInt();
        const std::size_t index = static_cast<std::size_t>(number < 0 ? ~number : number);
        if (index >= arcs_.size()) {
            errors_.add(here,
                        format("there is no arc %d; the file has %u", number, static_cast<unsigned>(arcs_.size())));
            return {};
        }
        const Positions& arc = arcs_[index];
        if (arc.empty() || !take_points(arc.size(), here)) return {};  // reported already
        const LngLat start = number < 0 ? arc.back() : arc.front();
        if (!joined.empty() && !same_position(joined.back(), start)) {
            errors_.add(here, format("arc %d does not begin where the one before it ends", number));
            return {};
        }
        const std::ptrdiff_t skip = joined.empty() ? 0 : 1;
        if (number < 0)
            joined.insert(joined.end(), arc.rbegin() + skip, arc.rend());
        else
            joined.insert(joined.end(), arc.begin() + skip, arc.end());
    }
    return joined;
}

}  // namespace sourceline
