// What a reader looks for, and what has its words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "story/model.h"

namespace sourceline {

// By index: which events have all words of the search themselves (in title, place or, if they are searched, summary),
// and which claims with their speaker and event. Case, accents and quotation marks make no difference. A search without
// words matches all.
struct Matches {
    std::vector<bool> events, claims;
};
enum class Summaries { Searched, LeftOut };
Matches matches_of(const Story& story, std::string_view typed, Summaries summaries = Summaries::Searched);

// The same of one event and its claims, in the file's order.
struct EventMatches {
    bool event = false;
    std::vector<std::pair<Ref<Claim>, bool>> claims;
};
EventMatches matches_of(const Story& story, std::string_view typed, Summaries summaries, Ref<Event> event);

// The texts of a story as they are compared, for one search after another: folded once, about as large as they are. A
// search that has all words of the one before, with or without more letters, looks only at what matched that.
class FoldedTexts {
  public:
    explicit FoldedTexts(const Story& story);
    // As matches_of; until the next question.
    const Matches& matches(std::string_view typed, Summaries summaries);
    std::size_t looked_at() const { return looked_at_; }  // events and claims, for the last answer

  private:
    static constexpr std::uint32_t kNoPlace = 0xffffffffu;
    // Its texts, one after another, and which letters they have, by a hash: most texts lack one of a word's.
    struct Item {
        std::uint32_t begin = 0, end = 0;
        std::uint64_t letters = 0;
    };
    struct ClaimOf {
        Ref<Event> event;
        Ref<Actor> actor;
    };
    std::uint64_t found_in(const Item& item, std::uint64_t wanted) const;
    bool narrows(const std::vector<std::string>& words, Summaries summaries) const;
    void look();

    std::string all_;
    std::vector<Item> actors_, places_, titles_, summaries_, claims_;
    std::vector<std::uint32_t> place_of_;  // by event
    std::vector<ClaimOf> of_;              // by claim

    std::vector<std::string> words_;
    std::vector<std::uint64_t> letters_;  // of each word
    Summaries summaries_asked_ = Summaries::Searched;
    std::vector<std::uint64_t> event_words_;  // by event: which words it has itself
    std::vector<std::uint32_t> looked_events_, looked_claims_;
    std::size_t looked_at_ = 0;
    Matches matches_;
};

// What is kept of a search as typed: at most 200 bytes, cut at a letter, valid UTF-8 in one line.
inline constexpr std::size_t kMaxSearchBytes = 200;
std::string kept_search(std::string_view typed);

}  // namespace sourceline
