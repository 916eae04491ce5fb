// Dots in place of badges, where places are so many that numbers would say little (SymbolStand::AsDot).
#pragma once

#include "base/frame_memory.h"
#include "panels/panels.h"

namespace sourceline {

// Only a very large story asks for them: not inlined, so that they come with the second part of the WebAssembly.

// Under the names, into the current window.
[[gnu::noinline]] void draw_density_dots(const PanelInput& in);
// How large a dot is for how many events, the larger one first.
struct DensityKeyRow {
    float radius = 0;  // CSS pixels
    FrameText words;
};
[[gnu::noinline]] FrameList<DensityKeyRow> density_key(const PanelInput& in);

}  // namespace sourceline
