// The row of statements: a tick each, in the colour of whose it is.
#include <algorithm>

#include "panels/timeline.h"
#include "panels/widgets.h"

namespace sourceline {

namespace {
constexpr float kGathered_px = 26.0f;

// Told now, perhaps, or later than the moment that is shown.
float alpha_of(const PanelInput& in, Ref<Claim> claim) {
    const bool known = in.state.lens.clock == Clock::Known;
    switch (saying_at(in.story, in.state.lens, claim)) {
        case Saying::Later:
            return 0.4f;
        case Saying::Possible:
            return 0.55f;
        default:
            return known ? 1.0f : 0.85f;
    }
}

void draw_tick(TimelineFrame& frame, Ref<Claim> claim, float x, float y, float height) {
    const PanelInput& in = frame.in;
    const bool known = in.state.lens.clock == Clock::Known, chosen = in.state.claim == claim;
    const float width = known || chosen ? 4.0f : 3.0f;
    const ImU32 colour =
        colour_from_rgb(in.party_rgb(in.story.at(in.story.at(claim).actor).party), chosen ? 1.0f : alpha_of(in, claim));
    const float left = x + (static_cast<float>(kTickPitch_px) - width) * 0.5f;
    frame.list->AddRectFilled({left, y}, {left + width, y + height}, colour, 1);
    if (chosen)
        frame.list->AddRect({left - 2.5f, y - 2.5f}, {left + width + 2.5f, y + height + 2.5f}, in.colours().ink, 2, 0,
                            1.5f);
}

// A number, and below it whose they are.
void draw_gathered(TimelineFrame& frame, const TickGroup& group, float x, float y, float height) {
    const PanelInput& in = frame.in;
    const TextStyle style{Weight::SemiBold, 10, in.colours().ink, 1.0f, 0, false};
    const FrameText number = in_digits(static_cast<long long>(group.claims.size()));
    const float text = text_width(in.look, style, number);
    draw_line(frame.list, in.look, style, x + (kGathered_px - text) * 0.5f, y - 2, number);
    for (const auto& [party, count] : group.parties) {
        const float share = kGathered_px * static_cast<float>(count) / static_cast<float>(group.claims.size());
        frame.list->AddRectFilled({x, y + height - 3}, {x + share, y + height - 0.5f},
                                  colour_from_rgb(in.party_rgb(party)));
        x += share;
    }
}

void draw_group(TimelineFrame& frame, const TickGroup& group, float y, float height) {
    const PanelInput& in = frame.in;
    const auto left = static_cast<float>(group.left);
    const auto name = [&](Ref<Claim> claim) { return FrameText("tick:") + in.story.at(claim).id; };
    if (group.gathered) {
        draw_gathered(frame, group, left, y, height);
        return frame.add_mark({TimelineMark::Kind::Tick,
                               name(group.claims.front()),
                               {left, y, kGathered_px, height},
                               in.story.at(group.claims.front()).event,
                               group.claims});
    }
    float x = left;
    for (const Ref<Claim>& claim : group.claims) {
        draw_tick(frame, claim, x, y, height);
        const auto pitch = static_cast<float>(kTickPitch_px);
        frame.add_mark(
            {TimelineMark::Kind::Tick, name(claim), {x, y, pitch, height}, in.story.at(claim).event, {&claim, 1}});
        x += pitch;
    }
}

}  // namespace

const SaidTicks& TimelineMemo::ticks(const PanelInput& in, const TimeAxis& axis) {
    // On the clock of what was known nothing tells of later.
    const std::vector<bool>& shown = in.state.lens.clock == Clock::Known ? in.told.claims : in.telling.claims;
    if (!dated_) dated_ = dated_claims(in.story);
    if (ticks_of_ != axis || ticks_shown_ != shown) {
        ticks_ = said_ticks(*dated_, shown, axis, kGathered_px);
        ticks_of_ = axis;
        ticks_shown_ = shown;
    }
    return ticks_;
}

void draw_timeline_ticks(TimelineFrame& frame, const SaidTicks& ticks) {
    const PanelInput& in = frame.in;
    const Rect& area = frame.parts.said;
    const float height = std::min(area.height - 4, 13.0f), y = area.y + 1;
    const ImU32 solid = with_alpha(in.colours().muted, 0.45f), clear = with_alpha(in.colours().muted, 0.05f);
    // When within its span it was said is open: soft towards both ends.
    for (const TickSpan& span : ticks.spans) {
        const auto left = static_cast<float>(span.left), right = static_cast<float>(span.right),
                   middle = (left + right) * 0.5f, foot = y + height + 1;
        frame.list->AddRectFilledMultiColor({left, foot}, {middle, foot + 1}, clear, solid, solid, clear);
        frame.list->AddRectFilledMultiColor({middle, foot}, {right, foot + 1}, solid, clear, clear, solid);
    }
    for (const TickGroup& group : ticks.groups) draw_group(frame, group, y, height);
}

}  // namespace sourceline
