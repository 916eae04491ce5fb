// Stories as large as they may be, and larger: opened and moved, or refused in one sentence with the old story in
// place.
#include <doctest/doctest.h>

#include <algorithm>

#include "made_story.h"
#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

constexpr int kMost = 100'000;

// What a page that shows the served story says of a file that it refuses.
std::string refusal_of(const std::string& file) {
    SessionBench bench;
    const std::string before = bench.story().id;
    CHECK_FALSE(bench.give_bytes(file));
    bench.settle();
    CHECK(bench.story().id == before);
    std::string all;
    for (const std::string& notice : bench.state().notices) all += notice + "\n";
    return all;
}

}  // namespace

TEST_SUITE("session: stories at the limit") {
    TEST_CASE("a hundred thousand events at one place and minute are one badge, and the playhead moves") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(story_of_claims(kMost, kMost)));
        CHECK(bench.settle() < 1000);
        REQUIRE(bench.session.signs().size() == 1);
        CHECK(bench.session.signs()[0].symbols.size() == kMost);
        REQUIRE(bench.send(SeekTo{bench.story().start}));
        bench.settle();
        CHECK(bench.session.signs().empty());
        REQUIRE(bench.send(SeekTo{bench.story().end}));
        bench.settle();
        CHECK(bench.session.signs().size() == 1);
    }

    TEST_CASE("one event more than that is refused, though it be the same each time") {
        const std::string event = R"({"id":"e0","title":"Event","summary":"Made up.","kind":"shelling",)"
                                  R"("when":{"start":"2023-05-22T12:00","precision":"exact"},"place":"p"})";
        std::string events;
        for (int i = 0; i < kMost; ++i) events += event + ",";
        CHECK(refusal_of(with(story_of_claims(1, 1), R"("events":[)", R"("events":[)" + events)) ==
              "edited.json is not shown: it has 1 error. The story before it stays.\n"
              "/events: the story has 100001 events; at most 100000 can be read\n");
    }

    TEST_CASE("of very many errors all are counted and the first few told") {
        const std::string told = refusal_of(story_of_claims(1, kMost));
        const std::string counted = "edited.json is not shown: it has 99999 errors. The story before it stays.\n";
        CHECK(told.substr(0, counted.size()) == counted);
        CHECK(std::count(told.begin(), told.end(), '\n') == 5);
    }

    TEST_CASE("an event of twenty thousand claims opens, and its last claim can be shown") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(story_of_claims(20'000, 1)));
        REQUIRE(bench.send(ShowClaim{Ref<Claim>{19'999}}));
        CHECK(bench.settle() < 1000);
        CHECK(bench.target("copy:c19999"));
    }

    TEST_CASE("a quote or a title of a megabyte is refused, and so is a word that no sentence has") {
        const std::string story = story_of_claims(1, 1), quote = R"("quote":"it was so")",
                          title = R"("title":"Event 0")";
        const std::string not_shown = "edited.json is not shown: it has 1 error. The story before it stays.\n";
        const std::string megabyte(1 << 20, 'x');
        CHECK(refusal_of(with(story, quote, R"("quote":")" + megabyte + R"(")")) ==
              not_shown + "/claims/0/quote: the text has 1048576 characters; at most 20000 can be shown\n");
        CHECK(refusal_of(with(story, title, R"("title":")" + megabyte + R"(")")) ==
              not_shown + "/events/0/title: the text has 1048576 characters; at most 20000 can be shown\n");
        CHECK(refusal_of(with(story, title, R"("title":{"en":")" + megabyte + R"("})")) ==
              not_shown + "/events/0/title/en: the text has 1048576 characters; at most 20000 can be shown\n");
        CHECK(refusal_of(with(story, R"("id":"long")", R"("id":")" + megabyte + R"(")")) ==
              not_shown + "/id: the text has 1048576 characters; at most 20000 can be shown\n");
        CHECK(refusal_of(with(story, quote, R"("quote":")" + std::string(1001, 'x') + R"(")")) ==
              not_shown + "/claims/0/quote: the quote has 1001 characters; at most 1000 may be quoted\n");
        SessionBench bench;
        CHECK(bench.give_bytes(with(story, quote, R"("quote":")" + std::string(1000, 'x') + R"(")")));
        // Letters count, not bytes.
        std::string letters;
        for (int i = 0; i < 20'000; ++i) letters += "ї";
        CHECK(bench.give_bytes(with(story, title, R"("title":")" + letters + R"(")")));
        CHECK(bench.settle() < 1000);
    }

    TEST_CASE("a file that ends in the middle of its thirtieth megabyte is refused where it ends") {
        std::string file = story_of_claims(kMost, kMost);
        file.insert(file.find(R"("events":[)"), std::string(30'000'000 - file.size() / 2, ' '));
        file.resize(30'000'000);
        CHECK(refusal_of(file) ==
              "edited.json is not shown: it has 1 error. The story before it stays.\n"
              "line 1, column 30000001: the file ends in the middle: it is cut off, or a closing \", ] or } is "
              "missing\n");
    }
}
