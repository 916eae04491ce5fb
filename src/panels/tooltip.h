// A small dark card that says at once what something is. Whatever can be pressed has one by its name (PressTarget), so
// that a part of the interface gives its targets and nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "panels/panel.h"

namespace sourceline {

struct Tip {
    FrameText title;
    FrameList<FrameText> lines;
    FrameText text() const;  // line by line
};
// Of what is told at the moment and no more; nothing where the target speaks for itself.
std::optional<Tip> tip_of(const PanelInput& in, std::string_view target);

// 0xRRGGBB: dark on both papers.
struct TipColours {
    std::uint32_t card, edge, ink, muted;
};
TipColours tip_colours(Shade shade);

// Beside `of`, over it rather than under it, whole on the canvas: over `of` only where nothing else has room for it.
// `x`: the middle, if it can be.
Rect tip_rect(const Rect& of, float x, float width, float height, const Rect& canvas);

// The card of what a finger has rested on, of what has the keyboard's focus, or of what is pointed at, in this order.
// Reads out.targets: for the end of a frame.
void tooltip_panel(const PanelInput& in, PanelOutput& out);

}  // namespace sourceline
