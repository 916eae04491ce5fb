#include "telling/search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "base/text.h"
#include "story/query.h"

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

constexpr unsigned char kSpace = 0x80, kNothing = 0x81;
constexpr auto kFoldedAscii = [] {
    std::array<unsigned char, 128> folded{};
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const auto c = static_cast<unsigned char>(i);
        const bool is_space = c == ' ' || (c >= 0x09 && c <= 0x0d), is_small = c >= 'a' && c <= 'z';
        folded[i] = is_space ? kSpace : is_small ? static_cast<unsigned char>(c - 32) : c;
    }
    folded['"'] = ' ';
    folded['\''] = folded['`'] = kNothing;
    return folded;
}();

// Most of it is ASCII, and a story may be long.
void append_folded_other(std::string& out, char32_t c) {
    const char32_t upper = upper_case(c);
    const bool is_combining = upper >= 0x300 && upper < 0x370;
    if (!is_combining && upper != U'\'') append_utf8(out, upper == U'"' ? U' ' : without_accent(upper));
}

// Text as it is compared: upper case, no accents, double quotes as spaces, no apostrophes (В’ячеслав is Вячеслав
// elsewhere), runs of white space one space.
void append_folded(std::string& out, std::string_view text) {
    bool has_begun = false, space_due = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const CodePoint point = byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text, at);
        at += point.size;
        const char32_t plain = byte < 0x80 ? kFoldedAscii[byte] : plain_quote_or_space(point.value);
        if (plain == (byte < 0x80 ? kSpace : U' ')) {
            space_due = has_begun;
            continue;
        }
        if (space_due) out += ' ';
        space_due = false;
        has_begun = true;
        if (byte >= 0x80)
            append_folded_other(out, plain);
        else if (plain != kNothing)
            out += static_cast<char>(plain);
    }
}

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_folded(out, text);
    return out;
}

std::vector<std::string> search_words(std::string_view typed) {
    std::vector<std::string> words;
    const std::string text = folded(typed);
    for (std::size_t at = 0; at < text.size() && words.size() < kMaxWords;) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// A search, and which of its words a text has.
class Search {
  public:
    explicit Search(std::string_view typed) : words_(search_words(typed)) {
        for (std::size_t i = 0; i < words_.size(); ++i) all_ |= Words{1} << i;
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

EventMatches matches_of(const Story& story, std::string_view typed, Summaries summaries, Ref<Event> event) {
    const Search search(typed);
    const Words of_event = words_of(search, story, story.at(event), summaries);
    EventMatches matches{search.all(of_event), {}};
    for (const Ref<Claim> ref : claims_of(story, event)) {
        const Claim& claim = story.at(ref);
        const Words found =
            of_event | search.in(story.at(claim.actor).name) | search.in(claim.text) | search.in(claim.quote);
        matches.claims.emplace_back(ref, search.all(found));
    }
    return matches;
}

namespace {
// Ends each text: no folded text has it, so no word reaches over it.
constexpr char kTextEnd = '\xFF';

std::uint64_t letter_of(char c) { return std::uint64_t{1} << (static_cast<unsigned char>(c) & 63); }
std::uint64_t letters_of(std::string_view text) {
    std::uint64_t letters = 0;
    for (const char c : text) letters |= letter_of(c);
    return letters;
}
}  // namespace

FoldedTexts::FoldedTexts(const Story& story) {
    const auto add = [&](const LocalText& text) {
        for (const auto& [language, words] : text.entries()) {
            append_folded(all_, words);
            all_ += kTextEnd;
        }
    };
    const auto end = [&](std::vector<Item>& items, std::size_t begin) {
        items.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(all_.size()),
                         letters_of(std::string_view(all_).substr(begin))});
    };
    const auto add_all = [&](std::vector<Item>& items, std::size_t count, auto add_item) {
        items.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t begin = all_.size();
            add_item(i);
            end(items, begin);
        }
    };
    add_all(actors_, story.actors.size(), [&](std::size_t i) { add(story.actors[i].name); });
    add_all(places_, story.places.size(), [&](std::size_t i) { add(story.places[i].name); });
    add_all(titles_, story.events.size(), [&](std::size_t i) { add(story.events[i].title); });
    add_all(summaries_, story.events.size(), [&](std::size_t i) { add(story.events[i].summary); });
    add_all(claims_, story.claims.size(), [&](std::size_t i) {
        add(story.claims[i].text);
        append_folded(all_, story.claims[i].quote);
        all_ += kTextEnd;
    });
    all_.shrink_to_fit();
    for (const Event& event : story.events) place_of_.push_back(event.place ? event.place->index : kNoPlace);
    for (const Claim& claim : story.claims) of_.push_back({claim.event, claim.actor});
}

std::uint64_t FoldedTexts::found_in(const Item& item, std::uint64_t wanted) const {
    const std::string_view text = std::string_view(all_).substr(item.begin, item.end - item.begin);
    std::uint64_t found = 0;
    for (std::uint64_t left = wanted; left != 0; left &= left - 1) {
        const auto word = static_cast<std::size_t>(std::countr_zero(left));
        if ((letters_[word] & ~item.letters) == 0 && text.find(words_[word]) != text.npos) found |= left & -left;
    }
    return found;
}

// Whatever has all words of this search had all of the one before.
bool FoldedTexts::narrows(const std::vector<std::string>& words, Summaries summaries) const {
    if (words_.empty() || summaries != summaries_asked_) return false;
    return std::all_of(words_.begin(), words_.end(), [&](const std::string& before) {
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& now) { return now.find(before) != now.npos; });
    });
}

const Matches& FoldedTexts::matches(std::string_view typed, Summaries summaries) {
    std::vector<std::string> words = search_words(typed);
    if (words.empty()) {
        words_.clear();
        matches_ = {std::vector<bool>(titles_.size(), true), std::vector<bool>(claims_.size(), true)};
        return matches_;
    }
    if (!narrows(words, summaries)) {
        looked_events_.resize(titles_.size());
        looked_claims_.resize(claims_.size());
        std::iota(looked_events_.begin(), looked_events_.end(), 0u);
        std::iota(looked_claims_.begin(), looked_claims_.end(), 0u);
        matches_ = {std::vector<bool>(titles_.size()), std::vector<bool>(claims_.size())};
    }
    words_ = std::move(words);
    summaries_asked_ = summaries;
    letters_.clear();
    for (const std::string& word : words_) letters_.push_back(letters_of(word));
    looked_at_ = looked_events_.size() + looked_claims_.size();
    look();
    return matches_;
}

// Looks at what the lists hold, and leaves in them what a narrower search must look at.
void FoldedTexts::look() {
    const std::uint64_t all = words_.size() == kMaxWords ? ~Words{0} : (Words{1} << words_.size()) - 1;
    std::vector<Words> actors;
    for (const Item& actor : actors_) actors.push_back(found_in(actor, all));
    event_words_.resize(titles_.size());
    std::vector<bool> needed(titles_.size());
    for (const std::uint32_t i : looked_events_) {
        Words found = found_in(titles_[i], all);
        if (found != all && place_of_[i] != kNoPlace) found |= found_in(places_[place_of_[i]], all & ~found);
        if (found != all && summaries_asked_ == Summaries::Searched) found |= found_in(summaries_[i], all & ~found);
        event_words_[i] = found;
        matches_.events[i] = needed[i] = found == all;
    }
    std::erase_if(looked_claims_, [&](std::uint32_t i) {
        const Words missing = all & ~(event_words_[of_[i].event.index] | actors[of_[i].actor.index]);
        matches_.claims[i] = found_in(claims_[i], missing) == missing;
        if (matches_.claims[i]) needed[of_[i].event.index] = true;
        return !matches_.claims[i];
    });
    std::erase_if(looked_events_, [&](std::uint32_t i) { return !needed[i]; });
}

std::string kept_search(std::string_view typed) {
    return cleaned(typed, {.max_bytes = kMaxSearchBytes, .control = U' '});
}

}  // namespace sourceline
