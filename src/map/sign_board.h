// The signs of a scene from moment to moment: as signs_at answers them (map/symbols), without making them anew each
// time. Where the events of a badge begin in its own order, as they do on the clock of what happened, a moment costs a
// search in each badge and a copy of what stands in it; else a comparison for each. Whose a badge is costs a comparison
// for each party.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "map/scene.h"
#include "map/symbols.h"

namespace sourceline {

class SignBoard {
  public:
    // The scene must stay as it is until the next call.
    void set(const EventScene& scene);
    void clear();
    // Whose claims tell of the events of the scene; after each set, and when others are told. They must stay, too.
    void tell(const EventParties& parties);
    void show(float time_s, Clock clock);

    // Of the moment shown last; they stay where they are until the next one.
    std::vector<MapSign>& signs() { return signs_; }
    const std::vector<MapSign>& signs() const { return signs_; }

  private:
    // When the symbols of all badges begin on one clock, in the order of members_; seconds after the story's start.
    struct Begin {
        std::vector<float> from;
        std::vector<bool> is_in_order;  // by badge
    };
    // From when on, on each clock, a badge has an event that a party tells of.
    struct Voice {
        Ref<Party> party;
        float happened = 0, known = 0;
    };
    void tell_parties(std::size_t badge, float time_s, Clock clock, MapSign& sign) const;
    MapSign& next_sign(std::size_t& count);
    std::span<const std::uint32_t> begun(std::size_t badge, const Begin& begin, float time_s);

    const EventScene* scene_ = nullptr;
    std::vector<std::uint32_t> alone_;            // symbols that stand by themselves at some time
    std::vector<std::uint32_t> members_, first_;  // of the badges, one after the other
    Begin happened_, known_;
    std::vector<std::uint32_t> first_voice_;
    std::vector<float> earliest_;  // room for tell: by party, on either clock
    std::vector<Voice> voices_;    // of the badges, one after the other; of one each party once, in the story's order
    const EventParties* parties_ = nullptr;
    std::vector<std::uint32_t> room_;     // for what has begun of one badge
    std::vector<MapSign> signs_, spare_;  // those that stand, and others with their room
};

}  // namespace sourceline
