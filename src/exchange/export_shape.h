// Lines and areas as RFC 7946 wants them.
#pragma once

#include <vector>

#include "base/json_writer.h"
#include "story/model.h"

namespace sourceline {

using Positions = std::vector<LngLat>;

// A step of more than 180° of longitude in a line is meant the short way, over the 180th meridian: there the line is
// cut in two (RFC 7946, 3.1.9).
std::vector<Positions> cut_at_180(const std::vector<Positions>& lines);
// Outer rings against the clock, holes with it (RFC 7946, 3.1.6).
std::vector<std::vector<Positions>> right_handed(const std::vector<std::vector<Positions>>& polygons);

void put_position(JsonWriter& json, LngLat position);
// A LineString, MultiLineString, Polygon or MultiPolygon, without the braces of the object: "type" and "coordinates".
void put_shape(JsonWriter& json, const Feature& feature);

}  // namespace sourceline
