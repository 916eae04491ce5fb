#include "cli/sheets.h"

#include <cstdio>

#include "base/json.h"
#include "base/text.h"
#include "cli/files.h"
#include "cli/verbs.h"

namespace sourceline::cli {
namespace {

constexpr const char* kIdsFile = "ids.csv";

int refuse_sheets(const std::string& why) {
    std::fprintf(stderr, "sourceline: %s\n", cleaned(why).c_str());
    return kExitUsage;
}

bool is_sheet_file(std::string_view name) {
    std::string ending(name.substr(name.size() < 4 ? 0 : name.size() - 4));
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return !name.starts_with('.') && (ending == ".csv" || ending == ".tsv");
}

std::string in_folder(const std::string& folder, const std::string& name) {
    return folder + (folder.ends_with('/') ? "" : "/") + name;
}

std::string id_of_story(const std::string& json) { return std::string(JsonTree(json).root().find("id").text()); }

// Whether `out` is free, or holds this very story as it was.
bool may_be_written(const std::string& out, const std::string& story_json) {
    if (!is_there(out)) return true;
    if (!is_regular_file(out)) return false;
    const Result<std::string> before = read_file(out, kMaxFileBytes);
    if (!before) return false;
    const JsonTree tree(before.value());
    return tree.root().find("format").text() == "sourceline-story" &&
           tree.root().find("id").text() == id_of_story(story_json);
}

void tell_sheet_problems(const std::string& folder, const std::vector<SheetProblem>& problems) {
    for (const SheetProblem& problem : problems)
        std::fprintf(stderr, "%s: %s: %s\n", folder.c_str(), problem.severity == Severity::Error ? "error" : "warning",
                     cleaned(problem.sentence()).c_str());
}

// "1 event", "2 events"
std::string items_in(const JsonTree& story, const char* list, const char* noun) {
    const std::size_t count = story.root().find(list).size();
    return format("%zu %s%s", count, noun, count == 1 ? "" : "s");
}

// Written only when something is new in it, so that a folder under version control stays quiet.
Outcome keep_ids(const std::string& folder, const std::string& ids_csv) {
    if (ids_csv.empty()) return Done{};
    const std::string path = in_folder(folder, kIdsFile);
    const Result<std::string> before = read_file(path, kMaxFileBytes);
    if (before && before.value() == ids_csv) return Done{};
    return write_file(path, ids_csv);
}

}  // namespace

Result<std::vector<SheetFile>> read_sheet_files(const std::string& folder) {
    const Result<std::vector<std::string>> names = names_in(folder);
    if (!names) return Error{names.error()};
    std::vector<SheetFile> files;
    for (const std::string& name : names.value()) {
        if (!is_sheet_file(name)) continue;
        Result<std::string> bytes = read_file(in_folder(folder, name), kMaxFileBytes);
        if (!bytes) return Error{bytes.error()};
        files.push_back({name, std::move(bytes.value())});
    }
    return files;
}

int import_sheets(const std::string& folder, const std::string& encoding, const std::string& out) {
    const Result<SheetEncoding> named = sheet_encoding(encoding.empty() ? "utf-8" : encoding);
    if (!named) return refuse_sheets(named.error());
    const Result<std::vector<SheetFile>> files = read_sheet_files(folder);
    if (!files) return refuse_sheets(files.error());
    const ReadSheets read = read_sheets(files.value(), {named.value()});
    tell_sheet_problems(folder, read.problems);
    if (!read.story_json) {
        std::fprintf(stderr, "sourceline: nothing is written while there are errors\n");
        return kExitStoryErrors;
    }
    if (!may_be_written(out, *read.story_json))
        return refuse_sheets("'" + out + "' is there already and is another story, or none; say -o with another name");
    if (const Outcome kept = keep_ids(folder, read.ids_csv); !kept) return refuse_sheets(kept.error());
    if (const Outcome written = write_file(out, *read.story_json); !written) return refuse_sheets(written.error());
    const JsonTree tree(*read.story_json);
    std::printf("%s: %s, %s, %s\n", out.c_str(), items_in(tree, "events", "event").c_str(),
                items_in(tree, "claims", "claim").c_str(), items_in(tree, "sources", "source").c_str());
    return kExitGood;
}

int export_sheets(std::string_view story_json, const std::string& folder) {
    if (is_there(folder)) {
        const Result<std::vector<std::string>> names = names_in(folder);
        if (!names) return refuse_sheets(names.error());
        if (!names.value().empty())
            return refuse_sheets("the folder '" + folder + "' is not empty, it holds '" + names.value().front() +
                                 "'; name a new one");
    }
    const Result<std::vector<SheetFile>> files = write_sheets(story_json);
    if (!files) return refuse_sheets(files.error());
    if (const Outcome made = make_directory(folder); !made) return refuse_sheets(made.error());
    for (const SheetFile& file : files.value())
        if (const Outcome written = write_file(in_folder(folder, file.name), file.bytes); !written)
            return refuse_sheets(written.error());
    std::printf("%s: %zu sheets\n", folder.c_str(), files.value().size());
    return kExitGood;
}

}  // namespace sourceline::cli
