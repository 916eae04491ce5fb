#include "panels/time_ticks.h"

#include <algorithm>
#include <tuple>

namespace sourceline {

namespace {
double width_of(const TickGroup& group, double gathered_px) {
    return group.gathered ? gathered_px : static_cast<double>(group.claims.size()) * kTickPitch_px;
}

bool is_too_wide(const TickGroup& group, const TimeAxis& axis) {
    return group.claims.size() > kTicksSideBySide ||
           static_cast<double>(group.claims.size()) * kTickPitch_px > axis.right - axis.left;
}

// About the middle of what its parts took up, within the axis.
void place(TickGroup& group, double middle, const TimeAxis& axis, double gathered_px) {
    const double width = width_of(group, gathered_px);
    group.left = std::clamp(middle - width / 2, axis.left, std::max(axis.left, axis.right - width));
    group.right = group.left + width;
}

// What would touch the group before it joins it, and so on.
void join_backwards(std::vector<TickGroup>& groups, const TimeAxis& axis, double gathered_px) {
    while (groups.size() > 1 && groups.back().left < groups[groups.size() - 2].right + kTickGap_px) {
        TickGroup last = std::move(groups.back());
        groups.pop_back();
        TickGroup& into = groups.back();
        const double middle = (into.left + last.right) / 2;
        into.claims.insert(into.claims.end(), last.claims.begin(), last.claims.end());
        into.gathered = is_too_wide(into, axis);
        place(into, middle, axis, gathered_px);
    }
}
void count_parties(const Story& story, TickGroup& group) {
    for (const Ref<Claim> claim : group.claims) {
        const Ref<Party> party = story.at(story.at(claim).actor).party;
        const auto at = std::find_if(group.parties.begin(), group.parties.end(),
                                     [&](const auto& one) { return one.first == party; });
        if (at == group.parties.end())
            group.parties.emplace_back(party, 1);
        else
            ++at->second;
    }
}

bool is_within(const TimeSpan& said, Instant start) { return said.start >= start || said.end > start; }
}  // namespace

std::vector<Ref<Claim>> dated_claims(const Story& story) {
    std::vector<Ref<Claim>> dated;
    for (std::uint32_t i = 0; i < story.claims.size(); ++i)
        if (story.claims[i].said && is_within(*story.claims[i].said, story.start)) dated.push_back({i});
    const auto key = [&](Ref<Claim> claim) {
        const TimeSpan& said = *story.at(claim).said;
        return std::tuple(said.start.seconds + said.end.seconds, said.start, claim.index);
    };
    std::sort(dated.begin(), dated.end(), [&](Ref<Claim> a, Ref<Claim> b) { return key(a) < key(b); });
    return dated;
}

SaidTicks said_ticks(const Story& story, const std::vector<Ref<Claim>>& dated, const std::vector<bool>& shown,
                     const TimeAxis& axis, double gathered_px) {
    SaidTicks made;
    for (auto i = dated.begin(); i != dated.end();) {
        const TimeSpan& said = *story.at(*i).said;
        TickGroup group;
        for (; i != dated.end() && story.at(*i).said->start == said.start && story.at(*i).said->end == said.end; ++i)
            if (shown[i->index]) group.claims.push_back(*i);
        const double left = axis.x_from_time(said.start), right = axis.x_from_time(said.end);
        if (group.claims.empty() || right < axis.left || left > axis.right) continue;
        const TickSpan span{std::max(left, axis.left), std::min(right, axis.right)};
        if (span.right > span.left) made.spans.push_back(span);
        group.gathered = is_too_wide(group, axis);
        place(group, (span.left + span.right) / 2, axis, gathered_px);
        made.groups.push_back(std::move(group));
        join_backwards(made.groups, axis, gathered_px);
    }
    for (TickGroup& group : made.groups)
        if (group.gathered) count_parties(story, group);
    return made;
}

}  // namespace sourceline
