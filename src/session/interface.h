// Dear ImGui's context with our fonts and style; starts and ends each of its frames.
#pragma once

#include <array>
#include <string>

#include "panels/lettering.h"
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

    // 0 regular, 1 semi-bold; 2 and 3 the same with more letters, which a story needs and which may come at any time.
    void give_font(int index, std::string bytes);
    // Sets what the fonts lack; must outlive this.
    void set_page_text(PageText* page) { lettering_.set_page(page); }
    // False when the fonts have not come.
    bool start();

    // `accent`: the host page's colour for links and marks, 0xRRGGBB, or kNoAccent.
    // The backends, where there are any, have begun theirs.
    void begin_frame(const Canvas& canvas, Shade shade, std::uint32_t accent, double elapsed_s);
    // True when it takes another frame though nothing else changes: some input is still to be heard, or a window will
    // look different.
    bool end_frame();

    // Of what is drawn from now on.
    void set_letters(float times) { look_.letters = times; }

    const Look& look() const { return look_; }
    Lettering& lettering() { return lettering_; }
    const Lettering& lettering() const { return lettering_; }

  private:
    void add_more_letters();

    std::array<std::string, 4> font_bytes_;
    Lettering lettering_;
    Palette colours_;
    Look look_;
    Shade shade_ = Shade::Light;
    std::uint32_t accent_ = kNoAccent;
};

}  // namespace sourceline
