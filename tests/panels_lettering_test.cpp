#include "panels/lettering.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "panels/typeset.h"
#include "type_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// Every letter is 0.6 em wide and grey, a space 0.25; a line may break after every fourth byte; what is in `unknown` it
// cannot draw.
class MadeUpText final : public PageText {
  public:
    bool is_usable() override { return usable; }
    bool draws(char32_t c) override { return unknown.find(c) == std::u32string::npos; }
    TextInk measure(const TextAsk& ask) override {
        measured.push_back(ask);
        const float width = width_of(ask);
        return {width, 0, -10, static_cast<int>(width), 12};
    }
    Ink draw(const TextAsk& ask, const TextInk& ink, std::uint8_t* rgba) override {
        drawn.push_back(ask);
        std::fill(rgba, rgba + 4 * ink.width * ink.height, std::uint8_t{128});
        return is_emoji(code_point_at(ask.text, 0).value) ? Ink::Coloured : Ink::Tinted;
    }
    std::vector<std::size_t> line_breaks(const std::string& text, const std::string&) override {
        std::vector<std::size_t> at;
        for (std::size_t i = 6; i < text.size() && breaks_everywhere; i += 6) at.push_back(i);
        return at;
    }

    bool has_drawn(const std::string& text, TextDirection direction = TextDirection::LeftToRight) const {
        return std::any_of(drawn.begin(), drawn.end(),
                           [&](const TextAsk& ask) { return ask.text == text && ask.direction == direction; });
    }

    static float width_of(const TextAsk& ask) {
        float em = 0;
        for (std::size_t at = 0; at < ask.text.size(); at += code_point_at(ask.text, at).size)
            em += ask.text[at] == ' ' ? 0.25f : 0.6f;
        return em * ask.em_px;
    }

    bool usable = true, breaks_everywhere = false;
    std::u32string unknown;
    std::vector<TextAsk> measured, drawn;
};

struct MadeUpPage {
    MadeUpText page;
};
struct TypeBench : MadeUpPage, TypeBenchOf {
    TypeBench() : TypeBenchOf(page) {}
};

}  // namespace

TEST_SUITE("panels: lettering") {
    TEST_CASE("Latin, Greek and Cyrillic come from our own fonts, composed or not") {
        TypeBench type;
        REQUIRE(type.bench.fonts_found);
        for (const char* text : {"Zażółć gęślą jaźń", "Πρωί Ἀθῆναι", "Крайній їжак", "Қазақстан", "Tiếng Việt",
                                 "Краи\u0306ніи\u0306 і\u0308жак", "z\u0307o\u0301łc\u0301", "a\u200Bb\u00ADc"})
            CHECK(draw_line(type.list, type.look(), type.body(), 10, 10, text) > 10);
        for (const TextAsk& ask : type.page.measured) FAIL_CHECK(ask.text);
        CHECK(text_width(type.look(), type.body(), "и\u0306") == text_width(type.look(), type.body(), "й"));
        CHECK(text_width(type.look(), type.body(), "a\u200B\u00AD\u2060\u202Eb\u202C") ==
              text_width(type.look(), type.body(), "ab"));
    }

    TEST_CASE("a word that the fonts lack is drawn by the page, once, and takes the width it says") {
        TypeBench type;
        const float width = draw_line(type.list, type.look(), type.body(), 10, 10, "said 发言人 twice");
        draw_line(type.list, type.look(), type.body(), 10, 40, "or 发言人");
        REQUIRE(type.page.drawn.size() == 1);
        CHECK(type.page.drawn[0].text == "发言人");
        CHECK(type.page.drawn[0].weight == 400);
        CHECK(type.page.drawn[0].em_px == doctest::Approx(14).epsilon(0.02));
        CHECK(width == doctest::Approx(text_width(type.look(), type.body(), "said  twice") +
                                       MadeUpText::width_of(type.page.drawn[0]))
                           .epsilon(0.001));
        TextStyle bold = type.look().strong();
        bold.language = "ja";
        draw_line(type.list, type.look(), bold, 10, 70, "发言人");
        REQUIRE(type.page.drawn.size() == 2);
        CHECK(type.page.drawn[1].weight == 600);
        CHECK(type.page.drawn[1].language == "ja");
        CHECK(type.bench.session.lettering().counts().pieces == 2);
    }

    TEST_CASE("emoji are pieces of their own, with all that joins them") {
        TypeBench type;
        draw_line(type.list, type.look(), type.body(), 10, 10, "“世👍🏽界”👩‍👩‍👧");
        CHECK(type.page.has_drawn("👍🏽"));
        CHECK(type.page.has_drawn("👩‍👩‍👧"));
        CHECK(type.page.has_drawn("“世"));
        CHECK(type.page.has_drawn("界”"));
    }

    TEST_CASE("a line with letters from right to left is one piece in the direction of its first letter") {
        TypeBench type;
        draw_line(type.list, type.look(), type.body(), 10, 10, "“قال 12” said");
        CHECK(type.page.has_drawn("“قال 12” said", TextDirection::RightToLeft));
        draw_line(type.list, type.look(), type.body(), 10, 40, "said שלום");
        CHECK(type.page.has_drawn("said שלום", TextDirection::LeftToRight));
    }

    TEST_CASE("a paragraph from right to left stands at the right, its style runs in reading order") {
        TypeBench type;
        TextStyle grey = type.look().muted();
        Flow flow(type.look());
        flow.text(type.body(), "محمد علي").text(grey, " mayor").chip("citation:1", "7");
        const auto [left, right] = type.edges([&] { flow.draw(type.list, 100, 10, 400); });
        CHECK(right == doctest::Approx(500).epsilon(0.01));
        CHECK(left > 300);
        REQUIRE(flow.chips().size() == 1);
        CHECK(flow.chips()[0].rect.x < left + 3);  // the last in reading order
        CHECK(type.page.has_drawn("محمد علي", TextDirection::RightToLeft));
        CHECK(type.page.has_drawn("mayor", TextDirection::RightToLeft));
    }

    TEST_CASE("lines break between words, each is a piece of its own, and none is wider than the column") {
        TypeBench type;
        Flow flow(type.look());
        flow.text(type.body(), "قال الناطق إن الهجوم وقع صباح يوم الاثنين");
        const float line = line_height(type.body());
        const auto [left, right] = type.edges([&] { CHECK(flow.draw(type.list, 100, 10, 120) >= 3 * line); });
        CHECK(left >= 99);
        CHECK(right <= 221);
        std::string all;
        for (const TextAsk& ask : type.page.drawn) all += (all.empty() ? "" : " ") + ask.text;
        CHECK(all == "قال الناطق إن الهجوم وقع صباح يوم الاثنين");
    }

    TEST_CASE("text without spaces breaks where the page says") {
        TypeBench type;
        type.page.breaks_everywhere = true;  // after every second Han character
        Flow flow(type.look());
        flow.text(type.body(), "发言人说袭击发生");
        const float line = line_height(type.body()), pair = 2 * 0.6f * 14.05f;
        CHECK(flow.height(4 * pair + 2) == doctest::Approx(line));
        CHECK(flow.height(2 * pair + 2) == doctest::Approx(2 * line));
        CHECK(flow.height(pair + 2) == doctest::Approx(4 * line));
    }

    TEST_CASE("a soft hyphen is drawn where the line breaks and nowhere else") {
        TypeBench type;
        const float whole = text_width(type.look(), type.body(), "Donaudampfschiff"),
                    first = text_width(type.look(), type.body(), "Donaudampf"),
                    hyphen = text_width(type.look(), type.body(), "-"), line = line_height(type.body());
        Flow flow(type.look());
        flow.text(type.body(), "Donau\u00ADdampf\u00ADschiff");
        const auto wide = type.edges([&] { CHECK(flow.draw(type.list, 0, 0, whole + 1) == doctest::Approx(line)); });
        CHECK(wide.second == doctest::Approx(whole).epsilon(0.03));
        const auto narrow =
            type.edges([&] { CHECK(flow.draw(type.list, 0, 0, whole - 8) == doctest::Approx(2 * line)); });
        CHECK(narrow.second == doctest::Approx(first + hyphen).epsilon(0.03));
    }

    TEST_CASE("overrides in one text do not reorder what stands beside it") {
        TypeBench type;
        // NOLINTNEXTLINE(misc-misleading-bidirectional)
        CHECK(text_width(type.look(), type.body(), "\u202Eabc") == text_width(type.look(), type.body(), "abc"));
        // NOLINTNEXTLINE(misc-misleading-bidirectional)
        draw_line(type.list, type.look(), type.body(), 10, 10, "\u202E发\u202C \u2067abc");
        CHECK(type.page.has_drawn("发"));
        CHECK(type.page.drawn.size() == 1);
    }

    TEST_CASE("a name from right to left in a line of the interface is isolated, and the line keeps its direction") {
        TypeBench type;
        draw_line(type.list, type.look(), type.body(), 10, 10, isolated("قال") + " · 12 km");
        CHECK(type.page.has_drawn("\u2068قال\u2069 · 12 km"));
        Flow flow(type.look());
        flow.text(type.body(), isolated("محمد علي") + " · 23");
        const auto [left, right] = type.edges([&] { flow.draw(type.list, 100, 10, 400); });
        CHECK(left < 110);
        CHECK(type.page.has_drawn("\u2068محمد علي\u2069 · 23"));
        type.page.usable = false;
        const float boxes = text_width(type.look(), type.body(), "בב"),
                    plain = text_width(type.look(), type.body(), " 1");
        CHECK(text_width(type.look(), type.body(), isolated("בב") + " 1") == doctest::Approx(boxes + plain));
    }

    TEST_CASE("a line that is cut keeps whole letters and fills the table with what is drawn alone") {
        TypeBench type;
        const std::string text = "发言人说袭击发生在星期一早上";
        const float width = 5 * 0.6f * 14 + text_width(type.look(), type.body(), "…") + 1;
        const auto [left, right] =
            type.edges([&] { draw_line_fitted(type.list, type.look(), type.body(), 10, 10, width, text); });
        CHECK(right <= 10 + width + 1);
        REQUIRE(type.page.drawn.size() == 1);
        CHECK(type.page.drawn[0].text == "发言人说袭…");
        const std::size_t asked = type.page.measured.size();
        draw_line_fitted(type.list, type.look(), type.body(), 10, 10, width, text);
        CHECK(type.page.measured.size() == asked);
    }

    TEST_CASE("what nothing can draw is a box with its code, and a notice names it once") {
        SessionBench bench;
        REQUIRE(bench.fonts_found);
        MadeUpText page;
        page.unknown = U"\U0001F9FF世";
        bench.session.set_page_text(&page);
        std::string story = file_bytes(kManyScripts);
        for (std::size_t at; (at = story.find("🙂")) != std::string::npos;) story.replace(at, 4, "🧿");
        REQUIRE(bench.give_bytes(story));
        REQUIRE(bench.send(SelectEventById{"e-emoji"}));
        bench.settle();
        CHECK(bench.session.lettering().missing() == std::vector<std::string>{"U+1F9FF"});
        CHECK(bench.state().notices ==
              std::vector<std::string>{"U+1F9FF cannot be drawn here: each is shown as a box with its code."});
    }

    TEST_CASE("the notice of what nothing can draw is in the interface's language") {
        for (const auto& [tag, notice] :
             {std::pair{"uk", "Тут не можна показати U+1F642: кожен такий знак замінено рамкою з його кодом."},
              std::pair{"ru", "Здесь нельзя показать U+1F642: каждый такой знак заменён рамкой с его кодом."}}) {
            SessionBench bench;
            MadeUpText page;
            page.unknown = U"🙂";
            bench.session.set_page_text(&page);
            bench.send(SetLanguage{*language_of(tag)});
            REQUIRE(bench.give_bytes(file_bytes(kManyScripts)));
            REQUIRE(bench.send(SelectEventById{"e-emoji"}));
            bench.settle();
            CHECK(bench.state().notices == std::vector<std::string>{notice});
        }
    }

    TEST_CASE("of many characters that nothing can draw the notice names the first") {
        TypeBench type;
        type.page.usable = false;
        std::string text;
        for (char32_t c = 0x4e00; c < 0x4e0e; ++c) append_utf8(text, c);
        draw_line(type.list, type.look(), type.body(), 10, 10, text);
        CHECK(type.look().lettering->take_untold() ==
              "U+4E00, U+4E01, U+4E02, U+4E03, U+4E04, U+4E05, U+4E06, U+4E07, U+4E08, U+4E09, U+4E0A, U+4E0B, …");
        CHECK(type.look().lettering->take_untold() == "");
    }

    TEST_CASE("without a page every foreign character is a box, and nothing but boxes is missing") {
        TypeBench type;
        type.page.usable = false;
        const auto [left, right] =
            type.edges([&] { draw_line(type.list, type.look(), type.body(), 100, 10, "a 世🙂 b"); });
        CHECK(right - left > 30);
        CHECK(type.page.drawn.empty());
        CHECK(type.bench.session.lettering().missing() == std::vector<std::string>{"U+4E16", "U+1F642"});
        CHECK(text_width(type.look(), type.body(), "世") > 0);
        const auto paragraph =
            type.edges([&] { Flow(type.look()).text(type.body(), "שלום").draw(type.list, 100, 40, 400); });
        CHECK(paragraph.first < 110);  // boxes follow each other as they stand in the file
    }

    TEST_CASE("what nothing can draw is written out in a line from right to left") {
        TypeBench type;
        type.page.unknown = U"\u0642";
        draw_line(type.list, type.look(), type.body(), 10, 10, "قا");
        CHECK(type.page.has_drawn("[U+0642]ا", TextDirection::RightToLeft));
    }

    TEST_CASE("another story forgets the pieces of the one before, and the same frame asks the page nothing") {
        SessionBench bench;
        MadeUpText page;
        bench.session.set_page_text(&page);
        CHECK(bench.session.lettering().counts().pieces == 0);
        REQUIRE(bench.give_bytes(file_bytes(kManyScripts)));
        bench.settle();
        const Lettering::Counts first = bench.session.lettering().counts();
        CHECK(first.pieces > 0);
        bench.frame();
        bench.frame();
        CHECK(bench.session.lettering().counts().page_calls == first.page_calls);
        REQUIRE(bench.give_bytes(file_bytes(kServedStory)));
        bench.settle();
        CHECK(bench.session.lettering().counts().pieces == 0);
        CHECK(bench.session.lettering().counts().page_calls == first.page_calls);
    }

    TEST_CASE("more different pieces than there are codes: the table is cleared and the frame drawn again") {
        TypeBench type;
        std::string text;
        for (char32_t c = 0x4e00; c < 0x4e00 + 6100; ++c) {
            text.clear();
            append_utf8(text, c);
            const std::string_view coded = type.look().lettering->coded(text, "", {});
            if (c < 0x4e00 + 5900) CHECK(Lettering::is_code(code_point_at(coded, 0).value));
        }
        CHECK(type.look().lettering->is_full());
    }
}
