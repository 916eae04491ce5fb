#include "panels/widgets.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "imgui_internal.h"

namespace sourceline {

namespace {
constexpr float kDragThreshold = 10.0f;  // CSS pixels, a thumb's tremble
constexpr float kIconStroke = 1.6f;

// Makes room around what is smaller than a thumb needs. Where the edge of its area would cut that off, inwards.
void widen(float& start, float& length, float wanted, float from, float to) {
    if (length >= wanted) return;
    const bool is_whole = start >= from && start + length <= to && to - from >= wanted;
    start -= (wanted - length) * 0.5f;
    if (is_whole) start = std::clamp(start, from, to - wanted);
    length = wanted;
}
}  // namespace

Press press(const PanelInput& in, PanelOutput& out, std::string_view name, Rect rect) {
    const ImVec2 clip_min = ImGui::GetWindowDrawList()->GetClipRectMin(),
                 clip_max = ImGui::GetWindowDrawList()->GetClipRectMax();
    Rect target = rect;
    if (in.layout.min_target >= 44.0f) {
        widen(target.x, target.width, in.layout.min_target, clip_min.x, clip_max.x);
        widen(target.y, target.height, in.layout.min_target, clip_min.y, clip_max.y);
    }
    ImGui::SetCursorScreenPos({target.x, target.y});
    ImGui::SetNextItemAllowOverlap();
    ImGui::PushID(name.data(), name.data() + name.size());
    ImGui::InvisibleButton("", {std::max(target.width, 1.0f), std::max(target.height, 1.0f)});
    ImGui::PopID();
    Press result;
    const bool over = ImGui::IsItemHovered();
    result.held = ImGui::IsItemActive();
    // A finger that has left stays where it was for ImGui.
    result.hovered = over && (result.held || ImGui::GetIO().MouseSource != ImGuiMouseSource_TouchScreen);
    const float drag = std::sqrt(ImGui::GetIO().MouseDragMaxDistanceSqr[0]);
    result.pressed = ImGui::IsItemDeactivated() && over && drag < kDragThreshold && !in.is_holding;
    if (result.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    // Only what can be seen counts as a target.
    const float left = std::max(target.x, clip_min.x), top = std::max(target.y, clip_min.y);
    const float right = std::min(target.right(), clip_max.x), bottom = std::min(target.bottom(), clip_max.y);
    if (right - left <= 1 || bottom - top <= 1) return result;
    out.targets.push_back({name, {left, top, right - left, bottom - top}});
    if (result.hovered) out.pointed = out.targets.back();
    return result;
}

namespace {

// An icon's place: its centre, half its size, and the pen it is drawn with.
struct IconPen {
    ImDrawList* list;
    float cx, cy, h;
    ImU32 colour;

    ImVec2 at(float x, float y) const { return {cx + x * h, cy + y * h}; }
    void line(ImVec2 from, ImVec2 to) const { list->AddLine(from, to, colour, kIconStroke); }
    void polyline(std::initializer_list<ImVec2> points) const {
        list->AddPolyline(points.begin(), static_cast<int>(points.size()), colour, 0, kIconStroke);
    }
};

void draw_pause(const IconPen& pen) {
    pen.list->AddRectFilled(pen.at(-0.8f, -1), pen.at(-0.25f, 1), pen.colour, 1);
    pen.list->AddRectFilled(pen.at(0.25f, -1), pen.at(0.8f, 1), pen.colour, 1);
}

void draw_arrows_all_ways(const IconPen& pen) {
    for (const ImVec2 d : {ImVec2{1, 0}, ImVec2{-1, 0}, ImVec2{0, 1}, ImVec2{0, -1}}) {
        const ImVec2 tip = pen.at(d.x * 1.25f, d.y * 1.25f);
        pen.line(pen.at(0, 0), tip);
        pen.polyline({pen.at(d.x * 0.75f - d.y * 0.5f, d.y * 0.75f - d.x * 0.5f), tip,
                      pen.at(d.x * 0.75f + d.y * 0.5f, d.y * 0.75f + d.x * 0.5f)});
    }
}

void draw_share(const IconPen& pen) {  // an arrow that leaves a box
    pen.polyline({pen.at(-0.3f, -0.6f), pen.at(-1, -0.6f), pen.at(-1, 1), pen.at(0.6f, 1), pen.at(0.6f, 0.3f)});
    pen.line(pen.at(-0.25f, 0.25f), pen.at(1, -1));
    pen.polyline({pen.at(0.2f, -1), pen.at(1, -1), pen.at(1, -0.2f)});
}

void draw_copy(const IconPen& pen) {  // a sheet before another
    pen.list->AddRect(pen.at(-0.35f, -0.35f), pen.at(1, 1), pen.colour, 2, 0, kIconStroke);
    pen.polyline({pen.at(0.4f, -1), pen.at(-1, -1), pen.at(-1, 0.4f), pen.at(-0.7f, 0.4f)});
}

void draw_fit(const IconPen& pen) {  // two corners, apart
    for (const float s : {-1.0f, 1.0f}) {
        pen.line(pen.at(s * 0.2f, -s * 0.2f), pen.at(s, -s));
        pen.polyline({pen.at(s * 0.2f, -s), pen.at(s, -s), pen.at(s, -s * 0.2f)});
    }
}

// `s` 1: to the right or downwards; -1: the other way.
void draw_chevron_across(const IconPen& pen, float s) {
    pen.polyline({pen.at(-s * 0.5f, -1), pen.at(s * 0.5f, 0), pen.at(-s * 0.5f, 1)});
}
void draw_chevron_upright(const IconPen& pen, float s) {
    pen.polyline({pen.at(-1, -s * 0.5f), pen.at(0, s * 0.5f), pen.at(1, -s * 0.5f)});
}

}  // namespace

void draw_icon(ImDrawList* list, Icon icon, float cx, float cy, float size, ImU32 colour) {
    const IconPen pen{list, cx, cy, size * 0.5f, colour};
    switch (icon) {
        case Icon::Play:
            return fill_triangle(list, pen.at(-0.7f, -1), pen.at(-0.7f, 1), pen.at(1, 0), colour);
        case Icon::Pause:
            return draw_pause(pen);
        case Icon::Previous:
            return draw_chevron_across(pen, -1);
        case Icon::Next:
            return draw_chevron_across(pen, 1);
        case Icon::Up:
            return draw_chevron_upright(pen, -1);
        case Icon::Down:
            return draw_chevron_upright(pen, 1);
        case Icon::Move:
            return draw_arrows_all_ways(pen);
        case Icon::Share:
            return draw_share(pen);
        case Icon::Copy:
            return draw_copy(pen);
        case Icon::Plus:
            pen.line(pen.at(0, -1), pen.at(0, 1));
            return pen.line(pen.at(-1, 0), pen.at(1, 0));
        case Icon::Minus:
            return pen.line(pen.at(-1, 0), pen.at(1, 0));
        case Icon::Fit:
            return draw_fit(pen);
        case Icon::Close:
            pen.line(pen.at(-1, -1), pen.at(1, 1));
            return pen.line(pen.at(-1, 1), pen.at(1, -1));
    }
}

bool map_button(const PanelInput& in, PanelOutput& out, std::string_view name, Icon icon, Rect rect, Chosen chosen) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Press state = press(in, out, name, rect);
    const Palette& colours = in.colours();
    list->AddRectFilled({rect.x, rect.y + 1}, {rect.right(), rect.bottom() + 2}, with_alpha(colours.shadow, 0.5f), 9);
    list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()},
                        chosen == Chosen::Yes ? colours.ink
                        : state.held          ? colours.note
                                              : colours.paper,
                        8);
    list->AddRect({rect.x + 0.5f, rect.y + 0.5f}, {rect.right() - 0.5f, rect.bottom() - 0.5f},
                  state.hovered ? colours.muted : colours.hairline, 8);
    draw_icon(list, icon, rect.x + rect.width * 0.5f, rect.y + rect.height * 0.5f, 11,
              chosen == Chosen::Yes ? colours.paper : colours.ink);
    return state.pressed;
}

int segmented(const PanelInput& in, PanelOutput& out, const std::string_view* names, const char* const* labels,
              int count, int chosen, Rect rect) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    const float round = 8;
    // Each as wide as its word asks for.
    TextStyle measure{Weight::SemiBold, 13, 0, 1.3f, 0, false};
    const auto all_words = [&] {
        float words = 0;
        for (int i = 0; i < count; ++i) words += text_width(in.look, measure, labels[i]);
        return words;
    };
    // Rather small than cut.
    while (measure.size > 10 && all_words() + 8 * static_cast<float>(count) > rect.width) measure.size -= 0.5f;
    const float words = all_words();
    const float spare = (rect.width - words) / static_cast<float>(count);
    int pressed = -1;
    list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, colours.chip, round);
    list->AddRect({rect.x + 0.5f, rect.y + 0.5f}, {rect.right() - 0.5f, rect.bottom() - 0.5f}, colours.hairline, round);
    float x = rect.x;
    for (int i = 0; i < count; ++i) {
        const Rect part{x, rect.y, text_width(in.look, measure, labels[i]) + spare, rect.height};
        x = part.right();
        const Press state = press(in, out, names[i], part);
        if (state.pressed) pressed = i;
        const ImDrawFlags corners = i == 0           ? ImDrawFlags_RoundCornersLeft
                                    : i == count - 1 ? ImDrawFlags_RoundCornersRight
                                                     : ImDrawFlags_RoundCornersNone;
        TextStyle style{i == chosen ? Weight::SemiBold : Weight::Regular,
                        measure.size,
                        i == chosen     ? colours.paper
                        : state.hovered ? colours.ink
                                        : colours.muted,
                        1.3f,
                        0,
                        false};
        if (i == chosen)
            list->AddRectFilled({part.x, part.y}, {part.right(), part.bottom()}, colours.ink, round, corners);
        const float width = text_width(in.look, style, labels[i]);
        draw_line_fitted(list, in.look, style, part.x + std::max(3.0f, (part.width - width) * 0.5f),
                         part.y + (part.height - line_height(style)) * 0.5f, part.width - 6, labels[i]);
    }
    return pressed;
}

float pill_height(const PanelInput& in) { return in.layout.form == Form::Phone ? 44.0f : 28.0f; }

float pill_width(const PanelInput& in, std::string_view label) {
    // Inked and plain have the same width, so that nothing moves when one is chosen.
    return text_width(in.look, {Weight::SemiBold, 13, 0, 1.3f, 0, false}, label) +
           (in.layout.form == Form::Phone ? 30.0f : 24.0f);
}

bool pill(const PanelInput& in, PanelOutput& out, std::string_view name, std::string_view label, ImU32 colour,
          Chosen chosen, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    const bool inked = chosen == Chosen::Yes;
    TextStyle style{inked ? Weight::SemiBold : Weight::Regular, 13, inked ? colours.paper : colour, 1.3f, 0, false};
    const Rect rect{x, y, width > 0 ? width : pill_width(in, label), pill_height(in)};
    const float round = rect.height * 0.5f;
    const Press state = press(in, out, name, rect);
    list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()},
                        inked           ? colours.ink
                        : state.hovered ? colours.note
                                        : colours.chip,
                        round);
    list->AddRect({rect.x + 0.5f, rect.y + 0.5f}, {rect.right() - 0.5f, rect.bottom() - 0.5f},
                  inked ? colours.ink : with_alpha(colour, 0.45f), round);
    const float text = std::min(text_width(in.look, style, label), rect.width - 20);
    draw_line_fitted(list, in.look, style, rect.x + (rect.width - text) * 0.5f,
                     rect.y + (rect.height - line_height(style)) * 0.5f, text + 0.5f, label);
    return state.pressed;
}

void fill_triangle(ImDrawList* list, ImVec2 a, ImVec2 b, ImVec2 c, ImU32 colour) {
    const bool clockwise = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
    list->AddTriangleFilled(a, clockwise ? b : c, clockwise ? c : b, colour);
}

namespace {
void fill_swatch(ImDrawList* list, ImVec2 at, SymbolFill fill, ImU32 colour) {
    const ImVec2 end{at.x + kSwatch, at.y + kSwatch};
    if (fill == SymbolFill::Solid) return list->AddRectFilled(at, end, colour, 4);
    list->AddRect({at.x + 1, at.y + 1}, {end.x - 1, end.y - 1}, colour, 4, 0, 2.0f);
    if (fill == SymbolFill::Hollow) return;
    for (float x = 4; x <= 10; x += 3) list->AddLine({at.x + x - 2, end.y - 2}, {at.x + x + 2, at.y + 2}, colour, 1.2f);
}
}  // namespace

void draw_swatch(ImDrawList* list, float x, float y, SymbolFill fill, ImU32 colour, ImU32 second) {
    fill_swatch(list, {x, y}, fill, colour);
    if (second == colour) return;
    list->PushClipRect({x + kSwatch * 0.5f, y}, {x + kSwatch, y + kSwatch}, true);
    fill_swatch(list, {x, y}, fill, second);
    list->PopClipRect();
}

void hairline(ImDrawList* list, const Palette& colours, float x, float y, float width) {
    list->AddRectFilled({x, std::round(y)}, {x + width, std::round(y) + 1}, colours.hairline);
}

void begin_area(const char* name, Rect rect, Scroll scroll) {
    ImGui::SetNextWindowPos({rect.x, rect.y});
    ImGui::SetNextWindowSize({std::max(rect.width, 1.0f), std::max(rect.height, 1.0f)});
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                             ImGuiWindowFlags_NoNav;
    if (scroll == Scroll::Yes)
        flags &= ~ImGuiWindowFlags_NoScrollbar;
    else
        flags |= ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::Begin(name, nullptr, flags);
    // Areas lie over each other in the order in which they are begun, whatever was clicked last.
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

void fade_edges(const PanelInput& in, Rect area, float below) {
    constexpr float kHeight = 12.0f, kWhole = 8.0f;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 clear = with_alpha(in.colours().paper, 0.0f);
    const auto paper = [&](float hidden) { return with_alpha(in.colours().paper, std::min(hidden / kWhole, 1.0f)); };
    if (const float above = ImGui::GetScrollY(); above > 0.0f)
        list->AddRectFilledMultiColor({area.x, area.y}, {area.right(), area.y + kHeight}, paper(above), paper(above),
                                      clear, clear);
    if (below > 0.0f)
        list->AddRectFilledMultiColor({area.x, area.bottom() - kHeight}, {area.right(), area.bottom()}, clear, clear,
                                      paper(below), paper(below));
}

std::optional<Direction> swiped(Rect area) {
    constexpr float kLeast = 48.0f;  // CSS pixels
    const ImGuiIO& io = ImGui::GetIO();
    const ImVec2 from = io.MouseClickedPos[0];
    if (io.MouseSource != ImGuiMouseSource_TouchScreen || !ImGui::IsMouseReleased(0) || !area.contains(from.x, from.y))
        return std::nullopt;
    const float dx = io.MousePos.x - from.x, dy = io.MousePos.y - from.y;
    if (std::fabs(dx) < kLeast || std::fabs(dx) < 2 * std::fabs(dy)) return std::nullopt;
    return dx < 0 ? Direction::Next : Direction::Previous;
}

void fade_drawn(ImDrawList* list, int from, float alpha, float down) {
    if (alpha >= 1.0f && down == 0) return;
    for (int i = from; i < list->VtxBuffer.Size; ++i) {
        ImDrawVert& vertex = list->VtxBuffer[i];
        vertex.pos.y += down;
        const auto old = static_cast<float>(vertex.col >> IM_COL32_A_SHIFT);
        vertex.col = (vertex.col & ~IM_COL32_A_MASK) | (static_cast<ImU32>(old * alpha) << IM_COL32_A_SHIFT);
    }
}

bool touch_scroll() {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseSource != ImGuiMouseSource_TouchScreen || !ImGui::IsMouseDown(0)) return false;
    const ImVec2 start = io.MouseClickedPos[0], min = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    if (start.x < min.x || start.y < min.y || start.x >= min.x + size.x || start.y >= min.y + size.y) return false;
    if (std::sqrt(io.MouseDragMaxDistanceSqr[0]) < kDragThreshold) return false;
    ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
    return true;
}

}  // namespace sourceline
