// Which signs a view shows: asked through the grid and one by one, the answers are the same.
#include "map/seen_signs.h"

#include <doctest/doctest.h>

#include <cmath>

#include "random.h"

using namespace sourceline;

namespace {

std::vector<MapSign> random_signs(test::Random& random, int count) {
    std::vector<MapSign> signs;
    for (int i = 0; i < count; ++i) {
        MapSign sign;
        // Some stand on each other exactly.
        sign.at = random.below(4) == 0 && !signs.empty() ? signs.back().at
                                                         : World{random.between(0.55, 0.65), random.between(0.3, 0.4)};
        sign.offset = {static_cast<float>(random.between(-40, 40)), static_cast<float>(random.between(-40, 40))};
        if (random.below(3) == 0) sign.offset = {};
        sign.symbols = {static_cast<std::uint32_t>(i)};
        if (random.below(10) == 0) sign.stand = SymbolStand::AtFoot;
        if (random.below(4) == 0) sign.stand = SymbolStand::AsDot;
        signs.push_back(std::move(sign));
    }
    return signs;
}

}  // namespace

TEST_SUITE("map: signs in view") {
    TEST_CASE("in view or little beside it, in their order, with all at the foot") {
        test::Random random(41);
        SeenSigns seen;
        for (int round = 0; round < 200; ++round) {
            const std::vector<MapSign> signs = random_signs(random, random.below(300));
            const Camera camera{LngLat::clamped(random.between(18, 54), random.between(46, 58)), random.between(4, 9)};
            const Viewport viewport{random.between(1, 1500), random.between(1, 900)};
            seen.look_at(signs, camera, viewport);
            CHECK(seen.looked_at() == signs.size());
            std::vector<SeenSign> expected;
            for (const MapSign& sign : signs) {
                const Screen at = sign_on_screen(sign, camera, viewport);
                constexpr double kAround = SeenSigns::kAround;
                const bool near = at.x >= -kAround && at.x <= viewport.width + kAround && at.y >= -kAround &&
                                  at.y <= viewport.height + kAround;
                if (sign.stand == SymbolStand::AtFoot)
                    expected.push_back({&sign, {}});
                else if (near)
                    expected.push_back({&sign, at});
            }
            CHECK(seen.all() == expected);
        }
        seen.clear();
        CHECK((seen.all().empty() && seen.looked_at() == 0 && seen.nearest({0, 0}, 10) == nullptr));
    }

    TEST_CASE("what is near a point or on a box is found as if all had been asked") {
        test::Random random(42);
        SeenSigns seen;
        for (int round = 0; round < 300; ++round) {
            const std::vector<MapSign> signs = random_signs(random, random.below(200));
            const Camera camera{LngLat::clamped(random.between(18, 54), random.between(46, 58)), random.between(4, 8)};
            const Viewport viewport{random.between(1, 1500), random.between(1, 900)};
            seen.look_at(signs, camera, viewport);
            for (int i = 0; i < 40; ++i) {
                const Screen point{random.between(0, viewport.width), random.between(0, viewport.height)};
                const double px = random.between(0, SeenSigns::kAround);
                const PxBox box{point.x, point.y, point.x + random.between(0, 300), point.y + random.between(0, 80)};
                bool within = false, on = false;
                for (const auto& [sign, at] : seen) {
                    if (sign->stand == SymbolStand::AtFoot) continue;
                    within |= has_box(*sign) && std::hypot(at.x - point.x, at.y - point.y) < px;
                    on |= overlaps(box, PxBox{at.x - px, at.y - px, at.x + px, at.y + px});
                }
                CHECK(seen.any_within(point, px) == within);
                CHECK(seen.any_box_on(box, px) == on);
                const SeenSign* nearest = seen.nearest(point, px);
                CHECK((nearest ? nearest->sign : nullptr) == sign_at(signs, camera, viewport, point, px));
            }
        }
    }
}
