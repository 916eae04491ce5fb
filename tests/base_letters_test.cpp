#include <doctest/doctest.h>

#include "base/letters.h"

using namespace sourceline;

TEST_SUITE("base: letters") {
    TEST_CASE("decomposed letters of Cyrillic, Latin and Greek are drawn as one character") {
        CHECK(as_drawn("Краи\u0306ніи\u0306") == "Крайній");
        CHECK(as_drawn("і\u0308жак") == "їжак");
        CHECK(as_drawn("Е\u0308лка у\u0306") == "Ёлка ў");
        CHECK(as_drawn("z\u0307o\u0301łc\u0301") == "żółć");
        CHECK(as_drawn("\u03b1\u0301\u03b9\u0308") == "άϊ");
        CHECK(as_drawn("S\u0326i") == "Și");
        CHECK(as_drawn("Tie\u0302\u0301ng Vie\u0323\u0302t") == "Tiếng Việt");
        CHECK(as_drawn("Α\u0313θη\u0342ναι") == "Ἀθῆναι");
        CHECK(as_drawn("\u03b9\u0308\u0301") == "ΐ");  // two marks, one after the other
    }

    TEST_CASE("composing alone keeps every other character") {
        CHECK(composed("Краи\u0306 ge\u00ADheim\u200B \u202Eevil\u202C\n") ==
              "Край ge\u00ADheim\u200B \u202Eevil\u202C\n");
        CHECK(composed("") == "");
        CHECK(composed("\u0306") == "\u0306");
    }

    TEST_CASE("a mark that no single character includes stays behind its letter") {
        CHECK(as_drawn("а\u0301") == "а\u0301");
        CHECK(as_drawn("\u0301a") == "\u0301a");
        CHECK(as_drawn("x\u0306y") == "x\u0306y");
    }

    TEST_CASE("composed text, other scripts and invalid bytes come out as they went in") {
        for (const char* text :
             {"", "Łódź", "Крайній", "قال الناطق", "发言人", "👩‍👩‍👧", "می‌خواهم"})
            CHECK(as_drawn(text) == text);
        CHECK(as_drawn("a\xff\xe2") == "a\uFFFD\uFFFD");
    }

    TEST_CASE("controls, overrides and isolates are not drawn and reorder nothing") {
        // NOLINTNEXTLINE(misc-misleading-bidirectional)
        CHECK(as_drawn("\u202Eevil\u202C \u2066x\u2069\u2067y\u2069\u202Az\u202B") == "evil xyz");
        CHECK(as_drawn(std::string_view("a\0b\x1b\x7f\xc2\x85 c", 9)) == "ab c");
        CHECK(as_drawn("one\u2028two\u2029three\nfour") == "one two three four");
    }

    TEST_CASE("what only says where a line may break is not drawn, what shapes is kept") {
        CHECK(as_drawn("ge\u00ADheim\u200Bnis\uFEFF\u2060") == "geheimnis");
        CHECK(as_drawn("\u0645\u06CC\u200C\u062E\u0648") == "\u0645\u06CC\u200C\u062E\u0648");
        CHECK(as_drawn("\u2764\uFE0F") == "\u2764\uFE0F");
    }

    TEST_CASE("text has the direction of its first letter, digits and signs have none") {
        CHECK(first_direction("“12 قال” said") == TextDirection::RightToLeft);
        CHECK(first_direction("“12 said قال”") == TextDirection::LeftToRight);
        CHECK(first_direction("שלום") == TextDirection::RightToLeft);
        CHECK(first_direction("🙂 שלום") == TextDirection::RightToLeft);
        CHECK(first_direction("12 – 14", TextDirection::RightToLeft) == TextDirection::RightToLeft);
        CHECK(first_direction("") == TextDirection::LeftToRight);
        CHECK(has_right_to_left("a ב"));
        CHECK_FALSE(has_right_to_left("Привіт, 世界 🙂"));
    }

    TEST_CASE(
        "a text within a sentence is isolated where it runs from right to left, and has no say in the direction") {
        CHECK(isolated("Łódź 12") == "Łódź 12");
        CHECK(isolated("שלום") == "\x02שלום\x03");
        CHECK(first_direction(isolated("שלום") + " · 12 km") == TextDirection::LeftToRight);
        CHECK(first_direction(isolated("שלום") + " · שלום, to") == TextDirection::RightToLeft);
        CHECK(as_drawn(isolated("שלום")) == isolated("שלום"));
        CHECK(is_zero_width(kIsolateBegins));
    }

    TEST_CASE("a letter is cut off with all that joins it") {
        CHECK(cluster_size("а\u0301\u0308б", 0) == 6);
        CHECK(cluster_size("👩‍👩‍👧!", 0) == 18);
        CHECK(cluster_size("👍🏽x", 0) == 8);
        CHECK(cluster_size("🇺🇦🇵🇱", 0) == 8);
        CHECK(cluster_size("ab", 1) == 1);
        CHECK(cluster_size("ก็", 0) == 6);
    }
}
