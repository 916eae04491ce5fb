// Ids out of titles: what links to a story are made of.
#include "exchange/draft_maker.h"
#include "sheets/names.h"

namespace sourceline {

std::string DraftMaker::Ids::make(std::string_view from, std::string_view language, const std::string& fallback) {
    std::string id = id_of_name(from, language);
    if (id.empty() || id == "border") id = fallback;  // of places "border" means the border itself
    const auto [known, is_new] = taken.try_emplace(id, 1);
    if (is_new) return id;
    // A count for each, so that thousands of one title take no longer than thousands of others.
    for (;;) {
        std::string next = id + "-" + std::to_string(++taken[id]);
        if (taken.try_emplace(next, 1).second) return next;
    }
}

}  // namespace sourceline
