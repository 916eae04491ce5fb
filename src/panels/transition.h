// What is shown on its way to what is: the playhead after a jump, a card that has changed, bars and badges that come.
// Short and eased; for who wants no motion all is there at once. Times in seconds.
#pragma once

#include <optional>
#include <vector>

#include "base/frame_memory.h"
#include "state/state.h"
#include "story/model.h"

namespace sourceline {

// What the panel tells now.
struct ShownCard {
    View view = View::Story;
    std::optional<Ref<TourStep>> step = {};
    std::optional<Ref<Event>> event = {};
    std::optional<Ref<Place>> place = {};
    std::optional<Ref<Question>> question = {};
    std::optional<Ref<Source>> source = {};
    friend bool operator==(const ShownCard&, const ShownCard&) = default;
};
ShownCard shown_card(const State& state);

struct TransitionGoal {
    double time_s = 0;          // of the playhead, after the story's start
    bool is_held = false;       // by a hand or by playing: it is followed at once
    double played_s_per_s = 0;  // while it plays
    ShownCard card;
    const std::vector<bool>& told;  // by event
    FrameList<Ref<Event>> badges;   // on the map, by the first of their events
};

class Transition {
  public:
    enum class Wish { Eased, None };

    // Another story: what comes first is there at once.
    void restart() { *this = {}; }
    // True while anything is still on its way.
    bool advance(const TransitionGoal& goal, double elapsed_s, Wish wish);

    double time_s() const { return time_s_; }
    // How long after it has come a symbol is whole, of the playhead's time; 0: at once.
    double soft_s() const { return soft_s_; }
    // 0 not there yet .. 1 whole.
    float card() const { return eased(card_s_ / kCard_s); }
    float told(Ref<Event> event) const { return told_.empty() ? float(is_told(event)) : share(told_, event); }
    float badge(Ref<Event> event) const { return share(badges_, event); }

  private:
    static constexpr double kTime_s = 0.32, kCard_s = 0.24, kMark_s = 0.2;

    static float eased(double share);
    static float share(const std::vector<float>& shares, Ref<Event> event) {
        return event.index < shares.size() ? shares[event.index] : 1.0f;
    }
    bool move_time(const TransitionGoal& goal, double elapsed_s);
    bool move_marks(const TransitionGoal& goal, double elapsed_s);
    bool is_told(Ref<Event> event) const { return event.index >= told_goal_.size() || told_goal_[event.index]; }
    void arrive(const TransitionGoal& goal, Wish wish);

    bool begun_ = false;
    double time_s_ = 0, from_s_ = 0, to_s_ = 0, moved_s_ = kTime_s, soft_s_ = 0;
    ShownCard card_;
    double card_s_ = kCard_s;           // since it has changed
    std::vector<float> told_, badges_;  // empty: all is as it is meant to be
    std::vector<float> before_;         // room for badges_ as they were
    std::vector<bool> told_goal_;
    std::vector<Ref<Event>> badges_goal_;
    bool marks_move_ = false;
};

}  // namespace sourceline
