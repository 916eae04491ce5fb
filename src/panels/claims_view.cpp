// Who says what: each open question with the parties' answers beside each other, as told at the playhead; or, while the
// reader filters, what matches.
#include <algorithm>

#include "base/text.h"
#include "panels/claim_words.h"
#include "panels/panels.h"
#include "panels/widgets.h"
#include "story/query.h"
#include "telling/boards.h"

namespace sourceline {

namespace {

std::string number_text(double value) {
    return value == static_cast<double>(static_cast<long long>(value)) ? format("%lld", static_cast<long long>(value))
                                                                       : format("%g", value);
}

std::string agreement_text(const PanelInput& in, const QuestionBoard& board) {
    const Strings& words = in.words();
    // By what had happened, an answer may stand here that was given only later: it was not known yet.
    const std::string count = in.state.lens.clock == Clock::Known
                                  ? count_answers_known(in.state.language, board.answer_count)
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

// "vehicles: 10–13, as claimed": spans of what was claimed, never an average.
std::string quantities_text(const PanelInput& in, const QuestionBoard& board) {
    std::string text;
    for (const QuantityRange& range : board.quantities) {
        if (range.max == range.min) continue;  // the answers say it themselves, with their "more than" and "about"
        if (!text.empty()) text += " · ";
        text += range.what + ": " + number_text(range.min) + "–" + number_text(range.max);
        if (!range.unit.empty()) text += " " + range.unit;
    }
    return text.empty() ? text : text + ", " + in.words().as_claimed;
}

float claim_foot(const PanelInput& in, PanelOutput& out, Ref<Claim> ref, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Claim& claim = in.story.at(ref);
    Flow foot(in.look);
    std::string text(in.text(in.story.at(claim.actor).name));
    if (says_via(in, claim)) text += ", " + std::string(in.words().via) + " " + std::string(in.text(claim.via));
    text += " · " + said_note(in, ref, Wording::DateOnly);
    foot.text(in.look.small_muted(), text);
    foot.chip("citation:" + claim.id, std::to_string(in.source_number(claim.source)));
    if (in.told.replaced[ref.index]) foot.text(in.look.small_muted(), " " + std::string(in.words().replaced));
    const float height = foot.draw(list, x, y, width);
    for (const Flow::Chip& chip : foot.chips())
        if (press(in, out, chip.name, chip.rect).pressed) out.commands.push_back(ShowSource{claim.source});
    return height;
}

float answer_row(const PanelInput& in, PanelOutput& out, const Answer& answer, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Claim& claim = in.story.at(answer.claim);
    const ImU32 colour = colour_from_rgb(in.party_rgb(in.story.at(claim.actor).party));
    const float inner = x + 21, inner_width = width - 21, top = y;
    if (answer.replaced)
        list->AddCircle({x + 5.5f, y + 10}, 4.75f, colour, 20, 1.5f);
    else
        list->AddCircleFilled({x + 5.5f, y + 10}, 5.5f, colour, 20);
    TextStyle style{answer.replaced ? Weight::Regular : Weight::SemiBold,
                    15,
                    answer.replaced ? in.colours().muted : in.colours().ink,
                    1.36f,
                    0,
                    answer.replaced};
    Flow first(in.look);
    first.text(style, claim.answer ? in.text(*claim.answer) : in.text(claim.text));
    const float first_height = first.draw(list, inner, y, inner_width);
    if (press(in, out, "answer:" + claim.id, {x, y, width, first_height}).pressed)
        out.commands.push_back(ShowClaim{answer.claim});
    y += first_height + 1;
    y += claim_foot(in, out, answer.claim, inner, y, inner_width);
    return y - top;
}

// Silence is an answer too, and shown as one: the parties that `is_one` picks, and why they have no answer here.
template <class Picks>
float silent_row(const PanelInput& in, const QuestionBoard& board, const Picks& is_one, const char* why, float x,
                 float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    std::string names;
    for (const PartyAnswers& party : board.parties) {
        if (!party.answers.empty() || party.filtered || !is_one(party)) continue;
        if (!names.empty()) names += ", ";
        names += in.text(in.story.at(party.party).name);
    }
    if (names.empty()) return 0.0f;
    const float height =
        draw_paragraph(list, in.look, in.look.small_muted(), x + 21, y, width - 21, names + ": " + why);
    for (float at = y + 3; at < y + height - 3; at += 5)
        list->AddRectFilled({x + 5, at}, {x + 6.5f, at + 3}, with_alpha(in.colours().muted, 0.7f));
    return height + 8;
}

float question_block(const PanelInput& in, PanelOutput& out, const QuestionBoard& board, float x, float y,
                     float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = y;
    y += draw_paragraph(list, in.look, in.look.question(), x, y, width, in.text(in.story.at(board.question).text)) + 1;
    const std::string agreement = agreement_text(in, board);
    if (!agreement.empty()) y += draw_paragraph(list, in.look, in.look.small_muted(), x, y, width, agreement) + 1;
    const std::string quantities = quantities_text(in, board);
    if (!quantities.empty()) y += draw_paragraph(list, in.look, in.look.small_muted(), x, y, width, quantities) + 1;
    y += 7;
    for (const PartyAnswers& party : board.parties)
        for (const Answer& answer : party.answers) y += answer_row(in, out, answer, x, y, width) + 10;
    const Strings& words = in.words();
    const char* later = in.state.lens.clock == Clock::Known ? words.not_yet_said : words.begins_later;
    y += silent_row(
        in, board, [](const PartyAnswers& party) { return party.later; }, later, x, y, width);
    y += silent_row(
        in, board, [](const PartyAnswers& party) { return party.undated; }, words.undated_answer, x, y, width);
    y += silent_row(
        in, board, [](const PartyAnswers& party) { return !party.later && !party.undated; }, words.nothing_said, x, y,
        width);
    return y - top;
}

// The figures that the map itself can check, all in one place: they stand in events that nobody may open.
float measured_block(const PanelInput& in, PanelOutput& out, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = y;
    for (const Check& check : in.story.checks) {
        const Claim& claim = in.story.at(check.claim);
        if (!is_told(in, check.claim) || !in.basemap) continue;
        if (y == top) {
            hairline(list, in.colours(), x, y, width);
            y += 14;
            y += draw_paragraph(list, in.look, in.look.question(), x, y, width, in.words().stated_and_measured) + 8;
        }
        Flow quote(in.look);
        quote.text(in.look.body(), words_as_they_stand(claim));
        const float from = y, quote_height = quote.draw(list, x + 14, y, width - 14);
        if (press(in, out, "check:" + check.id, {x, y, width, quote_height}).pressed)
            out.commands.push_back(ShowClaim{check.claim});
        y += quote_height + 2;
        y += measured_lines(in, check, x + 14, y, width - 14);
        y += claim_foot(in, out, check.claim, x + 14, y, width - 14);
        list->AddRectFilled({x, from + 3}, {x + 4, y - 2},
                            colour_from_rgb(in.party_rgb(in.story.at(claim.actor).party)), 2);
        y += 14;
    }
    return y - top;
}

// Answers that are not translated are shown as they are, and the reader is told so once.
std::string answers_note(const PanelInput& in) {
    for (const Claim& claim : in.story.claims) {
        if (!claim.answer) continue;
        const std::string language = language_note(in, *claim.answer);
        if (!language.empty()) return std::string(in.words().not_translated) + " " + language;
    }
    return {};
}

float match_list(const PanelInput& in, PanelOutput& out, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = y;
    int found = 0;
    for (const Ref<Event> event : events_in_time(in.story)) {
        if (!is_told(in, event)) continue;
        ++found;
        hairline(list, in.colours(), x, y, width);
        y += 12;
        Flow title(in.look);
        title.text(in.look.question(), in.text(in.story.at(event).title));
        const float height = title.draw(list, x, y, width);
        if (press(in, out, "match:" + in.story.at(event).id, {x, y, width, height}).pressed)
            out.commands.push_back(SelectEvent{event});
        y += height + 4;
        for (const Ref<Claim> ref : claims_of(in.story, event)) {
            if (!is_told(in, ref)) continue;
            const Claim& claim = in.story.at(ref);
            const float from = y;
            Flow quote(in.look);
            quote.text(in.look.body(), words_as_they_stand(claim));
            const float quote_height = quote.draw(list, x + 14, y, width - 14);
            if (press(in, out, "match-claim:" + claim.id, {x, y, width, quote_height}).pressed)
                out.commands.push_back(ShowClaim{ref});
            y += quote_height;
            y += claim_foot(in, out, ref, x + 14, y, width - 14);
            list->AddRectFilled({x, from + 3}, {x + 4, y - 2},
                                colour_from_rgb(in.party_rgb(in.story.at(claim.actor).party)), 2);
            y += 8;
        }
        y += 4;
    }
    if (found == 0) y += draw_paragraph(list, in.look, in.look.muted(), x, y, width, in.words().nothing_found) + 8;
    return y - top;
}

}  // namespace

void claims_view(const PanelInput& in, PanelOutput& out, Rect area) {
    begin_area("claims-view", area, in.colours().paper, Scroll::Yes);
    if (touch_scroll()) out.animating = true;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float x = area.x + in.layout.margin - 1, width = area.width - 2 * in.layout.margin + 2;
    float y = area.y + 14 - ImGui::GetScrollY();
    y += filter_bar(in, out, area, x, y, width) + 6;
    const std::string note = answers_note(in);
    if (!note.empty()) y += draw_paragraph(list, in.look, in.look.small_muted(), x, y, width, note) + 8;
    if (in.state.lens.filter.empty()) {
        for (const QuestionBoard& board : boards_at(in.story, in.state.lens, in.telling, in.told)) {
            hairline(list, in.colours(), x, y, width);
            y += 14;
            y += question_block(in, out, board, x, y, width) + 6;
        }
        y += measured_block(in, out, x, y, width);
    } else {
        y += match_list(in, out, x, y, width);
    }
    ImGui::SetCursorScreenPos({x, y + 8});
    ImGui::Dummy({1, 1});
    fade_upper_edge(in, area);
    ImGui::End();
}

}  // namespace sourceline
