// The Extended Date/Time Format: https://www.loc.gov/standards/datetime/ (4 February 2019), whose examples stand here.
#include <doctest/doctest.h>

#include "exchange/export_time.h"
#include "random.h"
#include "story/edtf.h"
#include "story_files.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

struct EdtfRow {
    const char* text;
    const char* read;
};

constexpr const char* kEdtfGrains[] = {"moment", "day", "month", "year"};

std::string edtf_instant(Instant instant) {
    const std::string text(format_date_time(instant, {}));
    constexpr std::string_view kMidnight = "T00:00:00Z";
    return text.ends_with(kMidnight) ? text.substr(0, text.size() - kMidnight.size()) : text;
}

std::string edtf_moment(const Moment& moment) {
    if (moment.mark == DateMark::Open) return "open";
    std::string text = kEdtfGrains[static_cast<int>(moment.grain)];
    text += std::string(sign_of(moment.mark)) + " " + edtf_instant(moment.first);
    return moment.first == moment.after ? text : text + " until " + edtf_instant(moment.after);
}

// "day 1985-04-12 until 1985-04-13", "refused: …", "no time".
std::string edtf_read(std::string_view text, const EdtfFrame& frame = {}) {
    const EdtfReading read = parse_edtf(text, frame);
    if (read.time && !read.refused.empty()) return "both";
    if (!read.refused.empty()) return "refused: " + read.refused;
    if (!read.time) return "no time";
    std::string start = edtf_moment(read.time->start);
    if (!read.time->end) return start;
    const std::string told = start + "; " + edtf_moment(*read.time->end);
    const std::string why = why_not_open(text, *read.time);
    return why.empty() ? told : told + "; " + why;
}

void check_edtf(std::initializer_list<EdtfRow> rows) {
    for (const EdtfRow& row : rows) CHECK_MESSAGE(edtf_read(row.text) == row.read, std::string(row.text));
}

// Every example of the levels 0 and 1.
constexpr EdtfRow kEdtfExamples[] = {
    {"1985-04-12", "day 1985-04-12 until 1985-04-13"},
    {"1985-04", "month 1985-04-01 until 1985-05-01"},
    {"1985", "year 1985-01-01 until 1986-01-01"},
    {"1985-04-12T23:20:30", "moment 1985-04-12T23:20:30Z"},
    {"1985-04-12T23:20:30Z", "moment 1985-04-12T23:20:30Z"},
    {"1985-04-12T23:20:30-04", "moment 1985-04-13T03:20:30Z"},
    {"1985-04-12T23:20:30+04:30", "moment 1985-04-12T18:50:30Z"},
    {"1964/2008", "year 1964-01-01 until 1965-01-01; year 2008-01-01 until 2009-01-01"},
    {"2004-06/2006-08", "month 2004-06-01 until 2004-07-01; month 2006-08-01 until 2006-09-01"},
    {"2004-02-01/2005-02-08", "day 2004-02-01 until 2004-02-02; day 2005-02-08 until 2005-02-09"},
    {"2004-02-01/2005-02", "day 2004-02-01 until 2004-02-02; month 2005-02-01 until 2005-03-01"},
    {"2004-02-01/2005", "day 2004-02-01 until 2004-02-02; year 2005-01-01 until 2006-01-01"},
    {"2005/2006-02", "year 2005-01-01 until 2006-01-01; month 2006-02-01 until 2006-03-01"},
    {"Y170000002", "refused: 'Y170000002' is a year of more than four digits; a story has the years 1 to 9999"},
    {"Y-170000002", "refused: 'Y-170000002' is a year of more than four digits; a story has the years 1 to 9999"},
    {"2001-21", "month 2001-03-01 until 2001-07-01"},
    {"1984?", "year? 1984-01-01 until 1985-01-01"},
    {"2004-06~", "month~ 2004-06-01 until 2004-07-01"},
    {"2004-06-11%", "day% 2004-06-11 until 2004-06-12"},
    {"201X", "year 2010-01-01 until 2020-01-01"},
    {"20XX", "year 2000-01-01 until 2100-01-01"},
    {"2004-XX", "year 2004-01-01 until 2005-01-01"},
    {"1985-04-XX", "month 1985-04-01 until 1985-05-01"},
    {"1985-XX-XX", "year 1985-01-01 until 1986-01-01"},
    {"1985-04-12/..",
     "day 1985-04-12 until 1985-04-13; open; '1985-04-12/..' leaves its end open, and what is drawn needs one; write "
     "'1985-04-12' alone, or as its end the latest time that a source allows"},
    {"1985-04/..",
     "month 1985-04-01 until 1985-05-01; open; '1985-04/..' leaves its end open, and what is drawn needs one; write "
     "'1985-04' alone, or as its end the latest time that a source allows"},
    {"1985/..",
     "year 1985-01-01 until 1986-01-01; open; '1985/..' leaves its end open, and what is drawn needs one; write "
     "'1985' alone, or as its end the latest time that a source allows"},
    {"../1985-04-12",
     "open; day 1985-04-12 until 1985-04-13; '../1985-04-12' leaves its start open, and what is drawn needs one; "
     "write '1985-04-12' alone, or as its start the earliest time that a source allows"},
    {"../1985-04",
     "open; month 1985-04-01 until 1985-05-01; '../1985-04' leaves its start open, and what is drawn needs one; write "
     "'1985-04' alone, or as its start the earliest time that a source allows"},
    {"../1985",
     "open; year 1985-01-01 until 1986-01-01; '../1985' leaves its start open, and what is drawn needs one; write "
     "'1985' alone, or as its start the earliest time that a source allows"},
    {"1985-04-12/",
     "refused: '1985-04-12/' leaves its end unknown, and what is drawn needs one; write '1985-04-12' alone, or as its "
     "end the latest time that a source allows"},
    {"1985-04/",
     "refused: '1985-04/' leaves its end unknown, and what is drawn needs one; write '1985-04' alone, or as its end "
     "the latest time that a source allows"},
    {"1985/",
     "refused: '1985/' leaves its end unknown, and what is drawn needs one; write '1985' alone, or as its end the "
     "latest time that a source allows"},
    {"/1985-04-12",
     "refused: '/1985-04-12' leaves its start unknown, and what is drawn needs one; write '1985-04-12' alone, or as "
     "its start the earliest time that a source allows"},
    {"/1985-04",
     "refused: '/1985-04' leaves its start unknown, and what is drawn needs one; write '1985-04' alone, or as its "
     "start the earliest time that a source allows"},
    {"/1985",
     "refused: '/1985' leaves its start unknown, and what is drawn needs one; write '1985' alone, or as its start the "
     "earliest time that a source allows"},
    {"-1985", "refused: '-1985' lies before the year 1; a story has the years 1 to 9999"},
};

constexpr const char* kEdtfOther = "X elsewhere than for the last digits";

std::string edtf_level_2(std::string_view text, std::string_view what) {
    return "refused: '" + std::string(text) + "' is EDTF of level 2 (" + std::string(what) +
           "); a story takes the levels 0 and 1";
}

// What a reader of the fixture with this `when` of its event tells, or its time: precision, marks, start and end.
std::string when_read(const std::string& when, const char* kind = "\"kind\": \"other\"") {
    const std::string good =
        with(with(with(fixture("minimal.json"), "\"start\": \"2023-05-22T00:00\"", "\"start\": \"1900\""),
                  "\"kind\": \"other\"", kind),
             "{\"start\": \"2023-05-22T20:00\", \"precision\": \"exact\"}", when);
    const ReadStory read = read_story(good);
    if (!read.story) return problems(read.report);
    const TimeSpan& span = read.story->events[0].when;
    const UtcOffset offset = read.story->utc_offset;
    const auto local = [&](Instant instant) { return edtf_instant(instant + offset.seconds); };
    return std::string(word_of(span.precision)) + " " + local(span.start) + std::string(sign_of(span.start_mark)) +
           " until " + local(span.end) + std::string(sign_of(span.end_mark)) +
           (span.text.empty() ? "" : " (" + span.text + ")");
}

}  // namespace

TEST_CASE("every example of EDTF's levels 0 and 1 is taken, or refused by a sentence that says which part and why") {
    for (const EdtfRow& row : kEdtfExamples) CHECK_MESSAGE(edtf_read(row.text) == row.read, std::string(row.text));
}

TEST_CASE("marks stand at the end of every date, also where X stands for digits, in seasons and in intervals") {
    check_edtf({
        {"2004?", "year? 2004-01-01 until 2005-01-01"},
        {"2004-06-11~", "day~ 2004-06-11 until 2004-06-12"},
        {"201X?", "year? 2010-01-01 until 2020-01-01"},
        {"2004-XX~", "year~ 2004-01-01 until 2005-01-01"},
        {"1985-04-XX%", "month% 1985-04-01 until 1985-05-01"},
        {"2001-23?", "month? 2001-09-01 until 2002-01-01"},
        {"1984?/2004%", "year? 1984-01-01 until 1985-01-01; year% 2004-01-01 until 2005-01-01"},
        {"1984-06-02?/2004-08-08~", "day? 1984-06-02 until 1984-06-03; day~ 2004-08-08 until 2004-08-09"},
        {"2004-06-XX/2004-07-03", "month 2004-06-01 until 2004-07-01; day 2004-07-03 until 2004-07-04"},
        {"2001-21/2001-22", "month 2001-03-01 until 2001-07-01; month 2001-06-01 until 2001-10-01"},
        {"195X/1984", "year 1950-01-01 until 1960-01-01; year 1984-01-01 until 1985-01-01"},
        {"2023-05-22T20:00/2023-05-23T06:00:07Z", "moment 2023-05-22T20:00:00Z; moment 2023-05-23T06:00:07Z"},
    });
    CHECK(edtf_read("1984?~") == "no time");
    CHECK(edtf_read("?") == "no time");
    CHECK(edtf_read("2023-05-22T14:30?") == "no time");
}

TEST_CASE("a season is that of the half of the Earth that the story shows, and is refused where its months are open") {
    const EdtfFrame south{.seasons = Hemisphere::South}, both{.seasons = Hemisphere::Both};
    CHECK(edtf_read("2001-22") == "month 2001-06-01 until 2001-10-01");
    CHECK(edtf_read("2001-23") == "month 2001-09-01 until 2002-01-01");
    CHECK(edtf_read("2001-24") ==
          "refused: '2001-24' can be the winter that began in 2000 or in 2001; write its months, '2000-12/2001-03' or "
          "'2001-12/2002-03'");
    CHECK(edtf_read("2001-21", south) == "month 2001-09-01 until 2002-01-01");
    CHECK(edtf_read("2001-22", south) ==
          "refused: '2001-22' can be the summer that began in 2000 or in 2001; write its months, '2000-12/2001-03' or "
          "'2001-12/2002-03'");
    CHECK(edtf_read("2001-23", south) == "month 2001-03-01 until 2001-07-01");
    CHECK(edtf_read("2001-24~", south) == "month~ 2001-06-01 until 2001-10-01");
    CHECK(edtf_read("2001-21", both) ==
          "refused: '2001-21' is a spring, and the story's view lies on both sides of the equator, where seasons "
          "differ; write its months, e.g. '2001-03/2001-06' in the north or '2001-09/2001-12' in the south");
    CHECK(edtf_read("2001-21/2002", both).starts_with("refused: '2001-21' is a spring"));
}

TEST_CASE("level 2 is refused by its name") {
    check_edtf({
        {"2001-34",
         "refused: '2001-34' is EDTF of level 2 (a part of the year); a story takes the levels 0 and 1; write its "
         "months, '2001-04/2001-06'"},
        {"2001-39",
         "refused: '2001-39' is EDTF of level 2 (a part of the year); a story takes the levels 0 and 1; write its "
         "months, '2001-09/2001-12'"},
        {"2001-41",
         "refused: '2001-41' is EDTF of level 2 (a part of the year); a story takes the levels 0 and 1; write its "
         "months, '2001-07/2001-12'"},
    });
    const std::pair<const char*, const char*> rows[] = {
        {"Y-17E7", "a year with an exponent"},
        {"Y3388E2S3", "a year with an exponent"},
        {"1950S2", "a year's significant digits"},
        {"Y171010000S3", "a year's significant digits"},
        {"2001-25", "a season of one half of the Earth"},
        {"2001-32", "a season of one half of the Earth"},
        {"[1667,1668,1670..1672]", "a set of dates"},
        {"[..1760-12-03]", "a set of dates"},
        {"[1760-12..]", "a set of dates"},
        {"[1760-01,1760-02,1760-12..]", "a set of dates"},
        {"[1667,1760-12]", "a set of dates"},
        {"[..1984]", "a set of dates"},
        {"{1667,1668,1670..1672}", "a set of dates"},
        {"{1960,1961-12}", "a set of dates"},
        {"{..1984}", "a set of dates"},
        {"2004-06~-11", "a mark of one part of the date"},
        {"2004?-06-11", "a mark of one part of the date"},
        {"?2004-06-~11", "a mark of one part of the date"},
        {"2004-%06-11", "a mark of one part of the date"},
        {"156X-12-25", kEdtfOther},
        {"15XX-12-25", kEdtfOther},
        {"XXXX-12-XX", kEdtfOther},
        {"1XXX-XX", kEdtfOther},
        {"1XXX-12", kEdtfOther},
        {"1984-1X", kEdtfOther},
        {"1XXX", kEdtfOther},
        {"2004-XX-12", kEdtfOther},
        {"2004-06-1X", kEdtfOther},
    };
    for (const auto& row : rows)
        CHECK_MESSAGE(edtf_read(row.first) == edtf_level_2(row.first, row.second), std::string(row.first));
    CHECK(edtf_read("2004-06-~01/2004-06-~20") == edtf_level_2("2004-06-~01", "a mark of one part of the date"));
}

TEST_CASE("years other than 1 to 9999 are refused, however they are written") {
    check_edtf({
        {"0001", "year 0001-01-01 until 0002-01-01"},
        {"9999-12-31", "day 9999-12-31 until 10000-01-01"},
        {"001X", "year 0010-01-01 until 0020-01-01"},
        {"0000", "refused: '0000' lies in the year 0; a story has the years 1 to 9999"},
        {"0000-05-22", "refused: '0000-05-22' lies in the year 0; a story has the years 1 to 9999"},
        {"0000-05-22T14:30", "refused: '0000-05-22T14:30' lies in the year 0; a story has the years 1 to 9999"},
        {"000X", "refused: '000X' can be the year 0; a story has the years 1 to 9999"},
        {"00XX", "refused: '00XX' can be the year 0; a story has the years 1 to 9999"},
        {"-0044-03-15", "refused: '-0044-03-15' lies before the year 1; a story has the years 1 to 9999"},
        {"-199X~", "refused: '-199X~' lies before the year 1; a story has the years 1 to 9999"},
        {"-1985-04-12T23:20:30",
         "refused: '-1985-04-12T23:20:30' lies before the year 1; a story has the years 1 to 9999"},
        {"-1985/1985", "refused: '-1985' lies before the year 1; a story has the years 1 to 9999"},
        {"Y2023", "refused: 'Y2023' begins with Y, which stands before years of more than four digits; leave it out"},
    });
}

TEST_CASE("what is neither a date-time nor EDTF is no time") {
    for (const char* text : {"",
                             " ",
                             "-",
                             "--",
                             "//",
                             ".",
                             "..",
                             "...",
                             "X",
                             "XX",
                             "Y",
                             "Y-",
                             "YS",
                             "S2",
                             "E",
                             "[",
                             "[]",
                             "{}",
                             "[1984",
                             "[1984}",
                             "12",
                             "198",
                             "19855",
                             "1985-",
                             "1985-4",
                             "1985-00",
                             "1985-13",
                             "1985-20",
                             "1985-42",
                             "1985-99",
                             "1985-02-30",
                             "1985-04-00",
                             "1985-04-31",
                             "1985-21-01",
                             "1985-34-01",
                             "1985-04-12-",
                             "1985-04-12-01",
                             "19850412",
                             "1985-W15-5",
                             "1985-102",
                             "201x",
                             "199u",
                             "1985 -04",
                             " 1985",
                             "1985 ",
                             "1985-04-12T",
                             "1985-04-12T24:00:00",
                             "1985-04-12T23:20:30-",
                             "1985-04-12T23:20:30-4",
                             "1985-04-12T23:20:30-15",
                             "1985-04-12T23",
                             "1985-XX-XX-XX",
                             "open",
                             "unknown/1985",
                             "1985/open",
                             "1985/P1Y",
                             "1984/1985/1986",
                             "1985--04",
                             "--1985",
                             "-Y17",
                             "-[1984]",
                             "Y1E",
                             "1950S",
                             "2023-05-22/23",
                             "05/2023",
                             "2023/05",
                             "22/05/2023",
                             "1985-04-12~~",
                             "~",
                             "1985–1986",
                             "Sunday"})
        CHECK_MESSAGE(edtf_read(text) == "no time", std::string(text));
    for (const char* text : {"/", "../..", "/..", "../"})
        CHECK(edtf_read(text) == "refused: '" + std::string(text) + "' is an interval without a date");
    CHECK(edtf_read(std::string(1 << 20, '1')) == "no time");
    CHECK(edtf_read("Y" + std::string(1 << 20, '1')) == "no time");
    CHECK(edtf_read(std::string(1 << 20, '-') + "/" + std::string(1 << 20, '/')) == "no time");
    CHECK(edtf_read("1985-04-1\0002") == "no time");
}

TEST_CASE("cut at every byte a time is a coarser one, refused, or none") {
    const auto cuts = [](std::string_view text) {
        std::string told;
        for (std::size_t size = 0; size <= text.size(); ++size) {
            const EdtfReading read = parse_edtf(text.substr(0, size), {});
            told += read.time ? 't' : read.refused.empty() ? '.' : 'r';
        }
        return told;
    };
    CHECK(cuts("1985-04-12%") == "....t..t..tt");
    CHECK(cuts("1985-XX-XX") == "....t..t..t");
    CHECK(cuts("20XX?") == "....tt");
    CHECK(cuts("1985-04-12T23:20:30+04:30") == "....t..t..t.....t..t..t..t");
    CHECK(cuts("2004-02-01/2005-02-08~") == "....t..t..tr...t..t..tt");
    CHECK(cuts("1985/..") == "....tr.t");
    CHECK(cuts("Y170000002") == "..rrrrrrrrr");
    for (const EdtfRow& row : kEdtfExamples)
        for (std::size_t size = 0; size < std::string_view(row.text).size(); ++size) {
            const EdtfReading read = parse_edtf(std::string_view(row.text).substr(0, size), {});
            CHECK_FALSE((read.time && !read.refused.empty()));
        }
}

TEST_CASE(
    "random texts of EDTF's letters are read the same way twice, and every time that is taken lies in its years") {
    Random random(12);
    constexpr std::string_view kLetters = "0123456789-/.XYTZ:+?~%S[]{},E ";
    for (int i = 0; i < 200'000; ++i) {
        std::string text;
        for (int size = random.below(14); size > 0; --size)
            text += kLetters[static_cast<std::size_t>(
                random.below(random.below(2) == 0 ? 11 : static_cast<int>(kLetters.size())))];
        const EdtfReading read = parse_edtf(text, {});
        if (!read.time) continue;
        CHECK(read.refused.empty());
        for (const auto& moment : {std::optional(read.time->start), read.time->end}) {
            if (!moment || moment->mark == DateMark::Open) continue;
            CHECK(moment->first <= moment->after);
            CHECK(civil_from_instant(moment->first, {}).year >= 0);  // of an offset a day before the year 1
            CHECK(civil_from_instant(moment->after, {}).year <= 10'000);
        }
    }
}

TEST_CASE("a span may be one text, as precise as the less precise of its ends") {
    CHECK(when_read("\"2023-05-22\"") == "day 2023-05-22 until 2023-05-23");
    CHECK(when_read("\"2023-05-22T20:00\"") == "exact 2023-05-22T20:00:00Z until 2023-05-22T20:00:00Z");
    CHECK(when_read("\"2023-05-22/2023-05-23\"") == "day 2023-05-22 until 2023-05-24");
    CHECK(when_read("\"2023-05-22T20:00/2023-05-23\"") == "day 2023-05-22 until 2023-05-24");
    CHECK(when_read("\"2023-04-21/2023-05\"") == "month 2023-04-01 until 2023-06-01");
    CHECK(when_read("\"2023-04-XX?\"") == "month 2023-04-01? until 2023-05-01?");
    CHECK(when_read("\"2022-21\"") == "month 2022-03-01 until 2022-07-01");
    CHECK(when_read("\"201X~\"") == "month 2010-01-01~ until 2020-01-01~");
    CHECK(when_read("\"1984?/2004%\"") == "month 1984-01-01? until 2005-01-01%");
}

TEST_CASE("a span with its parts by name takes the same dates, and its precision where it is stated") {
    CHECK(when_read("{\"start\": \"2023-05-22\"}") == "day 2023-05-22 until 2023-05-23");
    CHECK(when_read("{\"start\": \"2022-21\", \"text\": \"spring 2022\"}") ==
          "month 2022-03-01 until 2022-07-01 (spring 2022)");
    CHECK(when_read("{\"start\": \"2023-04-XX\", \"end\": \"2023-05-22~\"}") == "month 2023-04-01 until 2023-06-01~");
    CHECK(when_read("{\"start\": \"2023-05-22~\", \"precision\": \"about\"}") == "about 2023-05-22~ until 2023-05-23~");
    CHECK(when_read("{\"start\": \"2023-05-22?\", \"precision\": \"day\"}") == "day 2023-05-22? until 2023-05-23?");
    CHECK(when_read("{\"start\": \"2022-21\", \"precision\": \"day\"}") ==
          "error /events/0/when/start: the precision 'day' or 'part-of-day' needs a day, e.g. '2023-05-23'\n");
    CHECK(when_read("{\"start\": \"2023-05-22/2023-05-23\"}") ==
          "error /events/0/when/start: '2023-05-22/2023-05-23' is an interval, and one time belongs here\n");
    CHECK(when_read("{\"start\": \"2023-05-22\", \"precision\": \"hour\"}")
              .starts_with("error /events/0/when/precision: "));
    CHECK(when_read("{\"end\": \"2023-05-22\"}").starts_with("error /events/0/when: the key 'start' is missing"));
}

TEST_CASE("a time that is written as EDTF is read as it was") {
    Random random(8601);
    constexpr DateMark kMarks[] = {DateMark::None, DateMark::Uncertain, DateMark::Approximate, DateMark::Both};
    std::string story = fixture("minimal.json");
    story = with(with(story, "\"start\": \"2023-05-22T00:00\"", "\"start\": \"1900\""), "\"end\": \"2023-05-24T00:00\"",
                 "\"end\": \"2099\"");
    for (int i = 0; i < 300; ++i) {
        const UtcOffset offset = read_story(story).story->utc_offset;
        TimeSpan span;
        span.precision = random.below(3) == 0   ? TimePrecision::Exact
                         : random.below(2) == 0 ? TimePrecision::Day
                                                : TimePrecision::Month;
        const auto seconds = [&](int years) {
            return static_cast<std::int64_t>(random.below(years * 366)) * kDay + random.below(86'400);
        };
        span.start = Instant{seconds(60)};
        span.end = random.below(2) == 0 ? span.start : span.start + seconds(20);
        if (span.precision != TimePrecision::Exact) {
            const Grain grain = span.precision == TimePrecision::Day ? Grain::Day : Grain::Month;
            span.start = floor_to(grain, span.start, offset);
            span.end = ceil_to(grain, span.end + 1, offset);
            span.start_mark = span.end_mark = kMarks[random.below(4)];
            if (random.below(2) == 0) span.end_mark = kMarks[random.below(4)];
        }
        const std::string written = edtf_interval(span, offset);
        const ReadStory read = read_story(
            with(story, "{\"start\": \"2023-05-22T20:00\", \"precision\": \"exact\"}", "\"" + written + "\""));
        REQUIRE_MESSAGE(read.story.has_value(), (written + ": " + problems(read.report)));
        CHECK_MESSAGE(read.story->events[0].when == span, written);
    }
}

TEST_CASE("what a story cannot have of EDTF is refused where it stands") {
    CHECK(
        when_read("\"1985/\"") ==
        "error /events/0/when: '1985/' leaves its end unknown, and what is drawn needs one; write '1985' alone, or as "
        "its end the latest time that a source allows\n");
    CHECK(
        when_read("\"../1985\"") ==
        "error /events/0/when: '../1985' leaves its start open, and what is drawn needs one; write '1985' alone, or as "
        "its start the earliest time that a source allows\n");
    CHECK(
        when_read("{\"start\": \"1985\", \"end\": \"..\"}") ==
        "error /events/0/when/end: '1985/..' leaves its end open, and what is drawn needs one; write '1985' alone, or "
        "as its end the latest time that a source allows\n");
    CHECK(when_read("{\"start\": \"..\", \"end\": \"1985\"}") ==
          "error /events/0/when/start: '../1985' leaves its start open, and what is drawn needs one; write '1985' "
          "alone, or as its start the earliest time that a source allows\n");
    CHECK(when_read("{\"start\": \"..\"}") == "error /events/0/when/start: '..' is an interval without a date\n");
    CHECK(when_read("\"-1985\"") ==
          "error /events/0/when: '-1985' lies before the year 1; a story has the years 1 to 9999\n");
    CHECK(when_read("\"2023-05-23/2023-05-22\"") == "error /events/0/when: the end lies before the start\n");
    CHECK(
        when_read("\"1984-1X\"") ==
        "error /events/0/when: '1984-1X' is EDTF of level 2 (X elsewhere than for the last digits); a story takes the "
        "levels 0 and 1\n");
    CHECK(when_read("\"soon\"") ==
          "error /events/0/when: 'soon' is not a time; write e.g. '2023-05-23T18:30', '2023-05-23' or '2023-05'\n");
    CHECK(when_read("7").starts_with("error /events/0/when: "));
}

TEST_CASE("the story's view says whose seasons are meant") {
    const auto season_of = [](const char* bbox) {
        const std::string seen = with(fixture("minimal.json"), "[35.2, 50.1, 36.9, 50.8]", bbox);
        return problems_of(with(seen, "{\"start\": \"2023-05-22T20:00\", \"precision\": \"exact\"}", "\"2023-21\""));
    };
    CHECK(season_of("[35.2, 50.1, 36.9, 50.8]") == "");
    CHECK(season_of("[35.2, 0, 36.9, 50.8]") == "");
    CHECK(contains(season_of("[35.2, -10, 36.9, 0]"), "this time lies after the end"));
    CHECK(season_of("[35.2, -1, 36.9, 1]")
              .starts_with("error /events/0/when: '2023-21' is a spring, and the story's view"));
}

TEST_CASE("a line or area of the story's own may have an open end, which is that of the story's time") {
    const auto feature_when = [](const char* when) {
        const std::string feature =
            "\"features\": [{\"id\": \"road\", \"kind\": \"road\", \"precision\": \"exact\", \"coordinates_from\": \"a "
            "map\", "
            "\"geometry\": {\"type\": \"LineString\", \"coordinates\": [[36, 50.5], [36.1, 50.6]]}, \"when\": " +
            std::string(when) + "}], \"events\": [";
        const ReadStory read = read_story(with(fixture("minimal.json"), "\"events\": [", feature));
        if (!read.story) return problems(read.report);
        const TimeSpan& span = *read.story->features[0].when;
        const auto end = [&](Instant instant, DateMark mark) {
            const std::string at = instant == read.story->start ? "start"
                                   : instant == read.story->end ? "end"
                                                                : "between";
            return at + std::string(sign_of(mark));
        };
        return end(span.start, span.start_mark) + " " + end(span.end, span.end_mark) + problems(read.report);
    };
    CHECK(feature_when("\"2023-05-23/..\"") == "between end..");
    CHECK(feature_when("\"../2023-05-22\"") == "start.. between");
    CHECK(feature_when("{\"start\": \"2023-05-23\", \"end\": \"..\", \"precision\": \"day\"}") == "between end..");
    CHECK(feature_when("\"2023-05-23/\"").starts_with("error /features/0/when: '2023-05-23/' leaves its end unknown"));
    CHECK(feature_when("{\"start\": \"..\", \"end\": \"..\"}") ==
          "error /features/0/when/start: '../..' is an interval without a date\n");
    CHECK(feature_when("\"2023-06/..\"").starts_with("error /features/0/when: this time lies after the end"));
}
