#include <doctest/doctest.h>

#include <string>

#include "words/dates.h"

using namespace sourceline;

namespace {

constexpr UtcOffset kZone{3 * 3600};
const StoryDates kIn2023{kZone, 2023}, kOverYears{kZone, std::nullopt};
Instant in_zone(std::string_view text) { return parse_date_time(text, kZone).value(); }
TimeSpan span(std::string_view start, std::string_view end, TimePrecision precision, std::string text = "") {
    return {in_zone(start), in_zone(end), precision, std::move(text)};
}

}  // namespace

TEST_SUITE("words") {
    TEST_CASE("numbers take the plural of their language") {
        CHECK(count_events(Language::English, 1) == "1 event");
        CHECK(count_events(Language::English, 11) == "11 events");
        CHECK(count_events(Language::Ukrainian, 1) == "1 подія");
        CHECK(count_events(Language::Ukrainian, 3) == "3 події");
        CHECK(count_events(Language::Ukrainian, 11) == "11 подій");
        CHECK(count_events(Language::Russian, 21) == "21 событие");
        CHECK(count_events(Language::Russian, 12) == "12 событий");
        CHECK(count_events(Language::Russian, 24) == "24 события");
        CHECK(count_statements(Language::English, 19, 0) == "19 statements made by now");
        CHECK(count_statements(Language::English, 1, 14) == "1 statement made by now, perhaps 14 more");
        CHECK(count_statements(Language::English, 0, 1) == "perhaps 1 statement made by now");
        CHECK(count_statements(Language::Russian, 0, 2) ==
              "возможно, 2 " + count_statements(Language::Russian, 2, 0).substr(2));
        CHECK(count_statements(Language::Ukrainian, 22, 3) == "22 висловлювання на цей час, можливо, ще 3");
        CHECK(count_answers_known(Language::Russian, 5, 1) == "5 известных ответов, возможно, ещё 1");
    }

    TEST_CASE("dates are written as their language writes them") {
        const CivilTime civil = civil_from_instant(in_zone("2023-05-23T18:30"), kZone);
        CHECK(long_date(Language::English, civil) == "Tuesday 23 May 2023");
        CHECK(short_date(Language::English, civil, kIn2023) == "Tue 23 May");
        CHECK(long_date(Language::Ukrainian, civil) == "Вівторок, 23 травня 2023");
        CHECK(long_date(Language::Russian, civil) == "Вторник, 23 мая 2023");
        CHECK(clock_time(civil) == "18:30");
    }

    TEST_CASE("a span is written as precisely as it is known and no more") {
        CHECK(span_text(Language::English, span("2023-05-23T18:30", "2023-05-23T18:30", TimePrecision::Exact),
                        kIn2023) == "Tuesday 23 May, 18:30");
        CHECK(span_text(Language::English, span("2023-05-23T18:30", "2023-05-23T20:00", TimePrecision::About),
                        kIn2023) == "Tuesday 23 May, about 18:30–20:00");
        CHECK(span_text(Language::English, span("2023-05-23T06:00", "2023-05-23T10:00", TimePrecision::PartOfDay),
                        kIn2023) == "Tuesday 23 May, morning");
        CHECK(span_text(Language::English, span("2023-05-22T05:00", "2023-05-23T00:00", TimePrecision::PartOfDay),
                        kIn2023) == "Monday 22 May · time of day not stated");
        CHECK(span_text(Language::English, span("2023-05-22T20:00", "2023-05-23T06:00", TimePrecision::PartOfDay),
                        kIn2023) == "Between Monday 22 and Tuesday 23 May, night");
        CHECK(span_text(Language::English, span("2023-05-23T00:00", "2023-05-24T00:00", TimePrecision::Day), kIn2023) ==
              "Tuesday 23 May · time of day not stated");
        CHECK(span_text(Language::English, span("2023-05-22T00:00", "2023-05-24T00:00", TimePrecision::Day), kIn2023) ==
              "Between Monday 22 and Tuesday 23 May · time of day not stated");
        CHECK(span_text(Language::English, span("2022-10-01T00:00", "2022-11-01T00:00", TimePrecision::Month),
                        kIn2023) == "October 2022");
        CHECK(span_text(Language::Ukrainian, span("2022-10-01T00:00", "2022-11-01T00:00", TimePrecision::Month),
                        kIn2023) == "Жовтень 2022");
    }

    TEST_CASE("what is approximate is told with about, what is uncertain has a question mark") {
        const auto marked = [](TimeSpan when, DateMark mark) {
            when.start_mark = when.end_mark = mark;
            return when;
        };
        const TimeSpan june = span("2004-06-01T00:00", "2004-07-01T00:00", TimePrecision::Month),
                       year = span("1984-01-01T00:00", "1985-01-01T00:00", TimePrecision::Month),
                       day = span("2023-05-23T00:00", "2023-05-24T00:00", TimePrecision::Day),
                       days = span("2023-05-22T00:00", "2023-05-24T00:00", TimePrecision::Day);
        const auto told = [&](const TimeSpan& when, DateMark mark, Language language = Language::English) {
            return span_text(language, marked(when, mark), kIn2023);
        };
        CHECK(told(june, DateMark::Approximate) == "About June 2004");
        CHECK(told(june, DateMark::Uncertain) == "June 2004 (?)");
        CHECK(told(june, DateMark::Both) == "About June 2004 (?)");
        CHECK(told(june, DateMark::Approximate, Language::Russian) == "Около июня 2004");
        CHECK(told(june, DateMark::Approximate, Language::Ukrainian) == "Близько червня 2004");
        CHECK(told(year, DateMark::Approximate) == "About 1984");
        CHECK(told(year, DateMark::Uncertain) == "1984 (?)");
        CHECK(told(day, DateMark::Approximate) == "About 23 May · time of day not stated");
        CHECK(told(day, DateMark::Uncertain) == "Tuesday 23 May (?) · time of day not stated");
        CHECK(told(days, DateMark::Approximate) == "About 22 May – 23 May · time of day not stated");
        TimeSpan about = day;
        about.precision = TimePrecision::About;
        CHECK(told(about, DateMark::Approximate) == "About 23 May");
        CHECK(said_text(Language::English, marked(day, DateMark::Both), kIn2023) == "About 23 May (?)");
        CHECK(said_text(Language::English, marked(day, DateMark::Uncertain), kIn2023) == "Tue 23 May (?)");
        CHECK(date_text(Language::English, marked(june, DateMark::Uncertain), kZone) == "June 2004 (?)");
        CHECK(date_text(Language::English, marked(day, DateMark::Approximate), kZone) == "About 23 May 2023");
    }

    TEST_CASE("a date says its year where the story spans more than one, and where its year is not the story's") {
        const CivilTime civil = civil_from_instant(in_zone("2023-05-23T18:30"), kZone);
        for (const StoryDates& dates : {kOverYears, StoryDates{kZone, 2022}}) {
            CHECK(short_date(Language::English, civil, dates) == "Tue 23 May 2023");
            CHECK(short_date(Language::Ukrainian, civil, dates) == "Вт 23 травня 2023");
            CHECK(short_date(Language::Russian, civil, dates) == "Вт 23 мая 2023");
            CHECK(day_and_month(Language::English, civil, dates) == "23 May 2023");
            CHECK(month_label(Language::Ukrainian, civil, dates) == "Травень 2023");
        }
        CHECK(day_and_month(Language::Russian, civil, kIn2023) == "23 мая");
        CHECK(month_label(Language::English, civil, kIn2023) == "May");

        const TimeSpan minute = span("2023-05-23T18:30", "2023-05-23T18:30", TimePrecision::Exact);
        CHECK(span_text(Language::English, minute, kOverYears) == "Tuesday 23 May 2023, 18:30");
        CHECK(span_text(Language::Ukrainian, minute, kOverYears) == "Вівторок, 23 травня 2023, 18:30");
        CHECK(span_text(Language::Russian, minute, kOverYears) == "Вторник, 23 мая 2023, 18:30");
        CHECK(said_text(Language::English, minute, kOverYears) == "Tue 23 May 2023, 18:30");
        const TimeSpan days = span("2023-05-22T00:00", "2023-05-24T00:00", TimePrecision::Day);
        CHECK(span_text(Language::English, days, kOverYears) ==
              "Between Monday 22 and Tuesday 23 May 2023 · time of day not stated");
        CHECK(span_text(Language::Ukrainian, days, kOverYears) == "22 травня – 23 травня 2023 · час доби не вказано");
        CHECK(said_text(Language::English, days, kOverYears) == "Mon 22 May 2023–Tue 23 May 2023");
    }

    TEST_CASE("amid a sentence a weekday is written as the language writes it, and large where a date begins") {
        const TimeSpan night = span("2023-05-22T23:30", "2023-05-23T01:00", TimePrecision::Exact),
                       day = span("2023-05-23T00:00", "2023-05-24T00:00", TimePrecision::Day),
                       days = span("2023-05-22T00:00", "2023-05-24T00:00", TimePrecision::Day);
        CHECK(span_text(Language::Spanish, night, kIn2023) == "Lunes 22 de mayo, 23:30 – martes 23 de mayo, 01:00");
        CHECK(span_text(Language::Ukrainian, night, kIn2023) ==
              "Понеділок, 22 травня, 23:30 – вівторок, 23 травня, 01:00");
        CHECK(span_text(Language::English, night, kIn2023) == "Monday 22 May, 23:30 – Tuesday 23 May, 01:00");
        CHECK(span_text(Language::German, night, kIn2023) == "Montag, 22. Mai, 23:30 – Dienstag, 23. Mai, 01:00");
        CHECK(date_text(Language::French, day, kZone) == "Mardi 23 mai 2023");
        CHECK(date_text_amid(Language::French, day, kZone) == "mardi 23 mai 2023");
        const TimeSpan june = span("2004-06-01T00:00", "2004-07-01T00:00", TimePrecision::Month);
        CHECK(date_text(Language::Spanish, june, kZone) == "Junio 2004");
        CHECK(date_text_amid(Language::Spanish, june, kZone) == "junio 2004");
        CHECK(date_text_amid(Language::English, june, kZone) == "June 2004");
        CHECK(date_text(Language::Russian, days, kZone) == "Понедельник, 22 мая 2023 – вторник, 23 мая 2023");
        CHECK(said_text(Language::Polish, days, kIn2023) == "Pon. 22 maja–wt. 23 maja");
    }

    TEST_CASE("over New Year both days say their year") {
        const TimeSpan days = span("2023-12-31T00:00", "2024-01-02T00:00", TimePrecision::Day);
        const TimeSpan night = span("2023-12-31T23:00", "2024-01-01T01:00", TimePrecision::Exact);
        CHECK(span_text(Language::English, days, kOverYears) ==
              "Between Sunday 31 December 2023 and Monday 1 January 2024 · time of day not stated");
        CHECK(span_text(Language::Ukrainian, days, kOverYears) ==
              "31 грудня 2023 – 1 січня 2024 · час доби не вказано");
        CHECK(span_text(Language::Russian, days, kOverYears) ==
              "31 декабря 2023 – 1 января 2024 · время суток не указано");
        CHECK(said_text(Language::English, days, kIn2023) == "Sun 31 Dec 2023–Mon 1 Jan 2024");
        CHECK(said_text(Language::English, days, kOverYears) == "Sun 31 Dec 2023–Mon 1 Jan 2024");
        CHECK(span_text(Language::English, night, kOverYears) ==
              "Sunday 31 December 2023, 23:00 – Monday 1 January 2024, 01:00");
    }

    TEST_CASE("whole years are written as years") {
        CHECK(span_text(Language::English, span("2014-01-01T00:00", "2015-01-01T00:00", TimePrecision::Month),
                        kOverYears) == "2014");
        CHECK(date_text(Language::Ukrainian, span("1842-01-01T00:00", "1848-01-01T00:00", TimePrecision::Month),
                        kZone) == "1842–1847");
        CHECK(date_text(Language::English, span("2014-01-01T00:00", "2014-12-01T00:00", TimePrecision::Month), kZone) ==
              "January 2014 – November 2014");
    }

    TEST_CASE("the year can be spared only where all of the story's time lies in one, in the story's zone") {
        Story story;
        story.utc_offset = kZone;
        const auto only_year = [&](std::string_view start, std::string_view end) {
            story.start = in_zone(start);
            story.end = in_zone(end);
            return dates_of(story).only_year;
        };
        CHECK(only_year("2023-05-22T00:00", "2023-05-25T00:00") == 2023);
        CHECK(only_year("2023-01-01T00:00", "2024-01-01T00:00") == 2023);  // its end is no more of it
        CHECK_FALSE(only_year("2023-01-01T00:00", "2024-01-01T00:01"));
        CHECK_FALSE(only_year("2022-12-31T23:59", "2023-01-01T00:01"));
        CHECK(only_year("2022-12-31T21:00Z", "2023-12-31T20:59Z") == 2023);
    }

    TEST_CASE("a day is never given a clock time") {
        for (const Language language : {Language::English, Language::Ukrainian, Language::Russian})
            for (const TimePrecision precision : {TimePrecision::Day, TimePrecision::Month, TimePrecision::PartOfDay}) {
                CHECK(span_text(language, span("2023-05-22T00:00", "2023-05-24T00:00", precision), kIn2023).find(':') ==
                      std::string::npos);
                CHECK(said_text(language, span("2023-05-22T00:00", "2023-05-24T00:00", precision), kIn2023).find(':') ==
                      std::string::npos);
            }
    }

    TEST_CASE("the source's own wording of a time stands in quotation marks") {
        CHECK(said_text(Language::English,
                        span("2023-05-23T00:00", "2023-05-24T00:00", TimePrecision::Day, "later on Tuesday"),
                        kIn2023) == "Tue 23 May (in the document: “later on Tuesday”)");
        CHECK(said_text(Language::English,
                        span("2022-01-01T00:00", "2023-01-01T00:00", TimePrecision::Month, "last year"),
                        kIn2023) == "2022 (in the document: “last year”)");
        CHECK(said_text(Language::English, span("2022-12-01T00:00", "2023-01-01T00:00", TimePrecision::Month),
                        kIn2023) == "December 2022");
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

    TEST_CASE("a count takes the form that its language's family of rules has for it") {
        const auto forms = [](PluralRule rule) {
            std::string text;
            for (const int count : {0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 111, 112})
                text += std::to_string(plural_form(rule, count));
            return text;
        };
        CHECK(forms(PluralRule::Other) == "00000000000000");
        CHECK(forms(PluralRule::OneOther) == "10111111111111");
        CHECK(forms(PluralRule::French) == "00111111111111");
        CHECK(forms(PluralRule::EastSlavic) == "20112222012022");
        CHECK(forms(PluralRule::Polish) == "20112222212222");
    }

    TEST_CASE("what may have happened is told among the events") {
        CHECK(count_events_and_possible(Language::English, 23, 12) == "23 events (12 possibly)");
        CHECK(count_events_and_possible(Language::Ukrainian, 2, 1) == "2 події (1 можливо)");
        CHECK(count_events_and_possible(Language::English, 1, 0) == "1 event");
    }

    TEST_CASE("a language is found by its tag, whatever region the tag names, and by nothing else") {
        for (int i = 0; i < kLanguageCount; ++i) {
            const auto language = static_cast<Language>(i);
            const std::string tag = strings(language).tag;
            CHECK(language_of(tag) == language);
            CHECK(language_of(tag + "-XX") == language);
            CHECK_FALSE(language_of(tag + "x"));
        }
        CHECK(language_of("uk-UA") == Language::Ukrainian);
        CHECK_FALSE(language_of(""));
        CHECK_FALSE(language_of("-uk"));
        CHECK_FALSE(language_of("u"));
    }

    TEST_CASE("other languages are named in the reader's own, and by their tag where no name is known") {
        CHECK(name_of_language(Language::English, "uk") == "Ukrainian");
        CHECK(name_of_language(Language::Ukrainian, "ru-RU") == "російська");
        CHECK(name_of_language(Language::Russian, "sw") == "sw");
        CHECK(in_language(Language::English, "ru") == "in Russian");
        CHECK(in_language(Language::Ukrainian, "en") == "англійською");
        CHECK(in_language(Language::English, "pt-BR") == "pt-BR");
    }

    TEST_CASE("a pattern takes its values by name and leaves what it is not given") {
        CHECK(filled("{b} of {a}, {c}", {{"a", "A"}, {"b", "{a}"}}) == "{a} of A, {c}");
        CHECK(filled("about %s", "%s km") == "about %s km");
        CHECK(filled("none", "x") == "none");
    }
}
