// The figures that claims state, of one thing each: what they span, and whether they can all hold.
#pragma once

#include <string>
#include <vector>

#include "story/model.h"

namespace sourceline {

// Of all quantities of the same `what` and unit: never averaged, never summed.
struct QuantityRange {
    std::string what, unit;
    double min = 0, max = 0;                // what they span together
    double common_min = 0, common_max = 0;  // what lies in all of them; min > max: nothing
    int claims = 0;
};
// In the order in which things are first counted.
std::vector<QuantityRange> figures_of(const Story& story, const std::vector<Ref<Claim>>& claims);

// Whether of every thing some number lies in all its quantities. Of intervals that is the case exactly when any two of
// them have a number in common (Helly 1923, in one dimension), so the order of the claims does not matter.
bool figures_meet(const std::vector<QuantityRange>& figures);

}  // namespace sourceline
