// The languages of the interface, each named in itself, below the button that shows the one in use.
#include <algorithm>

#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

TextStyle row_style(const PanelInput& in, Language language) {
    TextStyle style = in.look.body();
    style.size = 15;
    if (language == in.state.language) style.weight = Weight::SemiBold;
    return style;
}

// Below the tabs, at the right edge of the panel, whole on the canvas.
Rect card_of(const PanelInput& in, float row_height) {
    float width = 0;
    for (int i = 0; i < kLanguageCount; ++i) {
        const auto language = static_cast<Language>(i);
        width = std::max(width, text_width(in.look, row_style(in, language), strings(language).name));
    }
    width += 48;
    const Rect& panel = in.layout.panel;
    const float height = static_cast<float>(kLanguageCount) * row_height + 12,
                right = panel.right() - in.layout.margin + 8;
    const float y = std::min(panel.y + 46, in.layout.canvas.bottom() - height - 8);
    return {right - width, std::max(y, 8.0f), width, height};
}

}  // namespace

void language_button(const PanelInput& in, PanelOutput& out, Rect rect) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Press state = press(in, out, "language", rect);
    const ImU32 colour = state.hovered || in.language_menu ? in.colours().ink : in.colours().muted;
    const TextStyle style{Weight::Regular, 13, colour, 1.3f, 0, false};
    const float right = in.layout.panel.right() - in.layout.margin, middle = rect.y + rect.height * 0.5f + 1;
    const float x = right - 11 - text_width(in.look, style, in.words().button);
    draw_line(list, in.look, style, x, middle - line_height(style) * 0.5f, in.words().button);
    fill_triangle(list, {right - 7, middle - 2}, {right, middle - 2}, {right - 3.5f, middle + 2.5f}, colour);
    if (!state.pressed) return;
    if (in.language_menu)
        out.language_menu.reset();
    else
        out.language_menu = -1;
}

namespace {
[[gnu::noinline]] void open_language_menu(const PanelInput& in, PanelOutput& out) {
    const float row_height = std::max(36.0f, in.layout.min_target);
    const Rect card = card_of(in, row_height);
    begin_area("language-menu", card, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    constexpr float kRound = 8.0f;
    list->AddRectFilled({card.x, card.y}, {card.right(), card.bottom()}, in.colours().paper, kRound);
    list->AddRect({card.x + 0.5f, card.y + 0.5f}, {card.right() - 0.5f, card.bottom() - 0.5f}, in.colours().hairline,
                  kRound);
    for (int i = 0; i < kLanguageCount; ++i) {
        const auto language = static_cast<Language>(i);
        const Rect row{card.x + 6, card.y + 6 + static_cast<float>(i) * row_height, card.width - 12, row_height};
        const Press state = press(in, out, FrameText("language:") + FrameText(strings(language).tag), row);
        if (state.hovered || in.language_menu == i)
            list->AddRectFilled({row.x, row.y}, {row.right(), row.bottom()}, in.colours().note, 6);
        const TextStyle style = row_style(in, language);
        draw_line(list, in.look, style, row.x + 18, row.y + (row.height - line_height(style)) * 0.5f,
                  strings(language).name);
        if (language == in.state.language)
            list->AddCircleFilled({row.x + 9, row.y + row.height * 0.5f + 1}, 3, in.colours().ink);
        if (!state.pressed) continue;
        out.commands.push_back(SetLanguage{language});
        out.language_menu.reset();
    }
    ImGui::End();
    // A press elsewhere shuts it; the button does so itself.
    const ImVec2 at = ImGui::GetIO().MousePos;
    const Rect& panel = in.layout.panel;
    const Rect button{panel.right() - 60, panel.y, 60, 46};
    if (ImGui::IsMouseClicked(0) && !card.contains(at.x, at.y) && !button.contains(at.x, at.y))
        out.language_menu.reset();
}
}  // namespace

void language_menu_panel(const PanelInput& in, PanelOutput& out) {
    if (!in.language_menu) return;
    if (!shows_panel(in.layout)) return out.language_menu.reset();
    open_language_menu(in, out);
}

bool language_keys(const PanelInput& in, PanelOutput& out) {
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key); };
    if (pressed(ImGuiKey_L)) {
        if (in.language_menu)
            out.language_menu.reset();
        else
            out.language_menu = static_cast<int>(in.state.language);
        return true;
    }
    if (!in.language_menu) return false;
    const int row = *in.language_menu;
    if (pressed(ImGuiKey_DownArrow))
        out.language_menu = std::min(row + 1, kLanguageCount - 1);
    else if (pressed(ImGuiKey_UpArrow))
        out.language_menu = std::max(row - 1, 0);
    else if (pressed(ImGuiKey_Escape))
        out.language_menu.reset();
    else if (pressed(ImGuiKey_Enter) && row >= 0) {
        out.commands.push_back(SetLanguage{static_cast<Language>(row)});
        out.language_menu.reset();
    } else
        return false;
    return true;
}

}  // namespace sourceline
