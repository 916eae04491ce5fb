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
    return (!filter.kind || kind_of(story.at(claim.event)) == *filter.kind) &&
           (!filter.actor || claim.actor == *filter.actor) &&
           (!lens.party || story.at(claim.actor).party == *lens.party);
}

// An event that is looked for by its speaker stands by its claims alone.
bool may_stand_by_itself(const Lens& lens, const Event& event) {
    return !lens.party && !lens.filter.actor && (!lens.filter.kind || kind_of(event) == *lens.filter.kind);
}

// An exact time is known with its beginning; any other says only within what time it was.
Instant sure_from(const TimeSpan& said) { return said.precision == TimePrecision::Exact ? said.start : said.end; }

// The earliest of what is added.
struct Earliest {
    std::optional<Instant> instant;
    void add(Instant other) { instant = instant ? std::min(*instant, other) : other; }
};

ToldClaims account_basis(const Lens& lens, const Telling& telling, const Knowledge& knowledge) {
    return {account_claims(lens, telling, knowledge), lens.clock == Clock::Happened ? telling.claims : knowledge.sure};
}

// Claims that had been said by then, as many times as there are statements.
void count_statements(const Story& story, const Lens& lens, const Telling& telling, Knowledge& knowledge) {
    std::vector<bool> said = telling.claims, counted(said.size());
    for (std::uint32_t i = 0; i < said.size(); ++i) said[i] = said[i] && telling.claim_known[i].instant <= lens.time;
    const std::vector<Ref<Claim>> statements = statements_of(story, said);
    for (const bool sure : {true, false})
        for (std::uint32_t i = 0; i < said.size(); ++i) {
            if (!said[i] || counted[statements[i].index]) continue;
            if (sure && telling.claim_known[i].sure > lens.time) continue;
            counted[statements[i].index] = true;
            ++(sure ? knowledge.statement_count : knowledge.possible_statement_count);
        }
}

void note_replaced(const Story& story, const Lens& lens, Knowledge& knowledge) {
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        const std::optional<Ref<Claim>>& earlier = story.claims[i].supersedes;
        if (earlier && earlier->index != i && is_sure_by(story, lens, {i})) knowledge.replaced[earlier->index] = true;
    }
    // Of a statement that several sources report, all.
    std::vector<bool> statement(story.claims.size());
    for (std::size_t i = 0; i < statement.size(); ++i)
        if (knowledge.replaced[i]) statement[knowledge.statement[i].index] = true;
    for (std::size_t i = 0; i < statement.size(); ++i)
        if (statement[knowledge.statement[i].index]) knowledge.replaced[i] = true;
}

// All but the accounts.
Knowledge told_at(const Story& story, const Lens& lens, const Telling& telling) {
    Knowledge knowledge;
    knowledge.events = telling.events;
    knowledge.claims = knowledge.sure = telling.claims;
    knowledge.replaced.resize(story.claims.size());
    std::vector<bool> sure_events(story.events.size());
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        if (!telling.claims[i]) continue;
        if (lens.clock == Clock::Known) {
            knowledge.claims[i] = telling.claim_known[i].instant <= lens.time;
            knowledge.sure[i] = telling.claim_known[i].sure <= lens.time;
        } else {
            knowledge.claims[i] = knowledge.sure[i] = story.at(story.claims[i].event).when.start <= lens.time;
        }
        if (knowledge.sure[i]) sure_events[story.claims[i].event.index] = true;
    }
    knowledge.possible.resize(story.events.size());
    for (std::uint32_t i = 0; i < story.events.size(); ++i) {
        knowledge.events[i] = telling.events[i] && telling.shown_from[i] <= lens.time;
        if (!knowledge.events[i]) continue;
        ++knowledge.event_count;
        knowledge.possible[i] = lens.clock == Clock::Happened
                                    ? is_time_open(story, {i}) && lens.time < story.events[i].when.end
                                    : !sure_events[i] && lens.time < story.end;
        knowledge.possible_count += knowledge.possible[i] ? 1 : 0;
    }
    knowledge.statement = statements_of(story, knowledge.claims);
    note_replaced(story, lens, knowledge);
    count_statements(story, lens, telling, knowledge);
    return knowledge;
}

}  // namespace

KnownFrom known_from(const Story& story, Ref<Claim> ref) {
    const Claim& claim = story.at(ref);
    const std::optional<TimeSpan>& published = story.at(claim.source).published;
    const bool stated = claim.said.has_value();
    if (!stated && !published) return {story.end, story.end};
    const TimeSpan& span = stated ? *claim.said : *published;
    return {std::min(span.start, story.end), std::min(sure_from(span), story.end), stated,
            !stated && span.start > story.end};
}

bool is_told_by(const Story& story, const Lens& lens, Ref<Claim> ref) {
    if (lens.clock == Clock::Known) return known_from(story, ref).instant <= lens.time;
    return story.at(story.at(ref).event).when.start <= lens.time;
}

bool is_sure_by(const Story& story, const Lens& lens, Ref<Claim> ref) {
    if (lens.clock == Clock::Known) return known_from(story, ref).sure <= lens.time;
    return is_told_by(story, lens, ref);
}

bool is_reached(const Story& story, const Lens& lens, Ref<Event> event) {
    if (lens.clock == Clock::Happened) return story.at(event).when.start <= lens.time;
    if (lens.time >= story.end) return true;  // also where nobody speaks
    const std::span<const Ref<Claim>> claims = claims_of(story, event);
    return std::any_of(claims.begin(), claims.end(), [&](Ref<Claim> claim) { return is_told_by(story, lens, claim); });
}

bool is_whole(const Story& story, const Lens& lens, Ref<Event> event) {
    if (!is_reached(story, lens, event)) return false;
    const std::span<const Ref<Claim>> claims = claims_of(story, event);
    return std::all_of(claims.begin(), claims.end(), [&](Ref<Claim> claim) { return is_sure_by(story, lens, claim); });
}

bool is_step_told(const Story& story, const Lens& lens, const TourStep& step) {
    return lens.clock == Clock::Happened || std::all_of(step.cited.begin(), step.cited.end(), [&](Ref<Claim> claim) {
               return is_sure_by(story, lens, claim);
           });
}

bool holds_nothing_back(const Lens& lens, const Telling& telling) {
    return lens.clock == Clock::Happened || telling.all_known <= lens.time;
}

Saying saying_at(const Story& story, const Lens& lens, Ref<Claim> ref) {
    const std::optional<TimeSpan>& said = story.at(ref).said;
    if (!said) return Saying::Undated;
    if (said->start > lens.time) return Saying::Later;
    if (lens.clock == Clock::Known && sure_from(*said) > lens.time) return Saying::Possible;
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
    // A summary may tell of claims that are not known yet.
    const Summaries summaries = lens.clock == Clock::Known ? Summaries::LeftOut : Summaries::Searched;
    Matches matches = matches_of(story, lens.filter.search, summaries);
    Telling telling;
    telling.clock = lens.clock;
    telling.events = std::move(matches.events);
    telling.claims = std::move(matches.claims);
    telling.party_rgb = party_colours(story);

    std::vector<Earliest> known(story.events.size()), passing(story.events.size());
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        telling.claim_known.push_back(known_from(story, Ref<Claim>{i}));
        const Instant from = telling.claim_known.back().instant;
        telling.all_known = std::max(telling.all_known, telling.claim_known.back().sure);
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
    if (lens.clock == Clock::Happened) return story.at(event).when.start;
    const EventMatches matches = matches_of(story, lens.filter.search, Summaries::LeftOut, event);
    Earliest known, passing;
    for (const auto& [claim, matched] : matches.claims) {
        const Instant from = known_from(story, claim).instant;
        known.add(from);
        if (matched && lens_shows(story, lens, story.at(claim))) passing.add(from);
    }
    const bool own = matches.event && may_stand_by_itself(lens, story.at(event));
    return (!own && passing.instant ? passing : known).instant.value_or(story.end);
}

namespace {
// What stands last on the path.
bool is_past(const Story& story, const Telling& telling, Ref<Event> event) {
    return telling.clock == Clock::Happened && is_background(story, event);
}

}  // namespace

bool comes_before(const Story& story, const Telling& telling, Ref<Event> a, Ref<Event> b) {
    if (a == b) return false;
    const bool past_a = is_past(story, telling, a), past_b = is_past(story, telling, b);
    if (past_a != past_b) return past_b;
    const Instant from_a = telling.shown_from[a.index], from_b = telling.shown_from[b.index];
    if (from_a != from_b) return from_a < from_b;
    const TimeSpan &when_a = story.at(a).when, &when_b = story.at(b).when;
    if (when_a.start != when_b.start) return when_a.start < when_b.start;
    return when_a.end != when_b.end ? when_a.end < when_b.end : a < b;
}

std::vector<Ref<Event>> reading_path(const Story& story, const Telling& telling) {
    const std::span<const Ref<Event>> in_time = events_in_time(story);
    std::vector<Ref<Event>> path(in_time.begin(), in_time.end());
    if (telling.clock == Clock::Known) {
        // What is known together is walked together: a step over one of it would move the playhead past it.
        stable_sort(path, [&](Ref<Event> a, Ref<Event> b) {
            return telling.shown_from[a.index] < telling.shown_from[b.index];
        });
        return path;
    }
    // In order already, but for what stands last.
    std::vector<Ref<Event>> past;
    std::erase_if(path, [&](Ref<Event> event) {
        if (is_past(story, telling, event)) past.push_back(event);
        return is_past(story, telling, event);
    });
    path.insert(path.end(), past.begin(), past.end());
    return path;
}

PathPlace place_on_path(const Story& story, const Telling& telling, std::optional<Ref<Event>> event,
                        const std::vector<bool>* counted) {
    PathPlace place;
    place.is_last = event.has_value();
    for (std::uint32_t i = 0; i < story.events.size(); ++i) {
        const bool counts = !counted || (*counted)[i];
        place.of += counts ? 1 : 0;
        if (!event) continue;
        if (comes_before(story, telling, *event, {i}))
            place.is_last = false;
        else
            place.at += counts ? 1 : 0;
    }
    if (event && counted && !(*counted)[event->index]) place.at = 0;
    return place;
}

const std::vector<bool>& account_claims(const Lens& lens, const Telling& telling, const Knowledge& knowledge) {
    return lens.clock == Clock::Happened ? telling.claims : knowledge.claims;
}

Knowledge knowledge_at(const Story& story, const Lens& lens, const Telling& telling) {
    Knowledge knowledge = told_at(story, lens, telling);
    knowledge.accounts = accounts_of(story, account_basis(lens, telling, knowledge));
    return knowledge;
}

std::optional<Ref<Actor>> changed_account(const Story& story, const Knowledge& knowledge, Ref<Event> event) {
    for (const Ref<Claim> ref : claims_of(story, event)) {
        const Claim& claim = story.at(ref);
        if (claim.supersedes && story.at(*claim.supersedes).event == event && knowledge.sure[ref.index] &&
            knowledge.sure[claim.supersedes->index])
            return claim.actor;
    }
    return std::nullopt;
}

}  // namespace sourceline
