// Lettering as a source of glyphs: Dear ImGui asks for a code, and gets what the page draws for its piece.
#include <cmath>
#include <cstring>
#include <utility>
#include <vector>

#include "imgui_internal.h"
#include "panels/letter_box.h"
#include "panels/lettering.h"

namespace sourceline {

// ImGui copies what a font is made of: here it is the address of the letters and the weight.
struct LetteringSource {
    Lettering* lettering;
    int weight;

    static LetteringSource of(const ImFontConfig* config) {
        LetteringSource source{};
        std::memcpy(&source, config->FontData, sizeof source);
        return source;
    }

    static bool contains(ImFontAtlas*, ImFontConfig* config, ImWchar c) {
        return of(config).lettering->piece(c) != nullptr;
    }

    static bool start(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
        baked->LoadNoRenderOnLayout = true;  // a word is often measured and then drawn as a part of its line
        return true;
    }

    static TextInk measure(Lettering& lettering, const Lettering::Piece& piece, const TextAsk& ask) {
        if (piece.box) return letter_box(piece.box, ask.em_px);
        ++lettering.page_calls_;
        return lettering.page_->measure(ask);
    }

    static bool load(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
                     float* advance) {
        const auto [lettering, weight] = of(config);
        const Lettering::Piece* piece = lettering->piece(c);
        if (!piece) return false;
        // ImGui's size is the height of Inter's line.
        const float density = config->RasterizerDensity * baked->RasterizerDensity;
        TextAsk ask = piece->ask;
        ask.weight = weight;
        ask.em_px = baked->Size / kInterHeightPerEm * density;
        const TextInk ink = measure(*lettering, *piece, ask);
        if (advance) {
            *advance = ink.advance / density;
            return true;
        }
        glyph->Codepoint = c;
        glyph->AdvanceX = ink.advance / density;
        if (ink.width <= 0 || ink.height <= 0) return true;
        const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, ink.width, ink.height);
        if (id == ImFontAtlasRectId_Invalid) return true;  // no room: it takes its place and shows nothing
        std::vector<std::uint8_t> rgba(static_cast<std::size_t>(ink.width) * static_cast<std::size_t>(ink.height) * 4);
        if (piece->box) {
            draw_letter_box(piece->box, ask.em_px, rgba.data());
        } else {
            ++lettering->page_calls_;
            glyph->Colored = lettering->page_->draw(ask, ink, rgba.data()) == Ink::Coloured;
        }
        const float base = std::round(baked->Ascent);
        glyph->X0 = static_cast<float>(ink.left) / density;
        glyph->Y0 = base + static_cast<float>(ink.top) / density;
        glyph->X1 = static_cast<float>(ink.left + ink.width) / density;
        glyph->Y1 = base + static_cast<float>(ink.top + ink.height) / density;
        glyph->Visible = true;
        glyph->PackId = id;
        ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, config, glyph, ImFontAtlasPackGetRect(atlas, id), rgba.data(),
                                           ImTextureFormat_RGBA32, ink.width * 4);
        return true;
    }

    static const ImFontLoader* loader() {
        static const ImFontLoader made = [] {
            ImFontLoader loader;
            loader.Name = "lettering";
            loader.FontSrcContainsGlyph = contains;
            loader.FontBakedInit = start;
            loader.FontBakedLoadGlyph = load;
            return loader;
        }();
        return &made;
    }
};

// ImGui 1.92 merges into the font that was added last, whatever the configuration names.
void merge_into(ImFont* font, ImFontConfig config) {
    ImFontAtlas* atlas = font->ContainerAtlas;
    ImFont** place = atlas->Fonts.find(font);
    std::swap(*place, atlas->Fonts.back());
    config.MergeMode = true;
    config.DstFont = font;
    config.FontDataOwnedByAtlas = false;  // it makes a copy
    config.SizePixels = font->LegacySize;
    atlas->AddFont(&config);
    std::swap(*place, atlas->Fonts.back());
}

void Lettering::add_to(const Fonts& fonts) {
    clear();
    if (fonts_.regular != fonts.regular) {
        fonts_ = fonts;
        for (const auto& [font, weight] : {std::pair{fonts.regular, 400}, std::pair{fonts.semi_bold, 600}}) {
            LetteringSource source{this, weight};
            ImFontConfig config;
            config.FontData = &source;
            config.FontDataSize = sizeof source;
            config.FontLoader = LetteringSource::loader();
            merge_into(font, config);
        }
    }
    discard_glyphs();  // what was missing may be there now
    plain_.reset();
    for (char32_t c = 0x20; c < kKnown; ++c)
        plain_[c] = !is_code(c) && !is_mark(c) && !is_zero_width(c) &&
                    fonts.regular->IsGlyphInFont(static_cast<ImWchar>(c)) &&
                    fonts.semi_bold->IsGlyphInFont(static_cast<ImWchar>(c));
}

}  // namespace sourceline
