#include <doctest/doctest.h>

#include "panels/strings.h"

using namespace sourceline;

namespace {

constexpr UtcOffset kZone{3 * 3600};
Instant at(std::string_view text) { return parse_date_time(text, kZone).value(); }
TimeSpan span(std::string_view start, std::string_view end, TimePrecision precision, std::string text = "") {
    return {at(start), at(end), precision, std::move(text)};
}

}  // namespace

TEST_SUITE("panels: words") {
    TEST_CASE("numbers take the plural of their language") {
        CHECK(count_events(Language::English, 1) == "1 event");
        CHECK(count_events(Language::English, 11) == "11 events");
        CHECK(count_events(Language::Ukrainian, 1) == "1 подія");
        CHECK(count_events(Language::Ukrainian, 3) == "3 події");
        CHECK(count_events(Language::Ukrainian, 11) == "11 подій");
        CHECK(count_events(Language::Russian, 21) == "21 событие");
        CHECK(count_events(Language::Russian, 12) == "12 событий");
        CHECK(count_events(Language::Russian, 24) == "24 события");
        CHECK(count_statements_known(Language::English, 19) == "19 statements known");
    }

    TEST_CASE("dates are written as their language writes them") {
        const CivilTime civil = civil_from_instant(at("2023-05-23T18:30"), kZone);
        CHECK(long_date(Language::English, civil) == "Tuesday 23 May 2023");
        CHECK(short_date(Language::English, civil) == "Tue 23 May");
        CHECK(long_date(Language::Ukrainian, civil) == "Вівторок, 23 травня 2023");
        CHECK(long_date(Language::Russian, civil) == "Вторник, 23 мая 2023");
        CHECK(clock_time(civil) == "18:30");
    }

    TEST_CASE("a span is written as precisely as it is known and no more") {
        CHECK(span_text(Language::English, span("2023-05-23T18:30", "2023-05-23T18:30", TimePrecision::Exact), kZone) ==
              "Tuesday 23 May, 18:30");
        CHECK(span_text(Language::English, span("2023-05-23T18:30", "2023-05-23T20:00", TimePrecision::About), kZone) ==
              "Tuesday 23 May, about 18:30–20:00");
        CHECK(span_text(Language::English, span("2023-05-23T06:00", "2023-05-23T10:00", TimePrecision::PartOfDay),
                        kZone) == "Tuesday 23 May, morning");
        CHECK(span_text(Language::English, span("2023-05-22T05:00", "2023-05-23T00:00", TimePrecision::PartOfDay),
                        kZone) == "Monday 22 May · time of day not stated");
        CHECK(span_text(Language::English, span("2023-05-22T20:00", "2023-05-23T06:00", TimePrecision::PartOfDay),
                        kZone) == "Between Monday 22 and Tuesday 23 May, night");
        CHECK(span_text(Language::English, span("2023-05-23T00:00", "2023-05-24T00:00", TimePrecision::Day), kZone) ==
              "Tuesday 23 May · time of day not stated");
        CHECK(span_text(Language::English, span("2023-05-22T00:00", "2023-05-24T00:00", TimePrecision::Day), kZone) ==
              "Between Monday 22 and Tuesday 23 May · time of day not stated");
        CHECK(span_text(Language::English, span("2022-10-01T00:00", "2022-11-01T00:00", TimePrecision::Month), kZone) ==
              "October 2022");
        CHECK(span_text(Language::Ukrainian, span("2022-10-01T00:00", "2022-11-01T00:00", TimePrecision::Month),
                        kZone) == "Жовтень 2022");
    }

    TEST_CASE("a day is never given a clock time") {
        for (const Language language : {Language::English, Language::Ukrainian, Language::Russian})
            for (const TimePrecision precision : {TimePrecision::Day, TimePrecision::Month, TimePrecision::PartOfDay}) {
                CHECK(span_text(language, span("2023-05-22T00:00", "2023-05-24T00:00", precision), kZone).find(':') ==
                      std::string::npos);
                CHECK(said_text(language, span("2023-05-22T00:00", "2023-05-24T00:00", precision), kZone).find(':') ==
                      std::string::npos);
            }
    }

    TEST_CASE("the source's own wording of a time stands in quotation marks") {
        CHECK(said_text(Language::English,
                        span("2023-05-23T00:00", "2023-05-24T00:00", TimePrecision::Day, "later on Tuesday"),
                        kZone) == "Tue 23 May (in the document: “later on Tuesday”)");
    }

    TEST_CASE("a date says no more than its span: a day, some days, a month") {
        CHECK(date_text(Language::English, span("2023-05-23T00:00", "2023-05-24T00:00", TimePrecision::Day), kZone) ==
              "Tuesday 23 May 2023");
        CHECK(date_text(Language::English, span("2023-05-23T00:00", "2023-05-25T00:00", TimePrecision::Day), kZone) ==
              "Tuesday 23 May 2023 – Wednesday 24 May 2023");
        CHECK(date_text(Language::English, span("2022-10-01T00:00", "2022-11-01T00:00", TimePrecision::Month), kZone) ==
              "October 2022");
    }

    TEST_CASE("distances have a decimal below ten kilometres, with the comma where the language has it") {
        CHECK(distance_text(Language::English, 7.53) == "7.5\u00a0km");
        CHECK(distance_text(Language::English, 601.2) == "601\u00a0km");
        CHECK(distance_text(Language::Ukrainian, 7.53) == "7,5\u00a0км");
    }

    TEST_CASE("no language leaves a word out") {
        for (const Language language : {Language::English, Language::Ukrainian, Language::Russian}) {
            const Strings& words = strings(language);
            const auto* first = reinterpret_cast<const char* const*>(&words);
            for (std::size_t i = 0; i < sizeof(Strings) / sizeof(const char*); ++i) {
                REQUIRE(first[i] != nullptr);
                CHECK(first[i][0] != '\0');
            }
        }
    }
}
