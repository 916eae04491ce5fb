// How events stand in what is said of them, and whose telling they rest on.
#pragma once

#include <optional>
#include <vector>

#include "story/model.h"

namespace sourceline {

// Contested where one of its claims is disputed, disputes or replaces another, or where their figures of the same thing
// do not meet; Confirmed where claims of at least two parties support it; else Claimed. As one party alone tells it
// (`told_by`) an event is Contested where that party has replaced a claim of its own, else Claimed.
enum class Standing { Claimed, Confirmed, Contested };
// By event.
std::vector<Standing> standings(const Story& story, std::optional<Ref<Party>> told_by);

// By event: the party of most of its claims, that of the first claim in the file on a tie; the first party where nobody
// speaks.
std::vector<Ref<Party>> main_parties(const Story& story);

}  // namespace sourceline
