#include "map/basemap.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "geo/geodesic.h"
#include "map_files.h"
#include "random.h"

using namespace sourceline;
using test::belgorod_basemap;
using test::edited;
using test::small_basemap;

namespace {

std::string first_error(const std::string& bytes) {
    const ReadBaseMap read = read_basemap(bytes);
    CHECK(read.map.has_value() == !read.report.has_errors());
    for (const Problem& problem : read.report.problems())
        if (problem.severity == Severity::Error) return problem.sentence();
    return "no error";
}
std::string first_error_after(const std::string& from, const std::string& to) {
    const std::string bytes = edited(small_basemap(), from, to);
    REQUIRE(!bytes.empty());
    return first_error(bytes);
}

bool is_closed(const Ring& ring) { return ring.size() >= 4 && ring.front() == ring.back(); }
bool all_closed(const std::vector<Polygon>& polygons) {
    return std::all_of(polygons.begin(), polygons.end(), [](const Polygon& polygon) {
        return !polygon.rings.empty() && std::all_of(polygon.rings.begin(), polygon.rings.end(), is_closed);
    });
}
bool near(World a, LngLat b) {
    const LngLat p = lng_lat_from_world(a);
    return std::fabs(p.lon() - b.lon()) < 1e-9 && std::fabs(p.lat() - b.lat()) < 1e-9;
}
LngLat ll(double lon, double lat) { return LngLat::make(lon, lat).value(); }

}  // namespace

TEST_CASE("base map: reads every object of a small topology") {
    const ReadBaseMap read = read_basemap(small_basemap());
    REQUIRE(read.map.has_value());
    CHECK(read.report.problems().empty());
    const BaseMap& map = *read.map;
    CHECK(map.id == "small");
    CHECK(map.attribution == "Nobody");
    CHECK(map.box == LngLatBox{ll(35, 50), ll(37, 51)});
    CHECK(map.detail_box == LngLatBox{ll(35.5, 50.2), ll(36.5, 50.8)});

    REQUIRE(map.land.size() == 1);
    REQUIRE(map.land[0].rings.size() == 2);
    CHECK(map.land[0].rings[0].size() == 7);
    CHECK((map.russia.size() == 1 && map.ukraine.size() == 1 && map.water.size() == 1));
    CHECK((map.coast.size() == 1 && map.oblast_lines.size() == 1));
    CHECK((all_closed(map.land) && all_closed(map.russia) && all_closed(map.ukraine) && all_closed(map.water)));

    REQUIRE(map.borders.size() == 2);
    CHECK(map.borders[0].kind == BorderKind::RussiaUkraine);
    CHECK(map.borders[1].kind == BorderKind::Other);
    REQUIRE(map.border_lng_lat.size() == 1);
    REQUIRE(map.border_lng_lat[0].size() == 4);
    CHECK(near(map.borders[0].line[1], ll(35.5, 50.6)));

    REQUIRE(map.rivers.size() == 1);
    CHECK(map.rivers[0].named);
    CHECK(map.rivers[0].name.in("uk", "en").text == "Vorskla");
    CHECK(near(map.rivers[0].line.front(), ll(36.05, 50.0)));  // arc ~4 runs backwards
    CHECK(near(map.rivers[0].line.back(), ll(36.0, 50.4)));

    REQUIRE(map.region("north") != nullptr);
    CHECK(map.region("north")->polygons[0].rings.size() == 2);
    CHECK(map.region("south") == nullptr);

    REQUIRE(map.settlements.size() == 2);
    CHECK(map.settlements[0].name.in("uk", "en").text == "Козинка");
    CHECK((map.settlements[0].kind == SettlementClass::Village && map.settlements[0].population == 1097 &&
           map.settlements[0].rank == 4));
    CHECK(near(map.settlements[0].at, ll(35.6, 50.45)));
    CHECK(map.settlements[1].kind == SettlementClass::City);
    REQUIRE(map.area_names.size() == 1);
    CHECK(map.area_names[0].kind == AreaClass::Country);
}

TEST_CASE("base map: a topology without transform holds degrees") {
    const ReadBaseMap read = read_basemap(R"({"type":"Topology","id":"x","attribution":"x",
        "arcs":[[[35.5,50.25],[36.5,50.75]]],"objects":{"coast":{"type":"LineString","arcs":[0]}}})");
    REQUIRE(read.map.has_value());
    CHECK(near(read.map->coast[0][1], ll(36.5, 50.75)));
    CHECK(read.map->box == LngLatBox{ll(35.5, 50.25), ll(36.5, 50.75)});
    CHECK(read.map->detail_box == read.map->box);
}

TEST_CASE("base map: missing objects make an empty map") {
    const ReadBaseMap read = read_basemap(R"({"type":"Topology","id":"x","attribution":"x","arcs":[],"objects":{}})");
    REQUIRE(read.map.has_value());
    CHECK(read.map->land.empty());
    CHECK(read.map->region("") == nullptr);
}

TEST_CASE("base map: a file cut at any byte is refused with an error") {
    std::string bytes = small_basemap();
    bytes.erase(bytes.find_last_of('}') + 1);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const ReadBaseMap read = read_basemap(std::string_view(bytes).substr(0, size));
        CAPTURE(size);
        CHECK(!read.map.has_value());
        CHECK(read.report.has_errors());
    }
}

TEST_CASE("base map: any value in place of any other gives a map or an error") {
    const std::string bytes = small_basemap();
    const std::string values[] = {"null", "true", "-1",   "1e300",  "99999999999999999999", "\"\"",
                                  "[]",   "{}",   "[[]]", "[[[]]]", "-2147483648"};
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        // Values begin after a colon, a comma or a bracket; the rest is covered by the cut and by the random test.
        if (at == 0 || (bytes[at - 1] != ':' && bytes[at - 1] != ',' && bytes[at - 1] != '[')) continue;
        std::size_t end = at;
        if (bytes[at] == '[' || bytes[at] == '{') {
            int depth = 0;
            do {
                depth += bytes[end] == '[' || bytes[end] == '{';
                depth -= bytes[end] == ']' || bytes[end] == '}';
                ++end;
            } while (depth > 0);
        } else {
            end = bytes.find_first_of(",]}", at);
        }
        for (const std::string& value : values) {
            const ReadBaseMap read = read_basemap(bytes.substr(0, at) + value + bytes.substr(end));
            CHECK(read.map.has_value() == !read.report.has_errors());
        }
    }
}

TEST_CASE("base map: random bytes in a file do not get through as a crash") {
    test::Random random(7);
    const std::string good = small_basemap();
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = good;
        for (int i = random.below(6); i >= 0; --i)
            bytes[static_cast<std::size_t>(random.below(static_cast<int>(bytes.size())))] =
                "0123456789-[]{},:\"e.\x80"[random.below(21)];
        const ReadBaseMap read = read_basemap(bytes);
        CHECK(read.map.has_value() == !read.report.has_errors());
    }
    for (int round = 0; round < 300; ++round) CHECK(!read_basemap(random.bytes(random.below(200))).map.has_value());
}

TEST_CASE("base map: errors say where and what") {
    CHECK(first_error("") == "The file is empty");
    CHECK(first_error("<html>") == "This looks like a web page (HTML), not a base map file");
    CHECK(first_error("{} {}") == "line 1, column 4: something follows after the end of the base map");
    CHECK(first_error("[]") == "a base map is a TopoJSON file, an object whose 'type' is 'Topology'");
    CHECK(first_error("{}") == "a base map is a TopoJSON file, an object whose 'type' is 'Topology'");
    CHECK(first_error_after("\"small\"", "7") == "/id: a text 'id' is needed");
    CHECK(first_error_after("\"attribution\"", "\"attributed\"") == "a text 'attribution' is needed");
    CHECK(first_error_after("[35,50,37,51]", "[37,50,35,51]") ==
          "/bbox: a box is four numbers in degrees: west, south, east, north");
    CHECK(first_error_after("[35.5,50.2,36.5,50.8]", "[35.5,50.2,36.5]") ==
          "/detail_bbox: a box is four numbers in degrees: west, south, east, north");
    CHECK(first_error_after("\"scale\":[0.001,0.001]", "\"scale\":[0.001]") ==
          "/transform: a transform has a 'scale' and a 'translate' of two numbers each");
    CHECK(first_error_after("\"translate\"", "\"moved\"") ==
          "/transform: a transform has a 'scale' and a 'translate' of two numbers each");
    CHECK(first_error_after("\"arcs\":[[[0,500]", "\"bows\":[[[0,500]") ==
          "the list 'arcs' of the topology is missing");
    CHECK(first_error_after("[500,-200]", "[500]") == "/arcs/0/2: a position is two numbers");
    CHECK(first_error_after("[500,-200]", "[500,\"x\"]") == "/arcs/0/2: a position is two numbers");
    CHECK(first_error_after("[500,-200]", "[500000,-200]") ==
          "/arcs/0/2: the position lies outside the world (longitude 535.5, latitude 50.4)");
    CHECK(first_error_after("\"objects\"", "\"subjects\"") == "the 'objects' of the topology are missing");
    CHECK(first_error_after("[[0,1]]}", "[[0,99]]}") ==
          "/objects/countries/geometries/0/arcs/0/1: there is no arc 99; the file has 5");
    CHECK(first_error_after("[[[-1,2]]]", "[[[-77,2]]]") ==
          "/objects/countries/geometries/1/arcs/0/0/0: there is no arc -77; the file has 5");
    CHECK(first_error_after("[[0,1]]}", "[[0,0.5]]}") ==
          "/objects/countries/geometries/0/arcs/0/1: the number of an arc is expected here");
    CHECK(first_error_after("[[0,1]]}", "[[0,3]]}") ==
          "/objects/countries/geometries/0/arcs/0/1: arc 3 does not begin where the one before it ends");
    CHECK(first_error_after("[[0,1]]}", "[[0]]}") == "/objects/countries/geometries/0/arcs/0: the ring is not closed");
    CHECK(first_error_after("\"arcs\":[4]", "\"arcs\":[]") == "/objects/oblasts/arcs: a list of arcs is expected here");
    CHECK(first_error_after("\"arcs\":[4]", "\"arcs\":4") ==
          "/objects/oblasts/arcs: the list 'arcs' of the geometry is missing");
    CHECK(first_error_after("{\"type\":\"LineString\",\"arcs\":[4]}", "{\"type\":\"Spline\",\"arcs\":[4]}") ==
          "/objects/oblasts/type: there is no geometry of the type 'Spline' in TopoJSON");
    CHECK(first_error_after("{\"type\":\"LineString\",\"arcs\":[4]}", "{\"type\":\"Polygon\",\"arcs\":[[3]]}") ==
          "/objects/oblasts: only lines are expected here");
    CHECK(first_error_after("\"id\":\"north\",", "") ==
          "/objects/regions/geometries/0: a region needs an id, by which stories name it");
    CHECK(first_error_after("\"pop\":1097", "\"pop\":\"many\"") ==
          "/objects/places/geometries/0/properties/pop: a number is expected here");
    CHECK(first_error_after("{\"en\":\"Kozinka\",", "{\"en\":5,") ==
          "/objects/places/geometries/0/properties/names: a name is a text, or texts by language");
    CHECK(first_error_after("{\"en\":\"Russia\"}", "{}") == "/objects/labels/geometries/0: a label without a name");
}

TEST_CASE("base map: a syntax error has its line and column") {
    const ReadBaseMap read = read_basemap("{\"type\":\"Topology\",\n  \"id\": oops}");
    REQUIRE(read.report.problems().size() == 1);
    CHECK(read.report.problems()[0].line == 2);
    CHECK(read.report.problems()[0].column == 9);
    CHECK(read.report.problems()[0].text ==
          "line 2, column 9: a value is expected here: a text in double quotes, a number, true, false, null, [ or {");
}

TEST_CASE("base map: what is not known is left out with a warning") {
    const ReadBaseMap read = read_basemap(edited(small_basemap(), "\"class\":\"country\"", "\"class\":\"planet\""));
    REQUIRE(read.map.has_value());
    REQUIRE(read.report.problems().size() == 1);
    CHECK(read.report.problems()[0].sentence() ==
          "/objects/labels/geometries/0/properties/class: this class of label is not known, the label is left out");
    CHECK(read.map->area_names.empty());
}

TEST_CASE("base map: a ring without area is left out with a warning") {
    const std::string flat =
        edited(small_basemap(), "[[300,700],[100,0],[0,100],[-100,0],[0,-100]]", "[[300,700],[100,0],[-100,0]]");
    const ReadBaseMap read = read_basemap(flat);
    REQUIRE(read.map.has_value());
    CHECK(read.map->water.empty());
    CHECK(read.map->land[0].rings.size() == 1);
    CHECK(read.report.problems().size() == 3);
}

TEST_CASE("base map: nesting as deep as the file allows does not use up the stack") {
    const std::size_t depth = 2'000'000;
    CHECK(!read_basemap(std::string(depth, '[')).map.has_value());
    CHECK(!read_basemap(std::string(depth, '[') + std::string(depth, ']')).map.has_value());
    std::string collections = R"({"type":"Topology","id":"x","attribution":"x","arcs":[],"objects":{"coast":)";
    for (int i = 0; i < 10000; ++i) collections += R"({"type":"GeometryCollection","geometries":[)";
    for (int i = 0; i < 10000; ++i) collections += "]}";
    CHECK(first_error(collections + "}}").ends_with("lists and objects stand in each other more than 32 deep"));
    collections = R"({"type":"Topology","id":"x","attribution":"x","arcs":[],"objects":{"coast":)";
    for (int i = 0; i < 10; ++i) collections += R"({"type":"GeometryCollection","geometries":[)";
    for (int i = 0; i < 10; ++i) collections += "]}";
    CHECK(first_error(collections + "}}").ends_with("geometry collections are nested too deeply"));
}

TEST_CASE("base map: more than 8 MiB or 2,000,000 points are refused") {
    CHECK(first_error(std::string((8u << 20) + 1, ' ')) == "the base map is larger than 8 MiB, which is the limit");
    // One long arc, used again and again.
    std::string bytes = R"({"type":"Topology","id":"x","attribution":"x","arcs":[[[0,0])";
    for (int i = 0; i < 10000; ++i) bytes += ",[0,0]";
    bytes += R"(]],"objects":{"coast":{"type":"MultiLineString","arcs":[[0])";
    for (int i = 0; i < 100000; ++i) bytes += ",[0]";
    CHECK(first_error(bytes + "]}}}").ends_with("the base map has more than 2000000 points, which is the limit"));
}

TEST_CASE("base map: a file of nothing but errors gives a short report") {
    std::string bytes = R"({"type":"Topology","id":"x","attribution":"x","arcs":[0)";
    for (int i = 0; i < 5000; ++i) bytes += ",0";
    const ReadBaseMap read = read_basemap(bytes + "],\"objects\":{}}");
    CHECK(read.report.problems().size() == 101);
    CHECK(read.report.problems().back().sentence() == "and 4901 more problems");
}

TEST_CASE("the map of Belgorod: reads without a problem, its polygons are closed") {
    const ReadBaseMap read = read_basemap(belgorod_basemap());
    REQUIRE(read.map.has_value());
    CHECK(read.report.problems().empty());
    const BaseMap& map = *read.map;
    CHECK((all_closed(map.land) && all_closed(map.russia) && all_closed(map.ukraine) && all_closed(map.water)));
    REQUIRE(map.region("belgorod-oblast") != nullptr);
    CHECK(all_closed(map.region("belgorod-oblast")->polygons));
    CHECK(!map.russia.empty());
    CHECK(!map.ukraine.empty());
    CHECK(map.settlements.size() > 200);
    CHECK(map.attribution.find("OpenStreetMap") != std::string::npos);
}

TEST_CASE("the map of Belgorod: Kozinka is 1.8 km from the border, Graivoron 7.5 km") {
    const ReadBaseMap read = read_basemap(belgorod_basemap());
    REQUIRE(read.map.has_value());
    CHECK(nearest_on_line(ll(35.6026, 50.4613), read.map->border_lng_lat).distance_km ==
          doctest::Approx(1.8).epsilon(0.03));
    CHECK(nearest_on_line(ll(35.68087, 50.47893), read.map->border_lng_lat).distance_km ==
          doctest::Approx(7.5).epsilon(0.02));
}
