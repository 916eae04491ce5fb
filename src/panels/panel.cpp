#include "panels/panel.h"

namespace sourceline {

bool says_via(const PanelInput& in, const Claim& claim) {
    if (claim.via.entries().empty()) return false;
    const std::string_view via = in.text(claim.via), speaker = in.text(in.story.at(claim.actor).name);
    return speaker.substr(0, via.size()) != via;
}

FrameText said_note(const PanelInput& in, Ref<Claim> ref, Wording wording) {
    const Claim& claim = in.story.at(ref);
    if (!claim.said) {
        FrameText text = in.words().said_not_stated;
        if (known_from(in.story, ref).after) text += " · " + FrameText(in.words().published_after);
        const bool known = in.state.lens.clock == Clock::Known;
        if (known && !is_sure_by(in.story, in.state.lens, ref)) text += " · " + FrameText(in.words().perhaps_later);
        return text;
    }
    FrameText text = said_text(in.state.language, *claim.said, dates_of(in.story), wording);
    // A lone date is not broken over two lines.
    for (std::size_t at; wording == Wording::DateOnly && (at = text.find(' ')) != text.npos;)
        text = text.substr(0, at) + "\u00a0" + text.substr(at + 1);
    const Saying saying = saying_at(in.story, in.state.lens, ref);
    if (saying == Saying::Possible) text += " · " + FrameText(in.words().perhaps_later);
    if (saying == Saying::Later) text += " · " + FrameText(in.words().said_later);
    return text;
}

FrameText language_note(const PanelInput& in, const LocalText& text) {
    if (text.entries().empty()) return {};
    const std::string_view wanted = texts_tag(in.story, in.state);
    const LocalText::Found found = text.in(wanted, in.story.language);
    const std::string_view language = found.language.empty() ? std::string_view(in.story.language) : found.language;
    if (language == wanted) return {};
    return in_language(in.state.language, language);
}

}  // namespace sourceline
