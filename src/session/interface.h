// Dear ImGui's context with our fonts and style; starts and ends each of its frames.
#pragma once

#include <array>
#include <string>

#include "panels/theme.h"
#include "state/state.h"

namespace sourceline {

// The drawing surface. CSS pixels are the interface's unit; natively they are the window's points.
struct Canvas {
    double width = 1280, height = 800;
    double pixel_ratio = 1.0;
};

class Interface {
  public:
    Interface();
    ~Interface();
    Interface(const Interface&) = delete;
    Interface& operator=(const Interface&) = delete;

    void give_font(int index, std::string bytes);
    // False when the fonts have not come.
    bool start();

    // `accent`: the host page's colour for links and marks, 0xRRGGBB, or kNoAccent.
    // The backends, where there are any, have begun theirs.
    void begin_frame(const Canvas& canvas, Shade shade, std::uint32_t accent, double elapsed_s);
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
