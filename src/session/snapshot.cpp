// What the app itself believes, for the page and for tests.
#include "host/snapshot.h"

#include "base/frame_memory.h"
#include "session/session.h"

namespace sourceline {

namespace {

SnapshotParts parts_of(const Layout& layout, const MapFurniture& furniture, const Scrolled& scroll) {
    const auto part = [](const Rect& rect) { return SnapshotPart{rect.x, rect.y, rect.width, rect.height}; };
    SnapshotParts parts;
    parts.header = part(layout.header);
    parts.map = part(layout.map);
    parts.timeline = part(layout.timeline);
    if (shows_panel(layout)) parts.panel = part(layout.panel);
    parts.scale = part(furniture.scale);
    if (furniture.credits.width > 0) parts.credits = part(furniture.credits);
    parts.scroll_at = scroll.at;
    parts.scroll_max = scroll.max;
    return parts;
}

}  // namespace

std::string Session::snapshot(const DrawCounts& drawn) const {
    const FrameMemoryScope texts;  // it may be asked for again and again without a frame
    Snapshot all;
    all.frames = frames_;
    all.state = drawn.lost ? AppState::Lost : announcer_.has_told_ready() ? AppState::Ready : AppState::Loading;
    all.width = canvas_.width;
    all.height = canvas_.height;
    all.pixel_ratio = canvas_.pixel_ratio;
    all.draw_calls = drawn.draw_calls;
    all.uploads_bytes = drawn.uploads_bytes;
    all.context_losses = drawn.context_losses;
    all.notices = problems_;
    const Lettering& lettering = interface_.lettering();
    all.letters = {page_.letters, lettering.counts().pieces, lettering.counts().page_calls, lettering.missing()};
    if (shown_) fill_snapshot(all);
    return snapshot_json(all);
}

void Session::fill_snapshot(Snapshot& all) const {
    const Story& story = shown_->story;
    all.time = state_.lens.time;
    all.utc_offset = story.utc_offset;
    all.clock = state_.lens.clock;
    all.story = story.id;
    if (state_.step) all.step = story.at(*state_.step).id;
    if (state_.event) all.event = story.at(*state_.event).id;
    if (tip_) all.tooltip = std::string(tip_->text);
    if (state_.place) all.place = story.at(*state_.place).id;
    if (state_.lens.party) all.party = story.at(*state_.lens.party).id;
    all.camera = state_.camera;
    all.panel = state_.view;
    all.notices = state_.notices;
    const Layout page = layout();
    all.parts = parts_of(page, furniture_, scroll_.value_or(Scrolled{}));
    for (const PressTarget& target : targets_)
        all.hits.push_back(
            {std::string(target.name), target.rect.x, target.rect.y, target.rect.width, target.rect.height});
    fill_symbols(all);
    for (const DrawnBar& bar : bars_) {
        all.bars.push_back({{}, bar.rect.x, bar.rect.y, bar.rect.width, bar.rect.height, bar.title_shown});
        for (const Ref<Event> event : bar.events) all.bars.back().events.push_back(story.at(event).id);
    }
    if (density_) {
        const Rect& rect = density_->rect;
        all.density = SnapshotDensity{rect.x, rect.y, rect.width, rect.height, density_->most, {}};
        for (const std::optional<Ref<Party>>& party : density_->parties)
            all.density->parties.push_back(party ? story.at(*party).id : std::string());
    }
    for (const DrawnLabel& label : labels_)
        all.labels.push_back(
            {std::string(label.text), label.rect.x, label.rect.y, label.rect.width, label.rect.height});
}

namespace {
const char* name_of(SymbolFill fill) {
    switch (fill) {
        case SymbolFill::Solid:
            return "supported";
        case SymbolFill::Hatched:
            return "contested";
        case SymbolFill::Hollow:
            break;
    }
    return "claimed";
}

// A sign with its centre on the canvas, as far as it can be seen.
SnapshotSymbol symbol_of(const Story& story, const EventScene& scene, const MapSign& sign, double x, double y) {
    SnapshotSymbol symbol;
    symbol.x = x, symbol.y = y;
    symbol.width = symbol.height = 2 * half_box(scene, sign);
    const EventSymbol& first = scene.symbols[sign.symbols.front()];
    SymbolFill fill = first.fill;
    for (const std::uint32_t i : sign.symbols) {
        symbol.events.push_back(story.at(scene.symbols[i].event).id);
        if (scene.symbols[i].fill != first.fill) fill = SymbolFill::Hollow;
    }
    symbol.fill = name_of(fill);
    const Place& place = story.at(*story.at(first.event).place);
    symbol.place = place.id;
    symbol.anchor = sign.stand == SymbolStand::InRegion ? lng_lat_from_world(sign.at) : place.position;
    return symbol;
}
}  // namespace

void Session::fill_symbols(Snapshot& all) const {
    const Story& story = shown_->story;
    const EventScene& scene = content_.symbols();
    const Layout page = layout();
    const Rect map = page.map;
    const Viewport viewport{map.width, map.height};
    const double seen_to = has_sheet(page) ? page.panel.y - map.y : map.height;
    std::vector<SnapshotEvent> events(scene.symbols.size());
    for (std::size_t i = 0; i < events.size(); ++i) events[i].id = story.at(scene.symbols[i].event).id;
    std::size_t at_foot = 0;
    for (const MapSign& sign : content_.signs()) {
        Screen at = sign_on_screen(sign, state_.camera, viewport);
        bool inside = at.x >= 0 && at.y >= 0 && at.x < viewport.width && at.y < std::min(viewport.height, seen_to);
        at = {at.x + map.x, at.y + map.y};
        if (sign.stand == SymbolStand::AtFoot) {
            inside = at_foot < furniture_.foot.size();
            if (inside) at = {furniture_.foot[at_foot].x + kSymbolHalfBox, furniture_.foot[at_foot].y + kSymbolHalfBox};
            ++at_foot;
        }
        for (const std::uint32_t i : sign.symbols) events[i] = {events[i].id, at.x, at.y, inside};
        if (!inside) continue;
        SnapshotSymbol symbol = symbol_of(story, scene, sign, at.x, at.y);
        for (const Ref<Party> party : sign.parties) symbol.parties.push_back(story.at(party).id);
        all.symbols.push_back(std::move(symbol));
    }
    all.events = std::move(events);
}

}  // namespace sourceline
