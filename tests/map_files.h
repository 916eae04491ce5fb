// Files that the tests of the map read.
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "map/basemap.h"
#include "map/labels.h"
#include "story_files.h"

namespace sourceline::test {

inline std::string small_basemap() { return file_bytes("tests/fixtures/basemaps/small.json"); }
inline std::string small_packed_basemap() { return file_bytes("tests/fixtures/basemaps/small-packed.json"); }
inline std::string belgorod_basemap() { return file_bytes("assets/basemaps/belgorod.json"); }

// The one that is served, read.
inline const BaseMap& belgorod_map() {
    static const BaseMap map = std::move(read_basemap(belgorod_basemap()).map.value());
    return map;
}

// Letters of 8 by 18 CSS pixels.
inline TextSize measured(const std::string& text, LabelStyle) {
    const auto characters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return {8.0f * static_cast<float>(characters), 18.0f};
}

// The text with the first `from` in it replaced.
inline std::string edited(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
}

}  // namespace sourceline::test
