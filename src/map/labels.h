// Which names are on the map and where. They are placed for a zoom, a language and what was seen when the map came to
// rest, and stay so while it is panned: names cannot jump under the pointer. They never overlap each other or an
// obstacle.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/frame_memory.h"
#include "geo/camera.h"
#include "map/basemap.h"
#include "map/label_index.h"
#include "map/px_grid.h"
#include "map/territories.h"

namespace sourceline {

using LabelStyle = LayerId;  // a row of kMapLayers whose kind is Name

struct LabelInput {    // a name that wants to be on the map
    std::string text;  // final: language chosen, capitals applied
    LabelStyle style = kStoryPlace;
    World at;
    int priority = 0;  // lower goes first; the story's places are never dropped
    bool dot = false;  // has a dot at `at`, which is an obstacle too where it is drawn
    float dot_radius = 3.0f;
    float min_zoom = 0.0f, max_zoom = 24.0f;
    std::optional<Ref<Place>> place = {};  // of the story, which the name opens
    bool one_of_many = false;  // of a story with very many places: named where there is room, else not marked
};

struct Vec2Px {
    float x = 0, y = 0;
};  // CSS pixels
struct TextSize {
    float width = 0, height = 0;
};
struct Obstacle {
    World at;
    Vec2Px min, max;
};  // a box in CSS pixels around a world point

struct PlacedLabel {
    std::uint32_t input = 0;  // index into the inputs
    World at;
    float dx = 0, dy = 0;  // CSS pixels from `at` to the label's top left
    float width = 0, height = 0;
};

// Of a story with more places than that none has to be named, and what stands close together stands as one: the map
// would be nothing but symbols and names.
inline constexpr std::size_t kManyPlaces = 300;

// What is seen of the map. A name whose point lies in it stands whole in it and clear of `taken`, or not at all; a name
// of the story wherever there is room, as long as there is any.
struct LabelFrame {
    Camera camera;
    Viewport viewport;
    std::vector<PxBox> taken;  // buttons and the like, px of the viewport
    friend bool operator==(const LabelFrame&, const LabelFrame&) = default;
};

using MeasureLabel = std::function<TextSize(const std::string& text, LabelStyle style)>;  // in CSS pixels

// Places the names of one list of inputs, again and again: what each time asks is what can be in view.
//
// Labels of points stand beside them, those of areas over them (NamePlacing). A dot that comes with its name alone is
// no obstacle before that has found its place, and none is placed whose dot would lie under another. What
// is hidden at this zoom by min_zoom and max_zoom is no obstacle either. The result is in the order of placing.
class LabelPlacer {
  public:
    LabelPlacer();
    ~LabelPlacer();
    LabelPlacer(const LabelPlacer&) = delete;
    LabelPlacer& operator=(const LabelPlacer&) = delete;
    LabelPlacer(LabelPlacer&&) noexcept;
    LabelPlacer& operator=(LabelPlacer&&) noexcept;

    // `territories`: where names that stay at home (map/layers) may stand; without them anywhere. They must outlive the
    // placer, or the next call.
    void set(std::vector<LabelInput> inputs, const Territories* territories = nullptr);
    const std::vector<LabelInput>& inputs() const { return inputs_; }

    // Of the inputs that are one of many, with a frame, only those in and around it, and of those that stand close
    // together at this zoom only the first.
    std::vector<PlacedLabel> place(const std::vector<Obstacle>& obstacles, double zoom, const MeasureLabel& measure,
                                   const LabelFrame* frame = nullptr);
    // The same in two steps: the names of the story's places; then all others, with more obstacles that keep clear of
    // the first.
    FrameList<PlacedLabel> place_story(std::span<const Obstacle> obstacles, double zoom, const MeasureLabel& measure,
                                       const LabelFrame* frame = nullptr);
    FrameList<PlacedLabel> place_others(std::span<const Obstacle> more, const MeasureLabel& measure);

    // So many inputs were looked at for the last view.
    std::size_t visited() const { return visited_; }

  private:
    class Placement;

    FrameList<PlacedLabel> place_ranks(std::size_t from, std::size_t to, const MeasureLabel& measure);

    std::vector<LabelInput> inputs_;
    std::vector<std::uint32_t> order_;   // of placing
    std::vector<std::uint32_t> always_;  // places in that order of those that are not one of many
    LabelIndex many_;                    // of the others
    std::unique_ptr<Placement> placement_;
    std::vector<std::uint32_t> ranks_;  // of what may be placed in the last view
    std::size_t of_story_ = 0;          // so many of them, the first
    std::size_t visited_ = 0;
};

// The same for once.
std::vector<PlacedLabel> place_labels(const std::vector<LabelInput>& inputs, const std::vector<Obstacle>& obstacles,
                                      double zoom, const MeasureLabel& measure, const LabelFrame* frame = nullptr);

// The names of a story's places and of its base map, in `language`, else in `fallback`. Settlements of the base map
// that are places of the story too come once. `story` may be null.
std::vector<LabelInput> label_inputs(const BaseMap& map, const Story* story, std::string_view language,
                                     std::string_view fallback);

}  // namespace sourceline
