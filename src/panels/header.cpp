#include <algorithm>

#include "base/letters.h"
#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

// A lens or a filter changes all that is shown: it is named where it cannot be missed, and let go there.
FrameText lens_text(const PanelInput& in) {
    FrameText text;
    // Where there is little room the party's name must do.
    if (in.state.lens.party && in.layout.form == Form::Desktop) text = FrameText(in.words().as_told_by) + ": ";
    if (in.state.lens.party) text += isolated(in.text(in.story.at(*in.state.lens.party).name));
    if (in.state.lens.filter.empty()) return text.empty() ? text : text + "  ×";
    if (!text.empty()) text += " · ";
    if (in.state.lens.filter.kind || in.state.lens.filter.actor)
        text += in.words().filters;
    else
        text += "“" + isolated(in.state.lens.filter.search) + "”";
    return text + "  ×";
}

// Right-aligned on the last line. Returns the width taken.
float lens_note(const PanelInput& in, PanelOutput& out, float right, float middle, float room) {
    const FrameText text = lens_text(in);
    if (text.empty()) return 0.0f;
    const TextStyle style{
        Weight::SemiBold, in.layout.form == Form::Desktop ? 13.0f : 12.0f, in.colours().ink, 1.3f, 0, false};
    const float width = std::min(text_width(in.look, style, text) + 22, room),
                height = in.layout.form == Form::Desktop ? 28.0f : 21.0f;
    const Rect rect{right - width, middle - height * 0.5f, width, height};
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Press state = press(in, out, "lens-off", rect);
    list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()},
                        state.hovered ? in.colours().note : in.colours().chip, height * 0.5f);
    list->AddRect({rect.x + 0.5f, rect.y + 0.5f}, {rect.right() - 0.5f, rect.bottom() - 0.5f}, in.colours().ink,
                  height * 0.5f);
    draw_line_fitted(list, in.look, style, rect.x + 11, rect.y + (height - line_height(style)) * 0.5f, width - 20,
                     text);
    if (state.pressed) {
        if (in.state.lens.party) out.commands.push_back(SetParty{});
        if (!in.state.lens.filter.empty()) out.commands.push_back(ClearFilters{});
    }
    return width + 8;
}

// At the right of the title's line, with its word where there is room. Returns the width taken.
float share_button(const PanelInput& in, PanelOutput& out, Rect area) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool desktop = in.layout.form == Form::Desktop;
    const TextStyle style{Weight::Regular, 15, in.colours().muted, 1.3f, 0, false};
    const float text = desktop ? text_width(in.look, style, in.words().share) + 8 : 0.0f, width = text + 34,
                height = desktop ? 40.0f : 36.0f;
    const Rect rect{area.right() - in.layout.margin - width + 8, area.y + (desktop ? 8.0f : 2.0f), width, height};
    const Press state = press(in, out, "share", rect);
    TextStyle shown = style;
    shown.colour = state.hovered ? in.colours().ink : in.colours().muted;
    if (desktop)
        draw_line(list, in.look, shown, rect.x + 8, rect.y + (height - line_height(style)) * 0.5f, in.words().share);
    draw_icon(list, Icon::Share, rect.right() - 17, rect.y + height * 0.5f, 12, shown.colour);
    if (state.pressed) out.share = true;
    return width - 8;
}

// The story's summary; while its clock holds something back, how much has been said instead: it tells of the end.
FrameText standfirst(const PanelInput& in) {
    if (holds_nothing_back(in.state.lens, in.telling)) return FrameText(in.text(in.story.summary));
    return count_statements(in.state.language, in.told.statement_count, in.told.possible_statement_count) + ".";
}

// Whether a sentence ends here: not after an abbreviation ("U.S. forces", "Gen. Ivanov").
bool ends_sentence(std::string_view text) {
    const char last = text.empty() ? ' ' : text.back();
    if (last != '.' && last != '!' && last != '?') return false;
    const std::string_view word = text.substr(text.find_last_of(' ') + 1);
    const bool is_small = word[0] >= 'a' && word[0] <= 'z' && word.find('.') == word.size() - 1;
    return word.size() > 4 || (is_small && word.size() > 3);
}

// As many of the text's sentences as `lines` lines hold. If not even one does, it is cut.
FrameText sentences_that_fit(const Look& look, const TextStyle& style, std::string_view text, float width, int lines) {
    const float room = line_height(style) * (static_cast<float>(lines) + 0.5f);
    const auto fits = [&](std::string_view part) { return Flow(look).text(style, part).height(width) < room; };
    if (fits(text)) return text;
    for (std::size_t at = text.rfind(' '); at != text.npos && at > 0; at = text.rfind(' ', at - 1))
        if (const std::string_view part = text.substr(0, at); ends_sentence(part) && fits(part)) return part;
    FrameText cut = FrameText(text.substr(0, fitting_bytes(look, style, text, width * 0.9f))) + "…";
    for (std::size_t at = text.find(' '); at != text.npos; at = text.find(' ', at + 1)) {
        const FrameText part = FrameText(text.substr(0, at)) + "…";
        if (!fits(part)) break;
        cut = part;
    }
    return cut;
}

// A title too long for one line in any letters that are no smaller than the standfirst's: in as many lines as the
// header holds, in the largest letters that do.
TextStyle fitted_title(const PanelInput& in, TextStyle title, float width, float height) {
    constexpr float kOneLine = 13.0f, kLeast = 11.0f;
    const std::string_view text = in.text(in.story.title);
    TextStyle one = title;
    while (one.size > kOneLine && text_width(in.look, one, text) > width) one.size -= 0.5f;
    if (text_width(in.look, one, text) <= width) return one;
    while (title.size > kLeast && Flow(in.look).text(title, text).height(width) > height) title.size -= 0.5f;
    return title;
}

}  // namespace

void header_panel(const PanelInput& in, PanelOutput& out) {
    const Rect& area = in.layout.header;
    begin_area("header", area, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool desktop = in.layout.form == Form::Desktop;
    TextStyle title = in.look.title(), text = in.look.body();
    if (!desktop) title.size = 20;
    text.size = desktop ? 15.0f : area.width < 360 ? 13.0f : 14.0f;
    text.line_height = desktop ? 1.4f : 1.3f;
    const float x = area.x + in.layout.margin, width = area.width - 2 * in.layout.margin;
    const float title_width = width - share_button(in, out, area);
    title = fitted_title(in, title, title_width, area.height - 10);
    const float title_height = Flow(in.look).text(title, in.text(in.story.title)).height(title_width);

    const float gap = desktop ? 4.0f : 2.0f;
    const bool has_lens = in.state.lens.party || !in.state.lens.filter.empty();
    // The note has the last line for itself.
    const float measure = std::min(width, 780.0f);
    const auto fitted = [&] {
        const int lines = static_cast<int>((area.height - title_height - gap - 8) / line_height(text)) - has_lens;
        return lines < 1 ? FrameText() : sentences_that_fit(in.look, text, standfirst(in), measure, lines);
    };
    FrameText shown = fitted();
    // A sentence that is cut says half of what it says: smaller letters first.
    for (; shown.ends_with("…") && text.size > 11.5f; shown = fitted()) text.size -= 0.5f;
    const float shown_height = shown.empty() ? 0.0f : Flow(in.look).text(text, shown).height(measure);
    const float total = title_height + gap + shown_height + (has_lens ? line_height(text) : 0.0f);
    float y = area.y + std::max(4.0f, (area.height - total) * 0.5f);
    draw_paragraph(list, in.look, title, x, y, title_width, in.text(in.story.title));
    y += title_height + gap;
    draw_paragraph(list, in.look, text, x, y, measure, shown);
    lens_note(in, out, x + width, y + shown_height + line_height(text) * 0.5f, width);
    hairline(list, in.colours(), area.x, area.bottom() - 1, area.width);
    ImGui::End();
}

namespace {
[[gnu::noinline]] void draw_notices(const PanelInput& in, PanelOutput& out) {
    const Rect& map = in.layout.map;
    const float margin = 12, width = std::min(map.width - 2 * margin, 560.0f);
    const TextStyle body = in.look.body();
    float text_height = 0;
    for (const std::string& notice : in.state.notices)
        text_height += Flow(in.look).text(body, notice).height(width - 72) + 4;
    const float height = std::min(text_height + 20, map.height - 2 * margin);
    const Rect area{map.x + (map.width - width) * 0.5f, map.y + margin, width, height};
    begin_area("notices", area, Scroll::Yes);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({area.x, area.y}, {area.right(), area.bottom()}, in.colours().paper, 8);
    list->AddRect({area.x + 0.5f, area.y + 0.5f}, {area.right() - 0.5f, area.bottom() - 0.5f}, in.colours().accent_text,
                  8);
    float y = area.y + 10 - ImGui::GetScrollY();
    for (const std::string& notice : in.state.notices)
        y += draw_paragraph(list, in.look, body, area.x + 16, y, width - 72, notice) + 4;
    const Rect close{area.right() - 44, area.y, 44, 44};
    const Press state = press(in, out, "dismiss", close);
    draw_icon(list, Icon::Close, close.x + 22, close.y + 20, 10, state.hovered ? in.colours().ink : in.colours().muted);
    if (state.pressed) out.commands.push_back(DismissNotices{});
    ImGui::SetCursorScreenPos({area.x, y + 6});
    ImGui::Dummy({1, 1});
    ImGui::End();
}
}  // namespace

void notices_panel(const PanelInput& in, PanelOutput& out) {
    if (!in.state.notices.empty()) draw_notices(in, out);
}

}  // namespace sourceline
