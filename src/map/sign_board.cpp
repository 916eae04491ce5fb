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
    parties_ = nullptr;
}

void SignBoard::tell(const EventParties& parties) {
    parties_ = &parties;
    voices_.clear();
    first_voice_.assign(1, 0);
    constexpr float kNever = 1e30f;
    std::vector<float>& from = earliest_;
    from.clear();
    for (const Ref<Party> party : parties.parties)
        from.resize(std::max(from.size(), 2 * (party.index + std::size_t{1})), kNever);
    for (std::size_t b = 0; b + 1 < first_.size(); ++b) {
        for (std::uint32_t m = first_[b]; m < first_[b + 1]; ++m) {
            const EventSymbol& symbol = scene_->symbols[members_[m]];
            for (std::uint32_t i = parties.first[symbol.event.index]; i < parties.first[symbol.event.index + 1]; ++i) {
                float* of = &from[2 * std::size_t{parties.parties[i].index}];
                of[0] = std::min(of[0], symbol.life.happened_from);
                of[1] = std::min(of[1], symbol.life.known_from);
            }
        }
        for (std::uint32_t party = 0; 2 * party < from.size(); ++party) {
            float* of = &from[2 * std::size_t{party}];
            if (of[0] != kNever) voices_.push_back({{party}, of[0], of[1]});
            of[0] = of[1] = kNever;
        }
        first_voice_.push_back(static_cast<std::uint32_t>(voices_.size()));
    }
}

void SignBoard::tell_parties(std::size_t badge, float time_s, Clock clock, MapSign& sign) const {
    if (parties_ == nullptr) return;
    for (std::uint32_t i = first_voice_[badge]; i < first_voice_[badge + 1]; ++i)
        if ((clock == Clock::Happened ? voices_[i].happened : voices_[i].known) <= time_s)
            sign.parties.push_back(voices_[i].party);
}

// Over the one that stood there before, with its room.
MapSign& SignBoard::next_sign(std::size_t& count) {
    if (count == signs_.size()) {
        if (spare_.empty()) spare_.emplace_back();
        signs_.push_back(std::move(spare_.back()));
        spare_.pop_back();
    }
    MapSign& sign = signs_[count++];
    sign.parties.clear();
    return sign;
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
        if (parties_ != nullptr) {
            const std::uint32_t* first = &parties_->first[symbol.event.index];
            for (std::uint32_t p = first[0]; p < first[1]; ++p) sign.parties.push_back(parties_->parties[p]);
        }
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
        tell_parties(b, time_s, clock, sign);
    }
    for (; signs_.size() > count; signs_.pop_back()) spare_.push_back(std::move(signs_.back()));
}

}  // namespace sourceline
