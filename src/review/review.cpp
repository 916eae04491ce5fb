#include "review/review.h"

namespace sourceline {

std::vector<Json> items_of(Json root, const char* list) {
    const Json values = root.find(list);
    std::vector<Json> items;
    items.reserve(values.size());
    for (Json item = values.first(); item; item = item.next()) items.push_back(item);
    return items;
}

namespace {

// The page does not show it and takes any text.
void review_hashes(const Reviewed& reviewed) {
    for (const Json source : items_of(reviewed.root, "sources")) {
        const Json hash = source.find("sha256");
        const std::string_view digits = hash.text();
        if (!hash || (digits.size() == 64 && digits.find_first_not_of("0123456789abcdefABCDEF") == digits.npos))
            continue;
        reviewed.problems.error(hash, "must be the 64 hexadecimal digits of a SHA-256 hash, not " + quoted(digits));
    }
}

}  // namespace

void review_story(const Reviewed& reviewed) {
    review_hashes(reviewed);
    review_languages(reviewed);
    review_times(reviewed);
    review_colours(reviewed);
    review_kinds(reviewed);
    review_characters(reviewed);
    review_tour(reviewed);
}

}  // namespace sourceline
