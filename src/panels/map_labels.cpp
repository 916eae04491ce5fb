#include <algorithm>
#include <cmath>

#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

TextStyle label_style(const Look& look, LabelStyle style) {
    const Palette& colours = *look.colours;
    switch (style) {
        case LabelStyle::Country: return {Weight::SemiBold, 15, colours.map_muted, 1.2f, 7.0f, false};
        case LabelStyle::Oblast: return {Weight::Regular, 12, colours.map_muted, 1.2f, 1.8f, false};
        case LabelStyle::StoryPlace: return {Weight::SemiBold, 15, colours.ink, 1.2f, 0, false};
        case LabelStyle::City: return {Weight::SemiBold, 15, colours.ink, 1.2f, 0, false};
        case LabelStyle::Town: return {Weight::Regular, 14, colours.ink, 1.2f, 0, false};
        case LabelStyle::Village: return {Weight::Regular, 12, colours.muted, 1.2f, 0, false};
        case LabelStyle::River: return {Weight::Regular, 12, colours.map_muted, 1.2f, 0.4f, false};
    }
    return look.body();
}

namespace {

constexpr float kEdgeFade = 8.0f;  // CSS pixels before the map's edge in which a name fades away: it is never cut

// 1 well inside the map, 0 where the name would be cut or would run under something.
float visibility(const Rect& label, const Rect& map, const MapFurniture& furniture) {
    const float over = std::max({map.x - label.x, map.y - label.y, label.right() - map.right(), label.bottom() - map.bottom()});
    for (const Rect& rect : furniture.occupied)
        if (label.x < rect.right() && label.right() > rect.x && label.y < rect.bottom() && label.bottom() > rect.y) return 0.0f;
    return std::clamp(-over / kEdgeFade, 0.0f, 1.0f);
}

void draw_dot(ImDrawList* list, const Palette& colours, const LabelInput& input, ImVec2 at) {
    const float radius = input.dot_radius;
    if (input.style == LabelStyle::Village) {
        list->AddCircleFilled(at, radius, with_alpha(colours.map_muted, 0.55f), 12);
        return;
    }
    list->AddCircleFilled(at, radius + 1.5f, colours.halo, 20);
    list->AddCircleFilled(at, radius, colours.paper, 20);
    list->AddCircle(at, radius, colours.ink, 20, 1.5f);
}

// A symbol that stands on its own place marks it well enough.
bool symbol_stands_on(const PanelInput& in, const EventScene& scene, Screen dot) {
    const Viewport viewport{in.layout.map.width, in.layout.map.height};
    const auto time_s = static_cast<float>(in.state.time - in.story.start);
    for (const EventSymbol& symbol : scene.symbols) {
        if (!is_shown(symbol.life, time_s, in.state.clock)) continue;
        const Screen at = symbol_on_screen(scene, symbol, in.state.camera, viewport);
        if (std::hypot(at.x - dot.x, at.y - dot.y) < 10.0) return true;
    }
    return false;
}

}  // namespace

void map_labels_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture, const EventScene& scene, const std::vector<LabelInput>& inputs, const std::vector<PlacedLabel>& placed) {
    const Rect& map = in.layout.map;
    const Viewport viewport{map.width, map.height};
    const Palette& colours = in.colours();
    begin_area("map", map, 0, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    auto on_canvas = [&](World at) {
        const Screen screen = screen_from_world(in.state.camera, viewport, at);
        return ImVec2{static_cast<float>(screen.x) + map.x, static_cast<float>(screen.y) + map.y};
    };
    std::vector<bool> named(inputs.size());
    for (const PlacedLabel& label : placed) {
        const ImVec2 at = on_canvas(label.at);
        named[label.input] = visibility({at.x + label.dx, at.y + label.dy, label.width, label.height}, map, furniture) > 0.02f;
    }
    for (const LabelInput& input : inputs) {
        // The mark of a town whose name has no room would be taken for the next name's.
        const bool town = input.style == LabelStyle::City || input.style == LabelStyle::Town;
        if (town && !named[static_cast<std::size_t>(&input - inputs.data())]) continue;
        if (!input.dot || in.state.camera.zoom < input.min_zoom || in.state.camera.zoom >= input.max_zoom) continue;
        const ImVec2 at = on_canvas(input.at);
        if (input.style == LabelStyle::StoryPlace && symbol_stands_on(in, scene, {at.x - map.x, at.y - map.y})) continue;
        if (map.contains(at.x, at.y)) draw_dot(list, colours, input, at);
    }
    for (const PlacedLabel& label : placed) {
        const LabelInput& input = inputs[label.input];
        const ImVec2 at = on_canvas(label.at);
        const Rect rect{at.x + label.dx, at.y + label.dy, label.width, label.height};
        const float shown = visibility(rect, map, furniture);
        if (shown <= 0.02f) continue;
        TextStyle style = label_style(in.look, input.style);
        style.colour = with_alpha(style.colour, shown);
        draw_line_haloed(list, in.look, style, rect.x, rect.y, input.text, with_alpha(colours.halo, shown), 1.7f);
        out.labels.push_back({input.text, rect});
    }
    ImGui::End();
}

}  // namespace sourceline
