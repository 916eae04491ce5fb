// What is asked of every claim and event whenever something is told anew, side by side: a claim is large, and to pass
// over 100,000 of them for one field each costs as much as all else. It depends on the story alone.
#pragma once

#include <cstdint>
#include <vector>

#include "story/kinds.h"
#include "story/model.h"

namespace sourceline {

struct ClaimColumn {
    Ref<Event> event;
    Ref<Actor> actor;
    Ref<Party> party;
    bool is_linked = false;  // it refers to another claim, or another to it
    bool is_confirmed = false;
    bool has_quantity = false;
};

std::vector<ClaimColumn> claim_columns(const Story& story);

struct EventColumn {
    Instant start, end;
    Instant known;              // from the first of its claims on, possibly
    std::uint32_t cluster = 0;  // see Clusters
    AnyKind kind = EventKind::Other;
    bool is_time_open = false;
};

// Some claims and events, all of those of some clusters.
struct StoryPart {
    std::vector<Ref<Claim>> claims;
    std::vector<Ref<Event>> events;
};

// Events whose claims refer to one another, directly or by others, and all that is said of them: what is told of a
// cluster follows from its own claims.
struct Clusters {
    StoryPart all;  // cluster by cluster, each in the file's order: those of cluster i are at from[i] to from[i + 1]
    std::vector<std::uint32_t> claims_from, events_from;
    std::size_t count() const { return events_from.size() - 1; }
};

struct StoryColumns {
    explicit StoryColumns(const Story& story);

    std::vector<ClaimColumn> claims;
    std::vector<EventColumn> events;
    Clusters clusters;
};

}  // namespace sourceline
