#include "story/read_time.h"

#include <algorithm>

#include "base/text.h"

namespace sourceline {
namespace {

TimePrecision precision_of(Grain grain) {
    return grain == Grain::Clock ? TimePrecision::Exact
           : grain == Grain::Day ? TimePrecision::Day
                                 : TimePrecision::Month;
}

// The sentence that says why a time written like this cannot have this precision, or nullptr when it can.
const char* misfit(TimePrecision precision, Grain grain) {
    if (precision == TimePrecision::Exact && grain != Grain::Clock)
        return "the precision 'exact' needs a clock time, e.g. '2023-05-23T18:30'";
    const bool needs_day = precision == TimePrecision::PartOfDay || precision == TimePrecision::Day;
    if (needs_day && (grain == Grain::Month || grain == Grain::Year))
        return "the precision 'day' or 'part-of-day' needs a day, e.g. '2023-05-23'";
    return nullptr;
}

// Of the end that is written less precisely.
TimePrecision precision_of(const EdtfTime& time) {
    Grain grain = Grain::Clock;
    if (time.start.mark != DateMark::Open) grain = time.start.grain;
    if (time.end && time.end->mark != DateMark::Open) grain = std::max(grain, time.end->grain);
    return precision_of(grain);
}

// Days and months cover the whole of what they name; an open end is that of the story.
TimeSpan span_of(const Reading& reading, const EdtfTime& time, TimePrecision precision) {
    const bool starts_open = time.start.mark == DateMark::Open;
    const Moment& start = starts_open ? *time.end : time.start;
    const bool ends_open = time.end && time.end->mark == DateMark::Open;
    const Moment& end = !time.end || ends_open ? start : *time.end;
    TimeSpan span;
    span.precision = precision;
    span.start = start.first;
    span.end = end.after;
    span.start_mark = time.start.mark;
    span.end_mark = time.end ? time.end->mark : time.start.mark;
    if (precision == TimePrecision::Day || precision == TimePrecision::Month) {
        const Grain grain = precision == TimePrecision::Day ? Grain::Day : Grain::Month;
        span.start = floor_to(grain, start.first, reading.utc_offset);
        const Instant whole_end = ceil_to(grain, end.after, reading.utc_offset);
        span.end = whole_end == span.start ? ceil_to(grain, end.after + 1, reading.utc_offset) : whole_end;
    }
    if (starts_open && reading.extent) span.start = std::min(span.start, reading.extent->start);
    if (ends_open && reading.extent) span.end = std::max(span.end, reading.extent->end);
    return span;
}

constexpr std::string_view kOpenEnd = "..";

void report_no_time(Reading& reading, Json value, const EdtfReading& read) {
    reading.problems.error(
        value, !read.refused.empty()
                   ? read.refused
                   : quoted(value.text()) + " is not a time; write e.g. '2023-05-23T18:30', '2023-05-23' or '2023-05'");
}

// One time or an interval in a text; nothing where there is none.
std::optional<EdtfTime> read_written(Reading& reading, Json value) {
    if (!value) return std::nullopt;
    if (!value.is(JsonKind::Text)) {
        reading.problems.error(
            value, std::string("must be a time in a text, e.g. \"2023-05-23T18:30\", not ") + noun_of(value.kind()));
        return std::nullopt;
    }
    EdtfReading read = parse_edtf(value.text(), {.offset = reading.utc_offset, .seasons = reading.seasons});
    if (!read.time) report_no_time(reading, value, read);
    return read.time;
}

// The start or end of a span.
std::optional<Moment> read_end(Reading& reading, Json value) {
    if (value.text() != kOpenEnd) return read_moment(reading, value);
    Moment open;
    open.mark = DateMark::Open;
    return open;
}

// False where an end may not be open, which is reported of `at`.
bool may_be_open(Reading& reading, Json at, std::string_view written, const EdtfTime& time, OpenEnds open) {
    const bool has_date = time.start.mark != DateMark::Open || (time.end && time.end->mark != DateMark::Open);
    if (has_date && open == OpenEnds::Taken) return reading.extent.has_value();
    reading.problems.error(at,
                           has_date ? why_not_open(written, time) : quoted(written) + " is an interval without a date");
    return false;
}

bool check_order(Reading& reading, Json end_value, const EdtfTime& time) {
    if (!time.end || is_open(time) || time.end->first >= time.start.first || time.end->after > time.start.after)
        return true;
    reading.problems.error(end_value, "the end lies before the start");
    return false;
}

std::optional<TimeSpan> read_plain_span(Reading& reading, Json value, OpenEnds open) {
    const auto time = read_written(reading, value);
    if (!time) return std::nullopt;
    if (is_open(*time) && !may_be_open(reading, value, value.text(), *time, open)) return std::nullopt;
    if (!check_order(reading, value, *time)) return std::nullopt;
    return span_of(reading, *time, precision_of(*time));
}

// By how much a time may reach out of the extent only because it covers the whole of a day, month or year.
std::int64_t vagueness_of(TimePrecision precision) {
    switch (precision) {
        case TimePrecision::Exact:
            return 0;
        case TimePrecision::Month:
            return 366 * kDay;
        default:
            return kDay;
    }
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text, UtcOffset offset) {
    const EdtfReading read = parse_edtf(text, {.offset = offset});
    return read.time && !read.time->end ? std::optional(read.time->start) : std::nullopt;
}

std::optional<Moment> read_moment(Reading& reading, Json value) {
    const auto time = read_written(reading, value);
    if (!time) return std::nullopt;
    if (!time->end) return time->start;
    reading.problems.error(value, quoted(value.text()) + " is an interval, and one time belongs here");
    return std::nullopt;
}

std::optional<TimeSpan> read_span(Reading& reading, Json value, OpenEnds open) {
    if (!value) return std::nullopt;
    if (value.is(JsonKind::Text)) return read_plain_span(reading, value, open);
    const Fields fields(reading.problems, value, {"start", "end", "precision", "text"});
    const Json start_value = fields.value("start", Need::Required), end_value = fields.value("end", Need::Optional);
    const auto start = read_end(reading, start_value), end = read_end(reading, end_value);
    const Json precision_value = fields.value("precision", Need::Optional);
    const auto precision = fields.word<TimePrecision>("precision", Need::Optional);
    std::string text = fields.plain("text", Need::Optional);
    if (!start || (precision_value && !precision) || (end_value && !end)) return std::nullopt;

    const EdtfTime time{*start, end};
    const std::string written =
        std::string(start_value.text()) + (end_value ? "/" + std::string(end_value.text()) : std::string());
    if (is_open(time) &&
        !may_be_open(reading, start->mark == DateMark::Open ? start_value : end_value, written, time, open))
        return std::nullopt;
    if (!check_order(reading, end_value, time)) return std::nullopt;
    const TimePrecision chosen = precision.value_or(precision_of(time));
    bool fits = true;
    for (const auto& [moment, at] : {std::pair(start, start_value), std::pair(end, end_value)}) {
        const char* fault = moment && moment->mark != DateMark::Open ? misfit(chosen, moment->grain) : nullptr;
        if (fault == nullptr) continue;
        reading.problems.error(at, fault);
        fits = false;
    }
    if (!fits) return std::nullopt;
    TimeSpan span = span_of(reading, time, chosen);
    span.text = std::move(text);
    return span;
}

std::optional<TimeSpan> read_date(Reading& reading, Json value) {
    return value ? read_plain_span(reading, value, OpenEnds::Refused) : std::nullopt;
}

void check_within_extent(Reading& reading, Json value, const TimeSpan& span, Background background) {
    if (!reading.extent) return;
    const Extent& extent = *reading.extent;
    const bool background_before = background == Background::Yes && span.start < extent.start;
    const bool after = span.start > extent.end;
    const bool before = span.end < extent.start || (span.end == extent.start && span.start < span.end);
    const bool too_long = span.end > extent.end + vagueness_of(span.precision);
    const bool too_early = span.start < extent.start - vagueness_of(span.precision) && !background_before;
    const bool outside = after || (before && !background_before);
    if (!outside && !too_long && !too_early) return;
    const std::string of_the_story = " of the story's time, " + format_to_minute(extent.start, reading.utc_offset) +
                                     " to " + format_to_minute(extent.end, reading.utc_offset);
    if (outside)
        reading.problems.error(
            value, std::string("this time lies ") + (after ? "after the end" : "before the start") + of_the_story);
    else if (too_long)
        reading.problems.warning(value, "this time reaches beyond the end" + of_the_story);
    else
        reading.problems.warning(value, "this time begins before the start" + of_the_story);
}

}  // namespace sourceline
