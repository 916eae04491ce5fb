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

class Looks {
  public:
    Looks(const Story& story, const Lens& lens, const Telling& telling, const Knowledge& knowledge,
          const SymbolColours& colours)
        : story_(story),
          lens_(lens),
          telling_(telling),
          knowledge_(knowledge),
          colours_(colours),
          surely_known_(story.events.size(), story.end) {
        for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
            if (!knowledge.claims[i]) continue;
            Instant& known = surely_known_[story.claims[i].event.index];
            known = std::min(known, telling.claim_known[i].sure);
        }
    }

    void give(EventSymbol& symbol) const {
        const Account& account = knowledge_.accounts[symbol.event.index];
        const Halves halves = halves_of(account.voices, colours_.party_rgb, colours_.ink);
        symbol.fill = fill_of(account.standing);
        symbol.rgb = halves.first;
        symbol.second_rgb = halves.second;
        symbol.life = life_of(symbol.event);
        symbol.vague = is_time_open(story_, symbol.event);
        symbol.vaguely_known = is_vaguely_known(symbol.event);
    }

    // One ring or area for all its events: in a party's colour only where that party alone tells of them.
    template <class Ground>
    void give(Ground& ground) const {
        Voices voices;
        bool first = true;
        for (const Ref<Event> event : ground.events) {
            // What is drawn of one that is known may not depend on one that is not known yet.
            if (lens_.clock == Clock::Known && !knowledge_.events[event.index]) continue;
            const Voices& of_event = knowledge_.accounts[event.index].voices;
            if (of_event.parties > 0) voices.add(of_event.first);
            if (of_event.parties > 1) voices.add(of_event.second);
            if (of_event.parties > 2) voices.parties = 3;
            if (first)
                ground.life = life_of(event);
            else
                extend(ground.life, life_of(event));
            first = false;
        }
        if (first) ground.life = {kNever, kNever, kNever, kNever};
        const Halves halves = halves_of(voices, colours_.party_rgb, colours_.ink);
        ground.rgb = halves.first == halves.second ? halves.first : colours_.ink;
    }

  private:
    static constexpr float kNever = 1e30f;

    bool is_vaguely_known(Ref<Event> event) const {
        return surely_known_[event.index] > telling_.known_from[event.index];
    }

    Lifetime life_of(Ref<Event> event) const {
        const auto seconds = [&](Instant instant) { return static_cast<float>(instant - story_.start); };
        const TimeSpan& when = story_.at(event).when;
        const Instant known = telling_.known_from[event.index];
        const Instant until = is_vaguely_known(event) ? surely_known_[event.index] : known + kHour;
        return {seconds(when.start), seconds(when.end), seconds(known), seconds(until)};
    }

    const Story& story_;
    const Lens& lens_;
    const Telling& telling_;
    const Knowledge& knowledge_;
    const SymbolColours& colours_;
    std::vector<Instant> surely_known_;  // by event, of the claims that are told
};

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

void give_looks(const Story& story, const Lens& lens, const Telling& telling, const Knowledge& knowledge,
                const SymbolColours& colours, EventScene& scene) {
    const Looks looks(story, lens, telling, knowledge, colours);
    for (EventSymbol& symbol : scene.symbols) looks.give(symbol);
    for (EventRing& ring : scene.rings) looks.give(ring);
    for (EventArea& area : scene.areas) looks.give(area);
    for (const EventBadge& badge : scene.badges) hand_over(scene, badge);
}

}  // namespace sourceline
