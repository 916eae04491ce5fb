#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "geo/mercator.h"
#include "map/features.h"
#include "map/region_shape.h"
#include "review/review.h"

namespace sourceline {
namespace {

// One turn of the Earth more or less is the same longitude: a box over the 180th meridian ends above 180.
constexpr double kTurns[] = {0.0, 360.0, -360.0};

bool lies_in(const LngLatBox& box, double lon, double lat) {
    if (lat < box.south_west.lat() || lat > box.north_east.lat()) return false;
    return std::any_of(std::begin(kTurns), std::end(kTurns), [&](double turn) {
        return lon + turn >= box.south_west.lon() && lon + turn <= box.north_east.lon();
    });
}
bool lies_in(const LngLatBox& box, LngLat at) { return lies_in(box, at.lon(), at.lat()); }
bool exchanged_lies_in(const LngLatBox& box, LngLat at) { return lies_in(box, at.lat(), at.lon()); }

bool meet(const LngLatBox& a, const LngLatBox& b) {
    if (a.south_west.lat() > b.north_east.lat() || b.south_west.lat() > a.north_east.lat()) return false;
    return std::any_of(std::begin(kTurns), std::end(kTurns), [&](double turn) {
        return a.south_west.lon() + turn <= b.north_east.lon() && b.south_west.lon() <= a.north_east.lon() + turn;
    });
}

class OnBaseMap {
  public:
    OnBaseMap(const Reviewed& reviewed, BaseMap& map)
        : story_(reviewed.story), root_(reviewed.root), problems_(reviewed.problems), map_(map) {
        put_features(story_, map_);
    }

    void review() {
        review_view();
        const std::vector<Json> places = items_of(root_, "places");
        for (std::size_t i = 0; i < places.size(); ++i) review_place(story_.places[i], places[i]);
        const std::vector<Json> features = items_of(root_, "features");
        for (std::size_t i = 0; i < features.size(); ++i) review_feature(story_.features[i], features[i]);
        const std::vector<Json> checks = items_of(root_, "checks");
        for (std::size_t i = 0; i < checks.size(); ++i) review_check(story_.checks[i], checks[i].find("to"));
    }

  private:
    std::string the_map() const { return "the base map " + quoted(map_.id); }

    // "the base map 'x', which covers longitudes 17 to 52 and latitudes 42 to 61"
    std::string the_map_and_its_box() const {
        return the_map() + format(", which covers longitudes %g to %g and latitudes %g to %g",
                                  map_.box.south_west.lon(), map_.box.north_east.lon(), map_.box.south_west.lat(),
                                  map_.box.north_east.lat());
    }

    void review_view() {
        const LngLatBox& view = story_.view;
        const Json at = root_.find("view").find("bbox");
        const bool exchanged =
            exchanged_lies_in(map_.box, view.south_west) && exchanged_lies_in(map_.box, view.north_east);
        if (!meet(view, map_.box))
            problems_.warning(at, "the view lies off " + the_map_and_its_box() +
                                      (exchanged ? "; longitude and latitude look exchanged: write [west, south, east, "
                                                   "north]"
                                                 : ""));
        else if (!lies_in(map_.box, view.south_west) || !lies_in(map_.box, view.north_east))
            problems_.warning(at, "the view reaches beyond " + the_map_and_its_box());
    }

    void review_place(const Place& place, Json at) {
        if (!lies_in(map_.box, place.position))
            problems_.warning(
                at, "this place lies off " + the_map_and_its_box() +
                        (exchanged_lies_in(map_.box, place.position) ? "; 'lon' and 'lat' look exchanged" : ""));
        else if (meet(story_.view, map_.box) && !lies_in(story_.view, place.position) &&
                 exchanged_lies_in(story_.view, place.position))
            problems_.warning(at,
                              "'lon' and 'lat' look exchanged: the other way round this place lies in the story's "
                              "view");
        if (place.precision == PlacePrecision::Region) review_region(place, at);
    }

    void review_region(const Place& place, Json at) {
        const Region* const region = map_.region(place.region);
        if (region == nullptr) {
            std::vector<const char*> known;
            for (const Region& one : map_.regions) known.push_back(one.id.c_str());
            const char* const meant = closest(place.region, known.data(), known.size());
            problems_.error(at.find("region"), "no area of the story and no region of " + the_map() + " has the id " +
                                                   quoted(place.region) +
                                                   (meant != nullptr ? "; did you mean " + quoted(meant) + "?" : ""));
        } else if (lies_in(map_.box, place.position) && !contains(*region, world_from_lng_lat(place.position))) {
            problems_.warning(at, "this position lies outside the region " + quoted(place.region) +
                                      ", so the viewer puts what happened there elsewhere in the region");
        }
    }

    void review_feature(const Feature& feature, Json at) {
        std::vector<LngLat> positions;
        for (const auto& line : feature.lines) positions.insert(positions.end(), line.begin(), line.end());
        for (const auto& rings : feature.polygons)
            for (const auto& ring : rings) positions.insert(positions.end(), ring.begin(), ring.end());
        const auto all = [&](const auto& test) { return std::all_of(positions.begin(), positions.end(), test); };
        if (!all([&](LngLat p) { return !lies_in(map_.box, p); })) return;
        const bool exchanged = all([&](LngLat p) { return exchanged_lies_in(map_.box, p); });
        problems_.warning(
            at.find("geometry"),
            "no position of this feature lies on " + the_map_and_its_box() +
                (exchanged ? "; longitude and latitude look exchanged: a position is [longitude, latitude]" : ""));
    }

    void review_check(const Check& check, Json at) {
        const auto& [a, b] = check.border_between;
        if (check.to || (a.empty() ? map_.main_border() : map_.border(a, b)) != nullptr) return;
        problems_.error(at, a.empty() ? the_map() + " has no main border to measure to"
                                      : the_map() + " has no border between " + quoted(a) + " and " + quoted(b));
    }

    const Story& story_;
    Json root_;
    ProblemList& problems_;
    BaseMap& map_;
};

}  // namespace

void review_on_basemap(const Reviewed& reviewed, BaseMap& map) { OnBaseMap(reviewed, map).review(); }

}  // namespace sourceline
