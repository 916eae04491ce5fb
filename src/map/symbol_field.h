// The symbols as distance fields: shape says the kind, fill says how the event stands.
#pragma once

#include "map/scene.h"

namespace sourceline {

// How far from the filling, in CSS pixels, the ink of a solid or a hollow symbol is said to be.
inline constexpr float kInkReach = 4.0f;

// CSS pixels, negative inside, p from the centre with y down. Shape: the whole symbol; ink: what has the party's
// colour, the rest is paper.
struct SymbolField {
    float shape = 0, ink = 0;
};
SymbolField symbol_field(EventKind kind, SymbolFill fill, Vec2 p);

}  // namespace sourceline
