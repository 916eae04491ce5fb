#include "render/renderer.h"

#include <cmath>
#include <utility>
#include <vector>

#include "render/event_pass.h"
#include "render/fill_pass.h"
#include "render/line_pass.h"

namespace sourceline {

struct Renderer::Gpu {
    std::vector<FillMesh> fills;
    LineSet lines;
    EventMesh ground, symbols;
    World origin;

    FillPass fill_pass;
    LinePass line_pass;
    EventPass event_pass;
    bool ready = false;
    GlCounters counters;

    void upload_base() {
        fill_pass.upload(fills, counters);
        line_pass.upload(lines, counters);
    }
    void draw_base(const MapView& view, const MapTransform& transform);
};

namespace {

void clear(std::uint32_t rgb) {
    glClearColor(static_cast<float>(rgb >> 16 & 255u) / 255.0f, static_cast<float>(rgb >> 8 & 255u) / 255.0f,
                 static_cast<float>(rgb & 255u) / 255.0f, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
}

// Overviews need thinner strokes than the region does.
float far_scale(double zoom) { return static_cast<float>(std::fmin(std::fmax(0.6 + (zoom - 3.0) * 0.1, 0.6), 1.0)); }

float river_width(double zoom) { return static_cast<float>(std::fmin(std::fmax(0.16 * zoom - 0.1, 0.8), 2.4)); }

StrokeStyle stroke_style(Stroke stroke, const MapPalette& palette, const MapTransform& transform) {
    const double zoom = transform.zoom;
    switch (stroke) {
        case Stroke::LandEdge:
            return {palette.land, 0.5f / transform.pixel_ratio, {}};
        case Stroke::WaterEdge:
            return {palette.water, 0.5f / transform.pixel_ratio, {}};
        case Stroke::Coast:
            return {palette.coast, 0.8f, {}};
        case Stroke::River:
            return {palette.river, river_width(zoom), {}};
        case Stroke::Oblast:
            return {palette.oblast, 1.0f, {6, 4, 0, 0}};
        case Stroke::OtherBorder:
            return {palette.other_border, 1.2f * far_scale(zoom), {}};
        default:
            return {palette.border, 2.2f * far_scale(zoom), {12, 4, 2, 4}};
    }
}

void set_up_state(const PixelRect& rect) {
    glEnable(GL_SCISSOR_TEST);
    glScissor(rect.x, rect.y, rect.width, rect.height);
    glViewport(rect.x, rect.y, rect.width, rect.height);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    // The picture stays opaque: a page must not shine through.
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

}  // namespace

void Renderer::Gpu::draw_base(const MapView& view, const MapTransform& transform) {
    const MapPalette& palette = view.palette;
    const std::uint32_t colours[] = {palette.land, palette.ukraine, palette.russia};
    const auto draw_stroke = [&](Stroke stroke) {
        line_pass.draw(stroke, stroke_style(stroke, palette, transform), transform, counters);
    };
    for (FillLayer layer : {FillLayer::Land, FillLayer::Ukraine, FillLayer::Russia})
        fill_pass.draw(layer, colours[int(layer)], transform, counters);
    // After the countries: their coasts are smoothed, too.
    draw_stroke(Stroke::LandEdge);
    // A reservoir hides the river's middle line.
    draw_stroke(Stroke::River);
    fill_pass.draw(FillLayer::Water, palette.water, transform, counters);
    draw_stroke(Stroke::WaterEdge);
    // Regions lie under the borders, which stay the strongest lines.
    event_pass.draw_areas(view, transform, counters);
    for (Stroke stroke : {Stroke::Coast, Stroke::Oblast, Stroke::OtherBorder}) draw_stroke(stroke);
    // The whole casing first: it must not cut the line where that comes back close by.
    const StrokeStyle casing = {palette.border_casing, 5.0f * far_scale(transform.zoom), {}};
    line_pass.draw(Stroke::Border, casing, transform, counters);
    draw_stroke(Stroke::Border);
}

Renderer::Renderer() : gpu_(std::make_unique<Gpu>()) {}
Renderer::~Renderer() = default;

Outcome Renderer::create() {
    // Errors of the context that was lost are no news.
    drain_gl_errors();
    gpu_->ready = false;
    for (const Outcome& made : {gpu_->fill_pass.create(), gpu_->line_pass.create(), gpu_->event_pass.create()})
        if (!made) return made;
    gpu_->upload_base();
    gpu_->event_pass.upload_ground(gpu_->ground, gpu_->counters);
    gpu_->event_pass.upload_symbols(gpu_->symbols, gpu_->counters);
    if (glGetError() == GL_OUT_OF_MEMORY) return Error{"The map does not fit into the memory of the graphics card"};
    drain_gl_errors();
    gpu_->ready = true;
    return Done{};
}

void Renderer::forget() {
    gpu_->ready = false;
    gpu_->fill_pass.forget();
    gpu_->line_pass.forget();
    gpu_->event_pass.forget();
}

void Renderer::set_base(BaseScene scene) {
    gpu_->origin = scene.origin;
    gpu_->lines = build_line_set(scene);
    gpu_->fills = std::move(scene.fills);
    if (gpu_->ready) gpu_->upload_base();
}

void Renderer::set_events(const EventScene& scene) {
    gpu_->origin = scene.origin;
    gpu_->symbols = build_symbol_mesh(scene);
    EventMesh ground = build_ground_mesh(scene);
    const bool same_ground = same_mesh(ground, gpu_->ground);
    gpu_->ground = std::move(ground);
    if (!gpu_->ready) return;
    gpu_->event_pass.upload_symbols(gpu_->symbols, gpu_->counters);
    if (!same_ground) gpu_->event_pass.upload_ground(gpu_->ground, gpu_->counters);
}

void Renderer::draw(const MapView& view) {
    gpu_->counters.draw_calls = 0;
    if (!gpu_->ready) return;
    const MapTransform transform = map_transform(view, gpu_->origin);
    glDisable(GL_SCISSOR_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    clear(view.palette.paper);
    set_up_state(transform.rect);
    clear(view.palette.sea);
    gpu_->draw_base(view, transform);
    gpu_->event_pass.draw(view, transform, gpu_->counters);
    glBindVertexArray(0);
    glUseProgram(0);
    glDisable(GL_SCISSOR_TEST);
}

int Renderer::draw_calls() const { return gpu_->counters.draw_calls; }
std::uint64_t Renderer::uploads_bytes() const { return gpu_->counters.uploads_bytes; }

}  // namespace sourceline
