#include <emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cmath>

#include "imgui_impl_sdl2.h"
#include "platform/platform.h"

namespace sourceline {

Outcome Platform::open(const Surface& surface) {
    surface_ = surface;
    // The page's keys stay the page's until the canvas has the focus.
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return Error{SDL_GetError()};
    // SDL sees that the CSS gives another size than this one, and then leaves the CSS alone.
    window_ = SDL_CreateWindow("Sourceline", 0, 0, 1, 1, SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (!window_) return Error{SDL_GetError()};
    emscripten_set_canvas_element_size("#canvas", surface.pixel_width, surface.pixel_height);

    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = attributes.antialias = attributes.depth = attributes.stencil = EM_FALSE;
    attributes.enableExtensionsByDefault = EM_FALSE;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context("#canvas", &attributes);
    if (context <= 0) return Error{"This browser gives the page no WebGL 2 context"};
    emscripten_webgl_make_context_current(context);
    ImGui_ImplSDL2_InitForOther(window_);
    SDL_AddEventWatch(&Platform::on_event, this);
    return Done{};
}

void Platform::schedule() {
    if (scheduled_ || lost_) return;
    scheduled_ = true;
    emscripten_request_animation_frame(
        [](double, void* self) -> EM_BOOL {
            auto& platform = *static_cast<Platform*>(self);
            platform.scheduled_ = false;
            --platform.wanted_;
            if (platform.draw_one()) platform.wanted_ = platform.wanted_ < 1 ? 1 : platform.wanted_;
            if (platform.wanted_ > 0)
                platform.schedule();
            else
                platform.wanted_ = 0;
            return EM_FALSE;
        },
        this);
}

void Platform::wake(int frames) {
    if (frames > wanted_) wanted_ = frames;
    schedule();
}

// Each asks once, when it is the first to want that time.
void Platform::wake_at(double when_s) {
    if (due_s_ == when_s) return;
    due_s_ = when_s;
    emscripten_async_call([](void* self) { static_cast<Platform*>(self)->wake(1); }, this,
                          static_cast<int>(std::ceil(std::max(0.0, when_s - now_s()) * 1000.0)) + 1);
}

void Platform::run_pending() {
    for (; wanted_ > 1; --wanted_) draw_one();  // the last one comes with the next animation frame
}

void Platform::present() {}
double Platform::now_s() const { return emscripten_get_now() / 1000.0; }
PageText* Platform::machine_text() { return machine_text_.get(); }

}  // namespace sourceline
