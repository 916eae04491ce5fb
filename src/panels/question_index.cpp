#include "panels/question_index.h"

#include <algorithm>

#include "base/letters.h"
#include "panels/figure_axis.h"
#include "panels/long_list.h"
#include "words/words.h"

namespace sourceline {

namespace {

bool is_contradicted(const QuestionBoard& board) {
    return board.contradictory || board.agreement == Agreement::Changed;
}

void append(FrameText& list, std::string_view more) { list = list + (list.empty() ? "" : " · ") + more; }

// "Over 5 · Not over 3": statements that stand.
FrameText sides_text(const PanelInput& in, const QuestionBoard& board) {
    const std::vector<Side>& sides = in.story.at(board.question).sides;
    FrameList<int> counts;
    for (std::size_t i = 0; i < sides.size(); ++i) counts.push_back(0);
    for (const PartyAnswers& party : board.parties)
        for (const Answer& answer : party.answers)
            if (const auto side = in.story.at(answer.claim).side; side && !answer.replaced) ++counts[*side];
    FrameText text;
    for (std::size_t i = 0; i < sides.size(); ++i)
        append(text, isolated(in.text(sides[i].name)) + " " + in_digits(counts[i]));
    return text;
}

// "10 · 13"; "0, then 1" where an account changed.
FrameText figures_text(const PanelInput& in, const FigureKind& kind) {
    FrameText text;
    FrameList<FrameText> seen;
    for (const Answer& answer : kind.answers) {
        const Claim& claim = in.story.at(answer.claim);
        const FrameText figure = figure_text(in, *claim.quantity);
        if (std::find(seen.begin(), seen.end(), figure) != seen.end()) continue;
        seen.push_back(figure);
        const bool follows = claim.supersedes && in.told.replaced[claim.supersedes->index] && !text.empty();
        if (follows)
            text += ", " + filled(in.words().then_figure, figure);
        else
            append(text, figure);
    }
    return text;
}

FrameText count_text(const PanelInput& in, const QuestionBoard& board) {
    return in.state.lens.clock == Clock::Known
               ? count_answers_known(in.state.language, board.answer_count - board.possible_count, board.possible_count)
               : count_answers(in.state.language, board.answer_count);
}

FrameText contradiction_text(const PanelInput& in, const QuestionBoard& board) {
    if (!in.story.at(board.question).sides.empty()) return sides_text(in, board);
    for (const FigureKind& kind : figure_kinds_of(in.story, board)) {
        if (!kind.is_contested) continue;
        // Figures of one kind are not all that is answered.
        const bool are_all = static_cast<int>(kind.answers.size()) >= board.answer_count;
        return figures_text(in, kind) + (are_all ? FrameText() : " · " + count_text(in, board));
    }
    return count_text(in, board);
}

bool index_row(Column& column, const QuestionBoard& board) {
    const PanelInput& in = column.in;
    TextStyle question = in.look.body(), standing = in.look.small_muted();
    question.size = 15 * in.look.letters;
    if (is_contradicted(board)) standing.colour = in.colours().accent_text;
    const std::string_view text = in.text(in.story.at(board.question).text);
    const FrameText stands = question_standing(in, board);
    const float top = column.y, stands_width = text_width(in.look, standing, stands);
    const bool is_beside = text_width(in.look, question, text) + 16 + stands_width <= column.width;
    const float height = (is_beside ? line_height(question)
                                    : Flow(in.look).text(question, text).height(column.width) +
                                          Flow(in.look).text(standing, stands).height(column.width)) +
                         14;
    const Press state = press(in, column.out, FrameText("question:") + in.story.at(board.question).id,
                              {column.x, top, column.width, height});
    if (state.hovered) {
        column.list->AddRectFilled({column.x - 6, top}, {column.x + column.width + 6, top + height}, in.colours().note,
                                   4);
        question.colour = in.colours().ink;
    }
    column.skip(7);
    if (is_beside) {
        draw_line(column.list, in.look, standing, column.x + column.width - stands_width,
                  column.y + (line_height(question) - line_height(standing)) * 0.5f, stands);
        column.paragraph(question, text);
    } else {
        column.paragraph(question, text);
        column.paragraph(standing, stands);
    }
    column.skip(6);
    column.rule(1);
    return state.pressed;
}

}  // namespace

FrameText question_standing(const PanelInput& in, const QuestionBoard& board) {
    if (is_contradicted(board)) return contradiction_text(in, board);
    const PartyAnswers* only = nullptr;
    for (const PartyAnswers& party : board.parties) {
        if (party.answers.empty()) continue;
        if (only) return count_text(in, board);
        only = &party;
    }
    if (!only || in.state.lens.party) return count_text(in, board);
    const FrameText text = filled(in.words().only_party, isolated(in.text(in.story.at(only->party).name)));
    const bool perhaps = in.state.lens.clock == Clock::Known && board.possible_count == board.answer_count;
    return perhaps ? filled(in.words().perhaps, text) : text;
}

FrameList<const QuestionBoard*> index_order(const FrameList<QuestionBoard>& boards) {
    FrameList<const QuestionBoard*> order;
    for (const bool contradicted : {true, false})
        for (const QuestionBoard& board : boards)
            if (board.is_asked && is_contradicted(board) == contradicted) order.push_back(&board);
    return order;
}

std::optional<Ref<Question>> question_index(Column& column, const FrameList<const QuestionBoard*>& order) {
    constexpr float kUsual_px = 42.0f;
    const char* caption = nullptr;
    std::optional<Ref<Question>> pressed;
    LongList rows(column, "question index", order.size(), column.in.story.questions.size(), kUsual_px);
    for (const QuestionBoard* board : order) {
        const char* of =
            is_contradicted(*board) ? column.in.words().where_they_contradict : column.in.words().also_asked;
        if (of != caption) {
            if (caption) column.skip(12);
            column.caption(of, 2);
        }
        caption = of;
        if (!rows.begins(board->question.index)) continue;
        if (index_row(column, *board)) pressed = board->question;
        rows.ends();
    }
    column.skip(16);
    return pressed;
}

}  // namespace sourceline
