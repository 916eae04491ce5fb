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
std::vector<bool> borne_out(const AccountBasis& basis, const std::vector<Ref<Claim>>& claims) {
    const std::vector<bool>& sure = basis.claims.sure;
    std::vector<bool> borne(basis.columns.size());
    for (const Ref<Claim> ref : claims) {
        const ClaimColumn& column = basis.columns[ref.index];
        if (!sure[ref.index]) continue;
        const std::uint32_t statement = basis.statements[ref.index].index;
        if (column.is_confirmed) borne[statement] = true;
        if (!column.is_linked) continue;
        const Claim& claim = basis.story.at(ref);
        if (!claim.supports || !sure[claim.supports->index]) continue;
        if (!is_in_favour(claim) || !is_in_favour(basis.story.at(*claim.supports))) continue;
        borne[statement] = borne[basis.statements[claim.supports->index].index] = true;
    }
    for (const Ref<Claim> claim : claims) borne[claim.index] = borne[basis.statements[claim.index].index];
    return borne;
}

// By event: the sources themselves set claims against each other. Different words alone are no contest.
std::vector<bool> contested(const AccountBasis& basis, const std::vector<Ref<Claim>>& claims) {
    const Story& story = basis.story;
    const std::vector<bool>& sure = basis.claims.sure;
    std::vector<bool> contested(story.events.size());
    std::vector<std::pair<Ref<Event>, Ref<Claim>>> figures;
    for (const Ref<Claim> ref : claims) {
        const ClaimColumn& column = basis.columns[ref.index];
        if (!sure[ref.index]) continue;
        if (column.has_quantity) figures.emplace_back(column.event, ref);
        if (!column.is_linked) continue;
        const Claim& claim = story.at(ref);
        if (claim.disputes && sure[claim.disputes->index])
            contested[claim.event.index] = contested[story.at(*claim.disputes).event.index] = true;
        if (claim.supersedes && sure[claim.supersedes->index] && story.at(*claim.supersedes).event == claim.event)
            contested[claim.event.index] = true;
    }
    stable_sort(figures, [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto first = figures.begin(); first != figures.end();) {
        const FrameMemoryScope scope;
        FrameList<Ref<Claim>> of_event;
        const Ref<Event> event = first->first;
        for (; first != figures.end() && first->first == event; ++first) of_event.push_back(first->second);
        if (!figures_meet(figures_of(story, of_event))) contested[event.index] = true;
    }
    return contested;
}

// Of all items.
template <class Item>
std::vector<Ref<Item>> refs_to(const std::vector<Item>& items) {
    std::vector<Ref<Item>> refs(items.size());
    for (std::uint32_t i = 0; i < refs.size(); ++i) refs[i] = {i};
    return refs;
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

void note_accounts(const AccountBasis& basis, const std::vector<Ref<Claim>>& claims,
                   const std::vector<Ref<Event>>& events, std::vector<Account>& accounts) {
    const std::vector<bool> borne = borne_out(basis, claims), against = contested(basis, claims);
    std::vector<bool> open(accounts.size());  // something told of it is not borne out
    for (const Ref<Event> event : events) accounts[event.index] = {};
    for (const Ref<Claim> ref : claims) {
        if (!basis.claims.told[ref.index]) continue;
        const ClaimColumn& claim = basis.columns[ref.index];
        accounts[claim.event.index].voices.add(claim.party);
        if (!borne[ref.index]) open[claim.event.index] = true;
    }
    for (const Ref<Event> event : events) {
        Account& account = accounts[event.index];
        if (against[event.index])
            account.standing = Standing::Contested;
        else if (account.voices.parties > 0 && !open[event.index])
            account.standing = Standing::Supported;
    }
}

std::vector<Account> accounts_of(const Story& story, const ToldClaims& claims) {
    std::vector<Account> accounts(story.events.size());
    note_accounts({story, claim_columns(story), claims, statements_of(story, claims.told)}, refs_to(story.claims),
                  refs_to(story.events), accounts);
    return accounts;
}

void note_statements(const Story& story, const std::vector<Ref<Claim>>& of, const std::vector<bool>& claims,
                     std::vector<Ref<Claim>>& statements) {
    constexpr int kMaxChain = 64;  // a story made by hand may have a ring
    for (const Ref<Claim> claim : of) {
        Ref<Claim> at = claim;
        for (int step = 0; step < kMaxChain && claims[claim.index]; ++step) {
            const std::optional<Ref<Claim>>& same = story.at(at).same_as;
            if (!same || !claims[same->index]) break;
            at = *same;
        }
        statements[claim.index] = at;
    }
}

std::vector<Ref<Claim>> statements_of(const Story& story, const std::vector<bool>& claims) {
    std::vector<Ref<Claim>> statements(story.claims.size());
    note_statements(story, refs_to(story.claims), claims, statements);
    return statements;
}

}  // namespace sourceline
