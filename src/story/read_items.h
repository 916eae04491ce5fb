// The items of the story's lists. Every item of the file gives one item of the model, however broken, so that
// positions in the file and in the model agree; a Story with an error is never handed out.
#pragma once

#include <vector>

#include "base/pause.h"
#include "story/model.h"
#include "story/reading.h"

namespace sourceline {

std::vector<Party> read_parties(Reading& reading, Json list);
std::vector<Actor> read_actors(Reading& reading, Json list);
std::vector<Source> read_sources(Reading& reading, Json list);
std::vector<Feature> read_features(Reading& reading, Json list);
std::vector<OwnKind> read_kinds(Reading& reading, Json list);
// A place's region may be an area of the story's own, and no feature of another kind.
void check_regions(Reading& reading, Json places, const Story& story);
std::vector<Question> read_questions(Reading& reading, Json list);
std::vector<Check> read_checks(Reading& reading, Json list);
std::vector<Change> read_changes(Reading& reading, Json list);
std::vector<TourStep> read_tour(Reading& reading, Json list);

// The lists that can be long, a little at a time: to be called again with the same values until it is true.
bool read_places(Reading& reading, Json list, std::vector<Place>& places, const ShouldPause& pause);
// The story's own kinds must be read before.
bool read_events(Reading& reading, Json list, Story& story, const ShouldPause& pause);
// The story's events and questions must be read before: what may be said before the extent depends on the kind of the
// event, and a side is one of the question's.
bool read_claims(Reading& reading, Json list, Story& story, const ShouldPause& pause);

// Reads each item with `read_one(reading, item)`; a value that is no list gives none (reported by the caller).
template <class T, class ReadOne>
std::vector<T> read_list(Reading& reading, Json list, ReadOne read_one) {
    std::vector<T> items;
    if (!list.is(JsonKind::List)) return items;
    items.reserve(list.size());
    for (Json item = list.first(); item; item = item.next()) items.push_back(read_one(reading, item));
    return items;
}

// The same, a little at a time.
template <class T, class ReadOne>
bool read_more(Reading& reading, Json list, std::vector<T>& items, const ShouldPause& pause, ReadOne read_one) {
    if (!list.is(JsonKind::List)) return true;
    if (!reading.next) {
        reading.next = list.first();
        items.reserve(list.size());
    }
    PauseCounter now_and_then(pause, 16);
    for (Json& item = *reading.next; item; item = item.next()) {
        if (now_and_then.is_due()) return false;
        items.push_back(read_one(reading, item));
    }
    reading.next.reset();
    return true;
}

}  // namespace sourceline
