// The timeline: rows, statements, the playhead with its flag, and what a pointer does with them.
#include "panels/timeline.h"

#include <algorithm>
#include <cmath>

#include "panels/widgets.h"

namespace sourceline {

namespace {

constexpr float kDrag_px = 10.0f;         // a thumb's tremble, as for any press
constexpr double kTimeWheelLevels = 0.5;  // zoom levels a notch
constexpr float kWheelPan_px = 60.0f;     // a notch to the side
constexpr float kThumb_px = 44.0f;

LngLat middle_of(const LngLatBox& box) {
    const double lon = (box.south_west.lon() + box.north_east.lon()) / 2,
                 lat = (box.south_west.lat() + box.north_east.lat()) / 2;
    return LngLat::clamped_on_turned(lon, lat).unturned();
}

TextStyle scale_style(const PanelInput& in, bool strong) {
    if (strong) return {Weight::SemiBold, 13, in.colours().ink, 1.3f, 0, false};
    return {Weight::Regular, 12, in.colours().muted, 1.3f, 0, false};
}

void draw_scale(const TimelineFrame& frame, const TimeScale& scale) {
    const PanelInput& in = frame.in;
    const Palette& colours = in.colours();
    ImDrawList* list = frame.list;
    const float top = frame.parts.flag.bottom() + 1, foot = frame.parts.dates.y, bottom = frame.parts.dates.bottom();
    for (const Night& night : timeline_nights(in))
        list->AddRectFilled({static_cast<float>(frame.axis.x_from_time(night.start)), top},
                            {static_cast<float>(frame.axis.x_from_time(night.end)), foot}, colours.night);
    for (const double mark : scale.marks) {
        const float x = std::round(static_cast<float>(mark));
        list->AddRectFilled({x, foot - 4}, {x + 1, foot}, colours.hairline);
    }
    for (const ScaleTick& tick : scale.ticks) {
        const float x = std::round(static_cast<float>(tick.x));
        list->AddRectFilled({x, top}, {x + 1, tick.strong ? bottom - 4 : foot},
                            with_alpha(colours.hairline, tick.strong ? 1.0f : 0.6f));
    }
    for (const ScaleLabel& label : scale.labels)
        draw_line(list, in.look, scale_style(in, label.strong), static_cast<float>(label.left), foot + 3, label.text);
}

// What the pointer is over, or a thumb means: bars are thin, so the nearest that stands at its place. The dates and the
// ground beside the bars are nothing's: a tap there moves the playhead.
const TimelineMark* mark_at(const TimelineFrame& frame, ImVec2 at) {
    const bool thumb = frame.by_thumb();
    if (at.y >= frame.parts.dates.y + 2 || at.y < frame.parts.rows.y - 6) return nullptr;
    const bool on_said = at.y >= frame.parts.said.y;
    const TimelineMark* nearest = nullptr;
    float best = std::numeric_limits<float>::max();
    for (const TimelineMark& mark : frame.marks) {
        if (on_said != (mark.kind == TimelineMark::Kind::Tick)) continue;
        const float beside = thumb ? std::max((kThumb_px - mark.rect.width) * 0.5f, 3.0f) : 2.0f;
        const float dx = std::max({mark.rect.x - at.x, at.x - mark.rect.right(), 0.0f}),
                    dy = std::max({mark.rect.y - at.y, at.y - mark.rect.bottom(), 0.0f});
        if (dx > beside || dy > (thumb ? (kThumb_px - frame.parts.bar) * 0.5f : 2.0f)) continue;
        const float away = dx + 2 * dy;
        if (away > best) continue;
        best = away;
        nearest = &mark;
    }
    return nearest;
}

// Of what is gathered under one number each press opens the next one.
Ref<Claim> next_of(const PanelInput& in, std::span<const Ref<Claim>> claims) {
    const auto at =
        std::find_if(claims.begin(), claims.end(), [&](Ref<Claim> claim) { return in.state.claim == claim; });
    return at == claims.end() || at + 1 == claims.end() ? claims.front() : *(at + 1);
}

void press_mark(const TimelineFrame& frame, const TimelineMark& mark) {
    std::vector<Command>& commands = frame.out.commands;
    switch (mark.kind) {
        case TimelineMark::Kind::Bar:
            return commands.push_back(SelectEvent{mark.event});
        case TimelineMark::Kind::Tick:
            return commands.push_back(ShowClaim{next_of(frame.in, mark.claims)});
        case TimelineMark::Kind::Block: {
            const bool open = frame.in.state.open_block == mark.event;
            return commands.push_back(OpenBlock{open ? std::nullopt : std::optional(mark.event)});
        }
    }
}

double seconds_at(const TimelineFrame& frame, float x) {
    return (frame.from_px + static_cast<double>(x - frame.parts.rows.x)) / frame.px_per_s;
}

void pan(const PanelInput& in, PanelOutput& out, double dx, double px_per_s) {
    TimeWindow window = shown_window(in);
    window.from_s -= dx / px_per_s;
    if (in.state.window && dx != 0) out.commands.push_back(ShowTimes{window});
}

void zoom(const PanelInput& in, PanelOutput& out, double at_s, double levels) {
    const auto extent_s = static_cast<double>(in.story.end - in.story.start);
    const TimeWindow now = shown_window(in), window = zoomed_about(now, at_s, levels, extent_s);
    if (window != now) out.commands.push_back(ShowTimes{window});
}

// The ground: a press on a mark is the mark's; else a press moves the playhead. A drag does so, too, while all is
// shown, and moves what is shown where that is only a part.
void follow_pointer(TimelineFrame& frame) {
    const ImGuiIO& io = ImGui::GetIO();
    const TimelineParts& parts = frame.parts;
    const float left = parts.background.width > 0 ? parts.background.x : parts.rows.x - 8;
    const Press strip =
        press(frame.in, frame.out, "timeline",
              {left, parts.flag.bottom(), parts.rows.right() + 10 - left, parts.dates.bottom() - parts.flag.bottom()});
    const TimelineMark* mark = mark_at(frame, io.MousePos);
    if ((strip.hovered || strip.held) && mark) {
        frame.out.pointed = PressTarget{mark->name, mark->rect};
        if (mark->kind != TimelineMark::Kind::Block && !frame.by_thumb()) frame.out.hovered = mark->event;
    }
    const bool dragged = io.MouseDragMaxDistanceSqr[0] > kDrag_px * kDrag_px;
    if (strip.held && dragged && frame.in.state.window)
        pan(frame.in, frame.out, io.MouseDelta.x, frame.px_per_s);
    else if (strip.held &&
             (dragged || (!frame.by_thumb() && !frame.in.state.window && !mark_at(frame, io.MouseClickedPos[0]))))
        frame.out.commands.push_back(Scrub{frame.axis.time_from_x(io.MousePos.x)});
    if (strip.pressed && mark)
        press_mark(frame, *mark);
    else if (strip.pressed)
        frame.out.commands.push_back(Scrub{frame.axis.time_from_x(io.MousePos.x)});
    if (!ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) || io.MousePos.x < left) return;
    if (io.MouseWheel != 0)
        zoom(frame.in, frame.out, seconds_at(frame, io.MousePos.x), io.MouseWheel * kTimeWheelLevels);
    if (io.MouseWheelH != 0) pan(frame.in, frame.out, io.MouseWheelH * kWheelPan_px, frame.px_per_s);
}

// Date and time, over the playhead and never beyond `left` and `right`. Where the moment lies outside what is shown the
// flag stands at the end beyond which it lies, paler, and a press brings it in.
Rect draw_playhead(TimelineFrame& frame, TimelineMemo& memo, float left, float right) {
    const PanelInput& in = frame.in;
    const Palette& colours = in.colours();
    const ImGuiIO& io = ImGui::GetIO();
    const Instant time = in.state.lens.time;
    const bool shown = time >= frame.axis.start && time <= frame.axis.end;
    const Instant seen = in.motion ? in.story.start + std::llround(in.motion->time_s()) : time;  // on its way there
    const auto x = std::round(
        static_cast<float>(std::clamp(frame.axis.x_from_time(seen), frame.axis.left - 1, frame.axis.right + 1)));
    const CivilTime civil = civil_from_instant(time, in.story.utc_offset);
    const FrameText text = short_date(in.state.language, civil, dates_of(in.story)) + ", " + clock_time(civil);
    const TextStyle style{Weight::SemiBold, 13, colours.paper, 1.3f, 0, false};
    const float width = text_width(in.look, style, text) + 24, height = 22, y = frame.parts.flag.y + 1;
    const Rect flag{std::clamp(x - width * 0.5f, left, std::max(left, right - width)), y, width, height};
    const ImU32 ink = shown ? colours.ink : colours.muted;
    frame.draw_on(TimelineLayer::Line);
    if (shown) frame.list->AddRectFilled({x - 1, flag.bottom() - 2}, {x + 1, frame.parts.dates.y}, colours.ink);
    frame.draw_on(TimelineLayer::Words);
    frame.list->AddRectFilled({flag.x, flag.y}, {flag.right(), flag.bottom()}, ink, height * 0.5f);
    draw_line(frame.list, in.look, style, flag.x + 12, flag.y + (height - line_height(style)) * 0.5f, text);
    const Press playhead = press(in, frame.out, "playhead", flag);
    if (ImGui::IsItemActivated()) memo.grab_px = io.MousePos.x - x;
    if (playhead.held && shown && !memo.pinching)
        frame.out.commands.push_back(Scrub{frame.axis.time_from_x(io.MousePos.x - memo.grab_px)});
    if (playhead.pressed && !shown) {
        TimeWindow window = shown_window(in);
        window.from_s = static_cast<double>(time - in.story.start) - window.length_s / 2;
        frame.out.commands.push_back(ShowTimes{window});
    }
    if (playhead.hovered || playhead.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    return flag;
}

// Of those that have bars in the row, or stand in a block that is shut.
int count_in_row(const TimelineFrame& frame, const TimeRow& row) {
    int count = 0;
    for (const std::uint32_t item : row.items) {
        if (!row.blocks)
            count += has_bar(frame.in, frame.rows.bars[item].event);
        else if (const RowBlock& block = frame.rows.blocks[item]; !block.open)
            for (const Ref<Event> event : block.events) count += has_bar(frame.in, event);
    }
    return count;
}

// Events in rows out of sight. Where all events have a row it is all that have bars but those in sight and in the
// background: few rows are looked through. Of a crowded story only what lies about what is shown has one.
int out_of_sight(const TimelineFrame& frame, RowsInSight sight) {
    const PanelInput& in = frame.in;
    const std::vector<TimeRow>& rows = frame.rows.rows;
    int count = 0;
    for (int i = 0; i < static_cast<int>(rows.size()) && frame.is_crowded; ++i)
        if (i < sight.first || i >= sight.end) count += count_in_row(frame, rows[static_cast<std::size_t>(i)]);
    if (frame.is_crowded) return count;
    const std::vector<bool>& let_through = in.telling.events;
    count = in.state.lens.clock == Clock::Known
                ? in.told.event_count
                : static_cast<int>(std::count(let_through.begin(), let_through.end(), true));
    for (const Ref<Event> event : frame.rows.background) count -= has_bar(in, event);
    for (int i = sight.first; i < sight.end; ++i) count -= count_in_row(frame, rows[static_cast<std::size_t>(i)]);
    return count;
}

// What the highest column stands for. Returns where it begins.
float draw_most(const TimelineFrame& frame, std::uint32_t most, float right) {
    const PanelInput& in = frame.in;
    const TextStyle style{Weight::Regular, 12, in.colours().muted, 1.3f, 0, false};
    const FrameText text = filled(in.words().highest_column, count_events(in.state.language, static_cast<int>(most)));
    const float width = text_width(in.look, style, text);
    if (width > frame.parts.rows.width * 0.4f) return right;
    draw_line(frame.list, in.look, style, right - width, frame.parts.flag.y + 12 - line_height(style) * 0.5f, text);
    return right - width - 8;
}

// At the right of the flag: the way to all of the time, and to rows out of sight. Returns where they begin.
float draw_ways(TimelineFrame& frame, RowsInSight sight) {
    const PanelInput& in = frame.in;
    const float y = frame.parts.flag.y;
    float right = in.layout.timeline.right() - (frame.by_thumb() ? 6.0f : 20.0f);
    const auto button = [&](const char* name, float width, Icon icon, std::string_view text) {
        const TextStyle style{Weight::Regular, 12, in.colours().ink, 1.3f, 0, false};
        right -= width;
        const Press state = press(in, frame.out, name, {right, y, width, 24});
        const ImU32 colour = state.hovered ? in.colours().ink : in.colours().muted;
        if (!text.empty()) draw_line(frame.list, in.look, style, right + 4, y + 12 - line_height(style) * 0.5f, text);
        draw_icon(frame.list, icon, right + width - 14, y + 12, icon == Icon::Fit ? 11.0f : 9.0f, colour);
        right -= 4;
        return state.pressed;
    };
    if (in.state.window && button("timeline-whole", 28, Icon::Fit, {}))
        frame.out.commands.push_back(ShowTimes{{0.0, static_cast<double>(in.story.end - in.story.start)}});
    if (frame.density) return draw_most(frame, frame.density->most, right);
    const int more = out_of_sight(frame, sight);
    if (more == 0 && sight.first == 0) return right;
    const bool below = sight.end < static_cast<int>(frame.rows.rows.size());
    const FrameText text = capitalised(filled(in.words().more, in_digits(more)));
    const float width = text_width(in.look, {Weight::Regular, 12, 0, 1.3f, 0, false}, text) + 32;
    if (button("timeline-more", width, below ? Icon::Down : Icon::Up, text))
        frame.out.commands.push_back(ScrollRows{below ? sight.end : 0});
    return right;
}

// Beside the flag, on the side that has more room: what the clock shows, as long as that is new, else whose time it is.
void draw_beside_flag(const TimelineFrame& frame, Rect flag, float left, float right, bool tell_clock) {
    const PanelInput& in = frame.in;
    const bool known = in.state.lens.clock == Clock::Known;
    const FrameText text = tell_clock ? FrameText(known ? in.words().now_known : in.words().now_happened)
                                      : FrameText(in.text(in.story.time_label));
    TextStyle style{tell_clock ? Weight::SemiBold : Weight::Regular,
                    12,
                    tell_clock ? in.colours().ink : in.colours().muted,
                    1.3f,
                    0,
                    false};
    const bool at_right = right - flag.right() >= flag.x - left;
    const float room = (at_right ? right - flag.right() : flag.x - left) - 12;
    if (!tell_clock && text_width(in.look, style, text) > room) return;
    while (tell_clock && style.size > 10 && text_width(in.look, style, text) > room) style.size -= 0.5f;
    const float width = std::min(text_width(in.look, style, text), room);
    draw_line_fitted(frame.list, in.look, style, at_right ? right - width : left,
                     frame.parts.flag.y + 12 - line_height(style) * 0.5f, width + 0.5f, text);
}

// Which part of the time is shown, as a line along the top.
void draw_window(const TimelineFrame& frame) {
    if (!frame.in.state.window) return;
    const auto extent_s = static_cast<double>(frame.in.story.end - frame.in.story.start);
    const Rect& rows = frame.parts.rows;
    const auto x = rows.x + rows.width * static_cast<float>(frame.in.state.window->from_s / extent_s),
               width = rows.width * static_cast<float>(frame.in.state.window->length_s / extent_s);
    const float y = frame.in.layout.timeline.y;
    frame.list->AddRectFilled({x, y}, {x + std::max(width, 4.0f), y + 3}, frame.in.colours().muted, 1);
}

// An event that has just been chosen comes into sight.
void bring_into_sight(const TimelineFrame& frame, RowsInSight sight) {
    const PanelInput& in = frame.in;
    if (!in.event_is_chosen || !in.state.event || frame.density) return;
    const int row = frame.rows.row_of[in.state.event->index];
    if (row >= 0 && (row < sight.first || row >= sight.end)) frame.out.commands.push_back(ScrollRows{row});
}

}  // namespace

FrameList<Night> timeline_nights(const PanelInput& in) {
    return nights(timeline_axis(in.story, in.layout, in.state.window), middle_of(in.story.view));
}

TimeScale timeline_scale(const PanelInput& in) {
    const auto width_px = [&](const std::string& text, bool strong) {
        return static_cast<double>(text_width(in.look, scale_style(in, strong), text));
    };
    const TimeAxis axis = timeline_axis(in.story, in.layout, in.state.window);
    return time_scale(axis, dates_of(in.story), in.state.language,
                      {axis.left, in.layout.timeline.right() - 4.0, width_px});
}

void timeline_pinch(const PanelInput& in, PanelOutput& out, const Pinch& pinch) {
    const TimelineParts parts = timeline_parts(in.story, in.layout);
    TimeWindow window = shown_window(in);
    const double px_per_s = parts.rows.width / window.length_s;
    const double at_s = window.from_s + (pinch.centre.x - pinch.dx - parts.rows.x) / px_per_s;
    window.from_s -= pinch.dx / px_per_s;
    const auto extent_s = static_cast<double>(in.story.end - in.story.start);
    window = zoomed_about(window, at_s, pinch.zoom_delta, extent_s);
    if (window != shown_window(in)) out.commands.push_back(ShowTimes{window});
}

void timeline_panel(const PanelInput& in, PanelOutput& out) {
    const Rect& area = in.layout.timeline;
    begin_area("timeline", area, Scroll::No);
    TimelineMemo anew;
    TimelineMemo& memo = in.timeline ? *in.timeline : anew;
    const TimelineParts parts = timeline_parts(in.story, in.layout);
    const TimeAxis axis = timeline_axis(in.story, in.layout, in.state.window);
    const double px_per_s = parts.rows.width / std::max(shown_window(in).length_s, 1.0);
    TimelineFrame frame{in,
                        out,
                        ImGui::GetWindowDrawList(),
                        parts,
                        axis,
                        memo.rows(in, parts),
                        memo.density(in, parts),
                        memo.is_crowded(in, parts),
                        px_per_s,
                        shown_window(in).from_s * px_per_s,
                        {}};
    draw_scale(frame, memo.scale(in, axis));
    const RowsInSight sight = rows_in_sight(frame.rows, in.state.first_row, parts.rows.height);
    constexpr int kLayers = static_cast<int>(TimelineLayer::Words) + 1;
    frame.list->ChannelsSplit(kLayers);
    if (frame.density)
        draw_timeline_density(frame, *frame.density);
    else
        draw_timeline_rows(frame, sight);
    draw_timeline_background(frame);
    draw_timeline_ticks(frame, memo.ticks(in, frame.axis));
    draw_window(frame);
    const float right = draw_ways(frame, sight);
    const float left = parts.controls.right();
    const Rect flag = draw_playhead(frame, memo, left, right);
    frame.list->ChannelsMerge();
    // After the flag and the buttons beside it: a thumb's room around them must not cover the bars.
    if (!memo.pinching) follow_pointer(frame);
    out.due_s = memo.tells_clock_until_s(in.state.lens.clock, in.now_s);
    draw_beside_flag(frame, flag, parts.rows.x, right, out.due_s.has_value());
    bring_into_sight(frame, sight);
    draw_timeline_controls(in, out, parts);
    hairline(frame.list, in.colours(), area.x, area.y, area.width);
    if (in.layout.form == Form::Phone) hairline(frame.list, in.colours(), area.x, area.bottom() - 1, area.width);
    ImGui::End();
}

}  // namespace sourceline
