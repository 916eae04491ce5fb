// The languages of the interface, each named in itself, below the button that shows the one in use; and those of the
// story, where they are another choice.
#include <algorithm>
#include <cmath>

#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

// A choice of the menu: a language of the interface, or one of the story's texts.
struct LanguageRow {
    bool is_texts = false;
    std::uint8_t index = 0;
};

// One choice is enough where the story has the interface's language and no other one but what the interface has.
bool offers_texts(const PanelInput& in) {
    const std::vector<std::string>& told_in = in.story.languages;
    if (told_in.size() < 2) return false;
    const bool only_spoken =
        std::all_of(told_in.begin(), told_in.end(), [](const std::string& tag) { return language_of(tag); });
    return !only_spoken || !in.story.language_for(in.words().tag) || in.state.texts;
}

int language_row_count(const PanelInput& in) {
    return kLanguageCount + (offers_texts(in) ? static_cast<int>(in.story.languages.size()) : 0);
}

LanguageRow language_row(int at) {
    const bool is_texts = at >= kLanguageCount;
    return {is_texts, static_cast<std::uint8_t>(is_texts ? at - kLanguageCount : at)};
}

bool is_chosen(const PanelInput& in, LanguageRow row) {
    return row.is_texts ? read_language(in.story, in.state) == row.index
                        : static_cast<int>(in.state.language) == row.index;
}

// Each language of the interface in itself, as are those of the story that the interface has.
FrameText language_row_name(const PanelInput& in, LanguageRow row) {
    if (!row.is_texts) return FrameText(strings(static_cast<Language>(row.index)).name);
    const std::string& tag = in.story.languages[row.index];
    const std::optional<Language> spoken = language_of(tag);
    return spoken ? FrameText(strings(*spoken).name) : name_of_language(in.state.language, tag);
}

FrameText language_press(const PanelInput& in, LanguageRow row) {
    return row.is_texts ? FrameText("texts:") + FrameText(in.story.languages[row.index])
                        : FrameText("language:") + FrameText(strings(static_cast<Language>(row.index)).tag);
}

Command choice_of(const PanelInput& in, LanguageRow row) {
    if (row.is_texts) return SetTexts{in.story.languages[row.index]};
    return SetLanguage{static_cast<Language>(row.index)};
}

TextStyle language_style(const PanelInput& in, LanguageRow row) {
    TextStyle style = in.look.body();
    style.size = 15;
    if (is_chosen(in, row)) style.weight = Weight::SemiBold;
    return style;
}

constexpr float kTextsHeading = 34.0f;

// Below the tabs, at the right edge of the panel, whole on the canvas.
Rect card_of(const PanelInput& in, float row_height) {
    float width = offers_texts(in) ? text_width(in.look, in.look.small_muted(), in.words().story_texts) : 0;
    const int rows = language_row_count(in);
    for (int at = 0; at < rows; ++at)
        width = std::max(
            width, text_width(in.look, language_style(in, language_row(at)), language_row_name(in, language_row(at))));
    width += 48;
    const Rect& panel = in.layout.panel;
    const float height = static_cast<float>(rows) * row_height + 12 + (rows > kLanguageCount ? kTextsHeading : 0),
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
void set_language_row(const PanelInput& in, PanelOutput& out, int at, Rect rect) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const LanguageRow row = language_row(at);
    const Press state = press(in, out, language_press(in, row), rect);
    if (state.hovered || in.language_menu == at)
        list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, in.colours().note, 6);
    const TextStyle style = language_style(in, row);
    draw_line(list, in.look, style, rect.x + 18, rect.y + (rect.height - line_height(style)) * 0.5f,
              language_row_name(in, row));
    if (is_chosen(in, row)) list->AddCircleFilled({rect.x + 9, rect.y + rect.height * 0.5f + 1}, 3, in.colours().ink);
    if (!state.pressed) return;
    out.commands.push_back(choice_of(in, row));
    out.language_menu.reset();
}

[[gnu::noinline]] void open_language_menu(const PanelInput& in, PanelOutput& out) {
    const int rows = language_row_count(in);
    const float wanted = std::max(36.0f, in.layout.min_target);
    // All of them are in sight, be the canvas ever so low.
    const float room = in.layout.canvas.height - 28 - (rows > kLanguageCount ? kTextsHeading : 0);
    const float row_height = std::min(wanted, std::floor(room / static_cast<float>(rows)));
    const Rect card = card_of(in, row_height);
    begin_area("language-menu", card, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    constexpr float kRound = 8.0f;
    list->AddRectFilled({card.x, card.y}, {card.right(), card.bottom()}, in.colours().paper, kRound);
    list->AddRect({card.x + 0.5f, card.y + 0.5f}, {card.right() - 0.5f, card.bottom() - 0.5f}, in.colours().hairline,
                  kRound);
    Rect rect{card.x + 6, card.y + 6, card.width - 12, row_height};
    for (int at = 0; at < rows; ++at, rect.y += row_height) {
        if (at == kLanguageCount) {
            const float line = rect.y + 4.5f;
            list->AddLine({rect.x, line}, {rect.right(), line}, in.colours().hairline);
            const TextStyle style = in.look.small_muted();
            draw_line(list, in.look, style, rect.x + 18, rect.y + kTextsHeading - 4 - line_height(style),
                      in.words().story_texts);
            rect.y += kTextsHeading;
        }
        set_language_row(in, out, at, rect);
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
        out.language_menu = std::min(row + 1, language_row_count(in) - 1);
    else if (pressed(ImGuiKey_UpArrow))
        out.language_menu = std::max(row - 1, 0);
    else if (pressed(ImGuiKey_Escape))
        out.language_menu.reset();
    else if (pressed(ImGuiKey_Enter) && row >= 0) {
        out.commands.push_back(choice_of(in, language_row(row)));
        out.language_menu.reset();
    } else
        return false;
    return true;
}

}  // namespace sourceline
