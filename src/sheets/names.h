// Names that people type: compared whatever their case and quotation marks, the nearest one, and ids made of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sourceline {

// What two names have in common that differ in case, in white space or in the shape of quotation marks.
std::string folded(std::string_view name);

// The one of the folded `names` that the folded `name` is a misspelling of; their count where there is none.
std::size_t nearest(std::string_view name, const std::vector<std::string_view>& names);

// An id of a name, at most 40 letters of whole words: "The harbour fire" gives "the-harbour-fire", "Козинка" "kozinka".
// Cyrillic is written in Latin letters as for Ukrainian (the table of 2010) where `language` is "uk" or a letter is
// Ukrainian alone, else as for Russian; Greek in Latin letters, too. "" when no letter has a Latin one.
std::string id_of_name(std::string_view name, std::string_view language);

}  // namespace sourceline
