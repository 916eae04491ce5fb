#include <algorithm>

#include <iterator>
#include <string>

#include "panels/panels.h"
#include "panels/views.h"
#include "panels/widgets.h"
#include "state/names.h"

namespace sourceline {

namespace {

std::string count_text(const PanelInput& in, const ViewRow& row) {
    return row.count ? " " + std::to_string(row.count(in.story)) : std::string();
}

// Longer words get smaller letters and less air before anything runs into anything.
struct TabSet {
    float size = 14, gap = 24;
    TextStyle label(ImU32 colour) const { return {Weight::SemiBold, size, colour, 1.3f, 0, false}; }
    TextStyle count(ImU32 colour) const { return {Weight::Regular, size, colour, 1.3f, 0, false}; }
};

TabSet fitted_tabs(const PanelInput& in, float room) {
    TabSet set;
    if (in.layout.form == Form::Compact) set.gap = 18;
    constexpr auto kGaps = static_cast<float>(std::size(kViews) - 1);
    auto total = [&] {
        float width = 0;
        for (const ViewRow& row : kViews)
            width += text_width(in.look, set.label(0), row.label(in.words())) +
                     text_width(in.look, set.label(0), count_text(in, row));
        return width;
    };
    if (total() + kGaps * set.gap > room) set.size = 13;
    if (total() + kGaps * set.gap > room) set.gap = std::max(8.0f, (room - total()) / kGaps);
    return set;
}

float tabs(const PanelInput& in, PanelOutput& out, Rect area) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    const float height = in.layout.form == Form::Phone ? 44.0f : 46.0f;
    const TabSet set = fitted_tabs(in, area.width - 2 * in.layout.margin - 34);
    float x = area.x + in.layout.margin;
    const float y = area.y, baseline = y + height - 1;
    hairline(list, colours, x, baseline, area.width - 2 * in.layout.margin);
    const TextStyle count_style = set.count(colours.muted);
    for (const ViewRow& row : kViews) {
        const bool chosen = in.state.view == row.view;
        TextStyle style = set.label(colours.muted);
        const std::string count = count_text(in, row);
        const float width = text_width(in.look, style, row.label(in.words())) + text_width(in.look, count_style, count);
        const Press state = press(in, out, "tab:" + std::string(name_of(row.view)), {x - 6, y, width + 12, height});
        if (chosen || state.hovered) style.colour = colours.ink;
        const float text_y = y + (height - line_height(style)) * 0.5f + 1;
        const float after = draw_line(list, in.look, style, x, text_y, row.label(in.words()));
        draw_line(list, in.look, count_style, x + after, text_y, count);
        if (chosen) list->AddRectFilled({x, baseline - 1}, {x + width, baseline + 1}, colours.ink);
        // Pressed where it is open already, it leads back to the opening page.
        if (state.pressed && chosen && row.view == View::Event)
            out.commands.push_back(ClearSelection{});
        else if (state.pressed)
            out.commands.push_back(SetView{row.view});
        x += width + set.gap;
    }
    language_button(in, out, {area.right() - in.layout.margin - 34, y, 44, height});
    return height;
}

}  // namespace

void side_panel(const PanelInput& in, PanelOutput& out) {
    const Rect& area = in.layout.panel;
    if (!shows_panel(in.layout)) return;
    begin_area("panel", area, in.colours().paper, Scroll::No);
    const float top = tabs(in, out, area);
    const float edge = in.layout.form == Form::Phone ? 0.0f : 1.0f;  // the hairline against the map
    if (edge > 0)
        ImGui::GetWindowDrawList()->AddRectFilled({area.x, area.y}, {area.x + edge, area.bottom()},
                                                  in.colours().hairline);
    ImGui::End();
    const Rect rest{area.x + edge, area.y + top, area.width - edge, area.height - top};
    for (const ViewRow& row : kViews)
        if (row.view == in.state.view) row.draw(in, out, rest);
}

}  // namespace sourceline
