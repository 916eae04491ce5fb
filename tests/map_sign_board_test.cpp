// The signs of a scene from moment to moment: kept, they are those that are made anew.
#include "map/sign_board.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "random.h"

using namespace sourceline;

namespace {

constexpr int kLastTime = 40, kEvents = 1000, kParties = 5;

float some_time(test::Random& random) { return static_cast<float>(random.below(kLastTime)); }

EventScene scene_of_random_lives(test::Random& random) {
    EventScene scene;
    scene.origin = {0.6, 0.35};
    const int count = random.below(60);
    for (int i = 0; i < count; ++i) {
        EventSymbol symbol;
        symbol.event = {static_cast<std::uint32_t>(random.below(kEvents))};
        symbol.at = {some_time(random), some_time(random)};
        symbol.on_place = random.below(3) != 0;
        symbol.life.happened_from = some_time(random);
        symbol.life.known_from = some_time(random);
        if (random.below(2) == 0) symbol.life.happened_gone = some_time(random);
        if (random.below(2) == 0) symbol.life.known_gone = some_time(random);
        scene.symbols.push_back(symbol);
    }
    for (std::uint32_t at = 0; at < scene.symbols.size();) {
        EventBadge badge;
        badge.at = scene.symbols[at].at;
        badge.offset = {some_time(random), 1};
        badge.stand = static_cast<SymbolStand>(random.below(4));
        const auto end =
            std::min(scene.symbols.size(), std::size_t{at} + 1 + static_cast<std::size_t>(random.below(9)));
        for (; at < end; ++at) badge.symbols.push_back(at);
        if (random.below(4) != 0) scene.badges.push_back(std::move(badge));
    }
    return scene;
}

EventParties some_parties(test::Random& random) {
    EventParties parties;
    parties.first.push_back(0);
    for (int event = 0; event < kEvents; ++event) {
        for (int party = 0; party < kParties; ++party)
            if (random.below(4) == 0) parties.parties.push_back({static_cast<std::uint32_t>(party)});
        parties.first.push_back(static_cast<std::uint32_t>(parties.parties.size()));
    }
    return parties;
}

// Asked of each of a sign's events anew.
std::vector<Ref<Party>> parties_of(const EventParties& parties, const EventScene& scene, const MapSign& sign) {
    std::set<Ref<Party>> all;
    for (const std::uint32_t symbol : sign.symbols) {
        const std::uint32_t event = scene.symbols[symbol].event.index;
        all.insert(parties.parties.begin() + parties.first[event], parties.parties.begin() + parties.first[event + 1]);
    }
    return {all.begin(), all.end()};
}

bool same(const MapSign& a, const MapSign& b) {
    return a.at.x == b.at.x && a.at.y == b.at.y && a.offset.x == b.offset.x && a.offset.y == b.offset.y &&
           a.symbols == b.symbols && a.stand == b.stand && a.badge == b.badge && a.parties == b.parties;
}

}  // namespace

TEST_SUITE("map: signs from moment to moment") {
    TEST_CASE("kept over many moments, both clocks and other scenes they are those that are made anew") {
        test::Random random(77);
        SignBoard board;
        for (int round = 0; round < 100; ++round) {
            const EventScene scene = scene_of_random_lives(random);
            EventParties parties;
            board.set(scene);
            for (int moment = 0; moment < 20; ++moment) {
                if (moment % 5 == 1) board.tell(parties = some_parties(random));
                const float time_s = some_time(random);
                const Clock clock = random.below(2) == 0 ? Clock::Happened : Clock::Known;
                board.show(time_s, clock);
                std::vector<MapSign> anew = signs_at(scene, time_s, clock);
                if (!parties.first.empty())
                    for (MapSign& sign : anew) sign.parties = parties_of(parties, scene, sign);
                CHECK(std::equal(board.signs().begin(), board.signs().end(), anew.begin(), anew.end(), same));
            }
        }
    }

    TEST_CASE("of no scene there are none") {
        SignBoard board;
        board.show(0, Clock::Happened);
        CHECK(board.signs().empty());
        EventScene scene;
        scene.symbols.emplace_back();
        board.set(scene);
        board.show(0, Clock::Happened);
        CHECK(board.signs().size() == 1);
        board.clear();
        board.show(0, Clock::Happened);
        CHECK(board.signs().empty());
    }
}
