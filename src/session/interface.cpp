#include "session/interface.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "panels/symbol_glyphs.h"

namespace sourceline {

Interface::Interface() : colours_(palette(Shade::Light)) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;  // a blinking caret would never let us sleep
    io.ConfigMemoryCompactTimer = FLT_MAX;  // below 0 what is not seen would be given back in every frame
    io.MouseDragThreshold = 4.0f;
    look_.colours = &colours_;
}

Interface::~Interface() { ImGui::DestroyContext(); }

void Interface::give_font(int index, std::string bytes) {
    if (index < 0 || static_cast<std::size_t>(index) >= font_bytes_.size()) return;
    font_bytes_[static_cast<std::size_t>(index)] = std::move(bytes);
    if (look_.fonts.regular && index >= 2) add_more_letters();
}

bool Interface::start() {
    ImFont* fonts[2] = {};
    // With several samples a pixel, one at a letter's edge is shaded from beyond it: there must be nothing of the next.
    ImGui::GetIO().Fonts->TexGlyphPadding = 3;
    for (std::size_t i = 0; i < 2; ++i) {
        if (font_bytes_[i].size() < 1024) return false;
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        fonts[i] = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(font_bytes_[i].data(),
                                                              static_cast<int>(font_bytes_[i].size()), 16.0f, &config);
        if (!fonts[i]) return false;
    }
    look_.fonts = {fonts[0], fonts[1]};
    look_.lettering = &lettering_;
    lettering_.add_to(look_.fonts);
    add_more_letters();
    add_symbol_glyphs(look_);
    apply_style(*look_.colours);
    return true;
}

// Both weights hold the same letters, so they are added once both are there.
void Interface::add_more_letters() {
    if (font_bytes_[2].empty() || font_bytes_[3].empty()) return;
    ImFont* fonts[2] = {look_.fonts.regular, look_.fonts.semi_bold};
    for (std::size_t i = 0; i < 2; ++i) {
        ImFontConfig config;
        config.FontData = font_bytes_[i + 2].data();
        config.FontDataSize = static_cast<int>(font_bytes_[i + 2].size());
        merge_into(fonts[i], config);
        font_bytes_[i + 2].clear();  // ImGui has its own copy
    }
    lettering_.add_to(look_.fonts);
}

void Interface::begin_frame(const Canvas& canvas, Shade shade, std::uint32_t accent, double elapsed_s) {
    if (shade != shade_ || accent != accent_) {
        shade_ = shade;
        accent_ = accent;
        colours_ = palette(shade);
        if (accent != kNoAccent) colours_.accent_text = colour_from_rgb(readable_on(accent, paper_rgb(shade)));
        apply_style(colours_);
    }
    // SDL knows the browser's window, not our box.
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(canvas.width), static_cast<float>(canvas.height)};
    const auto ratio = static_cast<float>(canvas.pixel_ratio);
    io.DisplayFramebufferScale = {ratio, ratio};
    io.DeltaTime = std::clamp(static_cast<float>(elapsed_s), 0.001f, 0.25f);
    if (lettering_.is_full()) lettering_.clear();
    ImGui::NewFrame();
    // ImGui tells the density only to the font that is current; we draw with both.
    look_.fonts.regular->CurrentRasterizerDensity = ratio;
    look_.fonts.semi_bold->CurrentRasterizerDensity = ratio;
}

namespace {
// A window knows how high its content is, and scrolls to where it is asked to, in the frame after. None here scrolls
// sideways.
bool is_news_to(const ImGuiWindow& window) {
    const float height = std::trunc(window.DC.CursorMaxPos.y - window.DC.CursorStartPos.y);
    const bool is_other = window.ContentSizeExplicit.y == 0 && height != window.ContentSize.y;
    return is_other || window.ScrollTarget.x < FLT_MAX || window.ScrollTarget.y < FLT_MAX;
}

// At the edge of a letter the graphics card mixes it with what lies beside it in the atlas: white of which nothing is
// seen, as letters are white, and no black, which is a grey line beside a letter in a light colour.
void whiten_gaps(ImTextureData& atlas) {
    if (atlas.Format != ImTextureFormat_RGBA32) return;
    constexpr int kAlpha = 3;
    unsigned char* const end = atlas.Pixels + atlas.GetSizeInBytes();
    for (unsigned char* texel = atlas.Pixels; texel < end; texel += atlas.BytesPerPixel)
        if (texel[kAlpha] == 0) std::fill(texel, texel + kAlpha, 0xFF);
}
}  // namespace

bool Interface::end_frame() {
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->Status == ImTextureStatus_WantCreate) whiten_gaps(*texture);
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    // Of an input that comes fast it takes a part a frame, and what is hovered can be pressed in the frame after.
    if (!context.InputEventsQueue.empty() || context.HoveredId != context.HoveredIdPreviousFrame) return true;
    const ImVector<ImGuiWindow*>& windows = context.Windows;
    return std::any_of(windows.begin(), windows.end(),
                       [](const ImGuiWindow* window) { return window->Active && is_news_to(*window); });
}

}  // namespace sourceline
