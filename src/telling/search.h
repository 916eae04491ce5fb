// What a reader looks for, and what has its words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
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

// What is kept of a search as typed: at most 200 bytes, cut at a letter, valid UTF-8 in one line.
inline constexpr std::size_t kMaxSearchBytes = 200;
std::string kept_search(std::string_view typed);

}  // namespace sourceline
