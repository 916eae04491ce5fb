#include "sheets/problem_list.h"

#include <algorithm>

#include "base/problems.h"
#include "base/text.h"
#include "sheets/columns.h"

namespace sourceline {
namespace {

// The column without its language.
std::string_view path_of_column(std::string_view column) { return column.substr(0, column.find(':')); }

std::size_t order_of_sheet(std::string_view name) {
    const auto kinds = sheet_kinds();
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i].name == name) return i + 1;
    return name.empty() ? 0 : kinds.size() + 1;
}

}  // namespace

std::string SheetPlace::words() const {
    std::string words = sheet;
    if (row > 0) words += format(", row %d", row);
    if (!column.empty()) words += (words.empty() ? "" : ", ") + column;
    return words;
}

std::string SheetProblem::sentence() const {
    const std::string where = at.words();
    return where.empty() ? text : where + ": " + text;
}

bool ReadSheets::has_errors() const {
    return std::any_of(problems.begin(), problems.end(),
                       [](const SheetProblem& problem) { return problem.severity == Severity::Error; });
}

std::string SheetProblemList::key_of(const SheetPlace& place, std::string_view path) {
    return format("%s\n%d\n", place.sheet.c_str(), place.row) + std::string(path);
}

void SheetProblemList::add(Severity severity, SheetPlace at, std::string text) {
    if (severity == Severity::Error) {
        ++errors_;
        std::string_view path = path_of_column(at.column);
        error_places_.insert(key_of(at, path));
        for (std::size_t dot = path.rfind('.'); dot != path.npos; dot = path.rfind('.')) {
            path = path.substr(0, dot);
            error_places_.insert(key_of(at, path));
        }
    }
    if (listed_.size() >= kMaxListedProblems) {
        ++unlisted_;
        if (severity == Severity::Error) ++unlisted_errors_;
        return;
    }
    listed_.push_back({severity, std::move(at), std::move(text)});
}

bool SheetProblemList::has_error_at(const SheetPlace& place) const {
    return error_places_.count(key_of(place, path_of_column(place.column))) != 0;
}

void SheetProblemList::take(ReadSheets& to) {
    std::stable_sort(listed_.begin(), listed_.end(), [](const SheetProblem& a, const SheetProblem& b) {
        const std::size_t first = order_of_sheet(a.at.sheet), second = order_of_sheet(b.at.sheet);
        return first != second ? first < second : a.at.row < b.at.row;
    });
    to.problems = std::move(listed_);
    if (unlisted_ == 0) return;
    to.problems.push_back({unlisted_errors_ > 0 ? Severity::Error : Severity::Warning,
                           {},
                           format("and %d more problems", static_cast<int>(unlisted_))});
    to.unlisted_errors = unlisted_errors_ > 0 ? unlisted_errors_ - 1 : 0;
}

}  // namespace sourceline
