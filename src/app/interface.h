// Dear ImGui's context with our fonts and style; starts and ends each of its frames.
#pragma once

#include <array>
#include <string>

#include "panels/theme.h"
#include "platform/platform.h"

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

    void begin_frame(const Surface& surface, Shade shade, double elapsed_s);
    void end_frame();

    const Look& look() const { return look_; }

private:
    std::array<std::string, 2> font_bytes_;
    Look look_;
    Shade shade_ = Shade::Light;
};

}  // namespace sourceline
