#include <cmath>

#include "panels/panels.h"
#include "panels/widgets.h"
#include "story/query.h"

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

void map_labels_panel(const PanelInput& in, PanelOutput&, const std::vector<LabelInput>& inputs, const std::vector<PlacedLabel>& placed) {
    const Rect& map = in.layout.map;
    const Viewport viewport{map.width, map.height};
    const Palette& colours = in.colours();
    begin_area("map", map, 0, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    auto on_screen = [&](World at) {
        const Screen screen = screen_from_world(in.state.camera, viewport, at);
        return ImVec2{static_cast<float>(screen.x) + map.x, static_cast<float>(screen.y) + map.y};
    };
    for (const LabelInput& input : inputs) {
        if (!input.dot || in.state.camera.zoom < input.min_zoom || in.state.camera.zoom >= input.max_zoom) continue;
        const ImVec2 at = on_screen(input.at);
        if (!map.contains(at.x, at.y)) continue;
        const float radius = input.dot_radius;
        if (input.style == LabelStyle::Village || radius < 2.0f) {
            list->AddCircleFilled(at, radius, with_alpha(colours.map_muted, 0.55f), 12);
            continue;
        }
        list->AddCircleFilled(at, radius + 1.5f, colours.halo, 20);
        list->AddCircleFilled(at, radius, colours.paper, 20);
        list->AddCircle(at, radius, colours.ink, 20, 1.5f);
    }
    for (const PlacedLabel& label : placed) {
        const LabelInput& input = inputs[label.input];
        const ImVec2 at = on_screen(label.at);
        const float x = at.x + label.dx, y = at.y + label.dy;
        if (x > map.right() || y > map.bottom() || x + label.width < map.x || y + label.height < map.y) continue;
        draw_line_haloed(list, in.look, label_style(in.look, input.style), x, y, input.text, colours.halo, 1.7f);
    }
    ImGui::End();
}

void edge_pointers_panel(const PanelInput& in, PanelOutput& out) {
    const Rect& map = in.layout.map;
    const Viewport viewport{map.width, map.height};
    const Palette& colours = in.colours();
    TextStyle name{Weight::Regular, 13, colours.ink, 1.3f, 0, false}, far{Weight::Regular, 13, colours.muted, 1.3f, 0, false};
    constexpr float kHeight = 28.0f, kArrow = 22.0f;
    auto label = [&](Ref<Place> place) { return std::string(in.text(in.story.at(place).name)); };
    // Only what the playhead has reached has a reason to point.
    auto latest = [&](Ref<Place> place) {
        std::optional<Ref<Event>> found;
        for (const Ref<Event> ref : events_in_time(in.story))
            if (in.story.at(ref).place == place && has_begun(in, ref)) found = ref;
        return found;
    };
    auto width = [&](Ref<Place> place, double km) {
        if (!latest(place)) return 0.0;
        return static_cast<double>(kArrow + 8 + text_width(in.look, name, label(place)) + 6 + text_width(in.look, far, distance_text(in.state.language, km)) + 12);
    };
    const Padding padding{12, 12, in.layout.form == Form::Phone ? 64.0 : 60.0, 40};
    const LngLatBox& view = in.story.view;
    const LngLat from = LngLat::clamped((view.south_west.lon() + view.north_east.lon()) * 0.5, (view.south_west.lat() + view.north_east.lat()) * 0.5);
    begin_area("map", map, 0, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const EdgePointer& pointer : edge_pointers(in.story, in.state.camera, viewport, padding, from, width)) {
        const Ref<Event> ref = *latest(pointer.place);
        const auto pill_width = static_cast<float>(pointer.width);
        const Rect pill{static_cast<float>(pointer.at.x) + map.x - pill_width * 0.5f, static_cast<float>(pointer.at.y) + map.y - kHeight * 0.5f, pill_width, kHeight};
        const Press state = press(in, out, "far:" + in.story.at(pointer.place).id, pill);
        list->AddRectFilled({pill.x, pill.y + 1}, {pill.right(), pill.bottom() + 2}, with_alpha(colours.shadow, 0.45f), 14);
        list->AddRectFilled({pill.x, pill.y}, {pill.right(), pill.bottom()}, colours.paper, 14);
        list->AddRect({pill.x + 0.5f, pill.y + 0.5f}, {pill.right() - 0.5f, pill.bottom() - 0.5f}, state.hovered ? colours.muted : colours.hairline, 14);
        const float angle = static_cast<float>(pointer.azimuth_degrees * 3.14159265358979 / 180.0);
        const ImVec2 centre{pill.x + 8 + 7, pill.y + kHeight * 0.5f}, ahead{std::sin(angle), -std::cos(angle)}, side{ahead.y, -ahead.x};
        const ImU32 colour = colour_from_rgb(in.party_rgb(main_party(in.story, ref)));
        list->AddTriangleFilled({centre.x + ahead.x * 7, centre.y + ahead.y * 7}, {centre.x - ahead.x * 4 + side.x * 5, centre.y - ahead.y * 4 + side.y * 5},
                                {centre.x - ahead.x * 4 - side.x * 5, centre.y - ahead.y * 4 - side.y * 5}, colour);
        const float y = pill.y + (kHeight - line_height(name)) * 0.5f;
        const float x = draw_line(list, in.look, name, pill.x + kArrow + 6, y, label(pointer.place)) + pill.x + kArrow + 6;
        draw_line(list, in.look, far, x + 6, y, distance_text(in.state.language, pointer.distance_km));
        if (state.pressed) out.commands.push_back(SelectEvent{ref});
    }
    ImGui::End();
}

}  // namespace sourceline
