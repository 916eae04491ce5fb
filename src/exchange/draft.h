// A story begun from what somebody has in another form. What the form does not say is left out, never made up: a key
// that a story must have is missing, `sourceline check` names it, and the open ends say, row by row, what to find out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sourceline {

struct OpenEnd {
    std::string where;  // "row 14", "feature 3"; "" of the whole story
    std::string text;   // "who says so?"
    friend bool operator==(const OpenEnd&, const OpenEnd&) = default;
};

// What a form holds and a story has no room for: "the column 'Background'", in so many rows.
struct NotHeld {
    std::string what;
    std::size_t count = 0;
};

struct DraftCounts {
    std::size_t events = 0, claims = 0, sources = 0, places = 0, features = 0;
};

struct Draft {
    std::string story_json;
    std::vector<OpenEnd> open_ends;  // of the story first, then in the order of the form
    std::vector<OpenEnd> unread;     // what is not in the draft at all, and why
    std::vector<NotHeld> left_out;
    DraftCounts counts;
};

// All that is open, unread and left out, as a text to work through: a line for each. Ends in a line feed.
std::string open_ends_text(const Draft& draft, std::string_view story_name);
// "12 events, 12 claims, …" in one line.
std::string counted(const Draft& draft);

}  // namespace sourceline
