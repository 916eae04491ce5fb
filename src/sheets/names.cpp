#include "sheets/names.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "base/letters.h"
#include "base/text.h"

namespace sourceline {
namespace {

constexpr std::size_t kLongestCompared = 48;  // characters

std::u32string characters_of(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        out += point.value;
        at += point.size;
    }
    return out;
}

// What `closest` of base does by bytes, for the page, by characters: names are in all scripts.
// Edit distance with transpositions of neighbours (Damerau 1964, restricted form); `limit` where it is no less.
std::size_t distance_of(const std::u32string& a, const std::u32string& b, std::size_t limit) {
    std::array<std::array<std::size_t, kLongestCompared + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto &above = rows[(i + 2) % 3], &above_that = rows[(i + 1) % 3];
        std::size_t least = row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], above_that[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit) return limit;
    }
    return std::min(limit, rows[a.size() % 3][b.size()]);
}

struct Letter {
    char32_t upper;
    const char* latin;
};
constexpr Letter kRussian[] = {
    {U'А', "a"},  {U'Б', "b"},  {U'В', "v"},    {U'Г', "g"},  {U'Д', "d"}, {U'Е', "e"}, {U'Ё', "e"},  {U'Ж', "zh"},
    {U'З', "z"},  {U'И', "i"},  {U'Й', "y"},    {U'К', "k"},  {U'Л', "l"}, {U'М', "m"}, {U'Н', "n"},  {U'О', "o"},
    {U'П', "p"},  {U'Р', "r"},  {U'С', "s"},    {U'Т', "t"},  {U'У', "u"}, {U'Ф', "f"}, {U'Х', "kh"}, {U'Ц', "ts"},
    {U'Ч', "ch"}, {U'Ш', "sh"}, {U'Щ', "shch"}, {U'Ъ', ""},   {U'Ы', "y"}, {U'Ь', ""},  {U'Э', "e"},  {U'Ю', "yu"},
    {U'Я', "ya"}, {U'І', "i"},  {U'Ї', "i"},    {U'Є', "ie"}, {U'Ґ', "g"}, {U'Ў', "u"}, {U'Ђ', "dj"}, {U'Ј', "j"},
    {U'Љ', "lj"}, {U'Њ', "nj"}, {U'Ћ', "c"},    {U'Џ', "dz"}, {U'Ә', "a"}, {U'Ғ', "g"}, {U'Қ', "q"},  {U'Ң', "n"},
    {U'Ө', "o"},  {U'Ұ', "u"},  {U'Ү', "u"},    {U'Һ', "h"},
};
// Where Ukrainian differs: decision 55 of the Cabinet of Ministers of Ukraine, 27 January 2010.
constexpr Letter kUkrainian[] = {{U'Г', "h"}, {U'И', "y"}, {U'Й', "i"}, {U'Ю', "iu"}, {U'Я', "ia"}};
constexpr Letter kUkrainianFirst[] = {{U'Й', "y"}, {U'Ю', "yu"}, {U'Я', "ya"}, {U'Є', "ye"}, {U'Ї', "yi"}};
constexpr Letter kGreek[] = {
    {U'Α', "a"},  {U'Β', "v"},  {U'Γ', "g"}, {U'Δ', "d"}, {U'Ε', "e"}, {U'Ζ', "z"}, {U'Η', "i"},
    {U'Θ', "th"}, {U'Ι', "i"},  {U'Κ', "k"}, {U'Λ', "l"}, {U'Μ', "m"}, {U'Ν', "n"}, {U'Ξ', "x"},
    {U'Ο', "o"},  {U'Π', "p"},  {U'Ρ', "r"}, {U'Σ', "s"}, {U'Τ', "t"}, {U'Υ', "y"}, {U'Φ', "f"},
    {U'Χ', "ch"}, {U'Ψ', "ps"}, {U'Ω', "o"}, {U'Ϊ', "i"}, {U'Ϋ', "y"},
};
// Latin letters by their base: one row a base letter, in upper case.
constexpr std::pair<const char*, std::u32string_view> kLatin[] = {
    {"a", U"ÀÁÂÃÄÅĀĂĄ"},  {"ae", U"Æ"},        {"c", U"ÇĆĈĊČ"}, {"d", U"ÐĎĐ"},   {"e", U"ÈÉÊËĒĔĖĘĚ"}, {"g", U"ĜĞĠĢ"},
    {"h", U"ĤĦ"},         {"i", U"ÌÍÎÏĨĪĬĮİ"}, {"j", U"Ĵ"},     {"k", U"Ķ"},     {"l", U"ĹĻĽĿŁ"},     {"n", U"ÑŃŅŇŊ"},
    {"o", U"ÒÓÔÕÖØŌŎŐ"},  {"oe", U"Œ"},        {"r", U"ŔŖŘ"},   {"s", U"ŚŜŞŠȘ"}, {"t", U"ŢŤŦȚ"},      {"th", U"Þ"},
    {"u", U"ÙÚÛÜŨŪŬŮŰŲ"}, {"w", U"Ŵ"},         {"y", U"ÝŶŸ"},   {"z", U"ŹŻŽ"},   {"ss", U"ßẞ"},
};

template <std::size_t N>
const char* latin_in(const Letter (&table)[N], char32_t upper) {
    for (const Letter& letter : table)
        if (letter.upper == upper) return letter.latin;
    return nullptr;
}

enum class Cyrillic { Russian, Ukrainian };

bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x02bc || c == 0x2018; }

// The Latin letters of a character; nullptr for one that parts words.
const char* latin_of(char32_t upper, bool begins_word, Cyrillic cyrillic) {
    static constexpr const char* kAscii[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m",
                                             "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z"};
    static constexpr const char* kDigits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    if (upper >= U'A' && upper <= U'Z') return kAscii[upper - U'A'];
    if (upper >= U'0' && upper <= U'9') return kDigits[upper - U'0'];
    if (is_mark(upper) || is_apostrophe(upper)) return "";
    for (const auto& [base, letters] : kLatin)
        if (letters.find(upper) != letters.npos) return base;
    const char* found = nullptr;
    if (cyrillic == Cyrillic::Ukrainian && begins_word) found = latin_in(kUkrainianFirst, upper);
    if (cyrillic == Cyrillic::Ukrainian && found == nullptr) found = latin_in(kUkrainian, upper);
    if (found == nullptr) found = latin_in(kRussian, upper);
    return found != nullptr ? found : latin_in(kGreek, upper);
}

}  // namespace

std::string folded(std::string_view name) {
    const bool is_ascii =
        std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const std::string plain = is_ascii ? normalise_quotes_and_space(name) : normalise_quotes_and_space(composed(name));
    std::string out;
    out.reserve(plain.size());
    for (std::size_t at = 0; at < plain.size();) {
        const CodePoint point = code_point_at(plain, at);
        append_utf8(out, upper_case(point.value));
        at += point.size;
    }
    return out;
}

std::size_t nearest(std::string_view name, const std::vector<std::string_view>& names) {
    const std::u32string wanted = characters_of(name);
    std::size_t best = names.size();
    if (wanted.size() > kLongestCompared) return best;
    std::size_t limit = wanted.size() <= 2   ? 1
                        : wanted.size() <= 5 ? 2
                                             : 3;  // the longer the name, the more may differ
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].size() > 4 * (wanted.size() + limit)) continue;
        const std::u32string other = characters_of(names[i]);
        const std::size_t longer = std::max(other.size(), wanted.size()),
                          shorter = std::min(other.size(), wanted.size());
        if (other.size() > kLongestCompared || longer - shorter >= limit) continue;
        const std::size_t distance = distance_of(wanted, other, limit);
        if (distance >= limit) continue;
        best = i;
        limit = distance;
    }
    return best;
}

std::string id_of_name(std::string_view name, std::string_view language) {
    constexpr std::size_t kLongest = 40;
    std::u32string letters = characters_of(composed(name));
    for (char32_t& c : letters) c = upper_case(c);
    const bool is_ukrainian = language == "uk" || letters.find_first_of(U"ІЇЄҐ") != letters.npos;
    std::string id, word;
    const auto end_word = [&] {
        if (word.empty() || id.size() + 1 + word.size() > kLongest) {
            if (id.empty()) id = word.substr(0, kLongest);
            return word.empty();
        }
        id += (id.empty() ? "" : "-") + std::exchange(word, {});
        return true;
    };
    for (std::size_t i = 0; i <= letters.size(); ++i) {
        const char* latin = i < letters.size() ? latin_of(letters[i], word.empty(),
                                                          is_ukrainian ? Cyrillic::Ukrainian : Cyrillic::Russian)
                                               : nullptr;
        if (latin != nullptr)
            word += latin;
        else if (!end_word())
            break;
    }
    return id;
}

}  // namespace sourceline
