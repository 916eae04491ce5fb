// The list of the badge that is open, and its keys.
#include <algorithm>

#include "base/letters.h"
#include "panels/column.h"
#include "panels/long_list.h"
#include "panels/panels.h"
#include "panels/widgets.h"
#include "story/query.h"
#include "words/dates.h"
#include "words/words.h"

namespace sourceline {

namespace {

constexpr float kListWidth = 320.0f, kListMargin = 8.0f, kListPad = 14.0f, kListRowPad = 8.0f, kListRowText = 28.0f;
constexpr float kUnderGap = 2.0f, kCardEdge = 6.0f;

struct ListRow {
    std::uint32_t symbol = 0;  // index into the scene's
    Ref<Event> event;
    float top = 0, height = 0;
};
struct RowText {
    std::string_view title, under;  // under: when, and who says so
};

// "Tue 23 May · Russia, Ukraine"
FrameText when_and_who(const PanelInput& in, Ref<Event> event) {
    FrameText text = said_text(in.state.language, in.story.at(event).when, dates_of(in.story));
    const std::vector<bool>& claims = account_claims(in.state.lens, in.telling, in.told);
    FrameList<Ref<Party>> parties;
    for (const Ref<Claim> claim : claims_of(in.story, event)) {
        const Ref<Party> party = in.story.at(in.story.at(claim).actor).party;
        if (!claims[claim.index] || std::find(parties.begin(), parties.end(), party) != parties.end()) continue;
        text += (parties.empty() ? " · " : ", ") + isolated(in.text(in.story.at(party).name));
        parties.push_back(party);
    }
    return text;
}

RowText text_of(const PanelInput& in, Ref<Event> event) {
    return {FrameText(in.text(in.story.at(event).title)), when_and_who(in, event)};
}

float text_height(const PanelInput& in, const RowText& text, float width) {
    return draw_paragraph(nullptr, in.look, in.look.body(), 0, 0, width, text.title) + kUnderGap +
           draw_paragraph(nullptr, in.look, in.look.small_muted(), 0, 0, width, text.under);
}

float row_height(const PanelInput& in, Ref<Event> event, float width) {
    return std::max(in.layout.min_target, text_height(in, text_of(in, event), width - kListRowText) + 2 * kListRowPad);
}

// How high the rows of a long list are, by event, as far as they were in sight; null: all are measured.
std::vector<float>* known_heights(const PanelInput& in, const MapSign& sign, float width) {
    const bool is_long = in.rows != nullptr && sign.symbols.size() > LongList::kFew;
    return is_long ? &in.rows->of(in, "badge", in.story.events.size(), width) : nullptr;
}

// What stands in the list and how high it is, set to this width.
FrameList<ListRow> rows_of(const PanelInput& in, const MapSign& sign, const std::vector<float>* known, float width) {
    constexpr float kUsual_px = 58.0f;
    FrameList<ListRow> rows;
    const auto height_of = [&](Ref<Event> event) {
        if (known == nullptr) return row_height(in, event, width);
        return (*known)[event.index] > 0.0f ? (*known)[event.index] : kUsual_px;
    };
    float y = 0;
    for (const std::uint32_t symbol : sign.symbols) {
        ListRow row;
        row.symbol = symbol;
        row.event = in.scene.symbols[symbol].event;
        row.top = y;
        row.height = height_of(row.event);
        y += row.height;
        rows.push_back(row);
    }
    return rows;
}

// Beside the badge, whole on the map.
Rect card_beside(const PanelInput& in, ImVec2 badge, float height) {
    const Rect& map = in.layout.map;
    const float width = std::min(kListWidth, map.width - 2 * kListMargin),
                most = std::min(height, map.height - 2 * kListMargin), away = kSymbolHalfBox + 8;
    const float right = badge.x + away, left = badge.x - away - width;
    const float x = right + width <= map.right() - kListMargin ? right : left;
    return {std::clamp(x, map.x + kListMargin, map.right() - kListMargin - width),
            std::clamp(badge.y - most * 0.5f, map.y + kListMargin, map.bottom() - kListMargin - most), width, most};
}

void draw_row(const PanelInput& in, PanelOutput& out, const ListRow& row, Rect box, bool chosen) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Press state = press(in, out, FrameText("badge-event:") + in.story.at(row.event).id, box);
    if (state.hovered || chosen)
        list->AddRectFilled({box.x - 6, box.y}, {box.right() + 6, box.bottom()}, in.colours().note, 6);
    // The colours are the map's.
    const EventSymbol& symbol = in.scene.symbols[row.symbol];
    const float left = box.x + kListRowText, width = box.width - kListRowText;
    const RowText text = text_of(in, row.event);
    float y = box.y + (box.height - text_height(in, text, width)) * 0.5f;
    draw_swatch(list, box.x + 2, y + 4, symbol.fill, colour_from_rgb(symbol.rgb), colour_from_rgb(symbol.second_rgb));
    y += draw_paragraph(list, in.look, in.look.body(), left, y, width, text.title) + kUnderGap;
    draw_paragraph(list, in.look, in.look.small_muted(), left, y, width, text.under);
    if (state.hovered) out.hovered = row.event;
    if (!state.pressed) return;
    out.commands.push_back(SelectEvent{row.event});
    out.open_badge.reset();
}

// What the list lies on: it has round corners and does not scroll.
void draw_card(const PanelInput& in, const Rect& card) {
    constexpr float kRound = 8.0f;
    begin_area("badge-card", card, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({card.x, card.y}, {card.right(), card.bottom()}, in.colours().paper, kRound);
    list->AddRect({card.x + 0.5f, card.y + 0.5f}, {card.right() - 0.5f, card.bottom() - 0.5f}, in.colours().hairline,
                  kRound);
    ImGui::End();
}

[[gnu::noinline]] void open_badge_list(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture) {
    const SeenSign* seen = sign_of_badge(in, in.open_badge->event);
    if (seen == nullptr) return out.open_badge.reset();
    const MapSign* sign = seen->sign;
    ImVec2 badge = sign_centre(in, *seen);
    if (sign->stand == SymbolStand::AtFoot) {
        std::size_t index = 0;
        for (const SeenSign* one = in.signs.all().data(); one != seen; ++one)
            index += one->sign->stand == SymbolStand::AtFoot;
        badge = {furniture.foot[index].x + kSymbolHalfBox, furniture.foot[index].y};
    } else if (!in.layout.map.contains(badge.x, badge.y)) {
        return out.open_badge.reset();
    }
    const TextStyle head = in.look.strong(), under = in.look.small_muted();
    const FrameText places = badge_places(in, *sign);
    const float inner = std::min(kListWidth, in.layout.map.width - 2 * kListMargin) - 2 * kListPad;
    const float head_height = line_height(head) + draw_paragraph(nullptr, in.look, under, 0, 0, inner, places) + 6;
    std::vector<float>* const known = known_heights(in, *sign, inner);
    const FrameList<ListRow> rows = rows_of(in, *sign, known, inner);
    const float rows_height = rows.back().top + rows.back().height;
    const Rect card = card_beside(in, badge, head_height + rows_height + 2 * kListPad);
    draw_card(in, card);
    const Rect area{card.x + 1, card.y + kCardEdge, card.width - 2, card.height - 2 * kCardEdge};
    begin_area("badge-list", area, Scroll::Yes);
    if (touch_scroll()) out.animating = true;
    const auto chosen = static_cast<std::size_t>(in.open_badge->row);
    if (chosen < rows.size())
        ImGui::SetScrollY(
            std::clamp(ImGui::GetScrollY(),
                       head_height + rows[chosen].top + rows[chosen].height + kListPad + kListPad - card.height,
                       std::max(0.0f, rows[chosen].top)));
    ImDrawList* list = ImGui::GetWindowDrawList();
    Column column{in, out, list, card.x + kListPad, card.y + kListPad - ImGui::GetScrollY(), inner};
    column.paragraph(head, count_events(in.state.language, static_cast<int>(rows.size())));
    column.paragraph(under, places, 6);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Rect box{column.x, column.y + rows[i].top, inner, rows[i].height};
        if (box.bottom() <= card.y || box.y >= card.bottom()) continue;
        draw_row(in, out, rows[i], box, i == chosen);
        if (known == nullptr) continue;
        in.rows->count_row();
        const float height = row_height(in, rows[i].event, inner);
        out.animating |= height != rows[i].height;
        (*known)[rows[i].event.index] = height;
    }
    const float end = column.y + rows_height + kListPad - kCardEdge;
    ImGui::SetCursorScreenPos({column.x, column.y + rows_height});
    ImGui::Dummy({1, kListPad - kCardEdge});
    fade_edges(in, area, end - area.bottom());
    ImGui::End();
}
}  // namespace

void badge_list_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture) {
    if (in.open_badge) open_badge_list(in, out, furniture);
}

// B goes from badge to badge; in an open list up and down, Enter, Escape.
bool badge_keys(const PanelInput& in, PanelOutput& out) {
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key); };
    const SeenSign* open = in.open_badge ? sign_of_badge(in, in.open_badge->event) : nullptr;
    if (pressed(ImGuiKey_B)) {
        const SeenSign *first = in.signs.all().data(), *end = first + in.signs.all().size();
        const SeenSign* next = std::find_if(open == nullptr ? first : open + 1, end, [&](const SeenSign& seen) {
            const ImVec2 at = sign_centre(in, seen);
            const MapSign& sign = *seen.sign;
            return sign.badge &&
                   (sign.stand == SymbolStand::AtFoot || (has_box(sign) && in.layout.map.contains(at.x, at.y)));
        });
        out.open_badge.reset();
        if (next != end) out.open_badge = OpenBadge{in.scene.symbols[next->sign->symbols.front()].event, 0};
        return true;
    }
    if (open == nullptr) return false;
    const int last = static_cast<int>(open->sign->symbols.size()) - 1, row = in.open_badge->row;
    if (pressed(ImGuiKey_DownArrow))
        out.open_badge->row = std::min(row + 1, last);
    else if (pressed(ImGuiKey_UpArrow))
        out.open_badge->row = std::max(row - 1, 0);
    else if (pressed(ImGuiKey_Escape))
        out.open_badge.reset();
    else if (pressed(ImGuiKey_Enter) && row >= 0 && row <= last) {
        out.commands.push_back(SelectEvent{in.scene.symbols[open->sign->symbols[static_cast<std::size_t>(row)]].event});
        out.open_badge.reset();
    } else
        return false;
    return true;
}

}  // namespace sourceline
