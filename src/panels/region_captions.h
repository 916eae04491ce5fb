// What stands beside the badge of a region: that its events happened somewhere in it, and that nobody says where. As a
// pill with the badge in its end where that lies whole in the region, else as words where most of them do.
#pragma once

#include <string>
#include <vector>

#include "map/labels.h"
#include "map/scene.h"
#include "map/symbols.h"
#include "map/territories.h"
#include "panels/theme.h"
#include "state/state.h"
#include "words/words.h"

namespace sourceline {

// "events in the region" with a second line that says that nobody says where; that alone; the region's name alone; "in
// the region" alone.
enum class CaptionWords { Note, Events, Name, Region };

struct RegionCaption {
    World at;   // of the badge
    PxBox box;  // CSS pixels from there
    CaptionWords words = CaptionWords::Note;
    Ref<Place> place = {};
    bool is_pill = false, is_left = false;
};

// With which names and symbols it shall not collide.
struct CaptionRoom {
    const Story& story;
    const Territories& territories;
    const EventScene& scene;
    const std::vector<Obstacle>& symbols;  // their boxes
    const LabelFrame& seen;
    const std::vector<LabelInput>& inputs;   // of all names
    const std::vector<PlacedLabel>& placed;  // of them those of the story's places
};

// One for each region's badge that has room for any. They stay while the map is panned, and whatever the moment.
void add_region_captions(const CaptionRoom& room, const Look& look, const State& state,
                         std::vector<RegionCaption>& captions);
// For the names of the base map, which give way to them.
FrameList<Obstacle> caption_obstacles(const std::vector<RegionCaption>& captions);

// Of a region's sign; null: it has none.
const RegionCaption* caption_of(const std::vector<RegionCaption>& captions, const MapSign& sign);

// "events in the region": how many, the badge says.
FrameText caption_text(const Story& story, const State& state, const RegionCaption& caption, int count);
TextStyle caption_name_style(const Look& look);
TextStyle caption_note_style(const Look& look);
// How far below the first line the second begins: they do not touch, however their places are rounded.
float caption_second_line(const Look& look);
inline constexpr float kCaptionGap = 6.0f;  // between the badge and the words in a pill

}  // namespace sourceline
