// The version of the build: what CMakeLists.txt says in project(VERSION).
#pragma once

#include <string_view>

namespace sourceline {

std::string_view version();

}  // namespace sourceline
