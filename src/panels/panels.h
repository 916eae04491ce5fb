// The parts of the interface, one file each. All are drawn between ImGui::NewFrame and ImGui::Render, in this order.
#pragma once

#include <optional>
#include <vector>

#include "map/edge_pointer.h"
#include "panels/panel.h"
#include "panels/time_scale.h"
#include "telling/places.h"

namespace sourceline {

struct Column;
struct QuestionBoard;

// What the two fingers of a pinch did since the last frame.
struct Pinch {
    bool active = false;
    Screen centre;          // CSS pixels on the canvas
    double dx = 0, dy = 0;  // how the centre moved
    double zoom_delta = 0;  // levels
};

// Drag, wheel, pinch, double click and presses on symbols.
void map_input_panel(const PanelInput& in, PanelOutput& out, const Pinch& pinch);
// A distance that the event being read states, with what the map measures. CSS pixels on the canvas.
struct MapMeasure {
    Vec2 from, to;
    Rect pill;
    FrameText between;  // from what to what
    FrameText stated, measured;
};
// Beside names (pixels of the map), controls (of the canvas), symbols and each other where they can.
FrameList<MapMeasure> map_measures(const PanelInput& in, const FrameList<PxBox>& names,
                                   const FrameList<Rect>& controls);

struct Locator {
    Rect rect;
    Camera camera;
};

// What stands over the map for this frame: names keep clear of it.
struct MapFurniture {
    Rect fit, scale, credits;
    std::optional<Rect> key;    // whose which colour is; on a map with room
    std::optional<Rect> sheet;  // the part of it that lies over the map: no name is seen there
    FrameList<std::string_view> credit_lines;
    std::optional<Rect> zoom_in, zoom_out, move;  // none where fingers zoom, none on a narrow map
    FrameList<Rect> arrows;                       // up, left, right, down; none while they are folded away
    std::optional<Rect> home;                     // the way back, while nothing of the story's view is on the map
    std::optional<EdgePointer> pointer;           // to the event being read, where it is out of sight
    std::optional<Locator> locator;
    FrameList<MapMeasure> measures;
    FrameList<Rect> occupied;  // all of the above
    FrameList<Rect> foot;      // the discs in the row at the foot, of the signs that stand there
};
// The largest of 1, 2, 5 times a power of ten that is at most `most` (more than 0).
double round_below(double most);
// What stands where it stands, whatever is on the map: names are placed clear of it.
MapFurniture fixed_furniture(const PanelInput& in);
// With what keeps clear of symbols and of the names of the story where it can.
MapFurniture map_furniture(const PanelInput& in, MapFurniture all, const std::vector<LabelInput>& inputs,
                           const std::vector<PlacedLabel>& placed);
// Badges on the map, under its names. Draws into the current window.
void draw_badges(const PanelInput& in);
// The row below the map: what its country or region has no room for, with its name.
FrameList<Rect> foot_discs(const PanelInput& in);
void foot_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture);
// The list of the badge that is open.
void badge_list_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture);
// Its keys; true when they are taken.
bool badge_keys(const PanelInput& in, PanelOutput& out);
const SeenSign* sign_of_badge(const PanelInput& in, Ref<Event> event);
// All places that it gathers, each once; of a region that nobody says where in it.
FrameText badge_places(const PanelInput& in, const MapSign& sign);
// "Nothing is said to have happened here", as far as the clock lets it be said.
std::string_view nothing_here(const PanelInput& in, const PlaceAccount& account);
// Where a caption stands on the canvas; the pill that a region's badge stands in, null: it has none; where a sign
// stands, with its pill.
Rect caption_rect(const PanelInput& in, const RegionCaption& caption);
const RegionCaption* pill_of(const PanelInput& in, const MapSign& sign);
Rect sign_rect(const PanelInput& in, const SeenSign& seen);
// The middle of a sign on the map, on the canvas.
inline ImVec2 sign_centre(const PanelInput& in, const SeenSign& seen) {
    return {static_cast<float>(seen.at.x) + in.layout.map.x, static_cast<float>(seen.at.y) + in.layout.map.y};
}
// The symbols and badges on the map as targets: the one of a sign, and all that can be seen.
PressTarget sign_target(const PanelInput& in, const SeenSign& seen);
void add_sign_targets(const PanelInput& in, PanelOutput& out);
// The name or dot of a place of the story, or the line under it, at, or at most `reach` px from, a point of the canvas;
// null: none.
const PressTarget* place_target_at(const PanelInput& in, float x, float y, float reach);
// Does what a press on that target does, of those that stand on the map or the timeline.
void press_by_name(const PanelInput& in, PanelOutput& out, std::string_view name);
// F and Shift+F lead the focus through what stands on the map and the timeline, Enter presses, Escape lets go; true
// when a key is taken.
bool focus_keys(const PanelInput& in, PanelOutput& out);
void draw_scale(const PanelInput& in, const Rect& area);
void draw_key(const PanelInput& in, const Rect& area);
void draw_credits(const PanelInput& in, const MapFurniture& furniture);
// A small map of a wider region with what is seen drawn in. Nothing where it would hide something, or says no more.
std::optional<Locator> locator_of(const PanelInput& in, const FrameList<PxBox>& names);
void draw_locator(const PanelInput& in, PanelOutput& out, const Locator& locator);
// Under the names of the story's places, where there is room: what is said to have happened there.
void draw_second_lines(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture,
                       const std::vector<LabelInput>& inputs, const std::vector<PlacedLabel>& placed);
// Where nothing else is to be seen: which way the nearest place with a name lies, and how far.
void draw_nearest_name(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture,
                       const std::vector<LabelInput>& inputs);
// Towards an azimuth, around `centre`.
void draw_arrow(ImVec2 centre, double azimuth_degrees, Halves halves);
// Names with halos, dots.
void map_labels_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture,
                      const std::vector<LabelInput>& inputs, const std::vector<PlacedLabel>& placed);
// A stated figure beside what the map measures, in words; nothing where it cannot be measured.
void measured_lines(Column& column, Ref<Check> ref);
// The interface's word, or the name of a kind of the story's own in the reader's language.
FrameText kind_name(const PanelInput& in, AnyKind kind);
// How the answers to a question stand to each other, and how many there are.
FrameText agreement_text(const PanelInput& in, const QuestionBoard& board);
// Lines between what is measured, under names and badges; then the figures.
void map_measure_lines(const PanelInput& in, const MapFurniture& furniture);
void map_measures_panel(const PanelInput& in, const MapFurniture& furniture);
// Zoom buttons, scale bar, attribution, pointers to far places.
void map_controls_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture);
// Title and the playhead as a sentence.
void header_panel(const PanelInput& in, PanelOutput& out);
void timeline_panel(const PanelInput& in, PanelOutput& out);
// A phone's panel. Follows the hand that draws it, after its view has been drawn; `grip` is the height of its tabs.
void hold_sheet(const PanelInput& in, PanelOutput& out, float grip);
// Where it goes when the tab of the open view is pressed: for who cannot draw it.
SheetRest rest_after_press(const Layout& layout);
void drop_what_sheet_covers(const Layout& layout, PanelOutput& out);
// Tabs and the view that is open.
void side_panel(const PanelInput& in, PanelOutput& out);
// The language in use, which opens the menu of them; the menu; its keys, true when they are taken.
void language_button(const PanelInput& in, PanelOutput& out, Rect rect);
void language_menu_panel(const PanelInput& in, PanelOutput& out);
bool language_keys(const PanelInput& in, PanelOutput& out);
// How to read the map.
void legend(Column& column);
// The lens, search and filters at the top of Who says what, which covers `area`.
void filter_bar(Column& column, Rect area);
// What the reader must be told, over the map, until dismissed.
void notices_panel(const PanelInput& in, PanelOutput& out);
// Keys, while the canvas has the keyboard.
void keyboard(const PanelInput& in, PanelOutput& out);

TextStyle label_style(const Look& look, LabelStyle style);
// Of what the timeline shows: of all or of a window.
TimeAxis timeline_axis(const Story& story, const Layout& layout, const std::optional<TimeWindow>& window = {});
// Two fingers over the timeline.
void timeline_pinch(const PanelInput& in, PanelOutput& out, const Pinch& pinch);
FrameList<Night> timeline_nights(const PanelInput& in);
TimeScale timeline_scale(const PanelInput& in);

}  // namespace sourceline
