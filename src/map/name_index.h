// Which names hold which: asked of all names of a story at once, as there may be very many of them.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "story/model.h"

namespace sourceline {

// In any language each.
bool shares_a_name(const LocalText& a, const LocalText& b);
// "Borisovka area" names Borisovka.
bool contains_name(const LocalText& longer, const LocalText& name);

class NameIndex {
  public:
    // They must outlive it.
    explicit NameIndex(const std::vector<const LocalText*>& names);

    // Does the name contain one of these that it does not share?
    bool has_part_of(const LocalText& longer) const;

  private:
    static constexpr std::size_t kStarts = 1 << 16;

    bool has_part_in(std::string_view text, const LocalText& longer) const;

    struct Named {
        const LocalText* name = nullptr;
        std::uint32_t next = 0;  // with the same text: its place in named_ and one; 0: none
    };
    std::unordered_map<std::string_view, std::uint32_t> by_text_;  // the first of named_
    std::vector<Named> named_;                                     // of equal names only one
    std::vector<std::size_t> lengths_;                             // of the texts, rising
    std::size_t start_ = 0;                                        // so many bytes all texts have
    std::bitset<kStarts> starts_;                                  // hashes of their first ones
    std::vector<bool> texts_;                                      // and of the whole
};

}  // namespace sourceline
