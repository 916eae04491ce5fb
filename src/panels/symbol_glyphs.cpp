#include "panels/symbol_glyphs.h"

#include <algorithm>
#include <cmath>

#include "map/symbol_field.h"

namespace sourceline {

namespace {
constexpr int kHalf = 13, kTexelsPerPx = 2, kTexels = 2 * kHalf * kTexelsPerPx;

constexpr int kLeastDisc = 4;  // texels of the smallest disc's radius; each other's is twice as many

// To the edge of the image's shape, in texels from its middle; less than 0 within.
float distance_to(int image, Vec2 at) {
    if (image >= kEventKindCount)
        return std::hypot(at.x, at.y) - static_cast<float>(kLeastDisc << (image - kEventKindCount));
    const SymbolField field =
        symbol_field(static_cast<EventKind>(image), SymbolFill::Solid, {at.x / kTexelsPerPx, at.y / kTexelsPerPx});
    return std::max(field.shape, field.ink) * kTexelsPerPx;
}
}  // namespace

void add_symbol_glyphs(Look& look) {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    for (int image = 0; image < static_cast<int>(look.images.size()); ++image) {
        const int texels = image < kEventKindCount ? kTexels : (kLeastDisc << (image - kEventKindCount)) * 2 + 2;
        ImFontAtlasRect rect;
        ImFontAtlasRectId& id = look.images[static_cast<std::size_t>(image)] =
            atlas->AddCustomRect(texels, texels, &rect);
        if (id == ImFontAtlasRectId_Invalid) continue;
        ImTextureData* texture = atlas->TexData;
        const float half = static_cast<float>(texels) * 0.5f;
        for (int y = 0; y < texels; ++y) {
            for (int x = 0; x < texels; ++x) {
                auto* texel = static_cast<std::uint8_t*>(texture->GetPixelsAt(rect.x + x, rect.y + y));
                const float away =
                    distance_to(image, {static_cast<float>(x) + 0.5f - half, static_cast<float>(y) + 0.5f - half});
                // White with alpha, or alpha alone.
                for (int byte = 0; byte + 1 < texture->BytesPerPixel; ++byte) texel[byte] = 255;
                texel[texture->BytesPerPixel - 1] =
                    static_cast<std::uint8_t>(std::lround(std::clamp(0.5f - away, 0.0f, 1.0f) * 255.0f));
            }
        }
    }
}

namespace {
void draw_image(ImDrawList* list, const Look& look, int image, ImVec2 centre, float half, ImU32 colour) {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    ImFontAtlasRect rect;
    const ImFontAtlasRectId id = look.images[static_cast<std::size_t>(image)];
    if (id == ImFontAtlasRectId_Invalid || !atlas->GetCustomRect(id, &rect)) return;
    list->AddImage(atlas->TexRef, {centre.x - half, centre.y - half}, {centre.x + half, centre.y + half}, rect.uv0,
                   rect.uv1, colour);
}
}  // namespace

void draw_symbol(ImDrawList* list, const Look& look, EventKind kind, float centre_x, float centre_y, ImU32 colour) {
    draw_image(list, look, static_cast<int>(kind), {centre_x, centre_y}, kHalf, colour);
}

// From the image that is the next larger one on this screen: it is shrunk to a half at most.
void draw_disc(ImDrawList* list, const Look& look, ImVec2 centre, float radius, ImU32 colour) {
    const float pixels = radius * ImGui::GetIO().DisplayFramebufferScale.x;
    int disc = 0;
    while (disc + 1 < kDiscCount && static_cast<float>(kLeastDisc << disc) < pixels) ++disc;
    const auto texels = static_cast<float>(kLeastDisc << disc);
    draw_image(list, look, kEventKindCount + disc, centre, radius * (texels + 1) / texels, colour);
}

}  // namespace sourceline
