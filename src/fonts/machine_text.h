// Text as the fonts of this machine draw it: natively what the page is on the web. Pango finds the fonts (fontconfig),
// orders (FriBidi) and shapes (HarfBuzz); cairo draws.
#pragma once

#include <memory>
#include <string>

#include "base/page_text.h"

namespace sourceline {

// With all fonts that are installed.
std::unique_ptr<PageText> text_of_machine();
// With those in the folder alone.
std::unique_ptr<PageText> text_of_fonts_in(const std::string& folder);

}  // namespace sourceline
