// Where the events' symbols stand, what region and ring says how vague a place is, and which symbol is under the
// pointer. Symbols never hide each other: the layout depends on the story and on the zoom alone, so nothing moves while
// panning.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "geo/camera.h"
#include "geo/geodesic.h"
#include "map/basemap.h"
#include "map/labels.h"
#include "map/px_grid.h"
#include "map/scene.h"
#include "story/model.h"
#include "telling/told.h"

namespace sourceline {

inline constexpr double kSymbolSpacing = 24.0;  // px between two symbols' centres at least
inline constexpr float kSymbolHalfBox = 13.0f;  // px from a symbol's centre to the sides of its box

// The zoom a layout is made for: `zoom` rounded down to a quarter. The layout stays free of collisions up to the next
// quarter.
double symbol_layout_zoom(double zoom);

// Makes the event scenes of one story on one base map; both must outlive it. What does not depend on the zoom is made
// once. Events that the telling hides keep their room in the layout, so that nothing jumps when a lens or a filter
// comes and goes. Colour, fill and time are given by give_looks (map/symbol_looks).
class EventSceneBuilder {
  public:
    EventSceneBuilder(const Story& story, const BaseMap& map, World origin, const Telling& telling);
    // The same for all zooms of one quarter, see symbol_layout_zoom.
    // A symbol stands at its place, fanned out where there are several. Events of a region stand in rows at one spot
    // inside it (the place's own position when it lies inside): that is a list anchored in the region, not a pin.
    EventScene scene(double zoom) const;

  private:
    struct Item {            // one event with a place, in the reading order
        EventSymbol symbol;  // without its offset
        World at;
        std::uint32_t place = 0;  // index; events of one region share that of the first one
        bool in_region = false;
        bool shown = true;
    };
    void add_ring(const Story& story, const Item& item);
    void add_area(const Region& region, const Item& item);

    World origin_;
    std::vector<Item> items_;
    std::vector<World> dots_;  // of all places that are no regions
    std::vector<std::uint32_t> dot_places_;
    std::vector<EventRing> rings_;
    std::vector<EventArea> areas_;
    std::vector<std::uint32_t> ring_places_;
    std::vector<const Region*> area_regions_;
};

// The symbols' boxes, for the labels to keep clear of: of all events, whatever the time, so that labels do not jump in
// play.
std::vector<Obstacle> symbol_obstacles(const EventScene& scene);

// The nearest symbol shown at this time on this clock, at most `radius_px` away.
std::optional<Ref<Event>> event_at(const EventScene& scene, const Camera& camera, Viewport viewport, Screen point,
                                   float time_s, Clock clock, double radius_px);
// Where the symbol's centre is on screen.
Screen symbol_on_screen(const EventScene& scene, const EventSymbol& symbol, const Camera& camera, Viewport viewport);
bool is_shown(const Lifetime& life, float time_s, Clock clock);

// A far place of the story, named at the map's edge: which way and how far.
struct EdgePointer {
    Ref<Place> place;
    double distance_km = 0.0, azimuth_degrees = 0.0;  // from `from`, geodesic
    Screen at;                                        // the pill's centre
    double width = 0.0;                               // of the pill, as measured
    bool brief = false;                               // the name without the distance
};
// In px: of the pill with name and distance, and of one with the name alone for where there is little room. 0: no
// pointer.
struct PillWidths {
    double full = 0.0, brief = 0.0;
};
inline constexpr double kPointerHeight = 28.0;
inline constexpr double kPointerMinDistanceKm = 100.0;

// The places that have an event, lie outside the viewport and are a far way off by `ways` (ways_to_places, from the
// middle of the story's view). Pills lie
// whole in the padded viewport on its edge, in the direction of their place, and do not overlap; one that finds no room
// is left out. `pill_widths` is asked for a place and its distance. Pills keep clear of the first list of `avoid`
// (screen px) for which there is room, and of `never` (buttons) always.
std::vector<EdgePointer> edge_pointers(const Story& story, const Camera& camera, Viewport viewport, Padding padding,
                                       const std::vector<Geodesic>& ways,
                                       const std::function<PillWidths(Ref<Place>, double distance_km)>& pill_widths,
                                       const std::vector<std::vector<PxBox>>& avoid = {},
                                       const std::vector<PxBox>& never = {});

}  // namespace sourceline
