#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/stable_sort.h"
#include "base/text.h"
#include "map/labels.h"

namespace sourceline {

namespace {

// Names of a group count up from its number times this.
constexpr int kGroupSize = 100'000;

const NameStyle& style_of(const MapName& name) { return kMapLayers[name.layer].name; }

bool lies_in(const LngLatBox& box, World at) {
    const World a = world_from_lng_lat(box.south_west), b = world_from_lng_lat(box.north_east);
    return at.x >= a.x && at.x <= b.x && at.y >= b.y && at.y <= a.y;
}

bool shares_a_name(const LocalText& a, const LocalText& b) {
    for (const auto& [language_a, text_a] : a.entries())
        for (const auto& [language_b, text_b] : b.entries())
            if (text_a == text_b) return true;
    return false;
}

// On the sphere, for distances of a few kilometres.
double distance_km(World a, World b) {
    return std::hypot(a.x - b.x, a.y - b.y) / world_from_km(1.0, lng_lat_from_world(a).lat());
}

bool is_settlement(PlaceKind kind) {
    return kind == PlaceKind::City || kind == PlaceKind::Town || kind == PlaceKind::Village;
}

// "Borisovka area" names Borisovka.
bool contains_name(const LocalText& longer, const LocalText& name) {
    for (const auto& [language_a, text_a] : longer.entries())
        for (const auto& [language_b, text_b] : name.entries())
            if (!text_b.empty() && text_a.find(text_b) != std::string::npos) return true;
    return false;
}

// A name may be written a little elsewhere in another source; another village of the same name lies further off.
bool is_same_place(const MapName& settlement, const Place& place) {
    constexpr double kSameSpotKm = 2.0, kSameNameKm = 30.0;
    const double apart_km = distance_km(world_from_lng_lat(place.position), settlement.at);
    if (is_settlement(place.kind) && apart_km < kSameSpotKm) return true;
    if (place.kind == PlaceKind::Area && apart_km < kSameSpotKm && contains_name(place.name, settlement.name))
        return true;
    return apart_km < kSameNameKm && shares_a_name(settlement.name, place.name);
}

bool stands_for_area(const MapName& name) { return name.rank <= style_of(name).stands_for_area_rank; }

float min_zoom(const MapName& name) {
    const NameStyle& style = style_of(name);
    return name.rank <= style.prominent_rank ? style.prominent_zoom : style.zoom;
}

class InputList {
  public:
    InputList(const BaseMap& map, const Story* story, std::string_view language, std::string_view fallback)
        : map_(map), story_(story), language_(language), fallback_(fallback) {}

    std::vector<LabelInput> all() {
        if (story_ != nullptr) add_story();
        add_areas();
        add_points();
        return std::move(inputs_);
    }

  private:
    std::string text_of(const LocalText& text) const { return std::string(text.in(language_, fallback_).text); }

    // The zoom at which the story's view fits the smallest phone: there its names must be readable.
    float view_zoom() const {
        constexpr double kPhonePx = 230.0, kMaxZoom = 12.0;
        const double width =
            world_from_lng_lat(story_->view.north_east).x - world_from_lng_lat(story_->view.south_west).x;
        return static_cast<float>(width > 0 ? std::clamp(std::log2(kPhonePx / width / world_size_px(0)), 0.0, kMaxZoom)
                                            : kMaxZoom);
    }

    // A far place is named on the overview, unless a great city there says the same.
    float far_min_zoom(const Place& place, World at) const {
        constexpr double kNearCityKm = 40.0;
        if (place.kind == PlaceKind::City) return 0.0f;
        for (const MapName& name : map_.names)
            if (stands_for_area(name) && distance_km(at, name.at) < kNearCityKm) return 9.0f;
        return 4.0f;
    }

    float near_min_zoom(const Place& place) const {
        const float view = view_zoom();
        switch (place.kind) {
            case PlaceKind::City:
                return std::min(view - 0.75f, 4.5f);
            case PlaceKind::Town:
                return view - 1.0f;
            default:
                return view - 0.75f;
        }
    }

    // "Graivoron checkpoint" says where it is to those who have found Graivoron.
    bool adds_to_another(const Place& place) const {
        return std::any_of(story_->places.begin(), story_->places.end(), [&](const Place& other) {
            return is_settlement(other.kind) && &other != &place && !shares_a_name(place.name, other.name) &&
                   contains_name(place.name, other.name);
        });
    }

    void add_story() {
        std::vector<std::uint32_t> order(story_->places.size());
        std::iota(order.begin(), order.end(), 0u);
        const auto rank = [&](std::uint32_t i) {
            const Place& place = story_->places[i];
            const bool far = !lies_in(map_.detail_box, world_from_lng_lat(place.position));
            return std::pair(far, static_cast<int>(place.kind));
        };
        stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
        int priority = 0;
        for (const std::uint32_t i : order) {
            const Place& place = story_->places[i];
            const World at = world_from_lng_lat(place.position);
            if (place.precision == PlacePrecision::Region || !lies_in(map_.box, at)) continue;
            LabelInput input;
            input.text = text_of(place.name);
            input.style = adds_to_another(place) ? kStoryDetail : kStoryPlace;
            input.place = Ref<Place>{i};
            input.one_of_many = story_->places.size() > kManyPlaces;
            input.at = at;
            input.priority = priority++;
            // The middle of an area is no spot to be marked.
            input.dot = place.kind != PlaceKind::Area;
            input.dot_radius = place.kind == PlaceKind::City ? 4.0f : 3.0f;
            input.min_zoom = lies_in(map_.detail_box, at) ? near_min_zoom(place) : far_min_zoom(place, at);
            // That of an area, which no dot marks, would name its neighbours' symbols while they stand close.
            if (input.style == kStoryDetail)
                input.min_zoom = std::max(input.min_zoom, view_zoom() + (input.dot ? 1.0f : 2.5f));
            inputs_.push_back(std::move(input));
        }
    }

    // Where a more local name takes over, the zoom of that.
    float max_zoom(const MapName& name) const {
        const std::string_view local = style_of(name).gives_way_to;
        for (const MapName& other : map_.names)
            if (!local.empty() && kMapLayers[other.layer].cls == local && shares_a_name(other.name, name.name))
                return std::nextafter(min_zoom(other), 0.0f);
        return LabelInput().max_zoom;
    }

    LabelInput input_of(const MapName& name) const {
        LabelInput input;
        const NameStyle& style = style_of(name);
        input.text = text_of(name.name);
        if (style.letters == Letters::Capitals) input.text = upper_case(input.text);
        input.style = name.layer;
        input.at = name.at;
        input.dot = style.dot != DotStyle::None;
        if (input.dot) input.dot_radius = style.dot_radius;
        input.min_zoom = min_zoom(name);
        return input;
    }

    void add_areas() {
        for (const MapName& name : map_.names) {
            if (style_of(name).placing != NamePlacing::Over) continue;
            LabelInput input = input_of(name);
            input.priority = next_in(style_of(name).group);
            input.max_zoom = max_zoom(name);
            if (name.layer == kStoryFeature && story_ != nullptr) input.min_zoom = view_zoom();
            inputs_.push_back(std::move(input));
        }
    }

    int next_in(int group) { return group * kGroupSize + count_++; }

    bool is_in_story(const MapName& name) const {
        return story_ != nullptr && std::any_of(story_->places.begin(), story_->places.end(), [&](const Place& place) {
                   return place.precision != PlacePrecision::Region && is_same_place(name, place);
               });
    }

    void add_points() {
        std::vector<const MapName*> order;
        for (const MapName& name : map_.names)
            if (name.named && style_of(name).placing == NamePlacing::Beside && !is_in_story(name))
                order.push_back(&name);
        stable_sort(order, [](const MapName* a, const MapName* b) {
            if (a->layer != b->layer) return a->layer < b->layer;
            if (a->rank != b->rank) return a->rank < b->rank;
            return a->population > b->population;
        });
        for (const MapName* name : order) {
            const NameStyle& style = style_of(*name);
            LabelInput input = input_of(*name);
            input.priority = next_in(style.group);
            inputs_.push_back(std::move(input));
        }
    }

    const BaseMap& map_;
    const Story* story_;
    std::string_view language_, fallback_;
    std::vector<LabelInput> inputs_;
    int count_ = 0;  // of the base map's names so far
};

}  // namespace

std::vector<LabelInput> label_inputs(const BaseMap& map, const Story* story, std::string_view language,
                                     std::string_view fallback) {
    return InputList(map, story, language, fallback).all();
}

}  // namespace sourceline
