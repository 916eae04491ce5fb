// The distances that the claims of the event being read state, measured and drawn on the map.
#include <algorithm>
#include <cmath>

#include "base/letters.h"
#include "base/text.h"
#include "geo/mercator.h"
#include "panels/column.h"
#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

constexpr float kPadding = 12.0f, kPillHeight = 42.0f, kLowPillHeight = 26.0f, kPillRound = 12.0f, kEndRoom = 8.0f,
                kPillEdge = 4.0f;

// There the figures alone stand at the line, and only where they cover nothing: the panel tells the rest.
float measure_height(const PanelInput& in) { return has_narrow_map(in.layout) ? kLowPillHeight : kPillHeight; }

TextStyle between_style(const PanelInput& in) { return {Weight::Regular, 12, in.colours().muted, 1.3f, 0, false}; }
TextStyle stated_style(const PanelInput& in) { return {Weight::Regular, 13, in.colours().muted, 1.3f, 0, false}; }
TextStyle measured_style(const PanelInput& in) { return {Weight::SemiBold, 13, in.colours().ink, 1.3f, 0, false}; }

// In the unit of what is stated: figures in two units cannot be compared at a glance.
double km_per_unit(const Check& check) {
    constexpr double kKmPerMile = 1.609344;       // the international mile of 1959
    constexpr double kKmPerNauticalMile = 1.852;  // international since 1929
    return check.stated_unit == "mi" ? kKmPerMile : check.stated_unit == "nmi" ? kKmPerNauticalMile : 1.0;
}

FrameText unit_text(const PanelInput& in, const Check& check) {
    return FrameText("\u00a0") + (check.stated_unit == "km" ? in.words().km : check.stated_unit.c_str());
}

FrameText stated_value(const PanelInput& in, const Check& check) {
    return with_decimal(in.state.language, frame_format("%g", check.stated_value));
}

FrameText tenths_text(const PanelInput& in, const Check& check, double km) {
    return with_decimal(in.state.language, frame_format("%.1f", km / km_per_unit(check))) + unit_text(in, check);
}

FrameText between_text(const PanelInput& in, const Check& check) {
    const FrameText from = isolated(in.text(in.story.at(check.from).name));
    if (!check.to) return from + " – " + in.words().nearest_border;
    return from + " – " + isolated(in.text(in.story.at(*check.to).name)) + ", " + in.words().centre_to_centre;
}

ImVec2 on_canvas(const PanelInput& in, LngLat at) {
    const Rect& map = in.layout.map;
    const Screen screen = screen_from_world(in.state.camera, {map.width, map.height}, world_from_lng_lat(at));
    return {static_cast<float>(screen.x) + map.x, static_cast<float>(screen.y) + map.y};
}

// What a label of a distance would rather not lie on, on the canvas, and how bad it is.
struct Obstacles {
    struct One {
        Rect rect;
        int cost = 0;
    };
    FrameList<One> all;

    int cost_of(const Rect& pill) const {
        int cost = 0;
        for (const One& one : all)
            if (pill.x < one.rect.right() && pill.right() > one.rect.x && pill.y < one.rect.bottom() &&
                pill.bottom() > one.rect.y)
                cost += one.cost;
        return cost;
    }
};

constexpr int kNameCost = 4, kSymbolCost = 3, kEndCost = 5, kTaken = 100;

Obstacles obstacles_of(const PanelInput& in, const FrameList<PxBox>& names, const FrameList<Rect>& controls) {
    const Rect& map = in.layout.map;
    Obstacles obstacles;
    for (const PxBox& name : names) {
        const auto left = static_cast<float>(name.min_x), top = static_cast<float>(name.min_y);
        obstacles.all.push_back(
            {{left + map.x, top + map.y, static_cast<float>(name.max_x) - left, static_cast<float>(name.max_y) - top},
             kNameCost});
    }
    for (const auto& [sign, at] : in.signs) {
        if (!has_box(*sign)) continue;
        obstacles.all.push_back(
            {{static_cast<float>(at.x) + map.x - kSymbolHalfBox, static_cast<float>(at.y) + map.y - kSymbolHalfBox,
              2 * kSymbolHalfBox, 2 * kSymbolHalfBox},
             kSymbolCost});
    }
    for (const Rect& control : controls) obstacles.all.push_back({control, kTaken});
    return obstacles;
}

// On the line's middle when there is room for the line around it; else beside it, nearer spots first: where the least
// is covered, whole on the map. Of no size where it would lie on a button or on another: the panel tells it, too.
Rect pill_beside(const PanelInput& in, const Obstacles& obstacles, const MapMeasure& measure) {
    const Rect& map = in.layout.map;
    const Vec2 a = measure.from, b = measure.to;
    const float width = measure.pill.width, height = measure.pill.height;
    const ImVec2 middle{(a.x + b.x) * 0.5f, (a.y + b.y) * 0.5f};
    const bool long_line = std::hypot(b.x - a.x, b.y - a.y) > width + 40;
    if (width > map.width - 2 * kPillEdge || height > map.height - 2 * kPillEdge) return {};
    Rect best;
    int least = has_narrow_map(in.layout) ? 1 : kTaken;
    const auto try_at = [&](float dx, float dy) {
        const Rect pill{std::clamp(middle.x + dx - width * 0.5f, map.x + kPillEdge, map.right() - kPillEdge - width),
                        std::clamp(middle.y + dy - height * 0.5f, map.y + kPillEdge, map.bottom() - kPillEdge - height),
                        width, height};
        const int cost = obstacles.cost_of(pill);
        if (cost >= least) return;
        least = cost;
        best = pill;
    };
    if (long_line) try_at(0, 0);
    const float half_width = std::fabs(b.x - a.x) * 0.5f, half_height = std::fabs(b.y - a.y) * 0.5f;
    for (const float off : {12.0f, 32.0f, 60.0f, 96.0f}) {
        const float down = half_height + height * 0.5f + off, aside = half_width + width * 0.5f + off;
        for (const float dy : {down, -down})
            for (const float dx : {0.0f, width * 0.4f, -width * 0.4f}) try_at(dx, dy);
        for (const float dx : {aside, -aside}) try_at(dx, 0);
    }
    return best;
}

// What is being read tells of it: the event, or the open step, which cites it.
bool is_read(const PanelInput& in, Ref<Claim> claim) {
    if (in.story.at(claim).event == in.state.event) return true;
    if (in.state.view != View::Story || !in.state.step) return false;
    const std::vector<Ref<Claim>>& cited = in.story.at(*in.state.step).cited;
    return std::find(cited.begin(), cited.end(), claim) != cited.end();
}

// Several statements of one distance have one line: the first of those that are shown has the figures of all.
bool have_one_line(const Check& a, const Check& b) {
    return a.from == b.from && a.to == b.to && a.stated_unit == b.stated_unit;
}

// Of what is being read, or of the place that is open.
bool is_shown(const PanelInput& in, const Check& check) {
    if (!is_told(in, check.claim)) return false;
    const std::optional<Ref<Place>>& place = in.state.place;
    return (place && (check.from == *place || check.to == place)) || is_read(in, check.claim);
}

}  // namespace

namespace {
// Of the checks that are shown, by their places in the story. Not inlined: on the page it comes later.
[[gnu::noinline]] FrameList<MapMeasure> lines_of_checks(const PanelInput& in, const FrameList<PxBox>& names,
                                                        const FrameList<Rect>& controls,
                                                        const FrameList<std::size_t>& shown) {
    FrameList<MapMeasure> all;
    Obstacles obstacles = obstacles_of(in, names, controls);
    for (const std::size_t i : shown) {
        const Check& check = in.story.checks[i];
        const std::optional<Measured>& measured = in.measures.checks[i];
        FrameList<FrameText> values;
        const auto first = std::find_if(shown.begin(), shown.end(), [&](std::size_t other) {
            return have_one_line(in.story.checks[other], check);
        });
        if (*first != i) continue;
        for (const std::size_t other : shown)
            if (have_one_line(in.story.checks[other], check)) {
                const FrameText value = stated_value(in, in.story.checks[other]);
                if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
            }
        MapMeasure one;
        const ImVec2 a = on_canvas(in, measured->from), b = on_canvas(in, measured->to);
        one.from = {a.x, a.y};
        one.to = {b.x, b.y};
        one.between = between_text(in, check);
        for (const FrameText& value : values) one.stated += (one.stated.empty() ? "" : ", ") + value;
        one.stated += unit_text(in, check) + " " + in.words().stated + " · ";
        one.measured = tenths_text(in, check, measured->distance_km) + " " + in.words().measured;
        const float figures = text_width(in.look, stated_style(in), one.stated) +
                              text_width(in.look, measured_style(in), one.measured),
                    between = has_narrow_map(in.layout) ? 0.0f : text_width(in.look, between_style(in), one.between),
                    width = std::max(figures, between) + 2 * kPadding;
        one.pill = {0, 0, width, measure_height(in)};
        for (const ImVec2 end : {a, b})
            obstacles.all.push_back({{end.x - kEndRoom, end.y - kEndRoom, 2 * kEndRoom, 2 * kEndRoom}, kEndCost});
        all.push_back(one);
    }
    for (MapMeasure& one : all) {
        one.pill = pill_beside(in, obstacles, one);
        if (one.pill.width > 0) obstacles.all.push_back({one.pill, kTaken});
    }
    return all;
}
}  // namespace

FrameList<MapMeasure> map_measures(const PanelInput& in, const FrameList<PxBox>& names,
                                   const FrameList<Rect>& controls) {
    FrameList<std::size_t> shown;
    for (std::size_t i = 0; i < in.story.checks.size(); ++i)
        if (in.measures.checks[i] && is_shown(in, in.story.checks[i])) shown.push_back(i);
    return shown.empty() ? FrameList<MapMeasure>() : lines_of_checks(in, names, controls, shown);
}

void measured_lines(Column& column, Ref<Check> ref) {
    const PanelInput& in = column.in;
    const Check& check = in.story.at(ref);
    const std::optional<Measured>& measured = in.measures.checks[ref.index];
    if (!measured) return;
    const Strings& words = in.words();
    TextStyle strong = in.look.small_muted();
    strong.weight = Weight::SemiBold;
    strong.colour = in.colours().ink;
    column.paragraph(strong, stated_value(in, check) + unit_text(in, check) + " " + words.stated + " · " +
                                 tenths_text(in, check, measured->distance_km) + " " + words.measured);
    const double more_km = measured->distance_km - check.stated_value * km_per_unit(check);
    FrameText how = filled(more_km < 0 ? words.shorter : words.longer, tenths_text(in, check, std::fabs(more_km))) +
                    " · " + isolated(in.text(in.story.at(check.from).name));
    if (check.to)
        how += " – " + isolated(in.text(in.story.at(*check.to).name)) + ", " + words.centre_to_centre;
    else
        how = how + ", " + words.to_nearest_border;
    column.paragraph(in.look.small_muted(), how);
}

namespace {

void draw_measured_line(ImDrawList* list, const Palette& colours, const MapMeasure& measure) {
    const ImVec2 from{measure.from.x, measure.from.y}, to{measure.to.x, measure.to.y};
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    if (length <= 1.0f) return;
    const ImVec2 step{(to.x - from.x) / length, (to.y - from.y) / length};
    list->AddLine(from, to, with_alpha(colours.halo, 0.8f), 4.0f);
    for (float at = 0; at < length; at += 6) {
        const float end = std::min(at + 3, length);
        list->AddLine({from.x + step.x * at, from.y + step.y * at}, {from.x + step.x * end, from.y + step.y * end},
                      colours.ink, 1.6f);
    }
    for (const ImVec2 end : {from, to}) list->AddCircleFilled(end, 2.5f, colours.ink);
}

void draw_measured_label(const PanelInput& in, ImDrawList* list, const MapMeasure& measure) {
    const Rect& pill = measure.pill;
    if (pill.width <= 0) return;
    const Palette& colours = in.colours();
    list->AddRectFilled({pill.x, pill.y}, {pill.right(), pill.bottom()}, colours.paper, kPillRound);
    list->AddRect({pill.x + 0.5f, pill.y + 0.5f}, {pill.right() - 0.5f, pill.bottom() - 0.5f}, colours.hairline,
                  kPillRound);
    const float between = has_narrow_map(in.layout) ? 0.0f : line_height(between_style(in)), x = pill.x + kPadding;
    float y = pill.y + (pill.height - between - line_height(stated_style(in))) * 0.5f;
    if (between > 0) draw_line(list, in.look, between_style(in), x, y, measure.between);
    y += between;
    const float width = draw_line(list, in.look, stated_style(in), x, y, measure.stated);
    draw_line(list, in.look, measured_style(in), x + width, y, measure.measured);
}

}  // namespace

void map_measure_lines(const PanelInput& in, const MapFurniture& furniture) {
    if (furniture.measures.empty()) return;
    begin_area("map", in.layout.map, Scroll::No);
    for (const MapMeasure& measure : furniture.measures)
        draw_measured_line(ImGui::GetWindowDrawList(), in.colours(), measure);
    ImGui::End();
}

void map_measures_panel(const PanelInput& in, const MapFurniture& furniture) {
    if (furniture.measures.empty()) return;
    begin_area("map", in.layout.map, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const MapMeasure& measure : furniture.measures) draw_measured_label(in, list, measure);
    ImGui::End();
}

}  // namespace sourceline
