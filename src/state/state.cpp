#include "state/state.h"

#include "story/tour.h"

namespace sourceline {

Preferences preferences_of(const State& state) {
    return {state.language, state.theme, state.accent, state.view, state.lens.clock};
}

State opening_state(const Story& story, const Preferences& preferences) {
    State state;
    state.lens.time = story.initial;
    state.lens.clock = preferences.clock;
    state.language = preferences.language;
    state.theme = preferences.theme;
    state.accent = preferences.accent;
    state.view = preferences.view;
    // An overview at the beginning belongs to no moment: it stands before whatever the story opens at.
    const bool has_overview = story.has_tour && !story.tour.front().time;
    state.step = has_overview ? Ref<TourStep>{0} : step_at(story, story.initial);
    state.goal = CameraGoal{StoryView{}, Motion::Jump};
    return state;
}

}  // namespace sourceline
