#include "sheets_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// The ids of the events, by their titles.
std::string ids_of_events(const ReadSheets& read) {
    if (!read.story_json) return "no story: " + lines_of(read);
    const JsonTree tree(*read.story_json);
    std::string ids;
    for (Json event = tree.at("/events").first(); event; event = event.next())
        ids += (ids.empty() ? "" : ", ") + std::string(event.find("id").text());
    return ids;
}

// As on the disk after a first reading.
HarbourSheets read_once(HarbourSheets sheets) {
    const ReadSheets read = sheets.read();
    sheets.more = {{"ids.csv", read.ids_csv}};
    return sheets;
}

}  // namespace

TEST_CASE("ids that are made are kept, and made again as they were") {
    const HarbourSheets sheets;
    const ReadSheets read = sheets.read();
    CHECK(contains(read.ids_csv, "sheet,id,title,content\r\n"));
    CHECK(contains(read.ids_csv, "\r\nevents,fire-in-the-harbour,Fire in the harbour,"));
    CHECK(contains(read.ids_csv, "\r\nclaims,the-mayor-says-a-store-burned,The mayor says a store burned.,"));
    const HarbourSheets again = read_once(sheets);
    const ReadSheets second = again.read();
    CHECK(second.ids_csv == read.ids_csv);
    CHECK(second.story_json == read.story_json);
}

TEST_CASE("a row whose title changes keeps its id, and so does one whose other cells change") {
    HarbourSheets sheets = read_once({});
    sheets.events = with(sheets.events, "Fire in the harbour", "A store burns");
    sheets.claims = with(sheets.claims, "Fire in the harbour", "A store burns");
    CHECK(ids_of_events(sheets.read()) == "fire-in-the-harbour, people-hurt");
    sheets = read_once(sheets);
    sheets.events = with(sheets.events, "A store burned.", "Two stores burned.");
    CHECK(ids_of_events(sheets.read()) == "fire-in-the-harbour, people-hurt");
    sheets = read_once(sheets);
    sheets.claims = with(sheets.claims, "A store burns", "fire-in-the-harbour");  // links by id live on
    CHECK(ids_of_events(sheets.read()) == "fire-in-the-harbour, people-hurt");
}

TEST_CASE("rows may be sorted anew, and a row between them takes nobody's id") {
    HarbourSheets sheets = read_once({});
    sheets.events =
        "title,summary,kind,when,place\n"
        "People hurt,People were hurt.,casualties,2023-05-23,порт\n"
        "Fire in the harbour,Another one.,other,2023-05-23,Harbour\n"
        "Fire in the harbour,A store burned.,other,2023-05-22 20:00 – 2023-05-23 02:00,Harbour\n";
    sheets.claims = with(sheets.claims, "Fire in the harbour,A.", "fire-in-the-harbour,A.");
    sheets.claims += "fire-in-the-harbour-2,A. Mayor,There was another.,another,direct,Fire in the harbour,,\n";
    CHECK(ids_of_events(sheets.read()) == "people-hurt, fire-in-the-harbour-2, fire-in-the-harbour");
}

TEST_CASE("an id of a row that is gone waits for it, and nobody else gets it") {
    HarbourSheets sheets = read_once({});
    const HarbourSheets before = sheets;
    sheets.events =
        "title,summary,kind,when,place\nPeople hurt,People were hurt.,casualties,2023-05-23,порт\n"
        "\"Fire, in the harbour!\",Another.,other,2023-05-23,\n";
    sheets.claims = with(sheets.claims, "Fire in the harbour,A.", "\"Fire, in the harbour!\",A.");
    CHECK(ids_of_events(sheets.read()) == "people-hurt, fire-in-the-harbour-2");
    sheets = read_once(sheets);
    sheets.events = before.events;
    sheets.claims = before.claims;
    CHECK(ids_of_events(sheets.read()) == "fire-in-the-harbour, people-hurt");
}

TEST_CASE("one speaker who follows another in the same role is not taken for him") {
    HarbourSheets sheets;
    sheets.actors = with(sheets.actors, "mayor,Officials", "mayor of the city at the harbour,Officials");
    sheets = read_once(sheets);
    sheets.actors = with(sheets.actors, "A. Mayor", "B. Successor");
    sheets.claims = with(with(sheets.claims, "A. Mayor", "B. Successor"), "A. Mayor", "B. Successor");
    const ReadSheets read = sheets.read();
    REQUIRE(read.story_json.has_value());
    CHECK(JsonTree(*read.story_json).at("/actors/0/id").text() == "b-successor");
}

TEST_CASE("an id that stands in the sheet counts, whatever is kept") {
    HarbourSheets sheets = read_once({});
    sheets.events =
        "id,title,summary,kind,when,place\nblaze,Fire in the harbour,A store burned.,other,2023-05-23,\n"
        ",People hurt,People were hurt.,casualties,2023-05-23,порт\n";
    const ReadSheets read = sheets.read();
    CHECK(ids_of_events(read) == "blaze, people-hurt");
    CHECK(contains(read.ids_csv, "fire-in-the-harbour"));
    CHECK_FALSE(contains(read.ids_csv, "blaze"));
}

TEST_CASE("rows without Latin letters in their titles are numbered, and keep their numbers") {
    HarbourSheets sheets;
    sheets.parties = with(sheets.parties, "Press", "新闻");
    sheets.actors = with(sheets.actors, "press", "新闻");
    CHECK(sheets.text_at("/parties/1/id") == "party-1");
    sheets = read_once(sheets);
    sheets.parties = "name,color\n官方,#111111\n新闻,#b3541e\nOfficials,#0b6aa8\n";
    CHECK(sheets.text_at("/parties/0/id") == "party-2");
    CHECK(sheets.text_at("/parties/1/id") == "party-1");
}

TEST_CASE("no place is made the border") {
    HarbourSheets sheets;
    sheets.places += "Border,,landmark,36,50.5,exact,,a map\n";
    CHECK(sheets.text_at("/places/1/id") == "border-2");
}

TEST_CASE("a story gets its id from its title, too") {
    HarbourSheets sheets;
    sheets.story = with(sheets.story, "id,harbour-fire\n", "");
    CHECK(sheets.text_at("/id") == "the-harbour-fire");
    sheets = read_once(sheets);
    sheets.story = with(sheets.story, "title,The harbour fire", "title,\"Fire, and who was hurt\"");
    CHECK(sheets.text_at("/id") == "fire-and-who-was-hurt");  // nothing else tells which story it is
}

TEST_CASE("a sheet of ids that is none is told of, and its bad rows") {
    HarbourSheets sheets;
    sheets.more = {{"ids.csv", "id,title\na,b\n"}};
    CHECK(sheets.problems() ==
          "error ids, row 1, column A: this sheet keeps the ids that were made; its columns are sheet, id, title and "
          "content. Delete it to have all ids made anew, which breaks links\n");
    sheets.more = {{"ids.csv", "sheet,id,title,content\nevnts,a,b,\nevents,A b,c,\n"}};
    CHECK(sheets.problems() ==
          "error ids, row 2, column A: no sheet 'evnts' has ids\n"
          "error ids, row 3, column B: an id has only the letters a to z, digits and hyphens; 'A b' has not\n");
}
