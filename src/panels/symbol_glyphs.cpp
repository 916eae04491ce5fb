#include "panels/symbol_glyphs.h"

#include <algorithm>
#include <cmath>

#include "map/symbol_field.h"

namespace sourceline {

namespace {
constexpr int kHalf = 13, kTexelsPerPx = 2, kTexels = 2 * kHalf * kTexelsPerPx;

std::uint8_t coverage(EventKind kind, int x, int y) {
    const Vec2 p{(static_cast<float>(x) + 0.5f) / kTexelsPerPx - kHalf,
                 (static_cast<float>(y) + 0.5f) / kTexelsPerPx - kHalf};
    const SymbolField field = symbol_field(kind, SymbolFill::Solid, p);
    const float distance = std::max(field.shape, field.ink) * kTexelsPerPx;
    return static_cast<std::uint8_t>(std::lround(std::clamp(0.5f - distance, 0.0f, 1.0f) * 255.0f));
}
}  // namespace

void add_symbol_glyphs(Look& look) {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    for (int i = 0; i < kEventKindCount; ++i) {
        ImFontAtlasRect rect;
        look.symbols[static_cast<std::size_t>(i)] = atlas->AddCustomRect(kTexels, kTexels, &rect);
        if (look.symbols[static_cast<std::size_t>(i)] == ImFontAtlasRectId_Invalid) continue;
        ImTextureData* texture = atlas->TexData;
        for (int y = 0; y < kTexels; ++y) {
            for (int x = 0; x < kTexels; ++x) {
                auto* texel = static_cast<std::uint8_t*>(texture->GetPixelsAt(rect.x + x, rect.y + y));
                // White with alpha, or alpha alone.
                for (int byte = 0; byte + 1 < texture->BytesPerPixel; ++byte) texel[byte] = 255;
                texel[texture->BytesPerPixel - 1] = coverage(static_cast<EventKind>(i), x, y);
            }
        }
    }
}

void draw_symbol(ImDrawList* list, const Look& look, EventKind kind, float centre_x, float centre_y, ImU32 colour) {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    ImFontAtlasRect rect;
    const ImFontAtlasRectId id = look.symbols[static_cast<std::size_t>(kind)];
    if (id == ImFontAtlasRectId_Invalid || !atlas->GetCustomRect(id, &rect)) return;
    list->AddImage(atlas->TexRef, {centre_x - kHalf, centre_y - kHalf}, {centre_x + kHalf, centre_y + kHalf}, rect.uv0,
                   rect.uv1, colour);
}

}  // namespace sourceline
