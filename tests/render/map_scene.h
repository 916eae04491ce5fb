// A small map made by hand. Pixels below are CSS pixels from the middle of a map seen by `make_view`.
//
//    west   |  east        a country each side of x = 0, down to y = 100; below that the sea
//   --------+-------       the border runs along x = 0
//         sea
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/renderer.h"

namespace sourceline::testing {

inline constexpr double kZoom = 9.0;

// The colour of a layer as the picture has it, and the tints of the two countries.
inline std::uint32_t paint(const MapView& view, LayerId layer) {
    return kMapLayers[layer].paint.in(view.palette.shade);
}
inline constexpr Paint kWestTint{0xeceee6, 0x252621}, kEastTint{0xf5f1e8, 0x2a2824};

inline World scene_origin() { return world_from_lng_lat(*LngLat::make(36.0, 50.4)); }

// Where so many pixels are, relative to the scene's origin.
inline Vec2 px(double x, double y) {
    const double world_px = world_size_px(kZoom);
    return {static_cast<float>(x / world_px), static_cast<float>(y / world_px)};
}
inline float px_length(double length) { return static_cast<float>(length / world_size_px(kZoom)); }

inline FillMesh rectangle(LayerId layer, std::optional<Paint> tint, double x0, double y0, double x1, double y1) {
    return {layer, tint, {px(x0, y0), px(x1, y0), px(x1, y1), px(x0, y1)}, {0, 1, 2, 0, 2, 3}};
}

inline void add_line(BaseScene& scene, LayerId layer, const std::vector<Vec2>& points) {
    LineChunk chunk{layer, static_cast<std::uint32_t>(scene.segments.size()), 0, points.front(), points.front()};
    float along = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Vec2 a = points[i - 1], b = points[i];
        scene.segments.push_back({a, b, along});
        along += std::hypot(b.x - a.x, b.y - a.y);
        chunk.min = {std::min(chunk.min.x, b.x), std::min(chunk.min.y, b.y)};
        chunk.max = {std::max(chunk.max.x, b.x), std::max(chunk.max.y, b.y)};
        ++chunk.count;
    }
    scene.chunks.push_back(chunk);
}

inline BaseScene two_countries() {
    BaseScene scene;
    scene.origin = scene_origin();
    scene.fills = {rectangle(layer_id("countries"), kWestTint, -900, -600, 0, 100),
                   rectangle(layer_id("countries"), kEastTint, 0, -600, 900, 100),
                   rectangle(layer_id("water"), {}, 60, -80, 100, -40)};
    add_line(scene, layer_id("borders", "main"), {px(0, -600), px(0, 100)});
    return scene;
}

inline MapView make_view(double width, double height, double ratio) {
    MapView view;
    view.camera = {lng_lat_from_world(scene_origin()), kZoom};
    view.viewport = {width, height};
    view.canvas_height = height;
    view.pixel_ratio = ratio;
    view.palette = map_palette(Shade::Light);
    return view;
}

// Known and happening from `from` on, over at `until`.
inline Lifetime lifetime(float from, float until) { return {from, until, from, until}; }

inline EventSymbol symbol(std::uint32_t event, EventKind kind, SymbolFill fill, double x, double y,
                          std::uint32_t rgb = 0x0b6aa8, Lifetime life = lifetime(0, 1e9f)) {
    return {{event}, kind, fill, rgb, rgb, px(x, y), {0, 0}, true, life};
}

}  // namespace sourceline::testing
