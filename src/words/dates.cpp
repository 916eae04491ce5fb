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
std::string dated(const Strings& words, const char* pattern, const CivilTime& civil, const CivilTime& to) {
    return capitalised(filled(pattern, {{"weekday", words.weekdays[civil.weekday]},
                                        {"day", std::to_string(civil.day)},
                                        {"month", words.months[civil.month - 1]},
                                        {"year", std::to_string(civil.year)},
                                        {"to_weekday", words.weekdays[to.weekday]},
                                        {"to_day", std::to_string(to.day)},
                                        {"to_month", words.months[to.month - 1]}}));
}

std::string weekday_date(Language language, const CivilTime& civil) {
    const Strings& words = strings(language);
    return dated(words, words.date, civil, civil);
}

std::string days_text(Language language, const CivilTime& from, const CivilTime& to) {
    const Strings& words = strings(language);
    if (same_day(from, to)) return weekday_date(language, from);
    return dated(words, from.month == to.month ? words.days_same_month : words.days, from, to);
}

std::string clock_range(Language language, const CivilTime& from, const CivilTime& to) {
    if (same_day(from, to)) return clock_time(from) + (clock_time(from) == clock_time(to) ? "" : "–" + clock_time(to));
    return clock_time(from) + " – " + weekday_date(language, to) + ", " + clock_time(to);
}

std::string month_text(Language language, const CivilTime& from, const CivilTime& to) {
    const Strings& words = strings(language);
    std::string first = format("%s %d", capitalised(words.months_alone[from.month - 1]).c_str(), from.year);
    if (from.year == to.year && from.month == to.month) return first;
    return first + " – " + format("%s %d", words.months_alone[to.month - 1], to.year);
}

}  // namespace

std::string long_date(Language language, const CivilTime& civil) {
    const Strings& words = strings(language);
    return dated(words, words.long_date, civil, civil);
}
std::string short_date(Language language, const CivilTime& civil) {
    const Strings& words = strings(language);
    return capitalised(filled(words.short_date, {{"weekday", words.weekdays_short[civil.weekday]},
                                                 {"day", std::to_string(civil.day)},
                                                 {"month", words.months_short[civil.month - 1]}}));
}
std::string clock_time(const CivilTime& civil) { return format("%02d:%02d", civil.hour, civil.minute); }

std::string span_text(Language language, const TimeSpan& span, UtcOffset offset) {
    const Strings& words = strings(language);
    const CivilTime from = civil_from_instant(span.start, offset), to = civil_from_instant(span.end, offset);
    const CivilTime last = last_day(span, offset);
    switch (span.precision) {
        case TimePrecision::Month:
            return month_text(language, from, last);
        case TimePrecision::Day:
            return days_text(language, from, last) + " · " + words.time_of_day_not_stated;
        case TimePrecision::Exact:
            return weekday_date(language, from) + ", " + clock_range(language, from, to);
        case TimePrecision::About:
            return weekday_date(language, from) + ", " + words.about_time + " " + clock_range(language, from, to);
        case TimePrecision::PartOfDay: {
            const Instant middle{(span.start.seconds + span.end.seconds) / 2};
            const CivilTime centre = civil_from_instant(middle, offset);
            const int part = centre.hour < 4 || centre.hour >= 22 ? 0 : centre.hour < 12 ? 1 : centre.hour < 18 ? 2 : 3;
            // A span of most of a day is no part of the day.
            if (span.end - span.start > 9 * kHour && same_day(from, last))
                return weekday_date(language, from) + " · " + words.time_of_day_not_stated;
            if (same_day(from, last)) return weekday_date(language, from) + ", " + words.parts_of_day[part];
            return days_text(language, from, last) + ", " + words.parts_of_day[part];
        }
    }
    return {};
}

std::string date_text(Language language, const TimeSpan& span, UtcOffset offset) {
    const CivilTime from = civil_from_instant(span.start, offset), last = last_day(span, offset);
    if (span.precision == TimePrecision::Month) return month_text(language, from, last);
    if (same_day(from, last)) return long_date(language, from);
    return long_date(language, from) + " – " + long_date(language, last);
}

std::string said_text(Language language, const TimeSpan& span, UtcOffset offset) {
    const CivilTime from = civil_from_instant(span.start, offset), last = last_day(span, offset);
    std::string date = short_date(language, from);
    if (!same_day(from, last)) date += "–" + short_date(language, last);
    if (span.precision == TimePrecision::Exact) date += ", " + clock_time(from);
    if (span.text.empty()) return date;
    // The document's wording of the date; in bare quotation marks it would look like the speaker's words.
    return date + " (" + filled(strings(language).dated_in_document, span.text) + ")";
}

}  // namespace sourceline
