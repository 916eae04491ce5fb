#include "render/event_mesh.h"

#include <cmath>
#include <initializer_list>

#include "render/symbol_atlas.h"

namespace sourceline {

namespace {

// A symbol this near to its place needs no line to it.
constexpr float kLeaderFromPx = 10.0f;

void add_quad(EventMesh& mesh, const EventVertex& vertex) {
    const auto v = static_cast<std::uint32_t>(mesh.vertices.size() - kEventPad);
    mesh.vertices.insert(mesh.vertices.end(), 4, vertex);
    for (std::uint32_t corner : {0u, 1u, 2u, 2u, 1u, 3u}) mesh.indices.push_back(v + corner);
}

void add_outlines(EventMesh& mesh, const EventScene& scene) {
    for (const EventArea& area : scene.areas)
        for (const LineSegment& s : area.outline)
            if (s.a.x != s.b.x || s.a.y != s.b.y)
                add_quad(mesh, {s.a, s.b, s.along, area.life, area.rgb, area.event.index, 0});
}

void add_rings(EventMesh& mesh, const EventScene& scene) {
    for (const EventRing& ring : scene.rings)
        if (ring.radius > 0) add_quad(mesh, {ring.at, {ring.radius, 0}, 0, ring.life, ring.rgb, ring.event.index, 0});
}

void add_leaders(EventMesh& mesh, const EventScene& scene) {
    for (const EventSymbol& s : scene.symbols)
        if (std::hypot(s.offset.x, s.offset.y) > kLeaderFromPx)
            add_quad(mesh, {s.at, s.offset, 0, s.life, s.rgb, s.event.index, 0});
}

void add_symbols(EventMesh& mesh, const EventScene& scene) {
    for (const EventSymbol& s : scene.symbols) {
        const auto look = static_cast<std::uint32_t>(symbol_cell(s.kind, s.fill));
        add_quad(mesh, {s.at, s.offset, 0, s.life, s.rgb, s.event.index, look});
    }
}

void add_areas(EventMesh& mesh, const EventScene& scene) {
    for (const EventArea& area : scene.areas) {
        const auto base = static_cast<std::uint32_t>(mesh.vertices.size() - kEventPad);
        for (Vec2 p : area.vertices)
            mesh.vertices.push_back({p, {}, 0, area.life, area.rgb, area.event.index, 0});
        for (std::uint32_t index : area.indices) mesh.indices.push_back(base + index);
    }
}

}  // namespace

EventMesh build_event_mesh(const EventScene& scene) {
    EventMesh mesh;
    mesh.vertices.resize(kEventPad);
    const auto add = [&](EventPart part, void (*fill)(EventMesh&, const EventScene&)) {
        const std::size_t first = mesh.indices.size();
        fill(mesh, scene);
        mesh.parts[int(part)] = {first, mesh.indices.size() - first};
    };
    // Areas come last: their vertices are no quads.
    add(EventPart::Outlines, add_outlines);
    add(EventPart::Rings, add_rings);
    add(EventPart::Leaders, add_leaders);
    add(EventPart::Symbols, add_symbols);
    add(EventPart::Areas, add_areas);
    mesh.vertices.resize(mesh.vertices.size() + kEventPad);
    return mesh;
}

}  // namespace sourceline
