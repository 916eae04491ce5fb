#include <doctest/doctest.h>

#include "map/measure.h"
#include "story_files.h"

using namespace sourceline;

TEST_SUITE("map: measure") {
    TEST_CASE("the three distances of the story measure what the land says, to one per cent") {
        const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
        const ReadBaseMap map = read_basemap(test::file_bytes("assets/basemaps/belgorod.json"));
        REQUIRE(read.story);
        REQUIRE(map.map);
        REQUIRE(read.story->checks.size() == 3);
        int found = 0;
        for (const Check& check : read.story->checks) {
            const auto measured = measure(*read.story, *map.map, check);
            REQUIRE(measured);
            const std::string from = read.story->at(check.from).id,
                              to = check.to ? read.story->at(*check.to).id : "border";
            const double expected = to == "border" ? 7.5 : from == "graivoron" || to == "graivoron" ? 27.4 : 73.0;
            CHECK_MESSAGE(measured->distance_km == doctest::Approx(expected).epsilon(0.01), from << " to " << to);
            ++found;
        }
        CHECK(found == 3);
    }

    TEST_CASE("a check to the border needs a border") {
        const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
        REQUIRE(read.story);
        for (const Check& check : read.story->checks)
            CHECK(measure(*read.story, BaseMap{}, check).has_value() == check.to.has_value());
    }

    TEST_CASE("a place lies in a region, as the story calls it where it does, and in a country") {
        const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
        const ReadBaseMap map = read_basemap(test::file_bytes("assets/basemaps/belgorod.json"));
        REQUIRE(read.story);
        REQUIRE(map.map);
        const auto text = [](const LocalText& name) { return std::string(name.in("en", "en").text); };
        const Measures all = measures_of(*read.story, *map.map);
        REQUIRE(all.within.size() == read.story->places.size());
        int found = 0;
        for (std::size_t i = 0; i < all.within.size(); ++i) {
            const std::string& id = read.story->places[i].id;
            const std::string where = text(all.within[i].region) + ", " + text(all.within[i].country);
            if (id == "graivoron") CHECK(where == "Belgorod region, Russia");
            if (id == "kharkiv") CHECK(where == "Kharkiv region, Ukraine");
            if (id == "kyiv") CHECK(text(all.within[i].country) == "Ukraine");
            found += id == "graivoron" || id == "kharkiv" || id == "kyiv";
        }
        CHECK(found == 3);
        for (const Within& within : measures_of(*read.story, BaseMap{}).within) {
            CHECK(within.region.entries().empty());
            CHECK(within.country.entries().empty());
        }
    }

    TEST_CASE("all distances of a story are measured at once, by check and by place") {
        const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
        const ReadBaseMap map = read_basemap(test::file_bytes("assets/basemaps/belgorod.json"));
        REQUIRE(read.story);
        REQUIRE(map.map);
        const Story& story = *read.story;
        const Measures all = measures_of(story, *map.map);
        REQUIRE(all.checks.size() == story.checks.size());
        for (std::size_t i = 0; i < story.checks.size(); ++i)
            CHECK(all.checks[i]->distance_km == measure(story, *map.map, story.checks[i])->distance_km);
        REQUIRE(all.border_km.size() == story.places.size());
        for (std::size_t i = 0; i < story.places.size(); ++i)
            if (story.places[i].id == "graivoron") CHECK(*all.border_km[i] == doctest::Approx(7.5).epsilon(0.01));
        const Measures without_border = measures_of(story, BaseMap{});
        for (const std::optional<double>& km : without_border.border_km) CHECK_FALSE(km);
    }
}
