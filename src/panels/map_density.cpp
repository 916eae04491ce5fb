// Dots in place of badges, where places are so many that numbers would say little: how densely events lie.
#include <algorithm>
#include <cmath>

#include "panels/map_density.h"
#include "panels/symbol_glyphs.h"
#include "panels/widgets.h"
#include "words/words.h"

namespace sourceline {

namespace {

// As of a symbol: a party's colour where it alone tells, two split, ink for more.
struct DotColours {
    explicit DotColours(const PanelInput& in) : ink(in.colours().ink) {
        for (std::uint32_t i = 0; i < in.story.parties.size(); ++i)
            of_party.push_back(colour_from_rgb(in.party_rgb({i})));
    }
    void draw(const PanelInput& in, const MapSign& sign, ImVec2 centre, float radius) const {
        const std::size_t parties = sign.parties.size();
        const ImU32 left = parties == 0 || parties > 2 ? ink : of_party[sign.parties.front().index],
                    right = parties == 2 ? of_party[sign.parties.back().index] : left;
        ImDrawList* list = ImGui::GetWindowDrawList();
        draw_disc(list, in.look, centre, radius, left);
        if (left == right) return;
        const int first = list->VtxBuffer.Size;
        draw_disc(list, in.look, centre, radius, right);
        if (list->VtxBuffer.Size != first + 4) return;
        // Of the image's rectangle the right half.
        ImDrawVert* corners = &list->VtxBuffer[first];
        const float middle = (corners[0].uv.x + corners[1].uv.x) * 0.5f;
        for (const int corner : {0, 3}) corners[corner].pos.x = centre.x, corners[corner].uv.x = middle;
    }
    ImU32 ink;
    FrameList<ImU32> of_party;
};

void ring_dot(const PanelInput& in, std::optional<Ref<Event>> event, float width) {
    const SeenSign* seen = event ? sign_of_badge(in, *event) : nullptr;
    if (seen == nullptr || seen->sign->stand != SymbolStand::AsDot) return;
    const float radius = half_box(in.scene, *seen->sign) + 3.0f;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddCircle(sign_centre(in, *seen), radius, in.colours().halo, 0, width + 3.0f);
    list->AddCircle(sign_centre(in, *seen), radius, in.colours().ink, 0, width);
}

}  // namespace

void draw_density_dots(const PanelInput& in) {
    const DotColours colours(in);
    for (const SeenSign& seen : in.signs)
        if (seen.sign->stand == SymbolStand::AsDot)
            colours.draw(in, *seen.sign, sign_centre(in, seen), half_box(in.scene, *seen.sign));
    ring_dot(in, in.hovered, 1.5f);
    ring_dot(in, in.hovered_badge, 1.5f);
    if (in.open_badge) ring_dot(in, in.open_badge->event, 1.5f);
    ring_dot(in, in.state.event, 2.4f);
}

FrameList<DensityKeyRow> density_key(const PanelInput& in) {
    FrameList<DensityKeyRow> rows;
    const auto most = static_cast<int>(round_below(in.scene.most_in_dot));
    for (const int events : {most, std::max(most / 10, 1)})
        if (rows.empty() || events < most)
            rows.push_back(
                {dot_radius(in.scene, static_cast<std::size_t>(events)), count_events(in.state.language, events)});
    return rows;
}

}  // namespace sourceline
