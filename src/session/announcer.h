// Tells the page what has changed since it was last told, and nothing twice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/camera.h"
#include "panels/panel.h"
#include "session/news.h"
#include "session/pace.h"

namespace sourceline {

class Announcer {
  public:
    // After each frame with a story on it. Address, state and description wait until things have settled. `focused`:
    // what has the keyboard's focus, which is spoken of instead of the whole; "": nothing.
    void tell(const PanelInput& in, const CameraLimits& limits, Pace pace, std::string_view focused, News& news);
    void tell_search_field(const std::optional<TextField>& field, News& news);
    // The page's address says this already.
    void knows_hash(std::string hash) { hash_ = std::move(hash); }
    void story_changed() {
        event_.reset();
        texts_.reset();
    }
    bool has_told_ready() const { return ready_; }

  private:
    bool ready_ = false;
    std::string hash_, state_, description_, title_;
    std::optional<Language> language_;   // of the page
    std::optional<std::uint8_t> texts_;  // of the story
    std::string search_ = "null";
    std::string room_;  // where texts are made that are compared with these
    std::uint32_t accent_ = kNoAccent;
    std::optional<Ref<Event>> event_;
};

}  // namespace sourceline
