// Badges: where events have no room to stand apart, and where nobody says where in a region they happened. Neutral
// paper with their number, and the colours of those who speak. A press lists the events (badge_list).
#include <algorithm>
#include <cmath>

#include "base/letters.h"
#include "panels/map_density.h"
#include "panels/panels.h"
#include "panels/symbol_glyphs.h"
#include "panels/widgets.h"
#include "story/query.h"
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

}  // namespace sourceline
