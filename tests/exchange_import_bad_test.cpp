// The bad twins of every form: each its own message, nothing lost, no crash.
#include <doctest/doctest.h>

#include "import_bench.h"
#include "sanitized.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

struct ImportFixture {
    const char* form;
    const char* file;
};
constexpr ImportFixture kImportFixtures[] = {
    {"timelinejs", "harbour.timelinejs.csv"},
    {"timelinejs", "harbour.timelinejs-old.csv"},
    {"timemap", "harbour.timemap.json"},
    {"storymap", "harbour.storymap.json"},
    {"kml", "harbour.kml"},
    {"geojson", "harbour.geojson"},
    {"acled", "harbour.acled.csv"},
    {"auto-archiver", "harbour.auto-archiver.csv"},
};

std::string import_fixture(const ImportFixture& fixture) {
    return file_bytes(std::string("tests/fixtures/imports/") + fixture.file);
}

bool is_draft_json(const Draft& draft) {
    const JsonTree tree(draft.story_json);
    return !tree.problem() && tree.root().find("events").is(JsonKind::List);
}

}  // namespace

TEST_CASE("an empty file is told to be empty in every form") {
    for (const ImportForm& form : import_forms())
        for (const char* bytes : {"", " \n\n"})
            CHECK_MESSAGE(import_error(form.name, bytes) == "The file is empty", std::string(form.name));
}

TEST_CASE("a file of another form says what it lacks") {
    CHECK(import_error("timelinejs", "a,b\n1,2\n") ==
          "This is not a TimelineJS sheet: it has no column 'Year' (or 'Start Date'); its columns are 'a', 'b'");
    CHECK(import_error("timelinejs", "Year,b\n1,2\n") ==
          "This is not a TimelineJS sheet: it has no column 'Headline'; its columns are 'Year', 'b'");
    CHECK(import_error("acled", "event_date,b\n1,2\n") ==
          "This is not an ACLED table: it has no column 'event_type'; its columns are 'event_date', 'b'");
    CHECK(import_error("auto-archiver", "a,b\n1,2\n") ==
          "This is not an Auto Archiver sheet: it has no column 'link'; its columns are 'a', 'b'");
    CHECK(import_error("auto-archiver", "link,2,3,4,5,6,7,8,9\nx\n") ==
          "This is not an Auto Archiver sheet: it has no column 'archive location'; its columns are 'link', '2', '3', "
          "'4', '5', '6', '7', '8' and 1 more");
    constexpr const char* kNoTimeMap =
        "This is not a TimeMap file: it has no list of events with 'date' or 'latitude' and 'description'";
    for (const char* bytes : {"{}", "[1]", "[{\"a\": 1}]", "7", "{\"events\": {}}"})
        CHECK_MESSAGE(import_error("timemap", bytes) == kNoTimeMap, std::string(bytes));
    for (const char* bytes : {"{}", "[]", "{\"storymap\": []}", "{\"storymap\": {\"slides\": {}}}"})
        CHECK_MESSAGE(import_error("storymap", bytes) ==
                          "This is not a StoryMapJS file: it has no list 'slides' in an object 'storymap'",
                      std::string(bytes));
    for (const char* bytes : {"{}", "[]", "{\"type\": \"Point\"}", "7"})
        CHECK_MESSAGE(import_error("geojson", bytes) ==
                          "This is not GeoJSON: there is no 'type' that is 'FeatureCollection' or 'Feature'",
                      std::string(bytes));
    CHECK(import_error("geojson", "{\"type\": \"Topology\"}") == "This is TopoJSON; convert it to GeoJSON");
    CHECK(import_error("geojson", "{\"type\": \"FeatureCollection\"}") == "This is not GeoJSON: 'features' is no list");
    CHECK(import_error("geojson",
                       "{\"type\": \"FeatureCollection\", \"crs\": {\"properties\": {\"name\": \"EPSG:3857\"}}}") ==
          "The coordinates are in 'EPSG:3857'; GeoJSON has longitude and latitude on WGS 84 (RFC 7946)");
    CHECK(import_error("kml", "<html></html>") == "This is not KML: its root is 'html', not 'kml'");
}

TEST_CASE("a file that is no text of its kind says where") {
    CHECK(import_error("geojson", "{\"type\": ") != "no error");
    CHECK(import_error("geojson", "<kml/>") == "This looks like a web page (HTML), not a GeoJSON file");
    CHECK(import_error("timemap", "PK\x03\x04") ==
          "This looks like a zip archive or a spreadsheet, not a TimeMap file");
    CHECK(import_error("acled", "PK\x03\x04") ==
          "this is a workbook or another archive, no CSV; save each of its sheets as 'CSV UTF-8'");
    CHECK(import_error("kml", "PK\x03\x04") ==
          "This is a KMZ, a zip archive; unpack it and import the .kml file in it (doc.kml)");
    CHECK(import_error("kml", "<kml>\n<Document>\n</kml>") ==
          "Line 3: this is no well-formed XML; the file may be cut (Start-end tags mismatch)");
    CHECK(import_error("kml", "{}") == "This is no XML, and so no KML");
    CHECK(import_error("kml", "<kml>\xff</kml>") == "The byte 0xFF is not valid UTF-8 text; save the file as UTF-8");
    CHECK(import_error("kml", "\xff\xfe<") == "The file is UTF-16 text; save it as UTF-8");
}

TEST_CASE("an XML bomb is refused, and an unknown entity stays as it is written") {
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY a \"aaaaaaaaaa\">";
    for (char c = 'b'; c < 'k'; ++c) {
        bomb += std::string("<!ENTITY ") + c + " \"";
        for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
        bomb += "\">";
    }
    CHECK(import_error("kml", bomb + "]><kml><Placemark><name>&j;</name></Placemark></kml>") ==
          "The file declares entities (<!ENTITY); they are not expanded");
    const Draft draft = imported("kml",
                                 "<!DOCTYPE kml SYSTEM \"file:///etc/passwd\"><kml><Placemark><name>A &who; B &amp; "
                                 "C</name></Placemark></kml>")
                            .value();
    CHECK(draft_at(draft, "/events/0/title") == "A &who; B & C");
    std::string deep = "<kml>";
    for (int i = 0; i < 100'000; ++i) deep += "<Folder>";
    for (int i = 0; i < 100'000; ++i) deep += "</Folder>";
    CHECK(import_error("kml", deep + "</kml>") == "Folders lie in one another more than 64 deep");
    // NOLINTNEXTLINE(bugprone-string-constructor): more than can be read
    CHECK(import_error("kml", "<kml>" + std::string(9'000'000, '<')) == "The file has more elements than can be read");
}

TEST_CASE("options that are none are refused") {
    CHECK(imported("kml", "<kml/>", import_options("CET", "", "")).error() ==
          "'CET' is not an offset from UTC; write e.g. '+03:00' or 'Z'");
    CHECK(imported("kml", "<kml/>", import_options("", "English!", "")).error() ==
          "'English!' is not a language tag; write e.g. 'en' or 'uk'");
    CHECK(imported("kml", "<kml/>", import_options("", "", "No map")).error() ==
          "'No map' is not the id of a base map; write e.g. 'belgorod'");
}

TEST_CASE("every form cut at every byte is a draft or an error with words") {
    for (const ImportFixture& fixture : kImportFixtures) {
        const std::string whole = import_fixture(fixture);
        REQUIRE_MESSAGE(!whole.empty(), std::string(fixture.file));
        REQUIRE_MESSAGE(imported(fixture.form, whole).ok(), std::string(fixture.file));
        bool good = true;
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const Result<Draft> draft = imported(fixture.form, std::string_view(whole).substr(0, size));
            good = good && (draft ? is_draft_json(draft.value()) : !draft.error().empty());
        }
        CHECK_MESSAGE(good, std::string(fixture.file));
    }
}

TEST_CASE("every form with a byte turned here and there is a draft or an error with words") {
    constexpr std::size_t kStep = 11;
    for (const ImportFixture& fixture : kImportFixtures) {
        const std::string whole = import_fixture(fixture);
        bool good = true;
        for (std::size_t at = 0; at < whole.size(); at += kStep)
            for (const char c : {'\0', '"', '<', ',', '9', '\xff', '{', ']'}) {
                std::string turned = whole;
                turned[at] = c;
                const Result<Draft> draft = imported(fixture.form, turned);
                good = good && (draft ? is_draft_json(draft.value()) : !draft.error().empty());
            }
        CHECK_MESSAGE(good, std::string(fixture.file));
    }
}

TEST_CASE("markup in texts of any form becomes plain text") {
    const std::string markup = "<img src=x onerror=alert(1)>Fire <script>alert(2)</script>here";
    const Draft rows[] = {
        imported("geojson",
                 "{\"type\": \"Feature\", \"geometry\": null, \"properties\": {\"title\": \"" + markup + "\"}}")
            .value(),
        imported("timemap", "[{\"date\": \"5/6/2023\", \"description\": \"" + markup + "\"}]").value(),
        imported("storymap", "{\"storymap\": {\"slides\": [{\"text\": {\"headline\": \"" + markup + "\"}}]}}").value(),
        imported("timelinejs", "Year,Headline\n2023," + markup + "\n").value(),
        imported("acled", "event_date,event_type,source,notes\n2023-05-22," + markup + ",S,N\n").value(),
        imported("kml", "<kml><Placemark><name><![CDATA[" + markup + "]]></name></Placemark></kml>").value(),
    };
    for (const Draft& draft : rows) CHECK(draft_at(draft, "/events/0/title") == "Fire here");
}

TEST_CASE("fifty thousand rows are a draft, those of one title too") {
    constexpr int kRows = whole_or_sanitized(50'000, 10'000);
    std::string sheet = "Year,Month,Day,Headline,Text,Media\n";
    for (int i = 0; i < kRows; ++i)
        sheet += "2023,5,22,Fire,\"<p>It burned &amp; burned.</p>\",https://example.org/" + std::to_string(i) + "\n";
    const Draft draft = imported("timelinejs", sheet).value();
    CHECK(draft.counts.events == kRows);
    CHECK(draft.counts.sources == kRows);
    CHECK(contains(draft.story_json, "{\"id\": \"fire-" + std::to_string(kRows) + "\", \"title\": \"Fire\""));
    CHECK(draft.open_ends.size() > 4u * kRows);
}
