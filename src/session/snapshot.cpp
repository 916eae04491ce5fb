// What the app itself believes, for the page and for tests.
#include "host/snapshot.h"

#include "session/session.h"

namespace sourceline {

namespace {

SnapshotParts parts_of(const Layout& layout, const Scrolled& scroll) {
    const auto part = [](const Rect& rect) { return SnapshotPart{rect.x, rect.y, rect.width, rect.height}; };
    SnapshotParts parts;
    parts.header = part(layout.header);
    parts.map = part(layout.map);
    parts.timeline = part(layout.timeline);
    if (shows_panel(layout)) parts.panel = part(layout.panel);
    parts.scroll_at = scroll.at;
    parts.scroll_max = scroll.max;
    return parts;
}

}  // namespace

std::string Session::snapshot(const DrawCounts& drawn) const {
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
    all.letters = {lettering.counts().pieces, lettering.counts().page_calls, lettering.missing()};
    if (shown_) fill_snapshot(all);
    return snapshot_json(all);
}

void Session::fill_snapshot(Snapshot& all) const {
    const Story& story = shown_->story;
    all.time = state_.lens.time;
    all.utc_offset = story.utc_offset;
    all.clock = state_.lens.clock;
    all.story = story.id;
    if (state_.event) all.event = story.at(*state_.event).id;
    if (state_.lens.party) all.party = story.at(*state_.lens.party).id;
    all.camera = state_.camera;
    all.panel = state_.view;
    all.notices = state_.notices;
    const Layout page = layout();
    all.parts = parts_of(page, scroll_.value_or(Scrolled{}));
    const Viewport viewport{page.map.width, page.map.height};
    for (const PressTarget& target : targets_)
        all.hits.push_back({target.name, target.rect.x, target.rect.y, target.rect.width, target.rect.height});
    const auto time_s = static_cast<float>(state_.lens.time - story.start);
    for (const EventSymbol& symbol : content_.symbols().symbols) {
        const Screen at = symbol_on_screen(content_.symbols(), symbol, state_.camera, viewport);
        const bool inside = at.x >= 0 && at.y >= 0 && at.x < viewport.width && at.y < viewport.height;
        const bool drawn = inside && is_shown(symbol.life, time_s, state_.lens.clock);
        all.events.push_back({story.at(symbol.event).id, at.x + page.map.x, at.y + page.map.y, drawn});
        if (drawn)
            all.hits.push_back({"event:" + story.at(symbol.event).id, at.x + page.map.x - kSymbolHalfBox,
                                at.y + page.map.y - kSymbolHalfBox, 2 * kSymbolHalfBox, 2 * kSymbolHalfBox});
    }
    for (const DrawnLabel& label : labels_)
        all.labels.push_back({label.text, label.rect.x, label.rect.y, label.rect.width, label.rect.height});
}

}  // namespace sourceline
