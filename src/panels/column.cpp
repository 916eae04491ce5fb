#include "panels/column.h"

#include <algorithm>

#include "base/text.h"

namespace sourceline {

void Column::paragraph(const TextStyle& style, std::string_view text, float after) {
    y += draw_paragraph(list, in.look, style, x, y, width, text) + after;
}

void Column::rule(float after) {
    hairline(list, in.colours(), x, y, width);
    y += after;
}

void Column::caption(std::string_view text, float after) { paragraph(in.look.capitals(), upper_case(text), after); }

Press Column::button(std::string_view name, const TextStyle& style, std::string_view text, float after) {
    const float height = draw_paragraph(list, in.look, style, x, y, width, text);
    const Press state = press(in, out, name, {x, y, width, height});
    y += height + after;
    return state;
}

void Column::party_bar(Ref<Party> party, float left, float top, float bottom) const {
    list->AddRectFilled({left, top}, {left + 4, bottom}, colour_from_rgb(in.party_rgb(party)), 2);
}

void Column::set_cited(Flow& flow, const FrameList<Ref<Claim>>& cited, float after) {
    set(flow, after);
    for (std::size_t i = 0; i < std::min(cited.size(), flow.chips().size()); ++i) {
        const Flow::Chip& chip = flow.chips()[i];
        const Press state = press(in, out, chip.name, chip.rect);
        if (state.hovered)
            list->AddRect({chip.rect.x, chip.rect.y}, {chip.rect.right(), chip.rect.bottom()}, in.colours().ink, 4);
        if (state.pressed) out.commands.push_back(ShowSource{in.story.at(cited[i]).source, cited[i]});
    }
}

namespace {
// Paper, margins and the window that scrolls; where its content begins.
Column begun(const PanelInput& in, PanelOutput& out, std::string_view name, Rect area, float head) {
    constexpr std::string_view kEnd("\0", 1);  // as Dear ImGui wants its names
    begin_area((frame_text(name) + kEnd).data(), area, Scroll::Yes);
    if (!in.sheet.draws && touch_scroll()) out.animating = true;
    return {in,
            out,
            ImGui::GetWindowDrawList(),
            area.x + in.layout.margin - 1,
            area.y + head - ImGui::GetScrollY(),
            area.width - 2 * in.layout.margin + 2};
}
}  // namespace

ScrollView::ScrollView(const PanelInput& in, PanelOutput& out, std::string_view name, Rect area, float head)
    : column(begun(in, out, name, area, head)), area_(area), drawn_before_(column.list->VtxBuffer.Size) {}

ScrollView::~ScrollView() {
    constexpr float kRise = 8.0f;  // CSS pixels that a new card comes up by
    if (const Transition* motion = column.in.motion)
        fade_drawn(column.list, drawn_before_, motion->card(), (1.0f - motion->card()) * kRise);
    constexpr float kFoot = 8.0f, kEnd = 1.0f;  // room below the last line, and what marks its end for ImGui
    ImGui::SetCursorScreenPos({column.x, column.y + kFoot});
    ImGui::Dummy({kEnd, kEnd});
    // ImGui learns the height of what was drawn in its next frame; the page may ask before that.
    const float at = ImGui::GetScrollY(), height = column.y + kFoot + kEnd - area_.y + at;
    const float most = std::max(0.0f, height - area_.height);
    column.out.scroll = Scrolled{at, most};
    fade_edges(column.in, area_, most - at);
    // Shorter than when it was scrolled: what is left must not stay out of sight until something else moves.
    if (at > most + 1.0f) {
        ImGui::SetScrollY(most);
        column.out.animating = true;
    }
    ImGui::End();
}

void open_at(float y, float share) {
    if (ImGui::IsWindowAppearing()) ImGui::SetScrollFromPosY(y - ImGui::GetWindowPos().y, share);
}

}  // namespace sourceline
