#include "map/topojson.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "map/packed_arc.h"

namespace sourceline {

namespace {

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

std::optional<Topology::Pair> Topology::pair_of_numbers(Json value) {
    const Json x = value.is(JsonKind::List) ? value.first() : Json(), y = x.next();
    if (!x.is(JsonKind::Number) || !y.is(JsonKind::Number)) return std::nullopt;
    return Pair{x.number(), y.number()};
}

Topology::Topology(Json root, ProblemList& problems, Limits limits)
    : root_(root), problems_(problems), limits_(limits), comparisons_left_(limits.comparisons) {
    if (const Json transform = root.find("transform")) read_transform(transform);
    points_left_ = limits_.points;
    const Json arcs = root.find("arcs");
    if (arcs.is(JsonKind::List))
        read_arcs(arcs);
    else
        problems_.error(arcs ? arcs : root, "the list 'arcs' of the topology is missing");
    points_left_ = limits_.points;
    const Json objects = root.find("objects");
    if (!objects.is(JsonKind::Object))
        problems_.error(objects ? objects : root, "the 'objects' of the topology are missing");
}

void Topology::read_transform(Json transform) {
    const auto scale = pair_of_numbers(transform.find("scale"));
    const auto translate = pair_of_numbers(transform.find("translate"));
    if (!scale || !translate)
        return problems_.error(transform, "a transform has a 'scale' and a 'translate' of two numbers each");
    scale_ = *scale;
    translate_ = *translate;
    quantised_ = true;
}

void Topology::read_arcs(Json arcs) {
    arcs_.reserve(arcs.size());
    for (Json arc = arcs.first(); arc; arc = arc.next()) arcs_.push_back(read_arc(arc));
}

// Only a quantised topology stores differences: `sum` is what they come to.
bool Topology::add_position(Pair pair, Json at, Pair& sum, Positions& positions) {
    sum = quantised_ ? Pair{sum.x + pair.x, sum.y + pair.y} : pair;
    LngLat position;
    if (!position_at(sum, at, position)) return false;
    positions.push_back(position);
    return true;
}

Positions Topology::read_packed_arc(Json arc) {
    const auto numbers = unpack_arc(arc.text());
    if (!numbers || numbers->size() < 4) {
        problems_.error(arc, "a packed arc is a unit and at least two positions, in its digits");
        return {};
    }
    if (!take_points(numbers->size() / 2, arc)) return {};
    Positions positions;
    positions.reserve(numbers->size() / 2);
    Pair sum;
    for (std::size_t i = 0; i < numbers->size(); i += 2)
        if (!add_position({(*numbers)[i], (*numbers)[i + 1]}, arc, sum, positions)) return {};
    return positions;
}

Positions Topology::read_arc(Json arc) {
    if (quantised_ && arc.is(JsonKind::Text)) return read_packed_arc(arc);
    if (!arc.is(JsonKind::List) || arc.size() < 2) {
        problems_.error(arc, "an arc is a list of at least two positions");
        return {};
    }
    if (!take_points(arc.size(), arc)) return {};
    Positions positions;
    positions.reserve(arc.size());
    Pair sum;
    for (Json value = arc.first(); value; value = value.next()) {
        const auto pair = pair_of_numbers(value);
        if (!pair) {
            problems_.error(value, "a position is two numbers");
            return {};
        }
        if (!add_position(*pair, value, sum, positions)) return {};
    }
    return positions;
}

bool Topology::position_at(Pair raw, Json at, LngLat& out) {
    double lon = raw.x * scale_.x + translate_.x, lat = raw.y * scale_.y + translate_.y;
    if (!snap_to_world(lon, 180.0) || !snap_to_world(lat, 90.0)) {
        problems_.error(at, format("the position lies outside the world (longitude %.6g, latitude %.6g)", lon, lat));
        return false;
    }
    out = LngLat::clamped(lon, lat);
    return true;
}

bool Topology::take_points(std::size_t count, Json at) {
    if (count <= points_left_) {
        points_left_ -= count;
        return true;
    }
    // Said once: what is left after it is nothing.
    if (points_left_ > 0)
        problems_.error(at, format("the base map has more than %u points, which is the limit",
                                   static_cast<unsigned>(limits_.points)));
    points_left_ = 0;
    return false;
}

std::vector<TopoFeature> Topology::features(std::string_view object) {
    std::vector<TopoFeature> out;
    if (const Json geometry = root_.find("objects").find(object)) read_geometry(geometry, limits_.depth, out);
    return out;
}

void Topology::read_collection(Json geometry, int depth, std::vector<TopoFeature>& out) {
    const Json list = geometry.find("geometries");
    if (!list.is(JsonKind::List))
        return problems_.error(list ? list : geometry, "a collection has a list of 'geometries'");
    if (depth <= 0) return problems_.error(geometry, "geometry collections are nested too deeply");
    for (Json inner = list.first(); inner; inner = inner.next()) read_geometry(inner, depth - 1, out);
}

void Topology::read_geometry(Json geometry, int depth, std::vector<TopoFeature>& out) {
    if (!geometry.is(JsonKind::Object)) return problems_.error(geometry, "a geometry is an object");
    const Json type = geometry.find("type");
    if (type.is(JsonKind::Null)) return;  // a feature without a shape
    if (!type.is(JsonKind::Text)) return problems_.error(type ? type : geometry, "a geometry has a text 'type'");
    if (type.text() == "GeometryCollection") return read_collection(geometry, depth, out);

    TopoFeature feature;
    feature.at = geometry;
    const Json id = geometry.find("id");
    if (id && !id.is(JsonKind::Text) && !id.is(JsonKind::Number)) problems_.error(id, "an id is a text");
    feature.id = id.text();
    const Json properties = geometry.find("properties");
    if (properties.is(JsonKind::Object))
        feature.properties = properties;
    else if (properties && !properties.is(JsonKind::Null))
        problems_.error(properties, "an object is expected here");
    if (read_shape(geometry, type.text(), feature)) out.push_back(std::move(feature));
}

bool Topology::read_shape(Json geometry, std::string_view type, TopoFeature& feature) {
    const bool is_multi = type.starts_with("Multi");
    const std::string_view single = is_multi ? type.substr(5) : type;
    using Reader = void (Topology::*)(Json, TopoFeature&);
    const Reader read_part = single == "Point"        ? &Topology::read_point
                             : single == "LineString" ? &Topology::read_line
                             : single == "Polygon"    ? &Topology::read_polygon
                                                      : nullptr;
    if (read_part == nullptr) {
        problems_.error(geometry.find("type"), "there is no geometry of the type " + quoted(type) + " in TopoJSON");
        return false;
    }
    const char* key = single == "Point" ? "coordinates" : "arcs";
    const Json shape = geometry.find(key);
    if (!shape.is(JsonKind::List)) {
        problems_.error(shape ? shape : geometry, "the list " + quoted(key) + " of the geometry is missing");
        return false;
    }
    if (!is_multi) {
        (this->*read_part)(shape, feature);
        return true;
    }
    for (Json part = shape.first(); part; part = part.next()) (this->*read_part)(part, feature);
    return true;
}

void Topology::read_point(Json position, TopoFeature& feature) {
    const auto pair = pair_of_numbers(position);
    if (!pair) return problems_.error(position, "a position is two numbers");
    LngLat at;
    if (take_points(1, position) && position_at(*pair, position, at)) feature.points.push_back(at);
}

void Topology::read_line(Json arcs, TopoFeature& feature) {
    Positions line = joined_arcs(arcs);
    if (!line.empty()) feature.lines.push_back(std::move(line));
}

void Topology::read_polygon(Json rings, TopoFeature& feature) {
    if (!rings.is(JsonKind::List)) return problems_.error(rings, "a polygon is a list of rings");
    std::vector<Positions> polygon;
    for (Json here = rings.first(); here; here = here.next()) {
        Positions ring = joined_arcs(here);
        if (ring.empty()) continue;
        if (!same_position(ring.front(), ring.back())) {
            problems_.error(here, "the ring is not closed");
            continue;
        }
        ring.back() = ring.front();
        if (ring.size() < 4) {
            // Quantising can flatten a tiny island; a lost outer ring takes its holes with it.
            problems_.warning(here, "the ring has no area and is left out");
            if (here == rings.first()) return;
            continue;
        }
        polygon.push_back(std::move(ring));
    }
    if (polygon.empty()) return;
    if (const auto crossing = first_crossing(polygon, comparisons_left_)) return report_crossing(rings, *crossing);
    feature.polygons.push_back(std::move(polygon));
}

void Topology::report_crossing(Json rings, const RingCrossing& crossing) {
    if (!crossing.out_of_budget)
        return problems_.error(rings, format("the polygon crosses itself near longitude %.4f, latitude %.4f",
                                             crossing.near.lon(), crossing.near.lat()));
    if (budget_told_) return;
    budget_told_ = true;
    problems_.error(rings, "the polygons have too many edges close together to be checked");
}

// Arc i runs backwards where the file says ~i. Null after a fault, which is reported.
const Positions* Topology::arc_at(Json index, bool& backwards) {
    const double number = index.number();
    if (!index.is(JsonKind::Number) || number != std::floor(number) || std::fabs(number) > 1e9) {
        problems_.error(index, "the number of an arc is expected here");
        return nullptr;
    }
    backwards = number < 0;
    const auto arc = static_cast<std::size_t>(backwards ? -number - 1 : number);
    if (arc < arcs_.size()) return &arcs_[arc];
    problems_.error(index,
                    format("there is no arc %.0f; the file has %u", number, static_cast<unsigned>(arcs_.size())));
    return nullptr;
}

// Neighbours share a position, which is kept once.
Positions Topology::joined_arcs(Json indices) {
    if (!indices.is(JsonKind::List) || indices.size() == 0) {
        problems_.error(indices, "a list of arcs is expected here");
        return {};
    }
    Positions joined;
    for (Json index = indices.first(); index; index = index.next()) {
        bool backwards = false;
        const Positions* arc = arc_at(index, backwards);
        if (arc == nullptr || arc->empty() || !take_points(arc->size(), index)) return {};  // reported already
        if (!joined.empty() && !same_position(joined.back(), backwards ? arc->back() : arc->front())) {
            problems_.error(index, format("arc %.0f does not begin where the one before it ends", index.number()));
            return {};
        }
        const std::ptrdiff_t skip = joined.empty() ? 0 : 1;
        if (backwards)
            joined.insert(joined.end(), arc->rbegin() + skip, arc->rend());
        else
            joined.insert(joined.end(), arc->begin() + skip, arc->end());
    }
    return joined;
}

}  // namespace sourceline
