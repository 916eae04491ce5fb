#include "telling/figures.h"

#include <algorithm>

namespace sourceline {

namespace {
bool reaches_up(Bound bound) { return bound == Bound::AtLeast || bound == Bound::MoreThan; }

// Takes in the figures as they are named: where two are alike, the one that reaches farther.
void span(const Quantity& quantity, QuantityRange& range) {
    const Bound bound = quantity.bound;
    if (range.claims == 0 || quantity.min < range.min || (quantity.min == range.min && bound == Bound::AtMost)) {
        range.min = quantity.min;
        range.min_bound = bound;
    }
    if (range.claims == 0 || quantity.max > range.max || (quantity.max == range.max && reaches_up(bound))) {
        range.max = quantity.max;
        range.max_bound = bound;
    }
}

void narrow(const Quantity& quantity, QuantityRange& range) {
    const Bound bound = quantity.bound;
    if (bound == Bound::Exactly || bound == Bound::AtMost) range.common_max = std::min(range.common_max, quantity.max);
    if (bound == Bound::Exactly || reaches_up(bound)) range.common_min = std::max(range.common_min, quantity.min);
}
}  // namespace

FrameList<QuantityRange> figures_of(const Story& story, const FrameList<Ref<Claim>>& claims) {
    FrameList<QuantityRange> figures;
    for (const Ref<Claim> ref : claims) {
        const std::optional<Quantity>& quantity = story.at(ref).quantity;
        if (!quantity) continue;
        auto range = std::find_if(figures.begin(), figures.end(), [&](const QuantityRange& known) {
            return known.what == quantity->what && known.unit == quantity->unit;
        });
        if (range == figures.end()) {
            figures.push_back({quantity->what, quantity->unit});
            range = &figures.back();
        }
        span(*quantity, *range);
        narrow(*quantity, *range);
        ++range->claims;
    }
    return figures;
}

bool figures_meet(const FrameList<QuantityRange>& figures) {
    return std::all_of(figures.begin(), figures.end(),
                       [](const QuantityRange& range) { return range.common_min <= range.common_max; });
}

}  // namespace sourceline
