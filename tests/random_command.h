// Commands of all kinds at random, with numbers and references that fit and others that do not.
#pragma once

#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "random.h"
#include "state/command.h"
#include "story/model.h"

namespace sourceline::test {

class CommandDice {
  public:
    CommandDice(Random& random, const Story& story) : random_(random), story_(story) {}

    // Each kind is as likely as any other.
    Command roll() {
        const std::vector<Command> groups[] = {of_page(), of_map(), of_reading(), of_rest()};
        std::size_t count = 0;
        for (const auto& group : groups) count += group.size();
        auto at = static_cast<std::size_t>(random_.below(static_cast<int>(count)));
        const auto* group = groups;
        while (at >= group->size()) at -= group++->size();
        return (*group)[at];
    }

  private:
    std::vector<Command> of_page() {
        FilterBy by;
        if (heads()) by.search = random_.bytes(random_.below(3) ? 4 : 300);
        if (heads()) by.kind = perhaps(kind());
        if (heads()) by.actor_id = id(story_.actors);
        return {
            SeekTo{instant()},
            SelectEventById{id(story_.events)},
            SelectPlaceById{id(story_.places)},
            SetPartyById{id(story_.parties)},
            FlyTo{lon(), lat(), random_.between(4, 15)},
            FlyTo{number(), number(), number()},
            by,
        };
    }
    std::vector<Command> of_map() {
        const Motion motion = heads() ? Motion::Fly : Motion::Jump;
        const Camera anywhere{LngLat::clamped(lon(), lat()), number()};
        return {
            PanBy{number(), number()},
            PanStep{number(), number()},
            ZoomAt{{number(), number()}, number()},
            ZoomBy{number()},
            FitStory{},
            GoTo{{anywhere, motion}},
            GoTo{{PlaceOf{event()}, motion}},
            GoTo{{place(), motion}},
            GoTo{{StoryView{}, motion}},
            GoTo{{Stay{}, motion}},
        };
    }
    std::vector<Command> of_reading() {
        return {
            SelectEvent{event()},
            SetEvent{random_.below(3) ? std::optional(event()) : std::nullopt},
            SelectPlace{place()},
            SetPlace{perhaps(place())},
            SeekToEvent{event()},
            StepEvent{heads() ? Direction::Next : Direction::Previous},
            StepOn{heads() ? Direction::Next : Direction::Previous},
            Tour{id(story_.tour)},
            OpenStep{{index(story_.tour.size())}},
            ShowQuestion{{index(story_.questions.size())}},
            ClearSelection{},
            ShowSource{{index(story_.sources.size())}},
            ShowClaim{{index(story_.claims.size())}},
            SetParty{perhaps(Ref<Party>{index(story_.parties.size())})},
            SetKindFilter{perhaps(kind())},
            SetActorFilter{perhaps(Ref<Actor>{index(story_.actors.size())})},
            SetSearch{random_.bytes(random_.below(4) ? 2 : 400)},
            ClearFilters{},
        };
    }
    std::vector<Command> of_rest() {
        const std::string note = random_.bytes(random_.below(4) ? 3 : 3000);
        return {
            Scrub{instant()},
            ShowTimes{{number() * 1000, number() * 1000}},
            OpenBlock{perhaps(event())},
            ScrollRows{random_.below(9) - 4},
            Play{},
            Pause{},
            SetSpeed{random_.below(6) - 2},
            SetClock{heads() ? Clock::Known : Clock::Happened},
            SetView{static_cast<View>(random_.below(static_cast<int>(std::size(kViewNames))))},
            SetLanguage{static_cast<Language>(random_.below(3))},
            SetTheme{static_cast<Theme>(random_.below(3)), perhaps(0x123456u)},
            KeepKeys{{{random_.bytes(random_.below(6)), "v"}, {"note", note}}},
            Notify{random_.below(3) ? random_.bytes(2) : ""},
            DismissNotices{},
        };
    }

    bool heads() { return random_.below(2) != 0; }
    template <class T>
    std::optional<T> perhaps(T value) {
        return heads() ? std::optional(value) : std::nullopt;
    }

    std::uint32_t index(std::size_t size) {  // one in eight is beyond the end
        const bool fits = size > 0 && random_.below(8);
        const std::size_t at = fits ? static_cast<std::size_t>(random_.below(static_cast<int>(size)))
                                    : size + static_cast<std::size_t>(random_.below(3));
        return static_cast<std::uint32_t>(at);
    }
    template <class T>
    std::string id(const std::vector<T>& items) {
        const std::size_t i = index(items.size());
        if (i < items.size()) return items[i].id;
        return heads() ? random_.bytes(random_.below(60)) : "";
    }
    Ref<Event> event() { return {index(story_.events.size())}; }
    Ref<Place> place() { return {index(story_.places.size())}; }
    AnyKind kind() {  // now and then one that the story has not
        return AnyKind::numbered(random_.below(kind_count(story_) + (random_.below(8) ? 0 : 2)));
    }

    double number() {
        using Limits = std::numeric_limits<double>;
        const double odd[] = {random_.between(-1000, 1000), random_.between(-2, 2), 0.0, 1e300, -1e300,
                              Limits::infinity(),           Limits::quiet_NaN()};
        return odd[random_.below(static_cast<int>(std::size(odd)))];
    }
    double lon() { return random_.below(6) ? random_.between(30, 41) : number(); }
    double lat() { return random_.below(6) ? random_.between(47, 53) : number(); }

    Instant instant() {  // around the story's extent, or anywhere
        if (random_.below(8) == 0) return {static_cast<std::int64_t>(random_.bits() >> 24)};
        const auto length_s = static_cast<double>(story_.end - story_.start);
        return story_.start + static_cast<std::int64_t>(random_.between(-0.2, 1.2) * length_s);
    }

    Random& random_;
    const Story& story_;
};

inline Command random_command(Random& random, const Story& story) { return CommandDice(random, story).roll(); }

}  // namespace sourceline::test
