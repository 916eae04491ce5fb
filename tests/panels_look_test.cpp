#include <doctest/doctest.h>

#include "map_files.h"
#include "panels/typeset.h"
#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {
std::uint32_t rgb_of(ImU32 colour) { return (colour & 255) << 16 | (colour & 0xff00) | ((colour >> 16) & 255); }
}  // namespace

TEST_SUITE("panels: look") {
    TEST_CASE("contrast follows the WCAG formula") {
        CHECK(contrast(0x000000, 0xffffff) == doctest::Approx(21.0));
        CHECK(contrast(0x777777, 0xffffff) == doctest::Approx(4.48).epsilon(0.01));
        CHECK(contrast(0x123456, 0x123456) == doctest::Approx(1.0));
    }

    TEST_CASE("all text reads at 4.5:1 on paper, in light and in dark") {
        for (const Shade shade : {Shade::Light, Shade::Dark}) {
            const Palette& colours = palette(shade);
            const std::uint32_t paper = paper_rgb(shade);
            CHECK(rgb_of(colours.paper) == paper);
            for (const ImU32 text : {colours.ink, colours.muted, colours.accent_text})
                CHECK(contrast(rgb_of(text), paper) >= 4.5);
            std::vector<Paint> grounds = {kMapLayers[layer_id("land")].paint};
            const ReadBaseMap read = read_basemap(file_bytes("assets/basemaps/belgorod.json"));
            for (const MapShape& shape : read.map.value().shapes)
                if (shape.tint) grounds.push_back(*shape.tint);
            CHECK(grounds.size() == 3);
            for (const Paint ground : grounds) {
                for (const MapLayer& layer : kMapLayers)
                    if (layer.kind == LayerKind::Name) CHECK(contrast(layer.paint.in(shade), ground.in(shade)) >= 4.5);
                CHECK(contrast(rgb_of(colours.map_muted), ground.in(shade)) >= 4.5);
            }
            for (const std::uint32_t party :
                 {0x0b6aa8u, 0xb3541eu, 0x4d7c0fu, 0x6b5b95u, 0xffff00u, 0x000000u, 0xffffffu})
                CHECK(contrast(readable_on(party, paper), paper) >= 4.5);
        }
    }

    TEST_CASE("a colour that reads already is left alone") { CHECK(readable_on(0x0b6aa8, 0xfffdf8) == 0x0b6aa8u); }

    TEST_CASE("every colour can be told from light and dark paper, and goes no farther than it must") {
        for (const Shade shade : {Shade::Light, Shade::Dark})
            for (std::uint32_t red = 0; red < 256; red += 51)
                for (std::uint32_t green = 0; green < 256; green += 51)
                    for (std::uint32_t blue = 0; blue < 256; blue += 51) {
                        const std::uint32_t rgb = red << 16 | green << 8 | blue, paper = paper_rgb(shade);
                        const std::uint32_t shown = readable_on(rgb, paper, 3.0);
                        CHECK(contrast(shown, paper) >= 3.0);
                        if (contrast(rgb, paper) >= 3.0)
                            CHECK(shown == rgb);
                        else
                            CHECK(contrast(shown, paper) < 3.6);
                    }
    }

    TEST_CASE("the layout covers the canvas without overlap at every size") {
        for (const float width :
             {1.0f, 240.0f, 320.0f, 390.0f, 639.0f, 640.0f, 800.0f, 999.0f, 1000.0f, 1280.0f, 2560.0f})
            for (const float height : {1.0f, 320.0f, 560.0f, 844.0f, 1600.0f})
                for (const auto& [shown, foot] :
                     {std::pair(PanelShown::Yes, FootShown::No), std::pair(PanelShown::No, FootShown::No),
                      std::pair(PanelShown::Yes, FootShown::Yes)}) {
                    const Layout layout = lay_out(width, height, shown, foot);
                    const float canvas = layout.canvas.width * layout.canvas.height;
                    const Rect* parts[] = {&layout.header, &layout.map, &layout.foot, &layout.timeline, &layout.panel};
                    float covered = 0;
                    for (const Rect* part : parts) {
                        CHECK(part->width >= 0);
                        CHECK(part->height >= 0);
                        covered += part->width * part->height;
                    }
                    // The side panel stands beside header and map, the timeline below both.
                    CHECK(covered == doctest::Approx(canvas).epsilon(0.001));
                    CHECK(layout.map.height >= (foot == FootShown::Yes ? 40 : 48));  // on a canvas of 320 CSS pixels
                    CHECK(layout.map.width >= 200);
                }
    }

    TEST_CASE("a paragraph stays within its width, even with a word longer than the line") {
        SessionBench bench;
        REQUIRE(bench.fonts_found);
        ImGui::NewFrame();
        ImGui::Begin("page");
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->PushClipRect({0, 0}, {1280, 800});
        for (const float width : {40.0f, 120.0f, 300.0f}) {
            const int first = list->VtxBuffer.Size;
            Flow flow(bench.session.look());
            flow.text(bench.session.look().body(),
                      "Пам’ятник https://example.org/a/very/long/address/that/has/no/space/in/it and words")
                .chip("citation:x", "12");
            const float height = flow.draw(list, 100, 100, width);
            CHECK(height == doctest::Approx(flow.height(width)));
            CHECK(height > 2 * line_height(bench.session.look().body()));
            for (int i = first; i < list->VtxBuffer.Size; ++i) {
                CHECK(list->VtxBuffer[i].pos.x <= 100 + width + 2);
                CHECK(list->VtxBuffer[i].pos.y <= 100 + height + 2);
            }
            REQUIRE(flow.chips().size() == 1);
            CHECK(flow.chips()[0].name == "citation:x");
            CHECK(flow.chips()[0].rect.right() <= 100 + width + 1);
        }
        list->PopClipRect();
        ImGui::End();
        ImGui::Render();
    }

    TEST_CASE("a citation does not begin a line: the word before it comes along") {
        SessionBench bench;
        REQUIRE(bench.fonts_found);
        const TextStyle style = bench.session.look().body();
        const float line = line_height(style),
                    words = text_width(bench.session.look(), style, "said on Tuesday 23 May");
        // Room for the words and not for the number after them.
        for (const float spare : {1.0f, 8.0f, 20.0f}) {
            Flow flow(bench.session.look());
            flow.text(style, "said on Tuesday 23 May").chip("citation:x", "2");
            CHECK(flow.draw(nullptr, 0, 0, words + spare) == doctest::Approx(2 * line));
            REQUIRE(flow.chips().size() == 1);
            CHECK(flow.chips()[0].rect.x > text_width(bench.session.look(), style, "May"));
        }
    }

    TEST_CASE("an empty flow takes no room") {
        SessionBench bench;
        CHECK(Flow(bench.session.look()).height(100) == 0.0f);
        CHECK(Flow(bench.session.look()).text(bench.session.look().body(), "   ").height(100) == 0.0f);
    }
}
