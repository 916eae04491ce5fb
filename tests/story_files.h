// Story files for tests, and readings of them.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "story/read.h"

#ifndef SOURCELINE_SOURCE_DIR
#define SOURCELINE_SOURCE_DIR "."
#endif

namespace sourceline::test {

// The bytes of a file of this repository; "" when there is none.
inline std::string file_bytes(const std::string& path) {
    std::string bytes;
    std::FILE* const file = std::fopen((std::string(SOURCELINE_SOURCE_DIR) + "/" + path).c_str(), "rb");
    if (file == nullptr) return bytes;
    char block[4096];
    while (const std::size_t size = std::fread(block, 1, sizeof block, file)) bytes.append(block, size);
    std::fclose(file);
    return bytes;
}

inline std::string fixture(const std::string& name) { return file_bytes("tests/fixtures/good/" + name); }

// `text` with the first `old_part` replaced; "" when it does not stand there, so that the test fails.
inline std::string with(std::string text, std::string_view old_part, std::string_view new_part) {
    const std::size_t at = text.find(old_part);
    if (at == std::string::npos) return {};
    return text.replace(at, old_part.size(), new_part);
}

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// "error /path: sentence" a line, in the order of the report.
inline std::string problems(const Report& report) {
    std::string lines;
    for (const Problem& problem : report.problems())
        lines += (problem.severity == Severity::Error ? "error " : "warning ") + problem.sentence() + "\n";
    return lines;
}

inline std::string problems_of(std::string_view bytes) {
    const ReadStory read = read_story(bytes);
    // A story is there exactly when there are no errors.
    if (read.story.has_value() == read.report.has_errors()) return "story and report disagree";
    return problems(read.report);
}

}  // namespace sourceline::test
