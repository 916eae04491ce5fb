#include <doctest/doctest.h>

#include "exchange/draft_dates.h"

using namespace sourceline;

namespace {

std::string import_date(std::string_view text, SlashDates slashes = SlashDates::MayBeMistaken) {
    const Result<DraftDate> date = read_draft_date(text, slashes);
    return date ? written(date.value()) : date.error();
}

std::string import_clock(std::string_view text) {
    DraftDate date{2023, 5, 22, -1, 0, 0, ""};
    const Outcome good = read_draft_clock(text, date);
    return good ? written(date) : good.error();
}

}  // namespace

TEST_CASE("dates that cannot be mistaken are read, as exact as they are written") {
    const std::pair<const char*, const char*> rows[] = {
        {"2023-05-22", "2023-05-22"},
        {" 2023-05 ", "2023-05"},
        {"2023", "2023"},
        {"2023-05-22T05:00", "2023-05-22T05:00"},
        {"2023-05-22 05:00:07", "2023-05-22T05:00:07"},
        {"2023-05-22T05:00:00.123456+00:00", "2023-05-22T05:00+00:00"},
        {"2023-05-22T05:00:00Z", "2023-05-22T05:00Z"},
        {"2023-05-22T05:00:00+0200", "2023-05-22T05:00+02:00"},
        {"2023-05-22T05:00-03", "2023-05-22T05:00-03:00"},
        {"22 May 2023", "2023-05-22"},
        {"08 October 2023", "2023-10-08"},
        {"May 22, 2023", "2023-05-22"},
        {"22-Sept-2023", "2023-09-22"},
        {"3rd June 2023", "2023-06-03"},
        {"May 2023", "2023-05"},
        {"22.5.2023", "2023-05-22"},
        {"5/22/2023", "2023-05-22"},
        {"22/5/2023", "2023-05-22"},
        {"5/5/2023", "2023-05-05"},
        {"2023/05/06", "2023-05-06"},
        {"29.02.2024", "2024-02-29"},
        {"22 травня 2023", "2023-05-22"},
        {"22. Mai 2023", "2023-05-22"},
        {"22 May 2023, 2:30 pm", "2023-05-22T14:30"},
        {"22.5.2023 14:30+03:00", "2023-05-22T14:30+03:00"},
    };
    for (const auto& row : rows) CHECK_MESSAGE(import_date(row.first) == row.second, std::string(row.first));
}

TEST_CASE("what a story takes of EDTF is taken as it stands, and what it refuses says why") {
    for (const char* text :
         {"1984?", "2004-06~", "2004-06-11%", "201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX", "2001-21"})
        CHECK_MESSAGE(import_date(text) == text, std::string(text));
    CHECK(import_date("May 2023?") == "2023-05?");
    CHECK(import_date("-1985") == "'-1985' lies before the year 1; a story has the years 1 to 9999");
    CHECK(import_date("2001-24") ==
          "'2001-24' can be the winter that began in 2000 or in 2001; write its months, '2000-12/2001-03' or "
          "'2001-12/2002-03'");
    CHECK(import_date("1985/").starts_with("'1985/' leaves its end unknown"));
    const DraftDate decade = read_draft_date("201X").value(), day = read_draft_date("2004-06-11~").value();
    CHECK(draft_span(decade, std::nullopt).precision == "month");
    CHECK(draft_span(day, std::nullopt).precision == "day");
    DraftDate clocked = day;
    const Outcome clock = read_draft_clock("14:30", clocked);
    REQUIRE_FALSE(clock.ok());
    CHECK(clock.error() == "'2004-06-11~' cannot have a time of day, '14:30'");
}

TEST_CASE("a date with slashes that can be mistaken is not guessed, unless the form says how it is meant") {
    CHECK(import_date("05/06/2023") == "'05/06/2023' can be mistaken: write 2023-06-05 or 2023-05-06");
    CHECK(import_date("05/06/2023", SlashDates::MonthFirst) == "2023-05-06");
    CHECK(import_date("5/6/2023 14:30", SlashDates::MonthFirst) == "2023-05-06T14:30");
    CHECK(import_date("22/5/2023", SlashDates::MonthFirst) == "'22/5/2023': there is no month 22");
    CHECK(import_date("05/06/23") == "'05/06/23' has no year of four digits; write e.g. '2023-05-22'");
}

TEST_CASE("what is no date says so") {
    constexpr const char* kNone = " is not a date; write e.g. '2023-05-22', '2023-05-22T14:30' or '2023-05'";
    for (const char* text :
         {"soon", "23 May", "May", "1684800000000", "2023-5", "2023-05-22T", "2023-05-22T99:00",
          "2023-05-22T05:00+99:00", "12", "#REF!", "22.5", "2023-05-22x", "22 May June 2023", "////", "-"})
        CHECK_MESSAGE(import_date(text) == "'" + std::string(text) + "'" + kNone, std::string(text));
    CHECK(import_date("") == "there is no date");
    CHECK(import_date("2023-02-29") == "'2023-02-29': 2023-02 has no day 29");
    CHECK(import_date("2023-13-01") == "'2023-13-01': there is no month 13");
    CHECK(import_date("0000-01-01") == "'0000-01-01' lies in the year 0; a story has the years 1 to 9999");
}

TEST_CASE("times of day are read as TimelineJS reads them") {
    const std::pair<const char*, const char*> rows[] = {
        {"14:30", "T14:30"},      {"2:30 pm", "T14:30"},     {"2:30PM", "T14:30"},
        {"12:05 a.m.", "T00:05"}, {"12 pm", "T12:00"},       {"1430", "T14:30"},
        {"930", "T09:30"},        {"14:30:05", "T14:30:05"}, {"14:30:05.250", "T14:30:05"}};
    for (const auto& row : rows)
        CHECK_MESSAGE(import_clock(row.first) == "2023-05-22" + std::string(row.second), std::string(row.first));
    for (const char* text : {"25:00", "14:60", "13 pm", "14", "noon", "1:2:3:4", "", ":", "am"})
        CHECK_MESSAGE(import_clock(text) == "'" + std::string(text) + "' is not a time of day; write e.g. '14:30'",
                      std::string(text));
}

TEST_CASE("a span is as precise as both its ends") {
    const DraftDate month{2023, 5, 0, -1, 0, 0, ""}, day{2023, 5, 22, -1, 0, 0, ""}, clock{2023, 5, 22, 20, 15, 0, ""};
    CHECK(draft_span(month, std::nullopt).precision == "month");
    CHECK(draft_span(day, day).precision == "day");
    CHECK(draft_span(clock, clock).precision == "exact");
    CHECK(draft_span(clock, day).precision == "about");
    CHECK(draft_span(day, month).precision == "about");
    CHECK(ends_before_start(draft_span(clock, DraftDate{2023, 5, 21, -1, 0, 0, ""}), {}));
    CHECK_FALSE(ends_before_start(draft_span(clock, day), {}));
    CHECK_FALSE(ends_before_start(draft_span(clock, clock), {}));
}
