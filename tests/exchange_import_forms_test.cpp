// What each form becomes, and what it leaves open. Whole drafts of whole files are held in tests/fixtures/imports.
#include <doctest/doctest.h>

#include "import_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

constexpr const char* kTimelineHeader =
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media "
    "Caption,Type\n";
constexpr const char* kAcledHeader =
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,admin1,location,latitude,"
    "longitude,"
    "geo_precision,source,notes\n";

Draft import_timeline_rows(const std::string& rows) { return imported("timelinejs", kTimelineHeader + rows).value(); }
Draft import_acled_rows(const std::string& rows) { return imported("acled", kAcledHeader + rows).value(); }
Draft import_point(const std::string& properties, const std::string& geometry = "null") {
    return imported("geojson",
                    "{\"type\": \"Feature\", \"geometry\": " + geometry + ", \"properties\": {" + properties + "}}")
        .value();
}
Draft import_placemark(const std::string& inner) {
    return imported("kml", "<kml xmlns='http://www.opengis.net/kml/2.2'><Document>" + inner + "</Document></kml>")
        .value();
}

}  // namespace

TEST_CASE("a draft asks of the whole story what no form says") {
    const Draft draft = import_timeline_rows("2023,5,22,,,,,,,Fire,A store burned.,,,,\n");
    CHECK(open_of(draft, "") ==
          "what is the story called (title)?\n"
          "what is it about, in a sentence (summary)?\n"
          "in which language is it (language)?\n"
          "in which zone are its times (utc_offset, and its name, time_label)? They are read as UTC\n"
          "on which base map does it lie (basemap)?\n"
          "which part of the Earth does it show (view)?\n"
          "who speaks (actors), and in which groups (parties)? No form says it\n");
    CHECK(open_of(draft, "row 2") ==
          "who says so?\nin which source?\nin which words: of the source (quote) and your own (text)?\n");
    CHECK(draft_at(draft, "/claims/0/event") == "fire");
    for (const char* key : {"actor", "source", "quote", "text", "voice"})
        CHECK_MESSAGE(draft_at(draft, "/claims/0/" + std::string(key)) == "-", std::string(key));
}

TEST_CASE("ids are written in Latin letters as the language of the texts asks") {
    const std::string sheet = std::string(kTimelineHeader) + "2023,5,22,,,,,,,Гора,,,,,\n";
    CHECK(draft_at(imported("timelinejs", sheet, import_options("", "uk", "")).value(), "/events/0/id") == "hora");
    CHECK(draft_at(imported("timelinejs", sheet, import_options("", "ru", "")).value(), "/events/0/id") == "gora");
}

TEST_CASE("what the options say is no open end") {
    const std::string sheet = std::string(kTimelineHeader) + "2023,5,22,20:00,,,,,,Fire,A store burned.,,,,\n";
    const Draft draft = imported("timelinejs", sheet, import_options("+02:00", "en", "belgorod")).value();
    CHECK(draft_at(draft, "/utc_offset") == "+02:00");
    CHECK(draft_at(draft, "/time_label") == "UTC+02:00");
    CHECK(draft_at(draft, "/language") == "en");
    CHECK(draft_at(draft, "/basemap") == "belgorod");
    for (const char* word : {"language", "utc_offset", "basemap"})
        CHECK_MESSAGE(open_of(draft, "").find(word) == std::string::npos, std::string(word));
}

TEST_CASE("a draft is refused until its open ends are filled, and is good when they are") {
    const std::string feature =
        "{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": [36.01, 50.6]}, \"properties\": "
        "{\"title\": \"Fire\", \"description\": \"A store burned.\", \"date\": \"2023-05-22\", \"place_name\": "
        "\"Harbour\", "
        "\"source\": \"The Daily\", \"url\": \"https://example.org/fire\"}}";
    const Draft draft = imported("geojson", feature, import_options("Z", "en", "world")).value();
    CHECK(problems_of(draft.story_json) ==
          "error the key 'title' is missing\n"
          "error the key 'summary' is missing\n"
          "error /sources/0: the key 'title' is missing\n"
          "error /sources/0: the key 'language' is missing\n"
          "error /places/0: the key 'precision' is missing\n"
          "error /claims/0: the key 'actor' is missing\n"
          "error /claims/0: the key 'text' is missing\n"
          "error /claims/0: the key 'quote' is missing\n"
          "error /claims/0: the key 'voice' is missing\n");
    std::string story = with(draft.story_json, "\"language\"", "\"title\": \"T\", \"summary\": \"S\", \"language\"");
    story = with(story, "\"publisher\": \"The Daily\"", "\"title\": \"Fire\", \"language\": \"en\"");
    story = with(story, "\"kind\": \"landmark\"", "\"kind\": \"landmark\", \"precision\": \"exact\"");
    story =
        with(story, "\"event\": \"fire\"",
             "\"event\": \"fire\", \"actor\": \"mayor\", \"text\": \"The mayor says so.\", \"quote\": \"It burned\", "
             "\"voice\": \"direct\"");
    story = with(story, "\"parties\": []", "\"parties\": [{\"id\": \"town\", \"name\": \"Town\"}]");
    story = with(story, "\"actors\": []",
                 "\"actors\": [{\"id\": \"mayor\", \"name\": \"M\", \"role\": \"mayor\", \"party\": \"town\"}]");
    CHECK(problems_of(story) == "");
}

TEST_CASE("TimelineJS: rows are events, the title's row is the story's, an era is told and not read") {
    const Draft draft = import_timeline_rows(
        ",,,,,,,,,The fire,What was said.,https://example.org/i.jpg,,,title\n"
        "2023,5,22,2:30 pm,2023,5,23,,on Monday,Fire,\"<p>A <b>store</b> burned.</p>\",https://example.org/a,The "
        "Daily,Smoke,\n"
        "2023,,,,,,,,,,,,,,era\n"
        "\"2,023\",,,,,,,,,A year,Text,,,,\n");
    CHECK(draft_at(draft, "/title") == "The fire");
    CHECK(draft_at(draft, "/summary") == "What was said.");
    CHECK(draft_at(draft, "/events/0/when/start") == "2023-05-22T14:30");
    CHECK(draft_at(draft, "/events/0/when/end") == "2023-05-23");
    CHECK(draft_at(draft, "/events/0/when/precision") == "about");
    CHECK(draft_at(draft, "/events/0/when/text") == "on Monday");
    CHECK(draft_at(draft, "/events/0/summary") == "A store burned.");
    CHECK(draft_at(draft, "/events/1/when/start") == "2023");
    CHECK(draft_at(draft, "/events/1/when/precision") == "month");
    CHECK(draft_at(draft, "/sources/0/url") == "https://example.org/a");
    CHECK(draft_at(draft, "/sources/0/title") == "Smoke");
    CHECK(draft_at(draft, "/sources/0/credit") == "The Daily");
    CHECK(draft_at(draft, "/claims/0/source") == "smoke");
    CHECK(draft_at(draft, "/time/start") == "2023-01-01");
    CHECK(draft_at(draft, "/time/end") == "2023-12-31");
    CHECK(unread_of(draft) == "row 4: an era of the timeline, ''; a story has none\n");
    CHECK(left_out_of(draft) == "1 x the media of the title\n");
}

TEST_CASE("TimelineJS: a date that is none leaves the time open and says why") {
    const std::pair<const char*, const char*> rows[] = {
        {",5,22,,,,,,,T,S,,,,\n", "when did it happen? it has a month, a day or a time, and no year"},
        {"2023,13,1,,,,,,,T,S,,,,\n", "when did it happen? there is no month 13"},
        {"2023,2,30,,,,,,,T,S,,,,\n", "when did it happen? 2023-02 has no day 30"},
        {"2023,May,1,,,,,,,T,S,,,,\n", "when did it happen? the month 'May' is not a number that a story can have"},
        {"-44,3,15,,,,,,,T,S,,,,\n", "when did it happen? the year '-44' is not a number that a story can have"},
        {"2023,,1,,,,,,,T,S,,,,\n", "when did it happen? it has a day and no month"},
        {"2023,5,,14:00,,,,,,T,S,,,,\n", "when did it happen? it has a time and no day"},
        {"2023,5,1,soon,,,,,,T,S,,,,\n", "when did it happen? 'soon' is not a time of day; write e.g. '14:30'"},
        {",,,,,,,,in May,T,S,,,,\n", "when did it happen? There is no date; the sheet shows 'in May'"},
        {"2023,5,1,,2023,4,1,,,T,S,,,,\n", "the end, 2023-04-01, lies before the start"},
        {"2023,5,1,,x,,,,,T,S,,,,\n", "when did it end? the year 'x' is not a number that a story can have"},
    };
    for (const auto& one : rows)
        CHECK_MESSAGE(contains(open_of(import_timeline_rows(one.first), "row 2"), one.second + std::string("\n")),
                      std::string(one.first));
}

TEST_CASE("TimelineJS: the older sheet has dates of month, day and year") {
    const Draft draft =
        imported("timelinejs", "Start Date;End Date;Headline;Text;Media;Tag\n5/6/2023;5/7/2023;Fire;S;;x\n").value();
    CHECK(draft_at(draft, "/events/0/when/start") == "2023-05-06");
    CHECK(draft_at(draft, "/events/0/when/end") == "2023-05-07");
    CHECK(left_out_of(draft) == "1 x the column 'Tag'\n");
}

TEST_CASE(
    "TimelineJS: a quotation in place of media is kept, a frame gives its address, a failed formula is asked about") {
    const Draft draft = import_timeline_rows(
        "2023,,,,,,,,,T,S,\"<blockquote>It burned.</blockquote>\",,,\n"
        "2023,,,,,,,,,T,S,\"<iframe src='https://video.example.org/7'></iframe>\",,,\n"
        "2023,,,,,,,,,#REF!,S,,,,\n");
    CHECK(draft_at(draft, "/events/0/summary") == "S It burned.");
    CHECK(draft_at(draft, "/sources/0/url") == "https://video.example.org/7");
    CHECK(draft_at(draft, "/events/1/id") == "t-2");
    CHECK(draft_at(draft, "/events/2/id") == "event-4");
    CHECK(contains(open_of(draft, "row 4"),
                   "a formula of the sheet has failed (#REF!): what should stand there?\n"
                   "what is it called, in a few words?\n"));
}

TEST_CASE("TimeMap: dates of month, day and year, coordinates with commas, sources by id") {
    const std::string events =
        "[{\"id\": \"1\", \"description\": \"A store burned. Two were hurt.\", \"date\": \"5/6/2023\", \"time\": "
        "\"20:15\", "
        "\"location\": \"Harbour\", \"latitude\": \"50,6\", \"longitude\": \"-36,01\", \"associations\": [], "
        "\"sources\": "
        "[\"daily\"]}]";
    const Draft draft = imported("timemap", "{\"events\": " + events +
                                                ", \"sources\": [{\"id\": \"daily\", \"title\": \"Fire\", \"paths\": "
                                                "[\"https://example.org/a\"]}]}")
                            .value();
    CHECK(draft_at(draft, "/events/0/title") == "A store burned");
    CHECK(draft_at(draft, "/events/0/when/start") == "2023-05-06T20:15");
    CHECK(draft_at(draft, "/places/0/lon") == "-36.01");
    CHECK(draft_at(draft, "/places/0/lat") == "50.6");
    CHECK(draft_at(draft, "/places/0/coordinates_from") == "file.x, event 1");
    CHECK(draft_at(draft, "/sources/0/url") == "https://example.org/a");
    const Draft alone = imported("timemap", events).value();
    CHECK(draft_at(alone, "/sources/0/id") == "daily");
    CHECK(
        contains(open_of(alone, "event 1"), "the source 'daily': where is it? The file says no more than its name\n"));
}

TEST_CASE("StoryMapJS: places on an image are not places on the Earth") {
    const std::string slides =
        "\"slides\": [{\"date\": \"May 22, 2023\", \"location\": {\"lat\": 81.2, \"lon\": -131.9}, \"text\": "
        "{\"headline\": "
        "\"Fire\", \"text\": \"S\"}}]";
    const Draft image = imported("storymap", "{\"storymap\": {\"map_type\": \"zoomify\", " + slides + "}}").value();
    CHECK(draft_at(image, "/places/0/lat") == "-");
    CHECK(contains(open_of(image, ""),
                   "where on the Earth do its places lie? The map is an image (zoomify), and so are its positions\n"));
    const Draft map = imported("storymap", "{\"storymap\": {" + slides + "}}").value();
    CHECK(draft_at(map, "/places/0/lat") == "81.2");
    CHECK(draft_at(map, "/events/0/when/start") == "2023-05-22");
}

TEST_CASE("KML: a placemark has the time of its folder where it has none, and a span may lack an end") {
    const Draft draft = import_placemark(
        "<Folder><TimeSpan><begin>2023-05</begin></TimeSpan>"
        "<Placemark><name>A</name><Point><coordinates>36,50</coordinates></Point></Placemark>"
        "<Folder><Placemark><name>B</name><TimeStamp><when>2023-05-22T10:00+03:00</when></TimeStamp></Placemark></"
        "Folder>"
        "</Folder><Placemark><name>C</name></Placemark><Placemark><name>D</name><TimeSpan><end>2023</end></TimeSpan></"
        "Placemark>"
        "<Placemark/>");
    CHECK(draft_at(draft, "/events/0/when/start") == "2023-05");
    CHECK(draft_at(draft, "/events/1/when/start") == "2023-05-22T10:00+03:00");
    CHECK(draft_at(draft, "/events/2/when") == "-");
    CHECK(contains(open_of(draft, "placemark 1"), "when did it end? The time has no end\n"));
    CHECK(contains(open_of(draft, "placemark 3"), "when did it happen? There is no time\n"));
    CHECK(contains(open_of(draft, "placemark 4"), "when did it begin? There is only an end, '2023'\n"));
    CHECK(unread_of(draft) == "placemark 5: it has no name, no description, no time and no place\n");
}

TEST_CASE("KML: lines and areas are features, prefixes of names do not matter") {
    const Draft draft =
        imported("kml",
                 "<k:kml xmlns:k='http://www.opengis.net/kml/2.2'><k:Placemark><k:name>Road</k:name><k:MultiGeometry>"
                 "<k:LineString><k:coordinates>36,50 36.1,50.1,7</k:coordinates></k:LineString>"
                 "<k:LineString><k:coordinates>37,50 37.1,50.1</k:coordinates></k:LineString>"
                 "</k:MultiGeometry></k:Placemark></k:kml>")
            .value();
    CHECK(draft_at(draft, "/features/0/geometry/type") == "MultiLineString");
    CHECK(draft_at(draft, "/features/0/geometry/coordinates/1/1/0") == "37.1");
    CHECK(draft_at(draft, "/features/0/kind") == "-");
    CHECK(open_of(draft, "placemark 1") ==
          "what is this line: a road, railway, river, route or front (kind)?\n"
          "how well is its course known: exact, near or schematic (precision)?\n");
}

TEST_CASE("GeoJSON: what properties mean is told by their names, the others are counted") {
    const Draft draft = import_point(
        "\"Name\": \"x\", \"name\": \"Fire\", \"start_date\": \"2023-05-22\", \"end_date\": \"2023-05-23\", \"notes\": "
        "\"S\", "
        "\"link\": \"https://example.org/a\", \"mag\": 3, \"empty\": null");
    CHECK(draft_at(draft, "/events/0/title") == "Fire");
    CHECK(draft_at(draft, "/events/0/when/end") == "2023-05-23");
    CHECK(draft_at(draft, "/events/0/summary") == "S");
    CHECK(draft_at(draft, "/sources/0/url") == "https://example.org/a");
    CHECK(left_out_of(draft) == "1 x the property 'Name'\n1 x the property 'mag'\n");
    CHECK(draft_at(import_point("\"title\": \"T\", \"when\": \"1984?/2004~\""), "/events/0/when/end") == "2004~");
    CHECK(draft_at(import_point("\"title\": \"T\", \"when\": \"1985/..\""), "/events/0/when/start") == "-");
    CHECK(draft_at(import_point("\"title\": \"T\", \"when\": \"2023-05-22/2023-05-24\""), "/events/0/when/end") ==
          "2023-05-24");
    CHECK(contains(open_of(import_point("\"title\": \"T\", \"time\": 1684800000000"), "feature 1"),
                   "when did it happen? '1684800000000' is not a date"));
    CHECK(contains(open_of(import_point("\"title\": \"T\""), "feature 1"), "when did it happen?\n"));
}

TEST_CASE("GeoJSON: coordinates that cannot be are told and left open") {
    const auto open = [](const char* geometry) {
        return open_of(import_point("\"title\": \"T\"", geometry), "feature 1");
    };
    CHECK(contains(
        open("{\"type\": \"Point\", \"coordinates\": [50.6, 136.0]}"),
        "where did it happen? the latitude 136 lies outside -90 to 90; are latitude and longitude exchanged?\n"));
    CHECK(contains(open("{\"type\": \"Point\", \"coordinates\": [500, 500]}"),
                   "where did it happen? the latitude 500 lies outside -90 to 90\n"));
    CHECK(contains(open("{\"type\": \"Point\", \"coordinates\": [\"36\", 50]}"),
                   "where did it happen? its coordinates are not [longitude, latitude], two numbers\n"));
    CHECK(contains(open("{\"type\": \"MultiPoint\", \"coordinates\": [[36, 50], [37, 50]]}"),
                   "where did it happen? Its geometry is 'MultiPoint', and an event has one place\n"));
    CHECK(contains(open("{\"type\": \"LineString\", \"coordinates\": [[36, 50]]}"),
                   "where does it lie? A line needs two positions\n"));
    CHECK(
        contains(open("{\"type\": \"Polygon\", \"coordinates\": [[[36, 50], [36, 95], [37, 50]]]}"),
                 "where does it lie? the latitude 95 lies outside -90 to 90; are latitude and longitude exchanged?\n"));
}

TEST_CASE("ACLED: notes are claims of each source, and nobody whom a row is about is made the one who says so") {
    const Draft draft = import_acled_rows(
        "UKR12,22 May 2023,1,Battles,Armed clash,Northern Guard,Southern Watch,Region,Harbour,50.6,36.01,1,The Daily; "
        "Radio,A clash.\n");
    CHECK(draft_at(draft, "/events/0/id") == "ukr12");
    CHECK(draft_at(draft, "/events/0/title") == "Armed clash, Harbour");
    CHECK(draft_at(draft, "/events/0/summary") ==
          "ACLED: Battles, Armed clash. Actors: Northern Guard; Southern Watch.");
    CHECK(draft_at(draft, "/claims/0/text") == "A clash.");
    CHECK(draft_at(draft, "/claims/0/source") == "the-daily");
    CHECK(draft_at(draft, "/claims/1/source") == "radio");
    CHECK(draft_at(draft, "/claims/0/actor") == "-");
    CHECK(draft_at(draft, "/actors/0") == "-");
    CHECK(contains(open_of(draft, "row 2"), "who says so?\n"));
}

TEST_CASE("ACLED: its precisions become those of a story") {
    const auto when = [](const char* precision) {
        const Draft draft = import_acled_rows("A1,2023-05-01," + std::string(precision) + ",T,,,,,,,,,S,N\n");
        return draft_at(draft, "/events/0/when/start") + " " + draft_at(draft, "/events/0/when/end") + " " +
               draft_at(draft, "/events/0/when/precision");
    };
    CHECK(when("1") == "2023-05-01 - day");
    CHECK(when("2") == "2023-04-28 2023-05-04 about");
    CHECK(when("3") == "2023-05 - month");
    CHECK(when("") == "2023-05-01 - day");
    const auto place = [](const char* precision) {
        return import_acled_rows("A1,2023-05-01,1,T,,,,Region,Harbour,50.6,36.01," + std::string(precision) + ",S,N\n");
    };
    CHECK(draft_at(place("1"), "/places/0/precision") == "near");
    CHECK(contains(open_of(place("2"), "row 2"),
                   "the place 'Harbour': within how many kilometres of the position (radius_km)?\n"));
    CHECK(draft_at(place("3"), "/places/0/precision") == "region");
    CHECK(contains(open_of(place("3"), "row 2"),
                   "the place 'Harbour': which region of the base map does it lie in? The form says 'Region'\n"));
    CHECK(contains(open_of(place("9"), "row 2"),
                   "the place 'Harbour': how well is the position known: exact, near or region?\n"));
    CHECK(contains(open_of(import_acled_rows("A1,2023-05-01,7,T,,,,,,,,,S,N\n"), "row 2"),
                   "the time_precision '7' is not 1, 2 or 3: how well is the day known?\n"));
    CHECK(contains(open_of(import_acled_rows("A1,01/02/2023,1,T,,,,,,,,,S,N\n"), "row 2"),
                   "when did it happen? '01/02/2023' can be mistaken: write 2023-02-01 or 2023-01-02\n"));
}

TEST_CASE("Auto Archiver: a row is a source with its copy, and no event") {
    const Draft draft =
        imported(
            "auto-archiver",
            "Link,Archive Status,Archive location,Archive date,Upload timestamp,Upload title,Hash,Text content\n"
            "https://example.org/7,success,\"https://archive.example.org/7.mp4\nhttps://archive.example.org/7.html\","
            "2023-05-23T09:10:11+00:00,2023-05-22,Fire,SHA-256:"
            "ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12,words\n"
            "https://example.org/8,nothing archived,,,,,not-calculated,\n")
            .value();
    CHECK(draft_at(draft, "/events/0") == "-");
    CHECK(draft_at(draft, "/sources/0/title") == "Fire");
    CHECK(draft_at(draft, "/sources/0/url") == "https://example.org/7");
    CHECK(draft_at(draft, "/sources/0/archived_url") == "https://archive.example.org/7.mp4");
    CHECK(draft_at(draft, "/sources/0/captured") == "2023-05-23T09:10:11+00:00");
    CHECK(draft_at(draft, "/sources/0/published") == "2023-05-22");
    CHECK(draft_at(draft, "/sources/0/sha256") == "ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12");
    CHECK(draft_at(draft, "/sources/1/sha256") == "-");
    CHECK(contains(open_of(draft, "row 3"),
                   "where is its archived copy? The sheet has none, and says 'nothing archived'\n"));
    CHECK(contains(open_of(draft, ""), "what happened (events)? The form tells of none\n"));
    CHECK(left_out_of(draft) ==
          "1 x further archive locations of a row\n1 x the archive status of archived rows\n1 x the column 'Text "
          "content'\n");
}

TEST_CASE("ids are made from titles, in Latin letters, and are unique") {
    const Draft draft = import_timeline_rows(
        "2023,,,,,,,,,Пожежа в порту,S,,,,\n2023,,,,,,,,,Пожежа в порту!,S,,,,\n2023,,,,,,,,,Пожежа в порту 2,S,,,,\n"
        "2023,,,,,,,,,火事,S,,,,\n2023,,,,,,,,,\"Crème brûlée, a very long title that goes on and on and on beyond "
        "all\",S,,,,\n");
    CHECK(draft_at(draft, "/events/0/id") == "pozhezha-v-portu");
    CHECK(draft_at(draft, "/events/1/id") == "pozhezha-v-portu-2");
    CHECK(draft_at(draft, "/events/2/id") == "pozhezha-v-portu-2-2");
    CHECK(draft_at(draft, "/events/3/id") == "event-5");
    CHECK(draft_at(draft, "/events/4/id") == "creme-brulee-a-very-long-title-that-goes");
}
