#include "state/apply.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "state/flight.h"
#include "state/names.h"
#include "state/permalink.h"
#include "state/selection.h"
#include "state/tour.h"
#include "story/query.h"
#include "telling/search.h"

namespace sourceline {

namespace {
constexpr double kMaxElapsed_s = 0.25;

std::string all_languages(const Story& story) {
    std::string all;
    for (const std::string& tag : story.languages) all.append(all.empty() ? "" : ", ").append(tag);
    return all;
}

// One function for each command that does not live beside its topic.
struct Applied {
    const Story& story;
    const Frame& frame;
    State& state;

    Outcome operator()(const SeekTo& c) const {
        if (c.time < story.start || c.time > story.end)
            return Error{"The time " + format_to_minute(c.time, story.utc_offset) + " lies outside the story (" +
                         format_to_minute(story.start, story.utc_offset) + " to " +
                         format_to_minute(story.end, story.utc_offset) + ")"};
        return seek(c.time);
    }
    Outcome operator()(const Scrub& c) const {
        // The reader has taken hold of the playhead: it must not run away under the pointer.
        state.playback.playing = false;
        const auto before = state.step;
        move_playhead(story, std::clamp(c.time, story.start, story.end), state);
        state.playback.remainder_s = 0.0;
        pass_step(story, before, Passing::Dragged, state);
        return Done{};
    }

    Outcome operator()(const SelectEvent& c) const { return select_event(story, c.event, state); }
    Outcome operator()(const SelectEventById& c) const { return select_event_by_id(story, c.id, state); }
    Outcome operator()(const SetEvent& c) const { return set_event(story, c.event, state); }
    Outcome operator()(const SelectPlace& c) const { return select_place(story, c.place, state); }
    Outcome operator()(const SelectPlaceById& c) const { return select_place_by_id(story, c.id, state); }
    Outcome operator()(const SetPlace& c) const { return set_place(story, c.place, state); }
    Outcome operator()(const SeekToEvent& c) const {
        if (c.event.index >= story.events.size()) return Error{"This story has no such event"};
        reach_event(story, c.event, state);
        return Done{};
    }
    Outcome operator()(const StepEvent& c) const { return step_event(story, c.direction, state); }
    Outcome operator()(const StepOn& c) const {
        const bool tours = state.view == View::Story && !story.tour.empty();
        return tours ? step_on(story, c.direction, state) : step_event(story, c.direction, state);
    }
    Outcome operator()(const Tour& c) const { return go_to_step(story, c.step_id, state); }
    Outcome operator()(const OpenStep& c) const { return open_step(story, c.step, state); }
    Outcome operator()(const ShowQuestion& c) const { return show_question(story, c.question, state); }
    Outcome operator()(const ShowSource& c) const { return show_source(story, c.source, c.claim, state); }
    Outcome operator()(const ShowClaim& c) const { return show_claim(story, c.claim, state); }
    Outcome operator()(const ClearSelection&) const {
        clear_selection(state);
        return Done{};
    }
    Outcome operator()(const SetPartyById& c) const {
        const std::optional<Ref<Party>> party = party_by_id(story, c.id);
        if (!c.id.empty() && !party) return Error{"This story has no party with the id '" + shown(c.id) + "'"};
        state.lens.party = party;
        return Done{};
    }

    Outcome operator()(const SetParty& c) const {
        if (c.party && c.party->index >= story.parties.size()) return Error{"This story has no such party"};
        return set(state.lens.party, c.party);
    }
    Outcome operator()(const SetKindFilter& c) const {
        if (c.kind && !is_kind_of(story, *c.kind)) return Error{"This story has no such kind of event"};
        return set(state.lens.filter.kind, c.kind);
    }
    Outcome operator()(const SetActorFilter& c) const {
        if (c.actor && c.actor->index >= story.actors.size()) return Error{"This story has no such actor"};
        return set(state.lens.filter.actor, c.actor);
    }
    Outcome operator()(const SetSearch& c) const { return set(state.lens.filter.search, kept_search(c.text)); }
    Outcome operator()(const ClearFilters&) const { return set(state.lens.filter, Filter{}); }
    Outcome operator()(const FilterBy& c) const {
        Filter filter = state.lens.filter;
        if (c.search && c.search->size() > kMaxSearchBytes)
            return Error{format("A search has at most %d bytes", static_cast<int>(kMaxSearchBytes))};
        if (c.search) filter.search = kept_search(*c.search);
        if (c.kind && *c.kind && !is_kind_of(story, **c.kind)) return Error{"This story has no such kind of event"};
        if (c.kind) filter.kind = *c.kind;
        if (c.actor_id) {
            filter.actor = actor_by_id(story, *c.actor_id);
            if (!c.actor_id->empty() && !filter.actor)
                return Error{"This story has no actor with the id '" + shown(*c.actor_id) + "'"};
        }
        return set(state.lens.filter, filter);
    }

    Outcome operator()(const FlyTo& c) const {
        const CameraLimits& limits = frame.limits;
        const LngLatBox box = centre_box(limits, c.zoom);
        const LngLat &low = box.south_west, &high = box.north_east;
        const double lon = on_map(c.lon, limits.box);
        if (const auto why = outside("longitude", lon, low.lon(), high.lon())) return Error{*why};
        if (const auto why = outside("latitude", c.lat, low.lat(), high.lat())) return Error{*why};
        if (const auto why = outside("zoom", c.zoom, limits.min_zoom, limits.max_zoom)) return Error{*why};
        return go_to({Camera{LngLat::clamped_on_turned(lon, c.lat), c.zoom}, Motion::Fly});
    }
    Outcome operator()(const GoTo& c) const {
        const auto* of = std::get_if<PlaceOf>(&c.goal.where);
        if (of && of->event.index >= story.events.size()) return Error{"This story has no such event"};
        const auto* place = std::get_if<Ref<Place>>(&c.goal.where);
        if (place && place->index >= story.places.size()) return Error{"This story has no such place"};
        return go_to(c.goal);
    }
    Outcome operator()(const PanBy& c) const {
        resolve_camera(story, frame, state);
        jump(frame, panned(state.camera, c.dx, c.dy, frame.limits), state);
        return Done{};
    }
    Outcome operator()(const PanStep& c) const {
        resolve_camera(story, frame, state);
        fly_for(frame, panned(settled_camera(state), c.dx, c.dy, frame.limits), kZoomStepDuration_s, state);
        return Done{};
    }
    Outcome operator()(const ZoomAt& c) const {
        resolve_camera(story, frame, state);
        jump(frame, zoomed_at(state.camera, frame.viewport, c.anchor, c.delta, frame.limits), state);
        return Done{};
    }
    Outcome operator()(const ZoomBy& c) const {
        resolve_camera(story, frame, state);
        // From where the map is going, so that two quick presses are two steps.
        const Screen middle{frame.viewport.width / 2, frame.viewport.height / 2};
        const Camera to = zoomed_at(settled_camera(state), frame.viewport, middle, c.delta, frame.limits);
        fly_for(frame, to, kZoomStepDuration_s, state);
        return Done{};
    }
    Outcome operator()(const FitStory&) const { return go_to({StoryView{}, Motion::Fly}); }

    Outcome operator()(const ShowTimes& c) const {
        if (!std::isfinite(c.window.from_s) || !std::isfinite(c.window.length_s))
            return Error{"The times to show are not numbers"};
        const auto extent_s = static_cast<double>(story.end - story.start);
        const TimeWindow window = limited(c.window, extent_s);
        return set(state.window, window.length_s < extent_s ? std::optional(window) : std::nullopt);
    }
    Outcome operator()(const OpenBlock& c) const {
        if (c.first && c.first->index >= story.events.size()) return Error{"This story has no such event"};
        state.first_row = 0;
        return set(state.open_block, c.first);
    }
    Outcome operator()(const ScrollRows& c) const { return set(state.first_row, std::max(c.first, 0)); }

    Outcome operator()(const SetClock& c) const { return set(state.lens.clock, c.clock); }
    Outcome operator()(const SetView& c) const { return set(state.view, c.view); }
    Outcome operator()(const SetLanguage& c) const {
        if (story.language_for(strings(c.language).tag))
            state.texts.reset();
        else if (!state.texts)
            state.texts = story.language_for(strings(state.language).tag);
        return set(state.language, c.language);
    }
    Outcome operator()(const SetTexts& c) const {
        const std::optional<std::uint8_t> asked = story.language_for(c.tag);
        if (!asked) return Error{"This story is not told in '" + shown(c.tag) + "'; it is in " + all_languages(story)};
        const bool follows = asked == story.language_for(strings(state.language).tag);
        return set(state.texts, follows ? std::nullopt : asked);
    }
    Outcome operator()(const SetTheme& c) const {
        if (c.accent) state.accent = *c.accent;
        return set(state.theme, c.theme);
    }

    Outcome operator()(const Play&) const {
        if (state.lens.time >= story.end) move_playhead(story, story.start, state);
        if (state.view == View::Story) leave_timeless_step(story, state);
        state.playback.playing = true;
        state.playback.remainder_s = 0.0;
        return Done{};
    }
    Outcome operator()(const Pause&) const { return set(state.playback.playing, false); }
    Outcome operator()(const SetSpeed& c) const {
        if (c.index < 0 || c.index >= kPlaySpeedCount)
            return Error{format("There is no speed %d: speeds are 0 to %d", c.index, kPlaySpeedCount - 1)};
        return set(state.playback.speed, c.index);
    }
    Outcome operator()(const KeepKeys& c) const {
        if (kept_keys(c.keys) != c.keys) return Error{"These keys cannot be kept in an address"};
        return set(state.unknown_hash, c.keys);
    }
    Outcome operator()(const Notify& c) const {
        std::vector<std::string>& notices = state.notices;
        // What was said last is not said twice; the oldest goes when there are too many.
        if (c.text.empty() || (!notices.empty() && notices.back() == c.text)) return Done{};
        notices.push_back(c.text);
        if (notices.size() > kMaxNotices) notices.erase(notices.begin());
        return Done{};
    }
    Outcome operator()(const DismissNotices&) const {
        state.notices.clear();
        return Done{};
    }

  private:
    Outcome go_to(const CameraGoal& goal) const { return set(state.goal, std::optional(goal)); }
    template <class T>
    static Outcome set(T& field, T value) {
        field = value;
        return Done{};
    }
    Outcome seek(Instant time) const {
        move_playhead(story, time, state);
        state.playback.remainder_s = 0.0;
        return Done{};
    }
    static std::optional<std::string> outside(const char* what, double value, double low, double high) {
        if (value >= low && value <= high) return std::nullopt;
        if (!std::isfinite(value)) return format("The %s is not a number", what);
        return format("The %s %.6g lies outside the map (%.6g to %.6g)", what, value, low, high);
    }
};

bool advance_playback(const Story& story, double elapsed_s, State& state) {
    Playback& playback = state.playback;
    if (!playback.playing) return false;
    const double passed_s = play_speed(story, state) * elapsed_s + playback.remainder_s;
    const double whole_s = std::floor(passed_s);
    playback.remainder_s = passed_s - whole_s;
    const auto before = state.step;
    move_playhead(story, std::min(state.lens.time + static_cast<std::int64_t>(whole_s), story.end), state);
    pass_step(story, before, Passing::Played, state);
    if (state.lens.time == story.end) {
        playback.playing = false;
        playback.remainder_s = 0.0;
    }
    return playback.playing;
}

double eased_in_out(double u) { return u < 0.5 ? 4.0 * u * u * u : 1.0 - 4.0 * (1.0 - u) * (1.0 - u) * (1.0 - u); }

bool advance_flight(const Frame& frame, double elapsed_s, State& state) {
    if (!state.flight) return false;
    Flight& flight = *state.flight;
    flight.elapsed_s += elapsed_s;
    if (frame.reduced_motion || flight.elapsed_s >= flight.duration_s) {
        jump(frame, flight.to, state);
        return false;
    }
    const double u = eased_in_out(flight.elapsed_s / flight.duration_s);
    state.camera = limited(interpolated(flight.from, flight.to, u), frame.limits);
    return true;
}

// A timeline that is zoomed in goes along: what has just been chosen, or else the playhead that has just moved, comes
// into what it shows. Otherwise it stays where the reader has put it.
void follow_in_window(const Story& story, Instant time_before, std::optional<Ref<Event>> event_before, State& state) {
    if (!state.window) return;
    TimeWindow& window = *state.window;
    const auto seconds = [&](Instant time) { return static_cast<double>(time - story.start); };
    const auto bring = [&](double from_s, double to_s) {
        if (to_s >= window.from_s && from_s <= window.from_s + window.length_s) return;
        window.from_s = (from_s + to_s - window.length_s) / 2;
        window = limited(window, static_cast<double>(story.end - story.start));
    };
    if (state.lens.time != time_before) bring(seconds(state.lens.time), seconds(state.lens.time));
    if (!state.event || state.event == event_before) return;
    const TimeSpan& when = story.at(*state.event).when;
    if (when.end > story.start) bring(seconds(when.start), seconds(when.end));
}

}  // namespace

Outcome apply(const Story& story, const Frame& frame, const Command& command, State& state) {
    const Instant time = state.lens.time;
    const std::optional<Ref<Event>> event = state.event;
    Outcome outcome = std::visit(Applied{story, frame, state}, command);
    follow_in_window(story, time, event, state);
    return outcome;
}

bool advance(const Story& story, const Frame& frame, double elapsed_s, State& state) {
    const double step_s = elapsed_s > 0.0 ? std::min(elapsed_s, kMaxElapsed_s) : 0.0;
    const Instant time = state.lens.time;
    const bool plays = advance_playback(story, step_s, state);
    if (state.goal) resolve_camera(story, frame, state);  // of the step that has been reached
    follow_in_window(story, time, state.event, state);
    const bool flies = advance_flight(frame, step_s, state);
    return plays || flies;
}

}  // namespace sourceline
