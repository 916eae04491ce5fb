// The figures that claims state, of one thing each: what they span, and whether they can all hold.
#pragma once

#include <limits>
#include <string_view>

#include "base/frame_memory.h"
#include "story/model.h"

namespace sourceline {

// Of all quantities of the same `what` and unit: never averaged, never summed.
struct QuantityRange {
    std::string_view what, unit;
    double min = 0, max = 0;                                       // the least and the greatest figure that is named
    Bound min_bound = Bound::Exactly, max_bound = Bound::Exactly;  // how each is meant
    // What lies in all of them; min > max: nothing.
    double common_min = -std::numeric_limits<double>::infinity(), common_max = -common_min;
    int claims = 0;
};
// In the order in which things are first counted.
FrameList<QuantityRange> figures_of(const Story& story, const FrameList<Ref<Claim>>& claims);

// Whether of every thing some number lies in all its quantities. Of intervals that is the case exactly when any two of
// them have a number in common (Helly 1923, in one dimension), so the order of the claims does not matter. "At least",
// "more than" and "at most" reach on from their figure, "about" both ways: how far no source says. The figure itself
// belongs to "more than", too: reports round, and "70" and "more than 70" are not set against each other.
bool figures_meet(const FrameList<QuantityRange>& figures);

}  // namespace sourceline
