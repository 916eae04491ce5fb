#include "app/app.h"

#include <cmath>

#include "base/text.h"
#include "host/message.h"
#include "story/read.h"

namespace sourceline {

namespace {

constexpr double kMaxZoom = 14.0;
constexpr std::size_t kNoticesShown = 40;  // more errors than this help nobody

std::vector<std::string> error_sentences(const Report& report) {
    std::vector<std::string> sentences;
    std::size_t errors = 0;
    for (const Problem& problem : report.problems()) {
        if (problem.severity != Severity::Error) continue;
        if (++errors <= kNoticesShown) sentences.push_back(problem.sentence());
    }
    if (errors > kNoticesShown) sentences.push_back(format("and %zu more errors", errors - kNoticesShown));
    return sentences;
}

}  // namespace

void App::give_font(int index, std::string bytes) { interface_.give_font(index, std::move(bytes)); }

bool App::start(const StartOptions& options) {
    page_ = options;
    options_ = read_query(options.query);
    if (!platform_.open({options.css_width, options.css_height, options.pixel_width, options.pixel_height}))
        return false;
    if (!interface_.start() || !renderer_.create()) return false;
    platform_.on_frame([](void* self) { return static_cast<App*>(self)->frame(); }, this);
    platform_.wake();
    return true;
}

bool App::give_story(std::string_view bytes, std::string_view name) {
    ReadStory read = read_story(bytes);
    if (!read.story) {
        notices_ = error_sentences(read.report);
        if (shown_) {
            add_notice(format("%.*s is not shown: it has %zu errors. The story before it stays.",
                              static_cast<int>(name.size()), name.data(), notices_.size()),
                       state_);
            for (std::size_t i = 0; i < notices_.size() && i < kMaxNotices - 1; ++i) add_notice(notices_[i], state_);
        }
        platform_.wake();
        return false;
    }
    notices_.clear();
    pending_ = std::move(*read.story);
    if (shown_ && shown_->map.id == pending_->basemap)
        show_pending();
    else
        host_.fetch_basemap(pending_->basemap);
    platform_.wake();
    return true;
}

bool App::give_basemap(std::string_view bytes, std::string_view name) {
    if (!pending_) return true;  // its story has been replaced meanwhile
    ReadBaseMap read = read_basemap(bytes);
    if (!read.map) {
        notices_ = error_sentences(read.report);
        if (shown_)
            add_notice(format("The base map %.*s cannot be read: %s", static_cast<int>(name.size()), name.data(),
                              notices_.empty() ? "" : notices_.front().c_str()),
                       state_);
        pending_.reset();
        platform_.wake();
        return false;
    }
    auto next = std::make_unique<Shown>();
    next->story = std::move(*pending_);
    next->map = std::move(*read.map);
    pending_.reset();
    content_.clear();
    std::swap(shown_, next);
    show_pending();
    return true;
}

// Makes what is now in shown_ (or waits in pending_ for the same map) the story on screen.
void App::show_pending() {
    const bool first = !ready_told_ && told_state_.empty();
    if (pending_) {
        shown_->story = std::move(*pending_);
        pending_.reset();
    }
    telling_.emplace(shown_->story);
    renderer_.set_base(content_.set(shown_->story, shown_->map));
    State opening = initial_state(shown_->story, map_frame(layout()));
    if (first) {
        opening.language = options_.language.value_or(language_of(page_.language).value_or(Language{}));
        opening.theme = options_.theme.value_or(Theme::System);
        opening.view = options_.view.value_or(View::Event);
        opening.accent = options_.accent.value_or(kNoAccent);
    } else {
        opening.language = state_.language;
        opening.theme = state_.theme;
        opening.accent = state_.accent;
        opening.view = state_.view;
        opening.lens.clock = state_.lens.clock;
    }
    open_story(std::move(opening));
}

void App::open_story(State opening) {
    const bool first = !ready_told_ && told_state_.empty();
    state_ = std::move(opening);
    if (first) {
        // The view that is open decides how large the map is, and with it what fits.
        const Frame frame = map_frame(layout());
        state_.camera = fitted(shown_->story.view, frame.viewport, frame.padding, frame.limits);
        for (const std::string& complaint : options_.complaints) add_notice(complaint, state_);
        for (const std::string& complaint : restore_hash(shown_->story, frame, page_.hash, state_))
            add_notice(complaint, state_);
        written_hash_ = page_.hash.size() > 1 ? page_.hash : hash_from_state(shown_->story, state_);
    }
    hovered_.reset();
    told_event_.reset();
    platform_.wake();
}

void App::report_failure(std::string_view what, std::string_view reason) {
    pending_.reset();
    std::string text = format("%.*s: %.*s", static_cast<int>(what.size()), what.data(), static_cast<int>(reason.size()),
                              reason.data());
    if (shown_)
        add_notice(text, state_);
    else
        notices_ = {text};
    host_.emit("error", error_json(text));
    platform_.wake();
}

void App::resize(double css_width, double css_height, int pixel_width, int pixel_height) {
    platform_.set_surface({css_width, css_height, pixel_width, pixel_height});
    platform_.draw_now();
    platform_.wake();
}

std::string App::command(std::string_view json) {
    if (!shown_) return answer_json(Error{"There is no story on the page yet"});
    const Result<Command> read = command_from_json(shown_->story, json);
    if (!read) return answer_json(Error{read.error()});
    const Outcome outcome = carry_out(read.value());
    platform_.wake();
    return answer_json(outcome);
}

void App::hash_changed(std::string_view hash) {
    if (!shown_) return;
    for (const std::string& complaint : restore_hash(shown_->story, map_frame(layout()), hash, state_))
        add_notice(complaint, state_);
    written_hash_ = std::string(hash);
    platform_.wake();
}

void App::search(std::string_view text) {
    if (!shown_) return;
    const Outcome outcome = carry_out(SetSearch{std::string(text)});
    if (!outcome) add_notice(outcome.error(), state_);
    platform_.wake();
}

void App::media_changed(bool dark, bool reduced_motion) {
    page_.dark = dark;
    page_.reduced_motion = reduced_motion;
    platform_.wake();
}

void App::context_changed(bool lost) {
    lost_ = lost;
    if (lost) {
        ++context_losses_;
        renderer_.forget();
        platform_.set_lost(true);
        return;
    }
    interface_.context_restored();
    const Outcome created = renderer_.create();
    if (!created && shown_) add_notice("The map could not be restored: " + created.error(), state_);
    platform_.set_lost(false);
}

Layout App::layout() const {
    const Surface& surface = platform_.surface();
    return lay_out(static_cast<float>(surface.css_width), static_cast<float>(surface.css_height),
                   state_.view == View::None ? PanelShown::No : PanelShown::Yes);
}

Shade App::shade() const {
    const Theme theme = shown_ ? state_.theme : options_.theme.value_or(Theme::System);
    if (theme == Theme::System) return page_.dark ? Shade::Dark : Shade::Light;
    return theme == Theme::Dark ? Shade::Dark : Shade::Light;
}

Frame App::map_frame(const Layout& layout) const {
    Frame frame;
    frame.viewport = {layout.map.width, layout.map.height};
    frame.padding = map_padding(layout);
    frame.reduced_motion = page_.reduced_motion;
    frame.limits.max_zoom = kMaxZoom;
    if (!shown_) return frame;
    // Nothing beyond the base map may come into view: it would look like sea.
    const LngLatBox& box = shown_->map.box;
    const World north_west = world_from_lng_lat(LngLat::clamped(box.south_west.lon(), box.north_east.lat()));
    const World south_east = world_from_lng_lat(LngLat::clamped(box.north_east.lon(), box.south_west.lat()));
    const double width = south_east.x - north_west.x, height = south_east.y - north_west.y;
    frame.limits.min_zoom =
        std::log2(std::max(frame.viewport.width / width, frame.viewport.height / height) / world_size_px(0));
    const double zoom = std::max(state_.camera.zoom, frame.limits.min_zoom);
    const double half_x = std::min(width, frame.viewport.width / world_size_px(zoom)) * 0.5;
    const double half_y = std::min(height, frame.viewport.height / world_size_px(zoom)) * 0.5;
    frame.limits.box = {lng_lat_from_world({north_west.x + half_x, south_east.y - half_y}),
                        lng_lat_from_world({south_east.x - half_x, north_west.y + half_y})};
    return frame;
}

}  // namespace sourceline
