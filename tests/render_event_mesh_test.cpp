#include "render/event_mesh.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "random.h"
#include "scenes.h"

using namespace sourceline;

namespace {

// Which events are drawn as symbols at a moment, by the rule of the shader: from[clock] <= time < gone[clock].
std::set<std::uint32_t> drawn_by_mesh(const EventMesh& mesh, float time_s, Clock clock) {
    const EventMesh::Range range = mesh.parts[int(EventPart::Symbols)];
    std::set<std::uint32_t> events;
    for (std::size_t i = range.first; i < range.first + range.count; i += 6) {
        const EventVertex& corner = mesh.vertices[mesh.indices[i] + kEventPad];
        if (is_shown(corner.life, time_s, clock)) events.insert(corner.event);
    }
    return events;
}

std::set<std::uint32_t> drawn_by_scene(const EventScene& scene, float time_s, Clock clock) {
    std::set<std::uint32_t> events;
    for (const EventSymbol& symbol : scene.symbols)
        if (is_shown(symbol.life, time_s, clock)) events.insert(symbol.event.index);
    return events;
}

// Events at a few places, so that many share one.
Story crowded_story(test::Random& random) {
    test::StoryBuilder builder;
    const int places = 1 + random.below(6);
    for (int i = 0; i < places; ++i)
        builder.place("p" + std::to_string(i), random.between(35.5, 36.5), random.between(50.2, 50.8));
    for (int i = 30; i > 0; --i) {
        const std::string id = "e" + std::to_string(i);
        const Ref<Place> place{static_cast<std::uint32_t>(random.below(places))};
        const std::string day = "2023-05-2" + std::to_string(1 + random.below(4));
        builder.claim(id, builder.event(id, test::exactly(day + "T09:00"), place), day + "T12:00");
    }
    return builder.story;
}

}  // namespace

TEST_SUITE("mesh of events") {
    TEST_CASE("what is uploaded draws at each moment, on each clock, the symbols that the scene has") {
        test::Random random(21);
        for (int round = 0; round < 10; ++round) {
            const Story story = crowded_story(random);
            const EventSceneBuilder builder(story, {}, test::kOrigin, telling_of(story, {}));
            const EventScene scene = test::looked_scene(builder, story, {}, random.between(6, 13));
            const EventMesh mesh = build_symbol_mesh(scene);
            for (int step = 0; step < 40; ++step) {
                const auto time_s = static_cast<float>(random.between(-1e4, 6e5));
                for (const Clock clock : {Clock::Happened, Clock::Known})
                    CHECK(drawn_by_mesh(mesh, time_s, clock) == drawn_by_scene(scene, time_s, clock));
            }
        }
    }

    TEST_CASE("of a badge of very many events hardly any symbol is uploaded: only those that ever stand alone") {
        test::StoryBuilder builder;
        const Ref<Place> place = builder.place("p", 36.0, 50.5);
        for (int i = 0; i < 500; ++i) {
            const std::string id = "e" + std::to_string(i);
            builder.claim(id, builder.event(id, test::exactly("2023-05-22T09:00"), place), "2023-05-22T12:00");
        }
        const EventSceneBuilder scenes(builder.story, {}, test::kOrigin, telling_of(builder.story, {}));
        const EventScene scene = test::looked_scene(scenes, builder.story, {}, 9.0);
        CHECK(scene.symbols.size() == 500);
        CHECK(build_symbol_mesh(scene).parts[int(EventPart::Symbols)].count == 0);  // all at one moment
    }
}
