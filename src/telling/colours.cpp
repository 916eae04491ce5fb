#include "telling/colours.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace sourceline {

namespace {
// The first four are the design's. The rest were searched for the greatest least distance among all, in light and dark,
// as seen with full colour vision, with deuteranopia and with protanopia (Machado, Oliveira and Fernandes 2009).
constexpr std::uint32_t kPartyColours[] = {0x0b6aa8, 0xb3541e, 0x4d7c0f, 0x6b5b95, 0x6f0e42, 0xd13b71,
                                           0x545309, 0x8b59da, 0x7c2a9e, 0xa72630, 0x454cc6, 0x1b797d};
constexpr std::size_t kColourCount = std::size(kPartyColours);

struct OkLab {
    double l = 0, a = 0, b = 0;
};

double linear(std::uint32_t byte) {  // sRGB, IEC 61966-2-1
    const double c = (byte & 255) / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

// Björn Ottosson, "A perceptual color space for image processing", 2020.
OkLab oklab(std::uint32_t rgb) {
    const double r = linear(rgb >> 16), g = linear(rgb >> 8), b = linear(rgb);
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

double distance_to_nearest(std::uint32_t rgb, const std::vector<std::uint32_t>& taken) {
    double nearest = 1.0;
    for (const std::uint32_t other : taken) nearest = std::min(nearest, colour_distance(rgb, other));
    return nearest;
}

// The first from the party's own place on that is apart from all that is taken; where there is none, the most distant.
std::uint32_t free_colour(std::size_t party, const std::vector<std::uint32_t>& taken) {
    std::uint32_t best = kPartyColours[party % kColourCount];
    double best_distance = -1.0;
    for (std::size_t i = 0; i < kColourCount; ++i) {
        const std::uint32_t candidate = kPartyColours[(party + i) % kColourCount];
        const double distance = distance_to_nearest(candidate, taken);
        if (distance >= kColoursApart) return candidate;
        if (distance <= best_distance) continue;
        best = candidate;
        best_distance = distance;
    }
    return best;
}
}  // namespace

Halves halves_of(const Voices& voices, const std::vector<std::uint32_t>& party_rgb, std::uint32_t ink) {
    if (voices.parties == 0 || voices.parties > 2) return {ink, ink};
    const std::uint32_t first = party_rgb[voices.first.index];
    return {first, voices.parties == 2 ? party_rgb[voices.second.index] : first};
}

double colour_distance(std::uint32_t rgb_a, std::uint32_t rgb_b) {
    const OkLab a = oklab(rgb_a), b = oklab(rgb_b);
    return std::hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}

std::vector<std::uint32_t> party_colours(const Story& story) {
    std::vector<std::uint32_t> colours, taken;
    for (const Party& party : story.parties)
        if (party.colour) taken.push_back(party.colour->rgb);
    for (std::size_t i = 0; i < story.parties.size(); ++i) {
        const std::optional<Colour>& stated = story.parties[i].colour;
        colours.push_back(stated ? stated->rgb : free_colour(i, taken));
        if (!stated) taken.push_back(colours.back());
    }
    return colours;
}

}  // namespace sourceline
