// The parts of the interface, one file each. All are drawn between ImGui::NewFrame and ImGui::Render, in this order.
#pragma once

#include <optional>
#include <vector>

#include "map/edge_pointer.h"
#include "panels/panel.h"
#include "panels/time_scale.h"

namespace sourceline {

struct Column;

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
    std::string between;  // from what to what
    std::string stated, measured;
};
// Beside names (pixels of the map), controls (of the canvas), symbols and each other where they can.
std::vector<MapMeasure> map_measures(const PanelInput& in, const std::vector<PxBox>& names,
                                     const std::vector<Rect>& controls);

// What stands over the map for this frame: names keep clear of it.
struct MapFurniture {
    Rect zoom_in, zoom_out;  // of no size on the smallest phones
    Rect fit, scale, attribution;
    std::optional<Rect> move;            // none on a narrow map
    std::vector<Rect> arrows;            // up, left, right, down; none while they are folded away
    std::optional<Rect> home;            // the way back, while nothing of the story's view is on the map
    std::optional<EdgePointer> pointer;  // to the event being read, where it is out of sight
    std::vector<MapMeasure> measures;
    std::vector<Rect> occupied;  // all of the above
    std::vector<Rect> foot;      // the discs in the row at the foot, of the signs that stand there
};
// Keeps clear of symbols and of the names of the story where it can.
MapFurniture map_furniture(const PanelInput& in, const std::vector<LabelInput>& inputs,
                           const std::vector<PlacedLabel>& placed);
// Badges on the map, under its names. Draws into the current window.
void draw_badges(const PanelInput& in);
// The row below the map: what its country or region has no room for, with its name.
std::vector<Rect> foot_discs(const PanelInput& in);
void foot_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture);
// The list of the badge that is open.
void badge_list_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture);
// Its keys; true when they are taken.
bool badge_keys(const PanelInput& in, PanelOutput& out);
const MapSign* sign_of_badge(const PanelInput& in, Ref<Event> event);
// Names with halos, dots.
void map_labels_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture,
                      const std::vector<LabelInput>& inputs, const std::vector<PlacedLabel>& placed);
// A stated figure beside what the map measures, in words; nothing where it cannot be measured.
void measured_lines(Column& column, Ref<Check> ref);
// Lines between what is measured.
void map_measures_panel(const PanelInput& in, const MapFurniture& furniture);
// Zoom buttons, scale bar, attribution, pointers to far places.
void map_controls_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture);
// Title and the playhead as a sentence.
void header_panel(const PanelInput& in, PanelOutput& out);
void timeline_panel(const PanelInput& in, PanelOutput& out);
// Tabs and the view that is open.
void side_panel(const PanelInput& in, PanelOutput& out);
// How to read the map.
void legend(Column& column);
// The lens, search and filters at the top of Who says what, which covers `area`.
void filter_bar(Column& column, Rect area);
// What the reader must be told, over the map, until dismissed.
void notices_panel(const PanelInput& in, PanelOutput& out);
// Keys, while the canvas has the keyboard.
void keyboard(const PanelInput& in, PanelOutput& out);

TextStyle label_style(const Look& look, LabelStyle style);
TimeAxis timeline_axis(const Story& story, const Layout& layout);
std::vector<Night> timeline_nights(const PanelInput& in);
TimeScale timeline_scale(const PanelInput& in);

}  // namespace sourceline
