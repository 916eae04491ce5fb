// GLSL of the symbols: shape says the kind, fill says how the event stands. All in CSS pixels around the centre, y down;
// distances are negative inside. (For distance fields in general: Green, SIGGRAPH 2007.)
#pragma once

namespace sourceline {

inline constexpr char kSymbolShapesGlsl[] = R"(
const float kStroke = 2.2;

float sd_segment(vec2 p, vec2 a, vec2 b) {
    vec2 ab = b - a;
    return length(p - a - ab * clamp(dot(p - a, ab) / dot(ab, ab), 0.0, 1.0));
}
float sd_box(vec2 p, vec2 half_size, float rounding) {
    vec2 q = abs(p) - half_size + rounding;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - rounding;
}
// Regular, one corner up: folded onto the right half of one side, whose middle is at `apothem`.
float sd_polygon(vec2 p, float corners, float radius, float rounding) {
    float half_angle = 3.14159265 / corners;
    float apothem = radius * cos(half_angle) - rounding, half_side = apothem * tan(half_angle);
    float angle = mod(atan(p.x, -p.y), 2.0 * half_angle) - half_angle;
    vec2 q = length(p) * vec2(cos(angle), abs(sin(angle)));
    float outside = length(vec2(q.x - apothem, max(q.y - half_side, 0.0)));
    return (q.x < apothem ? q.x - apothem : outside) - rounding;
}
// Mirrored left and right: a path down from (0, top.y) over the wing to the notch.
float sd_dart(vec2 p, vec2 tip, vec2 wing, vec2 notch, float rounding) {
    p.x = abs(p.x);
    float d = min(sd_segment(p, tip, wing), sd_segment(p, wing, notch));
    vec2 e = wing - tip, f = notch - wing;
    bool within = e.x * (p.y - tip.y) - e.y * (p.x - tip.x) < 0.0 && f.x * (p.y - wing.y) - f.y * (p.x - wing.x) < 0.0;
    return (within ? -d : d) - rounding;
}
// Corners in either order.
float sd_triangle(vec2 p, vec2 a, vec2 b, vec2 c) {
    vec3 side = vec3(determinant(mat2(b - a, p - a)), determinant(mat2(c - b, p - b)), determinant(mat2(a - c, p - c)));
    bool within = all(greaterThan(side, vec3(0.0))) || all(lessThan(side, vec3(0.0)));
    float d = min(min(sd_segment(p, a, b), sd_segment(p, b, c)), sd_segment(p, c, a));
    return within ? -d : d;
}
float sd_drone(vec2 p) {
    vec2 q = abs(p);
    float arm = sd_segment(q, vec2(0.0), vec2(6.2)) - 1.6;
    float rotor = length(q - vec2(6.4)) - 4.2;
    return min(min(arm, rotor), sd_box(p, vec2(3.3), 1.4));
}
// A thick arrow to the right: mirrored top and bottom.
float sd_arrow(vec2 p) {
    p.y = abs(p.y);
    const vec2 a = vec2(-9.0, 0.0), b = vec2(-9.0, 4.0), c = vec2(-0.4, 4.0), d = vec2(-0.4, 9.2), e = vec2(9.8, 0.0);
    float edge = min(min(sd_segment(p, a, b), sd_segment(p, b, c)), min(sd_segment(p, c, d), sd_segment(p, d, e)));
    bool shaft = p.x > b.x && p.x <= c.x && p.y < b.y;
    bool head = p.x > d.x && p.y * (e.x - d.x) < (e.x - p.x) * d.y;
    return (shaft || head ? -edge : edge) - 0.7;
}
float sd_bubble(vec2 p) {
    float box = sd_box(p - vec2(0.0, -1.8), vec2(10.2, 7.2), 2.2);
    return min(box, sd_triangle(p, vec2(-6.2, 3.0), vec2(-0.4, 3.0), vec2(-6.2, 9.4)) - 0.5);
}
float sd_lens(vec2 p) { return length(p + vec2(2.2)) - 7.0; }
float sd_magnifier(vec2 p) { return min(sd_lens(p), sd_segment(p, vec2(3.2), vec2(8.6)) - 1.9); }

float symbol_distance(int kind, vec2 p) {
    switch (kind) {
        case 0: return sd_polygon(p, 4.0, 11.4, 0.8);                                                   // shelling
        case 1: return sd_polygon(p - vec2(0.0, 2.6), 3.0, 12.6, 0.9);                                  // ground attack
        case 2: return sd_dart(p, vec2(0.0, 10.0), vec2(9.6, -8.4), vec2(0.0, -3.6), 0.6);              // air strike
        case 3: return sd_drone(p);                                                                     // drone
        case 4: return length(p) - 10.0;                                                                // casualties
        case 5: return sd_arrow(p);                                                                     // evacuation
        case 6: return sd_bubble(p);                                                                    // statement
        case 7: return sd_magnifier(p);                                                                 // investigation
        case 8: return sd_polygon(p, 6.0, 10.6, 0.8);                                                   // assessment
        case 9: return sd_box(p, vec2(6.6), 0.6);                                                       // setting
        default: return length(p) - 8.6;
    }
}
)";

inline constexpr char kSymbolBodyGlsl[] = R"(
// 1 on the stripes of a contested event.
float stripes(vec2 p, float period) {
    float s = (p.x + p.y) * 0.70710678;
    return cover_symbol(abs(mod(s + 0.5 * period, period) - 0.5 * period) - 0.27 * period);
}
vec3 inside(int fill, vec2 p, vec3 rgb) {
    if (fill == 1) return rgb;
    return fill == 0 ? u_paper : mix(u_paper, rgb, stripes(p, 4.0));
}
vec3 symbol_body(int kind, int fill, vec2 p, float d, vec3 rgb) {
    if (kind == 4) {  // a ring around a disc
        float disc = length(p) - 5.4;
        vec3 core = mix(rgb, inside(fill, p, rgb), cover_symbol(disc + 1.7));
        return mix(mix(rgb, u_paper, cover_symbol(d + 2.2)), core, cover_symbol(disc));
    }
    return mix(rgb, inside(fill, p, rgb), cover_symbol(d + (kind == 3 ? 1.9 : kStroke)));
}
)";

}  // namespace sourceline
