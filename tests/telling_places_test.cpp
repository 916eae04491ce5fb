// What is said of a place in telling of something else.
#include "telling/places.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "story_builder.h"
#include "story_files.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

std::vector<std::string> naming(const Story& story, const std::string& place, Clock clock = Clock::Happened,
                                std::optional<Instant> time = {}) {
    Lens lens;
    lens.clock = clock;
    lens.time = time.value_or(story.end);
    const Knowledge told = knowledge_at(story, lens, telling_of(story, lens));
    std::vector<std::string> ids;
    for (std::uint32_t i = 0; i < story.places.size(); ++i)
        if (story.places[i].id == place)
            for (const Ref<Claim> claim : claims_naming(story, told, {i})) ids.push_back(story.at(claim).id);
    return ids;
}

// A claim of something in the region, in these words.
Ref<Claim> said(StoryBuilder& b, const std::string& id, const std::string& quote) {
    const Ref<Claim> claim = b.claim(id, {0}, "2023-05-23T12:00");
    b.story.claims[claim.index].quote = quote;
    return claim;
}

StoryBuilder region() {
    StoryBuilder b;
    const Ref<Place> region = b.place("Belgorod region", 37, 50.6, PlacePrecision::Region);
    b.place("Belgorod", 36.6, 50.6);
    b.place("Kozinka", 35.6, 50.46);
    b.event("deaths", exactly("2023-05-22T10:00"), region);
    return b;
}

}  // namespace

TEST_CASE("a place is named by what is said of other things, in its words or in the story's") {
    StoryBuilder b = region();
    said(b, "from", "a civilian from the village of Kozinka was killed");
    said(b, "none", "a civilian was killed");
    const Ref<Claim> text = said(b, "text", "a civilian was killed");
    b.story.claims[text.index].text = LocalText("Somebody from Kozinka was killed, he says.");
    CHECK(naming(b.story, "Kozinka") == std::vector<std::string>{"from", "text"});
    CHECK(naming(b.story, "Belgorod").empty());
}

TEST_CASE("what is told at the place itself is no more than that") {
    StoryBuilder b = region();
    b.event("fire", exactly("2023-05-22T10:00"), Ref<Place>{2});
    const Ref<Claim> claim = b.claim("fire", {1}, "2023-05-23T12:00");
    b.story.claims[claim.index].quote = "Kozinka burned";
    CHECK(naming(b.story, "Kozinka").empty());
}

TEST_CASE("a name within another name, or within a word, names something else") {
    StoryBuilder b = region();
    for (const char* quote : {"the Belgorod region was attacked", "Belgorod Oblast was attacked", "Belgorodians fled",
                              "NewBelgorod", "Белгородский"})
        said(b, quote, quote);
    CHECK(naming(b.story, "Belgorod").empty());
    for (const char* quote :
         {"Belgorod", "near Belgorod, he says", "in Belgorod. Then", "Belgorod region and Belgorod city"})
        said(b, quote, quote);
    CHECK(naming(b.story, "Belgorod") == std::vector<std::string>{"Belgorod", "near Belgorod, he says",
                                                                  "in Belgorod. Then",
                                                                  "Belgorod region and Belgorod city"});
}

TEST_CASE("the same statement in two sources names a place once, and one that is not known yet not at all") {
    StoryBuilder b = region();
    said(b, "first", "from Kozinka");
    const Ref<Claim> again = said(b, "again", "of Kozinka");
    b.story.claims[again.index].same_as = Ref<Claim>{0};
    CHECK(naming(b.story, "Kozinka") == std::vector<std::string>{"first"});
    CHECK(naming(b.story, "Kozinka", Clock::Known, at("2023-05-23T11:00")).empty());
    CHECK(naming(b.story, "Kozinka", Clock::Known, at("2023-05-23T12:00")) == std::vector<std::string>{"first"});
}

TEST_CASE("the served story: Kozinka leads to the civilian from there, whose death has no place") {
    const Story story = *read_story(file_bytes("assets/stories/belgorod-2023.json")).story;
    const std::vector<std::string> found = naming(story, "kozinka");
    REQUIRE_FALSE(found.empty());
    CHECK(std::find(found.begin(), found.end(), "kozinka-civilian-killed") != found.end());
}
