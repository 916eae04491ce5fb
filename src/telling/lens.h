// Through what a reader looks at a story: a moment on one of two clocks, whose telling, and what is looked for.
#pragma once

#include <optional>
#include <string>

#include "base/civil.h"
#include "story/kinds.h"
#include "story/model.h"

namespace sourceline {

// What the reader looks for. Empty: everything.
struct Filter {
    std::string search;  // case and accents folded; over titles, places, actors and quotes
    std::optional<AnyKind> kind;
    std::optional<Ref<Actor>> actor;
    bool empty() const { return search.empty() && !kind && !actor; }
    friend bool operator==(const Filter&, const Filter&) = default;
};

struct Lens {
    Instant time;
    Clock clock = Clock::Happened;
    std::optional<Ref<Party>> party;  // as told by; none: all
    Filter filter;
    friend bool operator==(const Lens&, const Lens&) = default;
};

}  // namespace sourceline
