// The statements along the timeline: one tick each, where it was said.
#pragma once

#include <utility>
#include <vector>

#include "state/time_axis.h"
#include "story/model.h"

namespace sourceline {

// More than so many that stand at one spot are gathered under their number.
inline constexpr std::size_t kTicksSideBySide = 14;
inline constexpr double kTickPitch_px = 6.0, kTickGap_px = 5.0;

// Statements that stand side by side, or are gathered: then under one mark of `gathered_px`.
struct TickGroup {
    std::vector<Ref<Claim>> claims;  // in order of time
    double left = 0.0, right = 0.0;
    bool gathered = false;
    // Whose they are, in order of their first, and how many; of what is gathered.
    std::vector<std::pair<Ref<Party>, int>> parties = {};
};
// As far as the time of saying is open: a statement stands in its middle, and the whole of it is drawn beneath.
struct TickSpan {
    double left = 0.0, right = 0.0;
    friend bool operator==(const TickSpan&, const TickSpan&) = default;
};
struct SaidTicks {
    std::vector<TickGroup> groups;  // from left to right, apart
    std::vector<TickSpan> spans;    // each once
};

// The claims that have a time of saying within the story, in order of it: what said_ticks takes. With what it asks of
// each, for a story may have 100,000 of them.
struct DatedClaim {
    Ref<Claim> claim;
    Ref<Party> party;
    Instant start, end;  // of its saying
};
std::vector<DatedClaim> dated_claims(const Story& story);
// Of those that are `shown` (by index of the claim) the ones that lie on the axis.
SaidTicks said_ticks(const std::vector<DatedClaim>& dated, const std::vector<bool>& shown, const TimeAxis& axis,
                     double gathered_px);

}  // namespace sourceline
