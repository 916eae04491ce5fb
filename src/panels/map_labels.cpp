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
    if (furniture.sheet && overlaps(label, *furniture.sheet)) return false;
    return over <= -kEdge;
}

void draw_dot(ImDrawList* list, const Palette& colours, const LabelInput& input, ImVec2 at) {
    const float radius = input.dot_radius;
    if (kMapLayers[input.style].paint == kMapMuted) {
        list->AddCircleFilled(at, radius + 1.0f, colours.halo);
        list->AddCircleFilled(at, radius, colours.map_muted);
        return;
    }
    list->AddCircleFilled(at, radius + 1.5f, colours.halo);
    list->AddCircleFilled(at, radius, colours.paper);
    list->AddCircle(at, radius, colours.ink, 0, 1.5f);
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
        out.targets.push_back({FrameText(kind) + in.story.at(*input.place).id, seen});
}

void mark_open_place(const PanelInput& in) {
    if (!in.state.place || in.story.at(*in.state.place).precision == PlacePrecision::Region) return;
    constexpr float kRing = 9.0f;
    const Rect& map = in.layout.map;
    const Screen at = screen_from_world(in.state.camera, {map.width, map.height},
                                        world_from_lng_lat(in.story.at(*in.state.place).position));
    const ImVec2 middle{static_cast<float>(at.x) + map.x, static_cast<float>(at.y) + map.y};
    ImGui::GetWindowDrawList()->AddCircle(middle, kRing, in.colours().halo, 0, 5.0f);
    ImGui::GetWindowDrawList()->AddCircle(middle, kRing, in.colours().ink, 0, 2.0f);
}

// Under the badges, which stand in the pills' ends.
void draw_captions(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture) {
    if (in.captions == nullptr) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    for (const SeenSign& seen : in.signs) {
        const MapSign& sign = *seen.sign;
        const RegionCaption* caption = caption_of(*in.captions, sign);
        if (caption == nullptr) continue;
        const Rect rect = caption_rect(in, *caption);
        if (!is_clear(rect, in.layout.map, furniture)) continue;
        const TextStyle name = caption_name_style(in.look), note = caption_note_style(in.look);
        const FrameText text = caption_text(in.story, in.state, *caption, static_cast<int>(sign.symbols.size()));
        constexpr float kRadius = 8.0f;
        const bool has_note = caption->words == CaptionWords::Note;
        const int before = list->VtxBuffer.Size;
        if (caption->is_pill) {
            list->AddRectFilled({rect.x, rect.y + 1.5f}, {rect.right(), rect.bottom() + 1.5f},
                                with_alpha(colours.shadow, 0.4f), kRadius);
            list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, colours.paper, kRadius);
            list->AddRect({rect.x + 0.5f, rect.y + 0.5f}, {rect.right() - 0.5f, rect.bottom() - 0.5f}, colours.hairline,
                          kRadius);
        }
        const auto line = [&](const TextStyle& style, float y, std::string_view words) {
            const float width = text_width(in.look, style, words), beside = 2 * kSymbolHalfBox + kCaptionGap + 3;
            const float x = !caption->is_pill  ? rect.x + (rect.width - width) * 0.5f
                            : caption->is_left ? rect.right() - beside - width
                                               : rect.x + beside;
            draw_line_haloed(list, in.look, style, x, y, words, caption->is_pill ? colours.paper : colours.halo, 1.7f);
            out.labels.push_back({frame_text(words), {x, y, width, line_height(style)}});
        };
        const float height = has_note ? caption_second_line(in.look) + line_height(note) : line_height(name);
        const float top = rect.y + (rect.height - height) * 0.5f;
        line(name, top, text);
        if (has_note) line(note, top + caption_second_line(in.look), in.words().region_unsaid);
        if (in.motion) fade_drawn(list, before, in.motion->badge(in.scene.symbols[sign.symbols.front()].event));
    }
}

// Of the inputs those that may have a dot: the first ones, the story's places, whatever is placed, unless they are too
// many; of all others that have their name beside them.
FrameList<std::uint32_t> dots_of_names(const std::vector<LabelInput>& inputs, const FrameList<std::uint32_t>& named) {
    const auto comes_alone = [&](std::uint32_t i) {
        return inputs[i].place && !inputs[i].one_of_many && kMapLayers[inputs[i].style].name.dot != DotStyle::WithName;
    };
    FrameList<std::uint32_t> dots;
    for (std::uint32_t i = 0; i < inputs.size() && comes_alone(i); ++i) dots.push_back(i);
    const auto alone = static_cast<std::uint32_t>(dots.size());
    for (const std::uint32_t i : named)
        if (i >= alone) dots.push_back(i);
    std::sort(dots.begin(), dots.end());
    return dots;
}

}  // namespace

void map_labels_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture,
                      const std::vector<LabelInput>& inputs, const std::vector<PlacedLabel>& placed) {
    const Rect& map = in.layout.map;
    const ScreenOf screen_of(in.state.camera, {map.width, map.height});
    const Palette& colours = in.colours();
    begin_area("map", map, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    auto on_canvas = [&](World at) {
        const Screen screen = screen_of(at);
        return ImVec2{static_cast<float>(screen.x) + map.x, static_cast<float>(screen.y) + map.y};
    };
    // A name that stands for a point says nothing without it.
    const auto is_placed_in_sight = [&](const LabelInput& input, ImVec2 at) {
        return map.contains(at.x, at.y) || kMapLayers[input.style].name.placing == NamePlacing::Over;
    };
    FrameList<std::uint32_t> named;
    for (const PlacedLabel& label : placed) {
        const ImVec2 at = on_canvas(label.at);
        if (is_placed_in_sight(inputs[label.input], at) &&
            is_clear({at.x + label.dx, at.y + label.dy, label.width, label.height}, map, furniture))
            named.push_back(label.input);
    }
    draw_captions(in, out, furniture);
    draw_badges(in);
    // The mark of a town whose name has no room would be taken for the next name's.
    for (const std::uint32_t i : dots_of_names(inputs, named)) {
        const LabelInput& input = inputs[i];
        if (!input.dot || in.state.camera.zoom < input.min_zoom || in.state.camera.zoom >= input.max_zoom) continue;
        const ImVec2 at = on_canvas(input.at);
        if (!map.contains(at.x, at.y)) continue;
        // What stands on its own place marks it well enough; and what counts others must be read.
        const double covered = input.place ? 10.0 : kSymbolHalfBox + input.dot_radius;
        if (in.signs.any_within({at.x - map.x, at.y - map.y}, covered)) continue;
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
        // A dot beside a letter would be taken for a part of it.
        if (in.scene.most_in_dot > 0)
            list->AddRectFilled({rect.x - 2, rect.y}, {rect.right() + 2, rect.bottom()},
                                with_alpha(colours.halo, 0.75f), 4.0f);
        draw_line_haloed(list, in.look, label_style(in.look, input.style), rect.x, rect.y, input.text, colours.halo,
                         1.7f);
        out.labels.push_back({frame_text(input.text), rect});
        add_place_target(in, out, "place:", input, rect);
    }
    add_sign_targets(in, out);
    draw_second_lines(in, out, furniture, inputs, placed);
    if (out.labels.empty() && !furniture.pointer) draw_nearest_name(in, out, furniture, inputs);
    ImGui::End();
}

}  // namespace sourceline
