#include "map/symbol_field.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sourceline {

namespace {

constexpr float kStroke = 2.2f;

Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
float dot(Vec2 a, Vec2 b) { return a.x * b.x + a.y * b.y; }
float cross(Vec2 a, Vec2 b) { return a.x * b.y - a.y * b.x; }
float length(Vec2 a) { return std::sqrt(dot(a, a)); }
Vec2 mirrored(Vec2 p) { return {std::fabs(p.x), std::fabs(p.y)}; }
float wrapped(float value, float period) { return value - period * std::floor(value / period); }

float to_segment(Vec2 p, Vec2 a, Vec2 b) {
    const Vec2 ab = b - a, ap = p - a;
    const float u = std::clamp(dot(ap, ab) / dot(ab, ab), 0.0f, 1.0f);
    return length({ap.x - u * ab.x, ap.y - u * ab.y});
}

float box(Vec2 p, Vec2 half_size, float rounding) {
    const Vec2 q = mirrored(p) - Vec2{half_size.x - rounding, half_size.y - rounding};
    return length({std::max(q.x, 0.0f), std::max(q.y, 0.0f)}) + std::min(std::max(q.x, q.y), 0.0f) - rounding;
}

// Regular, one corner up: folded onto the right half of one side, whose middle is at the apothem.
float regular(Vec2 p, float corners, float radius, float rounding) {
    const float half_angle = std::numbers::pi_v<float> / corners;
    const float apothem = radius * std::cos(half_angle) - rounding, half_side = apothem * std::tan(half_angle);
    const float angle = wrapped(std::atan2(p.x, -p.y), 2 * half_angle) - half_angle, r = length(p);
    const Vec2 q = {r * std::cos(angle), r * std::fabs(std::sin(angle))};
    const float outside = length({q.x - apothem, std::max(q.y - half_side, 0.0f)});
    return (q.x < apothem ? q.x - apothem : outside) - rounding;
}

// Any simple polygon; inside by counting crossings.
template <int N>
float polygon(Vec2 p, const Vec2 (&corners)[N], float rounding) {
    float distance = 1e9f;
    bool within = false;
    for (int i = 0, j = N - 1; i < N; j = i++) {
        const Vec2 a = corners[j], b = corners[i];
        distance = std::min(distance, to_segment(p, a, b));
        if ((a.y > p.y) != (b.y > p.y) && (cross(b - a, p - a) > 0) == (b.y > a.y)) within = !within;
    }
    return (within ? -distance : distance) - rounding;
}

float dart(Vec2 p) {
    constexpr Vec2 kCorners[] = {{0, 10}, {-9.6f, -8.4f}, {0, -3.6f}, {9.6f, -8.4f}};
    return polygon(p, kCorners, 0.6f);
}

float drone(Vec2 p) {
    const Vec2 q = mirrored(p);
    const float arm = to_segment(q, {0, 0}, {6.4f, 6.4f}) - 1.6f, rotor = length(q - Vec2{6.4f, 6.4f}) - 4.2f;
    return std::min({arm, rotor, box(p, {3.3f, 3.3f}, 1.4f)});
}

float arrow(Vec2 p) {
    constexpr Vec2 kCorners[] = {{-9, -4}, {-0.4f, -4}, {-0.4f, -9.2f}, {9.8f, 0}, {-0.4f, 9.2f}, {-0.4f, 4}, {-9, 4}};
    return polygon(p, kCorners, 0.7f);
}

float bubble(Vec2 p) {
    constexpr Vec2 kTail[] = {{-6.2f, 3}, {-0.4f, 3}, {-6.2f, 9.4f}};
    return std::min(box(p - Vec2{0, -1.8f}, {10.2f, 7.2f}, 2.2f), polygon(p, kTail, 0.5f));
}

float magnifier(Vec2 p) {
    const float lens = length(p - Vec2{-2.2f, -2.2f}) - 7.0f;
    return std::min(lens, to_segment(p, {3.2f, 3.2f}, {8.6f, 8.6f}) - 1.9f);
}

float shape_of(EventKind kind, Vec2 p) {
    switch (kind) {
        case EventKind::Shelling:
            return regular(p, 4, 11.4f, 0.8f);
        case EventKind::GroundAttack:
            return regular(p - Vec2{0, 2.6f}, 3, 12.6f, 0.9f);
        case EventKind::AirStrike:
            return dart(p);
        case EventKind::Drone:
            return drone(p);
        case EventKind::Casualties:
            return length(p) - 10.0f;
        case EventKind::Evacuation:
            return arrow(p);
        case EventKind::Statement:
            return bubble(p);
        case EventKind::Investigation:
            return magnifier(p);
        case EventKind::Assessment:
            return regular(p, 6, 10.6f, 0.8f);
        case EventKind::Setting:
            return box(p, {6.6f, 6.6f}, 0.6f);
        case EventKind::Other:
            break;
    }
    return length(p) - 8.6f;
}

// What fills the inside: nothing, all, or the stripes of what is contested.
constexpr float kStripes = 4.0f;  // CSS pixels from stripe to stripe
float filling(SymbolFill fill, Vec2 p, float period = kStripes) {
    if (fill == SymbolFill::Solid) return -kInkReach;
    if (fill == SymbolFill::Hollow) return kInkReach;
    const float s = (p.x + p.y) * 0.70710678f;
    return std::fabs(wrapped(s + period / 2, period) - period / 2) - 0.27f * period;
}

}  // namespace

SymbolField symbol_field(EventKind kind, SymbolFill fill, Vec2 p) {
    const float shape = shape_of(kind, p);
    if (kind == EventKind::Casualties) {  // a ring around a disc
        const float disc = length(p) - 5.4f;
        // Stripes need no rim, and must be fine: a rim with one stripe would read as a sign that forbids.
        if (fill == SymbolFill::Hatched)
            return {shape, std::min(-(shape + kStroke), std::max(disc - 1.2f, filling(fill, p, 3.0f)))};
        const float core = std::max(disc, std::min(-(disc + 1.7f), filling(fill, p)));
        return {shape, std::min(-(shape + kStroke), core)};
    }
    const float stroke = kind == EventKind::Drone ? 1.9f : kStroke;
    return {shape, std::min(-(shape + stroke), filling(fill, p))};
}

}  // namespace sourceline
