// sourceline vocabularies: the fixed words of the story format as JSON, for programs that write or check story files.
#include <cstdio>

#include "cli/verbs.h"
#include "story/vocabulary.h"

namespace sourceline::cli {

int vocabularies(const Arguments& arguments) {
    if (!arguments.empty()) return wrong_usage("'vocabularies' takes no argument");
    const char* between_lists = "{";
    for_each_vocabulary([&](auto vocabulary) {
        std::printf("%s\n  \"%s\": ", between_lists, vocabulary.kName.data());
        between_lists = ",";
        const char* between_words = "[";
        for (const auto& word : vocabulary.kWords) {  // of a to z and hyphens: nothing to escape
            std::printf("%s\"%s\"", between_words, word.name.data());
            between_words = ", ";
        }
        std::printf("]");
    });
    std::printf("\n}\n");
    return kExitGood;
}

}  // namespace sourceline::cli
