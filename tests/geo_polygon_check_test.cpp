#include "geo/polygon_check.h"

#include <doctest/doctest.h>

#include "story_builder.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

using Rings = std::vector<std::vector<LngLat>>;

Rings ring(std::initializer_list<std::pair<double, double>> corners) {
    Rings rings(1);
    for (const auto& [lon, lat] : corners) rings[0].push_back(position(lon, lat));
    return rings;
}

std::optional<RingCrossing> crossing_of(const Rings& rings, std::size_t budget = 1'000'000) {
    return first_crossing(rings, budget);
}

}  // namespace

TEST_CASE("a polygon whose rings keep apart crosses nothing, whatever its form") {
    CHECK_FALSE(crossing_of(ring({{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}})));
    CHECK_FALSE(crossing_of(ring({{0, 0}, {2, 0}, {1, 1}, {2, 2}, {0, 2}, {0, 0}})));  // a notch
    Rings hole = ring({{0, 0}, {3, 0}, {3, 3}, {0, 3}, {0, 0}});
    hole.push_back(ring({{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}})[0]);
    CHECK_FALSE(crossing_of(hole));
    CHECK_FALSE(crossing_of({}));
}

TEST_CASE("a ring that crosses itself or its hole is told with the spot") {
    const auto bow = crossing_of(ring({{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}));
    REQUIRE(bow);
    CHECK_FALSE(bow->out_of_budget);
    CHECK(std::abs(bow->near.lon() - 1) <= 1);
    CHECK(std::abs(bow->near.lat() - 1) <= 1);
    Rings hole = ring({{0, 0}, {3, 0}, {3, 3}, {0, 3}, {0, 0}});
    hole.push_back(ring({{1, 1}, {4, 1}, {4, 2}, {1, 2}, {1, 1}})[0]);
    CHECK(crossing_of(hole));
}

TEST_CASE("what would take too long to check is said to be so, and what is left of the budget is counted") {
    Rings comb(1);
    for (int i = 0; i < 200; ++i) comb[0].push_back(position(i * 0.0001, i % 2 == 0 ? 0.0 : 10.0));
    comb[0].push_back(position(0.03, -1));
    comb[0].push_back(comb[0][0]);
    std::size_t budget = 50;
    const auto stopped = first_crossing(comb, budget);
    REQUIRE(stopped);
    CHECK(stopped->out_of_budget);
    CHECK(budget == 0);
    budget = 10'000'000;
    CHECK_FALSE(first_crossing(comb, budget));
    CHECK(budget < 10'000'000);
    CHECK(budget > 0);
}
