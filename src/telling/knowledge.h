// What is told at a moment: by what had happened or by what had been said, by all or by one party, through the reader's
// filters. A pure function of the story: map, timeline and panels all show the same answer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/model.h"
#include "telling/lens.h"

namespace sourceline {

struct Knowledge {
    // By index. A claim is shown when it had been said by then (Known) or when its event had begun by then (Happened),
    // its speaker is of the party that tells (if one does) and it passes the filters. An event is shown when it had
    // begun (Happened) or a claim on it had been said (Known), and, where a party tells or a filter is set, one of its
    // claims is shown or (search, kind) it matches itself.
    std::vector<bool> events, claims;
    int event_count = 0;
    int possible_count =
        0;  // of these: what may have happened by then, as its sources leave the time open (only on Happened)
    int statement_count = 0;  // claims that had been said by then, whatever the clock, of those that pass
};
Knowledge knowledge_at(const Story& story, const Lens& lens);

// What lens and filters let through, whatever the time, by index. It depends on the lens's party, filter and clock
// alone: who draws often makes it once for each change of those, since a search reads the whole story.
struct Telling {
    std::vector<bool> events, claims;
    std::vector<Instant>
        shown_from;  // from when each event is shown on the clock; as without lens and filters where they hide it
};
Telling telling_of(const Story& story, const Lens& lens);

// All events in the order in which the clock's playhead meets them, so that stepping on never moves it back. Those that
// begin together, or become known together, keep the order of events_in_time.
std::vector<Ref<Event>> reading_path(const Story& story, const Telling& telling);

// Keeps the last telling of a story, which must outlive it, so that only a change of party, filter or clock is paid
// for.
class TellingMemo {
  public:
    explicit TellingMemo(const Story& story) : story_(&story) {}
    const Telling& of(const Lens& lens);

  private:
    const Story* story_;
    std::optional<Ref<Party>> party_;
    Filter filter_;
    Clock clock_ = Clock::Happened;
    std::optional<Telling> last_;
};
Knowledge knowledge_at(const Story& story, const Lens& lens, const Telling& telling);

// The claim that has replaced this one by the moment shown, whatever lens and filters. Before that nobody could know.
std::optional<Ref<Claim>> replaced_by(const Story& story, const Lens& lens, Ref<Claim> claim);

// From when lens and filters show the event on the lens's clock: not before one of the claims that they let through.
Instant shown_from(const Story& story, const Lens& lens, Ref<Event> event);

// Does the event pass party lens and filters, whatever the time? For the map's symbols.
// For all items of a story ask a Telling: each of these looks through all claims where a lens or filter is on.
bool passes(const Story& story, const Lens& lens, Ref<Event> ref);
bool passes(const Story& story, const Lens& lens, Ref<Claim> ref);

// What is kept of a search as typed: at most 200 bytes, cut at a letter, valid UTF-8 in one line.
inline constexpr std::size_t kMaxSearchBytes = 200;
std::string kept_search(std::string_view typed);

// ---- Who says what ----

struct Answer {
    Ref<Claim> claim;
    bool replaced = false;  // its speaker has since (by the moment shown) said something else
};
struct PartyAnswers {
    Ref<Party> party;
    std::vector<Answer> answers;  // in order of saying; empty: this party has said nothing on it in the sources
    bool later = false;           // it has, but not yet at the moment shown (only on the Known clock)
                                  // (on the other: its event has not begun). Only where answers is empty.
    bool undated = false;         // as `later`, but when it said so no source states
    bool filtered = false;        // it has, but the reader's filters hide it. Only where answers is empty.
};
// Of the answers that stand: NothingYet: none. Changed: somebody has replaced an answer (whatever the others say).
// Contradictory: one disputes another, or two quantities of the same thing do not meet. Alike: all in the same words.
// Different: they differ, but no source sets them against each other ("four vehicles", "five pickups").
enum class Agreement { NothingYet, OneAnswer, Alike, Contradictory, Changed, Different };
// What the answers' quantities span, per `what` and unit: never averaged, never summed.
struct QuantityRange {
    std::string what, unit;
    double min = 0, max = 0;
    int claims = 0;
};
struct QuestionBoard {
    Ref<Question> question;
    std::vector<PartyAnswers> parties;  // every party of the story, in its order; with a lens only that one
    Agreement agreement = Agreement::NothingYet;
    bool contradictory = false;             // as Agreement::Contradictory, also where an answer has been replaced
    int answer_count = 0;                   // replaced ones included
    std::vector<QuantityRange> quantities;  // of answers that stand; replaced ones do not count
};
std::vector<QuestionBoard> board_at(const Story& story, const Lens& lens);
std::vector<QuestionBoard> board_at(const Story& story, const Lens& lens, const Telling& telling);

}  // namespace sourceline
