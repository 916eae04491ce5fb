#include "panels/layout.h"

#include <algorithm>
#include <cmath>

namespace sourceline {

namespace {

constexpr float kLow = 440.0f;

Layout side_by_side(float width, float height, Form form, PanelShown shown) {
    Layout layout;
    layout.form = form;
    const bool desktop = form == Form::Desktop;
    layout.margin = desktop ? 24.0f : 16.0f;
    const bool low = !desktop && height < kLow;  // a phone on its side
    if (low) layout.min_target = 44.0f;
    const float panel_width = shown == PanelShown::No ? 0.0f
                              : desktop               ? std::clamp(width * 0.305f, 340.0f, 460.0f)
                              : low                   ? width * 0.45f
                                                      : std::min(width * 0.46f, 320.0f);
    const float timeline_height = desktop ? (height < 400.0f   ? 132.0f
                                             : height < 760.0f ? 176.0f
                                                               : 192.0f)
                                  : low   ? 120.0f
                                          : (height < 520.0f ? 132.0f : 164.0f);
    const float header_height = desktop ? 92.0f : 72.0f;
    layout.canvas = {0, 0, width, height};
    layout.timeline = {0, height - timeline_height, width, timeline_height};
    layout.panel = {width - panel_width, 0, panel_width, height - timeline_height};
    layout.header = {0, 0, width - panel_width, header_height};
    layout.map = {0, header_height, width - panel_width, height - timeline_height - header_height};
    return layout;
}

// Of a sheet at rest: the map above half of it keeps its names, the card three lines of text.
float half_sheet(float room) {
    constexpr float kCard = 194.0f, kMap = 150.0f;
    const float map = std::max({std::min(kMap, room * 0.65f), std::min(210.0f, room * 0.57f), room * 0.5f});
    return room - std::max(std::min(map, room - kCard), std::min(kMap, map));
}

Layout stacked(float width, float height, PanelShown shown, float sheet) {
    constexpr float kTabs = 44.0f, kStrip = 96.0f;
    Layout layout;
    layout.form = Form::Phone;
    layout.margin = 16.0f;
    layout.min_target = 44.0f;
    const float header_height = width < 360.0f ? 68.0f : 84.0f, timeline_height = height < 640.0f ? 98.0f : 140.0f;
    const float room = height - header_height - timeline_height;
    layout.canvas = {0, 0, width, height};
    layout.header = {0, 0, width, header_height};
    if (shown == PanelShown::Yes) {
        const float half = half_sheet(room);
        const float heights[3] = {std::min(kTabs, half), half, std::max(half, height - header_height - kStrip)};
        std::copy(heights, heights + 3, layout.sheet_heights);
        layout.sheet = std::clamp(sheet, 0.0f, 2.0f);
    }
    const float part = layout.sheet - kSheetHalf, half = layout.sheet_heights[1];
    const float panel_height =
        part < 0 ? half + part * (half - layout.sheet_heights[0]) : half + part * (layout.sheet_heights[2] - half);
    layout.map = {0, header_height, width, room - std::min(panel_height, half)};
    layout.timeline = {0, layout.map.bottom(), width, timeline_height};
    layout.panel = {0, height - panel_height, width, panel_height};
    return layout;
}

// Upwards, at the map's cost.
void grow_timeline(Layout& layout) {
    constexpr float kMapKeeps = 120.0f, kMost = 200.0f;
    const float by = std::clamp(layout.map.height - kMapKeeps, 0.0f, kMost);
    layout.map.height -= by;
    layout.timeline.y -= by;
    layout.timeline.height += by;
    if (layout.form != Form::Phone) layout.panel.height -= by;
}

}  // namespace

Layout lay_out(float canvas_width, float canvas_height, PanelShown panel, FootShown foot, RowsShown rows, float sheet) {
    const float width = std::max(canvas_width, 240.0f), height = std::max(canvas_height, 320.0f);
    Layout layout = width < 640.0f
                        ? stacked(width, height, panel, sheet)
                        : side_by_side(width, height, width < 1000.0f ? Form::Compact : Form::Desktop, panel);
    if (rows == RowsShown::Many) grow_timeline(layout);
    constexpr float kDisc = 28.0f, kMapNeeds = 60.0f;  // on the lowest canvases both get little
    const float most = layout.form == Form::Phone ? 44.0f : 36.0f;
    const float foot_height = foot == FootShown::No ? 0.0f : std::clamp(layout.map.height - kMapNeeds, kDisc, most);
    layout.map.height -= foot_height;
    layout.foot = {layout.map.x, layout.map.bottom(), layout.map.width, foot_height};
    return layout;
}

bool has_sheet(const Layout& layout) { return layout.sheet_heights[2] > layout.sheet_heights[0]; }

float sheet_of_height(const Layout& layout, float height) {
    const float* heights = layout.sheet_heights;
    const int above = height < heights[1] || heights[2] <= heights[1] ? 0 : 1;
    const float span = heights[above + 1] - heights[above];
    return span > 0 ? std::clamp(static_cast<float>(above) + (height - heights[above]) / span, 0.0f, 2.0f) : kSheetHalf;
}

SheetRest rest_after(float sheet, float dy) {
    constexpr float kSwipe = 32.0f, kNear = 0.15f;  // CSS pixels; of the way between two rests
    const float to = dy < -kSwipe  ? std::ceil(sheet - kNear)
                     : dy > kSwipe ? std::floor(sheet + kNear)
                                   : std::round(sheet);
    return static_cast<SheetRest>(static_cast<int>(std::clamp(to, 0.0f, 2.0f)));
}

bool shows_panel(const Layout& layout) { return layout.panel.width >= 40 && layout.panel.height >= 40; }

Padding map_padding(const Layout& layout) {
    // Names stand beside their places. A small map has no room to give away; its credits take two lines.
    if (layout.map.width < kSmallMapWidth || layout.map.height < kSmallMapHeight) return {20, 24, 20, 34};
    return {40, 36, 64, 48};
}

}  // namespace sourceline
