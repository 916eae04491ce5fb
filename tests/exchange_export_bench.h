// Exports for tests.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "exchange/export.h"
#include "story_files.h"

namespace sourceline::test {

// A made-up story at the 180th meridian with one of everything.
inline const Story& harbour() {
    static const ReadStory read = read_story(file_bytes("tests/fixtures/exchange/harbour.json"));
    return read.story.value();
}

inline Exported exported(const Story& story, std::string_view form, const ExportOptions& options = {}) {
    const ExportForm* const row = export_form(form);
    REQUIRE(row != nullptr);
    Result<Exported> result = export_story(story, *row, options);
    REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error()));
    return std::move(result.value());
}

inline std::string left_out_lines(const std::vector<std::string>& sentences) {
    std::string lines;
    for (const std::string& sentence : sentences) lines += sentence + "\n";
    return lines;
}

// A table read back (RFC 4180), its byte order mark and the apostrophes before what looks like a formula taken off.
class CsvTable {
  public:
    explicit CsvTable(std::string_view bytes) {
        REQUIRE(bytes.starts_with("\xEF\xBB\xBF"));
        bytes.remove_prefix(3);
        while (!bytes.empty()) rows_.push_back(read_row(bytes));
    }
    std::size_t rows() const { return rows_.size() - 1; }
    bool is_even() const {
        for (const auto& row : rows_)
            if (row.size() != rows_[0].size()) return false;
        return true;
    }
    std::string at(std::size_t row, std::string_view column) const {
        for (std::size_t i = 0; i < rows_[0].size(); ++i)
            if (rows_[0][i] == column) return rows_[row + 1][i];
        FAIL("there is no column " << column);
        return {};
    }

  private:
    static std::vector<std::string> read_row(std::string_view& bytes) {
        std::vector<std::string> cells;
        while (true) {
            cells.push_back(read_cell(bytes));
            const bool more = bytes.starts_with(',');
            if (!more) REQUIRE(bytes.starts_with("\r\n"));
            bytes.remove_prefix(more ? 1 : 2);
            if (!more) return cells;
        }
    }
    static std::string read_cell(std::string_view& bytes) {
        std::string cell;
        if (!bytes.starts_with('"')) {
            cell = bytes.substr(0, bytes.find_first_of(",\r\n"));
            CHECK(cell.find('"') == std::string::npos);
            bytes.remove_prefix(cell.size());
            return cell;
        }
        for (bytes.remove_prefix(1);; bytes.remove_prefix(1)) {
            REQUIRE(!bytes.empty());
            if (bytes.starts_with("\"\""))
                bytes.remove_prefix(1);
            else if (bytes.starts_with('"'))
                break;
            cell += bytes[0];
        }
        bytes.remove_prefix(1);
        const std::size_t first = cell.find_first_not_of('\'');
        const bool guarded = first != std::string::npos && first > 0 &&
                             std::string_view("=+-@\t\r\n").find(cell[first]) != std::string_view::npos;
        return guarded ? cell.substr(1) : cell;
    }

    std::vector<std::vector<std::string>> rows_;
};

}  // namespace sourceline::test
