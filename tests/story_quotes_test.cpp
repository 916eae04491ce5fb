#include <doctest/doctest.h>

#include "story/quotes.h"
#include "story_files.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// The problems of one quote against one document.
std::string check_quote(std::string_view quote, std::string_view text) {
    Story story;
    story.sources.resize(1);
    story.sources[0].document = "daily.txt";
    story.claims.resize(1);
    story.claims[0].quote = quote;
    return problems(check_quotes(story, [&](const std::string&) { return std::optional<std::string>(text); }));
}

std::string missing(std::string_view words) {
    return "error /claims/0/quote: these words do not stand in 'daily.txt': " + std::string(words) + "\n";
}

}  // namespace

TEST_CASE("a quote is found word for word, whatever its quotation marks and white space") {
    CHECK(check_quote("Russia’s answer", "It was Russia's\u00a0 answer.") == "");
    CHECK(check_quote("he said: \"No\"", "Then he said:\n“No” and left") == "");
    CHECK(check_quote("whole text", "whole text") == "");
    CHECK(check_quote("Козинка", "село Козинка.") == "");
}

TEST_CASE("letters composed with their marks are the same as letters and marks apart, on either side") {
    const char* apart = "Краи\u0306ніи\u0306 і\u0308жак, cafe\u0301";
    CHECK(check_quote("Крайній їжак, café", apart) == "");
    CHECK(check_quote(apart, "Так сказав Крайній їжак, café.") == "");
    CHECK(check_quote("Крайній […] cafe\u0301", apart) == "");
    CHECK(check_quote("Tiếng Việt", "Tie\u0302\u0301ng Vie\u0323\u0302t") == "");
    CHECK(check_quote("Краи", "Краи\u0306") ==
          "error /claims/0/quote: these words do not stand in 'daily.txt': Краи; one character differs, 'и' (U+0438) "
          "for 'й' (U+0439): the document has 'Край', the quote 'Краи'\n");
    CHECK(check_quote("cafe", "café") ==
          "error /claims/0/quote: these words do not stand in 'daily.txt': cafe; one character differs, 'e' for 'é' "
          "(U+00E9): the document has 'café', the quote 'cafe'\n");
}

TEST_CASE("a quote with other words, case or order is not found") {
    CHECK(check_quote("the answer", "an answer") == missing("the answer"));
    CHECK(check_quote("ANSWER", "an answer") == missing("ANSWER"));
    CHECK(check_quote("one […] two", "two and one") == missing("two"));
    CHECK(check_quote("anything", "") == missing("anything"));
}

TEST_CASE("the pieces around […] stand in this order and do not overlap") {
    CHECK(check_quote("one […] three", "one two three") == "");
    CHECK(check_quote("one [...] three […] five", "one two three four five") == "");
    CHECK(check_quote("[…] three […]", "one two three") == "");
    CHECK(check_quote("one two […] two three", "one two three") == missing("two three"));
    CHECK(check_quote("[…]", "one") == "");
}

TEST_CASE("a piece of a word is not the word") {
    CHECK(check_quote("kill", "nobody was killed") == missing("kill"));
    CHECK(check_quote("kill", "nobody was killed; they kill") == "");
    CHECK(check_quote("ивать", "забивать") == missing("ивать"));
}

TEST_CASE("where words have no spaces between them, a quote may begin and end anywhere") {
    CHECK(check_quote("鱼雷击中了这艘船", "默西勋爵说德国鱼雷击中了这艘船，船沉没了。") == "");
    CHECK(check_quote("击中了 […] 沉没", "默西勋爵说德国鱼雷击中了这艘船，船沉没了。") == "");
    CHECK(check_quote("เรือจม", "เขาพูดว่าเรือจมแล้วในเวลาบ่าย") == "");
    CHECK(check_quote("ship", "the ship船") == "");
    CHECK(check_quote("击沉了这艘船", "德国鱼雷击中了这艘船") ==
          "error /claims/0/quote: these words do not stand in 'daily.txt': 击沉了这艘船; one character differs, '沉' "
          "(U+6C89) for '中' "
          "(U+4E2D): the document has '德国鱼雷击中了这艘船', the quote '击沉了这艘船'\n");
}

TEST_CASE("a letter is not cut from the signs that stand on it") {
    CHECK(check_quote("เขาพ", "เขาพูดว่า") ==
          "error /claims/0/quote: these words do not stand in 'daily.txt': เขาพ; the quote lacks one character, 'ู' "
          "(U+0E39): "
          "the document has 'เขาพูดว่า', the quote 'เขาพ'\n");
    CHECK(check_quote("か", "が") == missing("か"));  // with a voiced sound mark
}

TEST_CASE("a quote that misses by one character says by which") {
    const auto words = [](const char* quote, const char* text) { return check_quote(quote, text); };
    CHECK(words("the harbor quarter", "from the harbour quarter.") ==
          "error /claims/0/quote: these words do not stand in 'daily.txt': the harbor quarter; the quote lacks one "
          "character, 'u': "
          "the document has 'harbour', the quote 'harbor'\n");
    CHECK(words("the harbour quarter", "from the harbor quarter.") ==
          "error /claims/0/quote: these words do not stand in 'daily.txt': the harbour quarter; the quote has one "
          "character too many, "
          "'u': the document has 'harbor', the quote 'harbour'\n");
    CHECK(words("a gray ship", "it was a grey ship") ==
          "error /claims/0/quote: these words do not stand in 'daily.txt': a gray ship; one character differs, 'a' for "
          "'e': the "
          "document has 'grey', the quote 'gray'\n");
    CHECK(words("Answer", "an answer") ==
          "error /claims/0/quote: these words do not stand in 'daily.txt': Answer; one character differs, 'A' for 'a': "
          "the document "
          "has 'answer', the quote 'Answer'\n");
    CHECK(words("Коз\u0456нка", "село Козинка.") ==
          "error /claims/0/quote: these words do not stand in 'daily.txt': Козінка; one character differs, 'і' "
          "(U+0456) for 'и' "
          "(U+0438): the document has 'Козинка.', the quote 'Козінка'\n");
    CHECK(words("stopped today", "they stopped to day") ==
          "error /claims/0/quote: these words do not stand in 'daily.txt': stopped today; the quote lacks one "
          "character, ' ': the "
          "document has 'to day', the quote 'today'\n");
    CHECK(words("the end", "at the ends") ==
          "error /claims/0/quote: these words do not stand in 'daily.txt': the end; the quote lacks one character, "
          "'s': the document "
          "has 'ends', the quote 'end'\n");
}

TEST_CASE("a quote that misses by more, or by a part of a word, names no character") {
    CHECK(check_quote("the harbor quartet", "from the harbour quarter") == missing("the harbor quartet"));
    CHECK(check_quote("kill them", "they kill themselves") == missing("kill them"));
    CHECK(check_quote("one two", "none twos") == missing("one two"));
    CHECK(check_quote("to", "do") == missing("to"));
}

TEST_CASE("a document that is not there is a warning, once, and its quotes are passed over") {
    Story story;
    story.sources.resize(3);
    story.sources[0].document = story.sources[1].document = "gone.txt";
    story.claims.resize(3);
    story.claims[1].source = {1};
    story.claims[2].source = {2};
    int asked = 0;
    const Report report = check_quotes(story, [&](const std::string&) {
        ++asked;
        return std::optional<std::string>();
    });
    CHECK(problems(report) ==
          "warning /sources/0/document: the document 'gone.txt' is not there; its quotes are not verified\n"
          "warning /sources/2: the source names no 'document'; its quote is not verified\n");
    CHECK(asked == 1);
}

TEST_CASE("an empty story has no quotes to miss") {
    CHECK(problems(check_quotes(Story(), [](const std::string&) { return std::optional<std::string>(); })) == "");
}

TEST_CASE("the quotes of the fixture are found in its document") {
    const ReadStory read = read_story(fixture("quotes.json"));
    REQUIRE(read.story);
    const auto document = [](const std::string& name) {
        return std::optional<std::string>(file_bytes("tests/fixtures/documents/" + name));
    };
    CHECK(problems(check_quotes(*read.story, document)) ==
          "warning /sources/1: the source names no 'document'; its quote is not verified\n");
}
