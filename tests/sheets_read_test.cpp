#include "random.h"
#include "sanitized.h"
#include "sheets_bench.h"

using namespace sourceline;
using namespace sourceline::test;

TEST_CASE("sheets without ids, with names for references, make a story") {
    const HarbourSheets sheets;
    const ReadSheets read = sheets.read();
    CHECK(lines_of(read) == "");
    REQUIRE(read.story_json.has_value());
    CHECK(problems_of(*read.story_json) == "");
    CHECK(sheets.text_at("/events/0/id") == "fire-in-the-harbour");
    CHECK(sheets.text_at("/events/0/when/start") == "2023-05-22T20:00");
    CHECK(sheets.text_at("/events/0/when/end") == "2023-05-23T02:00");
    CHECK(sheets.text_at("/events/0/when/precision") == "");  // as precise as it is typed
    CHECK(sheets.text_at("/events/1/when") == "2023-05-23");
    const ReadStory story = read_story(*read.story_json);
    REQUIRE(story.story.has_value());
    CHECK(story.story->events[0].when.precision == TimePrecision::Exact);
    CHECK(story.story->events[1].when.precision == TimePrecision::Day);
    CHECK(sheets.text_at("/events/1/place") == "harbour");
    CHECK(sheets.text_at("/claims/1/event") == "people-hurt");
    CHECK(sheets.text_at("/claims/1/question") == "how-many");
    CHECK(sheets.text_at("/actors/1/party") == "press");
    CHECK(sheets.text_at("/places/0/name/uk") == "Порт");
    CHECK(sheets.text_at("/places/0/name/en") == "Harbour");
    CHECK(sheets.text_at("/sources/0/published") == "2023-05-23");
    CHECK(sheets.text_at("/time/end") == "2023-05-24");
    const JsonTree tree(*read.story_json);
    CHECK(tree.at("/places/0/lon").number() == 36.01);
    CHECK(tree.at("/view/bbox/0").number() == 35.2);
}

TEST_CASE("a name that there is not is told with sheet, row and column, and with the nearest one") {
    HarbourSheets sheets;
    sheets.events = with(sheets.events, "02:00,Harbour", "02:00,Habour");
    sheets.claims = with(sheets.claims, "people hurt,A. Mayor", "people hurt,A. Major");
    CHECK(sheets.problems() ==
          "error events, row 2, place: there is no place 'Habour'; did you mean 'Harbour'?\n"
          "error claims, row 3, actor: there is no actor 'A. Major'; did you mean 'A. Mayor'?\n");
}

TEST_CASE("a name that several have is an error that lists their ids") {
    HarbourSheets sheets;
    sheets.places += "harbour,,town,36.1,50.6,exact,,a list\n";
    CHECK(sheets.problems() ==
          "error events, row 2, place: there are 2 places named 'Harbour': 'harbour', 'harbour-2'; write the id of the "
          "one that is meant\n");
    sheets.events = with(sheets.events, "02:00,Harbour", "02:00,harbour-2");
    CHECK(sheets.problems() == "");
}

TEST_CASE("an id goes before a name") {
    HarbourSheets sheets;
    sheets.places =
        "id,name,kind,lon,lat,precision,coordinates_from\na,b,town,36,50.5,exact,a list\n"
        "b,c,town,36,50.5,exact,a list\n";
    sheets.events = with(sheets.events, "02:00,Harbour", "02:00,b");
    sheets.events = with(sheets.events, ",порт", ",C");
    CHECK(sheets.text_at("/events/0/place") == "b");
    CHECK(sheets.text_at("/events/1/place") == "b");
}

TEST_CASE("all problems are told at once, in the order of sheets, rows and columns") {
    HarbourSheets sheets;
    sheets.story = with(sheets.story, "time_label,Kyiv summer time\n", "");
    sheets.actors = with(sheets.actors, "newspaper", "");
    sheets.places = with(sheets.places, "50.6", "50°36′");
    sheets.events = with(sheets.events, "2023-05-23,порт", "05/06/2023,порт");
    sheets.claims = with(sheets.claims, "direct,Fire in the harbour,,", "loud,#REF!,,");
    CHECK(sheets.problems() ==
          "error story, time_label: there is no row with this key, and a story needs one\n"
          "error actors, row 3, role: this cell is empty, and every actor needs it; where it is merged with the one "
          "above, part them and fill in each\n"
          "error places, row 2, lat: '50°36′' is no number; write degrees like 50.6 or -36.01\n"
          "error events, row 3, when: '05/06/2023' can be 5 June or 6 May; write 2023-06-05 or 2023-05-06; or "
          "say it once for all sheets: a row date_order in the sheet 'story', with 'day first' or 'month first'\n"
          "error claims, row 2, source: this cell holds an error of the spreadsheet, #REF!: its formula does not work. "
          "Mend it, or write the value itself\n"
          "error claims, row 2, voice: must be 'direct' or 'reported', not 'loud'\n");
}

TEST_CASE("the sheet 'story' says once for all in which order days and months come") {
    HarbourSheets sheets;
    sheets.events = with(sheets.events, "2023-05-23,порт", "05/06/2023,порт");
    sheets.story = with(sheets.story, "time.end,24.05.2023", "time.end,12/07/2023");
    sheets.story += "date_order,day first\n";
    CHECK(sheets.text_at("/events/1/when/start") == "2023-06-05");
    CHECK(sheets.text_at("/time/end") == "2023-07-12");
    sheets.story = with(sheets.story, "day first", "month first");
    sheets.story = with(sheets.story, "12/07/2023", "05/24/2023");
    sheets.story = with(sheets.story, "time.start,2023-05-22", "time.start,2023-05-01");
    CHECK(sheets.text_at("/events/1/when/start") == "2023-05-06");
    CHECK(sheets.text_at("/time/end") == "2023-05-24");
    sheets.story += "date_order,day first\n";
    CHECK(sheets.problems() == "error story, row 14, date_order: this key stands in a row above, too; leave one out\n");
    sheets.story = with(with(sheets.story, "date_order,day first\n", ""), "month first", "sideways");
    CHECK(sheets.problems().starts_with(
        "error story, row 13, date_order: must be 'day first' or 'month first', not 'sideways'\n"));
}

TEST_CASE("a name that leads to a sheet that is not there names the sheet") {
    HarbourSheets sheets;
    std::vector<SheetFile> files = sheets.files();
    std::erase_if(files, [](const SheetFile& file) { return file.name == "questions.csv"; });
    CHECK(lines_of(read_sheets(files)) ==
          "error claims, row 3, question: there is no sheet 'questions' that has the question 'How many?'\n");
}

TEST_CASE("what the reader of stories finds is told of the sheets, too") {
    HarbourSheets sheets;
    sheets.events += "Elsewhere,Nobody tells of it.,other,2023-05-23,\n\n,,,,\n";
    sheets.sources = with(sheets.sources, "https://", "ftp://");
    sheets.claims = with(sheets.claims, "two are in hospital", "two […] ");
    sheets.story = with(sheets.story, "time.initial,2023-05-23 12:00", "time.initial,2023-06-23 12:00");
    sheets.places = with(sheets.places, "\"2,5\"", "");
    CHECK(sheets.problems() ==
          "error story, row 10, time.initial: the timeline must open between its start and its end\n"
          "error sources, row 2, url: 'ftp://example.org/fire' is not a web address; it must begin with http:// or "
          "https://\n"
          "error places, row 2: a place with the precision 'near' needs a 'radius_km'\n"
          "error events, row 4: no claim says anything about this event\n");
}

TEST_CASE("a missing column is one problem, however many rows there are") {
    HarbourSheets sheets;
    sheets.claims = with(sheets.claims, "quote,", "qoute,");
    CHECK(sheets.problems() ==
          "error claims, row 1, qoute: there is no column 'qoute' in this sheet; did you mean 'quote'?\n");
    sheets.claims = with(sheets.claims, "qoute,", "#,");
    CHECK(sheets.problems() == "error claims: there is no column 'quote', and 2 rows need it\n");
}

TEST_CASE("columns that are not known are left out with a warning, notes without one") {
    HarbourSheets sheets;
    sheets.parties = "name,color,# to do,responsible\nOfficials,#0b6aa8,check,me\nPress,#b3541e,,\n";
    CHECK(sheets.problems() ==
          "warning parties, row 1, responsible: there is no column 'responsible' in this sheet, and it is left out; a "
          "column for notes has a name that begins with #\n");
}

TEST_CASE("headers are taken as people write them") {
    HarbourSheets sheets;
    sheets.sources =
        "Title,PUBLISHER,published,Archived URL,language,publisher:uk,credit.de\n"
        "Fire in the harbour,The Daily,2023,https://example.org/a,en,Щоденник,Die Agenturen\n";
    CHECK(sheets.text_at("/sources/0/archived_url") == "https://example.org/a");
    CHECK(sheets.text_at("/sources/0/publisher/uk") == "Щоденник");
    CHECK(sheets.text_at("/sources/0/credit/de") == "Die Agenturen");
}

TEST_CASE("a column or a key that stands twice is an error") {
    HarbourSheets sheets;
    sheets.parties = "name,color,name\nOfficials,#0b6aa8,\nPress,#b3541e,\n";
    sheets.story += "id,other\n";
    CHECK(sheets.problems() ==
          "error story, row 13, id: this key stands in row 2, too; leave one of them out\n"
          "error parties, row 1, name: this column stands twice, in A and C; leave one of them out\n");
}

TEST_CASE("a text in the story's language may not be said in two columns") {
    HarbourSheets sheets;
    sheets.parties = "name,name:en\nOfficials,Officers\nPress,\n";
    CHECK(sheets.problems() ==
          "error parties, row 2, name: 'name' and 'name:en' are the same, since the story's language is 'en'; fill in "
          "one of them\n");
}

TEST_CASE("a time may stand in one column or in two, and not in both") {
    HarbourSheets sheets;
    sheets.events =
        "title,summary,kind,when.start,when.end,when.precision,when.text,place\n"
        "Fire in the harbour,A store burned.,other,22.05.2023 20:00,23.05.2023 02:00,part-of-day,at night,"
        "harbour\nPeople hurt,People were hurt.,casualties,May 2023,,,,\n";
    CHECK(sheets.text_at("/events/0/when/end") == "2023-05-23T02:00");
    CHECK(sheets.text_at("/events/0/when/precision") == "part-of-day");
    CHECK(sheets.text_at("/events/1/when/start") == "2023-05");
    CHECK(sheets.text_at("/events/1/when/precision") == "");
    sheets.events =
        "title,summary,kind,when,when.start\nFire in the harbour,A store burned.,other,2023-05-22,2023-05-23\n"
        "People hurt,People were hurt.,casualties,May 2023,\n";
    CHECK(sheets.problems() ==
          "error events, row 2, when.start: another column of this row says the same; fill in one of them alone\n");
}

TEST_CASE("a cell may hold what the story file takes of EDTF, and what it refuses is said of the cell") {
    HarbourSheets sheets;
    const auto with_when = [&](const std::string& when, const char* more = ",") {
        sheets.events = "title,summary,kind,when,when.text,place\nFire in the harbour,A store burned.,other," + when +
                        more + ",Harbour\nPeople hurt,People were hurt.,casualties,2023-05-23,,\n";
    };
    for (const char* when :
         {"2023-05-22/2023-05-23~", "2023-05-XX", "202X?", "2023-21", "2023-05-22T10:00/2023-05-23"}) {
        with_when(when);
        CHECK_MESSAGE(sheets.text_at("/events/0/when") == when, std::string(when));
        CHECK_MESSAGE(!contains(sheets.problems(), "error"), sheets.problems());
    }
    with_when("2023-XX~/2024", ",the year");
    CHECK(sheets.text_at("/events/0/when/start") == "2023-XX~");
    CHECK(sheets.text_at("/events/0/when/end") == "2024");
    CHECK(sheets.text_at("/events/0/when/text") == "the year");
    with_when("2023-05-22/");
    CHECK(sheets.problems() ==
          "error events, row 2, when: '2023-05-22/' leaves its end unknown, and what is drawn needs one; write "
          "'2023-05-22' alone, or as its end the latest time that a source allows\n");
    with_when("2023-05-22/..");
    CHECK(sheets.problems() ==
          "error events, row 2, when: '2023-05-22/..' leaves its end open, and what is drawn needs one; write "
          "'2023-05-22' alone, or as its end the latest time that a source allows\n");
    with_when("2023-34");
    CHECK(
        sheets.problems() ==
        "error events, row 2, when: '2023-34' is EDTF of level 2 (a part of the year); a story takes the levels 0 and "
        "1; write its months, '2023-04/2023-06'\n");
}

TEST_CASE("rows are numbered as the spreadsheet shows them") {
    HarbourSheets sheets;
    sheets.events =
        "title,summary,kind,when,place\r\n\r\n,,,,\r\n"
        "Fire in the harbour,\"A store\nburned,\r\nall of it.\",other,2023-05-22,Harbour\r\n"
        "People hurt,People were hurt.,casualties,2023-05-23,nowhere\r\n";
    CHECK(sheets.problems() == "error events, row 5, place: there is no place 'nowhere'\n");
    sheets.events = with(sheets.events, "nowhere", "");
    CHECK(sheets.text_at("/events/0/summary") == "A store\nburned,\r\nall of it.");
}

TEST_CASE("two header rows are told of") {
    HarbourSheets sheets;
    sheets.parties = "Parties,\nname,color\nOfficials,#0b6aa8\nPress,#b3541e\n";
    sheets.actors = "name,role,party\nName,Role,Party\nA. Mayor,mayor,Officials\nThe Daily,newspaper,press\n";
    CHECK(sheets.problems() ==
          "error parties, row 1: this row holds no names of columns, the next one does; a sheet begins with that row "
          "alone\n"
          "error actors, row 2: this row holds names of columns again; a sheet has one such row\n");
    sheets.actors = "A. Mayor,mayor,Officials\nThe Daily,newspaper,press\n";
    CHECK(contains(sheets.problems(),
                   "error actors, row 1: this row should hold the names of the columns, such as 'id', "
                   "'name', 'role', and holds none of them\n"));
}

TEST_CASE("values beyond the header are not lost in silence") {
    HarbourSheets sheets;
    sheets.parties = "name,,color\nOfficials,,#0b6aa8,,\nPress,of all kinds,#b3541e\n";
    sheets.actors = with(sheets.actors, "mayor,Officials", "mayor, of the harbour,Officials");
    CHECK(sheets.problems() ==
          "error parties, row 3, column B: 'of all kinds' stands in a column without a name\n"
          "error actors, row 2, column D: the row is longer than the header: 'Officials' stands beyond its last "
          "column. A "
          "text with commas in it needs quotation marks around it\n"
          "error actors, row 2, party: there is no party 'of the harbour'\n");
}

TEST_CASE("sheets that are missing, empty, or there twice are told of") {
    CHECK(lines_of(read_sheets({})) ==
          "error there are no sheets here; a story is made of story.csv, parties.csv, actors.csv, sources.csv, "
          "places.csv, events.csv, claims.csv and others\n");
    HarbourSheets sheets;
    std::vector<SheetFile> files = sheets.files();
    files.erase(files.begin() + 4);
    files.push_back({"My fire - Events.csv", sheets.events});
    files.push_back({"clams.csv", ""});
    files.push_back({"tour.csv", ""});
    CHECK(lines_of(read_sheets(files)) ==
          "warning the file 'clams.csv' is no sheet of a story and is left out; did you mean 'claims.csv'?\n"
          "error places: there is no such sheet; it is a file named 'places.csv'\n"
          "error events: two files hold this sheet, 'events.csv' and 'My fire - Events.csv'; keep one of them\n"
          "warning tour: the file 'tour.csv' is empty; its first row should hold the names of the columns\n");
    sheets.places.clear();
    CHECK(sheets.problems() ==
          "error places: the file 'places.csv' is empty; its first row should hold the names of the columns\n");
}

TEST_CASE("files are found as Google Sheets, LibreOffice and browsers name them") {
    CHECK(sheet_of_file("Events.CSV") == "events");
    CHECK(sheet_of_file("The harbour fire - events.csv") == "events");
    CHECK(sheet_of_file("harbour-fire-claims.csv") == "claims");
    CHECK(sheet_of_file("tour (2).csv") == "tour");
    CHECK(sheet_of_file("C:\\sheets\\Actors.tsv") == "actors");
    CHECK(sheet_of_file("Story") == "story");
    CHECK(sheet_of_file("ids.csv") == "ids");
    CHECK(sheet_of_file("my events.csv") == "");
    CHECK(sheet_of_file("README.md") == "");
    CHECK(sheet_of_file(".csv") == "");
}

TEST_CASE("a sheet with broken quotation marks says where they begin, and nothing of it follows") {
    HarbourSheets sheets;
    sheets.claims = with(sheets.claims, "two are in hospital", "\"two are in hospital");
    CHECK(sheets.problems() ==
          "error claims, row 3, quote: this cell begins with a quotation mark that is never closed; all that follows "
          "belongs to it\n");
    HarbourSheets alone;
    alone.claims = with(alone.claims, "two are in hospital", "\"two\" are in hospital");
    CHECK(alone.problems() ==
          "error claims, row 3, quote: this cell begins with a quotation mark, and another one stands in it alone: one "
          "is missing at its end, or those within must be written twice\n");
}

TEST_CASE("a sheet of another encoding says so, and is read once its encoding is named") {
    HarbourSheets sheets;
    sheets.claims = with(sheets.claims, "two are in hospital", "\xe4\xe2\xee\xe5");  // "двое" in Windows-1251
    const std::string told =
        "error claims, row 3, quote: this is not UTF-8; save the sheet as 'CSV UTF-8', or say what it is written in: "
        "--encoding windows-1251 for Cyrillic, --encoding windows-1252 for Western European\n";
    CHECK(sheets.problems() == told);
    const ReadSheets read = read_sheets(sheets.files(), {SheetEncoding::Windows1251});
    CHECK(lines_of(read) == "");
    REQUIRE(read.story_json.has_value());
    CHECK(contains(*read.story_json, "двое"));
    CHECK(contains(*read.story_json, "Порт"));  // the sheet of places is UTF-8, and read as such
}

TEST_CASE("a NUL byte and a workbook are no sheets") {
    HarbourSheets sheets;
    sheets.parties = std::string("name\0,color\nOfficials,#0b6aa8\n", 30);
    sheets.actors = "PK\x03\x04 and so on";
    CHECK(sheets.problems() ==
          "error parties, row 1, column A: there is a NUL byte: this is no text, or UTF-16 without its mark; save the "
          "sheet again as 'CSV UTF-8'\n"
          "error actors: this is a workbook or another archive, no CSV; save each of its sheets as 'CSV UTF-8'\n");
}

TEST_CASE("a story that is good but for warnings is a story") {
    HarbourSheets sheets;
    sheets.events = with(sheets.events, "other,2023", "fire,2023");
    const ReadSheets read = sheets.read();
    CHECK(lines_of(read) ==
          "warning events, row 2, kind: the kind 'fire' is not known and is treated as 'other'; the known "
          "ones are shelling, ground-attack, air-strike, drone, casualties, evacuation, statement, investigation, "
          "assessment, setting, other\n");
    CHECK(read.story_json.has_value());
}

TEST_CASE("fifty thousand rows are read, and of more wrong ones than that ten thousand are listed") {
    HarbourSheets sheets;
    sheets.questions = "text\n";
    sheets.claims =
        "event,actor,text,quote,voice,source\npeople hurt,A. Mayor,Says so.,so,direct,Fire in the harbour\n";
    const std::string row = "Fire in the harbour,A. Mayor,Says so.,it was so,direct,Fire in the harbour\n";
    constexpr int kRows = whole_or_sanitized(50'000, 12'000);
    for (int i = 0; i < kRows; ++i) sheets.claims += row;
    const ReadSheets read = sheets.read();
    CHECK(lines_of(read) == "");
    REQUIRE(read.story_json.has_value());
    CHECK(contains(*read.story_json, "\"id\": \"says-so-" + std::to_string(kRows + 1) + "\""));
    sheets.claims.resize(sheets.claims.size() - (kRows - 11'000) * row.size());
    for (std::size_t at = sheets.claims.find("A."); at != std::string::npos; at = sheets.claims.find("A.", at))
        sheets.claims[at] = 'B';
    const ReadSheets bad = sheets.read();
    CHECK(bad.problems.size() == 10'001);
    CHECK(bad.problems.back().sentence() == "and 1001 more problems");
    CHECK(bad.unlisted_errors == 1000);
    CHECK(bad.problems.front().sentence() ==
          "claims, row 2, actor: there is no actor 'B. Mayor'; did you mean 'A. Mayor'?");
}

namespace {

void check_story_or_error(const std::vector<SheetFile>& files) {
    const ReadSheets read = read_sheets(files);
    CHECK(read.story_json.has_value() != read.has_errors());
    if (read.story_json) CHECK(read_story(*read.story_json).story.has_value());
}

}  // namespace

TEST_CASE("a sheet cut at any byte gives a story or an error") {
    const HarbourSheets whole;
    for (std::size_t size = 0; size < whole.claims.size(); ++size) {
        HarbourSheets sheets;
        sheets.claims.resize(size);
        check_story_or_error(sheets.files());
    }
    for (std::size_t size = 0; size < whole.story.size(); size += 7) {
        HarbourSheets sheets;
        sheets.story.resize(size);
        check_story_or_error(sheets.files());
    }
}

TEST_CASE("sheets with bytes changed anywhere give a story or an error") {
    Random random(3);
    constexpr char kBytes[] = "\",;\t\n\r'=-.:#0159aZ \x00\xff\xd0\xef\xbb\xbf{}[]/\\";
    for (int round = 0; round < 400; ++round) {
        HarbourSheets sheets;
        for (int i = 1 + random.below(4); i > 0; --i) {
            std::string* const all[] = {&sheets.story,  &sheets.parties, &sheets.actors, &sheets.sources,
                                        &sheets.places, &sheets.events,  &sheets.claims, &sheets.questions};
            std::string& sheet = *all[random.below(std::size(all))];
            const auto at = static_cast<std::size_t>(random.below(static_cast<int>(sheet.size())));
            const char byte = kBytes[random.below(static_cast<int>(sizeof kBytes) - 1)];
            switch (random.below(3)) {
                case 0:
                    sheet[at] = byte;
                    break;
                case 1:
                    sheet.insert(at, 1, byte);
                    break;
                default:
                    sheet.erase(at, 1 + static_cast<std::size_t>(random.below(9)));
            }
            if (sheet.empty()) sheet = "x";
        }
        check_story_or_error(sheets.files());
    }
}
