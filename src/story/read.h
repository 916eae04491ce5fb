// Bytes -> Story, or every problem there is.
#pragma once

#include <optional>
#include <string_view>

#include "base/report.h"
#include "story/model.h"

namespace sourceline {

struct ReadStory {
    std::optional<Story> story;  // there exactly when the report has no errors
    Report report;               // errors and warnings, in the order of the file
};

// Reads a version 1 story file (UTF-8 JSON). Never fails otherwise: any bytes give a Story or at least one error.
// Limits: 64 MiB, depth 32, 1,000,000 events.
ReadStory read_story(std::string_view bytes);

}  // namespace sourceline
