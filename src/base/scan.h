// A sscanf of whole numbers alone, for Dear ImGui on a page: what it reads there ("#version %d", "Pos=%i,%i")
// asks for no more, and the one of the C library brings 128-bit floating point along, 4 KB more to send.
// Included ahead of Dear ImGui's sources with SOURCELINE_SCAN_FOR_IMGUI (cmake/dependencies.cmake).
#pragma once

#include <cstdarg>
#include <cstdio>  // first, so that its own sscanf keeps its name
#include <cstdlib>

namespace sourceline {

// Reads `%d` and `%i` (both decimal) into an int each; any other character of the pattern matches itself.
// Returns how many numbers there were before the first difference.
inline int scan_numbers(const char* text, const char* pattern, ...) {
    int found = 0;
    std::va_list values;
    va_start(values, pattern);
    while (*pattern != '\0') {
        if (*pattern != '%') {
            if (*text++ != *pattern++) break;
            continue;
        }
        if (pattern[1] != 'd' && pattern[1] != 'i') break;
        pattern += 2;
        char* end = nullptr;
        const long value = std::strtol(text, &end, 10);
        if (end == text) break;
        *va_arg(values, int*) = static_cast<int>(value);
        text = end;
        ++found;
    }
    va_end(values);
    return found;
}

}  // namespace sourceline

#ifdef SOURCELINE_SCAN_FOR_IMGUI
#define sscanf sourceline::scan_numbers
#endif
