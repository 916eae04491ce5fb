// Lines and areas of the story's own: what is read, and what is wrong with a bad one.
#include <doctest/doctest.h>

#include <string>

#include "story_files.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

constexpr const char* kLine = R"({"type": "LineString", "coordinates": [[36, 50.5], [36.1, 50.6]]})";
constexpr const char* kPolygon =
    R"({"type": "Polygon", "coordinates": [[[36, 50.5], [36.2, 50.5], [36.2, 50.7], [36, 50.5]]]})";

std::string feature(const std::string& kind, const std::string& geometry, const std::string& id = "x") {
    return R"({"id": ")" + id + R"(", "kind": ")" + kind + R"(", "geometry": )" + geometry +
           R"(, "coordinates_from": "a map", "precision": "exact"})";
}
std::string story_with(const std::string& features) {
    return with(fixture("minimal.json"), "\"events\": [", "\"features\": [" + features + "], \"events\": [");
}
// Of a line or, in a Polygon, an area.
std::string geometry_problems(const std::string& type, const std::string& coordinates) {
    const std::string kind = type.find("Polygon") != std::string::npos ? "area" : "road";
    return problems_of(story_with(feature(kind, R"({"type": ")" + type + R"(", "coordinates": )" + coordinates + "}")));
}
std::string at_coordinates(const std::string& rest) { return "error /features/0/geometry/coordinates" + rest + "\n"; }

}  // namespace

TEST_CASE("features: each kind is read with its lines or rings, its precision and its time") {
    const ReadStory read = read_story(fixture("all-features.json"));
    REQUIRE(read.story);
    const auto& all = read.story->features;
    REQUIRE(all.size() == 7);
    const FeatureKind kinds[] = {FeatureKind::Road,  FeatureKind::Railway, FeatureKind::River, FeatureKind::Route,
                                 FeatureKind::Front, FeatureKind::Area,    FeatureKind::Area};
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].kind == kinds[i]);
    CHECK(all[0].id == "coast-road");
    CHECK(all[0].name->in("uk", "en").text == "Берегова дорога");
    CHECK(all[0].precision == FeaturePrecision::Near);
    CHECK(all[0].coordinates_from == "traced from a map");
    CHECK(all[0].when->text == "for two days");
    REQUIRE(all[0].lines.size() == 1);
    CHECK(all[0].lines[0] == std::vector<LngLat>{*LngLat::make(36, 50.5), *LngLat::make(36.1, 50.6)});
    CHECK(all[1].lines.size() == 2);
    CHECK(all[1].precision == FeaturePrecision::Exact);
    CHECK_FALSE(all[1].name);
    CHECK_FALSE(all[1].when);
    CHECK(all[3].precision == FeaturePrecision::Schematic);
    REQUIRE(all[5].polygons.size() == 1);
    CHECK(all[5].polygons[0].size() == 2);
    CHECK(all[5].lines.empty());
    CHECK(all[6].polygons.size() == 2);
    CHECK(read.story->places[6].region == "docks");
}

TEST_CASE("features: a story may have none, and a good one has no problems") {
    CHECK(problems_of(story_with("")) == "");
    CHECK(problems_of(story_with(feature("road", kLine) + ", " + feature("area", kPolygon, "y"))) == "");
}

TEST_CASE("features: a geometry of another type or without its keys is an error") {
    const std::string at = "error /features/0/geometry";
    const std::string types = "must be 'LineString', 'MultiLineString', 'Polygon' or 'MultiPolygon', not ";
    CHECK(geometry_problems("Point", "[36, 50]") == at + "/type: " + types + "'Point'\n");
    CHECK(geometry_problems("MultiPoint", "[[36, 50]]") == at + "/type: " + types + "'MultiPoint'\n");
    CHECK(geometry_problems("MultiMultiLineString", "[]") == at + "/type: " + types + "'MultiMultiLineString'\n");
    CHECK(problems_of(story_with(feature("road", "{}"))) ==
          at + ": the key 'type' is missing\n" + at + ": the key 'coordinates' is missing\n");
    CHECK(problems_of(story_with(feature("road", "[]"))) == at + ": must be an object in { }, not a list\n");
    CHECK(problems_of(story_with(feature("road", with(kLine, "{", R"({"crs": "x", )")))) ==
          "warning /features/0/geometry/crs: the key 'crs' is not known and is ignored\n");
}

TEST_CASE("features: a line has two positions or more, and there is at least one line") {
    CHECK(geometry_problems("LineString", "[]") == at_coordinates(": a line needs at least 2 positions, not 0"));
    CHECK(geometry_problems("LineString", "[[36, 50]]") ==
          at_coordinates(": a line needs at least 2 positions, not 1"));
    CHECK(geometry_problems("MultiLineString", "[]") == at_coordinates(": must not be empty"));
    CHECK(geometry_problems("MultiLineString", "[[[36, 50], [36, 51]], [[36, 50]]]") ==
          at_coordinates("/1: a line needs at least 2 positions, not 1"));
    CHECK(geometry_problems("MultiLineString", "[7]") == at_coordinates("/0: must be a list, not a number"));
}

TEST_CASE("features: a position is two or three numbers on the Earth") {
    CHECK(geometry_problems("LineString", "[[36, 50], [36]]") ==
          at_coordinates("/1: a position is [longitude, latitude], two numbers, not 1"));
    CHECK(geometry_problems("LineString", "[[36, 50], [36, 50, 1, 2]]") ==
          at_coordinates(
              "/1: a position is [longitude, latitude], two numbers, not 4; a number has a point, not a comma"));
    CHECK(geometry_problems("LineString", "[36, 50]") ==
          at_coordinates("/0: must be a list, not a number") + at_coordinates("/1: must be a list, not a number"));
    CHECK(geometry_problems("LineString", R"([[36, 50], ["36", 50]])") ==
          at_coordinates("/1/0: must be a number, not a text"));
    CHECK(geometry_problems("LineString", "[[36, 50], [181, 50]]") ==
          at_coordinates("/1: longitudes must lie between -180 and 180, latitudes between -90 and 90"));
    CHECK(geometry_problems("LineString", "[[36, 50], [50, 91]]") ==
          at_coordinates("/1: longitudes must lie between -180 and 180, latitudes between -90 and 90"));
}

TEST_CASE("features: a ring is closed, has four positions or more and does not cross itself") {
    CHECK(geometry_problems("Polygon", "[]") == at_coordinates(": must not be empty"));
    CHECK(geometry_problems("MultiPolygon", "[]") == at_coordinates(": must not be empty"));
    CHECK(geometry_problems("MultiPolygon", "[[]]") == at_coordinates("/0: must not be empty"));
    CHECK(geometry_problems("Polygon", "[[[36, 50], [37, 50], [36, 50]]]") ==
          at_coordinates("/0: a ring needs at least 4 positions, not 3"));
    CHECK(geometry_problems("Polygon", "[[[36, 50], [37, 50], [37, 51], [36, 51]]]") ==
          at_coordinates("/0: the last position of a ring must be its first one again"));
    CHECK(geometry_problems("Polygon", "[[[36, 50], [37, 51], [37, 50], [36, 51], [36, 50]]]") ==
          at_coordinates(": the polygon crosses itself near longitude 37.0000, latitude 50.0000"));
    CHECK(geometry_problems("Polygon", R"(["x"])") == at_coordinates("/0: must be a list, not a text"));
}

TEST_CASE("features: an area is a polygon and all else a line") {
    CHECK(problems_of(story_with(feature("area", kLine))) ==
          "error /features/0/geometry: a feature of the kind 'area' is a Polygon or a MultiPolygon\n");
    CHECK(problems_of(story_with(feature("front", kPolygon))) ==
          "error /features/0/geometry: only a feature of the kind 'area' is a polygon; this one is a LineString or a "
          "MultiLineString\n");
}

TEST_CASE("features: words outside their vocabularies, missing keys and ids that stand twice are errors") {
    CHECK(problems_of(story_with(feature("canal", kLine))) ==
          "error /features/0/kind: must be 'road', 'railway', 'river', 'route', 'front' or 'area', not 'canal'\n");
    CHECK(problems_of(story_with(with(feature("road", kLine), "\"exact\"", "\"region\""))) ==
          "error /features/0/precision: must be 'exact', 'near' or 'schematic', not 'region'\n");
    CHECK(problems_of(story_with("{}")) ==
          "error /features/0: the key 'id' is missing\n"
          "error /features/0: the key 'kind' is missing\n"
          "error /features/0: the key 'geometry' is missing\n"
          "error /features/0: the key 'coordinates_from' is missing\n"
          "error /features/0: the key 'precision' is missing\n");
    CHECK(problems_of(story_with(feature("road", kLine) + ", " + feature("river", kLine))) ==
          "error /features/1/id: another feature before this one has the id 'x' already\n");
}

TEST_CASE("features: a time after the story's end is an error, one before its start is background") {
    const auto when = [](const std::string& start) {
        return story_with(
            with(feature("road", kLine), "{", R"({"when": {"start": ")" + start + R"(", "precision": "day"}, )"));
    };
    CHECK(problems_of(when("2023-05-23")) == "");
    CHECK(problems_of(when("2020-01-01")) == "");
    CHECK(problems_of(when("2024-01-01")) ==
          "error /features/0/when: this time lies after the end of the story's time, 2023-05-22T00:00+03:00 to "
          "2023-05-24T00:00+03:00\n");
}

TEST_CASE("features: the region of a place may be an area of the story, a region of the map, and no other feature") {
    const auto placed = [](const std::string& region) {
        return with(story_with(feature("road", kLine) + ", " + feature("area", kPolygon, "y")),
                    "\"precision\": \"exact\", \"coordinates_from\"",
                    "\"precision\": \"region\", \"region\": \"" + region + "\", \"coordinates_from\"");
    };
    CHECK(problems_of(placed("y")) == "");
    CHECK(problems_of(placed("belgorod")) == "");
    CHECK(problems_of(placed("x")) == "error /places/0/region: the feature 'x' is no 'area' but a 'road'\n");
}
