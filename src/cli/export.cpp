// sourceline export: a story in a form that others read.
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/problems.h"
#include "base/text.h"
#include "cli/files.h"
#include "cli/sheets.h"
#include "cli/verbs.h"
#include "exchange/export.h"
#include "review/review.h"
#include "story/read.h"

namespace sourceline::cli {
namespace {

constexpr const char* kSheets = "sheets";

struct Options {
    std::string story, form;
    std::optional<std::string> out, language, address;
};

std::string names_of_forms() {
    std::string names;
    for (const ExportForm& form : export_forms())
        names.append(names.empty() ? "" : ", ").append(sourceline::quoted(form.name));
    return names + ", " + sourceline::quoted(kSheets);
}

// What a file says must not steer the terminal.
void tell(std::string_view sentence) { std::fprintf(stderr, "sourceline: %s\n", cleaned(sentence).c_str()); }

int refuse(std::string_view sentence) {
    tell(sentence);
    return kExitUsage;
}

int tell_errors(const std::string& file, const Report& report) {
    for (const Problem& problem : report.problems())
        if (problem.severity == Severity::Error)
            std::fprintf(stderr, "%s:%d:%d: error: %s\n", file.c_str(), problem.line, problem.column,
                         cleaned(problem.sentence()).c_str());
    tell("a story with errors is not exported; 'sourceline check' tells all of them");
    return kExitStoryErrors;
}

// An export in the place of a story would be the end of it.
bool is_story(const std::string& path) {
    const Result<std::string> bytes = read_file(path, kMaxFileBytes);
    if (!bytes) return false;
    const JsonTree tree(bytes.value());
    return tree.root().find("format").text() == "sourceline-story";
}

int write(const Exported& exported, const std::optional<std::string>& out) {
    if (!out) {
        std::fwrite(exported.bytes.data(), 1, exported.bytes.size(), stdout);
    } else if (const Outcome written = write_file(*out, exported.bytes); !written) {
        return refuse(written.error());
    }
    for (const std::string& sentence : exported.left_out) tell(sentence);
    return kExitGood;
}

int run_export(const Options& options) {
    const ExportForm* const form = export_form(options.form);
    const bool as_sheets = options.form == kSheets;
    if (as_sheets && !options.out) return refuse("sheets need a folder; say -o with the name of a new one");
    if (form == nullptr && !as_sheets)
        return refuse("there is no form " + sourceline::quoted(options.form) + "; there are " + names_of_forms());
    if (options.out && is_story(*options.out))
        return refuse(sourceline::quoted(*options.out) +
                      " is a story, which an export must not replace; name another file");
    const Result<std::string> bytes = read_file(options.story, kMaxFileBytes);
    if (!bytes) return refuse(bytes.error());
    const ReadStory read = read_story(bytes.value(), hint_for_id);
    if (!read.story) return tell_errors(options.story, read.report);
    if (as_sheets) return export_sheets(bytes.value(), *options.out);
    const Result<Exported> exported =
        export_story(*read.story, *form, {options.language.value_or(""), options.address.value_or("")});
    return exported ? write(exported.value(), options.out) : refuse(exported.error());
}

std::string footer() {
    std::string text = "Forms:\n";
    for (const ExportForm& form : export_forms())
        text.append(format("  %-8s ", std::string(form.name).c_str())).append(form.summary).append("\n");
    text.append(format("  %-8s ", kSheets)).append("a folder of CSV sheets, of which 'import' makes the same story\n");
    return text +
           "What a form has no place for is told, one line a kind.\n"
           "Example: sourceline export story.json --to geojson -o story.geojson";
}

}  // namespace

void add_export(CLI::App& commands, int& status) {
    CLI::App* const verb = commands.add_subcommand("export", "Write a story in a form that others read");
    const auto options = std::make_shared<Options>();
    verb->add_option("story", options->story, "a story file")->type_name("STORY")->required();
    verb->add_option("--to", options->form, "the form, one of those below")->type_name("FORM")->required();
    verb->add_option("-o,--output", options->out, "the file to write, or the folder; without it, standard output")
        ->type_name("FILE");
    verb->add_option("--language", options->language,
                     "the language to write alone, one of the story's; without it, the story's own and, where the form "
                     "has a place for them, the others")
        ->type_name("TAG");
    verb->add_option("--address", options->address,
                     "the address at which the story is published, where what is exported can then be looked up")
        ->type_name("URL");
    verb->footer(footer());
    verb->callback([options, &status] { status = run_export(*options); });
}

}  // namespace sourceline::cli
