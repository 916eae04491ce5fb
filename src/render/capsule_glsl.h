// GLSL that draws a line as one quad a segment: a capsule given by the distance to the segment, so that joins and ends
// are round at any width. Where two segments meet, a pixel belongs to the one on its side of the bisector: drawn twice,
// the smooth edge would come out too dark, and a see-through line would show its joints.
//
//      a_prev ---- a ======== b ---- a_next        v_local: x along from a, y across
#pragma once

namespace sourceline {

inline constexpr char kCapsuleVertexGlsl[] = R"(
out vec2 v_local;
flat out float v_length;
flat out vec4 v_joints;  // bisectors' normals at a and b; 0 where the line ends
vec2 joint_normal(vec2 before, vec2 after, vec2 t, vec2 n) {
    vec2 sum = normalize(before) + normalize(after);
    return dot(sum, sum) > 1e-6 ? vec2(dot(sum, t), dot(sum, n)) : vec2(0.0);
}
// The corner of the quad around a segment, in pixels. prev, cur, next: both ends of each, rel.
vec2 capsule_corner(vec4 prev, vec4 cur, vec4 next, float half_width) {
    vec2 a = px_from_rel(cur.xy), b = px_from_rel(cur.zw);
    vec2 along = cur.zw - cur.xy;
    v_length = length(along) * u_world_px;
    vec2 t = v_length > 0.0 ? normalize(along) : vec2(1.0, 0.0);
    vec2 n = vec2(-t.y, t.x);
    v_joints.xy = prev.zw == cur.xy && prev.xy != prev.zw ? joint_normal(prev.zw - prev.xy, along, t, n) : vec2(0.0);
    v_joints.zw = next.xy == cur.zw && next.xy != next.zw ? joint_normal(along, next.zw - next.xy, t, n) : vec2(0.0);
    int corner = gl_VertexID & 3;
    bool at_end = corner >= 2;
    float side = (corner & 1) == 0 ? -1.0 : 1.0;
    float reach = half_width + 1.0 / u_pixel_ratio;
    v_local = vec2(at_end ? v_length + reach : -reach, side * reach);
    return (at_end ? b + t * reach : a - t * reach) + n * side * reach;
}
)";

inline constexpr char kCapsuleFragmentGlsl[] = R"(
in vec2 v_local;
flat in float v_length;
flat in vec4 v_joints;
float capsule_u() { return clamp(v_local.x, 0.0, v_length); }
float capsule_distance(float half_width) { return length(v_local - vec2(capsule_u(), 0.0)) - half_width; }
bool belongs_to_neighbour() {
    return dot(v_joints.xy, v_local) < 0.0 || dot(v_joints.zw, v_local - vec2(v_length, 0.0)) > 0.0;
}
// Dashes and gaps in turn: dash.x on, dash.y off, dash.z on, dash.w off, in pixels from the line's start.
float dash_cover(float s, vec4 dash) {
    float period = dot(dash, vec4(1.0));
    s = mod(s, period);
    float first = min(abs(s - 0.5 * dash.x), abs(s - period - 0.5 * dash.x)) - 0.5 * dash.x;
    float second = abs(s - dash.x - dash.y - 0.5 * dash.z) - 0.5 * dash.z;
    return cover(dash.z > 0.0 ? min(first, second) : first);
}
)";

}  // namespace sourceline
