// Cells that hold more than a text -> JSON values.
#pragma once

#include <string_view>

#include "base/result.h"
#include "sheets/value.h"

namespace sourceline {

// "35.2 50.1 36.9 50.8", "35,2; 50,1; 36,9; 50,8": four numbers, as [west, south, east, north].
Result<Value> read_box_cell(std::string_view cell);
// "RU UA": the ids of two countries.
Result<Value> read_border_cell(std::string_view cell);
// GeoJSON, or an object of JSON.
Result<Value> read_json_cell(std::string_view cell, const char* what);
// "+3", "UTC+3" and "+0300" as the story file has them, "+03:00"; anything else as it stands.
std::string plain_offset(std::string_view cell);

}  // namespace sourceline
