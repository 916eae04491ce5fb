// What the map is drawn with: one table, one row a layer, in the order of drawing. A row says which features of a base
// map's file (object and class) or of a story it stands for and how they look, light and dark, at any zoom. A new layer
// is a row here and features in a file.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace sourceline {

enum class Shade { Light, Dark };
struct Paint {  // 0xRRGGBB each
    std::uint32_t light = 0, dark = 0;
    friend constexpr bool operator==(Paint, Paint) = default;
    constexpr std::uint32_t in(Shade shade) const { return shade == Shade::Dark ? dark : light; }
};

// CSS pixels: a straight line over the zoom between two limits.
struct WidthByZoom {
    float at_zero = 0, per_zoom = 0, least = 0, most = 0;
    constexpr float at(double zoom) const {
        return std::clamp(static_cast<float>(at_zero + per_zoom * zoom), least, most);
    }
};
constexpr WidthByZoom everywhere(float width) { return {width, 0, width, width}; }

// Fill: polygons. Edge: the outline of the fill of the same object and class, half a device pixel wide, for triangles
// alone have jagged edges. Line: lines. Name: points with names.
enum class LayerKind { Fill, Edge, Line, Name };
enum class Ground { BelowAreas, AboveAreas };  // the regions of events lie between

enum class NamePlacing { Beside, Over };         // a point's name, an area's name
enum class DotStyle { None, Always, WithName };  // WithName: none where the name has no room
enum class Letters { AsWritten, Capitals };
enum class LetterWeight { Regular, SemiBold };
struct NameStyle {
    NamePlacing placing = NamePlacing::Beside;
    LetterWeight weight = LetterWeight::Regular;
    Letters letters = Letters::AsWritten;
    float size = 12, spacing = 0;  // CSS pixels
    DotStyle dot = DotStyle::None;
    float dot_radius = 0;
    int group = 0;           // lower is placed first
    int prominent_rank = 5;  // up to this rank shown from `prominent_zoom` on, others from `zoom` on
    float prominent_zoom = 0, zoom = 0;
    int stands_for_area_rank = 0;        // up to this rank its name says on the overview what is near it
    std::string_view gives_way_to = {};  // class of the names that take over where the two share a name
    bool stays_home = false;             // an area's name that must not reach into another country
};

struct MapLayer {
    std::string_view object = {}, cls = {};
    LayerKind kind = LayerKind::Line;
    Ground ground = Ground::AboveAreas;
    Paint paint = {};  // features of a fill may bring a tint of their own
    WidthByZoom width = {};
    float dash[4] = {0, 0, 0, 0};   // on, off, on, off in CSS pixels; all 0 = solid
    Paint casing = {};              // drawn whole before the line
    WidthByZoom casing_width = {};  // 0 = none
    NameStyle name = {};
};

inline constexpr Paint kSea{0xc9dbe6, 0x15202a}, kMapPaper{0xfffdf8, 0x1b1a17}, kMapInk{0x26241f, 0xf1ece1};
inline constexpr Paint kMapMuted{0x6b655a, 0xaaa394};

// What is no layer: the ground that all lies on and what symbols are drawn with. 0xRRGGBB each.
struct MapPalette {
    Shade shade = Shade::Light;
    std::uint32_t sea = 0, paper = 0, ink = 0;
};
constexpr MapPalette map_palette(Shade shade) {
    return {shade, kSea.in(shade), kMapPaper.in(shade), kMapInk.in(shade)};
}

// Names below this zoom are those of countries and great cities, above it those of the region.
inline constexpr float kRegionZoom = 6.25f;

inline constexpr MapLayer kMapLayers[] = {
    {.object = "land", .kind = LayerKind::Fill, .ground = Ground::BelowAreas, .paint = {0xefece4, 0x24221f}},
    {.object = "countries", .kind = LayerKind::Fill, .ground = Ground::BelowAreas, .paint = {0xefece4, 0x24221f}},
    // After the countries: their coasts are smoothed, too. Where two of them meet there is a border.
    {.object = "land", .kind = LayerKind::Edge, .ground = Ground::BelowAreas, .paint = {0xefece4, 0x24221f}},
    // Of an author's own layers, as are roads, railways and fronts below (docs/BASEMAPS.md).
    {.object = "urban", .kind = LayerKind::Fill, .ground = Ground::BelowAreas, .paint = {0xebe4d8, 0x302d29}},
    // A reservoir hides the river's middle line.
    {.object = "rivers",
     .ground = Ground::BelowAreas,
     .paint = {0xa9c6d8, 0x31485a},
     .width = {-0.1f, 0.16f, 0.8f, 2.4f}},
    {.object = "water", .kind = LayerKind::Fill, .ground = Ground::BelowAreas, .paint = {0xc9dbe6, 0x1a2a37}},
    {.object = "water", .kind = LayerKind::Edge, .ground = Ground::BelowAreas, .paint = {0xc9dbe6, 0x1a2a37}},

    // As the story's own are drawn.
    {.object = "roads",
     .ground = Ground::BelowAreas,
     .paint = {0xcbbfa9, 0x5f584c},
     .width = {0, 0.25f, 1.2f, 3.0f},
     .casing = {0xffffff, 0x121110},
     .casing_width = {0.8f, 0.4f, 2.8f, 5.4f}},
    {.object = "railways",
     .paint = {0x57524a, 0xb9b1a2},
     .width = everywhere(1.6f),
     .dash = {7, 3, 0, 0},
     .casing = {0xfffdf8, 0x1b1a17},
     .casing_width = everywhere(3.2f)},
    {.object = "coast", .paint = {0x9fbccd, 0x35454f}, .width = everywhere(0.8f)},
    {.object = "region-borders", .paint = {0xc3b8a6, 0x57524a}, .width = everywhere(1.0f), .dash = {5, 4, 0, 0}},
    // Overviews need thinner strokes than the region does.
    {.object = "borders", .paint = {0xb7a79b, 0x5c534d}, .width = {0.36f, 0.12f, 0.72f, 1.2f}},
    {.object = "borders",
     .cls = "disputed",
     .paint = {0xb7a79b, 0x5c534d},
     .width = {0.36f, 0.12f, 0.72f, 1.2f},
     .dash = {4, 3, 0, 0}},
    {.object = "borders",
     .cls = "main",
     .paint = {0x8b4a44, 0xd08a80},
     .width = {0.66f, 0.22f, 1.32f, 2.2f},  // solid: where it winds, dashes turn to scribble
     .casing = {0xffffff, 0x121110},
     .casing_width = {1.5f, 0.5f, 3.0f, 5.0f}},

    {.object = "fronts",
     .paint = {0x26241f, 0xf1ece1},
     .width = everywhere(2.4f),
     .casing = {0xfffdf8, 0x1b1a17},
     .casing_width = everywhere(4.4f)},

    // The story's own. An area's outline only: what happened in it fills it.
    {.object = "story",
     .cls = "river",
     .ground = Ground::BelowAreas,
     .paint = {0xa9c6d8, 0x31485a},
     .width = {-0.1f, 0.16f, 0.8f, 2.4f}},
    {.object = "story", .cls = "area", .paint = {0x6b655a, 0xaaa394}, .width = everywhere(1.4f), .dash = {3, 3, 0, 0}},
    {.object = "story",
     .cls = "road",
     .ground = Ground::BelowAreas,
     .paint = {0xcbbfa9, 0x5f584c},
     .width = {0, 0.25f, 1.2f, 3.0f},
     .casing = {0xffffff, 0x121110},
     .casing_width = {0.8f, 0.4f, 2.8f, 5.4f}},
    {.object = "story",
     .cls = "railway",
     .paint = {0x57524a, 0xb9b1a2},
     .width = everywhere(1.6f),
     .dash = {7, 3, 0, 0},
     .casing = {0xfffdf8, 0x1b1a17},
     .casing_width = everywhere(3.2f)},
    {.object = "story", .cls = "route", .paint = {0x26241f, 0xf1ece1}, .width = everywhere(1.8f), .dash = {2, 3, 0, 0}},
    {.object = "story",
     .cls = "front",
     .paint = {0x26241f, 0xf1ece1},
     .width = everywhere(2.4f),
     .casing = {0xfffdf8, 0x1b1a17},
     .casing_width = everywhere(4.4f)},

    {.object = "story",
     .cls = "place",
     .kind = LayerKind::Name,
     .paint = kMapInk,
     .name = {.weight = LetterWeight::SemiBold, .size = 15, .dot = DotStyle::Always, .dot_radius = 3, .group = 0}},
    // A place named after another: "Graivoron checkpoint".
    {.object = "story",
     .cls = "detail",
     .kind = LayerKind::Name,
     .paint = kMapInk,
     .name = {.size = 13, .dot = DotStyle::Always, .dot_radius = 3, .group = 0}},
    {.object = "story",
     .cls = "feature",
     .kind = LayerKind::Name,
     .paint = kMapMuted,
     .name = {.placing = NamePlacing::Over, .size = 12, .group = 1}},
    {.object = "labels",
     .cls = "country",
     .kind = LayerKind::Name,
     .paint = kMapMuted,
     .name = {.placing = NamePlacing::Over,
              .weight = LetterWeight::SemiBold,
              .letters = Letters::Capitals,
              .size = 15,
              .spacing = 7,
              .group = 1,
              .gives_way_to = "country-region",
              .stays_home = true}},
    {.object = "labels",
     .cls = "country-region",
     .kind = LayerKind::Name,
     .paint = kMapMuted,
     .name = {.placing = NamePlacing::Over,
              .weight = LetterWeight::SemiBold,
              .letters = Letters::Capitals,
              .size = 15,
              .spacing = 7,
              .group = 1,
              .prominent_zoom = kRegionZoom,
              .stays_home = true}},
    {.object = "labels",
     .cls = "sea",
     .kind = LayerKind::Name,
     .paint = kMapMuted,
     .name = {.placing = NamePlacing::Over, .size = 12, .spacing = 0.4f, .group = 3, .prominent_zoom = 4.0f}},
    {.object = "labels",
     .cls = "region",
     .kind = LayerKind::Name,
     .paint = kMapMuted,
     .name = {.placing = NamePlacing::Over,
              .letters = Letters::Capitals,
              .size = 12,
              .spacing = 1.8f,
              .group = 3,
              .prominent_zoom = kRegionZoom,
              .stays_home = true}},
    {.object = "places",
     .cls = "capital",
     .kind = LayerKind::Name,
     .paint = kMapInk,
     .name = {.weight = LetterWeight::SemiBold,
              .size = 15,
              .dot = DotStyle::WithName,
              .dot_radius = 3.5f,
              .group = 2,
              .prominent_rank = 1,
              .prominent_zoom = 3.0f,
              .zoom = 4.0f,
              .stands_for_area_rank = 5}},
    {.object = "places",
     .cls = "city",
     .kind = LayerKind::Name,
     .paint = kMapInk,
     .name = {.weight = LetterWeight::SemiBold,
              .size = 15,
              .dot = DotStyle::WithName,
              .dot_radius = 3.5f,
              .group = 2,
              .prominent_rank = 1,
              .prominent_zoom = 5.0f,
              .zoom = kRegionZoom,
              .stands_for_area_rank = 1}},
    {.object = "places",
     .cls = "town",
     .kind = LayerKind::Name,
     .paint = kMapMuted,
     .name = {.size = 13,
              .dot = DotStyle::WithName,
              .dot_radius = 2.0f,
              .group = 4,
              .prominent_rank = 3,
              .prominent_zoom = 8.0f,
              .zoom = 8.5f}},
    {.object = "places",
     .cls = "village",
     .kind = LayerKind::Name,
     .paint = kMapMuted,
     .name = {.size = 12,
              .dot = DotStyle::WithName,
              .dot_radius = 2.0f,
              .group = 5,
              .prominent_rank = 4,
              .prominent_zoom = 9.0f,
              .zoom = 10.0f}},
};

using LayerId = std::uint8_t;  // a row of kMapLayers
inline constexpr std::size_t kMapLayerCount = std::size(kMapLayers);
static_assert(kMapLayerCount < 255);
inline constexpr LayerId kNoLayer = 255;

// The row that features of this object and class go to, or kNoLayer.
constexpr LayerId find_layer(std::string_view object, std::string_view cls) {
    for (std::size_t i = 0; i < kMapLayerCount; ++i)
        if (kMapLayers[i].object == object && kMapLayers[i].cls == cls) return static_cast<LayerId>(i);
    return kNoLayer;
}
void there_is_no_such_layer();  // only declared
// The same for rows that the code itself names: one that is not there does not compile.
consteval LayerId layer_id(std::string_view object, std::string_view cls = {}) {
    const LayerId found = find_layer(object, cls);
    if (found == kNoLayer) there_is_no_such_layer();
    return found;
}

inline constexpr LayerId kStoryPlace = layer_id("story", "place"), kStoryDetail = layer_id("story", "detail"),
                         kStoryFeature = layer_id("story", "feature");

}  // namespace sourceline
