#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <vector>

#include "render/symbol_atlas.h"

using namespace sourceline;

TEST_CASE("every symbol keeps clear of its cell's border and is about 20 pixels across") {
    for (int kind = 0; kind < kEventKindCount; ++kind) {
        CAPTURE(kind);
        int area = 0;
        float left = 99, right = -99;
        for (float y = -16.5f; y <= 16.5f; y += 0.5f) {
            for (float x = -16.5f; x <= 16.5f; x += 0.5f) {
                const float shape = symbol_field(EventKind(kind), SymbolFill::Solid, {x, y}).shape;
                if (std::fabs(x) == 16.5f || std::fabs(y) == 16.5f) CHECK(shape > 3.0f);
                if (shape >= 0) continue;
                ++area;
                left = std::fmin(left, x);
                right = std::fmax(right, x);
            }
        }
        CHECK(right - left >= 12);
        CHECK(right - left <= 23);
        CHECK(area / 4 >= 100);
    }
}

TEST_CASE("fill says how an event stands: solid has no paper inside, hollow a paper middle") {
    const Vec2 middle = {0, -1};
    CHECK(symbol_field(EventKind::Other, SymbolFill::Solid, middle).ink < 0);
    CHECK(symbol_field(EventKind::Other, SymbolFill::Hollow, middle).ink > 0);
    CHECK(symbol_field(EventKind::Other, SymbolFill::Hollow, {8, 0}).ink < 0);
    std::set<bool> stripes;
    for (float x = -5; x < 5; x += 0.5f)
        stripes.insert(symbol_field(EventKind::Other, SymbolFill::Hatched, {x, 0}).ink < 0);
    CHECK(stripes.size() == 2);
}

TEST_CASE("the atlas holds another picture for each kind and fill") {
    const std::vector<std::uint8_t> atlas = build_symbol_atlas();
    REQUIRE(atlas.size() == std::size_t(kSymbolAtlasWidth) * kSymbolAtlasHeight * 2);
    std::set<std::vector<std::uint8_t>> cells;
    for (int cell = 0; cell < kEventKindCount * 3; ++cell) {
        std::vector<std::uint8_t> texels;
        const int left = cell % kSymbolColumns * kSymbolCellTexels, top = cell / kSymbolColumns * kSymbolCellTexels;
        for (int y = top; y < top + kSymbolCellTexels; ++y) {
            const auto row = atlas.begin() + (std::ptrdiff_t(y) * kSymbolAtlasWidth + left) * 2;
            texels.insert(texels.end(), row, row + kSymbolCellTexels * 2);
        }
        cells.insert(texels);
    }
    CHECK(cells.size() == 3 * kEventKindCount);
}
