// Where the events' symbols and badges stand, what region and ring says how vague a place is, and which sign is under
// the pointer. They never hide each other and never stand in another country than their places. The layout depends on
// the story and on the zoom alone, so nothing moves while panning.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "geo/camera.h"
#include "map/basemap.h"
#include "map/labels.h"
#include "map/scene.h"
#include "map/symbol_layout.h"
#include "map/territories.h"
#include "story/model.h"
#include "telling/told.h"

namespace sourceline {

// CSS pixels from the centre of a symbol or a badge to the sides of its box. Boxes do not overlap; the disc in it lies
// whole in the country, or in the region, of its place, and over the sea beside it where the land has no room.
inline constexpr float kSymbolHalfBox = 13.0f;

// CSS pixels: the radius of the largest dot, and of one for so many events, whose areas are to each other as the events
// are unless they would be too small to be seen.
inline constexpr float kMostDotRadius = 5.5f;
float dot_radius(const EventScene& scene, std::size_t events);

// CSS pixels from a place to the centre of a sign that covers it: it stands there, without a line to say so.
inline constexpr double kUnderSymbol_px = 10.0;

// The zoom a layout is made for: `zoom` rounded down to a quarter. The layout stays free of collisions up to the next
// quarter.
double symbol_layout_zoom(double zoom);

// Makes the event scenes of one story on one base map; both must outlive it. What does not depend on the zoom is made
// once, and what does not depend on lens and filter neither is made again when they change: events that the telling
// hides keep their room in the layout, so that nothing jumps. Colour, fill and time are given by give_looks
// (map/symbol_looks).
class EventSceneBuilder {
  public:
    // `territories`: of this base map, where they are at hand.
    EventSceneBuilder(const Story& story, const BaseMap& map, World origin, const Telling& telling,
                      std::shared_ptr<const Territories> territories = nullptr);
    // From now on the scenes have what another telling of the story shows.
    void show(const Telling& telling);
    // The same for all zooms of one quarter, see symbol_layout_zoom. What was laid out lately is not laid out again.
    EventScene scene(double zoom) const;
    void make_scene(double zoom, EventScene& scene) const;  // in the room that `scene` has
    std::uint64_t layouts_made() const { return layouts_made_; }
    // Whether something stands in the row at the foot.
    bool has_foot(double zoom) const;

  private:
    struct Item {  // one event with a place, in the reading order
        Ref<Event> event;
        EventKind kind = EventKind::Other;
        Vec2 at;  // of its place
        std::uint32_t place = 0;
        bool shown = true;
    };
    // Of places by their index, of regions by their names: one more than the index of the site; 0: none yet.
    struct Sites {
        std::vector<std::size_t> of_place;
        std::unordered_map<std::string_view, std::size_t> of_region;
    };
    SymbolSite& site_of(Ref<Place> place, Sites& known);
    void add_ring(const Item& item);
    void add_area(const Region& region, const Item& item);
    std::size_t shape_of(const Region& region);
    const std::vector<SymbolUnit>& units_at(double layout_zoom) const;
    void add_unit(const SymbolUnit& unit, double world_px, EventScene& scene) const;

    struct LaidOut {
        double zoom = 0;
        std::vector<SymbolUnit> units;
    };

    const Story& story_;
    const BaseMap& map_;
    World origin_;
    std::shared_ptr<const Territories> territories_;
    std::vector<Item> items_;
    std::vector<SymbolSite> sites_;
    std::vector<SymbolDot> dots_;  // of all places that are no regions
    std::vector<EventRing> rings_;
    std::vector<EventArea> areas_;
    std::vector<std::uint32_t> ring_of_place_;  // by place: one more than its index in rings_; 0: none yet
    std::vector<std::uint32_t> area_of_shape_;  // the same by shape in areas_
    std::vector<EventArea> shapes_;             // of the regions that were ever shown, each cut into triangles once
    std::vector<const Region*> shape_regions_;
    mutable std::vector<LaidOut> laid_out_;                  // the latest last
    mutable std::vector<std::vector<std::uint32_t>> spare_;  // room for the symbols of badges
    mutable std::uint64_t layouts_made_ = 0;
};

// What stands on the map at a moment: one event's symbol, or a badge for all that it holds and that is shown.
struct MapSign {
    World at;
    Vec2 offset;                         // CSS pixels; nothing at the foot
    std::vector<std::uint32_t> symbols;  // indices into the scene's, one or more
    SymbolStand stand = SymbolStand::AtPlace;
    bool badge = false;
    std::vector<Ref<Party>> parties = {};  // whose claims are told of its events, each once, in the story's order
};
// Does it stand on the map, in a box that nothing else may cover?
inline bool has_box(const MapSign& sign) {
    return sign.stand != SymbolStand::AtFoot && sign.stand != SymbolStand::AsDot;
}
// Events that the largest dot counts among these; 0: there is none. Only very large stories ask.
[[gnu::noinline]] std::uint32_t most_in_dot(const std::vector<MapSign>& signs);
std::vector<MapSign> signs_at(const EventScene& scene, float time_s, Clock clock);
// Whose claims, of those in `claims` (by index), tell of each event: each party once, in the story's order. Those of
// event i are parties[first[i]] up to parties[first[i + 1]].
struct EventParties {
    std::vector<std::uint32_t> first;
    std::vector<Ref<Party>> parties;
};
EventParties parties_of_events(const Story& story, const std::vector<bool>& claims);

// The boxes of symbols and badges, for the labels to keep clear of: of all events, whatever the time, so that labels do
// not jump in play. Names stand over dots.
std::vector<Obstacle> symbol_obstacles(const EventScene& scene);

// CSS pixels from the centre of a sign to the sides of its box.
inline float half_box(const EventScene& scene, const MapSign& sign) {
    return sign.stand == SymbolStand::AsDot ? dot_radius(scene, sign.symbols.size()) : kSymbolHalfBox;
}
// Where a sign's centre is on screen; of none that stands at the foot.
Screen sign_on_screen(const MapSign& sign, const Camera& camera, Viewport viewport);
// The sign nearest to a point of the map, at most `radius_px` away; null: none.
const MapSign* sign_at(const std::vector<MapSign>& signs, const Camera& camera, Viewport viewport, Screen point,
                       double radius_px);
// The event that stands for the region in which this one happened, as the scene's areas have it.
std::optional<Ref<Event>> area_of(const Story& story, const EventScene& scene, std::optional<Ref<Event>> event);
// Whether a badge stands for these of its symbols (by index); else the symbol of the only one does.
bool is_counted(const EventScene& scene, SymbolStand stand, std::span<const std::uint32_t> symbols);
// Of a position in the scene.
World anchor_of(const EventScene& scene, Vec2 at);
// Has it begun, and does it stand by itself?
bool is_shown(const Lifetime& life, float time_s, Clock clock);

}  // namespace sourceline
