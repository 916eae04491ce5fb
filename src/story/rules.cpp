#include "story/rules.h"

namespace sourceline {
namespace {

std::vector<Json> items_of(Json list) {
    std::vector<Json> items;
    items.reserve(list.size());
    for (Json item = list.first(); item; item = item.next()) items.push_back(item);
    return items;
}

// Of two with the same id, claims can only mean the first; that they have it is said already.
void check_every_event_has_a_claim(const Story& story, const FileLists& lists, Reading& reading) {
    if (!lists.claims.is(JsonKind::List)) return;
    std::vector<bool> has_claim(story.events.size(), false);
    for (const Claim& claim : story.claims) {
        if (claim.event.index >= story.events.size()) return;  // it may be the one that is missing
        has_claim[claim.event.index] = true;
    }
    const std::vector<Json> items = items_of(lists.events);
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!has_claim[i] && reading.events.find(story.events[i].id) == i)
            reading.problems.error(items[i], "no claim says anything about this event");
}

void check_every_question_is_answered(const Story& story, const FileLists& lists, Reading& reading) {
    if (!lists.claims.is(JsonKind::List)) return;
    std::vector<bool> answered(story.questions.size(), false);
    const std::vector<Json> claims = items_of(lists.claims);
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const auto question = story.claims[i].question;
        if (question)
            answered[question->index] = true;
        else if (claims[i].find("question"))
            return;  // it may be the one that is not answered
    }
    const std::vector<Json> items = items_of(lists.questions);
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!answered[i] && reading.questions.find(story.questions[i].id) == i)
            reading.problems.error(items[i], "no claim answers this question");
}

// One kind of link from claim to claim; following it must come to an end.
struct Link {
    const char* key;
    const char* itself;
    std::optional<Ref<Claim>> Claim::*target;
};
constexpr Link kSupersedes = {"supersedes", "a claim cannot supersede itself", &Claim::supersedes};
constexpr Link kDisputes = {"disputes", "a claim cannot dispute itself", &Claim::disputes};

// Each claim has one link at most, so a walk that meets a claim of the same walk again has found a ring.
// Every claim is walked over once and every ring is reported once.
void check_for_rings(const Story& story, const std::vector<Json>& items, const Link& link, ProblemList& problems) {
    constexpr std::uint32_t kNotYet = 0;
    std::vector<std::uint32_t> walked(story.claims.size(), kNotYet);
    for (std::uint32_t start = 0; start < story.claims.size(); ++start) {
        const std::uint32_t walk = start + 1;
        std::uint32_t at = start;
        while (walked[at] == kNotYet) {
            walked[at] = walk;
            const auto& target = story.claims[at].*link.target;
            if (!target) break;
            at = target->index;
        }
        const auto& target = story.claims[at].*link.target;
        if (walked[at] != walk || !target) continue;
        const Json value = items[at].find(link.key);
        if (target->index == at)
            problems.error(value, link.itself);
        else
            problems.error(value,
                           std::string("following '") + link.key + "' from claim to claim leads back to this one");
    }
}

void check_same_speaker(const Story& story, const std::vector<Json>& items, ProblemList& problems) {
    for (std::size_t i = 0; i < story.claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        if (!claim.supersedes) continue;
        const Claim& earlier = story.claims[claim.supersedes->index];
        if (claim.actor == earlier.actor || claim.actor.index >= story.actors.size() ||
            earlier.actor.index >= story.actors.size())
            continue;
        problems.error(items[i].find("supersedes"),
                       "a claim can only supersede one of the same speaker; " + quoted(earlier.id) + " is by " +
                           quoted(story.at(earlier.actor).id) + ", this one by " + quoted(story.at(claim.actor).id));
    }
}

}  // namespace

void check_rules(const Story& story, const FileLists& lists, Reading& reading) {
    ProblemList& problems = reading.problems;
    check_every_event_has_a_claim(story, lists, reading);
    check_every_question_is_answered(story, lists, reading);
    const std::vector<Json> claims = items_of(lists.claims);
    check_for_rings(story, claims, kSupersedes, problems);
    check_for_rings(story, claims, kDisputes, problems);
    check_same_speaker(story, claims, problems);
}

}  // namespace sourceline
