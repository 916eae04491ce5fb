#include "base/text.h"

#include <cstdarg>
#include <cstdio>
#include <utility>

namespace sourceline {
namespace {

// The length of the well-formed sequence at the front (Unicode 15, table 3-7), 0 when it is not one.
std::size_t sequence_size(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    std::size_t size = 0;
    unsigned char second_min = 0x80, second_max = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf)
        size = 2;
    else if (lead >= 0xe0 && lead <= 0xef)
        size = 3;
    else if (lead >= 0xf0 && lead <= 0xf4)
        size = 4;
    else
        return 0;
    if (lead == 0xe0) second_min = 0xa0;  // overlong
    if (lead == 0xed) second_max = 0x9f;  // surrogates
    if (lead == 0xf0) second_min = 0x90;  // overlong
    if (lead == 0xf4) second_max = 0x8f;  // beyond U+10FFFF
    if (text.size() < size || byte(1) < second_min || byte(1) > second_max) return 0;
    for (std::size_t i = 2; i < size; ++i)
        if ((byte(i) & 0xc0) != 0x80) return 0;
    return size;
}

// Latin Extended-A (U+0100 to U+017E) is pairs, upper case first, but for a few.
char32_t upper_case_of_latin_extended(char32_t c) {
    if (c == 0x131) return U'I';
    if (c == 0x138 || c == 0x149 || c == 0x178) return c;
    const bool odd_is_lower = c < 0x138 || (c > 0x149 && c < 0x178);
    return (c % 2 == 1) == odd_is_lower ? c - 1 : c;
}

// Greek capitals are written without the accent of their vowel; a sigma at a word's end is one like others.
char32_t upper_case_of_greek(char32_t c) {
    constexpr std::pair<char32_t, char32_t> kOthers[] = {
        {0x390, 0x3aa}, {0x3ac, 0x391}, {0x3ad, 0x395}, {0x3ae, 0x397}, {0x3af, 0x399}, {0x3b0, 0x3ab},
        {0x3c2, 0x3a3}, {0x3cc, 0x39f}, {0x3cd, 0x3a5}, {0x3ce, 0x3a9}, {0x386, 0x391}, {0x388, 0x395},
        {0x389, 0x397}, {0x38a, 0x399}, {0x38c, 0x39f}, {0x38e, 0x3a5}, {0x38f, 0x3a9},
    };
    for (const auto& [from, to] : kOthers)
        if (c == from) return to;
    return c >= 0x3b1 && c <= 0x3cb ? c - 32 : c;
}

bool is_space(char32_t c) {
    if (c == U' ' || (c >= 0x09 && c <= 0x0d) || c == 0x85 || c == 0xa0 || c == 0x1680) return true;
    return (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

bool is_double_quote(char32_t c) {
    switch (c) {
        case U'"':
        case 0xab:
        case 0xbb:
        case 0x201c:
        case 0x201d:
        case 0x201e:
        case 0x201f:
        case 0x2033:
        case 0x2039:
        case 0x203a:
        case 0x275d:
        case 0x275e:
        case 0x301d:
        case 0x301e:
        case 0x301f:
        case 0xff02:
            return true;
        default:
            return false;
    }
}

bool is_apostrophe(char32_t c) {
    switch (c) {
        case U'\'':
        case U'`':
        case 0xb4:
        case 0x2bb:
        case 0x2bc:
        case 0x2018:
        case 0x2019:
        case 0x201a:
        case 0x201b:
        case 0x2032:
        case 0x275b:
        case 0x275c:
        case 0xff07:
            return true;
        default:
            return false;
    }
}

// A letter or a digit; above Latin-1 everything but punctuation and symbols counts as one.
bool is_word_character(char32_t c) {
    if (c < 0x80) return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    if (c < 0xc0) return c == 0xaa || c == 0xb5 || c == 0xba;
    if (c >= 0xff00 && c <= 0xff65)  // punctuation of full width, but for its digits and Latin letters
        return is_word_character(c - 0xff00 + 0x20);
    return c != 0xd7 && c != 0xf7 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x303f);
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {  // most of every story
            ++at;
            continue;
        }
        const std::size_t size = sequence_size(text.substr(at, 4));
        if (size == 0) return at;
        at += size;
    }
    return std::nullopt;
}

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const std::size_t size = sequence_size(text.substr(at, 4));
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
    switch (size) {
        case 1:
            return {byte(0), 1};
        case 2:
            return {(byte(0) & 0x1f) << 6 | (byte(1) & 0x3f), 2};
        case 3:
            return {(byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f), 3};
        case 4:
            return {(byte(0) & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 | (byte(3) & 0x3f), 4};
        default:
            return {0xfffd, 1};
    }
}

bool any_code_point(std::string_view text, bool (*is)(char32_t)) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is(point.value)) return true;
        at += point.size;
    }
    return false;
}

namespace {
// Returns how many there are.
std::size_t encode(char32_t value, char (&bytes)[4]) {
    if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) value = 0xfffd;
    std::size_t count = 0;
    const auto put = [&](char32_t byte) { bytes[count++] = static_cast<char>(static_cast<unsigned char>(byte)); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xc0 | value >> 6);
        put(0x80 | (value & 0x3f));
    } else if (value < 0x10000) {
        put(0xe0 | value >> 12);
        put(0x80 | (value >> 6 & 0x3f));
        put(0x80 | (value & 0x3f));
    } else {
        put(0xf0 | value >> 18);
        put(0x80 | (value >> 12 & 0x3f));
        put(0x80 | (value >> 6 & 0x3f));
        put(0x80 | (value & 0x3f));
    }
    return count;
}
}  // namespace

void append_utf8(std::string& out, char32_t value) {
    char bytes[4];
    out.append(bytes, encode(value, bytes));
}

std::string cleaned(std::string_view foreign, const Cleaning& cleaning) {
    std::string kept;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < foreign.size(); ++characters) {
        const CodePoint point = code_point_at(foreign, at);
        at += point.size;
        const bool control = point.value < 0x20 || (point.value >= 0x7f && point.value < 0xa0);
        const std::size_t before = kept.size();
        if (characters < cleaning.max_characters) append_utf8(kept, control ? cleaning.control : point.value);
        if (kept.size() > before && kept.size() <= cleaning.max_bytes) continue;
        kept.resize(before);
        return kept.append(cleaning.ellipsis);
    }
    return kept;
}

char32_t upper_case(char32_t c) {
    if (c >= U'a' && c <= U'z') return c - 32;
    if (c < 0xe0) return c;
    if (c <= 0xfe) return c == 0xf7 ? c : c - 32;  // Latin-1 without the division sign
    if (c == 0xff) return 0x178;
    if (c <= 0x17e) return upper_case_of_latin_extended(c);
    if (c >= 0x386 && c <= 0x3ce) return upper_case_of_greek(c);
    if (c < 0x430 || c > 0x52f) return c;
    if (c <= 0x44f) return c - 32;
    if (c <= 0x45f) return c - 80;
    if (c == 0x4cf) return 0x4c0;
    if (c >= 0x4c1 && c <= 0x4ce) return c % 2 == 0 ? c - 1 : c;
    if (c >= 0x482 && c <= 0x489) return c;  // signs, not letters
    return c % 2 == 1 ? c - 1 : c;           // the rest are pairs, upper case first
}

FrameText upper_case(std::string_view text) {
    FrameText out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        char bytes[4];
        out += std::string_view(bytes, encode(upper_case(point.value), bytes));
        at += point.size;
    }
    return out;
}

char32_t plain_quote_or_space(char32_t c) {
    if (is_space(c)) return U' ';
    return is_double_quote(c) ? U'"' : is_apostrophe(c) ? U'\'' : c;
}

std::string normalise_quotes_and_space(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space_due = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        const char32_t plain = plain_quote_or_space(point.value);
        if (plain == U' ') {
            space_due = !out.empty();
            continue;
        }
        if (space_due) out += ' ';
        space_due = false;
        append_utf8(out, plain);
    }
    return out;
}

bool is_word_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_word_character(code_point_at(text, at).value);
}

bool is_spaceless(char32_t c) {
    constexpr char32_t kScripts[][2] = {
        {0xe00, 0x109f},    // Thai, Lao, Tibetan, Burmese
        {0x1780, 0x17ff},   // Khmer
        {0x1950, 0x19ff},   // Tai Le, New Tai Lue
        {0x1a20, 0x1b7f},   // Tai Tham, Balinese
        {0x2e80, 0x2fdf},   // parts of Chinese characters
        {0x3040, 0x312f},   // kana, bopomofo; Hangul, which has spaces, follows
        {0x31a0, 0x9fff},   // more of these, Chinese characters
        {0xa980, 0xa9ff},   // Javanese, more of Burmese
        {0xaa60, 0xaadf},   // more of Burmese, Tai Viet
        {0xf900, 0xfaff},   // Chinese characters for compatibility
        {0xff66, 0xff9f},   // kana of half width
        {0x20000, 0x3ffff}  // more Chinese characters
    };
    for (const auto& [first, last] : kScripts)
        if (c >= first && c <= last) return true;
    return false;
}

TextLength length_of(std::string_view text) {
    TextLength length;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        ++length.characters;
        if (is_spaceless(point.value)) {
            in_word = false;
            ++length.spaceless;
        } else if (is_space(point.value)) {
            in_word = false;
        } else if (!in_word && is_word_character(point.value)) {
            in_word = true;
            ++length.words;
        }
    }
    return length;
}

std::optional<std::uint32_t> parse_rgb(std::string_view text) {
    if (text.size() != 6) return std::nullopt;
    std::uint32_t rgb = 0;
    for (const char c : text) {
        const char lower = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            rgb = rgb * 16 + static_cast<std::uint32_t>(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            rgb = rgb * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
        else
            return std::nullopt;
    }
    return rgb;
}

std::string format(const char* pattern, ...) {
    char small[256];
    std::va_list arguments, again;
    va_start(arguments, pattern);
    va_copy(again, arguments);
    const int size = std::vsnprintf(small, sizeof small, pattern, arguments);
    va_end(arguments);
    std::string out;
    if (size > 0 && static_cast<std::size_t>(size) < sizeof small) {
        out.assign(small, static_cast<std::size_t>(size));
    } else if (size > 0) {
        out.resize(static_cast<std::size_t>(size) + 1);
        std::vsnprintf(out.data(), out.size(), pattern, again);
        out.pop_back();
    }
    va_end(again);
    return out;
}

}  // namespace sourceline
