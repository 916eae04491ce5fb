// Any bytes give a story or at least one error, and whatever can be asked of the story has an answer.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "base/frame_memory.h"
#include "story/query.h"
#include "story/quotes.h"
#include "story/read.h"

using namespace sourceline;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer calls it by this name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    begin_frame_memory();
    const ReadStory read = read_story({reinterpret_cast<const char*>(data), size});
    if (read.story.has_value() == read.report.has_errors()) std::abort();
    if (!read.story) return 0;
    const Story& story = *read.story;
    if (events_in_time(story).size() != story.events.size()) std::abort();
    check_quotes(story, [](const std::string&) { return std::optional<std::string>("Two people are in hospital"); });
    return 0;
}
