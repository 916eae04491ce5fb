#include <algorithm>

#include "base/letters.h"
#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

// A lens or a filter changes all that is shown: it is named where it cannot be missed, and let go there.
std::string lens_text(const PanelInput& in) {
    std::string text;
    // Where there is little room the party's name must do.
    if (in.state.lens.party && in.layout.form == Form::Desktop) text = std::string(in.words().as_told_by) + ": ";
    if (in.state.lens.party) text += isolated(in.text(in.story.at(*in.state.lens.party).name));
    if (in.state.lens.filter.empty()) return text.empty() ? text : text + "  ×";
    if (!text.empty()) text += " · ";
    if (in.state.lens.filter.kind || in.state.lens.filter.actor)
        text += in.words().filters;
    else
        text += "“" + isolated(in.state.lens.filter.search) + "”";
    return text + "  ×";
}

// Right-aligned on the line that tells the counts. Returns the width taken.
float lens_note(const PanelInput& in, PanelOutput& out, float right, float middle, float room) {
    const std::string text = lens_text(in);
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

// With its word where there is room, at the right of the title's line; on small screens, where the title needs its
// whole line, of the last one. Returns the width taken.
float share_button(const PanelInput& in, PanelOutput& out, Rect area) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool desktop = in.layout.form == Form::Desktop;
    const TextStyle style{Weight::Regular, 13, in.colours().muted, 1.3f, 0, false};
    const float text = desktop ? text_width(in.look, style, in.words().share) + 8 : 0.0f, width = text + 34,
                height = desktop ? 32.0f : 36.0f;
    const Rect rect{area.right() - in.layout.margin - width + 8, desktop ? area.y + 8 : area.bottom() - height - 4,
                    width, height};
    const Press state = press(in, out, "share", rect);
    const ImU32 colour = state.hovered ? in.colours().ink : in.colours().muted;
    TextStyle shown = style;
    shown.colour = colour;
    if (desktop)
        draw_line(list, in.look, shown, rect.x + 8, rect.y + (height - line_height(style)) * 0.5f, in.words().share);
    draw_icon(list, Icon::Share, rect.right() - 17, rect.y + height * 0.5f, 12, colour);
    if (state.pressed) out.share = true;
    return width;
}

// Rather one whole number than two cut ones; on the clock of what was known the statements are what counts.
void draw_counts(const PanelInput& in, const TextStyle& style, ImVec2 at, float room, const std::string& before,
                 const std::string& events, const std::string& statements) {
    const std::string& rather = in.state.lens.clock == Clock::Known ? statements : events;
    const std::string& other = in.state.lens.clock == Clock::Known ? events : statements;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const std::string all = before + events + ", " + statements, one = before + rather;
    for (const std::string& text : {all, one, before + other})
        if (text_width(in.look, style, text) <= room) {
            draw_line(list, in.look, style, at.x, at.y, text);
            return;
        }
    draw_line_fitted(list, in.look, style, at.x, at.y, room, one);
}

}  // namespace

void header_panel(const PanelInput& in, PanelOutput& out) {
    const Rect& area = in.layout.header;
    begin_area("header", area, in.colours().paper, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    TextStyle title = in.look.title();
    if (in.layout.form != Form::Desktop) title.size = 20;
    const float width = area.width - 2 * in.layout.margin;
    const float share_width = share_button(in, out, area),
                title_width = in.layout.form == Form::Desktop ? width - share_width : width;
    while (title.size > 16 && text_width(in.look, title, in.text(in.story.title)) > title_width) title.size -= 1;
    const float x = area.x + in.layout.margin;

    const CivilTime civil = civil_from_instant(in.state.lens.time, in.story.utc_offset);
    TextStyle strong = in.look.strong(), muted = in.look.muted();
    if (in.layout.form == Form::Desktop) strong.size = muted.size = 15;
    const std::string zone = " " + std::string(in.text(in.story.time_label));
    std::string when = long_date(in.state.language, civil) + ", " + clock_time(civil);
    // The zone must be read; the weekday can be short, and the year spared where there is one only.
    if (text_width(in.look, strong, when) + text_width(in.look, muted, zone) > width)
        when = short_date(in.state.language, civil, dates_of(in.story)) + ", " + clock_time(civil);
    const bool own_line = in.layout.form != Form::Desktop;
    const std::string events =
        count_events_and_possible(in.state.language, in.told.event_count, in.told.possible_count);
    const std::string statements =
        count_statements(in.state.language, in.told.statement_count, in.told.possible_statement_count);

    const float total = line_height(title) + 4 + line_height(strong) + (own_line ? line_height(muted) : 0.0f);
    float y = area.y + (area.height - total) * 0.5f;
    draw_line_fitted(list, in.look, title, x, y, title_width, in.text(in.story.title));
    y += line_height(title) + 4;
    float pen = x + draw_line(list, in.look, strong, x, y, when);
    pen += draw_line_fitted(list, in.look, muted, pen, y, x + width - pen, zone);
    if (own_line) y += line_height(strong);
    const float taken = lens_note(in, out, x + width - (own_line ? share_width : 0.0f), y + line_height(muted) * 0.5f,
                                  width * (own_line ? 0.55f : 0.4f)) +
                        (own_line ? share_width : 0.0f);
    if (own_line) {
        draw_counts(in, muted, {x, y}, width - taken, "", events, statements);
    } else
        draw_counts(in, muted, {pen, y}, x + width - taken - pen, "  ·  ", events, statements);
    hairline(list, in.colours(), area.x, area.bottom() - 1, area.width);
    ImGui::End();
}

void notices_panel(const PanelInput& in, PanelOutput& out) {
    if (in.state.notices.empty()) return;
    const Rect& map = in.layout.map;
    const float margin = 12, width = std::min(map.width - 2 * margin, 560.0f);
    const TextStyle body = in.look.body();
    float text_height = 0;
    for (const std::string& notice : in.state.notices)
        text_height += Flow(in.look).text(body, notice).height(width - 72) + 4;
    const float height = std::min(text_height + 20, map.height - 2 * margin);
    const Rect area{map.x + (map.width - width) * 0.5f, map.y + margin, width, height};
    begin_area("notices", area, 0, Scroll::Yes);
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

}  // namespace sourceline
