// The viewer: takes what the page gives, draws a frame when there is reason to, tells the page what changed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/interface.h"
#include "app/map_content.h"
#include "host/host.h"
#include "host/snapshot.h"
#include "map/basemap.h"
#include "panels/panels.h"
#include "platform/platform.h"
#include "render/renderer.h"
#include "state/apply.h"
#include "state/permalink.h"
#include "telling/told.h"

namespace sourceline {

class App final : public AppPort {
  public:
    App(Platform& platform, Host& host) : platform_(platform), host_(host) {}

    void give_font(int index, std::string bytes) override;
    bool start(const StartOptions& options) override;
    bool give_story(std::string_view bytes, std::string_view name) override;
    bool give_basemap(std::string_view bytes, std::string_view name) override;
    void report_failure(std::string_view what, std::string_view reason) override;
    void resize(double css_width, double css_height, int pixel_width, int pixel_height) override;
    std::string command(std::string_view json) override;
    std::string snapshot() override;
    void hash_changed(std::string_view hash) override;
    void media_changed(bool dark, bool reduced_motion) override;
    void context_changed(bool lost) override;
    void search(std::string_view text) override;
    void run_pending() override { platform_.run_pending(); }
    void wake() override { platform_.wake(); }

    // One frame. True while anything still moves.
    bool frame();

  private:
    void show_pending();
    void open_story(State opening);
    Frame map_frame(const Layout& layout) const;
    Layout layout() const;
    Shade shade() const;
    Outcome carry_out(const Command& command);
    void carry_out(const std::vector<Command>& commands);
    PanelInput panel_input(const Layout& page, double now_s);
    PanelOutput take_input(const PanelInput& in, const Gesture& gesture);
    void draw_panels(const PanelInput& in, PanelOutput& out);
    void draw_map(const Layout& layout);
    void draw_waiting();
    void tell_page(bool settled);
    std::string search_json() const;

    Platform& platform_;
    Host& host_;
    Interface interface_;
    Renderer renderer_;
    MapContent content_;
    StartOptions page_;
    Options options_;

    // The story on screen with its map, and one that has been read but waits for its map.
    struct Shown {
        Story story;
        BaseMap map;
    };
    std::unique_ptr<Shown> shown_;
    std::optional<Story> pending_;
    std::vector<std::string> notices_;  // before there is a State to hold them

    State state_;
    std::optional<TellingMemo> telling_;  // of the story shown
    std::optional<Ref<Event>> hovered_;
    std::vector<PressTarget> targets_;
    std::vector<DrawnLabel> labels_;
    std::optional<TextField> search_;
    std::uint64_t frames_ = 0, context_losses_ = 0;
    double last_frame_s_ = 0;
    bool moving_ = false, ready_told_ = false, lost_ = false, move_buttons_ = false;
    std::string written_hash_, told_state_, told_description_, told_title_;
    std::optional<Ref<Event>> told_event_;
};

}  // namespace sourceline
