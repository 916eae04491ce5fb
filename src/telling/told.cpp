#include "telling/told.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "story/query.h"
#include "telling/colours.h"
#include "telling/search.h"

namespace sourceline {

namespace {
// Everything but the search.
bool lens_shows(const Story& story, const Lens& lens, const Claim& claim) {
    const Filter& filter = lens.filter;
    return (!filter.kind || story.at(claim.event).kind == *filter.kind) &&
           (!filter.actor || claim.actor == *filter.actor) &&
           (!lens.party || story.at(claim.actor).party == *lens.party);
}

// An event that is looked for by its speaker stands by its claims alone.
bool may_stand_by_itself(const Lens& lens, const Event& event) {
    return !lens.party && !lens.filter.actor && (!lens.filter.kind || event.kind == *lens.filter.kind);
}

bool is_told(const Story& story, const Lens& lens, Ref<Claim> claim) {
    if (lens.clock == Clock::Known) return known_from(story, claim).instant <= lens.time;
    return story.at(story.at(claim).event).when.start <= lens.time;
}

// The earliest of what is added.
struct Earliest {
    std::optional<Instant> instant;
    void add(Instant other) { instant = instant ? std::min(*instant, other) : other; }
};

bool same_telling(const Lens& a, const Lens& b) {
    return a.party == b.party && a.filter == b.filter && a.clock == b.clock;
}
}  // namespace

KnownFrom known_from(const Story& story, Ref<Claim> ref) {
    const Claim& claim = story.at(ref);
    if (claim.said) return {claim.said->start, true};
    const Source& source = story.at(claim.source);
    if (source.published) return {source.published->start, false};
    return {story.end, false};
}

Saying saying_at(const Story& story, const Lens& lens, Ref<Claim> ref) {
    const std::optional<TimeSpan>& said = story.at(ref).said;
    if (!said) return Saying::Undated;
    if (said->start > lens.time) return Saying::Later;
    if (lens.clock == Clock::Known && is_vague(*said) && said->end > lens.time) return Saying::Possible;
    return Saying::Done;
}

bool is_time_open(const Story& story, Ref<Event> event) {
    const TimeSpan& when = story.at(event).when;
    return is_vague(when) && when.start >= story.start;
}

std::uint32_t Telling::rgb_of(Ref<Party> of) const {
    return of.index < party_rgb.size() ? party_rgb[of.index] : kNeutralRgb;
}

Telling telling_of(const Story& story, const Lens& lens) {
    Matches matches = matches_of(story, lens.filter.search);
    Telling telling;
    telling.events = std::move(matches.events);
    telling.claims = std::move(matches.claims);
    telling.party = lens.party ? std::vector(story.events.size(), *lens.party) : main_parties(story);
    telling.standing = standings(story, lens.party);
    telling.party_rgb = party_colours(story);

    std::vector<Earliest> known(story.events.size()), passing(story.events.size());
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        const Instant from = known_from(story, Ref<Claim>{i}).instant;
        known[claim.event.index].add(from);
        telling.claims[i] = telling.claims[i] && lens_shows(story, lens, claim);
        if (telling.claims[i]) passing[claim.event.index].add(from);
    }
    for (std::size_t i = 0; i < story.events.size(); ++i) {
        const bool own = telling.events[i] && may_stand_by_itself(lens, story.events[i]);
        const Earliest& said = !own && passing[i].instant ? passing[i] : known[i];
        telling.events[i] = own || passing[i].instant;
        telling.known_from.push_back(said.instant.value_or(story.end));
        telling.shown_from.push_back(lens.clock == Clock::Known ? telling.known_from[i] : story.events[i].when.start);
    }
    return telling;
}

Instant shown_from(const Story& story, const Lens& lens, Ref<Event> event) {
    return telling_of(story, lens).shown_from[event.index];
}

std::vector<Ref<Event>> reading_path(const Story& story, const Telling& telling) {
    std::vector<Ref<Event>> path = events_in_time(story);
    stable_sort(path,
                [&](Ref<Event> a, Ref<Event> b) { return telling.shown_from[a.index] < telling.shown_from[b.index]; });
    return path;
}

Knowledge knowledge_at(const Story& story, const Lens& lens, const Telling& telling) {
    Knowledge knowledge{telling.events, telling.claims, std::vector<bool>(story.claims.size())};
    for (std::uint32_t i = 0; i < story.events.size(); ++i) {
        knowledge.events[i] = telling.events[i] && telling.shown_from[i] <= lens.time;
        if (!knowledge.events[i]) continue;
        ++knowledge.event_count;
        const bool open = is_time_open(story, {i}) && lens.time < story.events[i].when.end;
        knowledge.possible_count += lens.clock == Clock::Happened && open ? 1 : 0;
    }
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        const bool told = is_told(story, lens, {i});
        const std::optional<Ref<Claim>>& earlier = story.claims[i].supersedes;
        if (told && earlier && earlier->index != i) knowledge.replaced[earlier->index] = true;
        if (!telling.claims[i]) continue;
        knowledge.statement_count += known_from(story, Ref<Claim>{i}).instant <= lens.time ? 1 : 0;
        knowledge.claims[i] = told;
    }
    return knowledge;
}

std::optional<Ref<Actor>> changed_account(const Story& story, const Knowledge& knowledge, Ref<Event> event) {
    for (const Ref<Claim> ref : claims_of(story, event)) {
        const Claim& claim = story.at(ref);
        if (claim.supersedes && story.at(*claim.supersedes).event == event && knowledge.claims[ref.index] &&
            knowledge.claims[claim.supersedes->index])
            return claim.actor;
    }
    return std::nullopt;
}

const Telling& TellingMemo::telling(const Lens& lens) {
    if (!telling_ || !same_telling(telling_lens_, lens)) {
        telling_ = telling_of(story_, lens);
        telling_lens_ = lens;
    }
    return *telling_;
}

const Knowledge& TellingMemo::knowledge(const Lens& lens) {
    if (!knowledge_ || knowledge_lens_ != lens) {
        knowledge_ = knowledge_at(story_, lens, telling(lens));
        knowledge_lens_ = lens;
        ++asked_;
    }
    return *knowledge_;
}

}  // namespace sourceline
