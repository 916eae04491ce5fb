// The columns of a sheet by name, whatever their order, case and spacing.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/draft_maker.h"
#include "exchange/import.h"
#include "exchange/table.h"

namespace sourceline {

class Columns {
  public:
    explicit Columns(const ImportTable& table);

    // The column with this name (small letters, without space, hyphen and underscore), or -1. It counts as read.
    int find(std::string_view name);
    // The names of the sheet's columns, for a message: "'Name', 'Date' and 3 more".
    std::string names() const;
    // Cells of the columns that nobody has found, counted column by column, and those beside the header.
    void leave_out_others(DraftMaker& maker) const;

  private:
    const ImportTable& table_;
    std::vector<std::string> names_;
    std::vector<bool> read_;
};

// Reads a sheet by a class that takes its table and the options, and whose read() gives the draft.
template <class Import>
Result<Draft> import_sheet(std::string_view bytes, const ImportOptions& options) {
    const Result<ImportTable> table = read_import_table(bytes, options.encoding);
    if (!table) return Error{table.error()};
    return Import(table.value(), options).read();
}

// The cell, or "" where there is no such column.
std::string_view cell_of(const std::vector<std::string>& row, int column);
// The plain text of a cell; "" of a sheet's error, which is then left open.
std::string text_cell(DraftMaker& maker, const std::string& where, std::string_view cell);

}  // namespace sourceline
