// What is on the map for one story, base map, zoom and language; made anew only when one of these changes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "map/labels.h"
#include "map/measure.h"
#include "map/scene.h"
#include "map/seen_signs.h"
#include "map/sign_board.h"
#include "map/symbol_looks.h"
#include "map/symbols.h"
#include "panels/region_captions.h"
#include "panels/theme.h"
#include "session/pace.h"
#include "state/state.h"
#include "telling/told.h"

namespace sourceline {

class MapContent {
  public:
    // Both must outlive their use here. Returns the scene of the base map, for the renderer.
    BaseScene set(const Story& story, const BaseMap& map);
    // The base map's shapes and names are others, its regions and borders the same. Returns its scene.
    BaseScene redraw();
    void clear();
    bool ready() const { return builder_ != nullptr; }

    // True when the symbols changed and must go to the renderer: another quarter of a zoom level, another lens or
    // filter, another theme, or events stand otherwise in what is told. `told`: of this story.
    bool update_symbols(const State& state, TellingMemo& told, Shade shade);
    // As before the first of them: what comes next is laid out with no row at the foot.
    void forget_symbols();
    // What stands on the map at the State's moment.
    void update_signs(const State& state, TellingMemo& told);
    // Looks the names up that update_labels would, and makes them ready to be placed: two steps, which may be made one
    // by one before it.
    void look_up_names(const State& state);
    void take_names(const State& state);
    // Placed anew for another zoom or language at once, for another view when it has come to rest.
    void update_labels(const LabelFrame& seen, Pace pace, const State& state, const Look& look);

    std::uint64_t symbols_made() const { return symbols_made_; }  // how often, since the start
    std::uint64_t labels_placed() const { return labels_placed_; }

    const EventScene& symbols() const { return symbols_; }
    const std::vector<MapSign>& signs() const { return board_.signs(); }
    // Those of them that a view shows; looked for anew only when signs or view are others.
    const SeenSigns& seen_signs(const Camera& camera, Viewport viewport);
    bool has_foot() const {
        return has_badge(symbols_, SymbolStand::AtFoot);
    }  // something that can stand at the foot, at this zoom
    bool needs_foot(double zoom) const { return builder_ && builder_->has_foot(zoom); }
    const std::vector<LabelInput>& label_inputs() const { return placer_.inputs(); }
    const std::vector<PlacedLabel>& labels() const { return placed_; }
    const std::vector<RegionCaption>& captions() const { return captions_; }  // placed with the names
    const Measures& measures() const { return measures_; }

  private:
    static bool has_badge(const EventScene& scene, SymbolStand stand);

    const Story* story_ = nullptr;
    const BaseMap* map_ = nullptr;
    std::unique_ptr<EventSceneBuilder> builder_;
    std::shared_ptr<const Territories> territories_;
    EventScene symbols_;
    std::uint32_t most_in_dot_ = 0;  // at any moment
    SignBoard board_;
    std::optional<std::uint64_t> board_of_;  // symbols made
    EventParties parties_;
    std::optional<std::pair<std::uint64_t, Clock>> parties_of_;  // accounts made, clock
    SeenSigns seen_;
    std::optional<std::pair<Camera, Viewport>> seen_from_;
    std::optional<std::tuple<std::uint64_t, Instant, Clock>> signs_of_;  // symbols made, time, clock
    LabelPlacer placer_;
    std::vector<PlacedLabel> placed_;
    std::vector<RegionCaption> captions_;
    Measures measures_;
    std::optional<double> symbols_zoom_;
    std::vector<Obstacle> obstacles_;  // the boxes of the symbols
    LabelFrame labels_for_;
    bool are_labels_due_ = true;
    std::optional<Ref<Party>> party_;
    Filter filter_;
    // What the symbols' looks were made of.
    struct LooksOf {
        std::uint64_t accounts = 0;
        Clock clock = Clock::Happened;
        Shade shade = Shade::Light;
        friend bool operator==(const LooksOf&, const LooksOf&) = default;
    };
    std::optional<LooksOf> looks_of_;
    EventLooks looks_;
    SymbolColours colours_;
    World origin_;
    std::string tag_;                               // of the language that the placer has the names in
    std::optional<std::vector<LabelInput>> names_;  // looked up in `names_in_`, not yet taken
    std::string names_in_;
    std::uint64_t symbols_made_ = 0, labels_placed_ = 0;
};

}  // namespace sourceline
