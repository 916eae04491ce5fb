// A frame, read as a list: input, time, panels, map, what the page must know.
#include <cmath>

#include "app/app.h"
#include "base/json_writer.h"
#include "host/message.h"
#include "imgui_impl_opengl3.h"
#include "panels/description.h"

namespace sourceline {

namespace {

constexpr double kFrame = 1.0 / 60.0;  // what passes in the first frame after a sleep

MapPalette map_palette(const Palette& colours) {
    return {colours.sea,    colours.land,      colours.russia, colours.ukraine,      colours.water,
            colours.coast,  colours.river,     colours.oblast, colours.other_border, colours.border,
            colours.casing, colours.map_paper, colours.map_ink};
}

}  // namespace

bool App::frame() {
    const double now = platform_.now_s(), elapsed = moving_ ? now - last_frame_s_ : kFrame;
    last_frame_s_ = now;
    const Gesture gesture = platform_.poll();
    interface_.begin_frame(platform_.surface(), shade(), shown_ ? state_.accent : kNoAccent, elapsed);
    if (!shown_) {
        draw_waiting();
        return moving_ = false;
    }
    repair(shown_->story, state_);
    const Layout page = layout();
    const Frame map = map_frame(page);
    if (!state_.flight) state_.camera = limited(state_.camera, map.limits);

    PanelOutput input = take_input(panel_input(page, now), gesture);
    carry_out(input.commands);
    const bool advancing = advance(shown_->story, map, elapsed, state_);
    const PanelInput in = panel_input(page, now);
    if (content_.update_symbols(state_, in.telling)) renderer_.set_events(content_.symbols());
    content_.update_labels(state_.camera.zoom, state_.language, interface_.look());

    PanelOutput out;
    out.hovered = input.hovered;
    out.targets = std::move(input.targets);
    draw_panels(in, out);
    interface_.end_frame();
    draw_map(page);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    platform_.present();
    ++frames_;

    const bool hover_changed = hovered_ != out.hovered;
    hovered_ = out.hovered;
    targets_ = std::move(out.targets);
    labels_ = std::move(out.labels);
    if (search_ != out.search) {
        search_ = out.search;
        host_.place_search(search_json());
    }
    carry_out(out.commands);
    for (const std::string& link : out.links) host_.open_link(link);
    for (const std::string& text : out.copies) host_.copy(text);
    if (out.share) host_.share();
    move_buttons_ ^= out.toggle_move_buttons;
    moving_ = advancing || !out.commands.empty() || out.toggle_move_buttons || out.animating || hover_changed;
    tell_page(!moving_ && !ImGui::GetIO().MouseDown[0]);
    return moving_;
}

PanelInput App::panel_input(const Layout& page, double now_s) {
    return {shown_->story,
            state_,
            telling_->knowledge(state_.lens),
            telling_->telling(state_.lens),
            shown_->map,
            content_.measures(),
            interface_.look(),
            page,
            hovered_,
            now_s,
            move_buttons_};
}

PanelOutput App::take_input(const PanelInput& in, const Gesture& gesture) {
    PanelOutput out;
    keyboard(in, out);
    map_input_panel(in, out, content_.symbols(),
                    {gesture.active, {gesture.x, gesture.y}, gesture.dx, gesture.dy, gesture.zoom_delta});
    return out;
}

void App::draw_panels(const PanelInput& in, PanelOutput& out) {
    const MapFurniture furniture = map_furniture(in, content_.symbols(), content_.label_inputs(), content_.labels());
    map_labels_panel(in, out, furniture, content_.symbols(), content_.label_inputs(), content_.labels());
    map_measures_panel(in, furniture);
    map_controls_panel(in, out, furniture);
    header_panel(in, out);
    timeline_panel(in, out);
    side_panel(in, out);
    notices_panel(in, out);
}

Outcome App::carry_out(const Command& command) {
    std::optional<State> before;
    if (state_.view == View::None) before = state_;
    Outcome outcome = apply(shown_->story, map_frame(layout()), command, state_);
    if (before && state_.view != View::None) {
        // The panel opened and took its part of the map: what the command shows must be shown in what is left.
        before->view = state_.view;
        state_ = std::move(*before);
        outcome = apply(shown_->story, map_frame(layout()), command, state_);
    }
    return outcome;
}

void App::carry_out(const std::vector<Command>& commands) {
    // A refusal here is the end of a path or a limit reached: the control that asked shows it by staying as it is.
    for (const Command& command : commands) (void)carry_out(command).ok();
}

void App::draw_map(const Layout& layout) {
    MapView view;
    view.camera = state_.camera;
    view.viewport = {layout.map.width, layout.map.height};
    view.offset = {layout.map.x, layout.map.y};
    view.canvas_height = platform_.surface().css_height;
    view.pixel_ratio = platform_.surface().pixel_ratio();
    view.time_s = static_cast<float>(state_.lens.time - shown_->story.start);
    view.clock = state_.lens.clock == Clock::Known ? 1.0f : 0.0f;
    view.selected = state_.event;
    view.hovered = hovered_;
    view.palette = map_palette(*interface_.look().colours);
    renderer_.draw(view);
}

// No story yet: the page shows its own loading state over an empty canvas.
void App::draw_waiting() {
    interface_.end_frame();
    MapView view;
    view.viewport = {1, 1};
    view.canvas_height = platform_.surface().css_height;
    view.pixel_ratio = platform_.surface().pixel_ratio();
    view.palette = map_palette(*interface_.look().colours);
    const std::uint32_t paper = view.palette.paper;
    view.palette = {paper, paper, paper, paper, paper, paper, paper, paper, paper, paper, paper, paper, paper};
    renderer_.draw(view);
    platform_.present();
    ++frames_;
}

void App::tell_page(bool settled) {
    if (!ready_told_) {
        ready_told_ = true;
        told_state_ = state_json(shown_->story, state_);
        host_.first_frame();
        host_.emit("ready",
                   ready_json(shown_->story.id,
                              shown_->story.title.in(strings(state_.language).tag, shown_->story.language).text));
    }
    const std::string_view title = shown_->story.title.in(strings(state_.language).tag, shown_->story.language).text;
    if (told_title_ != title) {
        told_title_ = title;
        host_.set_title(told_title_, strings(state_.language).tag);
    }
    if (told_event_ != state_.event) {
        told_event_ = state_.event;
        host_.emit("select", select_json(shown_->story, state_));
    }
    if (!settled) return;
    const std::string hash = hash_from_state(shown_->story, state_);
    if (hash != written_hash_) {
        written_hash_ = hash;
        host_.write_hash(hash);
    }
    const std::string now = state_json(shown_->story, state_);
    if (now != told_state_) {
        told_state_ = now;
        host_.emit("state", now);
    }
    const std::string spoken = description(shown_->story, state_, telling_->knowledge(state_.lens));
    if (spoken != told_description_) {
        told_description_ = spoken;
        host_.describe(spoken);
    }
}

std::string App::search_json() const {
    JsonWriter json;
    if (!search_) return "null";
    json.open_object();
    json.key("x").number(search_->rect.x, 1).key("y").number(search_->rect.y, 1);
    json.key("width").number(search_->rect.width, 1).key("height").number(search_->rect.height, 1);
    json.key("value").text(search_->value).key("placeholder").text(search_->placeholder);
    json.close_object();
    return json.take();
}

std::string App::snapshot() {
    Snapshot all;
    all.frames = frames_;
    all.state = lost_ ? AppState::Lost : ready_told_ ? AppState::Ready : AppState::Loading;
    all.width = platform_.surface().css_width;
    all.height = platform_.surface().css_height;
    all.pixel_ratio = platform_.surface().pixel_ratio();
    all.draw_calls = static_cast<std::uint64_t>(renderer_.draw_calls());
    all.uploads_bytes = renderer_.uploads_bytes();
    all.context_losses = context_losses_;
    all.notices = notices_;
    if (!shown_) return snapshot_json(all);
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
    return snapshot_json(all);
}

}  // namespace sourceline
