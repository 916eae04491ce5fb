#include "render/transform.h"

#include <algorithm>
#include <cmath>

namespace sourceline {

const char kTransformGlsl[] = R"(
uniform vec2 u_centre;
uniform float u_world_px;
uniform vec4 u_to_clip;
uniform float u_pixel_ratio;
vec2 px_from_rel(vec2 rel) { return (rel - u_centre) * u_world_px; }
vec4 clip_from_px(vec2 px) { return vec4(px * u_to_clip.xy + u_to_clip.zw, 0.0, 1.0); }
const vec4 kNowhere = vec4(2.0, 2.0, 2.0, 1.0);
// How much of a pixel lies inside, from the distance to the outline in CSS pixels (negative inside).
float cover(float d) { return clamp(0.5 - d * u_pixel_ratio, 0.0, 1.0); }
)";

MapTransform map_transform(const MapView& view, World origin) {
    const double ratio = view.pixel_ratio > 0 ? view.pixel_ratio : 1.0;
    const double left = view.offset.x * ratio, top = view.offset.y * ratio;
    const double width = view.viewport.width * ratio, height = view.viewport.height * ratio;
    const double x0 = std::round(left), x1 = std::round(left + width);
    const double y0 = std::round(top), y1 = std::round(top + height);
    const double canvas_height = std::round(view.canvas_height * ratio);

    MapTransform t;
    t.rect = {static_cast<int>(x0), static_cast<int>(canvas_height - y1), std::max(static_cast<int>(x1 - x0), 0),
              std::max(static_cast<int>(y1 - y0), 0)};
    const double pixels_x = std::max(x1 - x0, 1.0), pixels_y = std::max(y1 - y0, 1.0);
    t.to_clip[0] = static_cast<float>(2.0 * ratio / pixels_x);
    t.to_clip[1] = static_cast<float>(-2.0 * ratio / pixels_y);
    // The rectangle was rounded to whole pixels, the map was not.
    t.to_clip[2] = static_cast<float>((left + width / 2 - x0) * 2.0 / pixels_x - 1.0);
    t.to_clip[3] = static_cast<float>(1.0 - (top + height / 2 - y0) * 2.0 / pixels_y);

    const World centre = world_from_lng_lat(view.camera.centre);
    const double world_px = world_size_px(view.camera.zoom);
    const double x = centre.x - origin.x, y = centre.y - origin.y;
    t.centre[0] = static_cast<float>(x);
    t.centre[1] = static_cast<float>(y);
    t.world_px = static_cast<float>(world_px);
    t.pixel_ratio = static_cast<float>(ratio);
    t.zoom = view.camera.zoom;
    t.centre_px[0] = x * world_px;
    t.centre_px[1] = y * world_px;
    const double half_x = view.viewport.width / 2 / world_px, half_y = view.viewport.height / 2 / world_px;
    t.min = {static_cast<float>(x - half_x), static_cast<float>(y - half_y)};
    t.max = {static_cast<float>(x + half_x), static_cast<float>(y + half_y)};
    return t;
}

void TransformUniforms::find(const GlProgram& program) {
    centre_ = program.uniform("u_centre");
    world_px_ = program.uniform("u_world_px");
    to_clip_ = program.uniform("u_to_clip");
    pixel_ratio_ = program.uniform("u_pixel_ratio");
}

void TransformUniforms::set(const MapTransform& transform) const {
    glUniform2fv(centre_, 1, transform.centre);
    glUniform1f(world_px_, transform.world_px);
    glUniform4fv(to_clip_, 1, transform.to_clip);
    glUniform1f(pixel_ratio_, transform.pixel_ratio);
}

}  // namespace sourceline
