#include "base/decimal.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace sourceline {
namespace {

// The unevaluated sum of two doubles, some 106 bits (Dekker, "A floating-point technique for extending the available
// precision", 1971).
struct Double2 {
    double high, low;
};

Double2 sum_of(double large, double small) {
    const double high = large + small;
    return {high, small - (high - large)};
}

Double2 product(double a, double b) {
    constexpr double kSplit = 134217729.0;  // 2^27 + 1
    const double of_a = kSplit * a, of_b = kSplit * b;
    const double a_high = of_a - (of_a - a), b_high = of_b - (of_b - b);
    const double a_low = a - a_high, b_low = b - b_high;
    const double high = a * b;
    return {high, ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

Double2 times(Double2 a, double b) {
    const Double2 high = product(a.high, b);
    return sum_of(high.high, high.low + a.low * b);
}

Double2 over(Double2 a, double b) {
    const double first = a.high / b;
    const Double2 back = product(first, b);
    return sum_of(first, ((a.high - back.high) - back.low + a.low) / b);
}

constexpr int kExactPower = 22;  // the greatest power of ten that is a double

double power_of_ten(int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

// digits * 10^exponent, positive.
double scaled(std::uint64_t digits, int exponent) {
    constexpr std::uint64_t kExactDigits = std::uint64_t{1} << 53;
    if (digits <= kExactDigits && exponent >= 0 && exponent <= kExactPower)
        return static_cast<double>(digits) * power_of_ten(exponent);
    if (digits <= kExactDigits && exponent < 0 && exponent >= -kExactPower)
        return static_cast<double>(digits) / power_of_ten(-exponent);
    // Held away from both ends of what a double can be, for the parts of its products.
    const int shift = exponent > 0 ? 256 : -256;
    const std::uint64_t upper = digits & ~std::uint64_t{0xfff};
    Double2 value =
        sum_of(std::ldexp(static_cast<double>(upper), -shift), std::ldexp(static_cast<double>(digits - upper), -shift));
    const bool grows = exponent > 0;
    for (int left = std::abs(exponent); left > 0; left -= kExactPower) {
        const double power = power_of_ten(std::min(left, kExactPower));
        value = grows ? times(value, power) : over(value, power);
    }
    return std::ldexp(value.high, shift);
}

}  // namespace

std::optional<double> decimal(std::string_view json_number) {
    constexpr int kMostDigits = 19;              // as many as fit into 64 bits
    constexpr std::int64_t kMostExponent = 400;  // beyond this all is 0 or too big
    const bool is_negative = !json_number.empty() && json_number.front() == '-';
    std::uint64_t digits = 0;
    int taken = 0;
    std::int64_t exponent = 0, written = 0;
    bool in_fraction = false, in_exponent = false, is_exponent_negative = false;
    for (const char c : json_number) {
        if (c == '.') in_fraction = true;
        if (c == 'e' || c == 'E') in_exponent = true;
        if (c == '-' && in_exponent) is_exponent_negative = true;
        if (c < '0' || c > '9') continue;
        if (in_exponent) {
            written = written < kMostExponent * 100'000'000 ? written * 10 + (c - '0') : written;
            continue;
        }
        if (taken < kMostDigits) {
            digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
            taken += digits > 0 ? 1 : 0;
            exponent -= in_fraction ? 1 : 0;
        } else {
            exponent += in_fraction ? 0 : 1;
        }
    }
    exponent += is_exponent_negative ? -written : written;
    if (digits == 0 || exponent < -kMostExponent) return is_negative ? -0.0 : 0.0;
    if (exponent > kMostExponent) return std::nullopt;
    const double value = scaled(digits, static_cast<int>(exponent));
    if (value > std::numeric_limits<double>::max()) return std::nullopt;
    return is_negative ? -value : value;
}

}  // namespace sourceline
