#include "telling/standing.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "telling/figures.h"

namespace sourceline {

namespace {
// Whether a claim can bear out another: one that its sources deny or take back cannot.
bool is_in_favour(const Claim& claim) {
    return claim.assessment != Assessment::Denied && claim.assessment != Assessment::Retracted;
}

// By claim: whether the statement it makes is borne out.
std::vector<bool> borne_out(const Story& story, const ToldClaims& claims) {
    const std::vector<Ref<Claim>> statements = statements_of(story, claims.told);
    std::vector<bool> borne(story.claims.size());
    for (std::size_t i = 0; i < borne.size(); ++i) {
        const Claim& claim = story.claims[i];
        if (!claims.sure[i]) continue;
        if (claim.assessment == Assessment::Confirmed) borne[statements[i].index] = true;
        if (!claim.supports || !claims.sure[claim.supports->index]) continue;
        if (!is_in_favour(claim) || !is_in_favour(story.at(*claim.supports))) continue;
        borne[statements[i].index] = borne[statements[claim.supports->index].index] = true;
    }
    for (std::size_t i = 0; i < borne.size(); ++i) borne[i] = borne[statements[i].index];
    return borne;
}

// By event: the sources themselves set claims against each other. Different words alone are no contest.
std::vector<bool> contested(const Story& story, const ToldClaims& claims) {
    std::vector<bool> contested(story.events.size());
    std::vector<std::pair<Ref<Event>, Ref<Claim>>> figures;
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        if (!claims.sure[i]) continue;
        if (claim.quantity) figures.emplace_back(claim.event, Ref<Claim>{i});
        if (claim.disputes && claims.sure[claim.disputes->index])
            contested[claim.event.index] = contested[story.at(*claim.disputes).event.index] = true;
        if (claim.supersedes && claims.sure[claim.supersedes->index] &&
            story.at(*claim.supersedes).event == claim.event)
            contested[claim.event.index] = true;
    }
    stable_sort(figures, [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto first = figures.begin(); first != figures.end();) {
        std::vector<Ref<Claim>> of_event;
        const Ref<Event> event = first->first;
        for (; first != figures.end() && first->first == event; ++first) of_event.push_back(first->second);
        if (!figures_meet(figures_of(story, of_event))) contested[event.index] = true;
    }
    return contested;
}
}  // namespace

void Voices::add(Ref<Party> party) {
    if (parties > 0 && (party == first || (parties > 1 && party == second))) return;
    ++parties;
    if (parties == 1) {
        first = party;
        return;
    }
    if (parties == 2 || party < second) second = party;
    if (second < first) std::swap(first, second);
    parties = std::min(parties, 3u);
}

std::vector<Account> accounts_of(const Story& story, const ToldClaims& claims) {
    std::vector<Account> accounts(story.events.size());
    const std::vector<bool> borne = borne_out(story, claims), against = contested(story, claims);
    std::vector<bool> open(story.events.size());  // something told of it is not borne out
    for (std::size_t i = 0; i < story.claims.size(); ++i) {
        if (!claims.told[i]) continue;
        const Claim& claim = story.claims[i];
        accounts[claim.event.index].voices.add(story.at(claim.actor).party);
        if (!borne[i]) open[claim.event.index] = true;
    }
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        if (against[i])
            accounts[i].standing = Standing::Contested;
        else if (accounts[i].voices.parties > 0 && !open[i])
            accounts[i].standing = Standing::Supported;
    }
    return accounts;
}

std::vector<Ref<Claim>> statements_of(const Story& story, const std::vector<bool>& claims) {
    constexpr int kMaxChain = 64;  // a story made by hand may have a ring
    std::vector<Ref<Claim>> statements(story.claims.size());
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
        Ref<Claim> at{i};
        for (int step = 0; step < kMaxChain && claims[i]; ++step) {
            const std::optional<Ref<Claim>>& same = story.at(at).same_as;
            if (!same || !claims[same->index]) break;
            at = *same;
        }
        statements[i] = at;
    }
    return statements;
}

}  // namespace sourceline
