// sourceline vocabularies: the fixed words of the story format as JSON, for programs that write or check story files.
#include <cstdio>

#include "cli/verbs.h"
#include "story/vocabulary.h"

namespace sourceline::cli {
namespace {

void print_vocabularies() {
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
}

}  // namespace

void add_vocabularies(CLI::App& commands, int& /*status*/) {
    CLI::App* const verb = commands.add_subcommand(
        "vocabularies", "Print the words that a story may use for kinds, precisions and the like, as JSON");
    verb->footer("Example: sourceline vocabularies");
    verb->callback(print_vocabularies);
}

}  // namespace sourceline::cli
