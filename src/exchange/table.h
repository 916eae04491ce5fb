// A sheet as CSV (RFC 4180, and what Excel, LibreOffice and Google Sheets make of it): its header and its rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sourceline {

struct Table {
    std::vector<std::string> header;             // as it stands, without space around
    std::vector<std::vector<std::string>> rows;  // each at least as long as the header; rows without any cell are none
    std::vector<int> row_numbers;                // of each row, as a spreadsheet numbers them: the header is row 1
};

// `delimiter`: ',' ';' or a tab; 0 where it is to be told from the header. UTF-8, with a byte order mark or without.
// Errors: no text, not UTF-8, a spreadsheet or web page in place of a sheet, a quotation mark that is never closed,
// more than 64 MiB. Blank lines before the header are passed over.
Result<Table> read_table(std::string_view bytes, char delimiter = '\0');

}  // namespace sourceline
