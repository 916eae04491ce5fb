#include "sheets/typed_date.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/civil.h"
#include "base/problems.h"
#include "base/text.h"
#include "sheets/cells.h"
#include "sheets/names.h"

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

DateReading wrong(std::string text) { return {DateReading::Wrong, {}, std::move(text)}; }

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
DateReading take_clock(std::vector<TimeToken>& tokens, std::string_view cell) {
    DateReading reading{DateReading::Good, {}, {}};
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
DateReading day_and_month(int first, int second, int year, bool has_dots, DateOrder order, std::string_view cell) {
    DateReading reading{DateReading::Good, {year, second, first, "", ""}, {}};
    if (has_dots || order == DateOrder::DayFirst) return reading;
    if (order == DateOrder::Unsaid && (first == second || first > 12)) return reading;
    if (order == DateOrder::MonthFirst || second > 12) {
        std::swap(reading.parts.month, reading.parts.day);
        return reading;
    }
    return wrong(quoted(cell) + " can be " + spoken(second, first) + " or " + spoken(first, second) + "; write " +
                 iso(year, second, first) + " or " + iso(year, first, second));
}

// Numbers and what stands between them, without clock, month names and fillers.
DateReading numeric_date(const std::vector<TimeToken>& tokens, DateOrder order, std::string_view cell) {
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
    DateReading reading{DateReading::Good, {}, {}};
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
    return day_and_month(numbers[0]->value, numbers[1]->value, numbers[2]->value, marks[0] == '.', order, cell);
}

// A month's name with numbers around it.
DateReading named_date(const std::vector<TimeToken>& tokens, std::size_t named, std::string_view cell) {
    DateReading reading{DateReading::Good, {}, {}};
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
            return is_short_year ? wrong("write the year of " + quoted(cell) + " with four digits") : DateReading();
        }
        if (!is_year(token) && token.text.size() > 2) return {};
        part = token.value;
    }
    return reading;
}

}  // namespace

DateReading checked_date(DateReading reading, std::string_view cell) {
    const DateParts& parts = reading.parts;
    if (reading.kind != DateReading::Good || parts.month == 0) {
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

DateReading parse_typed(std::string_view cell, DateOrder order) {
    std::string mark;
    std::string_view text = trimmed(cell);
    if (!text.empty() && std::string_view("~?%").find(text.back()) != std::string_view::npos) {
        mark = text.back();
        text = trimmed(text.substr(0, text.size() - 1));
    }
    std::vector<TimeToken> tokens = tokens_of(text);
    if (tokens.empty() || tokens.size() > 24) return {};
    DateReading clock = take_clock(tokens, cell);
    if (clock.kind != DateReading::Good) return clock;
    std::erase_if(tokens, [](const TimeToken& token) {
        return token.kind == TimeToken::Word && stands_in(kFillers, token.text);
    });
    std::size_t named = tokens.size();
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (tokens[i].kind == TimeToken::Word && month_named(tokens[i].text) > 0) named = i;
    DateReading reading{DateReading::Good, {}, {}};
    const bool is_clock_alone = !clock.parts.clock.empty() &&
                                std::none_of(tokens.begin(), tokens.end(),
                                             [](const auto& t) { return t.kind != TimeToken::Mark || t.text != ","; });
    if (!is_clock_alone)
        reading = named < tokens.size() ? named_date(tokens, named, cell) : numeric_date(tokens, order, cell);
    if (reading.kind != DateReading::Good) return reading;
    reading.parts.clock = clock.parts.clock;
    reading.parts.mark = mark;
    return checked_date(std::move(reading), cell);
}

}  // namespace sourceline
