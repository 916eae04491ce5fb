// The rows of the timeline: bars with their titles, blocks, and what lies before the story's days.
#include <algorithm>
#include <cmath>

#include "panels/timeline.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

// Whose it is: the upper and the lower half, alike where one party alone tells of it.
struct BarColours {
    ImU32 upper, lower;
};

// A bar with soft ends: solid in the middle, fading where the time is not known. `sides`: which corners may be round.
void draw_bar_part(ImDrawList* list, float x0, float s0, float s1, float x1, float y, float height, ImU32 colour,
                   ImDrawFlags sides) {
    const ImU32 clear = with_alpha(colour, 0.0f);
    s0 = std::clamp(s0, x0, x1);
    s1 = std::clamp(s1, s0, x1);
    if (s0 > x0) list->AddRectFilledMultiColor({x0, y}, {s0, y + height}, clear, colour, colour, clear);
    if (x1 > s1) list->AddRectFilledMultiColor({s1, y}, {x1, y + height}, colour, clear, clear, colour);
    ImDrawFlags corners = 0;
    if (s0 <= x0) corners |= ImDrawFlags_RoundCornersLeft;
    if (s1 >= x1) corners |= ImDrawFlags_RoundCornersRight;
    corners &= sides;
    if (s1 > s0)
        list->AddRectFilled({s0, y}, {s1, y + height}, colour, corners ? 3.0f : 0.0f,
                            corners ? corners : ImDrawFlags_RoundCornersNone);
}

void draw_bar(ImDrawList* list, float x0, float s0, float s1, float x1, float y, float height, BarColours colours) {
    if (colours.upper == colours.lower)
        return draw_bar_part(list, x0, s0, s1, x1, y, height, colours.upper,
                             x1 - x0 < 6 ? ImDrawFlags_RoundCornersNone : ImDrawFlags_RoundCornersAll);
    const float half = height * 0.5f;
    draw_bar_part(list, x0, s0, s1, x1, y, half, colours.upper, ImDrawFlags_RoundCornersTop);
    draw_bar_part(list, x0, s0, s1, x1, y + half, half, colours.lower, ImDrawFlags_RoundCornersBottom);
}

bool is_marked(const PanelInput& in, Ref<Event> event) { return in.state.event == event || in.hovered == event; }

// On the clock of what was known the statements lead and the bars are muted.
BarColours bar_colours(const PanelInput& in, Ref<Event> event) {
    const bool known = in.state.lens.clock == Clock::Known;
    float alpha = is_marked(in, event) ? 1.0f : known ? kKnownBarAlpha : kBarAlpha;
    if (known && in.told.possible[event.index] && !is_marked(in, event)) alpha = 0.3f;
    const float told = in.motion            ? in.motion->told(event)
                       : is_told(in, event) ? 1.0f
                                            : 0.0f,
                before = known ? 0 : kUntoldBarAlpha;
    alpha = before + (alpha - before) * told;
    const Halves halves = in.event_rgb(event);
    return {colour_from_rgb(halves.first, alpha), colour_from_rgb(halves.second, alpha)};
}

void draw_mark(const PanelInput& in, ImDrawList* list, Rect rect, bool chosen) {
    list->AddRect({rect.x - 2.5f, rect.y - 2.5f}, {rect.right() + 2.5f, rect.bottom() + 2.5f},
                  chosen ? in.colours().ink : in.colours().muted, 4, 0, chosen ? 1.8f : 1.0f);
}

// Cut at the ends of what is shown.
Rect within(const TimelineFrame& frame, Rect rect) {
    const float left = std::max(rect.x, frame.parts.rows.x), right = std::min(rect.right(), frame.parts.rows.right());
    return {left, rect.y, right - left, rect.height};
}

// A title goes along with what is in sight of its bar. Its box, and whether it is whole.
struct TitlePlace {
    float x = 0, width = 0;
    bool whole = false;
};
TitlePlace title_place(const TimelineFrame& frame, const RowBar& bar) {
    if (bar.title_width <= 0.0) return {};
    constexpr float kLeast = 48.0f;  // less of a title says nothing
    const auto width = static_cast<float>(bar.title_width);
    const float left = frame.parts.rows.x, right = frame.parts.rows.right();
    float x = frame.x_of(bar.title_left);
    if (x < left) x = std::min(left, std::max(frame.x_of(bar.extent.right) - width, x));
    if (x < left - 0.5f || right - x < std::min(width, kLeast)) return {};
    return {x, std::min(width, right - x), right - x >= width};
}

// Returns the box of bar and title, for the pointer.
Rect draw_title(TimelineFrame& frame, const RowBar& bar, Rect rect, bool* whole) {
    const PanelInput& in = frame.in;
    const TitlePlace title = title_place(frame, bar);
    if (title.width <= 0) return rect;
    const bool pale = !is_told(in, bar.event) || (in.state.lens.clock == Clock::Known && !is_marked(in, bar.event));
    const TextStyle style{Weight::Regular, 12, pale ? in.colours().muted : in.colours().ink, 1.1f, 0, false};
    const std::string_view text = in.text(in.story.at(bar.event).title);
    frame.draw_on(TimelineLayer::Words);
    draw_line_fitted(frame.list, in.look, style, title.x, rect.bottom() - 1.5f, title.width, text);
    frame.draw_on(TimelineLayer::Bars);
    *whole = title.whole && text_width(in.look, style, text) <= title.width;
    const float left = std::min(rect.x, title.x), right = std::max(rect.right(), title.x + title.width);
    return {left, rect.y, right - left, frame.parts.bar_row - 2};
}

void draw_row_bar(TimelineFrame& frame, const RowBar& bar, float y) {
    const PanelInput& in = frame.in;
    if (!has_bar(in, bar.event)) return;
    const float left = frame.x_of(bar.extent.left), right = frame.x_of(bar.extent.right);
    const bool moment = bar.bar.start == bar.bar.end;  // a sharp tick, higher than a bar
    const float lift = moment ? 1.5f : 0.0f;
    const Rect rect{left, y - lift, right - left, frame.parts.bar + 2 * lift};
    draw_bar(frame.list, left, frame.x_of(bar.solid.left), frame.x_of(bar.solid.right), right, rect.y, rect.height,
             bar_colours(in, bar.event));
    bool whole = false;
    const Rect all = draw_title(frame, bar, rect, &whole);
    if (is_marked(in, bar.event)) draw_mark(in, frame.list, within(frame, rect), in.state.event == bar.event);
    frame.out.bars.push_back({{bar.event}, within(frame, rect), whole});
    frame.add_mark(
        {TimelineMark::Kind::Bar, FrameText("bar:") + in.story.at(bar.event).id, within(frame, all), bar.event, {}});
}

void draw_dashes(ImDrawList* list, Rect rect, ImU32 colour) {
    constexpr float kDash = 4.0f, kStep = 7.0f;
    for (float x = rect.x; x < rect.right(); x += kStep)
        for (const float y : {rect.y, rect.bottom() - 1})
            list->AddRectFilled({x, y}, {std::min(x + kDash, rect.right()), y + 1}, colour);
    for (float y = rect.y; y < rect.bottom(); y += kStep)
        for (const float x : {rect.x, rect.right() - 1})
            list->AddRectFilled({x, y}, {x + 1, std::min(y + kDash, rect.bottom())}, colour);
}

void draw_hatch(ImDrawList* list, Rect rect, ImU32 colour) {
    list->PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, true);
    for (float x = std::floor((rect.x - rect.height) / 8) * 8; x < rect.right(); x += 8)
        list->AddLine({x, rect.bottom()}, {x + rect.height, rect.y}, colour, 1.0f);
    list->PopClipRect();
}

// The longest wording that fits, with the word that a press gives where that has room, too.
void draw_block_words(TimelineFrame& frame, const RowBlock& block, int count, Rect rect, DrawnBar& drawn) {
    const PanelInput& in = frame.in;
    const TextStyle style{Weight::Regular, 12, in.colours().ink, 1.1f, 0, false};
    const bool others = frame.rows.blocks.size() > 1 || frame.rows.bars.size() > (block.open ? block.events.size() : 0);
    const FrameList<FrameText> all =
        block_words(in.story, in.state.language, in.story.at(block.events.front()).when, count, others);
    const FrameText press = FrameText(" · ") + (block.open ? in.words().hide : in.words().show);
    const float room = rect.width - 12;
    const auto fits = [&](std::string_view text) { return text_width(in.look, style, text) <= room; };
    const auto longest = std::find_if(all.begin(), all.end(), fits);
    FrameText text = longest != all.end() ? *longest : in_digits(count);
    if (const FrameText with_press = text + press; fits(with_press)) text = with_press;
    drawn.title_shown = fits(text);
    // A number stands over the edges of a block that is narrower.
    const float width = text_width(in.look, style, text), x = rect.x + (rect.width - width) * 0.5f;
    const float y = rect.y + (rect.height - line_height(style)) * 0.5f;
    frame.draw_on(TimelineLayer::Words);
    // In low rows the words are taller than the block: they stand in a gap of its outline.
    frame.list->AddRectFilled({x - 4, std::min(rect.y + 1, y)},
                              {x + width + 4, std::max(rect.bottom() - 1, y + line_height(style))}, in.colours().paper);
    draw_line_fitted(frame.list, in.look, style, x, y, width + 0.5f, text);
    frame.draw_on(TimelineLayer::Bars);
}

void draw_block(TimelineFrame& frame, const RowBlock& block, float y) {
    const PanelInput& in = frame.in;
    DrawnBar drawn;
    bool chosen = false, hovered = false;
    for (const Ref<Event> event : block.events) {
        if (!has_bar(in, event)) continue;
        drawn.events.push_back(event);
        chosen |= in.state.event == event;
        hovered |= in.hovered == event;
    }
    if (drawn.events.empty()) return;
    const Rect rect =
        within(frame, {frame.x_of(block.extent.left), y + 2, static_cast<float>(block.extent.right - block.extent.left),
                       frame.parts.block_row - 4});
    if (rect.width < 4) return;
    const Palette& colours = in.colours();
    draw_hatch(frame.list, rect, with_alpha(colours.hairline, 0.9f));
    draw_dashes(frame.list, rect, with_alpha(colours.muted, 0.7f));
    draw_block_words(frame, block, static_cast<int>(drawn.events.size()), rect, drawn);
    if (!block.open && (chosen || hovered)) draw_mark(in, frame.list, rect, chosen);
    drawn.rect = rect;
    frame.add_mark({TimelineMark::Kind::Block,
                    FrameText("block:") + in.story.at(block.events.front()).id,
                    rect,
                    block.events.front(),
                    {}});
    frame.out.bars.push_back(drawn);
}

}  // namespace

void TimelineFrame::add_mark(const TimelineMark& mark) {
    if (mark.rect.width <= 0) return;
    out.targets.push_back({mark.name, mark.rect});
    marks.push_back(mark);
}

bool has_bar(const PanelInput& in, Ref<Event> event) {
    return in.state.lens.clock == Clock::Known ? is_told(in, event) : in.telling.events[event.index];
}

void draw_event_bar(const PanelInput& in, ImDrawList* list, Rect rect, Ref<Event> event) {
    draw_bar(list, rect.x, rect.x, rect.right(), rect.right(), rect.y, rect.height, bar_colours(in, event));
    if (is_marked(in, event)) draw_mark(in, list, rect, in.state.event == event);
}

void draw_timeline_rows(TimelineFrame& frame, RowsInSight sight) {
    const Rect& area = frame.parts.rows;
    frame.list->PushClipRect({area.x - 3, area.y - 4}, {area.right() + 3, area.bottom() + 3}, true);
    const double left_px = frame.from_px, right_px = left_px + area.width;
    float y = area.y;
    for (int i = sight.first; i < sight.end; ++i) {
        const TimeRow& row = frame.rows.rows[static_cast<std::size_t>(i)];
        // A row is in order and nothing in it overlaps: what lies left of what is shown is skipped at once.
        const auto ends_before = [&](std::uint32_t item, double x) {
            return row.blocks ? frame.rows.blocks[item].extent.right < x : frame.rows.bars[item].right() < x;
        };
        for (auto item = std::lower_bound(row.items.begin(), row.items.end(), left_px, ends_before);
             item != row.items.end(); ++item) {
            if (row.blocks) {
                if (frame.rows.blocks[*item].extent.left > right_px) break;
                draw_block(frame, frame.rows.blocks[*item], y);
            } else {
                if (frame.rows.bars[*item].left() > right_px) break;
                draw_row_bar(frame, frame.rows.bars[*item], y + 1);
            }
        }
        y += static_cast<float>(row.height);
    }
    frame.list->PopClipRect();
}

// What was before the story's days: in order, not to scale, behind a dashed line.
void draw_timeline_background(TimelineFrame& frame) {
    const PanelInput& in = frame.in;
    const Rect& area = frame.parts.background;
    if (area.width <= 0) return;
    constexpr float kWidth = 14.0f;
    const float top = frame.parts.rows.y, bottom = frame.parts.said.y;
    const float right = area.right() + (frame.by_thumb() ? 5.0f : 6.0f);
    for (float y = top - 4; y < bottom; y += 6)
        frame.list->AddRectFilled({right, y}, {right + 1, y + 3}, with_alpha(in.colours().muted, 0.5f));
    const TextStyle style{Weight::Regular, 12, in.colours().muted, 1.3f, 0, false};
    const float below = in.layout.form == Form::Desktop ? line_height(style) : 0.0f;
    const int columns = std::max(1, static_cast<int>(area.width / (kWidth + 5)));
    const int many = static_cast<int>(frame.rows.background.size()), rows = (many + columns - 1) / columns;
    const float pitch = std::min(14.0f, (bottom - below - top) / static_cast<float>(std::max(1, rows)));
    // Under its bars: beside the flag it would stand among the controls' words.
    if (below > 0)
        draw_line(frame.list, in.look, style, area.right() - text_width(in.look, style, in.words().background),
                  top + static_cast<float>(rows) * pitch, in.words().background);
    for (int i = 0; i < many; ++i) {
        const Ref<Event> event = frame.rows.background[static_cast<std::size_t>(i)];
        if (!has_bar(in, event)) continue;
        const int column = i % columns, row = i / columns;
        const Rect rect{area.x + static_cast<float>(column) * (kWidth + 5), top + static_cast<float>(row) * pitch,
                        kWidth, std::min(frame.parts.bar, pitch * 0.6f)};
        draw_event_bar(in, frame.list, rect, event);
        frame.out.bars.push_back({{event}, rect, false});
        frame.add_mark({TimelineMark::Kind::Bar, FrameText("bar:") + in.story.at(event).id, rect, event, {}});
    }
}

}  // namespace sourceline
