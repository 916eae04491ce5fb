// Imports for tests.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "exchange/import.h"
#include "story_files.h"

namespace sourceline::test {

inline const ImportForm& import_form(std::string_view name) {
    for (const ImportForm& form : import_forms())
        if (name == form.name) return form;
    return import_forms().front();
}

inline ImportOptions import_options(std::string utc_offset, std::string language, std::string basemap) {
    return {"file.x", std::move(utc_offset), std::move(language), std::move(basemap)};
}

inline Result<Draft> imported(std::string_view form, std::string_view bytes, ImportOptions options = {}) {
    if (options.file_name.empty()) options.file_name = "file.x";
    return import_story(import_form(form), bytes, options);
}

inline std::string import_error(std::string_view form, std::string_view bytes) {
    const Result<Draft> draft = imported(form, bytes);
    return draft ? "no error" : draft.error();
}

// What is open of a row, a line each; of "" the story's own.
inline std::string open_of(const Draft& draft, std::string_view where) {
    std::string text;
    for (const OpenEnd& end : draft.open_ends)
        if (end.where == where) text += end.text + "\n";
    return text;
}

// "where: why" a line.
inline std::string unread_of(const Draft& draft) {
    std::string text;
    for (const OpenEnd& end : draft.unread) text += end.where + ": " + end.text + "\n";
    return text;
}

// "2 x what" a line.
inline std::string left_out_of(const Draft& draft) {
    std::string text;
    for (const NotHeld& left : draft.left_out) text += std::to_string(left.count) + " x " + left.what + "\n";
    return text;
}

// The text or the number at a JSON pointer of the draft; "-" where there is none.
inline std::string draft_at(const Draft& draft, std::string_view pointer) {
    const JsonTree tree(draft.story_json);
    if (tree.problem()) return tree.problem()->text;
    const Json value = tree.at(pointer);
    if (!value) return "-";
    if (value.is(JsonKind::Number)) {
        std::string digits = std::to_string(value.number());
        digits.resize(digits.find_last_not_of('0') + 1);
        return digits.ends_with('.') ? digits.substr(0, digits.size() - 1) : digits;
    }
    return std::string(value.text());
}

}  // namespace sourceline::test
