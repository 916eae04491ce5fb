#include "state/knowledge.h"

#include "base/text.h"

namespace sourceline {

std::string kept_search(std::string_view typed) {
    std::string kept;
    for (std::size_t at = 0; at < typed.size();) {
        const CodePoint point = code_point_at(typed, at);
        at += point.size;
        const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
        std::string letter;
        append_utf8(letter, control ? U' ' : point.value);
        if (kept.size() + letter.size() > kMaxSearchBytes) break;
        kept += letter;
    }
    return kept;
}

}  // namespace sourceline
