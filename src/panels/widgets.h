// The few things that can be pressed, drawn in our own hand.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "panels/panel.h"
#include "panels/typeset.h"

namespace sourceline {

struct Press {
    bool pressed = false, hovered = false, held = false;
};

// An invisible button under `name`, at least `min_target` high where the layout asks for it. A press that became a drag
// does not count: it was a scroll.
Press press(const PanelInput& in, PanelOutput& out, std::string_view name, Rect rect);

enum class Icon { Play, Pause, Previous, Next, Up, Down, Plus, Minus, Fit, Close, Move, Share, Copy };
void draw_icon(ImDrawList* list, Icon icon, float cx, float cy, float size, ImU32 colour);

enum class Chosen { No, Yes };
// A white rounded square with an icon, as over the map; `chosen` inked.
bool map_button(const PanelInput& in, PanelOutput& out, std::string_view name, Icon icon, Rect rect,
                Chosen chosen = Chosen::No);
// Two or more choices, the chosen one inked. Returns the index pressed or -1.
int segmented(const PanelInput& in, PanelOutput& out, const std::string_view* names, const char* const* labels,
              int count, int chosen, Rect rect);
// A pill; `chosen` inked.
float pill_height(const PanelInput& in);
float pill_width(const PanelInput& in, std::string_view label);
bool pill(const PanelInput& in, PanelOutput& out, std::string_view name, std::string_view label, ImU32 colour,
          Chosen chosen, float x, float y, float width = 0);  // 0: as wide as the label asks for

// A square of kSwatch px in a symbol's colours and fill.
inline constexpr float kSwatch = 14.0f;
void draw_swatch(ImDrawList* list, float x, float y, SymbolFill fill, ImU32 colour, ImU32 second);

// Any winding; ImGui smooths only one of them.
void fill_triangle(ImDrawList* list, ImVec2 a, ImVec2 b, ImVec2 c, ImU32 colour);
void hairline(ImDrawList* list, const Palette& colours, float x, float y, float width);

// A window without frame that covers `rect`; call ImGui::End() after it. Its draw list clips to the rect. It has no
// ground of its own: the canvas is paper where there is no map, and what lies over the map brings its paper with it.
enum class Scroll { No, Yes };
void begin_area(const char* name, Rect rect, Scroll scroll);
// At the end of an area: what is scrolled out of it, above and `below` (px), fades out at its edges instead of being
// cut.
void fade_edges(const PanelInput& in, Rect area, float below);
// Where a finger that was drawn sideways over `area` has been lifted in this frame: what it asks for.
std::optional<Direction> swiped(Rect area);

// Of what the list has got since it had `from` vertices: paler, 1 = as it was drawn, and lower by `down` CSS pixels.
void fade_drawn(ImDrawList* list, int from, float alpha, float down = 0);
// Scrolls the current window by touch drags; true while it moves.
bool touch_scroll();

}  // namespace sourceline
