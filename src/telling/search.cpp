#include "telling/search.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace sourceline {

namespace {
// A set of the words of a search. What is typed after the 64th is not looked for.
using Words = std::uint64_t;
constexpr std::size_t kMaxWords = 64;

// The base letters of U+00C0 to U+017F in upper case; '.' = stays.
constexpr std::string_view kLatinBases =
    "AAAAAA.CEEEEIIII.NOOOOO.OUUUUY..AAAAAA.CEEEEIIII.NOOOOO.OUUUUY.Y"
    "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIII..JJKK.LLLLLLLLLLNNNNNNN..OOOOOO.."
    "RRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS";
static_assert(kLatinBases.size() == 0x180 - 0xC0);

// Of an upper-case letter.
char32_t without_accent(char32_t c) {
    if (c < 0xC0) return c;
    if (c < 0x180) {
        const char base = kLatinBases[c - 0xC0];
        return base == '.' ? c : static_cast<char32_t>(base);
    }
    switch (c) {
        case 0x401:
            return 0x415;  // Ё, which is often written Е
        case 0x407:
            return 0x406;  // Ї
        case 0x40E:
            return 0x423;  // Ў
        case 0x419:
            return 0x418;  // Й
        case 0x490:
            return 0x413;  // Ґ
        default:
            return c;
    }
}

// Text as it is compared: upper case, no accents, double quotes as spaces, no apostrophes (В’ячеслав is Вячеслав
// elsewhere).
std::string folded(std::string_view text) {
    const std::string plain = upper_case(normalise_quotes_and_space(text));
    std::string out;
    out.reserve(plain.size());
    for (std::size_t at = 0; at < plain.size();) {
        const CodePoint point = code_point_at(plain, at);
        at += point.size;
        const bool combining = point.value >= 0x300 && point.value < 0x370;
        if (combining || point.value == U'\'') continue;
        append_utf8(out, point.value == U'"' ? U' ' : without_accent(point.value));
    }
    return out;
}

// A search, and which of its words a text has.
class Search {
  public:
    explicit Search(std::string_view typed) {
        const std::string text = folded(typed);
        for (std::size_t at = 0; at < text.size() && words_.size() < kMaxWords;) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            if (end > at) {
                all_ |= Words{1} << words_.size();
                words_.push_back(text.substr(at, end - at));
            }
            at = end + 1;
        }
    }
    bool empty() const { return words_.empty(); }
    bool all(Words found) const { return found == all_; }

    Words in(std::string_view text) const {
        Words found = 0;
        if (words_.empty()) return found;
        const std::string haystack = folded(text);
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (haystack.find(words_[i]) != haystack.npos) found |= Words{1} << i;
        return found;
    }
    Words in(const LocalText& text) const {
        Words found = 0;
        for (const auto& [language, words] : text.entries()) found |= in(words);
        return found;
    }

  private:
    std::vector<std::string> words_;
    Words all_ = 0;
};

Words words_of(const Search& search, const Story& story, const Event& event, Summaries summaries) {
    Words found = search.in(event.title);
    if (summaries == Summaries::Searched) found |= search.in(event.summary);
    return event.place ? found | search.in(story.at(*event.place).name) : found;
}
}  // namespace

Matches matches_of(const Story& story, std::string_view typed, Summaries summaries) {
    const Search search(typed);
    if (search.empty())
        return {std::vector<bool>(story.events.size(), true), std::vector<bool>(story.claims.size(), true)};
    Matches matches{std::vector<bool>(story.events.size()), std::vector<bool>(story.claims.size())};
    std::vector<Words> actors, events;
    for (const Actor& actor : story.actors) actors.push_back(search.in(actor.name));
    for (std::size_t i = 0; i < story.events.size(); ++i) {
        events.push_back(words_of(search, story, story.events[i], summaries));
        matches.events[i] = search.all(events.back());
    }
    for (std::size_t i = 0; i < story.claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        Words found = events[claim.event.index] | actors[claim.actor.index];
        if (!search.all(found)) found |= search.in(claim.text) | search.in(claim.quote);
        matches.claims[i] = search.all(found);
    }
    return matches;
}

std::string kept_search(std::string_view typed) {
    return cleaned(typed, {.max_bytes = kMaxSearchBytes, .control = U' '});
}

}  // namespace sourceline
