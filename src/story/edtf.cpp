#include "story/edtf.h"

#include <array>

#include "base/problems.h"
#include "base/text.h"

namespace sourceline {
namespace {

// A date, or why it is none of a story's; both empty where it is no date at all.
struct DateRead {
    std::optional<Moment> moment = std::nullopt;
    std::string refused = {};
};

constexpr const char* kYears = "; a story has the years 1 to 9999";

DateRead refused_date(std::string_view text, const std::string& why) { return {std::nullopt, quoted(text) + why}; }
DateRead of_level_2(std::string_view text, const std::string& what) {
    return refused_date(text, " is EDTF of level 2 (" + what + "); a story takes the levels 0 and 1");
}

bool has_only(std::string_view text, std::string_view characters) {
    return !text.empty() && text.find_first_not_of(characters) == text.npos;
}
bool are_digits(std::string_view text) { return has_only(text, "0123456789"); }

// Of four digits at most.
int number_in(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

DateMark mark_of(char sign) {
    switch (sign) {
        case '?':
            return DateMark::Uncertain;
        case '~':
            return DateMark::Approximate;
        case '%':
            return DateMark::Both;
        default:
            return DateMark::None;
    }
}

// A year, month or day with the marks at its sides.
struct DatePart {
    std::string_view body = {};  // digits and X
    DateMark before = DateMark::None, after = DateMark::None;
    bool is_there() const { return !body.empty(); }
    bool is_open() const { return body.find('X') != body.npos; }
    bool is_all_open() const { return body == "XX"; }
};
struct WrittenDate {
    DatePart year, month, day;
};

std::optional<DatePart> part_in(std::string_view text, std::size_t size) {
    DatePart part;
    if (!text.empty()) part.before = mark_of(text.front());
    if (part.before != DateMark::None) text.remove_prefix(1);
    if (!text.empty()) part.after = mark_of(text.back());
    if (part.after != DateMark::None) text.remove_suffix(1);
    if (text.size() != size || !has_only(text, "0123456789X")) return std::nullopt;
    part.body = text;
    return part;
}

// "2004-06-11" in its parts, whatever the level.
std::optional<WrittenDate> parts_in(std::string_view text) {
    constexpr std::size_t kMostSize = 16;  // all parts, each with both of its marks
    if (text.size() > kMostSize) return std::nullopt;
    WrittenDate date;
    bool goes_on = true;
    for (DatePart* part : {&date.year, &date.month, &date.day}) {
        if (!goes_on) break;
        const std::size_t hyphen = text.find('-');
        const auto read = part_in(text.substr(0, hyphen), part == &date.year ? 4 : 2);
        if (!read) return std::nullopt;
        *part = *read;
        goes_on = hyphen != text.npos;
        if (goes_on) text.remove_prefix(hyphen + 1);
    }
    return goes_on ? std::nullopt : std::optional(date);
}

bool has_inner_mark(const WrittenDate& date) {
    return date.year.before != DateMark::None || date.month.before != DateMark::None ||
           date.day.before != DateMark::None || (date.month.is_there() && date.year.after != DateMark::None) ||
           (date.day.is_there() && date.month.after != DateMark::None);
}

// Whether X stands for the last digits only, as level 1 has it: 201X, 20XX, 2004-XX, 1985-04-XX, 1985-XX-XX.
bool has_last_digits_open(const WrittenDate& date) {
    const std::string_view year = date.year.body;
    if (date.year.is_open())
        return !date.month.is_there() && are_digits(year.substr(0, 2)) &&
               (year.substr(2) == "XX" || (year[3] == 'X' && year[2] != 'X'));
    if (date.month.is_open()) return date.month.is_all_open() && (!date.day.is_there() || date.day.is_all_open());
    return !date.day.is_open() || date.day.is_all_open();
}

std::string months_of(int year, int from, int to) {
    return format("'%04d-%02d/%04d-%02d'", from < 1 ? year - 1 : year, from < 1 ? from + 12 : from,
                  to > 12 ? year + 1 : year, to > 12 ? to - 12 : to);
}

Moment whole_months(int year, int from, int to, UtcOffset offset) {
    const Instant first = instant_from_civil({.year = year, .month = from}, offset).value_or(Instant{});
    const Instant last = instant_from_civil({.year = year, .month = to}, offset).value_or(Instant{});
    return {first, ceil_to(Grain::Month, last + 1, offset), Grain::Month};
}

// Meteorologists begin a season with a month, astronomers in its third week: a source may mean either.
constexpr const char* kSeasons[] = {"spring", "summer", "autumn", "winter"};
constexpr int kSeasonMonths = 4;
int first_month_of(int season, bool is_south) { return 3 * ((season + (is_south ? 2 : 0)) % 4) + 3; }

DateRead read_season(std::string_view text, int year, int season, const EdtfFrame& frame) {
    const bool is_south = frame.seasons == Hemisphere::South;
    const int from = first_month_of(season, is_south), to = from + kSeasonMonths - 1;
    const std::string name = kSeasons[season];
    if (frame.seasons == Hemisphere::Both) {
        const int southern = first_month_of(season, true);
        return refused_date(text, " is a " + name +
                                      ", and the story's view lies on both sides of the equator, where seasons differ; "
                                      "write its months, e.g. " +
                                      months_of(year, from, to) + " in the north or " +
                                      months_of(year, southern, southern + kSeasonMonths - 1) + " in the south");
    }
    if (to > 12)
        return refused_date(text, format(" can be the %s that began in %04d or in %04d; write its months, ",
                                         name.c_str(), year - 1, year) +
                                      months_of(year, from - 12, to - 12) + " or " + months_of(year, from, to));
    return {whole_months(year, from, to, frame.offset)};
}

DateRead read_part_of_year(std::string_view text, int year, int part, const EdtfFrame& frame) {
    constexpr int kFirstSeason = 21, kFirstOfLevel2 = 25, kFirstQuarter = 33, kFirstThird = 37, kFirstHalf = 40,
                  kLastHalf = 41;
    if (part >= kFirstSeason && part < kFirstOfLevel2) return read_season(text, year, part - kFirstSeason, frame);
    if (part < kFirstOfLevel2 || part > kLastHalf) return {};
    if (part < kFirstQuarter) return of_level_2(text, "a season of one half of the Earth");
    const int size = part < kFirstThird ? 3 : part < kFirstHalf ? 4 : 6;
    const int nth = part - (part < kFirstThird ? kFirstQuarter : part < kFirstHalf ? kFirstThird : kFirstHalf);
    DateRead read = of_level_2(text, "a part of the year");
    read.refused += "; write its months, " + months_of(year, nth * size + 1, (nth + 1) * size);
    return read;
}

DateRead read_open_year(std::string_view text, std::string_view body, const EdtfFrame& frame) {
    const int size = body[2] == 'X' ? 100 : 10;
    const int from = number_in(body.substr(0, size == 100 ? 2 : 3)) * size;
    if (from == 0) return refused_date(text, std::string(" can be the year 0") + kYears);
    Moment years = whole_months(from, 1, 12, frame.offset);
    years.after = whole_months(from + size - 1, 1, 12, frame.offset).after;
    years.grain = Grain::Year;
    return {years};
}

// `text` without the mark at its end.
DateRead read_parts(std::string_view text, const WrittenDate& date, const EdtfFrame& frame) {
    if (!has_last_digits_open(date)) return of_level_2(text, "X elsewhere than for the last digits");
    if (date.year.is_open()) return read_open_year(text, date.year.body, frame);
    const int year = number_in(date.year.body);
    if (year == 0) return refused_date(text, std::string(" lies in the year 0") + kYears);
    if (!date.month.is_there() || date.month.is_open()) {
        Moment whole = whole_months(year, 1, 12, frame.offset);
        whole.grain = Grain::Year;
        return {whole};
    }
    const int month = number_in(date.month.body);
    if (month > 12) return date.day.is_there() ? DateRead() : read_part_of_year(text, year, month, frame);
    if (month < 1) return {};
    if (!date.day.is_there() || date.day.is_open()) return {whole_months(year, month, month, frame.offset)};
    const auto day = instant_from_civil({.year = year, .month = month, .day = number_in(date.day.body)}, frame.offset);
    if (!day) return {};
    return {Moment{*day, *day + kDay, Grain::Day}};
}

// "Y170000002", "Y-17E7", "1950S2": a year that is more than four digits.
DateRead read_long_year(std::string_view text) {
    const bool has_letter = text.front() == 'Y';
    std::string_view digits = text.substr(has_letter ? 1 : 0);
    if (has_letter && digits.starts_with('-')) digits.remove_prefix(1);
    const std::size_t significant = digits.find('S');
    if (significant != digits.npos) {
        if (!are_digits(digits.substr(significant + 1))) return {};
        digits = digits.substr(0, significant);
    }
    const std::size_t exponent = has_letter ? digits.find('E') : digits.npos;
    if (exponent != digits.npos) {
        if (!are_digits(digits.substr(0, exponent)) || !are_digits(digits.substr(exponent + 1))) return {};
        return of_level_2(text, "a year with an exponent");
    }
    if (!are_digits(digits) || (!has_letter && digits.size() != 4)) return {};
    if (significant != text.npos) return of_level_2(text, "a year's significant digits");
    if (digits.size() > 4) return refused_date(text, std::string(" is a year of more than four digits") + kYears);
    return refused_date(text, " begins with Y, which stands before years of more than four digits; leave it out");
}

bool is_set(std::string_view text) {
    if (text.size() < 3) return false;
    const char last = text.back();
    return ((text.front() == '[' && last == ']') || (text.front() == '{' && last == '}')) &&
           has_only(text.substr(1, text.size() - 2), "0123456789-X,.?~%YSE ");
}

DateRead read_clock(std::string_view text, const EdtfFrame& frame) {
    constexpr std::size_t kDate = 10, kHourAlone = 3;  // "2023-05-22", "+04"
    if (text.size() <= kDate) return {};
    std::string whole(text);
    const std::size_t sign = whole.find_last_of("+-");
    if (sign > kDate && sign + kHourAlone == whole.size()) whole += ":00";
    const auto instant = parse_date_time(whole, frame.offset);
    if (!instant) return {};
    if (text.starts_with("0000")) return refused_date(text, std::string(" lies in the year 0") + kYears);
    return {Moment{*instant, *instant, Grain::Clock}};
}

DateRead read_edtf_date(std::string_view text, const EdtfFrame& frame) {
    constexpr std::size_t kMostSize = 64;
    if (text.empty() || text.size() > kMostSize) return {};
    if (is_set(text)) return of_level_2(text, "a set of dates");
    if (text.front() == '-') {
        const std::string_view rest = text.substr(1);
        const bool is_year = !rest.empty() && has_only(rest.substr(0, 1), "0123456789X");
        const DateRead after_zero = is_year ? read_edtf_date(rest, frame) : DateRead();
        if (!after_zero.moment && after_zero.refused.empty()) return {};
        return refused_date(text, std::string(" lies before the year 1") + kYears);
    }
    if (text.front() == 'Y' || text.find('S') != text.npos) return read_long_year(text);
    const auto date = parts_in(text);
    if (!date) return read_clock(text, frame);
    if (has_inner_mark(*date)) return of_level_2(text, "a mark of one part of the date");
    const DatePart& last = date->day.is_there() ? date->day : date->month.is_there() ? date->month : date->year;
    const std::string_view unmarked = text.substr(0, text.size() - (last.after == DateMark::None ? 0 : 1));
    DateRead read = read_parts(unmarked, *date, frame);
    if (read.moment) read.moment->mark = last.after;
    return read;
}

constexpr std::string_view kOpen = "..";

// Why a picture cannot have an end that is not there.
std::string without(std::string_view text, std::string_view there, const char* end, const char* how) {
    const bool is_start = std::string_view(end) == "start";
    return quoted(text) + " leaves its " + end + " " + how + ", and what is drawn needs one; write " + quoted(there) +
           " alone, or as its " + end + " the " + (is_start ? "earliest" : "latest") + " time that a source allows";
}

EdtfReading read_interval(std::string_view text, std::size_t slash, const EdtfFrame& frame) {
    const std::array<std::string_view, 2> written = {text.substr(0, slash), text.substr(slash + 1)};
    const auto has_date = [&](std::size_t i) { return !written[i].empty() && written[i] != kOpen; };
    if (!has_date(0) && !has_date(1)) return {std::nullopt, quoted(text) + " is an interval without a date"};
    std::array<Moment, 2> ends;
    for (std::size_t i = 0; i < 2; ++i) {
        ends[i].mark = DateMark::Open;
        if (!has_date(i)) continue;
        DateRead read = read_edtf_date(written[i], frame);
        if (!read.moment && read.refused.empty()) return {};
        if (!read.moment) return {std::nullopt, std::move(read.refused)};
        ends[i] = *read.moment;
    }
    if (written[0].empty()) return {std::nullopt, without(text, written[1], "start", "unknown")};
    if (written[1].empty()) return {std::nullopt, without(text, written[0], "end", "unknown")};
    return {EdtfTime{ends[0], ends[1]}};
}

}  // namespace

EdtfReading parse_edtf(std::string_view text, const EdtfFrame& frame) {
    const std::size_t slash = text.find('/');
    if (slash != text.npos) return read_interval(text, slash, frame);
    DateRead read = read_edtf_date(text, frame);
    if (read.moment) return {EdtfTime{*read.moment}};
    return {std::nullopt, std::move(read.refused)};
}

std::string why_not_open(std::string_view text, const EdtfTime& time) {
    const std::size_t slash = text.find('/');
    if (slash == text.npos || !is_open(time)) return {};
    if (time.start.mark == DateMark::Open) return without(text, text.substr(slash + 1), "start", "open");
    return without(text, text.substr(0, slash), "end", "open");
}

std::string_view sign_of(DateMark mark) {
    switch (mark) {
        case DateMark::None:
            break;
        case DateMark::Uncertain:
            return "?";
        case DateMark::Approximate:
            return "~";
        case DateMark::Both:
            return "%";
        case DateMark::Open:
            return kOpen;
    }
    return "";
}

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

}  // namespace sourceline
