#include "sheets/csv.h"

#include "random.h"
#include "story_files.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

bool is_name(std::string_view name) { return name == "id" || name == "name"; }

// "1:a|b|c 2:d|e|f", the fault at the end.
std::string shown(std::string_view bytes, SheetEncoding encoding = SheetEncoding::Utf8) {
    const Grid grid = read_grid(bytes, encoding, is_name);
    std::string out;
    for (const Grid::Row& row : grid.rows()) {
        out += (out.empty() ? "" : " ") + std::to_string(row.number) + ":";
        for (std::size_t i = 0; i < row.count; ++i) out += (i == 0 ? "" : "|") + std::string(grid.cell(row, i));
    }
    if (grid.fault())
        out += " fault at " + std::to_string(grid.fault()->at.row) + column_letters(grid.fault()->at.column);
    return out;
}

std::string utf16(std::u16string_view text, bool big_end_first) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xff);
        bytes += big_end_first ? high : low;
        bytes += big_end_first ? low : high;
    }
    return bytes;
}

}  // namespace

TEST_CASE("cells are parted by commas, semicolons or tabs, as the header is") {
    CHECK(shown("id,name\n1,a;b\n") == "1:id|name 2:1|a;b");
    CHECK(shown("id;name\n1;a,b\n") == "1:id|name 2:1|a,b");
    CHECK(shown("id\tname\n1\ta,b;c\n") == "1:id|name 2:1|a,b;c");
    CHECK(shown("\"a,b\";name\n1;2\n") == "1:a,b|name 2:1|2");
    CHECK(shown("sep=;\r\nid;name\r\n1;2\r\n") == "1:id|name 2:1|2");
    CHECK(shown("x;y;z,u\n1;2;3\n") == "1:x|y|z,u 2:1|2|3");
}

TEST_CASE("rows keep the numbers of the spreadsheet, whatever ends the lines") {
    CHECK(shown("id\n\n\na\n") == "1:id 4:a");
    CHECK(shown("id\r\n\r\n\r\na") == "1:id 4:a");
    CHECK(shown("id\r\ra\r") == "1:id 3:a");
    CHECK(shown("id,name\n,\n  ,\t\na,\"b\nc\nd\"\ne,f") == "1:id|name 4:a|b\nc\nd 5:e|f");
    CHECK(shown("\n\nid\na") == "3:id 4:a");
    CHECK(shown("") == "");
    CHECK(shown("\n") == "");
}

TEST_CASE("quotation marks around a cell are its frame, within one they stand for themselves") {
    CHECK(shown("id,name\n\"a \"\"b\"\"\",\" c \"\n") == "1:id|name 2:a \"b\"| c ");
    CHECK(shown("id,name\n5\" gun, 12\" pipe\n") == "1:id|name 2:5\" gun| 12\" pipe");
    CHECK(shown("id,name\na,\"b\n") == "1:id|name fault at 2B");
    CHECK(shown("id,name\na,b\n\"c\nd\",\"e\" f\ng,h\n") == "1:id|name 2:a|b fault at 3B");
    CHECK(shown("id,name\n\"a,b\nc,\"d\",e\n") == "1:id|name fault at 2A");
    CHECK(shown("\"") == " fault at 1A");
}

TEST_CASE("text is known by its byte order mark, or by what is said of it") {
    CHECK(shown("\xEF\xBB\xBFid,name\n1,й\n") == "1:id|name 2:1|й");
    CHECK(shown("\xFF\xFE" + utf16(u"id\tname\r\n1\tй😀\r\n", false)) == "1:id|name 2:1|й😀");
    CHECK(shown("\xFE\xFF" + utf16(u"id\tname\r\n1\tй\r\n", true)) == "1:id|name 2:1|й");
    CHECK(shown("id,name\n1,\xb3\xe9\xa8\n", SheetEncoding::Windows1251) == "1:id|name 2:1|ійЁ");
    CHECK(shown("id,name\n1,\x84\xe4\x93\n", SheetEncoding::Windows1252) == "1:id|name 2:1|„ä“");
    CHECK(shown("id,name\n1,й\n", SheetEncoding::Windows1251) == "1:id|name 2:1|й");  // it is UTF-8
    CHECK(shown("id,name\n1,2\n3,\xe9\n") == "1:id|name 2:1|2 3:3|\xe9 fault at 3B");
    CHECK(shown("\xFF\xFE"
                "a") == " fault at 0A");
    CHECK(shown("\xFF\xFE" + std::string("\x00\xD8", 2)) == " fault at 0A");  // half of a pair
    CHECK(shown(utf16(u"id\tname\n", false)).ends_with(" fault at 1A"));
    CHECK(shown("PK\x03\x04") == " fault at 0A");
}

TEST_CASE("columns are named as on the screen") {
    CHECK(column_letters(0) == "A");
    CHECK(column_letters(25) == "Z");
    CHECK(column_letters(26) == "AA");
    CHECK(column_letters(701) == "ZZ");
    CHECK(column_letters(702) == "AAA");
}

TEST_CASE("whatever is written is read again as it was") {
    Random random(12);
    constexpr std::string_view kPieces[] = {"a", ",", ";", "\t", "\"", "\n", "\r\n", "й", " ", "'", "sep=;"};
    for (int round = 0; round < 500; ++round) {
        std::vector<std::vector<std::string>> rows(static_cast<std::size_t>(1 + random.below(4)));
        CsvWriter csv;
        csv.cell("id");
        for (int i = 0; i < 3; ++i) csv.cell("name");
        csv.end_row();
        std::string expected = "1:id|name|name|name";
        for (std::size_t r = 0; r < rows.size(); ++r) {
            expected += " " + std::to_string(r + 2) + ":x";
            csv.cell("x");
            for (int c = 0; c < 3; ++c) {
                std::string text;
                for (int i = random.below(5); i > 0; --i) text += kPieces[random.below(std::size(kPieces))];
                csv.cell(text);
                expected += "|" + text;
            }
            csv.end_row();
        }
        CHECK(shown(csv.take()) == expected);
    }
}
