// A session that sets what its own fonts lack with those of the machine, as the native viewer does.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

#include "drawn_text.h"
#include "imgui_internal.h"
#include "type_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// Pieces that the atlas holds, with ink, at all sizes and weights.
struct Held {
    int tinted = 0, coloured = 0, blank = 0;
};

bool has_ink(const ImTextureData& atlas, const ImFontGlyph& glyph) {
    const auto column = [&](float u) { return static_cast<int>(std::lround(u * static_cast<float>(atlas.Width))); };
    const auto row = [&](float v) { return static_cast<int>(std::lround(v * static_cast<float>(atlas.Height))); };
    for (int y = row(glyph.V0); y < row(glyph.V1); ++y)
        for (int x = column(glyph.U0); x < column(glyph.U1); ++x)
            if (atlas.Pixels[(y * atlas.Width + x) * atlas.BytesPerPixel + 3] > 128) return true;
    return false;
}

Held held_by_atlas() {
    Held held;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    REQUIRE(atlas.TexData->Format == ImTextureFormat_RGBA32);
    for (int i = 0; i < atlas.Builder->BakedPool.Size; ++i) {
        const ImFontBaked& baked = atlas.Builder->BakedPool[i];
        if (!baked.ContainerFont || baked.WantDestroy) continue;
        for (const ImFontGlyph& glyph : baked.Glyphs) {
            if (!Lettering::is_code(glyph.Codepoint) || !glyph.Visible) continue;
            int& count = !has_ink(*atlas.TexData, glyph) ? held.blank : glyph.Colored ? held.coloured : held.tinted;
            ++count;
        }
    }
    return held;
}

}  // namespace

TEST_SUITE("fonts: a session with the text of the machine") {
    // Where the graphics card mixes a letter's edge with what is beside it, black would be a grey line on a halo.
    TEST_CASE("between its letters the atlas is white of which nothing is seen, also when it has grown") {
        const FontsAtHand text;
        SessionBench bench;
        REQUIRE(bench.fonts_found);
        bench.session.set_page_text(&*text);
        const auto black_gaps = [] {
            const ImTextureData& atlas = *ImGui::GetIO().Fonts->TexData;
            REQUIRE(atlas.Format == ImTextureFormat_RGBA32);
            int count = 0;
            for (int i = 0; i < atlas.GetSizeInBytes(); i += 4)
                count += atlas.Pixels[i + 3] == 0 && atlas.Pixels[i] != 0xFF;
            return count;
        };
        bench.settle();
        CHECK(black_gaps() == 0);
        const int before = ImGui::GetIO().Fonts->TexData->GetSizeInBytes();
        REQUIRE(bench.give_bytes(file_bytes(kManyScripts)));
        for (const char* event : {"all", "e-chinese", "e-thai"}) {
            REQUIRE(bench.send(SelectEventById{event}));
            bench.settle();
        }
        bench.session.media_changed(false, true, 2.0);
        bench.settle();
        CHECK(ImGui::GetIO().Fonts->TexData->GetSizeInBytes() > before);
        CHECK(black_gaps() == 0);
    }

    TEST_CASE("a story in many scripts lacks no letter, and the atlas of what is drawn has its pieces") {
        const FontsAtHand text;
        SessionBench bench;
        REQUIRE(bench.fonts_found);
        bench.session.set_page_text(&*text);
        REQUIRE(bench.give_bytes(file_bytes(kManyScripts)));
        for (const char* event : {"all", "e-polish", "e-greek", "e-arabic", "e-hebrew", "e-chinese", "e-thai",
                                  "e-emoji", "e-cyrillic", "e-invisible"}) {
            REQUIRE(bench.send(SelectEventById{event}));
            bench.settle();
        }
        CHECK(bench.session.lettering().missing().empty());
        CHECK(bench.state().notices.empty());
        CHECK(bench.session.snapshot({}).find(R"("missing":[])") != std::string::npos);
        const Held held = held_by_atlas();
        CHECK(held.blank == 0);
        CHECK(held.tinted >= 20);
        CHECK(held.coloured >= 4);  // 👍🏽 ❤️ 🇺🇦 👩‍👩‍👧
        const Lettering::Counts before = bench.session.lettering().counts();
        CHECK(before.pieces >= 25);
        bench.frame();
        CHECK(bench.session.lettering().counts().page_calls == before.page_calls);
    }

    TEST_CASE("a character that no font of the machine has is a box with its code, and the snapshot names it") {
        const FontsAtHand text;
        SessionBench bench;
        bench.session.set_page_text(&*text);
        std::string story = file_bytes(kManyScripts);
        for (std::size_t at; (at = story.find("🙂")) != std::string::npos;) story.replace(at, 4, "\u0378");
        REQUIRE(bench.give_bytes(story));
        REQUIRE(bench.send(SelectEventById{"e-emoji"}));
        bench.settle();
        CHECK(bench.session.snapshot({}).find(R"("missing":["U+0378"])") != std::string::npos);
        CHECK(bench.state().notices ==
              std::vector<std::string>{"U+0378 cannot be drawn here: each is shown as a box with its code."});
        CHECK(held_by_atlas().blank == 0);
    }

    TEST_CASE("a machine with the interface's fonts alone draws boxes, one without any as well") {
        for (const char* folder : {"/dist/fonts", "/nowhere"}) {
            const FontsAtHand text(std::string(SOURCELINE_SOURCE_DIR) + folder);
            SessionBench bench;
            bench.session.set_page_text(&*text);
            REQUIRE(bench.give_bytes(file_bytes(kManyScripts)));
            REQUIRE(bench.send(SelectEventById{"e-chinese"}));
            bench.settle();
            const std::vector<std::string> missing = bench.session.lettering().missing();
            CHECK(std::find(missing.begin(), missing.end(), "U+738B") != missing.end());  // 王
            CHECK(held_by_atlas().coloured == 0);
            CHECK(held_by_atlas().tinted > 5);
        }
    }

    TEST_CASE("what is set takes the room that its letters take") {
        const FontsAtHand text;
        TypeBenchOf type(*text);
        const float em = std::round(14 * kInterHeightPerEm) / kInterHeightPerEm;
        CHECK(text_width(type.look(), type.body(), "发言人") == doctest::Approx(3 * em).epsilon(0.05));
        CHECK(text_width(type.look(), type.body(), "سلام") ==
              doctest::Approx(text->measure({"سلام", "", 400, em, TextDirection::RightToLeft}).advance).epsilon(0.01));
        const auto [left, right] =
            type.edges([&] { draw_line(type.list, type.look(), type.body(), 100, 10, "发言人"); });
        CHECK(left > 97);
        CHECK(right < 103 + 3 * em);
        CHECK(type.bench.session.lettering().missing().empty());
    }

    TEST_CASE("a paragraph from right to left begins at its right edge and breaks between words") {
        const FontsAtHand text;
        TypeBenchOf type(*text);
        Flow flow(type.look());
        flow.text(type.body(), "قال الناطق إن الهجوم وقع صباح يوم الاثنين 22 مايو");
        const float line = line_height(type.body());
        const auto [left, right] = type.edges([&] { CHECK(flow.draw(type.list, 100, 10, 120) >= 3 * line); });
        CHECK(left >= 97);
        CHECK(right == doctest::Approx(220).epsilon(0.02));
    }

    TEST_CASE("Thai without spaces stays within its column") {
        const FontsAtHand text;
        TypeBenchOf type(*text);
        Flow flow(type.look());
        flow.text(type.body(), "โฆษกกล่าวว่าการโจมตีเกิดขึ้นในเช้าวันจันทร์และมีผู้บาดเจ็บสามคน");
        const auto [left, right] =
            type.edges([&] { CHECK(flow.draw(type.list, 100, 10, 120) >= 3 * line_height(type.body())); });
        CHECK(left >= 97);
        CHECK(right <= 223);
    }
}
