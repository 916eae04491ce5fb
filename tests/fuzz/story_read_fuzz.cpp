// Any bytes give a story or at least one error. For clang's fuzzer:
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc tests/fuzz/story_read_fuzz.cpp
//     src/base/*.cpp src/story/*.cpp -o build/story_read_fuzz
//   build/story_read_fuzz -max_total_time=60 NEW_INPUTS tests/fixtures/good tests/fixtures/bad
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "story/query.h"
#include "story/quotes.h"
#include "story/read.h"

using namespace sourceline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ReadStory read = read_story({reinterpret_cast<const char*>(data), size});
    if (read.story.has_value() == read.report.has_errors()) std::abort();
    if (!read.story) return 0;
    const Story& story = *read.story;
    if (events_in_time(story).size() != story.events.size()) std::abort();
    check_quotes(story, [](const std::string&) { return std::optional<std::string>("Two people are in hospital"); });
    return 0;
}
