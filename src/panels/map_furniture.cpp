// What stands over the map whatever is on it: scale, credits, buttons.
#include <algorithm>
#include <cmath>

#include "panels/map_density.h"
#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

double round_below(double most) {
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    for (const double factor : {5.0, 2.0})
        if (factor * power <= most) return factor * power;
    return power;
}

namespace {

struct ScaleBar {
    double km = 1;
    float width = 0;
};

ScaleBar scale_of(const PanelInput& in) {
    const double px_per_km = world_from_km(1.0, in.state.camera.centre.lat()) * world_size_px(in.state.camera.zoom);
    const double km = round_below((has_narrow_map(in.layout) ? 72 : 150) / px_per_km);
    return {km, static_cast<float>(km * px_per_km)};
}

FrameText scale_text(const PanelInput& in) {
    const double km = scale_of(in).km;
    return km < 1 ? in_digits(std::lround(km * 1000)) + " m" : in_digits(std::lround(km)) + " " + in.words().km;
}
TextStyle scale_style(const PanelInput& in) { return {Weight::Regular, 12, in.colours().ink, 1.3f, 0, false}; }

// Whose the map is, and whether the story itself drew by eye.
FrameText credits_of(const PanelInput& in) {
    FrameText credits = frame_text(in.basemap.attribution);
    const bool schematic = std::any_of(in.story.features.begin(), in.story.features.end(), [](const Feature& feature) {
        return feature.precision == FeaturePrecision::Schematic;
    });
    if (schematic) credits = credits + (credits.empty() ? "" : " · ") + in.words().schematic_in_part;
    return credits;
}

TextStyle credits_style(const PanelInput& in) { return {Weight::Regular, 11, in.colours().map_muted, 1.3f, 0, false}; }

// Whole in any width: in as few lines as it needs, broken between those who are named, the last line the longest.
FrameList<std::string_view> credit_lines(const PanelInput& in, float room) {
    constexpr std::string_view kBetween = " · ";
    FrameList<std::string_view> lines;
    std::string_view rest = credits_of(in);
    const TextStyle style = credits_style(in);
    while (!rest.empty()) {
        std::size_t from = 0;
        while (text_width(in.look, style, rest.substr(from)) > room) {
            const std::size_t next = rest.find(kBetween, from);
            if (next == std::string::npos) break;
            from = next + kBetween.size();
        }
        lines.insert(0, rest.substr(from));
        rest = rest.substr(0, from == 0 ? 0 : from - kBetween.size());
    }
    return lines;
}

// At the foot, the scale at the left and the credits at the right; above them where both do not fit beside each other.
void place_scale_and_credits(const PanelInput& in, MapFurniture& all) {
    const Rect& map = in.layout.map;
    const TextStyle style = credits_style(in);
    const float margin = std::min(in.layout.margin, 16.0f), scale_height = 22;
    all.scale = {map.x + margin, 0, std::max(scale_of(in).width, text_width(in.look, scale_style(in), scale_text(in))),
                 scale_height};
    const float whole = map.width - 16, beside = map.right() - all.scale.right() - 28;
    all.credit_lines = credit_lines(in, beside);
    float width = 0;
    const auto measure = [&] {
        width = 0;
        for (const std::string_view line : all.credit_lines) width = std::max(width, text_width(in.look, style, line));
    };
    measure();
    const bool above = all.credit_lines.size() > 2 || width > beside;
    if (above) all.credit_lines = credit_lines(in, whole), measure();
    const float height = static_cast<float>(all.credit_lines.size()) * line_height(style) + 6;
    width = std::min(width, whole - 12);
    if (!all.credit_lines.empty())  // a plain ground is nobody's
        all.credits = {map.right() - width - 12, map.bottom() - height, width + 12, height};
    all.scale.y = map.bottom() - scale_height - 6 - (above ? height : 0.0f);
}

constexpr float kKeyRow = 17.0f, kKeyDot = 4.0f, kKeyWords = 14.0f;
TextStyle key_style(const PanelInput& in) { return {Weight::Regular, 12, in.colours().ink, 1.3f, 0, false}; }

// Over the scale: without it the colours of the first picture say nothing.
void place_key(const PanelInput& in, MapFurniture& all) {
    constexpr float kLeastWidth = 700, kLeastHeight = 400, kAbove = 10;
    constexpr std::size_t kMostParties = 6;
    const Rect& map = in.layout.map;
    const std::size_t count = in.story.parties.size();
    if (map.width < kLeastWidth || map.height < kLeastHeight || count < 2 || count > kMostParties) return;
    float width = 0;
    for (const Party& party : in.story.parties)
        width = std::max(width, text_width(in.look, key_style(in), in.text(party.name)));
    std::size_t rows = count;
    if (in.scene.most_in_dot > 0)
        for (const DensityKeyRow& row : density_key(in)) {
            width = std::max(width, text_width(in.look, key_style(in), row.words));
            ++rows;
        }
    const float height = kKeyRow * static_cast<float>(rows);
    all.key = Rect{all.scale.x, all.scale.y - kAbove - height, kKeyWords + width, height};
}

// A column at the right, above the credits. Where fingers zoom and the map is small, only the way back is there. On a
// narrow map the arrows would cover what they move. On a low one their button stands beside the column, so that the
// names behind it can be read.
void place_buttons(const PanelInput& in, MapFurniture& all) {
    const Rect& map = in.layout.map;
    const bool touch = in.layout.min_target >= 44.0f, has_zoom = !touch || !has_narrow_map(in.layout),
               has_move = !has_narrow_map(in.layout);
    const float side = touch ? 44.0f : 36.0f, gap = touch ? 2.0f : 6.0f, pitch = side + gap;
    const bool beside = has_move && map.height < 340;
    const float x = map.right() - side - (touch ? 8.0f : 12.0f);
    float y = (all.credits.width > 0 ? all.credits.y : map.bottom()) - side - 8;
    all.fit = {x, y, side, side};
    if (has_move && beside) all.move = Rect{x - pitch, y, side, side};
    if (has_move && !beside) {
        all.move = all.fit;
        all.fit.y = y -= pitch;
    }
    if (!has_zoom) return;
    all.zoom_out = Rect{x, y - pitch, side, side};
    all.zoom_in = Rect{x, y - 2 * pitch, side, side};
}

}  // namespace

MapFurniture fixed_furniture(const PanelInput& in) {
    MapFurniture all;
    place_scale_and_credits(in, all);
    place_buttons(in, all);
    place_key(in, all);
    if (has_sheet(in.layout) && in.layout.panel.y < in.layout.map.bottom()) all.sheet = in.layout.panel;
    all.occupied = {all.fit, all.scale};
    if (all.key) all.occupied.push_back(*all.key);
    if (all.credits.width > 0) all.occupied.push_back(all.credits);
    for (const std::optional<Rect>& one : {all.zoom_in, all.zoom_out, all.move})
        if (one) all.occupied.push_back(*one);
    return all;
}

void draw_scale(const PanelInput& in, const Rect& area) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float y = area.bottom() - 2, end = area.x + scale_of(in).width;
    list->AddLine({area.x - 1, y}, {end + 1, y}, in.colours().halo, 4.0f);
    list->AddLine({area.x, y}, {end, y}, in.colours().ink, 2.0f);
    draw_line_haloed(list, in.look, scale_style(in), area.x, area.y, scale_text(in), in.colours().halo, 1.5f);
}

// On a ground of its own only where something stands beneath it: that would run into its words.
void draw_key(const PanelInput& in, const Rect& area) {
    constexpr float kAround = 6;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Rect& map = in.layout.map;
    const Rect ground{area.x - kAround, area.y - kAround, area.width + 2 * kAround, area.height + 2 * kAround};
    const PxBox on_map{ground.x - map.x, ground.y - map.y, ground.right() - map.x, ground.bottom() - map.y};
    if (in.signs.any_box_on(on_map, kSymbolHalfBox))
        list->AddRectFilled({ground.x, ground.y}, {ground.right(), ground.bottom()},
                            with_alpha(in.colours().halo, 0.9f), 4.0f);
    float y = area.y;
    const auto row = [&](float radius, ImU32 colour, std::string_view words) {
        const ImVec2 dot{area.x + kKeyDot, y + kKeyRow * 0.5f};
        list->AddCircleFilled(dot, radius + 1.5f, in.colours().halo);
        list->AddCircleFilled(dot, radius, colour);
        draw_line_haloed(list, in.look, key_style(in), area.x + kKeyWords,
                         y + (kKeyRow - line_height(key_style(in))) * 0.5f, words, in.colours().halo, 1.5f);
        y += kKeyRow;
    };
    for (std::uint32_t i = 0; i < in.story.parties.size(); ++i)
        row(kKeyDot, colour_from_rgb(in.party_rgb({i})), in.text(in.story.parties[i].name));
    if (in.scene.most_in_dot > 0)
        for (const DensityKeyRow& of_dots : density_key(in)) row(of_dots.radius, in.colours().ink, of_dots.words);
}

void draw_credits(const PanelInput& in, const MapFurniture& furniture) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Rect& area = furniture.credits;
    if (area.width <= 0) return;
    const TextStyle style = credits_style(in);
    list->AddRectFilled({area.x, area.y}, {area.right(), area.bottom()}, with_alpha(in.colours().halo, 0.8f), 4,
                        ImDrawFlags_RoundCornersTopLeft);
    float y = area.y + 3;
    for (const std::string_view line : furniture.credit_lines) {
        const float width = std::min(text_width(in.look, style, line), area.width - 12);
        draw_line_fitted(list, in.look, style, area.right() - 6 - width, y, width + 0.5f, line);
        y += line_height(style);
    }
}

}  // namespace sourceline
