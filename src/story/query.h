// Questions that a Story answers. Pure; the viewer and the command line ask the same ones.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "story/model.h"

namespace sourceline {

std::optional<Ref<Event>> event_by_id(const Story& story, std::string_view id);
std::optional<Ref<Party>> party_by_id(const Story& story, std::string_view id);
std::optional<Ref<Actor>> actor_by_id(const Story& story, std::string_view id);
std::optional<Ref<Source>> source_by_id(const Story& story, std::string_view id);

// In the file's order.
std::vector<Ref<Claim>> claims_of(const Story& story, Ref<Event> event);
std::vector<Ref<Claim>> claims_of(const Story& story, Ref<Source> source);
std::vector<Ref<Claim>> claims_of(const Story& story, Ref<Question> question);

// Events in order of time: by start, then end, then the file's order. The reading path.
// Whether the span says within what time it happened and not how long it took: a part of a day, a day, a month.
bool is_vague(const TimeSpan& span);
bool has_kind(const Story& story, EventKind kind);  // any event of this kind
std::vector<Ref<Event>> events_in_time(const Story& story);

// From when a claim was known: the start of `said`; else the start of the source's `published`; else the story's end.
struct KnownFrom {
    Instant instant;
    bool stated = false;  // the time of saying itself
};
KnownFrom known_from(const Story& story, Ref<Claim> claim);
// The earliest of its claims.
Instant known_from(const Story& story, Ref<Event> event);

// The claim that replaces this one, if any.
std::optional<Ref<Claim>> superseded_by(const Story& story, Ref<Claim> claim);

// How an event stands in the sources, for its symbol: Contested where one of its claims is disputed, disputes or
// replaces another, or where their figures of the same thing do not meet; Confirmed where claims of at least two
// parties support it; else Claimed.
enum class Standing { Claimed, Confirmed, Contested };
Standing standing_of(const Story& story, Ref<Event> event);

// Whose telling an event mainly rests on: the party of most of its claims, the first in the file on a tie.
Ref<Party> main_party(const Story& story, Ref<Event> event);

}  // namespace sourceline
