#include <doctest/doctest.h>

#include <set>

#include "base/json.h"
#include "base/json_writer.h"
#include "cut_story.h"
#include "exchange_export_bench.h"

namespace sourceline::test {
namespace {

bool is_told_of(const Exported& exported, std::string_view what) {
    return contains(left_out_lines(exported.left_out), what);
}

// As it stands in JSON, in XML, or in a cell.
std::string in_export(std::string_view form, std::string text) {
    if (form == "lpf") std::replace(text.begin(), text.end(), '\n', ' ');
    if (form == "kml" || form == "csv") return text;
    JsonWriter json;
    json.text(text);
    text = json.take();
    return text.substr(1, text.size() - 2);
}

}  // namespace

TEST_CASE("every form of export has a name, an ending and a summary of its own") {
    std::set<std::string_view> names;
    for (const ExportForm& form : export_forms()) {
        CHECK(names.insert(form.name).second);
        CHECK(form.extension.starts_with('.'));
        CHECK_FALSE(form.summary.empty());
        CHECK(export_form(form.name) == &form);
    }
    CHECK(names == std::set<std::string_view>{"csv", "geojson", "json-ld", "kml", "lpf", "timemap"});
    CHECK(export_form("shapefile") == nullptr);
}

TEST_CASE("a small story is written as it stands in the files beside it") {
    constexpr std::pair<const char*, const char*> kFiles[] = {
        {"geojson", "harbour.geojson"}, {"csv", "harbour.csv"},      {"timemap", "harbour.timemap.json"},
        {"kml", "harbour.kml"},         {"lpf", "harbour.lpf.json"}, {"json-ld", "harbour.jsonld"}};
    for (const auto& one : kFiles) {
        const char* const form = one.first;
        CAPTURE(form);
        const std::string expected = file_bytes(std::string("tests/fixtures/exchange/") + one.second);
        CHECK_FALSE(expected.empty());
        CHECK(exported(harbour(), form).bytes == expected);
    }
}

TEST_CASE("what a form does not hold is told, with how many") {
    CHECK(left_out_lines(exported(harbour(), "geojson").left_out) ==
          "1 opening view with its moment and its base map: no reader of GeoJSON knows it\n"
          "1 check: no reader of GeoJSON knows it\n"
          "1 colour of a party: no reader of GeoJSON knows it\n"
          "1 name of a document that quotes are checked against: no reader of GeoJSON knows it\n"
          "1 speaker without a claim: no reader of GeoJSON knows it\n");
    CHECK(left_out_lines(exported(harbour(), "csv").left_out) ==
          "2 cells that begin with =, +, - or @: an apostrophe stands before it, so that no spreadsheet computes it\n"
          "1 opening view with its moment and its base map: CSV has no place for it\n"
          "1 check: CSV has no place for it\n"
          "1 correction in the log of changes: CSV has no place for it\n"
          "1 colour of a party: CSV has no place for it\n"
          "2 lines and areas of the story's own: CSV has no place for them\n"
          "1 speaker without a claim: CSV has no place for it\n"
          "1 place without an event: CSV has no place for it\n"
          "1 other language (uk): this file is in 'en' alone\n");
    CHECK(left_out_lines(exported(harbour(), "lpf").left_out) ==
          "1 event without a place: Linked Places has no place for it\n"
          "1 claim on an event without a place: Linked Places has no place for it\n"
          "1 time of day: Linked Places has dates alone; it stands in the label\n"
          "1 text of several lines: Linked Places is read in single lines; a space stands where a line ended\n"
          "1 line or area of the story's own: Linked Places asks for a name and a time of each\n"
          "1 place without an event: Linked Places has no place for it\n"
          "1 opening view with its moment and its base map: Linked Places has no place for it\n"
          "1 check: Linked Places has no place for it\n"
          "1 correction in the log of changes: Linked Places has no place for it\n"
          "1 colour of a party: Linked Places has no place for it\n"
          "1 name of a document that quotes are checked against: Linked Places has no place for it\n"
          "1 speaker without a claim: Linked Places has no place for it\n"
          "1 other language (uk): names stand in it, descriptions do not\n");
    CHECK(is_told_of(exported(harbour(), "timemap"),
                     "1 span of time: TimeMap gives an event one moment, the start; all of it stands in time_display"));
    CHECK(is_told_of(exported(harbour(), "json-ld"),
                     "1 quote from a source without an address: a selector needs a page; the quote stands with its "
                     "claim"));
    StoryBuilder bare;
    CHECK(left_out_lines(exported(bare.story, "kml").left_out) ==
          "1 opening view with its moment and its base map: KML has no place for it\n"
          "1 source that no claim is from: KML has no place for it\n"
          "2 speakers without a claim: KML has no place for them\n");
}

TEST_CASE("a language that is asked for is written alone, and must be one of the story's") {
    const ExportForm& geojson = *export_form("geojson");
    const std::string both = exported(harbour(), "geojson").bytes;
    CHECK(contains(both, R"("title":"Fire at quay 4","title:uk":"Пожежа на причалі 4")"));
    const Exported ukrainian = exported(harbour(), "geojson", {"uk", ""});
    CHECK(contains(ukrainian.bytes, R"("title":"Пожежа на причалі 4","summary":"A store burned)"));
    CHECK_FALSE(contains(ukrainian.bytes, ":uk\""));
    CHECK(is_told_of(ukrainian, "1 other language (en): this file is in 'uk' alone\n"));
    CHECK(is_told_of(ukrainian, " texts of the story: not in 'uk', so that it stands in another language\n"));
    CHECK_FALSE(is_told_of(exported(harbour(), "geojson", {"en", ""}), "texts of the story"));
    const Result<Exported> german = export_story(harbour(), geojson, {"de", ""});
    REQUIRE_FALSE(german.ok());
    CHECK(german.error() == "the story has no text in 'de', only in 'en' and 'uk'");
}

TEST_CASE("where the story's address is known, items have addresses there") {
    const Exported there = exported(harbour(), "lpf", {"", "https://news.example/harbour/"});
    CHECK(contains(there.bytes, R"("@id":"https://news.example/harbour/#place=quay")"));
    CHECK_FALSE(contains(there.bytes, "sourceline:"));
    for (const char* wrong : {"news.example", "https://news.example/#fire", "ftp://news.example/"}) {
        const Result<Exported> result = export_story(harbour(), *export_form("lpf"), {"", wrong});
        REQUIRE_FALSE(result.ok());
        CHECK(result.error() ==
              std::string("the story's address must be an http or https address without '#', not '") + wrong + "'");
    }
}

TEST_CASE("every event, claim and quote of any story is in every form, or told of") {
    for (int seed = 0; seed < 60; ++seed) {
        const RandomStory random(seed);
        Story story = random.story();
        for (std::size_t i = 0; i < story.claims.size(); ++i)
            story.claims[i].quote = "<" + std::to_string(i) + "> & \"so\" […] it's\n=" + story.claims[i].quote;
        if (seed % 3 == 0) story.events[0].place.reset();
        for (const ExportForm& form : export_forms()) {
            CAPTURE(seed);
            CAPTURE(form.name);
            const Exported result = exported(story, form.name);
            std::string bytes = result.bytes;
            if (form.name == "kml")
                for (const auto& [entity, character] :
                     {std::pair("&lt;", "<"), {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}})
                    for (std::size_t at; (at = bytes.find(entity)) != std::string::npos;)
                        bytes.replace(at, std::string_view(entity).size(), character);
            if (form.name == "csv")
                for (std::size_t at; (at = bytes.find("\"\"")) != std::string::npos;) bytes.erase(at, 1);
            std::size_t missing = 0;
            for (const Claim& claim : story.claims)
                missing += contains(bytes, in_export(form.name, claim.quote)) ? 0 : 1;
            std::size_t placeless = 0;
            for (const Claim& claim : story.claims) placeless += story.at(claim.event).place ? 0 : 1;
            CHECK(missing == (form.name == "lpf" ? placeless : 0));
            if (missing > 0)
                CHECK(is_told_of(result,
                                 std::to_string(missing) + (missing == 1 ? " claim on an event without a place:"
                                                                         : " claims on events without a place:")));
            for (const Event& event : story.events)
                if (event.place || form.name != "lpf") CHECK(contains(bytes, event.id));
        }
    }
}

TEST_CASE("what is JSON can be read as JSON") {
    for (int seed = 0; seed < 20; ++seed)
        for (const char* form : {"geojson", "timemap", "lpf", "json-ld"}) {
            const std::string bytes = exported(RandomStory(seed).story(), form).bytes;
            const JsonTree tree(bytes, form);
            CHECK_FALSE(tree.problem().has_value());
            CHECK(tree.duplicates().empty());
        }
}

TEST_CASE("contradictions stand side by side, and each says what it stands against") {
    for (const ExportForm& form : export_forms()) {
        CAPTURE(form.name);
        const std::string bytes = exported(harbour(), form.name).bytes;
        CHECK(contains(bytes, "The mayor says two people were hurt."));
        CHECK(contains(bytes, "Nobody was hurt, a leaflet says."));
        CHECK(contains(bytes, "disputes"));
        CHECK(contains(bytes, "contested"));
    }
}

TEST_CASE("a time whose zone has seconds is written in UTC, whole days in the story's own") {
    StoryBuilder b;
    b.story.utc_offset = UtcOffset{-(25 * 60 + 21)};
    const Instant noon = *parse_date_time("1890-05-01T12:00:00", b.story.utc_offset);
    const Instant midnight = *parse_date_time("1890-05-01T00:00:00", b.story.utc_offset);
    b.event("noon", {noon, noon, TimePrecision::Exact, ""});
    b.event("day", {midnight, midnight + kDay, TimePrecision::Day, ""});
    const std::string bytes = exported(b.story, "geojson").bytes;
    CHECK(contains(bytes, R"("when_start":"1890-05-01T12:25:21Z","when_end":"1890-05-01T12:25:21Z")"));
    CHECK(contains(bytes, R"("when_start":"1890-05-01","when_end":"1890-05-01")"));
}

}  // namespace sourceline::test
