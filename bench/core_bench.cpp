// What the core costs as a story grows: each step on stories of several sizes, by Google Benchmark, told as one table.
//   ./build.sh bench core [--sizes 30,1000,…] [--limit SECONDS] [--seconds SECONDS] [--benchmark_filter=… and the like]
// A size that is expected to take a step longer than the limit, with what must be made beforehand, is skipped.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "growth.h"
#include "steps.h"

namespace sourceline::bench {
namespace {

struct Settings {
    std::vector<int> sizes{30, 1'000, 10'000, 100'000};
    double limit_s = 20.0;    // for a step on one size
    double measured_s = 0.3;  // how long a step is repeated at least
};

constexpr int kMostEvents = 100'000;  // as many as a story may have

double positive_number(const char* text) {
    char* end = nullptr;
    const double number = std::strtod(text, &end);
    return *end == '\0' && std::isfinite(number) && number > 0 ? number : 0;
}

// "30,1000": rising. Empty when it is not that.
std::vector<int> sizes_from(std::string_view text) {
    std::vector<int> sizes;
    while (!text.empty()) {
        const std::string part(text.substr(0, text.find(',')));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        const double number = positive_number(part.c_str());
        const int events = number <= kMostEvents ? static_cast<int>(number) : 0;
        if (events < 1 || events != number || (!sizes.empty() && events <= sizes.back())) return {};
        sizes.push_back(events);
    }
    return sizes;
}

// Takes ours out of the arguments. Nothing, said on stderr, when one cannot be used.
std::optional<Settings> settings_from(int& argc, char** argv) {
    Settings settings;
    int kept = 1;
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        const bool sizes = name == "--sizes", limit = name == "--limit", seconds = name == "--seconds";
        if (!sizes && !limit && !seconds) {
            argv[kept++] = argv[i];
            continue;
        }
        const char* value = ++i < argc ? argv[i] : "";
        if (sizes) settings.sizes = sizes_from(value);
        if (limit) settings.limit_s = positive_number(value);
        if (seconds) settings.measured_s = positive_number(value);
        if (settings.sizes.empty() || settings.limit_s <= 0 || settings.measured_s <= 0) {
            std::fprintf(stderr, "%s needs %s, not '%s'\n", std::string(name).c_str(),
                         sizes ? "rising numbers of events such as 30,1000" : "a number of seconds", value);
            return std::nullopt;
        }
    }
    argc = kept;
    return settings;
}

// Google Benchmark calls a step several times for one figure; what is made beforehand is made once.
class Runner {
  public:
    explicit Runner(double limit_s) : limit_s_(limit_s) {}

    void run(const Step& step, int events, benchmark::State& state) {
        const Clock::time_point begun = Clock::now();
        const bool first = step_ != &step || events_ != events;
        if (first) prepare(step, events);
        if (!work_) {
            state.SkipWithError("skipped");
            return;
        }
        for (auto _ : state) work_();
        if (first) whole_.push_back({events, seconds_since(begun)});  // of one run: more come when that was short
    }

    std::optional<double> skipped(const std::string& step, int events) const {
        const auto found = skipped_.find({step, events});
        return found == skipped_.end() ? std::nullopt : std::optional(found->second);
    }
    bool failed() const { return failed_; }
    double limit_s() const { return limit_s_; }

  private:
    using Clock = std::chrono::steady_clock;
    static double seconds_since(Clock::time_point begun) {
        return std::chrono::duration<double>(Clock::now() - begun).count();
    }

    void prepare(const Step& step, int events) {
        work_ = nullptr;  // before the next is made: two sessions cannot be
        if (step_ != &step) whole_.clear();
        step_ = &step;
        events_ = events;
        const std::optional<double> expected = expected_seconds(whole_, events);
        if (expected && *expected > limit_s_) {
            skipped_[{step.name, events}] = *expected;
            return;
        }
        work_ = step.prepare(events);
        failed_ = failed_ || !work_;
    }

    double limit_s_;
    const Step* step_ = nullptr;
    int events_ = 0;
    Work work_;
    std::vector<Cost> whole_;  // of this step, with what was made beforehand
    std::map<std::pair<std::string, int>, double> skipped_;
    bool failed_ = false;
};

class Reporter : public benchmark::BenchmarkReporter {
  public:
    Reporter(const Runner& runner, std::vector<int> sizes) : runner_(runner), table_(std::move(sizes)) {}

    bool ReportContext(const Context&) override {
        table_.print_head();
        return true;
    }

    // Of one step on one size; the quickest where it is repeated.
    void ReportRuns(const std::vector<Run>& runs) override {
        const std::string& step = runs.front().run_name.function_name;
        const int events = std::atoi(runs.front().run_name.args.c_str());
        if (step != step_) table_.begin_row(step_ = step);
        if (const std::optional<double> expected = runner_.skipped(step, events)) {
            table_.skip(events, *expected, runner_.limit_s());
            return;
        }
        std::optional<double> quickest;
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration || run.iterations == 0) continue;
            const double seconds = run.cpu_accumulated_time / static_cast<double>(run.iterations);
            quickest = std::min(quickest.value_or(seconds), seconds);
        }
        if (quickest) table_.add(events, *quickest);
    }

    void Finalize() override {
        table_.print_foot();
        std::printf("\nThe steps:\n");
        for (const Step& step : steps()) std::printf("  %-18s%s\n", step.name, step.what);
    }

  private:
    const Runner& runner_;
    GrowthTable table_;
    std::string step_;
};

int run(int argc, char** argv) {
    const std::optional<Settings> settings = settings_from(argc, argv);
    if (!settings) return 2;
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    Runner runner(settings->limit_s);
    for (const Step& step : steps()) {
        auto* registered = benchmark::RegisterBenchmark(step.name, [&runner, &step](benchmark::State& state) {
            runner.run(step, static_cast<int>(state.range(0)), state);
        });
        registered->MinTime(settings->measured_s);
        for (const int events : settings->sizes) registered->Arg(events);
    }
    Reporter reporter(runner, settings->sizes);
    const std::size_t steps_run = benchmark::RunSpecifiedBenchmarks(&reporter);
    return steps_run == 0 || runner.failed() ? 1 : 0;
}

}  // namespace
}  // namespace sourceline::bench

int main(int argc, char** argv) { return sourceline::bench::run(argc, argv); }
