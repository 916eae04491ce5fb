// Dear ImGui's context with our fonts and style; starts and ends each of its frames.
#pragma once

#include <array>
#include <string>

#include "panels/theme.h"
#include "platform/platform.h"
#include "state/state.h"

namespace sourceline {

class Interface {
  public:
    Interface();
    ~Interface();
    Interface(const Interface&) = delete;
    Interface& operator=(const Interface&) = delete;

    void give_font(int index, std::string bytes);
    // After the window is open. False when the fonts have not come.
    bool start();
    void context_restored();

    // `accent`: the host page's colour for links and marks, 0xRRGGBB, or kNoAccent.
    void begin_frame(const Surface& surface, Shade shade, std::uint32_t accent, double elapsed_s);
    void end_frame();

    const Look& look() const { return look_; }

  private:
    std::array<std::string, 2> font_bytes_;
    Palette colours_;
    Look look_;
    Shade shade_ = Shade::Light;
    std::uint32_t accent_ = kNoAccent;
};

}  // namespace sourceline
