// What is told: through a lens whatever the time, and at a moment. Pure functions of the story: map, timeline, panels
// and the page all show the same answer.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "story/model.h"
#include "telling/lens.h"
#include "telling/standing.h"

namespace sourceline {

// From when a claim was known: from `said`; else from the source's `published`; else from the story's end, and never
// later than that. What is not dated exactly was possibly known from the start of its span, surely from its end.
struct KnownFrom {
    Instant instant, sure;  // possibly, and surely; alike where the time leaves nothing open
    bool stated = false;    // the time of saying itself
    bool after = false;     // its source was published after the story's end
};
KnownFrom known_from(const Story& story, Ref<Claim> ref);

// Whether the moment tells a claim, whatever party and filter: it had been said by then, possibly (Known), or its event
// had begun by then (Happened). And whether it tells it surely.
bool is_told_by(const Story& story, const Lens& lens, Ref<Claim> ref);
bool is_sure_by(const Story& story, const Lens& lens, Ref<Claim> ref);

// Whether the moment tells of an event at all, whatever party and filter.
bool is_reached(const Story& story, const Lens& lens, Ref<Event> event);
// Whether all its claims are surely told: an event's summary sums them up and waits for the last one.
bool is_whole(const Story& story, const Lens& lens, Ref<Event> event);
// Whether the moment tells a step of the tour: by what was known then, not before all that it cites was surely known.
bool is_step_told(const Story& story, const Lens& lens, const TourStep& step);

// How the moment that is shown stands to the time at which a claim was said, as far as its source dates it.
enum class Saying {
    Undated,
    Done,
    Possible,  // on the Known clock: within a span that is all the source says of it
    Later      // it lies ahead: on the Happened clock its event is told all the same
};
Saying saying_at(const Story& story, const Lens& lens, Ref<Claim> ref);

// Whether the sources leave open when the event took place, in days that the story tells. What began before those days
// is their background: the sources speak of it as past.
bool is_time_open(const Story& story, Ref<Event> event);

inline constexpr std::int64_t kBeforeAll_s = std::numeric_limits<std::int64_t>::min();

// How the story is told through a lens, whatever the time, by index. It depends on the lens's party, filter and clock
// alone: who draws often keeps it in a TellingMemo, since a search reads the whole story.
struct Telling {
    Clock clock = Clock::Happened;
    // What lens and filters let through: a claim when its speaker is of the party that tells (if one does) and it
    // passes the filters; an event when one of its claims does or, where no party tells and no speaker is looked for,
    // it matches kind and search itself.
    std::vector<bool> events, claims;
    // From when each event is known, possibly: not before one of the claims that are let through, where it is they that
    // show it. As without lens and filters where those hide it.
    std::vector<Instant> known_from;
    std::vector<Instant> shown_from;       // from when each event is shown on the lens's clock
    std::vector<KnownFrom> claim_known;    // known_from of each claim, whatever the lens
    Instant all_known{kBeforeAll_s};       // from when all claims are surely known, whatever the lens
    std::vector<std::uint32_t> party_rgb;  // the colour of each party, 0xRRGGBB

    std::uint32_t rgb_of(Ref<Party> of) const;  // a neutral colour for a party that is not of this story
};
Telling telling_of(const Story& story, const Lens& lens);

// Whether the clock holds nothing back: on that of what was known all claims are surely told. The story's own summary
// may tell how it ended, and waits for that.
bool holds_nothing_back(const Lens& lens, const Telling& telling);

// From when lens and filters show the event on the lens's clock.
Instant shown_from(const Story& story, const Lens& lens, Ref<Event> event);

// All events in the order in which the clock's playhead meets them. Those that begin together, or become known
// together, keep the order of events_in_time. On the Happened clock the background stands last.
std::vector<Ref<Event>> reading_path(const Story& story, const Telling& telling);
bool comes_before(const Story& story, const Telling& telling, Ref<Event> a, Ref<Event> b);
// Where an event stands on it, without the path: how many there are up to it, itself among them, and in all; of those
// in `counted` where that is given, 0 for one that is not. And whether it is the last of all.
struct PathPlace {
    int at = 0, of = 0;
    bool is_last = false;
};
PathPlace place_on_path(const Story& story, const Telling& telling, std::optional<Ref<Event>> event,
                        const std::vector<bool>* counted);

// What is told at the lens's moment, added up. On the Known clock nothing here depends on a claim of later.
struct Knowledge {
    // By index. A claim is told when it is let through and is_told_by; an event when it is let through and had begun
    // (Happened) or become known (Known), possibly.
    std::vector<bool> events, claims;
    std::vector<bool> sure;             // the claims that are surely told
    std::vector<bool> possible;         // the events that may only have happened, or be known, by then
    std::vector<bool> replaced;         // a claim that is surely known by then has replaced this one, whatever the lens
    std::vector<Ref<Claim>> statement;  // statements_of the claims that are told
    // How each event stands in what is told of it: on the Happened clock in all that lens and filters let through.
    std::vector<Account> accounts;
    int event_count = 0;
    int possible_count = 0;  // of these
    // Statements that had been said by then, whatever the clock, of those that are let through, surely and possibly.
    // One that several sources report counts once.
    int statement_count = 0, possible_statement_count = 0;
};
Knowledge knowledge_at(const Story& story, const Lens& lens, const Telling& telling);
// By index: the claims that accounts are made of. On the Happened clock all that is let through, so that accounts do
// not change in play.
const std::vector<bool>& account_claims(const Lens& lens, const Telling& telling, const Knowledge& knowledge);

// Who gives two accounts of the event, both surely told: the first one in the file, if anybody.
std::optional<Ref<Actor>> changed_account(const Story& story, const Knowledge& knowledge, Ref<Event> event);

// Keeps the last answers for a story, which must outlive it, so that only a change is paid for: a Telling as long as
// party, filter and clock stay, a Knowledge as long as the whole lens stays; another moment pays for what lies between,
// another search for what it may find. What was handed out stays where it is and changes with the next different
// question.
class TellingMemo {
  public:
    explicit TellingMemo(const Story& story);
    ~TellingMemo();
    TellingMemo(const TellingMemo&) = delete;
    TellingMemo& operator=(const TellingMemo&) = delete;
    const Telling& telling(const Lens& lens);
    const Knowledge& knowledge(const Lens& lens);
    std::uint64_t tellings_made() const { return tellings_made_; }  // since the start
    std::uint64_t asked() const { return asked_; }  // how often what is known was added up, since the start
    // How often the accounts of the events came out anew: who draws them looks here whether they are still the same.
    std::uint64_t accounts_made() const;
    // How many claims and events the last different Knowledge and the last different search have looked at.
    struct LookedAt {
        std::size_t knowledge = 0, search = 0;
    };
    LookedAt looked_at() const;

  private:
    struct Kept;
    void tell(const Lens& lens);

    const Story& story_;
    Lens telling_lens_, knowledge_lens_;
    std::unique_ptr<Kept> kept_;
    std::uint64_t tellings_made_ = 0, asked_ = 0;
    std::uint64_t tallied_ = 0;  // which telling the knowledge is of
};

}  // namespace sourceline
