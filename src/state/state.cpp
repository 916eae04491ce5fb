#include "state/state.h"

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
    state.goal = CameraGoal{StoryView{}, Motion::Jump};
    return state;
}

}  // namespace sourceline
