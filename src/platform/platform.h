// The window, its GL context, its input and the pace of its frames. Sleeps when nothing moves.
#pragma once

#include <SDL.h>

#include <memory>
#include <utility>
#include <vector>

#include "base/page_text.h"
#include "base/result.h"

namespace sourceline {

// The drawing surface. CSS pixels are the interface's unit; natively they are the window's points.
struct Surface {
    double css_width = 1280, css_height = 800;
    int pixel_width = 1280, pixel_height = 800;
    double pixel_ratio() const { return css_width > 0 ? pixel_width / css_width : 1.0; }
};

// What two fingers did since the last frame; CSS pixels.
struct Gesture {
    bool active = false;
    double x = 0, y = 0, dx = 0, dy = 0;
    double zoom_delta = 0;  // log2 of how much farther apart the fingers are
};

class Platform {
  public:
    // What a frame does; true while anything still moves.
    using DrawFrame = bool (*)(void* context);

    // Opens the window (on the web: takes over #canvas) and makes its GL context current. Starts ImGui's SDL backend:
    // an ImGui context must be there.
    Outcome open(const Surface& surface);
    void on_frame(DrawFrame draw, void* context) {
        draw_ = draw;
        draw_context_ = context;
    }

    const Surface& surface() const { return surface_; }
    void set_surface(const Surface& surface) { surface_ = surface; }

    // Asks for at least this many frames; ImGui needs three to settle after an input.
    void wake(int frames = 3);
    // Asks for one at that time of now_s(), if none comes before.
    void wake_at(double when_s);
    // Draws the frames asked for now. Natively: runs until the window is closed.
    void run_pending();
    // One frame now, in the middle of whatever the page does (a resize).
    void draw_now();
    // Where a pointer that holds a button is outside the canvas (CSS pixels): SDL loses sight of it there.
    void drag_to(double x, double y);
    // Without a context no frame is drawn.
    void set_lost(bool lost);

    // Hands the queued input to ImGui; call once a frame before ImGui::NewFrame.
    Gesture poll();
    void present();
    double now_s() const;
    // Sets what the app's fonts lack with the machine's; null on the web, where the page does.
    PageText* machine_text();

  private:
    void track_finger(const SDL_TouchFingerEvent& finger, Uint32 type);
    void feed(SDL_Event event);
    bool draw_one();
    void schedule();
    static int on_event(void* self, SDL_Event* event);

    Surface surface_;
    SDL_Window* window_ = nullptr;
    DrawFrame draw_ = nullptr;
    void* draw_context_ = nullptr;
    int wanted_ = 0;
    double due_s_ = 0;  // of wake_at; 0: none
    bool scheduled_ = false, lost_ = false, in_frame_ = false, closed_ = false, pinching_ = false;
    struct Finger {
        SDL_FingerID id;
        double x, y;
    };
    std::vector<Finger> fingers_;
    Gesture gesture_;
    std::unique_ptr<PageText> machine_text_;
};

}  // namespace sourceline
