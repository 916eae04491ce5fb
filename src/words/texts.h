// The texts of a Strings as the one list that they are.
#pragma once

#include <cstddef>
#include <cstring>
#include <type_traits>

#include "words/table.h"

namespace sourceline {

inline constexpr std::size_t kTextsAt = offsetof(Strings, languages);
static_assert(std::is_standard_layout_v<Strings>);
static_assert(sizeof(Strings) == kTextsAt + kTextCount * sizeof(const char*));

// `texts`: kTextCount of them, each for good.
inline void set_texts(Strings& strings, const char* const* texts) {
    std::memcpy(reinterpret_cast<char*>(&strings) + kTextsAt, texts, kTextCount * sizeof(const char*));
}
inline const char* text_at(const Strings& strings, std::size_t index) {
    const char* text = nullptr;
    std::memcpy(&text, reinterpret_cast<const char*>(&strings) + kTextsAt + index * sizeof text, sizeof text);
    return text;
}

}  // namespace sourceline
