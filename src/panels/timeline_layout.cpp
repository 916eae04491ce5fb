// Where the parts of the timeline stand, and what is laid out once.
#include <algorithm>
#include <cmath>

#include "panels/timeline.h"
#include "story/query.h"

namespace sourceline {

namespace {
constexpr double kClockTold_s = 4.0;
constexpr float kTitleSize = 12.0f, kMostTitle_px = 320.0f;
}  // namespace

TimelineParts timeline_parts(const Story& story, const Layout& layout) {
    const Rect& area = layout.timeline;
    const bool phone = layout.form == Form::Phone, desktop = layout.form == Form::Desktop;
    TimelineParts parts;
    parts.controls = {area.x, area.y,
                      phone     ? (area.width < 360 ? 66.0f : 76.0f)
                      : desktop ? 216.0f
                                : 184.0f,
                      area.height};
    const float background = !has_background(story) ? 0.0f : phone ? 20.0f : 40.0f;
    parts.background = {parts.controls.right(), area.y, background, area.height};
    const float left = parts.background.right() + (background > 0 ? 16.0f : 8.0f),
                width = std::max(area.right() - (phone ? 12.0f : 24.0f) - left, 1.0f);
    const float said = phone ? 16.0f : 18.0f, dates = area.height < 110 ? 20.0f : phone ? 22.0f : 26.0f;
    parts.flag = {left, area.y + 2, width, 24};
    parts.dates = {left, area.bottom() - dates, width, dates};
    parts.said = {left, parts.dates.y - said, width, said};
    parts.rows = {left, parts.flag.bottom() + 4, width, parts.said.y - parts.flag.bottom() - 6};
    parts.titles = !phone && area.height >= 140 && width >= 420;
    if (parts.titles) parts.bar_row = 19, parts.block_row = 21;
    return parts;
}

TimeWindow shown_window(const PanelInput& in) {
    return in.state.window.value_or(TimeWindow{0.0, static_cast<double>(in.story.end - in.story.start)});
}

// To whole seconds within the window, each where it belongs: the axis goes on between them as the window does.
TimeAxis timeline_axis(const Story& story, const Layout& layout, const std::optional<TimeWindow>& window) {
    const Rect& rows = timeline_parts(story, layout).rows;
    TimeAxis axis{story.start, story.end, rows.x, rows.right()};
    if (!window) return axis;
    const double px_per_s = rows.width / window->length_s, from_s = window->from_s, to_s = from_s + window->length_s;
    const auto first_s = static_cast<std::int64_t>(std::ceil(from_s)), last_s = static_cast<std::int64_t>(to_s);
    return {story.start + first_s, story.start + std::max(last_s, first_s),
            rows.x + (static_cast<double>(first_s) - from_s) * px_per_s,
            rows.x + (static_cast<double>(std::max(last_s, first_s)) - from_s) * px_per_s};
}

TimelineMemo::Words TimelineMemo::words_of(const PanelInput& in) {
    return {in.state.language, in.state.texts, in.look.fonts.regular->Sources.Size};
}

namespace {

int columns_in(const TimelineParts& parts) {
    return std::max(static_cast<int>(parts.rows.width / kDensityColumn_px), 1);
}

// What is shown, and as much and more beside it: the same while it is panned a little.
TimeColumns columns_around(const PanelInput& in, const TimelineParts& parts) {
    const TimeWindow window = shown_window(in);
    const double step = std::floor(window.from_s / window.length_s);
    return {{(step - 1) * window.length_s, 4 * window.length_s}, 4 * columns_in(parts)};
}

}  // namespace

void TimelineMemo::look_at(const Story& story) {
    if (story.events.size() > kMostBars && spans_.empty()) spans_ = spans_in_time(story);
}

// Of all events, whatever the lens: else what is told would turn bars into columns while it plays.
bool TimelineMemo::is_crowded(const PanelInput& in, const TimelineParts& parts) {
    if (in.story.events.size() <= kMostBars) return false;
    const TimeColumns around = columns_around(in, parts);
    look_at(in.story);
    if (crowded_of_ != around) {
        crowded_of_ = around;
        const std::vector<bool> all(in.story.events.size(), true);
        is_crowded_ = most_over_a_column(spans_, all, around, kDensityColumn_px) > kMostBars;
    }
    return is_crowded_;
}

const TimelineMemo::Few& TimelineMemo::few(const PanelInput& in, const TimelineParts& parts) {
    Lens lens = in.state.lens;
    lens.time = {};
    const TimeColumns around = columns_around(in, parts);
    if (few_ && few_->lens == lens && few_->around == around) return *few_;
    ++few_made_;
    few_ = Few{lens, around, most_over_a_column(spans_, in.telling.events, around, kDensityColumn_px) > kMostBars, {}};
    few_->events.assign(in.story.events.size(), false);
    const double from_s = around.window.from_s, to_s = from_s + around.window.length_s;
    if (!few_->is_dense)
        for (const EventSpan& span : spans_)
            few_->events[span.event] = in.telling.events[span.event] && span.end_s >= from_s && span.start_s <= to_s;
    return *few_;
}

const TimeDensity* TimelineMemo::density(const PanelInput& in, const TimelineParts& parts) {
    constexpr float kLeastRow_px = 12.0f;
    if (!is_crowded(in, parts) || !few(in, parts).is_dense) return nullptr;
    const bool known = in.state.lens.clock == Clock::Known;
    DensityOf of{in.state.lens,
                 {shown_window(in), columns_in(parts)},
                 std::max(static_cast<int>(parts.rows.height / kLeastRow_px), 1)};
    if (!known) of.lens.time = {};
    if (density_of_ == of) return &density_;
    density_ = time_density(spans_, known ? in.told.events : in.telling.events, in.told.accounts,
                            in.story.parties.size(), of.columns, of.rows);
    density_of_ = std::move(of);
    return &density_;
}

const TimeRows& TimelineMemo::rows(const PanelInput& in, const TimelineParts& parts) {
    RowsAsked asked{parts.rows.width / std::max(shown_window(in).length_s, 1.0),
                    parts.rows.height,
                    parts.bar_row,
                    parts.block_row,
                    parts.titles,
                    in.state.open_block};
    if (is_crowded(in, parts)) asked.with_bar = &few(in, parts).events;
    const double most_px = std::min(kMostTitle_px, parts.rows.width * 0.6f);
    const Words words = words_of(in);
    const bool measured = !asked.titles || (titles_of_ == words && most_title_px_ == most_px);
    if (measured && asked_ == asked && (!asked.with_bar || rows_of_few_ == few_made_)) return rows_;
    if (!measured) title_px_.assign(in.story.events.size(), -1.0f);
    if (asked.titles) titles_of_ = words, most_title_px_ = most_px;
    asked_ = asked;
    rows_of_few_ = few_made_;
    ++rows_made_;
    const TextStyle style{Weight::Regular, kTitleSize, 0, 1.1f, 0, false};
    return rows_ = lay_out_rows(in.story, asked, [&](Ref<Event> event) {
               float& width = title_px_[event.index];
               if (width < 0) {
                   const float whole = std::ceil(text_width(in.look, style, in.text(in.story.at(event).title)));
                   width = std::min(whole + 1.0f, static_cast<float>(most_px));
               }
               return static_cast<double>(width);
           });
}

const TimeScale& TimelineMemo::scale(const PanelInput& in, const TimeAxis& axis) {
    const double key[4] = {static_cast<double>(axis.start.seconds), static_cast<double>(axis.end.seconds), axis.left,
                           axis.right};
    const Words words = words_of(in);
    if (scale_of_ == words && std::equal(key, key + 4, axis_of_)) return scale_;
    std::copy(key, key + 4, axis_of_);
    scale_of_ = words;
    return scale_ = timeline_scale(in);
}

std::optional<double> TimelineMemo::tells_clock_until_s(Clock clock, double now_s) {
    if (clock_ && clock_ != clock) clock_told_until_s_ = now_s + kClockTold_s;
    clock_ = clock;
    return now_s < clock_told_until_s_ ? std::optional(clock_told_until_s_) : std::nullopt;
}

RowsInSight rows_in_sight(const TimeRows& rows, int first, float room) {
    const auto fits_from = [&](int from) {
        double height = 0;
        int end = from;
        for (; end < static_cast<int>(rows.rows.size()); ++end) {
            height += rows.rows[static_cast<std::size_t>(end)].height;
            if (height > room + 0.5 && end > from) break;
        }
        return end;
    };
    const int count = static_cast<int>(rows.rows.size());
    // The last rows at the lowest: from where on do all that follow fit?
    int lowest = count;
    double height = 0;
    while (lowest > 0 && height + rows.rows[static_cast<std::size_t>(lowest - 1)].height <= room + 0.5)
        height += rows.rows[static_cast<std::size_t>(--lowest)].height;
    lowest = std::min(lowest, std::max(count - 1, 0));
    first = std::clamp(first, 0, lowest);
    return {first, fits_from(first)};
}

}  // namespace sourceline
