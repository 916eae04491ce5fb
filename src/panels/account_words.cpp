#include "panels/account_words.h"

#include <algorithm>

#include "base/letters.h"
#include "story/query.h"

namespace sourceline {

FrameText speakers_text(const PanelInput& in, Ref<Event> event, std::size_t most) {
    const std::vector<bool>& told = account_claims(in.state.lens, in.telling, in.told);
    FrameList<Ref<Actor>> actors;
    for (const Ref<Claim> claim : claims_of(in.story, event)) {
        const Ref<Actor> actor = in.story.at(claim).actor;
        if (told[claim.index] && std::find(actors.begin(), actors.end(), actor) == actors.end())
            actors.push_back(actor);
    }
    FrameText text;
    for (std::size_t i = 0; i < std::min(most, actors.size()); ++i)
        text += (i > 0 ? "; " : "") + isolated(in.text(in.story.at(actors[i]).name));
    if (actors.size() > most) text += "; " + filled(in.words().and_more, in_digits(actors.size() - most));
    return text.empty() ? text : filled(in.words().who_says, text);
}

FrameText standing_text(const PanelInput& in, Ref<Event> event) {
    const Account& account = in.told.accounts[event.index];
    if (account.voices.parties == 0) return {};
    switch (account.standing) {
        case Standing::Supported:
            return in.words().stands_supported;
        case Standing::Contested:
            return in.words().stands_contested;
        case Standing::Claimed:
            break;
    }
    return account.voices.parties == 1 ? in.words().one_side : in.words().several_sides;
}

FrameText account_text(const PanelInput& in, Ref<Event> event) {
    const FrameText speakers = speakers_text(in, event);
    return speakers.empty() ? speakers : speakers + " · " + standing_text(in, event);
}

}  // namespace sourceline
