// What the reader of story files finds, said of the sheets.
#include <algorithm>

#include "base/problems.h"
#include "base/text.h"
#include "sheets/cells.h"
#include "sheets/reader.h"
#include "story/read.h"

namespace sourceline {
namespace {

// The key in "the key 'lon' is missing", or "".
std::string_view missing_key_in(std::string_view text) {
    constexpr std::string_view kBefore = "the key '", kAfter = "' is missing";
    if (!text.starts_with(kBefore) || !text.ends_with(kAfter)) return {};
    text.remove_prefix(kBefore.size());
    text.remove_suffix(kAfter.size());
    return text;
}

}  // namespace

void SheetsReader::map_problems(const std::string& json) {
    const ReadStory read = read_story(json);
    bool is_all_said = true;
    for (const Problem& problem : read.report.problems()) {
        // The last one may stand for those that are not listed; whether they follow from others nobody can tell.
        const bool stands_for_others = problem.path.empty() && problem.text.starts_with("and ");
        if (!stands_for_others || is_all_said) is_all_said = map_problem(problem) && is_all_said;
    }
}

// False when nothing is said of it, since it follows from what has been said.
bool SheetsReader::map_problem(const Problem& problem) {
    if (const std::string_view key = missing_key_in(problem.text); !key.empty()) {
        report_missing_key(problem, key);
        return true;
    }
    const SheetPlace place = result_.map.place_of(problem.path);
    const bool follows = place.row > 0 && !place.column.empty() && problems_.has_error_at(place);
    if (!follows) problems_.add(problem.severity, place, problem.text);
    return !follows;
}

void SheetsReader::report_missing_key(const Problem& problem, std::string_view key) {
    const SheetPlace place = result_.map.place_of(problem.path, key);
    if (problems_.has_error_at(place)) return;
    if (place.sheet == "story") {
        const auto& misspelt = misspelt_keys_;
        if (std::find(misspelt.begin(), misspelt.end(), place.column) != misspelt.end()) return;
        problems_.error(place, place.row > 0 ? "this row has no value, and a story needs one"
                                             : "there is no row with this key, and a story needs one");
        return;
    }
    const SheetTable& sheet = table(place.sheet);
    const TableColumn* column = nullptr;
    for (const TableColumn& one : sheet.columns)
        if (one.typed == place.column) column = &one;
    if (column == nullptr) {
        for (const std::string& misspelt : sheet.misspelt)
            if (place.column == misspelt || place.column.starts_with(misspelt + ".")) return;
        for (MissingColumn& missing : missing_columns_) {
            if (missing.sheet != place.sheet || missing.column != place.column) continue;
            ++missing.rows;
            return;
        }
        missing_columns_.push_back({place.sheet, place.column, place.row, 1});
        return;
    }
    // Of merged cells a file holds the first alone.
    std::string_view above;
    const auto row = std::lower_bound(sheet.rows.begin(), sheet.rows.end(), place.row,
                                      [](const Grid::Row& one, int number) { return one.number < number; });
    if (row != sheet.rows.begin()) above = cell(sheet, *(row - 1), column->at);
    problems_.error(place,
                    std::string("this cell is empty, and every ") + std::string(sheet.kind->noun) + " needs it" +
                        (above.empty() ? "" : "; where it is merged with the one above, part them and fill in each"));
}

void SheetsReader::report_missing_columns() {
    for (const MissingColumn& missing : missing_columns_) {
        const std::string rows =
            missing.rows == 1 ? format("row %d needs it", missing.row) : format("%zu rows need it", missing.rows);
        problems_.error({missing.sheet, 0, ""}, "there is no column " + quoted(missing.column) + ", and " + rows);
    }
}

}  // namespace sourceline
