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

constexpr float kPadding = 12.0f, kHeight = 42.0f, kRound = 12.0f;

TextStyle between_style(const PanelInput& in) { return {Weight::Regular, 12, in.colours().muted, 1.3f, 0, false}; }
TextStyle stated_style(const PanelInput& in) { return {Weight::Regular, 13, in.colours().muted, 1.3f, 0, false}; }
TextStyle measured_style(const PanelInput& in) { return {Weight::SemiBold, 13, in.colours().ink, 1.3f, 0, false}; }

std::string stated_text(const PanelInput& in, const Check& check) {
    return format("%g", check.stated_value) + "\u00a0" +
           (check.stated_unit == "km" ? in.words().km : check.stated_unit.c_str());
}

std::string between_text(const PanelInput& in, const Check& check) {
    const std::string from = isolated(in.text(in.story.at(check.from).name));
    if (!check.to) return from + " – " + in.words().nearest_border;
    return from + " – " + isolated(in.text(in.story.at(*check.to).name)) + ", " + in.words().centre_to_centre;
}

double stated_km(const Check& check) {
    constexpr double kKmPerMile = 1.609344;       // the international mile of 1959
    constexpr double kKmPerNauticalMile = 1.852;  // international since 1929
    return check.stated_value * (check.stated_unit == "mi"    ? kKmPerMile
                                 : check.stated_unit == "nmi" ? kKmPerNauticalMile
                                                              : 1.0);
}

ImVec2 on_canvas(const PanelInput& in, LngLat at) {
    const Rect& map = in.layout.map;
    const Screen screen = screen_from_world(in.state.camera, {map.width, map.height}, world_from_lng_lat(at));
    return {static_cast<float>(screen.x) + map.x, static_cast<float>(screen.y) + map.y};
}

std::vector<ImVec2> signs_on_canvas(const PanelInput& in) {
    const Rect& map = in.layout.map;
    std::vector<ImVec2> all;
    for (const MapSign& sign : in.signs) {
        if (sign.stand == SymbolStand::AtFoot) continue;
        const Screen at = sign_on_screen(sign, in.state.camera, {map.width, map.height});
        all.push_back({static_cast<float>(at.x) + map.x, static_cast<float>(at.y) + map.y});
    }
    return all;
}

// On the line's middle when there is room for the line around it; else above or below; where the fewest symbols are
// covered.
Rect pill_beside(const PanelInput& in, const std::vector<ImVec2>& symbols, ImVec2 a, ImVec2 b, float width) {
    const Rect& map = in.layout.map;
    const bool long_line = std::hypot(b.x - a.x, b.y - a.y) > width + 40;
    const float low = std::max(a.y, b.y), high = std::min(a.y, b.y), middle = (a.y + b.y) * 0.5f;
    const float centres[] = {long_line ? middle : middle + kHeight + 8,
                             middle - kHeight - 8,
                             low + kHeight + 22,
                             high - kHeight - 22,
                             low + 2 * kHeight + 40,
                             high - 2 * kHeight - 40};
    Rect best;
    int fewest = 1 << 20;
    for (const float y : centres) {
        Rect pill{(a.x + b.x - width) * 0.5f, y - kHeight * 0.5f, width, kHeight};
        const bool cut = pill.x < map.x || pill.right() > map.right() || pill.y < map.y || pill.bottom() > map.bottom();
        int covered = cut ? 1000 : 0;
        for (const ImVec2 at : symbols)
            covered += at.x > pill.x - kSymbolHalfBox && at.x < pill.right() + kSymbolHalfBox &&
                       at.y > pill.y - kSymbolHalfBox && at.y < pill.bottom() + kSymbolHalfBox;
        if (covered >= fewest) continue;
        fewest = covered;
        best = pill;
    }
    return best;
}

}  // namespace

std::vector<MapMeasure> map_measures(const PanelInput& in) {
    std::vector<MapMeasure> all;
    if (!in.state.event) return all;
    for (std::size_t i = 0; i < in.story.checks.size(); ++i) {
        const Check& check = in.story.checks[i];
        if (in.story.at(check.claim).event != *in.state.event || !is_told(in, check.claim)) continue;
        const std::optional<Measured>& measured = in.measures.checks[i];
        if (!measured) continue;
        MapMeasure one;
        const ImVec2 a = on_canvas(in, measured->from), b = on_canvas(in, measured->to);
        one.from = {a.x, a.y};
        one.to = {b.x, b.y};
        one.between = between_text(in, check);
        one.stated = stated_text(in, check) + " " + in.words().stated + " · ";
        one.measured = km_to_tenths(in.state.language, measured->distance_km) + " " + in.words().measured;
        const float figures = text_width(in.look, stated_style(in), one.stated) +
                              text_width(in.look, measured_style(in), one.measured),
                    width = std::max(figures, text_width(in.look, between_style(in), one.between)) + 2 * kPadding;
        one.pill = pill_beside(in, signs_on_canvas(in), a, b, width);
        all.push_back(std::move(one));
    }
    return all;
}

void measured_lines(Column& column, Ref<Check> ref) {
    const PanelInput& in = column.in;
    const Check& check = in.story.at(ref);
    const std::optional<Measured>& measured = in.measures.checks[ref.index];
    if (!measured) return;
    const Strings& words = in.words();
    const Language language = in.state.language;
    TextStyle strong = in.look.small_muted();
    strong.weight = Weight::SemiBold;
    strong.colour = in.colours().ink;
    column.paragraph(strong, stated_text(in, check) + " " + words.stated + " · " +
                                 km_to_tenths(language, measured->distance_km) + " " + words.measured);
    const double more_km = measured->distance_km - stated_km(check);
    std::string how = filled(more_km < 0 ? words.shorter : words.longer, km_to_tenths(language, std::fabs(more_km))) +
                      " · " + isolated(in.text(in.story.at(check.from).name));
    if (check.to)
        how += " – " + isolated(in.text(in.story.at(*check.to).name)) + ", " + words.centre_to_centre;
    else
        how += ", " + std::string(words.to_nearest_border);
    column.paragraph(in.look.small_muted(), how);
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
                list->AddLine({from.x + step.x * at, from.y + step.y * at},
                              {from.x + step.x * end, from.y + step.y * end}, colours.ink, 1.6f);
            }
            for (const ImVec2 end : {from, to}) list->AddCircleFilled(end, 2.5f, colours.ink, 12);
        }
        const Rect& pill = measure.pill;
        list->AddRectFilled({pill.x, pill.y}, {pill.right(), pill.bottom()}, colours.paper, kRound);
        list->AddRect({pill.x + 0.5f, pill.y + 0.5f}, {pill.right() - 0.5f, pill.bottom() - 0.5f}, colours.hairline,
                      kRound);
        const float lines = line_height(between_style(in)) + line_height(stated_style(in)), x = pill.x + kPadding;
        float y = pill.y + (kHeight - lines) * 0.5f;
        draw_line(list, in.look, between_style(in), x, y, measure.between);
        y += line_height(between_style(in));
        const float width = draw_line(list, in.look, stated_style(in), x, y, measure.stated);
        draw_line(list, in.look, measured_style(in), x + width, y, measure.measured);
    }
    ImGui::End();
}

}  // namespace sourceline
