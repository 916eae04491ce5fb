#include "telling/boards.h"

#include <algorithm>

#include "base/stable_sort.h"

namespace sourceline {

namespace {
// How an answer stands in the order of saying: an answer comes after the one that it replaces, also where both are
// dated alike.
struct SaidOrder {
    Instant said;
    int depth = 0;
    Ref<Claim> claim;
    friend bool operator<(const SaidOrder& a, const SaidOrder& b) {
        if (a.said != b.said) return a.said < b.said;
        return a.depth != b.depth ? a.depth < b.depth : a.claim < b.claim;
    }
};
SaidOrder said_order(const Story& story, const Knowledge& knowledge, Ref<Claim> claim) {
    constexpr int kMaxChain = 64;  // a story made by hand may have a ring
    SaidOrder order{known_from(story, claim).instant, 0, claim};
    std::optional<Ref<Claim>> earlier = story.at(claim).supersedes;
    while (earlier && knowledge.claims[earlier->index] && order.depth < kMaxChain) {
        order.said = std::max(order.said, known_from(story, *earlier).instant);
        ++order.depth;
        earlier = story.at(*earlier).supersedes;
    }
    return order;
}

void put_in_order(const Story& story, const Knowledge& knowledge, FrameList<Answer>& answers) {
    struct Ordered {
        SaidOrder order;
        Answer answer;
    };
    if (answers.size() < 2) return;
    FrameList<Ordered> ordered;
    for (const Answer& answer : answers) ordered.push_back({said_order(story, knowledge, answer.claim), answer});
    stable_sort(ordered, [](const Ordered& a, const Ordered& b) { return a.order < b.order; });
    for (std::size_t i = 0; i < answers.size(); ++i) answers[i] = ordered[i].answer;
}

// One board a question, with the parties of the lens and no answers yet.
FrameList<QuestionBoard> empty_boards(const Story& story, const Lens& lens) {
    FrameList<QuestionBoard> boards;
    for (std::uint32_t q = 0; q < story.questions.size(); ++q) {
        QuestionBoard board;
        board.question = {q};
        board.is_asked = lens.clock == Clock::Happened;
        for (std::uint32_t p = 0; p < story.parties.size(); ++p)
            if (!lens.party || lens.party->index == p) board.parties.push_back({{p}, {}});
        boards.push_back(board);
    }
    return boards;
}

bool same_words(const Claim& a, const Claim& b) {
    if (!a.answer || !b.answer) return a.answer.has_value() == b.answer.has_value();
    return a.answer->entries() == b.answer->entries();
}

Agreement agreement_of(const Story& story, const QuestionBoard& board, const FrameList<Ref<Claim>>& standing) {
    if (board.answer_count == 0) return Agreement::NothingYet;
    if (standing.size() < static_cast<std::size_t>(board.answer_count)) return Agreement::Changed;
    if (board.answer_count == 1) return Agreement::OneAnswer;
    if (board.contradictory) return Agreement::Contradictory;
    const bool alike = std::all_of(standing.begin(), standing.end(), [&](Ref<Claim> claim) {
        return same_words(story.at(claim), story.at(standing.front()));
    });
    return alike ? Agreement::Alike : Agreement::Different;
}

// One answer for each statement, whichever source of it comes first in the file.
void add_answer(const Knowledge& knowledge, Ref<Claim> claim, FrameList<Answer>& answers) {
    const Ref<Claim> statement = knowledge.statement[claim.index];
    for (Answer& answer : answers) {
        if (knowledge.statement[answer.claim.index] != statement) continue;
        answer.also.push_back(claim);
        return;
    }
    answers.push_back({claim, knowledge.replaced[claim.index], {}});
}

// Fills in what follows from the answers.
void sum_up(const Story& story, const Knowledge& knowledge, QuestionBoard& board) {
    FrameList<Ref<Claim>> standing, sure;
    const auto is_sure = [&](Ref<Claim> claim) { return bool(knowledge.sure[claim.index]); };
    for (const PartyAnswers& party : board.parties)
        for (const Answer& answer : party.answers) {
            ++board.answer_count;
            FrameList<Ref<Claim>> reports = {answer.claim};
            reports.append(answer.also);
            board.possible_count += std::none_of(reports.begin(), reports.end(), is_sure) ? 1 : 0;
            if (answer.replaced) continue;
            standing.push_back(answer.claim);
            for (const Ref<Claim> report : reports)
                if (is_sure(report)) sure.push_back(report);
        }
    const auto stands = [&](Ref<Claim> claim) {
        return story.at(claim).question == board.question && is_sure(claim) && !knowledge.replaced[claim.index];
    };
    board.quantities = figures_of(story, standing);
    board.contradictory = !figures_meet(figures_of(story, sure));
    for (const Ref<Claim> claim : sure) {
        const std::optional<Ref<Claim>>& disputed = story.at(claim).disputes;
        board.contradictory = board.contradictory || (disputed && stands(*disputed));
    }
    board.agreement = agreement_of(story, board, standing);
}
}  // namespace

FrameList<FigureKind> figure_kinds_of(const Story& story, const QuestionBoard& board) {
    FrameList<FigureKind> kinds;
    for (const PartyAnswers& party : board.parties)
        for (const Answer& answer : party.answers) {
            const std::optional<Quantity>& quantity = story.at(answer.claim).quantity;
            if (!quantity) continue;
            auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const FigureKind& known) {
                return known.what == quantity->what && known.unit == quantity->unit;
            });
            if (kind == kinds.end()) {
                kinds.push_back({quantity->what, quantity->unit, {}});
                kind = &kinds.back();
            }
            kind->answers.push_back(answer);
        }
    for (FigureKind& kind : kinds) {
        FrameList<Ref<Claim>> standing;
        for (const Answer& answer : kind.answers) {
            if (answer.replaced)
                kind.is_contested = true;
            else
                standing.push_back(answer.claim);
        }
        kind.is_contested |= !figures_meet(figures_of(story, standing));
    }
    return kinds;
}

FrameList<QuestionBoard> boards_at(const Story& story, const Lens& lens, const Telling& telling,
                                   const Knowledge& knowledge) {
    FrameList<QuestionBoard> boards = empty_boards(story, lens);
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        if (!claim.question) continue;
        QuestionBoard& board = boards[claim.question->index];
        const bool is_told = is_told_by(story, lens, {i});
        board.is_asked |= is_told;  // by whomever
        const Ref<Party> of = story.at(claim.actor).party;
        if (lens.party && of != *lens.party) continue;
        PartyAnswers& party = board.parties[lens.party ? 0 : of.index];
        // Whoever answers later is silent until then.
        if (!is_told) continue;
        if (telling.claims[i])
            add_answer(knowledge, {i}, party.answers);
        else
            party.filtered = true;
    }
    for (QuestionBoard& board : boards) {
        for (PartyAnswers& party : board.parties) {
            if (!party.answers.empty()) party.filtered = false;
            put_in_order(story, knowledge, party.answers);
        }
        sum_up(story, knowledge, board);
    }
    return boards;
}

}  // namespace sourceline
