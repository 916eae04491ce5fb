#include <doctest/doctest.h>

#include <string>

#include "base/text.h"

using namespace sourceline;

TEST_CASE("valid UTF-8 of every length has no fault") {
    CHECK_FALSE(first_invalid_utf8(""));
    CHECK_FALSE(first_invalid_utf8("Kozinka"));
    CHECK_FALSE(first_invalid_utf8("Козинка – ґанок, 😀 \xf4\x8f\xbf\xbf \xed\x9f\xbf \xee\x80\x80"));
}

TEST_CASE("invalid UTF-8 is found where it begins") {
    CHECK(first_invalid_utf8("ab\xff") == 2u);
    CHECK(first_invalid_utf8("a\xc0\x80") == 1u);          // overlong NUL
    CHECK(first_invalid_utf8("a\xe0\x80\x80") == 1u);      // overlong
    CHECK(first_invalid_utf8("a\xf0\x8f\xbf\xbf") == 1u);  // overlong
    CHECK(first_invalid_utf8("\xed\xa0\x80") == 0u);       // surrogate
    CHECK(first_invalid_utf8("\xf4\x90\x80\x80") == 0u);   // beyond U+10FFFF
    CHECK(first_invalid_utf8("\x80") == 0u);               // continuation alone
    CHECK(first_invalid_utf8("aб\xd0") == 3u);             // cut
    CHECK(first_invalid_utf8("\xe2\x82") == 0u);           // cut
    CHECK(first_invalid_utf8("\xf0\x9f\x98") == 0u);       // cut
}

TEST_CASE("code points are walked with their sizes, an invalid byte is one replacement character") {
    const std::string text = "aб€😀\xff";
    const char32_t expected[] = {U'a', U'б', U'€', U'😀', 0xfffd};
    std::size_t at = 0;
    for (const char32_t value : expected) {
        const CodePoint point = code_point_at(text, at);
        CHECK(point.value == value);
        at += point.size;
    }
    CHECK(at == text.size());
}

TEST_CASE("every code point is written as it is read") {
    for (char32_t value = 0; value <= 0x10ffff; value += value < 0x3000 ? 1 : 61) {
        if (value >= 0xd800 && value <= 0xdfff) continue;
        std::string text;
        append_utf8(text, value);
        REQUIRE_FALSE(first_invalid_utf8(text));
        const CodePoint point = code_point_at(text, 0);
        REQUIRE(point.value == value);
        REQUIRE(point.size == text.size());
    }
    std::string text;
    append_utf8(text, 0xd800);
    CHECK(text == "\xef\xbf\xbd");
}

TEST_CASE("upper case knows Latin, Latin-1 and Cyrillic, and leaves the rest alone") {
    CHECK(upper_case("") == "");
    CHECK(upper_case("Belgorod 2023 – ok") == "BELGOROD 2023 – OK");
    CHECK(upper_case("é÷ÿß") == "É÷Ÿß");
    CHECK(upper_case("Козинка") == "КОЗИНКА");
    CHECK(upper_case("Αιγαίο Πέλαγος, Έβρος") == "ΑΙΓΑΙΟ ΠΕΛΑΓΟΣ, ΕΒΡΟΣ");
    CHECK(upper_case("єіїґўё") == "ЄІЇҐЎЁ");
    CHECK(upper_case("zażółć gęślą jaźń, příliš žluťoučký, ķiļņi, ıčšž") ==
          "ZAŻÓŁĆ GĘŚLĄ JAŹŃ, PŘÍLIŠ ŽLUŤOUČKÝ, ĶIĻŅI, IČŠŽ");
    CHECK(upper_case("ĀĿŁŸŹĸŉ") == "ĀĿŁŸŹĸŉ");
    CHECK(upper_case("ӂӏ") == "ӁӀ");
    CHECK(upper_case("日本") == "日本");
}

TEST_CASE("quotation marks, apostrophes and white space of every shape become plain ones") {
    CHECK(normalise_quotes_and_space("“a” «b» „c‟ \"d\"") == "\"a\" \"b\" \"c\" \"d\"");
    CHECK(normalise_quotes_and_space("Russia’s ‘x’ ʼ ` ´") == "Russia's 'x' ' ' '");
    CHECK(normalise_quotes_and_space(" \t a\u00a0\u00a0b\r\n\u2009c \n") == "a b c");
    CHECK(normalise_quotes_and_space(" \u00a0 ") == "");
    CHECK(normalise_quotes_and_space("") == "");
    CHECK(normalise_quotes_and_space("a – b…") == "a – b…");
}

TEST_CASE("words are counted, marks are not") {
    const auto words = [](std::string_view text) { return length_of(text).words; };
    CHECK(words("") == 0);
    CHECK(words(" \u00a0 ") == 0);
    CHECK(words("[…]") == 0);
    CHECK(words("one — two […] three") == 3);
    CHECK(words("“well-armed” groups’ 70") == 3);
    CHECK(words("Унаслідок\u00a0цього") == 2);
}

TEST_CASE("in scripts without spaces letters are counted, their punctuation is not") {
    const auto spaceless = [](std::string_view text) { return length_of(text).spaceless; };
    CHECK(spaceless("鱼雷击中了这艘船，船沉没了。") == 12);
    CHECK(length_of("鱼雷击中了这艘船，船沉没了。").words == 0);
    CHECK(spaceless("ミサイルが") == 5);
    CHECK(spaceless("เรือจม") == 6);
    CHECK(spaceless("three words here") == 0);
    CHECK(spaceless("공격은 월요일에") == 0);  // Korean has spaces
    CHECK(length_of("공격은 월요일에").words == 2);
    CHECK(length_of("the ship 船 and the 船").words == 4);
    CHECK(length_of("the ship 船 and the 船").spaceless == 2);
    CHECK(is_spaceless(U'\U00020000'));
    CHECK_FALSE(is_spaceless(U'ж'));
}

TEST_CASE("a letter or a digit is a word character in any script") {
    CHECK(is_word_at("a", 0));
    CHECK(is_word_at("я", 0));
    CHECK(is_word_at("7", 0));
    CHECK_FALSE(is_word_at("’", 0));
    CHECK_FALSE(is_word_at("-", 0));
    CHECK_FALSE(is_word_at("a", 1));
}

TEST_CASE("six hexadecimal digits are a colour, nothing else is") {
    CHECK(parse_rgb("8b4a44") == 0x8b4a44u);
    CHECK(parse_rgb("0BE9AF") == 0x0be9afu);
    for (const char* bad : {"", "8b4a4", "8b4a444", "#8b4a4", "8b4a4g", "8b 4a4", "\xff\xff\xff\xff\xff\xff"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_rgb(bad));
    }
}

TEST_CASE("format writes short and long texts") {
    CHECK(format("%d km, %.1f, %s", 27, 26.96, "x") == "27 km, 27.0, x");
    CHECK(format("%s", "") == "");
    const std::string long_text(1000, 'x');
    CHECK(format("%s!", long_text.c_str()) == long_text + "!");
    CHECK(format("%s", std::string(255, 'y').c_str()) == std::string(255, 'y'));
    CHECK(format("%s", std::string(256, 'y').c_str()) == std::string(256, 'y'));
}

TEST_CASE("text from outside is cleaned to one line of valid UTF-8, as long as may be") {
    CHECK(cleaned("") == "");
    CHECK(cleaned("Козинка, 23 мая") == "Козинка, 23 мая");
    CHECK(cleaned("a\tb\nc\x1b[31m\x7f\xc2\x9b") == "a�b�c�[31m��");
    CHECK(cleaned("a\xff\xc3") == "a��");
    CHECK(cleaned("a\nb", {.control = U' '}) == "a b");
    CHECK(cleaned("Козинка", {.max_characters = 3, .ellipsis = "…"}) == "Коз…");
    CHECK(cleaned("Коз", {.max_characters = 3, .ellipsis = "…"}) == "Коз");
    CHECK(cleaned("Козинка", {.max_bytes = 5, .ellipsis = "…"}) == "Ко…");  // cut at a letter
    CHECK(cleaned("Козинка", {.max_bytes = 5}) == "Ко");
    CHECK(cleaned("ab", {.max_bytes = 0, .ellipsis = "…"}) == "…");
    CHECK(cleaned("ab", {.max_characters = 0}) == "");
    CHECK(cleaned("\xff\xff", {.max_bytes = 4}) == "�");  // of what is kept: a replaced byte takes three
}
