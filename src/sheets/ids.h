// Ids that were made of titles, kept in the sheet `ids` beside the others, so that links live on when a title changes.
//
// A row without an id of its own gets the one that was kept for it. It is the same row where title and all other cells
// are as they were; else where the title is (capitals and white space aside), in the order of the rows; else where all
// cells but the title are. So a title may change, or other cells may, and the id stays; of a row in which both change
// at once nothing tells that it is the same: it gets a new id. Ids of rows that are gone stay in the sheet: a row that
// comes back gets its own again, and no other row gets it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sheets/csv.h"

namespace sourceline {

struct KeptId {
    std::string sheet, id, title;
    std::string content;  // sixteen hexadecimal digits of all cells but the title
};

// The sheet `ids`: its columns are sheet, id, title, content. Faults of single rows are collected.
std::vector<KeptId> read_kept_ids(const Grid& grid, std::vector<SheetFault>& faults);
std::string write_kept_ids(const std::vector<KeptId>& kept);

inline constexpr std::uint64_t kHashBegins = 14695981039346656037u;  // of FNV-1a

// A row as far as its id depends on it.
struct RowToName {
    std::string id;     // its own, or ""
    std::string title;  // in the story's language; compared and kept
    std::string words;  // what an id is made of, and in which language
    std::string language;
    std::uint64_t content = kHashBegins;  // of the other cells; left so, the title alone tells which row it is
};

// Gives each row without an id its id. What is kept for `sheet` is taken from `kept` and goes to `now`: the ids that
// were made, and those that wait for their rows. `noun` names rows whose title has no Latin letters: "event-3".
void give_ids(std::vector<RowToName>& rows, std::string_view sheet, std::string_view noun,
              const std::vector<KeptId>& kept, std::vector<KeptId>& now);

// FNV-1a of a text, going on from `hash`.
std::uint64_t hashed(std::uint64_t hash, std::string_view text);

}  // namespace sourceline
