#include <algorithm>
#include <cmath>

#include "map/region_shape.h"
#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

TextStyle label_style(const Look& look, LabelStyle style) {
    const MapLayer& layer = kMapLayers[style];
    const Weight weight = layer.name.weight == LetterWeight::SemiBold ? Weight::SemiBold : Weight::Regular;
    const ImU32 colour = colour_from_rgb(layer.paint.in(look.colours->shade));
    return {weight, layer.name.size, colour, 1.2f, layer.name.spacing, false};
}

namespace {

constexpr float kEdge = 2.0f;  // CSS pixels kept free at the map's edge

// Neither cut nor under something. What is not is left out: half faded it would only look like a fault.
bool is_clear(const Rect& label, const Rect& map, const MapFurniture& furniture) {
    const float over =
        std::max({map.x - label.x, map.y - label.y, label.right() - map.right(), label.bottom() - map.bottom()});
    for (const Rect& rect : furniture.occupied)
        if (label.x < rect.right() && label.right() > rect.x && label.y < rect.bottom() && label.bottom() > rect.y)
            return false;
    return over <= -kEdge;
}

void draw_dot(ImDrawList* list, const Palette& colours, const LabelInput& input, ImVec2 at) {
    const float radius = input.dot_radius;
    if (kMapLayers[input.style].paint == kMapMuted) {
        list->AddCircleFilled(at, radius + 1.0f, colours.halo, 12);
        list->AddCircleFilled(at, radius, colours.map_muted, 12);
        return;
    }
    list->AddCircleFilled(at, radius + 1.5f, colours.halo, 20);
    list->AddCircleFilled(at, radius, colours.paper, 20);
    list->AddCircle(at, radius, colours.ink, 20, 1.5f);
}

// What stands on its own place marks it well enough; and what counts others must be read.
bool sign_stands_on(const PanelInput& in, Screen dot, double within_px) {
    const Viewport viewport{in.layout.map.width, in.layout.map.height};
    return std::any_of(in.signs.begin(), in.signs.end(), [&](const MapSign& sign) {
        const Screen at = sign_on_screen(sign, in.state.camera, viewport);
        return sign.stand != SymbolStand::AtFoot && std::hypot(at.x - dot.x, at.y - dot.y) < within_px;
    });
}

// A name that had to move away from its dot is tied to it, or it would be taken for the name of what it stands beside.
void draw_leader(ImDrawList* list, const Palette& colours, ImVec2 dot, const LabelInput& input, const Rect& name) {
    const float radius = input.dot_radius, far_from = input.dot ? 14.0f : 30.0f;  // an area begins at no point
    const ImVec2 end{std::clamp(dot.x, name.x + 2, name.right() - 2), std::clamp(dot.y, name.y + 3, name.bottom() - 3)};
    const float length = std::hypot(end.x - dot.x, end.y - dot.y);
    if (length < far_from) return;
    const ImVec2 start{dot.x + (end.x - dot.x) / length * (radius + 1.5f),
                       dot.y + (end.y - dot.y) / length * (radius + 1.5f)};
    list->AddLine(start, end, colours.halo, 3.5f);
    list->AddLine(start, end, with_alpha(colours.ink, 0.6f), 1.2f);
}

// What of it lies on the map.
void add_place_target(const PanelInput& in, PanelOutput& out, const char* kind, const LabelInput& input,
                      const Rect& rect) {
    const Rect& map = in.layout.map;
    const float left = std::max(rect.x, map.x), top = std::max(rect.y, map.y);
    const Rect seen{left, top, std::min(rect.right(), map.right()) - left, std::min(rect.bottom(), map.bottom()) - top};
    if (input.place && seen.width > 1 && seen.height > 1)
        out.targets.push_back({kind + in.story.at(*input.place).id, seen});
}

void mark_open_place(const PanelInput& in) {
    if (!in.state.place || in.story.at(*in.state.place).precision == PlacePrecision::Region) return;
    constexpr float kRing = 9.0f;
    const Rect& map = in.layout.map;
    const Screen at = screen_from_world(in.state.camera, {map.width, map.height},
                                        world_from_lng_lat(in.story.at(*in.state.place).position));
    const ImVec2 middle{static_cast<float>(at.x) + map.x, static_cast<float>(at.y) + map.y};
    ImGui::GetWindowDrawList()->AddCircle(middle, kRing, in.colours().halo, 28, 5.0f);
    ImGui::GetWindowDrawList()->AddCircle(middle, kRing, in.colours().ink, 28, 2.0f);
}

// A region's badge looks like a place; beside it stands that it is none.
struct Caption {
    std::string name;
    TextStyle name_style, style;
    float width = 0, height = 0;
};
// How far below the first line the second begins: they do not touch, however their places are rounded.
float second_line(const TextStyle& first) { return line_height(first) + 1.0f; }

Caption caption_of(const PanelInput& in, const MapSign& sign) {
    const Event& event = in.story.at(in.scene.symbols[sign.symbols.front()].event);
    Caption caption;
    caption.name = in.text(in.story.at(*event.place).name);
    caption.name_style = {Weight::SemiBold, 12, in.colours().map_muted, 1.2f, 0, false};
    caption.style = {Weight::Regular, 12, in.colours().map_muted, 1.2f, 0, false};
    caption.width = std::max(text_width(in.look, caption.name_style, caption.name),
                             text_width(in.look, caption.style, in.words().place_region));
    caption.height = second_line(caption.name_style) + line_height(caption.style);
    return caption;
}

// How much of the caption lies in the region that it speaks of, of twelve points.
int points_inside(const PanelInput& in, const Region& region, const Rect& rect) {
    const Rect& map = in.layout.map;
    int inside = 0;
    for (int i = 0; i < 12; ++i) {
        const int column = i % 4, row = i / 4;
        const double x = rect.x - map.x + rect.width * column / 3.0, y = rect.y - map.y + rect.height * row / 2.0;
        inside += contains(region, world_from_screen(in.state.camera, {map.width, map.height}, {x, y})) ? 1 : 0;
    }
    return inside;
}

// Under the badge, over it, right or left of it: where there is room and most of it lies in the region. Nowhere where
// not even half would: it would be read of what lies beside.
std::optional<Rect> room_for(const PanelInput& in, const PanelOutput& out, const MapFurniture& furniture,
                             const MapSign& sign, const Caption& caption) {
    const Rect& map = in.layout.map;
    const auto box_of = [&](const MapSign& one) {
        const Screen at = sign_on_screen(one, in.state.camera, {map.width, map.height});
        return Rect{static_cast<float>(at.x) + map.x - kSymbolHalfBox,
                    static_cast<float>(at.y) + map.y - kSymbolHalfBox, 2 * kSymbolHalfBox, 2 * kSymbolHalfBox};
    };
    constexpr float kGap = 2.0f, kAside = 6.0f;
    const Rect badge = box_of(sign);
    const float centred = badge.x + (badge.width - caption.width) * 0.5f,
                middle = badge.y + (badge.height - caption.height) * 0.5f;
    const ImVec2 spots[] = {{centred, badge.bottom() + kGap},
                            {centred, badge.y - kGap - caption.height},
                            {badge.right() + kAside, middle},
                            {badge.x - kAside - caption.width, middle}};
    const Place& place = in.story.at(*in.story.at(in.scene.symbols[sign.symbols.front()].event).place);
    const Region* region = in.basemap.region(place.region);
    std::optional<Rect> best;
    int most_inside = 5;
    for (const ImVec2 spot : spots) {
        const Rect rect{spot.x, spot.y, caption.width, caption.height};
        const auto hits = [&](const Rect& other) { return overlaps(rect, other); };
        const auto hits_label = [&](const DrawnLabel& label) { return overlaps(rect, label.rect); };
        const auto hits_sign = [&](const MapSign& other) {
            return other.stand != SymbolStand::AtFoot && overlaps(rect, box_of(other));
        };
        const bool whole = rect.x >= map.x + kEdge && rect.y >= map.y + kEdge && rect.right() <= map.right() - kEdge &&
                           rect.bottom() <= map.bottom() - kEdge;
        if (whole && std::none_of(furniture.occupied.begin(), furniture.occupied.end(), hits) &&
            std::none_of(out.labels.begin(), out.labels.end(), hits_label) &&
            std::none_of(in.signs.begin(), in.signs.end(), hits_sign)) {
            const int inside = region == nullptr ? 12 : points_inside(in, *region, rect);
            if (inside > most_inside) best = rect;
            most_inside = std::max(most_inside, inside);
        }
    }
    return best;
}

void draw_captions(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto centred = [&](const Rect& rect, float y, const TextStyle& style, std::string_view text) {
        const float width = text_width(in.look, style, text), x = rect.x + (rect.width - width) * 0.5f;
        draw_line_haloed(list, in.look, style, x, y, text, in.colours().halo, 1.7f);
        out.labels.push_back({std::string(text), {x, y, width, line_height(style)}});
    };
    for (const MapSign& sign : in.signs) {
        if (sign.stand != SymbolStand::InRegion) continue;
        const Caption caption = caption_of(in, sign);
        const std::optional<Rect> room = room_for(in, out, furniture, sign, caption);
        if (!room) continue;
        centred(*room, room->y, caption.name_style, caption.name);
        centred(*room, room->y + second_line(caption.name_style), caption.style, in.words().place_region);
    }
}

}  // namespace

void map_labels_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture,
                      const std::vector<LabelInput>& inputs, const std::vector<PlacedLabel>& placed) {
    const Rect& map = in.layout.map;
    const Viewport viewport{map.width, map.height};
    const Palette& colours = in.colours();
    begin_area("map", map, 0, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    auto on_canvas = [&](World at) {
        const Screen screen = screen_from_world(in.state.camera, viewport, at);
        return ImVec2{static_cast<float>(screen.x) + map.x, static_cast<float>(screen.y) + map.y};
    };
    // A name that stands for a point says nothing without it.
    const auto is_placed_in_sight = [&](const LabelInput& input, ImVec2 at) {
        return map.contains(at.x, at.y) || kMapLayers[input.style].name.placing == NamePlacing::Over;
    };
    std::vector<bool> named(inputs.size());
    for (const PlacedLabel& label : placed) {
        const ImVec2 at = on_canvas(label.at);
        named[label.input] = is_placed_in_sight(inputs[label.input], at) &&
                             is_clear({at.x + label.dx, at.y + label.dy, label.width, label.height}, map, furniture);
    }
    draw_badges(in);
    for (const LabelInput& input : inputs) {
        // The mark of a town whose name has no room would be taken for the next name's.
        const bool with_name = kMapLayers[input.style].name.dot == DotStyle::WithName;
        if (with_name && !named[static_cast<std::size_t>(&input - inputs.data())]) continue;
        if (!input.dot || in.state.camera.zoom < input.min_zoom || in.state.camera.zoom >= input.max_zoom) continue;
        const ImVec2 at = on_canvas(input.at);
        const double covered = input.place ? 10.0 : kSymbolHalfBox + input.dot_radius;
        if (sign_stands_on(in, {at.x - map.x, at.y - map.y}, covered)) continue;
        if (!map.contains(at.x, at.y)) continue;
        draw_dot(list, colours, input, at);
        constexpr float kDotReach = 7.0f;
        add_place_target(in, out, "dot:", input, {at.x - kDotReach, at.y - kDotReach, 2 * kDotReach, 2 * kDotReach});
    }
    mark_open_place(in);
    for (const PlacedLabel& label : placed) {
        const LabelInput& input = inputs[label.input];
        const ImVec2 at = on_canvas(label.at);
        const Rect rect{at.x + label.dx, at.y + label.dy, label.width, label.height};
        if (!is_clear(rect, map, furniture) || !is_placed_in_sight(input, at)) continue;
        if (input.dot || input.place) draw_leader(list, colours, at, input, rect);
        draw_line_haloed(list, in.look, label_style(in.look, input.style), rect.x, rect.y, input.text, colours.halo,
                         1.7f);
        out.labels.push_back({input.text, rect});
        add_place_target(in, out, "place:", input, rect);
    }
    add_sign_targets(in, out);
    // A region's caption has more than one place to stand.
    draw_second_lines(in, out, furniture, inputs, placed);
    draw_captions(in, out, furniture);
    if (out.labels.empty() && !furniture.pointer) draw_nearest_name(in, out, furniture, inputs);
    ImGui::End();
}

}  // namespace sourceline
