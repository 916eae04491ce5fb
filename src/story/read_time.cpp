#include "story/read_time.h"

#include "base/text.h"

namespace sourceline {
namespace {

bool is_digits(std::string_view text) {
    for (const char c : text)
        if (c < '0' || c > '9') return false;
    return !text.empty();
}

int to_int(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

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

// Days and months cover the whole of what they name.
TimeSpan span_of(const Moment& start, const Moment& end, TimePrecision precision, UtcOffset offset) {
    TimeSpan span;
    span.precision = precision;
    span.start = start.first;
    span.end = end.after;
    if (precision == TimePrecision::Day || precision == TimePrecision::Month) {
        const Grain grain = precision == TimePrecision::Day ? Grain::Day : Grain::Month;
        span.start = floor_to(grain, start.first, offset);
        const Instant whole_end = ceil_to(grain, end.after, offset);
        span.end = whole_end == span.start ? ceil_to(grain, end.after + 1, offset) : whole_end;
    }
    return span;
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

Instant floor_to(Grain grain, Instant instant, UtcOffset offset) {
    CivilTime civil = civil_from_instant(instant, offset);
    if (grain == Grain::Clock) return instant;
    civil.hour = civil.minute = civil.second = 0;
    if (grain != Grain::Day) civil.day = 1;
    if (grain == Grain::Year) civil.month = 1;
    return instant_from_civil(civil, offset).value_or(instant);
}

Instant ceil_to(Grain grain, Instant instant, UtcOffset offset) {
    const Instant floor = floor_to(grain, instant, offset);
    if (floor == instant) return instant;
    CivilTime civil = civil_from_instant(floor, offset);
    if (grain == Grain::Day) return floor + kDay;
    const bool next_year = grain == Grain::Year || civil.month == 12;
    civil.month = next_year ? 1 : civil.month + 1;
    civil.year += next_year ? 1 : 0;
    return instant_from_civil(civil, offset).value_or(instant);
}

std::optional<Moment> parse_moment(std::string_view text, UtcOffset offset) {
    if (const auto instant = parse_date_time(text, offset)) return Moment{*instant, *instant, Grain::Clock};
    if (!text.empty() && (text.back() == '~' || text.back() == '?' || text.back() == '%')) text.remove_suffix(1);
    if (text.size() == 10 && text.substr(7) == "-XX") text.remove_suffix(3);
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    CivilTime civil;
    Grain grain = Grain::Year;
    if (!is_digits(text.substr(0, 4))) return std::nullopt;
    civil.year = to_int(text.substr(0, 4));
    if (text.size() >= 7) {
        if (text[4] != '-' || !is_digits(text.substr(5, 2))) return std::nullopt;
        civil.month = to_int(text.substr(5, 2));
        grain = Grain::Month;
    }
    if (text.size() == 10) {
        if (text[7] != '-' || !is_digits(text.substr(8))) return std::nullopt;
        civil.day = to_int(text.substr(8));
        grain = Grain::Day;
    }
    const auto first = instant_from_civil(civil, offset);
    if (!first) return std::nullopt;
    return Moment{*first, ceil_to(grain, *first + 1, offset), grain};
}

std::optional<Moment> read_moment(Reading& reading, Json value) {
    if (!value) return std::nullopt;
    if (!value.is(JsonKind::Text)) {
        reading.problems.error(
            value, std::string("must be a time in a text, e.g. \"2023-05-23T18:30\", not ") + noun_of(value.kind()));
        return std::nullopt;
    }
    const auto moment = parse_moment(value.text(), reading.utc_offset);
    if (!moment)
        reading.problems.error(
            value, quoted(value.text()) + " is not a time; write e.g. '2023-05-23T18:30', '2023-05-23' or '2023-05'");
    return moment;
}

std::optional<TimeSpan> read_span(Reading& reading, Json value) {
    if (!value) return std::nullopt;
    const Fields fields(reading.problems, value, {"start", "end", "precision", "text"});
    const Json start_value = fields.value("start", Need::Required);
    const Json end_value = fields.value("end", Need::Optional);
    const auto start = read_moment(reading, start_value);
    const auto end = read_moment(reading, end_value);
    const auto precision = fields.word<TimePrecision>("precision", Need::Required);
    std::string text = fields.plain("text", Need::Optional);
    if (!start || !precision || (end_value && !end)) return std::nullopt;

    bool fits = true;
    for (const auto& [moment, at] : {std::pair(start, start_value), std::pair(end, end_value)}) {
        const char* fault = moment ? misfit(*precision, moment->grain) : nullptr;
        if (fault == nullptr) continue;
        reading.problems.error(at, fault);
        fits = false;
    }
    if (end && end->first < start->first && end->after <= start->after) {
        reading.problems.error(end_value, "the end lies before the start");
        return std::nullopt;
    }
    if (!fits) return std::nullopt;
    TimeSpan span = span_of(*start, end ? *end : *start, *precision, reading.utc_offset);
    span.text = std::move(text);
    return span;
}

std::optional<TimeSpan> read_date(Reading& reading, Json value) {
    if (!value) return std::nullopt;
    const auto moment = read_moment(reading, value);
    if (!moment) return std::nullopt;
    return span_of(*moment, *moment, precision_of(moment->grain), reading.utc_offset);
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
