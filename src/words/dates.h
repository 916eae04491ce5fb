// Dates and spans of time in the interface's languages.
#pragma once

#include <string>

#include "base/civil.h"
#include "story/model.h"
#include "words/words.h"

namespace sourceline {

// "Tuesday 23 May 2023"; short: "Tue 23 May".
std::string long_date(Language language, const CivilTime& civil);
std::string short_date(Language language, const CivilTime& civil);
std::string clock_time(const CivilTime& civil);  // "18:30"

// The day or days of a span, or its month where it says no more: "Tuesday 23 May 2023", "October 2022".
std::string date_text(Language language, const TimeSpan& span, UtcOffset offset);

// A span as precise as it is and no more: "Monday 22 May, about 05:00", "Between Monday 22 and Tuesday 23 May · time of
// day not stated", "October 2022".
std::string span_text(Language language, const TimeSpan& span, UtcOffset offset);
// The same in a few words for a claim's foot: "Tue 23 May", with the document's own wording where the story gives it.
std::string said_text(Language language, const TimeSpan& span, UtcOffset offset);

}  // namespace sourceline
