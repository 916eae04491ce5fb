#include "telling/knowledge.h"

#include <algorithm>
#include <cstdint>

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
        if (base != '.') return static_cast<char32_t>(base);
        return c < 0x100 ? c : c & ~char32_t{1};  // Œ and œ: upper_case knows Latin-1 only
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
    bool empty() const { return words_.empty(); }  // of a search for nothing every text has all words
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

Words words_of(const Search& search, const Story& story, const Event& event) {
    const Words found = search.in(event.title) | search.in(event.summary);
    return event.place ? found | search.in(story.at(*event.place).name) : found;
}

Words words_of(const Search& search, const Story& story, const Claim& claim) {
    return search.in(story.at(claim.actor).name) | search.in(claim.text) | search.in(claim.quote);
}

// Everything but the search.
bool lens_shows(const Story& story, const Lens& lens, const Claim& claim) {
    const Filter& filter = lens.filter;
    return (!filter.kind || story.at(claim.event).kind == *filter.kind) &&
           (!filter.actor || claim.actor == *filter.actor) &&
           (!lens.party || story.at(claim.actor).party == *lens.party);
}

// An event that is looked for by its speaker stands by its claims alone.
bool may_stand_by_itself(const Lens& lens, const Event& event) {
    return !lens.party && !lens.filter.actor && (!lens.filter.kind || event.kind == *lens.filter.kind);
}

// Which events have all words of the search themselves, and which claims with their speaker and event.
struct Matches {
    std::vector<bool> events, claims;
};
Matches matches_of(const Story& story, std::string_view typed) {
    const Search search(typed);
    if (search.empty())
        return {std::vector<bool>(story.events.size(), true), std::vector<bool>(story.claims.size(), true)};
    Matches matches{std::vector<bool>(story.events.size()), std::vector<bool>(story.claims.size())};
    std::vector<Words> actors, events;
    for (const Actor& actor : story.actors) actors.push_back(search.in(actor.name));
    for (std::size_t i = 0; i < story.events.size(); ++i) {
        events.push_back(words_of(search, story, story.events[i]));
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

bool told_by(const Story& story, const Lens& lens, Ref<Claim> claim) {
    if (lens.clock == Clock::Known) return known_from(story, claim).instant <= lens.time;
    return story.at(story.at(claim).event).when.start <= lens.time;
}

// ---- Who says what ----

// How an answer stands in the order of saying: an answer comes after the one that it replaces, also where both are
// dated alike.
struct SaidOrder {
    Instant said;
    int depth = 0;
    Ref<Claim> claim;
    friend bool operator<(const SaidOrder& a, const SaidOrder& b) {
        if (a.said != b.said) return a.said < b.said;
        return a.depth != b.depth ? a.depth < b.depth : a.claim < b.claim;
    }
};
SaidOrder said_order(const Story& story, Ref<Claim> claim) {
    constexpr int kMaxChain = 64;  // a story made by hand may have a ring
    SaidOrder order{known_from(story, claim).instant, 0, claim};
    std::optional<Ref<Claim>> earlier = story.at(claim).supersedes;
    while (earlier && order.depth < kMaxChain) {
        order.said = std::max(order.said, known_from(story, *earlier).instant);
        ++order.depth;
        earlier = story.at(*earlier).supersedes;
    }
    return order;
}

bool same_words(const Claim& a, const Claim& b) {
    if (!a.answer || !b.answer) return a.answer.has_value() == b.answer.has_value();
    return a.answer->entries() == b.answer->entries();
}

// What is known of every claim at the moment, whatever lens and filters.
struct Moment {
    std::vector<bool> told, replaced;
};
Moment moment_of(const Story& story, const Lens& lens) {
    Moment moment{std::vector<bool>(story.claims.size()), std::vector<bool>(story.claims.size())};
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        moment.told[i] = told_by(story, lens, {i});
        const auto& earlier = story.claims[i].supersedes;
        if (moment.told[i] && earlier && earlier->index != i) moment.replaced[earlier->index] = true;
    }
    return moment;
}

void add_quantity(const Quantity& quantity, std::vector<QuantityRange>& ranges, bool& apart) {
    for (QuantityRange& range : ranges) {
        if (range.what != quantity.what || range.unit != quantity.unit) continue;
        apart = apart || quantity.min > range.max || quantity.max < range.min;
        range.min = std::min(range.min, quantity.min);
        range.max = std::max(range.max, quantity.max);
        ++range.claims;
        return;
    }
    ranges.push_back({quantity.what, quantity.unit, quantity.min, quantity.max, 1});
}

// Fills in what follows from the answers.
void sum_up(const Story& story, QuestionBoard& board) {
    std::vector<Ref<Claim>> standing;
    std::vector<bool> stands(story.claims.size());
    for (const PartyAnswers& party : board.parties)
        for (const Answer& answer : party.answers) {
            ++board.answer_count;
            if (answer.replaced) continue;
            standing.push_back(answer.claim);
            stands[answer.claim.index] = true;
        }
    bool alike = true;
    for (const Ref<Claim> ref : standing) {
        const Claim& claim = story.at(ref);
        alike = alike && same_words(claim, story.at(standing.front()));
        if (claim.disputes && stands[claim.disputes->index]) board.contradictory = true;
        if (claim.quantity) add_quantity(*claim.quantity, board.quantities, board.contradictory);
    }
    if (board.answer_count == 0)
        board.agreement = Agreement::NothingYet;
    else if (standing.size() < static_cast<std::size_t>(board.answer_count))
        board.agreement = Agreement::Changed;
    else if (board.answer_count == 1)
        board.agreement = Agreement::OneAnswer;
    else if (board.contradictory)
        board.agreement = Agreement::Contradictory;
    else
        board.agreement = alike ? Agreement::Alike : Agreement::Different;
}
}  // namespace

Telling telling_of(const Story& story, const Lens& lens) {
    Matches matches = matches_of(story, lens.filter.search);
    Telling telling{std::move(matches.events), std::move(matches.claims), {}};
    std::vector<Instant> known(story.events.size(), story.end), passing(story.events.size(), story.end);
    std::vector<bool> any(story.events.size()), any_passing(story.events.size());
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        const std::uint32_t event = claim.event.index;
        const Instant from = known_from(story, Ref<Claim>{i}).instant;
        if (!any[event] || from < known[event]) known[event] = from;
        any[event] = true;
        telling.claims[i] = telling.claims[i] && lens_shows(story, lens, claim);
        if (!telling.claims[i]) continue;
        if (!any_passing[event] || from < passing[event]) passing[event] = from;
        any_passing[event] = true;
    }
    for (std::size_t i = 0; i < story.events.size(); ++i) {
        const bool own = telling.events[i] && may_stand_by_itself(lens, story.events[i]);
        telling.events[i] = own || any_passing[i];
        const Instant said = !own && any_passing[i] ? passing[i] : known[i];
        telling.shown_from.push_back(lens.clock == Clock::Known ? said : story.events[i].when.start);
    }
    return telling;
}

std::vector<Ref<Event>> reading_path(const Story& story, const Telling& telling) {
    std::vector<Ref<Event>> path = events_in_time(story);
    std::stable_sort(path.begin(), path.end(), [&](Ref<Event> a, Ref<Event> b) {
        return telling.shown_from[a.index] < telling.shown_from[b.index];
    });
    return path;
}

Knowledge knowledge_at(const Story& story, const Lens& lens) {
    return knowledge_at(story, lens, telling_of(story, lens));
}

Knowledge knowledge_at(const Story& story, const Lens& lens, const Telling& telling) {
    Knowledge knowledge{telling.events, telling.claims};
    for (std::size_t i = 0; i < story.events.size(); ++i) {
        knowledge.events[i] = telling.events[i] && telling.shown_from[i] <= lens.time;
        if (!knowledge.events[i]) continue;
        ++knowledge.event_count;
        // What began before the story's days is their background: the sources speak of it as past.
        const TimeSpan& when = story.events[i].when;
        const bool open = is_vague(when) && when.start >= story.start && lens.time < when.end;
        knowledge.possible_count += lens.clock == Clock::Happened && open ? 1 : 0;
    }
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        if (!telling.claims[i]) continue;
        knowledge.statement_count += known_from(story, Ref<Claim>{i}).instant <= lens.time ? 1 : 0;
        knowledge.claims[i] = told_by(story, lens, {i});
    }
    return knowledge;
}

const Telling& TellingMemo::of(const Lens& lens) {
    if (!last_ || party_ != lens.party || filter_ != lens.filter || clock_ != lens.clock) {
        party_ = lens.party;
        filter_ = lens.filter;
        clock_ = lens.clock;
        last_ = telling_of(*story_, lens);
    }
    return *last_;
}

std::optional<Ref<Claim>> replaced_by(const Story& story, const Lens& lens, Ref<Claim> claim) {
    const auto later = superseded_by(story, claim);
    return later && told_by(story, lens, *later) ? later : std::nullopt;
}

bool passes(const Story& story, const Lens& lens, Ref<Event> ref) {
    if (ref.index >= story.events.size()) return false;
    if (!lens.party && lens.filter.empty()) return true;
    const Event& event = story.at(ref);
    const Search search(lens.filter.search);
    const Words own = words_of(search, story, event);
    if (may_stand_by_itself(lens, event) && search.all(own)) return true;
    for (const Claim& claim : story.claims)
        if (claim.event == ref && lens_shows(story, lens, claim) && search.all(own | words_of(search, story, claim)))
            return true;
    return false;
}

bool passes(const Story& story, const Lens& lens, Ref<Claim> ref) {
    if (ref.index >= story.claims.size()) return false;
    const Claim& claim = story.at(ref);
    if (!lens_shows(story, lens, claim)) return false;
    if (lens.filter.search.empty()) return true;
    const Search search(lens.filter.search);
    return search.all(words_of(search, story, story.at(claim.event)) | words_of(search, story, claim));
}

Instant shown_from(const Story& story, const Lens& lens, Ref<Event> event) {
    return telling_of(story, lens).shown_from[event.index];
}

std::string kept_search(std::string_view typed) {
    std::string kept;
    for (std::size_t at = 0; at < typed.size();) {
        const CodePoint point = code_point_at(typed, at);
        at += point.size;
        const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
        std::string letter;
        append_utf8(letter, control ? U' ' : point.value);
        if (kept.size() + letter.size() > kMaxSearchBytes) break;
        kept += letter;
    }
    return kept;
}

std::vector<QuestionBoard> board_at(const Story& story, const Lens& lens) {
    return board_at(story, lens, telling_of(story, lens));
}

std::vector<QuestionBoard> board_at(const Story& story, const Lens& lens, const Telling& telling) {
    const Moment moment = moment_of(story, lens);
    std::vector<QuestionBoard> boards(story.questions.size());
    for (std::uint32_t q = 0; q < boards.size(); ++q) {
        boards[q].question = {q};
        for (std::uint32_t p = 0; p < story.parties.size(); ++p)
            if (!lens.party || lens.party->index == p) boards[q].parties.push_back({{p}, {}});
    }
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        if (!claim.question) continue;
        const Ref<Party> of = story.at(claim.actor).party;
        if (lens.party && of != *lens.party) continue;
        PartyAnswers& party = boards[claim.question->index].parties[lens.party ? 0 : of.index];
        if (!telling.claims[i])
            party.filtered = true;
        else if (!moment.told[i])
            (lens.clock == Clock::Known && !known_from(story, Ref<Claim>{i}).stated ? party.undated : party.later) =
                true;
        else
            party.answers.push_back({{i}, moment.replaced[i]});
    }
    for (QuestionBoard& board : boards) {
        for (PartyAnswers& party : board.parties) {
            if (!party.answers.empty()) party.later = party.undated = party.filtered = false;
            if (party.later) party.undated = false;
            std::vector<SaidOrder> ordered;
            for (const Answer& answer : party.answers) ordered.push_back(said_order(story, answer.claim));
            std::sort(ordered.begin(), ordered.end());
            for (std::size_t i = 0; i < ordered.size(); ++i)
                party.answers[i] = {ordered[i].claim, moment.replaced[ordered[i].claim.index]};
        }
        sum_up(story, board);
    }
    return boards;
}

}  // namespace sourceline
