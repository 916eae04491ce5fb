// A story -> the forms that others read. What a form cannot hold is told, never dropped in silence.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "story/model.h"

namespace sourceline {

class ExportContent;

struct ExportOptions {
    // The one language to write, a tag that the story has. "": the story's own, and all others beside it in those forms
    // that have a place for them.
    std::string language;
    // Where the story is published, http or https: items then have addresses there. "": names of the story's own.
    std::string address;
};

struct Exported {
    std::string bytes;  // UTF-8
    // What the form does not hold or holds otherwise, one sentence a kind, with how many: "3 checks: CSV has no place
    // for them".
    std::vector<std::string> left_out;
};

struct ExportForm {
    std::string_view name;       // as the command line takes it: "geojson"
    std::string_view extension;  // of its files: ".geojson"
    std::string_view summary;    // half a sentence
    Exported (*write)(const ExportContent& content);
};

// The table: a new form is its row and its function.
std::span<const ExportForm> export_forms();
const ExportForm* export_form(std::string_view name);  // nullptr: there is none

// Never fails but for options that do not fit the story.
Result<Exported> export_story(const Story& story, const ExportForm& form, const ExportOptions& options = {});

}  // namespace sourceline
