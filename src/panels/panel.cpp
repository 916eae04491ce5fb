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

bool has_begun(const PanelInput& in, Ref<Event> event) {
    if (in.state.clock == Clock::Known) return known_from(in.story, event) <= in.state.time;
    return in.story.at(event).when.start <= in.state.time;
}

bool is_known(const PanelInput& in, Ref<Claim> claim) { return known_from(in.story, claim).instant <= in.state.time; }

}  // namespace sourceline
