// An arc as a text: what docs/BASEMAP_FORMAT.md calls a packed arc. tools/pack_basemap.py writes them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace sourceline {

// The whole numbers that the arc holds, x and y in turn, multiplied by its unit; nothing when the text is none.
std::optional<std::vector<double>> unpack_arc(std::string_view text);

}  // namespace sourceline
