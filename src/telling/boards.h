// Who says what: each open question with the parties' answers beside each other.
#pragma once

#include <vector>

#include "story/model.h"
#include "telling/figures.h"
#include "telling/lens.h"
#include "telling/told.h"

namespace sourceline {

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
// Contradictory: one disputes another, or their figures do not meet. Alike: all in the same words.
// Different: they differ, but no source sets them against each other ("four vehicles", "five pickups").
enum class Agreement { NothingYet, OneAnswer, Alike, Contradictory, Changed, Different };
struct QuestionBoard {
    Ref<Question> question;
    std::vector<PartyAnswers> parties;  // every party of the story, in its order; with a lens only that one
    Agreement agreement = Agreement::NothingYet;
    bool contradictory = false;             // as Agreement::Contradictory, also where an answer has been replaced
    int answer_count = 0;                   // replaced ones included
    std::vector<QuantityRange> quantities;  // of answers that stand; replaced ones do not count
};
std::vector<QuestionBoard> boards_at(const Story& story, const Lens& lens, const Telling& telling,
                                     const Knowledge& knowledge);

}  // namespace sourceline
