// Bytes -> Story, or every problem there is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/report.h"
#include "story/model.h"

namespace sourceline {

class Json;

// What the command line adds to the sentence that no item of `list` has the id `wrong`, or "". The page adds nothing.
using IdHint = std::string (*)(Json list, std::string_view wrong);

struct ReadStory {
    std::optional<Story> story;  // there exactly when the report has no errors
    Report report;               // errors and warnings, in the order of the file
};

// Reads a version 1 story file (UTF-8 JSON). Never fails otherwise: any bytes give a Story or at least one error.
// Limits: 64 MiB, depth 32, 100,000 events, 20,000 characters in a text.
ReadStory read_story(std::string_view bytes, IdHint hint = nullptr);

}  // namespace sourceline
