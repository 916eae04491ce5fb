// Who says what: each open question with the parties' answers beside each other. They are made for a frame.
#pragma once

#include "base/frame_memory.h"
#include "story/model.h"
#include "telling/figures.h"
#include "telling/lens.h"
#include "telling/told.h"

namespace sourceline {

struct Answer {
    Ref<Claim> claim;
    bool replaced = false;       // its speaker has since (by the moment shown) said something else
    FrameList<Ref<Claim>> also;  // the same statement in other sources, in the file's order
};
struct PartyAnswers {
    Ref<Party> party;
    FrameList<Answer> answers;  // in order of saying; empty: this party tells nothing on it by the moment shown
    bool filtered = false;      // it does, but the reader's filters hide it. Only where answers is empty.
};
// Of the answers that stand, as far as they are surely told: NothingYet: none. Changed: somebody has replaced an answer
// (whatever the others say). Contradictory: one disputes another, or their figures do not meet. Alike: all in the same
// words. Different: they differ, but no source sets them against each other ("four vehicles", "five pickups").
enum class Agreement { NothingYet, OneAnswer, Alike, Contradictory, Changed, Different };
struct QuestionBoard {
    Ref<Question> question;
    // False: by what was known then nobody had answered it, possibly. To show it would tell that somebody will.
    bool is_asked = true;
    FrameList<PartyAnswers> parties;  // every party of the story, in its order; with a lens only that one
    Agreement agreement = Agreement::NothingYet;
    bool contradictory = false;           // as Agreement::Contradictory, also where an answer has been replaced
    int answer_count = 0;                 // replaced ones included; the same statement in two sources once
    int possible_count = 0;               // of these: given later, perhaps
    FrameList<QuantityRange> quantities;  // of answers that stand; replaced ones do not count
};
// The answers of a board that state a figure of one thing, replaced ones included, as they were said.
struct FigureKind {
    std::string_view what, unit;
    FrameList<Answer> answers;
    bool is_contested = false;  // two that stand cannot both hold, or one has been replaced
};
// In the order in which things are first counted.
FrameList<FigureKind> figure_kinds_of(const Story& story, const QuestionBoard& board);

FrameList<QuestionBoard> boards_at(const Story& story, const Lens& lens, const Telling& telling,
                                   const Knowledge& knowledge);

}  // namespace sourceline
