#include "render/line_pass.h"

#include <string>

#include "render/capsule_glsl.h"

namespace sourceline {

namespace {

constexpr char kLineVertex[] = R"(
layout(location = 0) in vec4 a_prev;
layout(location = 1) in vec4 a_cur;
layout(location = 2) in vec4 a_next;
layout(location = 3) in float a_along;
uniform float u_half_width;
uniform vec4 u_dash;
flat out float v_phase;
void main() {
    // Far along a line the pixels are counted from the last whole period, to keep the fraction exact.
    float period = dot(u_dash, vec4(1.0));
    v_phase = period > 0.0 ? mod(a_along * u_world_px, period) : 0.0;
    gl_Position = clip_from_px(capsule_corner(a_prev, a_cur, a_next, u_half_width));
}
)";

constexpr char kLineFragment[] = R"(
flat in float v_phase;
uniform float u_half_width;
uniform vec4 u_dash;
uniform vec3 u_colour;
out vec4 o_colour;
void main() {
    float a = cover(capsule_distance(u_half_width));
    if (u_dash.x > 0.0) a = min(a, dash_cover(v_phase + capsule_u(), u_dash));
    // Opaque pixels may be drawn twice, so that tight bends have no holes.
    if (a <= 0.0 || (a < 1.0 && belongs_to_neighbour())) discard;
    o_colour = vec4(u_colour, a);
}
)";

// Four for a segment, told apart by their number: instancing is slow where there is no GPU. The quad before and the
// one after are read through the same buffer, so there is one more at each end.
struct Vertex {
    Vec2 a, b;
    float along = 0;
};
constexpr std::size_t kQuadBytes = 4 * sizeof(Vertex);

// Drawing a few hidden segments costs less than another call.
constexpr std::uint32_t kGapSegments = 200;

}  // namespace

std::vector<std::uint32_t> quad_indices(std::size_t quads) {
    std::vector<std::uint32_t> indices;
    indices.reserve(quads * 6);
    for (std::uint32_t v = 0; v < quads * 4; v += 4)
        for (std::uint32_t corner : {0u, 1u, 2u, 2u, 1u, 3u}) indices.push_back(v + corner);
    return indices;
}

Outcome LinePass::create() {
    Outcome made = program_.create(kTransformGlsl, (std::string(kCapsuleVertexGlsl) + kLineVertex).c_str(),
                                   (std::string(kCapsuleFragmentGlsl) + kLineFragment).c_str());
    if (!made) return made;
    transform_.find(program_);
    colour_ = program_.uniform("u_colour");
    half_width_ = program_.uniform("u_half_width");
    dash_ = program_.uniform("u_dash");
    return Done{};
}

void LinePass::forget() {
    array_.forget();
    vertices_.forget();
    indices_.forget();
    program_.forget();
}

void LinePass::upload(const LineSet& set, GlCounters& counters) {
    set_ = &set;
    if (set.segments.empty()) return;
    std::vector<Vertex> vertices(4);
    vertices.reserve((set.segments.size() + 2) * 4);
    for (const LineSegment& s : set.segments) vertices.insert(vertices.end(), 4, {s.a, s.b, s.along});
    vertices.resize(vertices.size() + 4);
    const std::vector<std::uint32_t> indices = quad_indices(set.segments.size());

    array_.bind();
    vertices_.upload(GL_ARRAY_BUFFER, vertices.data(), vertices.size() * sizeof(Vertex), counters);
    indices_.upload(GL_ELEMENT_ARRAY_BUFFER, indices.data(), indices.size() * sizeof(std::uint32_t), counters);
    for (GLuint neighbour = 0; neighbour < 3; ++neighbour)
        attribute_floats(neighbour, 4, sizeof(Vertex), neighbour * kQuadBytes);
    attribute_floats(3, 1, sizeof(Vertex), kQuadBytes + offsetof(Vertex, along));
    glBindVertexArray(0);
}

void LinePass::draw(LayerId layer, const StrokeStyle& style, const MapTransform& transform, GlCounters& counters) {
    if (!set_ || set_->segments.empty()) return;
    const std::vector<StrokeChunk>& chunks = set_->level(transform.zoom).chunks[layer];
    if (chunks.empty()) return;
    program_.use();
    transform_.set(transform);
    uniform_rgb(colour_, style.rgb);
    glUniform1f(half_width_, style.width / 2);
    glUniform4fv(dash_, 1, style.dash);
    array_.bind();
    draw_visible(chunks, transform, style.width / transform.world_px, counters);
}

void LinePass::draw_visible(const std::vector<StrokeChunk>& chunks, const MapTransform& transform, float margin,
                            GlCounters& counters) const {
    std::uint32_t first = 0, end = 0;
    for (const StrokeChunk& chunk : chunks) {
        const bool visible = chunk.max.x + margin >= transform.min.x && chunk.min.x - margin <= transform.max.x &&
                             chunk.max.y + margin >= transform.min.y && chunk.min.y - margin <= transform.max.y;
        if (!visible) continue;
        if (chunk.first > end + kGapSegments) {
            draw_triangles(first * 6, (end - first) * 6, counters);
            first = chunk.first;
        } else if (first == end) {
            first = chunk.first;
        }
        end = chunk.first + chunk.count;
    }
    draw_triangles(first * 6, (end - first) * 6, counters);
}

}  // namespace sourceline
