// What the page's size and its address make of the view: how a story opens, and how Back leads back.
#include <doctest/doctest.h>

#include "sanitized.h"
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
        settle();
    }
    // Until nothing moves, and a frame more; what was written into the address meanwhile, "" for nothing.
    std::string settle() {
        std::string written;
        bool moving = true;
        for (int still = 0; still < 2; still = moving ? 0 : still + 1) {
            moving = bench.frame();
            if (bench.news.hash) written = *bench.news.hash;
        }
        return written;
    }
    std::string zoom_in() {
        REQUIRE(bench.session.carry_out(ZoomBy{1.0}).ok());
        return settle();
    }
    // Goes there, as the browser does; what that makes us write.
    std::string go_to(const char* hash) {
        bench.session.hash_changed(hash);
        return settle();
    }
    const Camera& camera() const { return bench.state().camera; }
    std::string address() const {
        return hash_from_state(bench.story(), bench.session.map_frame().limits, bench.state());
    }
    SessionBench bench;
};

struct SeenAddress {
    Camera camera;
    std::string address;
};
// One session at a time: each has the one ImGui context.
SeenAddress seen(const std::vector<Canvas>& sizes, const std::string& hash) {
    const Opened page(sizes, hash);
    return {page.camera(), page.address()};
}

constexpr Canvas kHidden{1, 1, 1}, kTiny{40, 12, 1}, kNarrow{24, 9, 1};
constexpr Canvas kFrame{800, 560, 1}, kLow{800, 480, 1}, kPhone{390, 844, 1};

}  // namespace

TEST_SUITE("session: page and address") {
    TEST_CASE("a frame that starts hidden or tiny opens as one that has its size from the start, by any address") {
        int turn = 0;
        for (const std::string hash : {"", "#event=civilian-deaths", "#map=10.25/50.47000/35.90000",
                                       "#t=2023-05-23T12:00%2B03:00&event=kozinka-fire"}) {
            for (const Canvas& size : {kFrame, kLow, kPhone}) {
                if (kSanitized && turn++ % 4 != 0) continue;  // each size once
                const SeenAddress whole = seen({size}, hash);
                for (const Canvas& first : {kHidden, kTiny, kNarrow}) {
                    const SeenAddress grown = seen({first, {300, 150, 1}, {800, 200, 2}, size}, hash);
                    CHECK_MESSAGE(grown.camera == whole.camera, hash);
                    CHECK(grown.address == whole.address);
                    CHECK_MESSAGE(seen({first, size}, hash).camera == whole.camera, hash);
                }
            }
        }
    }

    TEST_CASE("a map that the reader has moved stays where it is when the page changes its size") {
        Opened page({kFrame});
        page.zoom_in();
        const Camera moved = page.camera();
        page.resize({900, 600, 1});
        CHECK(page.camera() == moved);
        page.resize(kFrame);
        CHECK(page.camera() == moved);
    }

    TEST_CASE("a change of size alone writes nothing into an address that says nothing") {
        Opened page({kFrame});
        for (const Canvas& size : {kHidden, kFrame, Canvas{900, 600, 1}}) {
            page.bench.session.set_canvas(size);
            CHECK(page.settle() == "");
        }
        const std::string written = page.zoom_in();
        CHECK(written == page.address());
    }

    TEST_CASE("Back to an address without a hash leads to what was seen there, and leaves it without one") {
        Opened page({kFrame});
        const std::string before = page.address();
        for (const char* bare : {"", "#"}) {
            const std::string written =
                page.go_to("#event=civilian-deaths&clock=known&q=drone&map=11.00/50.60000/36.50000");
            CHECK(written == page.address());
            CHECK(page.address() != before);
            CHECK(page.go_to(bare) == "");
            CHECK(page.address() == before);
        }
        const std::string moved = page.zoom_in();
        CHECK(moved == page.address());  // from then on the address is the reader's
    }

    TEST_CASE("an empty hash changes nothing where the address has always had one") {
        Opened page({kFrame}, "#event=civilian-deaths");
        const std::string before = page.address();
        page.go_to("");
        CHECK(page.address() == before);
    }

    TEST_CASE("what was seen under an empty address is forgotten with its story") {
        Opened page({kFrame});
        page.go_to("#event=civilian-deaths");
        REQUIRE(page.bench.give_bytes(file_bytes(kServedStory)));
        page.settle();
        const std::string opened = page.address();
        page.go_to("");
        CHECK(page.address() == opened);
    }
}
