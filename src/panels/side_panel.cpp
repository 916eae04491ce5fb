#include <algorithm>

#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

float tabs(const PanelInput& in, PanelOutput& out, Rect area) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    const float height = in.layout.form == Form::Phone ? 44.0f : 46.0f;
    struct Tab {
        View view;
        const char* name;
        const char* label;
    };
    const Tab all[3] = {{View::Event, "tab:event", in.words().event},
                        {View::Claims, "tab:claims", in.words().who_says_what},
                        {View::Sources, "tab:sources", in.words().sources}};
    // Longer words get smaller letters and less air before anything runs into anything.
    const float room = area.width - 2 * in.layout.margin - 34;
    float size = 14, gap = in.layout.form == Form::Compact ? 18.0f : 24.0f;
    auto width_of = [&](const Tab& tab) {
        const TextStyle style{Weight::SemiBold, size, 0, 1.3f, 0, false};
        const std::string count = tab.view == View::Sources ? " " + std::to_string(in.story.sources.size()) : "";
        return text_width(in.look, style, tab.label) + text_width(in.look, style, count);
    };
    auto total = [&] { return width_of(all[0]) + width_of(all[1]) + width_of(all[2]); };
    if (total() + 2 * gap > room) size = 13;
    if (total() + 2 * gap > room) gap = std::max(8.0f, (room - total()) * 0.5f);
    float x = area.x + in.layout.margin;
    const float y = area.y, baseline = y + height - 1;
    hairline(list, colours, x, baseline, area.width - 2 * in.layout.margin);
    const TextStyle count_style{Weight::Regular, size, colours.muted, 1.3f, 0, false};
    for (const Tab& tab : all) {
        const bool chosen = in.state.view == tab.view;
        TextStyle style{Weight::SemiBold, size, colours.muted, 1.3f, 0, false};
        const std::string count = tab.view == View::Sources ? " " + std::to_string(in.story.sources.size()) : "";
        const float width = text_width(in.look, style, tab.label) + text_width(in.look, count_style, count);
        const Press state = press(in, out, tab.name, {x - 6, y, width + 12, height});
        if (chosen || state.hovered) style.colour = colours.ink;
        const float text_y = y + (height - line_height(style)) * 0.5f + 1;
        const float after = draw_line(list, in.look, style, x, text_y, tab.label);
        draw_line(list, in.look, count_style, x + after, text_y, count);
        if (chosen) list->AddRectFilled({x, baseline - 1}, {x + width, baseline + 1}, colours.ink);
        // Pressed where it is open already, it leads back to the opening page.
        if (state.pressed && chosen && tab.view == View::Event)
            out.commands.push_back(ClearSelection{});
        else if (state.pressed)
            out.commands.push_back(SetView{tab.view});
        x += width + gap;
    }
    // The interface's language, in its own letters; a press goes on to the next.
    const float width = 44;
    const Press language = press(in, out, "language", {area.right() - in.layout.margin - width + 10, y, width, height});
    const TextStyle style{Weight::Regular, 13, language.hovered ? colours.ink : colours.muted, 1.3f, 0, false};
    const float text = text_width(in.look, style, in.words().button);
    draw_line(list, in.look, style, area.right() - in.layout.margin - text,
              y + (height - line_height(style)) * 0.5f + 1, in.words().button);
    if (language.pressed) out.commands.push_back(SetLanguage{next_language(in.state.language)});
    return height;
}

}  // namespace

void side_panel(const PanelInput& in, PanelOutput& out) {
    const Rect& area = in.layout.panel;
    if (in.state.view == View::None || area.width < 40 || area.height < 40) return;
    begin_area("panel", area, in.colours().paper, Scroll::No);
    const float top = tabs(in, out, area);
    const float edge = in.layout.form == Form::Phone ? 0.0f : 1.0f;  // the hairline against the map
    if (edge > 0)
        ImGui::GetWindowDrawList()->AddRectFilled({area.x, area.y}, {area.x + edge, area.bottom()},
                                                  in.colours().hairline);
    ImGui::End();
    const Rect rest{area.x + edge, area.y + top, area.width - edge, area.height - top};
    switch (in.state.view) {
        case View::Event:
            event_view(in, out, rest);
            break;
        case View::Claims:
            claims_view(in, out, rest);
            break;
        case View::Sources:
            sources_view(in, out, rest);
            break;
        case View::None:
            break;
    }
}

}  // namespace sourceline
