#include "exchange/table.h"

#include <algorithm>

#include "base/text.h"
#include "sheets/cells.h"

namespace sourceline {
namespace {

// Each tool has columns of its own: what parts them is what stands in the first line most often.
bool is_any_name(std::string_view) { return false; }

std::string in_sentence(const SheetFault& fault) {
    if (fault.at.row == 0) return fault.text;
    return format("Row %d, column %s: ", fault.at.row, column_letters(fault.at.column).c_str()) + fault.text;
}

std::vector<std::string> trimmed_cells(const Grid& grid, const Grid::Row& row, std::size_t at_least) {
    std::vector<std::string> cells(std::max<std::size_t>(row.count, at_least));
    for (std::size_t i = 0; i < row.count; ++i) cells[i] = trimmed(grid.cell(row, i));
    return cells;
}

}  // namespace

Result<ImportTable> read_import_table(std::string_view bytes, SheetEncoding fallback) {
    const std::size_t start = bytes.find_first_not_of(" \t\r\n");
    if (start == bytes.npos) return Error{"The file is empty"};
    if (bytes[start] == '<') return Error{"This looks like a web page (HTML) or XML, not a sheet saved as CSV"};
    const Grid grid = read_grid(bytes, fallback, is_any_name);
    if (grid.fault()) return Error{in_sentence(*grid.fault())};
    if (grid.rows().empty()) return Error{"The sheet has no header"};
    ImportTable table;
    table.header = trimmed_cells(grid, grid.rows().front(), 0);
    for (auto row = grid.rows().begin() + 1; row != grid.rows().end(); ++row) {
        table.rows.push_back(trimmed_cells(grid, *row, table.header.size()));
        table.row_numbers.push_back(row->number);
    }
    return table;
}

}  // namespace sourceline
