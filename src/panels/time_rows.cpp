#include "panels/time_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <utility>

#include "story/query.h"

namespace sourceline {

namespace {
constexpr double kNowhere = -std::numeric_limits<double>::infinity();

// Rows for extents that come in order of their left ends: the topmost that is free, and as many as it takes.
class EndlessRows {
  public:
    int take(double left, double right) {
        while (!busy_.empty() && busy_.top().first <= left) {
            free_.push(busy_.top().second);
            busy_.pop();
        }
        const int row = free_.empty() ? count_++ : free_.top();
        if (!free_.empty()) free_.pop();
        busy_.push({right, row});
        return row;
    }
    int count() const { return count_; }

  private:
    template <class T>
    using Heap = std::priority_queue<T, std::vector<T>, std::greater<>>;
    int count_ = 0;
    Heap<std::pair<double, int>> busy_;
    Heap<int> free_;
};

// The rows in sight.
class FewRows {
  public:
    FewRows(int count, std::vector<RowBar>& bars) : rows_(static_cast<std::size_t>(std::max(count, 0))), bars_(bars) {}

    // -1: there is no room.
    int take(std::uint32_t index) {
        RowBar& bar = bars_[index];
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i].end() <= std::min(bar.extent.left, title_from(bar))) return put(i, index);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (rows_[i].bar_end > bar.extent.left) continue;
            // The title before it gives way, or its own, which would run under the bar before.
            if (rows_[i].title_end > bar.extent.left) {
                bars_[rows_[i].last].title_width = 0.0;
                rows_[i].title_end = kNowhere;
            }
            if (rows_[i].end() > title_from(bar)) bar.title_width = 0.0;
            return put(i, index);
        }
        return -1;
    }
    int used() const { return used_; }

  private:
    struct Row {
        double bar_end = kNowhere, title_end = kNowhere;
        std::uint32_t last = 0;
        double end() const { return std::max(bar_end, title_end); }
    };
    static double title_from(const RowBar& bar) { return bar.title_width > 0.0 ? bar.title_left : bar.extent.left; }
    int put(std::size_t row, std::uint32_t index) {
        const RowBar& bar = bars_[index];
        rows_[row] = {bar.extent.right + kBarGap_px,
                      bar.title_width > 0.0 ? bar.title_left + bar.title_width + kTitleGap_px : kNowhere, index};
        used_ = std::max(used_, static_cast<int>(row) + 1);
        return static_cast<int>(row);
    }

    std::vector<Row> rows_;
    std::vector<RowBar>& bars_;
    int used_ = 0;
};

class RowMaker {
  public:
    RowMaker(const Story& story, const RowsAsked& asked, const std::function<double(Ref<Event>)>& title_px)
        : story_(story),
          asked_(asked),
          title_px_(title_px),
          axis_{story.start, story.end, 0.0, asked.px_per_s * static_cast<double>(story.end - story.start)},
          least_fade_s_(std::min(kLeastFade_s, (story.end - story.start) / 24)) {}

    TimeRows made() {
        made_.row_of.assign(story_.events.size(), -1);
        sort_out();
        std::vector<std::vector<std::uint32_t>> few, below, opened, block_rows;
        EndlessRows block_lanes;
        for (const std::uint32_t i : by_left(made_.blocks)) {
            const BarExtent& at = made_.blocks[i].extent;
            add(block_rows, block_lanes.take(at.left, at.right + kBarGap_px), i);
        }
        const auto blocks_first = std::min(block_rows.size(), most_block_rows());
        FewRows rows(bar_rows(blocks_first), made_.bars);
        EndlessRows more, of_block;
        for (const std::uint32_t i : by_left(made_.bars)) {
            const RowBar& bar = made_.bars[i];
            if (opened_[i])
                add(opened, of_block.take(left_of(bar), end_of(bar)), i);
            else if (const int row = rows.take(i); row >= 0)
                add(few, row, i);
            else
                add(below, more.take(left_of(bar), end_of(bar)), i);
        }
        const auto first_blocks = block_rows.begin() + static_cast<std::ptrdiff_t>(blocks_first);
        append(few.begin(), few.end(), false);
        append(block_rows.begin(), first_blocks, true);
        append(opened.begin(), opened.end(), false);
        append(below.begin(), below.end(), false);
        append(first_blocks, block_rows.end(), true);
        return std::move(made_);
    }

  private:
    using Lanes = std::vector<std::vector<std::uint32_t>>;

    // Half of the height at most, where there are bars.
    std::size_t most_block_rows() const {
        const double share = made_.bars.empty() ? 1.0 : 0.5;
        return static_cast<std::size_t>(std::max(asked_.room_px * share / asked_.block_row_px, 1.0));
    }

    // Beside a block that is open they take a quarter: its rows are what was asked for.
    int bar_rows(std::size_t block_rows) const {
        const double left_px = asked_.room_px - static_cast<double>(block_rows) * asked_.block_row_px;
        const auto fit = static_cast<int>(left_px / asked_.bar_row_px + 0.01);
        if (block_rows == 0) return std::max(fit, 1);
        const bool open = std::find(opened_.begin(), opened_.end(), true) != opened_.end();
        return open ? std::min(fit, std::max(static_cast<int>(asked_.room_px / 4 / asked_.bar_row_px), 2))
                    : std::max(fit, 0);
    }

    // Background apart; what has the same span as enough others into blocks; the rest are bars.
    void sort_out() {
        std::vector<Ref<Event>> order;
        for (std::uint32_t i = 0; i < story_.events.size(); ++i) {
            const bool apart = is_background(story_, {i});
            if (apart || !asked_.with_bar || (*asked_.with_bar)[i]) (apart ? made_.background : order).push_back({i});
        }
        const auto span = [&](Ref<Event> event) -> const TimeSpan& { return story_.at(event).when; };
        const auto before = [&](Ref<Event> a, Ref<Event> b) {
            const TimeSpan &x = span(a), &y = span(b);
            if (x.start != y.start) return x.start < y.start;
            if (x.end != y.end) return x.end < y.end;
            if (x.precision != y.precision) return x.precision < y.precision;
            if (x.start_mark != y.start_mark) return x.start_mark < y.start_mark;
            return x.end_mark != y.end_mark ? x.end_mark < y.end_mark : a.index < b.index;
        };
        std::sort(made_.background.begin(), made_.background.end(), before);
        std::sort(order.begin(), order.end(), before);
        for (auto i = order.begin(); i != order.end();) {
            const TimeSpan& when = span(*i);
            const auto end = std::find_if(i, order.end(), [&](Ref<Event> other) {
                const TimeSpan& its = span(other);
                return its.start != when.start || its.end != when.end || its.precision != when.precision ||
                       its.start_mark != when.start_mark || its.end_mark != when.end_mark;
            });
            const auto many = static_cast<std::size_t>(end - i);
            const bool block = many >= block_from(when.precision);
            const bool open = block && asked_.open == *i;
            if (block) made_.blocks.push_back({{i, end}, extent_of(bar_of(when), axis_, kMinBlock_px), open});
            for (; i != end; ++i)
                if (!block || open) add_bar(*i, open);
        }
    }

    void add_bar(Ref<Event> event, bool of_open_block) {
        RowBar row{event, bar_of(story_.at(event).when, least_fade_s_), {}, {}};
        const Bar& bar = row.bar;
        const bool exact = bar.solid_start == bar.start && bar.solid_end == bar.end;
        row.extent = extent_of(bar, axis_, exact ? kMinExactBar_px : kMinBar_px);
        row.solid = solid_of(bar, axis_, row.extent);
        if (asked_.titles) {
            row.title_width = std::max(title_px_(event), 0.0);
            // Where its colour is soft the title stands a little farther in; it ends with the story at the latest.
            const double soft = row.solid.left - row.extent.left;
            row.title_left = std::min(row.extent.left + std::min(soft * 0.5, 20.0), axis_.right - row.title_width);
        }
        made_.bars.push_back(row);
        opened_.push_back(of_open_block);
    }

    static double end_of(const RowBar& bar) {
        const double title = bar.title_width > 0.0 ? bar.title_left + bar.title_width + kTitleGap_px : kNowhere;
        return std::max(bar.extent.right + kBarGap_px, title);
    }
    static double left_of(const RowBlock& block) { return block.extent.left; }
    static double left_of(const RowBar& bar) { return bar.left(); }

    template <class T>
    std::vector<std::uint32_t> by_left(const std::vector<T>& items) const {
        std::vector<std::pair<double, std::uint32_t>> order;
        for (std::uint32_t i = 0; i < items.size(); ++i) order.push_back({left_of(items[i]), i});
        std::sort(order.begin(), order.end());
        std::vector<std::uint32_t> indices;
        indices.reserve(order.size());
        for (const auto& [left, i] : order) indices.push_back(i);
        return indices;
    }

    static void add(Lanes& lanes, int lane, std::uint32_t item) {
        const auto at = static_cast<std::size_t>(lane);
        if (at >= lanes.size()) lanes.resize(at + 1);
        lanes[at].push_back(item);
    }

    void append(Lanes::iterator from, Lanes::iterator to, bool blocks) {
        for (; from != to; ++from) {
            const int row = static_cast<int>(made_.rows.size());
            for (const std::uint32_t i : *from) {
                if (!blocks) made_.row_of[made_.bars[i].event.index] = row;
                if (!blocks || made_.blocks[i].open) continue;
                for (const Ref<Event> event : made_.blocks[i].events) made_.row_of[event.index] = row;
            }
            made_.rows.push_back({blocks, blocks ? asked_.block_row_px : asked_.bar_row_px, std::move(*from)});
        }
    }

    const Story& story_;
    const RowsAsked& asked_;
    const std::function<double(Ref<Event>)>& title_px_;
    TimeAxis axis_;
    std::int64_t least_fade_s_;
    TimeRows made_;
    std::vector<bool> opened_;  // by bar: of the block that is open
};
}  // namespace

TimeRows lay_out_rows(const Story& story, const RowsAsked& asked, const std::function<double(Ref<Event>)>& title_px) {
    return RowMaker(story, asked, title_px).made();
}

}  // namespace sourceline
