// Dates and times as people and programs write them, made those of a story: only where they cannot be mistaken.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/civil.h"
#include "base/result.h"

namespace sourceline {

// As exact as it is written: 0 and -1 stand for what is not.
struct DraftDate {
    int year = 0, month = 0, day = 0;  // 1 to 9999, 1 to 12, 1 to 31
    int hour = -1, minute = 0, second = 0;
    std::string zone;  // "Z", "+02:00"; "" for that of the story
    std::string edtf =
        {};  // as it is written, where the numbers do not say it all: "2023-05~", "201X"; then without clock
    friend bool operator==(const DraftDate&, const DraftDate&) = default;
};

// How "5/6/2023" is meant.
enum class SlashDates { MayBeMistaken, MonthFirst };

// "2023-05-22", "2023-05", "2023", "2023-05-22T05:00Z", "2023-05-22 05:00", "22 May 2023", "May 22, 2023", "May 2023",
// "22.5.2023", "5/22/2023", what a story takes of EDTF ("2023-05~", "201X", "2023-21"), with month names in the
// languages of sheets (sheets/typed_date). An error says why it is none, or what it could be mistaken for.
Result<DraftDate> read_draft_date(std::string_view text, SlashDates slashes = SlashDates::MayBeMistaken);
// A time of day alone is put into the date: "14:30", "14:30:05", "2:30 pm", "1430".
Outcome read_draft_clock(std::string_view text, DraftDate& date);
// The error where there is no such day.
Outcome check_draft_date(const DraftDate& date);

// As a story writes it: "2023-05-22T05:00Z", "2023-05", "2023-05~".
std::string written(const DraftDate& date);

struct DraftSpan {
    DraftDate start;
    std::optional<DraftDate> end;
    std::string precision;  // of the vocabulary
    std::string text;       // the form's own words; may be empty
};
// As precise as both are written; "about" where one is more precise than the other.
DraftSpan draft_span(const DraftDate& start, const std::optional<DraftDate>& end);
// Whether the end lies before the start, in the zone.
bool ends_before_start(const DraftSpan& span, UtcOffset offset);

}  // namespace sourceline
