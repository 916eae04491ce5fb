#include "map/px_grid.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "random.h"

using namespace sourceline;
using test::Random;

namespace {

// Mostly small, some far off, some over more cells than a grid fills.
PxBox some_box(Random& random) {
    const double far = random.below(10) == 0 ? 1e9 : 500, size = random.below(20) == 0 ? 1e5 : 60;
    const double x = random.between(-far, far), y = random.between(-far, far);
    return {x, y, x + random.between(0, size), y + random.between(0, size)};
}

}  // namespace

TEST_CASE("a grid of boxes finds all that may overlap a box, also when used again") {
    Random random(71);
    PxGrid grid(32);
    for (int round = 0; round < 60; ++round) {
        grid.clear();
        std::vector<PxBox> boxes;
        for (std::uint32_t i = 0, count = static_cast<std::uint32_t>(random.below(300)); i < count; ++i) {
            boxes.push_back(some_box(random));
            grid.insert(boxes.back(), i);
        }
        for (int i = 0; i < 50; ++i) {
            const PxBox box = some_box(random);
            std::vector<bool> met(boxes.size());
            CHECK_FALSE(grid.any(box, [&](std::uint32_t item) {
                REQUIRE(item < boxes.size());
                met[item] = true;
                return false;
            }));
            bool overlapping = false;
            for (std::size_t one = 0; one < boxes.size(); ++one) {
                if (!overlaps(box, boxes[one])) continue;
                overlapping = true;
                CHECK(met[one]);
            }
            CHECK(grid.any(box, [&](std::uint32_t item) { return overlaps(box, boxes[item]); }) == overlapping);
        }
    }
}

TEST_CASE("a grid of boxes gives those of one cell in the order of their coming in") {
    PxGrid grid(32);
    for (std::uint32_t i = 0; i < 200; ++i) grid.insert({1, 1, 2, 2}, 200 - i);
    std::vector<std::uint32_t> order;
    grid.any({0, 0, 5, 5}, [&](std::uint32_t item) {
        order.push_back(item);
        return false;
    });
    CHECK(order.size() == 200);
    CHECK(std::is_sorted(order.rbegin(), order.rend()));
    grid.clear();
    CHECK_FALSE(grid.any({0, 0, 5, 5}, [](std::uint32_t) { return true; }));
    CHECK_FALSE(PxGrid(32).any({0, 0, 5, 5}, [](std::uint32_t) { return true; }));
}
