#include "geo/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sourceline {

namespace {
constexpr double kTilePx = 512.0;

// A number that came from a pointer or a division; anything that is not one counts as nothing.
double finite_or_zero(double v) { return std::isfinite(v) ? v : 0.0; }

// Like std::clamp, but defined for NaN and for limits that are the wrong way round.
double clamped(double v, double low, double high) { return !(v >= low) ? low : v > high ? std::max(low, high) : v; }

Camera centred_on(World world, double zoom, const CameraLimits& limits) {
    return limited({lng_lat_from_world(world), zoom}, limits);
}
}  // namespace

double world_size_px(double zoom) { return kTilePx * std::exp2(zoom); }

Screen screen_from_world(const Camera& camera, Viewport viewport, World world) {
    return ScreenOf(camera, viewport)(world);
}

World world_from_screen(const Camera& camera, Viewport viewport, Screen screen) {
    const World centre = world_from_lng_lat(camera.centre);
    const double size = world_size_px(camera.zoom);
    return {centre.x + (screen.x - viewport.width / 2) / size, centre.y + (screen.y - viewport.height / 2) / size};
}

Camera panned(const Camera& camera, double dx, double dy, const CameraLimits& limits) {
    const World centre = world_from_lng_lat(camera.centre);
    const double size = world_size_px(camera.zoom);
    return centred_on({centre.x - finite_or_zero(dx) / size, centre.y - finite_or_zero(dy) / size}, camera.zoom,
                      limits);
}

Camera zoomed_at(const Camera& camera, Viewport viewport, Screen anchor, double delta, const CameraLimits& limits) {
    const double zoom = clamped(camera.zoom + finite_or_zero(delta), limits.min_zoom, limits.max_zoom);
    if (!std::isfinite(anchor.x) || !std::isfinite(anchor.y)) return limited({camera.centre, zoom}, limits);
    const World held = world_from_screen(camera, viewport, anchor);
    const double size = world_size_px(zoom);
    return centred_on(
        {held.x - (anchor.x - viewport.width / 2) / size, held.y - (anchor.y - viewport.height / 2) / size}, zoom,
        limits);
}

Camera fitted(const LngLatBox& box, Viewport viewport, Padding padding, const CameraLimits& limits) {
    const World low = world_from_lng_lat(box.south_west), high = world_from_lng_lat(box.north_east);
    const double width = high.x - low.x, height = low.y - high.y;
    // Where the padding leaves nothing, one pixel is left: the result is the smallest zoom, never a division by zero.
    const double free_width = std::max(1.0, viewport.width - padding.left - padding.right);
    const double free_height = std::max(1.0, viewport.height - padding.top - padding.bottom);
    double zoom = limits.max_zoom;
    if (width > 0.0) zoom = std::min(zoom, std::log2(free_width / (kTilePx * width)));
    if (height > 0.0) zoom = std::min(zoom, std::log2(free_height / (kTilePx * height)));
    zoom = clamped(zoom, limits.min_zoom, limits.max_zoom);

    const double size = world_size_px(zoom);
    const double off_x = padding.left + free_width / 2 - viewport.width / 2;
    const double off_y = padding.top + free_height / 2 - viewport.height / 2;
    return centred_on({low.x + width / 2 - off_x / size, high.y + height / 2 - off_y / size}, zoom, limits);
}

CameraLimits limits_within(const LngLatBox& box, Viewport viewport, double max_zoom) {
    const World low = world_from_lng_lat(box.south_west), high = world_from_lng_lat(box.north_east);
    const double seen = std::max(1.0, viewport.width - (high.x - low.x > 1.0 - 1e-9 ? 2 * kBeyondWorldPx : 0.0));
    CameraLimits limits;
    limits.min_zoom = std::log2(std::max(seen / (high.x - low.x), viewport.height / (low.y - high.y)) / kTilePx);
    limits.max_zoom = max_zoom;
    limits.box = box;
    limits.whole_view = Viewport{seen, viewport.height};
    return limits;
}

LngLatBox centre_box(const CameraLimits& limits, double zoom) {
    if (!limits.whole_view) return limits.box;
    const World low = world_from_lng_lat(limits.box.south_west), high = world_from_lng_lat(limits.box.north_east);
    const double size = world_size_px(clamped(zoom, limits.min_zoom, limits.max_zoom));
    const double half_x = std::min(high.x - low.x, limits.whole_view->width / size) / 2;
    const double half_y = std::min(low.y - high.y, limits.whole_view->height / size) / 2;
    return {lng_lat_from_world({low.x + half_x, low.y - half_y}),
            lng_lat_from_world({high.x - half_x, high.y + half_y})};
}

double on_map(double lon, const LngLatBox& box) {
    const double west = box.south_west.lon(), east = box.north_east.lon(), turned = lon + 360.0;
    if (east <= 180.0 || lon >= west) return lon;
    return turned <= east || turned - east < west - lon ? turned : lon;
}

Camera limited(const Camera& camera, const CameraLimits& limits) {
    const double zoom = clamped(camera.zoom, limits.min_zoom, limits.max_zoom);
    const LngLatBox box = centre_box(limits, zoom);
    const LngLat &low = box.south_west, &high = box.north_east;
    const double lon = on_map(camera.centre.lon(), limits.box);
    return {LngLat::clamped_on_turned(clamped(lon, low.lon(), high.lon()),
                                      clamped(camera.centre.lat(), low.lat(), high.lat())),
            zoom};
}

Camera interpolated(const Camera& from, const Camera& to, double u) {
    if (!(u > 0.0)) return from;
    if (u >= 1.0) return to;
    const World a = world_from_lng_lat(from.centre), b = world_from_lng_lat(to.centre);
    // The speed on screen is centre'(u) * size(u) with size growing as e^(ku); it is even when centre' falls as
    // e^(-ku).
    const double k = (to.zoom - from.zoom) * std::numbers::ln2;
    const double f = std::fabs(k) < 1e-9 ? u : std::expm1(-k * u) / std::expm1(-k);
    return {lng_lat_from_world({a.x + (b.x - a.x) * f, a.y + (b.y - a.y) * f}), from.zoom + (to.zoom - from.zoom) * u};
}

}  // namespace sourceline
