// The symbols' distance fields as a texture. Drawn once on the CPU, because a shader that knows all shapes is slow
// where there is no GPU; a field of distances stays crisp at any pixel ratio.
#pragma once

#include <cstdint>
#include <vector>

#include "map/symbol_field.h"

namespace sourceline {

// CSS pixels around a symbol's centre that a cell covers, and how finely.
inline constexpr int kSymbolCellHalf = 17, kSymbolTexelsPerPx = 2;
inline constexpr int kSymbolCellTexels = 2 * kSymbolCellHalf * kSymbolTexelsPerPx;
inline constexpr int kSymbolColumns = 6, kSymbolRows = (kEventKindCount * 3 + kSymbolColumns - 1) / kSymbolColumns;
inline constexpr int kSymbolAtlasWidth = kSymbolColumns * kSymbolCellTexels;
inline constexpr int kSymbolAtlasHeight = kSymbolRows * kSymbolCellTexels;
// Distances in CSS pixels that the bytes 0 and 255 stand for: minus and plus this, and kInkReach for the ink.
inline constexpr float kShapeReach = 8.0f;

// Set in a symbol's look beside its cell: when it happened, or became known, is known to a part of a day at best.
inline constexpr std::uint32_t kVagueLook = 256, kVaguelyKnownLook = 512;
constexpr int symbol_cell(EventKind kind, SymbolFill fill) { return int(kind) * 3 + int(fill); }

// Two bytes a texel, shape and ink, row by row from the top; cells in the order of symbol_cell.
std::vector<std::uint8_t> build_symbol_atlas();

}  // namespace sourceline
