// sourceline import: a draft of a story out of what somebody has in another form, and the list of what it leaves open.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>

#include "base/json.h"
#include "base/text.h"
#include "cli/files.h"
#include "cli/sheets.h"
#include "cli/verbs.h"
#include "exchange/import.h"

namespace sourceline::cli {
namespace {

struct Importing {
    std::string file, form, encoding, out = "story.json";
    ImportOptions options;
};

int cannot_import(const std::string& why) {
    std::fprintf(stderr, "sourceline: %s\n", cleaned(why).c_str());
    return kExitUsage;
}

std::string all_import_forms() {
    std::string names;
    for (const ImportForm& form : import_forms()) names += (names.empty() ? "" : ", ") + std::string(form.name);
    return names;
}

// "story.json" -> "story.open.txt"
std::string open_ends_file(const std::string& story) {
    return (story.ends_with(".json") ? story.substr(0, story.size() - 5) : story) + ".open.txt";
}

int import(const Importing& importing) {
    if (is_readable_directory(importing.file)) {
        if (!importing.form.empty() && importing.form != "sheets")
            return cannot_import("'" + importing.file + "' is a folder, which is read as sheets; leave --from out");
        return import_sheets(importing.file, importing.encoding, importing.out);
    }
    if (importing.form.empty())
        return cannot_import("--from needs the form of the file; there are " + all_import_forms());
    const auto forms = import_forms();
    const auto form =
        std::find_if(forms.begin(), forms.end(), [&](const ImportForm& known) { return known.name == importing.form; });
    if (form == forms.end())
        return cannot_import("there is no form '" + importing.form + "'; there are " + all_import_forms());
    const std::string list = open_ends_file(importing.out);
    // What stands there may be a draft that somebody has worked on.
    for (const std::string& file : {importing.out, list})
        if (is_there(file)) return cannot_import("'" + file + "' is there already; say -o with another name");
    const Result<std::string> bytes = read_file(importing.file, kMaxFileBytes);
    if (!bytes) return cannot_import(bytes.error());
    ImportOptions options = importing.options;
    options.file_name = importing.file.substr(importing.file.find_last_of('/') + 1);
    const Result<Draft> draft = import_story(*form, bytes.value(), options);
    if (!draft) return cannot_import(importing.file + ": " + draft.error());
    const std::string name = importing.out.substr(importing.out.find_last_of('/') + 1);
    if (const Outcome written = write_file(list, open_ends_text(draft.value(), name)); !written)
        return cannot_import(written.error());
    if (const Outcome written = write_file(importing.out, draft.value().story_json); !written)
        return cannot_import(written.error());
    std::printf("%s: %s\n%s tells what to find out\n", importing.out.c_str(), counted(draft.value()).c_str(),
                list.c_str());
    return kExitGood;
}

}  // namespace

void add_import(CLI::App& commands, int& status) {
    const auto importing = std::make_shared<Importing>();
    CLI::App* const verb = commands.add_subcommand(
        "import", "Make a story of a folder of sheets, or a draft of one from what others write");
    verb->add_option("file", importing->file, "a folder of sheets, or a file of another form")
        ->type_name("FOLDER|FILE")
        ->required();
    verb->add_option("--from", importing->form, "the form of the file: " + all_import_forms())->type_name("FORM");
    verb->add_option("--encoding", importing->encoding,
                     "what sheets that are no UTF-8 are written in: windows-1251 or windows-1252")
        ->type_name("NAME");
    verb->add_option("-o,--out", importing->out,
                     "the story to write; what a draft leaves open is listed beside it, in .open.txt")
        ->type_name("STORY")
        ->capture_default_str();
    verb->add_option("--utc-offset", importing->options.utc_offset,
                     "the zone of times that name none, e.g. +02:00; without it they are read as UTC and left open")
        ->type_name("OFFSET");
    verb->add_option("--language", importing->options.language, "the language of its texts, e.g. en")->type_name("TAG");
    verb->add_option("--basemap", importing->options.basemap, "the base map of the story, e.g. belgorod")
        ->type_name("ID");
    verb->footer(
        "Example: sourceline import my-sheets -o story.json\n"
        "     or: sourceline import timeline.csv --from timelinejs --utc-offset +02:00 --language en -o story.json");
    verb->callback([importing, &status] { status = import(*importing); });
}

}  // namespace sourceline::cli
