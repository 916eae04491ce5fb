// From the scene's coordinates to the picture's, in the few numbers that a shader needs.
//
//   rel   = World - origin of the scene            float, in the vertex buffers
//   px    = (rel - centre) * world_px              CSS pixels from the middle of the map, y down
//   clip  = px * to_clip.xy + to_clip.zw           exactly on the pixels where the interface draws, too
#pragma once

#include "render/gl.h"
#include "render/renderer.h"

namespace sourceline {

// In device pixels, origin at the canvas's bottom left as GL has it.
struct PixelRect {
    int x = 0, y = 0, width = 0, height = 0;
};

struct MapTransform {
    float centre[2] = {0, 0};
    float world_px = 1;
    float to_clip[4] = {1, -1, 0, 0};
    float pixel_ratio = 1;
    double zoom = 0;
    double centre_px[2] = {0, 0};  // centre * world_px, for patterns that stay with the ground
    Vec2 min, max;                 // what is visible, rel
    PixelRect rect;
};

MapTransform map_transform(const MapView& view, World origin);

// GLSL for `vec2 px_from_rel(vec2)` and `vec4 clip_from_px(vec2)`, and the uniforms they stand on.
extern const char kTransformGlsl[];
class TransformUniforms {
  public:
    void find(const GlProgram& program);
    void set(const MapTransform& transform) const;

  private:
    GLint centre_ = -1, world_px_ = -1, to_clip_ = -1, pixel_ratio_ = -1;
};

}  // namespace sourceline
