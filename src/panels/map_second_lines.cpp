// Words on the map beside its names: what is said to have happened at a place, and where the nearest name lies when
// none is in sight. They give way to all else.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "panels/panels.h"
#include "panels/widgets.h"
#include "words/words.h"

namespace sourceline {

namespace {

constexpr float kWidest = 260.0f, kLineEdge = 4.0f;

// Of places with a name on the map the latest of their events that stand on it, in the reading order.
class LatestEvents {
  public:
    void ask(Ref<Place> place) {
        std::uint32_t& last = last_[place.index % kRoom];
        latest_.push_back({place, kNone, last});
        last = static_cast<std::uint32_t>(latest_.size());
    }
    void look_at(const PanelInput& in) {
        constexpr std::size_t kMostEvents = 200;  // what counts more tells of none
        for (const SeenSign& seen : in.signs) {
            if (seen.sign->symbols.size() > kMostEvents) continue;
            for (const std::uint32_t symbol : seen.sign->symbols) {
                Latest* latest = find(*in.story.at(in.scene.symbols[symbol].event).place);
                if (latest && (latest->symbol == kNone || latest->symbol < symbol)) latest->symbol = symbol;
            }
        }
    }
    std::optional<Ref<Event>> of(Ref<Place> place, const EventScene& scene) {
        const Latest* latest = find(place);
        if (latest == nullptr || latest->symbol == kNone) return std::nullopt;
        return scene.symbols[latest->symbol].event;
    }

  private:
    static constexpr std::size_t kRoom = 1024;
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    struct Latest {
        Ref<Place> place;
        std::uint32_t symbol;
        std::uint32_t before;  // of the same remainder, counted from 1; 0: none
    };
    // Of a place that is asked for twice always the same one. Most places are not asked for.
    Latest* find(Ref<Place> place) {
        for (std::uint32_t at = last_[place.index % kRoom]; at > 0; at = latest_[at - 1].before)
            if (latest_[at - 1].place == place) return &latest_[at - 1];
        return nullptr;
    }

    FrameList<Latest> latest_;
    std::array<std::uint32_t, kRoom> last_ = {};  // by remainder, counted from 1
};

bool is_free(const PanelInput& in, const PanelOutput& out, const MapFurniture& furniture, const Rect& rect) {
    const Rect& map = in.layout.map;
    const auto hits = [&](const Rect& other) { return overlaps(rect, other); };
    return rect.x >= map.x + kLineEdge && rect.y >= map.y + kLineEdge && rect.right() <= map.right() - kLineEdge &&
           rect.bottom() <= map.bottom() - kLineEdge &&
           std::none_of(furniture.occupied.begin(), furniture.occupied.end(), hits) &&
           std::none_of(out.labels.begin(), out.labels.end(), [&](const DrawnLabel& one) { return hits(one.rect); }) &&
           std::none_of(in.signs.begin(), in.signs.end(),
                        [&](const SeenSign& seen) { return has_box(*seen.sign) && hits(sign_rect(in, seen)); });
}

void draw_words(const PanelInput& in, PanelOutput& out, const TextStyle& style, const Rect& rect,
                std::string_view text) {
    draw_line_haloed(ImGui::GetWindowDrawList(), in.look, style, rect.x, rect.y, text, in.colours().halo, 1.7f);
    out.labels.push_back({frame_text(text), rect});
}

// Under the name, flush with the side of it that is the nearer to its place.
Rect under(const Rect& name, const PlacedLabel& label, float width, float height) {
    const float x = label.dx >= 0                 ? name.x
                    : label.dx + label.width <= 0 ? name.right() - width
                                                  : name.x + (name.width - width) * 0.5f;
    return {x, name.bottom(), width, height};
}

}  // namespace

void draw_second_lines(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture,
                       const std::vector<LabelInput>& inputs, const std::vector<PlacedLabel>& placed) {
    const Rect& map = in.layout.map;
    // Among dots one event of thousands would say more than it is.
    if (has_narrow_map(in.layout) || in.scene.most_in_dot > 0) return;
    LatestEvents latest;
    for (const PlacedLabel& label : placed)
        if (const std::optional<Ref<Place>> place = inputs[label.input].place) latest.ask(*place);
    latest.look_at(in);
    const TextStyle style{Weight::Regular, 12, in.colours().map_muted, 1.2f, 0, false};
    const FrameList<DrawnLabel> names = out.labels;  // as many as there are now
    for (const PlacedLabel& label : placed) {
        const std::optional<Ref<Place>> place = inputs[label.input].place;
        const std::optional<Ref<Event>> event = place ? latest.of(*place, in.scene) : std::nullopt;
        if (!event) continue;
        const Screen at = screen_from_world(in.state.camera, {map.width, map.height}, label.at);
        const Rect name{static_cast<float>(at.x) + map.x + label.dx, static_cast<float>(at.y) + map.y + label.dy,
                        label.width, label.height};
        const bool is_seen = std::any_of(names.begin(), names.end(), [&](const DrawnLabel& one) {
            return one.rect.x == name.x && one.rect.y == name.y;
        });
        if (!is_seen) continue;
        const std::string_view title = in.text(in.story.at(*event).title);
        const float width = text_width(in.look, style, title);
        if (width > kWidest) continue;
        const Rect rect = under(name, label, width, line_height(style));
        if (!is_free(in, out, furniture, rect)) continue;
        draw_words(in, out, style, rect, title);
        out.targets.push_back({FrameText("said:") + in.story.at(*event).id, rect});
    }
}

void draw_nearest_name(const PanelInput& in, PanelOutput& out, const MapFurniture& furniture,
                       const std::vector<LabelInput>& inputs) {
    const Rect& map = in.layout.map;
    const World centre = world_from_lng_lat(in.state.camera.centre);
    const LabelInput* nearest = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const LabelInput& input : inputs) {
        if (std::fabs(input.at.x - centre.x) >= least) continue;  // further off already
        const double away = std::hypot(input.at.x - centre.x, input.at.y - centre.y);
        if (kMapLayers[input.style].name.placing != NamePlacing::Beside || away >= least) continue;
        least = away;
        nearest = &input;
    }
    if (nearest == nullptr) return;
    constexpr float kArrow = 22.0f, kEnd = 8.0f;
    const TextStyle style{Weight::Regular, 13, in.colours().map_muted, 1.3f, 0, false};
    const auto text_of = [&](double km) {
        return FrameText(nearest->text) + ", " + distance_text(in.state.language, km);
    };
    FrameList<PxBox> never;
    for (const Rect& rect : furniture.occupied)
        never.push_back({rect.x - map.x, rect.y - map.y, rect.right() - map.x, rect.bottom() - map.y});
    const std::optional<EdgePointer> pointer = edge_pointer(
        lng_lat_from_world(nearest->at), in.state.camera, {map.width, map.height}, {10, 10, 10, 26},
        [&](double km) {
            const double whole = kArrow + text_width(in.look, style, text_of(km)) + kEnd;
            return PillWidths{whole, whole};
        },
        {}, never);
    if (!pointer) return;
    const FrameText text = text_of(pointer->distance_km);
    const float x = static_cast<float>(pointer->at.x - pointer->width / 2) + map.x + kArrow,
                y = static_cast<float>(pointer->at.y) + map.y, height = line_height(style);
    const std::uint32_t rgb = kMapMuted.in(in.colours().shade);
    draw_arrow({x - kArrow * 0.5f, y}, pointer->azimuth_degrees, {rgb, rgb});
    draw_words(in, out, style, {x, y - height * 0.5f, text_width(in.look, style, text), height}, text);
}

}  // namespace sourceline
