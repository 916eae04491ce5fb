// The last answers for a story, and what makes the next ones cheap.
#include <algorithm>
#include <limits>

#include "telling/colours.h"
#include "telling/columns.h"
#include "telling/search.h"
#include "telling/tally.h"
#include "telling/told.h"

namespace sourceline {

namespace {
constexpr Instant kNever{std::numeric_limits<std::int64_t>::max()};

bool same_telling(const Lens& a, const Lens& b) {
    return a.party == b.party && a.filter == b.filter && a.clock == b.clock;
}
}  // namespace

struct TellingMemo::Kept {
    explicit Kept(const Story& story) : columns(story), passing(story.events.size()), tally(story, columns, telling) {
        telling.claim_known.reserve(story.claims.size());
        for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
            telling.claim_known.push_back(known_from(story, Ref<Claim>{i}));
            telling.all_known = std::max(telling.all_known, telling.claim_known.back().sure);
        }
        telling.known_from.resize(story.events.size());
        telling.shown_from.resize(story.events.size());
        telling.party_rgb = party_colours(story);
    }

    StoryColumns columns;
    std::unique_ptr<FoldedTexts> texts;  // made when something is first looked for
    std::vector<Instant> passing;        // by event: the first of its claims that are let through, possibly
    Telling telling;
    Tally tally;
};

TellingMemo::TellingMemo(const Story& story) : story_(story) {}
TellingMemo::~TellingMemo() = default;

// As telling_of.
void TellingMemo::tell(const Lens& lens) {
    const StoryColumns& columns = kept_->columns;
    Telling& telling = kept_->telling;
    const Filter& filter = lens.filter;
    if (filter.search.empty()) {
        telling.events.assign(story_.events.size(), true);
        telling.claims.assign(story_.claims.size(), true);
    } else {
        if (!kept_->texts) kept_->texts = std::make_unique<FoldedTexts>(story_);
        const Matches& matches =
            kept_->texts->matches(filter.search, lens.clock == Clock::Known ? Summaries::LeftOut : Summaries::Searched);
        telling.events = matches.events;
        telling.claims = matches.claims;
    }
    telling.clock = lens.clock;
    std::fill(kept_->passing.begin(), kept_->passing.end(), kNever);
    for (std::size_t i = 0; i < columns.claims.size(); ++i) {
        if (!telling.claims[i]) continue;
        const ClaimColumn& claim = columns.claims[i];
        const std::uint32_t event = claim.event.index;
        const bool passes = (!lens.party || claim.party == *lens.party) &&
                            (!filter.actor || claim.actor == *filter.actor) &&
                            (!filter.kind || columns.events[event].kind == *filter.kind);
        if (passes)
            kept_->passing[event] = std::min(kept_->passing[event], telling.claim_known[i].instant);
        else
            telling.claims[i] = false;
    }
    for (std::size_t i = 0; i < columns.events.size(); ++i) {
        const EventColumn& event = columns.events[i];
        const bool own =
            telling.events[i] && !lens.party && !filter.actor && (!filter.kind || event.kind == *filter.kind);
        const bool passes = kept_->passing[i] != kNever;
        telling.events[i] = own || passes;
        telling.known_from[i] = !own && passes ? kept_->passing[i] : event.known;
        telling.shown_from[i] = lens.clock == Clock::Known ? telling.known_from[i] : event.start;
    }
}

const Telling& TellingMemo::telling(const Lens& lens) {
    if (!kept_) kept_ = std::make_unique<Kept>(story_);
    if (tellings_made_ == 0 || !same_telling(telling_lens_, lens)) {
        tell(lens);
        telling_lens_ = lens;
        ++tellings_made_;
    }
    return kept_->telling;
}

const Knowledge& TellingMemo::knowledge(const Lens& lens) {
    (void)telling(lens);
    Tally& tally = kept_->tally;
    if (tallied_ == tellings_made_ && knowledge_lens_.time == lens.time) return tally.knowledge();
    if (tallied_ == tellings_made_)
        tally.move_to(lens.time);
    else
        tally.begin(lens);
    tallied_ = tellings_made_;
    knowledge_lens_ = lens;
    ++asked_;
    return tally.knowledge();
}

std::uint64_t TellingMemo::accounts_made() const { return kept_ ? kept_->tally.accounts_made() : 0; }

TellingMemo::LookedAt TellingMemo::looked_at() const {
    if (!kept_) return {};
    return {kept_->tally.looked_at(), kept_->texts ? kept_->texts->looked_at() : 0};
}

}  // namespace sourceline
