#include "render/symbol_atlas.h"

#include <algorithm>
#include <cmath>

namespace sourceline {

namespace {

std::uint8_t encoded(float distance, float reach) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(distance / reach * 0.5f + 0.5f, 0.0f, 1.0f) * 255.0f));
}

}  // namespace

std::vector<std::uint8_t> build_symbol_atlas() {
    std::vector<std::uint8_t> texels(std::size_t(kSymbolAtlasWidth) * kSymbolAtlasHeight * 2);
    for (int cell = 0; cell < kEventKindCount * 3; ++cell) {
        const int left = cell % kSymbolColumns * kSymbolCellTexels, top = cell / kSymbolColumns * kSymbolCellTexels;
        for (int y = 0; y < kSymbolCellTexels; ++y) {
            for (int x = 0; x < kSymbolCellTexels; ++x) {
                const Vec2 p = {(float(x) + 0.5f) / kSymbolTexelsPerPx - kSymbolCellHalf,
                                (float(y) + 0.5f) / kSymbolTexelsPerPx - kSymbolCellHalf};
                const SymbolField field = symbol_field(EventKind(cell / 3), SymbolFill(cell % 3), p);
                std::uint8_t* texel = &texels[(std::size_t(top + y) * kSymbolAtlasWidth + std::size_t(left + x)) * 2];
                texel[0] = encoded(field.shape, kShapeReach);
                texel[1] = encoded(field.ink, kInkReach);
            }
        }
    }
    return texels;
}

}  // namespace sourceline
