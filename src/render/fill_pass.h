// Land and water: triangles from one buffer, layer by layer.
#pragma once

#include <vector>

#include "render/gl.h"
#include "render/transform.h"

namespace sourceline {

class FillPass {
  public:
    Outcome create();
    void forget();
    void upload(const std::vector<FillMesh>& fills, GlCounters& counters);

    void draw(LayerId layer, Shade shade, const MapTransform& transform, GlCounters& counters);

  private:
    struct Range {
        LayerId layer = 0;
        Paint paint;
        std::size_t first = 0, count = 0;
    };
    std::vector<Range> ranges_;  // in the order of the layers
    GlVertexArray array_;
    GlBuffer vertices_, indices_;
    GlProgram program_;
    TransformUniforms transform_;
    GLint colour_ = -1;
};

}  // namespace sourceline
