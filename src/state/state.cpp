#include "state/state.h"

#include <algorithm>

namespace sourceline {

namespace {
template <class T>
void drop_dangling(std::optional<Ref<T>>& ref, const std::vector<T>& items) {
    if (ref && ref->index >= items.size()) ref.reset();
}
}  // namespace

State initial_state(const Story& story, const Frame& frame) {
    State state;
    state.lens.time = story.initial;
    state.camera = fitted(story.view, frame.viewport, frame.padding, frame.limits);
    return state;
}

void repair(const Story& story, State& state) {
    drop_dangling(state.event, story.events);
    drop_dangling(state.lens.party, story.parties);
    drop_dangling(state.lens.filter.actor, story.actors);
    drop_dangling(state.source, story.sources);
    drop_dangling(state.claim, story.claims);
    if (state.claim && (!state.event || story.at(*state.claim).event != *state.event)) state.claim.reset();
    state.lens.time = std::min(std::max(state.lens.time, story.start), story.end);
    state.playback.speed = std::clamp(state.playback.speed, 0, kPlaySpeedCount - 1);
}

void add_notice(std::string text, State& state) {
    if (text.empty() || (!state.notices.empty() && state.notices.back() == text)) return;
    state.notices.push_back(std::move(text));
    if (state.notices.size() > kMaxNotices) state.notices.erase(state.notices.begin());
}

}  // namespace sourceline
