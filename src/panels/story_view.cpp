// The story told in steps: one step with what it cites, and at the foot the ways on and back.
#include <algorithm>

#include "base/letters.h"
#include "base/text.h"
#include "panels/claim_card.h"
#include "panels/panels.h"
#include "panels/views.h"
#include "telling/boards.h"

namespace sourceline {

namespace {

// How many steps there are is told where that says nothing of what is still to become known.
bool counts_steps(const PanelInput& in) {
    return in.state.lens.clock == Clock::Happened || in.state.lens.time >= in.story.end;
}

// On the clock of what was known the flag says the moment: a step's own would be taken for it.
std::string when_text(const PanelInput& in, const TourStep& step) {
    if (in.state.lens.clock == Clock::Known) return {};
    if (step.event) return span_text(in.state.language, in.story.at(*step.event).when, dates_of(in.story));
    if (!step.time || !in.story.has_tour) return {};
    return span_text(in.state.language, {*step.time, *step.time, TimePrecision::Exact, ""}, dates_of(in.story));
}

std::string kicker(const PanelInput& in, Ref<TourStep> ref) {
    std::string text;
    if (counts_steps(in))
        text = filled(in.words().step_of,
                      {{"at", std::to_string(ref.index + 1)}, {"all", std::to_string(in.story.tour.size())}});
    const std::string when = when_text(in, in.story.at(ref));
    if (!text.empty() && !when.empty()) text += " · ";
    return upper_case(text + when);
}

void prose(Column& column, const TourStep& step) {
    const PanelInput& in = column.in;
    const TextStyle style{Weight::Regular, 15, in.colours().ink, 22.0f / 15.0f, 0, false};
    const LocalText::Found found = step.text.text.in(in.words().tag, in.story.language);
    Flow flow(in.look);
    std::vector<Ref<Claim>> cited;
    std::size_t at = 0;
    for (const Citation& citation : step.text.citations_of(found)) {
        const Claim& claim = in.story.at(citation.claim);
        flow.text(style, found.text.substr(at, citation.after - at));
        at = citation.after;
        cited.push_back(citation.claim);
        // One claim may be cited twice: each number is a target of its own.
        flow.citation("reference:" + std::to_string(cited.size()) + ":" + claim.id,
                      std::to_string(in.source_number(claim.source)));
    }
    flow.text(style, found.text.substr(at));
    const std::string note = language_note(in, step.text.text);
    if (!note.empty()) flow.text(in.look.small_muted(), " (" + note + ")");
    column.set_cited(flow, cited, 16);
}

// The claims that it cites, as far as the moment tells them and lens and filters let them through.
void cited_claims(Column& column, const TourStep& step) {
    const PanelInput& in = column.in;
    const bool known = in.state.lens.clock == Clock::Known;
    int hidden = 0;
    std::optional<Ref<Claim>> before;
    for (const Ref<Claim> ref : step.cited) {
        if (known && !is_told_by(in.story, in.state.lens, ref)) continue;
        if (!in.telling.claims[ref.index]) {
            ++hidden;
            continue;
        }
        const Ref<Claim> statement = in.told.statement[ref.index];
        const bool again = before == statement && ref != statement;
        if (!again) column.rule(13);
        claim_card(column, ref, again ? CardOf::SameStatement : CardOf::Statement);
        column.skip(13);
        before = statement;
    }
    if (hidden == 0) return;
    column.rule(12);
    column.paragraph(in.look.small_muted(),
                     count_claims(in.state.language, hidden) + " " + in.words().hidden_by_filters, 12);
}

// One press leads to all the answers.
void question_row(Column& column, Ref<Question> ref) {
    const PanelInput& in = column.in;
    const Question& question = in.story.at(ref);
    column.rule(14);
    const float top = column.y;
    column.paragraph(in.look.question(), in.text(question.text), 3);
    for (const QuestionBoard& board : boards_at(in.story, in.state.lens, in.telling, in.told)) {
        if (board.question != ref) continue;
        const std::string agreement = agreement_text(in, board);
        TextStyle style = in.look.body();
        style.colour = in.colours().accent_text;
        column.paragraph(style, (agreement.empty() ? std::string(in.words().who_says_what) : agreement) + " →");
    }
    const Rect rect{column.x, top, column.width, column.height_since(top)};
    if (press(in, column.out, "step-question:" + question.id, rect).pressed)
        column.out.commands.push_back(ShowQuestion{ref});
    column.skip(14);
}

void step_page(Column& column, Ref<TourStep> ref) {
    const PanelInput& in = column.in;
    const TourStep& step = in.story.at(ref);
    const std::string head = kicker(in, ref);
    if (!head.empty()) column.paragraph(in.look.capitals(), head, 6);
    if (is_step_told(in.story, in.state.lens, step)) {
        column.paragraph(in.look.heading(), in.text(step.title), 8);
        prose(column, step);
    } else {
        const bool in_part = std::any_of(step.cited.begin(), step.cited.end(),
                                         [&](Ref<Claim> claim) { return is_told_by(in.story, in.state.lens, claim); });
        column.paragraph(in.look.muted(),
                         in_part ? std::string(in.words().step_known_in_part) : capitalised(in.words().not_yet_known),
                         16);
    }
    cited_claims(column, step);
    if (step.question) question_row(column, *step.question);
}

// Before the first step.
void no_step(Column& column) {
    const PanelInput& in = column.in;
    if (holds_nothing_back(in.story, in.state.lens)) column.paragraph(in.look.quote(), in.text(in.story.summary), 16);
    legend(column);
}

// What the foot says of the step before and the step after: their titles where there is room for both, else fewer of
// them. Nothing is cut.
struct Ways {
    std::string back, on;
    float back_width = 0, on_width = 0;
};

Ways ways(const PanelInput& in, const TourStep* before, const TourStep* after, float room) {
    constexpr float kBetween = 24.0f;
    const auto title = [&](const TourStep* step) {
        return step && is_step_told(in.story, in.state.lens, *step) ? std::string(in.text(step->title)) : std::string();
    };
    const std::string titles[2] = {title(before), title(after)};
    Ways found;
    for (const auto& [names_back, names_on] : {std::pair(true, true), {false, true}, {true, false}, {false, false}}) {
        if (before) found.back = "← " + (names_back && !titles[0].empty() ? titles[0] : in.words().previous);
        if (after)
            found.on = (names_on && !titles[1].empty() ? filled(in.words().next_titled, titles[1]) : in.words().next) +
                       std::string(" →");
        found.back_width = text_width(in.look, in.look.body(), found.back);
        found.on_width = text_width(in.look, in.look.strong(), found.on);
        if (found.back_width + kBetween + found.on_width <= room) break;
    }
    return found;
}

void dots(const PanelInput& in, ImDrawList* list, float left, float right, float y) {
    constexpr float kApart = 11.0f, kRadius = 3.0f, kAside = 12.0f;
    const auto count = static_cast<float>(in.story.tour.size());
    if (!in.state.step || !counts_steps(in) || kApart * count + 2 * kAside > right - left) return;
    const float first = (left + right - kApart * (count - 1)) * 0.5f;
    for (std::uint32_t i = 0; i < in.story.tour.size(); ++i)
        list->AddCircleFilled({first + kApart * static_cast<float>(i), y}, kRadius,
                              i == in.state.step->index ? in.colours().ink : with_alpha(in.colours().muted, 0.4f), 16);
}

void foot(const PanelInput& in, PanelOutput& out, Rect area) {
    begin_area("story-foot", area, in.colours().paper, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float x = area.x + in.layout.margin - 1, width = area.width - 2 * in.layout.margin + 2;
    hairline(list, in.colours(), area.x, area.y, area.width);
    const std::vector<TourStep>& tour = in.story.tour;
    const std::size_t next = in.state.step ? in.state.step->index + 1 : 0;
    const TourStep* before = next > 1 ? &tour[next - 2] : nullptr;
    const TourStep* after = next < tour.size() ? &tour[next] : nullptr;
    const Ways way = ways(in, before, after, width);
    TextStyle back = in.look.muted(), on = in.look.strong();
    const float y = area.y + (area.height - line_height(on)) * 0.5f;
    if (before) {
        const Press state = press(in, out, "previous", {x - 8, area.y + 2, way.back_width + 16, area.height - 2});
        if (state.hovered) back.colour = in.colours().ink;
        draw_line(list, in.look, back, x, y, way.back);
        if (state.pressed) out.commands.push_back(StepOn{Direction::Previous});
    }
    if (after) {
        const float left = x + width - way.on_width;
        const Press state = press(in, out, "next", {left - 8, area.y + 2, way.on_width + 16, area.height - 2});
        draw_line(list, in.look, on, left, y, way.on);
        if (state.pressed) out.commands.push_back(StepOn{Direction::Next});
    }
    dots(in, list, x + way.back_width, x + width - way.on_width, area.y + area.height * 0.5f);
    ImGui::End();
}

}  // namespace

void story_view(const PanelInput& in, PanelOutput& out, Rect area) {
    constexpr float kFoot = 46.0f;
    {
        if (in.step_is_new) ImGui::SetNextWindowScroll({-1, 0});
        ScrollView view(in, out, "story-view", {area.x, area.y, area.width, area.height - kFoot}, 16);
        if (in.state.step)
            step_page(view.column, *in.state.step);
        else
            no_step(view.column);
    }
    if (const auto direction = swiped(area)) out.commands.push_back(StepOn{*direction});
    foot(in, out, {area.x, area.bottom() - kFoot, area.width, kFoot});
}

}  // namespace sourceline
