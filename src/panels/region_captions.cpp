#include "panels/region_captions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "panels/layout.h"
#include "panels/typeset.h"

namespace sourceline {

namespace {

constexpr double kCaptionEdge = 4.0;          // CSS pixels kept free at the edges of what is seen
constexpr double kEnd = 10.0, kAround = 3.0;  // of a pill: beside its words, around its badge

struct Size {
    double width = 0, height = 0;
};

// The badge of a region with all that will ever stand in it.
struct RegionBadge {
    World at;
    std::uint32_t first = 0;  // of its symbols
    int count = 0;
};

class Placing {
  public:
    Placing(const CaptionRoom& room, const Look& look, const State& state)
        : room_(room), look_(look), state_(state), dots_(dots_of(room)) {
        for (const Obstacle& one : room.symbols)
            obstacles_.push_back(around(on_screen(one.at), {one.min.x, one.min.y, one.max.x, one.max.y}));
    }

    std::optional<RegionCaption> caption(const RegionBadge& badge) const {
        const Home home = room_.territories.region(room_.story.at(place_of(badge)).region);
        const bool is_small = room_.seen.viewport.width < kSmallMapWidth;
        for (const CaptionWords which :
             {CaptionWords::Note, CaptionWords::Events, CaptionWords::Name, CaptionWords::Region}) {
            // A small map has hardly room for the region's own name beside the badge: then that is the one that says
            // most.
            if (is_small && (which == CaptionWords::Note || which == CaptionWords::Events)) continue;
            for (const bool is_left : {false, true}) {
                const RegionCaption pill{
                    badge.at, pill_box(size_of(badge, which), is_left), which, place_of(badge), true, is_left};
                if (is_free(badge, pill.box) && lies_whole_in(home, badge, pill.box)) return pill;
            }
        }
        return is_small ? std::nullopt : words_beside(badge, home, size_of(badge, CaptionWords::Note));
    }

  private:
    Ref<Place> place_of(const RegionBadge& badge) const {
        return *room_.story.at(room_.scene.symbols[badge.first].event).place;
    }

    Size size_of(const RegionBadge& badge, CaptionWords which) const {
        const RegionCaption asked{badge.at, {}, which, place_of(badge)};
        // As wide as for any number of them: they do not come and go with it.
        Size size;
        for (const int count : {1, 2, badge.count})
            size.width =
                std::max(size.width, static_cast<double>(text_width(look_, caption_name_style(look_),
                                                                    caption_text(room_.story, state_, asked, count))));
        size.height = line_height(caption_name_style(look_));
        if (which != CaptionWords::Note) return size;
        size.width = std::max(size.width, static_cast<double>(text_width(look_, caption_note_style(look_),
                                                                         strings(state_.language).region_unsaid)));
        size.height = caption_second_line(look_) + line_height(caption_note_style(look_));
        return size;
    }

    static PxBox pill_box(const Size& words, bool is_left) {
        const double half = std::max(words.height / 2 + 4, kSymbolHalfBox + kAround);
        const double near = kSymbolHalfBox + kAround, far = kSymbolHalfBox + kCaptionGap + words.width + kEnd;
        return is_left ? PxBox{-far, -half, near, half} : PxBox{-near, -half, far, half};
    }

    // Under the badge, over it, right or left of it: where there is room and most of it lies in the region. Nowhere
    // where not even half would: it would be read of what lies beside.
    std::optional<RegionCaption> words_beside(const RegionBadge& badge, Home home, const Size& words) const {
        constexpr double kGap = 2.0, kHalf = kSymbolHalfBox;
        const double w = words.width, h = words.height;
        const PxBox boxes[] = {{-w / 2, kHalf + kGap, w / 2, kHalf + kGap + h},
                               {-w / 2, -kHalf - kGap - h, w / 2, -kHalf - kGap},
                               {kHalf + kCaptionGap, -h / 2, kHalf + kCaptionGap + w, h / 2},
                               {-kHalf - kCaptionGap - w, -h / 2, -kHalf - kCaptionGap, h / 2}};
        std::optional<RegionCaption> best;
        double most = 0.5;
        for (const PxBox& box : boxes) {
            const double share = is_free(badge, box) ? share_in(home, badge, box, 0.0) : 0.0;
            if (share <= most) continue;
            best = RegionCaption{badge.at, box, CaptionWords::Note, place_of(badge), false, false};
            most = share;
        }
        return best;
    }

    Screen on_screen(World at) const { return screen_from_world(room_.seen.camera, room_.seen.viewport, at); }

    static PxBox around(Screen at, const PxBox& box) {
        return {at.x + box.min_x, at.y + box.min_y, at.x + box.max_x, at.y + box.max_y};
    }

    // Of the box's squares, in a row along it, those whose discs lie in the region. `reach` 1: the whole square; 0: its
    // middle.
    double share_in(Home home, const RegionBadge& badge, const PxBox& box, double reach) const {
        const PxBox on = around(on_screen(badge.at), box);
        const double width = on.max_x - on.min_x, height = on.max_y - on.min_y;
        const int squares = std::max(static_cast<int>(std::ceil(width / height)), 1);
        const double step = width / squares, radius_px = reach * std::hypot(step, height) / 2;
        int inside = 0;
        for (int i = 0; i < squares; ++i) {
            const World middle = world_from_screen(room_.seen.camera, room_.seen.viewport,
                                                   {on.min_x + (i + 0.5) * step, (on.min_y + on.max_y) / 2});
            inside += room_.territories.holds(home, middle, radius_px / world_size_px(room_.seen.camera.zoom)) ? 1 : 0;
        }
        return static_cast<double>(inside) / squares;
    }
    bool lies_whole_in(Home home, const RegionBadge& badge, const PxBox& box) const {
        return share_in(home, badge, box, 1.0) == 1.0;
    }

    bool is_free(const RegionBadge& badge, const PxBox& box) const {
        const Screen at = on_screen(badge.at);
        const PxBox on = around(at, box);
        const Viewport& seen = room_.seen.viewport;
        if (on.min_x < kCaptionEdge || on.min_y < kCaptionEdge || on.max_x > seen.width - kCaptionEdge ||
            on.max_y > seen.height - kCaptionEdge)
            return false;
        const auto hits = [&](const PxBox& other) { return overlaps(on, other); };
        if (std::any_of(room_.seen.taken.begin(), room_.seen.taken.end(), hits)) return false;
        for (const PxBox& one : obstacles_) {
            const bool is_own = overlaps(around(at, {-1, -1, 1, 1}), one);
            if (!is_own && hits(one)) return false;
        }
        for (const PlacedLabel& label : room_.placed)
            if (hits(around(on_screen(label.at), {label.dx - 2.0, label.dy - 2.0, label.dx + label.width + 2.0,
                                                  label.dy + label.height + 2.0})))
                return false;
        return std::none_of(dots_.begin(), dots_.end(), [&](std::uint32_t i) {
            const LabelInput& input = room_.inputs[i];
            const double r = input.dot_radius + 2.0;
            return hits(around(on_screen(input.at), {-r, -r, r, r}));
        });
    }

    // Those of the story's places; of very many of them only that are marked.
    static FrameList<std::uint32_t> dots_of(const CaptionRoom& room) {
        FrameList<std::uint32_t> dots;
        const auto add = [&](std::uint32_t i) {
            if (room.inputs[i].place && room.inputs[i].dot) dots.push_back(i);
        };
        if (room.story.places.size() > kManyPlaces)
            for (const PlacedLabel& label : room.placed) add(label.input);
        else
            for (std::uint32_t i = 0; i < room.inputs.size(); ++i) add(i);
        return dots;
    }

    const CaptionRoom& room_;
    const Look& look_;
    const State& state_;
    FrameList<PxBox> obstacles_;     // of what is seen
    FrameList<std::uint32_t> dots_;  // of the inputs
};

}  // namespace

void add_region_captions(const CaptionRoom& room, const Look& look, const State& state,
                         std::vector<RegionCaption>& captions) {
    const Placing placing(room, look, state);
    const EventScene& scene = room.scene;
    for (const EventBadge& badge : scene.badges) {
        if (badge.stand != SymbolStand::InRegion) continue;
        RegionBadge all{anchor_of(scene, badge.at), 0, 0};
        for (const std::uint32_t i : badge.symbols)
            if (scene.symbols[i].life.happened_from <= std::numeric_limits<float>::max() && all.count++ == 0)
                all.first = i;
        if (all.count == 0) continue;
        if (const auto caption = placing.caption(all)) captions.push_back(*caption);
    }
}

FrameList<Obstacle> caption_obstacles(const std::vector<RegionCaption>& captions) {
    FrameList<Obstacle> obstacles;
    for (const RegionCaption& caption : captions) {
        const auto px = [](double x, double y) { return Vec2Px{static_cast<float>(x), static_cast<float>(y)}; };
        obstacles.push_back(
            {caption.at, px(caption.box.min_x, caption.box.min_y), px(caption.box.max_x, caption.box.max_y)});
    }
    return obstacles;
}

const RegionCaption* caption_of(const std::vector<RegionCaption>& captions, const MapSign& sign) {
    if (sign.stand != SymbolStand::InRegion) return nullptr;
    for (const RegionCaption& caption : captions)
        if (caption.at.x == sign.at.x && caption.at.y == sign.at.y) return &caption;
    return nullptr;
}

FrameText caption_text(const Story& story, const State& state, const RegionCaption& caption, int count) {
    const Language language = state.language;
    if (caption.words == CaptionWords::Name)
        return FrameText(story.at(caption.place).name.in(texts_tag(story, state), story.language).text);
    if (caption.words == CaptionWords::Region) return FrameText(strings(language).in_region);
    const FrameText text = counted(language, count, strings(language).events_in_region),
                    number = in_digits(count) + " ";
    return text.compare(0, number.size(), number) == 0 ? text.substr(number.size()) : text;
}

TextStyle caption_name_style(const Look& look) { return {Weight::SemiBold, 13, look.colours->ink, 1.2f, 0, false}; }
TextStyle caption_note_style(const Look& look) {
    return {Weight::Regular, 12, look.colours->map_muted, 1.2f, 0, false};
}
float caption_second_line(const Look& look) { return line_height(caption_name_style(look)) + 1.0f; }

}  // namespace sourceline
