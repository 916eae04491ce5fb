#include <doctest/doctest.h>

#include "state_bench.h"
#include "story_builder.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

struct Far {
    StoryBuilder builder;
    Ref<Event> near_event, region_event, far_event;
    Frame frame;
    State state;

    Far() {
        const auto village = builder.place("village", 35.6, 50.46);
        const auto region = builder.place("region", 36.3, 50.5, PlacePrecision::Region);
        const auto capital = builder.place("capital", 37.62, 55.75);
        near_event = builder.event("near", exactly("2023-05-22T10:00"), village);
        region_event = builder.event("region", exactly("2023-05-22T11:00"), region);
        far_event = builder.event("far", exactly("2023-05-22T12:00"), capital);
        frame.viewport = {900, 600};
        frame.padding = {40, 40, 40, 40};
        frame.reduced_motion = true;
        state = opened(builder.story, frame);
    }
    void select(Ref<Event> event) { REQUIRE(send(builder.story, frame, SelectEvent{event}, state)); }
};

}  // namespace

TEST_CASE("a far place is shown with the country around it, and the next event near by brings the whole story back") {
    for (const bool by_region : {false, true}) {
        Far f;
        const Camera home = f.state.camera;
        f.select(f.far_event);
        CHECK(f.state.camera.zoom == doctest::Approx(6.0));
        CHECK(f.state.camera.centre.lat() == doctest::Approx(55.75).epsilon(0.001));
        f.select(by_region ? f.region_event : f.near_event);
        CHECK(f.state.camera == home);
    }
}

TEST_CASE("an event in view does not move the map, neither does a region that is merely off the middle") {
    Far f;
    const Camera home = f.state.camera;
    f.select(f.near_event);
    CHECK(f.state.camera == home);
    f.select(f.region_event);
    CHECK(f.state.camera == home);
}

TEST_CASE("a distance that an event states is brought into view whole, from end to end") {
    Far f;
    const auto start = f.builder.place("start", 35.5, 50.4), end = f.builder.place("end", 38.0, 49.2);
    const auto event = f.builder.event("measured", exactly("2023-05-22T13:00"), start);
    Check check;
    check.id = "distance";
    check.claim = f.builder.claim("states-it", event, "2023-05-22T14:00");
    check.from = start;
    check.to = end;
    f.builder.story.checks.push_back(check);
    const Camera home = f.state.camera;
    f.select(event);
    CHECK(f.state.camera.zoom < home.zoom);
    for (const auto place : {start, end}) {
        const Screen at =
            screen_from_world(f.state.camera, f.frame.viewport, world_from_lng_lat(f.builder.story.at(place).position));
        CHECK(at.x >= 39.0);
        CHECK(at.x <= 861.0);
        CHECK(at.y >= 39.0);
        CHECK(at.y <= 561.0);
    }
    const Camera held = f.state.camera;
    f.select(event);
    CHECK(f.state.camera == held);  // in view already
}
