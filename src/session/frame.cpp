// A frame, read as a list: input, commands, time, what is told, symbols, names, panels, what the page must know.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "map/features.h"
#include "panels/tooltip.h"
#include "session/session.h"
#include "state/apply.h"
#include "state/flight.h"
#include "state/tour.h"
#include "words/words.h"

namespace sourceline {

namespace {
constexpr double kFrame_s = 1.0 / 60.0;  // what passes in the first frame after a sleep
}

bool Session::frame(double now_s, const Pinch& pinch) {
    const double elapsed_s = moving_ ? now_s - last_frame_s_ : kFrame_s;
    last_frame_s_ = now_s;
    ++frames_;
    interface_.begin_frame(canvas_, shade(), shown_ ? state_.accent : kNoAccent, elapsed_s);
    if (!shown_) {  // the page shows its own loading state over an empty canvas
        interface_.end_frame();
        return moving_ = false;
    }
    begin_frame_memory();
    const Story& story = shown_->story;
    follow_page_size();

    PanelOutput out = take_input(pinch);
    asked_ = std::exchange(out.commands, {});
    carry_out(asked_);
    const bool advancing = advance(story, map_frame(), elapsed_s, state_);
    update_content();
    resolve_camera(story, map_frame(), state_);  // the row at the foot may have come or gone
    const Layout page = layout();
    event_is_chosen_ = std::exchange(event_asked_, false) || drawn_event_ != state_.event;
    drawn_event_ = state_.event;
    step_is_new_ = std::exchange(drawn_step_, state_.step) != state_.step;
    const bool changing = move_what_changes(elapsed_s);
    place_names(page, pinch);
    take_picture(page);
    out = draw_panels(page, std::move(out));
    picture_.locator = furniture_.locator;
    const bool is_unsettled = interface_.end_frame();

    move_buttons_ ^= out.toggle_move_buttons;
    moving_ =
        advancing || changing || is_unsettled || !out.commands.empty() || out.toggle_move_buttons || out.animating;
    moving_ |= keep_what_is_meant(out);
    moving_ |= follow_finger(out);
    moving_ |= move_sheet(out.sheet, elapsed_s);
    carry_out(out.commands);
    asked_.insert(asked_.end(), out.commands.begin(), out.commands.end());
    targets_ = out.targets;
    labels_ = out.labels;
    bars_ = out.bars;
    density_ = out.density;
    scroll_ = out.scroll;
    tip_ = out.tip;
    due_s_ = out.due_s;
    tell_of_letters();
    tell_page(std::move(out));
    return moving_;
}

// What is pointed at, focused and open is shown so in the next frame. True when that is another.
bool Session::keep_what_is_meant(const PanelOutput& out) {
    const std::string_view pointed = out.pointed ? out.pointed->name : std::string_view();
    const bool changed = hovered_ != out.hovered || hovered_badge_ != out.hovered_badge ||
                         open_badge_ != out.open_badge || language_menu_ != out.language_menu || focus_ != out.focus ||
                         pointed_ != pointed;
    hovered_ = out.hovered;
    hovered_badge_ = out.hovered_badge;
    open_badge_ = out.open_badge;
    language_menu_ = out.language_menu;
    if (focus_ != out.focus) focus_ = out.focus;
    if (pointed_ != pointed) pointed_ = pointed;
    if (ImGui::GetIO().MouseClicked[0])
        pressed_ = pointed_;
    else if (pressed_ != pointed)
        pressed_.clear();
    return changed;
}

// True while what is shown is on its way to what is.
bool Session::move_what_changes(double elapsed_s) {
    TransitionGoal goal{static_cast<double>(state_.lens.time - shown_->story.start),
                        state_.playback.playing || ImGui::GetIO().MouseDown[0],
                        state_.playback.playing ? play_speed(shown_->story, state_) : 0.0,
                        shown_card(state_),
                        shown_->told.knowledge(state_.lens).events,
                        {}};
    for (const MapSign& sign : content_.signs())
        if (sign.badge && sign.stand != SymbolStand::AsDot)
            goal.badges.push_back(content_.symbols().symbols[sign.symbols.front()].event);
    return transition_.advance(goal, elapsed_s,
                               page_.reduced_motion ? Transition::Wish::None : Transition::Wish::Eased);
}

// The sheet follows the hand, then eases to where it rests. What is opened while it is down lifts it. True while it
// moves.
bool Session::move_sheet(const SheetHold& hold, double elapsed_s) {
    constexpr double kEase_s = 0.07;
    constexpr float kThere = 0.004f;
    sheet_hold_ = {hold.may_rise, hold.may_sink, hold.draws, {}, {}};
    const bool is_opened = event_is_chosen_ || std::exchange(drawn_view_, state_.view) != state_.view;
    if (hold.rest)
        sheet_rest_ = *hold.rest;
    else if (is_opened && sheet_rest_ == SheetRest::Line)
        sheet_rest_ = SheetRest::Half;
    const auto goal = static_cast<float>(sheet_rest_);
    if (hold.draws) {
        const bool moved = hold.to && *hold.to != sheet_;
        sheet_ = hold.to.value_or(sheet_);
        return moved;
    }
    if (sheet_ == goal) return false;
    sheet_ += (goal - sheet_) * static_cast<float>(1 - std::exp(-elapsed_s / kEase_s));
    if (page_.reduced_motion || std::fabs(goal - sheet_) < kThere) sheet_ = goal;
    return true;
}

// A finger that rests on something asks what it is; the answer stays until the next tap. True while it may still come.
bool Session::follow_finger(const PanelOutput& out) {
    // A slow frame is no slow finger: where drawing takes long, a tap's end is heard late.
    constexpr float kRest_s = 0.4f, kMostOfFrame_s = 0.05f, kTremble_px = 10.0f;
    const ImGuiIO& io = ImGui::GetIO();
    if (!io.MouseDown[0]) is_holding_ = false;
    if (io.MouseClicked[0]) {
        held_.clear();
        rested_s_ = 0;
    }
    const bool rests = io.MouseSource == ImGuiMouseSource_TouchScreen && io.MouseDown[0] &&
                       io.MouseDragMaxDistanceSqr[0] < kTremble_px * kTremble_px;
    if (!rests || is_holding_) return false;
    rested_s_ += std::min(io.DeltaTime, kMostOfFrame_s);
    if (rested_s_ < kRest_s) return true;
    if (!out.pointed) return false;
    is_holding_ = tip_of(panel_input(layout()), out.pointed->name).has_value();
    if (is_holding_) held_ = out.pointed->name;
    return is_holding_;
}

PanelInput Session::panel_input(const Layout& page) {
    return {shown_->story,
            state_,
            shown_->told.knowledge(state_.lens),
            shown_->told.telling(state_.lens),
            shown_->map,
            content_.measures(),
            look(),
            page,
            hovered_,
            last_frame_s_,
            move_buttons_,
            content_.symbols(),
            content_.seen_signs(state_.camera, {page.map.width, page.map.height}),
            hovered_badge_,
            open_badge_,
            event_is_chosen_,
            step_is_new_,
            language_menu_,
            &targets_,
            held_,
            is_holding_,
            pressed_,
            sheet_hold_,
            &content_.captions(),
            &transition_,
            &shown_->timeline,
            &shown_->rows};
}

// Read from the page as it stood in the frame before.
PanelOutput Session::take_input(const Pinch& pinch) {
    const Layout page = layout();
    const PanelInput in = panel_input(page);
    PanelOutput out;
    out.open_badge = open_badge_;
    out.focus = focus_;
    out.language_menu = language_menu_;
    keyboard(in, out);
    const auto x = static_cast<float>(pinch.centre.x), y = static_cast<float>(pinch.centre.y);
    const bool over_timeline = pinch.active && page.timeline.contains(x, y);
    shown_->timeline.pinching = over_timeline;
    if (over_timeline) timeline_pinch(in, out, pinch);
    map_input_panel(in, out, over_timeline ? Pinch{} : pinch);
    return out;
}

bool Session::warm_up(const ShouldPause& pause) {
    if (!shown_) return false;
    using Step = void (*)(Session&);
    constexpr Step kSteps[] = {
        [](Session& one) { (void)one.shown_->told.telling(one.state_.lens); },
        [](Session& one) { (void)one.shown_->told.knowledge(one.state_.lens); },
        [](Session& one) { one.update_symbols(); },
        [](Session& one) { one.content_.update_signs(one.state_, one.shown_->told); },
        [](Session& one) { one.content_.look_up_names(one.state_); },
        [](Session& one) { one.content_.take_names(one.state_); },
        [](Session& one) { one.shown_->timeline.look_at(one.shown_->story); },
    };
    constexpr int kCount = static_cast<int>(std::size(kSteps));
    while (warm_ < kCount) {
        kSteps[warm_++](*this);
        if (pause()) break;
    }
    return warm_ < kCount;
}

void Session::update_symbols() { new_symbols_ |= content_.update_symbols(state_, shown_->told, shade()); }

void Session::update_content() {
    const std::size_t changes = feature_changes(shown_->story, state_.lens.time);
    if (std::exchange(shown_->feature_changes, changes) != changes) {
        show_features(shown_->story, state_.lens.time, shown_->map);
        new_base_ = content_.redraw();
    }
    update_symbols();
    content_.update_signs(state_, shown_->told);
}

void Session::place_names(const Layout& page, const Pinch& pinch) {
    furniture_ = fixed_furniture(panel_input(page));
    seen_.camera = state_.camera;
    seen_.viewport = {page.map.width, page.map.height};
    seen_.taken.clear();
    for (const Rect& rect : furniture_.occupied)
        seen_.taken.push_back(
            {rect.x - page.map.x, rect.y - page.map.y, rect.right() - page.map.x, rect.bottom() - page.map.y});
    const bool settled = !state_.flight && !state_.goal && !pinch.active && !ImGui::GetIO().MouseDown[0];
    content_.update_labels(seen_, settled ? Pace::Settled : Pace::Moving, state_, look());
}

void Session::take_picture(const Layout& page) {
    picture_ = {state_.camera,
                {page.map.width, page.map.height},
                {page.map.x, page.map.y},
                static_cast<float>(transition_.time_s()),
                static_cast<float>(transition_.soft_s()),
                state_.lens.clock,
                state_.event,
                hovered_,
                area_of(shown_->story, content_.symbols(), state_.place ? event_at(*state_.place) : state_.event),
                area_of(shown_->story, content_.symbols(), hovered_badge_ ? hovered_badge_ : hovered_),
                {}};
}

// One that can stand for the place.
std::optional<Ref<Event>> Session::event_at(Ref<Place> place) const {
    for (const EventSymbol& symbol : content_.symbols().symbols)
        if (shown_->story.at(symbol.event).place == place) return symbol.event;
    return std::nullopt;
}

// Adds to what the input has given: targets and what is hovered.
PanelOutput Session::draw_panels(const Layout& page, PanelOutput out) {
    const PanelInput in = panel_input(page);
    furniture_ = map_furniture(in, furniture_, content_.label_inputs(), content_.labels());
    map_measure_lines(in, furniture_);
    map_labels_panel(in, out, furniture_, content_.label_inputs(), content_.labels());
    map_measures_panel(in, furniture_);
    map_controls_panel(in, out, furniture_);
    foot_panel(in, out, furniture_);
    badge_list_panel(in, out, furniture_);
    header_panel(in, out);
    timeline_panel(in, out);
    drop_what_sheet_covers(page, out);
    interface_.set_letters(static_cast<float>(page_.letters));
    side_panel(in, out);
    interface_.set_letters(1);
    notices_panel(in, out);
    language_menu_panel(in, out);
    tooltip_panel(in, out);
    return out;
}

// What could not be drawn is known when the frame is: the notice comes in the next one.
void Session::tell_of_letters() {
    // Cleared, they may all find room; if not, another frame would be the same.
    const bool full = interface_.lettering().is_full();
    moving_ |= full && !letters_were_full_;
    letters_were_full_ = full;
    const std::string missing = interface_.lettering().take_untold();
    if (missing.empty()) return;
    notify(filled(strings(state_.language).letters_missing, missing));
    moving_ = true;
}

void Session::tell_page(PanelOutput out) {
    announcer_.tell_search_field(out.search, news_);
    news_.links.insert(news_.links.end(), out.links.begin(), out.links.end());
    news_.copies.insert(news_.copies.end(), out.copies.begin(), out.copies.end());
    news_.share |= out.share;
    // A button held down has not finished what it does.
    const bool settled = !moving_ && !ImGui::GetIO().MouseDown[0];
    const Layout page = layout();
    announcer_.tell(panel_input(page), map_frame().limits, settled ? Pace::Settled : Pace::Moving,
                    tip_ && !focus_.empty() ? tip_->text : std::string_view(), news_);
    if (news_.hash) is_address_bare_ = false;
}

}  // namespace sourceline
