// The words of one language as a file: the page has those of the first language compiled in and fetches others. They
// are written by tools/words.py, {"words": "de", "version": "1a2b3c4d", "texts": […]}, the texts in the order of
// Strings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "words/table.h"

namespace sourceline {

struct WordsFile {
    Language language{};
    std::vector<std::string> texts;  // kTextCount of them
};

// The error is a sentence for whoever keeps the site: the file is the build's own, and never an author's.
Result<WordsFile> read_words_file(std::string_view bytes);

// Natively all languages have theirs from the start.
bool has_words(Language language);
// Those that it had before stay where they are: there may be views of them.
void take_words(WordsFile file);

}  // namespace sourceline
