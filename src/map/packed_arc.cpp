#include "map/packed_arc.h"

#include <cstdint>

namespace sourceline {

namespace {

constexpr int kBase = 30;
constexpr char kLastDigit = '0';             // to 'M'
constexpr char kOtherDigit = ']';            // to 'z'
constexpr std::uint64_t kMost = 1ull << 40;  // far more than the world needs, and no sum overflows

// The number that the text begins with, which it then goes without.
std::optional<std::uint64_t> take_number(std::string_view& text) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < text.size() && number < kMost; ++i) {
        const int last = text[i] - kLastDigit, other = text[i] - kOtherDigit;
        if (last >= 0 && last < kBase) {
            text.remove_prefix(i + 1);
            return number * kBase + static_cast<std::uint64_t>(last);
        }
        if (other < 0 || other >= kBase) return std::nullopt;
        number = number * kBase + static_cast<std::uint64_t>(other);
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::vector<double>> unpack_arc(std::string_view text) {
    const auto unit = take_number(text);
    if (!unit) return std::nullopt;
    std::vector<double> numbers;
    numbers.reserve(text.size());
    while (!text.empty()) {
        const auto number = take_number(text);
        if (!number) return std::nullopt;
        const auto whole = (*number + 1) / 2;
        const double half = static_cast<double>(whole);
        numbers.push_back((*number % 2 != 0 ? -half : half) * static_cast<double>(*unit));
    }
    if (numbers.size() % 2 != 0) return std::nullopt;
    return numbers;
}

}  // namespace sourceline
