#include "map/sign_board.h"

#include <span>

namespace sourceline {

void SignBoard::clear() {
    scene_ = nullptr;
    alone_.clear();
    members_.clear();
    first_.clear();
    happened_from_.clear();
    known_from_.clear();
    signs_.clear();
}

void SignBoard::set(const EventScene& scene) {
    scene_ = &scene;
    alone_.clear();
    members_.clear();
    first_.clear();
    happened_from_.clear();
    known_from_.clear();
    for (std::uint32_t i = 0; i < scene.symbols.size(); ++i) {
        const Lifetime& life = scene.symbols[i].life;
        if (life.happened_from < life.happened_gone || life.known_from < life.known_gone) alone_.push_back(i);
    }
    for (const EventBadge& badge : scene.badges) {
        first_.push_back(static_cast<std::uint32_t>(members_.size()));
        for (const std::uint32_t i : badge.symbols) {
            members_.push_back(i);
            happened_from_.push_back(scene.symbols[i].life.happened_from);
            known_from_.push_back(scene.symbols[i].life.known_from);
        }
    }
    first_.push_back(static_cast<std::uint32_t>(members_.size()));
}

// Over the one that stood there before, with its room.
MapSign& SignBoard::next_sign(std::size_t& count) {
    if (count == signs_.size()) signs_.emplace_back();
    return signs_[count++];
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
    const std::vector<float>& from = clock == Clock::Happened ? happened_from_ : known_from_;
    begun_.resize(members_.size());
    for (std::size_t b = 0; b < scene_->badges.size(); ++b) {
        std::size_t begun = 0;
        for (std::size_t m = first_[b]; m < first_[b + 1]; ++m) {
            begun_[begun] = members_[m];
            begun += from[m] <= time_s ? 1 : 0;
        }
        const EventBadge& badge = scene_->badges[b];
        const std::span shown(begun_.data(), begun);
        if (!is_counted(*scene_, badge.stand, shown)) continue;
        MapSign& sign = next_sign(count);
        sign.at = anchor_of(*scene_, badge.at);
        sign.offset = badge.offset;
        sign.symbols.assign(shown.begin(), shown.end());
        sign.stand = badge.stand;
        sign.badge = true;
    }
    signs_.resize(count);
    for (MapSign& sign : signs_) sign.parties.clear();
}

}  // namespace sourceline
