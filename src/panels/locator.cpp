// A small map of a wider region, in which the part that is seen is drawn in. The renderer draws its land; here are its
// card, the frame, and the capitals that tell where in the world this is.
#include <algorithm>
#include <cmath>
#include <utility>

#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

constexpr float kLocatorWidth = 136.0f, kLocatorHeight = 100.0f, kFromEdge = 16.0f, kLeastMapWidth = 700.0f,
                kCard = 4.0f;
constexpr std::size_t kCapitals = 2;

// The nearest to the story, a great one rather than a small one; nearest first.
FrameList<const MapName*> capitals_of(const PanelInput& in) {
    const World a = world_from_lng_lat(in.story.view.south_west), b = world_from_lng_lat(in.story.view.north_east);
    const World middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    const auto away = [&](const MapName* name) {  // Mercator stretches the north
        const double half_way = lng_lat_from_world({middle.x, (middle.y + name->at.y) / 2}).lat();
        return std::hypot(name->at.x - middle.x, name->at.y - middle.y) / world_from_km(1, half_way) * name->rank;
    };
    FrameList<const MapName*> found;
    for (const MapName& name : in.basemap.names) {
        if (!name.named || name.layer != layer_id("places", "capital")) continue;
        found.push_back(&name);
        for (std::size_t i = found.size() - 1; i > 0 && away(found[i]) < away(found[i - 1]); --i)
            std::swap(found[i], found[i - 1]);
        if (found.size() > kCapitals) found.cut(kCapitals);
    }
    return found;
}

// Of the story's view and the capitals.
LngLatBox wider_region(const PanelInput& in, const FrameList<const MapName*>& capitals) {
    LngLatBox box = in.story.view;
    for (const MapName* name : capitals) {
        const LngLat at = lng_lat_from_world(name->at), &a = box.south_west, &b = box.north_east;
        box = {LngLat::clamped_on_turned(std::min(a.lon(), at.lon()), std::min(a.lat(), at.lat())),
               LngLat::clamped_on_turned(std::max(b.lon(), at.lon()), std::max(b.lat(), at.lat()))};
    }
    return box;
}

ImVec2 on_canvas(const Locator& locator, World at) {
    const Rect& rect = locator.rect;
    const Screen screen = screen_from_world(locator.camera, {rect.width, rect.height}, at);
    return {static_cast<float>(screen.x) + rect.x, static_cast<float>(screen.y) + rect.y};
}

// What is seen of the map; never too small to be found.
Rect frame_of(const PanelInput& in, const Locator& locator) {
    constexpr float kLeast = 8.0f;
    const Rect& map = in.layout.map;
    const Viewport viewport{map.width, map.height};
    const ImVec2 a = on_canvas(locator, world_from_screen(in.state.camera, viewport, {0, 0})),
                 b = on_canvas(locator, world_from_screen(in.state.camera, viewport, {map.width, map.height}));
    const float width = std::max(b.x - a.x, kLeast), height = std::max(b.y - a.y, kLeast);
    return {(a.x + b.x - width) * 0.5f, (a.y + b.y - height) * 0.5f, width, height};
}

bool lies_within(const Rect& rect, const Rect& card) {
    return rect.x >= card.x + 2 && rect.y >= card.y + 1 && rect.right() <= card.right() - 2 &&
           rect.bottom() <= card.bottom() - 1;
}

// A name stands where it is whole and covers neither the frame nor another.
void draw_capitals(const PanelInput& in, const Locator& locator, const Rect& frame) {
    const TextStyle style{Weight::Regular, 11, in.colours().ink, 1.2f, 0, false};
    ImDrawList* list = ImGui::GetWindowDrawList();
    FrameList<Rect> taken = {frame};
    for (const MapName* name : capitals_of(in)) {
        const ImVec2 dot = on_canvas(locator, name->at);
        list->AddCircleFilled(dot, 2.5f, in.colours().halo);
        list->AddCircleFilled(dot, 1.7f, in.colours().ink);
        const std::string_view text = in.text(name->name);
        const float width = text_width(in.look, style, text), height = line_height(style);
        const ImVec2 spots[] = {{dot.x - width * 0.5f, dot.y - height - 2},
                                {dot.x + 5, dot.y - height * 0.5f},
                                {dot.x - 5 - width, dot.y - height * 0.5f},
                                {dot.x - width * 0.5f, dot.y + 3}};
        for (const ImVec2 spot : spots) {
            const Rect rect{spot.x, spot.y, width, height};
            const auto hits = [&](const Rect& one) { return overlaps(rect, one); };
            if (!lies_within(rect, locator.rect) || std::any_of(taken.begin(), taken.end(), hits)) continue;
            draw_line_haloed(list, in.look, style, rect.x, rect.y, text, in.colours().halo, 1.5f);
            taken.push_back(rect);
            break;
        }
    }
}

// Names of the story and what stands on the map have the corner first.
bool is_corner_free(const PanelInput& in, const Rect& rect, const FrameList<PxBox>& names) {
    const Rect& map = in.layout.map;
    const PxBox corner = widened({rect.x - map.x, rect.y - map.y, rect.right() - map.x, rect.bottom() - map.y}, kCard);
    return std::none_of(names.begin(), names.end(), [&](const PxBox& name) { return overlaps(corner, name); }) &&
           !in.signs.any_box_on(corner, kSymbolHalfBox);
}

}  // namespace

std::optional<Locator> locator_of(const PanelInput& in, const FrameList<PxBox>& names) {
    const Rect& map = in.layout.map;
    if (map.width < kLeastMapWidth || map.height < 3 * kLocatorHeight) return std::nullopt;
    const FrameList<const MapName*> capitals = capitals_of(in);
    if (capitals.empty()) return std::nullopt;
    const Viewport viewport{kLocatorWidth, kLocatorHeight};
    const CameraLimits limits = limits_within(in.basemap.box, viewport, 14.0);
    const Locator locator{{map.right() - kFromEdge - kLocatorWidth, map.y + kFromEdge, kLocatorWidth, kLocatorHeight},
                          fitted(wider_region(in, capitals), viewport, {18, 18, 18, 12}, limits)};
    const bool says_more = frame_of(in, locator).width <= 0.5f * kLocatorWidth;
    return says_more && is_corner_free(in, locator.rect, names) ? std::optional(locator) : std::nullopt;
}

void draw_locator(const PanelInput& in, PanelOutput& out, const Locator& locator) {
    const Rect& rect = locator.rect;
    const Palette& colours = in.colours();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Press state = press(in, out, "locator", rect);
    if (state.pressed) out.commands.push_back(FitStory{});
    list->PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, true);
    const Rect frame = frame_of(in, locator);
    draw_capitals(in, locator, frame);
    list->AddRect({frame.x, frame.y}, {frame.right(), frame.bottom()}, colours.halo, 0, 0, 3.5f);
    list->AddRect({frame.x, frame.y}, {frame.right(), frame.bottom()},
                  colour_from_rgb(kMapLayers[layer_id("borders", "main")].paint.in(colours.shade)), 0, 0, 1.8f);
    list->PopClipRect();
    const float half = kCard * 0.5f;
    list->AddRect({rect.x - half, rect.y - half}, {rect.right() + half, rect.bottom() + half}, colours.paper, 4, 0,
                  kCard + 1);
    list->AddRect({rect.x - kCard, rect.y - kCard}, {rect.right() + kCard, rect.bottom() + kCard},
                  state.hovered ? colours.muted : colours.hairline, 6);
}

}  // namespace sourceline
