// A claim's words as they stand in a text. What is not a speaker's own words never looks or sounds like it.
#pragma once

#include <string>
#include <string_view>

#include "story/model.h"
#include "words/words.h"

namespace sourceline {

// Where speaker and source are named beside them: a speaker's own words in quotation marks, a document's without.
FrameText words_as_they_stand(const Claim& claim);

// After their speaker's name: "Governor: “We have losses”" or "Governor. The document reports: one was killed".
FrameText words_after_name(Language language, std::string_view name, const Claim& claim);

}  // namespace sourceline
