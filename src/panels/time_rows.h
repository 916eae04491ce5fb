// The timeline's rows: which bar stands in which, with its title or without, and what is gathered into one block.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "state/time_axis.h"
#include "story/model.h"

namespace sourceline {

// So many events of one and the same span become a block: where it is known only by the day or month, and otherwise.
inline constexpr std::size_t kBlockFrom = 3, kExactBlockFrom = 8;
inline std::size_t block_from(TimePrecision precision) {
    return precision == TimePrecision::Day || precision == TimePrecision::Month ? kBlockFrom : kExactBlockFrom;
}
inline constexpr double kMinBar_px = 10.0, kMinExactBar_px = 3.0;  // what is known to the minute is as short as it was
inline constexpr double kMinBlock_px = 28.0, kBarGap_px = 3.0, kTitleGap_px = 10.0;

// What rows are asked for. Places are in pixels after the story's start, so that panning changes nothing.
struct RowsAsked {
    double px_per_s = 1.0;
    double room_px = 0.0;  // height of the rows that are in sight at first
    double bar_row_px = 1.0, block_row_px = 1.0;
    bool titles = false;
    std::optional<Ref<Event>> open;  // the first event of the block that is open
    // What gets a bar, by event; none: all. Background always does.
    const std::vector<bool>* with_bar = nullptr;
    friend bool operator==(const RowsAsked&, const RowsAsked&) = default;
};

struct RowBar {
    Ref<Event> event;
    Bar bar;
    BarExtent extent, solid;
    double title_left = 0.0, title_width = 0.0;  // no width: there is no room for it

    // With its title.
    double left() const { return title_width > 0.0 && title_left < extent.left ? title_left : extent.left; }
    double right() const {
        const double title = title_left + title_width;
        return title_width > 0.0 && title > extent.right ? title : extent.right;
    }
};
struct RowBlock {
    std::vector<Ref<Event>> events;  // in the file's order
    BarExtent extent;
    bool open = false;
};
// Bars or blocks, from left to right: no two overlap, and no title runs under another's bar.
struct TimeRow {
    bool blocks = false;
    double height = 0.0;
    std::vector<std::uint32_t> items;  // into bars or blocks
};
struct TimeRows {
    std::vector<RowBar> bars;
    std::vector<RowBlock> blocks;
    std::vector<TimeRow> rows;           // from the top; those in sight at first hold every bar and block that fits
    std::vector<Ref<Event>> background;  // in order of time
    std::vector<int> row_of;             // by event: -1 for background, and for what gets no bar
};

// In order of time each bar takes the topmost row in which it has room with its title; where none of the rows in sight
// has, a title gives way before a bar does. What finds no room there stands in rows below. `title_px` is the width of
// an event's title. Costs n log n.
TimeRows lay_out_rows(const Story& story, const RowsAsked& asked, const std::function<double(Ref<Event>)>& title_px);

}  // namespace sourceline
