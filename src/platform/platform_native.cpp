#include <algorithm>
#include <cmath>
#include <memory>

#include "fonts/machine_text.h"
#include "imgui_impl_sdl2.h"
#include "platform/platform.h"

namespace sourceline {

Outcome Platform::open(const Surface& surface) {
    SDL_SetHint("SDL_VIDEO_X11_FORCE_EGL", "1");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return Error{SDL_GetError()};
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    window_ = SDL_CreateWindow("Sourceline", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                               static_cast<int>(surface.css_width), static_cast<int>(surface.css_height),
                               SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (!window_) return Error{SDL_GetError()};
    SDL_GLContext context = SDL_GL_CreateContext(window_);
    if (!context) return Error{SDL_GetError()};
    ImGui_ImplSDL2_InitForOpenGL(window_, context);
    int width = 0, height = 0, pixel_width = 0, pixel_height = 0;
    SDL_GetWindowSize(window_, &width, &height);
    SDL_GL_GetDrawableSize(window_, &pixel_width, &pixel_height);
    surface_ = {static_cast<double>(width), static_cast<double>(height), pixel_width, pixel_height};
    SDL_AddEventWatch(&Platform::on_event, this);
    return Done{};
}

void Platform::schedule() {}

void Platform::wake(int frames) {
    if (frames > wanted_) wanted_ = frames;
}

void Platform::wake_at(double when_s) { due_s_ = when_s; }

void Platform::run_pending() {
    while (!closed_) {
        // Asleep until something happens, or is due.
        if (wanted_ <= 0 && due_s_ <= 0) SDL_WaitEvent(nullptr);
        if (wanted_ <= 0 && due_s_ > 0) {
            SDL_WaitEventTimeout(nullptr, static_cast<int>(std::ceil(std::max(0.0, due_s_ - now_s()) * 1000.0)));
            if (now_s() >= due_s_) due_s_ = 0, wanted_ = 1;
        }
        int width = 0, height = 0, pixel_width = 0, pixel_height = 0;
        SDL_GetWindowSize(window_, &width, &height);
        SDL_GL_GetDrawableSize(window_, &pixel_width, &pixel_height);
        surface_ = {static_cast<double>(width), static_cast<double>(height), pixel_width, pixel_height};
        if (wanted_ > 0) --wanted_;
        if (draw_one() && wanted_ < 1) wanted_ = 1;
    }
}

void Platform::present() { SDL_GL_SwapWindow(window_); }
double Platform::now_s() const {
    return static_cast<double>(SDL_GetPerformanceCounter()) / static_cast<double>(SDL_GetPerformanceFrequency());
}

PageText* Platform::machine_text() {
    if (!machine_text_) machine_text_ = text_of_machine();
    return machine_text_.get();
}

}  // namespace sourceline
