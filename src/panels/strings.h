// The interface's own words in three languages, with their dates, plurals and numbers.
#pragma once

#include <string>
#include <string_view>

#include "base/civil.h"
#include "state/state.h"
#include "story/model.h"

namespace sourceline {

struct Strings {
    const char* tag;  // BCP 47, picks the story's translations
    const char *event, *who_says_what, *sources;
    const char *previous, *next, *no_event_hint;
    const char *legend_parties, *legend_standing, *legend_claimed, *legend_confirmed, *legend_contested;
    const char *document_reports, *via, *said_not_stated, *replaces, *replaced, *disputes;
    const char* direct_words;
    const char *time_of_day_not_stated, *about_time, *between, *and_word, *from_word, *to_word, *before_story;
    const char *place_near, *place_region, *place_exact, *from_border, *no_place;
    const char *happened, *known, *play, *pause, *background;
    const char *publisher_not_stated, *date_not_stated, *link_not_stated, *open_link, *claims_that_rest, *read_passage;
    const char *contradictory, *agreed, *changed, *account_changed, *nothing_said, *not_yet_said, *not_yet_known;
    const char *zoom_in, *zoom_out, *fit, *close_word;
    const char *km, *stated, *measured;
    const char* assessments[5];          // by Assessment
    const char* kinds[kEventKindCount];  // by EventKind
    const char* place_kinds[8];          // by PlaceKind
    const char* statuses[4];             // by SourceStatus
    const char *weekdays[7], *weekdays_short[7];
    const char* months[12];  // as used in a date, genitive where the language has it
    const char* months_alone[12];
    const char* parts_of_day[4];    // night, morning, afternoon, evening
    const char* language_names[3];  // English, Ukrainian, Russian
    const char* in_language[3];     // "in English", …
    const char *all, *as_told_by, *search, *filters, *clear, *found, *nothing_found, *language, *speakers, *event_kinds,
        *said_short, *as_claimed, *not_translated;
    const char *said_later, *begins_later, *hidden_by_filters, *stated_and_measured, *longer, *shorter,
        *centre_to_centre, *to_nearest_border, *dated_in_document;
    const char *share, *symbol_kinds;
    const char *undated_answer, *perhaps_later, *legend_marks, *legend_vague, *legend_past, *legend_ring,
        *legend_region, *legend_night;
    const char *corrections, *retrieved_on, *archived_copy, *placed_by;
};
const Strings& strings(Language language);

// The pattern with its one %s replaced.
std::string filled(std::string pattern, std::string_view value);

// "1 event", "2 події", "5 событий".
std::string count_events(Language language, int count);
// "23 events (12 possibly)": of `count`, what may have happened.
std::string count_events_and_possible(Language language, int count, int possible);
std::string count_statements_known(Language language, int count);
std::string count_claims(Language language, int count);
std::string count_answers(Language language, int count);
std::string count_answers_known(Language language, int count);

// "Tuesday 23 May 2023"; short: "Tue 23 May".
std::string long_date(Language language, const CivilTime& civil);
std::string short_date(Language language, const CivilTime& civil);
std::string clock_time(const CivilTime& civil);  // "18:30"
// The day or days of a span, or its month where it says no more: "Tuesday 23 May 2023", "October 2022".
std::string date_text(Language language, const TimeSpan& span, UtcOffset offset);
// "7.5 km", "601 km"; decimal comma where the language has it.
std::string distance_text(Language language, double km);
std::string km_to_tenths(Language language, double km);  // "27.3 km"

// A span as precise as it is and no more: "Monday 22 May, about 05:00", "Between Monday 22 and Tuesday 23 May · time of
// day not stated", "October 2022".
std::string span_text(Language language, const TimeSpan& span, UtcOffset offset);
// The same in a few words for a claim's foot: "Tue 23 May", with the document's own wording where the story gives it.
std::string said_text(Language language, const TimeSpan& span, UtcOffset offset);

}  // namespace sourceline
