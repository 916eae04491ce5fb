// A sheet of another tool: its header and its rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sheets/csv.h"

namespace sourceline {

struct ImportTable {
    std::vector<std::string> header;             // as it stands, without space around
    std::vector<std::vector<std::string>> rows;  // each at least as long as the header; rows without any cell are none
    std::vector<int> row_numbers;                // of each row, as a spreadsheet numbers them: the header is row 1
};

// CSV as spreadsheets save it (sheets/csv.h); `fallback`: of bytes that are no UTF-8. Errors: no text, a spreadsheet or
// web page in place of a sheet, no header, what read_grid() finds. Blank lines before the header are passed over.
Result<ImportTable> read_import_table(std::string_view bytes, SheetEncoding fallback);

}  // namespace sourceline
