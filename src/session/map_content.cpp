#include "session/map_content.h"

#include <algorithm>

#include "base/text.h"
#include "panels/panels.h"
#include "panels/typeset.h"

namespace sourceline {

BaseScene MapContent::set(const Story& story, const BaseMap& map) {
    clear();
    story_ = &story;
    map_ = &map;
    BaseScene scene = build_base_scene(map);
    origin_ = scene.origin;
    territories_ = std::make_shared<const Territories>(map);
    builder_ = std::make_unique<EventSceneBuilder>(story, map, origin_, telling_of(story, {}), territories_);
    measures_ = measures_of(story, map);
    return scene;
}

BaseScene MapContent::redraw() {
    tag_.clear();
    names_.reset();
    return build_base_scene(*map_);
}

void MapContent::clear() {
    builder_.reset();
    party_.reset();
    filter_ = {};
    forget_symbols();
    placer_.set({});
    placed_.clear();
    captions_.clear();
    are_labels_due_ = true;
    looks_of_.reset();
    parties_of_.reset();
    tag_.clear();
    names_.reset();
}

void MapContent::forget_symbols() {
    symbols_ = {};
    symbols_zoom_.reset();
    board_.clear();
    board_of_.reset();
    signs_of_.reset();
    seen_.clear();
    seen_from_.reset();
}

bool MapContent::update_symbols(const State& state, TellingMemo& told, Shade shade) {
    const double zoom = state.camera.zoom, layout_zoom = symbol_layout_zoom(zoom);
    if (!builder_) return false;
    const Telling& telling = told.telling(state.lens);
    const Knowledge& knowledge = told.knowledge(state.lens);
    if (party_ != state.lens.party || filter_ != state.lens.filter) {
        party_ = state.lens.party;
        filter_ = state.lens.filter;
        builder_->show(telling);
        symbols_zoom_.reset();
        looks_of_.reset();
    }
    const LooksOf looks_of{told.accounts_made(), state.lens.clock, shade};
    if (symbols_zoom_ == layout_zoom && looks_of_ == looks_of) return false;
    if (symbols_zoom_ != layout_zoom) {
        symbols_zoom_ = layout_zoom;
        builder_->make_scene(zoom, symbols_);
        most_in_dot_ = symbols_.most_in_dot;
        obstacles_ = symbol_obstacles(symbols_);
        are_labels_due_ = true;
    }
    colours_.party_rgb = telling.party_rgb;
    colours_.ink = ink_rgb(shade);
    for (std::uint32_t& rgb : colours_.party_rgb) rgb = readable_on(rgb, paper_rgb(shade));
    if (looks_of_ != looks_of) {
        looks_of_ = looks_of;
        looks_ = sourceline::looks_of(*story_, telling, knowledge, colours_);
    }
    give_looks(looks_, state.lens, knowledge, colours_, symbols_);
    ++symbols_made_;
    return true;
}

void MapContent::update_signs(const State& state, TellingMemo& told) {
    const std::tuple now(symbols_made_, state.lens.time, state.lens.clock);
    if (!builder_ || signs_of_ == now) return;
    signs_of_ = now;
    seen_.clear();
    seen_from_.reset();
    if (const std::pair of(told.accounts_made(), state.lens.clock); parties_of_ != of) {
        const Knowledge& knowledge = told.knowledge(state.lens);
        parties_ = parties_of_events(*story_, account_claims(state.lens, told.telling(state.lens), knowledge));
        parties_of_ = of;
        board_of_.reset();
    }
    if (board_of_ != symbols_made_) {
        board_.set(symbols_);
        board_.tell(parties_);
        board_of_ = symbols_made_;
    }
    board_.show(static_cast<float>(state.lens.time - story_->start), state.lens.clock);
    if (most_in_dot_ > 0)
        symbols_.most_in_dot = state.lens.clock == Clock::Known ? most_in_dot(board_.signs()) : most_in_dot_;
}

const SeenSigns& MapContent::seen_signs(const Camera& camera, Viewport viewport) {
    if (const std::pair now(camera, viewport); seen_from_ != now) {
        seen_.look_at(board_.signs(), camera, viewport);
        seen_from_ = now;
    }
    return seen_;
}

bool MapContent::has_badge(const EventScene& scene, SymbolStand stand) {
    return std::any_of(scene.badges.begin(), scene.badges.end(),
                       [&](const EventBadge& badge) { return badge.stand == stand; });
}

void MapContent::look_up_names(const State& state) {
    if (!builder_) return;
    const std::string_view tag = texts_tag(*story_, state);
    if (tag_ == tag || (names_ && names_in_ == tag)) return;
    names_ = sourceline::label_inputs(*map_, story_, tag, story_->language);
    names_in_ = tag;
}

void MapContent::take_names(const State& state) {
    if (!builder_ || tag_ == texts_tag(*story_, state)) return;
    look_up_names(state);
    placer_.set(std::move(*names_), territories_.get());
    names_.reset();
    tag_ = names_in_;
    are_labels_due_ = true;
}

void MapContent::update_labels(const LabelFrame& seen, Pace pace, const State& state, const Look& look) {
    if (!builder_) return;
    take_names(state);
    const double zoom = seen.camera.zoom;
    if (!are_labels_due_ && labels_for_.camera.zoom == zoom && (pace == Pace::Moving || labels_for_ == seen)) return;
    ++labels_placed_;
    const auto measure = [&](const std::string& text, LabelStyle style) {
        const TextStyle type = label_style(look, style);
        return TextSize{text_width(look, type, text), line_height(type)};
    };
    // First the names of the story's places, then what is said of its regions, then the base map's names.
    const FrameList<PlacedLabel> names = placer_.place_story(obstacles_, zoom, measure, &seen);
    placed_.assign(names.begin(), names.end());
    captions_.clear();
    if (has_badge(symbols_, SymbolStand::InRegion))
        add_region_captions({*story_, *territories_, symbols_, obstacles_, seen, label_inputs(), placed_}, look, state,
                            captions_);
    const FrameList<PlacedLabel> others = placer_.place_others(caption_obstacles(captions_), measure);
    placed_.insert(placed_.end(), others.begin(), others.end());
    // The region that a pill names is named.
    std::erase_if(placed_, [&](const PlacedLabel& label) {
        return std::any_of(captions_.begin(), captions_.end(), [&](const RegionCaption& caption) {
            return caption.words == CaptionWords::Name && !label_inputs()[label.input].place &&
                   label_inputs()[label.input].text == upper_case(caption_text(*story_, state, caption, 0));
        });
    });
    labels_for_ = seen;
    are_labels_due_ = false;
}

}  // namespace sourceline
