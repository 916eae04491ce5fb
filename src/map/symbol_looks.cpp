#include "map/symbol_looks.h"

#include <algorithm>
#include <limits>

#include "story/query.h"
#include "telling/colours.h"

namespace sourceline {

SymbolFill fill_of(Standing standing) {
    switch (standing) {
        case Standing::Supported:
            return SymbolFill::Solid;
        case Standing::Contested:
            return SymbolFill::Hatched;
        case Standing::Claimed:
            break;
    }
    return SymbolFill::Hollow;
}

namespace {

void extend(Lifetime& life, const Lifetime& by) {
    life.happened_from = std::min(life.happened_from, by.happened_from);
    life.happened_until = std::max(life.happened_until, by.happened_until);
    life.known_from = std::min(life.known_from, by.known_from);
    life.known_until = std::max(life.known_until, by.known_until);
}

constexpr float kNever = 1e30f;

// One ring or area for all its events: in a party's colour only where that party alone tells of them.
template <class Ground>
void give_ground(const EventLooks& looks, const Lens& lens, const Knowledge& knowledge, const SymbolColours& colours,
                 Ground& ground) {
    Voices voices;
    bool first = true;
    for (const Ref<Event> event : ground.events) {
        // What is drawn of one that is known may not depend on one that is not known yet.
        if (lens.clock == Clock::Known && !knowledge.events[event.index]) continue;
        const Voices& of_event = knowledge.accounts[event.index].voices;
        if (of_event.parties > 0) voices.add(of_event.first);
        if (of_event.parties > 1) voices.add(of_event.second);
        if (of_event.parties > 2) voices.parties = 3;
        if (first)
            ground.life = looks[event.index].life;
        else
            extend(ground.life, looks[event.index].life);
        first = false;
    }
    if (first) ground.life = {kNever, kNever, kNever, kNever};
    const Halves halves = halves_of(voices, colours.party_rgb, colours.ink);
    ground.rgb = halves.first == halves.second ? halves.first : colours.ink;
}

// The symbol of a badge's first event is there until the second comes, if it stands at its place; those of the others
// never are.
void hand_over(EventScene& scene, const EventBadge& badge, float Lifetime::*from, float Lifetime::*gone) {
    EventSymbol* first = nullptr;
    float second = std::numeric_limits<float>::infinity();  // when the second comes
    for (const std::uint32_t index : badge.symbols) {
        EventSymbol& symbol = scene.symbols[index];
        const float begins = symbol.life.*from;
        symbol.life.*gone = begins;
        if (first == nullptr || begins < first->life.*from) {
            if (first != nullptr) second = first->life.*from;
            first = &symbol;
        } else {
            second = std::min(second, begins);
        }
    }
    if (badge.stand == SymbolStand::AtPlace && badge.symbols.size() > 1 && first->on_place) first->life.*gone = second;
}

void hand_over(EventScene& scene, const EventBadge& badge) {
    hand_over(scene, badge, &Lifetime::happened_from, &Lifetime::happened_gone);
    hand_over(scene, badge, &Lifetime::known_from, &Lifetime::known_gone);
}

}  // namespace

EventLooks looks_of(const Story& story, const Telling& telling, const Knowledge& knowledge,
                    const SymbolColours& colours) {
    std::vector<Instant> surely_known(story.events.size(), story.end);  // of the claims that are told
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        if (!knowledge.claims[i]) continue;
        Instant& known = surely_known[story.claims[i].event.index];
        known = std::min(known, telling.claim_known[i].sure);
    }
    const auto seconds = [&](Instant instant) { return static_cast<float>(instant - story.start); };
    EventLooks looks(story.events.size());
    for (std::uint32_t i = 0; i < looks.size(); ++i) {
        EventLook& look = looks[i];
        const Account& account = knowledge.accounts[i];
        const Halves halves = halves_of(account.voices, colours.party_rgb, colours.ink);
        look.fill = fill_of(account.standing);
        look.rgb = halves.first;
        look.second_rgb = halves.second;
        look.vague = is_time_open(story, {i});
        look.vaguely_known = surely_known[i] > telling.known_from[i];
        const TimeSpan& when = story.events[i].when;
        const Instant known = telling.known_from[i], until = look.vaguely_known ? surely_known[i] : known + kHour;
        look.life = {seconds(when.start), seconds(when.end), seconds(known), seconds(until)};
    }
    return looks;
}

void give_looks(const EventLooks& looks, const Lens& lens, const Knowledge& knowledge, const SymbolColours& colours,
                EventScene& scene) {
    for (EventSymbol& symbol : scene.symbols) {
        const EventLook& look = looks[symbol.event.index];
        symbol.fill = look.fill;
        symbol.rgb = look.rgb;
        symbol.second_rgb = look.second_rgb;
        symbol.life = look.life;
        symbol.vague = look.vague;
        symbol.vaguely_known = look.vaguely_known;
    }
    for (EventRing& ring : scene.rings) give_ground(looks, lens, knowledge, colours, ring);
    for (EventArea& area : scene.areas) give_ground(looks, lens, knowledge, colours, area);
    for (const EventBadge& badge : scene.badges) hand_over(scene, badge);
}

void give_looks(const Story& story, const Lens& lens, const Telling& telling, const Knowledge& knowledge,
                const SymbolColours& colours, EventScene& scene) {
    give_looks(looks_of(story, telling, knowledge, colours), lens, knowledge, colours, scene);
}

}  // namespace sourceline
