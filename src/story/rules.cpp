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
constexpr Link kSupports = {"supports", "a claim cannot support itself", &Claim::supports};
constexpr Link kSameAs = {"same_as", "a claim cannot be the same as itself", &Claim::same_as};

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

// The id of an item; none where the file names one that is not there, which is reported already.
template <class T>
std::string_view id_of(const std::vector<T>& items, Ref<T> ref) {
    return ref.index < items.size() ? std::string_view(items[ref.index].id) : std::string_view();
}

// "; 'x' is by 'a', this one by 'b'"; empty where both are the same, or where one is not known.
std::string difference(const Claim& other, const char* preposition, std::string_view theirs, std::string_view ours) {
    if (theirs == ours || theirs.empty() || ours.empty()) return {};
    return "; " + quoted(other.id) + " is " + preposition + " " + quoted(theirs) + ", this one " + preposition + " " +
           quoted(ours);
}

void check_supersedes(const Story& story, const Claim& claim, Json item, ProblemList& problems) {
    if (!claim.supersedes) return;
    const Claim& earlier = story.at(*claim.supersedes);
    const std::string speakers =
        difference(earlier, "by", id_of(story.actors, earlier.actor), id_of(story.actors, claim.actor));
    if (!speakers.empty())
        problems.error(item.find("supersedes"), "a claim can only supersede one of the same speaker" + speakers);
}

void check_supports(const Story& story, const Claim& claim, Json item, ProblemList& problems) {
    if (!claim.supports || claim.supports == Ref<Claim>{static_cast<std::uint32_t>(&claim - story.claims.data())})
        return;
    const Claim& other = story.at(*claim.supports);
    if (claim.actor.index >= story.actors.size() || other.actor.index >= story.actors.size()) return;
    const std::string_view party = id_of(story.parties, story.at(claim.actor).party);
    if (!party.empty() && party == id_of(story.parties, story.at(other.actor).party))
        problems.error(item.find("supports"), "a claim can only support one of another party; " + quoted(other.id) +
                                                  " is of " + quoted(party) + ", too");
}

void check_same_as(const Story& story, const Claim& claim, Json item, ProblemList& problems) {
    if (!claim.same_as || claim.same_as == Ref<Claim>{static_cast<std::uint32_t>(&claim - story.claims.data())}) return;
    const Claim& other = story.at(*claim.same_as);
    const Json value = item.find("same_as");
    const std::string speakers =
        difference(other, "by", id_of(story.actors, other.actor), id_of(story.actors, claim.actor));
    const std::string events =
        difference(other, "on", id_of(story.events, other.event), id_of(story.events, claim.event));
    const std::string_view source = id_of(story.sources, claim.source);
    if (!speakers.empty())
        problems.error(value, "only a claim of the same speaker can be the same statement" + speakers);
    if (!events.empty()) problems.error(value, "only a claim on the same event can be the same statement" + events);
    if (!source.empty() && other.source == claim.source)
        problems.error(value, "the same statement is told apart by its source; " + quoted(other.id) + " is from " +
                                  quoted(source) + ", too");
}

}  // namespace

void check_rules(const Story& story, const FileLists& lists, Reading& reading) {
    ProblemList& problems = reading.problems;
    check_every_event_has_a_claim(story, lists, reading);
    check_every_question_is_answered(story, lists, reading);
    const std::vector<Json> claims = items_of(lists.claims);
    check_for_rings(story, claims, kSupersedes, problems);
    check_for_rings(story, claims, kDisputes, problems);
    check_for_rings(story, claims, kSupports, problems);
    check_for_rings(story, claims, kSameAs, problems);
    for (std::size_t i = 0; i < claims.size(); ++i) {
        check_supersedes(story, story.claims[i], claims[i], problems);
        check_supports(story, story.claims[i], claims[i], problems);
        check_same_as(story, story.claims[i], claims[i], problems);
    }
}

}  // namespace sourceline
