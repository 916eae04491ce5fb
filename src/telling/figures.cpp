#include "telling/figures.h"

#include <algorithm>

namespace sourceline {

std::vector<QuantityRange> figures_of(const Story& story, const std::vector<Ref<Claim>>& claims) {
    std::vector<QuantityRange> figures;
    for (const Ref<Claim> ref : claims) {
        const std::optional<Quantity>& quantity = story.at(ref).quantity;
        if (!quantity) continue;
        const double min = quantity->min, max = quantity->max;
        const auto range = std::find_if(figures.begin(), figures.end(), [&](const QuantityRange& known) {
            return known.what == quantity->what && known.unit == quantity->unit;
        });
        if (range == figures.end()) {
            figures.push_back({quantity->what, quantity->unit, min, max, min, max, 1});
            continue;
        }
        range->min = std::min(range->min, min);
        range->max = std::max(range->max, max);
        range->common_min = std::max(range->common_min, min);
        range->common_max = std::min(range->common_max, max);
        ++range->claims;
    }
    return figures;
}

bool figures_meet(const std::vector<QuantityRange>& figures) {
    return std::all_of(figures.begin(), figures.end(),
                       [](const QuantityRange& range) { return range.common_min <= range.common_max; });
}

}  // namespace sourceline
