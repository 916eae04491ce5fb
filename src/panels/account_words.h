// Who tells of an event and how it stands, in words: of the claims that its account is made of, and no others.
#pragma once

#include <string>

#include "panels/panel.h"

namespace sourceline {

// "according to A; B": each speaker once, in the order of the file; the rest as a number. Empty: nobody is told.
FrameText speakers_text(const PanelInput& in, Ref<Event> event, std::size_t most = 3);
// "claimed by one side", "contested" and so on; empty where nobody is told.
FrameText standing_text(const PanelInput& in, Ref<Event> event);
// Both: "according to A; B · contested".
FrameText account_text(const PanelInput& in, Ref<Event> event);

}  // namespace sourceline
