// The map's symbols among the glyphs of the interface, so that words can stand beside them; and discs, which are so two
// triangles each.
#pragma once

#include "panels/theme.h"
#include "story/model.h"

namespace sourceline {

// Puts them into the current context's font atlas. Once, after the fonts.
void add_symbol_glyphs(Look& look);
// Solid, in one colour. Draws nothing where they were not added.
void draw_symbol(ImDrawList* list, const Look& look, EventKind kind, float centre_x, float centre_y, ImU32 colour);
// CSS pixels. The same.
void draw_disc(ImDrawList* list, const Look& look, ImVec2 centre, float radius, ImU32 colour);

}  // namespace sourceline
