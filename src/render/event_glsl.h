// GLSL of the events: what all parts share, then a vertex and a fragment shader for each part.
#pragma once

namespace sourceline {

inline constexpr char kEventUniformsGlsl[] = R"(
uniform float u_time, u_clock, u_soft;
uniform uint u_selected, u_hovered;  // kNone where there is none
uniform vec3 u_paper, u_ink;
const uint kNone = 0xffffffffu;
)";

inline constexpr char kEventVertexGlsl[] = R"(
layout(location = 0) in vec4 a_prev;
layout(location = 1) in vec4 a_cur;
layout(location = 2) in vec4 a_next;
layout(location = 3) in float a_along;
layout(location = 4) in vec4 a_life;  // happened from, until; known from, until
layout(location = 5) in uint a_rgb;
layout(location = 6) in uint a_event;
layout(location = 7) in uint a_look;
layout(location = 8) in vec2 a_gone;  // happened, known: from when on it stands in a badge
flat out vec3 v_rgb;
flat out float v_presence;  // of the whole: muted or not
flat out float v_fade;      // how much of its colour is left
bool selected() { return a_event == u_selected; }
bool hovered() { return a_event == u_hovered; }
vec3 colour_of(uint rgb) { return vec3(uvec3(rgb >> 16, rgb >> 8, rgb) & 255u) / 255.0; }
// Nothing before its time; then whole at once; what is past fades over hours but stays readable.
bool is_shown() {
    vec2 life = u_clock < 0.5 ? a_life.xy : a_life.zw;
    if (life.x > u_time || (u_clock < 0.5 ? a_gone.x : a_gone.y) <= u_time) return false;
    v_rgb = colour_of(a_rgb);
    float age = selected() ? 0.0 : clamp((u_time - life.y) / 21600.0, 0.0, 1.0);
    v_fade = mix(1.0, u_paper.r < 0.5 ? 0.75 : 0.62, age);
    v_presence = 1.0;
    // Within a span that is all the sources say of its time it may have happened, or been said, yet or not: the more of it is over, the likelier.
    bool open = (a_look & (u_clock < 0.5 ? 256u : 512u)) != 0u && u_time < life.y && !selected();
    if (open) v_presence = mix(0.4, 1.0, (u_time - life.x) / (life.y - life.x));
    if (u_soft > 0.0) v_presence *= clamp((u_time - life.x) / u_soft, 0.0, 1.0);
    return true;
}
// A region is hatched only while it or one of its events is chosen or pointed at.
bool is_meant() { return (selected() || hovered()) && is_shown(); }
float corner_x() { return (gl_VertexID & 1) == 0 ? -1.0 : 1.0; }
float corner_y() { return (gl_VertexID & 2) == 0 ? -1.0 : 1.0; }
)";

inline constexpr char kEventFragmentGlsl[] = R"(
flat in vec3 v_rgb;
flat in float v_presence, v_fade;
out vec4 o_colour;  // premultiplied
float fade() { return v_presence * v_fade; }
vec4 over(vec4 below, vec3 rgb, float a) { return below * (1.0 - a) + vec4(rgb, 1.0) * a; }
)";

inline constexpr char kAreaVertexGlsl[] = R"(
uniform float u_hatch;
out float v_hatch;
flat out float v_strong;
void main() {
    v_hatch = 0.0;
    v_strong = selected() ? 1.0 : 0.0;
    if (!is_meant()) { gl_Position = kNowhere; return; }
    vec2 px = px_from_rel(a_cur.xy);
    v_hatch = (px.x + px.y) * 0.70710678 + u_hatch;
    gl_Position = clip_from_px(px);
}
)";
inline constexpr char kAreaFragmentGlsl[] = R"(
in float v_hatch;
flat in float v_strong;
void main() {
    float stripe = cover(abs(mod(v_hatch, 11.0) - 5.5) - mix(0.45, 0.7, v_strong));
    o_colour = vec4(v_rgb, 1.0) * mix(mix(0.05, 0.09, v_strong), mix(0.34, 0.55, v_strong), stripe) * fade();
}
)";

inline constexpr char kOutlineVertexGlsl[] = R"(
void main() {
    v_length = 0.0; v_joints = vec4(0.0); v_local = vec2(0.0);
    gl_Position = is_meant() ? clip_from_px(capsule_corner(a_prev, a_cur, a_next, 0.75)) : kNowhere;
}
)";
inline constexpr char kOutlineFragmentGlsl[] = R"(
void main() {
    float a = cover(capsule_distance(0.75)) * 0.7 * fade();
    if (a <= 0.0 || belongs_to_neighbour()) discard;
    o_colour = vec4(v_rgb, 1.0) * a;
}
)";

inline constexpr char kRingVertexGlsl[] = R"(
out vec2 v_px;
flat out float v_radius, v_strong;
void main() {
    v_px = vec2(0.0); v_radius = 0.0; v_strong = 0.0;
    if (!is_shown()) { gl_Position = kNowhere; return; }
    v_radius = a_cur.z * u_world_px;
    v_strong = selected() ? 1.0 : 0.0;
    v_px = vec2(corner_x(), corner_y()) * (v_radius + 3.0);
    gl_Position = clip_from_px(px_from_rel(a_cur.xy) + v_px);
}
)";
inline constexpr char kRingFragmentGlsl[] = R"(
in vec2 v_px;
flat in float v_radius, v_strong;
void main() {
    float d = length(v_px) - v_radius;
    // A whole number of dashes, about 5 px and 3.5 px between them.
    float dashes = max(floor(6.2831853 * v_radius / 8.5), 6.0);
    float period = 6.2831853 * v_radius / dashes;
    float s = fract(atan(v_px.y, v_px.x) / 6.2831853 * dashes) - 0.5;
    float line = min(cover(abs(d) - mix(0.75, 1.1, v_strong)), cover((abs(s) - 0.3) * period));
    vec4 colour = over(vec4(0.0), v_rgb, cover(d) * mix(0.10, 0.15, v_strong));
    o_colour = over(colour, v_rgb, line) * fade();
}
)";

inline constexpr char kLeaderVertexGlsl[] = R"(
out vec2 v_local;
flat out float v_length;
void main() {
    v_local = vec2(0.0); v_length = 0.0;
    if (!is_shown()) { gl_Position = kNowhere; return; }
    v_length = length(a_cur.zw);
    vec2 t = a_cur.zw / v_length;
    const float kReach = 4.5;
    v_local = vec2(corner_x() < 0.0 ? -kReach : v_length, corner_y() * kReach);
    gl_Position = clip_from_px(px_from_rel(a_cur.xy) + t * v_local.x + vec2(-t.y, t.x) * v_local.y);
}
)";
inline constexpr char kLeaderFragmentGlsl[] = R"(
in vec2 v_local;
flat in float v_length;
void main() {
    float line = length(vec2(v_local.x - clamp(v_local.x, 0.0, v_length - 9.0), v_local.y));
    float dot_at_place = length(v_local) - 2.4;
    float d = min(line - 0.6, dot_at_place);
    o_colour = over(over(vec4(0.0), u_paper, cover(d - 1.1) * 0.85), u_ink, cover(d) * 0.75 * v_fade) * v_presence;
}
)";

inline constexpr char kSymbolVertexGlsl[] = R"(
uniform uint u_only;   // kNone: all that are neither selected nor hovered
uniform ivec2 u_cells; // columns of the atlas, texels of a cell
out vec2 v_px;         // from the symbol's centre
flat out vec2 v_cell;  // texel of the symbol's centre in the atlas
flat out vec3 v_second_rgb;
flat out float v_scale, v_selected, v_hovered;
void main() {
    v_px = v_cell = vec2(0.0); v_second_rgb = colour_of(uint(a_along)); v_scale = 1.0; v_selected = v_hovered = 0.0;
    bool wanted = u_only == kNone ? !selected() && !hovered() : a_event == u_only;
    if (!wanted || !is_shown()) { gl_Position = kNowhere; return; }
    int cell = int(a_look & 255u);
    v_cell = (vec2(cell % u_cells.x, cell / u_cells.x) + 0.5) * float(u_cells.y);
    v_selected = selected() ? 1.0 : 0.0;
    v_hovered = hovered() && !selected() ? 1.0 : 0.0;
    v_scale = selected() ? 1.25 : 1.0;
    v_px = vec2(corner_x(), corner_y()) * (selected() ? 24.0 : hovered() ? 18.0 : 16.5);
    gl_Position = clip_from_px(px_from_rel(a_cur.xy) + a_cur.zw + v_px);
}
)";
inline constexpr char kSymbolFragmentGlsl[] = R"(
in vec2 v_px;
flat in vec2 v_cell;
flat in vec3 v_second_rgb;
flat in float v_scale, v_selected, v_hovered;
uniform vec3 u_shadow;
uniform vec3 u_field;        // texels in a pixel; distances that the shape's and the ink's range stand for
uniform sampler2D u_atlas;
vec2 field(vec2 p) {
    vec2 texel = v_cell + clamp(p, vec2(-16.5), vec2(16.5)) * u_field.x;
    return (texture(u_atlas, texel / vec2(textureSize(u_atlas, 0))).rg * 2.0 - 1.0) * u_field.yz;
}
float cover_symbol(float d) { return cover(d * v_scale); }
void main() {
    vec2 p = v_px / v_scale;
    vec2 shape_ink = field(p);
    vec4 colour = vec4(0.0);
    if (v_selected + v_hovered > 0.5) {
        float ring = length(v_px) - (v_selected > 0.5 ? 19.0 : 16.8);
        float shadow = 1.0 - smoothstep(-2.0, 4.5, length(v_px - vec2(0.0, 1.5)) - 18.5);
        colour = over(colour, u_shadow, shadow * 0.3 * v_selected);
        colour = over(colour, u_paper, cover(ring) * mix(0.7, 0.94, v_selected));
        float half_width = v_selected > 0.5 ? 1.2 : 0.7;
        colour = over(colour, u_ink, cover(abs(ring + half_width) - half_width));
    } else {
        float shadow = 1.0 - smoothstep(-1.0, 5.0, field(p - vec2(0.0, 1.4)).x);
        colour = over(colour, u_shadow, shadow * 0.34 * v_fade);
    }
    colour = over(colour, u_paper, cover_symbol(shape_ink.x - 1.6));
    // The past fades towards the paper instead of letting the map shine through: it stays readable.
    vec3 rgb = mix(v_second_rgb, v_rgb, cover(v_px.x));
    vec3 body = mix(u_paper, rgb, cover_symbol(shape_ink.y) * v_fade);
    o_colour = over(colour, body, cover_symbol(shape_ink.x)) * v_presence;
}
)";

}  // namespace sourceline
