#include "base/problems.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "base/stable_sort.h"
#include "base/text.h"

namespace sourceline {
namespace {

// Edit distance with transpositions of neighbours (Damerau 1964, restricted form), for short ASCII words.
int edit_distance(std::string_view a, std::string_view b) {
    constexpr std::size_t kMax = 48;
    if (a.size() > kMax || b.size() > kMax) return static_cast<int>(kMax);
    int rows[kMax + 1][kMax + 1] = {};
    for (std::size_t i = 0; i <= a.size(); ++i) rows[i][0] = static_cast<int>(i);
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int change = (a[i - 1] | 0x20) == (b[j - 1] | 0x20) ? 0 : 1;
            int best = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = std::min(best, rows[i - 2][j - 2] + 1);
            rows[i][j] = best;
        }
    }
    return rows[a.size()][b.size()];
}

}  // namespace

void ProblemList::add(Severity severity, Json at, std::string text) {
    if (severity == Severity::Error) ++errors_;
    if (listed_.size() >= most_listed_) {
        ++unlisted_;
        if (severity == Severity::Error) ++unlisted_errors_;
        return;
    }
    listed_.push_back({severity, at.path(), std::move(text), at.line(), at.column()});
}

Report ProblemList::take() {
    std::vector<std::uint32_t> order(listed_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    stable_sort(order, [&](std::uint32_t i, std::uint32_t j) {
        const Problem &a = listed_[i], &b = listed_[j];
        if (a.line != b.line) return a.line < b.line;
        return a.column != b.column ? a.column < b.column : i < j;
    });
    Report report;
    for (const std::uint32_t i : order) report.add(std::move(listed_[i]));
    if (unlisted_ > 0) {
        const int line = report.problems().back().line, column = report.problems().back().column;
        report.add({unlisted_errors_ > 0 ? Severity::Error : Severity::Warning, "",
                    format("and %d more problems", static_cast<int>(unlisted_)), line, column});
        report.stand_for(unlisted_errors_);
    }
    listed_.clear();
    return report;
}

void report_duplicate_keys(const JsonTree& tree, ProblemList& problems) {
    for (const Json member : tree.duplicates())
        problems.error(member, "the key " + quoted(member.key()) + " stands twice in the same object");
    for (const Json text : tree.control_characters()) problems.error(text, "a control character stands in this text");
}

std::string quoted(std::string_view text) { return "'" + cleaned(text, {.max_bytes = 80, .ellipsis = "…"}) + "'"; }

const char* noun_of(JsonKind kind) {
    switch (kind) {
        case JsonKind::Null:
            return "null";
        case JsonKind::Boolean:
            return "true or false";
        case JsonKind::Number:
            return "a number";
        case JsonKind::Text:
            return "a text";
        case JsonKind::List:
            return "a list";
        case JsonKind::Object:
            return "an object";
    }
    std::abort();
}

const char* closest(std::string_view word, const char* const* candidates, std::size_t count) {
    const char* best = nullptr;
    int best_distance = word.size() <= 2 ? 1 : word.size() <= 5 ? 2 : 3;  // the longer the word, the more may differ
    for (std::size_t i = 0; i < count; ++i) {
        const int distance = edit_distance(word, candidates[i]);
        if (distance >= best_distance) continue;
        best = candidates[i];
        best_distance = distance;
    }
    return best;
}

}  // namespace sourceline
