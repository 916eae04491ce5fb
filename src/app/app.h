// Ties a Session to the window, the GPU and the page.
#pragma once

#include <string>
#include <string_view>

#include "host/host.h"
#include "platform/platform.h"
#include "render/renderer.h"
#include "session/session.h"

namespace sourceline {

class App final : public AppPort {
  public:
    App(Platform& platform, Host& host) : platform_(platform), host_(host) {}

    void give_font(int index, std::string bytes) override;
    bool start(const StartOptions& options) override;
    int begin_story(FileBytes file, std::string name) override;
    int begin_retelling(FileBytes file) override;
    ReadingState read_on(int reading, double at_most_s) override;
    double share_read() const override { return session_.share_read(); }
    bool give_basemap(std::string_view bytes, std::string_view id) override;
    void miss_basemap(std::string_view id, std::string_view reason) override;
    std::string give_words(std::string_view bytes) override;
    void miss_words(std::string_view tag, std::string_view reason) override;
    void report_failure(std::string_view what, std::string_view reason) override;
    void resize(double css_width, double css_height, int pixel_width, int pixel_height) override;
    std::string command(std::string_view json) override;
    std::string snapshot() override;
    void hash_changed(std::string_view hash) override;
    void media_changed(bool dark, bool reduced_motion, double letters) override;
    void context_changed(bool lost) override;
    void search(std::string_view text) override;
    void drag_to(double x, double y) override { platform_.drag_to(x, y); }
    void run_pending() override { platform_.run_pending(); }
    void wake() override { platform_.wake(); }

    // One frame. True while anything still moves.
    bool frame();

  private:
    void upload();
    void draw_map();
    void tell_page();
    void settle();

    Platform& platform_;
    Host& host_;
    Session session_;
    Renderer renderer_;
    std::uint64_t context_losses_ = 0;
    bool lost_ = false;
};

}  // namespace sourceline
