#pragma once

#include <string_view>
#include <vector>

namespace sourceline {

// The pieces of a quote around "[…]" or "[...]", without the white space at their ends: each stands so in its source.
// The whole quote where nothing is left out.
std::vector<std::string_view> quote_pieces(std::string_view quote);

}  // namespace sourceline
