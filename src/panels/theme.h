// Colours and type of the interface, from the design's tables. Sizes are CSS pixels.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "imgui.h"
#include "map/layers.h"
#include "story/model.h"

namespace sourceline {

struct Palette {
    Shade shade = Shade::Light;
    ImU32 ink = 0, muted = 0;
    ImU32 paper = 0, hairline = 0, note = 0, chip = 0;
    ImU32 accent_text = 0, shadow = 0, night = 0;
    ImU32 map_muted = 0, halo = 0;
};
const Palette& palette(Shade shade);

ImU32 colour_from_rgb(std::uint32_t rgb, float alpha = 1.0f);
ImU32 with_alpha(ImU32 colour, float alpha);
// Contrast ratio after WCAG 2.1, 1..21.
double contrast(std::uint32_t rgb_a, std::uint32_t rgb_b);
// `rgb` lightened or darkened until it reads at `wanted`:1 on `background`.
std::uint32_t readable_on(std::uint32_t rgb, std::uint32_t background, double wanted = 4.5);
std::uint32_t paper_rgb(Shade shade);
std::uint32_t ink_rgb(Shade shade);

enum class Weight { Regular, SemiBold };

struct Fonts {
    ImFont* regular = nullptr;
    ImFont* semi_bold = nullptr;
};

struct TextStyle {
    Weight weight = Weight::Regular;
    float size = 14.0f;  // CSS font size
    ImU32 colour = 0;
    float line_height = 1.35f;  // of the size
    float spacing = 0.0f;       // extra CSS pixels after each letter
    bool strike = false;
    std::string_view language = {};  // BCP 47, of foreign text; must outlive its use
};

class Lettering;

// The atlas's images that are no letters: the symbols of the kinds of events, then discs, each larger than the last.
inline constexpr int kDiscCount = 4;
using AtlasImages = std::array<ImFontAtlasRectId, kEventKindCount + kDiscCount>;
constexpr AtlasImages no_images() {
    AtlasImages none{};
    for (ImFontAtlasRectId& id : none) id = ImFontAtlasRectId_Invalid;
    return none;
}

// Everything that draws needs this.
struct Look {
    Fonts fonts;
    const Palette* colours = nullptr;
    Lettering* lettering = nullptr;  // what the fonts lack; without it text is drawn as it comes
    float letters = 1;               // times their usual size: what is read in the panel, for readers who ask for it
    AtlasImages images = no_images();
    ImFont* font(Weight weight) const { return weight == Weight::SemiBold ? fonts.semi_bold : fonts.regular; }

    // `size` CSS pixels at the usual size of letters.
    TextStyle sized(Weight weight, float size, ImU32 colour, float line_height, float spacing = 0) const {
        return {weight, size * letters, colour, line_height, spacing * letters, false};
    }
    TextStyle title() const { return sized(Weight::SemiBold, 24, colours->ink, 1.2f, -0.3f); }
    TextStyle heading() const { return sized(Weight::SemiBold, 20, colours->ink, 1.25f, -0.2f); }
    TextStyle question() const { return sized(Weight::SemiBold, 16, colours->ink, 1.3f); }
    TextStyle quote() const { return sized(Weight::Regular, 15, colours->ink, 1.42f); }
    TextStyle body() const { return sized(Weight::Regular, 14, colours->ink, 1.4f); }
    TextStyle strong() const { return sized(Weight::SemiBold, 14, colours->ink, 1.4f); }
    TextStyle muted() const { return sized(Weight::Regular, 14, colours->muted, 1.4f); }
    TextStyle small_muted() const { return sized(Weight::Regular, 13, colours->muted, 1.4f); }
    TextStyle capitals() const { return sized(Weight::SemiBold, 12, colours->muted, 1.4f, 0.7f); }
};

// Borderless, hairline scroll bars, no window frames.
void apply_style(const Palette& colours);

// ImGui sizes a font by ascent minus descent; Inter's are 0.96875 and -0.2412 em.
inline constexpr float kInterHeightPerEm = 1.2102f;

}  // namespace sourceline
