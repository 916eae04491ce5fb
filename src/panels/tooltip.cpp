#include "panels/tooltip.h"

#include <algorithm>

#include "panels/widgets.h"

namespace sourceline {

namespace {

constexpr float kPadX = 12.0f, kPadY = 9.0f, kTipGap = 9.0f, kTipArrow = 7.0f, kTipEdge = 4.0f, kTipRound = 8.0f;

std::uint32_t rgb_of(ImU32 colour) {
    return ((colour >> IM_COL32_R_SHIFT) & 255) << 16 | ((colour >> IM_COL32_G_SHIFT) & 255) << 8 |
           ((colour >> IM_COL32_B_SHIFT) & 255);
}

// The card's words as they are set: a title of more than three lines gets a smaller, wider measure, and is whole.
struct SetTip {
    const Tip& tip;
    TextStyle title, line;
    float width = 0, height = 0;  // of the text
};

SetTip set_tip(const PanelInput& in, const Tip& tip) {
    const TipColours colours = tip_colours(in.colours().shade);
    SetTip set{tip,
               {Weight::SemiBold, 13, colour_from_rgb(colours.ink), 1.3f, 0, false},
               {Weight::Regular, 12, colour_from_rgb(colours.muted), 1.35f, 0, false}};
    const float most = in.layout.canvas.width - 2 * (kPadX + kTipEdge);
    float room = std::min(264.0f, most);
    const auto height_of = [&](const TextStyle& style, std::string_view text) {
        return draw_paragraph(nullptr, in.look, style, 0, 0, room, text);
    };
    if (height_of(set.title, tip.title) > 3 * line_height(set.title)) {
        set.title.size = 12;
        set.line.size = 11;
        room = std::min(336.0f, most);
    }
    const auto add = [&](const TextStyle& style, std::string_view text) {
        set.width = std::max(set.width, std::min(room, text_width(in.look, style, text) + 0.5f));
        set.height += height_of(style, text);
    };
    add(set.title, tip.title);
    for (const FrameText& line : tip.lines) add(set.line, line);
    return set;
}

// Over or under what is spoken of it points there; beside it there is no need.
void draw_arrow(ImDrawList* list, const Rect& card, const Rect& of, float x, ImU32 colour) {
    const bool above = card.bottom() <= of.y, below = card.y >= of.bottom();
    if (!above && !below) return;
    const float at = std::clamp(x, card.x + kTipRound + kTipArrow, card.right() - kTipRound - kTipArrow),
                base = above ? card.bottom() - 1 : card.y + 1, tip = above ? base + kTipArrow : base - kTipArrow;
    fill_triangle(list, {at - kTipArrow, base}, {at + kTipArrow, base}, {at, tip}, colour);
}

void draw_card(const PanelInput& in, const SetTip& set, const Rect& card, const Rect& of, float x) {
    const TipColours colours = tip_colours(in.colours().shade);
    ImDrawList* list = ImGui::GetForegroundDrawList();
    const ImU32 ground = colour_from_rgb(colours.card);
    list->AddRectFilled({card.x, card.y + 2}, {card.right(), card.bottom() + 3}, with_alpha(in.colours().shadow, 0.6f),
                        kTipRound);
    draw_arrow(list, card, of, x, ground);
    list->AddRectFilled({card.x, card.y}, {card.right(), card.bottom()}, ground, kTipRound);
    list->AddRect({card.x + 0.5f, card.y + 0.5f}, {card.right() - 0.5f, card.bottom() - 0.5f},
                  colour_from_rgb(colours.edge), kTipRound);
    float y = card.y + kPadY;
    y += draw_paragraph(list, in.look, set.title, card.x + kPadX, y, set.width, set.tip.title);
    for (const FrameText& line : set.tip.lines)
        y += draw_paragraph(list, in.look, set.line, card.x + kPadX, y, set.width, line);
}

void draw_focus(const PanelInput& in, const Rect& rect) {
    ImDrawList* list = ImGui::GetForegroundDrawList();
    const ImVec2 low{rect.x - 3, rect.y - 3}, high{rect.right() + 3, rect.bottom() + 3};
    list->AddRect(low, high, in.colours().paper, 5, 0, 5.0f);
    list->AddRect(low, high, in.colours().ink, 5, 0, 2.0f);
}

const PressTarget* find(const FrameList<PressTarget>& targets, std::string_view name) {
    const auto found =
        std::find_if(targets.begin(), targets.end(), [&](const PressTarget& target) { return target.name == name; });
    return found == targets.end() ? nullptr : found;
}

}  // namespace

TipColours tip_colours(Shade shade) {
    if (shade == Shade::Dark) return {0x3d3a34, 0x6a655b, 0xf8f4ea, 0xd6d0c3};
    const Palette& light = palette(Shade::Light);
    return {rgb_of(light.ink), rgb_of(light.ink), rgb_of(light.paper), 0xd6d0c3};
}

Rect tip_rect(const Rect& of, float x, float width, float height, const Rect& canvas) {
    const float left = canvas.x + kTipEdge, right = canvas.right() - kTipEdge - width, top = canvas.y + kTipEdge,
                bottom = canvas.bottom() - kTipEdge - height;
    const float centred = std::clamp(x - width * 0.5f, left, std::max(left, right)),
                middle = std::clamp(of.y + (of.height - height) * 0.5f, top, std::max(top, bottom));
    const float above = of.y - kTipGap - height, below = of.bottom() + kTipGap, after = of.right() + kTipGap,
                before = of.x - kTipGap - width;
    if (above >= top) return {centred, above, width, height};
    if (below <= bottom) return {centred, below, width, height};
    if (after <= right) return {after, middle, width, height};
    if (before >= left) return {before, middle, width, height};
    return {centred, of.y - canvas.y > canvas.bottom() - of.bottom() ? top : std::max(top, bottom), width, height};
}

namespace {
[[gnu::noinline]] void show_tip(const PanelInput& in, PanelOutput& out, const PressTarget& target) {
    if (target.name == out.focus) draw_focus(in, target.rect);
    const std::optional<Tip> tip = tip_of(in, target.name);
    if (!tip) return;
    const SetTip set = set_tip(in, *tip);
    const Rect& of = target.rect;
    // Along a long bar the card follows the pointer.
    const float pointer = ImGui::GetIO().MousePos.x;
    const float x =
        out.pointed && &target == &*out.pointed ? std::clamp(pointer, of.x, of.right()) : of.x + of.width * 0.5f;
    const Rect card = tip_rect(of, x, set.width + 2 * kPadX, set.height + 2 * kPadY, in.layout.canvas);
    draw_card(in, set, card, of, x);
    out.tip = ShownTip{tip->text(), card, of};
}
}  // namespace

void tooltip_panel(const PanelInput& in, PanelOutput& out) {
    const PressTarget* target = nullptr;
    if (!in.held.empty()) {
        target = find(out.targets, in.held);
    } else if (!out.focus.empty()) {
        target = find(out.targets, out.focus);
        if (target == nullptr) out.focus = {};  // it is no longer there
    } else if (out.pointed && out.pointed->name != in.pressed &&
               ImGui::GetIO().MouseSource != ImGuiMouseSource_TouchScreen && !ImGui::IsMouseDown(0)) {
        target = &*out.pointed;
        // The list of a badge lies over what is told of the map beside it.
        if (in.open_badge && in.layout.map.contains(target->rect.x, target->rect.y)) target = nullptr;
    }
    if (target != nullptr) show_tip(in, out, *target);
}

}  // namespace sourceline
