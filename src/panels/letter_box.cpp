#include "panels/letter_box.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace sourceline {

namespace {

// Hexadecimal digits of 3 by 5 points, rows from the top, the leftmost point in the highest bit.
constexpr std::uint16_t kDigits[16] = {0x7b6f, 0x2c97, 0x73e7, 0x73cf, 0x5bc9, 0x79cf, 0x79ef, 0x7252,
                                       0x7bef, 0x7bcf, 0x2bed, 0x6bae, 0x3923, 0x6b6e, 0x79e7, 0x79e4};
constexpr int kDigitWidth = 3, kDigitHeight = 5, kFrame = 2;  // the frame's line and a free point within

// Two rows of as many digits as the code needs: 4 or 6.
int columns(char32_t c) { return c > 0xffff ? 3 : 2; }
int width_of(char32_t c) { return columns(c) * (kDigitWidth + 1) - 1 + 2 * kFrame; }
constexpr int kHeight = 2 * (kDigitHeight + 1) - 1 + 2 * kFrame;

int scale_of(float em_px) { return std::max(1, static_cast<int>(em_px / 14.0f + 0.3f)); }

bool is_set(char32_t c, int x, int y) {
    const int width = width_of(c);
    if (x == 0 || y == 0 || x == width - 1 || y == kHeight - 1) return true;
    const int in_x = x - kFrame, in_y = y - kFrame;
    if (in_x < 0 || in_y < 0) return false;
    const int column = in_x / (kDigitWidth + 1), row = in_y / (kDigitHeight + 1);
    const int digit_x = in_x % (kDigitWidth + 1), digit_y = in_y % (kDigitHeight + 1);
    if (column >= columns(c) || row >= 2 || digit_x == kDigitWidth || digit_y == kDigitHeight) return false;
    const int place = 2 * columns(c) - 1 - (row * columns(c) + column);
    const std::uint16_t digit = kDigits[(c >> (4 * place)) & 15];
    return (digit >> (kDigitWidth * kDigitHeight - 1 - (digit_y * kDigitWidth + digit_x)) & 1) != 0;
}

}  // namespace

TextInk letter_box(char32_t c, float em_px) {
    const int scale = scale_of(em_px), width = width_of(c) * scale, height = kHeight * scale;
    // A little below the baseline, as letters with a descender are.
    return {static_cast<float>(width + 2 * scale), scale, static_cast<int>(std::round(em_px * 0.15f)) - height, width,
            height};
}

void draw_letter_box(char32_t c, float em_px, std::uint8_t* rgba) {
    const TextInk ink = letter_box(c, em_px);
    const int scale = scale_of(em_px);
    for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x) {
            std::uint8_t* texel = rgba + 4 * (static_cast<std::ptrdiff_t>(y) * ink.width + x);
            texel[0] = texel[1] = texel[2] = 255;
            texel[3] = is_set(c, x / scale, y / scale) ? 255 : 0;
        }
}

}  // namespace sourceline
