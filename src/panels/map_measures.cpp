// The distances that the claims of the event being read state, measured and drawn on the map.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "geo/mercator.h"
#include "map/measure.h"
#include "panels/panels.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {

constexpr float kPadding = 10.0f, kHeight = 26.0f;

TextStyle stated_style(const PanelInput& in) { return {Weight::Regular, 13, in.colours().muted, 1.3f, 0, false}; }
TextStyle measured_style(const PanelInput& in) { return {Weight::SemiBold, 13, in.colours().ink, 1.3f, 0, false}; }

ImVec2 on_canvas(const PanelInput& in, LngLat at) {
    const Rect& map = in.layout.map;
    const Screen screen = screen_from_world(in.state.camera, {map.width, map.height}, world_from_lng_lat(at));
    return {static_cast<float>(screen.x) + map.x, static_cast<float>(screen.y) + map.y};
}

}  // namespace

std::vector<MapMeasure> map_measures(const PanelInput& in) {
    std::vector<MapMeasure> all;
    if (!in.state.event || !in.basemap) return all;
    for (const Check& check : in.story.checks) {
        if (in.story.at(check.claim).event != *in.state.event || !is_told(in, check.claim)) continue;
        const auto measured = measure(in.story, *in.basemap, check);
        if (!measured) continue;
        MapMeasure one;
        const ImVec2 a = on_canvas(in, measured->from), b = on_canvas(in, measured->to);
        one.from = {a.x, a.y};
        one.to = {b.x, b.y};
        const char* unit = check.stated_unit == "km" ? in.words().km : check.stated_unit.c_str();
        one.stated = std::string(in.words().said_short) + " " + format("%g", check.stated_value) + "\u00a0" + unit + " · ";
        one.measured = format("%.1f", measured->distance_km) + "\u00a0" + in.words().km;
        if (in.state.language != Language::English) std::replace(one.measured.begin(), one.measured.end(), '.', ',');
        const float width = text_width(in.look, stated_style(in), one.stated) + text_width(in.look, measured_style(in), one.measured) + 2 * kPadding;
        // On the line's middle when there is room for the line around it, else beside it.
        const float across = std::fabs(b.y - a.y), along = std::fabs(b.x - a.x);
        const float shift = std::hypot(across, along) > width + 40 ? 0.0f : kHeight + 8;
        one.pill = {(a.x + b.x) * 0.5f - width * 0.5f, (a.y + b.y) * 0.5f - kHeight * 0.5f + shift, width, kHeight};
        all.push_back(std::move(one));
    }
    return all;
}

void map_measures_panel(const PanelInput& in, const MapFurniture& furniture) {
    if (furniture.measures.empty()) return;
    begin_area("map", in.layout.map, 0, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    for (const MapMeasure& measure : furniture.measures) {
        const ImVec2 from{measure.from.x, measure.from.y}, to{measure.to.x, measure.to.y};
        const float length = std::hypot(to.x - from.x, to.y - from.y);
        if (length > 1.0f) {
            const ImVec2 step{(to.x - from.x) / length, (to.y - from.y) / length};
            list->AddLine(from, to, with_alpha(colours.halo, 0.8f), 4.0f);
            for (float at = 0; at < length; at += 6) {
                const float end = std::min(at + 3, length);
                list->AddLine({from.x + step.x * at, from.y + step.y * at}, {from.x + step.x * end, from.y + step.y * end}, colours.ink, 1.6f);
            }
            for (const ImVec2 end : {from, to}) list->AddCircleFilled(end, 2.5f, colours.ink, 12);
        }
        const Rect& pill = measure.pill;
        list->AddRectFilled({pill.x, pill.y}, {pill.right(), pill.bottom()}, colours.paper, kHeight * 0.5f);
        list->AddRect({pill.x + 0.5f, pill.y + 0.5f}, {pill.right() - 0.5f, pill.bottom() - 0.5f}, colours.hairline, kHeight * 0.5f);
        const float y = pill.y + (kHeight - line_height(stated_style(in))) * 0.5f;
        const float width = draw_line(list, in.look, stated_style(in), pill.x + kPadding, y, measure.stated);
        draw_line(list, in.look, measured_style(in), pill.x + kPadding + width, y, measure.measured);
    }
    ImGui::End();
}

}  // namespace sourceline
