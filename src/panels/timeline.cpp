#include <algorithm>
#include <cmath>

#include "panels/panels.h"
#include "panels/widgets.h"
#include "story/query.h"

namespace sourceline {

namespace {

LngLat middle_of(const LngLatBox& box) {
    return LngLat::clamped((box.south_west.lon() + box.north_east.lon()) / 2,
                           (box.south_west.lat() + box.north_east.lat()) / 2);
}

constexpr float kMinBarWidth = 16.0f, kBarGap = 3.0f;
constexpr float kMinExactWidth = 5.0f;  // what is known to the minute is drawn as short as it was

struct Parts {
    Rect controls, background, bars;  // bars: where the lanes stand; the axis' dates below
    float axis_height = 24;
};

Parts parts_of(const Layout& layout) {
    const Rect& area = layout.timeline;
    Parts parts;
    if (layout.form == Form::Phone) {
        const float row = 48;
        parts.controls = {area.x, area.bottom() - row, area.width, row};
        parts.background = {area.x + 12, area.y, 34, area.height - row};
        parts.bars = {area.x + 56, area.y, area.width - 72, area.height - row};
    } else {
        const float controls = layout.form == Form::Desktop ? 200.0f : 184.0f;
        parts.controls = {area.x, area.y, controls, area.height};
        parts.background = {area.x + controls, area.y, layout.form == Form::Desktop ? 92.0f : 64.0f, area.height};
        const float left = parts.background.right() + 16;
        parts.bars = {left, area.y, area.right() - 28 - left, area.height};
    }
    return parts;
}

// Whose it is: the upper and the lower half, alike where one party alone tells of it.
struct BarColours {
    ImU32 upper, lower;
};

// A bar with soft ends: solid in the middle, fading where the time is not known. `sides`: which corners may be round.
void draw_bar_part(ImDrawList* list, float x0, float s0, float s1, float x1, float y, float height, ImU32 colour,
                   ImDrawFlags sides) {
    const ImU32 clear = with_alpha(colour, 0.0f);
    const float round = 4.0f;
    s0 = std::clamp(s0, x0, x1);
    s1 = std::clamp(s1, s0, x1);
    if (s0 > x0) list->AddRectFilledMultiColor({x0, y}, {s0, y + height}, clear, colour, colour, clear);
    if (x1 > s1) list->AddRectFilledMultiColor({s1, y}, {x1, y + height}, colour, clear, clear, colour);
    ImDrawFlags corners = 0;
    if (s0 <= x0) corners |= ImDrawFlags_RoundCornersLeft;
    if (s1 >= x1) corners |= ImDrawFlags_RoundCornersRight;
    corners &= sides;
    if (s1 > s0)
        list->AddRectFilled({s0, y}, {s1, y + height}, colour, corners ? round : 0.0f,
                            corners ? corners : ImDrawFlags_RoundCornersNone);
}

void draw_bar(ImDrawList* list, float x0, float s0, float s1, float x1, float y, float height, BarColours colours) {
    if (colours.upper == colours.lower)
        return draw_bar_part(list, x0, s0, s1, x1, y, height, colours.upper, ImDrawFlags_RoundCornersAll);
    const float half = height * 0.5f;
    draw_bar_part(list, x0, s0, s1, x1, y, half, colours.upper, ImDrawFlags_RoundCornersTop);
    draw_bar_part(list, x0, s0, s1, x1, y + half, half, colours.lower, ImDrawFlags_RoundCornersBottom);
}

TextStyle scale_style(const PanelInput& in, bool strong) {
    if (strong) return {Weight::SemiBold, 13, in.colours().ink, 1.3f, 0, false};
    return {Weight::Regular, 12, in.colours().muted, 1.3f, 0, false};
}

void draw_scale(const PanelInput& in, ImDrawList* list, const TimeAxis& axis, const Parts& parts, float top,
                float bottom) {
    const Palette& colours = in.colours();
    for (const Night& night : timeline_nights(in))
        list->AddRectFilled({static_cast<float>(axis.x_from_time(night.start)), top},
                            {static_cast<float>(axis.x_from_time(night.end)), bottom}, colours.night);
    const float foot = bottom - parts.axis_height;
    const TimeScale scale = timeline_scale(in);
    for (const double mark : scale.marks) {
        const float x = std::round(static_cast<float>(mark));
        list->AddRectFilled({x, foot - 4}, {x + 1, foot}, colours.hairline);
    }
    for (const ScaleTick& tick : scale.ticks) {
        const float x = std::round(static_cast<float>(tick.x));
        list->AddRectFilled({x, top}, {x + 1, tick.strong ? bottom : foot},
                            with_alpha(colours.hairline, tick.strong ? 1.0f : 0.6f));
    }
    for (const ScaleLabel& label : scale.labels)
        draw_line(list, in.look, scale_style(in, label.strong), static_cast<float>(label.left), foot + 3, label.text);
}

// Heights of the two groups of lanes: bars with a clock time are tall, those known only to the day are lines below
// them.
struct Lanes {
    float top = 0, fine_pitch = 0, fine_height = 0, coarse_top = 0, coarse_pitch = 0, coarse_height = 0;
};

Lanes lanes_of(const std::vector<Bar>& bars, float top, float room) {
    int fine = 0, coarse = 0;
    for (const Bar& bar : bars) {
        if (bar.background) continue;
        int& count = bar.coarse ? coarse : fine;
        count = std::max(count, bar.lane + 1);
    }
    constexpr float kFine = 15.0f, kCoarse = 7.0f, kBetween = 4.0f;
    const float wanted = kFine * static_cast<float>(fine) + kCoarse * static_cast<float>(coarse) + kBetween;
    const float scale = std::min(1.0f, room / std::max(wanted, 1.0f));
    Lanes lanes;
    lanes.top = top;
    lanes.fine_pitch = kFine * scale;
    lanes.fine_height = std::max(3.0f, std::floor(lanes.fine_pitch - 3.0f * scale));
    lanes.coarse_top = top + lanes.fine_pitch * static_cast<float>(fine) + (fine > 0 ? kBetween * scale : 0.0f);
    lanes.coarse_pitch = kCoarse * scale;
    lanes.coarse_height = std::max(1.0f, lanes.coarse_pitch * 0.55f);
    return lanes;
}

// What is not known yet has no bar; what is still to happen has a pale one.
bool has_bar(const PanelInput& in, Ref<Event> event) {
    return in.state.lens.clock == Clock::Known ? is_told(in, event) : in.telling.events[event.index];
}

BarColours bar_colours(const PanelInput& in, Ref<Event> event) {
    const bool chosen = in.state.event == event || in.hovered == event;
    const bool perhaps = in.state.lens.clock == Clock::Known && in.told.possible[event.index];
    const float alpha = !is_told(in, event) ? 0.28f : chosen ? 1.0f : perhaps ? 0.5f : 0.88f;
    const Halves halves = in.event_rgb(event);
    return {colour_from_rgb(halves.first, alpha), colour_from_rgb(halves.second, alpha)};
}

void finish_bar(const PanelInput& in, PanelOutput& out, ImDrawList* list, const TimeAxis& axis, Ref<Event> event,
                Rect rect, Rect target) {
    const bool chosen = in.state.event == event;
    if (chosen || in.hovered == event)
        list->AddRect({rect.x - 2.5f, rect.y - 2.5f}, {rect.right() + 2.5f, rect.bottom() + 2.5f},
                      chosen ? in.colours().ink : in.colours().muted, 4, 0, chosen ? 1.8f : 1.0f);
    if (in.layout.form == Form::Phone) return;
    const Press state = press(in, out, "bar:" + in.story.at(event).id, target);
    if (state.hovered) out.hovered = event;
    if (state.pressed)
        out.commands.push_back(SelectEvent{event});
    else if (state.held && ImGui::GetIO().MouseDragMaxDistanceSqr[0] > 100.0f)
        out.commands.push_back(Scrub{axis.time_from_x(ImGui::GetIO().MousePos.x)});
}

Rect bar_rect(const Bar& bar, const TimeAxis& axis, const Lanes& lanes) {
    const bool exact = bar.solid_start == bar.start && bar.solid_end == bar.end;
    const BarExtent extent = extent_of(bar, axis, exact ? kMinExactWidth : kMinBarWidth);
    const float y = bar.coarse ? lanes.coarse_top + static_cast<float>(bar.lane) * lanes.coarse_pitch
                               : lanes.top + static_cast<float>(bar.lane) * lanes.fine_pitch;
    return {static_cast<float>(extent.left), y, static_cast<float>(extent.right - extent.left),
            bar.coarse ? lanes.coarse_height : lanes.fine_height};
}

void tap(const PanelInput& in, PanelOutput& out, const TimeAxis& axis, const std::vector<Bar>& bars,
         const Lanes& lanes) {
    constexpr float kReach = 22.0f;  // half of what a thumb covers
    const ImVec2 at = ImGui::GetIO().MousePos;
    std::optional<Ref<Event>> nearest;
    float best = kReach;
    for (const Bar& bar : bars) {
        if (bar.background || !has_bar(in, bar.event)) continue;
        const Rect rect = bar_rect(bar, axis, lanes);
        const float dx = std::max({rect.x - at.x, at.x - rect.right(), 0.0f}),
                    dy = std::max({rect.y - at.y, at.y - rect.bottom(), 0.0f});
        const float away = std::hypot(dx, dy);
        if (away < best) {
            best = away;
            nearest = bar.event;
        }
    }
    if (nearest)
        out.commands.push_back(SelectEvent{*nearest});
    else
        out.commands.push_back(Scrub{axis.time_from_x(at.x)});
}

void draw_bars(const PanelInput& in, PanelOutput& out, ImDrawList* list, const TimeAxis& axis,
               const std::vector<Bar>& bars, const Lanes& lanes) {
    for (const Bar& bar : bars) {
        if (bar.background || !has_bar(in, bar.event)) continue;
        const Rect rect = bar_rect(bar, axis, lanes);
        const float spare = (bar.coarse ? lanes.coarse_pitch : lanes.fine_pitch) - rect.height;
        const BarExtent solid = solid_of(bar, axis, {rect.x, rect.right()}), reach = extent_of(bar, axis, kMinBarWidth);
        draw_bar(list, rect.x, static_cast<float>(solid.left), static_cast<float>(solid.right), rect.right(), rect.y,
                 rect.height, bar_colours(in, bar.event));
        finish_bar(in, out, list, axis, bar.event, rect,
                   {static_cast<float>(reach.left), rect.y - spare * 0.5f, static_cast<float>(reach.right - reach.left),
                    rect.height + spare});
    }
}

// Months before the story's days: in order, not to scale, behind a dashed line.
void draw_background(const PanelInput& in, PanelOutput& out, ImDrawList* list, const TimeAxis& axis,
                     const std::vector<Bar>& bars, const Parts& parts, float top) {
    const Palette& colours = in.colours();
    const bool phone = in.layout.form == Form::Phone;
    const float pitch_x = 20;
    const int columns = std::max(1, static_cast<int>((parts.background.width - 4) / pitch_x));
    const auto many =
        static_cast<int>(std::count_if(bars.begin(), bars.end(), [](const Bar& bar) { return bar.background; }));
    const float room = parts.background.bottom() - 6 - top,
                pitch_y = std::min(15.0f, room / static_cast<float>(std::max(1, (many + columns - 1) / columns)));
    const float height = pitch_y * 0.6f;
    int index = 0;
    for (const Bar& bar : bars) {
        if (!bar.background || !has_bar(in, bar.event)) continue;
        const int row = bar.lane / columns;
        const Rect rect{parts.background.x + 2 + static_cast<float>(bar.lane % columns) * pitch_x,
                        top + static_cast<float>(row) * pitch_y, 16, height};
        draw_bar(list, rect.x, rect.x, rect.right(), rect.right(), rect.y, rect.height, bar_colours(in, bar.event));
        finish_bar(in, out, list, axis, bar.event, rect, {rect.x - 2, rect.y - pitch_y * 0.2f, pitch_x, pitch_y});
        ++index;
    }
    if (index == 0) return;
    const float right = parts.background.right() + (phone ? 2.0f : 6.0f);
    for (float y = top - 4; y < parts.background.bottom() - 6; y += 6)
        list->AddRectFilled({right, y}, {right + 1, y + 3}, with_alpha(colours.muted, 0.5f));
    const TextStyle style{Weight::Regular, 12, colours.muted, 1.3f, 0, false};
    if (text_width(in.look, style, in.words().background) <= parts.background.width)
        draw_line(list, in.look, style, parts.background.x + 2, parts.background.bottom() - parts.axis_height + 3,
                  in.words().background);
}

void draw_controls(const PanelInput& in, PanelOutput& out, const Parts& parts) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    const bool phone = in.layout.form == Form::Phone;
    const float side = phone ? 44.0f : 40.0f;
    const float margin = phone ? 12.0f : in.layout.form == Form::Desktop ? 20.0f : 14.0f;
    const float gap = 18;
    const float block = side + gap + 30;
    float x = parts.controls.x + margin,
          y = phone ? parts.controls.y + 2 : parts.controls.y + (parts.controls.height - block) * 0.5f;
    const bool playing = in.state.playback.playing;
    const Press play = press(in, out, "play", {x, y, side, side});
    list->AddCircleFilled({x + side * 0.5f, y + side * 0.5f}, side * 0.5f - (phone ? 3 : 0),
                          play.held ? colours.muted : colours.ink, 40);
    draw_icon(list, playing ? Icon::Pause : Icon::Play, x + side * 0.5f + (playing ? 0 : 1), y + side * 0.5f, 14,
              colours.paper);
    if (play.pressed) out.commands.push_back(playing ? Command{Pause{}} : Command{Play{}});
    const float step = phone ? 44.0f : 30.0f;
    x += side + 6;
    // The panel's foot has them, too: on the narrowest phones the clocks need their room.
    if (!phone || in.layout.canvas.width >= 360 || !shows_panel(in.layout)) {
        for (const Direction way : {Direction::Previous, Direction::Next}) {
            const bool back = way == Direction::Previous;
            const Press state =
                press(in, out, back ? "step-previous" : "step-next", {x, y + (side - step) * 0.5f, step, step});
            draw_icon(list, back ? Icon::Previous : Icon::Next, x + step * 0.5f, y + side * 0.5f, 11,
                      state.hovered ? colours.ink : colours.muted);
            if (state.pressed) out.commands.push_back(StepEvent{way});
            x += step;
        }
        x += 4;
    }
    static constexpr const char* kSpeeds[kPlaySpeedCount] = {"1×", "3×", "12×"};
    const float speed_width = phone ? 44.0f : 36.0f;
    const Rect speed{x, y + (side - step) * 0.5f, speed_width, step};
    const Press speed_state = press(in, out, "speed", speed);
    const TextStyle speed_style{Weight::Regular, 13, speed_state.hovered ? colours.ink : colours.muted, 1.3f, 0, false};
    const char* speed_text = kSpeeds[std::clamp(in.state.playback.speed, 0, kPlaySpeedCount - 1)];
    draw_line(list, in.look, speed_style, speed.x + (speed_width - text_width(in.look, speed_style, speed_text)) * 0.5f,
              speed.y + (step - line_height(speed_style)) * 0.5f, speed_text);
    if (speed_state.pressed) out.commands.push_back(SetSpeed{(in.state.playback.speed + 1) % kPlaySpeedCount});

    const std::string names[2] = {"clock:happened", "clock:known"};
    const char* labels[2] = {in.words().happened, in.words().known};
    const float height = phone ? 44.0f : 30.0f;
    const float width = phone                             ? std::min(156.0f, parts.controls.right() - x - 44 - 16)
                        : in.layout.form == Form::Desktop ? 160.0f
                                                          : 158.0f;
    const Rect clock = phone ? Rect{parts.controls.right() - width - 12, y + (side - height) * 0.5f, width, height}
                             : Rect{parts.controls.x + margin, y + side + gap, width, height};
    const int pressed = segmented(in, out, names, labels, 2, in.state.lens.clock == Clock::Known ? 1 : 0, clock);
    if (pressed >= 0) out.commands.push_back(SetClock{pressed == 1 ? Clock::Known : Clock::Happened});
}

}  // namespace

TimeAxis timeline_axis(const Story& story, const Layout& layout) {
    const Parts parts = parts_of(layout);
    return {story.start, story.end, parts.bars.x, parts.bars.right()};
}

std::vector<Night> timeline_nights(const PanelInput& in) {
    return nights(timeline_axis(in.story, in.layout), middle_of(in.story.view));
}

TimeScale timeline_scale(const PanelInput& in) {
    const auto width_px = [&](const std::string& text, bool strong) {
        return static_cast<double>(text_width(in.look, scale_style(in, strong), text));
    };
    const TimeAxis axis = timeline_axis(in.story, in.layout);
    return time_scale(axis, dates_of(in.story), in.state.language,
                      {axis.left, in.layout.timeline.right() - 4.0, width_px});
}

void timeline_panel(const PanelInput& in, PanelOutput& out) {
    const Rect& area = in.layout.timeline;
    const Palette& colours = in.colours();
    begin_area("timeline", area, colours.paper, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Parts parts = parts_of(in.layout);
    const TimeAxis axis = timeline_axis(in.story, in.layout);
    const std::vector<Bar> bars = lay_out_bars(in.story, axis, kMinBarWidth, kBarGap);
    const float top = parts.bars.y + (in.layout.form == Form::Phone ? 16.0f : 20.0f), bottom = parts.bars.bottom();
    const Lanes lanes = lanes_of(bars, top, bottom - parts.axis_height - top - 2);
    draw_scale(in, list, axis, parts, parts.bars.y + 1, bottom);

    // The whole strip scrubs; bars lie over it.
    const Rect strip{static_cast<float>(axis.left) - 10, parts.bars.y, static_cast<float>(axis.right - axis.left) + 20,
                     parts.bars.height};
    const Press scrub = press(in, out, "timeline", strip);
    const bool by_thumb = in.layout.form == Form::Phone;
    // Bars are too thin for a thumb: a tap there takes the nearest, a drag scrubs.
    if (scrub.held && (!by_thumb || ImGui::GetIO().MouseDragMaxDistanceSqr[0] > 100.0f))
        out.commands.push_back(Scrub{axis.time_from_x(ImGui::GetIO().MousePos.x)});
    if (by_thumb && scrub.pressed) tap(in, out, axis, bars, lanes);
    draw_bars(in, out, list, axis, bars, lanes);
    draw_background(in, out, list, axis, bars, parts, top);

    const float x = std::round(static_cast<float>(axis.x_from_time(in.state.lens.time)));
    list->AddRectFilled({x - 1, parts.bars.y + 6}, {x + 1, bottom - parts.axis_height + 2}, colours.ink);
    list->AddCircleFilled({x, parts.bars.y + 7}, 6.5f, colours.ink, 24);
    list->AddCircle({x, parts.bars.y + 7}, 7.5f, colours.paper, 24, 1.5f);
    const float grip = in.layout.form == Form::Phone ? 44.0f : 24.0f;
    const Press playhead = press(in, out, "playhead", {x - grip * 0.5f, parts.bars.y, grip, 20});
    if (playhead.held) out.commands.push_back(Scrub{axis.time_from_x(ImGui::GetIO().MousePos.x)});
    if (playhead.hovered || playhead.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);

    draw_controls(in, out, parts);
    hairline(list, colours, area.x, area.y, area.width);
    if (in.layout.form == Form::Phone) hairline(list, colours, area.x, area.bottom() - 1, area.width);
    ImGui::End();
}

}  // namespace sourceline
