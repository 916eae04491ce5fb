// Stories as folders of sheets: read from the disk and written to it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sheets/sheets.h"

namespace sourceline::cli {

// The sheets of a folder, or why it cannot be read.
Result<std::vector<SheetFile>> read_sheet_files(const std::string& folder);

// The story that a folder of sheets makes, written to `out`, and its ids to "ids.csv" beside the sheets; problems go to
// stderr. Gives the exit status. A file of this name is only replaced if it is a story with the same id.
int import_sheets(const std::string& folder, const std::string& encoding, const std::string& out);

// A story, known to be good, written as sheets into a folder that is new or empty. Gives the exit status.
int export_sheets(std::string_view story_json, const std::string& folder);

}  // namespace sourceline::cli
