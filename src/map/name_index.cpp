#include "map/name_index.h"

#include <algorithm>
#include <bit>

namespace sourceline {

namespace {

constexpr std::size_t kLongestStart = 4, kRoomOfText = 16, kManyBytes = 256;

// FNV-1a, byte by byte.
constexpr std::uint64_t kHashOfNothing = 14695981039346656037u;
constexpr std::uint64_t with_byte(std::uint64_t hash, char byte) {
    return (hash ^ static_cast<unsigned char>(byte)) * 1099511628211u;
}
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = kHashOfNothing;
    for (const char byte : text) hash = with_byte(hash, byte);
    return hash;
}
// `room`: a power of two.
constexpr std::size_t folded(std::uint64_t hash, std::size_t room) { return (hash ^ hash >> 32) & (room - 1); }

bool is_same_name(const LocalText& a, const LocalText& b) { return a.entries() == b.entries(); }

}  // namespace

bool shares_a_name(const LocalText& a, const LocalText& b) {
    for (const auto& [language_a, text_a] : a.entries())
        for (const auto& [language_b, text_b] : b.entries())
            if (text_a == text_b) return true;
    return false;
}

bool contains_name(const LocalText& longer, const LocalText& name) {
    for (const auto& [language_a, text_a] : longer.entries())
        for (const auto& [language_b, text_b] : name.entries())
            if (!text_b.empty() && text_a.find(text_b) != std::string::npos) return true;
    return false;
}

NameIndex::NameIndex(const std::vector<const LocalText*>& names) : start_(kLongestStart) {
    by_text_.reserve(names.size());
    named_.reserve(names.size());
    std::bitset<kManyBytes> has_length;
    for (const LocalText* name : names)
        for (const auto& [language, text] : name->entries()) {
            if (text.empty()) continue;
            const auto [first, is_new] = by_text_.try_emplace(text, 0);
            // Equal ones mostly come one after the other.
            if (!is_new && is_same_name(*named_[first->second].name, *name)) continue;
            named_.push_back({name, is_new ? 0 : first->second + 1});
            first->second = static_cast<std::uint32_t>(named_.size() - 1);
            if (!is_new) continue;
            start_ = std::min(start_, text.size());
            if (text.size() < kManyBytes && has_length[text.size()]) continue;
            if (text.size() < kManyBytes) has_length.set(text.size());
            lengths_.push_back(text.size());
        }
    std::sort(lengths_.begin(), lengths_.end());
    lengths_.erase(std::unique(lengths_.begin(), lengths_.end()), lengths_.end());
    texts_.resize(std::bit_ceil(kRoomOfText * by_text_.size() + 1));
    for (const auto& [text, first] : by_text_) {
        starts_.set(folded(hash_of(text.substr(0, start_)), kStarts));
        texts_[folded(hash_of(text), texts_.size())] = true;
    }
}

bool NameIndex::has_part_of(const LocalText& longer) const {
    return std::any_of(longer.entries().begin(), longer.entries().end(),
                       [&](const auto& entry) { return has_part_in(entry.second, longer); });
}

bool NameIndex::has_part_in(std::string_view text, const LocalText& longer) const {
    if (lengths_.empty()) return false;
    for (std::size_t at = 0; at + start_ <= text.size(); ++at) {
        if (!starts_[folded(hash_of(text.substr(at, start_)), kStarts)]) continue;
        std::uint64_t hash = kHashOfNothing;
        std::size_t hashed = 0;
        for (const std::size_t length : lengths_) {
            if (at + length > text.size()) break;
            for (; hashed < length; ++hashed) hash = with_byte(hash, text[at + hashed]);
            if (!texts_[folded(hash, texts_.size())]) continue;
            const auto found = by_text_.find(text.substr(at, length));
            if (found == by_text_.end()) continue;
            // Who has this very name shares it with all that have it.
            const bool is_own = std::any_of(longer.entries().begin(), longer.entries().end(),
                                            [&](const auto& entry) { return entry.second == found->first; });
            if (is_own) continue;
            for (std::uint32_t next = found->second + 1; next != 0; next = named_[next - 1].next)
                if (!shares_a_name(longer, *named_[next - 1].name)) return true;
        }
    }
    return false;
}

}  // namespace sourceline
