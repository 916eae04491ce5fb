// What can be looked up in a Story. How it is told is asked of the layer telling.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/pause.h"
#include "base/stable_sort.h"
#include "story/kinds.h"
#include "story/model.h"

namespace sourceline {

std::optional<Ref<Event>> event_by_id(const Story& story, std::string_view id);
std::optional<Ref<Claim>> claim_by_id(const Story& story, std::string_view id);
std::optional<Ref<Place>> place_by_id(const Story& story, std::string_view id);
std::optional<Ref<Party>> party_by_id(const Story& story, std::string_view id);
std::optional<Ref<Actor>> actor_by_id(const Story& story, std::string_view id);
std::optional<Ref<Source>> source_by_id(const Story& story, std::string_view id);
std::optional<Ref<TourStep>> step_by_id(const Story& story, std::string_view id);

// In the file's order. They stay as long as the story does; of one without an index, until the end of the next frame.
std::span<const Ref<Claim>> claims_of(const Story& story, Ref<Event> event);
std::span<const Ref<Claim>> claims_of(const Story& story, Ref<Source> source);
std::span<const Ref<Claim>> claims_of(const Story& story, Ref<Question> question);

std::span<const Ref<Event>> events_at(const Story& story, Ref<Place> place);

std::vector<std::vector<Ref<Claim>>> claims_by_event(const Story& story);

// Whether the span says within what time it happened and not how long it took: a part of a day, a day, a month.
bool is_vague(const TimeSpan& span);
// A setting, the built-in kind, that began before the story's days is background however long it went on ("since
// February" is not about these days), and so is what was over when they begin: both stand apart.
bool is_background(const Story& story, Ref<Event> event);
bool has_background(const Story& story);  // any such event
// Events in order of time: by start, then end, then the file's order. As long as the lists above.
std::span<const Ref<Event>> events_in_time(const Story& story);

// Makes the index of a story that will not change any more, so that the above and step_at need not look through it. But
// for the orders of the ids, which the reader has already, and the steps, which may be made with its help.
class IndexMaker {
  public:
    explicit IndexMaker(Story& story) : story_(story) {}
    bool go_on(const ShouldPause& pause);  // true when it is made

  private:
    Story& story_;
    bool has_lists_ = false;
    std::optional<StableOrder> order_;
};
std::vector<Ref<TourStep>> steps_in_time(const Story& story);  // for the index

}  // namespace sourceline
