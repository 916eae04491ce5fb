// The events. Shown, faded, muted or marked by uniforms alone: nothing is uploaded when the playhead moves.
#pragma once

#include "render/event_mesh.h"
#include "render/gl.h"
#include "render/transform.h"

namespace sourceline {

class EventPass {
  public:
    Outcome create();
    void forget();
    void upload_ground(const EventMesh& mesh, GlCounters& counters) { upload(ground_, mesh, counters); }
    void upload_symbols(const EventMesh& mesh, GlCounters& counters) { upload(symbols_, mesh, counters); }

    // Regions that are meant, under the map's lines; then everything else, over them.
    void draw_areas(const MapView& view, const MapTransform& transform, GlCounters& counters);
    void draw(const MapView& view, const MapTransform& transform, GlCounters& counters);

  private:
    struct Shader {
        GlProgram program;
        TransformUniforms transform;
        GLint time = -1, soft = -1, clock = -1, selected = -1, hovered = -1;
        GLint paper = -1, ink = -1, shadow = -1, only = -1, hatch = -1, cells = -1, field = -1;
    };
    struct Geometry {
        EventMesh::Range parts[kEventPartCount];
        GlVertexArray array;
        GlBuffer vertices, indices;
    };
    static void upload(Geometry& geometry, const EventMesh& mesh, GlCounters& counters);
    void use(EventPart part, const MapView& view, const MapTransform& transform);
    void draw_part(Geometry& geometry, EventPart part, const MapView& view, const MapTransform& transform,
                   GlCounters& counters);
    void draw_symbols(const MapView& view, const MapTransform& transform, GlCounters& counters);

    Geometry ground_, symbols_;
    GlTexture atlas_;
    Shader shaders_[kEventPartCount];
};

}  // namespace sourceline
