// A claim as Event and Story show it: speaker, words, what is measured, when it was said, and its source.
#pragma once

#include "panels/column.h"

namespace sourceline {

enum class CardOf { Statement, SameStatement };  // the latter: what the card before says, in another source
void claim_card(Column& column, Ref<Claim> ref, CardOf card);
// The one that was asked for stands out among its neighbours.
void lit_claim_card(Column& column, Ref<Claim> ref, CardOf card);

}  // namespace sourceline
