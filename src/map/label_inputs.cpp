#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include "base/stable_sort.h"
#include "base/text.h"
#include "map/labels.h"
#include "map/name_index.h"

namespace sourceline {

namespace {

// Names of a group count up from its number times this.
constexpr int kGroupSize = 100'000;

const NameStyle& style_of(const MapName& name) { return kMapLayers[name.layer].name; }

// A box of degrees in the world.
class WorldBox {
  public:
    explicit WorldBox(const LngLatBox& box)
        : a_(world_from_lng_lat(box.south_west)), b_(world_from_lng_lat(box.north_east)) {}
    bool holds(World at) const { return at.x >= a_.x && at.x <= b_.x && at.y >= b_.y && at.y <= a_.y; }

  private:
    World a_, b_;
};

// On the sphere, for distances of a few kilometres.
double distance_km(World a, World b) {
    return std::hypot(a.x - b.x, a.y - b.y) / world_from_km(1.0, lng_lat_from_world(a).lat());
}

bool is_settlement(PlaceKind kind) {
    return kind == PlaceKind::City || kind == PlaceKind::Town || kind == PlaceKind::Village;
}

// A name may be written a little elsewhere in another source; another village of the same name lies further off.
constexpr double kSameSpotKm = 2.0, kSameNameKm = 30.0;

bool is_same_place(const MapName& settlement, const Place& place) {
    const double apart_km = distance_km(world_from_lng_lat(place.position), settlement.at);
    if (is_settlement(place.kind) && apart_km < kSameSpotKm) return true;
    if (place.kind == PlaceKind::Area && apart_km < kSameSpotKm && contains_name(place.name, settlement.name))
        return true;
    return apart_km < kSameNameKm && shares_a_name(settlement.name, place.name);
}

// Which of the base map's settlements are places of the story. They are the fewer: each place asks for those of its
// names and around it.
class SettlementsInStory {
  public:
    SettlementsInStory(const std::vector<const MapName*>& settlements, const std::vector<Place>& places)
        : settlements_(settlements), found_(settlements.size()) {
        double most_lat = 0;
        for (const Place& place : places) most_lat = std::max(most_lat, std::fabs(place.position.lat()));
        cell_ = 1.01 * world_from_km(kSameSpotKm, most_lat);  // nowhere are they longer in the world
        for (std::uint32_t i = 0; i < settlements.size(); ++i) {
            for (const auto& [language, text] : settlements[i]->name.entries()) by_text_[text].push_back(i);
            for (const int y : {-1, 0, 1})
                for (const int x : {-1, 0, 1}) by_cell_[cell_of(settlements[i]->at, x, y)].push_back(i);
        }
        for (const Place& place : places) {
            if (place.precision == PlacePrecision::Region) continue;
            compare(place, by_cell_, cell_of(world_from_lng_lat(place.position)));
            for (const auto& [language, text] : place.name.entries()) compare(place, by_text_, std::string_view(text));
        }
    }
    bool has(std::uint32_t settlement) const { return found_[settlement]; }

  private:
    using Settlements = std::vector<std::uint32_t>;

    template <class Key>
    void compare(const Place& place, const std::unordered_map<Key, Settlements>& all, Key key) {
        const auto near = all.find(key);
        if (near == all.end()) return;
        for (const std::uint32_t i : near->second)
            if (!found_[i]) found_[i] = is_same_place(*settlements_[i], place);
    }
    // Of the cell that lies so many cells further on.
    std::uint64_t cell_of(World at, int x = 0, int y = 0) const {
        const auto number = [&](double v, int more) {
            return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(v / cell_)) + more) & 0xFFFFFFFF;
        };
        return number(at.x, x) << 32 | number(at.y, y);
    }

    const std::vector<const MapName*>& settlements_;
    std::vector<bool> found_;
    double cell_ = 1;
    std::unordered_map<std::uint64_t, Settlements> by_cell_;
    std::unordered_map<std::string_view, Settlements> by_text_;
};

bool stands_for_area(const MapName& name) { return name.rank <= style_of(name).stands_for_area_rank; }

float min_zoom(const MapName& name) {
    const NameStyle& style = style_of(name);
    return name.rank <= style.prominent_rank ? style.prominent_zoom : style.zoom;
}

class InputList {
  public:
    InputList(const BaseMap& map, const Story* story, std::string_view language, std::string_view fallback)
        : map_(map), story_(story), language_(language), fallback_(fallback) {
        for (const MapName& name : map.names)
            if (stands_for_area(name)) great_.push_back(&name);
        stable_sort(great_, [](const MapName* a, const MapName* b) { return a->at.x < b->at.x; });
    }

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
        const double km = world_from_km(1.0, lng_lat_from_world(at).lat()), reach = 1.01 * kNearCityKm * km;
        const auto from = std::partition_point(great_.begin(), great_.end(),
                                               [&](const MapName* name) { return name->at.x < at.x - reach; });
        for (auto name = from; name != great_.end() && (*name)->at.x <= at.x + reach; ++name)
            if (std::hypot(at.x - (*name)->at.x, at.y - (*name)->at.y) / km < kNearCityKm) return 9.0f;
        return 4.0f;
    }

    static float near_min_zoom(const Place& place, float view) {
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
        const WorldBox detail(map_.detail_box), box(map_.box);
        const float view = view_zoom();
        std::vector<const LocalText*> settlements;
        std::vector<std::pair<bool, int>> ranks;  // is it far, its kind
        for (const Place& place : story_->places) {
            ranks.push_back({!detail.holds(world_from_lng_lat(place.position)), static_cast<int>(place.kind)});
            if (is_settlement(place.kind)) settlements.push_back(&place.name);
        }
        // "Graivoron checkpoint" says where it is to those who have found Graivoron.
        const NameIndex named(settlements);
        std::vector<std::uint32_t> order(story_->places.size());
        std::iota(order.begin(), order.end(), 0u);
        stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return ranks[a] < ranks[b]; });
        int priority = 0;
        for (const std::uint32_t i : order) {
            const Place& place = story_->places[i];
            const World at = world_from_lng_lat(place.position);
            if (place.precision == PlacePrecision::Region || !box.holds(at)) continue;
            LabelInput input;
            input.text = text_of(place.name);
            input.style = named.has_part_of(place.name) ? kStoryDetail : kStoryPlace;
            input.place = Ref<Place>{i};
            input.one_of_many = story_->places.size() > kManyPlaces;
            input.at = at;
            input.priority = priority++;
            // The middle of an area is no spot to be marked.
            input.dot = place.kind != PlaceKind::Area;
            input.dot_radius = place.kind == PlaceKind::City ? 4.0f : 3.0f;
            input.min_zoom = ranks[i].first ? far_min_zoom(place, at) : near_min_zoom(place, view);
            // That of an area, which no dot marks, would name its neighbours' symbols while they stand close.
            if (input.style == kStoryDetail)
                input.min_zoom = std::max(input.min_zoom, view + (input.dot ? 1.0f : 2.5f));
            inputs_.push_back(std::move(input));
        }
    }

    // Where a more local name takes over, the zoom of that.
    float max_zoom(const MapName& name) {
        const std::string_view local = style_of(name).gives_way_to;
        if (local.empty()) return LabelInput().max_zoom;
        for (const MapName* other : of_class(local))
            if (shares_a_name(other->name, name.name)) return std::nextafter(min_zoom(*other), 0.0f);
        return LabelInput().max_zoom;
    }

    const std::vector<const MapName*>& of_class(std::string_view cls) {
        const auto [found, is_new] = by_class_.try_emplace(cls);
        if (is_new)
            for (const MapName& name : map_.names)
                if (kMapLayers[name.layer].cls == cls) found->second.push_back(&name);
        return found->second;
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

    void add_points() {
        std::vector<const MapName*> named, order;
        for (const MapName& name : map_.names)
            if (name.named && style_of(name).placing == NamePlacing::Beside) named.push_back(&name);
        const std::vector<Place> none;
        const SettlementsInStory in_story(named, story_ != nullptr ? story_->places : none);
        for (std::uint32_t i = 0; i < named.size(); ++i)
            if (!in_story.has(i)) order.push_back(named[i]);
        stable_sort(order, [](const MapName* a, const MapName* b) {
            if (a->layer != b->layer) return a->layer < b->layer;
            if (a->rank != b->rank) return a->rank < b->rank;
            return a->population > b->population;
        });
        int missing = story_ != nullptr ? kFewestInView - names_in_view() : 0;
        for (const MapName* name : order) {
            const NameStyle& style = style_of(*name);
            LabelInput input = input_of(*name);
            input.priority = next_in(style.group);
            if (missing > 0 && is_in_view(input)) {
                input.min_zoom = std::min(input.min_zoom, view_zoom());
                --missing;
            }
            inputs_.push_back(std::move(input));
        }
    }

    // So many names tell a reader where the story plays: settlements too small for the zoom are named until there are.
    static constexpr int kFewestInView = 8;
    bool is_in_view(const LabelInput& input) const { return WorldBox(story_->view).holds(input.at); }
    int names_in_view() const {
        int count = 0;
        for (const LabelInput& input : inputs_) count += input.min_zoom <= view_zoom() && is_in_view(input);
        return count;
    }

    const BaseMap& map_;
    const Story* story_;
    std::string_view language_, fallback_;
    std::vector<const MapName*> great_;  // that stand for the area around them, from west to east
    std::unordered_map<std::string_view, std::vector<const MapName*>> by_class_;
    std::vector<LabelInput> inputs_;
    int count_ = 0;  // of the base map's names so far
};

}  // namespace

std::vector<LabelInput> label_inputs(const BaseMap& map, const Story* story, std::string_view language,
                                     std::string_view fallback) {
    return InputList(map, story, language, fallback).all();
}

}  // namespace sourceline
