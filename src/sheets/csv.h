// Bytes of a CSV file -> rows of cells in UTF-8, and back. libcsv cuts and quotes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sourceline {

// What files that are no UTF-8 are written in. A byte order mark (UTF-8, UTF-16) says so by itself.
enum class SheetEncoding { Utf8, Windows1251, Windows1252 };
// "windows-1251", "cp1252", "utf-8"; an error that names what there is.
Result<SheetEncoding> sheet_encoding(std::string_view name);

// A place in a sheet as spreadsheets number it: rows from 1 (a line break within a cell begins none), columns from 0
// here and by letters on the screen.
struct CellPlace {
    int row = 0;
    std::size_t column = 0;
};
struct SheetFault {
    CellPlace at;      // row 0: of the whole file
    std::string text;  // a sentence
};

class Grid {
  public:
    struct Row {
        int number;  // from 1
        std::uint32_t first, count;
    };

    const std::vector<Row>& rows() const { return rows_; }  // those with something in them
    // "" where the row is shorter.
    std::string_view cell(const Row& row, std::size_t column) const;
    // Why there is no more of it: what follows the fault is not in rows().
    const std::optional<SheetFault>& fault() const { return fault_; }

  private:
    friend class GridReader;
    friend Grid read_grid(std::string_view bytes, SheetEncoding fallback, bool (*is_known)(std::string_view name));
    struct Cell {
        std::uint32_t at, size;
    };
    std::string text_;
    std::vector<Cell> cells_;
    std::vector<Row> rows_;
    std::optional<SheetFault> fault_;
};

// What parts the cells: the one of comma, semicolon and tab by which the first line has the most of the names that
// `is_known` knows; of equals, the one that stands there most often.
Grid read_grid(std::string_view bytes, SheetEncoding fallback, bool (*is_known)(std::string_view name));

// "A" for 0, "Z" for 25, "AA" for 26.
std::string column_letters(std::size_t column);

// Appends cells to a row, quoted where they must be; end_row() ends it as RFC 4180 does.
class CsvWriter {
  public:
    // With a byte order mark, by which Excel knows UTF-8.
    CsvWriter() : out_("\xEF\xBB\xBF") {}
    void cell(std::string_view text);
    void end_row();
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
    bool first_ = true;
};

}  // namespace sourceline
