#include "base/version.h"

#include <doctest/doctest.h>

#include <string>

#include "map_files.h"

TEST_CASE("the version is the one that CMakeLists.txt states") {
    const std::string text = sourceline::test::file_bytes("CMakeLists.txt");
    const std::string begin = "project(sourceline VERSION ";
    const std::size_t at = text.find(begin);
    REQUIRE(at != std::string::npos);
    const std::size_t from = at + begin.size();
    CHECK(sourceline::version() == text.substr(from, text.find(' ', from) - from));
}
