// What check tells of a story on its base map. The fixture "small" covers 35 to 37 degrees east, 50 to 51 north.
#include <doctest/doctest.h>

#include "map_files.h"
#include "review_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

std::string on(const std::string& map_bytes, std::string_view story) {
    ReadBaseMap read = read_basemap(map_bytes);
    REQUIRE(read.map);
    return found(story, [&](const Reviewed& reviewed) { review_on_basemap(reviewed, *read.map); });
}
std::string on_small(std::string_view story) { return on(small_basemap(), story); }

constexpr const char* kBox = "[35.2, 50.1, 36.9, 50.8]";
constexpr const char* kHarbour = "\"lon\": 36.01, \"lat\": 50.6, \"precision\": \"exact\"";
constexpr const char* kCovers = "the base map 'small', which covers longitudes 35 to 37 and latitudes 50 to 51";

std::string with_view(const char* box) { return on_small(changed(kBox, box)); }
std::string with_place(const char* keys) { return on_small(changed(kHarbour, keys)); }

// The smallest story with a feature whose coordinates are given.
std::string with_road(const char* coordinates) {
    return on_small(changed("\"events\": [",
                            R"("features": [{"id": "road", "kind": "road", "precision": "near", "coordinates_from": "x",
            "geometry": {"type": "LineString", "coordinates": )" +
                                std::string(coordinates) + "}}], \"events\": ["));
}

std::string with_check(const char* to) {
    return on_small(changed("\"events\": [",
                            R"("checks": [{"id": "d", "claim": "two-hurt", "kind": "distance", "from": "harbour",
            "stated": {"value": 10, "unit": "nmi"}, "to": )" +
                                std::string(to) + "}], \"events\": ["));
}

}  // namespace

TEST_CASE("what lies on its base map is passed over") {
    CHECK(on_small(fixture("minimal.json")) == "");
    CHECK(on(belgorod_basemap(), file_bytes("assets/stories/belgorod-2023.json")) == "");
    CHECK(with_place("\"lon\": 35, \"lat\": 51, \"precision\": \"exact\"") == "");  // in the corner
}

TEST_CASE("a place off the base map is told of, and whether its coordinates are exchanged") {
    CHECK(with_place("\"lon\": 2.35, \"lat\": 48.85, \"precision\": \"exact\"") ==
          std::string("warning /places/0: this place lies off ") + kCovers + "\n");
    CHECK(with_place("\"lon\": 50.6, \"lat\": 36.01, \"precision\": \"exact\"") ==
          std::string("warning /places/0: this place lies off ") + kCovers + "; 'lon' and 'lat' look exchanged\n");
}

TEST_CASE("a place that would lie in the view the other way round is told of, though it lies on the map") {
    std::string world = with(small_basemap(), "\"bbox\":[35,50,37,51]", "\"bbox\":[-180,-85,180,85]");
    CHECK(on(world, changed(kHarbour, "\"lon\": 50.6, \"lat\": 36.01, \"precision\": \"exact\"")) ==
          "warning /places/0: 'lon' and 'lat' look exchanged: the other way round this place lies in the story's "
          "view\n");
    CHECK(on(world, changed(kHarbour, "\"lon\": 2.35, \"lat\": 48.85, \"precision\": \"exact\"")) == "");
}

TEST_CASE("a view that lies off the base map or reaches beyond it is told of") {
    CHECK(with_view("[50.1, 35.2, 50.8, 36.9]") == std::string("warning /view/bbox: the view lies off ") + kCovers +
                                                       "; longitude and latitude look exchanged: write [west, south, "
                                                       "east, north]\n");
    CHECK(with_view("[10, 50.1, 11, 50.8]") == std::string("warning /view/bbox: the view lies off ") + kCovers + "\n");
    CHECK(with_view("[34, 50.1, 36.9, 50.8]") ==
          std::string("warning /view/bbox: the view reaches beyond ") + kCovers + "\n");
}

TEST_CASE("a view over the 180th meridian is read as one that goes on to the east") {
    CHECK(with_view("[176, 50.1, -178, 50.8]") ==
          std::string("warning /view/bbox: the view lies off ") + kCovers + "\n");
    CHECK(with_view("[176, -20, -178, -15]") == std::string("warning /view/bbox: the view lies off ") + kCovers + "\n");
    const Story story = read_story(changed(kBox, "[176, -20, -178, -15]")).story.value();
    CHECK(story.view == LngLatBox{LngLat::clamped(176, -20), LngLat::clamped_on_turned(182, -15)});
    const char* order =
        "error /view/bbox: west must be smaller than east and south smaller than north: [west, south, east, north]\n";
    CHECK(problems_of(changed(kBox, "[90, -20, -90, -15]")) == "");  // half the Earth
    CHECK(problems_of(changed(kBox, "[89, -20, -90, -15]")) == order);
    CHECK(problems_of(changed(kBox, "[176, -15, -178, -20]")) == order);
    CHECK(problems_of(changed(kBox, "[36, 50, 36, 51]")) == order);
}

TEST_CASE("a region is one of the base map or an area of the story") {
    const auto in_region = [](const char* region, const char* at = "\"lon\": 36.5, \"lat\": 50.7") {
        return std::string(at) + ", \"precision\": \"region\", \"region\": \"" + region + "\"";
    };
    CHECK(with_place(in_region("north").c_str()) == "");
    CHECK(with_place(in_region("nroth").c_str()) ==
          "error /places/0/region: no area of the story and no region of the base map 'small' has the id 'nroth'; did "
          "you mean 'north'?\n");
    CHECK(with_place(in_region("everywhere").c_str()) ==
          "error /places/0/region: no area of the story and no region of the base map 'small' has the id "
          "'everywhere'\n");
    CHECK(with_place(in_region("north", "\"lon\": 36.5, \"lat\": 50.1").c_str()) ==
          "warning /places/0: this position lies outside the region 'north', so the viewer puts what happened there "
          "elsewhere in the region\n");
    const std::string own =
        with(changed(kHarbour, in_region("docks")), "\"events\": [",
             R"("features": [{"id": "docks", "kind": "area", "precision": "near", "coordinates_from": "x", "geometry":
             {"type": "Polygon", "coordinates": [[[36, 50.5], [37, 50.5], [37, 51], [36, 51], [36, 50.5]]]}}], "events": [)");
    CHECK(on_small(own) == "");
}

TEST_CASE("a feature off the base map is told of; one that reaches out of it is not") {
    CHECK(with_road("[[35.5, 50.5], [40, 50.5]]") == "");
    CHECK(with_road("[[0, 10], [1, 10]]") ==
          std::string("warning /features/0/geometry: no position of this feature lies on ") + kCovers + "\n");
    CHECK(with_road("[[50.5, 35.5], [50.6, 36]]") ==
          std::string("warning /features/0/geometry: no position of this feature lies on ") + kCovers +
              "; longitude and latitude look exchanged: a position is [longitude, latitude]\n");
}

TEST_CASE("a border that is measured to is one of the base map") {
    CHECK(with_check("\"border\"") == "");
    CHECK(with_check(R"({"border": ["UA", "RU"]})") == "");
    CHECK(with_check(R"({"border": ["UA", "PL"]})") ==
          "error /checks/0/to: the base map 'small' has no border between 'UA' and 'PL'\n");
    const std::string without = with(small_basemap(), "\"main_border\":[\"RU\",\"UA\"],", "");
    CHECK(on(without, changed("\"events\": [",
                              R"("checks": [{"id": "d", "claim": "two-hurt", "kind": "distance", "from": "harbour",
            "stated": {"value": 10, "unit": "km"}, "to": "border"}], "events": [)")) ==
          "error /checks/0/to: the base map 'small' has no main border to measure to\n");
}
