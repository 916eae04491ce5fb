#include <algorithm>
#include <cmath>

#include "panels/panels.h"
#include "panels/views.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

constexpr double kPickRadius = 16.0, kPickRadiusTouch = 24.0;  // CSS pixels
constexpr double kWheelLevels = 0.5;                           // zoom levels a notch

// Dots lie close together and beneath all names: they are meant only by what is on them, or by a finger almost.
const SeenSign* picked(const PanelInput& in, Screen at, double radius, double around_dot) {
    const SeenSign* seen = in.signs.nearest(at, radius);
    const bool is_missed =
        seen != nullptr && seen->sign->stand == SymbolStand::AsDot &&
        std::hypot(at.x - seen->at.x, at.y - seen->at.y) > half_box(in.scene, *seen->sign) + around_dot;
    return is_missed ? nullptr : seen;
}

// The sign or the place under the pointer: what it is on goes before what it is near.
struct Under {
    const SeenSign* sign = nullptr;
    const PressTarget* place = nullptr;
};
Under under(const PanelInput& in, Screen at) {
    constexpr float kOn = 1.0f, kNear = 2.0f, kNearTouch = 13.0f;
    const Rect& map = in.layout.map;
    const float x = static_cast<float>(at.x) + map.x, y = static_cast<float>(at.y) + map.y;
    if (const SeenSign* on = picked(in, at, kSymbolHalfBox, 0)) return {on};
    if (const PressTarget* on = place_target_at(in, x, y, kOn)) return {nullptr, on};
    for (const SeenSign& seen : in.signs)
        if (pill_of(in, *seen.sign) != nullptr && sign_rect(in, seen).contains(x, y)) return {&seen};
    const bool touch = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
    if (const SeenSign* near = touch ? picked(in, at, kPickRadiusTouch, 8) : picked(in, at, kPickRadius, 2))
        return {near};
    return {nullptr, place_target_at(in, x, y, touch ? kNearTouch : kNear)};
}

void point_at(const PanelInput& in, PanelOutput& out, const Under& what) {
    if (what.place != nullptr) out.pointed = *what.place;
    if (what.sign != nullptr) {
        const Ref<Event> first = in.scene.symbols[what.sign->sign->symbols.front()].event;
        (what.sign->sign->badge ? out.hovered_badge : out.hovered) = first;
        out.pointed = sign_target(in, *what.sign);
    }
    if (out.pointed) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

// A badge opens its list, and shuts it when it is pressed again.
void press_on(const PanelInput& in, PanelOutput& out, const SeenSign& seen) {
    const MapSign& sign = *seen.sign;
    const Ref<Event> first = in.scene.symbols[sign.symbols.front()].event;
    if (!sign.badge)
        out.commands.push_back(SelectEvent{first});
    else if (!in.open_badge || sign_of_badge(in, in.open_badge->event) != &seen)
        out.open_badge = OpenBadge{first};
}

// To the mark or to the labelled tick on the timeline that is next before or after the playhead.
enum class Stride { Mark, Label };
Scrub scrub(const PanelInput& in, Stride stride, Direction direction) {
    const TimeScale scale = timeline_scale(in);
    const CalendarStep step = stride == Stride::Mark ? scale.between : scale.labelled;
    const Instant time = in.state.lens.time;
    const UtcOffset offset = in.story.utc_offset;
    return {direction == Direction::Next ? boundary_after(time, step, offset) : boundary_before(time, step, offset)};
}

// About the playhead.
ShowTimes zoom_time(const PanelInput& in, double levels) {
    const auto extent_s = static_cast<double>(in.story.end - in.story.start);
    const TimeWindow window = in.state.window.value_or(TimeWindow{0.0, extent_s});
    return {zoomed_about(window, static_cast<double>(in.state.lens.time - in.story.start), levels, extent_s)};
}

}  // namespace

void map_input_panel(const PanelInput& in, PanelOutput& out, const Pinch& pinch) {
    const Rect& map = in.layout.map;
    const ImGuiIO& io = ImGui::GetIO();
    begin_area("map", map, Scroll::No);
    ImGui::SetCursorScreenPos({map.x, map.y});
    ImGui::SetNextItemAllowOverlap();
    ImGui::InvisibleButton("map-input", {map.width, map.height});
    const bool hovered = ImGui::IsItemHovered(), held = ImGui::IsItemActive();
    const Screen pointer{io.MousePos.x - map.x, io.MousePos.y - map.y};
    if (pinch.active) {
        if (pinch.dx != 0 || pinch.dy != 0) out.commands.push_back(PanBy{pinch.dx, pinch.dy});
        if (pinch.zoom_delta != 0)
            out.commands.push_back(ZoomAt{{pinch.centre.x - map.x, pinch.centre.y - map.y}, pinch.zoom_delta});
        ImGui::End();
        return;
    }
    const float drag = std::sqrt(io.MouseDragMaxDistanceSqr[0]);
    if (held && ImGui::IsMouseDown(0) && drag > 3.0f && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0))
        out.commands.push_back(PanBy{io.MouseDelta.x, io.MouseDelta.y});
    if (hovered && io.MouseWheel != 0) out.commands.push_back(ZoomAt{pointer, io.MouseWheel * kWheelLevels});
    const bool touch = io.MouseSource == ImGuiMouseSource_TouchScreen;
    const Under what = hovered ? under(in, pointer) : Under{};
    if (hovered && held == touch) point_at(in, out, what);
    if (ImGui::IsItemDeactivated() && hovered && drag < 6.0f && !in.is_holding) {
        out.open_badge.reset();
        if (what.sign != nullptr)
            press_on(in, out, *what.sign);
        else if (what.place != nullptr)
            press_by_name(in, out, what.place->name);
        else if (ImGui::GetMouseClickedCount(0) >= 2 || io.MouseClickedLastCount[0] >= 2)
            out.commands.push_back(ZoomAt{pointer, 1.0});
    }
    ImGui::End();
}

namespace {
[[gnu::noinline]] void hear_keys(const PanelInput& in, PanelOutput& out) {
    if (language_keys(in, out) || badge_keys(in, out) || focus_keys(in, out)) return;
    auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key); };
    const bool shift = ImGui::GetIO().KeyShift;
    const double step = 80;
    if (shift) {
        if (pressed(ImGuiKey_LeftArrow)) out.commands.push_back(PanBy{step, 0});
        if (pressed(ImGuiKey_RightArrow)) out.commands.push_back(PanBy{-step, 0});
        if (pressed(ImGuiKey_UpArrow)) out.commands.push_back(PanBy{0, step});
        if (pressed(ImGuiKey_DownArrow)) out.commands.push_back(PanBy{0, -step});
    } else {
        if (pressed(ImGuiKey_LeftArrow)) out.commands.push_back(StepOn{Direction::Previous});
        if (pressed(ImGuiKey_RightArrow)) out.commands.push_back(StepOn{Direction::Next});
        if (pressed(ImGuiKey_UpArrow)) out.commands.push_back(scrub(in, Stride::Mark, Direction::Previous));
        if (pressed(ImGuiKey_DownArrow)) out.commands.push_back(scrub(in, Stride::Mark, Direction::Next));
    }
    if (pressed(ImGuiKey_Home)) out.commands.push_back(Scrub{in.story.start});
    if (pressed(ImGuiKey_End)) out.commands.push_back(Scrub{in.story.end});
    if (pressed(ImGuiKey_PageUp)) out.commands.push_back(scrub(in, Stride::Label, Direction::Previous));
    if (pressed(ImGuiKey_PageDown)) out.commands.push_back(scrub(in, Stride::Label, Direction::Next));
    if (pressed(ImGuiKey_Space)) out.commands.push_back(in.state.playback.playing ? Command{Pause{}} : Command{Play{}});
    if (pressed(ImGuiKey_Equal) || pressed(ImGuiKey_KeypadAdd)) out.commands.push_back(ZoomBy{1.0});
    if (pressed(ImGuiKey_Minus) || pressed(ImGuiKey_KeypadSubtract)) out.commands.push_back(ZoomBy{-1.0});
    if (pressed(ImGuiKey_LeftBracket)) out.commands.push_back(zoom_time(in, -1.0));
    if (pressed(ImGuiKey_RightBracket)) out.commands.push_back(zoom_time(in, 1.0));
    if (pressed(ImGuiKey_0)) out.commands.push_back(FitStory{});
    for (const ViewRow& row : kViews)
        if (pressed(row.key)) out.commands.push_back(SetView{row.view});
    if (pressed(ImGuiKey_K))
        out.commands.push_back(SetClock{in.state.lens.clock == Clock::Known ? Clock::Happened : Clock::Known});
    if (pressed(ImGuiKey_Escape))
        out.commands.push_back(in.state.notices.empty() ? Command{ClearSelection{}} : Command{DismissNotices{}});
}
}  // namespace

// In most frames none is down, and nothing has the focus.
void keyboard(const PanelInput& in, PanelOutput& out) {
    const auto& keys = ImGui::GetIO().KeysData;
    const bool is_any_down =
        std::any_of(std::begin(keys), std::end(keys), [](const ImGuiKeyData& key) { return key.Down; });
    if (is_any_down || !out.focus.empty()) hear_keys(in, out);
}

}  // namespace sourceline
