#include "telling/colours.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "panels/theme.h"
#include "telling.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

Story story_of_parties(std::size_t parties) {
    Story story;
    story.parties.resize(parties);
    return story;
}

// What somebody without the middle or the long cones sees, by Machado, Oliveira and Fernandes, "A physiologically-based
// model for simulation of color vision deficiency", 2009, severity 1.0.
enum class Vision { Full, Deuteranopia, Protanopia };
std::uint32_t seen(std::uint32_t rgb, Vision vision) {
    static constexpr double kMatrices[2][3][3] = {
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
    if (vision == Vision::Full) return rgb;
    const auto& matrix = kMatrices[vision == Vision::Deuteranopia ? 0 : 1];
    double linear[3];
    for (int i = 0; i < 3; ++i) {
        const double c = ((rgb >> (16 - 8 * i)) & 255) / 255.0;
        linear[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    }
    std::uint32_t out = 0;
    for (const auto& row : matrix) {
        const double c = std::clamp(row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2], 0.0, 1.0);
        const double coded = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
        out = out << 8 | static_cast<std::uint32_t>(std::lround(coded * 255));
    }
    return out;
}

// The least distance of two among them, as they are drawn in a shade.
double least_distance(const std::vector<std::uint32_t>& colours, Shade shade, Vision vision) {
    double least = 1.0;
    const auto drawn = [&](std::uint32_t rgb) { return seen(readable_on(rgb, paper_rgb(shade)), vision); };
    for (std::size_t i = 0; i < colours.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            least = std::min(least, colour_distance(drawn(colours[i]), drawn(colours[j])));
    return least;
}

}  // namespace

TEST_CASE("the distance of colours is that of OKLab") {
    CHECK(colour_distance(0x000000, 0x000000) == 0.0);
    CHECK(colour_distance(0x000000, 0xffffff) == doctest::Approx(1.0).epsilon(1e-6));
    CHECK(colour_distance(0xff0000, 0x000000) == colour_distance(0x000000, 0xff0000));
    // Ottosson's values for sRGB red: L 0.62796, a 0.22486, b 0.12585.
    CHECK(colour_distance(0xff0000, 0x000000) == doctest::Approx(std::hypot(0.62796, 0.22486, 0.12585)).epsilon(1e-4));
}

TEST_CASE("the first four colours are the design's") {
    CHECK(party_colours(story_of_parties(4)) == std::vector<std::uint32_t>{0x0b6aa8, 0xb3541e, 0x4d7c0f, 0x6b5b95});
    CHECK(party_colours(Story{}).empty());
}

TEST_CASE("twelve parties have colours that differ in light and dark, for colour-blind readers too") {
    const std::vector<std::uint32_t> colours = party_colours(story_of_parties(12));
    for (const std::uint32_t colour : colours) {
        CHECK(contrast(colour, paper_rgb(Shade::Light)) >= 4.5);
        CHECK(colour_distance(colour, kNeutralRgb) > 0.08);
    }
    CHECK(least_distance(colours, Shade::Light, Vision::Full) > 0.09);
    CHECK(least_distance(colours, Shade::Dark, Vision::Full) > 0.065);
    CHECK(least_distance(colours, Shade::Light, Vision::Deuteranopia) > 0.03);
    CHECK(least_distance(colours, Shade::Light, Vision::Protanopia) > 0.03);
    CHECK(least_distance(colours, Shade::Dark, Vision::Protanopia) > 0.03);
    // On the dark ground all are lightened to one contrast, and then the design's rust and green are the nearest two.
    const std::vector<std::uint32_t> design(colours.begin(), colours.begin() + 4);
    CHECK(least_distance(colours, Shade::Dark, Vision::Deuteranopia) ==
          least_distance(design, Shade::Dark, Vision::Deuteranopia));
}

TEST_CASE("a thirteenth party begins anew") {
    const std::vector<std::uint32_t> colours = party_colours(story_of_parties(14));
    CHECK(colours[12] == colours[0]);
    CHECK(colours[13] == colours[1]);
}

TEST_CASE("a colour that the story states is kept, and no other party gets it or one that looks like it") {
    Story story = story_of_parties(6);
    story.parties[1].colour = Colour{0x0a6ba7};  // all but the first of the twelve
    story.parties[4].colour = Colour{0x123456};
    const std::vector<std::uint32_t> colours = party_colours(story);
    CHECK(colours[1] == 0x0a6ba7);
    CHECK(colours[4] == 0x123456);
    for (std::size_t i = 0; i < colours.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) CHECK(colour_distance(colours[i], colours[j]) >= 0.08);
    // Two parties may state the same: it is the story's to say.
    story.parties[2].colour = Colour{0x0a6ba7};
    CHECK(party_colours(story)[2] == 0x0a6ba7);
}

TEST_CASE("where all twelve are taken by what the story states, the most distant of them is given") {
    Story story = story_of_parties(13);
    const std::vector<std::uint32_t> twelve = party_colours(story_of_parties(12));
    for (std::size_t i = 0; i < 12; ++i) story.parties[i].colour = Colour{twelve[i] ^ 0x010101};
    const std::vector<std::uint32_t> colours = party_colours(story);
    CHECK(std::count(twelve.begin(), twelve.end(), colours[12]) == 1);
}
