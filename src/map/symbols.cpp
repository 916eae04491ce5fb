#include "map/symbols.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/stable_sort.h"
#include "map/triangulate.h"
#include "story/query.h"

namespace sourceline {

namespace {
constexpr std::size_t kKeptLayouts = 24, kKeptItems = 1'200'000;
}

float dot_radius(const EventScene& scene, std::size_t events) {
    constexpr float kLeast = 1.3f;
    const float share = static_cast<float>(events) / static_cast<float>(std::max(scene.most_in_dot, 1u));
    return std::clamp(kMostDotRadius * std::sqrt(share), kLeast, kMostDotRadius);
}

std::uint32_t most_in_dot(const std::vector<MapSign>& signs) {
    std::size_t most = 0;
    for (const MapSign& sign : signs)
        if (sign.stand == SymbolStand::AsDot) most = std::max(most, sign.symbols.size());
    return static_cast<std::uint32_t>(most);
}

double symbol_layout_zoom(double zoom) { return std::floor(zoom * 4.0) / 4.0; }

EventSceneBuilder::EventSceneBuilder(const Story& story, const BaseMap& map, World origin, const Telling& telling,
                                     std::shared_ptr<const Territories> territories)
    : story_(story), map_(map), origin_(origin), territories_(std::move(territories)) {
    if (!territories_) territories_ = std::make_shared<const Territories>(map);
    // Of very many places hardly any is marked by a dot.
    for (std::uint32_t i = 0; i < story.places.size() && story.places.size() <= kManyPlaces; ++i)
        if (story.places[i].precision != PlacePrecision::Region)
            dots_.push_back({world_from_lng_lat(story.places[i].position), i});
    Sites known{std::vector<std::size_t>(story.places.size()), {}};
    items_.reserve(story.events.size());
    for (const Ref<Event> event : events_in_time(story)) {
        if (!story.at(event).place) continue;
        const Ref<Place> place_ref = *story.at(event).place;

        Item item;
        item.event = event;
        item.kind = story.at(event).kind;
        item.place = place_ref.index;
        SymbolSite& site = site_of(place_ref, known);
        item.at = relative_to(origin_, site.at);
        site.items.push_back(static_cast<std::uint32_t>(items_.size()));
        items_.push_back(item);
    }
    show(telling);
}

void EventSceneBuilder::show(const Telling& telling) {
    rings_.clear();
    areas_.clear();
    ring_of_place_.assign(story_.places.size(), 0);
    area_of_shape_.assign(shapes_.size(), 0);
    for (Item& item : items_) {
        item.shown = telling.events[item.event.index];
        const Place& place = story_.places[item.place];
        if (!item.shown || place.precision == PlacePrecision::Exact) continue;
        if (place.precision == PlacePrecision::Near) add_ring(item);
        const Region* region = place.precision == PlacePrecision::Region ? map_.region(place.region) : nullptr;
        if (region != nullptr) add_area(*region, item);
    }
}

// All places that name one region are one site.
SymbolSite& EventSceneBuilder::site_of(Ref<Place> place_ref, Sites& known) {
    const Place& place = story_.at(place_ref);
    const bool is_region = place.precision == PlacePrecision::Region;
    std::size_t& number = is_region ? known.of_region[place.region] : known.of_place[place_ref.index];
    if (number != 0) return sites_[number - 1];
    number = sites_.size() + 1;
    SymbolSite site;
    site.at = world_from_lng_lat(place.position);
    site.place = place_ref.index;
    site.is_region = is_region;
    site.home = is_region && map_.region(place.region) != nullptr ? territories_->region(place.region)
                                                                  : territories_->country_at(site.at);
    if (is_region) {
        const World wanted = site.at;
        site.spots = map_.region(place.region) != nullptr ? territories_->spots(site.home) : std::vector<World>();
        stable_sort(site.spots, [&](World a, World b) {
            return std::hypot(a.x - wanted.x, a.y - wanted.y) < std::hypot(b.x - wanted.x, b.y - wanted.y);
        });
        if (site.spots.empty() || territories_->holds(site.home, wanted, 0.0))
            site.spots.insert(site.spots.begin(), wanted);
        site.at = site.spots.front();
    }
    sites_.push_back(std::move(site));
    return sites_.back();
}

// Events at one vague place share a ring: many rings on each other would look like certainty.
void EventSceneBuilder::add_ring(const Item& item) {
    std::uint32_t& known = ring_of_place_[item.place];
    if (known != 0) return rings_[known - 1].events.push_back(item.event);
    const Place& place = story_.places[item.place];
    EventRing ring;
    ring.event = item.event;
    ring.events = {item.event};
    ring.at = item.at;
    ring.radius = static_cast<float>(world_from_km(place.radius_km, place.position.lat()));
    rings_.push_back(ring);
    known = static_cast<std::uint32_t>(rings_.size());
}

// One area a region, whoever speaks: hatches of several events would pile up to a solid.
void EventSceneBuilder::add_area(const Region& region, const Item& item) {
    const std::size_t shape = shape_of(region);
    std::uint32_t& known = area_of_shape_[shape];
    if (known != 0) return areas_[known - 1].events.push_back(item.event);
    EventArea area = shapes_[shape];
    area.event = item.event;
    area.events = {item.event};
    areas_.push_back(std::move(area));
    known = static_cast<std::uint32_t>(areas_.size());
}

std::size_t EventSceneBuilder::shape_of(const Region& region) {
    const auto known = std::find(shape_regions_.begin(), shape_regions_.end(), &region);
    if (known != shape_regions_.end()) return static_cast<std::size_t>(known - shape_regions_.begin());
    EventArea shape;
    for (const Polygon& polygon : region.polygons) {
        append_triangles(polygon, origin_, shape.vertices, shape.indices);
        for (const Ring& ring : polygon.rings) append_segments(ring, origin_, shape.outline);
    }
    shape_regions_.push_back(&region);
    shapes_.push_back(std::move(shape));
    area_of_shape_.push_back(0);
    return shapes_.size() - 1;
}

const std::vector<SymbolUnit>& EventSceneBuilder::units_at(double layout_zoom) const {
    const auto known =
        std::find_if(laid_out_.begin(), laid_out_.end(), [&](const LaidOut& one) { return one.zoom == layout_zoom; });
    if (known != laid_out_.end()) {
        std::rotate(known, known + 1, laid_out_.end());
        return laid_out_.back().units;
    }
    ++layouts_made_;
    LaidOut made{layout_zoom, lay_out_symbols(sites_, dots_, *territories_, origin_, layout_zoom)};
    // In the reading order: what comes later is drawn above.
    stable_sort(made.units, [](const SymbolUnit& a, const SymbolUnit& b) { return a.items.front() < b.items.front(); });
    // To and fro over a few levels costs nothing; of a very large story only the last few are kept.
    const std::size_t most =
        std::clamp<std::size_t>(kKeptItems / std::max<std::size_t>(items_.size(), 1), 2, kKeptLayouts);
    if (laid_out_.size() >= most) laid_out_.erase(laid_out_.begin());
    laid_out_.push_back(std::move(made));
    return laid_out_.back().units;
}

EventScene EventSceneBuilder::scene(double zoom) const {
    EventScene scene;
    make_scene(zoom, scene);
    return scene;
}

void EventSceneBuilder::make_scene(double zoom, EventScene& scene) const {
    scene.origin = origin_;
    scene.rings = rings_;
    scene.areas = areas_;
    for (EventBadge& badge : scene.badges) spare_.push_back(std::move(badge.symbols));
    scene.badges.clear();
    scene.symbols.clear();
    scene.symbols.reserve(items_.size());
    scene.most_in_dot = 0;
    // The widest of the quarter of a zoom level that the layout is for.
    const double world_px = world_size_px(symbol_layout_zoom(zoom) + 0.25);
    for (const SymbolUnit& unit : units_at(symbol_layout_zoom(zoom))) add_unit(unit, world_px, scene);
}

bool EventSceneBuilder::has_foot(double zoom) const {
    const std::vector<SymbolUnit>& units = units_at(symbol_layout_zoom(zoom));
    return std::any_of(units.begin(), units.end(), [&](const SymbolUnit& unit) {
        return unit.stand == SymbolStand::AtFoot &&
               std::any_of(unit.items.begin(), unit.items.end(), [&](std::uint32_t i) { return items_[i].shown; });
    });
}

bool is_counted(const EventScene& scene, SymbolStand stand, std::span<const std::uint32_t> symbols) {
    if (symbols.empty()) return false;
    return stand != SymbolStand::AtPlace || symbols.size() > 1 || !scene.symbols[symbols.front()].on_place;
}

// Of its events those that the telling shows.
void EventSceneBuilder::add_unit(const SymbolUnit& unit, double world_px, EventScene& scene) const {
    EventBadge badge{relative_to(origin_, unit.anchor), unit.offset, unit.stand, {}};
    if (!spare_.empty()) {
        badge.symbols.swap(spare_.back());
        badge.symbols.clear();
        spare_.pop_back();
    }
    for (const std::uint32_t index : unit.items) {
        const Item& item = items_[index];
        if (!item.shown) continue;
        badge.symbols.push_back(static_cast<std::uint32_t>(scene.symbols.size()));
        EventSymbol& symbol = scene.symbols.emplace_back();
        symbol.event = item.event;
        symbol.kind = item.kind;
        symbol.at = item.at;
        symbol.leader = symbol.at.x == badge.at.x && symbol.at.y == badge.at.y;
        const double x = (symbol.at.x - badge.at.x) * world_px - badge.offset.x,
                     y = (symbol.at.y - badge.at.y) * world_px - badge.offset.y;
        symbol.on_place = symbol.leader || x * x + y * y <= kUnderSymbol_px * kUnderSymbol_px;
        symbol.at = badge.at;
        symbol.offset = badge.offset;
    }
    if (badge.stand == SymbolStand::AsDot)
        scene.most_in_dot = std::max(scene.most_in_dot, static_cast<std::uint32_t>(badge.symbols.size()));
    if (is_counted(scene, badge.stand, badge.symbols))
        scene.badges.push_back(std::move(badge));
    else
        spare_.push_back(std::move(badge.symbols));
}

namespace {
bool has_begun(const Lifetime& life, float time_s, Clock clock) {
    return (clock == Clock::Happened ? life.happened_from : life.known_from) <= time_s;
}
}  // namespace

World anchor_of(const EventScene& scene, Vec2 at) { return {scene.origin.x + at.x, scene.origin.y + at.y}; }

std::vector<Obstacle> symbol_obstacles(const EventScene& scene) {
    std::vector<Obstacle> obstacles;
    obstacles.reserve(scene.symbols.size());
    const auto add = [&](Vec2 at, Vec2 o) {
        obstacles.push_back({anchor_of(scene, at),
                             {o.x - kSymbolHalfBox, o.y - kSymbolHalfBox},
                             {o.x + kSymbolHalfBox, o.y + kSymbolHalfBox}});
    };
    std::vector<bool> in_badge(scene.symbols.size(), false);
    for (const EventBadge& badge : scene.badges) {
        for (const std::uint32_t index : badge.symbols) in_badge[index] = true;
        if (badge.stand != SymbolStand::AtFoot && badge.stand != SymbolStand::AsDot) add(badge.at, badge.offset);
    }
    for (std::size_t i = 0; i < scene.symbols.size(); ++i)
        if (!in_badge[i]) add(scene.symbols[i].at, scene.symbols[i].offset);
    return obstacles;
}

bool is_shown(const Lifetime& life, float time_s, Clock clock) {
    return has_begun(life, time_s, clock) && time_s < (clock == Clock::Happened ? life.happened_gone : life.known_gone);
}

std::vector<MapSign> signs_at(const EventScene& scene, float time_s, Clock clock) {
    std::vector<MapSign> signs;
    for (std::uint32_t i = 0; i < scene.symbols.size(); ++i) {
        const EventSymbol& symbol = scene.symbols[i];
        if (is_shown(symbol.life, time_s, clock))
            signs.push_back({anchor_of(scene, symbol.at), symbol.offset, {i}, SymbolStand::AtPlace, false});
    }
    for (const EventBadge& badge : scene.badges) {
        MapSign sign{anchor_of(scene, badge.at), badge.offset, {}, badge.stand, true};
        for (const std::uint32_t i : badge.symbols)
            if (has_begun(scene.symbols[i].life, time_s, clock)) sign.symbols.push_back(i);
        if (is_counted(scene, badge.stand, sign.symbols)) signs.push_back(std::move(sign));
    }
    return signs;
}

EventParties parties_of_events(const Story& story, const std::vector<bool>& claims) {
    std::vector<std::pair<std::uint32_t, Ref<Party>>> all;
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (claims[i]) all.emplace_back(story.claims[i].event.index, story.at(story.claims[i].actor).party);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    EventParties made;
    made.first.assign(story.events.size() + 1, 0);
    for (const auto& [event, party] : all) {
        ++made.first[event + 1];
        made.parties.push_back(party);
    }
    for (std::size_t i = 1; i < made.first.size(); ++i) made.first[i] += made.first[i - 1];
    return made;
}

std::optional<Ref<Event>> area_of(const Story& story, const EventScene& scene, std::optional<Ref<Event>> event) {
    const auto region_of = [&](Ref<Event> one) {
        const std::optional<Ref<Place>> place = story.at(one).place;
        return place && story.at(*place).precision == PlacePrecision::Region ? std::string_view(story.at(*place).region)
                                                                             : std::string_view();
    };
    if (!event || region_of(*event).empty()) return std::nullopt;
    for (const EventArea& area : scene.areas)
        if (region_of(area.event) == region_of(*event)) return area.event;
    return std::nullopt;
}

Screen sign_on_screen(const MapSign& sign, const Camera& camera, Viewport viewport) {
    const Screen at = screen_from_world(camera, viewport, sign.at);
    return {at.x + sign.offset.x, at.y + sign.offset.y};
}

const MapSign* sign_at(const std::vector<MapSign>& signs, const Camera& camera, Viewport viewport, Screen point,
                       double radius_px) {
    const MapSign* nearest = nullptr;
    double nearest_px = radius_px;
    for (const MapSign& sign : signs) {
        if (sign.stand == SymbolStand::AtFoot) continue;
        const Screen at = sign_on_screen(sign, camera, viewport);
        const double distance_px = std::hypot(at.x - point.x, at.y - point.y);
        // Of two just as near, the later one: it is drawn on top.
        if (distance_px > nearest_px) continue;
        nearest_px = distance_px;
        nearest = &sign;
    }
    return nearest;
}

}  // namespace sourceline
