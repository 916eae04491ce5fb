// Draws the map with WebGL 2 / OpenGL ES 3 from static buffers. Three jobs: keep shaders and buffers alive across a
// lost context; draw a MapView with a handful of uniforms; count what it costs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "base/result.h"
#include "geo/camera.h"
#include "map/scene.h"

namespace sourceline {

// A small map over the map: its land alone.
struct MapInset {
    Camera camera;
    Viewport viewport;
    Screen offset;
};

// All that changes from frame to frame.
struct MapView {
    Camera camera;
    Viewport viewport;         // CSS pixels of the map
    Screen offset;             // CSS pixels from the canvas's top left to the map's
    double canvas_height = 0;  // CSS pixels of the whole canvas
    double pixel_ratio = 1.0;  // device pixels per CSS pixel
    float time_s = 0;          // playhead, seconds after the story's start
    float soft_s = 0;          // of the playhead, in which a symbol comes; 0: at once
    float clock = 0;           // 0 happened, 1 known
    std::optional<Ref<Event>> selected, hovered;
    std::optional<Ref<Event>> selected_area, hovered_area;  // the regions that are hatched, by their EventArea::event
    std::optional<MapInset> inset;
    MapPalette palette{};
};

class Renderer {
  public:
    Renderer();
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    // A context must be current. Compiles the shaders and uploads whatever scenes were given before.
    Outcome create();
    // The context is gone: forgets every GL name without deleting it. `create` brings all back.
    void forget();

    // Kept on the CPU too, for a lost context. Uploads at once when there is a context.
    void set_base(BaseScene scene);
    void set_events(const EventScene& scene);

    // Clears the canvas to the palette's paper and draws the map into its rectangle. Leaves blending on, scissor off.
    void draw(const MapView& view);

    int draw_calls() const;               // of the last draw
    std::uint64_t uploads_bytes() const;  // map and event data since construction

  private:
    struct Gpu;
    std::unique_ptr<Gpu> gpu_;
};

}  // namespace sourceline
