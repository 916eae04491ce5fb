#include "render/fill_pass.h"

namespace sourceline {

namespace {

constexpr char kFillVertex[] = R"(
layout(location = 0) in vec2 a_position;
void main() { gl_Position = clip_from_px(px_from_rel(a_position)); }
)";

constexpr char kFillFragment[] = R"(
uniform vec3 u_colour;
out vec4 o_colour;
void main() { o_colour = vec4(u_colour, 1.0); }
)";

}  // namespace

Outcome FillPass::create() {
    Outcome made = program_.create(kTransformGlsl, kFillVertex, kFillFragment);
    if (!made) return made;
    transform_.find(program_);
    colour_ = program_.uniform("u_colour");
    return Done{};
}

void FillPass::forget() {
    array_.forget();
    vertices_.forget();
    indices_.forget();
    program_.forget();
}

void FillPass::upload(const std::vector<FillMesh>& fills, GlCounters& counters) {
    std::vector<Vec2> vertices;
    std::vector<std::uint32_t> indices;
    ranges_.clear();
    for (const FillMesh& mesh : fills) {
        const auto base = static_cast<std::uint32_t>(vertices.size());
        const std::size_t first = indices.size();
        vertices.insert(vertices.end(), mesh.vertices.begin(), mesh.vertices.end());
        for (std::uint32_t index : mesh.indices) indices.push_back(base + index);
        const Paint paint = mesh.tint.value_or(kMapLayers[mesh.layer].paint);
        ranges_.push_back({mesh.layer, paint, first, indices.size() - first});
    }
    if (indices.empty()) return;
    array_.bind();
    vertices_.upload(GL_ARRAY_BUFFER, vertices.data(), vertices.size() * sizeof(Vec2), counters);
    indices_.upload(GL_ELEMENT_ARRAY_BUFFER, indices.data(), indices.size() * sizeof(std::uint32_t), counters);
    attribute_floats(0, 2, sizeof(Vec2), 0);
    glBindVertexArray(0);
}

void FillPass::draw(LayerId layer, Shade shade, const MapTransform& transform, GlCounters& counters) {
    for (const Range& range : ranges_) {
        if (range.layer != layer || range.count == 0) continue;
        program_.use();
        transform_.set(transform);
        uniform_rgb(colour_, range.paint.in(shade));
        array_.bind();
        draw_triangles(range.first, range.count, counters);
    }
}

}  // namespace sourceline
