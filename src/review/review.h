// What `sourceline check` tells beyond the errors of the reader: what a person most likely meant, and what would be
// wrong on the screen though the file is good. The page does not link this layer.
#pragma once

#include <string>
#include <string_view>

#include "base/problems.h"
#include "map/basemap.h"
#include "story/model.h"

namespace sourceline {

// For read_story: whose name the wrong id is ("; 'Harbour' is the name of the one with the id 'l'"), else which id is
// the nearest.
std::string hint_for_id(Json list, std::string_view wrong);

// A problem of bytes that are no JSON, said as what a person typed where that can be told: a comma in a number, a
// quotation mark inside a text, typographic quotation marks.
Problem plainer(std::string_view bytes, Problem problem);

// A story that has been read, its file's root, and where problems go.
struct Reviewed {
    const Story& story;
    Json root;
    ProblemList& problems;
};

// Language tags that no language has, dates from before today's calendar, sources published after the extent, colours
// and symbols that cannot be told apart, own kinds of no event, characters that nothing can draw: warnings.
void review_story(const Reviewed& reviewed);
// Regions and borders that the base map does not have: errors. View, places and features that lie off it, positions
// with longitude and latitude exchanged: warnings. `map` takes up the story's features.
void review_on_basemap(const Reviewed& reviewed, BaseMap& map);

// Parts of review_story.
void review_languages(const Reviewed& reviewed);
void review_times(const Reviewed& reviewed);
void review_colours(const Reviewed& reviewed);
void review_kinds(const Reviewed& reviewed);
void review_characters(const Reviewed& reviewed);
void review_tour(const Reviewed& reviewed);

// The items of one of the file's lists, in step with those of the story.
std::vector<Json> items_of(Json root, const char* list);

// Calls `visit` with every value of the tree, in the file's order.
template <class Visit>
void for_each_value(Json value, Visit&& visit) {
    visit(value);
    for (Json child = value.first(); child; child = child.next()) for_each_value(child, visit);
}

}  // namespace sourceline
