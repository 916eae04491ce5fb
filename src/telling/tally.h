// What is told at a moment, added up as knowledge_at does, and moved on from one moment to the next by what lies
// between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "telling/columns.h"
#include "telling/told.h"

namespace sourceline {

class Tally {
  public:
    // All must outlive it.
    Tally(const Story& story, const StoryColumns& columns, const Telling& telling);

    // The telling is another one than before.
    void begin(const Lens& lens);
    // Nothing but the moment is another one.
    void move_to(Instant time);

    const Knowledge& knowledge() const { return knowledge_; }
    std::uint64_t accounts_made() const { return accounts_made_; }
    std::size_t looked_at() const { return looked_at_; }  // claims and events, for the last moment

  private:
    struct Change {
        Instant at;
        std::uint32_t cluster;
    };
    using Changes = std::vector<Change>;
    enum class Counted : std::uint8_t { No, Surely, Possibly };

    static Changes in_order(Changes changes);
    Changes claim_changes() const;
    Changes event_changes() const;
    void gather_told();
    void add_to_part(std::uint32_t cluster, StoryPart& part) const;
    bool gather(const Changes& changes, Instant from, Instant to);
    bool look_at(const StoryPart& part);
    bool tell_claims(const StoryPart& part);
    void tell_events(const StoryPart& part);
    void note_replaced();
    void count_statements(const StoryPart& part);
    void count(Ref<Claim> statement, bool sure);
    void note_accounts_of(const StoryPart& part);

    const Story& story_;
    const StoryColumns& columns_;
    const Telling& telling_;
    Lens lens_;
    Knowledge knowledge_;
    ToldClaims basis_;  // of the accounts
    std::uint64_t accounts_made_ = 0;
    std::size_t looked_at_ = 0;

    std::optional<Changes> claim_changes_, event_changes_;  // in order of time, made when the moment first moves
    StoryPart between_;                                     // what lies between two moments
    StoryPart told_;                                        // what the lens lets through, with what it is linked to
    std::vector<bool> is_between_;                          // by cluster
    std::vector<Ref<Claim>> linked_;                        // those of the claims that are looked at
    std::vector<Ref<Claim>> said_statement_;                // statements_of the claims that have been said
    std::vector<bool> sure_events_, said_, marked_;
    // By claim: how the statement that it stands for was counted.
    std::vector<Counted> counted_;
};

}  // namespace sourceline
