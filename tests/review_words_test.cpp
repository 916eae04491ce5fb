// What a person most likely meant: where an id is wrong, and where a file is no JSON.
#include <doctest/doctest.h>

#include "review_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// The errors of a changed smallest story, with hints.
std::string hinted(std::string_view old_part, std::string_view new_part) {
    return problems(read_story(changed(old_part, new_part), hint_for_id).report);
}

// What is said of bytes that are no JSON.
std::string said_of(std::string_view bytes) {
    const JsonTree tree(bytes);
    return tree.problem() ? plainer(bytes, *tree.problem()).text : "good";
}

}  // namespace

TEST_CASE("an id that is nearly one is told from it") {
    CHECK(hinted("\"place\": \"harbour\"", "\"place\": \"harbor\"") ==
          "error /events/0/place: no place has the id 'harbor'; did you mean 'harbour'?\n");
    CHECK(hinted("\"source\": \"daily\"", "\"source\": \"Daily\"") ==
          "error /claims/0/source: no source has the id 'Daily'; did you mean 'daily'?\n");
    CHECK(hinted("\"place\": \"harbour\"", "\"place\": \"airport\"") ==
          "error /events/0/place: no place has the id 'airport'\n");
    CHECK(hinted("\"place\": \"harbour\"", "\"place\": \"\"") == "error /events/0/place: no place has the id ''\n");
}

TEST_CASE("a long id is told from the nearest, too") {
    const std::string story = with(changed("\"id\": \"harbour\"", "\"id\": \"the-harbour-at-the-mouth-of-the-river\""),
                                   "\"place\": \"harbour\"", "\"place\": \"the-harbour-at-the-mouth-of-a-river\"");
    CHECK(problems(read_story(story, hint_for_id).report) ==
          "error /events/0/place: no place has the id 'the-harbour-at-the-mouth-of-a-river'\n");
    CHECK(problems(read_story(with(story, "of-a-river", "of-th-river"), hint_for_id).report) ==
          "error /events/0/place: no place has the id 'the-harbour-at-the-mouth-of-th-river'; did you mean "
          "'the-harbour-at-the-mouth-of-the-river'?\n");
}

TEST_CASE("a name where an id belongs leads to the id, in any language of the name") {
    CHECK(hinted("\"party\": \"officials\"", "\"party\": \"Officials\"") ==
          "error /actors/0/party: no party has the id 'Officials'; 'Officials' is the name of the one with the id "
          "'officials'\n");
    CHECK(
        hinted("\"source\": \"daily\"", "\"source\": \" Fire in the  harbour\"") ==
        "error /claims/0/source: no source has the id ' Fire in the  harbour'; ' Fire in the  harbour' is the title of "
        "the one with the id 'daily'\n");
    const std::string story = with(changed("\"name\": \"Harbour\"", R"("name": {"en": "Harbour", "uk": "Порт"})"),
                                   "\"place\": \"harbour\"", "\"place\": \"Порт\"");
    CHECK(problems(read_story(story, hint_for_id).report) ==
          "error /events/0/place: no place has the id 'Порт'; 'Порт' is the name of the one with the id 'harbour'\n");
}

TEST_CASE("after a hundred errors there are no more hints") {
    std::string claims;
    for (int i = 0; i < 150; ++i)
        claims += "{\"id\": \"c" + std::to_string(i) +
                  "\", \"event\": \"fier\", \"actor\": \"mayor\", \"text\": \"T\", \"quote\": \"q\", \"voice\": "
                  "\"direct\", \"source\": \"daily\"},";
    const std::string all = hinted("\"claims\": [", "\"claims\": [" + claims);
    std::size_t hints = 0;
    for (std::size_t at = all.find("did you"); at != all.npos; at = all.find("did you", at + 1)) ++hints;
    CHECK(hints == 100);
}

TEST_CASE("a decimal comma is told as one") {
    CHECK(said_of("{\"lon\": 36,01, \"lat\": 50.6}") ==
          "line 1, column 11: a number has a point, not a comma: write 36.01 for 36,01");
    CHECK(said_of("{\"a\": 1,\n\"lon\":-36,5}") ==
          "line 2, column 10: a number has a point, not a comma: write -36.5 for -36,5");
    CHECK(said_of("[36,01, 50,6]") == "line 1, column 4: a number has a point, not a comma: write 36.01 for 36,01");
    CHECK(said_of("[36,5, 50,6]") == "good");
    CHECK(said_of("[36,1e999]") == "line 1, column 5: this number is too big");
    CHECK(said_of("{\"a\": \"1\",5}") == "line 1, column 11: a key in double quotes is expected here");
}

TEST_CASE("a quotation mark inside a text is told as one") {
    CHECK(said_of("{\"text\": \"He said \"two people\" were hurt.\"}") ==
          "line 1, column 19: this quotation mark ends the text before 'two people'; inside a text write \\\" or "
          "typographic marks, “ and ”");
    CHECK(said_of("{\n \"text\": \"\"No\", he said.\"\n}") ==
          "line 2, column 11: this quotation mark ends the text before 'No'; inside a text write \\\" or typographic "
          "marks, “ and ”");
    CHECK(said_of("[\"the \"Duma\"\"]") ==
          "line 1, column 7: this quotation mark ends the text before 'Duma'; inside a text write \\\" or typographic "
          "marks, “ and ”");
    CHECK(said_of("{\"a\": \"b\" \"c\": 1}") == "line 1, column 11: a comma or a } is missing here");
    CHECK(said_of("{\"a\": \"b\"\n \"c\": 1}") == "line 2, column 2: a comma or a } is missing here");
    CHECK(said_of("{\"a\" 1}") == "line 1, column 6: a colon is missing between a key and its value");
}

TEST_CASE("typographic quotation marks around a key or a text are told as such") {
    CHECK(
        said_of("{“id”: 1}") ==
        "line 1, column 2: '“' is a typographic quotation mark; a key or text begins and ends with a straight one, \"");
    CHECK(
        said_of("{\"id\": „x“}") ==
        "line 1, column 8: '„' is a typographic quotation mark; a key or text begins and ends with a straight one, \"");
    CHECK(said_of("{id: 1}") == "line 1, column 2: a key in double quotes is expected here");
}

TEST_CASE("a byte order mark does not shift the place of what is told") {
    CHECK(said_of("\xef\xbb\xbf{\"lon\": 36,5}") ==
          "line 1, column 11: a number has a point, not a comma: write 36.5 for 36,5");
}

TEST_CASE("whatever is wrong with a file, something is said of it") {
    const std::string whole = fixture("minimal.json");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::string cut(whole, 0, size);
        if (JsonTree(cut).problem()) CHECK_FALSE(said_of(cut).empty());
        std::string wrong = whole;
        wrong[size] = size % 3 == 0 ? '"' : size % 3 == 1 ? ',' : '\xe2';
        if (JsonTree(wrong).problem()) CHECK_FALSE(said_of(wrong).empty());
    }
}
