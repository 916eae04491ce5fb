// Commands and events as the page and its host speak of them: JSON. The names are public and fixed.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "state/command.h"
#include "state/state.h"

namespace sourceline {

inline constexpr std::size_t kMaxCommandBytes = 64 * 1024;

// {"name": "seek", "time": "2023-05-23T18:30+03:00"} and so on. Any bytes give a Command or a sentence that says what
// is wrong and where. Whether the story has what the command names is apply's business.
Result<Command> command_from_json(const Story& story, std::string_view json);

// {"ok":true} or {"ok":false,"error":"…"}
std::string answer_json(const Outcome& outcome);

// What comes with the events ready, state, select, height and error.
std::string ready_json(std::string_view story, std::string_view title);
std::string state_json(const Story& story, const State& state, std::string room = {});  // as JsonWriter's
std::string select_json(const Story& story, const State& state);                        // event "" = none
std::string height_json(double height_px);
std::string error_json(std::string_view text);

}  // namespace sourceline
