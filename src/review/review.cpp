#include "review/review.h"

namespace sourceline {

std::vector<Json> items_of(Json root, const char* list) {
    const Json values = root.find(list);
    std::vector<Json> items;
    items.reserve(values.size());
    for (Json item = values.first(); item; item = item.next()) items.push_back(item);
    return items;
}

void review_story(const Reviewed& reviewed) {
    review_languages(reviewed);
    review_times(reviewed);
    review_colours(reviewed);
    review_characters(reviewed);
    review_tour(reviewed);
}

}  // namespace sourceline
