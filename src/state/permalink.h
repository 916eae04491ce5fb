// The address's query and hash <-> State. Names are fixed by the public interface.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/frame_memory.h"
#include "state/command.h"
#include "state/state.h"

namespace sourceline {

// "#t=2023-05-23T18:30+03:00&event=kozinka&map=8.90/50.47/35.90&…": what differs from nothing; unknown keys last, as
// they came. step only while Story shows it; clock only when Known; event, place, party, q, kind, actor only when
// there. ':'
// '+' '/' are written readably where a hash allows it. `limits`: as this State lays out the page; what is written leads
// back to itself.
FrameText hash_from_state(const Story& story, const CameraLimits& limits, const State& state);

// What a hash asks for, as Commands that the story takes all; a Notify ("t: …") for each key that could not be used,
// the others still work. What an address says by leaving it out (clock, event, place, party, q, kind, actor) is
// cleared, so that going back in the browser undoes a choice; an empty hash says nothing at all. It ends a flight and
// starts none.
std::vector<Command> commands_from_hash(const Story& story, std::string_view hash);

// The first keys that an address has room for, written as it can hold them. What it returns it leaves as it is.
RawPairs kept_keys(const RawPairs& raw);

struct Options {
    std::string story;  // "" = the default
    bool embed = false;
    std::optional<Language> language;
    std::string texts;  // tag of the language of the story's texts; "" = that of the interface
    std::optional<Theme> theme;
    std::optional<View> view;
    std::optional<std::uint32_t> accent;  // 0xRRGGBB
    std::vector<std::string> complaints;  // values that could not be used, as sentences
};
Options read_query(std::string_view query);

}  // namespace sourceline
