#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "base/json.h"
#include "sanitized.h"
#include "story_files.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

Story story_of(const std::string& bytes) {
    ReadStory read = read_story(bytes);
    CHECK(problems(read.report) == "");
    REQUIRE(read.story);
    return std::move(*read.story);
}

std::string time_text(Instant instant, const Story& story) { return format_to_minute(instant, story.utc_offset); }

// Each value of the file with its path, in the file's order.
void collect(Json value, std::vector<Json>& values) {
    values.push_back(value);
    for (Json child = value.first(); child; child = child.next()) collect(child, values);
}

std::size_t end_of(const std::string& bytes, Json value) {
    // The shortest piece of the file from the value's first byte on that is a value by itself.
    for (std::size_t size = 1; value.offset() + size <= bytes.size(); ++size) {
        const char next = value.offset() + size < bytes.size() ? bytes[value.offset() + size] : '\n';
        if (value.is(JsonKind::Number) &&
            (std::string("+-.eE").find(next) != std::string::npos || (next >= '0' && next <= '9')))
            continue;
        if (!JsonTree(std::string_view(bytes).substr(value.offset(), size)).problem()) return value.offset() + size;
    }
    return bytes.size();
}

bool has_error_at(const Report& report, const std::string& path) {
    for (const Problem& problem : report.problems())
        if (problem.severity == Severity::Error && problem.path == path) return true;
    return false;
}

// A text that readers see may be a string as well as an object.
bool takes_both(const std::string& path) {
    for (const char* key :
         {"/title", "/summary", "/time_label", "/name", "/role", "/publisher", "/credit", "/text", "/answer", "/via"}) {
        const std::string_view ending(key);
        const bool span_text = path.find("/when/") != std::string::npos || path.find("/said/") != std::string::npos;
        if (!span_text && path.size() >= ending.size() && path.substr(path.size() - ending.size()) == ending)
            return true;
    }
    return false;
}

void check_wrong_types(const std::string& name) {
    const std::string bytes = fixture(name);
    const JsonTree tree(bytes);
    REQUIRE_FALSE(tree.problem());
    std::vector<Json> values;
    collect(tree.root(), values);
    struct Replacement {
        JsonKind kind;
        std::string text;
    };
    const Replacement replacements[] = {{JsonKind::Null, "null"}, {JsonKind::Boolean, "true"},
                                        {JsonKind::Number, "-7"}, {JsonKind::Text, "\"?\""},
                                        {JsonKind::List, "[]"},   {JsonKind::Object, "{}"}};
    constexpr std::size_t kStep = whole_or_sanitized(1, 3);
    for (std::size_t at = 0; at < values.size(); at += kStep) {
        const Json value = values[at];
        const std::size_t end = end_of(bytes, value);
        for (const Replacement& replacement : replacements) {
            if (value.is(replacement.kind)) continue;
            if (replacement.kind == JsonKind::Text && takes_both(value.path())) continue;
            std::string changed = bytes;
            changed.replace(value.offset(), end - value.offset(), replacement.text);
            const ReadStory read = read_story(changed);
            CHECK_FALSE(read.story);
            CHECK_MESSAGE(has_error_at(read.report, value.path()), name, value.path(), " as ", replacement.text, "\n",
                          problems(read.report));
        }
    }
}

void check_cuts(const std::string& bytes, std::size_t step) {
    std::size_t end = bytes.size();
    while (end > 0 && bytes[end - 1] != '}') --end;  // white space after the story may go
    std::size_t without_error = 0;
    for (std::size_t size = 0; size < end; size += step) {
        const ReadStory read = read_story(std::string(bytes, 0, size));  // a copy, so that reading past it is seen
        if (read.story || !read.report.has_errors()) ++without_error;
    }
    CHECK(without_error == 0);
}

}  // namespace

TEST_CASE("the smallest story is read whole") {
    const Story story = story_of(fixture("minimal.json"));
    CHECK(story.id == "harbour-fire");
    CHECK(story.title.in("uk", "en").text == "The harbour fire");
    CHECK(story.language == "en");
    CHECK(story.basemap == "belgorod");
    CHECK(time_text(story.start, story) == "2023-05-22T00:00+03:00");
    CHECK(time_text(story.end, story) == "2023-05-24T00:00+03:00");
    CHECK(time_text(story.initial, story) == "2023-05-23T12:00+03:00");
    CHECK(story.view.south_west.lon() == 35.2);
    CHECK(story.view.north_east.lat() == 50.8);
    REQUIRE(story.claims.size() == 1);
    const Claim& claim = story.claims[0];
    CHECK(story.at(claim.event).id == "fire");
    CHECK(story.at(claim.actor).id == "mayor");
    CHECK(story.at(claim.source).id == "daily");
    CHECK(story.at(story.at(claim.actor).party).id == "officials");
    CHECK(claim.voice == Voice::Direct);
    CHECK_FALSE(claim.said);
    CHECK_FALSE(claim.quantity);
    CHECK(claim.via.entries().empty());
    CHECK(story.at(*story.events[0].place).position == *LngLat::make(36.01, 50.6));
}

TEST_CASE("every key of the format is read") {
    const Story story = story_of(fixture("all-features.json"));
    CHECK(story.utc_offset.seconds == -(9 * 3600 + 1800));
    CHECK(time_text(story.start, story) == "2023-05-21T00:00-09:30");
    CHECK(time_text(story.initial, story) == "2023-05-23T02:30-09:30");
    CHECK(story.title.in("pt", "en").text == "O incêndio no porto");
    CHECK(story.parties[0].colour->rgb == 0x0b6aa8);
    CHECK(story.parties[1].colour->rgb == 0xb3541e);
    const Source& daily = story.sources[0];
    CHECK(daily.publisher->in("en", "en").text == "The Daily");
    CHECK(daily.credit->in("en", "en").text == "With the agencies");
    CHECK(daily.published->precision == TimePrecision::Day);
    CHECK(daily.retrieved->precision == TimePrecision::Exact);
    CHECK(daily.url == "https://example.org/fire?id=1#top");
    CHECK(daily.status == SourceStatus::Edited);
    CHECK(daily.document == "daily.txt");
    CHECK(story.places[0].precision == PlacePrecision::Near);
    CHECK(story.places[0].radius_km == 2.5);
    CHECK(story.places[1].position.lat() == -50.0);
    CHECK(story.places[2].region == "belgorod-oblast");
    const PlaceKind place_kinds[] = {PlaceKind::Landmark, PlaceKind::Crossing, PlaceKind::Region, PlaceKind::City,
                                     PlaceKind::Town,     PlaceKind::Village,  PlaceKind::Area,   PlaceKind::Country};
    for (std::size_t i = 0; i < story.places.size(); ++i) CHECK(story.places[i].kind == place_kinds[i]);
    const EventKind event_kinds[] = {EventKind::Other,         EventKind::Casualties, EventKind::Setting,
                                     EventKind::Statement,     EventKind::Shelling,   EventKind::GroundAttack,
                                     EventKind::AirStrike,     EventKind::Drone,      EventKind::Evacuation,
                                     EventKind::Investigation, EventKind::Assessment};
    REQUIRE(story.events.size() == static_cast<std::size_t>(kEventKindCount));
    for (std::size_t i = 0; i < story.events.size(); ++i) CHECK(story.events[i].kind == event_kinds[i]);
    CHECK_FALSE(story.events[2].place);
    const Claim &none = story.claims[0], &two = story.claims[1];
    CHECK(none.said->text == "at first");
    CHECK(none.via.in("en", "en").text == "Telegram");
    CHECK(story.at(*none.question).id == "how-many");
    CHECK(none.answer->in("uk", "en").text == "Ніхто");
    CHECK_FALSE(none.quantity->has_max);
    CHECK(two.quantity->max == 3.5);
    CHECK(two.quantity->unit == "people");
    CHECK(two.assessment == Assessment::Confirmed);
    CHECK(story.at(*two.supersedes).id == "none-hurt");
    CHECK(story.at(*story.claims[3].disputes).id == "fire-far");
    const Question& how_many = story.at(*two.question);
    REQUIRE(how_many.sides.size() == 2);
    CHECK(how_many.sides[0].name.in("uk", "en").text == "Ніхто");
    CHECK(how_many.sides[two.side.value()].id == "some");
    CHECK_FALSE(none.side);
    CHECK(two.quantity->bound == Bound::Exactly);
    const Claim &more = story.claims[story.claims.size() - 2], &again = story.claims.back();
    CHECK(more.quantity->bound == Bound::MoreThan);
    CHECK(story.at(*more.supports).id == "two-hurt");
    CHECK(story.at(*again.same_as).id == "fire-far");
    CHECK(story.at(*story.checks[0].to).id == "bridge");
    CHECK(story.checks[0].stated_value == 5.0);
    CHECK_FALSE(story.checks[1].to);
    CHECK(story.checks[1].stated_unit == "mi");
    CHECK(story.changes[0].text.in("en", "en").text == "First published version.");
}

TEST_CASE("days and months cover the whole of what they name") {
    const Story story = story_of(fixture("all-features.json"));
    const auto span = [&](std::size_t event) {
        return time_text(story.events[event].when.start, story) + " " + time_text(story.events[event].when.end, story);
    };
    CHECK(span(0) == "2023-05-22T20:00-09:30 2023-05-23T02:00-09:30");
    CHECK(span(1) == "2023-05-22T00:00-09:30 2023-05-24T00:00-09:30");
    CHECK(span(2) == "2022-01-01T00:00-09:30 2022-11-01T00:00-09:30");
    CHECK(span(3) == "2023-05-23T00:00-09:30 2023-05-24T00:00-09:30");
    CHECK(span(7) == "2023-05-01T00:00-09:30 2023-06-01T00:00-09:30");
    CHECK(span(10) == "2023-05-24T00:30-09:30 2023-05-24T00:30-09:30");
    CHECK(time_text(story.sources[3].published->end, story) == "2024-01-01T00:00-09:30");
}

TEST_CASE("a day with clock times is that day, and an end at midnight does not add another") {
    const std::string day =
        with(fixture("minimal.json"), "\"start\": \"2023-05-22T20:00\", \"precision\": \"exact\"",
             "\"start\": \"2023-05-22T20:00\", \"end\": \"2023-05-23T00:00\", \"precision\": \"day\"");
    const Story story = story_of(day);
    CHECK(time_text(story.events[0].when.start, story) == "2023-05-22T00:00+03:00");
    CHECK(time_text(story.events[0].when.end, story) == "2023-05-23T00:00+03:00");
}

TEST_CASE("a byte order mark, Windows line ends and escapes change nothing") {
    const Story plain = story_of(fixture("minimal.json"));
    CHECK(story_of("\xef\xbb\xbf" + fixture("minimal.json")).claims[0].quote == plain.claims[0].quote);
    CHECK(story_of(fixture("windows-line-ends.json")).claims[0].quote == plain.claims[0].quote);
    CHECK(story_of(fixture("escaped-unicode.json")).title.in("en", "en").text == "Fire & “smoke” – 😀");
}

TEST_CASE("a wrong type of any value is an error at this very value") {
    check_wrong_types("minimal.json");
    check_wrong_types("all-features.json");
}

TEST_CASE("a good story cut at any byte is an error and never a crash") {
    for (const char* name :
         {"minimal.json", "all-features.json", "escaped-unicode.json", "windows-line-ends.json", "quotes.json"})
        check_cuts(fixture(name), whole_or_sanitized(1, 3));
}

TEST_CASE("the real story cut at any byte is an error and never a crash") {
    // Every byte takes minutes under a sanitizer; SOURCELINE_THOROUGH asks for them.
    check_cuts(file_bytes("assets/stories/belgorod-2023.json"),
               std::getenv("SOURCELINE_THOROUGH") ? 1 : whole_or_sanitized(61, 241));
}

TEST_CASE("a changed byte anywhere gives a story or an error and never a crash") {
    const std::string bytes = fixture("minimal.json");
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const char byte : {'\0', '"', '\\', '{', ']', '9', '\x80', '\xff'}) {
            std::string changed = bytes;
            changed[at] = byte;
            const ReadStory read = read_story(changed);
            REQUIRE(read.story.has_value() != read.report.has_errors());
        }
    }
}

TEST_CASE("unknown keys and kinds are warnings, and the story is there all the same") {
    const std::string changed =
        with(with(with(fixture("minimal.json"), "\"text\"", "\"qoute\": 1, \"text\""), "\"other\"", "\"air-srike\""),
             "\"landmark\"", "\"castle\"");
    const ReadStory read = read_story(changed);
    REQUIRE(read.story);
    CHECK(read.story->events[0].kind == EventKind::Other);
    CHECK(read.story->places[0].kind == PlaceKind::Landmark);
    CHECK(
        problems(read.report) ==
        "warning /places/0/kind: the kind 'castle' is not known and is treated as 'landmark'; the known ones are city, "
        "town, village, crossing, landmark, area, region, country\n"
        "warning /events/0/kind: the kind 'air-srike' is not known and is treated as 'other'; did you mean "
        "'air-strike'?\n"
        "warning /claims/0/qoute: the key 'qoute' is not known and is ignored; did you mean 'quote'?\n");
}

TEST_CASE("another version is refused with a sentence that names both, and with nothing else") {
    CHECK(problems_of("{\"format\": \"sourceline-story\", \"version\": 2}") ==
          "error /version: This file is version 2 of the story format; this reader knows version 1\n");
    CHECK(problems_of("{\"format\": \"sourceline-story\", \"version\": 1.5}") ==
          "error /version: This file is version 1.5 of the story format; this reader knows version 1\n");
}

TEST_CASE("files that are no stories are named for what they are") {
    CHECK(problems_of("") == "error The file is empty\n");
    CHECK(problems_of("\xef\xbb\xbf \n") == "error The file is empty\n");
    CHECK(problems_of("\n <html>") == "error This looks like a web page (HTML), not a story file\n");
    CHECK(problems_of("PK\x03\x04") == "error This looks like a zip archive or a spreadsheet, not a story file\n");
    CHECK(problems_of(std::string_view("\xff\xfe{\0", 4)) == "error The file is UTF-16 text; save it as UTF-8\n");
    CHECK(problems_of("{\"a\": \"\xe9\"}") ==
          "error line 1, column 8: the byte 0xE9 is not valid UTF-8 text here; save the file as UTF-8\n");
    CHECK(problems_of("{}") ==
          "error this is not a story file: the key 'format' with the value 'sourceline-story' is missing\n");
    CHECK(problems_of("17") == "error a story file holds one object in { }, not a number\n");
}

TEST_CASE("a file over 64 MiB is refused, one of 64 MiB is read") {
    std::string bytes = fixture("minimal.json");
    bytes.resize(kMaxFileBytes, ' ');
    CHECK(problems_of(bytes) == "");
    bytes += ' ';
    CHECK(problems_of(bytes) == "error The file is larger than 64 MiB, the most that a story file may have\n");
}

TEST_CASE("a hundred thousand events are counted, one more is refused before any is read") {
    std::string events = "\"events\": [{}";
    events.reserve(310'000);
    for (int i = 0; i < 100'000; ++i) events += ",{}";
    const std::string story = with(fixture("minimal.json"), "\"events\": [", events + ",");
    CHECK(problems_of(story) == "error /events: the story has 100002 events; at most 100000 can be read\n");
}

TEST_CASE("problems beyond ten thousand are counted, not listed") {
    std::string parties = "\"parties\": [{\"id\": \"p\", \"name\": \"P\"}";
    for (int i = 0; i < 10'500; ++i) parties += ", 7";
    const ReadStory read = read_story(with(fixture("minimal.json"), "\"parties\": [", parties + ","));
    CHECK(read.report.has_errors());
    REQUIRE(read.report.problems().size() == 10'001);
    CHECK(read.report.problems().back().text == "and 500 more problems");
}

TEST_CASE("problems stand in the order of the file") {
    const ReadStory read = read_story(file_bytes("tests/fixtures/bad/many-problems.json"));
    const auto& list = read.report.problems();
    REQUIRE(list.size() == 8);
    for (std::size_t i = 1; i < list.size(); ++i) {
        const bool in_order = list[i - 1].line < list[i].line ||
                              (list[i - 1].line == list[i].line && list[i - 1].column <= list[i].column);
        CHECK(in_order);
    }
}
