// What is wrong with a JSON file, collected where it stands, and the words to say it in. For every reader of files.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/report.h"

namespace sourceline {

// Problems beyond this many are counted, not listed.
inline constexpr std::size_t kMaxListedProblems = 10'000;

class ProblemList {
  public:
    explicit ProblemList(std::size_t most_listed = kMaxListedProblems) : most_listed_(most_listed) {}
    void error(Json at, std::string text) { add(Severity::Error, at, std::move(text)); }
    void warning(Json at, std::string text) { add(Severity::Warning, at, std::move(text)); }
    std::size_t errors() const { return errors_; }
    // In the order of the file.
    Report take();

  private:
    void add(Severity severity, Json at, std::string text);

    std::size_t most_listed_;
    std::vector<Problem> listed_;
    std::size_t errors_ = 0, unlisted_ = 0, unlisted_errors_ = 0;
};

// Keys that stand twice in an object; texts that hold control characters.
void report_duplicate_keys(const JsonTree& tree, ProblemList& problems);

// 'text' in single quotes for a sentence; long ones cut, control characters replaced.
std::string quoted(std::string_view text);
// "a text", "a number", "a list", …
const char* noun_of(JsonKind kind);
// The one of `candidates` that `word` is a misspelling of, or nullptr.
const char* closest(std::string_view word, const char* const* candidates, std::size_t count);

}  // namespace sourceline
