// Who says what: each open question with the parties' answers beside each other, as told at the playhead; or, while the
// reader filters, what matches.
#include <algorithm>
#include <utility>

#include "base/letters.h"
#include "base/text.h"
#include "panels/claim_words.h"
#include "panels/column.h"
#include "panels/panels.h"
#include "panels/views.h"
#include "story/query.h"
#include "telling/boards.h"

namespace sourceline {

namespace {

std::string number_text(double value) {
    return value == static_cast<double>(static_cast<long long>(value)) ? format("%lld", static_cast<long long>(value))
                                                                       : format("%g", value);
}

// "vehicles: 10–more than 13, as claimed": spans of what was claimed, each end as it was said; never an average.
std::string quantities_text(const PanelInput& in, const QuestionBoard& board) {
    std::string text;
    for (const QuantityRange& range : board.quantities) {
        if (range.max == range.min && range.max_bound == range.min_bound) continue;  // the answers say it themselves
        if (!text.empty()) text += " · ";
        const auto figure = [&](double value, Bound bound) {
            return filled(in.words().bounds[static_cast<int>(bound)], number_text(value));
        };
        text += range.what + ": " + figure(range.min, range.min_bound) + "–" + figure(range.max, range.max_bound);
        if (!range.unit.empty()) text += " " + range.unit;
    }
    return text.empty() ? text : text + ", " + in.words().as_claimed;
}

void claim_foot(Column& column, Ref<Claim> ref, const std::vector<Ref<Claim>>& also = {}, float after = 0) {
    const PanelInput& in = column.in;
    const Claim& claim = in.story.at(ref);
    Flow foot(in.look);
    std::string text = isolated(in.text(in.story.at(claim.actor).name));
    if (says_via(in, claim)) text += ", " + std::string(in.words().via) + " " + isolated(in.text(claim.via));
    text += " · " + said_note(in, ref, Wording::DateOnly);
    foot.text(in.look.small_muted(), text);
    std::vector<Ref<Claim>> cited = also;
    cited.insert(cited.begin(), ref);
    for (const Ref<Claim> one : cited)
        foot.chip("citation:" + in.story.at(one).id, std::to_string(in.source_number(in.story.at(one).source)));
    if (in.told.replaced[ref.index]) foot.text(in.look.small_muted(), " " + std::string(in.words().replaced));
    column.set_cited(foot, cited, after);
}

void answer_row(Column& column, const Answer& answer) {
    const PanelInput& in = column.in;
    const Claim& claim = in.story.at(answer.claim);
    const ImU32 colour = colour_from_rgb(in.party_rgb(in.story.at(claim.actor).party));
    const ImVec2 centre{column.x + 5.5f, column.y + 10};
    if (answer.replaced)
        column.list->AddCircle(centre, 4.75f, colour, 20, 1.5f);
    else
        column.list->AddCircleFilled(centre, 5.5f, colour, 20);
    const TextStyle style{answer.replaced ? Weight::Regular : Weight::SemiBold,
                          15,
                          answer.replaced ? in.colours().muted : in.colours().ink,
                          1.36f,
                          0,
                          answer.replaced};
    const float top = column.y;
    Column inner = column.indented(21);
    inner.paragraph(style, claim.answer ? in.text(*claim.answer) : in.text(claim.text));
    if (press(in, column.out, "answer:" + claim.id, {column.x, top, column.width, inner.height_since(top)}).pressed)
        column.out.commands.push_back(ShowClaim{answer.claim});
    inner.skip(1);
    claim_foot(inner, answer.claim, answer.also, 10);
    column.skip_to(inner);
}

// Under the sides that the author names, else by party; those of no side stand apart.
void answer_rows(Column& column, const QuestionBoard& board) {
    const PanelInput& in = column.in;
    const std::vector<Side>& sides = in.story.at(board.question).sides;
    for (std::uint32_t side = 0; side <= sides.size(); ++side) {
        bool named = sides.empty();
        for (const PartyAnswers& party : board.parties)
            for (const Answer& answer : party.answers) {
                if (in.story.at(answer.claim).side.value_or(sides.size()) != side) continue;
                if (!std::exchange(named, true))
                    column.caption(side < sides.size() ? in.text(sides[side].name) : in.words().neither_side, 4);
                answer_row(column, answer);
            }
    }
}

// Silence is an answer too, and shown as one: who tells nothing by now. At the end that is all there is in the sources.
void silent_row(Column& column, const QuestionBoard& board) {
    const PanelInput& in = column.in;
    const char* why = in.state.lens.time < in.story.end ? in.words().not_yet_said : in.words().nothing_said;
    std::string names;
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
    const std::string agreement = agreement_text(in, board);
    if (!agreement.empty()) column.paragraph(in.look.small_muted(), agreement, 1);
    const std::string quantities = quantities_text(in, board);
    if (!quantities.empty()) column.paragraph(in.look.small_muted(), quantities, 1);
    column.skip(7);
    answer_rows(column, board);
    silent_row(column, board);
}

// A quote with its foot, between them what `add` sets, beside them the colour of who says so. A press on the quote,
// under `name`, leads to its event.
template <class Adds>
void quoted_claim(Column& column, const std::string& name, Ref<Claim> ref, const Adds& add) {
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
    claim_foot(inner, ref);
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
        quoted_claim(column, "check:" + check.id, check.claim, [&](Column& inner) {
            inner.skip(2);
            measured_lines(inner, {i});
        });
        column.skip(14);
    }
}

// Answers that are not translated are shown as they are, and the reader is told so once.
std::string answers_note(const PanelInput& in) {
    for (std::uint32_t i = 0; i < in.story.claims.size(); ++i) {
        const Claim& claim = in.story.claims[i];
        if (!claim.answer || !is_told(in, Ref<Claim>{i})) continue;
        const std::string language = language_note(in, *claim.answer);
        if (!language.empty()) return std::string(in.words().not_translated) + " " + language;
    }
    return {};
}

void match_list(Column& column) {
    const PanelInput& in = column.in;
    int found = 0;
    for (const Ref<Event> event : events_in_time(in.story)) {
        if (!is_told(in, event)) continue;
        ++found;
        column.rule(12);
        const Event& match = in.story.at(event);
        if (column.button("match:" + match.id, in.look.question(), in.text(match.title), 4).pressed)
            column.out.commands.push_back(SelectEvent{event});
        for (const Ref<Claim> ref : claims_of(in.story, event)) {
            if (!is_told(in, ref)) continue;
            quoted_claim(column, "match-claim:" + in.story.at(ref).id, ref, [](Column&) {});
            column.skip(8);
        }
        column.skip(4);
    }
    if (found == 0) column.paragraph(in.look.muted(), in.words().nothing_found, 8);
}

}  // namespace

std::string agreement_text(const PanelInput& in, const QuestionBoard& board) {
    const Strings& words = in.words();
    // By what had happened, an answer may stand here that was given only later: it was not known yet.
    std::string count =
        in.state.lens.clock == Clock::Known
            ? count_answers_known(in.state.language, board.answer_count - board.possible_count, board.possible_count)
            : count_answers(in.state.language, board.answer_count);
    switch (board.agreement) {
        case Agreement::NothingYet:
            return {};  // the rows below say who is silent and why
        case Agreement::OneAnswer:
            return count;
        case Agreement::Alike:
            return std::string(words.agreed) + " · " + count;
        case Agreement::Contradictory:
            return std::string(words.contradictory) + " · " + count;
        case Agreement::Changed:
            return (board.contradictory ? std::string(words.contradictory) + " · " : std::string()) + words.changed +
                   " · " + count;
        case Agreement::Different:
            return count;  // whether other words mean another thing is the reader's to judge
    }
    return count;
}

void claims_view(const PanelInput& in, PanelOutput& out, Rect area) {
    // Whoever asks for a question wants to see it: a scroll position of its own for each.
    const std::string asked = in.state.question ? in.story.at(*in.state.question).id : std::string();
    ScrollView view(in, out, "claims-view:" + asked, area, 14);
    Column& column = view.column;
    filter_bar(column, area);
    column.skip(6);
    const std::string note = answers_note(in);
    if (!note.empty()) column.paragraph(in.look.small_muted(), note, 8);
    if (!in.state.lens.filter.empty()) return match_list(column);
    for (const QuestionBoard& board : boards_at(in.story, in.state.lens, in.telling, in.told)) {
        if (!board.is_asked) continue;
        if (in.state.question == board.question) open_at(column.y - 8, 0.0f);
        column.rule(14);
        question_block(column, board);
        column.skip(6);
    }
    measured_block(column);
}

}  // namespace sourceline
