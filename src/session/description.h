// The page in a few sentences, for those who hear it.
#pragma once

#include <string>

#include "panels/panel.h"

namespace sourceline {

// The moment, what is told by then, and the event being read with what is said of it.
std::string description(const PanelInput& in);

}  // namespace sourceline
