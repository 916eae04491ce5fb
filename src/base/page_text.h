// Text that the page sets, for what the app's own fonts lack: it knows the fonts of the device and shapes every script.
// Natively fonts/machine_text is in its place, in tests that or a made-up one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/letters.h"

namespace sourceline {

// One line, set as a whole.
struct TextAsk {
    std::string text;
    std::string language;  // BCP 47, "" = the page's: the same Han character has another shape in Chinese and Japanese
    int weight = 400;
    float em_px = 14;  // device pixels
    TextDirection direction = TextDirection::LeftToRight;
};

// Device pixels, from the pen on the baseline, y down.
struct TextInk {
    float advance = 0;
    int left = 0, top = 0, width = 0, height = 0;
};

enum class Ink { Tinted, Coloured };

class PageText {
  public:
    PageText() = default;
    virtual ~PageText() = default;
    PageText(const PageText&) = delete;
    PageText& operator=(const PageText&) = delete;

    virtual bool is_usable() = 0;
    // False when no font of the device has the character.
    virtual bool draws(char32_t c) = 0;
    virtual TextInk measure(const TextAsk& ask) = 0;
    // `rgba` has room for the ink's box and gets straight alpha; white where it is to be tinted.
    virtual Ink draw(const TextAsk& ask, const TextInk& ink, std::uint8_t* rgba) = 0;
    // Byte offsets at which a line may break within text without spaces.
    virtual std::vector<std::size_t> line_breaks(const std::string& text, const std::string& language) = 0;
};

}  // namespace sourceline
