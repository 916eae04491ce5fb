#include "story/query.h"

#include <algorithm>

namespace sourceline {
namespace {

template <class T>
std::optional<Ref<T>> by_id(const std::vector<T>& items, std::string_view id) {
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].id == id) return Ref<T>{static_cast<std::uint32_t>(i)};
    return std::nullopt;
}

template <class Wanted>
std::vector<Ref<Claim>> claims_where(const Story& story, Wanted wanted) {
    std::vector<Ref<Claim>> found;
    for (std::uint32_t i = 0; i < story.claims.size(); ++i)
        if (wanted(story.claims[i])) found.push_back({i});
    return found;
}

// Whether a claim speaks for the event at all: one that its sources deny or take back does not.
bool is_in_favour(const Claim& claim) {
    return claim.assessment != Assessment::Denied && claim.assessment != Assessment::Retracted;
}

bool figures_apart(const Claim& a, const Claim& b) {
    if (!a.quantity || !b.quantity || a.quantity->what != b.quantity->what || a.quantity->unit != b.quantity->unit)
        return false;
    return a.quantity->min > b.quantity->max || b.quantity->min > a.quantity->max;
}

// The sources themselves set claims against each other, or their figures do not meet; different words alone are no
// contest.
bool are_contested(const Story& story, Ref<Event> event, const std::vector<Ref<Claim>>& claims) {
    for (const Claim& claim : story.claims) {
        const bool of_this = claim.event == event;
        if (claim.disputes && (of_this || story.at(*claim.disputes).event == event)) return true;
        if (claim.supersedes && of_this && story.at(*claim.supersedes).event == event) return true;
    }
    for (std::size_t i = 0; i < claims.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (figures_apart(story.at(claims[i]), story.at(claims[j]))) return true;
    return false;
}

}  // namespace

std::optional<Ref<Event>> event_by_id(const Story& story, std::string_view id) { return by_id(story.events, id); }
std::optional<Ref<Party>> party_by_id(const Story& story, std::string_view id) { return by_id(story.parties, id); }
std::optional<Ref<Actor>> actor_by_id(const Story& story, std::string_view id) { return by_id(story.actors, id); }
std::optional<Ref<Source>> source_by_id(const Story& story, std::string_view id) { return by_id(story.sources, id); }

std::vector<Ref<Claim>> claims_of(const Story& story, Ref<Event> event) {
    return claims_where(story, [&](const Claim& claim) { return claim.event == event; });
}

std::vector<Ref<Claim>> claims_of(const Story& story, Ref<Source> source) {
    return claims_where(story, [&](const Claim& claim) { return claim.source == source; });
}

std::vector<Ref<Claim>> claims_of(const Story& story, Ref<Question> question) {
    return claims_where(story, [&](const Claim& claim) { return claim.question == question; });
}

bool is_vague(const TimeSpan& span) {
    return span.precision != TimePrecision::Exact && span.precision != TimePrecision::About;
}

bool has_kind(const Story& story, EventKind kind) {
    return std::any_of(story.events.begin(), story.events.end(),
                       [&](const Event& event) { return event.kind == kind; });
}

std::vector<Ref<Event>> events_in_time(const Story& story) {
    std::vector<Ref<Event>> events(story.events.size());
    for (std::uint32_t i = 0; i < events.size(); ++i) events[i] = {i};
    std::sort(events.begin(), events.end(), [&](Ref<Event> a, Ref<Event> b) {
        const TimeSpan &x = story.at(a).when, &y = story.at(b).when;
        if (x.start != y.start) return x.start < y.start;
        if (x.end != y.end) return x.end < y.end;
        return a < b;
    });
    return events;
}

KnownFrom known_from(const Story& story, Ref<Claim> claim_ref) {
    const Claim& claim = story.at(claim_ref);
    if (claim.said) return {claim.said->start, true};
    const Source& source = story.at(claim.source);
    if (source.published) return {source.published->start, false};
    return {story.end, false};
}

Instant known_from(const Story& story, Ref<Event> event) {
    Instant earliest = story.end;
    bool any = false;
    for (const Ref<Claim> claim : claims_of(story, event)) {
        const Instant known = known_from(story, claim).instant;
        if (!any || known < earliest) earliest = known;
        any = true;
    }
    return earliest;
}

std::optional<Ref<Claim>> superseded_by(const Story& story, Ref<Claim> claim) {
    for (std::uint32_t i = 0; i < story.claims.size(); ++i)
        if (story.claims[i].supersedes == claim) return Ref<Claim>{i};
    return std::nullopt;
}

Standing standing_of(const Story& story, Ref<Event> event) {
    const std::vector<Ref<Claim>> claims = claims_of(story, event);
    if (are_contested(story, event, claims)) return Standing::Contested;
    std::optional<Ref<Party>> supporter;
    bool several = false;
    for (const Ref<Claim> ref : claims) {
        const Claim& claim = story.at(ref);
        if (!is_in_favour(claim)) continue;
        const Ref<Party> party = story.at(claim.actor).party;
        several = several || (supporter && *supporter != party);
        supporter = party;
    }
    return several ? Standing::Confirmed : Standing::Claimed;
}

Ref<Party> main_party(const Story& story, Ref<Event> event) {
    std::vector<std::uint32_t> counts(story.parties.size(), 0);
    std::optional<Ref<Party>> most;
    const std::vector<Ref<Claim>> claims = claims_of(story, event);
    for (const Ref<Claim> claim : claims) ++counts[story.at(story.at(claim).actor).party.index];
    for (const Ref<Claim> claim : claims) {  // in the file's order, so that the first wins a tie
        const Ref<Party> party = story.at(story.at(claim).actor).party;
        if (!most || counts[party.index] > counts[most->index]) most = party;
    }
    return most.value_or(Ref<Party>{0});
}

}  // namespace sourceline
