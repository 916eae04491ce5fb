#include "session/session.h"

#include <variant>

#include "base/frame_memory.h"
#include "host/message.h"
#include "state/apply.h"
#include "state/flight.h"
#include "words/words_file.h"

namespace sourceline {

namespace {
constexpr double kMaxZoom = 14.0;

double letters_of(double times) { return times >= 1.0 ? std::min(times, 2.0) : 1.0; }
}  // namespace

bool Session::start(const StartOptions& options) {
    page_ = options;
    page_.letters = letters_of(options.letters);
    options_ = read_query(options.query);
    const double ratio = options.css_width > 0 ? options.pixel_width / options.css_width : 1.0;
    canvas_ = {options.css_width, options.css_height, ratio};
    return interface_.start();
}

// The only way to State but for a story that opens. What a command makes of the page's layout is known only when it has
// been applied: then the map goes where the command wants it.
Outcome Session::carry_out(const Command& command) {
    if (!shown_) return Error{"There is no story on the page yet"};
    if (const auto* set = std::get_if<SetLanguage>(&command)) {
        if (!has_words(set->language)) return await_words(set->language);
        awaited_.reset();
    }
    event_asked_ |= std::holds_alternative<SelectEvent>(command);
    Outcome outcome = apply(shown_->story, map_frame(), command, state_);
    resolve_camera(shown_->story, map_frame(), state_);
    return outcome;
}

void Session::carry_out(const std::vector<Command>& commands) {
    // A refusal here is the end of a path or a limit reached: the control that asked shows it by staying as it is.
    for (const Command& command : commands) (void)carry_out(command).ok();
}

std::string Session::command(std::string_view json) {
    const FrameMemoryScope texts;  // a page that is hidden hears commands without a frame
    if (!shown_) return answer_json(Error{"There is no story on the page yet"});
    const Result<Command> read = command_from_json(shown_->story, json);
    return answer_json(read ? carry_out(read.value()) : Outcome(Error{read.error()}));
}

void Session::hash_changed(std::string_view hash) {
    if (!shown_) return;
    const bool says_nothing = hash.size() <= 1;
    if (says_nothing && !bare_view_.empty()) return return_to_bare_address();
    if (!says_nothing && std::exchange(is_address_bare_, false))
        bare_view_ = hash_from_state(shown_->story, map_frame().limits, state_);
    carry_out(commands_from_hash(shown_->story, hash));
    announcer_.knows_hash(std::string(hash));
}

// An address without a hash stands for nothing but itself: Back to it leads to what was seen there.
void Session::return_to_bare_address() {
    carry_out(commands_from_hash(shown_->story, bare_view_));
    announcer_.knows_hash(bare_view_);
    is_address_bare_ = true;
}

// As long as nothing has moved the map, it stands as the story or the address opens it, whatever the page's size: a
// frame may be hidden or tiny at first.
void Session::follow_page_size() {
    const bool stands = opening_ && !state_.flight && !state_.goal && state_.camera == opening_->camera;
    if (!stands) opening_.reset();
    if (stands && (opening_->canvas.width != canvas_.width || opening_->canvas.height != canvas_.height)) {
        content_.forget_symbols();  // the row at the foot is what another size asked for
        carry_out(std::vector<Command>{GoTo{{StoryView{}, Motion::Jump}}, GoTo{opening_->goal}});
        if (is_address_bare_) announcer_.knows_hash(hash_from_state(shown_->story, map_frame().limits, state_));
    }
    resolve_camera(shown_->story, map_frame(), state_);
    if (opening_) opening_ = Opening{opening_->goal, state_.camera, canvas_};
}

void Session::search(std::string_view text) { carry_out(std::vector<Command>{SetSearch{std::string(text)}}); }

void Session::media_changed(bool dark, bool reduced_motion, double letters) {
    page_.dark = dark;
    page_.reduced_motion = reduced_motion;
    page_.letters = letters_of(letters);
}

void Session::notify(std::string text) { carry_out(std::vector<Command>{Notify{std::move(text)}}); }

News Session::take_news() { return std::exchange(news_, {}); }

std::optional<BaseScene> Session::take_base_scene() { return std::exchange(new_base_, std::nullopt); }

const EventScene* Session::take_symbols() { return std::exchange(new_symbols_, false) ? &content_.symbols() : nullptr; }

WorkCounts Session::work() const {
    return {knowledge_before_ + (shown_ ? shown_->told.asked() : 0), content_.symbols_made(), content_.labels_placed(),
            rows_before_ + (shown_ ? shown_->timeline.rows_made() : 0),
            list_rows_before_ + (shown_ ? shown_->rows.rows_set() : 0)};
}

Layout Session::layout(FootShown foot) const {
    return lay_out(static_cast<float>(canvas_.width), static_cast<float>(canvas_.height),
                   state_.view == View::None ? PanelShown::No : PanelShown::Yes, foot,
                   state_.open_block ? RowsShown::Many : RowsShown::Few, sheet_);
}

Layout Session::layout() const { return layout(content_.has_foot() ? FootShown::Yes : FootShown::No); }

// The story is fitted into the map as it will be at its zoom: with a row at the foot only if something will stand
// there.
Frame Session::map_frame() const {
    if (!state_.goal || !std::holds_alternative<StoryView>(state_.goal->where)) return map_frame(layout());
    const Frame whole = map_frame(layout(FootShown::No));
    const double zoom = fitted(shown_->story.view, whole.viewport, whole.padding, whole.limits).zoom;
    return content_.needs_foot(zoom) ? map_frame(layout(FootShown::Yes)) : whole;
}

Frame Session::map_frame(const Layout& page) const {
    Frame frame;
    frame.viewport = {page.map.width, page.map.height};
    frame.padding = map_padding(page);
    frame.reduced_motion = page_.reduced_motion;
    // Nothing beyond the base map may come into view: it would look like sea.
    if (shown_) frame.limits = limits_within(shown_->map.box, frame.viewport, kMaxZoom);
    return frame;
}

Shade Session::shade() const {
    const Theme theme = shown_ ? state_.theme : options_.theme.value_or(Theme::System);
    if (theme == Theme::System) return page_.dark ? Shade::Dark : Shade::Light;
    return theme == Theme::Dark ? Shade::Dark : Shade::Light;
}

}  // namespace sourceline
