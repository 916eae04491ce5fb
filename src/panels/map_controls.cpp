#include <algorithm>
#include <cmath>

#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

TextStyle pointer_name_style(const PanelInput& in) { return {Weight::Regular, 13, in.colours().ink, 1.3f, 0, false}; }

constexpr float kArrow = 26.0f, kPillEnd = 12.0f, kPillGap = 6.0f;

std::string_view pointer_name(const PanelInput& in, Ref<Place> place) { return in.text(in.story.at(place).name); }

FrameText pointer_distance(const PanelInput& in, double km) {
    return distance_text(in.state.language, km) + " " + in.words().from_middle;
}

PillWidths pointer_widths(const PanelInput& in, Ref<Place> place, double km) {
    const TextStyle style = pointer_name_style(in);
    const double brief = kArrow + text_width(in.look, style, pointer_name(in, place)) + kPillEnd;
    return {brief + kPillGap + text_width(in.look, style, pointer_distance(in, km)), brief};
}

// Where the event being read happened, if somebody says where.
std::optional<Ref<Place>> place_being_read(const PanelInput& in) {
    if (!in.state.event || !is_told(in, *in.state.event)) return std::nullopt;
    const std::optional<Ref<Place>> place = in.story.at(*in.state.event).place;
    return place && in.story.at(*place).precision != PlacePrecision::Region ? place : std::nullopt;
}

// Where the names of the story's places stand, in pixels of the map.
FrameList<PxBox> story_names(const PanelInput& in, const std::vector<LabelInput>& inputs,
                             const std::vector<PlacedLabel>& placed) {
    const Viewport viewport{in.layout.map.width, in.layout.map.height};
    const ScreenOf screen_of(in.state.camera, viewport);
    FrameList<PxBox> names;
    for (const PlacedLabel& label : placed) {
        if (inputs[label.input].style != kStoryPlace) continue;
        const Screen at = screen_of(label.at);
        names.push_back(
            {at.x + label.dx, at.y + label.dy, at.x + label.dx + label.width, at.y + label.dy + label.height});
    }
    return names;
}

// Where dots mark places of the story; of very many only those that are named have one.
FrameList<World> story_dots(const PanelInput& in, const std::vector<LabelInput>& inputs,
                            const std::vector<PlacedLabel>& placed) {
    FrameList<World> dots;
    if (in.story.places.size() > kManyPlaces) {
        for (const PlacedLabel& label : placed)
            if (inputs[label.input].place) dots.push_back(label.at);
        return dots;
    }
    for (const Place& place : in.story.places)
        if (place.precision != PlacePrecision::Region) dots.push_back(world_from_lng_lat(place.position));
    return dots;
}

bool is_in_sight(const PanelInput& in, Ref<Place> place) {
    const Rect& map = in.layout.map;
    const Screen at =
        screen_from_world(in.state.camera, {map.width, map.height}, world_from_lng_lat(in.story.at(place).position));
    return at.x >= 0 && at.x <= map.width && at.y >= 0 && at.y <= map.height;
}

[[gnu::noinline]] std::optional<EdgePointer> pointer_to(const PanelInput& in, Ref<Place> far,
                                                        const FrameList<Rect>& controls, const FrameList<PxBox>& names,
                                                        const FrameList<World>& dots) {
    const Rect& map = in.layout.map;
    const Viewport viewport{map.width, map.height};
    FrameList<PxBox> avoid;
    const ScreenOf screen_of(in.state.camera, viewport);
    for (const auto& [sign, at] : in.signs) {
        if (!has_box(*sign)) continue;
        const bool read = in.state.event == in.scene.symbols[sign->symbols.front()].event;
        const double half = kSymbolHalfBox + (read ? 6.0 : 0.0);  // the one being read has a ring
        avoid.push_back({at.x - half, at.y - half, at.x + half, at.y + half});
    }
    constexpr double kDotRoom = 10.0;  // px around a place of the story
    for (const World dot : dots) {
        const Screen at = screen_of(dot);
        avoid.push_back({at.x - kDotRoom, at.y - kDotRoom, at.x + kDotRoom, at.y + kDotRoom});
    }
    FrameList<PxBox> symbols_and_names, never;
    symbols_and_names.append(avoid);
    symbols_and_names.append(names);
    for (const Rect& rect : controls)
        never.push_back({rect.x - map.x, rect.y - map.y, rect.right() - map.x, rect.bottom() - map.y});
    return edge_pointer(
        in.story.at(far).position, in.state.camera, viewport, {10, 10, 10, 26},
        [&](double km) { return pointer_widths(in, far, km); }, {symbols_and_names, avoid}, never);
}

Rect pill_of(const PanelInput& in, const EdgePointer& pointer) {
    const auto width = static_cast<float>(pointer.width), height = static_cast<float>(kPointerHeight);
    return {static_cast<float>(pointer.at.x) + in.layout.map.x - width * 0.5f,
            static_cast<float>(pointer.at.y) + in.layout.map.y - height * 0.5f, width, height};
}

void draw_pointer(const PanelInput& in, PanelOutput& out, const EdgePointer& pointer) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    const Ref<Event> event = *in.state.event;
    const Ref<Place> place = *in.story.at(event).place;
    const Rect pill = pill_of(in, pointer);
    const float round = pill.height * 0.5f;
    const Press state = press(in, out, FrameText("far:") + in.story.at(place).id, pill);
    list->AddRectFilled({pill.x, pill.y + 1}, {pill.right(), pill.bottom() + 2}, with_alpha(colours.shadow, 0.45f),
                        round);
    list->AddRectFilled({pill.x, pill.y}, {pill.right(), pill.bottom()}, colours.paper, round);
    list->AddRect({pill.x + 0.5f, pill.y + 0.5f}, {pill.right() - 0.5f, pill.bottom() - 0.5f},
                  state.hovered ? colours.muted : colours.hairline, round);
    draw_arrow({pill.x + 15, pill.y + round}, pointer.azimuth_degrees, in.event_rgb(event));
    const TextStyle name = pointer_name_style(in);
    TextStyle far = name;
    far.colour = colours.muted;
    const float y = pill.y + (pill.height - line_height(name)) * 0.5f;
    const float x = pill.x + kArrow + draw_line(list, in.look, name, pill.x + kArrow, y, pointer_name(in, place));
    if (!pointer.brief) draw_line(list, in.look, far, x + kPillGap, y, pointer_distance(in, pointer.distance_km));
    if (state.pressed) out.commands.push_back(SelectEvent{event});
}

bool story_is_out_of_view(const PanelInput& in) {
    const Viewport viewport{in.layout.map.width, in.layout.map.height};
    const Screen a = screen_from_world(in.state.camera, viewport, world_from_lng_lat(in.story.view.south_west));
    const Screen b = screen_from_world(in.state.camera, viewport, world_from_lng_lat(in.story.view.north_east));
    return b.x < 0 || a.x > viewport.width || a.y < 0 || b.y > viewport.height;
}

bool home_button(const PanelInput& in, PanelOutput& out, Rect rect) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Press state = press(in, out, "home", rect);
    const float round = rect.height * 0.5f;
    list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, in.colours().ink, round);
    TextStyle style = pointer_name_style(in);
    style.weight = Weight::SemiBold;
    style.colour = in.colours().paper;
    draw_line_fitted(list, in.look, style, rect.x + kPillEnd, rect.y + (rect.height - line_height(style)) * 0.5f,
                     rect.width - kPillEnd, in.words().fit);
    return state.pressed;
}

// What dragging does, for those who cannot drag or may not: a third of the map at a press.
void arrows(const PanelInput& in, PanelOutput& out, const FrameList<Rect>& rects) {
    struct Arrow {
        const char* name;
        Icon icon;
        float x, y;
    };
    static constexpr Arrow kArrows[] = {{"move-up", Icon::Up, 0, 1},
                                        {"move-left", Icon::Previous, 1, 0},
                                        {"move-right", Icon::Next, -1, 0},
                                        {"move-down", Icon::Down, 0, -1}};
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const Arrow& arrow = kArrows[i];
        if (map_button(in, out, arrow.name, arrow.icon, rects[i]))
            out.commands.push_back(PanStep{arrow.x * in.layout.map.width / 3, arrow.y * in.layout.map.height / 3});
    }
}

}  // namespace

void draw_arrow(ImVec2 centre, double azimuth_degrees, Halves halves) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float angle = static_cast<float>(azimuth_degrees * 3.14159265358979 / 180.0);
    const ImVec2 ahead{std::sin(angle), -std::cos(angle)}, side{ahead.y, -ahead.x};
    const ImVec2 tip{centre.x + ahead.x * 8, centre.y + ahead.y * 8},
        notch{centre.x - ahead.x * 2.5f, centre.y - ahead.y * 2.5f};
    const ImVec2 left{centre.x - ahead.x * 6 + side.x * 5, centre.y - ahead.y * 6 + side.y * 5},
        right{centre.x - ahead.x * 6 - side.x * 5, centre.y - ahead.y * 6 - side.y * 5};
    fill_triangle(list, tip, left, notch, colour_from_rgb(halves.first));
    fill_triangle(list, tip, notch, right, colour_from_rgb(halves.second));
}

MapFurniture map_furniture(const PanelInput& in, MapFurniture all, const std::vector<LabelInput>& inputs,
                           const std::vector<PlacedLabel>& placed) {
    const Rect& map = in.layout.map;
    if (all.move && in.move_buttons) {
        const float side = all.move->width, gap = all.fit.x == all.move->x ? all.move->y - all.fit.bottom() : 6.0f,
                    pitch = side + gap;
        const float middle = all.move->x - 2 * pitch - 4, row = all.move->y - pitch;
        all.arrows = {{middle, row - side - gap, side, side},
                      {middle - side - gap, row, side, side},
                      {middle + side + gap, row, side, side},
                      {middle, row + side + gap, side, side}};
    }
    all.occupied.append(all.arrows);
    if (story_is_out_of_view(in)) {
        const float home_width = text_width(in.look, pointer_name_style(in), in.words().fit) + 2 * kPillEnd,
                    height = std::max(in.layout.min_target, 32.0f);
        all.home = Rect{map.x + (map.width - home_width) * 0.5f, map.y + 10, home_width, height};
        all.occupied.push_back(*all.home);
    }
    const FrameList<PxBox> names = story_names(in, inputs, placed);
    all.locator = locator_of(in, names);
    if (all.locator) all.occupied.push_back(all.locator->rect);
    all.measures = map_measures(in, names, all.occupied);
    for (const MapMeasure& measure : all.measures)
        if (measure.pill.width > 0) all.occupied.push_back(measure.pill);
    if (const std::optional<Ref<Place>> read = place_being_read(in); read && !is_in_sight(in, *read))
        all.pointer = pointer_to(in, *read, all.occupied, names, story_dots(in, inputs, placed));
    if (all.pointer) all.occupied.push_back(pill_of(in, *all.pointer));
    all.foot = foot_discs(in);
    return all;
}

void map_controls_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture) {
    begin_area("map", in.layout.map, Scroll::No);
    if (furniture.pointer) draw_pointer(in, out, *furniture.pointer);
    if (furniture.zoom_in && map_button(in, out, "zoom-in", Icon::Plus, *furniture.zoom_in))
        out.commands.push_back(ZoomBy{1.0});
    if (furniture.zoom_out && map_button(in, out, "zoom-out", Icon::Minus, *furniture.zoom_out))
        out.commands.push_back(ZoomBy{-1.0});
    if (map_button(in, out, "fit", Icon::Fit, furniture.fit)) out.commands.push_back(FitStory{});
    if (furniture.move &&
        map_button(in, out, "move", Icon::Move, *furniture.move, in.move_buttons ? Chosen::Yes : Chosen::No))
        out.toggle_move_buttons = true;
    arrows(in, out, furniture.arrows);
    if (furniture.home && home_button(in, out, *furniture.home)) out.commands.push_back(FitStory{});
    if (furniture.locator) draw_locator(in, out, *furniture.locator);
    draw_scale(in, furniture.scale);
    if (furniture.key) draw_key(in, *furniture.key);
    draw_credits(in, furniture);
    ImGui::End();
}

}  // namespace sourceline
