// Files -> the sheets among them, each with its columns bound to the keys of the format and its rows of content.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sheets/columns.h"
#include "sheets/csv.h"
#include "sheets/ids.h"
#include "sheets/problem_list.h"
#include "sheets/sheets.h"

namespace sourceline {

struct TableColumn {
    BoundColumn bound;
    std::string typed;   // as the header has it
    std::size_t at = 0;  // in the rows
};

struct SheetTable {
    const SheetKind* kind = nullptr;
    bool is_there = false;     // there is a file
    bool is_readable = false;  // and its rows can be told
    Grid grid;
    std::vector<TableColumn> columns;      // of "story" none: its keys stand in the rows
    std::size_t key_at = 0, value_at = 1;  // of "story"
    std::vector<Grid::Row> rows;           // with content, without the header
    std::vector<std::string> misspelt;     // columns that are not there, since their names are misspelt

    SheetPlace place(int row, std::string_view column = {}) const {
        return {std::string(kind->name), row, std::string(column)};
    }
};

struct Workbook {
    std::vector<SheetTable> tables;  // one for each of sheet_kinds()
    std::vector<KeptId> kept;
};

// Whether a row below the header says nothing but names of columns again.
bool repeats_header(const SheetKind& kind, const std::vector<std::string_view>& cells);
// The key or column of the sheet that `name` is a misspelling of, or "".
std::string nearest_column(const SheetKind& kind, std::string_view name);

Workbook read_workbook(const std::vector<SheetFile>& files, SheetEncoding encoding, SheetProblemList& problems);

}  // namespace sourceline
