// Dates and spans of time in the interface's languages.
#pragma once

#include <optional>

#include "base/civil.h"
#include "story/model.h"
#include "words/words.h"

namespace sourceline {

// How a story's dates are told: in its zone, and without their year only where all of its time lies in that one.
struct StoryDates {
    UtcOffset offset;
    std::optional<int> only_year;  // of the whole extent
    bool says_year(const CivilTime& civil) const { return civil.year != only_year; }
};
StoryDates dates_of(const Story& story);

// "Tuesday 23 May 2023"; short: "Tue 23 May", with the year where it must be said.
FrameText long_date(Language language, const CivilTime& civil);
FrameText short_date(Language language, const CivilTime& civil, const StoryDates& dates);
FrameText day_and_month(Language language, const CivilTime& civil, const StoryDates& dates);  // "23 May"
FrameText weekday_and_day(Language language, const CivilTime& civil);                         // "Mon 22"
FrameText month_label(Language language, const CivilTime& civil, const StoryDates& dates);    // "May"
FrameText clock_time(const CivilTime& civil);                                                 // "18:30"

// The day or days of a span, or its month or year where it says no more: "Tuesday 23 May 2023", "October 2022", "2014".
// Amid a sentence a weekday is written small where the language does so.
FrameText date_text(Language language, const TimeSpan& span, UtcOffset offset);
FrameText date_text_amid(Language language, const TimeSpan& span, UtcOffset offset);

// A span as precise as it is and no more: "Monday 22 May, about 05:00", "Between Monday 22 and Tuesday 23 May · time of
// day not stated", "October 2022". What is approximate is told with "about", what is uncertain has "(?)" behind it:
// "About June 2004", "1984 (?)".
FrameText span_text(Language language, const TimeSpan& span, const StoryDates& dates);
// The same in a few words for a claim's foot: "Tue 23 May", with the document's own wording where the story gives it
// and it is asked for.
enum class Wording { DateOnly, AsInDocument };
FrameText said_text(Language language, const TimeSpan& span, const StoryDates& dates,
                    Wording wording = Wording::AsInDocument);

}  // namespace sourceline
