// Files that the tests of the map read.
#pragma once

#include <cstdio>
#include <string>

namespace sourceline::test {

// Of a path inside the repository; "" where there is no such file.
inline std::string file_bytes(const std::string& path) {
    std::string bytes;
    if (std::FILE* file = std::fopen((std::string(SOURCELINE_SOURCE_DIR) + "/" + path).c_str(), "rb")) {
        char part[65536];
        for (std::size_t n; (n = std::fread(part, 1, sizeof part, file)) > 0;) bytes.append(part, n);
        std::fclose(file);
    }
    return bytes;
}

inline std::string small_basemap() { return file_bytes("tests/fixtures/basemaps/small.json"); }
inline std::string belgorod_basemap() { return file_bytes("assets/basemaps/belgorod.json"); }

// The text with the first `from` in it replaced.
inline std::string edited(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
}

}  // namespace sourceline::test
