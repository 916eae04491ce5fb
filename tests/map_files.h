// Files that the tests of the map read.
#pragma once

#include <string>

#include "story_files.h"

namespace sourceline::test {

inline std::string small_basemap() { return file_bytes("tests/fixtures/basemaps/small.json"); }
inline std::string small_packed_basemap() { return file_bytes("tests/fixtures/basemaps/small-packed.json"); }
inline std::string belgorod_basemap() { return file_bytes("assets/basemaps/belgorod.json"); }

// The text with the first `from` in it replaced.
inline std::string edited(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
}

}  // namespace sourceline::test
