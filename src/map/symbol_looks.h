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

// Sets colours, fill and lifetime of all symbols, rings and areas of the scene; symbols that stand in a badge go when
// it comes.
void give_looks(const Story& story, const Lens& lens, const Telling& telling, const Knowledge& knowledge,
                const SymbolColours& colours, EventScene& scene);

}  // namespace sourceline
