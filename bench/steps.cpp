#include "steps.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include "map/labels.h"
#include "map/symbols.h"
#include "panels/time_rows.h"
#include "session_steps.h"
#include "stories.h"
#include "story/read.h"
#include "story_files.h"
#include "telling/boards.h"
#include "telling/told.h"

namespace sourceline::bench {

namespace {
const LngLat kMiddle = LngLat::clamped(36.0, 50.5);
constexpr double kWholeZoom = 9.0;   // the story's view on a page of 1280 px
constexpr double kCloseZoom = 14.0;  // so close that symbols find room where they belong
constexpr Viewport kViewport{1280, 600};

const BaseMap& base_map() {
    static const BaseMap map = [] {
        constexpr const char* kPath = "assets/basemaps/belgorod.json";
        ReadBaseMap read = read_basemap(test::file_bytes(kPath));
        if (read.map) return std::move(*read.map);
        std::fprintf(stderr, "%s cannot be read\n", kPath);
        std::exit(2);
    }();
    return map;
}

// A story at its end, when all of it is told.
struct Told {
    explicit Told(int events) : story(kept_story(events)) {
        lens.time = story.end;
        lens.clock = Clock::Known;
        telling = telling_of(story, lens);
    }
    EventSceneBuilder builder() const {
        static const auto territories = std::make_shared<const Territories>(base_map());
        return {story, base_map(), world_from_lng_lat(kMiddle), telling, territories};
    }
    const Story& story;
    Lens lens;
    Telling telling;
};

// A file that does not come back as it was written would measure the finding of errors.
Work reading(int events) {
    const std::string& file = kept_file(events);
    const ReadStory read = read_story(file);
    if (!read.story || !read.report.problems().empty() || file_of(*read.story) != file) {
        std::fprintf(stderr, "a story of %d events does not come back from its file\n%s", events,
                     test::problems(read.report).substr(0, 2000).c_str());
        return {};
    }
    return [&file] { benchmark::DoNotOptimize(read_story(file)); };
}

Work telling(int events) {
    return [told = Told(events)] { benchmark::DoNotOptimize(telling_of(told.story, told.lens)); };
}

// As the viewer asks: from what it keeps. Two searches by turns, of which neither goes on from the other.
Work search(int events) {
    const auto told = std::make_shared<Told>(events);
    const auto memo = std::make_shared<TellingMemo>(told->story);
    return [told, memo, number = 0]() mutable {
        told->lens.filter.search = ++number % 2 == 1 ? "incident 12" : "incident 21";
        benchmark::DoNotOptimize(&memo->telling(told->lens));
    };
}

// The playhead moves on, within the story's last day: lens and filters stay.
Work telling_at(int events) {
    const auto told = std::make_shared<Told>(events);
    const auto memo = std::make_shared<TellingMemo>(told->story);
    return [told, memo, minutes = 0]() mutable {
        minutes = (minutes + 1) % static_cast<int>(kDay / kMinute);
        told->lens.time = told->story.end - minutes * kMinute;
        benchmark::DoNotOptimize(&memo->knowledge(told->lens));
    };
}

Work boards(int events) {
    Told told(events);
    const Knowledge knowledge = knowledge_at(told.story, told.lens, told.telling);
    return [told = std::move(told), knowledge] {
        const FrameMemoryScope frame;
        benchmark::DoNotOptimize(boards_at(told.story, told.lens, told.telling, knowledge));
    };
}

// Another lens or filter: all that the scenes of any zoom are made of.
Work symbols(int events) {
    return [told = Told(events)] { benchmark::DoNotOptimize(told.builder()); };
}

// Another quarter of a zoom level: all symbols are laid out anew.
Work symbols_at(int events, double zoom) {
    const auto builder = std::make_shared<EventSceneBuilder>(Told(events).builder());
    return [builder, zoom] { benchmark::DoNotOptimize(builder->scene(zoom)); };
}
Work symbols_whole(int events) { return symbols_at(events, kWholeZoom); }
Work symbols_close(int events) { return symbols_at(events, kCloseZoom); }

// Eight pixels a letter: where names find room does not hang on the font.
TextSize measured(const std::string& text, LabelStyle) { return {8.0f * static_cast<float>(text.size()), 16.0f}; }

Work labels_at(int events, double zoom) {
    const Told told(events);
    std::vector<LabelInput> inputs = label_inputs(base_map(), &told.story, "en", "en");
    std::vector<Obstacle> obstacles = symbol_obstacles(told.builder().scene(zoom));
    return [inputs = std::move(inputs), obstacles = std::move(obstacles), zoom] {
        const FrameMemoryScope frame;
        benchmark::DoNotOptimize(place_labels(inputs, obstacles, zoom, measured));
    };
}
Work labels_whole(int events) { return labels_at(events, kWholeZoom); }
Work labels_close(int events) { return labels_at(events, kCloseZoom); }

Work timeline(int events) {
    const Story& story = kept_story(events);
    RowsAsked asked{900.0 / static_cast<double>(story.end - story.start), 100.0, 20.0, 22.0, true, {}};
    return [&story, asked] { benchmark::DoNotOptimize(lay_out_rows(story, asked, [](Ref<Event>) { return 120.0; })); };
}

// The pointer wanders over the map.
Work picking(int events) {
    const Told told(events);
    const auto length_s = static_cast<float>(told.story.end - told.story.start);
    return [signs = signs_at(told.builder().scene(kCloseZoom), length_s, Clock::Happened), x = 0.0]() mutable {
        x = x > kViewport.width ? 0.0 : x + 7.0;
        const Screen at{x, kViewport.height / 2};
        benchmark::DoNotOptimize(sign_at(signs, Camera{kMiddle, kCloseZoom}, kViewport, at, 22.0));
    };
}

constexpr Step kSteps[] = {
    {"reading", "a file becomes a story", reading},
    {"telling", "what a lens lets through, whatever the time", telling},
    {"search", "the same of a search", search},
    {"telling_at", "what is told at a time", telling_at},
    {"boards", "who says what", boards},
    {"symbols", "what symbols are made of, for another lens", symbols},
    {"symbols_whole", "symbols laid out for a zoom that shows the whole story", symbols_whole},
    {"symbols_close", "symbols laid out for a close zoom", symbols_close},
    {"labels_whole", "where names stand at a zoom that shows the whole story", labels_whole},
    {"labels_close", "where names stand at a close zoom", labels_close},
    {"timeline", "bars and blocks in their rows", timeline},
    {"picking", "the symbol under the pointer", picking},
    {"opening", "session: a file becomes the first frame", opening},
    {"frame", "session: a frame in which nothing changes", still_frame},
    {"frame_time", "session: a frame in which time moves", frame_as_time_moves},
    {"frame_zoom", "session: a frame with another zoom", frame_as_zoom_changes},
    {"frame_pan", "session: a frame in which the map moves", frame_as_map_moves},
    {"frame_select", "session: a frame in which another event is chosen", frame_as_choice_changes},
    {"frame_clock", "session: a frame by the other clock", frame_as_clock_changes},
    {"frame_party", "session: a frame by another party", frame_as_party_changes},
    {"frame_search", "session: a frame with another search", frame_as_search_changes},
};
}  // namespace

std::span<const Step> steps() { return kSteps; }

}  // namespace sourceline::bench
