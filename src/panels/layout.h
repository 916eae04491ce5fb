// Where everything stands on the canvas. CSS pixels, origin top left.
#pragma once

#include "geo/camera.h"

namespace sourceline {

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
    float right() const { return x + width; }
    float bottom() const { return y + height; }
    bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
};
inline bool overlaps(const Rect& a, const Rect& b) {
    return a.x < b.right() && a.right() > b.x && a.y < b.bottom() && a.bottom() > b.y;
}

enum class Form { Desktop, Compact, Phone };  // side panel; narrow side panel; a sheet below

// Where a phone's sheet rests: its tabs alone; the panel of half a page; all but the header and a strip of the map.
enum class SheetRest { Line, Half, Whole };
inline constexpr float kSheetHalf = static_cast<float>(SheetRest::Half);

struct Layout {
    Form form = Form::Desktop;
    Rect canvas, header, map, timeline, panel;
    // How far the sheet is drawn up: a SheetRest, or between two of them while it moves. Above Half it lies over the
    // timeline and the map, which stay where they are.
    float sheet = kSheetHalf;
    float sheet_heights[3] = {};  // of the panel at each SheetRest; all 0 where there is no sheet
    Rect foot;                    // below the map, of what has no room on it; mostly of no height
    float margin = 24;            // inner margin of header and panel
    float min_target = 32;        // smallest side of anything that is pressed
};

enum class PanelShown { Yes, No };
enum class FootShown { No, Yes };
enum class RowsShown { Few, Many };  // of the timeline, which is higher while one of its blocks is open
// Any size gives a usable layout; sizes below 240x320 are laid out as 240x320 and run over the edge.
Layout lay_out(float canvas_width, float canvas_height, PanelShown panel, FootShown foot = FootShown::No,
               RowsShown rows = RowsShown::Few, float sheet = kSheetHalf);

bool has_sheet(const Layout& layout);
// How far a sheet of `height` CSS pixels is drawn up, and the nearest rest to which it goes from `sheet` when a hand
// that has moved by `dy` (down is positive) lets go of it.
float sheet_of_height(const Layout& layout, float height);
SheetRest rest_after(float sheet, float dy);

// Too little room for a panel shows none, as does a shut one.
bool shows_panel(const Layout& layout);

// Below these a map has no room for what is only good to have: buttons for moving, a locator, second lines.
inline constexpr float kSmallMapWidth = 500.0f, kSmallMapHeight = 300.0f;
inline bool has_narrow_map(const Layout& layout) { return layout.map.width < kSmallMapWidth; }

// The map's part for fitting: keeps symbols clear of buttons, scale bar and attribution.
Padding map_padding(const Layout& layout);

}  // namespace sourceline
