// What stands in one cell, as people and spreadsheets leave it, and as the story file has it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace sourceline {

// Without white space (no-break spaces among it) at both ends.
std::string_view trimmed(std::string_view text);
// Whether the whole cell is what a spreadsheet shows for a formula that does not work: "#REF!", "#N/A", "Err:508", and
// the same in other languages.
bool is_formula_error(std::string_view cell);

// Spreadsheets take a cell that begins with = + - or @ for a formula; as elsewhere, an apostrophe before it says that
// it is text. unguarded(guarded(text)) is the text, whatever it is.
std::string guarded(std::string_view text);
std::string_view unguarded(std::string_view cell);

// A number as JSON writes it: "50.6", "50,6", "12 500", "−3". A comma that may part thousands ("1,234") is an error,
// unless the number is one of degrees.
enum class NumberKind { Any, Degrees };
Result<std::string> read_number_cell(std::string_view cell, NumberKind kind);

}  // namespace sourceline
