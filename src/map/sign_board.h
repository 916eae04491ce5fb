// The signs of a scene from moment to moment: as signs_at answers them (map/symbols), without making them anew each
// time. A moment costs one comparison for each symbol in a badge, and no allocation once warm.
#pragma once

#include <cstdint>
#include <vector>

#include "map/scene.h"
#include "map/symbols.h"

namespace sourceline {

class SignBoard {
  public:
    // The scene must stay as it is until the next call.
    void set(const EventScene& scene);
    void clear();
    void show(float time_s, Clock clock);

    // Of the moment shown last; they stay where they are until the next one.
    std::vector<MapSign>& signs() { return signs_; }
    const std::vector<MapSign>& signs() const { return signs_; }

  private:
    MapSign& next_sign(std::size_t& count);

    const EventScene* scene_ = nullptr;
    std::vector<std::uint32_t> alone_;               // symbols that stand by themselves at some time
    std::vector<std::uint32_t> members_, first_;     // of the badges, one after the other
    std::vector<float> happened_from_, known_from_;  // of each member, seconds after the story's start
    std::vector<std::uint32_t> begun_;               // of one badge, for a moment
    std::vector<MapSign> signs_;
};

}  // namespace sourceline
