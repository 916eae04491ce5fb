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

TEST_CASE("a quote with other words, case or order is not found") {
    CHECK(check_quote("the answer", "an answer") == missing("the answer"));
    CHECK(check_quote("Answer", "an answer") == missing("Answer"));
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
          "warning /sources/0/document: the document 'gone.txt' is not there; its quotes are not verified\n");
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
    CHECK(problems(check_quotes(*read.story, document)) == "");
}
