// What a frame takes from the heap once frames like it have been drawn. Counted natively, under the sanitizers by what
// they tell of each taking; the page's library keeps other texts within themselves.
#include <cstdlib>
#include <new>

#include "imgui.h"
#include "made_story.h"
#include "sanitized.h"
#include "session_bench.h"
#include "story_files.h"

#ifdef SOURCELINE_SANITIZED
// As sanitizer/allocator_interface.h has it, which no package of the compiler brings.
extern "C" int __sanitizer_install_malloc_and_free_hooks(  // NOLINT(bugprone-reserved-identifier)
    void (*malloc_hook)(const volatile void*, std::size_t), void (*free_hook)(const volatile void*));
#endif

using namespace sourceline;
using namespace sourceline::test;

namespace {
std::size_t taken_from_heap = 0;  // times, since the start
}  // namespace

// NOLINTBEGIN(cppcoreguidelines-no-malloc)
#if !defined(SOURCELINE_SANITIZED) && !defined(__EMSCRIPTEN__)
void* operator new(std::size_t size) {
    ++taken_from_heap;
    if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
    std::abort();
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return operator new(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return operator new(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
#endif

namespace {

// As Dear ImGui does it by itself, and counted.
void* counted_malloc(std::size_t size, void*) {
    ++taken_from_heap;
    return std::malloc(size);
}
void counted_free(void* memory, void*) { std::free(memory); }
// NOLINTEND(cppcoreguidelines-no-malloc)

#ifdef SOURCELINE_SANITIZED
void count_taking(const volatile void*, std::size_t) { ++taken_from_heap; }
void ignore_freeing(const volatile void*) {}
#endif

// False, with a message, where nothing can be counted.
bool counts_heap() {
#ifdef __EMSCRIPTEN__
    (void)counted_malloc;
    (void)counted_free;
    MESSAGE("not counted in this build");
    return false;
#elif defined(SOURCELINE_SANITIZED)
    (void)counted_malloc;
    (void)counted_free;
    static const int installed = __sanitizer_install_malloc_and_free_hooks(count_taking, ignore_freeing);
    return installed > 0;
#else
    ImGui::SetAllocatorFunctions(counted_malloc, counted_free);
    return true;
#endif
}

// How often `work` takes memory.
template <class Work>
std::size_t taken_by(const Work& work) {
    const std::size_t before = taken_from_heap;
    work();
    return taken_from_heap - before;
}

constexpr std::pair<float, float> kHeapPages[] = {{1280.0f, 800.0f}, {390.0f, 844.0f}};
constexpr std::size_t kHeapSteps = 20, kTold = 3;

// Without what the bench keeps of each frame.
void bare_frame(SessionBench& bench) {
    bench.session.frame(bench.now_s += 1.0 / 60.0);
    (void)bench.session.take_news();
}

std::size_t taken_at_rest(SessionBench& bench) {
    bench.settle();
    for (int i = 0; i < 4; ++i) bench.frame();
    return taken_by([&] { bare_frame(bench); });
}

// In all, over steps that have been taken before.
template <class Step>
std::size_t taken_by_warm(const Step& step) {
    const auto take_all = [&] {
        for (std::size_t i = 0; i < kHeapSteps; ++i) step(static_cast<int>(i));
    };
    for (int round = 0; round < 6; ++round) take_all();
    return taken_by(take_all);
}

}  // namespace

TEST_SUITE("session_allocations") {
    TEST_CASE("a frame in which nothing changes takes nothing from the heap, whatever is open") {
        if (!counts_heap()) return;
        for (const auto& page : kHeapPages) {
            const float width = page.first;
            SessionBench bench(width, page.second);
            REQUIRE(bench.fonts_found);
            CAPTURE(width);
            CHECK(taken_at_rest(bench) == 0);
            const std::pair<const char*, Command> opened[] = {
                {"step", StepOn{Direction::Next}},       {"event", SelectEventById{"graivoron-shelling"}},
                {"claims", SetView{View::Claims}},       {"sources", SetView{View::Sources}},
                {"place", SelectPlaceById{"graivoron"}}, {"places", SetView{View::Place}},
                {"search", SetSearch{"drone"}},          {"matches", SetView{View::Claims}},
                {"no search", ClearFilters{}},           {"story", SetView{View::Story}},
                {"known", SetClock{Clock::Known}},       {"party", SetPartyById{"russian-authorities"}}};
            for (const auto& one : opened) {
                CAPTURE(one.first);
                REQUIRE(bench.send(one.second));
                CHECK(taken_at_rest(bench) == 0);
            }
        }
    }

    TEST_CASE("a frame in which a card is shown takes nothing from the heap") {
        if (!counts_heap()) return;
        SessionBench bench;
        for (const char* kind : {"event:", "badge:", "place:", "bar:", "tick:", "tab:", "playhead", "fit"}) {
            CAPTURE(kind);
            const std::optional<std::string> name = bench.first_target(kind);
            REQUIRE(name);
            const Rect rect = *bench.target(*name);
            bench.move_to(rect.x + rect.width * 0.5f, rect.y + rect.height * 0.5f);
            CHECK(taken_at_rest(bench) == 0);
            CHECK(bench.session.tip());
        }
    }

    TEST_CASE(
        "a move of the playhead to a moment that has been shown takes from the heap what the page is told, and no "
        "more") {
        if (!counts_heap()) return;
        for (const auto& page : kHeapPages) {
            const float width = page.first;
            SessionBench bench(width, page.second);
            CAPTURE(width);
            const Story& story = bench.story();
            const std::size_t taken = taken_by_warm([&](int i) {
                REQUIRE(bench.session.carry_out(SeekTo{story.start + (story.end - story.start) * (10 + i) / 40}).ok());
                bare_frame(bench);
            });
            // What the page is told of each: its address, its state, the list of both.
            CHECK(taken <= kTold * kHeapSteps);
        }
    }

    TEST_CASE(
        "a view of the map that has been shown takes from the heap what the page is told, and the boxes of symbols") {
        if (!counts_heap()) return;
        for (const auto& page : kHeapPages) {
            const float width = page.first;
            SessionBench bench(width, page.second);
            CAPTURE(width);
            const Camera from = bench.state().camera;
            const std::size_t taken = taken_by_warm([&](int i) {
                const LngLat centre = LngLat::clamped(from.centre.lon() + 0.01 * i, from.centre.lat());
                REQUIRE(bench.session.carry_out(GoTo{{Camera{centre, from.zoom + 0.05 * i}, Motion::Jump}}).ok());
                bare_frame(bench);
            });
            // As above; and at each quarter of a level, of which there are four, the boxes of the symbols laid out
            // anew.
            constexpr std::size_t kLevels = 5, kBoxes = 2;
            CHECK(taken <= kTold * kHeapSteps + kLevels * kBoxes);
        }
    }

    TEST_CASE("what the page asks and commands without a frame between leaves nothing in the frame's memory") {
        SessionBench bench;
        bench.settle();
        const char* const before = frame_text("a").data();
        for (int i = 0; i < 10; ++i) {
            CHECK_FALSE(bench.session.snapshot({}).empty());
            CHECK(bench.session.command(R"({"name":"select","event":"graivoron-shelling"})") == R"({"ok":true})");
            CHECK(bench.session.command(R"({"name":"select","event":"nobody"})") != R"({"ok":true})");
            CHECK(bench.session.command("{") != R"({"ok":true})");
        }
        CHECK(frame_text("b").data() == before + 1);
    }

    TEST_CASE("of a story of a thousand events, too, a frame in which nothing changes takes nothing from the heap") {
        if (!counts_heap()) return;
        SessionBench bench;
        REQUIRE(bench.give_bytes(story_of_claims(1500, 1000)));
        CHECK(taken_at_rest(bench) == 0);
        REQUIRE(bench.send(SelectEventById{"e999"}));
        CHECK(taken_at_rest(bench) == 0);
        REQUIRE(bench.send(SetView{View::Claims}));
        CHECK(taken_at_rest(bench) == 0);
    }
}
