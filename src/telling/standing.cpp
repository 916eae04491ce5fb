#include "telling/standing.h"

#include "story/query.h"
#include "telling/figures.h"

namespace sourceline {

namespace {
// Whether a claim speaks for the event at all: one that its sources deny or take back does not.
bool is_in_favour(const Claim& claim) {
    return claim.assessment != Assessment::Denied && claim.assessment != Assessment::Retracted;
}

bool are_of_two_parties(const Story& story, const std::vector<Ref<Claim>>& claims) {
    std::optional<Ref<Party>> supporter;
    for (const Ref<Claim> ref : claims) {
        if (!is_in_favour(story.at(ref))) continue;
        const Ref<Party> party = story.at(story.at(ref).actor).party;
        if (supporter && *supporter != party) return true;
        supporter = party;
    }
    return false;
}

// By event: the sources themselves set claims against each other. Different words alone are no contest.
std::vector<bool> set_against_each_other(const Story& story) {
    std::vector<bool> contested(story.events.size());
    for (const Claim& claim : story.claims) {
        if (claim.disputes) contested[claim.event.index] = contested[story.at(*claim.disputes).event.index] = true;
        if (claim.supersedes && story.at(*claim.supersedes).event == claim.event) contested[claim.event.index] = true;
    }
    return contested;
}
}  // namespace

std::vector<Standing> standings(const Story& story, std::optional<Ref<Party>> told_by) {
    std::vector<Standing> all(story.events.size(), Standing::Claimed);
    if (told_by) {
        for (const Claim& claim : story.claims)
            if (claim.supersedes && story.at(claim.actor).party == *told_by)
                all[claim.event.index] = Standing::Contested;
        return all;
    }
    const std::vector<bool> contested = set_against_each_other(story);
    const std::vector<std::vector<Ref<Claim>>> claims = claims_by_event(story);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (contested[i] || !figures_meet(figures_of(story, claims[i])))
            all[i] = Standing::Contested;
        else if (are_of_two_parties(story, claims[i]))
            all[i] = Standing::Confirmed;
    }
    return all;
}

std::vector<Ref<Party>> main_parties(const Story& story) {
    std::vector<Ref<Party>> parties;
    std::vector<int> counts(story.parties.size());
    for (const std::vector<Ref<Claim>>& claims : claims_by_event(story)) {
        const auto party_of = [&](Ref<Claim> claim) { return story.at(story.at(claim).actor).party; };
        for (const Ref<Claim> claim : claims) ++counts[party_of(claim).index];
        Ref<Party> most = claims.empty() ? Ref<Party>{0} : party_of(claims.front());
        for (const Ref<Claim> claim : claims)  // in the file's order, so that the first wins a tie
            if (counts[party_of(claim).index] > counts[most.index]) most = party_of(claim);
        for (const Ref<Claim> claim : claims) counts[party_of(claim).index] = 0;
        parties.push_back(most);
    }
    return parties;
}

}  // namespace sourceline
