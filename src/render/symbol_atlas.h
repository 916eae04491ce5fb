// The symbols as distance fields: shape says the kind, fill says how the event stands. Drawn once on the CPU, because a
// shader that knows all shapes is slow where there is no GPU; a field of distances stays crisp at any pixel ratio.
#pragma once

#include <cstdint>
#include <vector>

#include "map/scene.h"

namespace sourceline {

// CSS pixels around a symbol's centre that a cell covers, and how finely.
inline constexpr int kSymbolCellHalf = 17, kSymbolTexelsPerPx = 2;
inline constexpr int kSymbolCellTexels = 2 * kSymbolCellHalf * kSymbolTexelsPerPx;
inline constexpr int kSymbolColumns = 6, kSymbolRows = 6;
inline constexpr int kSymbolAtlasWidth = kSymbolColumns * kSymbolCellTexels;
inline constexpr int kSymbolAtlasHeight = kSymbolRows * kSymbolCellTexels;
// Distances in CSS pixels that the bytes 0 and 255 stand for: minus and plus these.
inline constexpr float kShapeReach = 8.0f, kInkReach = 4.0f;

constexpr int symbol_cell(EventKind kind, SymbolFill fill) { return int(kind) * 3 + int(fill); }
static_assert(kEventKindCount * 3 <= kSymbolColumns * kSymbolRows);

// CSS pixels, negative inside, p from the centre with y down. Shape: the whole symbol; ink: what has the party's colour,
// the rest is paper.
struct SymbolField { float shape = 0, ink = 0; };
SymbolField symbol_field(EventKind kind, SymbolFill fill, Vec2 p);

// Two bytes a texel, shape and ink, row by row from the top; cells in the order of symbol_cell.
std::vector<std::uint8_t> build_symbol_atlas();

}  // namespace sourceline
