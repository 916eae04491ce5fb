#include "state/tour.h"

#include <algorithm>

#include "state/names.h"
#include "story/query.h"
#include "story/tour.h"

namespace sourceline {

namespace {
using Step = Ref<TourStep>;

Clock clock_of(const TourStep& step) { return step.clock.value_or(Clock::Happened); }

void choose_event(const TourStep& step, State& state) {
    state.place.reset();
    state.event = step.event;
    state.claim.reset();
}

// All but the moment and the clock.
void take(const Story& story, Step ref, State& state) {
    const TourStep& step = story.at(ref);
    state.step = ref;
    state.lens.party = step.party;
    choose_event(step, state);
    state.source.reset();
    state.question = step.question;
    state.goal = goal_of(story, ref);
    state.playback.playing = false;
    state.playback.remainder_s = 0.0;
}
}  // namespace

CameraGoal goal_of(const Story& story, Step ref) {
    const TourStep& step = story.at(ref);
    if (!story.has_tour && step.event) return {PlaceOf{*step.event}};
    return {AreaOf{step.view.value_or(story.view)}};
}

void move_playhead(const Story& story, Instant time, State& state) {
    if (state.lens.time == time) return;
    state.lens.time = time;
    const std::optional<Step> now = step_at(story, time);
    // Of several steps at one moment the one that is open stays.
    const bool same_moment =
        now && state.step && story.at(*now).time && story.at(*now).time == story.at(*state.step).time;
    if (!same_moment) state.step = now;
}

void pass_step(const Story& story, std::optional<Step> before, Passing passing, State& state) {
    if (state.view != View::Story || state.step == before) return;
    const TourStep none;
    const TourStep &was = before ? story.at(*before) : none, &is = state.step ? story.at(*state.step) : none;
    if (state.lens.party == was.party) state.lens.party = is.party;
    if (state.event == was.event) choose_event(is, state);
    state.question = is.question;
    if (passing == Passing::Dragged) return;
    if (state.lens.clock == clock_of(was)) state.lens.clock = clock_of(is);
    if (state.step && (is.view || was.view || !story.has_tour)) state.goal = goal_of(story, *state.step);
}

Outcome go_to_step(const Story& story, const std::string& id, State& state) {
    const std::optional<Step> ref = step_by_id(story, id);
    if (!ref) return Error{"This story has no step with the id '" + shown(id) + "'"};
    const TourStep& step = story.at(*ref);
    move_playhead(story, step.time.value_or(story.initial), state);
    state.lens.clock = clock_of(step);
    take(story, *ref, state);
    if (state.view != View::None) state.view = View::Story;  // whoever shut the panel wants the map alone
    return Done{};
}

Outcome step_on(const Story& story, Direction direction, State& state) {
    const bool next = direction == Direction::Next;
    const std::uint32_t end = static_cast<std::uint32_t>(story.tour.size());
    // Before all steps the first one is the next.
    if (!state.step && !next) return Error{"This is the first step"};
    std::uint32_t to = 0;
    if (state.step && !next && state.step->index == 0) return Error{"This is the first step"};
    if (state.step) to = next ? state.step->index + 1 : state.step->index - 1;
    if (to >= end) return Error{"This is the last step"};
    const TourStep none;
    const TourStep &was = state.step ? story.at(*state.step) : none, &step = story.tour[to];
    move_playhead(story, step.time.value_or(story.initial), state);
    const bool by_author = state.lens.clock == clock_of(was);
    if (step.clock || by_author) state.lens.clock = clock_of(step);
    take(story, {to}, state);
    return Done{};
}

Outcome open_step(const Story& story, Step ref, State& state) {
    if (ref.index >= story.tour.size()) return Error{"This story has no such step"};
    const std::optional<Instant>& time = story.at(ref).time;
    // An address is exact to the minute: the step may begin within it.
    if (time && *time > state.lens.time && *time - state.lens.time < kMinute) move_playhead(story, *time, state);
    const std::optional<Step> now = step_at(story, state.lens.time);
    if (!time || (now && story.at(*now).time == time)) state.step = ref;
    if (state.view == View::Event || state.view == View::Place) state.view = View::Story;
    return Done{};
}

double play_speed(const Story& story, const State& state) {
    constexpr double kLettersPerSecond = 17.0;  // at the slowest speed
    const double duration_s = kPlayDurations_s[std::clamp(state.playback.speed, 0, kPlaySpeedCount - 1)];
    const double speed = static_cast<double>(story.end - story.start) / duration_s;
    if (state.view != View::Story || !story.has_tour || !state.step || !story.at(*state.step).time) return speed;
    const TourStep& step = story.at(*state.step);
    Instant next = story.end;
    for (const TourStep& other : story.tour)
        if (other.time && *other.time > state.lens.time) next = std::min(next, *other.time);
    const std::string_view text = step.text.text.in(texts_tag(story, state), story.language).text;
    const auto letters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    const double reading_s = static_cast<double>(letters) / kLettersPerSecond * duration_s / kPlayDurations_s[0];
    return std::min(speed, static_cast<double>(next - *step.time) / std::max(reading_s, 0.1));
}

void leave_timeless_step(const Story& story, State& state) {
    if (!state.step || story.at(*state.step).time) return;
    const Step before = *state.step;
    for (std::uint32_t next = before.index + 1; next < story.tour.size(); ++next) {
        if (!story.tour[next].time) continue;
        move_playhead(story, *story.tour[next].time, state);
        state.step = Step{next};
        return pass_step(story, before, Passing::Played, state);
    }
}

}  // namespace sourceline
