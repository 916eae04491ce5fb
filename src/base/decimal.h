// Decimal digits -> the nearest double.
#pragma once

#include <optional>
#include <string_view>

namespace sourceline {

// Of a number as JSON writes it ("-12.5e3"), however long it is. Correctly rounded up to 19 digits that count; further
// ones are left out, which is less than a thousandth of the last place of a double. Nothing when it is too big for one;
// what is too small is 0.
std::optional<double> decimal(std::string_view json_number);

}  // namespace sourceline
