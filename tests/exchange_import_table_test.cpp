#include <doctest/doctest.h>

#include "exchange/table.h"
#include "story_files.h"

using namespace sourceline;

namespace {

// "3: a|b" a row, the header first; or the error.
std::string import_table(std::string_view bytes) {
    const Result<ImportTable> table = read_import_table(bytes, SheetEncoding::Utf8);
    if (!table) return table.error();
    const auto line = [](const std::vector<std::string>& cells) {
        std::string text;
        for (const std::string& cell : cells) text += (text.empty() ? "" : "|") + (cell.empty() ? "-" : cell);
        return text + "\n";
    };
    std::string text = line(table.value().header);
    for (std::size_t i = 0; i < table.value().rows.size(); ++i)
        text += std::to_string(table.value().row_numbers[i]) + ": " + line(table.value().rows[i]);
    return text;
}

}  // namespace

TEST_CASE("a sheet is read with commas, semicolons or tabs, as its header has them") {
    CHECK(import_table("a,b\n1,2\n") == "a|b\n2: 1|2\n");
    CHECK(import_table("a;b\n1,5;2\n") == "a|b\n2: 1,5|2\n");
    CHECK(import_table("a\tb\n1\t2\n") == "a|b\n2: 1|2\n");
    CHECK(import_table("\"a;x\",b\n1;y,2\n") == "a;x|b\n2: 1;y|2\n");
    CHECK(import_table("\xef\xbb\xbf"
                       "a,b\r\n1,2") == "a|b\n2: 1|2\n");
}

TEST_CASE("quoted cells hold commas, quotation marks and line breaks; rows keep the number of the spreadsheet") {
    CHECK(import_table("a,b\r\n\"1,\r\nx\",\"say \"\"no\"\"\"\r\n\r\n3,4\r\n") ==
          "a|b\n2: 1,\r\nx|say \"no\"\n4: 3|4\n");
    CHECK(import_table("a,b\n\n,\n5,6\n") == "a|b\n4: 5|6\n");
    CHECK(import_table("a,b,c\n1\n1,2,3,4\n") == "a|b|c\n2: 1|-|-\n3: 1|2|3|4\n");
}

TEST_CASE("what is no sheet is told by what it is") {
    CHECK(import_table("") == "The file is empty");
    CHECK(import_table(" \r\n ") == "The file is empty");
    CHECK(import_table(",,\n,,\n") == "The sheet has no header");
    CHECK(import_table("PK\x03\x04") ==
          "this is a workbook or another archive, no CSV; save each of its sheets as 'CSV UTF-8'");
    CHECK(import_table("<html>") == "This looks like a web page (HTML) or XML, not a sheet saved as CSV");
    CHECK(import_table(std::string_view("\xff\xfe"
                                        "a\0",
                                        4)) == "a\n");
    CHECK(import_table(std::string_view("a,b\n\0", 5)) ==
          "Row 2, column A: there is a NUL byte: this is no text, or UTF-16 without its mark; save the sheet again as "
          "'CSV UTF-8'");
    CHECK(import_table("a,b\n1,\xe4\n") ==
          "Row 2, column B: this is not UTF-8; save the sheet as 'CSV UTF-8', or say what it is written in: --encoding "
          "windows-1251 for Cyrillic, --encoding windows-1252 for Western European");
    CHECK(import_table("a,b\n1,2\n3,\"never closed\n4,5\n") ==
          "Row 3, column B: this cell begins with a quotation mark that is never closed; all that follows belongs to "
          "it");
    CHECK(import_table("a,\"").starts_with("Row 1, column B: this cell begins with a quotation mark"));
}
