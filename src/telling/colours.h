// In whose colour: one answer for map, timeline, panels and legend.
#pragma once

#include <cstdint>
#include <vector>

#include "story/model.h"
#include "telling/standing.h"

namespace sourceline {

// Of a party that is not of the story. 0xRRGGBB, as all here.
inline constexpr std::uint32_t kNeutralRgb = 0x7b7468;

// By party: the colour that the story states, else one of twelve that are told apart also by colour-blind readers, by
// the party's place in the file. One that is taken, or too near to a colour that the story states, is passed over while
// there is another. Each reads at 4.5:1 on the light paper.
std::vector<std::uint32_t> party_colours(const Story& story);

// Of an event's symbol and bar: one party's colour in both halves where its claims alone are told, two parties' colours
// split, else `ink`, which credits nobody.
struct Halves {
    std::uint32_t first = 0, second = 0;
    friend bool operator==(const Halves&, const Halves&) = default;
};
Halves halves_of(const Voices& voices, const std::vector<std::uint32_t>& party_rgb, std::uint32_t ink);

// How different two colours look: Euclidean distance in OKLab (Ottosson 2020), 0 to 1.
inline constexpr double kColoursApart = 0.08;  // less is not told apart at the size of a symbol
double colour_distance(std::uint32_t rgb_a, std::uint32_t rgb_b);

}  // namespace sourceline
