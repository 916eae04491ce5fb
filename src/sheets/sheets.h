// A story as a folder of sheets (CSV): read into a story file, and written from one. docs/SHEETS.md says what stands in
// them. For the command line and whoever else has the bytes of files; nothing here touches a disk.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/report.h"
#include "base/result.h"
#include "sheets/csv.h"

namespace sourceline {

struct SheetFile {
    // "events.csv", "My story - Events.csv" (as Google Sheets names it), "my-story-events.csv" (LibreOffice) or
    // "events".
    std::string name;
    std::string bytes;
};

// Where in the sheets something stands.
struct SheetPlace {
    std::string sheet;   // "claims"; "" is the folder as a whole
    int row = 0;         // as the spreadsheet numbers it, from 1; 0 is the whole sheet
    std::string column;  // as its header names it, or the key where it has none; "" is the whole row

    std::string words() const;  // "claims, row 14, place"
    friend bool operator==(const SheetPlace&, const SheetPlace&) = default;
};

struct SheetProblem {
    Severity severity = Severity::Error;
    SheetPlace at;
    std::string text;  // a sentence without a final full stop

    // "claims, row 14, place: there is no place 'Kozinca'; did you mean 'Kozinka'?"
    std::string sentence() const;
    friend bool operator==(const SheetProblem&, const SheetProblem&) = default;
};

// Leads from a place in the story file (a JSON pointer) back to that in the sheets it was made from.
class SheetMap {
  public:
    SheetPlace place_of(std::string_view pointer) const;
    // The same of a key that is missing in the object at `pointer`.
    SheetPlace place_of(std::string_view pointer, std::string_view missing_key) const;

  private:
    friend class SheetsReader;
    struct Named {
        std::string path, language;  // "text", "uk"
        std::string typed;           // as the header has it
        int row = 0;                 // of the sheet "story", where each key has a row
    };
    struct Sheet {
        std::string name;
        std::vector<int> rows;  // of the items, in their order
        std::vector<Named> columns;
    };
    static std::vector<std::string> segments_of(std::string_view pointer);
    static const Named* column_of(const Sheet& sheet, std::vector<std::string> path);
    SheetPlace place_of_path(std::vector<std::string> path) const;
    std::vector<Sheet> sheets_;
};

struct SheetsOptions {
    SheetEncoding encoding = SheetEncoding::Utf8;  // of the files that are no UTF-8 and have no mark
};

struct ReadSheets {
    std::optional<std::string> story_json;  // there exactly when no problem is an error
    std::vector<SheetProblem> problems;     // in the order of sheets, rows and columns
    std::size_t unlisted_errors = 0;        // beyond the problems, of which the last one then stands for more
    std::string ids_csv;                    // what the file "ids.csv" is to hold from now on; "" for none
    SheetMap map;

    bool has_errors() const;
};

// Any files give a story or at least one error. Takes time in proportion to the bytes. What follows from another
// problem is left out: of a sheet that cannot be read nothing is said but that.
ReadSheets read_sheets(const std::vector<SheetFile>& files, const SheetsOptions& options = {});

// One file a sheet, named "events.csv" and so on, from which read_sheets makes the same story (the keys of objects may
// stand in another order). An error is the first one of the story file.
Result<std::vector<SheetFile>> write_sheets(std::string_view story_json);

// Of each sheet its header, with the columns that are used most, texts in these languages: to begin with. Nothing that
// read_sheets takes for a story.
std::vector<SheetFile> empty_sheets(const std::vector<std::string>& languages);

// The sheet that a file of this name holds ("events", "ids"), or "" for none.
std::string sheet_of_file(std::string_view name);

}  // namespace sourceline
