#include "exchange/export_shape.h"

#include <algorithm>
#include <cmath>

#include "exchange/export_content.h"

namespace sourceline {
namespace {

constexpr double kHalf = 180.0;

void cut_line(const Positions& line, std::vector<Positions>& parts) {
    Positions part;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const double step = i == 0 ? 0.0 : line[i].lon() - line[i - 1].lon();
        if (std::fabs(step) > kHalf) {
            const double side = step < 0.0 ? kHalf : -kHalf;  // on which the line leaves
            const double way = 2.0 * kHalf - std::fabs(step);
            const double share = way > 0.0 ? (side - line[i - 1].lon()) / std::copysign(way, side) : 0.0;
            const double lat = line[i - 1].lat() + (line[i].lat() - line[i - 1].lat()) * share;
            const auto add = [&](double lon) {
                const LngLat on_cut = LngLat::clamped(lon, lat);
                if (part.empty() || part.back() != on_cut) part.push_back(on_cut);
            };
            add(side);
            if (part.size() > 1) parts.push_back(std::move(part));
            part.clear();
            add(-side);
            if (part.back() == line[i]) continue;
        }
        part.push_back(line[i]);
    }
    if (part.size() > 1) parts.push_back(std::move(part));
}

// Twice the area that the ring encloses: positive against the clock.
double signed_area(const Positions& ring) {
    double area = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        area += (ring[i - 1].lon() - ring[0].lon()) * (ring[i].lat() - ring[0].lat()) -
                (ring[i].lon() - ring[0].lon()) * (ring[i - 1].lat() - ring[0].lat());
    return area;
}

void put_line(JsonWriter& json, const Positions& line) {
    json.open_list();
    for (const LngLat position : line) put_position(json, position);
    json.close_list();
}

void put_polygon(JsonWriter& json, const std::vector<Positions>& rings) {
    json.open_list();
    for (const Positions& ring : rings) put_line(json, ring);
    json.close_list();
}

// One part as it is, several in a list of their own.
template <class Part>
void put_parts(JsonWriter& json, const char* single, const std::vector<Part>& parts,
               void (*put_part)(JsonWriter&, const Part&)) {
    const bool multi = parts.size() != 1;
    json.key("type").text(multi ? std::string("Multi") + single : std::string(single)).key("coordinates");
    if (multi) json.open_list();
    for (const Part& part : parts) put_part(json, part);
    if (multi) json.close_list();
}

}  // namespace

std::vector<Positions> cut_at_180(const std::vector<Positions>& lines) {
    std::vector<Positions> parts;
    for (const Positions& line : lines) cut_line(line, parts);
    return parts;
}

std::vector<std::vector<Positions>> right_handed(const std::vector<std::vector<Positions>>& polygons) {
    std::vector<std::vector<Positions>> turned = polygons;
    for (std::vector<Positions>& rings : turned)
        for (std::size_t i = 0; i < rings.size(); ++i)
            if ((signed_area(rings[i]) < 0.0) == (i == 0)) std::reverse(rings[i].begin(), rings[i].end());
    return turned;
}

void put_position(JsonWriter& json, LngLat position) {
    json.open_list().number(position.lon(), kCoordinateDecimals).number(position.lat(), kCoordinateDecimals);
    json.close_list();
}

void put_shape(JsonWriter& json, const Feature& feature) {
    if (feature.kind == FeatureKind::Area)
        put_parts<std::vector<Positions>>(json, "Polygon", right_handed(feature.polygons), put_polygon);
    else
        put_parts<Positions>(json, "LineString", cut_at_180(feature.lines), put_line);
}

}  // namespace sourceline
