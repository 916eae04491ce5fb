// Forms that people have their material in -> the draft of a story.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "exchange/draft.h"
#include "sheets/csv.h"

namespace sourceline {

struct ImportOptions {
    std::string file_name;   // without folders; where coordinates come from
    std::string utc_offset;  // "+02:00" of the times that name no zone; "": not known, read as UTC and left open
    std::string language;    // of the texts; "": not known and left open
    std::string basemap;     // the story's base map; "": left open
    SheetEncoding encoding = SheetEncoding::Utf8;  // of a sheet that is no UTF-8 and has no mark
};

struct ImportForm {
    const char* name;     // "timelinejs"
    const char* summary;  // "a TimelineJS sheet, as CSV"
    Result<Draft> (*read)(std::string_view bytes, const ImportOptions& options);
};

std::span<const ImportForm> import_forms();

// The draft, or why the bytes are not of this form. Errors also: an offset or a language tag that is none.
Result<Draft> import_story(const ImportForm& form, std::string_view bytes, const ImportOptions& options);

}  // namespace sourceline
