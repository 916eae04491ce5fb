#include "sheets/cells.h"
#include "sheets/csv.h"
#include "sheets/names.h"
#include "sheets/typed_time.h"
#include "story_files.h"

using namespace sourceline;

namespace {

std::string number_of(std::string_view cell, NumberKind kind = NumberKind::Any) {
    const Result<std::string> number = read_number_cell(cell, kind);
    return number ? number.value() : "error: " + number.error();
}

std::string time_of(std::string_view cell) {
    const Result<std::string> time = read_time_cell(cell);
    return time ? time.value() : "error: " + time.error();
}

std::string span_of_cell(std::string_view cell) {
    const Result<TypedSpan> span = read_span_cell(cell);
    return span ? span.value().start + " | " + span.value().end : "error: " + span.error();
}

}  // namespace

TEST_CASE("numbers may have decimal commas, spaces between thousands and a typographic minus") {
    CHECK(number_of("50.60") == "50.60");
    CHECK(number_of("-1.5e3") == "-1.5e3");
    CHECK(number_of("50,6") == "50.6");
    CHECK(number_of("−36,01") == "-36.01");
    CHECK(number_of("12 500") == "12500");
    CHECK(number_of("12\u00a0500,5") == "12500.5");
    CHECK(number_of("+3") == "3");
    CHECK(number_of(".5") == "0.5");
    CHECK(number_of("5.") == "5");
    CHECK(number_of("007") == "7");
    CHECK(number_of("0,125") == "0.125");
    CHECK(number_of("36,012", NumberKind::Degrees) == "36.012");
}

TEST_CASE("a number that can be two is an error, and so is what is none") {
    CHECK(number_of("1,234") == "error: '1,234' can be 1234 or 1.234; write it one of these ways");
    CHECK(number_of("-12,500") == "error: '-12,500' can be -12500 or -12.500; write it one of these ways");
    CHECK(number_of("about 5") ==
          "error: 'about 5' is no number; write one like 12 or 2.5, and words in a column of their own");
    CHECK(number_of("1,234,567").starts_with("error: "));
    CHECK(number_of("1.234,5").starts_with("error: "));
    CHECK(number_of("1 2").starts_with("error: "));
    CHECK(number_of("-").starts_with("error: "));
    CHECK(number_of("50°36′N", NumberKind::Degrees) ==
          "error: '50°36′N' is no number; write degrees like 50.6 or -36.01");
}

TEST_CASE("a text that a spreadsheet would take for a formula is guarded, and comes back as it was") {
    for (const char* text : {"=1+1", "+03:00", "-", "@you", "'=1", "''", "'", "' '", "a", "'a", "''=", "", "–"})
        CHECK(unguarded(guarded(text)) == text);
    CHECK(guarded("=1+1") == "'=1+1");
    CHECK(guarded("'tis") == "'tis");
}

TEST_CASE("errors of formulas are known in several languages, and texts that only begin so are none") {
    for (const char* text :
         {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#BEZUG!", "#ССЫЛКА!", "#¡REF!", "Err:508"})
        CHECK(is_formula_error(text));
    for (const char* text : {"#REF! in the sheet", "#1", "Err:", "", "N/A"}) CHECK_FALSE(is_formula_error(text));
}

TEST_CASE("what the story file takes for a time is left as it is") {
    for (const char* text : {"2023-05-22", "2023-05", "2023", "2023~", "2023-05-22?", "2023-05-22T14:30",
                             "2023-05-22T14:30:05+03:00", "2023-05-22T14:30Z"})
        CHECK(time_of(text) == text);
}

TEST_CASE("dates are read as people type them") {
    for (const char* text :
         {"22.05.2023",     "22.5.2023",           "22/05/2023",        "05/22/2023",        "22-05-2023",
          "2023/05/22",     "2023.05.22",          "22 May 2023",       "22 may 2023",       "May 22, 2023",
          "May 22 2023",    "May 22nd, 2023",      "22nd of May, 2023", "22-May-2023",       "2023 May 22",
          "22. Mai 2023",   "am 22. Mai 2023",     "22 mai 2023",       "le 22 mai 2023",    "22 de mayo de 2023",
          "22 maja 2023",   "22 maja 2023 r.",     "22 травня 2023",    "22 травня 2023 р.", "22 травня 2023 року",
          "22 мая 2023 г.", "22-го мая 2023 года", "22.05.2023 г."})
        CHECK_MESSAGE(time_of(text) == "2023-05-22", text);
    CHECK(time_of("05.06.2023") == "2023-06-05");  // with dots the day comes first
    CHECK(time_of("05/05/2023") == "2023-05-05");
    CHECK(time_of("1er août 2023") == "2023-08-01");
    CHECK(time_of("3. März 2023") == "2023-03-03");
    CHECK(time_of("7 grudnia 2022") == "2022-12-07");
    CHECK(time_of("1 listopada 2022") == "2022-11-01");
    CHECK(time_of("1 листопада 2022") == "2022-11-01");
    CHECK(time_of("9 февраля 1918") == "1918-02-09");
    CHECK(time_of("15 septiembre 1944") == "1944-09-15");
}

TEST_CASE("months and years are read as people type them") {
    for (const char* text : {"May 2023", "Mai 2023", "mayo de 2023", "maj 2023", "травень 2023", "май 2023 г.",
                             "05.2023", "05/2023", "2023/05", "2023-05"})
        CHECK_MESSAGE(time_of(text) == "2023-05", text);
    CHECK(time_of("2023 р.") == "2023");
    CHECK(time_of("May 2023?") == "2023-05?");
}

TEST_CASE("times of day are read with dates") {
    for (const char* text :
         {"2023-05-22 14:30", "22.05.2023 14:30", "22.05.2023, 14:30", "14:30, 22.05.2023", "22 May 2023, 2:30 pm",
          "May 22, 2023 at 2:30 p.m.", "22. Mai 2023 um 14:30 Uhr", "22 mai 2023 à 14h30", "22 травня 2023 о 14:30",
          "22 мая 2023 в 14:30", "5/22/2023 2:30 PM"})
        CHECK_MESSAGE(time_of(text) == "2023-05-22T14:30", text);
    CHECK(time_of("2023-05-22 14:30:05") == "2023-05-22T14:30:05");
    CHECK(time_of("2023-05-22 14:30+03:00") == "2023-05-22T14:30+03:00");
    CHECK(time_of("22.05.2023 14:30 UTC") == "2023-05-22T14:30Z");
    CHECK(time_of("22 May 2023 12 am") == "2023-05-22T00:00");
    CHECK(time_of("22 May 2023 12:15 pm") == "2023-05-22T12:15");
}

TEST_CASE("a date of two small numbers is read in the order that is said, and one that has no such month is none") {
    CHECK(read_time_cell("05/06/2023", DateOrder::DayFirst).value() == "2023-06-05");
    CHECK(read_time_cell("05/06/2023", DateOrder::MonthFirst).value() == "2023-05-06");
    CHECK(read_time_cell("1-2-2023 10:00", DateOrder::MonthFirst).value() == "2023-01-02T10:00");
    CHECK(read_time_cell("05.06.2023", DateOrder::MonthFirst).value() == "2023-06-05");
    CHECK(read_time_cell("2023/05/06", DateOrder::DayFirst).value() == "2023-05-06");
    CHECK(read_span_cell("05/06/2023 – 07/06/2023", DateOrder::DayFirst).value().end == "2023-06-07");
    CHECK(read_time_cell("05/22/2023", DateOrder::DayFirst).error() == "there is no month 22 in '05/22/2023'");
    CHECK(read_time_cell("22/05/2023", DateOrder::MonthFirst).error() == "there is no month 22 in '22/05/2023'");
}

TEST_CASE("a date that can be mistaken is an error that names both") {
    CHECK(time_of("05/06/2023") == "error: '05/06/2023' can be 5 June or 6 May; write 2023-06-05 or 2023-05-06");
    CHECK(time_of("1-2-2023 10:00") ==
          "error: '1-2-2023 10:00' can be 1 February or 2 January; write 2023-02-01 or "
          "2023-01-02");
}

TEST_CASE("what is no date says what to write") {
    CHECK(time_of("early Monday") ==
          "error: 'early Monday' is no date; write e.g. 2023-05-22, 22.05.2023 14:30, 22 May 2023 or 2023-05");
    CHECK(time_of("22 May") == "error: '22 May' names no year; write e.g. 2023-05-22");
    CHECK(time_of("14:30") == "error: '14:30' names no year; write e.g. 2023-05-22");
    CHECK(time_of("May 2023 14:30") ==
          "error: 'May 2023 14:30' has a time of day and no day; write e.g. 2023-05-22 14:30");
    CHECK(time_of("22.05.23") == "error: write the year of '22.05.23' with four digits");
    CHECK(time_of("22 May 23") == "error: write the year of '22 May 23' with four digits");
    CHECK(time_of("45068") ==
          "error: '45068' is the number by which a spreadsheet keeps a date; give the cell the format "
          "of a date, or write e.g. 2023-05-22");
    CHECK(time_of("31.02.2023") == "error: there is no such day as '31.02.2023': February 2023 has 28 days");
    CHECK(time_of("05.22.2023") == "error: there is no month 22 in '05.22.2023'");
    CHECK(time_of("2023-05-22 25:00") ==
          "error: there is no such time of day in '2023-05-22 25:00'; a day runs from 00:00 to 23:59");
    for (const char* text : {"", "-", "22", "00.05.2023", "marble 2023", "22 May June 2023", "May", "2023-05-22-23",
                             "3 5 2023", "12345678901234567890", "\xff\xfe"})
        CHECK_MESSAGE(time_of(text).starts_with("error: "), text);
}

TEST_CASE("spans are two times with something between them") {
    CHECK(span_of_cell("2023-05-22 14:00 – 16:00") == "2023-05-22T14:00 | 2023-05-22T16:00");
    CHECK(span_of_cell("2023-05-22 14:00-16:00") == "2023-05-22T14:00 | 2023-05-22T16:00");
    CHECK(span_of_cell("22.05.2023 20:00 – 23.05.2023 02:00") == "2023-05-22T20:00 | 2023-05-23T02:00");
    CHECK(span_of_cell("22–24 May 2023") == "2023-05-22 | 2023-05-24");
    CHECK(span_of_cell("22 May – 3 June 2023") == "2023-05-22 | 2023-06-03");
    CHECK(span_of_cell("22-24.05.2023") == "2023-05-22 | 2023-05-24");
    CHECK(span_of_cell("22.05. - 03.06.2023") == "2023-05-22 | 2023-06-03");
    CHECK(span_of_cell("2023-05-22/2023-05-24") == "2023-05-22 | 2023-05-24");
    CHECK(span_of_cell("May – June 2023") == "2023-05 | 2023-06");
    CHECK(span_of_cell("2022-2023") == "2022 | 2023");
    CHECK(span_of_cell("22. Mai 2023 bis 24. Mai 2023") == "2023-05-22 | 2023-05-24");
    CHECK(span_of_cell("from 22 May 2023 to 24 May 2023") == "2023-05-22 | 2023-05-24");
    CHECK(span_of_cell("с 22 по 24 мая 2023") == "2023-05-22 | 2023-05-24");
    CHECK(span_of_cell("з 22 до 24 травня 2023") == "2023-05-22 | 2023-05-24");
    CHECK(span_of_cell("22 May 2023") == "2023-05-22 | ");
    CHECK(span_of_cell("2023-05") == "2023-05 | ");
}

TEST_CASE("a span that can be mistaken is an error") {
    CHECK(span_of_cell("22.05.2023 22:00 – 02:00") ==
          "error: in '22.05.2023 22:00 – 02:00' the end comes before the start; write its date, too");
    CHECK(span_of_cell("05/06/2023 – 07/06/2023").starts_with("error: '05/06/2023' can be 5 June or 6 May"));
    CHECK(span_of_cell("05/06/2023").starts_with("error: '05/06/2023' can be 5 June or 6 May"));
    CHECK(span_of_cell("31.04.2023 – 02.05.2023") ==
          "error: there is no such day as '31.04.2023': April 2023 has 30 days");
    CHECK(span_of_cell("Sunday night").starts_with("error: 'Sunday night' is no date"));
    CHECK(span_of_cell("–").starts_with("error: "));
}

TEST_CASE("what the story file takes of EDTF is left as it is, and what it refuses is refused") {
    for (const char* text :
         {"201X", "20XX~", "2004-XX", "2004-21?", "1985-04-XX", "1985-XX-XX", "1985-04-12T23:20:30-04"})
        CHECK(time_of(text) == text);
    CHECK(span_of_cell("2004-06-XX/2005") == "2004-06-XX | 2005");
    CHECK(span_of_cell("1984?/2004%") == "1984? | 2004%");
    CHECK(span_of_cell("201X – 2023-21") == "201X | 2023-21");
    CHECK(span_of_cell("1985-04-12/..") == "1985-04-12 | ..");  // only the story's reader knows whether it may be open
    CHECK(span_of_cell("../1985") == ".. | 1985");
    CHECK(span_of_cell("1985/") ==
          "error: '1985/' leaves its end unknown, and what is drawn needs one; write '1985' alone, or as its end the "
          "latest time that a source allows");
    CHECK(time_of("1984/1985") == "error: '1984/1985' is an interval, and one time belongs here");
    CHECK(time_of("-0044") == "error: '-0044' lies before the year 1; a story has the years 1 to 9999");
    CHECK(time_of("[1984,1985]") ==
          "error: '[1984,1985]' is EDTF of level 2 (a set of dates); a story takes the levels 0 and 1");
}

TEST_CASE("ids are made of names in Latin letters") {
    CHECK(id_of_name("The harbour fire", "en") == "the-harbour-fire");
    CHECK(id_of_name("  Fire — in “the” harbour! ", "en") == "fire-in-the-harbour");
    CHECK(id_of_name("Козинка", "ru") == "kozinka");
    CHECK(id_of_name("Грайворон", "ru") == "grayvoron");
    CHECK(id_of_name("Грайворон", "uk") == "hraivoron");
    CHECK(id_of_name("Запоріжжя", "ru") == "zaporizhzhia");
    CHECK(id_of_name("Щербань", "ru") == "shcherban");
    CHECK(id_of_name("Україна", "uk") == "ukraina");
    CHECK(id_of_name("В’ячеслав", "uk") == "viacheslav");
    CHECK(id_of_name("Αθήνα", "el") == "athina");
    CHECK(id_of_name("Straße nach Łódź", "de") == "strasse-nach-lodz");
    CHECK(id_of_name("Cafe\u0301 Ñandú", "es") == "cafe-nandu");
    CHECK(id_of_name("مدينة", "ar") == "");
    CHECK(id_of_name("", "en") == "");
    CHECK(id_of_name("The mayor says that two people were hurt in the fire", "en") ==
          "the-mayor-says-that-two-people-were-hurt");
    CHECK(id_of_name(std::string(100, 'x'), "en") == std::string(40, 'x'));
}

TEST_CASE("names are compared whatever their case, spaces and quotation marks") {
    CHECK(folded("  the «Harbour»\u00a0fire ") == folded("The \"HARBOUR\" fire"));
    CHECK(folded("козинка") == folded("КОЗИНКА"));
    CHECK(nearest("KOZINCA", {"BELGOROD", "KOZINKA"}) == 1);
    CHECK(nearest("КОЗІНКА", {"КОЗИНКА"}) == 0);
    CHECK(nearest("KYIV", {"LVIV", "ODESA"}) == 2);
    CHECK(nearest("AB", {"AC"}) == 1);
    CHECK(nearest("", {"A"}) == 1);
}

TEST_CASE("encodings are named as people name them") {
    CHECK(sheet_encoding("Windows-1251").value() == SheetEncoding::Windows1251);
    CHECK(sheet_encoding("cp1252").value() == SheetEncoding::Windows1252);
    CHECK(sheet_encoding("UTF-8").value() == SheetEncoding::Utf8);
    CHECK(sheet_encoding("koi8-r").error() ==
          "there is no encoding 'koi8-r'; there are 'windows-1251' (Cyrillic), 'windows-1252' (Western European) and "
          "'utf-8', and UTF-16 is seen by itself");
}
