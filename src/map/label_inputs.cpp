#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/text.h"
#include "map/labels.h"

namespace sourceline {

namespace {

// Priorities of groups; within a group names count up from here.
constexpr int kStory = 0, kCountries = 100'000, kCities = 200'000, kOblasts = 300'000, kTowns = 400'000,
              kVillages = 500'000, kDots = 600'000;
// Below it countries and great cities only; above it the names of the region.
constexpr float kRegionZoom = 6.5f;

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
bool is_same_place(const Settlement& settlement, const Place& place) {
    constexpr double kSameSpotKm = 2.0, kSameNameKm = 30.0;
    const double apart_km = distance_km(world_from_lng_lat(place.position), settlement.at);
    if (is_settlement(place.kind) && apart_km < kSameSpotKm) return true;
    if (place.kind == PlaceKind::Area && apart_km < kSameSpotKm && contains_name(place.name, settlement.name))
        return true;
    return apart_km < kSameNameKm && shares_a_name(settlement.name, place.name);
}

bool is_great(const Settlement& settlement) {
    return settlement.kind == SettlementClass::Capital ||
           (settlement.kind == SettlementClass::City && settlement.rank <= 1);
}

class InputList {
  public:
    InputList(const BaseMap& map, const Story* story, std::string_view language, std::string_view fallback)
        : map_(map), story_(story), language_(language), fallback_(fallback) {}

    std::vector<LabelInput> all() {
        if (story_ != nullptr) add_story();
        add_areas();
        add_settlements();
        return std::move(inputs_);
    }

  private:
    std::string text_of(const LocalText& text) const { return std::string(text.in(language_, fallback_).text); }

    // The zoom at which the story's view fits a phone: there its names must be readable.
    float view_zoom() const {
        constexpr double kPhonePx = 340.0, kMaxZoom = 12.0;
        const double width =
            world_from_lng_lat(story_->view.north_east).x - world_from_lng_lat(story_->view.south_west).x;
        return static_cast<float>(width > 0 ? std::clamp(std::log2(kPhonePx / width / world_size_px(0)), 0.0, kMaxZoom)
                                            : kMaxZoom);
    }

    // A far place is named on the overview, unless a great city there says the same.
    float far_min_zoom(const Place& place, World at) const {
        constexpr double kNearCityKm = 40.0;
        if (place.kind == PlaceKind::City) return 0.0f;
        for (const Settlement& settlement : map_.settlements)
            if (is_great(settlement) && distance_km(at, settlement.at) < kNearCityKm) return 9.0f;
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

    void add_story() {
        std::vector<std::uint32_t> order(story_->places.size());
        std::iota(order.begin(), order.end(), 0u);
        const auto rank = [&](std::uint32_t i) {
            const Place& place = story_->places[i];
            const bool far = !lies_in(map_.detail_box, world_from_lng_lat(place.position));
            return std::pair(far, static_cast<int>(place.kind));
        };
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
        int priority = kStory;
        for (const std::uint32_t i : order) {
            const Place& place = story_->places[i];
            const World at = world_from_lng_lat(place.position);
            if (place.precision == PlacePrecision::Region || !lies_in(map_.box, at)) continue;
            LabelInput input;
            input.text = text_of(place.name);
            input.style = LabelStyle::StoryPlace;
            input.at = at;
            input.priority = priority++;
            // The middle of an area is no spot to be marked.
            input.dot = place.kind != PlaceKind::Area;
            input.dot_radius = place.kind == PlaceKind::City ? 4.0f : 3.0f;
            input.min_zoom = lies_in(map_.detail_box, at) ? near_min_zoom(place) : far_min_zoom(place, at);
            inputs_.push_back(std::move(input));
        }
    }

    bool has_region_name(const AreaName& country) const {
        return std::any_of(map_.area_names.begin(), map_.area_names.end(), [&](const AreaName& other) {
            return other.kind == AreaClass::CountryInRegion && shares_a_name(other.name, country.name);
        });
    }

    void add_areas() {
        int country = kCountries, oblast = kOblasts;
        for (const AreaName& area : map_.area_names) {
            LabelInput input;
            input.text = upper_case(text_of(area.name));
            input.at = area.at;
            input.style = LabelStyle::Country;
            switch (area.kind) {
                case AreaClass::Country:
                    input.priority = country++;
                    if (has_region_name(area)) input.max_zoom = std::nextafter(kRegionZoom, 0.0f);
                    break;
                case AreaClass::CountryInRegion:
                    input.priority = country++;
                    input.min_zoom = kRegionZoom;
                    break;
                case AreaClass::Oblast:
                    input.style = LabelStyle::Oblast;
                    input.priority = oblast++;
                    input.min_zoom = kRegionZoom;
                    break;
                case AreaClass::Sea:
                    input.text = text_of(area.name);
                    input.style = LabelStyle::River;
                    input.priority = oblast++;
                    input.min_zoom = 4.0f;
                    break;
            }
            inputs_.push_back(std::move(input));
        }
    }

    static float settlement_min_zoom(const Settlement& settlement) {
        switch (settlement.kind) {
            case SettlementClass::Capital:
                return settlement.rank <= 1 ? 3.0f : 4.0f;
            case SettlementClass::City:
                return settlement.rank <= 1 ? 5.0f : kRegionZoom;
            case SettlementClass::Town:
                return settlement.rank <= 3 ? 8.0f : 8.5f;
            case SettlementClass::Village:
                break;
        }
        return settlement.rank <= 4 ? 9.5f : 10.0f;
    }

    // Before there is room for its name a village is a small dot: the country is not empty.
    void add_early_dot(const LabelInput& village) {
        LabelInput dot = village;
        dot.text.clear();
        dot.priority += kDots;
        dot.dot_radius = 1.5f;
        dot.dot_blocks = false;
        dot.min_zoom = 7.75f;
        dot.max_zoom = std::nextafter(village.min_zoom, 0.0f);
        inputs_.push_back(std::move(dot));
    }

    void add_settlements() {
        std::vector<const Settlement*> order;
        for (const Settlement& settlement : map_.settlements) {
            const bool in_story =
                story_ != nullptr && std::any_of(story_->places.begin(), story_->places.end(), [&](const Place& place) {
                    return place.precision != PlacePrecision::Region && is_same_place(settlement, place);
                });
            if (!in_story) order.push_back(&settlement);
        }
        std::stable_sort(order.begin(), order.end(), [](const Settlement* a, const Settlement* b) {
            if (a->kind != b->kind) return a->kind < b->kind;
            if (a->rank != b->rank) return a->rank < b->rank;
            return a->population > b->population;
        });
        int count = 0;
        for (const Settlement* settlement : order) {
            LabelInput input;
            if (settlement->named) input.text = text_of(settlement->name);
            input.at = settlement->at;
            input.dot = true;
            input.min_zoom = settlement_min_zoom(*settlement);
            int group = kVillages;
            switch (settlement->kind) {
                case SettlementClass::Capital:
                case SettlementClass::City:
                    input.style = LabelStyle::City, input.dot_radius = 3.5f, group = kCities;
                    break;
                case SettlementClass::Town:
                    input.style = LabelStyle::Town, input.dot_radius = 2.5f, group = kTowns;
                    break;
                case SettlementClass::Village:
                    input.style = LabelStyle::Village, input.dot_radius = 2.0f;
                    break;
            }
            input.priority = (settlement->named ? group : kDots) + count++;
            if (settlement->kind == SettlementClass::Village) add_early_dot(input);
            inputs_.push_back(std::move(input));
        }
    }

    const BaseMap& map_;
    const Story* story_;
    std::string_view language_, fallback_;
    std::vector<LabelInput> inputs_;
};

}  // namespace

std::vector<LabelInput> label_inputs(const BaseMap& map, const Story* story, std::string_view language,
                                     std::string_view fallback) {
    return InputList(map, story, language, fallback).all();
}

}  // namespace sourceline
