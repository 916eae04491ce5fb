// sourceline: the command line.
#include <cstdio>
#include <string>
#include <vector>

#include "base/version.h"
#include "cli/verbs.h"

namespace sourceline::cli {
namespace {

// The verb that was named, or the app where none was.
const CLI::App& named_verb(const CLI::App& commands) {
    const auto verbs = commands.get_subcommands();
    return verbs.empty() ? commands : *verbs.front();
}

std::string first_unknown(const CLI::App& verb) {
    const std::vector<std::string> all = verb.remaining();
    return all.empty() ? "" : all.front();
}

// "check has no option '--fast'", "vocabularies does not take 'x'"
std::string what_is_unknown(const CLI::App& commands) {
    if (const std::string unknown = first_unknown(commands); !unknown.empty())
        return (unknown.starts_with('-') ? "there is no option '" : "there is no command '") + unknown + "'";
    const CLI::App& verb = named_verb(commands);
    const std::string unknown = first_unknown(verb);
    if (unknown.starts_with('-')) return verb.get_name() + " has no option '" + unknown + "'";
    return verb.get_name() + " does not take '" + unknown + "'";
}

// What CLI11 tells begins with the option's name. Each option's description begins with what it is: "the folder of…".
std::string what_is_missing(const CLI::App& commands, const std::string& told) {
    const CLI::App& verb = named_verb(commands);
    const std::string name = told.substr(0, told.find_first_of(": "));
    const CLI::Option* const option = verb.get_option_no_throw(name);
    if (option == nullptr) return verb.get_name() + ": " + told;
    const std::string& described = option->get_description();
    const std::string what = described.substr(0, described.find_first_of(",;:"));
    return (option->get_positional() ? verb.get_name() : name) + " needs " + what;
}

std::string plain_words(const CLI::App& commands, const CLI::ParseError& error) {
    const auto kind = static_cast<CLI::ExitCodes>(error.get_exit_code());
    if (kind == CLI::ExitCodes::ExtrasError) return what_is_unknown(commands);
    if (kind == CLI::ExitCodes::RequiredError || kind == CLI::ExitCodes::ArgumentMismatch)
        return what_is_missing(commands, error.what());
    return named_verb(commands).get_name() + ": " + error.what();
}

int wrong_usage(const CLI::App& commands, const std::string& what) {
    std::fprintf(stderr, "sourceline: %s\n", what.c_str());
    const CLI::App& verb = named_verb(commands);
    const std::string of = &verb == &commands ? "" : verb.get_name() + " ";
    std::fprintf(stderr, "sourceline %s--help tells what there is\n", of.c_str());
    return kExitUsage;
}

int run(int argc, char** argv) {
    CLI::App commands("Stories in which every statement carries its source, on a map and a timeline.", "sourceline");
    commands.set_version_flag("--version", "sourceline " + std::string(version()) + ", story format version 1");
    commands.require_subcommand(0, 1);  // with a most, so that a file may have the name of a command
    commands.footer(
        "sourceline COMMAND --help tells of one command, with an example.\n"
        "Exit status: 0 good, 1 a story has errors, 2 wrong usage or a file that cannot be read or written.");
    int status = kExitGood;
    add_check(commands, status);
    add_export(commands, status);
    add_import(commands, status);
    add_vocabularies(commands, status);
    try {
        commands.parse(argc, argv);
    } catch (const CLI::Success& asked) {  // --help, --version
        return commands.exit(asked);
    } catch (const CLI::ParseError& error) {
        return wrong_usage(commands, plain_words(commands, error));
    }
    if (commands.get_subcommands().empty()) return wrong_usage(commands, "no command is given");
    return status;
}

}  // namespace
}  // namespace sourceline::cli

// Of an option that is added wrongly every test would tell.
int main(int argc, char** argv) {  // NOLINT(bugprone-exception-escape)
    const int status = sourceline::cli::run(argc, argv);
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
    std::fputs("sourceline: the output cannot be written\n", stderr);
    return sourceline::cli::kExitUsage;
}
