// Figures of one thing on one axis: whose, how each is meant, and which has been replaced by which. Never added up.
#pragma once

#include <string>

#include "panels/column.h"
#include "telling/boards.h"

namespace sourceline {

// "10", "3.5".
FrameText number_text(double value);
// "more than 70", "10–13", with its unit.
FrameText figure_text(const PanelInput& in, const Quantity& quantity);
void figure_axis(Column& column, const FigureKind& kind);

}  // namespace sourceline
