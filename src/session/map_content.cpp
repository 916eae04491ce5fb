#include "session/map_content.h"

#include <algorithm>

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
    language_.reset();
    return build_base_scene(*map_);
}

void MapContent::clear() {
    builder_.reset();
    party_.reset();
    filter_ = {};
    symbols_ = {};
    signs_.clear();
    signs_of_.reset();
    inputs_.clear();
    placed_.clear();
    symbols_zoom_.reset();
    labels_zoom_.reset();
    language_.reset();
}

bool MapContent::update_symbols(const State& state, const Telling& telling) {
    const double zoom = state.camera.zoom, layout_zoom = symbol_layout_zoom(zoom);
    if (!builder_) return false;
    if (party_ != state.lens.party || filter_ != state.lens.filter) {
        party_ = state.lens.party;
        filter_ = state.lens.filter;
        builder_ = std::make_unique<EventSceneBuilder>(*story_, *map_, origin_, telling, territories_);
        symbols_zoom_.reset();
    }
    if (symbols_zoom_ == layout_zoom) return false;
    symbols_zoom_ = layout_zoom;
    symbols_ = builder_->scene(zoom);
    ++symbols_made_;
    labels_zoom_.reset();
    return true;
}

void MapContent::update_signs(const Story& story, const State& state) {
    const std::tuple now(symbols_made_, state.lens.time, state.lens.clock);
    if (!builder_ || signs_of_ == now) return;
    signs_of_ = now;
    signs_ = signs_at(symbols_, static_cast<float>(state.lens.time - story.start), state.lens.clock);
}

bool MapContent::has_foot() const {
    return std::any_of(symbols_.badges.begin(), symbols_.badges.end(),
                       [](const EventBadge& badge) { return badge.stand == SymbolStand::AtFoot; });
}

void MapContent::update_labels(double zoom, Language language, const Look& look) {
    if (!builder_) return;
    if (language_ != language) {
        language_ = language;
        labels_zoom_.reset();
        inputs_ = sourceline::label_inputs(*map_, story_, strings(language).tag, story_->language);
    }
    if (labels_zoom_ == zoom) return;
    labels_zoom_ = zoom;
    ++labels_placed_;
    placed_ = place_labels(inputs_, symbol_obstacles(symbols_), zoom, [&](const std::string& text, LabelStyle style) {
        const TextStyle type = label_style(look, style);
        return TextSize{text_width(look, type, text), line_height(type)};
    });
}

}  // namespace sourceline
