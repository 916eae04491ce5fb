// The events' shapes as they are uploaded, without GL: everything that is ever on the map, once. What is shown when is
// decided in the shader, so that the playhead moves without an upload.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "map/scene.h"

namespace sourceline {

// a and b: outline: both ends (rel); ring: centre and (radius, 0), rel; leader and symbol: the place (rel) and the
// symbol's offset in CSS pixels; area: the corner and nothing.
struct EventVertex {
    Vec2 a, b;
    float along = 0;  // of a symbol: its second colour, which a float holds exactly
    Lifetime life;
    std::uint32_t rgb = 0, event = 0;
    std::uint32_t look = 0;  // of a symbol: its cell in the atlas
};

enum class EventPart { Areas, Outlines, Rings, Leaders, Symbols };  // drawn in this order
inline constexpr int kEventPartCount = 5;

struct EventMesh {
    struct Range {
        std::size_t first = 0, count = 0;
    };                                   // of indices
    std::vector<EventVertex> vertices;   // quads begin at multiples of four
    std::vector<std::uint32_t> indices;  // count from kEventPad: neighbours of a quad can be read
    Range parts[kEventPartCount];
};
inline constexpr std::size_t kEventPad = 4;  // vertices before the first and after the last

// Two meshes, because symbols are laid out anew for a range of zooms, while what lies on the ground stays.
EventMesh build_ground_mesh(const EventScene& scene);  // areas, outlines, rings
EventMesh build_symbol_mesh(const EventScene& scene);  // leaders, symbols
bool same_mesh(const EventMesh& a, const EventMesh& b);

}  // namespace sourceline
