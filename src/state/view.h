// The views of the side panel and their names, in one order. What each draws stands in panels/views.h.
#pragma once

#include <string_view>

namespace sourceline {

enum class View { Story, Event, Place, Claims, Sources, None };  // None: the panel is shut

// In the address, in commands and in the snapshot. tools/site.py hands them to the page's scripts.
inline constexpr std::string_view kViewNames[] = {"story", "event", "place", "claims", "sources", "none"};

}  // namespace sourceline
