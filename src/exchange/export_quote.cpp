#include "exchange/export_quote.h"

#include <algorithm>

namespace sourceline {
namespace {

std::string_view without_ends(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

}  // namespace

std::vector<std::string_view> quote_pieces(std::string_view quote) {
    std::vector<std::string_view> pieces;
    while (true) {
        const std::size_t cut = std::min(quote.find("[…]"), quote.find("[...]"));
        const std::string_view piece = without_ends(quote.substr(0, cut));
        if (!piece.empty()) pieces.push_back(piece);
        if (cut == std::string_view::npos) return pieces;
        constexpr std::size_t kMark = 5;  // bytes of either
        quote.remove_prefix(cut + kMark);
    }
}

}  // namespace sourceline
