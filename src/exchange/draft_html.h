// Markup -> the plain text that a reader would see of it. Nothing of it is carried out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sourceline {

struct PlainText {
    std::string text;                    // in one line, ends trimmed
    std::vector<std::string> addresses;  // of what it embeds: images, frames, videos, in order
    int scripts = 0;                     // and styles, that were passed over with what they hold
};

// Elements of HTML are taken out, references (&amp; &#8217;) become their characters, the address of a link stands in
// brackets after its words where it is http or https. What is no element of HTML stays: "a < b", "<3".
PlainText plain_text(std::string_view markup);

}  // namespace sourceline
