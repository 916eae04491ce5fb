// The panels without a GPU: the real story and base map, a pointer, and the Commands that come out.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "panels/panels.h"
#include "panels/symbol_glyphs.h"
#include "panels/typeset.h"
#include "state/apply.h"
#include "story/read.h"

#ifndef SOURCELINE_SOURCE_DIR
#define SOURCELINE_SOURCE_DIR "."
#endif

namespace sourceline::test {

inline std::string bytes_of(const std::string& path) {
    std::string bytes;
    if (std::FILE* file = std::fopen((std::string(SOURCELINE_SOURCE_DIR "/") + path).c_str(), "rb")) {
        char buffer[65536];
        for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, got);
        std::fclose(file);
    }
    return bytes;
}

class PanelBench {
  public:
    explicit PanelBench(float width = 1280, float height = 800, Shade shade = Shade::Light)
        : story(std::move(*read_story(bytes_of("assets/stories/belgorod-2023.json")).story)),
          map(std::move(*read_basemap(bytes_of("assets/basemaps/belgorod.json")).map)),
          size_{width, height} {
        context_ = ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        const char* files[2] = {"dist/fonts/inter-400.ttf", "dist/fonts/inter-600.ttf"};
        for (int i = 0; i < 2; ++i) {
            font_bytes_[i] = bytes_of(files[i]);
            fonts_found = !font_bytes_[i].empty();
            if (!fonts_found) return;
            ImFont* font = io.Fonts->AddFontFromMemoryTTF(font_bytes_[i].data(),
                                                          static_cast<int>(font_bytes_[i].size()), 16.0f, &config);
            (i == 0 ? look.fonts.regular : look.fonts.semi_bold) = font;
        }
        add_symbol_glyphs(look);
        look.colours = &palette(shade);
        apply_style(*look.colours);
        base_scene_ = build_base_scene(map);
        builder_ = std::make_unique<EventSceneBuilder>(story, map, base_scene_.origin, telling_of(story, {}));
        measures = measures_of(story, map);
        state = initial_state(story, frame_info());
        frame();
        frame();
    }
    ~PanelBench() { ImGui::DestroyContext(context_); }
    PanelBench(const PanelBench&) = delete;

    Layout layout() const {
        return lay_out(size_.x, size_.y, state.view == View::None ? PanelShown::No : PanelShown::Yes);
    }
    Frame frame_info() const {
        Frame frame;
        frame.viewport = {layout().map.width, layout().map.height};
        frame.padding = map_padding(layout());
        frame.reduced_motion = true;
        return frame;
    }

    // One frame; its Commands are applied and kept in `commands`.
    const PanelOutput& frame() {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = size_;
        io.DisplayFramebufferScale = {1, 1};
        io.DeltaTime = 1.0f / 60.0f;
        ImGui::NewFrame();
        const Layout page = layout();
        scene = builder_->scene(state.camera.zoom);
        inputs = label_inputs(map, &story, strings(state.language).tag, story.language);
        placed = place_labels(inputs, symbol_obstacles(scene), state.camera.zoom,
                              [&](const std::string& text, LabelStyle style) {
                                  return TextSize{text_width(look, label_style(look, style), text),
                                                  line_height(label_style(look, style))};
                              });
        const Telling telling = telling_of(story, state.lens);
        told = knowledge_at(story, state.lens, telling);
        const PanelInput in{story, state, told, telling, map, measures, look, page, hovered_, 0, move_buttons_};
        output = PanelOutput{};
        keyboard(in, output);
        map_input_panel(in, output, scene, pinch);
        furniture = map_furniture(in, scene, inputs, placed);
        map_labels_panel(in, output, furniture, scene, inputs, placed);
        map_measures_panel(in, furniture);
        map_controls_panel(in, output, furniture);
        header_panel(in, output);
        timeline_panel(in, output);
        side_panel(in, output);
        notices_panel(in, output);
        ImGui::Render();
        accept_textures();
        vertices = ImGui::GetDrawData()->TotalVtxCount;
        hovered_ = output.hovered;
        move_buttons_ ^= output.toggle_move_buttons;
        for (const std::string& text : output.copies) copied = text;
        shared += output.share ? 1 : 0;
        for (const Command& command : output.commands) {
            commands.push_back(command);
            (void)apply(story, frame_info(), command, state).ok();
        }
        return output;
    }

    std::optional<Rect> target(const std::string& name) const {
        for (const PressTarget& target : output.targets)
            if (target.name == name) return target.rect;
        return std::nullopt;
    }
    // The first target whose name starts so.
    std::optional<std::string> first_target(const std::string& prefix) const {
        for (const PressTarget& target : output.targets)
            if (target.name.rfind(prefix, 0) == 0) return target.name;
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

    Story story;
    BaseMap map;
    Measures measures;
    State state;
    Look look;
    Pinch pinch;
    EventScene scene;
    MapFurniture furniture;
    Knowledge told;
    std::vector<LabelInput> inputs;
    std::vector<PlacedLabel> placed;
    PanelOutput output;
    std::vector<Command> commands;  // since the last click or key
    std::string copied;             // the last text for the clipboard
    int shared = 0;                 // how often the page was asked to share
    bool fonts_found = false;
    int vertices = 0;

  private:
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

    ImVec2 size_;
    ImGuiContext* context_ = nullptr;
    std::string font_bytes_[2];
    BaseScene base_scene_;
    std::unique_ptr<EventSceneBuilder> builder_;
    std::optional<Ref<Event>> hovered_;
    bool move_buttons_ = false;
};

}  // namespace sourceline::test
