// UTF-8 text: checking, walking, folding, and printf-style numbers without locale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/frame_memory.h"

namespace sourceline {

// Byte offset of the first invalid UTF-8 sequence (overlong, surrogate, cut, > U+10FFFF), or nothing.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);
// The code point at `at` and the bytes it takes; U+FFFD and 1 for an invalid byte. `at` < text.size().
struct CodePoint {
    char32_t value;
    std::size_t size;
};
CodePoint code_point_at(std::string_view text, std::size_t at);
bool any_code_point(std::string_view text, bool (*is)(char32_t));
void append_utf8(std::string& out, char32_t value);

// Text from outside, in one line of valid UTF-8: no invalid bytes, no control characters (C0, C1, DEL), and no longer
// than may be; it is cut at a character, `ellipsis` then stands after it.
struct Cleaning {
    std::size_t max_bytes = std::string::npos;  // of what is kept, without the ellipsis
    std::size_t max_characters = std::string::npos;
    char32_t control = U'\uFFFD';  // what stands for a control character
    std::string_view ellipsis = {};
};
std::string cleaned(std::string_view foreign, const Cleaning& cleaning = {});

// Upper case for Latin up to Extended-A, modern Greek (without accents) and Cyrillic; other characters stay.
FrameText upper_case(std::string_view text);
char32_t upper_case(char32_t c);
// Quotation marks of every shape become ", apostrophes ', runs of white space (NBSP too) one space; ends trimmed.
std::string normalise_quotes_and_space(std::string_view text);
char32_t plain_quote_or_space(char32_t c);  // the same of one character
// Words are runs between white space that hold a letter or a digit: "[…]" and a lone dash are none. In scripts that are
// written without spaces between words, letters are counted instead. Characters are code points.
struct TextLength {
    int words = 0, spaceless = 0, characters = 0;
};
TextLength length_of(std::string_view text);
// Whether the script is one of those: Chinese, Japanese, Thai, Lao, Burmese, Khmer, Tibetan and the like.
bool is_spaceless(char32_t c);
// Whether the character that begins at `at` is a letter or a digit; false at the end.
bool is_word_at(std::string_view text, std::size_t at);

// 0xRRGGBB from six hexadecimal digits; nothing from anything else.
std::optional<std::uint32_t> parse_rgb(std::string_view text);

// snprintf into a string, never locale dependent for the formats used here (%d %s %.2f).
[[gnu::format(printf, 1, 2)]] std::string format(const char* pattern, ...);

}  // namespace sourceline
