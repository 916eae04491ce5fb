// Strokes of the base map: constant width on the screen, smooth at any zoom and pixel ratio, solid or dashed.
#pragma once

#include <vector>

#include "render/gl.h"
#include "render/line_set.h"
#include "render/transform.h"

namespace sourceline {

struct StrokeStyle {
    std::uint32_t rgb = 0;
    float width = 1;               // CSS pixels
    float dash[4] = {0, 0, 0, 0};  // on, off, on, off in CSS pixels; all 0 = solid
};

class LinePass {
  public:
    Outcome create();
    void forget();
    // Keeps what is needed to cull `set`, which must stay alive.
    void upload(const LineSet& set, GlCounters& counters);

    void draw(LayerId layer, const StrokeStyle& style, const MapTransform& transform, GlCounters& counters);

  private:
    void draw_visible(const std::vector<StrokeChunk>& chunks, const MapTransform& transform, float margin,
                      GlCounters& counters) const;

    const LineSet* set_ = nullptr;
    GlVertexArray array_;
    GlBuffer vertices_, indices_;
    GlProgram program_;
    TransformUniforms transform_;
    GLint colour_ = -1, half_width_ = -1, dash_ = -1;
};

// Two triangles for each run of four vertices.
std::vector<std::uint32_t> quad_indices(std::size_t quads);

}  // namespace sourceline
