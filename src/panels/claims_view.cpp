// Who says what: each open question with the parties' answers beside each other, as told at the playhead; or, while the
// reader filters, what matches.
#include <algorithm>
#include <utility>

#include "base/letters.h"
#include "base/text.h"
#include "panels/claim_words.h"
#include "panels/column.h"
#include "panels/figure_axis.h"
#include "panels/long_list.h"
#include "panels/panels.h"
#include "panels/question_index.h"
#include "panels/views.h"
#include "story/query.h"
#include "telling/boards.h"

namespace sourceline {

namespace {

FrameText speaker_of(const PanelInput& in, const Claim& claim) {
    FrameText text = isolated(in.text(in.story.at(claim.actor).name));
    if (says_via(in, claim)) text += ", " + FrameText(in.words().via) + " " + isolated(in.text(claim.via));
    return text;
}

// When it was said and where that is to be read, after `speaker` where that is not named above.
void claim_foot(Column& column, Ref<Claim> ref, std::string_view speaker, const FrameList<Ref<Claim>>& also = {}) {
    const PanelInput& in = column.in;
    Flow foot(in.look);
    const FrameText note = said_note(in, ref, Wording::DateOnly);
    foot.text(in.look.small_muted(), speaker.empty() ? note : FrameText(speaker) + " · " + note);
    FrameList<Ref<Claim>> cited = {ref};
    cited.append(also);
    for (const Ref<Claim> one : cited)
        foot.chip(FrameText("citation:") + in.story.at(one).id, in_digits(in.source_number(in.story.at(one).source)));
    if (in.told.replaced[ref.index]) foot.text(in.look.small_muted(), " " + FrameText(in.words().replaced));
    column.set_cited(foot, cited);
}

void answer_card(Column& column, const Answer& answer) {
    const PanelInput& in = column.in;
    const Claim& claim = in.story.at(answer.claim);
    TextStyle words = in.look.body();
    words.size = 15 * in.look.letters;
    words.strike = answer.replaced;
    if (answer.replaced) words.colour = in.colours().muted;
    const float top = column.y;
    Column inner = column.indented(14);
    inner.paragraph(in.look.strong(), speaker_of(in, claim), 1);
    inner.paragraph(words, claim.answer ? in.text(*claim.answer) : in.text(claim.text));
    if (press(in, column.out, FrameText("answer:") + claim.id, {column.x, top, column.width, inner.height_since(top)})
            .pressed)
        column.out.commands.push_back(ShowClaim{answer.claim});
    inner.skip(2);
    claim_foot(inner, answer.claim, {}, answer.also);
    column.party_bar(in.story.at(claim.actor).party, column.x, top + 2, inner.y);
    inner.skip(14);
    column.skip_to(inner);
}

// The answers of one side; those of none come after the last.
void side_answers(Column& column, const QuestionBoard& board, std::size_t side) {
    const PanelInput& in = column.in;
    const std::vector<Side>& sides = in.story.at(board.question).sides;
    bool named = sides.empty();
    for (const PartyAnswers& party : board.parties)
        for (const Answer& answer : party.answers) {
            if (in.story.at(answer.claim).side.value_or(sides.size()) != side) continue;
            if (!std::exchange(named, true))
                column.caption(side < sides.size() ? in.text(sides[side].name) : in.words().neither_side, 6);
            answer_card(column, answer);
        }
}

// Two sides that the author names stand beside each other where there is room; else, and without sides, by party.
void answer_cards(Column& column, const QuestionBoard& board) {
    constexpr float kGap = 16.0f, kLeast = 130.0f;
    const std::size_t sides = column.in.story.at(board.question).sides.size();
    const float half = (column.width - kGap) * 0.5f;
    std::size_t side = 0;
    if (sides == 2 && half >= kLeast) {
        const float top = column.y;
        float bottom = top;
        for (; side < sides; ++side) {
            Column one{column.in, column.out, column.list, column.x + static_cast<float>(side) * (half + kGap),
                       top,       half};
            side_answers(one, board, side);
            bottom = std::max(bottom, one.y);
        }
        column.y = bottom;
    }
    for (; side <= sides; ++side) side_answers(column, board, side);
}

// Silence is an answer too, and shown as one: who tells nothing by now. At the end that is all there is in the sources.
void silent_row(Column& column, const QuestionBoard& board) {
    const PanelInput& in = column.in;
    const char* why = in.state.lens.time < in.story.end ? in.words().not_yet_said : in.words().nothing_said;
    FrameText names;
    for (const PartyAnswers& party : board.parties) {
        if (!party.answers.empty() || party.filtered) continue;
        if (!names.empty()) names += ", ";
        names += isolated(in.text(in.story.at(party.party).name));
    }
    if (names.empty()) return;
    const float x = column.x, top = column.y;
    Column inner = column.indented(21);
    inner.paragraph(in.look.small_muted(), names + ": " + why);
    for (float at = top + 3; at < inner.y - 3; at += 5)
        column.list->AddRectFilled({x + 5, at}, {x + 6.5f, at + 3}, with_alpha(in.colours().muted, 0.7f));
    inner.skip(8);
    column.skip_to(inner);
}

void question_block(Column& column, const QuestionBoard& board) {
    const PanelInput& in = column.in;
    column.paragraph(in.look.question(), in.text(in.story.at(board.question).text), 1);
    const FrameText agreement = agreement_text(in, board);
    if (!agreement.empty()) column.paragraph(in.look.small_muted(), agreement, 1);
    column.skip(9);
    for (const FigureKind& kind : figure_kinds_of(in.story, board)) {
        if (kind.answers.size() < 2) continue;  // the answer says it itself
        figure_axis(column, kind);
        column.skip(8);
    }
    answer_cards(column, board);
    silent_row(column, board);
}

// A quote with its foot, between them what `add` sets, beside them the colour of who says so. A press on the quote,
// under `name`, leads to its event.
template <class Adds>
void quoted_claim(Column& column, std::string_view name, Ref<Claim> ref, const Adds& add) {
    const PanelInput& in = column.in;
    const Claim& claim = in.story.at(ref);
    const float top = column.y;
    Column inner = column.indented(14);
    TextStyle words = in.look.body();
    words.language = in.story.at(claim.source).language;
    inner.paragraph(words, words_as_they_stand(claim));
    if (press(in, column.out, name, {column.x, top, column.width, inner.height_since(top)}).pressed)
        column.out.commands.push_back(ShowClaim{ref});
    add(inner);
    claim_foot(inner, ref, speaker_of(in, claim));
    column.skip_to(inner);
    column.party_bar(in.story.at(claim.actor).party, column.x, top + 3, column.y - 2);
}

// The figures that the map itself can check, all in one place: they stand in events that nobody may open.
void measured_block(Column& column) {
    const PanelInput& in = column.in;
    const float top = column.y;
    for (std::uint32_t i = 0; i < in.story.checks.size(); ++i) {
        const Check& check = in.story.checks[i];
        if (!is_told(in, check.claim)) continue;
        if (column.y == top) {
            column.rule(14);
            column.paragraph(in.look.question(), in.words().stated_and_measured, 8);
        }
        quoted_claim(column, FrameText("check:") + check.id, check.claim, [&](Column& inner) {
            inner.skip(2);
            measured_lines(inner, {i});
        });
        column.skip(14);
    }
}

// Answers that are not translated are shown as they are, and the reader is told so once.
FrameText answers_note(const PanelInput& in) {
    for (std::uint32_t i = 0; i < in.story.claims.size(); ++i) {
        const Claim& claim = in.story.claims[i];
        if (!claim.answer || !is_told(in, Ref<Claim>{i})) continue;
        const FrameText language = language_note(in, *claim.answer);
        if (!language.empty()) return FrameText(in.words().not_translated) + " " + language;
    }
    return {};
}

void match_list(Column& column) {
    const PanelInput& in = column.in;
    constexpr float kUsual_px = 150.0f;
    int found = 0;
    LongList rows(column, "matches", static_cast<std::size_t>(in.told.event_count), in.story.events.size(), kUsual_px);
    for (const Ref<Event> event : events_in_time(in.story)) {
        if (!is_told(in, event)) continue;
        ++found;
        if (!rows.begins(event.index)) continue;
        column.rule(12);
        const Event& match = in.story.at(event);
        if (column.button(FrameText("match:") + match.id, in.look.question(), in.text(match.title), 4).pressed)
            column.out.commands.push_back(SelectEvent{event});
        for (const Ref<Claim> ref : claims_of(in.story, event)) {
            if (!is_told(in, ref)) continue;
            quoted_claim(column, FrameText("match-claim:") + in.story.at(ref).id, ref, [](Column&) {});
            column.skip(8);
        }
        column.skip(4);
        rows.ends();
    }
    if (found == 0) column.paragraph(in.look.muted(), in.words().nothing_found, 8);
}

}  // namespace

FrameText agreement_text(const PanelInput& in, const QuestionBoard& board) {
    const Strings& words = in.words();
    // By what had happened, an answer may stand here that was given only later: it was not known yet.
    FrameText count =
        in.state.lens.clock == Clock::Known
            ? count_answers_known(in.state.language, board.answer_count - board.possible_count, board.possible_count)
            : count_answers(in.state.language, board.answer_count);
    switch (board.agreement) {
        case Agreement::NothingYet:
            return {};  // the rows below say who is silent and why
        case Agreement::OneAnswer:
            return count;
        case Agreement::Alike:
            return FrameText(words.agreed) + " · " + count;
        case Agreement::Contradictory:
            return FrameText(words.contradictory) + " · " + count;
        case Agreement::Changed:
            return (board.contradictory ? FrameText(words.contradictory) + " · " : FrameText()) + words.changed +
                   " · " + count;
        case Agreement::Different:
            return count;  // whether other words mean another thing is the reader's to judge
    }
    return count;
}

void claims_view(const PanelInput& in, PanelOutput& out, Rect area) {
    // Whoever asks for a question wants to see it: a scroll position of its own for each.
    const FrameText asked = in.state.question ? FrameText(in.story.at(*in.state.question).id) : FrameText();
    ScrollView view(in, out, FrameText("claims-view:") + asked, area, 14);
    Column& column = view.column;
    filter_bar(column, area);
    column.skip(6);
    const FrameText note = answers_note(in);
    if (!note.empty()) column.paragraph(in.look.small_muted(), note, 8);
    if (!in.state.lens.filter.empty()) return match_list(column);
    const FrameList<QuestionBoard> boards = boards_at(in.story, in.state.lens, in.telling, in.told);
    const FrameList<const QuestionBoard*> order = index_order(boards);
    const std::optional<Ref<Question>> pressed = question_index(column, order);
    constexpr float kUsual_px = 260.0f;
    LongList rows(column, "questions", order.size(), in.story.questions.size(), kUsual_px);
    for (const QuestionBoard* board : order) {
        if (in.state.question == board->question) open_at(column.y - 8, 0.0f);
        if (pressed == board->question) {
            ImGui::SetScrollFromPosY(column.y - 8 - ImGui::GetWindowPos().y, 0.0f);
            out.animating = true;
        }
        if (!rows.begins(board->question.index)) continue;
        column.rule(14);
        question_block(column, *board);
        column.skip(6);
        rows.ends();
    }
    measured_block(column);
}

}  // namespace sourceline
