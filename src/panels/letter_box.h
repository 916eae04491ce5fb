// A box with a character's code in it, for what no font can draw.
#pragma once

#include <cstdint>

#include "base/page_text.h"

namespace sourceline {

TextInk letter_box(char32_t c, float em_px);
// White with alpha, into the ink's box.
void draw_letter_box(char32_t c, float em_px, std::uint8_t* rgba);

}  // namespace sourceline
