#include "panels/time_density.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/stable_sort.h"
#include "panels/time_rows.h"
#include "story/query.h"

namespace sourceline {

namespace {

constexpr std::size_t kPrecisions = static_cast<std::size_t>(TimePrecision::Month) + 1;

// Where events begin and end, by column; summed up they are how many there are.
class Differences {
  public:
    explicit Differences(const TimeColumns& columns)
        : from_s_(columns.window.from_s),
          per_s_(columns.count / std::max(columns.window.length_s, 1.0)),
          steps_(static_cast<std::size_t>(columns.count) + 1) {}

    // `least`: columns that it takes at least.
    void add(const EventSpan& when, std::int32_t times = 1, double least = 1) {
        const double last = static_cast<double>(steps_.size()) - 2, first = column_of(when.start_s),
                     end = std::max(column_of(when.end_s), first + least - 1);
        if (end < 0 || first > last) return;
        steps_[static_cast<std::size_t>(std::max(first, 0.0))] += times;
        steps_[static_cast<std::size_t>(std::min(end, last)) + 1] -= times;
    }
    void add(const Differences& other) {
        for (std::size_t i = 0; i < steps_.size(); ++i) steps_[i] += other.steps_[i];
    }
    std::vector<std::uint32_t> counts() const {
        std::vector<std::uint32_t> all;
        all.reserve(steps_.size() - 1);
        std::int32_t now = 0;
        for (std::size_t i = 0; i + 1 < steps_.size(); ++i) all.push_back(static_cast<std::uint32_t>(now += steps_[i]));
        return all;
    }

  private:
    double column_of(double time_s) const { return std::floor((time_s - from_s_) * per_s_); }

    double from_s_, per_s_;
    std::vector<std::int32_t> steps_;
};

// The parties that have a row of their own, in their order: those that tell of most.
std::vector<std::uint32_t> parties_with_rows(const std::vector<std::uint32_t>& events, bool has_shared, int most_rows) {
    std::vector<std::uint32_t> order(events.size());
    std::iota(order.begin(), order.end(), 0u);
    stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return events[a] > events[b]; });
    while (!order.empty() && events[order.back()] == 0) order.pop_back();
    const auto most = static_cast<std::size_t>(std::max(most_rows, 1));
    if (order.size() + (has_shared ? 1 : 0) > most) order.resize(most - 1);
    std::sort(order.begin(), order.end());
    return order;
}

}  // namespace

std::vector<EventSpan> spans_in_time(const Story& story) {
    std::vector<EventSpan> spans;
    spans.reserve(story.events.size());
    for (const Ref<Event> event : events_in_time(story)) {
        if (is_background(story, event)) continue;
        const TimeSpan& when = story.at(event).when;
        spans.push_back({static_cast<double>(when.start - story.start), static_cast<double>(when.end - story.start),
                         event.index, when.precision});
    }
    return spans;
}

std::uint32_t most_over_a_column(const std::vector<EventSpan>& spans, const std::vector<bool>& shown,
                                 const TimeColumns& columns, double column_px) {
    Differences all(columns);
    const auto least = [&](double px) { return column_px > 0 ? std::ceil(px / column_px) : 1.0; };
    const double least_exact = least(kMinExactBar_px), least_vague = least(kMinBar_px),
                 least_block = least(kMinBlock_px);
    for (auto span = spans.begin(); span != spans.end();) {
        const EventSpan& first = *span;
        std::size_t many[kPrecisions] = {};  // of this span
        for (; span != spans.end() && span->start_s == first.start_s && span->end_s == first.end_s; ++span)
            if (shown[span->event]) ++many[static_cast<std::size_t>(span->precision)];
        for (std::size_t k = 0; k < kPrecisions; ++k) {
            const auto precision = static_cast<TimePrecision>(k);
            if (many[k] >= block_from(precision))
                all.add(first, 1, least_block);
            else if (many[k] > 0)
                all.add(first, static_cast<std::int32_t>(many[k]),
                        precision == TimePrecision::Exact ? least_exact : least_vague);
        }
    }
    const std::vector<std::uint32_t> counts = all.counts();
    return counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
}

TimeDensity time_density(const std::vector<EventSpan>& spans, const std::vector<bool>& shown,
                         const std::vector<Account>& accounts, std::size_t parties, const TimeColumns& columns,
                         int most_rows) {
    std::vector<Differences> of_party(parties + 1, Differences(columns));  // the last of nobody alone
    std::vector<std::uint32_t> events(parties);
    bool has_shared = false;
    for (const EventSpan& span : spans) {
        const Voices& voices = accounts[span.event].voices;
        const bool is_one_party = voices.parties == 1, is_shown = shown[span.event];
        if (is_one_party)
            ++events[voices.first.index];
        else
            has_shared |= is_shown;
        if (is_shown) of_party[is_one_party ? voices.first.index : parties].add(span);
    }
    const std::vector<std::uint32_t> own = parties_with_rows(events, has_shared, most_rows);
    for (std::uint32_t party = 0; party < parties; ++party) {
        if (events[party] == 0 || std::binary_search(own.begin(), own.end(), party)) continue;
        of_party[parties].add(of_party[party]);
        has_shared = true;
    }
    TimeDensity density;
    for (const std::uint32_t party : own) density.rows.push_back({Ref<Party>{party}, of_party[party].counts()});
    if (has_shared) density.rows.push_back({std::nullopt, of_party[parties].counts()});
    for (const TimeDensity::Row& row : density.rows)
        for (const std::uint32_t count : row.counts) density.most = std::max(density.most, count);
    return density;
}

}  // namespace sourceline
