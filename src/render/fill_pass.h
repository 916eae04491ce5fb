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

    void draw(FillLayer layer, std::uint32_t rgb, const MapTransform& transform, GlCounters& counters);

  private:
    struct Range {
        std::size_t first = 0, count = 0;
    };
    Range ranges_[4];
    GlVertexArray array_;
    GlBuffer vertices_, indices_;
    GlProgram program_;
    TransformUniforms transform_;
    GLint colour_ = -1;
};

}  // namespace sourceline
