// How events stand in what is told of them, and whose telling they rest on. Functions of the claims that are told, and
// of no other.
#pragma once

#include <cstdint>
#include <vector>

#include "story/model.h"
#include "telling/columns.h"

namespace sourceline {

// Claims by index that are told; and those of them that are surely told, which alone set one another against each other
// or bear each other out: what may have been said later may not.
struct ToldClaims {
    std::vector<bool> told, sure;
    friend bool operator==(const ToldClaims&, const ToldClaims&) = default;
};

// Contested: a claim of the event disputes another or is disputed, replaces another of the event, or their figures of
// one thing do not meet. Supported: each claim that is told of it is borne out: a claim of another party supports it or
// is supported by it, or the source says that it is confirmed; never by the number of claims. Else Claimed.
enum class Standing { Claimed, Supported, Contested };

// Whose claims are told of an event: how many parties (3: three or more), and the first two in the story's order.
struct Voices {
    std::uint32_t parties = 0;
    Ref<Party> first, second;
    void add(Ref<Party> party);
    friend bool operator==(const Voices&, const Voices&) = default;
};

struct Account {
    Standing standing = Standing::Claimed;
    Voices voices;
    friend bool operator==(const Account&, const Account&) = default;
};
// By event.
std::vector<Account> accounts_of(const Story& story, const ToldClaims& claims);

// By claim: the one that stands for the statement that several sources report (`same_as`), of those in `claims`; else
// the claim itself.
std::vector<Ref<Claim>> statements_of(const Story& story, const std::vector<bool>& claims);

// The same of some, where others have not changed: all claims of some clusters and all their events.
void note_statements(const Story& story, const std::vector<Ref<Claim>>& of, const std::vector<bool>& claims,
                     std::vector<Ref<Claim>>& statements);
struct AccountBasis {
    const Story& story;
    const std::vector<ClaimColumn>& columns;
    const ToldClaims& claims;
    const std::vector<Ref<Claim>>& statements;  // of those that are told
};
void note_accounts(const AccountBasis& basis, const std::vector<Ref<Claim>>& claims,
                   const std::vector<Ref<Event>>& events, std::vector<Account>& accounts);

}  // namespace sourceline
