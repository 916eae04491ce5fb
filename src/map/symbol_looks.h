// How the things that stand for events look: whose colour, which fill, from when. Functions of what is told; where
// things stand is none of their business.
#pragma once

#include <cstdint>
#include <vector>

#include "map/scene.h"
#include "telling/told.h"

namespace sourceline {

SymbolFill fill_of(Standing standing);

// As they read on the paper of the theme.
struct SymbolColours {
    std::vector<std::uint32_t> party_rgb;
    std::uint32_t ink = 0;
};

// By event: how its symbol looks, wherever it stands.
struct EventLook {
    SymbolFill fill = SymbolFill::Hollow;
    std::uint32_t rgb = 0, second_rgb = 0;
    Lifetime life;
    bool vague = false, vaguely_known = false;
};
using EventLooks = std::vector<EventLook>;
EventLooks looks_of(const Story& story, const Telling& telling, const Knowledge& knowledge,
                    const SymbolColours& colours);

// Sets colours, fill and lifetime of all symbols, rings and areas of the scene; symbols that stand in a badge go when
// it comes. `looks`: of the same lens, knowledge and colours.
void give_looks(const EventLooks& looks, const Lens& lens, const Knowledge& knowledge, const SymbolColours& colours,
                EventScene& scene);
// The same in one go.
void give_looks(const Story& story, const Lens& lens, const Telling& telling, const Knowledge& knowledge,
                const SymbolColours& colours, EventScene& scene);

}  // namespace sourceline
