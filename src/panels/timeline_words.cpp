#include "panels/timeline.h"

namespace sourceline {

namespace {

// "Monday or Tuesday" in a story of days, else "22 May or 23 May"; more than two days as a range.
FrameText days_of(const Story& story, Language language, const TimeSpan& when) {
    const StoryDates dates = dates_of(story);
    const auto day = [&](Instant time) {
        const CivilTime civil = civil_from_instant(time, dates.offset);
        if (story.end - story.start <= 6 * kDay) return FrameText(strings(language).weekdays[civil.weekday]);
        return day_and_month(language, civil, dates);
    };
    FrameText from = day(when.start);
    const FrameText to = day(when.end > when.start ? when.end - 1 : when.end);
    if (from == to) return from;
    if (when.end - when.start > 2 * kDay) return from + "–" + to;
    return filled(strings(language).days_or, {{"from", from}, {"to", to}});
}

}  // namespace

FrameList<FrameText> block_words(const Story& story, Language language, const TimeSpan& when, int count,
                                 bool more_than_these) {
    const Strings& words = strings(language);
    const FrameText number = in_digits(count),
                    things = more_than_these ? filled(words.more, number) : count_events(language, count);
    const auto with = [&](std::string_view pattern, std::string_view span) {
        return capitalised(filled(pattern, {{"things", things}, {"when", span}}));
    };
    const bool is_marked = is_uncertain(when) || is_approximate(when);
    if (when.precision == TimePrecision::Day && !is_marked)
        return {with(words.block_day, days_of(story, language, when)), with(words.block_day_short, ""),
                capitalised(things), number};
    const FrameText span = span_text(language, when, dates_of(story));
    if (when.precision == TimePrecision::Month && !is_marked)
        return {with(words.block_month, span), with(words.block_month_short, ""), capitalised(things), number};
    return {capitalised(things) + " · " + span, capitalised(things), number};
}

}  // namespace sourceline
