#include "panels/transition.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sourceline {

ShownCard shown_card(const State& state) {
    ShownCard card{state.view};
    if (state.view == View::Story) card.step = state.step;
    if (state.view == View::Event) card.event = state.event;
    if (state.view == View::Place) card.place = state.place;
    if (state.view == View::Claims) card.question = state.question;
    if (state.view == View::Sources) card.source = state.source;
    return card;
}

// Fast at first, then slower: what answers a press answers at once.
float Transition::eased(double share) {
    const double rest = 1.0 - std::clamp(share, 0.0, 1.0);
    return static_cast<float>(1.0 - rest * rest * rest);
}

void Transition::arrive(const TransitionGoal& goal, Wish wish) {
    time_s_ = from_s_ = to_s_ = goal.time_s;
    moved_s_ = kTime_s;
    soft_s_ = 0;
    card_ = goal.card;
    card_s_ = kCard_s;
    told_goal_ = goal.told;
    badges_goal_.assign(goal.badges.begin(), goal.badges.end());
    marks_move_ = false;
    told_.clear();
    badges_.clear();
    if (wish == Wish::None) return;
    told_.resize(goal.told.size());
    for (std::size_t i = 0; i < told_.size(); ++i) told_[i] = goal.told[i] ? 1.0f : 0.0f;
    badges_.assign(goal.told.size(), 0.0f);
    for (const Ref<Event> badge : goal.badges) badges_[badge.index] = 1.0f;
}

bool Transition::advance(const TransitionGoal& goal, double elapsed_s, Wish wish) {
    if (!std::exchange(begun_, true) || wish == Wish::None || told_.size() != goal.told.size()) {
        arrive(goal, wish);
        return false;
    }
    bool moving = move_time(goal, elapsed_s);
    if (card_ != goal.card) {
        card_ = goal.card;
        card_s_ = 0;
    } else {
        card_s_ = std::min(card_s_ + elapsed_s, kCard_s);
    }
    moving |= card_s_ < kCard_s;
    moving |= move_marks(goal, elapsed_s);
    return moving;
}

bool Transition::move_time(const TransitionGoal& goal, double elapsed_s) {
    constexpr double kSoftShare = 0.5, kSoftPlayed_s = 0.2;
    if (goal.is_held) {
        time_s_ = from_s_ = to_s_ = goal.time_s;
        moved_s_ = kTime_s;
        soft_s_ = goal.played_s_per_s * kSoftPlayed_s;
        return false;
    }
    if (goal.time_s != to_s_) {
        from_s_ = time_s_;
        to_s_ = goal.time_s;
        moved_s_ = 0;
    } else {
        moved_s_ = std::min(moved_s_ + elapsed_s, kTime_s);
    }
    const bool there = moved_s_ >= kTime_s;
    time_s_ = there ? to_s_ : from_s_ + (to_s_ - from_s_) * eased(moved_s_ / kTime_s);
    soft_s_ = std::fabs(to_s_ - time_s_) * kSoftShare;
    return !there;
}

bool Transition::move_marks(const TransitionGoal& goal, double elapsed_s) {
    const bool same_badges =
        std::equal(goal.badges.begin(), goal.badges.end(), badges_goal_.begin(), badges_goal_.end());
    if (!marks_move_ && goal.told == told_goal_ && same_badges) return false;
    told_goal_ = goal.told;
    badges_goal_.assign(goal.badges.begin(), goal.badges.end());
    const auto step = static_cast<float>(elapsed_s / kMark_s);
    bool moving = false;
    const auto towards = [&](float& share, float to) {
        if (share == to) return;
        share = share < to ? std::min(share + step, to) : std::max(share - step, to);
        moving |= share != to;
    };
    for (std::size_t i = 0; i < told_.size(); ++i) towards(told_[i], goal.told[i] ? 1.0f : 0.0f);
    // What has gone is not drawn any more: it comes back as something new.
    before_.swap(badges_);
    badges_.assign(told_.size(), 0.0f);
    for (const Ref<Event> badge : goal.badges) {
        badges_[badge.index] = before_[badge.index];
        towards(badges_[badge.index], 1.0f);
    }
    return marks_move_ = moving;
}

}  // namespace sourceline
