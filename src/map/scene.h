// What the map is made of, flat and without GL: the renderer uploads it once and draws it with a few uniforms.
// Positions are world units relative to an origin (float holds them to 0.05 px at zoom 14):  rel = World - origin.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "geo/mercator.h"
#include "map/basemap.h"
#include "story/model.h"

namespace sourceline {

struct Vec2 {
    float x = 0, y = 0;
};

struct FillMesh {
    LayerId layer = 0;
    std::optional<Paint> tint;  // instead of the layer's paint
    std::vector<Vec2> vertices;
    std::vector<std::uint32_t> indices;  // triangles, any winding
};

struct LineSegment {
    Vec2 a, b;
    float along = 0;
};                  // along: world units from the line's start to a, for dashes
struct LineChunk {  // a run of segments that is culled as one
    LayerId layer = 0;
    std::uint32_t first = 0, count = 0;
    Vec2 min, max;  // bounds
};

struct BaseScene {
    World origin;
    std::vector<FillMesh> fills;        // sorted by layer
    std::vector<LineSegment> segments;  // sorted by layer
    std::vector<LineChunk> chunks;      // in the order of the segments
};
BaseScene build_base_scene(const BaseMap& map);  // triangulates (earcut), cuts lines into chunks

// When an item of an event is on the map. Seconds after the story's start. It is drawn while `from[clock]` <= playhead
// < `gone[clock]`; it fades as the playhead leaves `until[clock]` behind.
struct Lifetime {
    float happened_from = 0, happened_until = 0;
    float known_from = 0, known_until = 0;
    float happened_gone = 1e30f, known_gone = 1e30f;  // from when on it stands in a badge with others
};

// How an event stands in the sources: the symbol's fill.
enum class SymbolFill { Hollow, Solid, Hatched };  // claimed, supported, contested

struct EventSymbol {
    Ref<Event> event;
    EventKind kind = EventKind::Other;
    SymbolFill fill = SymbolFill::Hollow;
    std::uint32_t rgb = 0, second_rgb = 0;  // of the left and the right half; alike where it has one colour
    Vec2 at;                                // of its place
    Vec2 offset;                            // CSS pixels from the place to the symbol's centre (fanned out)
    bool leader = true;                     // a thin line to the place; a region's list has none
    Lifetime life;
    // When it happened, or when it became known, is known to a part of a day at best: until that is over it is pale.
    bool vague = false, vaguely_known = false;
    bool on_place = true;  // tied to its own place or right on it; else a badge stands for it
};

// AtPlace: at its place or tied to it by a line. InRegion: somewhere in its region, as nobody says where. AtFoot: in a
// row below the map, where its country or region has no room for it. AsDot: one of the dots that show how densely
// events lie where places are too many for numbers; larger for more events.
enum class SymbolStand : std::uint8_t { AtPlace, InRegion, AtFoot, AsDot };
// Where events stand as one, with their number. Of a place it is there from the second event on; until then, and of
// singles, the symbol is. Of a region, at the foot, as a dot, and of an event that happened at another of the places
// that it gathers, it is there from the first one on.
struct EventBadge {
    Vec2 at, offset;  // as of a symbol; nothing at the foot
    SymbolStand stand = SymbolStand::AtPlace;
    std::vector<std::uint32_t> symbols;  // indices into the scene's; in the reading order
};
struct EventRing {     // a place known only to within a radius
    Ref<Event> event;  // the first of `events`
    std::uint32_t rgb = 0;
    Vec2 at;
    float radius = 0;  // world units
    Lifetime life;
    std::vector<Ref<Event>> events = {};  // whose place it is
};
struct EventArea {     // a place that is a whole region: hatched while it is meant
    Ref<Event> event;  // stands for all of them: the first of `events`
    std::uint32_t rgb = 0;
    std::vector<Vec2> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<LineSegment> outline;
    Lifetime life;
    std::vector<Ref<Event>> events = {};  // whose place it is
};
struct EventScene {
    World origin;  // the same as the BaseScene's
    std::vector<EventSymbol> symbols;
    std::vector<EventBadge> badges;
    std::vector<EventRing> rings;
    std::vector<EventArea> areas;
    // Events that the largest dot counts, by which all are drawn; 0: there are no dots. Of all moments, but on the
    // clock of what was known, where it may not tell of later, of the one that is shown.
    std::uint32_t most_in_dot = 0;
};

}  // namespace sourceline
