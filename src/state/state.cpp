#include "state/state.h"

#include "story/tour.h"

namespace sourceline {

Preferences preferences_of(const State& state) {
    return {state.language, state.theme, state.accent, state.view, state.lens.clock};
}

std::string_view texts_tag(const Story& story, const State& state) {
    return state.texts ? std::string_view(story.languages[*state.texts]) : strings(state.language).tag;
}

std::uint8_t read_language(const Story& story, const State& state) {
    return state.texts.value_or(story.language_for(strings(state.language).tag).value_or(0));
}

State opening_state(const Story& story, const Preferences& preferences) {
    State state;
    state.lens.time = story.initial;
    state.lens.clock = preferences.clock;
    state.language = preferences.language;
    const bool has_language = story.language_for(strings(state.language).tag).has_value();
    for (auto tag = preferences.reads.begin(); tag != preferences.reads.end() && !has_language && !state.texts; ++tag)
        state.texts = story.language_for(*tag);
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
