#include "sheets/csv.h"

#include <csv.h>

#include <algorithm>
#include <iterator>

#include "base/json.h"
#include "base/text.h"
#include "sheets/cells.h"
#include "sheets/names.h"

namespace sourceline {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// Code points of 0x80 to 0xBF (WHATWG Encoding Standard); from 0xC0 on both are regular.
constexpr char16_t kWindows1251[] = {
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A,
    0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0xFFFD, 0x2122,
    0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6,
    0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456,
    0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};
constexpr char16_t kWindows1252[] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                     0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::string from_windows(std::string_view bytes, SheetEncoding encoding) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        if (value < 0x80)
            text += byte;
        else if (encoding == SheetEncoding::Windows1251)
            append_utf8(text, value >= 0xC0 ? 0x410 + (value - 0xC0) : kWindows1251[value - 0x80]);
        else
            append_utf8(text, value >= 0xA0 ? value : kWindows1252[value - 0x80]);
    }
    return text;
}

// Nothing when it is cut or has half of a pair.
std::optional<std::string> from_utf16(std::string_view bytes, bool big_end_first) {
    if (bytes.size() % 2 != 0) return std::nullopt;
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(big_end_first ? first << 8 | second : second << 8 | first);
    };
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        char32_t c = unit(at);
        if (c >= 0xD800 && c < 0xE000) {
            if (c >= 0xDC00 || at + 4 > bytes.size()) return std::nullopt;
            const char32_t low = unit(at += 2);
            if (low < 0xDC00 || low >= 0xE000) return std::nullopt;
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        }
        append_utf8(text, c);
    }
    return text;
}

int never(unsigned char) { return 0; }

// Excel hides a first line "sep=;" and takes it at its word.
std::optional<char> separator_told(std::string_view& text) {
    if (text.size() < 6 || (text.substr(0, 4) != "sep=" && text.substr(0, 4) != "SEP=")) return std::nullopt;
    if (text[5] != '\n' && text[5] != '\r') return std::nullopt;
    const char separator = text[4];
    text.remove_prefix(text.substr(5).starts_with("\r\n") ? 7 : 6);
    return separator;
}

struct Cut {
    std::size_t known = 0, cells = 0;
};

// The first line that is not blank, cut at `separator` where it stands in no quotation marks.
Cut cut_first_line(std::string_view text, char separator, bool (*is_known)(std::string_view)) {
    Cut cut;
    std::size_t at = text.find_first_not_of("\r\n,;\t ");
    if (at == text.npos) return cut;
    while (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r') --at;
    std::string name;
    bool is_quoted = false;
    for (; at <= text.size(); ++at) {
        const bool ends = at == text.size() || (!is_quoted && (text[at] == '\n' || text[at] == '\r'));
        if (ends || (!is_quoted && text[at] == separator)) {
            ++cut.cells;
            if (is_known(trimmed(name))) ++cut.known;
            name.clear();
            if (ends) break;
        } else if (text[at] == '"') {
            is_quoted = !is_quoted;
        } else if (name.size() < 200) {
            name += text[at];
        }
    }
    return cut;
}

char guess_separator(std::string_view text, bool (*is_known)(std::string_view)) {
    char best = ',';
    Cut most = cut_first_line(text, best, is_known);
    for (const char separator : {';', '\t'}) {
        const Cut cut = cut_first_line(text, separator, is_known);
        if (cut.known < most.known || (cut.known == most.known && cut.cells <= most.cells)) continue;
        best = separator;
        most = cut;
    }
    return best;
}

}  // namespace

// Takes what libcsv cuts.
class GridReader {
  public:
    explicit GridReader(Grid& grid) : grid_(grid) {}

    void read(std::string_view text, char separator) {
        csv_parser parser{};
        if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) return;
        csv_set_delim(&parser, static_cast<unsigned char>(separator));
        csv_set_space_func(&parser, never);  // a space is part of its cell
        grid_.text_.reserve(text.size());
        if (feed(parser, text) && csv_fini(&parser, on_cell, on_row, this) != 0)
            fault("this cell begins with a quotation mark that is never closed; all that follows belongs to it");
        csv_free(&parser);
    }

  private:
    void fault(std::string text) { grid_.fault_ = {{row_number_, grid_.cells_.size() - row_first_}, std::move(text)}; }
    // False after a fault.
    bool feed(csv_parser& parser, std::string_view text) {
        while (!text.empty()) {
            text.remove_prefix(csv_parse(&parser, text.data(), text.size(), on_cell, on_row, this));
            if (text.empty()) break;
            if (csv_error(&parser) != CSV_EPARSE) {
                fault("there is not enough memory to read further");
                return false;
            }
            if (parser.quoted != 0) {
                fault(
                    "this cell begins with a quotation mark, and another one stands in it alone: one is missing at its "
                    "end, or those within must be written twice");
                return false;
            }
            // 5" in a cell without quotation marks around it can be nothing else.
            csv_set_opts(&parser, CSV_STRICT_FINI | CSV_REPALL_NL);
            csv_parse(&parser, text.data(), 1, on_cell, on_row, this);
            csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
            text.remove_prefix(1);
        }
        return true;
    }

    static void on_cell(void* bytes, std::size_t size, void* self) {
        auto& reader = *static_cast<GridReader*>(self);
        Grid& grid = reader.grid_;
        grid.cells_.push_back({static_cast<std::uint32_t>(grid.text_.size()), static_cast<std::uint32_t>(size)});
        if (size == 0) return;
        const std::string_view text(static_cast<const char*>(bytes), size);
        grid.text_.append(text);
        reader.is_blank_ = reader.is_blank_ && trimmed(text).empty();
    }

    // `ended_by` is the line's end, or -1 at that of the file. Of "\r\n" libcsv reports both.
    static void on_row(int ended_by, void* self) {
        auto& reader = *static_cast<GridReader*>(self);
        Grid& grid = reader.grid_;
        const std::size_t count = grid.cells_.size() - reader.row_first_;
        const bool is_second_half = ended_by == '\n' && reader.ended_by_ == '\r' && count == 0;
        reader.ended_by_ = ended_by;
        if (is_second_half) return;
        if (reader.is_blank_)
            grid.cells_.resize(reader.row_first_);
        else
            grid.rows_.push_back(
                {reader.row_number_, static_cast<std::uint32_t>(reader.row_first_), static_cast<std::uint32_t>(count)});
        ++reader.row_number_;
        reader.row_first_ = grid.cells_.size();
        reader.is_blank_ = true;
    }

    Grid& grid_;
    int row_number_ = 1;
    std::size_t row_first_ = 0;
    bool is_blank_ = true;
    int ended_by_ = 0;
};

namespace {

// The cell in which the first NUL or the first byte that is no UTF-8 stands.
std::optional<CellPlace> place_of_bad_cell(const Grid& grid, bool (*is_bad)(std::string_view)) {
    for (const Grid::Row& row : grid.rows())
        for (std::size_t i = 0; i < row.count; ++i)
            if (is_bad(grid.cell(row, i))) return CellPlace{row.number, i};
    return std::nullopt;
}

bool has_nul(std::string_view cell) { return cell.find('\0') != cell.npos; }
bool is_no_utf8(std::string_view cell) { return first_invalid_utf8(cell).has_value(); }

}  // namespace

Result<SheetEncoding> sheet_encoding(std::string_view name) {
    std::string plain;
    for (const char c : name)
        if (c != '-' && c != '_' && c != ' ') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (plain == "utf8") return SheetEncoding::Utf8;
    if (plain == "windows1251" || plain == "cp1251" || plain == "win1251") return SheetEncoding::Windows1251;
    if (plain == "windows1252" || plain == "cp1252" || plain == "win1252") return SheetEncoding::Windows1252;
    return Error{"there is no encoding '" + std::string(name) +
                 "'; there are 'windows-1251' (Cyrillic), 'windows-1252' (Western European) and 'utf-8', and UTF-16 is "
                 "seen by itself"};
}

std::string_view Grid::cell(const Row& row, std::size_t column) const {
    if (column >= row.count) return {};
    const Cell& cell = cells_[row.first + column];
    return std::string_view(text_).substr(cell.at, cell.size);
}

Grid read_grid(std::string_view bytes, SheetEncoding fallback, bool (*is_known)(std::string_view name)) {
    Grid grid;
    const auto whole = [&](const char* text) {
        grid.fault_ = {{}, text};
        return std::move(grid);
    };
    if (bytes.size() > kMaxFileBytes) return whole("this file is larger than 64 MiB, the limit of a story");
    if (bytes.starts_with("PK\x03\x04"))
        return whole("this is a workbook or another archive, no CSV; save each of its sheets as 'CSV UTF-8'");
    std::string decoded;
    if (bytes.starts_with(kUtf8Mark)) {
        bytes.remove_prefix(kUtf8Mark.size());
    } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        auto text = from_utf16(bytes.substr(2), bytes[0] == '\xFE');
        if (!text)
            return whole("this file begins as UTF-16 and is none throughout; save the sheet again as 'CSV UTF-8'");
        bytes = decoded = std::move(*text);
    } else if (fallback != SheetEncoding::Utf8 && first_invalid_utf8(bytes)) {
        bytes = decoded = from_windows(bytes, fallback);
    }
    const std::optional<char> told = separator_told(bytes);
    GridReader(grid).read(bytes, told ? *told : guess_separator(bytes, is_known));
    if (const auto place = place_of_bad_cell(grid, has_nul))
        grid.fault_ = {*place,
                       "there is a NUL byte: this is no text, or UTF-16 without its mark; save the sheet again as "
                       "'CSV UTF-8'"};
    else if (const auto other = place_of_bad_cell(grid, is_no_utf8))
        grid.fault_ = {*other,
                       "this is not UTF-8; save the sheet as 'CSV UTF-8', or say what it is written in: "
                       "--encoding windows-1251 for Cyrillic, --encoding windows-1252 for Western European"};
    return grid;
}

std::string column_letters(std::size_t column) {
    std::string letters;
    for (++column; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

void CsvWriter::cell(std::string_view text) {
    if (!first_) out_ += ',';
    first_ = false;
    if (text.find_first_of(",;\t\"\r\n") == text.npos && trimmed(text) == text) {
        out_ += text;
        return;
    }
    const std::size_t at = out_.size(), size = csv_write(nullptr, 0, text.data(), text.size());
    out_.resize(at + size);
    csv_write(out_.data() + at, size, text.data(), text.size());
}

void CsvWriter::end_row() {
    out_ += "\r\n";
    first_ = true;
}

}  // namespace sourceline
