// What the page's size and its address make of the view: how a story opens, and how Back leads back.
#include <doctest/doctest.h>

#include "session_bench.h"
#include "state/permalink.h"
#include "story/query.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

StartOptions page_of(double width, double height, const std::string& hash = "") {
    StartOptions page = still_page(width, height);
    page.hash = hash;
    return page;
}

// The served story on a page that takes these sizes one after the other; two frames at each.
struct Opened {
    explicit Opened(const std::vector<Canvas>& sizes, const std::string& hash = "")
        : bench(page_of(sizes[0].width, sizes[0].height, hash)) {
        REQUIRE(bench.fonts_found);
        REQUIRE(bench.give(kServedStory, kServedBaseMap));
        for (const Canvas& size : sizes) resize(size);
    }
    void resize(const Canvas& size) {
        bench.session.set_canvas(size);
        bench.frame();
        bench.frame();
    }
    const Camera& camera() const { return bench.state().camera; }
    std::string address() const {
        return hash_from_state(bench.story(), bench.session.map_frame().limits, bench.state());
    }
    SessionBench bench;
};

constexpr Canvas kHidden{1, 1, 1}, kTiny{40, 12, 1}, kFrame{800, 560, 1};

}  // namespace

TEST_SUITE("session: page and address") {
    TEST_CASE("a frame that starts hidden or tiny opens as one that has its size from the start, by any address") {
        for (const std::string hash : {"", "#event=civilian-deaths", "#map=10.25/50.47000/35.90000",
                                       "#t=2023-05-23T12:00%2B03:00&event=kozinka-fire"}) {
            const Opened whole({kFrame}, hash);
            for (const Canvas& first : {kHidden, kTiny}) {
                const Opened grown({first, {300, 150, 1}, {800, 200, 2}, kFrame}, hash);
                CHECK_MESSAGE(grown.camera() == whole.camera(), hash);
                CHECK(grown.address() == whole.address());
            }
        }
    }

    TEST_CASE("a map that the reader has moved stays where it is when the page changes its size") {
        Opened page({kFrame});
        REQUIRE(page.bench.send(ZoomBy{1.0}));
        page.bench.settle();
        const Camera moved = page.camera();
        page.resize({900, 600, 1});
        CHECK(page.camera() == moved);
        page.resize(kFrame);
        CHECK(page.camera() == moved);
    }

    TEST_CASE("a change of size alone writes nothing into an address that says nothing") {
        Opened page({kHidden, kFrame});
        page.bench.settle();
        CHECK_FALSE(page.bench.news.hash);
        page.resize({900, 600, 1});
        page.bench.settle();
        CHECK_FALSE(page.bench.news.hash);
        REQUIRE(page.bench.send(ZoomBy{1.0}));
        page.bench.settle();
        REQUIRE(page.bench.news.hash);
        CHECK(*page.bench.news.hash == page.address());
    }

    TEST_CASE("Back to an address without a hash leads to what was seen there, and leaves it without one") {
        Opened page({kFrame});
        page.bench.settle();
        const std::string before = page.address();
        page.bench.session.hash_changed("#event=civilian-deaths&clock=known&q=drone&map=11.00/50.60000/36.50000");
        page.bench.settle();
        CHECK(page.address() != before);
        for (const char* bare : {"", "#"}) {
            page.bench.session.hash_changed(bare);
            page.bench.settle();
            CHECK(page.address() == before);
            CHECK_FALSE(page.bench.news.hash);
        }
        // Forward, back, and on: from then on the address is the reader's.
        page.bench.session.hash_changed("#event=kozinka-fire");
        page.bench.session.hash_changed("");
        CHECK(page.address() == before);
        REQUIRE(page.bench.send(ZoomBy{1.0}));
        page.bench.settle();
        CHECK(page.bench.news.hash);
    }

    TEST_CASE("an empty hash changes nothing where the address has always had one, or the story is another") {
        Opened page({kFrame}, "#event=civilian-deaths");
        page.bench.settle();
        const std::string before = page.address();
        page.bench.session.hash_changed("");
        page.bench.settle();
        CHECK(page.address() == before);

        Opened other({kFrame});
        other.bench.session.hash_changed("#event=civilian-deaths");
        REQUIRE(other.bench.give_bytes(file_bytes(kServedStory)));
        other.bench.settle();
        const std::string opened = other.address();
        other.bench.session.hash_changed("");
        CHECK(other.address() == opened);
    }
}
