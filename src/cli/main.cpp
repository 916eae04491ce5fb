// sourceline: the command line.
#include <algorithm>
#include <cstdio>
#include <string>

#include "base/version.h"
#include "cli/verbs.h"

namespace sourceline::cli {
namespace {

struct Verb {
    const char* name;
    const char* synopsis;
    const char* summary;
    int (*run)(const Arguments&);
};

constexpr Verb kVerbs[] = {
    {"check", "check STORY... [--sources DIR] [--basemaps DIR] [--json]",
     "tell every problem of story files; with --sources, look the quotes up in the documents there;\n"
     "      --basemaps says where the base maps lie that the stories name",
     check},
    {"vocabularies", "vocabularies",
     "print the words that a story file may use for kinds, precisions and the like, as JSON", vocabularies},
};

void print_usage(std::FILE* out) {
    std::fputs("Usage:\n", out);
    for (const Verb& verb : kVerbs) std::fprintf(out, "  sourceline %s\n      %s\n", verb.synopsis, verb.summary);
    std::fputs(
        "  sourceline --help | --version\n"
        "Exit status: 0 good, 1 a story has errors, 2 wrong usage or a file that cannot be read.\n",
        out);
}

int run(const Arguments& arguments) {
    if (arguments.empty()) return wrong_usage("no command is given");
    const std::string_view name = arguments.front();
    const Arguments rest(arguments.begin() + 1, arguments.end());
    const auto is_help = [](std::string_view argument) { return argument == "--help" || argument == "-h"; };
    if (name == "help" || std::any_of(arguments.begin(), arguments.end(), is_help)) {
        print_usage(stdout);
        return kExitGood;
    }
    for (const Verb& verb : kVerbs)
        if (name == verb.name) return verb.run(rest);
    if (name == "--version") {
        std::printf("sourceline %s, story format version 1\n", std::string(version()).c_str());
        return kExitGood;
    }
    return wrong_usage("there is no command '" + std::string(name) + "'");
}

}  // namespace

int wrong_usage(std::string_view what) {
    std::fprintf(stderr, "sourceline: %.*s\n", static_cast<int>(what.size()), what.data());
    print_usage(stderr);
    return kExitUsage;
}

}  // namespace sourceline::cli

int main(int argc, char** argv) {
    const int status = sourceline::cli::run({argv + 1, argv + (argc > 0 ? argc : 1)});
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
    std::fputs("sourceline: the output cannot be written\n", stderr);
    return sourceline::cli::kExitUsage;
}
