#include "session_steps.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "session_bench.h"
#include "stories.h"

namespace sourceline::bench {

namespace {
// On a page of 1280 × 800 in which nothing eases. Dear ImGui knows one session at a time: the one before must be gone.
std::shared_ptr<test::SessionBench> session_of(int events) {
    auto bench = std::make_shared<test::SessionBench>();
    if (!bench->fonts_found) {
        std::fprintf(stderr, "a session needs the fonts in dist/fonts\n");
        return nullptr;
    }
    if (!bench->give_bytes(kept_file(events)) || bench->story().events.size() != static_cast<std::size_t>(events)) {
        std::fprintf(stderr, "a session does not show the story of %d events\n", events);
        return nullptr;
    }
    bench->settle();
    return bench;
}

// A frame after `change`, which has the session and the number of the frame.
template <class Change>
Work frame_after(int events, const Change& change) {
    const auto bench = session_of(events);
    if (!bench) return {};
    return [bench, change, number = 0]() mutable {
        if (!bench->session.carry_out(change(*bench, ++number))) std::abort();  // it would measure another frame
        bench->frame();
    };
}
}  // namespace

Work opening(int events) {
    const auto bench = session_of(events);
    if (!bench) return {};
    return [bench, &file = kept_file(events)] {
        bench->give_bytes(file);
        bench->frame();
    };
}

Work still_frame(int events) {
    const auto bench = session_of(events);
    if (!bench) return {};
    return [bench] { bench->frame(); };
}

// By a minute, within the story's last day: nearly all of it is told, as in a frame in which nothing changes.
Work frame_as_time_moves(int events) {
    return frame_after(events, [](const test::SessionBench& bench, int number) -> Command {
        return Scrub{bench.story().end - number * kMinute % kDay};
    });
}

// To and fro by half a level, so that each frame has another layout of symbols.
Work frame_as_zoom_changes(int events) {
    return frame_after(events, [](const test::SessionBench& bench, int number) -> Command {
        const Rect map = bench.layout().map;
        return ZoomAt{{map.width / 2.0, map.height / 2.0}, number % 2 == 1 ? 0.5 : -0.5};
    });
}

// Round and round by 32 pixels, between the story's middle and a few places off.
Work frame_as_map_moves(int events) {
    return frame_after(events, [](const test::SessionBench&, int number) -> Command {
        const double by = number % 8 < 4 ? 32 : -32;
        return PanBy{by, by};
    });
}

// Another event, at the moment that is shown.
Work frame_as_choice_changes(int events) {
    return frame_after(events, [events](const test::SessionBench&, int number) -> Command {
        return SetEvent{Ref<Event>{static_cast<std::uint32_t>(number % events)}};
    });
}

Work frame_as_clock_changes(int events) {
    return frame_after(events, [](const test::SessionBench&, int number) -> Command {
        return SetClock{number % 2 == 1 ? Clock::Known : Clock::Happened};
    });
}

Work frame_as_party_changes(int events) {
    return frame_after(events, [](const test::SessionBench& bench, int number) -> Command {
        const auto parties = static_cast<int>(bench.story().parties.size());
        const int party = number % (parties + 1);
        if (party == parties) return SetParty{};
        return SetParty{Ref<Party>{static_cast<std::uint32_t>(party)}};
    });
}

Work frame_as_search_changes(int events) {
    return frame_after(events, [](const test::SessionBench&, int number) -> Command {
        return SetSearch{number % 2 == 1 ? "incident 1" : "incident 2"};
    });
}

}  // namespace sourceline::bench
