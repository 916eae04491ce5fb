#include "render/event_mesh.h"

#include <cmath>
#include <cstring>
#include <initializer_list>

#include "render/symbol_atlas.h"

namespace sourceline {

namespace {

// A symbol this near to its place needs no line to it.
constexpr float kLeaderFromPx = 10.0f;

// Of many events in one badge at most one has a time in which it stands by itself.
bool is_ever_drawn(const EventSymbol& symbol) {
    const Lifetime& life = symbol.life;
    return life.happened_from < life.happened_gone || life.known_from < life.known_gone;
}

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
        if (s.leader && is_ever_drawn(s) && std::hypot(s.offset.x, s.offset.y) > kLeaderFromPx)
            add_quad(mesh, {s.at, s.offset, 0, s.life, s.rgb, s.event.index, 0});
}

void add_symbols(EventMesh& mesh, const EventScene& scene) {
    for (const EventSymbol& s : scene.symbols) {
        if (!is_ever_drawn(s)) continue;
        const auto look = static_cast<std::uint32_t>(symbol_cell(s.kind, s.fill)) | (s.vague ? kVagueLook : 0u) |
                          (s.vaguely_known ? kVaguelyKnownLook : 0u);
        add_quad(mesh, {s.at, s.offset, static_cast<float>(s.second_rgb), s.life, s.rgb, s.event.index, look});
    }
}

void add_areas(EventMesh& mesh, const EventScene& scene) {
    for (const EventArea& area : scene.areas) {
        const auto base = static_cast<std::uint32_t>(mesh.vertices.size() - kEventPad);
        for (Vec2 p : area.vertices) mesh.vertices.push_back({p, {}, 0, area.life, area.rgb, area.event.index, 0});
        for (std::uint32_t index : area.indices) mesh.indices.push_back(base + index);
    }
}

struct PartBuilder {
    EventPart part;
    void (*add)(EventMesh&, const EventScene&);
};

EventMesh build_mesh(const EventScene& scene, std::initializer_list<PartBuilder> builders) {
    EventMesh mesh;
    mesh.vertices.resize(kEventPad);
    for (const PartBuilder& builder : builders) {
        const std::size_t first = mesh.indices.size();
        builder.add(mesh, scene);
        mesh.parts[int(builder.part)] = {first, mesh.indices.size() - first};
    }
    mesh.vertices.resize(mesh.vertices.size() + kEventPad);
    return mesh;
}

}  // namespace

EventMesh build_ground_mesh(const EventScene& scene) {
    // Areas come last: their vertices are no quads.
    return build_mesh(
        scene, {{EventPart::Outlines, add_outlines}, {EventPart::Rings, add_rings}, {EventPart::Areas, add_areas}});
}

EventMesh build_symbol_mesh(const EventScene& scene) {
    return build_mesh(scene, {{EventPart::Leaders, add_leaders}, {EventPart::Symbols, add_symbols}});
}

bool same_mesh(const EventMesh& a, const EventMesh& b) {
    static_assert(sizeof(EventVertex) == 14 * 4, "bytes are compared: no padding");
    return a.indices == b.indices && a.vertices.size() == b.vertices.size() &&
           std::memcmp(a.vertices.data(), b.vertices.data(), a.vertices.size() * sizeof(EventVertex)) == 0;
}

}  // namespace sourceline
