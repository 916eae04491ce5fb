// What cannot be seen on the screen: colours that look alike, characters that nothing can draw.
#include "base/text.h"
#include "review/review.h"
#include "telling/colours.h"

namespace sourceline {
namespace {

// Why no font has this character, or nullptr. Of others a font at hand decides, and the browser has many.
const char* fault_of(char32_t c) {
    if (c == 0xfffd) return "it stands for one that was lost when the text was converted";
    if ((c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000) return "it is private to one font and means nothing elsewhere";
    // Planes that Unicode has not begun, but for the tags and variation selectors of the last of them.
    const bool is_begun = c < 0x40000 || (c >= 0xe0000 && c < 0xe0200);
    if ((c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe || !is_begun)
        return "it is none of Unicode's characters";
    return nullptr;
}

std::string name_of(const Story& story, std::size_t party) { return quoted(story.parties[party].id); }

}  // namespace

void review_colours(const Reviewed& reviewed) {
    const Story& story = reviewed.story;
    const std::vector<Json> items = items_of(reviewed.root, "parties");
    const std::vector<std::uint32_t> colours = party_colours(story);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Json stated = items[i].find("color");
        if (stated && colour_distance(colours[i], kNeutralRgb) < kColoursApart)
            reviewed.problems.warning(
                stated,
                "this colour cannot be told apart from the grey of what several parties tell; without 'color' "
                "the viewer chooses one");
        for (std::size_t j = 0; j < i; ++j) {
            if (colour_distance(colours[i], colours[j]) >= kColoursApart) continue;
            const std::string alike = " cannot be told apart from that of " + name_of(story, j);
            if (stated)
                reviewed.problems.warning(stated, "this colour" + alike + "; without 'color' the viewer chooses one");
            else
                reviewed.problems.warning(items[i], "the colour that the viewer has left for this party" + alike);
            break;
        }
    }
}

void review_characters(const Reviewed& reviewed) {
    for_each_value(reviewed.root, [&](Json value) {
        const std::string_view text = value.text();
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = code_point_at(text, at);
            at += point.size;
            const char* const fault = fault_of(point.value);
            if (fault == nullptr) continue;
            reviewed.problems.warning(value, format("the character U+%04X in this text cannot be shown: %s",
                                                    static_cast<unsigned>(point.value), fault));
            return;
        }
    });
}

}  // namespace sourceline
