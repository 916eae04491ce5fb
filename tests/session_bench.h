// A session without a window: the real story and base map, a pointer, keys, and what came of them.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "session/session.h"
#include "story_files.h"

namespace sourceline::test {

inline constexpr const char* kServedStory = "assets/stories/belgorod-2023.json";
inline constexpr const char* kServedBaseMap = "assets/basemaps/belgorod.json";

inline StartOptions still_page(double width, double height, Shade shade = Shade::Light) {
    StartOptions page;
    page.css_width = page.pixel_width = static_cast<int>(width);
    page.css_height = page.pixel_height = static_cast<int>(height);
    page.dark = shade == Shade::Dark;
    page.reduced_motion = true;
    return page;
}

class SessionBench {
  public:
    // Nothing given yet but the fonts.
    explicit SessionBench(const StartOptions& page) {
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        const char* files[4] = {"dist/fonts/inter-400.ttf", "dist/fonts/inter-600.ttf", "dist/fonts/inter-more-400.ttf",
                                "dist/fonts/inter-more-600.ttf"};
        for (int i = 0; i < 4; ++i) session.give_font(i, file_bytes(files[i]));
        fonts_found = session.start(page);
    }
    // The story that is served, on screen.
    explicit SessionBench(float width = 1280, float height = 800, Shade shade = Shade::Light)
        : SessionBench(still_page(width, height, shade)) {
        if (!fonts_found) return;
        give(kServedStory, kServedBaseMap);
        frame();
        frame();
    }

    // From files of this repository. True when both are good.
    bool give(const char* story, const char* basemap) {
        return session.give_story(file_bytes(story), story) &&
               session.give_basemap(file_bytes(basemap), session.take_news().wanted_basemap.value_or(""));
    }

    // Another story on the base map that is there.
    bool give_bytes(const std::string& story) { return session.give_story(story, "edited.json"); }

    const Story& story() const { return *session.story(); }
    const State& state() const { return session.state(); }
    Layout layout() const { return session.layout(); }

    // One frame; what it tells the page is kept. True while anything still moves.
    bool frame(const Pinch& pinch = {}) {
        now_s += 1.0 / 60.0;
        const bool moving = session.frame(now_s, pinch);
        accept_textures();
        vertices = ImGui::GetDrawData() ? ImGui::GetDrawData()->TotalVtxCount : 0;
        commands.insert(commands.end(), session.asked().begin(), session.asked().end());
        News said = session.take_news();
        for (const std::string& text : said.copies) copied = text;
        for (const std::string& link : said.links) opened.push_back(link);
        shared += said.share ? 1 : 0;
        news = std::move(said);
        return moving;
    }
    // Until nothing moves; how many frames that took.
    int settle() {
        int frames = 1;
        while (frame() && frames < 1000) ++frames;
        return frames;
    }
    // As a command from outside, and two frames in which it is seen.
    bool send(const Command& command) {
        const bool taken = session.carry_out(command).ok();
        frame();
        frame();
        return taken;
    }

    std::optional<Rect> target(const std::string& name) const {
        for (const PressTarget& target : session.targets())
            if (target.name == name) return target.rect;
        return std::nullopt;
    }
    // The first target whose name starts so.
    std::optional<std::string> first_target(const std::string& prefix) const {
        for (const PressTarget& target : session.targets())
            if (target.name.rfind(prefix, 0) == 0) return std::string(target.name);
        return std::nullopt;
    }

    void move_to(float x, float y) {
        ImGui::GetIO().AddMousePosEvent(x, y);
        frame();
        frame();
    }
    void button(bool down) {
        ImGui::GetIO().AddMouseButtonEvent(0, down);
        frame();
    }
    void click_at(float x, float y) {
        commands.clear();
        move_to(x, y);
        button(true);
        button(false);
        frame();
    }
    // False when nothing of that name can be seen.
    bool click(const std::string& name) {
        const std::optional<Rect> rect = target(name);
        if (!rect) return false;
        click_at(rect->x + rect->width * 0.5f, rect->y + rect->height * 0.5f);
        return true;
    }
    void key(ImGuiKey key) {
        commands.clear();
        ImGui::GetIO().AddKeyEvent(key, true);
        frame();
        ImGui::GetIO().AddKeyEvent(key, false);
        frame();
    }
    template <class T>
    bool got() const {
        for (const Command& command : commands)
            if (std::holds_alternative<T>(command)) return true;
        return false;
    }

    Session session;
    bool fonts_found = false;
    double now_s = 100.0;
    int vertices = 0;
    News news;                        // of the last frame
    std::vector<Command> commands;    // since the last click or key
    std::vector<std::string> opened;  // links
    std::string copied;               // the last text for the clipboard
    int shared = 0;                   // how often the page was asked to share

  private:
    // What a backend would do with ImGui's textures.
    static void accept_textures() {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            if (texture->Status == ImTextureStatus_WantCreate) {
                texture->SetTexID(1);
                texture->SetStatus(ImTextureStatus_OK);
            } else if (texture->Status == ImTextureStatus_WantUpdates) {
                texture->SetStatus(ImTextureStatus_OK);
            } else if (texture->Status == ImTextureStatus_WantDestroy) {
                texture->SetTexID(ImTextureID_Invalid);
                texture->SetStatus(ImTextureStatus_Destroyed);
            }
        }
    }
};

// Where the centre of a sign stands on the canvas.
inline Screen on_canvas(const SessionBench& bench, const MapSign& sign) {
    const Rect map = bench.layout().map;
    const Screen at = sign_on_screen(sign, bench.state().camera, {map.width, map.height});
    return {at.x + map.x, at.y + map.y};
}

inline bool has_label(const SessionBench& bench, std::string_view text) {
    const auto& labels = bench.session.labels();
    return std::any_of(labels.begin(), labels.end(), [&](const DrawnLabel& label) { return label.text == text; });
}

}  // namespace sourceline::test
