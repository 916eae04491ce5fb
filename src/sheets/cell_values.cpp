#include "sheets/cell_values.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/civil.h"
#include "base/problems.h"
#include "base/text.h"
#include "sheets/cells.h"

namespace sourceline {
namespace {

std::vector<std::string_view> parts_of(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        if (end > 0) parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

}  // namespace

Result<Value> read_box_cell(std::string_view cell) {
    std::string_view text = cell;
    if (text.size() > 1 && text.front() == '[' && text.back() == ']') text = trimmed(text.substr(1, text.size() - 2));
    const bool has_semicolons = text.find(';') != text.npos, has_spaces = text.find_first_of(" \t\n") != text.npos;
    Value box = Value::list();
    for (std::string_view part : parts_of(text, has_semicolons ? ";" : has_spaces ? " \t\r\n" : ",")) {
        part = trimmed(part);
        while (!part.empty() && part.back() == ',') part.remove_suffix(1);
        if (part.empty()) continue;
        Result<std::string> number = read_number_cell(part, NumberKind::Degrees);
        if (!number) return Error{number.error()};
        box.add({}, Value::literal(std::move(number.value())));
    }
    if (box.values().size() == 4) return box;
    return Error{quoted(cell) + " is no view; write west, south, east and north in degrees, e.g. 35.2 50.1 36.9 50.8"};
}

Result<Value> read_border_cell(std::string_view cell) {
    Value countries = Value::list();
    for (const std::string_view part : parts_of(cell, " ,;\t\r\n")) countries.add({}, Value::text(std::string(part)));
    if (countries.values().size() == 2) return countries;
    return Error{quoted(cell) + " is no border; write the ids of the two countries that it parts, e.g. RU UA"};
}

Result<Value> read_json_cell(std::string_view cell, const char* what) {
    const JsonTree tree(cell, what);
    if (tree.problem()) return Error{std::string("this is no ") + what + ": " + tree.problem()->text};
    if (!tree.root().is(JsonKind::Object))
        return Error{std::string("this is no ") + what + ": it must be an object in { }, not " +
                     noun_of(tree.root().kind())};
    if (!tree.duplicates().empty())
        return Error{"the key " + quoted(tree.duplicates().front().key()) + " stands twice in the same object"};
    return Value::copy(tree.root(), cell);
}

std::string plain_offset(std::string_view cell) {
    std::string text(cell);
    if (parse_utc_offset(text)) return text;
    std::string_view rest = cell;
    if (rest.starts_with("UTC") || rest.starts_with("GMT")) rest = trimmed(rest.substr(3));
    if (rest.empty() && !cell.empty()) return "Z";
    if (parse_utc_offset(rest)) return std::string(rest);
    const char sign = rest.empty() ? ' ' : rest[0];
    if (sign != '+' && sign != '-') return text;
    std::string digits;
    for (const char c : rest.substr(1))
        if (c != ':') digits += c;
    if (digits.size() > 4 || digits.find_first_not_of("0123456789") != digits.npos) return text;
    if (digits.size() % 2 == 1) digits.insert(0, 1, '0');
    if (digits.size() == 2) digits += "00";
    const std::string offset =
        sign + digits.substr(0, 2) + ":" + digits.substr(std::min<std::size_t>(2, digits.size()));
    return parse_utc_offset(offset) ? offset : text;
}

}  // namespace sourceline
