#include "map/basemap.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "geo/camera.h"
#include "geo/geodesic.h"
#include "map/plain.h"
#include "map_files.h"
#include "random.h"
#include "story_builder.h"
#include "values.h"

using namespace sourceline;
using test::belgorod_basemap;
using test::edited;
using test::position;
using test::small_basemap;
using test::small_packed_basemap;

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
std::vector<Polygon> polygons_of(const BaseMap& map, LayerId layer) {
    std::vector<Polygon> all;
    for (const MapShape& shape : map.shapes)
        if (shape.layer == layer) all.insert(all.end(), shape.polygons.begin(), shape.polygons.end());
    return all;
}
std::vector<Polyline> lines_of(const BaseMap& map, LayerId layer) {
    std::vector<Polyline> all;
    for (const MapShape& shape : map.shapes)
        if (shape.layer == layer) all.insert(all.end(), shape.lines.begin(), shape.lines.end());
    return all;
}
const char kHead[] = R"({"type":"Topology","format":"sourceline-basemap","version":2,"id":"x","attribution":"x",)";

bool near(World a, LngLat b) {
    const LngLat p = lng_lat_from_world(a);
    return std::fabs(p.lon() - b.lon()) < 1e-9 && std::fabs(p.lat() - b.lat()) < 1e-9;
}

}  // namespace

TEST_CASE("base map: reads every object of a small topology") {
    const ReadBaseMap read = read_basemap(small_basemap());
    REQUIRE(read.map.has_value());
    CHECK(read.report.problems().empty());
    const BaseMap& map = *read.map;
    CHECK(map.id == "small");
    CHECK(map.attribution == "Nobody");
    CHECK(map.box == LngLatBox{position(35, 50), position(37, 51)});
    CHECK(map.detail_box == LngLatBox{position(35.5, 50.2), position(36.5, 50.8)});

    const std::vector<Polygon> land = polygons_of(map, layer_id("land"));
    REQUIRE(land.size() == 1);
    REQUIRE(land[0].rings.size() == 2);
    CHECK(land[0].rings[0].size() == 7);
    CHECK(polygons_of(map, layer_id("countries")).size() == 2);
    CHECK(polygons_of(map, layer_id("water")).size() == 1);
    CHECK((lines_of(map, layer_id("coast")).size() == 1 && lines_of(map, layer_id("region-borders")).size() == 1));
    for (const MapShape& shape : map.shapes) CHECK(all_closed(shape.polygons));
    std::vector<std::optional<Paint>> tints;
    for (const MapShape& shape : map.shapes)
        if (shape.layer == layer_id("countries")) tints.push_back(shape.tint);
    CHECK(tints == std::vector<std::optional<Paint>>{Paint{0xf5f1e8, 0x2b2925}, std::nullopt});

    const std::vector<Polyline> main_border = lines_of(map, layer_id("borders", "main"));
    REQUIRE(main_border.size() == 1);
    CHECK(near(main_border[0][1], position(35.5, 50.6)));
    CHECK(lines_of(map, layer_id("borders")).size() == 1);
    REQUIRE(map.main_border() != nullptr);
    CHECK(map.main_border() == map.border("UA", "RU"));
    CHECK(map.border("RU", "XX") == nullptr);
    REQUIRE(map.main_border()->lines.size() == 1);
    CHECK(map.main_border()->lines[0].size() == 4);
    CHECK(map.main_border()->status == BorderStatus::Recognised);

    const std::vector<Polyline> rivers = lines_of(map, layer_id("rivers"));
    REQUIRE(rivers.size() == 1);
    CHECK(near(rivers[0].front(), position(36.05, 50.0)));  // arc ~4 runs backwards
    CHECK(near(rivers[0].back(), position(36.0, 50.4)));

    REQUIRE(map.region("north") != nullptr);
    CHECK(map.region("north")->polygons[0].rings.size() == 2);
    CHECK(map.region("south") == nullptr);

    REQUIRE(map.names.size() == 3);
    const auto name = [&](const char* object, const char* cls) {
        const LayerId layer = find_layer(object, cls);
        return *std::find_if(map.names.begin(), map.names.end(), [&](const MapName& n) { return n.layer == layer; });
    };
    const MapName village = name("places", "village");
    CHECK(village.name.in("uk", "en").text == "Козинка");
    CHECK((village.population == 1097 && village.rank == 4));
    CHECK(near(village.at, position(35.6, 50.45)));
    CHECK(name("places", "city").rank == 1);
    CHECK(name("labels", "country").name.in("en", "en").text == "Russia");
}

TEST_CASE("base map: a topology without transform holds degrees") {
    const ReadBaseMap read =
        read_basemap(std::string(kHead) +
                     R"("arcs":[[[35.5,50.25],[36.5,50.75]]],"objects":{"coast":{"type":"LineString","arcs":[0]}}})");
    REQUIRE(read.map.has_value());
    CHECK(near(lines_of(*read.map, layer_id("coast"))[0][1], position(36.5, 50.75)));
    CHECK(read.map->box == LngLatBox{position(35.5, 50.25), position(36.5, 50.75)});
    CHECK(read.map->detail_box == read.map->box);
}

TEST_CASE("base map: packed arcs hold the same geometry") {
    const ReadBaseMap plain = read_basemap(small_basemap()), packed = read_basemap(small_packed_basemap());
    REQUIRE(plain.map.has_value());
    REQUIRE(packed.map.has_value());
    CHECK(packed.report.problems().empty());
    REQUIRE(packed.map->shapes.size() == plain.map->shapes.size());
    for (std::size_t i = 0; i < plain.map->shapes.size(); ++i) {
        const MapShape &a = plain.map->shapes[i], &b = packed.map->shapes[i];
        CHECK(b.layer == a.layer);
        CHECK(b.lines == a.lines);
        REQUIRE(b.polygons.size() == a.polygons.size());
        for (std::size_t j = 0; j < a.polygons.size(); ++j) CHECK(b.polygons[j].rings == a.polygons[j].rings);
    }
}

TEST_CASE("base map: packed and plain arcs may stand side by side") {
    const ReadBaseMap read =
        read_basemap(edited(small_packed_basemap(), R"("^D^:@4717")", "[[1000,400],[100,-200],[-50,-200]]"));
    REQUIRE(read.map.has_value());
    CHECK(read.report.problems().empty());
}

TEST_CASE("base map: a packed arc that is none is refused") {
    const std::string none = ": a packed arc is a unit and at least two positions, in its digits";
    const auto error_of_arc = [](const std::string& arc) {
        return first_error(std::string(kHead) + R"("transform":{"scale":[1,1],"translate":[0,0]},"arcs":[")" + arc +
                           R"("],"objects":{}})");
    };
    CHECK(error_of_arc("11234") == "no error");
    CHECK(error_of_arc("") == "/arcs/0" + none);
    CHECK(error_of_arc("1") == "/arcs/0" + none);
    CHECK(error_of_arc("112") == "/arcs/0" + none);
    CHECK(error_of_arc("1123") == "/arcs/0" + none);
    CHECK(error_of_arc("11234]") == "/arcs/0" + none);
    CHECK(error_of_arc("112 4") == "/arcs/0" + none);
    CHECK(error_of_arc("1123zzzzzzzzzzzz4") == "/arcs/0" + none);
    CHECK(error_of_arc("1123z4") == "/arcs/0: the position lies outside the world (longitude -3, latitude 438)");
    CHECK(first_error(std::string(kHead) + R"("arcs":["11234"],"objects":{}})") ==
          "/arcs/0: an arc is a list of at least two positions");
}

TEST_CASE("base map: missing objects make an empty map") {
    const ReadBaseMap read = read_basemap(std::string(kHead) + R"("arcs":[],"objects":{}})");
    REQUIRE(read.map.has_value());
    CHECK(read.map->shapes.empty());
    CHECK(read.map->main_border() == nullptr);
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
    const std::string no_format =
        "this is not a base map of Sourceline, or one from before version 2: the key 'format' with the value "
        "'sourceline-basemap' is missing";
    CHECK(first_error(R"({"type":"Topology","id":"belgorod","attribution":"x","arcs":[],"objects":{}})") == no_format);
    CHECK(first_error_after("\"version\":2", "\"version\":3") ==
          "/version: This file is version 3 of the base map format; this reader knows version 2");
    CHECK(first_error_after("\"version\":2,", "") == "a base map says its 'version' as a number; this reader knows 2");
    CHECK(first_error_after("\"version\":2", "\"version\":\"2\"") ==
          "/version: a base map says its 'version' as a number; this reader knows 2");
    CHECK(first_error_after("\"small\"", "7") == "/id: must be a text, not a number");
    CHECK(first_error_after("\"small\"", "\"a map\"") ==
          "/id: an id has only the letters a to z, digits and hyphens; 'a map' has not");
    CHECK(first_error_after("\"attribution\"", "\"attributed\"") == "the key 'attribution' is missing");
    CHECK(first_error_after("\"version\":2", "\"version\":2,\"version\":2") ==
          "/version: the key 'version' stands twice in the same object");
    CHECK(first_error_after("[35,50,37,51]", "[37,50,35,51]") ==
          "/bbox: west must be smaller than east and south smaller than north: [west, south, east, north]");
    CHECK(first_error_after("[35.5,50.2,36.5,50.8]", "[35.5,50.2,36.5]") ==
          "/detail_bbox: must be four numbers, [west, south, east, north], not 3");
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
    CHECK(first_error_after("[[0,1]],", "[[0,99]],") ==
          "/objects/countries/geometries/0/arcs/0/1: there is no arc 99; the file has 5");
    CHECK(first_error_after("[[[-1,2]]]", "[[[-77,2]]]") ==
          "/objects/countries/geometries/1/arcs/0/0/0: there is no arc -77; the file has 5");
    CHECK(first_error_after("[[0,1]],", "[[0,0.5]],") ==
          "/objects/countries/geometries/0/arcs/0/1: the number of an arc is expected here");
    CHECK(first_error_after("[[0,1]],", "[[0,3]],") ==
          "/objects/countries/geometries/0/arcs/0/1: arc 3 does not begin where the one before it ends");
    CHECK(first_error_after("[[0,1]],", "[[0]],") == "/objects/countries/geometries/0/arcs/0: the ring is not closed");
    CHECK(first_error_after("\"arcs\":[4]", "\"arcs\":[]") ==
          "/objects/region-borders/arcs: a list of arcs is expected here");
    CHECK(first_error_after("\"arcs\":[4]", "\"arcs\":4") ==
          "/objects/region-borders/arcs: the list 'arcs' of the geometry is missing");
    CHECK(first_error_after("{\"type\":\"LineString\",\"arcs\":[4]}", "{\"type\":\"Spline\",\"arcs\":[4]}") ==
          "/objects/region-borders/type: there is no geometry of the type 'Spline' in TopoJSON");
    CHECK(first_error_after("{\"type\":\"LineString\",\"arcs\":[4]}", "{\"type\":\"Polygon\",\"arcs\":[[3]]}") ==
          "/objects/region-borders: only lines are expected here");
    CHECK(first_error_after("\"id\":\"north\",", "") ==
          "/objects/regions/geometries/0: a region needs an 'id', by which stories name it");
    CHECK(first_error_after("\"pop\":1097", "\"pop\":\"many\"") ==
          "/objects/places/geometries/0/properties/pop: must be a number, not a text");
    CHECK(first_error_after("{\"en\":\"Kozinka\",", "{\"en\":5,") ==
          "/objects/places/geometries/0/properties/name/en: must be a text, not a number");
    CHECK(first_error_after("{\"en\":\"Russia\"}", "{}") ==
          "/objects/labels/geometries/0/properties/name: must have a text in at least one language");
    CHECK(first_error_after("\"name\":{\"en\":\"Russia\"},", "") ==
          "/objects/labels/geometries/0/properties: the key 'name' is missing");
    CHECK(first_error_after("\"rank\":4", "\"rank\":9") ==
          "/objects/places/geometries/0/properties/rank: must be a number from 1 to 5");
}

TEST_CASE("base map: a layer whose features are of another shape is refused") {
    CHECK(first_error_after("\"coast\":{\"type\":\"GeometryCollection\",\"geometries\":["
                            "{\"type\":\"MultiLineString\",\"arcs\":[[3]]}]}",
                            "\"coast\":{\"type\":\"Point\",\"coordinates\":[1,1]}") ==
          "/objects/coast: only lines are expected here");
    CHECK(
        first_error_after("{\"type\":\"Point\",\"coordinates\":[1000,900]", "{\"type\":\"LineString\",\"arcs\":[4]") ==
        "/objects/labels/geometries/0: only points are expected here");
    CHECK(first_error_after("{\"type\":\"Polygon\",\"arcs\":[[3]]}", "{\"type\":\"LineString\",\"arcs\":[3]}") ==
          "/objects/water/geometries/0: only polygons are expected here");
    CHECK(first_error_after("{\"type\":\"Polygon\",\"id\":\"north\",\"arcs\":[[0,1],[-4]]}",
                            "{\"type\":\"LineString\",\"id\":\"north\",\"arcs\":[4]}") ==
          "/objects/regions/geometries/0: only polygons are expected here");
    CHECK(first_error_after("\"coast\":{", "\"coast\":[],\"x\":{") == "/objects/coast: a geometry is an object");
}

TEST_CASE("base map: a border that names no country of the file is refused") {
    const std::string between = "\"between\":[\"RU\",\"UA\"]";
    const std::string path = "/objects/borders/geometries/0/properties/between";
    const std::string pair = ": a border lies between two countries; write their ids, such as [\"AA\", \"BB\"]";
    CHECK(first_error_after(between, "\"between\":[\"RU\",\"XX\"]") ==
          path + "/1: no country of this base map has the id 'XX'");
    CHECK(first_error_after(between, "\"between\":[\"RU\"]") == path + pair);
    CHECK(first_error_after(between, "\"between\":[\"RU\",\"RU\"]") == path + pair);
    CHECK(first_error_after(between, "\"between\":\"RU\"") == path + pair);
    CHECK(first_error_after("\"main_border\":[\"RU\",\"UA\"]", "\"main_border\":[\"RU\",\"XX\"]") ==
          "/main_border: no border of this base map lies between 'RU' and 'XX'");
    CHECK(first_error_after("\"main_border\":[\"RU\",\"UA\"]", "\"main_border\":5") == "/main_border" + pair);
    CHECK(first_error_after("\"recognised\"", "\"drawn\"") ==
          "/objects/borders/geometries/0/properties/status: must be 'recognised' or 'disputed', not 'drawn'");
    CHECK(first_error_after("\"id\":\"UA\",", "") ==
          "/objects/countries/geometries/1: a country needs an 'id', by which its borders name it");
}

TEST_CASE("base map: the main border is drawn as such whatever its status, another disputed one is drawn apart") {
    const auto layers = [](const std::string& from, const std::string& to) {
        const ReadBaseMap read = read_basemap(edited(small_basemap(), from, to));
        REQUIRE(read.map.has_value());
        return std::array{lines_of(*read.map, layer_id("borders", "main")).size(),
                          lines_of(*read.map, layer_id("borders", "disputed")).size(),
                          lines_of(*read.map, layer_id("borders")).size()};
    };
    CHECK(layers("\"recognised\"", "\"disputed\"") == std::array<std::size_t, 3>{1, 0, 1});
    CHECK(layers("\"main_border\":[\"RU\",\"UA\"],", "") == std::array<std::size_t, 3>{0, 0, 2});
    CHECK(layers("\"arcs\":[1]}]", "\"arcs\":[1],\"properties\":{\"status\":\"disputed\"}}]") ==
          std::array<std::size_t, 3>{1, 1, 0});
}

TEST_CASE("base map: a tint is a colour for light and one for dark") {
    const std::string path = "/objects/countries/geometries/0/properties/tint";
    CHECK(first_error_after(",\"dark\":\"#2b2925\"", "") == path + ": the key 'dark' is missing");
    CHECK(first_error_after("#2b2925", "brown") == path + "/dark: 'brown' is not a colour; write e.g. '#1f6fb2'");
    CHECK(first_error_after("{\"light\":\"#f5f1e8\",\"dark\":\"#2b2925\"}", "[]") ==
          path + ": must be an object in { }, not a list");
}

TEST_CASE("base map: a polygon that crosses itself is refused, one that only touches itself is not") {
    const std::string square = "[[300,700],[100,0],[0,100],[-100,0],[0,-100]]";
    CHECK(first_error_after(square, "[[300,700],[100,0],[-100,100],[100,0],[-100,-100]]") ==
          "/objects/land/geometries/0/arcs/0: the polygon crosses itself near longitude 35.4000, latitude 50.8000");
    // A hole that reaches over the edge of its polygon.
    CHECK(first_error_after(square, "[[300,100],[100,0],[0,700],[-100,0],[0,-700]]")
              .starts_with("/objects/regions/geometries/0/arcs: the polygon crosses itself near longitude 35."));
    // Two squares that meet at a corner.
    CHECK(first_error_after(
              square, "[[300,700],[100,0],[0,100],[100,0],[0,100],[-100,0],[0,-100],[-100,0],[0,-100]]") == "no error");
}

TEST_CASE("base map: edges that lie on each other by the ten thousand are refused in time") {
    std::string bytes = std::string(kHead) + R"("arcs":[[[0,0])";
    for (int i = 0; i < 20000; ++i) bytes += i % 2 ? ",[0,0]" : ",[1,1]";
    bytes += R"(,[1,0],[0,0]]],"objects":{"land":{"type":"Polygon","arcs":[[0]]}}})";
    CHECK(first_error(bytes) == "/objects/land/arcs: the polygons have too many edges close together to be checked");
}

TEST_CASE("base map: a syntax error has its line and column") {
    const ReadBaseMap read = read_basemap("{\"type\":\"Topology\",\n  \"id\": oops}");
    REQUIRE(read.report.problems().size() == 1);
    CHECK(read.report.problems()[0].line == 2);
    CHECK(read.report.problems()[0].column == 9);
    CHECK(read.report.problems()[0].text ==
          "line 2, column 9: a value is expected here: a text in double quotes, a number, true, false, null, [ or {");
}

TEST_CASE("base map: a label of no known class is a region's, with a warning") {
    const ReadBaseMap read = read_basemap(edited(small_basemap(), "\"class\":\"country\"", "\"class\":\"planet\""));
    REQUIRE(read.map.has_value());
    REQUIRE(read.report.problems().size() == 1);
    CHECK(read.report.problems()[0].sentence() ==
          "/objects/labels/geometries/0/properties/class: the class 'planet' is not known and is treated as 'region'");
}

TEST_CASE("base map: unknown keys, objects and classes are warnings that guess what was meant") {
    const auto warning = [](const std::string& from, const std::string& to) {
        const ReadBaseMap read = read_basemap(edited(small_basemap(), from, to));
        REQUIRE(read.map.has_value());
        REQUIRE(read.report.problems().size() == 1);
        CHECK(read.report.problems()[0].severity == Severity::Warning);
        return read.report.problems()[0].sentence();
    };
    CHECK(warning("\"detail_bbox\"", "\"detail_box\"") ==
          "/detail_box: the key 'detail_box' is not known and is ignored; did you mean 'detail_bbox'?");
    CHECK(warning("\"rivers\":", "\"river\":") ==
          "/objects/river: no layer draws the object 'river', it is ignored; did you mean 'rivers'?");
    CHECK(warning("\"class\":\"village\"", "\"class\":\"vilage\"") ==
          "/objects/places/geometries/0/properties/class: the class 'vilage' is not known and is treated as 'village'; "
          "did you mean 'village'?");
    CHECK(warning("\"rank\":4", "\"ranks\":4") ==
          "/objects/places/geometries/0/properties/ranks: the key 'ranks' is not known and is ignored; did you mean "
          "'rank'?");
}

TEST_CASE("base map: a ring without area is left out with a warning") {
    const std::string flat =
        edited(small_basemap(), "[[300,700],[100,0],[0,100],[-100,0],[0,-100]]", "[[300,700],[100,0],[-100,0]]");
    const ReadBaseMap read = read_basemap(flat);
    REQUIRE(read.map.has_value());
    CHECK(polygons_of(*read.map, layer_id("water")).empty());
    CHECK(polygons_of(*read.map, layer_id("land"))[0].rings.size() == 1);
    CHECK(read.report.problems().size() == 3);
}

TEST_CASE("base map: nesting as deep as the file allows does not use up the stack") {
    const std::size_t depth = 2'000'000;
    CHECK(!read_basemap(std::string(depth, '[')).map.has_value());
    CHECK(!read_basemap(std::string(depth, '[') + std::string(depth, ']')).map.has_value());
    std::string collections = std::string(kHead) + R"("arcs":[],"objects":{"coast":)";
    for (int i = 0; i < 10000; ++i) collections += R"({"type":"GeometryCollection","geometries":[)";
    for (int i = 0; i < 10000; ++i) collections += "]}";
    CHECK(first_error(collections + "}}").ends_with("lists and objects stand in each other more than 32 deep"));
    collections = std::string(kHead) + R"("arcs":[],"objects":{"coast":)";
    for (int i = 0; i < 10; ++i) collections += R"({"type":"GeometryCollection","geometries":[)";
    for (int i = 0; i < 10; ++i) collections += "]}";
    CHECK(first_error(collections + "}}").ends_with("geometry collections are nested too deeply"));
}

TEST_CASE("base map: more than 8 MiB or 2,000,000 points are refused") {
    CHECK(first_error(std::string((8u << 20) + 1, ' ')) == "the base map is larger than 8 MiB, which is the limit");
    // One long arc, used again and again.
    std::string bytes = std::string(kHead) + R"("arcs":[[[0,0])";
    for (int i = 0; i < 10000; ++i) bytes += ",[0,0]";
    bytes += R"(]],"objects":{"coast":{"type":"MultiLineString","arcs":[[0])";
    for (int i = 0; i < 100000; ++i) bytes += ",[0]";
    CHECK(first_error(bytes + "]}}}").ends_with("the base map has more than 2000000 points, which is the limit"));
}

TEST_CASE("base map: a file of nothing but errors gives a short report") {
    std::string bytes = std::string(kHead) + R"("arcs":[0)";
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
    for (const MapShape& shape : map.shapes) CHECK(all_closed(shape.polygons));
    REQUIRE(map.region("belgorod-oblast") != nullptr);
    CHECK(all_closed(map.region("belgorod-oblast")->polygons));
    CHECK(polygons_of(map, layer_id("countries")).size() > 1);
    CHECK(map.names.size() > 200);
    CHECK(map.attribution.find("OpenStreetMap") != std::string::npos);
}

TEST_CASE("the map of Belgorod: Kozinka is 1.8 km from the border, Graivoron 7.5 km") {
    const ReadBaseMap read = read_basemap(belgorod_basemap());
    REQUIRE(read.map.has_value());
    CHECK(nearest_on_line(position(35.6026, 50.4613), read.map->main_border()->lines).distance_km ==
          doctest::Approx(1.8).epsilon(0.03));
    CHECK(nearest_on_line(position(35.68087, 50.47893), read.map->main_border()->lines).distance_km ==
          doctest::Approx(7.5).epsilon(0.02));
}

TEST_CASE("plain base map: a ground around the story's view and places, without borders, regions or names") {
    test::StoryBuilder builder;
    builder.story.basemap = "gone";
    builder.story.view = {position(35, 50), position(37, 51)};
    builder.place("Kozinka", 35.6, 50.46);
    builder.place("Moscow", 37.6, 55.75);
    const BaseMap map = plain_basemap(builder.story);
    CHECK(map.id.empty());  // no story asks for it
    CHECK(map.attribution.empty());
    CHECK(map.detail_box == LngLatBox{position(34.5, 49.5), position(37.5, 51.5)});
    // As wide as high, three times what is in it with its margins.
    const World low = world_from_lng_lat(map.box.south_west), high = world_from_lng_lat(map.box.north_east);
    CHECK(high.x - low.x == doctest::Approx(low.y - high.y));
    const double tall =
        world_from_lng_lat(position(35, 50 - 5.75 / 4)).y - world_from_lng_lat(position(35, 55.75 + 5.75 / 4)).y;
    CHECK(high.x - low.x == doctest::Approx(3 * tall));
    CHECK((low.x + high.x) / 2 == doctest::Approx(world_from_lng_lat(position(36.3, 50)).x));
    const std::vector<Polygon> ground = polygons_of(map, layer_id("land"));
    REQUIRE(ground.size() == 1);
    CHECK(all_closed(ground));
    CHECK((map.shapes.size() == 1 && map.names.empty() && map.regions.empty() && map.borders.empty()));
    CHECK(map.main_border() == nullptr);
}

TEST_CASE("plain base map: keeps to what Mercator can show, also for a story of the whole world") {
    test::StoryBuilder builder;
    builder.story.view = {position(-180, -90), position(180, 90)};
    const BaseMap map = plain_basemap(builder.story);
    CHECK(map.box.south_west.lon() == doctest::Approx(-180));
    CHECK(map.box.south_west.lat() == doctest::Approx(-85));
    CHECK(map.box.north_east.lon() == doctest::Approx(180));
    CHECK(map.box.north_east.lat() == doctest::Approx(85));
    // The ground is under all that is seen beyond its cut.
    const Viewport viewport{900, 500};
    const CameraLimits limits = limits_within(map.box, viewport, 14);
    const Camera least = limited({position(-180, 0), 0}, limits);
    const double west = world_from_screen(least, viewport, {0, 0}).x,
                 east = world_from_screen(least, viewport, {900, 0}).x;
    CHECK(screen_from_world(least, viewport, world_from_lng_lat(position(-180, 0))).x ==
          doctest::Approx(kBeyondWorldPx));
    CHECK(screen_from_world(least, viewport, world_from_lng_lat(position(180, 0))).x ==
          doctest::Approx(900 - kBeyondWorldPx));
    const std::vector<Polygon> ground = polygons_of(map, layer_id("land"));
    REQUIRE(ground.size() == 1);
    const Ring& edge = ground[0].rings[0];
    const auto [first, last] =
        std::minmax_element(edge.begin(), edge.end(), [](World a, World b) { return a.x < b.x; });
    CHECK((first->x <= west && last->x >= east));
    // A view of a point is a box all the same.
    builder.story.view = {position(10, 60), position(10, 60)};
    const LngLatBox point = plain_basemap(builder.story).box;
    CHECK(point.south_west.lon() < 9.5);
    CHECK(point.north_east.lon() > 10.5);
    CHECK(point.south_west.lat() < 59.5);
    CHECK(point.north_east.lat() > 60.5);
}

TEST_CASE("plain base map: a frame up to three times as wide as high can show all of a story, and so can a high one") {
    test::Random random(8);
    for (int i = 0; i < 500; ++i) {
        test::StoryBuilder builder;
        const double west = random.between(-180, 170), south = random.between(-80, 70);
        builder.story.view = {position(west, south), position(west + random.between(0.1, 180 - west),
                                                              south + random.between(0.1, 80 - south))};
        if (i % 5 == 0) builder.story.view = {position(-180, south), position(180, south + 1)};
        const LngLatBox box = plain_basemap(builder.story).box;
        const World low = world_from_lng_lat(builder.story.view.south_west),
                    high = world_from_lng_lat(builder.story.view.north_east);
        const double wide = random.between(320, 1200);
        const Viewport viewport{wide, random.between(wide / 3, 3 * wide)};
        const double px = world_size_px(limits_within(box, viewport, 14).min_zoom);
        // Not a world that is smaller than the frame: then it fills that.
        const bool is_world = (high.x - low.x) * 3 >= 1 || (low.y - high.y) * 3 >= 1;
        CAPTURE(i);
        const double across = (high.x - low.x) * px, up = (low.y - high.y) * px;
        if (!is_world) CHECK(across <= viewport.width * 1.001);
        if (!is_world) CHECK(up <= viewport.height * 1.001);
        CHECK(box.south_west.lon() <= builder.story.view.south_west.lon() + 1e-9);
        CHECK(box.north_east.lon() >= builder.story.view.north_east.lon() - 1e-9);
    }
}
