#include "map/symbols.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "map/region_shape.h"
#include "map/symbol_layout.h"
#include "map/triangulate.h"
#include "story/query.h"

namespace sourceline {

double symbol_layout_zoom(double zoom) { return std::floor(zoom * 4.0) / 4.0; }

EventSceneBuilder::EventSceneBuilder(const Story& story, const BaseMap& map, World origin, const Telling& telling)
    : origin_(origin) {
    for (std::uint32_t i = 0; i < story.places.size(); ++i) {
        if (story.places[i].precision == PlacePrecision::Region) continue;
        dots_.push_back(world_from_lng_lat(story.places[i].position));
        dot_places_.push_back(i);
    }
    // Of each region: the place that stands for it and the spot of its list.
    std::unordered_map<std::string, std::pair<std::uint32_t, World>> lists;
    for (const Ref<Event> event : events_in_time(story)) {
        if (!story.at(event).place) continue;
        const Ref<Place> place_ref = *story.at(event).place;
        const Place& place = story.at(place_ref);

        Item item;
        item.symbol.event = event;
        item.symbol.kind = story.at(event).kind;
        item.shown = telling.events[event.index];
        item.place = place_ref.index;
        item.at = world_from_lng_lat(place.position);
        if (place.precision == PlacePrecision::Region) {
            item.in_region = true;
            item.symbol.leader = false;
            const Region* region = map.region(place.region);
            auto list = lists.find(place.region);
            if (list == lists.end()) {
                const World spot = region == nullptr ? item.at : spot_inside(*region, item.at);
                list = lists.emplace(place.region, std::pair(place_ref.index, spot)).first;
            }
            item.place = list->second.first;
            item.at = list->second.second;
            if (region != nullptr && item.shown) add_area(*region, item);
        }
        item.symbol.at = relative_to(origin_, item.at);
        if (place.precision == PlacePrecision::Near && item.shown) add_ring(story, item);
        items_.push_back(item);
    }
}

// Events at one vague place share a ring: many rings on each other would look like certainty.
void EventSceneBuilder::add_ring(const Story& story, const Item& item) {
    const auto known = std::find(ring_places_.begin(), ring_places_.end(), item.place);
    if (known != ring_places_.end())
        return rings_[static_cast<std::size_t>(known - ring_places_.begin())].events.push_back(item.symbol.event);
    const Place& place = story.places[item.place];
    EventRing ring;
    ring.event = item.symbol.event;
    ring.events = {item.symbol.event};
    ring.at = item.symbol.at;
    ring.radius = static_cast<float>(world_from_km(place.radius_km, place.position.lat()));
    ring_places_.push_back(item.place);
    rings_.push_back(ring);
}

// One area a region, whoever speaks: hatches of several events would pile up to a solid.
void EventSceneBuilder::add_area(const Region& region, const Item& item) {
    const auto known = std::find(area_regions_.begin(), area_regions_.end(), &region);
    if (known != area_regions_.end())
        return areas_[static_cast<std::size_t>(known - area_regions_.begin())].events.push_back(item.symbol.event);
    EventArea area;
    area.event = item.symbol.event;
    area.events = {item.symbol.event};
    for (const Polygon& polygon : region.polygons) {
        append_triangles(polygon, origin_, area.vertices, area.indices);
        for (const Ring& ring : polygon.rings) append_segments(ring, origin_, area.outline);
    }
    area_regions_.push_back(&region);
    areas_.push_back(std::move(area));
}

EventScene EventSceneBuilder::scene(double zoom) const {
    EventScene scene;
    scene.origin = origin_;
    scene.rings = rings_;
    scene.areas = areas_;

    SymbolLayout layout(origin_, symbol_layout_zoom(zoom));
    for (std::size_t i = 0; i < dots_.size(); ++i) layout.add_dot(dots_[i], dot_places_[i]);
    std::unordered_map<std::uint32_t, std::size_t> counts;
    for (const Item& item : items_) ++counts[item.place];

    // What is refused once stays refused, as marks are only ever added: each place goes on from its last slot.
    std::unordered_map<std::uint32_t, std::size_t> next_slot;
    HexSpiral spiral;
    scene.symbols.resize(items_.size());
    // Places first: the lists of regions make room for them.
    for (const bool in_region : {false, true}) {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const Item& item = items_[i];
            if (item.in_region != in_region) continue;
            const std::size_t count = counts[item.place];
            std::size_t& slot = next_slot.try_emplace(item.place, !in_region && count > 1 ? 1u : 0u).first->second;
            Vec2 offset;
            do {
                offset = in_region ? row_slot(slot, count) : spiral.slot(slot);
                ++slot;
            } while (!layout.take(item.at, item.place, offset));
            scene.symbols[i] = item.symbol;
            scene.symbols[i].offset = offset;
        }
    }
    for (std::size_t i = items_.size(); i-- > 0;)
        if (!items_[i].shown) scene.symbols.erase(scene.symbols.begin() + static_cast<std::ptrdiff_t>(i));
    return scene;
}

std::vector<Obstacle> symbol_obstacles(const EventScene& scene) {
    std::vector<Obstacle> obstacles;
    obstacles.reserve(scene.symbols.size());
    for (const EventSymbol& symbol : scene.symbols) {
        const Vec2 o = symbol.offset;
        obstacles.push_back({{scene.origin.x + symbol.at.x, scene.origin.y + symbol.at.y},
                             {o.x - kSymbolHalfBox, o.y - kSymbolHalfBox},
                             {o.x + kSymbolHalfBox, o.y + kSymbolHalfBox}});
    }
    return obstacles;
}

bool is_shown(const Lifetime& life, float time_s, Clock clock) {
    return (clock == Clock::Happened ? life.happened_from : life.known_from) <= time_s;
}

Screen symbol_on_screen(const EventScene& scene, const EventSymbol& symbol, const Camera& camera, Viewport viewport) {
    const Screen at = screen_from_world(camera, viewport, {scene.origin.x + symbol.at.x, scene.origin.y + symbol.at.y});
    return {at.x + symbol.offset.x, at.y + symbol.offset.y};
}

std::optional<Ref<Event>> event_at(const EventScene& scene, const Camera& camera, Viewport viewport, Screen point,
                                   float time_s, Clock clock, double radius_px) {
    std::optional<Ref<Event>> nearest;
    double nearest_px = radius_px;
    for (const EventSymbol& symbol : scene.symbols) {
        if (!is_shown(symbol.life, time_s, clock)) continue;
        const Screen at = symbol_on_screen(scene, symbol, camera, viewport);
        const double distance_px = std::hypot(at.x - point.x, at.y - point.y);
        // Of two just as near, the later one: it is drawn on top.
        if (distance_px > nearest_px) continue;
        nearest_px = distance_px;
        nearest = symbol.event;
    }
    return nearest;
}

}  // namespace sourceline
