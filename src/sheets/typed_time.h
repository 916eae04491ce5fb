// Dates and times as people type them -> as the story file has them, where they cannot be mistaken.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "sheets/typed_date.h"

namespace sourceline {

// "2023-05-22", "22.05.2023 14:30", "22 травня 2023", "May 22, 2023, 2:30 pm", "травень 2023", "2023": gives
// "2023-05-22T14:30" and the like. Month names in English, Ukrainian, Russian, German, French, Spanish and Polish. What
// the story file takes is left as it is, and what of EDTF it refuses is refused here. Of numbers with dots the day
// comes first; with slashes or hyphens, and where both could be the month, it is an error that names both dates, unless
// the order is said.
Result<std::string> read_time_cell(std::string_view cell, DateOrder order = DateOrder::Unsaid);

struct TypedSpan {
    std::string start;
    std::string end;       // "" where there is none
    bool is_edtf = false;  // the whole of the cell is a time that the story file takes as it stands
};
// One time, or two: "2023-05-22 14:00 – 16:00", "22–24 May 2023", "22.05.2023 bis 24.05.2023", "2004-06-XX/2005". An
// end of those with a slash may be "..", open.
Result<TypedSpan> read_span_cell(std::string_view cell, DateOrder order = DateOrder::Unsaid);

}  // namespace sourceline
