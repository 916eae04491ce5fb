#include "platform/platform.h"

#include <cmath>
#include <tuple>

#include "imgui.h"
#include "imgui_impl_sdl2.h"

namespace sourceline {

int Platform::on_event(void* self, SDL_Event* event) {
    // SDL pushes a sentinel at every poll: waking for it would never let us sleep.
    if (event->type != SDL_POLLSENTINEL) static_cast<Platform*>(self)->wake();
    return 1;
}

bool Platform::draw_one() {
    // A link opened in the middle of a frame can make the browser call back into us.
    if (in_frame_ || lost_ || !draw_) return false;
    in_frame_ = true;
    const bool moving = draw_(draw_context_);
    in_frame_ = false;
    return moving;
}

void Platform::draw_now() {
    if (draw_one()) wake(1);
}

void Platform::set_lost(bool lost) {
    lost_ = lost;
    if (!lost) wake();
}

// Into SDL's queue, so that it stays in order with the presses and moves that SDL tells.
void Platform::drag_to(double x, double y) {
    int width = 0, height = 0;
    SDL_GetWindowSize(window_, &width, &height);
    SDL_Event event{};
    event.motion.type = SDL_MOUSEMOTION;
    event.motion.windowID = SDL_GetWindowID(window_);
    event.motion.x = static_cast<Sint32>(std::lround(x * width / surface_.css_width));
    event.motion.y = static_cast<Sint32>(std::lround(y * height / surface_.css_height));
    SDL_PushEvent(&event);
}

void Platform::track_finger(const SDL_TouchFingerEvent& finger, Uint32 type) {
    const double x = finger.x * surface_.css_width, y = finger.y * surface_.css_height;
    auto spread = [&] {
        return fingers_.size() < 2 ? 0.0 : std::hypot(fingers_[0].x - fingers_[1].x, fingers_[0].y - fingers_[1].y);
    };
    auto middle = [&] {
        return std::pair{(fingers_[0].x + fingers_[1].x) * 0.5, (fingers_[0].y + fingers_[1].y) * 0.5};
    };
    if (type == SDL_FINGERDOWN) {
        fingers_.push_back({finger.fingerId, x, y});
        if (fingers_.size() == 2) {
            pinching_ = true;
            std::tie(gesture_.x, gesture_.y) = middle();
        }
        return;
    }
    for (std::size_t i = 0; i < fingers_.size(); ++i) {
        if (fingers_[i].id != finger.fingerId) continue;
        if (type == SDL_FINGERUP) {
            fingers_.erase(fingers_.begin() + static_cast<std::ptrdiff_t>(i));
            return;
        }
        const double before = spread();
        const auto [old_x, old_y] = fingers_.size() >= 2 ? middle() : std::pair{x, y};
        fingers_[i].x = x;
        fingers_[i].y = y;
        if (fingers_.size() < 2) return;
        const auto [new_x, new_y] = middle();
        gesture_.dx += new_x - old_x;
        gesture_.dy += new_y - old_y;
        gesture_.x = new_x;
        gesture_.y = new_y;
        if (before > 1 && spread() > 1) gesture_.zoom_delta += std::log2(spread() / before);
        return;
    }
}

void Platform::feed(SDL_Event event) {
    if (event.type == SDL_FINGERDOWN || event.type == SDL_FINGERMOTION || event.type == SDL_FINGERUP) {
        track_finger(event.tfinger, event.type);
        return;
    }
    if (event.type == SDL_QUIT) closed_ = true;
    // Of a button that is let go outside SDL names no window, and ImGui would not hear of it.
    if (event.type == SDL_MOUSEBUTTONUP) event.button.windowID = SDL_GetWindowID(window_);
    // SDL counts in its own idea of the window's size, which follows the browser window but not our box.
    int width = 0, height = 0;
    SDL_GetWindowSize(window_, &width, &height);
    if (width > 0 && height > 0 && event.type == SDL_MOUSEMOTION) {
        event.motion.x = static_cast<Sint32>(std::lround(event.motion.x * surface_.css_width / width));
        event.motion.y = static_cast<Sint32>(std::lround(event.motion.y * surface_.css_height / height));
    }
    ImGui_ImplSDL2_ProcessEvent(&event);
}

Gesture Platform::poll() {
    gesture_.dx = gesture_.dy = gesture_.zoom_delta = 0;
    // The frame in which the last finger goes up still belongs to the gesture: its end is not a press.
    const bool was_pinching = pinching_;
    SDL_Event event;
    while (SDL_PollEvent(&event)) feed(event);
    gesture_.active = pinching_ || was_pinching;
    if (fingers_.empty()) pinching_ = false;
    return gesture_;
}

}  // namespace sourceline
