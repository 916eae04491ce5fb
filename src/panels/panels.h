// The parts of the interface, one file each. All are drawn between ImGui::NewFrame and ImGui::Render, in this order.
#pragma once

#include <vector>

#include "panels/panel.h"

namespace sourceline {

// What the two fingers of a pinch did since the last frame.
struct Pinch {
    bool active = false;
    Screen centre;                       // CSS pixels on the canvas
    double dx = 0, dy = 0;               // how the centre moved
    double zoom_delta = 0;               // levels
};

// Drag, wheel, pinch, double click and presses on symbols.
void map_input_panel(const PanelInput& in, PanelOutput& out, const EventScene& scene, const Pinch& pinch);
// What stands over the map for this frame: names keep clear of it.
struct MapFurniture {
    Rect zoom_in, zoom_out, fit, scale, attribution;
    std::vector<EdgePointer> pointers;
    std::vector<Rect> occupied;          // all of the above
};
MapFurniture map_furniture(const PanelInput& in, const EventScene& scene);
// Names with halos, dots.
void map_labels_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture, const EventScene& scene, const std::vector<LabelInput>& inputs, const std::vector<PlacedLabel>& placed);
// Zoom buttons, scale bar, attribution, pointers to far places.
void map_controls_panel(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture);
// Title and the playhead as a sentence.
void header_panel(const PanelInput& in, PanelOutput& out);
void timeline_panel(const PanelInput& in, PanelOutput& out);
// Tabs and the view that is open.
void side_panel(const PanelInput& in, PanelOutput& out);
void event_view(const PanelInput& in, PanelOutput& out, Rect area);
void claims_view(const PanelInput& in, PanelOutput& out, Rect area);
void sources_view(const PanelInput& in, PanelOutput& out, Rect area);
// What the reader must be told, over the map, until dismissed.
void notices_panel(const PanelInput& in, PanelOutput& out);
// Keys, while the canvas has the keyboard.
void keyboard(const PanelInput& in, PanelOutput& out);

TextStyle label_style(const Look& look, LabelStyle style);
TimeAxis timeline_axis(const Story& story, const Layout& layout);

}  // namespace sourceline
