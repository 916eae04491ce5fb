#include <algorithm>

#include "base/text.h"
#include "review/review.h"

namespace sourceline {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Mistake {
    std::size_t offset;
    std::string text;
};

std::size_t offset_of(std::string_view bytes, const Problem& problem) {
    std::size_t line_start = 0;
    for (int line = 1; line < problem.line; ++line) line_start = bytes.find('\n', line_start) + 1;
    return line_start + static_cast<std::size_t>(problem.column - 1);
}

// 36,01: the reader stops at what follows the comma, or after a zero there.
std::optional<Mistake> decimal_comma(std::string_view bytes, std::size_t at) {
    if (at >= bytes.size() || !is_digit(bytes[at])) return std::nullopt;
    std::size_t comma = at;
    while (comma > 0 && is_digit(bytes[comma - 1])) --comma;
    if (comma < 2 || bytes[--comma] != ',' || !is_digit(bytes[comma - 1])) return std::nullopt;
    std::size_t first = comma, last = at;
    while (first > 0 && (is_digit(bytes[first - 1]) || bytes[first - 1] == '-')) --first;
    while (last < bytes.size() && is_digit(bytes[last])) ++last;
    const std::size_t before = bytes.find_last_not_of(kSpace, first - std::min(first, std::size_t{1}));
    const bool is_member = before != std::string_view::npos && bytes[before] == ':';
    const bool begins_with_zero = comma + 1 < at;  // [36,01]; [36,1] may well be two numbers
    if (!is_member && !begins_with_zero) return std::nullopt;
    const std::string whole(bytes.substr(first, comma - first)), part(bytes.substr(comma + 1, last - comma - 1));
    return Mistake{comma,
                   "a number has a point, not a comma: write " + whole + "." + part + " for " + whole + "," + part};
}

// "says "no" and": after the second quotation mark the text is at its end for the reader, and letters follow.
std::optional<Mistake> mark_inside_text(std::string_view bytes, std::size_t at) {
    if (at == 0 || at >= bytes.size()) return std::nullopt;
    const std::size_t mark = bytes.find_last_not_of(" \t", at - 1);
    if (mark == std::string_view::npos || bytes[mark] != '"') return std::nullopt;
    const std::string_view rest = bytes.substr(at, bytes.find('\n', at) - at);
    const std::size_t next_mark = rest.find('"');
    const bool begins_a_value = rest.empty() || std::string_view("\"[]{}:,/\r").find(rest.front()) != rest.npos;
    if (begins_a_value || next_mark == rest.npos) return std::nullopt;
    std::string_view after = rest.substr(0, next_mark);
    while (!after.empty() && kSpace.find(after.back()) != kSpace.npos) after.remove_suffix(1);
    return Mistake{mark, "this quotation mark ends the text before " + quoted(after) +
                             "; inside a text write \\\" or typographic marks, “ and ”"};
}

// “id”: what a word processor makes of straight marks.
std::optional<Mistake> typographic_marks(std::string_view bytes, std::size_t at) {
    if (at >= bytes.size() || static_cast<unsigned char>(bytes[at]) < 0x80) return std::nullopt;
    const std::string_view character = bytes.substr(at, code_point_at(bytes, at).size);
    if (normalise_quotes_and_space(character) != "\"") return std::nullopt;
    return Mistake{at, quoted(character) +
                           " is a typographic quotation mark; a key or text begins and ends with a "
                           "straight one, \""};
}

}  // namespace

Problem plainer(std::string_view bytes, Problem problem) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    const std::size_t at = offset_of(bytes, problem);
    std::optional<Mistake> mistake = decimal_comma(bytes, at);
    if (!mistake) mistake = mark_inside_text(bytes, at);
    if (!mistake) mistake = typographic_marks(bytes, at);
    if (!mistake) return problem;
    const std::string_view before = bytes.substr(0, mistake->offset);
    const std::size_t line_end = before.rfind('\n');
    problem.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    problem.column = static_cast<int>(mistake->offset - (line_end == before.npos ? 0 : line_end + 1)) + 1;
    problem.text = format("line %d, column %d: ", problem.line, problem.column) + mistake->text;
    return problem;
}

}  // namespace sourceline
