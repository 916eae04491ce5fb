#include "panels/typeset.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "panels/lettering.h"

namespace sourceline {

namespace {

// Whole pixels: ImGui bakes glyphs at whole sizes, and scaling them blurs and lets neighbours in the atlas bleed in.
float font_size(const TextStyle& style) { return std::round(style.size * kInterHeightPerEm); }

// ImGui cuts text positions to whole CSS pixels; whole device pixels are finer on dense screens.
ImVec2 snapped(float x, float y) {
    const float density =
        ImGui::GetIO().DisplayFramebufferScale.x > 0 ? ImGui::GetIO().DisplayFramebufferScale.x : 1.0f;
    return {std::round(x * density) / density, std::round(y * density) / density};
}

void add_text(ImDrawList* list, ImFont* font, float size, ImVec2 at, ImU32 colour, std::string_view text) {
    const ImVec2 whole = {std::floor(at.x), std::floor(at.y)};
    const int first = list->VtxBuffer.Size;
    list->AddText(font, size, whole, colour, text.data(), text.data() + text.size());
    const ImVec2 rest = {at.x - whole.x, at.y - whole.y};
    if (rest.x == 0 && rest.y == 0) return;
    for (int i = first; i < list->VtxBuffer.Size; ++i) {
        list->VtxBuffer[i].pos.x += rest.x;
        list->VtxBuffer[i].pos.y += rest.y;
    }
}

// As ImGui is to draw it; what the fonts lack is in codes.
std::string_view coded(const Look& look, const TextStyle& style, std::string_view text,
                       std::optional<TextDirection> direction) {
    return look.lettering ? look.lettering->coded(text, style.language, direction) : text;
}

// Letters that join have no space between them, and a code stands for many.
float spacing_of(const TextStyle& style, std::string_view text) {
    if (style.spacing == 0.0f) return 0.0f;
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size)
        if (Lettering::is_code(code_point_at(text, at).value)) return 0.0f;
    return style.spacing;
}

void put(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, ImU32 colour,
         std::string_view text) {
    ImFont* font = look.font(style.weight);
    const float size = font_size(style), spacing = spacing_of(style, text);
    if (spacing == 0.0f) {
        add_text(list, font, size, snapped(x, y), colour, text);
        return;
    }
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bytes = code_point_at(text, at).size;
        const std::string_view letter = text.substr(at, bytes);
        add_text(list, font, size, snapped(x, y), colour, letter);
        x += font->CalcTextSizeA(size, FLT_MAX, 0, letter.data(), letter.data() + letter.size()).x + spacing;
        at += bytes;
    }
}

int letter_count(std::string_view text) {
    int count = 0;
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) ++count;
    return count;
}

}  // namespace

float text_width(const Look& look, const TextStyle& style, std::string_view text,
                 std::optional<TextDirection> direction) {
    if (text.empty()) return 0.0f;
    const std::string_view drawn = coded(look, style, text, direction);
    const float plain = look.font(style.weight)
                            ->CalcTextSizeA(font_size(style), FLT_MAX, 0, drawn.data(), drawn.data() + drawn.size())
                            .x;
    const float spacing = spacing_of(style, drawn);
    return plain + spacing * static_cast<float>(spacing == 0.0f ? 0 : letter_count(drawn));
}

std::size_t fitting_bytes(const Look& look, const TextStyle& style, std::string_view text, float width) {
    return look.lettering ? look.lettering->fitting(style, text, width) : text.size();
}

float line_height(const TextStyle& style) { return std::round(style.size * style.line_height); }

float draw_line(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, std::string_view text,
                std::optional<TextDirection> direction) {
    const float top = y + (line_height(style) - font_size(style)) * 0.5f;
    put(list, look, style, x, top, style.colour, coded(look, style, text, direction));
    const float width = text_width(look, style, text, direction);
    if (style.strike) {
        const float middle = std::round(y + line_height(style) * 0.54f);
        list->AddLine({x, middle}, {x + width, middle}, style.colour, 1.0f);
    }
    return width;
}

float draw_line_fitted(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, float width,
                       std::string_view text) {
    if (text_width(look, style, text) <= width) return draw_line(list, look, style, x, y, text);
    constexpr std::string_view kEllipsis = "…";
    text = text.substr(0, fitting_bytes(look, style, text, width - text_width(look, style, kEllipsis)));
    while (text.ends_with(' ')) text.remove_suffix(1);
    return draw_line(list, look, style, x, y, FrameText(text) + kEllipsis);
}

void draw_line_haloed(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y,
                      std::string_view text, ImU32 halo, float radius) {
    const std::string_view drawn = coded(look, style, text, std::nullopt);
    const float top = y + (line_height(style) - font_size(style)) * 0.5f;
    constexpr float kDiagonal = 0.7071f;
    const float offsets[8][2] = {{1, 0},
                                 {-1, 0},
                                 {0, 1},
                                 {0, -1},
                                 {kDiagonal, kDiagonal},
                                 {-kDiagonal, kDiagonal},
                                 {kDiagonal, -kDiagonal},
                                 {-kDiagonal, -kDiagonal}};
    const int first = list->VtxBuffer.Size;
    for (const auto& offset : offsets)
        put(list, look, style, x + offset[0] * radius, top + offset[1] * radius, halo, drawn);
    // What has colours of its own takes none of the halo's, and would only be blurred.
    for (int i = first; i < list->VtxBuffer.Size; ++i)
        if (list->VtxBuffer[i].col != halo) list->VtxBuffer[i].col = 0;
    put(list, look, style, x, top, style.colour, drawn);
}

float draw_paragraph(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, float width,
                     std::string_view text) {
    return Flow(look).text(style, text).draw(list, x, y, width);
}

}  // namespace sourceline
