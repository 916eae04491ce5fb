// What a character is to whoever sets text: whether it joins the one before, runs from right to left, or is not seen.
#pragma once

#include <string>
#include <string_view>

#include "base/frame_memory.h"

namespace sourceline {

enum class TextDirection { LeftToRight, RightToLeft };

bool is_mark(char32_t c);           // stands on the letter before it
bool is_right_to_left(char32_t c);  // Hebrew, Arabic and the like
bool is_emoji(char32_t c);
// Takes no room by itself: joiners, variation selectors, direction marks, a soft hyphen, a break without width.
bool is_zero_width(char32_t c);
// The letter before and the one after are shaped together: a mark, a joiner, a variation or a skin's tone.
bool joins_before(char32_t c);

bool has_right_to_left(std::string_view text);
// Of the first letter that has one and is not isolated; `otherwise` when none has.
TextDirection first_direction(std::string_view text, TextDirection otherwise = TextDirection::LeftToRight);

// Letters and their marks are one character where Latin, Greek and Cyrillic have one for both.
std::string composed(std::string_view text);
// Text of a story within a sentence of the interface: whatever its direction, it reorders nothing around it. Marked by
// control characters, which no story can have.
FrameText isolated(FrameText text);
inline constexpr char32_t kIsolateBegins = 0x02, kIsolateEnds = 0x03;

// As it is to be drawn: composed; without controls, without what would reorder the text beside it (embeddings,
// overrides, isolates), without what only says where a line may break.
std::string as_drawn(std::string_view text);

// The size in bytes of the letter at `at` with all that joins it.
std::size_t cluster_size(std::string_view text, std::size_t at);

}  // namespace sourceline
