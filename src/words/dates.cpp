#include "words/dates.h"

#include "base/text.h"

namespace sourceline {

namespace {

CivilTime last_day(const TimeSpan& span, UtcOffset offset) {
    return civil_from_instant(span.end > span.start ? span.end - 1 : span.end, offset);
}

bool same_day(const CivilTime& a, const CivilTime& b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

// The pattern of the words file with the parts of the day, and of another day where it speaks of two.
FrameText dated(const Strings& words, const char* pattern, const CivilTime& civil, const CivilTime& to) {
    return filled(pattern, {{"weekday", words.weekdays[civil.weekday]},
                            {"day", std::to_string(civil.day)},
                            {"month", words.months[civil.month - 1]},
                            {"year", std::to_string(civil.year)},
                            {"to_weekday", words.weekdays[to.weekday]},
                            {"to_day", std::to_string(to.day)},
                            {"to_month", words.months[to.month - 1]},
                            {"to_year", std::to_string(to.year)}});
}
FrameText dated_short(const Strings& words, const char* pattern, const CivilTime& civil) {
    return filled(pattern, {{"weekday", words.weekdays_short[civil.weekday]},
                            {"day", std::to_string(civil.day)},
                            {"month", words.months_short[civil.month - 1]}});
}

// A date that has no year, with the year of `civil` if that must be said.
FrameText with_year(const Strings& words, FrameText date, const CivilTime& civil, const StoryDates& dates) {
    if (!dates.says_year(civil)) return date;
    return filled(words.with_year, {{"date", date}, {"year", std::to_string(civil.year)}});
}

// As it stands amid a sentence, where most languages write weekdays small.
FrameText weekday_date_amid(Language language, const CivilTime& civil, const StoryDates& dates) {
    const Strings& words = strings(language);
    return with_year(words, dated(words, words.date, civil, civil), civil, dates);
}
FrameText weekday_date(Language language, const CivilTime& civil, const StoryDates& dates) {
    return capitalised(weekday_date_amid(language, civil, dates));
}
FrameText short_date_amid(Language language, const CivilTime& civil, const StoryDates& dates) {
    const Strings& words = strings(language);
    return with_year(words, dated_short(words, words.short_date, civil), civil, dates);
}
FrameText long_date_amid(Language language, const CivilTime& civil) {
    const Strings& words = strings(language);
    return dated(words, words.long_date, civil, civil);
}

FrameText days_text(Language language, const CivilTime& from, const CivilTime& to, const StoryDates& dates) {
    const Strings& words = strings(language);
    if (same_day(from, to)) return weekday_date(language, from, dates);
    if (from.year != to.year) return capitalised(dated(words, words.days_years, from, to));
    return capitalised(with_year(
        words, dated(words, from.month == to.month ? words.days_same_month : words.days, from, to), to, dates));
}

FrameText clock_range(Language language, const CivilTime& from, const CivilTime& to, const StoryDates& dates) {
    if (same_day(from, to)) return clock_time(from) + (clock_time(from) == clock_time(to) ? "" : "–" + clock_time(to));
    return clock_time(from) + " – " + weekday_date_amid(language, to, dates) + ", " + clock_time(to);
}

FrameText month_text(Language language, const CivilTime& from, const CivilTime& to) {
    const Strings& words = strings(language);
    // Whole years are no twelve months.
    if (from.month == 1 && to.month == 12)
        return in_digits(from.year) + (from.year == to.year ? "" : "–" + in_digits(to.year));
    const FrameText first = words.months_alone[from.month - 1] + (" " + in_digits(from.year));
    if (from.year == to.year && from.month == to.month) return first;
    return first + " – " + words.months_alone[to.month - 1] + " " + in_digits(to.year);
}

// "About 23 May", "About June 2004 – August 2004", "About 1984": without weekdays, and with the months as they stand
// after a day, which "about" asks for in Slavic languages.
FrameText about_text(Language language, const TimeSpan& span, const CivilTime& from, const CivilTime& last,
                     const StoryDates& dates) {
    const Strings& words = strings(language);
    const bool is_year = span.precision == TimePrecision::Month && from.month == 1 && last.month == 12;
    const auto one = [&](const CivilTime& civil) {
        if (is_year) return in_digits(civil.year);
        if (span.precision != TimePrecision::Month) return day_and_month(language, civil, dates);
        return words.months[civil.month - 1] + (" " + in_digits(civil.year));
    };
    const FrameText first = one(from), second = one(last);
    return FrameText(words.about_time) + " " + (first == second ? first : first + " – " + second);
}

// Behind what is uncertain.
FrameText doubt_of(const TimeSpan& span) { return is_uncertain(span) ? " (?)" : ""; }

}  // namespace

StoryDates dates_of(const Story& story) {
    const CivilTime first = civil_from_instant(story.start, story.utc_offset);
    const CivilTime last = last_day({story.start, story.end, TimePrecision::Exact, {}}, story.utc_offset);
    return {story.utc_offset, first.year == last.year ? std::optional(first.year) : std::nullopt};
}

FrameText long_date(Language language, const CivilTime& civil) { return capitalised(long_date_amid(language, civil)); }
FrameText short_date(Language language, const CivilTime& civil, const StoryDates& dates) {
    return capitalised(short_date_amid(language, civil, dates));
}
FrameText day_and_month(Language language, const CivilTime& civil, const StoryDates& dates) {
    const Strings& words = strings(language);
    return with_year(words, dated_short(words, words.day_month, civil), civil, dates);
}
FrameText weekday_and_day(Language language, const CivilTime& civil) {
    const Strings& words = strings(language);
    return capitalised(dated_short(words, words.weekday_day, civil));
}
FrameText month_label(Language language, const CivilTime& civil, const StoryDates& dates) {
    const Strings& words = strings(language);
    return with_year(words, capitalised(words.months_alone[civil.month - 1]), civil, dates);
}
FrameText clock_time(const CivilTime& civil) { return frame_format("%02d:%02d", civil.hour, civil.minute); }

FrameText span_text(Language language, const TimeSpan& span, const StoryDates& dates) {
    const Strings& words = strings(language);
    const CivilTime from = civil_from_instant(span.start, dates.offset),
                    to = civil_from_instant(span.end, dates.offset);
    const CivilTime last = last_day(span, dates.offset);
    const auto about = [&] { return capitalised(about_text(language, span, from, last, dates)); };
    const bool is_about = is_approximate(span);
    switch (span.precision) {
        case TimePrecision::Month:
            return (is_about ? about() : capitalised(month_text(language, from, last))) + doubt_of(span);
        case TimePrecision::Day:
            return (is_about ? about() : days_text(language, from, last, dates)) + doubt_of(span) + " · " +
                   words.time_of_day_not_stated;
        case TimePrecision::Exact:
            return weekday_date(language, from, dates) + ", " + clock_range(language, from, to, dates);
        case TimePrecision::About:
            if (is_about && from.hour == 0 && from.minute == 0 && to.hour == 0 && to.minute == 0)
                return about() + doubt_of(span);  // dates that are marked, with no clock time
            return weekday_date(language, from, dates) + ", " + words.about_time + " " +
                   clock_range(language, from, to, dates) + doubt_of(span);
        case TimePrecision::PartOfDay: {
            const Instant middle{(span.start.seconds + span.end.seconds) / 2};
            const CivilTime centre = civil_from_instant(middle, dates.offset);
            const int part = centre.hour < 4 || centre.hour >= 22 ? 0 : centre.hour < 12 ? 1 : centre.hour < 18 ? 2 : 3;
            // A span of most of a day is no part of the day.
            if (span.end - span.start > 9 * kHour && same_day(from, last))
                return weekday_date(language, from, dates) + doubt_of(span) + " · " + words.time_of_day_not_stated;
            return days_text(language, from, last, dates) + ", " + words.parts_of_day[part] + doubt_of(span);
        }
    }
    return {};
}

FrameText date_text_amid(Language language, const TimeSpan& span, UtcOffset offset) {
    const CivilTime from = civil_from_instant(span.start, offset), last = last_day(span, offset);
    if (is_approximate(span)) return about_text(language, span, from, last, {offset, std::nullopt}) + doubt_of(span);
    if (span.precision == TimePrecision::Month) return month_text(language, from, last) + doubt_of(span);
    if (same_day(from, last)) return long_date_amid(language, from) + doubt_of(span);
    return long_date_amid(language, from) + " – " + long_date_amid(language, last) + doubt_of(span);
}

FrameText date_text(Language language, const TimeSpan& span, UtcOffset offset) {
    return capitalised(date_text_amid(language, span, offset));
}

FrameText said_text(Language language, const TimeSpan& span, const StoryDates& dates, Wording wording) {
    const CivilTime from = civil_from_instant(span.start, dates.offset), last = last_day(span, dates.offset);
    // Of two years both are said.
    const StoryDates told{dates.offset, from.year == last.year ? dates.only_year : std::nullopt};
    const bool is_month = span.precision == TimePrecision::Month;
    FrameText date = capitalised(is_approximate(span) ? about_text(language, span, from, last, told)
                                 : is_month           ? month_text(language, from, last)
                                                      : short_date_amid(language, from, told));
    if (!is_approximate(span) && !is_month && !same_day(from, last))
        date += "–" + short_date_amid(language, last, told);
    date += doubt_of(span);
    if (span.precision == TimePrecision::Exact) date += ", " + clock_time(from);
    if (span.text.empty() || wording == Wording::DateOnly) return date;
    // The document's wording of the date; in bare quotation marks it would look like the speaker's words.
    return date + " (" + filled(strings(language).dated_in_document, span.text) + ")";
}

}  // namespace sourceline
