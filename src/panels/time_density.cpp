#include "panels/time_density.h"

#include <algorithm>
#include <cmath>

#include "base/stable_sort.h"
#include "panels/time_rows.h"
#include "story/query.h"

namespace sourceline {

namespace {

constexpr std::size_t kPrecisions = static_cast<std::size_t>(TimePrecision::Month) + 1;

// Where events begin and end, by column; summed up they are how many there are.
class Differences {
  public:
    Differences(const Story& story, const TimeColumns& columns)
        : start_(story.start),
          from_s_(columns.window.from_s),
          per_s_(columns.count / std::max(columns.window.length_s, 1.0)),
          steps_(static_cast<std::size_t>(columns.count) + 1) {}

    void add(const TimeSpan& when, std::int32_t times = 1) {
        const double last = static_cast<double>(steps_.size()) - 2, first = column_of(when.start),
                     end = std::max(column_of(when.end), first);
        if (end < 0 || first > last) return;
        steps_[static_cast<std::size_t>(std::max(first, 0.0))] += times;
        steps_[static_cast<std::size_t>(std::min(end, last)) + 1] -= times;
    }
    std::vector<std::uint32_t> counts() const {
        std::vector<std::uint32_t> all;
        all.reserve(steps_.size() - 1);
        std::int32_t now = 0;
        for (std::size_t i = 0; i + 1 < steps_.size(); ++i) all.push_back(static_cast<std::uint32_t>(now += steps_[i]));
        return all;
    }

  private:
    double column_of(Instant time) const { return std::floor((static_cast<double>(time - start_) - from_s_) * per_s_); }

    Instant start_;
    double from_s_, per_s_;
    std::vector<std::int32_t> steps_;
};

// The row of each party, from 0, or of each that shares the last one; as many as `rows` are filled.
std::vector<std::size_t> rows_of_parties(const std::vector<std::uint32_t>& events, bool has_shared, int most_rows,
                                         std::vector<Ref<Party>>& rows) {
    std::vector<std::uint32_t> order(events.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return events[a] > events[b]; });
    while (!order.empty() && events[order.back()] == 0) order.pop_back();
    const auto most = static_cast<std::size_t>(std::max(most_rows, 1));
    if (order.size() + (has_shared ? 1 : 0) > most) order.resize(most - 1);
    std::sort(order.begin(), order.end());
    std::vector<std::size_t> row(events.size(), order.size());
    for (const std::uint32_t party : order) {
        row[party] = rows.size();
        rows.push_back({party});
    }
    return row;
}

}  // namespace

std::uint32_t most_over_a_column(const Story& story, const std::vector<bool>& shown, const TimeColumns& columns) {
    Differences all(story, columns);
    const std::vector<Ref<Event>> order = events_in_time(story);
    for (std::size_t i = 0; i < order.size();) {
        const TimeSpan& when = story.at(order[i]).when;
        std::size_t many[kPrecisions] = {};  // of this span
        for (;
             i < order.size() && story.at(order[i]).when.start == when.start && story.at(order[i]).when.end == when.end;
             ++i)
            if (shown[order[i].index] && !is_background(story, order[i]))
                ++many[static_cast<std::size_t>(story.at(order[i]).when.precision)];
        for (std::size_t precision = 0; precision < kPrecisions; ++precision)
            all.add(when, many[precision] >= block_from(static_cast<TimePrecision>(precision))
                              ? 1
                              : static_cast<std::int32_t>(many[precision]));
    }
    const std::vector<std::uint32_t> counts = all.counts();
    return counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
}

TimeDensity time_density(const Story& story, const std::vector<bool>& shown, const std::vector<Account>& accounts,
                         const TimeColumns& columns, int most_rows) {
    const auto party_of = [&](std::uint32_t event) {
        const Voices& voices = accounts[event].voices;
        return voices.parties == 1 ? std::optional(voices.first) : std::nullopt;
    };
    std::vector<std::uint32_t> of_party(story.parties.size());
    bool has_shared = false;
    for (std::uint32_t i = 0; i < story.events.size(); ++i) {
        if (is_background(story, {i})) continue;
        if (const auto party = party_of(i))
            ++of_party[party->index];
        else
            has_shared |= shown[i];
    }
    std::vector<Ref<Party>> parties;
    const std::vector<std::size_t> row_of = rows_of_parties(of_party, has_shared, most_rows, parties);
    std::vector<Differences> differences(parties.size() + 1, Differences(story, columns));
    for (std::uint32_t i = 0; i < story.events.size(); ++i) {
        if (!shown[i] || is_background(story, {i})) continue;
        const auto party = party_of(i);
        differences[party ? row_of[party->index] : parties.size()].add(story.events[i].when);
        has_shared |= party && row_of[party->index] == parties.size();
    }
    TimeDensity density;
    for (std::size_t row = 0; row < parties.size() + (has_shared ? 1 : 0); ++row) {
        density.rows.push_back(
            {row < parties.size() ? std::optional(parties[row]) : std::nullopt, differences[row].counts()});
        for (const std::uint32_t count : density.rows.back().counts) density.most = std::max(density.most, count);
    }
    return density;
}

}  // namespace sourceline
