// The views of the side panel, a row each: its tabs, the keyboard and the panel itself are made from this table.
#pragma once

#include <string_view>

#include "panels/panel.h"
#include "state/view.h"

namespace sourceline {

// Each covers `area`, below the tabs.
void story_view(const PanelInput& in, PanelOutput& out, Rect area);
void event_view(const PanelInput& in, PanelOutput& out, Rect area);
void place_view(const PanelInput& in, PanelOutput& out, Rect area);
void claims_view(const PanelInput& in, PanelOutput& out, Rect area);
void sources_view(const PanelInput& in, PanelOutput& out, Rect area);

struct ViewRow {
    View view;
    ImGuiKey key;  // opens it while the canvas has the keyboard
    std::string_view (*label)(const Strings& words);
    View tab;                          // under whose tab it is shown; mostly its own
    int (*count)(const Story& story);  // stands beside the label; null: no number
    void (*draw)(const PanelInput& in, PanelOutput& out, Rect area);
};

// In the order of the tabs.
inline constexpr ViewRow kViews[] = {
    {View::Story, ImGuiKey_1, [](const Strings& words) -> std::string_view { return words.story; }, View::Story,
     nullptr, story_view},
    {View::Event, ImGuiKey_2, [](const Strings& words) -> std::string_view { return words.event; }, View::Event,
     nullptr, event_view},
    {View::Place, ImGuiKey_P, [](const Strings& words) -> std::string_view { return words.place; }, View::Event,
     nullptr, place_view},
    {View::Claims, ImGuiKey_3, [](const Strings& words) -> std::string_view { return words.who_says_what; },
     View::Claims, nullptr, claims_view},
    {View::Sources, ImGuiKey_4, [](const Strings& words) -> std::string_view { return words.sources; }, View::Sources,
     [](const Story& story) { return static_cast<int>(story.sources.size()); }, sources_view},
};

}  // namespace sourceline
