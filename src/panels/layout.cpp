#include "panels/layout.h"

#include <algorithm>

namespace sourceline {

namespace {

Layout side_by_side(float width, float height, Form form, PanelShown shown) {
    Layout layout;
    layout.form = form;
    const bool desktop = form == Form::Desktop;
    layout.margin = desktop ? 24.0f : 16.0f;
    const float panel_width = shown == PanelShown::No ? 0.0f
                              : desktop               ? std::clamp(width * 0.305f, 340.0f, 460.0f)
                                                      : 320.0f;
    const float timeline_height = desktop ? 156.0f : height < 440.0f ? 112.0f : 132.0f;  // a phone on its side
    const float header_height = desktop ? 84.0f : 86.0f;
    layout.canvas = {0, 0, width, height};
    layout.timeline = {0, height - timeline_height, width, timeline_height};
    layout.panel = {width - panel_width, 0, panel_width, height - timeline_height};
    layout.header = {0, 0, width - panel_width, header_height};
    layout.map = {0, header_height, width - panel_width, height - timeline_height - header_height};
    return layout;
}

Layout stacked(float width, float height, PanelShown shown) {
    Layout layout;
    layout.form = Form::Phone;
    layout.margin = 16.0f;
    layout.min_target = 44.0f;
    const float header_height = 90.0f, timeline_height = height < 620.0f ? 124.0f : 152.0f;
    const float rest = height - header_height - timeline_height;
    const float map_height =
        shown == PanelShown::No
            ? rest
            : std::max({std::min(150.0f, rest * 0.65f), std::min(196.0f, rest * 0.57f), rest * 0.47f});
    layout.canvas = {0, 0, width, height};
    layout.header = {0, 0, width, header_height};
    layout.map = {0, header_height, width, map_height};
    layout.timeline = {0, layout.map.bottom(), width, timeline_height};
    layout.panel = {0, layout.timeline.bottom(), width, std::max(0.0f, height - layout.timeline.bottom())};
    return layout;
}

}  // namespace

Layout lay_out(float canvas_width, float canvas_height, PanelShown panel, FootShown foot) {
    const float width = std::max(canvas_width, 240.0f), height = std::max(canvas_height, 320.0f);
    Layout layout = width < 640.0f
                        ? stacked(width, height, panel)
                        : side_by_side(width, height, width < 1000.0f ? Form::Compact : Form::Desktop, panel);
    constexpr float kDisc = 28.0f, kMapNeeds = 60.0f;  // on the lowest canvases both get little
    const float most = layout.form == Form::Phone ? 44.0f : 36.0f;
    const float foot_height = foot == FootShown::No ? 0.0f : std::clamp(layout.map.height - kMapNeeds, kDisc, most);
    layout.map.height -= foot_height;
    layout.foot = {layout.map.x, layout.map.bottom(), layout.map.width, foot_height};
    return layout;
}

bool shows_panel(const Layout& layout) { return layout.panel.width >= 40 && layout.panel.height >= 40; }

Padding map_padding(const Layout& layout) {
    // Names stand beside their places; a small map has little room to give away.
    if (layout.map.width < 360.0f || layout.map.height < 220.0f) return {24, 34, 30, 34};
    if (layout.form == Form::Phone) return {40, 28, 64, 40};
    return {40, 36, 64, 48};
}

}  // namespace sourceline
