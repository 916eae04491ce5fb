#include "telling/tally.h"

#include <algorithm>
#include <utility>

namespace sourceline {

namespace {
// Where more than this share of all lies between two moments, all is looked at.
constexpr std::size_t kMostShare = 8;
}  // namespace

Tally::Tally(const Story& story, const StoryColumns& columns, const Telling& telling)
    : story_(story),
      columns_(columns),
      telling_(telling),
      is_between_(columns.clusters.count()),
      said_statement_(story.claims.size()),
      sure_events_(story.events.size()),
      said_(story.claims.size()),
      marked_(story.claims.size()) {
    knowledge_.accounts.resize(story.events.size());
}

void Tally::begin(const Lens& lens) {
    lens_ = lens;
    const std::size_t claims = story_.claims.size(), events = story_.events.size();
    for (std::vector<bool>* of_event : {&knowledge_.events, &knowledge_.possible}) of_event->assign(events, false);
    for (std::vector<bool>* of_claim : {&knowledge_.claims, &knowledge_.sure, &knowledge_.replaced})
        of_claim->assign(claims, false);
    knowledge_.statement.resize(claims);
    for (std::uint32_t i = 0; i < claims; ++i) knowledge_.statement[i] = {i};
    knowledge_.event_count = knowledge_.possible_count = 0;
    knowledge_.statement_count = knowledge_.possible_statement_count = 0;
    counted_.assign(claims, Counted::No);
    sure_events_.assign(events, false);
    gather_told();
    (void)look_at(told_);
    ToldClaims basis{account_claims(lens_, telling_, knowledge_),
                     lens_.clock == Clock::Happened ? telling_.claims : knowledge_.sure};
    if (accounts_made_ > 0 && basis_ == basis) return;
    basis_ = std::move(basis);
    std::fill(knowledge_.accounts.begin(), knowledge_.accounts.end(), Account{});
    note_accounts_of(told_);
}

// A filter may leave little of a large story: nothing is told of the rest.
void Tally::gather_told() {
    const Clusters& clusters = columns_.clusters;
    const StoryPart& all = clusters.all;
    told_.claims.clear();
    told_.events.clear();
    for (std::uint32_t cluster = 0; cluster < clusters.count(); ++cluster) {
        const auto is_told = [&](Ref<Claim> claim) {
            return telling_.claims[claim.index] || columns_.claims[claim.index].is_linked;
        };
        const auto is_shown = [&](Ref<Event> event) { return telling_.events[event.index]; };
        if (std::any_of(all.claims.begin() + clusters.claims_from[cluster],
                        all.claims.begin() + clusters.claims_from[cluster + 1], is_told) ||
            std::any_of(all.events.begin() + clusters.events_from[cluster],
                        all.events.begin() + clusters.events_from[cluster + 1], is_shown))
            add_to_part(cluster, told_);
    }
}

void Tally::add_to_part(std::uint32_t cluster, StoryPart& part) const {
    const Clusters& clusters = columns_.clusters;
    const StoryPart& all = clusters.all;
    part.claims.insert(part.claims.end(), all.claims.begin() + clusters.claims_from[cluster],
                       all.claims.begin() + clusters.claims_from[cluster + 1]);
    part.events.insert(part.events.end(), all.events.begin() + clusters.events_from[cluster],
                       all.events.begin() + clusters.events_from[cluster + 1]);
}

void Tally::move_to(Instant time) {
    const Instant from = std::min(lens_.time, time), to = std::max(lens_.time, time);
    lens_.time = time;
    const bool happened = lens_.clock == Clock::Happened;
    if (!claim_changes_) claim_changes_ = claim_changes();
    if (happened && !event_changes_) event_changes_ = event_changes();
    // At the end all is known, also of what nobody speaks.
    const bool ends = from < story_.end && story_.end <= to;
    between_.claims.clear();
    between_.events.clear();
    const bool is_little =
        !ends && gather(*claim_changes_, from, to) && (!happened || gather(*event_changes_, from, to));
    for (const Ref<Event> event : between_.events) is_between_[columns_.events[event.index].cluster] = false;
    const StoryPart& part = is_little ? between_ : columns_.clusters.all;
    const bool changed = look_at(part);
    if (!changed || happened) return;
    // On the clock of what was known the accounts rest on what is told.
    for (const Ref<Claim> claim : part.claims) {
        basis_.told[claim.index] = knowledge_.claims[claim.index];
        basis_.sure[claim.index] = knowledge_.sure[claim.index];
    }
    note_accounts_of(part);
}

void Tally::note_accounts_of(const StoryPart& part) {
    const bool happened = lens_.clock == Clock::Happened;
    const std::vector<Ref<Claim>> all = happened ? statements_of(story_, basis_.told) : std::vector<Ref<Claim>>();
    note_accounts({story_, columns_.claims, basis_, happened ? all : knowledge_.statement}, part.claims, part.events,
                  knowledge_.accounts);
    ++accounts_made_;
}

Tally::Changes Tally::in_order(Changes changes) {
    const auto key = [](const Change& change) { return std::pair(change.at, change.cluster); };
    std::sort(changes.begin(), changes.end(), [&](const Change& a, const Change& b) { return key(a) < key(b); });
    const auto end =
        std::unique(changes.begin(), changes.end(), [&](const Change& a, const Change& b) { return key(a) == key(b); });
    changes.erase(end, changes.end());
    return changes;
}

Tally::Changes Tally::claim_changes() const {
    Changes changes;
    changes.reserve(columns_.claims.size());
    for (std::size_t i = 0; i < columns_.claims.size(); ++i) {
        const KnownFrom& known = telling_.claim_known[i];
        const std::uint32_t cluster = columns_.events[columns_.claims[i].event.index].cluster;
        changes.push_back({known.instant, cluster});
        if (known.sure != known.instant) changes.push_back({known.sure, cluster});
    }
    return in_order(std::move(changes));
}

Tally::Changes Tally::event_changes() const {
    Changes changes;
    changes.reserve(columns_.events.size());
    for (const EventColumn& event : columns_.events) {
        changes.push_back({event.start, event.cluster});
        if (event.is_time_open) changes.push_back({event.end, event.cluster});
    }
    return in_order(std::move(changes));
}

// Adds to what lies between. False where that is too much to be worth it.
bool Tally::gather(const Changes& changes, Instant from, Instant to) {
    const auto is_before = [](Instant time, const Change& change) { return time < change.at; };
    const auto begin = std::upper_bound(changes.begin(), changes.end(), from, is_before),
               end = std::upper_bound(begin, changes.end(), to, is_before);
    const StoryPart& all = columns_.clusters.all;
    const std::size_t most = (all.claims.size() + all.events.size()) / kMostShare;
    for (auto change = begin; change != end; ++change) {
        const std::uint32_t cluster = change->cluster;
        if (is_between_[cluster]) continue;
        is_between_[cluster] = true;
        add_to_part(cluster, between_);
        if (between_.claims.size() + between_.events.size() > most) return false;
    }
    return true;
}

// Whether claims have come or gone, or become sure.
bool Tally::look_at(const StoryPart& part) {
    looked_at_ = part.claims.size() + part.events.size();
    const bool changed = tell_claims(part);
    tell_events(part);
    note_replaced();
    count_statements(part);
    return changed;
}

bool Tally::tell_claims(const StoryPart& part) {
    for (const Ref<Event> event : part.events) sure_events_[event.index] = false;
    linked_.clear();
    bool changed = false;
    for (const Ref<Claim> ref : part.claims) {
        const std::uint32_t i = ref.index;
        const ClaimColumn& claim = columns_.claims[i];
        if (claim.is_linked) linked_.push_back(ref);
        if (!telling_.claims[i]) continue;
        const KnownFrom& known = telling_.claim_known[i];
        const bool has_begun = columns_.events[claim.event.index].start <= lens_.time;
        const bool known_clock = lens_.clock == Clock::Known;
        const bool told = known_clock ? known.instant <= lens_.time : has_begun,
                   sure = known_clock ? known.sure <= lens_.time : has_begun;
        changed |= told != knowledge_.claims[i] || sure != knowledge_.sure[i];
        knowledge_.claims[i] = told;
        knowledge_.sure[i] = sure;
        if (sure) sure_events_[claim.event.index] = true;
    }
    return changed;
}

void Tally::tell_events(const StoryPart& part) {
    for (const Ref<Event> ref : part.events) {
        const std::uint32_t i = ref.index;
        const EventColumn& event = columns_.events[i];
        knowledge_.event_count -= knowledge_.events[i] ? 1 : 0;
        knowledge_.possible_count -= knowledge_.possible[i] ? 1 : 0;
        const bool told = telling_.events[i] && telling_.shown_from[i] <= lens_.time;
        const bool open = lens_.clock == Clock::Happened ? event.is_time_open && lens_.time < event.end
                                                         : !sure_events_[i] && lens_.time < story_.end;
        knowledge_.events[i] = told;
        knowledge_.possible[i] = told && open;
        knowledge_.event_count += told ? 1 : 0;
        knowledge_.possible_count += told && open ? 1 : 0;
    }
}

// Only a claim that refers to another, or to which another refers, is part of another's statement or replaced.
void Tally::note_replaced() {
    note_statements(story_, linked_, knowledge_.claims, knowledge_.statement);
    for (const Ref<Claim> claim : linked_) knowledge_.replaced[claim.index] = false;
    for (const Ref<Claim> claim : linked_) {
        const std::optional<Ref<Claim>>& earlier = story_.at(claim).supersedes;
        if (!earlier || *earlier == claim) continue;
        const bool sure = lens_.clock == Clock::Known
                              ? telling_.claim_known[claim.index].sure <= lens_.time
                              : columns_.events[columns_.claims[claim.index].event.index].start <= lens_.time;
        if (sure) knowledge_.replaced[earlier->index] = true;
    }
    // Of a statement that several sources report, all.
    for (const Ref<Claim> claim : linked_)
        if (knowledge_.replaced[claim.index]) marked_[knowledge_.statement[claim.index].index] = true;
    for (const Ref<Claim> claim : linked_)
        if (marked_[knowledge_.statement[claim.index].index]) knowledge_.replaced[claim.index] = true;
    for (const Ref<Claim> claim : linked_) marked_[knowledge_.statement[claim.index].index] = false;
}

// Whatever the clock, what had been said by then.
void Tally::count_statements(const StoryPart& part) {
    for (const Ref<Claim> ref : part.claims) {
        Counted& counted = counted_[ref.index];
        knowledge_.statement_count -= counted == Counted::Surely ? 1 : 0;
        knowledge_.possible_statement_count -= counted == Counted::Possibly ? 1 : 0;
        counted = Counted::No;
    }
    const auto is_said = [&](Ref<Claim> claim) {
        return telling_.claims[claim.index] && telling_.claim_known[claim.index].instant <= lens_.time;
    };
    const auto is_sure = [&](Ref<Claim> claim) { return telling_.claim_known[claim.index].sure <= lens_.time; };
    for (const Ref<Claim> claim : part.claims)
        if (!columns_.claims[claim.index].is_linked && is_said(claim)) count(claim, is_sure(claim));
    for (const Ref<Claim> claim : linked_) said_[claim.index] = is_said(claim);
    note_statements(story_, linked_, said_, said_statement_);
    for (const bool sure : {true, false})
        for (const Ref<Claim> claim : linked_)
            if (said_[claim.index] && is_sure(claim) == sure) count(said_statement_[claim.index], sure);
}

// Once, surely first.
void Tally::count(Ref<Claim> statement, bool sure) {
    Counted& counted = counted_[statement.index];
    if (counted != Counted::No) return;
    counted = sure ? Counted::Surely : Counted::Possibly;
    ++(sure ? knowledge_.statement_count : knowledge_.possible_statement_count);
}

}  // namespace sourceline
