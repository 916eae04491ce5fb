#include "sheets/cells.h"

#include <algorithm>
#include <iterator>

#include "base/problems.h"
#include "base/text.h"

namespace sourceline {
namespace {

bool is_white(char32_t c) {
    return c == U' ' || (c >= 0x09 && c <= 0x0d) || c == 0xa0 || c == 0x202f || c == 0x2007 || c == 0xfeff;
}

// The start of the character that ends before `end`.
std::size_t character_before(std::string_view text, std::size_t end) {
    std::size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
}

bool needs_guard(std::string_view text) {
    constexpr std::string_view kFormula = "=+-@";
    if (text.empty()) return false;
    if (kFormula.find(text[0]) != kFormula.npos) return true;
    return text[0] == '\'' && text.size() > 1 && (kFormula.find(text[1]) != kFormula.npos || text[1] == '\'');
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t count = 0;
    while (at + count < text.size() && is_digit(text[at + count])) ++count;
    return count;
}

bool is_json_number(std::string_view text) {
    std::size_t at = !text.empty() && text[0] == '-' ? 1 : 0;
    const std::size_t whole = digits_at(text, at);
    if (whole == 0 || (whole > 1 && text[at] == '0')) return false;
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digits_at(text, at + 1);
        if (fraction == 0) return false;
        at += 1 + fraction;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        const std::size_t exponent = digits_at(text, at);
        if (exponent == 0) return false;
        at += exponent;
    }
    return at == text.size();
}

// Spaces between groups of three digits are left out, a long minus is made short.
std::string plain_number(std::string_view cell) {
    std::string plain;
    for (std::size_t at = 0; at < cell.size();) {
        const CodePoint point = code_point_at(cell, at);
        at += point.size;
        const bool is_space = is_white(point.value) || point.value == 0x2009;
        if (is_space && !plain.empty() && is_digit(plain.back()) && digits_at(cell, at) == 3) continue;
        append_utf8(plain, point.value == 0x2212 ? U'-' : point.value);
    }
    return plain;
}

// "+5", ".5", "5." and "007" as JSON has them.
std::string as_json(std::string number) {
    if (!number.empty() && number[0] == '+') number.erase(0, 1);
    const std::size_t first = !number.empty() && number[0] == '-' ? 1 : 0;
    if (first < number.size() && number[first] == '.') number.insert(first, 1, '0');
    while (first + 1 < number.size() && number[first] == '0' && is_digit(number[first + 1])) number.erase(first, 1);
    if (!number.empty() && number.back() == '.') number.pop_back();
    return number;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        const CodePoint point = code_point_at(text, 0);
        if (!is_white(point.value)) break;
        text.remove_prefix(point.size);
    }
    while (!text.empty()) {
        const std::size_t last = character_before(text, text.size());
        if (!is_white(code_point_at(text, last).value)) break;
        text = text.substr(0, last);
    }
    return text;
}

bool is_formula_error(std::string_view cell) {
    constexpr std::string_view kErrors[] = {
        "#REF!",   "#N/A",     "#VALUE!",     "#NAME?",    "#DIV/0!",    "#NUM!",     "#NULL!",
        "#ERROR!", "#SPILL!",  "#CALC!",      "#FIELD!",   "#BLOCKED!",  "#BEZUG!",   "#NV",
        "#WERT!",  "#ZAHL!",   "#ССЫЛКА!",    "#Н/Д",      "#ЗНАЧ!",     "#ИМЯ?",     "#ДЕЛ/0!",
        "#ЧИСЛО!", "#ПУСТО!",  "#ПОСИЛАННЯ!", "#ЗНАЧЕННЯ", "#VALEUR!",   "#NOM?",     "#NOMBRE!",
        "#¡REF!",  "#¡VALOR!", "#¡NUM!",      "#¡DIV/0!",  "#¿NOMBRE?",  "#ADR!",     "#ARG!",
        "#NAZWA?", "#LICZBA!", "#DZIEL/0!",   "#N/D!",     "Loading...", "#UNKNOWN!", "#CONNECT!"};
    if (std::find(std::begin(kErrors), std::end(kErrors), cell) != std::end(kErrors)) return true;
    constexpr std::string_view kLibreOffice = "Err:5";
    return cell.size() == 7 && cell.starts_with(kLibreOffice) && digits_at(cell, 4) == 3;
}

std::string guarded(std::string_view text) { return (needs_guard(text) ? "'" : "") + std::string(text); }

std::string_view unguarded(std::string_view cell) {
    if (cell.size() > 1 && cell[0] == '\'' && needs_guard(cell)) cell.remove_prefix(1);
    return cell;
}

Result<std::string> read_number_cell(std::string_view cell, NumberKind kind) {
    if (is_json_number(cell)) return std::string(cell);
    std::string number = plain_number(cell);
    const std::size_t comma = number.find(','), dot = number.find('.');
    if (comma != number.npos && dot == number.npos && number.find(',', comma + 1) == number.npos) {
        const std::string whole = as_json(number.substr(0, comma)), fraction = number.substr(comma + 1);
        const bool may_part_thousands = fraction.size() == 3 && whole != "0" && whole != "-0" && whole.size() <= 4;
        if (kind == NumberKind::Any && may_part_thousands && is_json_number(whole) && digits_at(fraction, 0) == 3)
            return Error{quoted(cell) + " can be " + whole + fraction + " or " + whole + "." + fraction +
                         "; write it one of these ways"};
        number[comma] = '.';
    }
    number = as_json(std::move(number));
    if (is_json_number(number)) return number;
    if (kind == NumberKind::Degrees) return Error{quoted(cell) + " is no number; write degrees like 50.6 or -36.01"};
    return Error{quoted(cell) + " is no number; write one like 12 or 2.5, and words in a column of their own"};
}

}  // namespace sourceline
