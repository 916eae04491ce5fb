// Whatever a host page sends and an address says, line by line: State stays one that the story can have, a refused
// command leaves no trace, and an address written from State leads back to it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/frame_memory.h"
#include "host/message.h"
#include "state_bench.h"
#include "story_files.h"

using namespace sourceline;

namespace {

const Story& story() {
    static const Story read = *read_story(test::fixture("all-features.json")).story;
    return read;
}

Frame frame() {
    Frame frame;
    frame.viewport = {800, 560};
    return frame;
}

void check(bool holds) {
    if (!holds) std::abort();
}

void check_address(const State& state) {
    const std::string hash = hash_from_state(story(), frame().limits, state);
    State again = test::opened(story(), frame());
    check(test::follow(story(), frame(), hash, again).empty());
    const std::string back = hash_from_state(story(), frame().limits, again);
    // A page opens with the story's own view.
    check(state.view == View::Story ? back == hash : test::without_step(back) == hash);
}

// Refused only what is not from an address: its reader knows what the story can take.
void take_line(std::string_view line, State& state) {
    if (line.substr(0, 1) == "?") {
        read_query(line);
    } else if (line.substr(0, 1) == "#") {
        for (const Command& command : commands_from_hash(story(), line))
            check(test::send(story(), frame(), command, state).ok());
    } else if (const Result<Command> command = command_from_json(story(), line)) {
        const State before = state;
        if (!apply(story(), frame(), command.value(), state)) check(state == before);
        resolve_camera(story(), frame(), state);
        advance(story(), frame(), 0.25, state);
    }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer calls it by this name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    begin_frame_memory();
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    State state = test::opened(story(), frame());
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        take_line(line, state);
        check(test::broken_invariants(story(), frame(), state).empty());
        check_address(state);
    }
    return 0;
}
