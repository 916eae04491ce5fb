#include "render/renderer.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "render/base_image.h"
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
    BaseImage base_image, inset_image;
    bool ready = false;
    GlCounters counters;

    void upload_base() {
        fill_pass.upload(fills, counters);
        line_pass.upload(lines, counters);
    }
    void draw_layer(LayerId id, Shade shade, const MapTransform& transform);
    void draw_base(const MapView& view, const MapTransform& transform);
    void show_base(const MapView& view, const MapTransform& transform, BaseImage& image);
    void show_inset(MapView view);
};

namespace {

void clear(std::uint32_t rgb) {
    glClearColor(static_cast<float>(rgb >> 16 & 255u) / 255.0f, static_cast<float>(rgb >> 8 & 255u) / 255.0f,
                 static_cast<float>(rgb & 255u) / 255.0f, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
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

void Renderer::Gpu::draw_layer(LayerId id, Shade shade, const MapTransform& transform) {
    const MapLayer& layer = kMapLayers[id];
    if (layer.kind == LayerKind::Name) return;  // panels write the names
    if (layer.kind == LayerKind::Fill) return fill_pass.draw(id, shade, transform, counters);
    StrokeStyle stroke{layer.paint.in(shade), layer.width.at(transform.zoom), {}};
    if (layer.kind == LayerKind::Edge) stroke.width = 0.5f / transform.pixel_ratio;
    std::copy(std::begin(layer.dash), std::end(layer.dash), stroke.dash);
    // The whole casing first: it must not cut the line where that comes back close by.
    if (layer.casing_width.most > 0)
        line_pass.draw(id, {layer.casing.in(shade), layer.casing_width.at(transform.zoom), {}}, transform, counters);
    line_pass.draw(id, stroke, transform, counters);
}

void Renderer::Gpu::draw_base(const MapView& view, const MapTransform& transform) {
    set_up_state(transform.rect);
    clear(view.palette.sea);
    for (const Ground where : {Ground::BelowAreas, Ground::AboveAreas}) {
        for (LayerId id = 0; id < kMapLayerCount; ++id)
            if (kMapLayers[id].ground == where) draw_layer(id, view.palette.shade, transform);
        if (where == Ground::BelowAreas) event_pass.draw_areas(view, transform, counters);
    }
}

// A hatched region lies between the layers and changes with the time: it is never part of an image.
void Renderer::Gpu::show_base(const MapView& view, const MapTransform& transform, BaseImage& image) {
    if (view.selected_area || view.hovered_area) return draw_base(view, transform);
    image.show(transform, view.palette, counters, [&](const MapTransform& where) { draw_base(view, where); });
    set_up_state(transform.rect);
}

void Renderer::Gpu::show_inset(MapView view) {
    view.camera = view.inset->camera;
    view.viewport = view.inset->viewport;
    view.offset = view.inset->offset;
    view.selected_area = view.hovered_area = std::nullopt;
    show_base(view, map_transform(view, origin), inset_image);
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
    gpu_->base_image.forget();
    gpu_->inset_image.forget();
}

void Renderer::set_base(BaseScene scene) {
    gpu_->base_image.outdate();
    gpu_->inset_image.outdate();
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
    gpu_->show_base(view, transform, gpu_->base_image);
    gpu_->event_pass.draw(view, transform, gpu_->counters);
    if (view.inset) gpu_->show_inset(view);
    glBindVertexArray(0);
    glUseProgram(0);
    glDisable(GL_SCISSOR_TEST);
}

int Renderer::draw_calls() const { return gpu_->counters.draw_calls; }
std::uint64_t Renderer::uploads_bytes() const { return gpu_->counters.uploads_bytes; }

}  // namespace sourceline
