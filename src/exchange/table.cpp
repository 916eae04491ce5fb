#include "exchange/table.h"

#include <csv.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"

namespace sourceline {
namespace {

// What libcsv tells, made rows. It tells of the two ends of a line, CR and LF, one by one.
struct TableRows {
    std::vector<std::vector<std::string>> rows;
    std::vector<int> numbers;
    std::vector<std::string> cells;
    int number = 0;
    int last_end = 0;

    void end_row(int end) {
        const bool is_second_half = cells.empty() && end == '\n' && last_end == '\r';
        last_end = end;
        if (is_second_half) return;
        ++number;
        const auto is_filled = [](const std::string& cell) { return !cell.empty(); };
        if (std::any_of(cells.begin(), cells.end(), is_filled)) {
            rows.push_back(std::move(cells));
            numbers.push_back(number);
        }
        cells.clear();
    }
};

void take_table_cell(void* bytes, std::size_t size, void* rows) {
    std::string_view cell(static_cast<const char*>(bytes), size);
    const std::size_t first = cell.find_first_not_of(" \t\r\n");
    cell = first == std::string_view::npos ? std::string_view()
                                           : cell.substr(first, cell.find_last_not_of(" \t\r\n") - first + 1);
    static_cast<TableRows*>(rows)->cells.emplace_back(cell);
}

void end_table_row(int end, void* rows) { static_cast<TableRows*>(rows)->end_row(end); }

// Why the bytes are no text that could be a sheet, or "".
std::string not_a_sheet(std::string_view bytes) {
    const std::size_t start = bytes.find_first_not_of(" \t\r\n");
    if (bytes.size() > kMaxFileBytes)
        return format("The file is larger than %d MiB, the most that a sheet may have",
                      static_cast<int>(kMaxFileBytes >> 20));
    if (start == std::string_view::npos) return "The file is empty";
    const std::string_view head = bytes.substr(0, 2);
    if (head == "\xff\xfe" || head == "\xfe\xff") return "The file is UTF-16 text; save the sheet as CSV in UTF-8";
    if (head == "PK") return "This looks like a spreadsheet or a zip archive; save the sheet as CSV";
    if (bytes[start] == '<') return "This looks like a web page (HTML) or XML, not a sheet saved as CSV";
    if (bytes.find('\0') != std::string_view::npos) return "A zero byte stands in the file; this is not a text file";
    const auto invalid = first_invalid_utf8(bytes);
    if (!invalid) return {};
    const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*invalid), '\n');
    return format("Line %d: the byte 0x%02X is not valid UTF-8 text here; save the sheet as CSV in UTF-8",
                  static_cast<int>(line), static_cast<unsigned>(static_cast<unsigned char>(bytes[*invalid])));
}

// The one that parts the first line that holds anything; quoted cells may hold any.
char delimiter_of(std::string_view bytes) {
    constexpr std::string_view kDelimiters = ",;\t";
    std::size_t counts[kDelimiters.size()] = {};
    bool quoted = false;
    bytes.remove_prefix(bytes.find_first_not_of(" \r\n"));
    for (const char c : bytes) {
        if (c == '"') quoted = !quoted;
        if (!quoted && c == '\n') break;
        const std::size_t which = kDelimiters.find(c);
        if (!quoted && which != std::string_view::npos) ++counts[which];
    }
    return kDelimiters[static_cast<std::size_t>(std::max_element(counts, counts + kDelimiters.size()) - counts)];
}

Result<TableRows> parse_rows(std::string_view bytes, char delimiter) {
    constexpr std::size_t kMoreRoom = std::size_t{1} << 16;
    csv_parser parser;
    if (csv_init(&parser, CSV_REPALL_NL) != 0) return Error{"The sheet cannot be read: there is no memory for it"};
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    csv_set_blk_size(&parser, kMoreRoom);
    TableRows rows;
    const std::size_t read = csv_parse(&parser, bytes.data(), bytes.size(), take_table_cell, end_table_row, &rows);
    // A row that ends with the file is one, too; but not one that waits for its closing quotation mark.
    const bool is_cut = parser.quoted != 0 && (parser.pstate == 1 || parser.pstate == 2);
    const int row = rows.number + 1;
    if (read == bytes.size() && !is_cut) csv_fini(&parser, take_table_cell, end_table_row, &rows);
    csv_free(&parser);
    if (read < bytes.size()) return Error{format("Row %d of the sheet cannot be read", row)};
    if (is_cut)
        return Error{format("Row %d of the sheet has a quotation mark that is never closed; the file may be cut", row)};
    return rows;
}

}  // namespace

Result<Table> read_table(std::string_view bytes, char delimiter) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    if (std::string fault = not_a_sheet(bytes); !fault.empty()) return Error{std::move(fault)};
    Result<TableRows> parsed = parse_rows(bytes, delimiter != '\0' ? delimiter : delimiter_of(bytes));
    if (!parsed) return Error{parsed.error()};
    TableRows& rows = parsed.value();
    if (rows.rows.empty()) return Error{"The sheet has no header"};
    Table table;
    table.header = std::move(rows.rows.front());
    rows.rows.erase(rows.rows.begin());
    rows.numbers.erase(rows.numbers.begin());
    table.rows = std::move(rows.rows);
    table.row_numbers = std::move(rows.numbers);
    for (auto& row : table.rows)
        if (row.size() < table.header.size()) row.resize(table.header.size());
    return table;
}

}  // namespace sourceline
