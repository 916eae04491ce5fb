#include "render/event_pass.h"

#include <cmath>
#include <string>

#include "render/capsule_glsl.h"
#include "render/event_glsl.h"
#include "render/symbol_atlas.h"

namespace sourceline {

namespace {

constexpr std::uint32_t kNone = 0xffffffffu;
constexpr double kHatchPeriodPx = 11.0, kHatchSlope = 0.70710678;  // as in the area's shader
constexpr std::size_t kStride = sizeof(EventVertex);

std::uint32_t index_of(const std::optional<Ref<Event>>& event) { return event ? event->index : kNone; }

int luminance(std::uint32_t rgb) { return int(rgb >> 16 & 255u) * 3 + int(rgb >> 8 & 255u) * 6 + int(rgb & 255u); }

// The events' shaders lay several colours over each other before they blend.
struct Premultiplied {
    Premultiplied() { glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA); }
    ~Premultiplied() { glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA); }
    Premultiplied(const Premultiplied&) = delete;
    Premultiplied& operator=(const Premultiplied&) = delete;
};

std::string vertex_source(EventPart part) {
    std::string source = kEventVertexGlsl;
    switch (part) {
        case EventPart::Areas:
            source += kAreaVertexGlsl;
            break;
        case EventPart::Outlines:
            source += std::string(kCapsuleVertexGlsl) + kOutlineVertexGlsl;
            break;
        case EventPart::Rings:
            source += kRingVertexGlsl;
            break;
        case EventPart::Leaders:
            source += kLeaderVertexGlsl;
            break;
        case EventPart::Symbols:
            source += kSymbolVertexGlsl;
            break;
    }
    return source;
}

std::string fragment_source(EventPart part) {
    std::string source = kEventFragmentGlsl;
    switch (part) {
        case EventPart::Areas:
            source += kAreaFragmentGlsl;
            break;
        case EventPart::Outlines:
            source += std::string(kCapsuleFragmentGlsl) + kOutlineFragmentGlsl;
            break;
        case EventPart::Rings:
            source += kRingFragmentGlsl;
            break;
        case EventPart::Leaders:
            source += kLeaderFragmentGlsl;
            break;
        case EventPart::Symbols:
            source += kSymbolFragmentGlsl;
            break;
    }
    return source;
}

}  // namespace

Outcome EventPass::create() {
    const std::string shared = std::string(kTransformGlsl) + kEventUniformsGlsl;
    for (int i = 0; i < kEventPartCount; ++i) {
        Shader& s = shaders_[i];
        Outcome made = s.program.create(shared.c_str(), vertex_source(EventPart(i)).c_str(),
                                        fragment_source(EventPart(i)).c_str());
        if (!made) return made;
        s.transform.find(s.program);
        s.time = s.program.uniform("u_time");
        s.soft = s.program.uniform("u_soft");
        s.clock = s.program.uniform("u_clock");
        s.selected = s.program.uniform("u_selected");
        s.hovered = s.program.uniform("u_hovered");
        s.paper = s.program.uniform("u_paper");
        s.ink = s.program.uniform("u_ink");
        s.shadow = s.program.uniform("u_shadow");
        s.only = s.program.uniform("u_only");
        s.hatch = s.program.uniform("u_hatch");
        s.cells = s.program.uniform("u_cells");
        s.field = s.program.uniform("u_field");
    }
    atlas_.upload_rg(kSymbolAtlasWidth, kSymbolAtlasHeight, build_symbol_atlas().data());
    return Done{};
}

void EventPass::forget() {
    for (Geometry* geometry : {&ground_, &symbols_}) {
        geometry->array.forget();
        geometry->vertices.forget();
        geometry->indices.forget();
    }
    atlas_.forget();
    for (Shader& shader : shaders_) shader.program.forget();
}

void EventPass::upload(Geometry& geometry, const EventMesh& mesh, GlCounters& counters) {
    for (int i = 0; i < kEventPartCount; ++i) geometry.parts[i] = mesh.parts[i];
    if (mesh.indices.empty()) return;
    geometry.array.bind();
    geometry.vertices.upload(GL_ARRAY_BUFFER, mesh.vertices.data(), mesh.vertices.size() * kStride, counters);
    geometry.indices.upload(GL_ELEMENT_ARRAY_BUFFER, mesh.indices.data(), mesh.indices.size() * sizeof(std::uint32_t),
                            counters);
    const std::size_t here = kEventPad * kStride;
    attribute_floats(0, 4, kStride, 0);
    attribute_floats(1, 4, kStride, here);
    attribute_floats(2, 4, kStride, 2 * here);
    attribute_floats(3, 1, kStride, here + offsetof(EventVertex, along));
    attribute_floats(4, 4, kStride, here + offsetof(EventVertex, life));
    attribute_floats(8, 2, kStride, here + offsetof(EventVertex, life) + offsetof(Lifetime, happened_gone));
    attribute_uint(5, kStride, here + offsetof(EventVertex, rgb));
    attribute_uint(6, kStride, here + offsetof(EventVertex, event));
    attribute_uint(7, kStride, here + offsetof(EventVertex, look));
    glBindVertexArray(0);
}

void EventPass::use(EventPart part, const MapView& view, const MapTransform& transform) {
    Shader& s = shaders_[int(part)];
    const bool region = part == EventPart::Areas || part == EventPart::Outlines;
    const MapPalette& palette = view.palette;
    s.program.use();
    s.transform.set(transform);
    glUniform1f(s.time, view.time_s);
    glUniform1f(s.soft, view.soft_s);
    glUniform1f(s.clock, view.clock);
    glUniform1ui(s.selected, index_of(region ? view.selected_area : view.selected));
    glUniform1ui(s.hovered, index_of(region ? view.hovered_area : view.hovered));
    uniform_rgb(s.paper, palette.paper);
    uniform_rgb(s.ink, palette.ink);
    // A shadow is dark in the dark theme, too, where the ink is light.
    uniform_rgb(s.shadow, luminance(palette.ink) < luminance(palette.paper) ? palette.ink : palette.paper);
    // Hatching stays with the ground: counted from the scene's origin, where it is exact.
    glUniform1f(s.hatch, static_cast<float>(std::fmod((transform.centre_px[0] + transform.centre_px[1]) * kHatchSlope,
                                                      kHatchPeriodPx)));
}

void EventPass::draw_part(Geometry& geometry, EventPart part, const MapView& view, const MapTransform& transform,
                          GlCounters& counters) {
    const EventMesh::Range range = geometry.parts[int(part)];
    if (range.count == 0) return;
    geometry.array.bind();
    use(part, view, transform);
    draw_triangles(range.first, range.count, counters);
}

void EventPass::draw_areas(const MapView& view, const MapTransform& transform, GlCounters& counters) {
    if (!view.selected_area && !view.hovered_area) return;
    const Premultiplied blending;
    draw_part(ground_, EventPart::Areas, view, transform, counters);
    draw_part(ground_, EventPart::Outlines, view, transform, counters);
}

void EventPass::draw(const MapView& view, const MapTransform& transform, GlCounters& counters) {
    const Premultiplied blending;
    draw_part(ground_, EventPart::Rings, view, transform, counters);
    draw_part(symbols_, EventPart::Leaders, view, transform, counters);
    if (symbols_.parts[int(EventPart::Symbols)].count != 0) draw_symbols(view, transform, counters);
}

// The hovered one above the others, the selected one above all.
void EventPass::draw_symbols(const MapView& view, const MapTransform& transform, GlCounters& counters) {
    Shader& shader = shaders_[int(EventPart::Symbols)];
    symbols_.array.bind();
    use(EventPart::Symbols, view, transform);
    glUniform2i(shader.cells, kSymbolColumns, kSymbolCellTexels);
    glUniform3f(shader.field, kSymbolTexelsPerPx, kShapeReach, kInkReach);
    glActiveTexture(GL_TEXTURE0);
    atlas_.bind();
    const EventMesh::Range range = symbols_.parts[int(EventPart::Symbols)];
    const auto draw_only = [&](std::uint32_t event) {
        glUniform1ui(shader.only, event);
        draw_triangles(range.first, range.count, counters);
    };
    draw_only(kNone);
    if (view.hovered && view.hovered != view.selected) draw_only(view.hovered->index);
    if (view.selected) draw_only(view.selected->index);
    glBindTexture(GL_TEXTURE_2D, 0);
}

}  // namespace sourceline
