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
        int found = 0;
        for (std::uint32_t i = 0; i < read.story->places.size(); ++i) {
            const Within& within = all.within(*read.story, *map.map, {i});
            const std::string& id = read.story->places[i].id;
            const std::string where = text(within.region) + ", " + text(within.country);
            if (id == "graivoron") CHECK(where == "Belgorod region, Russia");
            if (id == "kharkiv") CHECK(where == "Kharkiv region, Ukraine");
            if (id == "kyiv") CHECK(text(within.country) == "Ukraine");
            found += id == "graivoron" || id == "kharkiv" || id == "kyiv";
        }
        CHECK(found == 3);
        const BaseMap empty;
        const Measures none = measures_of(*read.story, empty);
        for (std::uint32_t i = 0; i < read.story->places.size(); ++i) {
            const Within& within = none.within(*read.story, empty, {i});
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
        for (std::uint32_t i = 0; i < story.places.size(); ++i)
            if (story.places[i].id == "graivoron")
                CHECK(*all.border_km(story, *map.map, {i}) == doctest::Approx(7.5).epsilon(0.01));
        const BaseMap empty;
        const Measures without_border = measures_of(story, empty);
        for (std::uint32_t i = 0; i < story.places.size(); ++i)
            CHECK_FALSE(without_border.border_km(story, empty, {i}));
    }
}
