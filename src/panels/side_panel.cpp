#include <algorithm>

#include <iterator>
#include <string>
#include <utility>

#include "panels/panels.h"
#include "panels/views.h"
#include "panels/widgets.h"
#include "state/names.h"

namespace sourceline {

namespace {

// A tab's words: in one line, or broken in two.
struct TabLabel {
    std::string_view first, second;
};

// A tab is named after the view that it shows now.
const ViewRow& shown_under(const PanelInput& in, const ViewRow& tab) {
    for (const ViewRow& row : kViews)
        if (row.view == in.state.view && row.tab == tab.view) return row;
    return tab;
}

std::string_view label_of(const PanelInput& in, const ViewRow& tab) { return shown_under(in, tab).label(in.words()); }

// Longer words get smaller letters and less air, then two lines, before anything runs into anything.
struct TabSet {
    float size = 14, gap = 24;
    bool is_broken = false;

    TextStyle style(ImU32 colour) const { return {Weight::SemiBold, size, colour, is_broken ? 1.2f : 1.3f, 0, false}; }
    TabLabel label(const PanelInput& in, const ViewRow& row) const {
        const FrameText text = label_of(in, row);
        const FrameText count = row.count ? " " + in_digits(row.count(in.story)) : FrameText();
        const std::size_t space = text.find(' ', text.size() / 3);
        if (!is_broken || space == text.npos) return {text + count, {}};
        return {text.substr(0, space), text.substr(space + 1) + count};
    }
    float width(const PanelInput& in, const ViewRow& row) const {
        const TabLabel words = label(in, row);
        return std::max(text_width(in.look, style(0), words.first), text_width(in.look, style(0), words.second));
    }
};

TabSet fitted_tabs(const PanelInput& in, float room) {
    constexpr auto kGaps = static_cast<float>(
        std::count_if(std::begin(kViews), std::end(kViews), [](const ViewRow& row) { return row.tab == row.view; }) -
        1);
    constexpr float kLeastGap = 8.0f;
    TabSet set;
    if (in.layout.form == Form::Compact) set.gap = 18;
    for (const auto& [size, is_broken] :
         {std::pair(14.0f, false), {13.0f, false}, {13.0f, true}, {12.0f, true}, {11.0f, true}}) {
        set.size = size;
        set.is_broken = is_broken;
        float words = 0;
        for (const ViewRow& row : kViews)
            if (row.tab == row.view) words += set.width(in, row);
        const float gap = (room - words) / kGaps;
        if (gap >= (size > 13.0f ? set.gap : kLeastGap) || size < 12.0f) {
            set.gap = std::clamp(gap, 4.0f, set.gap);
            break;
        }
    }
    return set;
}

// Its edge over the map and the timeline, and the handle.
void draw_sheet(const PanelInput& in, Rect area) {
    constexpr float kRound = 12.0f, kShadow = 6.0f, kHandle = 36.0f;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    list->PushClipRectFullScreen();
    const ImU32 shade = with_alpha(colours.ink, 0.10f), clear = with_alpha(colours.ink, 0.0f);
    list->AddRectFilledMultiColor({area.x, area.y - kShadow}, {area.right(), area.y}, clear, clear, shade, shade);
    list->PopClipRect();
    list->AddRectFilled({area.x, area.y}, {area.right(), area.bottom()}, colours.paper, kRound,
                        ImDrawFlags_RoundCornersTop);
    constexpr float kQuarter = 1.5707963f;
    const float below = area.y + 1 + kRound;
    list->PathArcTo({area.x + kRound, below}, kRound, 2 * kQuarter, 3 * kQuarter);
    list->PathArcTo({area.right() - kRound, below}, kRound, 3 * kQuarter, 4 * kQuarter);
    list->PathStroke(colours.hairline, 0, 1);
    const float middle = area.x + area.width * 0.5f;
    list->AddRectFilled({middle - kHandle * 0.5f, area.y + 5}, {middle + kHandle * 0.5f, area.y + 9},
                        with_alpha(colours.muted, 0.45f), 2);
}

float tabs(const PanelInput& in, PanelOutput& out, Rect area) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    const bool is_sheet = has_sheet(in.layout);
    const float height = in.layout.form == Form::Phone ? 44.0f : 46.0f;
    const TabSet set = fitted_tabs(in, area.width - 2 * in.layout.margin - 34);
    float x = area.x + in.layout.margin;
    const float y = area.y, baseline = y + height - 1;
    hairline(list, colours, x, baseline, area.width - 2 * in.layout.margin);
    for (const ViewRow& row : kViews) {
        if (row.tab != row.view) continue;
        const bool chosen = shown_under(in, row).view == in.state.view;
        const TabLabel label = set.label(in, row);
        const float width = set.width(in, row);
        const Press state =
            press(in, out, FrameText("tab:") + FrameText(name_of(row.view)), {x - 6, y, width + 12, height});
        const TextStyle style = set.style(chosen || state.hovered ? colours.ink : colours.muted);
        const float line = line_height(style), lines = label.second.empty() ? line : 2 * line;
        const float text_y = y + (height - lines) * 0.5f + (is_sheet ? 5 : 1);
        draw_line(list, in.look, style, x, text_y, label.first);
        draw_line(list, in.look, style, x, text_y + line, label.second);
        if (chosen) list->AddRectFilled({x, baseline - 1}, {x + width, baseline + 1}, colours.ink);
        const bool down = is_sheet && in.layout.sheet < kSheetHalf;
        const bool selected = row.view == View::Event && (in.state.event || in.state.place);
        // Pressed where it is open already, it leads back to the opening page; where that is open, it moves the sheet.
        if (state.pressed && chosen && !down && (selected || !is_sheet) && row.view == View::Event)
            out.commands.push_back(ClearSelection{});
        else if (state.pressed && is_sheet && (chosen || down))
            out.sheet.rest = rest_after_press(in.layout);
        if (state.pressed && !chosen)
            out.commands.push_back(SetView{row.view == View::Event && in.state.place ? View::Place : row.view});
        x += width + set.gap;
    }
    language_button(in, out, {area.right() - in.layout.margin - 34, y + (is_sheet ? 4.0f : 0.0f), 44, height});
    return height;
}

}  // namespace

void side_panel(const PanelInput& in, PanelOutput& out) {
    const Rect& area = in.layout.panel;
    if (!shows_panel(in.layout)) return;
    const bool is_sheet = has_sheet(in.layout);
    begin_area("panel", area, Scroll::No);
    if (is_sheet) draw_sheet(in, area);
    const float top = tabs(in, out, area);
    const float edge = in.layout.form == Form::Phone ? 0.0f : 1.0f;  // the hairline against the map
    if (edge > 0)
        ImGui::GetWindowDrawList()->AddRectFilled({area.x, area.y}, {area.x + edge, area.bottom()},
                                                  in.colours().hairline);
    ImGui::End();
    const Rect rest{area.x + edge, area.y + top, area.width - edge, area.height - top};
    const std::optional<SheetRest> pressed = out.sheet.rest;
    if (rest.height >= 1)
        for (const ViewRow& row : kViews)
            if (row.view == in.state.view) row.draw(in, out, rest);
    hold_sheet(in, out, top);
    if (pressed) out.sheet.rest = pressed;
}

}  // namespace sourceline
