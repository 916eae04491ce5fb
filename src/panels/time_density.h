// How many events stand over each part of what the timeline shows: for stories whose bars no rows could hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "state/time_window.h"
#include "story/model.h"
#include "telling/standing.h"

namespace sourceline {

// What only a crowded story asks for is not inlined, so that it can come with the second part of the WebAssembly.

// So many bars over one another are still rows that can be gone through; beyond, they are counted.
inline constexpr std::uint32_t kMostBars = 40;

// Part of the story's time, cut into columns of the same length.
struct TimeColumns {
    TimeWindow window;
    int count = 1;
    friend bool operator==(const TimeColumns&, const TimeColumns&) = default;
};

// When an event was, beside those of the others: what is looked at again and again lies close together.
struct EventSpan {
    double start_s, end_s;  // after the story's start
    std::uint32_t event;
    TimePrecision precision;
};
// Of all that are not in the background, in order of time.
[[gnu::noinline]] std::vector<EventSpan> spans_in_time(const Story& story);

// The most bars and blocks that touch one column, each at least as wide as it is drawn, of the events in `shown`.
// `column_px`: how wide a column is. Costs one look at each event.
std::uint32_t most_over_a_column(const std::vector<EventSpan>& spans, const std::vector<bool>& shown,
                                 const TimeColumns& columns, double column_px);

struct TimeDensity {
    struct Row {
        std::optional<Ref<Party>> party;    // which alone tells of these; none: those of several parties, and of others
        std::vector<std::uint32_t> counts;  // of events, by column: each in all that it touches
    };
    std::vector<Row> rows;   // in the order of the parties; what is nobody's alone comes last
    std::uint32_t most = 0;  // in one column of a row
};

// `accounts`: by event. At most `most_rows` (1 or more): the parties that tell of least share the last one. Which rows
// there are depends on the whole story, not on the columns.
[[gnu::noinline]] TimeDensity time_density(const std::vector<EventSpan>& spans, const std::vector<bool>& shown,
                                           const std::vector<Account>& accounts, std::size_t parties,
                                           const TimeColumns& columns, int most_rows);

}  // namespace sourceline
