// With the fonts of the packages that tools/deps/packages.sh names.
#include "fonts/machine_text.h"

#include <doctest/doctest.h>
#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <limits>
#include <set>

#include "base/text.h"
#include "drawn_text.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// What fontconfig keeps for the whole program is given back at its end: it stores distances where the leak checker
// looks for pointers.
const struct EndOfFontconfig {
    EndOfFontconfig() = default;
    EndOfFontconfig(const EndOfFontconfig&) = delete;
    EndOfFontconfig& operator=(const EndOfFontconfig&) = delete;
    ~EndOfFontconfig() { FcFini(); }
} kEndOfFontconfig;

}  // namespace

TEST_SUITE("fonts: text of the machine") {
    TEST_CASE("a machine with fonts can set text, one without can not") {
        CHECK(FontsAtHand()->is_usable());
        const FontsAtHand none("/nowhere/at/all");
        CHECK_FALSE(none->is_usable());
        CHECK_FALSE(none->draws(U'a'));
        CHECK(none->measure(ask_for("abc")).advance == 0);
        CHECK(none->measure(ask_for("abc")).width == 0);
        std::vector<std::uint8_t> rgba(4 * 10 * 10, 7);
        CHECK(none->draw(ask_for("abc"), {10, 0, -10, 10, 10}, rgba.data()) == Ink::Tinted);
        CHECK(std::count(rgba.begin(), rgba.end(), 0) == 400);
    }

    TEST_CASE("letters that a font has are drawn, and those that none has are not") {
        const FontsAtHand text;
        for (const char32_t c : std::u32string_view(U"aŁЙΩקش世ไあ🙂 \u00a0\u3000")) CHECK(text->draws(c));
        for (const char32_t c : {0x378u, 0x3fffdu, 0xfffffu, 0xe000u, 0xd800u, 0x110000u, 0xffffffffu})
            CHECK_FALSE(text->draws(c));
        const FontsAtHand inter(std::string(SOURCELINE_SOURCE_DIR) + "/dist/fonts");
        CHECK(inter->is_usable());
        CHECK(inter->draws(U'й'));
        for (const char32_t c : std::u32string_view(U"世ไق🙂")) CHECK_FALSE(inter->draws(c));
    }

    TEST_CASE("Arabic letters join: a word is not as wide as its letters alone, nor as letters kept from joining") {
        const FontsAtHand text;
        float alone = 0;
        for (const char* letter : {"س", "ل", "ا", "م"}) alone += text->measure(ask_for(letter)).advance;
        const float joined = text->measure(ask_for("سلام")).advance,
                    apart = text->measure(ask_for("س\u200Cل\u200Cا\u200Cم")).advance;
        CHECK(joined < 0.95f * alone);
        CHECK(apart == doctest::Approx(alone).epsilon(0.01));
        // Joined ink is one: a column without any ink stands nowhere in it.
        CHECK(drawn(*text, ask_for("سلسلس")).empty_columns_within() == 0);
        CHECK(drawn(*text, ask_for("س\u200Cل\u200Cس")).empty_columns_within() > 0);
    }

    TEST_CASE("Arabic and Hebrew run from right to left, whatever the direction of the line") {
        const FontsAtHand text;
        for (const TextDirection way : {TextDirection::LeftToRight, TextDirection::RightToLeft}) {
            TextAsk ask = ask_for("ابب");  // what is tall stands first
            ask.direction = way;
            CHECK(drawn(*text, ask).column_of_highest_ink() > 0.7);
            ask.text = "לככ";
            CHECK(drawn(*text, ask).column_of_highest_ink() > 0.5);
            ask.text = "lxxx";
            CHECK(drawn(*text, ask).column_of_highest_ink() < 0.3);
        }
    }

    TEST_CASE("a line of both has the order of its direction") {
        const FontsAtHand text;
        TextAsk ask = ask_for("xxxx قل");  // what is low stands in the Arabic
        CHECK(drawn(*text, ask).column_of_lowest_ink() > 0.6);
        ask.direction = TextDirection::RightToLeft;
        CHECK(drawn(*text, ask).column_of_lowest_ink() < 0.4);
    }

    TEST_CASE("a number beside an isolated name stays where it is") {
        const FontsAtHand text;
        CHECK(drawn(*text, ask_for("قل 1234")).column_of_lowest_ink() > 0.6);
        CHECK(drawn(*text, ask_for("\u2068قل\u2069 1234")).column_of_lowest_ink() < 0.4);
    }

    TEST_CASE("overrides are dropped, and nothing of one line reaches the next") {
        const FontsAtHand text;
        const Drawn plain = drawn(*text, ask_for("abc"));
        // NOLINTNEXTLINE(misc-misleading-bidirectional)
        for (const char* line : {"\u202Eabc\u202C", "\u202Eabc", "\u2067abc", "a\u202Bb\u202Dc", "a\abc"})
            CHECK(drawn(*text, ask_for(line)) == plain);
        TextAsk right_to_left = ask_for("\u2068قال\u2069 12");
        right_to_left.direction = TextDirection::RightToLeft;
        right_to_left.language = "ar";
        right_to_left.weight = 600;
        drawn(*text, right_to_left);
        CHECK(drawn(*text, ask_for("abc")) == plain);
    }

    TEST_CASE("Chinese and Japanese letters are drawn, each an em wide") {
        const FontsAtHand text;
        for (const char* language : {"zh", "zh-Hant", "ja", ""}) {
            TextAsk ask = ask_for("发言人说");
            ask.language = language;
            CHECK(text->measure(ask).advance == doctest::Approx(4 * ask.em_px).epsilon(0.05));
            CHECK(drawn(*text, ask).inked() > 200);
        }
        CHECK(drawn(*text, ask_for("これは本です")).inked() > 100);
    }

    TEST_CASE("emoji keep their colours, with all that joins them") {
        const FontsAtHand text;
        for (const char* emoji : {"🙂", "👍🏽", "❤️", "🇺🇦", "👩‍👩‍👧"}) {
            const Drawn picture = drawn(*text, ask_for(emoji));
            CHECK(picture.kind == Ink::Coloured);
            CHECK(picture.colours() > 20);
            CHECK(picture.ink.advance == doctest::Approx(text->measure(ask_for("🙂")).advance).epsilon(0.01));
            CHECK(picture.ink.advance < 1.5f * ask_for("").em_px);
        }
        CHECK(drawn(*text, ask_for("👍🏽")).rgba != drawn(*text, ask_for("👍")).rgba);
    }

    TEST_CASE("letters are white, to be tinted, and emoji among them become shades") {
        const FontsAtHand text;
        for (const char* line : {"世界", "سلام", "สวัสดี", "م 🙂", "x🙂"}) {
            const Drawn picture = drawn(*text, ask_for(line));
            CHECK(picture.kind == Ink::Tinted);
            CHECK(picture.colours() == 1);
            CHECK(picture.inked() > 50);
        }
        const Drawn both = drawn(*text, ask_for("x🙂"));
        CHECK(both.inked() > 2 * drawn(*text, ask_for("x")).inked());
        CHECK(both.shades() > 20);
    }

    TEST_CASE("weight and size scale what is set") {
        const FontsAtHand text;
        for (const char* line : {"سلام عليكم", "дом", "สวัสดี"}) {
            TextAsk ask = ask_for(line);
            const TextInk regular = text->measure(ask);
            ask.em_px *= 3;
            const TextInk large = text->measure(ask);
            CHECK(large.advance == doctest::Approx(3 * regular.advance).epsilon(0.01));
            CHECK(large.height > 2 * regular.height);
            ask.weight = 600;
            const TextInk bold = text->measure(ask);
            CHECK(bold.advance > large.advance);
            CHECK(drawn(*text, ask).weight() > 1.1 * drawn(*text, {line, "", 400, ask.em_px}).weight());
        }
    }

    TEST_CASE("where a font has one weight only, what is strong is drawn thicker and takes the same room") {
        const FontsAtHand text;
        TextAsk ask = ask_for("发言人说");
        const Drawn regular = drawn(*text, ask);
        ask.weight = 600;
        const Drawn strong = drawn(*text, ask);
        CHECK(strong.ink.advance == regular.ink.advance);
        CHECK(strong.weight() > 1.1 * regular.weight());
        CHECK(strong.weight() < 1.8 * regular.weight());
    }

    TEST_CASE("all ink is within the box that is told, on a baseline at nought, with a pixel to spare") {
        const FontsAtHand text;
        for (const char* line : {"قال الناطق", "发言人说", "กรุงเทพที่นี่", "👍🏽", "fjÅǬ", "שָׁלוֹם"})
            for (const float em_px : {9.0f, 14.05f, 33.3f}) {
                TextAsk ask = ask_for(line);
                ask.em_px = em_px;
                ask.weight = em_px > 20 ? 600 : 400;
                const TextInk ink = text->measure(ask);
                CHECK(ink.top < 0);
                CHECK(ink.top + ink.height >= 0);
                Drawn wide = drawn(*text, ask, 20);
                CHECK(wide.inked() > 0);
                CHECK(wide.inked_outside(20) == 0);
                CHECK(drawn(*text, ask).inked() == wide.inked());
            }
        const TextInk x = text->measure(ask_for("xx"));
        CHECK(x.top + x.height <= 2);  // stands on the line
    }

    TEST_CASE("a letter and its mark are one") {
        const FontsAtHand text;
        CHECK(drawn(*text, ask_for("и\u0306і\u0308")) == drawn(*text, ask_for("йї")));
        // There is no single character for these: the mark takes no room.
        CHECK(text->measure(ask_for("о\u0301х\u0323")).advance ==
              doctest::Approx(text->measure(ask_for("ох")).advance).epsilon(0.01));
    }

    TEST_CASE("Thai breaks between its words") {
        const FontsAtHand text;
        const auto parts = [&text](const std::string& line, const std::string& language) {
            std::vector<std::string> out{""};
            std::size_t from = 0;
            for (const std::size_t at : text->line_breaks(line, language)) {
                out.back() = line.substr(from, at - from);
                out.emplace_back();
                from = at;
            }
            out.back() = line.substr(from);
            return out;
        };
        using Parts = std::vector<std::string>;
        for (const char* language : {"th", "", "en"})
            CHECK(parts("โฆษกกล่าวว่าการโจมตีเกิดขึ้นในเช้าวันจันทร์", language) ==
                  Parts{"โฆษก", "กล่าว", "ว่า", "การ", "โจมตี", "เกิด", "ขึ้น", "ใน", "เช้า", "วัน", "จันทร์"});
        CHECK(parts("造成三人受伤，其中「一人」。", "zh") ==
              Parts{"造", "成", "三", "人", "受", "伤，", "其", "中", "「一", "人」。"});
        CHECK(parts("これは「本」です。", "ja") == Parts{"こ", "れ", "は", "「本」", "で", "す。"});
        CHECK(parts("👍🏽🙂👩‍👩‍👧", "") == Parts{"👍🏽", "🙂", "👩‍👩‍👧"});
        for (const char* line : {"", "well-known", "قال-الناطق", "—", "мати-й-мачуха", "世", "「世」"})
            CHECK(parts(line, "") == Parts{line});
    }

    TEST_CASE(
        "text that is not UTF-8 is set with a sign for each byte that is wrong, and breaks where its letters are") {
        const FontsAtHand text;
        CHECK(drawn(*text, ask_for("a\xff\xC3")) == drawn(*text, ask_for("a\uFFFD\uFFFD")));
        CHECK(drawn(*text, ask_for("\xE4\xB8")).inked() > 0);
        CHECK(text->line_breaks("世\xff界世", "zh") == text->line_breaks("世x界世", "zh"));
        CHECK(text->line_breaks("\xE4\xB8", "zh").empty());
        CHECK(text->line_breaks(std::string("世\0界", 7), "zh").size() <= 2);
        CHECK(text->measure(ask_for(std::string("a\0b", 3))).advance == text->measure(ask_for("ab")).advance);
    }

    TEST_CASE("nothing is set of no text, nor at no size") {
        const FontsAtHand text;
        // NOLINTNEXTLINE(misc-misleading-bidirectional)
        for (const char* line : {"", "\u200B", "\u202E", "\r\u00AD"}) {
            const TextInk ink = text->measure(ask_for(line));
            CHECK(ink.width == 0);
            CHECK(ink.height == 0);
        }
        CHECK(text->measure(ask_for("")).advance == 0);
        CHECK(text->measure(ask_for("   ")).advance > 0);
        CHECK(text->measure(ask_for("   ")).width == 0);
        for (const float em_px : {0.0f, -14.0f, std::numeric_limits<float>::quiet_NaN()}) {
            TextAsk ask = ask_for("世界");
            ask.em_px = em_px;
            CHECK(text->measure(ask).advance == 0);
            CHECK(text->measure(ask).width == 0);
            std::uint8_t pixel[4] = {1, 2, 3, 4};
            CHECK(text->draw(ask, {0, 0, 0, 1, 1}, pixel) == Ink::Tinted);
            CHECK(pixel[3] == 0);
            CHECK(text->draw(ask, text->measure(ask), nullptr) == Ink::Tinted);
        }
    }

    TEST_CASE("sizes, weights and languages of any kind are set as far as they go") {
        const FontsAtHand text;
        TextAsk ask = ask_for("世");
        for (const float em_px : {1e-30f, 0.5f, 1e9f, std::numeric_limits<float>::infinity()}) {
            ask.em_px = em_px;
            const TextInk ink = text->measure(ask);
            CHECK(ink.advance >= 0);
            CHECK(ink.advance < 2100);
            CHECK(ink.width < 2100);
            CHECK(ink.height < 2100);
        }
        ask = ask_for("سلام");
        for (const int weight : {-1, 0, 100, 1000, std::numeric_limits<int>::max()}) {
            ask.weight = weight;
            CHECK(text->measure(ask).advance > 0);
        }
        for (const std::string& language : {std::string("x"), std::string("--"), std::string("ar-Arab-EG-x-\xff"),
                                            std::string(10'000, 'a'), std::string("日本")}) {
            ask.language = language;
            CHECK(text->measure(ask).advance > 0);
            CHECK(text->line_breaks("世界", language).size() == 1);
        }
    }

    TEST_CASE("a line of 100,000 letters is measured, drawn and broken, and what could not be shown is not") {
        const FontsAtHand text;
        for (const char* letters : {"世", "سل ", "ไทย", "🙂"}) {
            std::string line;
            while (line.size() < 300'000) line += letters;
            const TextAsk ask = ask_for(line);
            const TextInk ink = text->measure(ask);
            CHECK(ink.advance > 16'384);
            CHECK(ink.width == 16'384);
            CHECK(ink.height < 100);
            CHECK(drawn(*text, ask).inked() > 50'000);
        }
        std::string thai, han;
        while (thai.size() < 300'000) thai += "โฆษกกล่าวว่า";
        while (han.size() < 300'000) han += "世";
        CHECK(text->line_breaks(thai, "th").size() > 20'000);
        CHECK(text->line_breaks(han, "zh").size() == 99'999);
    }
}
