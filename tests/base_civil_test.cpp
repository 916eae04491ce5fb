#include <doctest/doctest.h>

#include <string>

#include "base/civil.h"
#include "values.h"

using namespace sourceline;
using test::utc;

namespace {

constexpr UtcOffset kUtc{0};
constexpr UtcOffset kMoscowOffset{3 * 3600};

}  // namespace

TEST_CASE("the epoch is the first of January 1970, a Thursday") {
    const CivilTime civil = civil_from_instant(Instant{0}, kUtc);
    CHECK(civil.year == 1970);
    CHECK(civil.month == 1);
    CHECK(civil.day == 1);
    CHECK(civil.hour == 0);
    CHECK(civil.weekday == 4);
}

TEST_CASE("known instants have the seconds that date(1) gives them") {
    CHECK(utc("2023-05-22T00:00:00Z").seconds == 1684713600);
    CHECK(utc("2000-02-29T12:34:56Z").seconds == 951827696);
    CHECK(utc("1969-12-31T23:59:59Z").seconds == -1);
    CHECK(utc("1900-03-01T00:00:00Z").seconds == -2203891200);
    CHECK(utc("0000-01-01T00:00:00Z").seconds == -62167219200);
    CHECK(utc("9999-12-31T23:59:59Z").seconds == 253402300799);
}

TEST_CASE("every day from 1880 to 2120 survives the way there and back and follows the day before") {
    std::int64_t days = utc("1880-01-01T00:00Z").seconds / kDay;
    int weekday = civil_from_instant(Instant{days * kDay}, kUtc).weekday;
    for (; days * kDay < utc("2120-01-01T00:00Z").seconds; ++days) {
        const CivilTime civil = civil_from_instant(Instant{days * kDay + 86399}, kUtc);
        REQUIRE(civil.weekday == weekday);
        REQUIRE(civil.second == 59);
        REQUIRE(instant_from_civil(civil, kUtc) == Instant{days * kDay + 86399});
        weekday = (weekday + 1) % 7;
    }
}

TEST_CASE("the 22nd of May 2023 was a Monday") {
    CHECK(civil_from_instant(utc("2023-05-22T12:00Z"), kMoscowOffset).weekday == 1);
}

TEST_CASE("an offset moves the civil time, over midnight and over the new year too") {
    const CivilTime civil = civil_from_instant(utc("2022-12-31T21:30:00Z"), kMoscowOffset);
    CHECK(civil.year == 2023);
    CHECK(civil.day == 1);
    CHECK(civil.hour == 0);
    CHECK(civil.minute == 30);
    CHECK(instant_from_civil(civil, kMoscowOffset) == utc("2022-12-31T21:30:00Z"));
}

TEST_CASE("dates that do not exist are nothing") {
    CHECK_FALSE(parse_date_time("2023-02-29T00:00Z", kUtc));
    CHECK_FALSE(parse_date_time("1900-02-29T00:00Z", kUtc));
    CHECK(parse_date_time("2000-02-29T00:00Z", kUtc));
    CHECK_FALSE(parse_date_time("2023-04-31T00:00Z", kUtc));
    CHECK_FALSE(parse_date_time("2023-13-01T00:00Z", kUtc));
    CHECK_FALSE(parse_date_time("2023-00-01T00:00Z", kUtc));
    CHECK_FALSE(parse_date_time("2023-01-00T00:00Z", kUtc));
    CHECK_FALSE(parse_date_time("2023-01-01T24:00Z", kUtc));
    CHECK_FALSE(parse_date_time("2023-01-01T23:60Z", kUtc));
    CHECK_FALSE(parse_date_time("2023-01-01T23:59:60Z", kUtc));
}

TEST_CASE("a date-time is read with and without seconds, parts of a second and an offset") {
    const Instant expected = utc("2023-05-23T15:30:00Z");
    CHECK(parse_date_time("2023-05-23T18:30:00+03:00", std::nullopt) == expected);
    CHECK(parse_date_time("2023-05-23T18:30+03:00", std::nullopt) == expected);
    CHECK(parse_date_time("2023-05-23T18:30:00.999+03:00", std::nullopt) == expected);
    CHECK(parse_date_time("2023-05-23t15:30z", std::nullopt) == expected);
    CHECK(parse_date_time("2023-05-23T18:30", kMoscowOffset) == expected);
    CHECK(parse_date_time("2023-05-23T06:00-09:30", kMoscowOffset) == expected);
}

TEST_CASE("a date-time without an offset is nothing where no zone is given") {
    CHECK_FALSE(parse_date_time("2023-05-23T18:30", std::nullopt));
}

TEST_CASE("what only looks like a date-time is nothing") {
    for (const char* text :
         {"", "2023", "2023-05-23", "2023-05-23T", "2023-05-23T18", "2023-05-23T18:3",
          "2023-05-23T18:30:", "2023-05-23T18:30:00.", "2023-05-23T18:30+3:00", "2023-05-23T18:30+03",
          "2023-05-23T18:30+15:00", "2023-05-23T18:30Zx", "2023-5-23T18:30", "+2023-05-23T18:30", "2023/05/23T18:30"})
        CHECK_FALSE_MESSAGE(parse_date_time(text, kUtc), std::string(text));
}

TEST_CASE("a date-time cut at any byte never reads past its end") {
    const std::string whole = "2023-05-23T18:30:00.5+03:00";
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::string cut = whole.substr(0, size);
        parse_date_time(cut, kUtc);
    }
    CHECK(parse_date_time(whole, kUtc));
}

TEST_CASE("offsets are read and written alike") {
    CHECK(parse_utc_offset("+03:00") == kMoscowOffset);
    CHECK(parse_utc_offset("-09:30") == UtcOffset{-(9 * 3600 + 1800)});
    CHECK(parse_utc_offset("Z") == kUtc);
    CHECK(parse_utc_offset("-00:00") == kUtc);
    CHECK(parse_utc_offset("+14:00") == UtcOffset{14 * 3600});
    for (const char* text : {"", "3", "+0300", "+03", "+14:01", "-15:00", "+03:60", "03:00", "+03:00 "})
        CHECK_FALSE_MESSAGE(parse_utc_offset(text), std::string(text));
    CHECK(format_utc_offset(kMoscowOffset) == "+03:00");
    CHECK(format_utc_offset({-(9 * 3600 + 1800)}) == "-09:30");
    CHECK(format_utc_offset(kUtc) == "Z");
}

TEST_CASE("an offset of local mean time has seconds, and is read and written alike") {
    const UtcOffset dublin{-(25 * 60 + 21)};
    CHECK(parse_utc_offset("-00:25:21") == dublin);
    CHECK(parse_utc_offset("+02:30:17") == UtcOffset{2 * 3600 + 30 * 60 + 17});
    CHECK(parse_utc_offset("+03:00:00") == kMoscowOffset);
    for (const char* text : {"-00:25:60", "-00:25:2", "-00:25:", "-00:25:211", "-00:25:21:00", "+14:00:01", "-0025:21"})
        CHECK_FALSE_MESSAGE(parse_utc_offset(text), std::string(text));
    CHECK(format_utc_offset(dublin) == "-00:25:21");
    CHECK(format_utc_offset({3 * 3600 + 5}) == "+03:00:05");
    CHECK(format_date_time(utc("1815-06-18T12:00:00Z"), dublin) == "1815-06-18T11:34:39-00:25:21");
    CHECK(parse_date_time(format_date_time(utc("1815-06-18T12:00:00Z"), dublin), std::nullopt) ==
          utc("1815-06-18T12:00:00Z"));
}

TEST_CASE("times are written as RFC 3339") {
    CHECK(format_date_time(utc("2023-05-23T15:30:07Z"), kMoscowOffset) == "2023-05-23T18:30:07+03:00");
    CHECK(format_to_minute(utc("2023-05-23T15:30:07Z"), kMoscowOffset) == "2023-05-23T18:30+03:00");
    CHECK(format_to_minute(utc("2023-05-23T15:30:07Z"), kUtc) == "2023-05-23T15:30Z");
    CHECK(format_to_minute(utc("0007-01-02T03:04Z"), kUtc) == "0007-01-02T03:04Z");
}
