// What the core costs as a story grows: each figure comes for 30 to 100,000 events, with its growth fitted by the library
// ("BigO"). Compare ratios of one run, not times of two.
#include <benchmark/benchmark.h>

#include "map/labels.h"
#include "map/symbols.h"
#include "state/apply.h"
#include "state/time_axis.h"
#include "stories.h"
#include "story/read.h"
#include "telling/knowledge.h"

namespace sourceline::bench {
namespace {

void sizes(benchmark::internal::Benchmark* b) {
    for (const int events : {30, 1'000, 10'000, 100'000}) b->Arg(events);
    b->Complexity()->Unit(benchmark::kMillisecond);
}

const Story& story_for(benchmark::State& run) {
    run.SetComplexityN(run.range(0));
    return kept_story(static_cast<int>(run.range(0)));
}

Lens at_noon(const Story& story, Clock clock) {
    Lens lens;
    lens.time = story.start + 60 * kHour;
    lens.clock = clock;
    return lens;
}

void reading(benchmark::State& run) {
    const std::string bytes = file_of(story_for(run));
    for (auto _ : run) benchmark::DoNotOptimize(read_story(bytes));
    run.SetBytesProcessed(static_cast<std::int64_t>(run.iterations()) * static_cast<std::int64_t>(bytes.size()));
}
BENCHMARK(reading)->Apply(sizes);

// A move of the playhead: lens and filters stay, the moment is another.
void telling_at_a_time(benchmark::State& run) {
    const Story& story = story_for(run);
    Lens lens = at_noon(story, Clock::Known);
    const Telling telling = telling_of(story, lens);
    for (auto _ : run) {
        lens.time = lens.time + kMinute;
        benchmark::DoNotOptimize(knowledge_at(story, lens, telling));
    }
}
BENCHMARK(telling_at_a_time)->Apply(sizes);

void telling_of_a_search(benchmark::State& run) {
    const Story& story = story_for(run);
    Lens lens = at_noon(story, Clock::Known);
    lens.filter.search = "incident 12";
    for (auto _ : run) benchmark::DoNotOptimize(telling_of(story, lens));
}
BENCHMARK(telling_of_a_search)->Apply(sizes);

void boards(benchmark::State& run) {
    const Story& story = story_for(run);
    const Lens lens = at_noon(story, Clock::Known);
    const Telling telling = telling_of(story, lens);
    for (auto _ : run) benchmark::DoNotOptimize(board_at(story, lens, telling));
}
BENCHMARK(boards)->Apply(sizes);

World origin() { return world_from_lng_lat(LngLat::clamped(36.0, 50.5)); }

// Another quarter of a zoom level: all symbols are laid out anew.
void symbols(benchmark::State& run) {
    const EventSceneBuilder builder(story_for(run), base_map(), origin());
    for (auto _ : run) benchmark::DoNotOptimize(builder.scene(9.0));
}
BENCHMARK(symbols)->Apply(sizes);

void picking(benchmark::State& run) {
    const EventScene scene = EventSceneBuilder(story_for(run), base_map(), origin()).scene(9.0);
    const Camera camera{LngLat::clamped(36.0, 50.5), 9.0};
    double x = 0.0;
    for (auto _ : run) {
        x = x > 1200.0 ? 0.0 : x + 7.0;
        benchmark::DoNotOptimize(event_at(scene, camera, {1280, 600}, {x, 300}, 1e9f, Clock::Happened, 22.0));
    }
}
BENCHMARK(picking)->Apply(sizes);

// Eight pixels a letter: the places do not depend on the font.
TextSize measured(const std::string& text, LabelStyle) { return {8.0f * static_cast<float>(text.size()), 16.0f}; }

void labels(benchmark::State& run) {
    const Story& story = story_for(run);
    const std::vector<LabelInput> inputs = label_inputs(base_map(), &story, "en", "en");
    const std::vector<Obstacle> obstacles =
        symbol_obstacles(EventSceneBuilder(story, base_map(), origin()).scene(9.0));
    for (auto _ : run) benchmark::DoNotOptimize(place_labels(inputs, obstacles, 9.0, measured));
}
BENCHMARK(labels)->Apply(sizes);

void timeline(benchmark::State& run) {
    const Story& story = story_for(run);
    const TimeAxis axis{story.start, story.end, 0.0, 900.0};
    for (auto _ : run) benchmark::DoNotOptimize(lay_out_bars(story, axis, 6.0, 2.0));
}
BENCHMARK(timeline)->Apply(sizes);

void pointers_to_far_places(benchmark::State& run) {
    const Story& story = story_for(run);
    const Camera camera{LngLat::clamped(36.0, 50.5), 11.0};
    const auto widths = [](Ref<Place>, double) { return PillWidths{120.0, 80.0}; };
    for (auto _ : run)
        benchmark::DoNotOptimize(edge_pointers(story, camera, {1280, 600}, {40, 36, 64, 48}, camera.centre, widths));
}
BENCHMARK(pointers_to_far_places)->Apply(sizes);

}  // namespace
}  // namespace sourceline::bench
