#include "sheets/typed_time.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "base/problems.h"
#include "base/text.h"
#include "sheets/cells.h"
#include "sheets/names.h"
#include "story/read_time.h"

namespace sourceline {
namespace {

// In upper case: English, German, French, Spanish, Polish, Ukrainian, Russian; names, genitives, short forms.
// NOLINTBEGIN(bugprone-suspicious-missing-comma): long lists go on in the next line
constexpr std::string_view kMonths[12] = {
    " JANUARY JAN JANUAR JÄNNER JÄN JANVIER JANV ENERO ENE STYCZEŃ STYCZNIA STY СІЧЕНЬ СІЧНЯ СІЧ ЯНВАРЬ ЯНВАРЯ ЯНВ ",
    " FEBRUARY FEB FEBRUAR FÉVRIER FÉVR FÉV FEVRIER FEBRERO LUTY LUTEGO LUT ЛЮТИЙ ЛЮТОГО ЛЮТ ФЕВРАЛЬ ФЕВРАЛЯ ФЕВР ФЕВ ",
    " MARCH MAR MÄRZ MAERZ MÄR MRZ MARS MARZO MARZEC MARCA БЕРЕЗЕНЬ БЕРЕЗНЯ БЕР БЕРЕЗ МАРТ МАРТА МАР ",
    " APRIL APR AVRIL AVR ABRIL ABR KWIECIEŃ KWIETNIA KWI КВІТЕНЬ КВІТНЯ КВІТ КВІ АПРЕЛЬ АПРЕЛЯ АПР ",
    " MAY MAI MAYO MAJ MAJA ТРАВЕНЬ ТРАВНЯ ТРАВ ТРА МАЙ МАЯ ",
    " JUNE JUN JUNI JUIN JUNIO CZERWIEC CZERWCA CZE ЧЕРВЕНЬ ЧЕРВНЯ ЧЕРВ ЧЕР ИЮНЬ ИЮНЯ ИЮН ",
    " JULY JUL JULI JUILLET JUIL JULIO LIPIEC LIPCA LIP ЛИПЕНЬ ЛИПНЯ ЛИП ИЮЛЬ ИЮЛЯ ИЮЛ ",
    " AUGUST AUG AOÛT AOUT AGOSTO AGO SIERPIEŃ SIERPNIA SIE СЕРПЕНЬ СЕРПНЯ СЕРП СЕР АВГУСТ АВГУСТА АВГ ",
    " SEPTEMBER SEPT SEP SEPTEMBRE SEPTIEMBRE SETIEMBRE WRZESIEŃ WRZEŚNIA WRZ ВЕРЕСЕНЬ ВЕРЕСНЯ ВЕРЕС ВЕР СЕНТЯБРЬ "
    "СЕНТЯБРЯ "
    "СЕНТ СЕН ",
    " OCTOBER OCT OKTOBER OKT OCTOBRE OCTUBRE PAŹDZIERNIK PAŹDZIERNIKA PAŹ ЖОВТЕНЬ ЖОВТНЯ ЖОВТ ЖОВ ОКТЯБРЬ ОКТЯБРЯ "
    "ОКТ ",
    " NOVEMBER NOV NOVEMBRE NOVIEMBRE LISTOPAD LISTOPADA LIS ЛИСТОПАД ЛИСТОПАДА ЛИСТ ЛИС НОЯБРЬ НОЯБРЯ НОЯБ НОЯ ",
    " DECEMBER DEC DEZEMBER DEZ DÉCEMBRE DÉC DECEMBRE DICIEMBRE DIC GRUDZIEŃ GRUDNIA GRU ГРУДЕНЬ ГРУДНЯ ГРУД ГРУ "
    "ДЕКАБРЬ "
    "ДЕКАБРЯ ДЕК "};
// NOLINTEND(bugprone-suspicious-missing-comma)
// Words that stand beside a date and add nothing to it.
constexpr std::string_view kFillers =
    " OF THE ON AT FROM DE DEL DU LE EL LA LAS LOS A À AM UM VON DEN DER UHR О ОБ В У З З. С ОТ ВІД Г ГОДА ГОД Р РОКУ "
    "РІК "
    "ROKU R DNIA OD O GODZ ST ND RD TH ER RE GO ГО Е T ";
constexpr const char* kEnglishMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};

bool stands_in(std::string_view list, std::string_view word) {
    const std::string spaced = " " + std::string(word) + " ";
    return list.find(spaced) != list.npos;
}

int month_named(std::string_view word) {
    for (int month = 1; month <= 12; ++month)
        if (stands_in(kMonths[month - 1], word)) return month;
    return 0;
}

struct TimeToken {
    enum Kind { Number, Word, Mark } kind;
    std::string text;  // a Word in upper case
    int value = 0;     // of a Number of at most 9 digits
};

std::vector<TimeToken> tokens_of(std::string_view cell) {
    std::vector<TimeToken> tokens;
    bool joins = false;  // the character before belongs to a number or word
    for (std::size_t at = 0; at < cell.size();) {
        const CodePoint point = code_point_at(cell, at);
        const std::string_view here = cell.substr(at, point.size);
        const bool is_digit = point.value >= U'0' && point.value <= U'9';
        const bool is_letter = !is_digit && is_word_at(cell, at);
        at += point.size;
        const TimeToken::Kind kind = is_digit ? TimeToken::Number : is_letter ? TimeToken::Word : TimeToken::Mark;
        if (kind == TimeToken::Mark && trimmed(here).empty()) {
            joins = false;
            continue;
        }
        if (!joins || kind == TimeToken::Mark || tokens.back().kind != kind) tokens.push_back({kind, "", 0});
        TimeToken& token = tokens.back();
        if (is_digit && token.text.size() < 9) token.value = token.value * 10 + static_cast<int>(point.value - U'0');
        append_utf8(token.text, upper_case(point.value));
        joins = kind != TimeToken::Mark;
    }
    return tokens;
}

// A date of which the parts that another one tells may be missing: 0, or "".
struct Parts {
    int year = 0, month = 0, day = 0;
    std::string clock;  // "14:30", "14:30:05", with "+03:00" or "Z" where it is said
    std::string mark;   // "~", "?" or "%"
};
struct TimeReading {
    enum Kind { None, Wrong, Good } kind = None;
    Parts parts;
    std::string wrong;  // a sentence
};
TimeReading wrong(std::string text) { return {TimeReading::Wrong, {}, std::move(text)}; }

bool is_mark_at(const std::vector<TimeToken>& tokens, std::size_t at, std::string_view mark) {
    return at < tokens.size() && tokens[at].kind == TimeToken::Mark && tokens[at].text == mark;
}
bool is_number_at(const std::vector<TimeToken>& tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].kind == TimeToken::Number;
}
bool is_word_token(const std::vector<TimeToken>& tokens, std::size_t at, std::string_view word) {
    return at < tokens.size() && tokens[at].kind == TimeToken::Word && tokens[at].text == word;
}

// "AM" and "PM", with dots or without: how many tokens they take, and whether it is the afternoon.
std::size_t half_of_day(const std::vector<TimeToken>& tokens, std::size_t at, bool& is_afternoon) {
    if (is_word_token(tokens, at, "AM") || is_word_token(tokens, at, "PM")) {
        is_afternoon = tokens[at].text == "PM";
        return 1;
    }
    const bool is_dotted = (is_word_token(tokens, at, "A") || is_word_token(tokens, at, "P")) &&
                           is_mark_at(tokens, at + 1, ".") && is_word_token(tokens, at + 2, "M");
    if (!is_dotted) return 0;
    is_afternoon = tokens[at].text == "P";
    return is_mark_at(tokens, at + 3, ".") ? 4 : 3;
}

// "+03:00", "Z" or "UTC" right after a clock time: how many tokens.
std::size_t zone_at(const std::vector<TimeToken>& tokens, std::size_t at, std::string& clock) {
    if (is_word_token(tokens, at, "Z") || is_word_token(tokens, at, "UTC")) {
        clock += "Z";
        return 1;
    }
    // After a minus the end of a span may stand: "14:00-16:00".
    if (!is_mark_at(tokens, at, "+") || !is_number_at(tokens, at + 1) || tokens[at + 1].text.size() != 2 ||
        !is_mark_at(tokens, at + 2, ":") || !is_number_at(tokens, at + 3) || tokens[at + 3].text.size() != 2)
        return 0;
    for (std::size_t i = at; i < at + 4; ++i) clock += tokens[i].text;
    return 4;
}

struct ClockFound {
    std::size_t at = 0, count = 0;  // tokens; none where count is 0
    int hour = 0, minute = 0, second = -1;
};

ClockFound clock_in(const std::vector<TimeToken>& tokens) {
    ClockFound found;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!is_number_at(tokens, i) || tokens[i].text.size() > 2) continue;
        found.at = i;
        found.hour = tokens[i].value;
        const bool has_colon = is_mark_at(tokens, i + 1, ":") || is_word_token(tokens, i + 1, "H");
        if (has_colon && is_number_at(tokens, i + 2) && tokens[i + 2].text.size() == 2) {
            found.minute = tokens[i + 2].value;
            found.count = 3;
            if (is_mark_at(tokens, i + 3, ":") && is_number_at(tokens, i + 4) && tokens[i + 4].text.size() == 2) {
                found.second = tokens[i + 4].value;
                found.count = 5;
            }
            return found;
        }
        bool is_afternoon = false;
        if (half_of_day(tokens, i + 1, is_afternoon) > 0) {
            found.count = 1;
            return found;
        }
    }
    return {};
}

// Takes the clock time, its half of the day and its zone out of the tokens.
TimeReading take_clock(std::vector<TimeToken>& tokens, std::string_view cell) {
    TimeReading reading{TimeReading::Good, {}, {}};
    ClockFound found = clock_in(tokens);
    if (found.count == 0) return reading;
    std::size_t end = found.at + found.count;
    bool is_afternoon = false;
    const std::size_t half = half_of_day(tokens, end, is_afternoon);
    if (half > 0 && (found.hour < 1 || found.hour > 12)) return wrong("there is no such hour in " + quoted(cell));
    if (half > 0) found.hour = found.hour % 12 + (is_afternoon ? 12 : 0);
    end += half;
    if (found.hour > 23 || found.minute > 59 || found.second > 59)
        return wrong("there is no such time of day in " + quoted(cell) + "; a day runs from 00:00 to 23:59");
    reading.parts.clock = format("%02d:%02d", found.hour, found.minute);
    if (found.second >= 0) reading.parts.clock += format(":%02d", found.second);
    end += zone_at(tokens, end, reading.parts.clock);
    const auto first = tokens.begin() + static_cast<std::ptrdiff_t>(found.at);
    tokens.erase(first, tokens.begin() + static_cast<std::ptrdiff_t>(end));
    return reading;
}

bool is_year(const TimeToken& token) { return token.text.size() == 4 && token.value > 0; }

std::string iso(int year, int month, int day) { return format("%04d-%02d-%02d", year, month, day); }
std::string spoken(int month, int day) { return format("%d %s", day, kEnglishMonths[month - 1]); }

// Two numbers beside a year, of which one is the day.
TimeReading day_and_month(int first, int second, int year, bool has_dots, std::string_view cell) {
    TimeReading reading{TimeReading::Good, {year, second, first, "", ""}, {}};
    if (has_dots || first == second || first > 12) return reading;
    if (second > 12) {
        std::swap(reading.parts.month, reading.parts.day);
        return reading;
    }
    return wrong(quoted(cell) + " can be " + spoken(second, first) + " or " + spoken(first, second) + "; write " +
                 iso(year, second, first) + " or " + iso(year, first, second));
}

// Numbers and what stands between them, without clock, month names and fillers.
TimeReading numeric_date(const std::vector<TimeToken>& tokens, std::string_view cell) {
    std::vector<const TimeToken*> numbers;
    std::string marks;
    for (const TimeToken& token : tokens) {
        if (token.kind == TimeToken::Number && token.value > 0)
            numbers.push_back(&token);
        else if (token.kind == TimeToken::Mark && token.text != "," && (token.text != "." || !numbers.empty()))
            marks += token.text;
        else if (token.kind != TimeToken::Mark)
            return {};
    }
    if (!marks.empty() && marks.back() == '.' && marks.size() == numbers.size()) marks.pop_back();
    const bool is_regular =
        marks.empty() || (marks.size() + 1 == numbers.size() && marks.find_first_not_of(marks[0]) == marks.npos &&
                          std::string_view("./-").find(marks[0]) != std::string_view::npos);
    if (!is_regular || numbers.empty() || numbers.size() > 3) return {};
    TimeReading reading{TimeReading::Good, {}, {}};
    if (numbers.size() == 1) {
        const TimeToken& only = *numbers[0];
        if (only.text.size() == 5)
            return wrong(quoted(cell) +
                         " is the number by which a spreadsheet keeps a date; give the cell the format of a "
                         "date, or write e.g. 2023-05-22");
        if (is_year(only))
            reading.parts.year = only.value;
        else if (only.text.size() <= 2)
            reading.parts.day = only.value;
        else
            return {};
        return reading;
    }
    if (marks.empty()) return {};
    if (numbers.size() == 2) {
        if (is_year(*numbers[0]) && numbers[1]->text.size() <= 2)
            reading.parts = {numbers[0]->value, numbers[1]->value, 0, "", ""};
        else if (is_year(*numbers[1]) && numbers[0]->text.size() <= 2)
            reading.parts = {numbers[1]->value, numbers[0]->value, 0, "", ""};
        else if (marks[0] == '.' && numbers[0]->text.size() <= 2 && numbers[1]->text.size() <= 2)
            reading.parts = {0, numbers[1]->value, numbers[0]->value, "", ""};
        else
            return {};
        return reading;
    }
    if (numbers[1]->text.size() > 2) return {};
    if (is_year(*numbers[0]) && numbers[2]->text.size() <= 2) {
        reading.parts = {numbers[0]->value, numbers[1]->value, numbers[2]->value, "", ""};
        return reading;
    }
    if (numbers[0]->text.size() > 2) return {};
    if (numbers[2]->text.size() == 2) return wrong("write the year of " + quoted(cell) + " with four digits");
    if (!is_year(*numbers[2])) return {};
    return day_and_month(numbers[0]->value, numbers[1]->value, numbers[2]->value, marks[0] == '.', cell);
}

// A month's name with numbers around it.
TimeReading named_date(const std::vector<TimeToken>& tokens, std::size_t named, std::string_view cell) {
    TimeReading reading{TimeReading::Good, {}, {}};
    reading.parts.month = month_named(tokens[named].text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const TimeToken& token = tokens[i];
        if (token.kind == TimeToken::Mark && std::string_view(".,-/").find(token.text) != std::string_view::npos)
            continue;
        if (i == named) continue;
        if (token.kind != TimeToken::Number || token.value == 0) return {};
        int& part = is_year(token) ? reading.parts.year : reading.parts.day;
        if (part != 0) {
            const bool is_short_year = token.text.size() == 2 && reading.parts.year == 0;
            return is_short_year ? wrong("write the year of " + quoted(cell) + " with four digits") : TimeReading();
        }
        if (!is_year(token) && token.text.size() > 2) return {};
        part = token.value;
    }
    return reading;
}

TimeReading checked_date(TimeReading reading, std::string_view cell) {
    const Parts& parts = reading.parts;
    if (reading.kind != TimeReading::Good || parts.month == 0) {
        // A day alone, or a clock time alone, is told by the other end of its span.
        return reading;
    }
    if (parts.month > 12) return wrong("there is no month " + format("%d", parts.month) + " in " + quoted(cell));
    const int days = days_in_month(parts.year == 0 ? 2000 : parts.year, parts.month);
    if (parts.day > days)
        return wrong("there is no such day as " + quoted(cell) + ": " + kEnglishMonths[parts.month - 1] +
                     (parts.year == 0 ? std::string() : format(" %04d", parts.year)) + format(" has %d days", days));
    return reading;
}

// All that a text says of a time, however little.
TimeReading parse_typed(std::string_view cell) {
    std::string mark;
    std::string_view text = trimmed(cell);
    if (!text.empty() && std::string_view("~?%").find(text.back()) != std::string_view::npos) {
        mark = text.back();
        text = trimmed(text.substr(0, text.size() - 1));
    }
    std::vector<TimeToken> tokens = tokens_of(text);
    if (tokens.empty() || tokens.size() > 24) return {};
    TimeReading clock = take_clock(tokens, cell);
    if (clock.kind != TimeReading::Good) return clock;
    std::erase_if(tokens, [](const TimeToken& token) {
        return token.kind == TimeToken::Word && stands_in(kFillers, token.text);
    });
    std::size_t named = tokens.size();
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (tokens[i].kind == TimeToken::Word && month_named(tokens[i].text) > 0) named = i;
    TimeReading reading{TimeReading::Good, {}, {}};
    const bool is_clock_alone = !clock.parts.clock.empty() &&
                                std::none_of(tokens.begin(), tokens.end(),
                                             [](const auto& t) { return t.kind != TimeToken::Mark || t.text != ","; });
    if (!is_clock_alone) reading = named < tokens.size() ? named_date(tokens, named, cell) : numeric_date(tokens, cell);
    if (reading.kind != TimeReading::Good) return reading;
    reading.parts.clock = clock.parts.clock;
    reading.parts.mark = mark;
    return checked_date(std::move(reading), cell);
}

bool is_whole(const Parts& parts) {
    if (parts.year == 0 || (parts.day != 0 && parts.month == 0)) return false;
    return parts.clock.empty() || parts.day != 0;
}

std::string as_written(const Parts& parts) {
    std::string text = format("%04d", parts.year);
    if (parts.month != 0) text += format("-%02d", parts.month);
    if (parts.day != 0) text += format("-%02d", parts.day);
    if (!parts.clock.empty()) return text + "T" + parts.clock;
    return text + parts.mark;
}

// The end of a span tells what its start leaves out, and a clock time alone is of the start's day.
void complete(Parts& start, Parts& end) {
    if (start.year == 0) start.year = end.year;
    if (start.month == 0 && start.day != 0) start.month = end.month;
    if (end.year == 0 && end.month == 0 && end.day == 0 && !end.clock.empty()) {
        end.year = start.year;
        end.month = start.month;
        end.day = start.day;
    }
}

struct SplitSpan {
    std::optional<TypedSpan> span;
    std::string wrong;
};

SplitSpan split_at(std::string_view cell, std::size_t at, std::size_t size) {
    const std::string_view left = trimmed(cell.substr(0, at)), right = trimmed(cell.substr(at + size));
    TimeReading start = parse_typed(left), end = parse_typed(right);
    if (start.kind == TimeReading::Wrong && end.kind != TimeReading::None) return {{}, start.wrong};
    if (end.kind == TimeReading::Wrong && start.kind != TimeReading::None) return {{}, end.wrong};
    if (start.kind != TimeReading::Good || end.kind != TimeReading::Good) return {};
    const bool is_same_day = end.parts.day == 0 && end.parts.month == 0 && end.parts.year == 0;
    complete(start.parts, end.parts);
    start = checked_date(std::move(start), cell);
    end = checked_date(std::move(end), cell);
    if (start.kind == TimeReading::Wrong) return {{}, start.wrong};
    if (!is_whole(start.parts) || !is_whole(end.parts)) return {};
    if (is_same_day && end.parts.clock < start.parts.clock)
        return {{}, "in " + quoted(cell) + " the end comes before the start; write its date, too"};
    return {TypedSpan{as_written(start.parts), as_written(end.parts)}, {}};
}

SplitSpan split_span(std::string_view cell) {
    constexpr std::string_view kBetween[] = {"–",      "—",     " - ",   "..",   "…",       "/",    " to ", " until ",
                                             " till ", " bis ", " до ",  " по ", " do ",    " au ", " al ", " a ",
                                             " à ",    " and ", " und ", " i ",  " hasta ", "-"};
    SplitSpan first_wrong;
    for (const std::string_view between : kBetween) {
        for (std::size_t at = cell.find(between); at != cell.npos; at = cell.find(between, at + 1)) {
            SplitSpan split = split_at(cell, at, between.size());
            if (split.span) return split;
            if (first_wrong.wrong.empty()) first_wrong.wrong = std::move(split.wrong);
        }
    }
    return first_wrong;
}

// As it is, if the story file takes it; with the T that RFC 3339 has between day and time.
std::optional<std::string> time_of_a_story(std::string_view text) {
    if (!parse_moment(text, UtcOffset{})) return std::nullopt;
    std::string time(text);
    if (time.size() > 10 && time[10] == ' ') time[10] = 'T';
    return time;
}

Error no_date(std::string_view cell) {
    return {quoted(cell) + " is no date; write e.g. 2023-05-22, 22.05.2023 14:30, 22 May 2023 or 2023-05"};
}

// Whole, or why it is not.
Result<std::string> whole_time(const TimeReading& reading, std::string_view cell) {
    if (reading.kind == TimeReading::Wrong) return Error{reading.wrong};
    if (reading.kind == TimeReading::None) return no_date(cell);
    const Parts& parts = reading.parts;
    if (parts.year == 0) return Error{quoted(cell) + " names no year; write e.g. 2023-05-22"};
    if (!is_whole(parts)) return Error{quoted(cell) + " has a time of day and no day; write e.g. 2023-05-22 14:30"};
    return as_written(parts);
}

}  // namespace

Result<std::string> read_time_cell(std::string_view cell) {
    if (auto time = time_of_a_story(cell)) return std::move(*time);
    return whole_time(parse_typed(cell), cell);
}

Result<TypedSpan> read_span_cell(std::string_view cell) {
    if (auto time = time_of_a_story(cell)) return TypedSpan{std::move(*time), ""};
    const TimeReading one = parse_typed(cell);
    if (one.kind == TimeReading::Good && is_whole(one.parts)) return TypedSpan{as_written(one.parts), ""};
    if (one.kind == TimeReading::Wrong) return Error{one.wrong};
    SplitSpan two = split_span(cell);
    if (two.span) return std::move(*two.span);
    if (!two.wrong.empty()) return Error{std::move(two.wrong)};
    const Result<std::string> why = whole_time(one, cell);
    return Error{why.ok() ? no_date(cell).text : why.error()};
}

std::string precision_as_typed(std::string_view start, std::string_view end) {
    bool is_about = false, is_clock = true, is_day = true;
    for (std::string_view time : {start, end}) {
        if (time.empty()) continue;
        if (std::string_view("~?%").find(time.back()) != std::string_view::npos) {
            is_about = true;
            time.remove_suffix(1);
        }
        is_clock = is_clock && time.size() > 10;
        is_day = is_day && time.size() >= 10 && !time.ends_with("-XX");
    }
    if (is_about) return "about";
    return is_clock ? "exact" : is_day ? "day" : "month";
}

}  // namespace sourceline
