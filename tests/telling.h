// What a story tells through a lens, for tests that ask once; and lenses on the Belgorod story.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "story_builder.h"
#include "story_files.h"
#include "telling/boards.h"
#include "telling/told.h"

namespace sourceline::test {

using Ids = std::vector<std::string>;

inline Knowledge known_at(const Story& story, const Lens& lens) {
    return knowledge_at(story, lens, telling_of(story, lens));
}
inline std::vector<QuestionBoard> boards_at(const Story& story, const Lens& lens) {
    const Telling telling = telling_of(story, lens);
    const FrameList<QuestionBoard> boards =
        sourceline::boards_at(story, lens, telling, knowledge_at(story, lens, telling));
    return {boards.begin(), boards.end()};
}

inline const Story& belgorod() {
    static const ReadStory read = read_story(file_bytes("assets/stories/belgorod-2023.json"));
    return read.story.value();
}

template <class T>
Ref<T> named(const std::vector<T>& items, std::string_view id) {
    for (std::uint32_t i = 0; i < items.size(); ++i)
        if (items[i].id == id) return {i};
    FAIL("the story has no " << id);
    return {};
}

inline Lens lens_at(std::string_view time, Clock clock, std::string_view party = "") {
    Lens lens;
    lens.time = at(time);
    lens.clock = clock;
    if (!party.empty()) lens.party = named(belgorod().parties, party);
    return lens;
}
inline Lens searching(std::string_view words, std::string_view party = "") {
    Lens lens = lens_at("2023-05-25T00:00", Clock::Happened, party);
    lens.filter.search = words;
    return lens;
}

template <class T>
Ids ids_of(const std::vector<T>& items, const std::vector<bool>& shown) {
    Ids ids;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (shown[i]) ids.push_back(items[i].id);
    return ids;
}
inline Ids events(const Lens& lens) { return ids_of(belgorod().events, known_at(belgorod(), lens).events); }
inline Ids claims(const Lens& lens) { return ids_of(belgorod().claims, known_at(belgorod(), lens).claims); }
inline bool has(const Ids& ids, std::string_view id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

inline constexpr const char* kParties[] = {"russian-authorities", "armed-groups", "ukrainian-authorities",
                                           "media-analysts"};

}  // namespace sourceline::test
