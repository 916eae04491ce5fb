#include <cmath>

#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

// The longest of 1, 2, 5 times a power of ten that is at most `max_px` wide.
double round_length_km(double km_per_px, double max_px) {
    const double most = km_per_px * max_px;
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    for (const double factor : {5.0, 2.0, 1.0})
        if (factor * power <= most) return factor * power;
    return power;
}

void scale_bar(const PanelInput& in, ImDrawList* list, float x, float baseline) {
    const double px_per_km = world_from_km(1.0, in.state.camera.centre.lat()) * world_size_px(in.state.camera.zoom);
    const double km = round_length_km(1.0 / px_per_km, in.layout.form == Form::Phone ? 96 : 150);
    const auto width = static_cast<float>(km * px_per_km);
    const Palette& colours = in.colours();
    const TextStyle style{Weight::Regular, 12, colours.ink, 1.3f, 0, false};
    const std::string text = km < 1 ? std::to_string(static_cast<int>(std::lround(km * 1000))) + " m" : std::to_string(static_cast<int>(std::lround(km))) + " " + in.words().km;
    const float y = baseline;
    const ImVec2 points[4] = {{x, y - 5}, {x, y}, {x + width, y}, {x + width, y - 5}};
    list->AddPolyline(points, 4, colours.halo, 0, 4.0f);
    list->AddPolyline(points, 4, colours.ink, 0, 1.5f);
    draw_line_haloed(list, in.look, style, x + (width - text_width(in.look, style, text)) * 0.5f, y - 4 - line_height(style), text, colours.halo, 1.5f);
}

void attribution(const PanelInput& in, ImDrawList* list, float max_width) {
    if (!in.basemap) return;
    const Rect& map = in.layout.map;
    const TextStyle style{Weight::Regular, 11, in.colours().map_muted, 1.3f, 0, false};
    const float width = std::min(text_width(in.look, style, in.basemap->attribution), max_width);
    const float x = map.right() - width - 8, y = map.bottom() - line_height(style) - 4;
    list->AddRectFilled({x - 5, y - 2}, {map.right(), map.bottom()}, with_alpha(in.colours().halo, 0.75f), 4, ImDrawFlags_RoundCornersTopLeft);
    draw_line_fitted(list, in.look, style, x, y, max_width, in.basemap->attribution);
}

}  // namespace

void map_controls_panel(const PanelInput& in, PanelOutput& out) {
    const Rect& map = in.layout.map;
    begin_area("map", map, 0, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float side = in.layout.form == Form::Phone ? 44.0f : 36.0f, gap = in.layout.form == Form::Phone ? 4.0f : 6.0f;
    const float x = map.right() - side - 12;
    float y = map.bottom() - 3 * side - 2 * gap - 30;
    if (map_button(in, out, "zoom-in", Icon::Plus, {x, y, side, side})) out.commands.push_back(ZoomBy{1.0});
    y += side + gap;
    if (map_button(in, out, "zoom-out", Icon::Minus, {x, y, side, side})) out.commands.push_back(ZoomBy{-1.0});
    y += side + gap;
    if (map_button(in, out, "fit", Icon::Fit, {x, y, side, side})) out.commands.push_back(FitStory{});
    scale_bar(in, list, map.x + 16, map.bottom() - 12);
    attribution(in, list, map.width - (in.layout.form == Form::Phone ? 130.0f : 200.0f));
    ImGui::End();
}

}  // namespace sourceline
