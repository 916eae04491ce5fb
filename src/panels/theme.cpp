#include "panels/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sourceline {

namespace {

constexpr ImU32 packed(std::uint32_t value, std::uint32_t alpha = 255) {
    return IM_COL32((value >> 16) & 255, (value >> 8) & 255, value & 255, alpha);
}

constexpr Palette kLight = {
    Shade::Light,     packed(0x26241f), packed(0x6b655a),     packed(0xfffdf8), packed(0xe2dbcd), packed(0xf4efe3),
    packed(0xffffff), packed(0x8b4a44), packed(0x26241f, 40), packed(0xf3ede4), packed(0x6b655a), packed(0xfbf8f1, 235),
};
constexpr Palette kDark = {
    Shade::Dark,           packed(0xf1ece1), packed(0xaaa394), packed(0x1b1a17),
    packed(0x3a3731),      packed(0x2a2823), packed(0x24221e), packed(0xe0a199),
    packed(0x000000, 110), packed(0x151411), packed(0xaaa394), packed(0x1b1a17, 225),
};

double channel(std::uint32_t value) {  // WCAG 2.1, relative luminance
    const double c = value / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double luminance(std::uint32_t value) {
    return 0.2126 * channel((value >> 16) & 255) + 0.7152 * channel((value >> 8) & 255) + 0.0722 * channel(value & 255);
}
std::uint32_t mixed(std::uint32_t a, std::uint32_t b, double t) {
    std::uint32_t out = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        const double ca = (a >> shift) & 255, cb = (b >> shift) & 255;
        out |= static_cast<std::uint32_t>(std::lround(ca + (cb - ca) * t)) << shift;
    }
    return out;
}

}  // namespace

const Palette& palette(Shade shade) { return shade == Shade::Dark ? kDark : kLight; }
std::uint32_t paper_rgb(Shade shade) { return shade == Shade::Dark ? 0x1b1a17 : 0xfffdf8; }
std::uint32_t ink_rgb(Shade shade) { return shade == Shade::Dark ? 0xf1ece1 : 0x26241f; }

ImU32 colour_from_rgb(std::uint32_t rgb, float alpha) {
    return packed(rgb, static_cast<std::uint32_t>(std::lround(std::clamp(alpha, 0.0f, 1.0f) * 255.0f)));
}

ImU32 with_alpha(ImU32 colour, float alpha) {
    const auto old = static_cast<float>((colour >> IM_COL32_A_SHIFT) & 255);
    const auto now = static_cast<ImU32>(std::lround(old * std::clamp(alpha, 0.0f, 1.0f)));
    return (colour & ~IM_COL32_A_MASK) | (now << IM_COL32_A_SHIFT);
}

double contrast(std::uint32_t rgb_a, std::uint32_t rgb_b) {
    const double a = luminance(rgb_a), b = luminance(rgb_b);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

namespace {
std::uint32_t find_readable(std::uint32_t rgb, std::uint32_t background, double wanted) {
    const std::uint32_t towards = luminance(background) < 0.2 ? 0xffffff : 0x000000;
    for (int step = 0; step <= 20; ++step) {
        const std::uint32_t candidate = mixed(rgb, towards, step / 20.0);
        if (contrast(candidate, background) >= wanted) return candidate;
    }
    return towards;
}
}  // namespace

// Every frame asks for the same few colours, and each answer takes powers: the last ones are kept.
std::uint32_t readable_on(std::uint32_t rgb, std::uint32_t background, double wanted) {
    struct Answer {
        std::uint32_t rgb = 0, background = 0;
        double wanted = 0;  // none yet
        std::uint32_t found = 0;
    };
    static std::array<Answer, 64> answers;
    Answer& answer = answers[(rgb * 2654435761u ^ background * 40503u) >> 16 & 63u];
    if (answer.rgb != rgb || answer.background != background || answer.wanted != wanted)
        answer = {rgb, background, wanted, find_readable(rgb, background, wanted)};
    return answer.found;
}

void apply_style(const Palette& colours) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.WindowMinSize = {1, 1};
    style.ChildBorderSize = 0;
    style.FramePadding = {0, 0};
    style.ItemSpacing = {0, 0};
    style.ScrollbarSize = 10;
    style.ScrollbarRounding = 5;
    style.CircleTessellationMaxError = 0.1f;
    style.AntiAliasedLinesUseTex = false;  // thin lines stay even at fractional pixel ratios
    auto set = [&](ImGuiCol slot, ImU32 colour) { style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(colour); };
    set(ImGuiCol_WindowBg, IM_COL32(0, 0, 0, 0));
    set(ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
    set(ImGuiCol_Text, colours.ink);
    set(ImGuiCol_ScrollbarBg, IM_COL32(0, 0, 0, 0));
    set(ImGuiCol_ScrollbarGrab, with_alpha(colours.muted, 0.30f));
    set(ImGuiCol_ScrollbarGrabHovered, with_alpha(colours.muted, 0.55f));
    set(ImGuiCol_ScrollbarGrabActive, with_alpha(colours.muted, 0.75f));
}

}  // namespace sourceline
