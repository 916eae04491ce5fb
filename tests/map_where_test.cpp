// No symbol and no badge ever stands in another country or region than its place.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "map/region_shape.h"
#include "map/symbols.h"
#include "map/territories.h"
#include "map_files.h"
#include "panels/layout.h"
#include "random.h"
#include "sanitized.h"
#include "scenes.h"
#include "story/read.h"
#include "story_builder.h"

using namespace sourceline;
using test::belgorod_map;
using test::exactly;
using test::kOrigin;
using test::position;
using test::Random;
using test::StoryBuilder;

namespace {

constexpr double kNearest = 14.0;

std::shared_ptr<const Territories> territories() {
    static const auto all = std::make_shared<const Territories>(belgorod_map());
    return all;
}

// Written for this test alone: the edges by strips of latitude, the inside by counting those to the west.
class Outline {
  public:
    explicit Outline(const std::vector<Polygon>& polygons) {
        strips_.resize(kStrips);
        for (const Polygon& polygon : polygons)
            for (const Ring& ring : polygon.rings)
                for (std::size_t i = 1; i < ring.size(); ++i)
                    for (int strip = strip_of(std::min(ring[i - 1].y, ring[i].y));
                         strip <= strip_of(std::max(ring[i - 1].y, ring[i].y)); ++strip)
                        strips_[static_cast<std::size_t>(strip)].emplace_back(ring[i - 1], ring[i]);
    }
    bool holds(World p) const {
        bool inside = false;
        for (const auto& [a, b] : strips_[static_cast<std::size_t>(strip_of(p.y))])
            if ((a.y <= p.y) != (b.y <= p.y) && a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) < p.x) inside = !inside;
        return inside;
    }

  private:
    static constexpr int kStrips = 20000;
    static int strip_of(double y) { return std::clamp(static_cast<int>(y * kStrips), 0, kStrips - 1); }
    std::vector<std::vector<std::pair<World, World>>> strips_;
};

const std::map<std::string, Outline>& outlines() {
    static const std::map<std::string, Outline> all = [] {
        std::map<std::string, std::vector<Polygon>> polygons;
        for (const MapShape& shape : belgorod_map().shapes)
            if (!shape.country.empty())
                for (const Polygon& polygon : shape.polygons) polygons[shape.country].push_back(polygon);
        for (const Region& region : belgorod_map().regions) polygons["region " + region.id] = region.polygons;
        std::map<std::string, Outline> made;
        for (const auto& [id, list] : polygons) made.emplace(id, Outline(list));
        return made;
    }();
    return all;
}

// The region, or the country, or nothing where no country can be told.
std::string home_of(const Place& place) {
    if (place.precision == PlacePrecision::Region) return "region " + place.region;
    for (const char* country : {"RU", "UA"})
        if (outlines().at(country).holds(world_from_lng_lat(place.position))) return country;
    return "";
}

struct Seen {
    std::size_t abroad = 0, mixed = 0, overlapping = 0, lost = 0, on_shore = 0, places_at_foot = 0, regions_at_foot = 0;
    std::size_t dots = 0, dots_over_border = 0;
    std::string first;  // what was wrong first
};

// The middle of the sign and six points of its disc's rim.
std::vector<World> disc_of(const MapSign& sign, double half_px, double px) {
    const World middle{sign.at.x + sign.offset.x / px, sign.at.y + sign.offset.y / px};
    std::vector<World> points{middle};
    for (int i = 0; i < 6; ++i) {
        const double turn = i * 1.0471975511965976, radius = half_px / px;
        points.push_back({middle.x + radius * std::cos(turn), middle.y + radius * std::sin(turn)});
    }
    return points;
}
bool stands_in(const Outline& outline, const std::vector<World>& disc) {
    return std::all_of(disc.begin(), disc.end(), [&](World at) { return outline.holds(at); });
}
// On the map, and on the land of no other country.
bool stands_on_shore_of(const std::string& home, const std::vector<World>& disc) {
    const World low = world_from_lng_lat(belgorod_map().box.south_west),
                high = world_from_lng_lat(belgorod_map().box.north_east);
    return std::all_of(disc.begin(), disc.end(), [&](World at) {
        if (at.x < low.x || at.x > high.x || at.y > low.y || at.y < high.y) return false;
        return std::none_of(outlines().begin(), outlines().end(), [&](const auto& area) {
            return area.first != home && area.first.rfind("region ", 0) != 0 && area.second.holds(at);
        });
    });
}

// A dot on a place beside which it finds no room at home covers the border a little: it stands on its place.
bool is_dot_on_place(const Story& story, const EventScene& scene, const MapSign& sign) {
    const World place =
        world_from_lng_lat(story.at(*story.at(scene.symbols[sign.symbols.front()].event).place).position);
    return sign.stand == SymbolStand::AsDot && sign.offset.x == 0 && sign.offset.y == 0 &&
           std::hypot(sign.at.x - place.x, sign.at.y - place.y) * world_size_px(14) < 1;
}

std::size_t overlaps(const std::vector<MapSign>& signs, double px) {
    std::vector<std::pair<double, double>> centres;
    for (const MapSign& sign : signs)
        if (has_box(sign)) centres.emplace_back(sign.at.x * px + sign.offset.x, sign.at.y * px + sign.offset.y);
    std::size_t count = 0;
    for (std::size_t i = 0; i < centres.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            count += std::max(std::fabs(centres[i].first - centres[j].first),
                              std::fabs(centres[i].second - centres[j].second)) < 2 * kSymbolHalfBox - 0.01;
    return count;
}

void look(const Story& story, const std::vector<std::string>& homes, const EventScene& scene,
          const std::vector<MapSign>& signs, double zoom, Seen& seen) {
    const double px = world_size_px(zoom);
    std::size_t events = 0;
    for (const MapSign& sign : signs) {
        events += sign.symbols.size();
        std::set<std::string> at_home;
        for (const std::uint32_t i : sign.symbols) at_home.insert(homes[story.at(scene.symbols[i].event).place->index]);
        seen.mixed += at_home.size() > 1;
        const std::string& home = *at_home.begin();
        if (sign.stand == SymbolStand::AtFoot) {
            ++(home.rfind("region ", 0) == 0 ? seen.regions_at_foot : seen.places_at_foot);
            continue;
        }
        seen.dots += sign.stand == SymbolStand::AsDot;
        const std::vector<World> disc = disc_of(sign, half_box(scene, sign), px);
        if (home.empty() || stands_in(outlines().at(home), disc)) continue;
        if (home.rfind("region ", 0) != 0 && stands_on_shore_of(home, disc)) {
            ++seen.on_shore;
            continue;
        }
        if (is_dot_on_place(story, scene, sign)) {
            ++seen.dots_over_border;
            continue;
        }
        ++seen.abroad;
        if (seen.first.empty())
            seen.first = story.at(scene.symbols[sign.symbols.front()].event).id + " at zoom " + std::to_string(zoom);
    }
    seen.lost += events != scene.symbols.size();
    seen.overlapping += overlaps(signs, px);
}

// From the widest zoom on in steps of a tenth of a level. Scenes are the same for a quarter.
Seen walk(const Story& story, double widest) {
    Seen seen;
    std::vector<std::string> homes;
    for (const Place& place : story.places) homes.push_back(home_of(place));
    const EventSceneBuilder builder(story, belgorod_map(), kOrigin, telling_of(story, {}), territories());
    EventScene scene;
    std::vector<MapSign> signs;
    double made_for = -1;
    for (double zoom = widest; zoom <= kNearest; zoom += 0.1) {
        if (made_for != symbol_layout_zoom(zoom)) {
            made_for = symbol_layout_zoom(zoom);
            scene = test::looked_scene(builder, story, {}, zoom);
            signs = signs_at(scene, 1e9f, Clock::Happened);
        }
        look(story, homes, scene, signs, zoom, seen);
    }
    return seen;
}

void check_true(const Seen& seen) {
    CAPTURE(seen.first);
    CHECK(seen.abroad == 0);
    CHECK(seen.mixed == 0);
    CHECK(seen.overlapping == 0);
    CHECK(seen.lost == 0);
}

double widest_zoom(float width, float height) {
    const Layout page = lay_out(width, height, PanelShown::Yes);
    return limits_within(belgorod_map().box, {page.map.width, page.map.height}, kNearest).min_zoom;
}

// Places within a few kilometres of the border, some regions beside it, one to five events in each.
Story story_along_border(Random& random, int places) {
    StoryBuilder builder;
    const auto& lines = belgorod_map().main_border()->lines;
    for (int i = places; i > 0; --i) {
        const auto& line = lines[static_cast<std::size_t>(random.below(static_cast<int>(lines.size())))];
        const LngLat at = line[static_cast<std::size_t>(random.below(static_cast<int>(line.size())))];
        const double reach = random.below(2) == 0 ? 0.02 : 0.3;
        Ref<Place> place = builder.place("p" + std::to_string(i), at.lon() + random.between(-reach, reach),
                                         at.lat() + random.between(-reach, reach));
        if (random.below(5) == 0) {
            Place& region = builder.story.places[place.index];
            region.precision = PlacePrecision::Region;
            region.region = belgorod_map().regions[static_cast<std::size_t>(random.below(3))].id;
        }
        for (int event = 1 + random.below(5); event > 0; --event)
            builder.event("p" + std::to_string(i) + "-" + std::to_string(event), exactly("2023-05-22T09:00"), place);
    }
    return std::move(builder.story);
}

// Symbols of one event that neither stand at the event's own place, or right on it, nor are tied to it: to a reader it
// would have happened somewhere else.
std::string strays(const Story& story, const EventScene& scene, double zoom, float time_s, Clock clock) {
    std::string all;
    for (const MapSign& sign : signs_at(scene, time_s, clock)) {
        if (sign.badge) continue;
        const Event& event = story.at(scene.symbols[sign.symbols.front()].event);
        const World place = world_from_lng_lat(story.at(*event.place).position);
        const double px = world_size_px(zoom), x = (sign.at.x - place.x) * px, y = (sign.at.y - place.y) * px;
        const bool is_tied = std::hypot(x, y) < 0.01;
        if (!is_tied && std::hypot(x + sign.offset.x, y + sign.offset.y) > kUnderSymbol_px) all += event.id + " ";
    }
    return all;
}

// At each zoom from `widest` on, on both clocks, at every moment at which something begins.
void check_no_strays(const Story& story, const EventSceneBuilder& builder, const Lens& lens, double widest) {
    for (double zoom = widest; zoom <= kNearest; zoom += 0.125) {
        const EventScene scene = test::looked_scene(builder, story, lens, zoom);
        std::set<float> moments;
        for (const EventSymbol& symbol : scene.symbols) {
            moments.insert(symbol.life.happened_from);
            moments.insert(symbol.life.known_from);
        }
        for (const float moment : moments)
            for (const Clock clock : {Clock::Happened, Clock::Known}) {
                CAPTURE(zoom);
                CAPTURE(moment);
                CHECK(strays(story, scene, zoom, moment, clock).empty());
            }
    }
}

}  // namespace

TEST_CASE("where: at every zoom of five sizes each symbol and badge of the story stands in the country of its place") {
    const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
    REQUIRE(read.story.has_value());
    const std::pair<float, float> sizes[] = {{1280, 800}, {800, 560}, {640, 480}, {390, 844}, {320, 568}};
    for (const auto& size : sizes) {
        const float width = size.first, height = size.second;
        CAPTURE(width);
        const Seen seen = walk(*read.story, widest_zoom(width, height));
        check_true(seen);
        CHECK(seen.on_shore == 0);
        CHECK(seen.places_at_foot == 0);
    }
    CHECK(walk(*read.story, 5.0).regions_at_foot == 0);
    CHECK(walk(*read.story, widest_zoom(320, 568)).regions_at_foot > 0);  // too small for its badge there
}

TEST_CASE("where: so it is in random stories along the border, where a badge gathers one country's places alone") {
    Random random(11);
    const double widest = widest_zoom(320, 568);
    std::size_t foot = 0;
    for (int round = 0; round < test::whole_or_sanitized(200, 50); ++round) {
        CAPTURE(round);
        const Seen seen = walk(story_along_border(random, 1 + random.below(8)), widest);
        check_true(seen);
        foot += seen.places_at_foot;
    }
    CHECK(foot == 0);  // both countries have room for all of theirs
}

TEST_CASE("where: very many places are gathered and counted, each in its own country, and none is lost") {
    Random random(12);
    const double widest = widest_zoom(1280, 800);
    const Story story = story_along_border(random, 700);
    const Seen seen = walk(story, widest);
    check_true(seen);
    CHECK(seen.dots > 300);
    CHECK(seen.dots_over_border * 20 < seen.dots);
    // From far away hardly more stand there than a reader can count; near by they come apart.
    const EventSceneBuilder builder(story, belgorod_map(), kOrigin, telling_of(story, {}), territories());
    const auto count = [&](double zoom) {
        return signs_at(test::looked_scene(builder, story, {}, zoom), 1e9f, Clock::Happened).size();
    };
    CHECK(count(widest) < 120);
    CHECK(count(kNearest) > 500);
}

TEST_CASE(
    "where: a symbol stands at the place of its own event, whatever a filter, a clock and a zoom leave of others") {
    const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
    REQUIRE(read.story.has_value());
    Random random(13);
    const auto check = [](const Story& story, const Lens& lens) {
        const EventSceneBuilder builder(story, belgorod_map(), kOrigin, telling_of(story, lens), territories());
        check_no_strays(story, builder, lens, widest_zoom(390, 844));
    };
    for (int kind = 0; kind < kEventKindCount; ++kind) {
        Lens lens;
        lens.filter.kind = static_cast<EventKind>(kind);
        check(*read.story, lens);
    }
    for (std::uint32_t party = 0; party < read.story->parties.size(); ++party) {
        Lens lens;
        lens.party = Ref<Party>{party};
        check(*read.story, lens);
    }
    for (int round = 0; round < 10; ++round) check(story_along_border(random, 2 + random.below(8)), {});
}

TEST_CASE("where: the story's last events have all found their places by the nearest zoom") {
    const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
    REQUIRE(read.story.has_value());
    const EventSceneBuilder builder(*read.story, belgorod_map(), kOrigin, telling_of(*read.story, {}), territories());
    const EventScene scene = builder.scene(kNearest);
    for (const EventBadge& badge : scene.badges) CHECK(badge.stand == SymbolStand::InRegion);
}

TEST_CASE("where: on an island too small for a symbol it stands over the sea around it, never on another's land") {
    constexpr double kIslandZoom = 8.0;
    const double px = world_size_px(kIslandZoom);
    const World small = world_from_lng_lat(test::position(178, -18));
    const auto square = [&](double x_px, double half_px) {  // whose middle lies so far east of the small island's
        const double x = small.x + x_px / px, half = half_px / px;
        return Polygon{{{{x - half, small.y - half},
                         {x + half, small.y - half},
                         {x + half, small.y + half},
                         {x - half, small.y + half},
                         {x - half, small.y - half}}}};
    };
    BaseMap map;
    map.box = {test::position(170, -25), test::position(180, -10)};
    const auto add_country = [&](const char* id, std::vector<Polygon> islands) {
        MapShape shape;
        shape.country = id;
        shape.polygons = std::move(islands);
        map.shapes.push_back(std::move(shape));
    };
    add_country("A", {square(0, 3), square(200, 60)});
    add_country("B", {square(-30, 8)});
    const auto islands = std::make_shared<const Territories>(map);
    for (const int events : {1, 3}) {
        CAPTURE(events);
        StoryBuilder b;
        const Ref<Place> place = b.place("Lakeba", 178, -18);
        for (int i = 0; i < events; ++i) b.event("e" + std::to_string(i), exactly("2023-05-22T09:00"), place);
        const EventSceneBuilder builder(b.story, map, kOrigin, telling_of(b.story, {}), islands);
        const EventScene scene = test::looked_scene(builder, b.story, {}, kIslandZoom);
        const std::vector<MapSign> signs = signs_at(scene, 1e9f, Clock::Happened);
        CHECK(signs.size() == static_cast<std::size_t>(events));
        for (const MapSign& sign : signs) {
            CHECK(sign.stand == SymbolStand::AtPlace);
            CHECK((events > 1 || (sign.offset.x == 0 && sign.offset.y == 0)));
            CHECK(std::hypot(sign.offset.x, sign.offset.y) < 60);
            for (const World at : disc_of(sign, kSymbolHalfBox, px)) {
                const bool on_b =
                    at.x > small.x - 38 / px && at.x < small.x - 22 / px && std::fabs(at.y - small.y) < 8 / px;
                CHECK_FALSE(on_b);
            }
        }
    }
}

TEST_CASE("where: what lies in an area and how near its edge is are told as by going through all edges") {
    Random random(5);
    for (const char* id : {"belgorod-oblast", "sumy-oblast"}) {
        const Region& region = *belgorod_map().region(id);
        std::vector<const Polygon*> polygons;
        for (const Polygon& polygon : region.polygons) polygons.push_back(&polygon);
        const AreaIndex index(polygons);
        const Home home = territories()->region(id);
        int inside = 0;
        for (int i = 0; i < 3000; ++i) {
            const World at = world_from_lng_lat(position(random.between(32, 40), random.between(49, 53)));
            const double radius = random.between(0, 0.002);
            double nearest = 1;
            for (const Polygon* polygon : polygons)
                for (const Ring& ring : polygon->rings)
                    for (std::size_t e = 1; e < ring.size(); ++e) {
                        const World a = ring[e - 1], b = ring[e];
                        const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
                        const double u =
                            length2 > 0 ? std::clamp(((at.x - a.x) * dx + (at.y - a.y) * dy) / length2, 0.0, 1.0) : 0;
                        nearest = std::min(nearest, std::hypot(a.x + u * dx - at.x, a.y + u * dy - at.y));
                    }
            const bool in = contains(region, at);
            inside += in;
            CHECK(index.contains(at) == in);
            CHECK(index.edge_within(at, radius) == (nearest < radius));
            CHECK(territories()->holds(home, at, radius) == (in && nearest >= radius));
        }
        CHECK(inside > 100);
        REQUIRE(index.spots().size() > 50);
        for (const World spot : index.spots()) CHECK(contains(region, spot));
    }
    CHECK_FALSE(AreaIndex({}).contains({0.5, 0.5}));
    CHECK(AreaIndex({}).spots().empty());
}

TEST_CASE(
    "where: a place that no country of the map holds is abroad; on a map without countries it may stand anywhere") {
    const auto at = [](double lon, double lat) { return world_from_lng_lat(position(lon, lat)); };
    const Home russia = territories()->country_at(at(37.6, 55.75)),
               ukraine = territories()->country_at(at(30.5, 50.45)), poland = territories()->country_at(at(21.0, 52.2));
    CHECK(russia.kind == Home::Kind::Area);
    CHECK(ukraine.kind == Home::Kind::Area);
    CHECK_FALSE(russia == ukraine);
    CHECK(poland.kind == Home::Kind::Abroad);
    CHECK(territories()->holds(poland, at(21.0, 52.2), 0.001));
    CHECK_FALSE(territories()->holds(poland, at(30.5, 50.45), 0.0));
    CHECK_FALSE(territories()->holds(russia, at(30.5, 50.45), 0.0));
    CHECK(territories()->region("atlantis").kind == Home::Kind::Anywhere);
    const Territories none{BaseMap{}};
    CHECK(none.country_at(at(30.5, 50.45)).kind == Home::Kind::Anywhere);
    CHECK(none.holds({}, at(30.5, 50.45), 1.0));
}
