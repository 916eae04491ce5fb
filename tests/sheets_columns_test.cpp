#include "sheets/columns.h"

#include "sheets_bench.h"

using namespace sourceline;
using namespace sourceline::test;

TEST_CASE("every key of the schema has its columns, and every column its key") {
    const std::string bytes = file_bytes("assets/stories/story.schema.json");
    const JsonTree schema(bytes);
    REQUIRE(schema.root());
    for (const SheetKind& kind : sheet_kinds()) {
        CAPTURE(std::string(kind.name));
        const bool is_story = kind.name == "story";
        const std::string at = is_story ? "/properties" : "/$defs/" + std::string(kind.noun) + "/properties";
        const Json keys = schema.at(at);
        REQUIRE(keys.size() > 0);
        for (Json key = keys.first(); key; key = key.next()) {
            const std::string name(key.key());
            const bool is_list = sheet_kind(name) != nullptr && is_story;
            if (is_list || name == "format" || name == "version" || name == "events_table") continue;
            const bool has_column = std::any_of(
                kind.columns.begin(), kind.columns.end(),
                [&](const SheetColumn& column) { return column.path == name || column.path.starts_with(name + "."); });
            CHECK_MESSAGE(has_column, name);
        }
        for (const SheetColumn& column : kind.columns)
            if (column.kind != CellKind::More)
                CHECK_MESSAGE(keys.find(split_path(column.path).front()), std::string(column.path));
    }
}

TEST_CASE("every column is named in the document") {
    const std::string document = file_bytes("docs/SHEETS.md");
    REQUIRE(!document.empty());
    for (const SheetKind& kind : sheet_kinds()) {
        const std::size_t row = document.find("\n| `" + std::string(kind.name) + "` |");
        REQUIRE_MESSAGE(row != std::string::npos, std::string(kind.name));
        const std::string line = document.substr(row + 1, document.find('\n', row + 1) - row - 1);
        for (const SheetColumn& column : kind.columns) {
            std::string name(column.path);
            if (const std::size_t sign = name.find('#'); sign != std::string::npos) name[sign] = '1';
            if (column.kind != CellKind::More) CHECK_MESSAGE(contains(line, "`" + name + "`"), name);
        }
    }
}

TEST_CASE("columns are bound by path, number and language") {
    const SheetKind& questions = *sheet_kind("questions");
    const auto side = bind_column(questions, "sides.12.name:pt-BR");
    REQUIRE(side.has_value());
    CHECK(side->column->path == "sides.#.name");
    CHECK(side->path == std::vector<std::string>{"sides", "12", "name"});
    CHECK(side->language == "pt-BR");
    CHECK(column_name(side->path, side->language) == "sides.12.name:pt-BR");
    CHECK(bind_column(questions, "Text : uk")->language == "uk");
    for (const char* name :
         {"", ":", "text:", ":uk", "text:a b", "sides.0.name", "sides.name", "sides.1.name.x.y", "id:uk", "."})
        CHECK_FALSE(bind_column(questions, name).has_value());
}

TEST_CASE("a place in the story file leads to its sheet, row and column") {
    HarbourSheets sheets;
    sheets.questions = "text,sides.1.name,sides.2.name\nHow many?,Nobody,Some\n";
    const ReadSheets read = sheets.read();
    const SheetMap& map = read.map;
    CHECK(map.place_of("/claims/1/quote") == SheetPlace{"claims", 3, "quote"});
    CHECK(map.place_of("/events/0/when/start") == SheetPlace{"events", 2, "when"});
    CHECK(map.place_of("/places/0/name/uk") == SheetPlace{"places", 2, "name:uk"});
    CHECK(map.place_of("/places/0/name/en") == SheetPlace{"places", 2, "name"});
    CHECK(map.place_of("/questions/0/sides/1/name") == SheetPlace{"questions", 2, "sides.2.name"});
    CHECK(map.place_of("/time/end") == SheetPlace{"story", 9, "time.end"});
    CHECK(map.place_of("/view/bbox/2") == SheetPlace{"story", 11, "view.bbox"});
    CHECK(map.place_of("/events/0", "summary") == SheetPlace{"events", 2, "summary"});
    CHECK(map.place_of("/events/7") == SheetPlace{"events", 0, ""});
    CHECK(map.place_of("/events") == SheetPlace{"events", 0, ""});
    CHECK(map.place_of("/tour/0") == SheetPlace{"tour", 0, ""});
    CHECK(map.place_of("") == SheetPlace{"story", 0, ""});
    CHECK(map.place_of("/basemap").words() == "story, row 12, basemap");
}
