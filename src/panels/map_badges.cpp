// Badges: where events have no room to stand apart, and where nobody says where in a region they happened. Neutral
// paper with their number, and the colours of those who speak. A press lists the events.
#include <algorithm>
#include <cmath>

#include "base/letters.h"
#include "panels/column.h"
#include "panels/long_list.h"
#include "panels/map_density.h"
#include "panels/panels.h"
#include "panels/symbol_glyphs.h"
#include "panels/widgets.h"
#include "story/query.h"
#include "words/dates.h"
#include "words/words.h"

namespace sourceline {

namespace {

constexpr float kBadgeDot = 1.8f, kDotPitch = 5.0f;
constexpr float kFootGap = 10.0f, kFootName = 6.0f;

Ref<Event> event_of(const PanelInput& in, std::uint32_t symbol) { return in.scene.symbols[symbol].event; }

bool holds(const PanelInput& in, const MapSign& sign, Ref<Event> event) {
    return std::any_of(sign.symbols.begin(), sign.symbols.end(),
                       [&](std::uint32_t symbol) { return event_of(in, symbol) == event; });
}

// Of all places that it gathers, each once; no more than `most`.
FrameList<Ref<Place>> places_of(const PanelInput& in, const MapSign& sign, std::size_t most) {
    FrameList<Ref<Place>> places;
    for (const std::uint32_t symbol : sign.symbols) {
        const Ref<Place> place = *in.story.at(event_of(in, symbol)).place;
        if (std::find(places.begin(), places.end(), place) != places.end()) continue;
        if (places.size() == most) break;
        places.push_back(place);
    }
    return places;
}

// Lines to the places that the badge does not stand on. Of very many places it counts those around it: lines to all
// would be all that is seen.
void draw_lines(const PanelInput& in, const MapSign& sign, ImVec2 centre) {
    constexpr std::size_t kMostLines = 3;
    const bool is_one_of_many = in.story.places.size() > kManyPlaces;
    const FrameList<Ref<Place>> places = places_of(in, sign, is_one_of_many ? kMostLines + 1 : sign.symbols.size());
    if (is_one_of_many && places.size() > kMostLines) return;
    const Rect& map = in.layout.map;
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const Ref<Place> place : places) {
        const Screen at = screen_from_world(in.state.camera, {map.width, map.height},
                                            world_from_lng_lat(in.story.at(place).position));
        const ImVec2 end{static_cast<float>(at.x) + map.x, static_cast<float>(at.y) + map.y};
        if (std::hypot(end.x - centre.x, end.y - centre.y) < kUnderSymbol_px) continue;
        list->AddLine(centre, end, in.colours().halo, 3.5f);
        list->AddLine(centre, end, with_alpha(in.colours().ink, 0.75f), 1.2f);
        list->AddCircleFilled(end, 3.5f, in.colours().halo);
        list->AddCircleFilled(end, 2.4f, in.colours().ink);
    }
}

// Within the disc of paper, which is there.
void draw_edge(const PanelInput& in, ImVec2 centre, ImU32 colour, float width, SymbolStand stand) {
    constexpr float kRadius = kSymbolHalfBox - 1.5f;
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (stand == SymbolStand::AtPlace) {
        draw_disc(list, in.look, centre, kRadius + width * 0.5f, colour);
        draw_disc(list, in.look, centre, kRadius - width * 0.5f, in.colours().paper);
        return;
    }
    constexpr int kDashes = 12;
    constexpr float kTurn = 6.2831853f / kDashes;
    for (int i = 0; i < kDashes; ++i) {
        const float from = kTurn * static_cast<float>(i);
        list->PathArcTo(centre, kRadius, from, from + kTurn * 0.6f, 3);
        list->PathStroke(colour, 0, width);
    }
}

void draw_badge(const PanelInput& in, const MapSign& sign, ImVec2 centre) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    const bool read = in.state.event && holds(in, sign, *in.state.event),
               meant = (in.hovered_badge && holds(in, sign, *in.hovered_badge)) ||
                       (in.hovered && holds(in, sign, *in.hovered)) ||
                       (in.open_badge && holds(in, sign, in.open_badge->event));
    draw_disc(list, in.look, {centre.x, centre.y + 1.5f}, kSymbolHalfBox + 1.5f, with_alpha(colours.shadow, 0.4f));
    draw_disc(list, in.look, centre, kSymbolHalfBox, colours.paper);
    draw_edge(in, centre, read || meant ? colours.ink : colours.muted, read ? 2.4f : 1.5f, sign.stand);
    const std::size_t count = sign.symbols.size();
    const FrameText number = count > 9999 ? in_digits(count / 1000) + "k" : in_digits(count);
    const TextStyle style{
        Weight::SemiBold, count > 999 ? 9.0f : count > 99 ? 11.0f : 12.5f, colours.ink, 1.2f, 0, false};
    draw_line(list, in.look, style, centre.x - text_width(in.look, style, number) * 0.5f,
              centre.y - line_height(style) * 0.5f - 1.5f, number);
    constexpr std::size_t kMostDots = 4;
    const std::size_t dots = std::min(sign.parties.size(), kMostDots);
    float x = centre.x - kDotPitch * (static_cast<float>(dots) - 1) * 0.5f;
    for (std::size_t i = 0; i < dots; ++i) {
        draw_disc(list, in.look, {x, centre.y + 6.5f}, kBadgeDot, colour_from_rgb(in.party_rgb(sign.parties[i])));
        x += kDotPitch;
    }
}

std::size_t count_places(const PanelInput& in, const MapSign& sign) {
    FrameList<Ref<Place>> places;
    for (const std::uint32_t symbol : sign.symbols) places.push_back(*in.story.at(event_of(in, symbol)).place);
    std::sort(places.begin(), places.end());
    return static_cast<std::size_t>(std::unique(places.begin(), places.end()) - places.begin());
}

// The first ones, and how many more.
FrameText names_of(const PanelInput& in, const MapSign& sign) {
    constexpr std::size_t kMostNames = 12;
    FrameText names;
    const FrameList<Ref<Place>> named = places_of(in, sign, kMostNames);
    for (const Ref<Place> place : named)
        names += (names.empty() ? "" : ", ") + isolated(in.text(in.story.at(place).name));
    if (named.size() < kMostNames) return names;
    const std::size_t more = count_places(in, sign) - named.size();
    return more == 0 ? names : names + ", " + filled(in.words().and_more, in_digits(more));
}

// Nobody says where in the region the events of such a badge happened.
bool is_of_region(const PanelInput& in, const MapSign& sign) {
    const Place& place = in.story.at(*in.story.at(event_of(in, sign.symbols.front())).place);
    return sign.stand != SymbolStand::AtPlace && place.precision == PlacePrecision::Region;
}

TextStyle foot_style(const PanelInput& in) { return {Weight::Regular, 13, in.colours().ink, 1.3f, 0, false}; }

}  // namespace

FrameText badge_places(const PanelInput& in, const MapSign& sign) {
    const FrameText names = names_of(in, sign);
    return is_of_region(in, sign) ? names + " · " + in.words().region_unsaid : names;
}

const SeenSign* sign_of_badge(const PanelInput& in, Ref<Event> event) {
    for (const SeenSign& seen : in.signs)
        if (seen.sign->badge && holds(in, *seen.sign, event)) return &seen;
    return nullptr;
}

void draw_badges(const PanelInput& in) {
    if (in.scene.most_in_dot > 0) draw_density_dots(in);
    for (const SeenSign& seen : in.signs) {
        const MapSign& sign = *seen.sign;
        if (!sign.badge || !has_box(sign)) continue;
        const ImVec2 centre = sign_centre(in, seen);
        ImDrawList* list = ImGui::GetWindowDrawList();
        const int before = list->VtxBuffer.Size;
        if (sign.stand == SymbolStand::AtPlace) draw_lines(in, sign, centre);
        draw_badge(in, sign, centre);
        if (in.motion) fade_drawn(list, before, in.motion->badge(event_of(in, sign.symbols.front())));
    }
}

// Side by side, each as wide as its name asks for; where that is too much, all get the same share.
FrameList<Rect> foot_discs(const PanelInput& in) {
    const Rect& foot = in.layout.foot;
    FrameList<float> widths;
    float all = 0;
    for (const SeenSign& seen : in.signs) {
        const MapSign& sign = *seen.sign;
        if (sign.stand != SymbolStand::AtFoot) continue;
        widths.push_back(2 * kSymbolHalfBox + kFootName + text_width(in.look, foot_style(in), names_of(in, sign)) +
                         kFootGap);
        all += widths.back();
    }
    const float room = foot.width - 2 * in.layout.margin,
                share = room / std::max<float>(1.0f, static_cast<float>(widths.size()));
    FrameList<Rect> discs;
    float x = foot.x + in.layout.margin;
    for (const float width : widths) {
        discs.push_back({x, foot.y + foot.height * 0.5f - kSymbolHalfBox, 2 * kSymbolHalfBox, 2 * kSymbolHalfBox});
        x += all > room ? share : width;
    }
    return discs;
}

void foot_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture) {
    const Rect& foot = in.layout.foot;
    if (foot.height <= 0) return;
    begin_area("foot", foot, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    hairline(list, in.colours(), foot.x, foot.y, foot.width);
    std::size_t index = 0;
    for (const SeenSign& seen : in.signs) {
        const MapSign& sign = *seen.sign;
        if (sign.stand != SymbolStand::AtFoot) continue;
        const Rect disc = furniture.foot[index++];
        const float end =
            index < furniture.foot.size() ? furniture.foot[index].x - kFootGap : foot.right() - in.layout.margin;
        const FrameText name = names_of(in, sign);
        const float width = std::min(end - disc.right() - kFootName, text_width(in.look, foot_style(in), name) + 0.5f);
        const Ref<Event> first = event_of(in, sign.symbols.front());
        const Press state = press(in, out, FrameText("badge:") + in.story.at(first).id,
                                  {disc.x, disc.y, disc.width + kFootName + std::max(width, 0.0f), disc.height});
        draw_badge(in, sign, {disc.x + kSymbolHalfBox, disc.y + kSymbolHalfBox});
        if (width > 0)
            draw_line_fitted(list, in.look, foot_style(in), disc.right() + kFootName,
                             disc.y + (disc.height - line_height(foot_style(in))) * 0.5f, width, name);
        if (state.hovered) out.hovered_badge = first;
        if (!state.pressed) continue;
        const bool is_open = in.open_badge && holds(in, sign, in.open_badge->event);
        out.open_badge = is_open ? std::nullopt : std::optional(OpenBadge{first});
    }
    ImGui::End();
}

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
        row.event = event_of(in, symbol);
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

}  // namespace

namespace {
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
        if (next != end) out.open_badge = OpenBadge{event_of(in, next->sign->symbols.front()), 0};
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
        out.commands.push_back(SelectEvent{event_of(in, open->sign->symbols[static_cast<std::size_t>(row)])});
        out.open_badge.reset();
    } else
        return false;
    return true;
}

}  // namespace sourceline
