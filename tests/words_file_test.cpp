#include "words/words_file.h"

#include <doctest/doctest.h>

#include <string>

#include "base/json_writer.h"
#include "sanitized.h"
#include "session_bench.h"
#include "words/texts.h"
#include "words/words.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// As tools/words.py writes it.
std::string words_bytes(Language language, std::string_view version = kWordsVersion) {
    JsonWriter out;
    out.open_object().key("words").text(strings(language).tag).key("version").text(version).key("texts").open_list();
    for (std::size_t i = 0; i < kTextCount; ++i) out.text(text_at(strings(language), i));
    out.close_list().close_object();
    return out.take();
}

std::string refused_words(std::string_view bytes) {
    const Result<WordsFile> read = read_words_file(bytes);
    return read ? "read" : read.error();
}

// As on the page, where a language's words come when they are wanted.
class WithoutWords {
  public:
    explicit WithoutWords(Language language) : index_(static_cast<int>(language)) { word_table().has[index_] = false; }
    ~WithoutWords() { word_table().has[index_] = true; }
    WithoutWords(const WithoutWords&) = delete;
    WithoutWords& operator=(const WithoutWords&) = delete;

  private:
    int index_;
};

}  // namespace

TEST_SUITE("words: the file of a language") {
    TEST_CASE("it says what was compiled in, text by text") {
        for (int i = 0; i < kLanguageCount; ++i) {
            const auto language = static_cast<Language>(i);
            const Result<WordsFile> read = read_words_file(words_bytes(language));
            REQUIRE_MESSAGE(read.ok(), strings(language).tag);
            CHECK(read.value().language == language);
            REQUIRE(read.value().texts.size() == kTextCount);
            for (std::size_t at = 0; at < kTextCount; ++at)
                CHECK(read.value().texts[at] == text_at(strings(language), at));
        }
    }

    TEST_CASE("its first and last texts are those of Strings") {
        CHECK(text_at(strings(Language::German), 0) == std::string("en"));
        CHECK(text_at(strings(Language::German), 1) == std::string("Englisch"));
        CHECK(text_at(strings(Language::German), 3 * (sizeof(Strings::languages) / sizeof(LanguageWords))) ==
              std::string(strings(Language::German).weekdays[0]));
    }

    TEST_CASE("one that is cut at any byte is refused") {
        const std::string whole = words_bytes(Language::Polish);
        for (std::size_t size = 0; size < whole.size(); size += kSanitized ? 97 : 7)
            CHECK(refused_words(whole.substr(0, size)).rfind("the file of the interface's words is no use: ", 0) == 0);
    }

    TEST_CASE("one of another build, another language or another shape is refused with what is wrong") {
        const std::string sentence = "the file of the interface's words is no use: ", here = kWordsVersion;
        CHECK(refused_words(words_bytes(Language::French, "00000000")) ==
              sentence + "it is of another version of the viewer: '00000000' for '" + here + "'");
        CHECK(refused_words("{}") == sentence + "it names as its language none");
        CHECK(refused_words(R"({"words":"de-AT"})") == sentence + "it names as its language 'de-AT'");
        CHECK(refused_words(R"({"words":"sw"})") == sentence + "it names as its language 'sw'");
        CHECK(refused_words(R"({"words":"de","version":3})") ==
              sentence + "it is of another version of the viewer: none for '" + here + "'");
        const std::string start = R"({"words":"de","version":")" + here + "\"";
        CHECK(refused_words(start + "}") == sentence + "it has 0 texts for " + std::to_string(kTextCount));
        CHECK(refused_words(start + R"(,"texts":["a"]})") ==
              sentence + "it has 1 texts for " + std::to_string(kTextCount));
        std::string numbers;
        for (std::size_t i = 0; i < kTextCount; ++i) numbers += i == 0 ? "1" : ",1";
        CHECK(refused_words(start + ",\"texts\":[" + numbers + "]}") ==
              sentence + "what stands at /texts/0 is no text");
    }

    TEST_CASE("a language is spoken when its words have come, and the one before until then") {
        SessionBench bench;
        (void)bench.session.take_news();
        const WithoutWords none(Language::German);
        CHECK(bench.session.command(R"({"name":"language","lang":"de"})") == R"({"ok":true})");
        CHECK(bench.state().language == Language::English);
        CHECK(bench.session.take_news().wanted_words == "de");
        CHECK(bench.session.give_words(words_bytes(Language::German)).ok());
        CHECK(bench.state().language == Language::German);
        CHECK(has_words(Language::German));
        CHECK_FALSE(bench.session.take_news().wanted_words);
        CHECK(strings(Language::German).story == std::string("Geschichte"));
    }

    TEST_CASE("another language that is chosen meanwhile is the one that is spoken") {
        SessionBench bench;
        const WithoutWords none(Language::German);
        REQUIRE(bench.session.carry_out(SetLanguage{Language::German}).ok());
        REQUIRE(bench.session.carry_out(SetLanguage{Language::Polish}).ok());
        CHECK(bench.session.give_words(words_bytes(Language::German)).ok());
        CHECK(bench.state().language == Language::Polish);
    }

    TEST_CASE("words that cannot be had are told, and asked for again when they are wanted again") {
        SessionBench bench;
        const WithoutWords none(Language::German);
        REQUIRE(bench.session.carry_out(SetLanguage{Language::German}).ok());
        bench.session.miss_words("de", "words/de.json could not be loaded: the site does not answer");
        CHECK(bench.state().language == Language::English);
        CHECK(bench.state().notices ==
              std::vector<std::string>{"Deutsch: words/de.json could not be loaded: the site does not answer"});
        (void)bench.session.take_news();
        REQUIRE(bench.session.carry_out(SetLanguage{Language::German}).ok());
        CHECK(bench.session.take_news().wanted_words == "de");
        const Outcome taken = bench.session.give_words("[]");
        REQUIRE_FALSE(taken.ok());
        CHECK(taken.error() == "the file of the interface's words is no use: it names as its language none");
        CHECK(bench.state().language == Language::English);
        CHECK(bench.state().notices.back() ==
              "Deutsch: the file of the interface's words is no use: it names as its language none");
    }

    TEST_CASE("a page that opens in a language without words opens in the first, and changes when they come") {
        const WithoutWords none(Language::Spanish);
        StartOptions page = still_page(1280, 800);
        page.language = "es-AR";
        SessionBench bench(page);
        REQUIRE(bench.give(kServedStory, kServedBaseMap));
        CHECK(bench.state().language == Language::English);
        CHECK(bench.session.take_news().wanted_words == "es");
        CHECK(bench.session.give_words(words_bytes(Language::Spanish)).ok());
        CHECK(bench.state().language == Language::Spanish);
    }
}
