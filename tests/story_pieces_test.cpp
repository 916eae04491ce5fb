#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/blocks.h"
#include "base/json.h"
#include "made_story.h"
#include "random.h"
#include "session_bench.h"
#include "story_files.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

bool pause_always() { return true; }

// Values with their paths and places, as text.
std::string tree_text(const JsonTree& tree) {
    if (tree.problem()) return tree.problem()->sentence();
    std::string text;
    const auto add = [&](const auto& self, Json value) -> void {
        text += value.path() + " " + std::to_string(value.offset()) + " " + std::string(value.text()) + " " +
                std::to_string(value.number()) + "\n";
        for (Json child = value.first(); child; child = child.next()) self(self, child);
    };
    add(add, tree.root());
    return text;
}

// What tells two readings apart: the report, and whatever the story's lists and its index hold.
std::string reading_text(const ReadStory& read) {
    std::string text = problems(read.report);
    if (!read.story) return text;
    const Story& story = *read.story;
    for (const Event& event : story.events)
        text += event.id + " " + std::string(event.title.in("en", "en").text) + "\n";
    for (const Claim& claim : story.claims) text += claim.id + " " + std::to_string(claim.event.index) + "\n";
    for (const Place& place : story.places) text += place.id + " " + std::to_string(place.position.lon()) + "\n";
    for (const TourStep& step : story.tour) text += step.id + "\n";
    for (const Ref<Event> event : story.index.events_in_time) text += std::to_string(event.index) + " ";
    for (const std::uint32_t place : story.index.claims) text += std::to_string(place) + " ";
    for (const Ref<TourStep> step : story.index.steps_in_time) text += std::to_string(step.index) + " ";
    return text;
}

ReadStory read_in_pieces(const std::string& bytes, const ShouldPause& pause, int& pieces) {
    StoryReader reader(bytes);
    double share = reader.share_read();
    CHECK(share == 0.0);
    for (pieces = 1; !reader.read_on(pause); ++pieces) {
        CHECK(reader.share_read() >= share);
        CHECK(reader.share_read() < 1.0);
        share = reader.share_read();
        if (pieces > 1'000'000) break;
    }
    CHECK(reader.share_read() == 1.0);
    return reader.take();
}

std::string mutated(std::string bytes, Random& random) {
    const char* const pieces[] = {"{",       "}",    "[", "]",  ",",  ":",    "\"", "\\",
                                  "\\ud800", "null", "-", "1e", "\n", "\xff", "x"};
    for (int i = random.below(3); i >= 0 && !bytes.empty(); --i) {
        const auto at = static_cast<std::size_t>(random.below(static_cast<int>(bytes.size())));
        switch (random.below(3)) {
            case 0:
                bytes.insert(at, pieces[random.below(15)]);
                break;
            case 1:
                bytes.erase(at, 3);
                break;
            default:
                bytes.resize(at);
        }
    }
    return bytes;
}

}  // namespace

TEST_SUITE("reading a little at a time") {
    TEST_CASE("gives the story that reading at once gives, and says how far it has come") {
        for (const char* file : {kServedStory, "tests/fixtures/good/all-features.json"}) {
            CAPTURE(file);
            const std::string bytes = file_bytes(file);
            REQUIRE_FALSE(bytes.empty());
            int pieces = 0;
            CHECK(reading_text(read_in_pieces(bytes, pause_always, pieces)) == reading_text(read_story(bytes)));
            CHECK(pieces > 10);
        }
    }

    TEST_CASE("gives the same problems, whatever the file and wherever it pauses") {
        Random random(20261127);
        const std::string good = story_of_claims(40, 9);
        for (int round = 0; round < 400; ++round) {
            const std::string bytes = mutated(good, random);
            CAPTURE(bytes);
            int pieces = 0;
            const ReadStory read = read_in_pieces(
                bytes, [&] { return random.below(3) == 0; }, pieces);
            CHECK(reading_text(read) == reading_text(read_story(bytes)));
        }
    }

    TEST_CASE("pauses within each of the long lists") {
        int pieces = 0;
        const std::string bytes = story_of_claims(6000, 5000);
        const ReadStory read = read_in_pieces(bytes, pause_always, pieces);
        CHECK(problems(read.report) == "");
        // Of every 256 values of the tree one, of every 16 events and claims one.
        CHECK(pieces > 11'000 / 16);
    }

    TEST_CASE("a tree is the same when it is read value by value") {
        Random random(7);
        const std::string good = R"({"a": [1, {"b": "c\n"}, []], "д": {"ж": "е", "a": null}, "e": [true, -2.5e3]})";
        for (int round = 0; round < 2000; ++round) {
            const std::string bytes = round == 0 ? good : mutated(good, random);
            CAPTURE(bytes);
            JsonTree tree(bytes, "story", JsonTree::Unread{});
            while (!tree.read_on(pause_always)) CHECK(tree.share_read() <= 1.0);
            CHECK(tree_text(tree) == tree_text(JsonTree(bytes)));
        }
    }

    TEST_CASE("a character that lies across two pieces of a large file is looked at whole") {
        for (std::size_t before = (1u << 20) - 6; before < (1u << 20) + 2; ++before) {
            CAPTURE(before);
            std::string bytes = "[\"" + std::string(before, 'a') + "\U0001F30D\", 1]";
            CHECK_FALSE(JsonTree(bytes).problem());
            bytes[bytes.size() - 6] = 'a';  // the last byte of the character
            const JsonTree broken(bytes);
            REQUIRE(broken.problem());
            CHECK(broken.problem()->column == static_cast<int>(before) + 3);
        }
    }

    TEST_CASE("the story on screen stays and can be used while another is read") {
        SessionBench bench;
        const int reading = bench.session.begin_story(FileBytes(story_of_claims(3000, 1000)), "long.json");
        REQUIRE(bench.session.read_on(reading, pause_always) == ReadingState::GoesOn);
        CHECK(bench.story().id == "belgorod-2023");
        REQUIRE(bench.send(SelectEventById{"civilian-deaths"}));
        bench.settle();
        CHECK(bench.session.share_read() < 1.0);
        int pieces = 0;
        while (bench.session.read_on(reading, pause_always) == ReadingState::GoesOn) ++pieces;
        CHECK(pieces > 10);
        CHECK(bench.story().id == "long");
        CHECK(bench.session.share_read() == 1.0);
        CHECK(bench.session.read_on(reading, pause_always) == ReadingState::GivenUp);
    }

    TEST_CASE("a story that is begun while another is read takes its place") {
        SessionBench bench;
        const int first = bench.session.begin_story(FileBytes(story_of_claims(3000, 1000)), "first.json");
        REQUIRE(bench.session.read_on(first, pause_always) == ReadingState::GoesOn);
        const int second = bench.session.begin_story(FileBytes(std::string_view("{")), "second.json");
        CHECK(bench.session.read_on(first, pause_always) == ReadingState::GivenUp);
        CHECK(bench.session.read_on(second, never_pause) == ReadingState::Refused);
        CHECK(bench.story().id == "belgorod-2023");
        REQUIRE(bench.state().notices.size() == 2);
        CHECK(bench.state().notices[0] == "second.json is not shown: it has 1 error. The story before it stays.");
        CHECK(bench.session.read_on(first, pause_always) == ReadingState::GivenUp);
    }

    TEST_CASE("a story told in other words that is overtaken by another story is left") {
        SessionBench bench;
        const int retold = bench.session.begin_retelling(FileBytes(file_bytes(kServedStory)));
        REQUIRE(bench.session.read_on(retold, pause_always) == ReadingState::GoesOn);
        REQUIRE(bench.give_bytes(story_of_claims(10, 5)));
        CHECK(bench.session.read_on(retold, pause_always) == ReadingState::GivenUp);
        CHECK(bench.story().id == "long");
    }
}

TEST_CASE("blocks keep what is put in them, in its order and in its place") {
    Blocks<int, 4> blocks;
    for (int i = 0; i < 11; ++i) blocks.push_back(i);
    const int* first = &blocks[0];
    for (int i = 11; i < 100; ++i) blocks.push_back(i);
    CHECK(&blocks[0] == first);
    REQUIRE(blocks.size() == 100);
    for (int i = 0; i < 100; ++i) CHECK(blocks[static_cast<std::size_t>(i)] == i);
    blocks[50] = -1;
    CHECK(blocks[50] == -1);
    blocks.clear();
    CHECK(blocks.size() == 0);
}
