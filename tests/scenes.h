// Scenes of events as the viewer shows them: laid out, with their looks.
#pragma once

#include "map/symbol_looks.h"
#include "map/symbols.h"
#include "story_builder.h"
#include "telling/told.h"

namespace sourceline::test {

inline constexpr std::uint32_t kInk = 0x26241f;
inline const World kOrigin = world_from_lng_lat(position(36.5, 50.5));

inline EventScene looked_scene(const EventSceneBuilder& builder, const Story& story, const Lens& lens, double zoom) {
    const Telling telling = telling_of(story, lens);
    EventScene scene = builder.scene(zoom);
    give_looks(story, lens, telling, knowledge_at(story, lens, telling), {telling.party_rgb, kInk}, scene);
    return scene;
}

}  // namespace sourceline::test
