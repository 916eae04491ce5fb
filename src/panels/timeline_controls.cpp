// What stands at the timeline's left: play, steps, speed, the two clocks, and how much has been said.
#include <algorithm>

#include "panels/timeline.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {
constexpr const char* kSpeeds[kPlaySpeedCount] = {"1×", "3×", "12×"};

void draw_play(const PanelInput& in, PanelOutput& out, Rect rect, bool with_words) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    const bool playing = in.state.playback.playing;
    const TextStyle style{Weight::SemiBold, 14, colours.ink, 1.3f, 0, false};
    const char* words = playing ? in.words().pause : in.words().play_story;
    const float room = in.layout.form == Form::Desktop ? 144.0f : 0.0f;
    Rect target = rect;
    if (with_words) target.width += 12 + std::min(text_width(in.look, style, words), room);
    const Press play = press(in, out, "play", target);
    const float x = rect.x + rect.width * 0.5f, y = rect.y + rect.height * 0.5f;
    list->AddCircleFilled({x, y}, std::min(rect.width, 38.0f) * 0.5f, play.held ? colours.muted : colours.ink);
    draw_icon(list, playing ? Icon::Pause : Icon::Play, x + (playing ? 0 : 1), y, 14, colours.paper);
    if (with_words)
        draw_line_fitted(list, in.look, style, rect.right() + 12, y - line_height(style) * 0.5f, room, words);
    if (play.pressed) out.commands.push_back(playing ? Command{Pause{}} : Command{Play{}});
}

void draw_speed(const PanelInput& in, PanelOutput& out, Rect rect) {
    const Press state = press(in, out, "speed", rect);
    const TextStyle style{Weight::Regular, 13, state.hovered ? in.colours().ink : in.colours().muted, 1.3f, 0, false};
    const char* text = kSpeeds[std::clamp(in.state.playback.speed, 0, kPlaySpeedCount - 1)];
    draw_line(ImGui::GetWindowDrawList(), in.look, style,
              rect.x + (rect.width - text_width(in.look, style, text)) * 0.5f,
              rect.y + (rect.height - line_height(style)) * 0.5f, text);
    if (state.pressed) out.commands.push_back(SetSpeed{(in.state.playback.speed + 1) % kPlaySpeedCount});
}

void draw_step(const PanelInput& in, PanelOutput& out, Rect rect, Direction direction) {
    const bool back = direction == Direction::Previous;
    const Press state = press(in, out, back ? "step-previous" : "step-next", rect);
    draw_icon(ImGui::GetWindowDrawList(), back ? Icon::Previous : Icon::Next, rect.x + rect.width * 0.5f,
              rect.y + rect.height * 0.5f, 11, state.hovered ? in.colours().ink : in.colours().muted);
    if (state.pressed) out.commands.push_back(StepOn{direction});
}

void draw_clocks(const PanelInput& in, PanelOutput& out, Rect rect) {
    const std::string_view names[2] = {"clock:happened", "clock:known"};
    const char* labels[2] = {in.words().happened, in.words().known};
    const int pressed = segmented(in, out, names, labels, 2, in.state.lens.clock == Clock::Known ? 1 : 0, rect);
    if (pressed >= 0) out.commands.push_back(SetClock{pressed == 1 ? Clock::Known : Clock::Happened});
}

// Both words above each other, and one press for the other one: a thumb needs all of it.
void draw_clock_toggle(const PanelInput& in, PanelOutput& out, Rect rect) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& colours = in.colours();
    const bool known = in.state.lens.clock == Clock::Known;
    const Press state = press(in, out, known ? "clock:happened" : "clock:known", rect);
    const float half = rect.height * 0.5f, chosen = rect.y + (known ? half : 0.0f);
    list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, colours.chip, 8);
    list->AddRectFilled({rect.x, chosen}, {rect.right(), chosen + half}, colours.ink, 8,
                        known ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersTop);
    list->AddRect({rect.x + 0.5f, rect.y + 0.5f}, {rect.right() - 0.5f, rect.bottom() - 0.5f}, colours.hairline, 8);
    const char* words[2] = {in.words().happened, in.words().known};
    for (int i = 0; i < 2; ++i) {
        const bool on = known == (i == 1);
        TextStyle style{
            on ? Weight::SemiBold : Weight::Regular, 12, on ? colours.paper : colours.muted, 1.2f, 0, false};
        while (style.size > 9 && text_width(in.look, style, words[i]) > rect.width - 6) style.size -= 0.5f;
        const float width = text_width(in.look, style, words[i]);
        draw_line(list, in.look, style, rect.x + (rect.width - width) * 0.5f,
                  rect.y + half * (static_cast<float>(i) + 0.5f) - line_height(style) * 0.5f, words[i]);
    }
    if (state.pressed) out.commands.push_back(SetClock{known ? Clock::Happened : Clock::Known});
}

// A column for the thumb. While it plays the speed is of more use than the other clock.
void draw_column(const PanelInput& in, PanelOutput& out, const Rect& area) {
    const float side = 44, gap = std::clamp((area.height - 2 * side) / 3, 2.0f, 10.0f),
                x = area.x + (area.width - side) * 0.5f;
    const float y = area.y + (area.height - 2 * side - gap) * 0.5f;
    draw_play(in, out, {x, y, side, side}, false);
    const Rect below{area.x + 6, y + side + gap, area.width - 12, side};
    if (in.state.playback.playing) return draw_speed(in, out, below);
    draw_clock_toggle(in, out, below);
}

bool dates_no_claim(const PanelInput& in) {
    return std::none_of(in.story.claims.begin(), in.story.claims.end(),
                        [](const Claim& claim) { return claim.said.has_value(); });
}

}  // namespace

void draw_timeline_controls(const PanelInput& in, PanelOutput& out, const TimelineParts& parts) {
    const Rect& area = parts.controls;
    if (in.layout.form == Form::Phone) return draw_column(in, out, area);
    const bool desktop = in.layout.form == Form::Desktop;
    const float x = area.x + (desktop ? 20.0f : 12.0f), side = 36, width = desktop ? 160.0f : 158.0f;
    const bool tight = area.height < 140;
    float y = area.y + (tight ? 20.0f : 10.0f);
    draw_play(in, out, {x, y, side, side}, desktop);
    const auto steps = [&](float left, float top) {
        draw_step(in, out, {left, top, 30, 30}, Direction::Previous);
        draw_step(in, out, {left + 30, top, 30, 30}, Direction::Next);
        draw_speed(in, out, {left + 64, top, 40, 30});
    };
    if (!desktop) steps(x + side + 10, y + 3);
    y += side + 8;
    draw_clocks(in, out, {x, y, width, 30});
    y += 34;
    if (desktop) {
        steps(x - 6, y);
        y += 32;
    }
    // Where no document says when anything was said there is nothing to be counted by now.
    if (tight || dates_no_claim(in)) return;
    const TextStyle style{Weight::Regular, 12, in.colours().muted, 1.25f, 0, false};
    const FrameText said =
        count_statements(in.state.language, in.told.statement_count, in.told.possible_statement_count);
    Flow flow(in.look);
    flow.text(style, said);
    const float room = area.right() - x - 8, height = flow.height(room);
    // Beside the ticks that it counts, as far as it finds room below the buttons.
    y = std::max(
        y, std::min(parts.said.y + parts.said.height * 0.5f - line_height(style) * 0.5f, area.bottom() - height - 4));
    flow.draw(ImGui::GetWindowDrawList(), x, y, room);
}

}  // namespace sourceline
