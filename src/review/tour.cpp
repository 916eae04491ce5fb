// What the steps of a tour cite, and whether the moment that they name can tell it.
#include <algorithm>

#include "review/review.h"
#include "telling/told.h"

namespace sourceline {
namespace {

std::vector<Ref<Claim>> claims_of(const std::vector<Citation>& citations) {
    std::vector<Ref<Claim>> claims;
    claims.reserve(citations.size());
    for (const Citation& citation : citations) claims.push_back(citation.claim);
    std::sort(claims.begin(), claims.end());
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
    return claims;
}

void review_texts(const TourStep& step, Json item, ProblemList& problems) {
    if (step.cited.empty())
        problems.warning(item.find("text"),
                         "this step cites nothing; put the id of the claim that a sentence rests on after it, as in "
                         "[claim-id]");
    Json text = item.find("text").first();
    const auto& entries = step.text.text.entries();
    for (std::size_t i = 0; i < entries.size() && text; ++i, text = text.next())
        if (claims_of(step.text.citations[i]) != claims_of(step.text.citations[0]))
            problems.warning(text, "this text cites other claims than that in " + quoted(entries[0].first));
}

void review_moment(const Story& story, const TourStep& step, Json item, ProblemList& problems) {
    if (step.clock != Clock::Known) return;
    Lens lens;
    lens.clock = Clock::Known;
    lens.time = step.time.value_or(story.initial);
    for (const Ref<Claim> claim : step.cited) {
        if (is_sure_by(story, lens, claim)) continue;
        problems.warning(item.find("clock"),
                         "by what was known then, this step is not told at its time: " + quoted(story.at(claim).id) +
                             " was surely known only from " +
                             std::string(format_to_minute(known_from(story, claim).sure, story.utc_offset)));
        return;
    }
}

}  // namespace

void review_tour(const Reviewed& reviewed) {
    if (!reviewed.story.has_tour) return;
    const std::vector<Json> items = items_of(reviewed.root, "tour");
    for (std::size_t i = 0; i < items.size(); ++i) {
        review_texts(reviewed.story.tour[i], items[i], reviewed.problems);
        review_moment(reviewed.story, reviewed.story.tour[i], items[i], reviewed.problems);
    }
}

}  // namespace sourceline
