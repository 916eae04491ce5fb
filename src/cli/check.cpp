// sourceline check: every problem of story files, what would be wrong on the screen, and whether the quotes stand in
// the documents.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "base/json.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "cli/basemaps.h"
#include "cli/files.h"
#include "cli/sheets.h"
#include "cli/verbs.h"
#include "review/review.h"
#include "story/quotes.h"
#include "story/read.h"

namespace sourceline::cli {
namespace {

struct Options {
    std::vector<std::string> stories;
    std::optional<std::string> sources;
    std::vector<std::string> basemaps;
    std::string encoding = "utf-8";
    bool json = false;
};

struct Checked {
    std::string file;
    bool readable = false;
    bool is_folder = false;  // of sheets
    std::vector<Problem> problems;
    std::size_t errors = 0, warnings = 0;
    std::size_t events = 0, claims = 0, sources = 0, quotes_verified = 0;
    bool ok() const { return readable && errors == 0; }
};

// What check_quotes found, with the lines and columns that only the file knows.
void verify_quotes(const Story& story, const JsonTree& tree, const std::string& folder, Checked& checked) {
    std::vector<std::string> absent;
    const auto document = [&](const std::string& name) -> std::optional<std::string> {
        Result<std::string> text = read_file(folder + "/" + name, kMaxFileBytes);
        if (text) return std::move(text.value());
        absent.push_back(name);
        return std::nullopt;
    };
    const Report report = check_quotes(story, document);
    for (const Claim& claim : story.claims) {
        const std::string& name = story.at(claim.source).document;
        if (!name.empty() && std::find(absent.begin(), absent.end(), name) == absent.end()) ++checked.quotes_verified;
    }
    for (Problem problem : report.problems()) {
        const Json at = tree.at(problem.path);
        problem.line = at.line();
        problem.column = at.column();
        if (problem.severity == Severity::Error) --checked.quotes_verified;
        checked.problems.push_back(std::move(problem));
    }
}

void review(const Story& story, const JsonTree& tree, BaseMaps& basemaps, Checked& checked) {
    ProblemList problems;
    const Reviewed reviewed{story, tree.root(), problems};
    review_story(reviewed);
    const Json named = tree.root().find("basemap");
    if (!basemaps.can_be_read())
        problems.warning(named, "there is no folder of base maps to look at; say --basemaps DIR");
    else if (const Result<BaseMap*> map = basemaps.find(story.basemap))
        review_on_basemap(reviewed, *map.value());
    else
        problems.error(named, map.error());
    const Report report = problems.take();
    checked.problems.insert(checked.problems.end(), report.problems().begin(), report.problems().end());
}

void count_problems(Checked& checked) {
    for (const Problem& problem : checked.problems)
        ++(problem.severity == Severity::Error ? checked.errors : checked.warnings);
}

// All that can be told of a file without errors of its own, in the order of the file.
void look_closer(const Story& story, const std::string& bytes, const Options& options, BaseMaps& basemaps,
                 Checked& checked) {
    const JsonTree tree(bytes);
    checked.events = story.events.size();
    checked.claims = story.claims.size();
    checked.sources = story.sources.size();
    review(story, tree, basemaps, checked);
    if (options.sources) verify_quotes(story, tree, *options.sources, checked);
    std::stable_sort(checked.problems.begin(), checked.problems.end(), [](const Problem& a, const Problem& b) {
        return a.line != b.line ? a.line < b.line : a.column < b.column;
    });
}

// Sheet, row and column in the place of a JSON pointer, and the row as the line.
Problem of_sheets(const SheetProblem& problem) {
    return {problem.severity, problem.at.words(), problem.text, problem.at.row, 0};
}

Checked check_folder(const std::string& folder, const Options& options, BaseMaps& basemaps) {
    Checked checked;
    checked.file = folder;
    checked.is_folder = true;
    const Result<std::vector<SheetFile>> files = read_sheet_files(folder);
    if (!files) {
        checked.problems.push_back({Severity::Error, "", files.error(), 0, 0});
        checked.errors = 1;
        return checked;
    }
    checked.readable = true;
    const ReadSheets sheets = read_sheets(files.value(), {sheet_encoding(options.encoding).value()});
    if (sheets.story_json) {
        const ReadStory read = read_story(*sheets.story_json);
        if (read.story) look_closer(*read.story, *sheets.story_json, options, basemaps, checked);
    }
    for (Problem& problem : checked.problems)
        problem = of_sheets({problem.severity, sheets.map.place_of(problem.path), problem.text});
    checked.problems.insert(checked.problems.begin(), sheets.problems.size(), {});
    std::transform(sheets.problems.begin(), sheets.problems.end(), checked.problems.begin(), of_sheets);
    checked.errors = sheets.unlisted_errors;
    count_problems(checked);
    return checked;
}

Checked check_file(const std::string& file, const Options& options, BaseMaps& basemaps) {
    Checked checked;
    checked.file = file;
    const Result<std::string> bytes = read_file(file, kMaxFileBytes);
    if (!bytes) {
        checked.problems.push_back({Severity::Error, "", bytes.error(), 0, 0});
        checked.errors = 1;
        return checked;
    }
    checked.readable = true;
    const ReadStory read = read_story(bytes.value(), hint_for_id);
    checked.problems = read.report.problems();
    checked.errors = read.report.unlisted_errors();
    if (read.story)
        look_closer(*read.story, bytes.value(), options, basemaps, checked);
    else if (JsonTree(bytes.value()).problem())
        checked.problems.front() = plainer(bytes.value(), checked.problems.front());
    count_problems(checked);
    return checked;
}

const char* name_of(Severity severity) { return severity == Severity::Error ? "error" : "warning"; }

std::string counted(std::size_t count, const char* noun) {
    return format("%zu %s%s", count, noun, count == 1 ? "" : "s");
}

void print_lines(const Checked& checked, bool with_quotes) {
    if (!checked.readable) {
        for (const Problem& problem : checked.problems) std::fprintf(stderr, "sourceline: %s\n", problem.text.c_str());
        return;
    }
    for (const Problem& problem : checked.problems) {  // what a file says must not steer the terminal
        const std::string place = checked.is_folder ? "" : format(":%d:%d", problem.line, problem.column);
        std::printf("%s%s: %s: %s\n", checked.file.c_str(), place.c_str(), name_of(problem.severity),
                    cleaned(problem.sentence()).c_str());
    }
    const std::string warnings = counted(checked.warnings, "warning");
    if (!checked.ok()) {
        std::printf("%s: not good: %s, %s\n", checked.file.c_str(), counted(checked.errors, "error").c_str(),
                    warnings.c_str());
        return;
    }
    const std::string quotes = with_quotes ? counted(checked.quotes_verified, "quote") + " verified, " : "";
    std::printf("%s: good: %s, %s, %s; %s%s\n", checked.file.c_str(), counted(checked.events, "event").c_str(),
                counted(checked.claims, "claim").c_str(), counted(checked.sources, "source").c_str(), quotes.c_str(),
                warnings.c_str());
}

void print_json(const std::vector<Checked>& all) {
    JsonWriter json(JsonSpacing::Readable);
    json.open_list();
    for (const Checked& checked : all) {
        json.new_line(0).open_object().key("file").text(checked.file).key("ok").truth(checked.ok());
        json.new_line(1).key("problems").open_list();
        for (const Problem& problem : checked.problems) {
            json.new_line(2).open_object().key("severity").text(name_of(problem.severity));
            json.key("path").text(problem.path).key("line").number(problem.line, 0);
            json.key("column").number(problem.column, 0).key("text").text(problem.text).close_object();
        }
        json.close_list().new_line(1).key("counts").open_object();
        json.key("events").count(checked.events).key("claims").count(checked.claims);
        json.key("sources").count(checked.sources).key("quotes_verified").count(checked.quotes_verified);
        json.key("errors").count(checked.errors).key("warnings").count(checked.warnings).close_object();
        json.close_object();
    }
    const std::string out = json.new_line(0).close_list().take() + "\n";
    std::fwrite(out.data(), 1, out.size(), stdout);
}

// Those that lie beside the story; then what the command line names, else the program's own.
std::vector<std::string> basemap_folders(const Options& options, const std::string& story) {
    const std::size_t slash = story.find_last_of("/\\");
    std::vector<std::string> folders;
    if (is_readable_directory(story)) folders.push_back(story + "/basemaps");
    folders.push_back((slash == std::string::npos ? "" : story.substr(0, slash + 1)) + "basemaps");
    folders.insert(folders.end(), options.basemaps.begin(), options.basemaps.end());
    if (options.basemaps.empty()) folders.emplace_back(SOURCELINE_BASEMAPS);
    return folders;
}

int check(const Options& options) {
    std::vector<std::string> folders = options.basemaps;
    if (options.sources) folders.push_back(*options.sources);
    for (const std::string& folder : folders) {
        if (is_readable_directory(folder)) continue;
        std::fprintf(stderr, "sourceline: cannot read the folder '%s'\n", folder.c_str());
        return kExitUsage;
    }
    if (const Result<SheetEncoding> named = sheet_encoding(options.encoding); !named) {
        std::fprintf(stderr, "sourceline: %s\n", named.error().c_str());
        return kExitUsage;
    }
    int status = kExitGood;
    std::vector<Checked> all;
    for (const std::string& file : options.stories) {
        BaseMaps basemaps(basemap_folders(options, file));
        Checked checked =
            is_readable_directory(file) ? check_folder(file, options, basemaps) : check_file(file, options, basemaps);
        status = std::max(status, !checked.readable ? kExitUsage : checked.ok() ? kExitGood : kExitStoryErrors);
        if (options.json)
            all.push_back(std::move(checked));
        else
            print_lines(checked, options.sources.has_value());
    }
    if (options.json) print_json(all);
    return status;
}

}  // namespace

void add_check(CLI::App& commands, int& status) {
    const auto options = std::make_shared<Options>();
    CLI::App* const verb =
        commands.add_subcommand("check", "Tell every problem of stories, and of the quotes in their documents");
    verb->add_option("story", options->stories, "a story file, or a folder of sheets; or several")
        ->type_name("STORY")
        ->required();
    verb->add_option("--sources", options->sources, "the folder of the documents, in which the quotes are looked up")
        ->type_name("DIR");
    verb->add_option("--basemaps", options->basemaps,
                     "the folder of the base maps, which the stories name; may be said again for another")
        ->type_name("DIR")
        ->allow_extra_args(false);
    verb->add_option("--encoding", options->encoding,
                     "what sheets that are no UTF-8 are written in: windows-1251 or windows-1252")
        ->type_name("NAME");
    verb->add_flag("--json", options->json, "all of it as JSON, for programs");
    verb->footer("Example: sourceline check my-story.json --sources documents");
    verb->callback([options, &status] { status = check(*options); });
}

}  // namespace sourceline::cli
