// The address's query and hash <-> State. Names are fixed by the public interface.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "state/state.h"

namespace sourceline {

// "#t=2023-05-23T18:30+03:00&event=kozinka&map=8.90/50.47/35.90&…": what differs from nothing; unknown keys last, as
// they came. clock only when Known; event, party, q, kind, actor only when there. ':' '+' '/' are written readably
// where a hash allows it.
std::string hash_from_state(const Story& story, const State& state);

// Restores what the hash says onto `state`. Returns a sentence for each key that could not be used ("t: …"), the others
// still work. What an address says by leaving it out (clock, event, party, q, kind, actor) is cleared, so that going
// back in the browser undoes a choice; an empty hash says nothing at all. Never jumps the camera by animation: the
// flight is ended.
std::vector<std::string> restore_hash(const Story& story, const Frame& frame, std::string_view hash, State& state);

struct Options {
    std::string story;  // "" = the default
    bool embed = false;
    std::optional<Language> language;
    std::optional<Theme> theme;
    std::optional<View> view;
    std::optional<std::uint32_t> accent;  // 0xRRGGBB
    std::vector<std::string> complaints;  // values that could not be used, as sentences
};
Options read_query(std::string_view query);

}  // namespace sourceline
