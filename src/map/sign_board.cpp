#include "map/sign_board.h"

#include <algorithm>

namespace sourceline {

void SignBoard::clear() { *this = {}; }

void SignBoard::set(const EventScene& scene) {
    scene_ = &scene;
    alone_.clear();
    members_.clear();
    first_.clear();
    for (std::uint32_t i = 0; i < scene.symbols.size(); ++i) {
        const Lifetime& life = scene.symbols[i].life;
        if (life.happened_from < life.happened_gone || life.known_from < life.known_gone) alone_.push_back(i);
    }
    for (const EventBadge& badge : scene.badges) {
        first_.push_back(static_cast<std::uint32_t>(members_.size()));
        members_.insert(members_.end(), badge.symbols.begin(), badge.symbols.end());
    }
    first_.push_back(static_cast<std::uint32_t>(members_.size()));
    const auto note = [&](Begin& begin, float Lifetime::*from) {
        begin.from.clear();
        begin.is_in_order.clear();
        for (const std::uint32_t i : members_) begin.from.push_back(scene.symbols[i].life.*from);
        for (std::size_t b = 0; b < scene.badges.size(); ++b)
            begin.is_in_order.push_back(
                std::is_sorted(begin.from.begin() + first_[b], begin.from.begin() + first_[b + 1]));
    };
    note(happened_, &Lifetime::happened_from);
    note(known_, &Lifetime::known_from);
}

// Over the one that stood there before, with its room.
MapSign& SignBoard::next_sign(std::size_t& count) {
    if (count == signs_.size()) {
        if (spare_.empty()) spare_.emplace_back();
        signs_.push_back(std::move(spare_.back()));
        spare_.pop_back();
    }
    return signs_[count++];
}

std::span<const std::uint32_t> SignBoard::begun(std::size_t badge, const Begin& begin, float time_s) {
    const float *from = begin.from.data() + first_[badge], *end = begin.from.data() + first_[badge + 1];
    const std::uint32_t* member = members_.data() + first_[badge];
    if (begin.is_in_order[badge]) return {member, static_cast<std::size_t>(std::upper_bound(from, end, time_s) - from)};
    room_.clear();
    for (; from != end; ++from, ++member)
        if (*from <= time_s) room_.push_back(*member);
    return room_;
}

void SignBoard::show(float time_s, Clock clock) {
    std::size_t count = 0;
    if (scene_ == nullptr) return signs_.clear();
    for (const std::uint32_t i : alone_) {
        const EventSymbol& symbol = scene_->symbols[i];
        if (!is_shown(symbol.life, time_s, clock)) continue;
        MapSign& sign = next_sign(count);
        sign.at = anchor_of(*scene_, symbol.at);
        sign.offset = symbol.offset;
        sign.symbols.assign(1, i);
        sign.stand = SymbolStand::AtPlace;
        sign.badge = false;
    }
    for (std::size_t b = 0; b < scene_->badges.size(); ++b) {
        const EventBadge& badge = scene_->badges[b];
        const std::span<const std::uint32_t> shown = begun(b, clock == Clock::Happened ? happened_ : known_, time_s);
        if (!is_counted(*scene_, badge.stand, shown)) continue;
        MapSign& sign = next_sign(count);
        sign.at = anchor_of(*scene_, badge.at);
        sign.offset = badge.offset;
        sign.symbols.assign(shown.begin(), shown.end());
        sign.stand = badge.stand;
        sign.badge = true;
    }
    for (; signs_.size() > count; signs_.pop_back()) spare_.push_back(std::move(signs_.back()));
    for (MapSign& sign : signs_) sign.parties.clear();
}

}  // namespace sourceline
