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
FrameText when_text(const PanelInput& in, const TourStep& step) {
    if (in.state.lens.clock == Clock::Known) return {};
    if (step.event) return span_text(in.state.language, in.story.at(*step.event).when, dates_of(in.story));
    if (!step.time || !in.story.has_tour) return {};
    return span_text(in.state.language, {*step.time, *step.time, TimePrecision::Exact, ""}, dates_of(in.story));
}

FrameText count_text(const PanelInput& in, Ref<TourStep> ref) {
    return filled(in.words().step_of,
                  {{"at", in_digits(ref.index + 1)}, {"all", in_digits(static_cast<long long>(in.story.tour.size()))}});
}

FrameText kicker(const PanelInput& in, Ref<TourStep> ref) {
    FrameText text;
    if (counts_steps(in)) text = count_text(in, ref);
    const FrameText when = when_text(in, in.story.at(ref));
    if (!text.empty() && !when.empty()) text += " · ";
    return upper_case(text + when);
}

void prose(Column& column, const TourStep& step) {
    const PanelInput& in = column.in;
    const TextStyle style = in.look.sized(Weight::Regular, 15, in.colours().ink, 22.0f / 15.0f);
    const LocalText::Found found = step.text.text.in(texts_tag(in.story, in.state), in.story.language);
    Flow flow(in.look);
    FrameList<Ref<Claim>> cited;
    std::size_t at = 0;
    for (const Citation& citation : step.text.citations_of(found)) {
        const Claim& claim = in.story.at(citation.claim);
        flow.text(style, found.text.substr(at, citation.after - at));
        at = citation.after;
        cited.push_back(citation.claim);
        // One claim may be cited twice: each number is a target of its own.
        flow.citation(FrameText("reference:") + in_digits(static_cast<long long>(cited.size())) + ":" + claim.id,
                      in_digits(in.source_number(claim.source)));
    }
    flow.text(style, found.text.substr(at));
    const FrameText note = language_note(in, step.text.text);
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
        const FrameText agreement = agreement_text(in, board);
        TextStyle style = in.look.body();
        style.colour = in.colours().accent_text;
        column.paragraph(style, (agreement.empty() ? FrameText(in.words().who_says_what) : agreement) + " →");
    }
    const Rect rect{column.x, top, column.width, column.height_since(top)};
    if (press(in, column.out, FrameText("step-question:") + question.id, rect).pressed)
        column.out.commands.push_back(ShowQuestion{ref});
    column.skip(14);
}

// Where the step has hardly any room its text goes before all that the flag and the foot say, too.
enum class Room { Little, Enough };

// That this step's statements are not known yet says nothing of others: what is, and the way there.
void what_is_known(Column& column) {
    const PanelInput& in = column.in;
    const int sure = in.told.statement_count, perhaps = in.told.possible_statement_count;
    if (sure + perhaps == 0) return;
    TextStyle style = in.look.body();
    style.colour = in.colours().accent_text;
    const FrameText text =
        count_statements(in.state.language, sure, perhaps) + ": " + FrameText(in.words().who_says_what) + " →";
    if (column.button("step-known", style, text, 16).pressed) column.out.commands.push_back(SetView{View::Claims});
}

void step_page(Column& column, Ref<TourStep> ref, Room room) {
    const PanelInput& in = column.in;
    const TourStep& step = in.story.at(ref);
    const FrameText head = room == Room::Little ? FrameText() : kicker(in, ref);
    TextStyle title = in.look.heading();
    if (room == Room::Little) title.size = 18 * in.look.letters;
    if (!head.empty()) column.paragraph(in.look.capitals(), head, 6);
    if (is_step_told(in.story, in.state.lens, step)) {
        column.paragraph(title, in.text(step.title), room == Room::Little ? 4.0f : 8.0f);
        prose(column, step);
    } else {
        const bool in_part = std::any_of(step.cited.begin(), step.cited.end(),
                                         [&](Ref<Claim> claim) { return is_told_by(in.story, in.state.lens, claim); });
        column.paragraph(in.look.muted(),
                         FrameText(in_part ? in.words().step_known_in_part : in.words().step_not_known), 12);
        if (!in_part) what_is_known(column);
    }
    cited_claims(column, step);
    if (step.question) question_row(column, *step.question);
}

// Before the first step.
void no_step(Column& column) {
    const PanelInput& in = column.in;
    if (holds_nothing_back(in.state.lens, in.telling)) column.paragraph(in.look.quote(), in.text(in.story.summary), 16);
    legend(column);
}

// What the foot says of the step before and the step after: their titles where there is room for both, else fewer of
// them. Nothing is cut.
struct Ways {
    FrameText back, on;
    float back_width = 0, on_width = 0;
};

Ways ways(const PanelInput& in, const TourStep* before, const TourStep* after, float width, Room room) {
    constexpr float kBetween = 24.0f;
    const auto title = [&](const TourStep* step) {
        return step && is_step_told(in.story, in.state.lens, *step) ? FrameText(in.text(step->title)) : FrameText();
    };
    const std::string_view titles[2] = {title(before), title(after)};
    Ways found;
    for (const auto& [names_back, names_on] : {std::pair(true, true), {false, true}, {true, false}, {false, false}}) {
        if (room == Room::Little && names_back) continue;
        if (before)
            found.back = room == Room::Little
                             ? "←"
                             : FrameText("← ") + (names_back && !titles[0].empty() ? titles[0] : in.words().previous);
        if (after)
            found.on = (names_on && !titles[1].empty() ? filled(in.words().next_titled, titles[1]) : in.words().next) +
                       FrameText(" →");
        found.back_width = text_width(in.look, in.look.body(), found.back);
        found.on_width = text_width(in.look, in.look.strong(), found.on);
        if (found.back_width + kBetween + found.on_width <= width) break;
    }
    return found;
}

// One for each step; a pointer that is no thumb can press them.
void dots(const PanelInput& in, PanelOutput& out, ImDrawList* list, float left, float right, Rect area) {
    const bool by_thumb = in.layout.min_target >= 44.0f;
    const float apart = by_thumb ? 11.0f : 13.0f, y = area.y + area.height * 0.5f;
    constexpr float kRadius = 3.0f, kAside = 10.0f, kReach = 24.0f;
    const auto count = static_cast<float>(in.story.tour.size());
    if (!in.state.step || !counts_steps(in) || apart * count + 2 * kAside > right - left) return;
    const float first = (left + right - apart * (count - 1)) * 0.5f;
    for (std::uint32_t i = 0; i < in.story.tour.size(); ++i) {
        const float x = first + apart * static_cast<float>(i);
        const bool here = i == in.state.step->index;
        bool hovered = false;
        if (!by_thumb) {
            const Press state = press(in, out, FrameText("step:") + in.story.tour[i].id,
                                      {x - apart * 0.5f, y - kReach * 0.5f, apart, kReach});
            hovered = state.hovered;
            if (state.pressed) out.commands.push_back(Tour{in.story.tour[i].id});
        }
        list->AddCircleFilled({x, y}, hovered ? kRadius + 1 : kRadius,
                              here || hovered ? in.colours().ink : with_alpha(in.colours().muted, 0.4f));
    }
}

void foot(const PanelInput& in, PanelOutput& out, Rect area, Room room) {
    begin_area("story-foot", area, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float x = area.x + in.layout.margin - 1, width = area.width - 2 * in.layout.margin + 2;
    hairline(list, in.colours(), area.x, area.y, area.width);
    const std::vector<TourStep>& tour = in.story.tour;
    const std::size_t next = in.state.step ? in.state.step->index + 1 : 0;
    const TourStep* before = next > 1 ? &tour[next - 2] : nullptr;
    const TourStep* after = next < tour.size() ? &tour[next] : nullptr;
    const bool counts = room == Room::Little && in.state.step && counts_steps(in);
    const FrameText count = counts ? count_text(in, *in.state.step) : FrameText();
    const float count_width = counts ? text_width(in.look, in.look.small_muted(), count) + 20 : 0;
    const Ways way = ways(in, before, after, width - count_width, room);
    TextStyle back = in.look.muted(), on = in.look.strong();
    // At the end no dot comes to where the last press was.
    constexpr float kNextStood = 130.0f;
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
    if (counts)
        draw_line(list, in.look, in.look.small_muted(), x + (before ? way.back_width + 20 : 0),
                  area.y + (area.height - line_height(in.look.small_muted())) * 0.5f, count);
    else
        dots(in, out, list, x + way.back_width, x + width - std::max(way.on_width, after ? 0.0f : kNextStood), area);
    ImGui::End();
}

}  // namespace

void story_view(const PanelInput& in, PanelOutput& out, Rect area) {
    const Room room = area.height < 170 ? Room::Little : Room::Enough;
    const float below = room == Room::Little ? 44.0f : 46.0f, head = room == Room::Little ? 8.0f : 16.0f;
    {
        if (in.step_is_new) ImGui::SetNextWindowScroll({-1, 0});
        ScrollView view(in, out, "story-view", {area.x, area.y, area.width, area.height - below}, head);
        if (in.state.step)
            step_page(view.column, *in.state.step, room);
        else
            no_step(view.column);
    }
    if (const auto direction = swiped(area)) out.commands.push_back(StepOn{*direction});
    foot(in, out, {area.x, area.bottom() - below, area.width, below}, room);
}

}  // namespace sourceline
