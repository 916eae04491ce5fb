// The interface's words in its languages: those of assets/words, which tools/words.py puts into words/table.h, with
// counts and numbers. Only a language that has_words() (words/words_file.h) is spoken.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "base/frame_memory.h"
#include "words/table.h"

namespace sourceline {

inline const Strings& strings(Language language) { return word_table().of[static_cast<int>(language)]; }

// The language of a tag such as "uk" or "uk-UA", or nothing.
std::optional<Language> language_of(std::string_view tag);
// Any language, also one that the interface does not speak, as a sentence of `language` names it: "Ukrainian" and "in
// Ukrainian". Its tag where no name is known.
FrameText name_of_language(Language language, std::string_view tag);
FrameText in_language(Language language, std::string_view tag);

// The pattern with its one %s replaced.
FrameText filled(std::string_view pattern, std::string_view value);
// The pattern with each {name} replaced that is given.
FrameText filled(std::string_view pattern, std::initializer_list<std::pair<std::string_view, std::string_view>> values);
FrameText capitalised(std::string_view text);

// "1 event", "2 події", "5 событий".
FrameText counted(Language language, int count, const Plural& thing);
FrameText count_events(Language language, int count);
// "23 events (12 possibly)": of `count`, what may have happened.
FrameText count_events_and_possible(Language language, int count, int possible);
// "20 statements made by now, perhaps 4 more".
FrameText count_statements(Language language, int count, int perhaps_more);
FrameText count_claims(Language language, int count);
FrameText count_answers(Language language, int count);
FrameText count_answers_known(Language language, int count, int perhaps_more);

// "7.5 km", "601 km"; decimal comma where the language has it.
FrameText distance_text(Language language, double km);
FrameText with_decimal(Language language, FrameText number);  // "7.5" as the language writes it
FrameText km_to_tenths(Language language, double km);         // "27.3 km"

}  // namespace sourceline
