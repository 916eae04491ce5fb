// Columns in place of bars, where a story has more of them than rows could hold: a row for each party.
#include <algorithm>
#include <cmath>

#include "panels/timeline.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

// Neighbours of the same height are one rectangle; at the playhead it changes to what is still to happen.
void draw_columns(const TimelineFrame& frame, const TimeDensity::Row& row, Rect area, std::uint32_t most, float now_x) {
    const PanelInput& in = frame.in;
    const std::uint32_t rgb = row.party ? in.party_rgb(*row.party) : ink_rgb(in.colours().shade);
    const bool known = in.state.lens.clock == Clock::Known;
    const ImU32 told = colour_from_rgb(rgb, known ? kKnownBarAlpha : kBarAlpha),
                untold = colour_from_rgb(rgb, kUntoldBarAlpha);
    const auto x_of = [&](std::size_t column) {
        return std::min(area.x + static_cast<float>(column) * kDensityColumn_px, area.right());
    };
    for (std::size_t i = 0; i < row.counts.size();) {
        std::size_t end = i + 1;
        while (end < row.counts.size() && row.counts[end] == row.counts[i]) ++end;
        if (row.counts[i] > 0) {
            const float height =
                std::max(area.height * static_cast<float>(row.counts[i]) / static_cast<float>(most), 1.0f);
            const float left = x_of(i), right = end == row.counts.size() ? area.right() : x_of(end),
                        now = std::clamp(known ? right : now_x, left, right);
            if (now > left) frame.list->AddRectFilled({left, area.bottom() - height}, {now, area.bottom()}, told);
            if (right > now) frame.list->AddRectFilled({now, area.bottom() - height}, {right, area.bottom()}, untold);
        }
        i = end;
    }
}

// Over the columns at the left, so that none need make room for it.
void draw_name(TimelineFrame& frame, const TimeDensity::Row& row, Rect area) {
    const PanelInput& in = frame.in;
    const TextStyle style{Weight::Regular, 12, in.colours().ink, 1.1f, 0, false};
    const std::string_view name = row.party ? in.text(in.story.at(*row.party).name) : in.words().several_parties;
    const float room = area.width * 0.4f, width = std::min(text_width(in.look, style, name), room);
    frame.draw_on(TimelineLayer::Words);
    frame.list->AddRectFilled({area.x, area.y}, {area.x + width + 8, area.y + line_height(style)},
                              with_alpha(in.colours().paper, 0.8f), 3.0f);
    draw_line_fitted(frame.list, in.look, style, area.x + 4, area.y, width + 0.5f, name);
    frame.draw_on(TimelineLayer::Bars);
}

// Of all that is counted the one that is chosen is to be seen, at the foot of its row.
void draw_chosen(TimelineFrame& frame, const TimeDensity& density, float row_height) {
    const PanelInput& in = frame.in;
    if (!in.state.event || !has_bar(in, *in.state.event)) return;
    const Ref<Event> event = *in.state.event;
    const Voices& voices = in.told.accounts[event.index].voices;
    const auto own = std::find_if(density.rows.begin(), density.rows.end(), [&](const TimeDensity::Row& row) {
        return !row.party || (voices.parties == 1 && *row.party == voices.first);
    });
    if (own == density.rows.end()) return;
    const Rect& area = frame.parts.rows;
    const TimeSpan& when = in.story.at(event).when;
    const auto left = static_cast<float>(frame.axis.x_from_time(when.start)),
               right = std::max(static_cast<float>(frame.axis.x_from_time(when.end)), left + 6.0f);
    const float x0 = std::max(left, area.x), x1 = std::min(right, area.right());
    if (x1 <= x0) return;
    const float foot = area.y + row_height * static_cast<float>(own - density.rows.begin() + 1);
    const Rect rect{x0, foot - 6, x1 - x0, 5};
    frame.list->AddRectFilled({x0 - 3, rect.y - 3}, {x1 + 3, rect.bottom() + 3}, in.colours().paper, 4.0f);
    draw_event_bar(in, frame.list, rect, event);
    frame.out.bars.push_back({{event}, rect, false});
    frame.add_mark({TimelineMark::Kind::Bar, FrameText("bar:") + in.story.at(event).id, rect, event, {}});
}

}  // namespace

void draw_timeline_density(TimelineFrame& frame, const TimeDensity& density) {
    const PanelInput& in = frame.in;
    const Rect& area = frame.parts.rows;
    frame.out.density = DrawnDensity{area, density.most, {}};
    if (density.rows.empty()) return;
    constexpr float kGap_px = 4.0f, kNamed_px = 17.0f;
    const float row_height = area.height / static_cast<float>(density.rows.size());
    const Instant seen = in.motion ? in.story.start + std::llround(in.motion->time_s()) : in.state.lens.time;
    const auto now_x = static_cast<float>(frame.axis.x_from_time(seen));
    for (std::size_t i = 0; i < density.rows.size(); ++i) {
        const TimeDensity::Row& row = density.rows[i];
        const Rect of_row{area.x, area.y + row_height * static_cast<float>(i), area.width, row_height};
        draw_columns(frame, row, {of_row.x, of_row.y + kGap_px, of_row.width, of_row.height - kGap_px},
                     std::max(density.most, 1u), now_x);
        frame.list->AddRectFilled({of_row.x, of_row.bottom()}, {of_row.right(), of_row.bottom() + 1},
                                  in.colours().hairline);
        if (frame.parts.titles && row_height >= kNamed_px) draw_name(frame, row, of_row);
        frame.out.density->parties.push_back(row.party);
    }
    draw_chosen(frame, density, row_height);
}

}  // namespace sourceline
