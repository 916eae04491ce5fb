// The rules that hold across items. Called when every item has been read; items that could not be resolved are
// passed over, so that one fault gives one error.
#pragma once

#include "story/model.h"
#include "story/reading.h"

namespace sourceline {

// The lists as they stand in the file, in step with those of `story`.
struct FileLists {
    Json events, claims, questions;
};

void check_rules(const Story& story, const FileLists& lists, Reading& reading);

}  // namespace sourceline
