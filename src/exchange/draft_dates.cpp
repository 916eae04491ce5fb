#include "exchange/draft_dates.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/problems.h"
#include "base/text.h"
#include "sheets/typed_date.h"
#include "story/edtf.h"
#include "story/read_time.h"

namespace sourceline {
namespace {

bool is_date_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_space_around(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// "12" -> 12; -1 where it is none or has more than four digits.
int small_number(std::string_view text) {
    constexpr std::size_t kMostDigits = 4;
    if (text.empty() || text.size() > kMostDigits) return -1;
    int value = 0;
    for (const char c : text) {
        if (!is_date_digit(c)) return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::vector<std::string_view> parts_of(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    while (!text.empty() && parts.size() < 8) {
        const std::size_t first = text.find_first_not_of(separators);
        if (first == std::string_view::npos) break;
        text.remove_prefix(first);
        const std::size_t size = std::min(text.find_first_of(separators), text.size());
        parts.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return parts;
}

Error no_date(std::string_view text) {
    return {quoted(text) + " is not a date; write e.g. '2023-05-22', '2023-05-22T14:30' or '2023-05'"};
}

std::string iso(int year, int month, int day) { return format("%04d-%02d-%02d", year, month, day); }

Result<DraftDate> checked(const DraftDate& date, std::string_view text) {
    if (const Outcome good = check_draft_date(date); !good) return Error{quoted(text) + ": " + good.error()};
    return date;
}

// "5/22/2023"
Result<DraftDate> with_slashes(std::string_view text, SlashDates slashes) {
    const auto parts = parts_of(text, "/");
    if (parts.size() != 3) return no_date(text);
    const bool year_first = parts[0].size() == 4;
    const int a = small_number(parts[year_first ? 1 : 0]), b = small_number(parts[year_first ? 2 : 1]);
    const int year = small_number(parts[year_first ? 0 : 2]);
    if (a < 1 || b < 1 || year < 0) return no_date(text);
    if (parts[year_first ? 0 : 2].size() != 4)
        return Error{quoted(text) + " has no year of four digits; write e.g. '2023-05-22'"};
    if (year_first || slashes == SlashDates::MonthFirst || (a <= 12 && b > 12) || a == b)
        return checked({year, a, b, -1, 0, 0, ""}, text);
    if (a > 12) return checked({year, b, a, -1, 0, 0, ""}, text);
    return Error{quoted(text) + " can be mistaken: write " + iso(year, b, a) + " or " + iso(year, a, b)};
}

// "22 May 2023", "22.5.2023", "травень 2023": as in a sheet of our own.
Result<DraftDate> as_typed(std::string_view text) {
    const DateReading typed = parse_typed(text);
    if (typed.kind == DateReading::Wrong) return Error{typed.wrong};
    const DateParts& parts = typed.parts;
    if (typed.kind == DateReading::None || parts.year == 0 || parts.month == 0) return no_date(text);
    DraftDate date{parts.year, parts.month, parts.day, -1, 0, 0, ""};
    if (!parts.mark.empty() && !parts.clock.empty()) return no_date(text);
    if (!parts.mark.empty()) date.edtf = written(date) + parts.mark;
    if (parts.clock.empty()) return date;
    const std::size_t zone = std::min(parts.clock.find_first_of("Z+"), parts.clock.size());
    date.zone = parts.clock.substr(zone);
    if (date.day == 0 || !read_draft_clock(parts.clock.substr(0, zone), date)) return no_date(text);
    return date;
}

// What parse_date_time and parse_moment of a story take, and parts of a second.
Result<DraftDate> as_in_a_story(std::string_view text) {
    DraftDate date;
    date.year = small_number(text.substr(0, 4));
    if (date.year < 0) return no_date(text);
    std::string_view rest = text.substr(4);
    for (int* part : {&date.month, &date.day}) {
        if (rest.size() < 3 || rest.front() != '-') break;
        *part = small_number(rest.substr(1, 2));
        if (*part < 1) return no_date(text);
        rest.remove_prefix(3);
    }
    if (!rest.empty()) {
        const bool has_clock = date.day > 0 && (rest.front() == 'T' || rest.front() == 't' || rest.front() == ' ');
        if (!has_clock) return no_date(text);
        rest = without_space_around(rest.substr(1));
        const std::size_t zone = rest.find_first_of("Zz+-");
        if (zone != std::string_view::npos) {
            date.zone = std::string(rest.substr(zone));
            if (date.zone == "z") date.zone = "Z";
            if (date.zone.size() == 5) date.zone.insert(3, ":");
            if (date.zone.size() == 3) date.zone += ":00";
            if (!parse_utc_offset(date.zone)) return no_date(text);
        }
        if (!read_draft_clock(rest.substr(0, zone), date)) return no_date(text);
    }
    return checked(date, text);
}

// Whether a time of EDTF says more than a year, a month, a day or a moment.
bool is_more_than_a_date(std::string_view text) {
    constexpr std::size_t kMonth = 7;  // "2023-21" is a season
    return text.find_first_of("X?~%") != text.npos || (text.size() == kMonth && text[5] == '2');
}

DraftDate of_edtf(std::string_view text, const Moment& moment) {
    const CivilTime first = civil_from_instant(moment.first, {});
    DraftDate date;
    date.year = first.year;
    if (moment.grain != Grain::Year) date.month = first.month;
    if (moment.grain == Grain::Day) date.day = first.day;
    date.edtf = text;
    return date;
}

}  // namespace

Result<DraftDate> read_draft_date(std::string_view text, SlashDates slashes) {
    text = without_space_around(text);
    if (text.empty()) return Error{"there is no date"};
    const EdtfReading edtf = parse_edtf(text, {});
    if (!edtf.refused.empty()) return Error{edtf.refused};
    if (edtf.time && !edtf.time->end && is_more_than_a_date(text)) return of_edtf(text, edtf.time->start);
    const bool year_first = text.size() >= 4 && small_number(text.substr(0, 4)) >= 0;
    if (year_first && (text.size() == 4 || text[4] == '-')) return as_in_a_story(text);
    const std::size_t space = text.find(' ');
    if (text.find('/') < space) {
        Result<DraftDate> date = with_slashes(text.substr(0, space), slashes);
        if (!date || space == std::string_view::npos) return date;
        if (const Outcome clock = read_draft_clock(text.substr(space), date.value()); !clock)
            return Error{clock.error()};
        return date;
    }
    return as_typed(text);
}

Outcome read_draft_clock(std::string_view text, DraftDate& date) {
    const std::string_view whole = without_space_around(text);
    if (!date.edtf.empty()) return Error{quoted(date.edtf) + " cannot have a time of day, " + quoted(whole)};
    const Error fault{quoted(whole) + " is not a time of day; write e.g. '14:30'"};
    std::string clock(whole);
    int half_day = 0;  // 1 in the morning, 2 in the afternoon
    if (clock.size() > 2 &&
        (clock.back() == 'm' || clock.back() == 'M' || clock.ends_with("m.") || clock.ends_with("M."))) {
        const std::size_t letter = clock.find_first_of("aApP");
        if (letter == std::string::npos) return fault;
        half_day = clock[letter] == 'a' || clock[letter] == 'A' ? 1 : 2;
        clock = std::string(without_space_around(clock.substr(0, letter)));
    }
    if (clock.find(':') == std::string::npos && clock.size() >= 3 && small_number(clock) >= 0)
        clock.insert(clock.size() - 2, ":");
    auto parts = parts_of(clock, ":");
    if (parts.empty() || parts.size() > 3 || (parts.size() == 1 && half_day == 0)) return fault;
    std::array<int, 3> numbers = {0, 0, 0};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i == 2) parts[i] = parts[i].substr(0, parts[i].find_first_of(".,"));
        if (parts[i].size() > 2) return fault;
        numbers[i] = small_number(parts[i]);
    }
    if (half_day > 0 && (numbers[0] < 1 || numbers[0] > 12)) return fault;
    if (half_day > 0) numbers[0] = numbers[0] % 12 + (half_day == 2 ? 12 : 0);
    const bool good =
        numbers[0] >= 0 && numbers[0] < 24 && numbers[1] >= 0 && numbers[1] < 60 && numbers[2] >= 0 && numbers[2] < 60;
    if (!good) return fault;
    date.hour = numbers[0];
    date.minute = numbers[1];
    date.second = numbers[2];
    return Done{};
}

Outcome check_draft_date(const DraftDate& date) {
    if (date.year < 1) return Error{"a story has the years 1 to 9999"};
    if (date.month == 0) return Done{};
    if (date.month < 1 || date.month > 12) return Error{format("there is no month %d", date.month)};
    if (date.day == 0) return Done{};
    if (date.day < 1 || date.day > days_in_month(date.year, date.month))
        return Error{format("%04d-%02d has no day %d", date.year, date.month, date.day)};
    return Done{};
}

std::string written(const DraftDate& date) {
    if (!date.edtf.empty()) return date.edtf;
    std::string text = format("%04d", date.year);
    if (date.month > 0) text += format("-%02d", date.month);
    if (date.day > 0) text += format("-%02d", date.day);
    if (date.hour < 0) return text;
    text += format("T%02d:%02d", date.hour, date.minute);
    if (date.second > 0) text += format(":%02d", date.second);
    return text + date.zone;
}

DraftSpan draft_span(const DraftDate& start, const std::optional<DraftDate>& end) {
    const auto precision_of_date = [](const DraftDate& date) {
        return date.hour >= 0 ? TimePrecision::Exact : date.day > 0 ? TimePrecision::Day : TimePrecision::Month;
    };
    DraftSpan span{start, end, {}, {}};
    TimePrecision precision = precision_of_date(start);
    if (end && precision_of_date(*end) != precision) precision = TimePrecision::About;
    span.precision = std::string(word_of(precision));
    return span;
}

bool ends_before_start(const DraftSpan& span, UtcOffset offset) {
    if (!span.end) return false;
    const auto start = parse_moment(written(span.start), offset), end = parse_moment(written(*span.end), offset);
    return start && end && end->first < start->first && end->after <= start->after;
}

}  // namespace sourceline
