// Which addresses may become links or requests.
#pragma once

#include <string>
#include <string_view>

#include "base/frame_memory.h"

namespace sourceline {

// True for an absolute http or https URL with a host, printable ASCII only, no credentials, no control characters.
bool is_web_url(std::string_view text);

// Percent-decoding and -encoding of one query or hash value (RFC 3986). '+' stays '+'.
std::string percent_decoded(std::string_view text);
FrameText percent_encoded(std::string_view text);

// The address at the first place where the page has this text, for browsers that know text fragments (WICG Scroll To
// Text Fragment); others open the page. As it is where there is no text.
std::string at_text(std::string url, std::string_view text);

}  // namespace sourceline
