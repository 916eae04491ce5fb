#include <algorithm>

#include "panels/panels.h"
#include "panels/widgets.h"
#include "story/query.h"

namespace sourceline {

namespace {

// Answers that may be shown at the playhead's time: all by what happened, those said so far by what was known.
std::vector<Ref<Claim>> answers_shown(const PanelInput& in, Ref<Question> question) {
    std::vector<Ref<Claim>> answers;
    for (const Ref<Claim> claim : claims_of(in.story, question))
        if (in.state.clock == Clock::Happened || is_known(in, claim)) answers.push_back(claim);
    return answers;
}

std::string state_of(const PanelInput& in, const std::vector<Ref<Claim>>& answers) {
    if (answers.empty()) return in.words().in_future_hint;
    bool changed = false, differ = false, one_speaker = true;
    for (const Ref<Claim> ref : answers) {
        const Claim& claim = in.story.at(ref);
        changed |= claim.supersedes.has_value();
        one_speaker &= claim.actor == in.story.at(answers.front()).actor;
        differ |= claim.answer && in.story.at(answers.front()).answer && in.text(*claim.answer) != in.text(*in.story.at(answers.front()).answer);
    }
    const Strings& words = in.words();
    const char* word = one_speaker && changed ? words.changed : differ ? words.contradictory : words.agreed;
    const std::string count = count_answers_known(in.state.language, static_cast<int>(answers.size()));
    return answers.size() == 1 ? count : std::string(word) + " · " + count;
}

float answer_row(const PanelInput& in, PanelOutput& out, Ref<Claim> ref, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Claim& claim = in.story.at(ref);
    const Actor& actor = in.story.at(claim.actor);
    const bool replaced = superseded_by(in.story, ref).has_value();
    const ImU32 colour = colour_from_rgb(in.party_rgb(actor.party));
    const float inner = x + 21, inner_width = width - 21, top = y;
    if (replaced) list->AddCircle({x + 5.5f, y + 10}, 4.75f, colour, 20, 1.5f);
    else list->AddCircleFilled({x + 5.5f, y + 10}, 5.5f, colour, 20);
    TextStyle answer{replaced ? Weight::Regular : Weight::SemiBold, 15, replaced ? in.colours().muted : in.colours().ink, 1.36f, 0, replaced};
    Flow first(in.look);
    first.text(answer, claim.answer ? in.text(*claim.answer) : in.text(claim.text));
    const float first_height = first.draw(list, inner, y, inner_width);
    const Press open = press(in, out, "answer:" + claim.id, {x, y, width, first_height});
    if (open.pressed) out.commands.push_back(ShowClaim{ref});
    y += first_height + 1;

    Flow foot(in.look);
    std::string text(in.text(actor.name));
    if (!claim.via.entries().empty()) text += ", " + std::string(in.words().via) + " " + std::string(in.text(claim.via));
    text += " · " + (claim.said ? said_text(in.state.language, *claim.said, in.story.utc_offset) : std::string(in.words().said_not_stated));
    foot.text(in.look.small_muted(), text);
    foot.chip("citation:" + claim.id, std::to_string(in.source_number(claim.source)));
    if (replaced) foot.text(in.look.small_muted(), " " + std::string(in.words().replaced));
    y += foot.draw(list, inner, y, inner_width);
    for (const Flow::Chip& chip : foot.chips())
        if (press(in, out, chip.name, chip.rect).pressed) out.commands.push_back(ShowSource{claim.source});
    return y - top;
}

}  // namespace

void claims_view(const PanelInput& in, PanelOutput& out, Rect area) {
    begin_area("claims-view", area, in.colours().paper, Scroll::Yes);
    if (touch_scroll()) out.animating = true;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float x = area.x + in.layout.margin - 1, width = area.width - 2 * in.layout.margin + 2;
    float y = area.y + 16 - ImGui::GetScrollY();
    for (std::uint32_t i = 0; i < in.story.questions.size(); ++i) {
        const std::vector<Ref<Claim>> answers = answers_shown(in, {i});
        if (i > 0) {
            hairline(list, in.colours(), x, y, width);
            y += 14;
        }
        y += draw_paragraph(list, in.look, in.look.question(), x, y, width, in.text(in.story.questions[i].text)) + 1;
        y += draw_paragraph(list, in.look, in.look.small_muted(), x, y, width, state_of(in, answers)) + 8;
        for (const Ref<Claim> claim : answers) y += answer_row(in, out, claim, x, y, width) + 10;
        y += 6;
    }
    ImGui::SetCursorScreenPos({x, y + 8});
    ImGui::Dummy({1, 1});
    ImGui::End();
}

}  // namespace sourceline
