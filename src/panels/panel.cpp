#include "panels/panel.h"

#include "story/query.h"

namespace sourceline {

namespace {
constexpr std::uint32_t kPartyColours[] = {0x0b6aa8, 0xb3541e, 0x4d7c0f, 0x6b5b95, 0x8a6d00, 0x00797a};
}

std::uint32_t PanelInput::party_rgb(Ref<Party> party) const {
    const Party& who = story.at(party);
    const std::uint32_t rgb = who.colour ? who.colour->rgb : kPartyColours[party.index % std::size(kPartyColours)];
    return readable_on(rgb, paper_rgb(colours().shade));
}

Ref<Party> telling_party(const PanelInput& in, Ref<Event> event) {
    return in.state.lens.party.value_or(main_party(in.story, event));
}

bool says_via(const PanelInput& in, const Claim& claim) {
    if (claim.via.entries().empty()) return false;
    const std::string_view via = in.text(claim.via), speaker = in.text(in.story.at(claim.actor).name);
    return speaker.substr(0, via.size()) != via;
}

std::string said_note(const PanelInput& in, const Claim& claim, Wording wording) {
    if (!claim.said) return in.words().said_not_stated;
    TimeSpan said = *claim.said;
    if (wording == Wording::DateOnly) said.text.clear();
    std::string text = said_text(in.state.language, said, in.story.utc_offset);
    // A lone date is not broken over two lines.
    for (std::size_t at; wording == Wording::DateOnly && (at = text.find(' ')) != text.npos;)
        text.replace(at, 1, "\u00a0");
    if (in.state.lens.clock == Clock::Known && is_vague(said) && claim.said->end > in.state.lens.time)
        text += " · " + std::string(in.words().perhaps_later);
    if (in.state.lens.clock == Clock::Happened && claim.said->start > in.state.lens.time)
        text += " · " + std::string(in.words().said_later);
    return text;
}

std::string language_note(const PanelInput& in, const LocalText& text) {
    if (text.entries().empty()) return {};
    const Strings& words = in.words();
    const LocalText::Found found = text.in(words.tag, in.story.language);
    const std::string_view language = found.language.empty() ? std::string_view(in.story.language) : found.language;
    if (language == words.tag) return {};
    return in_language(in.state.language, language);
}

}  // namespace sourceline
