// What part of the world is on screen. Screen space: CSS pixels, origin top left of the map's viewport, y down.
#pragma once

#include <optional>

#include "geo/lng_lat.h"
#include "geo/mercator.h"

namespace sourceline {

struct Screen {
    double x = 0.0, y = 0.0;
    friend constexpr bool operator==(const Screen&, const Screen&) = default;
};

// Size of the map's viewport in CSS pixels, both > 0.
struct Viewport {
    double width = 1.0, height = 1.0;
    friend bool operator==(const Viewport&, const Viewport&) = default;
};

// Pixels kept free on each side when something is fitted.
struct Padding {
    double left = 0.0, top = 0.0, right = 0.0, bottom = 0.0;
};

// How far the reader may go, so that the region stays findable.
struct CameraLimits {
    double min_zoom = 3.0, max_zoom = 14.0;
    LngLatBox box = {LngLat::clamped(-180, -85), LngLat::clamped(180, 85)};  // the centre stays inside
    std::optional<Viewport> whole_view;  // where there is one, all that it shows stays inside
};
// Nothing beyond `box` comes into view; but of a map that goes round the whole world, that many pixels beyond its cut
// at 180 degrees, so that what stands there is seen whole.
inline constexpr double kBeyondWorldPx = 40.0;
CameraLimits limits_within(const LngLatBox& box, Viewport viewport, double max_zoom);
// Where the centre may be at this zoom.
LngLatBox centre_box(const CameraLimits& limits, double zoom);

// A longitude in [-180, 180] as a map of that box has it, which may go on over the 180th meridian: the nearer of both.
double on_map(double lon, const LngLatBox& box);

struct Camera {
    LngLat centre;
    double zoom = 8.0;  // Web Mercator, 512-pixel tiles: the world is 512 * 2^zoom pixels wide
    friend bool operator==(const Camera&, const Camera&) = default;
};

double world_size_px(double zoom);
Screen screen_from_world(const Camera& camera, Viewport viewport, World world);
// The same for many points of one view: what depends on the view alone is computed once.
class ScreenOf {
  public:
    ScreenOf(const Camera& camera, Viewport viewport)
        : centre_(world_from_lng_lat(camera.centre)),
          size_(world_size_px(camera.zoom)),
          middle_{viewport.width / 2, viewport.height / 2} {}
    Screen operator()(World world) const {
        return {middle_.x + (world.x - centre_.x) * size_, middle_.y + (world.y - centre_.y) * size_};
    }

  private:
    World centre_;
    double size_;
    Screen middle_;
};
World world_from_screen(const Camera& camera, Viewport viewport, Screen screen);

// The camera after the map was dragged by (dx, dy) pixels: what was under the pointer stays under it.
Camera panned(const Camera& camera, double dx, double dy, const CameraLimits& limits);
// Zoomed by `delta` levels with the point under `anchor` staying where it is (as far as the limits allow).
Camera zoomed_at(const Camera& camera, Viewport viewport, Screen anchor, double delta, const CameraLimits& limits);
// The largest zoom at which the whole box lies inside the padded viewport, centred there.
Camera fitted(const LngLatBox& box, Viewport viewport, Padding padding, const CameraLimits& limits);
Camera limited(const Camera& camera, const CameraLimits& limits);
// Ease between two cameras, u in [0, 1]: zoom linear, centre so that the motion on screen is even. Exactly `to` at 1.
Camera interpolated(const Camera& from, const Camera& to, double u);

}  // namespace sourceline
