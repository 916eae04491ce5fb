// Whatever a host page sends and an address says, line by line: State stays one that the story can have, a refused
// command leaves no trace, and an address written from State leads back to it.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "host/message.h"
#include "state/apply.h"
#include "state/permalink.h"
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

void check_fits_story(const State& state) {
    check(state.lens.time >= story().start && state.lens.time <= story().end);
    check(!state.event || state.event->index < story().events.size());
    check(!state.source || state.source->index < story().sources.size());
    check(!state.claim || state.claim->index < story().claims.size());
    check(!state.lens.party || state.lens.party->index < story().parties.size());
    check(std::isfinite(state.camera.zoom) && std::isfinite(state.camera.centre.lon()));
    check(state.notices.size() <= kMaxNotices);
}

void check_address(const State& state) {
    const std::string hash = hash_from_state(story(), state);
    State again = initial_state(story(), frame());
    check(restore_hash(story(), frame(), hash, again).empty());
    check(hash_from_state(story(), again) == hash);
}

void take_line(std::string_view line, State& state) {
    if (line.substr(0, 1) == "?") {
        read_query(line);
    } else if (line.substr(0, 1) == "#") {
        for (const std::string& complaint : restore_hash(story(), frame(), line, state)) add_notice(complaint, state);
    } else if (const Result<Command> command = command_from_json(story(), line)) {
        const std::string before = hash_from_state(story(), state);
        if (!apply(story(), frame(), command.value(), state)) check(hash_from_state(story(), state) == before);
        advance(story(), frame(), 0.25, state);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    State state = initial_state(story(), frame());
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        take_line(line, state);
        check_fits_story(state);
        check_address(state);
    }
    return 0;
}
