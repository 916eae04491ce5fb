#include "sheets/typed_time.h"

#include <algorithm>
#include <optional>

#include "base/problems.h"
#include "base/text.h"
#include "sheets/cells.h"
#include "sheets/typed_date.h"
#include "story/edtf.h"
#include "story/read_time.h"

namespace sourceline {
namespace {

bool is_whole(const DateParts& parts) {
    if (parts.year == 0 || (parts.day != 0 && parts.month == 0)) return false;
    return parts.clock.empty() || parts.day != 0;
}

std::string as_written(const DateParts& parts) {
    std::string text = format("%04d", parts.year);
    if (parts.month != 0) text += format("-%02d", parts.month);
    if (parts.day != 0) text += format("-%02d", parts.day);
    if (!parts.clock.empty()) return text + "T" + parts.clock;
    return text + parts.mark;
}

// The end of a span tells what its start leaves out, and a clock time alone is of the start's day.
void complete(DateParts& start, DateParts& end) {
    if (start.year == 0) start.year = end.year;
    if (start.month == 0 && start.day != 0) start.month = end.month;
    if (end.year == 0 && end.month == 0 && end.day == 0 && !end.clock.empty()) {
        end.year = start.year;
        end.month = start.month;
        end.day = start.day;
    }
}

// With the T that RFC 3339 has between day and time.
std::string with_t(std::string_view text) {
    std::string time(text);
    if (time.size() > 10 && time[10] == ' ') time[10] = 'T';
    return time;
}

struct SplitSpan {
    std::optional<TypedSpan> span;
    std::string wrong;
};

SplitSpan split_at(std::string_view cell, std::size_t at, std::size_t size, DateOrder order) {
    const std::string_view left = trimmed(cell.substr(0, at)), right = trimmed(cell.substr(at + size));
    if (parse_moment(left, UtcOffset{}) && parse_moment(right, UtcOffset{}))
        return {TypedSpan{with_t(left), with_t(right)}, {}};
    DateReading start = parse_typed(left, order), end = parse_typed(right, order);
    if (start.kind == DateReading::Wrong && end.kind != DateReading::None) return {{}, start.wrong};
    if (end.kind == DateReading::Wrong && start.kind != DateReading::None) return {{}, end.wrong};
    if (start.kind != DateReading::Good || end.kind != DateReading::Good) return {};
    const bool is_same_day = end.parts.day == 0 && end.parts.month == 0 && end.parts.year == 0;
    complete(start.parts, end.parts);
    start = checked_date(std::move(start), cell);
    end = checked_date(std::move(end), cell);
    if (start.kind == DateReading::Wrong) return {{}, start.wrong};
    if (!is_whole(start.parts) || !is_whole(end.parts)) return {};
    if (is_same_day && end.parts.clock < start.parts.clock)
        return {{}, "in " + quoted(cell) + " the end comes before the start; write its date, too"};
    return {TypedSpan{as_written(start.parts), as_written(end.parts)}, {}};
}

SplitSpan split_span(std::string_view cell, DateOrder order) {
    constexpr std::string_view kBetween[] = {"–",      "—",     " - ",   "..",   "…",       "/",    " to ", " until ",
                                             " till ", " bis ", " до ",  " по ", " do ",    " au ", " al ", " a ",
                                             " à ",    " and ", " und ", " i ",  " hasta ", "-"};
    SplitSpan first_wrong;
    for (const std::string_view between : kBetween) {
        for (std::size_t at = cell.find(between); at != cell.npos; at = cell.find(between, at + 1)) {
            SplitSpan split = split_at(cell, at, between.size(), order);
            if (split.span) return split;
            if (first_wrong.wrong.empty()) first_wrong.wrong = std::move(split.wrong);
        }
    }
    return first_wrong;
}

Error no_date(std::string_view cell) {
    return {quoted(cell) + " is no date; write e.g. 2023-05-22, 22.05.2023 14:30, 22 May 2023 or 2023-05"};
}

// Whole, or why it is not.
Result<std::string> whole_time(const DateReading& reading, std::string_view cell) {
    if (reading.kind == DateReading::Wrong) return Error{reading.wrong};
    if (reading.kind == DateReading::None) return no_date(cell);
    const DateParts& parts = reading.parts;
    if (parts.year == 0) return Error{quoted(cell) + " names no year; write e.g. 2023-05-22"};
    if (!is_whole(parts)) return Error{quoted(cell) + " has a time of day and no day; write e.g. 2023-05-22 14:30"};
    return as_written(parts);
}

}  // namespace

Result<std::string> read_time_cell(std::string_view cell, DateOrder order) {
    const EdtfReading read = parse_edtf(cell, {});
    if (!read.refused.empty()) return Error{read.refused};
    if (read.time && read.time->end) return Error{quoted(cell) + " is an interval, and one time belongs here"};
    return read.time ? Result(with_t(cell)) : whole_time(parse_typed(cell, order), cell);
}

Result<TypedSpan> read_span_cell(std::string_view cell, DateOrder order) {
    const EdtfReading read = parse_edtf(cell, {});
    if (!read.refused.empty()) return Error{read.refused};
    if (read.time) {
        const std::size_t slash = std::min(cell.find('/'), cell.size());
        const std::string_view end = cell.substr(std::min(slash + 1, cell.size()));
        TypedSpan span{with_t(cell.substr(0, slash)), with_t(end)};
        span.is_edtf = span.start + std::string(end.empty() ? "" : "/") + span.end == cell;
        return span;
    }
    const DateReading one = parse_typed(cell, order);
    if (one.kind == DateReading::Good && is_whole(one.parts)) return TypedSpan{as_written(one.parts), ""};
    if (one.kind == DateReading::Wrong) return Error{one.wrong};
    SplitSpan two = split_span(cell, order);
    if (two.span) return std::move(*two.span);
    if (!two.wrong.empty()) return Error{std::move(two.wrong)};
    const Result<std::string> why = whole_time(one, cell);
    return Error{why.ok() ? no_date(cell).text : why.error()};
}

}  // namespace sourceline
