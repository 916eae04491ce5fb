// What stands on the map and can be pressed: symbols, badges, names and dots of places. And the keyboard's way through
// it and along the timeline.
#include <algorithm>
#include <cmath>

#include "base/stable_sort.h"
#include "panels/panels.h"
#include "story/query.h"

namespace sourceline {

namespace {

// What the keyboard's focus goes through, in this order; at the same place of a list from left to right.
constexpr std::string_view kOrder[] = {"event:", "badge:", "place:", "dot:", "bar:", "tick:"};

bool begins_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

std::string_view rest(std::string_view name) { return name.substr(std::min(name.find(':') + 1, name.size())); }

int order_of(std::string_view name) {
    int at = 0;
    for (const std::string_view prefix : kOrder) {
        // All that stands on the map is one group.
        if (begins_with(name, prefix)) return std::max(at - 3, 0);
        ++at;
    }
    return -1;
}

FrameList<const PressTarget*> ring_of(const FrameList<PressTarget>& targets) {
    FrameList<const PressTarget*> ring;
    for (const PressTarget& target : targets) {
        const bool is_named = begins_with(target.name, "dot:") &&
                              std::any_of(targets.begin(), targets.end(), [&](const PressTarget& other) {
                                  return begins_with(other.name, "place:") && rest(other.name) == rest(target.name);
                              });
        if (order_of(target.name) >= 0 && !is_named) ring.push_back(&target);
    }
    stable_sort(ring, [](const PressTarget* a, const PressTarget* b) {
        return std::pair(order_of(a->name), a->rect.x) < std::pair(order_of(b->name), b->rect.x);
    });
    return ring;
}

void move_focus(const PanelInput& in, PanelOutput& out, int by) {
    const FrameList<const PressTarget*> ring = ring_of(*in.before);
    const auto here =
        std::find_if(ring.begin(), ring.end(), [&](const PressTarget* target) { return target->name == out.focus; });
    const int count = static_cast<int>(ring.size());
    const int at = here == ring.end() ? (by > 0 ? 0 : count - 1) : static_cast<int>(here - ring.begin()) + by;
    out.focus = at < 0 || at >= count ? std::string_view() : ring[static_cast<std::size_t>(at)]->name;
}

}  // namespace

void press_by_name(const PanelInput& in, PanelOutput& out, std::string_view name) {
    const std::string_view id = rest(name);
    if (begins_with(name, "event:") || begins_with(name, "bar:") || begins_with(name, "said:")) {
        if (const auto event = event_by_id(in.story, id)) out.commands.push_back(SelectEvent{*event});
    } else if (begins_with(name, "badge:")) {
        if (const auto event = event_by_id(in.story, id)) out.open_badge = OpenBadge{*event};
    } else if (begins_with(name, "place:") || begins_with(name, "dot:")) {
        if (const auto place = place_by_id(in.story, id)) out.commands.push_back(SelectPlace{*place});
    } else if (begins_with(name, "tick:")) {
        if (const auto claim = claim_by_id(in.story, id)) out.commands.push_back(ShowClaim{*claim});
    }
}

bool focus_keys(const PanelInput& in, PanelOutput& out) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool moved = io.MousePos.x != io.MousePosPrev.x || io.MousePos.y != io.MousePosPrev.y;
    if (moved || ImGui::IsMouseDown(0)) out.focus = {};
    bool taken = true;
    if (ImGui::IsKeyPressed(ImGuiKey_F) && in.before != nullptr)
        move_focus(in, out, io.KeyShift ? -1 : 1);
    else if (!out.focus.empty() && ImGui::IsKeyPressed(ImGuiKey_Enter))
        press_by_name(in, out, std::exchange(out.focus, {}));
    else if (!out.focus.empty() && ImGui::IsKeyPressed(ImGuiKey_Escape))
        out.focus = {};
    else
        taken = false;
    if (out.focus.empty()) return taken;
    // What has the focus is lit as under the pointer.
    const auto event = event_by_id(in.story, rest(out.focus));
    if (begins_with(out.focus, "badge:"))
        out.hovered_badge = event;
    else if (event && !begins_with(out.focus, "place:") && !begins_with(out.focus, "dot:"))
        out.hovered = event;
    return taken;
}

Rect caption_rect(const PanelInput& in, const RegionCaption& caption) {
    const Rect& map = in.layout.map;
    const Screen at = screen_from_world(in.state.camera, {map.width, map.height}, caption.at);
    const PxBox& box = caption.box;
    return {static_cast<float>(at.x + box.min_x) + map.x, static_cast<float>(at.y + box.min_y) + map.y,
            static_cast<float>(box.max_x - box.min_x), static_cast<float>(box.max_y - box.min_y)};
}

const RegionCaption* pill_of(const PanelInput& in, const MapSign& sign) {
    const RegionCaption* caption = in.captions == nullptr ? nullptr : caption_of(*in.captions, sign);
    return caption != nullptr && caption->is_pill ? caption : nullptr;
}

Rect sign_rect(const PanelInput& in, const SeenSign& seen) {
    if (const RegionCaption* pill = pill_of(in, *seen.sign)) return caption_rect(in, *pill);
    const Rect& map = in.layout.map;
    const float half = half_box(in.scene, *seen.sign);
    return {static_cast<float>(seen.at.x) + map.x - half, static_cast<float>(seen.at.y) + map.y - half, 2 * half,
            2 * half};
}

PressTarget sign_target(const PanelInput& in, const SeenSign& seen) {
    const std::string& id = in.story.at(in.scene.symbols[seen.sign->symbols.front()].event).id;
    return {FrameText(seen.sign->badge ? "badge:" : "event:") + id, sign_rect(in, seen)};
}

// Of thousands of dots only the one that is pointed at is a target.
void add_sign_targets(const PanelInput& in, PanelOutput& out) {
    const Rect& map = in.layout.map;
    for (const SeenSign& seen : in.signs) {
        const Screen at = seen.at;
        if (has_box(*seen.sign) && at.x >= 0 && at.y >= 0 && at.x < map.width && at.y < map.height)
            out.targets.push_back(sign_target(in, seen));
    }
}

const PressTarget* place_target_at(const PanelInput& in, float x, float y, float reach) {
    const PressTarget* nearest = nullptr;
    if (in.before == nullptr) return nearest;
    for (const PressTarget& target : *in.before) {
        if (!begins_with(target.name, "place:") && !begins_with(target.name, "dot:") &&
            !begins_with(target.name, "said:"))
            continue;
        const Rect& rect = target.rect;
        const float dx = std::max({rect.x - x, x - rect.right(), 0.0f}),
                    dy = std::max({rect.y - y, y - rect.bottom(), 0.0f});
        const float away = std::hypot(dx, dy);
        if (away > reach) continue;
        nearest = &target;
        reach = away;
    }
    return nearest;
}

}  // namespace sourceline
