// What check tells of a story by itself: its languages, times, colours and characters.
#include <doctest/doctest.h>

#include "review_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

std::string of_languages(std::string_view title) {
    return found(changed("\"title\": \"The harbour fire\"", "\"title\": " + std::string(title)), review_languages);
}

std::string of_times(const std::string& bytes) { return found(bytes, review_times); }

// The smallest story moved to another year, its source in `language`.
std::string in_year(std::string_view year, std::string_view language) {
    std::string story = fixture("minimal.json");
    for (std::size_t at = story.find("2023-"); at != story.npos; at = story.find("2023-")) story.replace(at, 4, year);
    return with(story, "\"title\": \"Fire in the harbour\", \"language\": \"en\"",
                "\"title\": \"Fire in the harbour\", \"language\": \"" + std::string(language) + "\"");
}

std::string of_parties(std::string_view parties) {
    return found(changed("{\"id\": \"officials\", \"name\": \"Officials\"}", parties), review_colours);
}

std::string of_title(std::string_view title) {
    return found(changed("\"title\": \"The harbour fire\"", "\"title\": \"" + std::string(title) + "\""),
                 review_characters);
}

constexpr const char* kGregorian =
    ", and dates here are Gregorian: convert them, and keep the source's wording in 'text'\n";

}  // namespace

TEST_CASE("a story in languages that there are, as most are, is passed over") {
    CHECK(found(fixture("minimal.json"), review_story) == "");
    CHECK(of_languages(R"({"en": "a", "uk": "b", "ru": "c", "pt-BR": "d", "zh-Hant-TW": "e", "sr-Latn": "f"})") == "");
    CHECK(of_languages(R"({"en": "a", "yue": "b", "crh": "c", "es-419": "d", "de-CH-1996": "e"})") == "");
    CHECK(of_languages(R"({"en-XK": "a", "en-x-uk": "b", "th-u-ca-buddhist": "c"})") == "");
}

TEST_CASE("a country is no language, and the one that is meant is named") {
    CHECK(of_languages(R"({"en": "Fire", "ua": "Пожежа"})") ==
          "warning /title/ua: 'ua' is the code of a country, not of a language; did you mean 'uk'?\n");
    CHECK(of_languages(R"({"en": "Fire", "cz": "Oheň"})") ==
          "warning /title/cz: 'cz' is the code of a country, not of a language; did you mean 'cs'?\n");
    CHECK(of_languages(R"({"en": "Fire", "aq": "?"})") ==
          "warning /title/aq: 'aq' is the code of a country, not of a language\n");
    CHECK(of_languages(R"({"en": "Fire", "iw": "?"})") ==
          "warning /title/iw: 'iw' is the tag of no language; did you mean 'he'?\n");
    CHECK(of_languages(R"({"en": "Fire", "zz": "?"})") == "warning /title/zz: 'zz' is the tag of no language\n");
}

TEST_CASE("a language with a tag of two letters has no other, and is looked for in small letters") {
    CHECK(of_languages(R"({"en": "Fire", "ukr": "Пожежа"})") ==
          "warning /title/ukr: 'ukr' is the tag of no language; did you mean 'uk'?\n");
    CHECK(of_languages(R"({"en": "Fire", "ger": "Feuer"})") ==
          "warning /title/ger: 'ger' is the tag of no language; did you mean 'de'?\n");
    CHECK(of_languages(R"({"en": "Fire", "UK": "Пожежа"})") ==
          "warning /title/UK: 'UK' is looked for in small letters; write 'uk'\n");
}

TEST_CASE("a country in a tag is one that there is") {
    CHECK(of_languages(R"({"en-UK": "Fire"})") ==
          "warning /title/en-UK: there is no country 'UK', as in 'en-UK'; did you mean 'GB'?\n");
    CHECK(of_languages(R"({"zh-Hant-TV-QQ": "a", "en-AA": "b"})") ==
          "warning /title/zh-Hant-TV-QQ: there is no country 'QQ', as in 'zh-Hant-TV-QQ'\n"
          "warning /title/en-AA: there is no country 'AA', as in 'en-AA'\n");
}

TEST_CASE("a tag that stands in many texts is told once") {
    const std::string twice =
        with(changed("\"title\": \"The harbour fire\"", R"("title": {"en": "a", "ua": "b"})"),
             "\"summary\": \"What the mayor says of the fire.\"", R"("summary": {"en": "a", "ua": "b"})");
    const std::string told = "warning /title/ua: 'ua' is the code of a country, not of a language; did you mean 'uk'?";
    CHECK(found(twice, review_languages) == told + " (and once more)\n");
    CHECK(found(with(twice, "\"Harbour\"", R"({"ua": "x"})"), review_languages) == told + " (and 2 times more)\n");
}

TEST_CASE("a story in a language that the interface has not is told in which its own words will be") {
    CHECK(found(changed("\"summary\": \"What the mayor says of the fire.\",\n  \"language\": \"en\"",
                        "\"summary\": \"x\", \"language\": \"pt-BR\""),
                review_languages) ==
          "warning /language: the viewer has no words of its own in 'pt-BR'; its buttons and dates will be in 'en', "
          "'uk', 'ru', 'de', 'fr', 'es' or 'pl'\n");
}

TEST_CASE("a time before today's calendar is reminded of once") {
    CHECK(of_times(in_year("1582", "de")) ==
          std::string("warning /events/0/when: this time lies before 1583, when sources had the Julian calendar") +
              kGregorian);
    CHECK(of_times(in_year("0001", "en")) ==
          std::string("warning /events/0/when: this time lies before 1583, when sources had the Julian calendar") +
              kGregorian);
    CHECK(of_times(in_year("1583", "fr")) == "");
    CHECK(of_times(in_year("9999", "fr")) == "");
}

TEST_CASE("a time from before a language's own change of calendar is reminded of") {
    CHECK(of_times(in_year("1666", "en")) ==
          std::string("warning /events/0/when: this time lies before 1752-09-14, until when sources in 'en' may have "
                      "the Julian calendar (Old Style)") +
              kGregorian);
    CHECK(of_times(in_year("1917", "ru-RU")) ==
          std::string("warning /events/0/when: this time lies before 1918-02-14, until when sources in 'ru-RU' may "
                      "have the Julian calendar (Old Style)") +
              kGregorian);
    CHECK(of_times(in_year("1917", "en")) == "");
    CHECK(of_times(in_year("1918", "ru")) == "");
    CHECK(of_times(in_year("1753", "en")) == "");
}

TEST_CASE("what was said long before is reminded of at the claim") {
    std::string story = changed("\"kind\": \"other\"", "\"kind\": \"setting\"");
    story = with(story, "\"actor\": \"mayor\",",
                 "\"actor\": \"mayor\", \"said\": {\"start\": \"1700-01-01\", \"precision\": \"day\"},");
    CHECK(of_times(story) ==
          std::string("warning /claims/0/said: this time lies before 1752-09-14, until when sources in 'en' may have "
                      "the Julian calendar (Old Style)") +
              kGregorian);
}

TEST_CASE("a source published after the story's time is told of, once, with what follows from it") {
    const auto published = [](const char* date) {
        return changed("\"title\": \"Fire in the harbour\", \"language\"",
                       "\"published\": \"" + std::string(date) + "\", \"title\": \"Fire\", \"language\"");
    };
    CHECK(of_times(published("2023-05-23")) == "");
    CHECK(of_times(published("2023-05")) == "");  // it may have been before
    CHECK(of_times(published("2023-06-01")) ==
          "warning /sources/0/published: this source was published after the end of the story's time, "
          "2023-05-24T00:00+03:00; claims without 'said' count as known from that end, 1 of them\n");
    const std::string said =
        with(published("2023-06"), "\"actor\": \"mayor\",",
             "\"actor\": \"mayor\", \"said\": {\"start\": \"2023-05-23\", \"precision\": \"day\"},");
    CHECK(of_times(said) ==
          "warning /sources/0/published: this source was published after the end of the story's time, "
          "2023-05-24T00:00+03:00; a claim from it that has no 'said' would count as known from that end\n");
    CHECK(of_times(with(said, "\"sources\": [",
                        "\"sources\": [{\"id\": \"x\", \"title\": \"X\", \"language\": \"en\", \"published\": "
                        "\"2024\"},")) ==
          "warning /sources/0/published: this source was published after the end of the story's time, "
          "2023-05-24T00:00+03:00, like 1 more; a claim from it that has no 'said' would count as known from that "
          "end\n");
}

TEST_CASE("parties' colours that cannot be told apart are named, each once") {
    const auto two = [](const char* a, const char* b) {
        return of_parties(std::string("{\"id\": \"officials\", \"name\": \"O\"") + a +
                          "}, {\"id\": \"press\", \"name\": \"P\"" + b + "}");
    };
    const char *blue = ", \"color\": \"#0b6aa8\"", *near_blue = ", \"color\": \"#0d6cab\"",
               *red = ", \"color\": \"#b3541e\"", *grey = ", \"color\": \"#7a7569\"";
    CHECK(two(blue, red) == "");
    CHECK(two("", "") == "");
    CHECK(two(blue, "") == "");
    for (const char* other : {blue, near_blue})
        CHECK(
            two(blue, other) ==
            "warning /parties/1/color: this colour cannot be told apart from that of 'officials'; without 'color' the "
            "viewer chooses one\n");
    CHECK(two(red, grey) ==
          "warning /parties/1/color: this colour cannot be told apart from the grey of what several parties tell; "
          "without 'color' the viewer chooses one\n");
}

TEST_CASE("the viewer has twelve colours of its own; a thirteenth party gets one that is taken") {
    std::string parties = "{\"id\": \"officials\", \"name\": \"O\"}";
    for (int i = 1; i < 12; ++i) parties += ", {\"id\": \"p" + std::to_string(i) + "\", \"name\": \"P\"}";
    CHECK(of_parties(parties) == "");
    CHECK(of_parties(parties + ", {\"id\": \"p12\", \"name\": \"P\"}") ==
          "warning /parties/12: the colour that the viewer has left for this party cannot be told apart from that of "
          "'officials'\n");
}

TEST_CASE("characters that no font can have are named") {
    CHECK(of_title("Łukasz, Ελλάδα, 东京, مرحبا, 😀") == "");
    CHECK(of_title("Sk\uFFFDne") ==
          "warning /title: the character U+FFFD in this text cannot be shown: it stands for one that was lost when the "
          "text was converted\n");
    CHECK(of_title("\uE000") ==
          "warning /title: the character U+E000 in this text cannot be shown: it is private to one font and means "
          "nothing elsewhere\n");
    CHECK(of_title("\U0010FFFD") ==
          "warning /title: the character U+10FFFD in this text cannot be shown: it is private to one font and means "
          "nothing elsewhere\n");
    CHECK(of_title("\uFDD0") ==
          "warning /title: the character U+FDD0 in this text cannot be shown: it is none of Unicode's characters\n");
    CHECK(of_title("\U0004E001") ==
          "warning /title: the character U+4E001 in this text cannot be shown: it is none of Unicode's characters\n");
    CHECK(of_title("🏴\U000E0067\U000E007F, 葛\U000E0100, Крайн\u0456и\u0306, a\u00ADb\u200Bc, \u0378") == "");
    CHECK(of_title("\U0001FFFE") ==
          "warning /title: the character U+1FFFE in this text cannot be shown: it is none of Unicode's characters\n");
}

TEST_CASE("the hash of an archived copy is a SHA-256 in hexadecimal digits") {
    const auto of_hash = [](const std::string& hash) {
        return found(changed("\"title\": \"Fire in the harbour\", \"language\": \"en\"",
                             "\"title\": \"Fire in the harbour\", \"language\": \"en\", \"sha256\": \"" + hash + "\""),
                     review_story);
    };
    CHECK(of_hash(std::string(32, '0') + std::string(32, 'F')) == "");
    CHECK(of_hash("SHA-256:ab12") ==
          "error /sources/0/sha256: must be the 64 hexadecimal digits of a SHA-256 hash, not 'SHA-256:ab12'\n");
    CHECK(of_hash(std::string(63, 'a')).starts_with("error /sources/0/sha256: must be the 64 hexadecimal digits"));
    CHECK(of_hash(std::string(63, 'a') + "g").starts_with("error /sources/0/sha256: must be"));
}
