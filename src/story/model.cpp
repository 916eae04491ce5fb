#include "story/model.h"

namespace sourceline {
namespace {

std::string_view primary_subtag(std::string_view tag) { return tag.substr(0, tag.find('-')); }

}  // namespace

LocalText::Found LocalText::in(std::string_view language, std::string_view fallback) const {
    for (const std::string_view wanted : {language, fallback}) {
        for (const auto& [tag, text] : entries_)
            if (tag == wanted) return {text, tag};
        // "en-US" is served by "en" and the other way around (RFC 4647, the idea of lookup).
        for (const auto& [tag, text] : entries_)
            if (!wanted.empty() && primary_subtag(tag) == primary_subtag(wanted)) return {text, tag};
    }
    if (entries_.empty()) return {};
    return {entries_.front().second, entries_.front().first};
}

std::optional<std::uint8_t> Story::language_for(std::string_view tag) const {
    for (const bool exactly : {true, false})
        for (std::size_t i = 0; i < languages.size(); ++i)
            if (exactly ? languages[i] == tag : primary_subtag(languages[i]) == primary_subtag(tag))
                return static_cast<std::uint8_t>(i);
    return std::nullopt;
}

const std::vector<Citation>& Prose::citations_of(const LocalText::Found& found) const {
    static const std::vector<Citation> none;
    for (std::size_t i = 0; i < citations.size(); ++i)
        if (text.entries()[i].first == found.language) return citations[i];
    return none;
}

}  // namespace sourceline
