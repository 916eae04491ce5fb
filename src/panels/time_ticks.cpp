#include "panels/time_ticks.h"

#include <algorithm>
#include <tuple>

namespace sourceline {

namespace {
// A group while groups still join: those of its claims among all that are on the axis, one after another.
struct TickRun {
    std::size_t begin = 0, end = 0;
    double left = 0.0, right = 0.0;
    bool gathered = false;
    std::size_t count() const { return end - begin; }
};

double width_of(const TickRun& run, double gathered_px) {
    return run.gathered ? gathered_px : static_cast<double>(run.count()) * kTickPitch_px;
}

bool is_too_wide(const TickRun& run, const TimeAxis& axis) {
    return run.count() > kTicksSideBySide || static_cast<double>(run.count()) * kTickPitch_px > axis.right - axis.left;
}

// About the middle of what its parts took up, within the axis.
void place(TickRun& run, double middle, const TimeAxis& axis, double gathered_px) {
    const double width = width_of(run, gathered_px);
    run.left = std::clamp(middle - width / 2, axis.left, std::max(axis.left, axis.right - width));
    run.right = run.left + width;
}

// What would touch the group before it joins it, and so on.
void join_backwards(std::vector<TickRun>& runs, const TimeAxis& axis, double gathered_px) {
    while (runs.size() > 1 && runs.back().left < runs[runs.size() - 2].right + kTickGap_px) {
        const TickRun last = runs.back();
        runs.pop_back();
        TickRun& into = runs.back();
        const double middle = (into.left + last.right) / 2;
        into.end = last.end;
        into.gathered = is_too_wide(into, axis);
        place(into, middle, axis, gathered_px);
    }
}

void count_party(Ref<Party> party, TickGroup& group) {
    const auto at =
        std::find_if(group.parties.begin(), group.parties.end(), [&](const auto& one) { return one.first == party; });
    if (at == group.parties.end())
        group.parties.emplace_back(party, 1);
    else
        ++at->second;
}

bool is_within(const TimeSpan& said, Instant start) { return said.start >= start || said.end > start; }
}  // namespace

std::vector<DatedClaim> dated_claims(const Story& story) {
    std::vector<DatedClaim> dated;
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        if (claim.said && is_within(*claim.said, story.start))
            dated.push_back({{i}, story.at(claim.actor).party, claim.said->start, claim.said->end});
    }
    const auto key = [](const DatedClaim& one) {
        return std::tuple(one.start.seconds + one.end.seconds, one.start, one.claim);
    };
    std::sort(dated.begin(), dated.end(), [&](const DatedClaim& a, const DatedClaim& b) { return key(a) < key(b); });
    return dated;
}

SaidTicks said_ticks(const std::vector<DatedClaim>& dated, const std::vector<bool>& shown, const TimeAxis& axis,
                     double gathered_px) {
    SaidTicks made;
    std::vector<TickRun> runs;
    std::vector<const DatedClaim*> on_axis;
    for (auto i = dated.begin(); i != dated.end();) {
        const DatedClaim& said = *i;
        const double left = axis.x_from_time(said.start), right = axis.x_from_time(said.end);
        TickRun run;
        run.begin = on_axis.size();
        for (; i != dated.end() && i->start == said.start && i->end == said.end; ++i)
            if (shown[i->claim.index] && right >= axis.left && left <= axis.right) on_axis.push_back(&*i);
        run.end = on_axis.size();
        if (run.count() == 0) continue;
        const TickSpan span{std::max(left, axis.left), std::min(right, axis.right)};
        if (span.right > span.left) made.spans.push_back(span);
        run.gathered = is_too_wide(run, axis);
        place(run, (span.left + span.right) / 2, axis, gathered_px);
        runs.push_back(run);
        join_backwards(runs, axis, gathered_px);
    }
    for (const TickRun& run : runs) {
        TickGroup group{{}, run.left, run.right, run.gathered};
        group.claims.reserve(run.count());
        for (std::size_t i = run.begin; i < run.end; ++i) {
            group.claims.push_back(on_axis[i]->claim);
            if (run.gathered) count_party(on_axis[i]->party, group);
        }
        made.groups.push_back(std::move(group));
    }
    return made;
}

}  // namespace sourceline
