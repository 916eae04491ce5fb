// The panel of a phone as a sheet: a hand that comes down on its tabs draws it up and down, and so does a finger that
// goes on where the view scrolls no further.
#include <cmath>

#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

constexpr float kSlop = 10.0f;  // CSS pixels, a thumb's tremble

SheetHold put_down(const Layout& layout, const std::optional<Scrolled>& scroll, float grip) {
    const ImGuiIO& io = ImGui::GetIO();
    const Rect& area = layout.panel;
    const ImVec2 at = io.MouseClickedPos[0];
    if (!area.contains(at.x, at.y)) return {};
    if (at.y < area.y + grip) return {true, true, false, {}, {}};
    if (io.MouseSource != ImGuiMouseSource_TouchScreen || !scroll) return {};
    return {scroll->at >= scroll->max - 1, scroll->at <= 1, false, {}, {}};
}

}  // namespace

void hold_sheet(const PanelInput& in, PanelOutput& out, float grip) {
    const ImGuiIO& io = ImGui::GetIO();
    out.sheet = in.sheet;
    if (!has_sheet(in.layout) || (!io.MouseDown[0] && !in.sheet.draws)) out.sheet = {};
    if (!has_sheet(in.layout)) return;
    if (io.MouseClicked[0]) out.sheet = put_down(in.layout, out.scroll, grip);
    SheetHold& hold = out.sheet;
    const float dx = io.MousePos.x - io.MouseClickedPos[0].x, dy = io.MousePos.y - io.MouseClickedPos[0].y;
    const bool was_drawing = hold.draws;
    if (!hold.draws && std::hypot(dx, dy) > kSlop) {
        hold.draws = std::fabs(dy) > std::fabs(dx) && (dy < 0 ? hold.may_rise : hold.may_sink);
        if (!hold.draws) hold = {};
    }
    if (!hold.draws) return;
    const float moved = was_drawing ? io.MouseDelta.y : dy;
    const float to = sheet_of_height(in.layout, in.layout.panel.height - moved);
    if (io.MouseDown[0])
        hold.to = to;
    else
        hold = {false, false, false, {}, rest_after(to, dy)};
}

SheetRest rest_after_press(const Layout& layout) {
    if (layout.sheet < kSheetHalf) return SheetRest::Half;
    return layout.sheet > kSheetHalf ? SheetRest::Line : SheetRest::Whole;
}

// What it lies over can be neither read nor pressed there.
void drop_what_sheet_covers(const Layout& layout, PanelOutput& out) {
    if (!has_sheet(layout) || layout.panel.y >= layout.timeline.bottom()) return;
    constexpr float kLeast = 8.0f;  // CSS pixels: less of a target is not to be hit
    const Rect& panel = layout.panel;
    out.labels.erase_if([&](const DrawnLabel& label) { return overlaps(label.rect, panel); });
    out.bars.erase_if([&](const DrawnBar& bar) { return overlaps(bar.rect, panel); });
    for (PressTarget& target : out.targets)
        if (overlaps(target.rect, panel)) target.rect.height = panel.y - target.rect.y;
    out.targets.erase_if([](const PressTarget& target) { return target.rect.height < kLeast; });
}

}  // namespace sourceline
