#include <algorithm>
#include <utility>

#include "base/letters.h"
#include "base/stable_sort.h"
#include "base/text.h"
#include "panels/claim_card.h"
#include "panels/claim_words.h"
#include "panels/column.h"
#include "panels/long_list.h"
#include "panels/panels.h"
#include "panels/views.h"
#include "story/query.h"

namespace sourceline {

namespace {

FrameText event_kicker(const PanelInput& in, const Event& event) {
    const Strings& words = in.words();
    FrameText text = kind_name(in, kind_of(event));
    if (!event.place) return upper_case(text + " · " + words.no_place);
    const Place& place = in.story.at(*event.place);
    text += " · " + isolated(in.text(place.name));
    if (place.precision != PlacePrecision::Region)
        text += ", " + FrameText(words.place_kinds[static_cast<int>(place.kind)]);  // a region's name says so
    const std::optional<double>& border_km = in.measures.border_km(in.story, in.basemap, *event.place);
    if (border_km && place.precision != PlacePrecision::Region) {
        const double km = *border_km;
        // No nearer than the place itself is known.
        const double least_km = place.precision == PlacePrecision::Near ? place.radius_km : 0.1;
        if (km >= least_km && km < 100) text += " · " + distance_text(in.state.language, km) + " " + words.from_border;
    }
    return upper_case(text);
}

FrameText place_note(const PanelInput& in, const Event& event) {
    if (!event.place) return {};
    const Place& place = in.story.at(*event.place);
    if (place.precision == PlacePrecision::Region) return in.words().place_region;
    if (place.precision == PlacePrecision::Near)
        return filled(in.words().place_near, distance_text(in.state.language, place.radius_km));
    return in.words().place_exact;
}

void empty_view(Column& column) {
    const PanelInput& in = column.in;
    TextStyle lead = in.look.quote();
    lead.size = 16 * in.look.letters;
    if (holds_nothing_back(in.state.lens, in.telling)) column.paragraph(lead, in.text(in.story.summary), 12);
    column.paragraph(in.look.muted(), in.words().no_event_hint, 16);
    column.rule(16);
    legend(column);
}

void navigation(const PanelInput& in, PanelOutput& out, Rect area) {
    begin_area("event-navigation", area, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float x = area.x + in.layout.margin - 1, width = area.width - 2 * in.layout.margin + 2;
    hairline(list, in.colours(), x, area.y, width);
    // How many are still to become known is not known either.
    const bool known = in.state.lens.clock == Clock::Known;
    const auto [at, total, is_last] =
        place_on_path(in.story, in.telling, in.state.event, known ? &in.told.events : nullptr);
    const TextStyle strong = in.look.strong(), body = in.look.body();
    const float y = area.y + (area.height - line_height(body)) * 0.5f;
    const FrameText back = "← " + FrameText(in.words().previous), on = FrameText(in.words().next) + " →";
    const float on_width = text_width(in.look, strong, on);
    const Press previous =
        press(in, out, "previous", {x - 8, area.y + 2, text_width(in.look, body, back) + 16, area.height - 2});
    TextStyle back_style = body;
    if (at == 1) back_style.colour = with_alpha(in.colours().muted, 0.5f);
    draw_line(list, in.look, back_style, x, y, back);
    if (previous.pressed) out.commands.push_back(StepEvent{Direction::Previous});
    if (at > 0) {
        const FrameText count = in_digits(at) + " / " + in_digits(total);
        draw_line(list, in.look, in.look.muted(), area.x + (area.width - text_width(in.look, body, count)) * 0.5f, y,
                  count);
    }
    const Press next = press(in, out, "next", {x + width - on_width - 8, area.y + 2, on_width + 16, area.height - 2});
    TextStyle on_style = strong;
    if (at > 0 && is_last) on_style.colour = with_alpha(in.colours().muted, 0.5f);
    draw_line(list, in.look, on_style, x + width - on_width, y, on);
    if (next.pressed) out.commands.push_back(StepEvent{Direction::Next});
    ImGui::End();
}

// What the moment tells of the event, hidden by filters or not: in the file's order, but the same statement in another
// source right after the one that stands for it.
FrameList<Ref<Claim>> in_statements(const PanelInput& in, Ref<Event> event) {
    FrameList<Ref<Claim>> claims;
    for (const Ref<Claim> claim : claims_of(in.story, event))
        if (is_told_by(in.story, in.state.lens, claim)) claims.push_back(claim);
    stable_sort(claims, [&](Ref<Claim> a, Ref<Claim> b) {
        const Ref<Claim> of_a = in.told.statement[a.index], of_b = in.told.statement[b.index];
        return of_a != of_b ? of_a < of_b : (a == of_a) > (b == of_b);
    });
    return claims;
}

void claims_list(Column& column, Ref<Event> ref) {
    const PanelInput& in = column.in;
    constexpr float kUsual_px = 140.0f;
    int filtered = 0;
    const FrameList<Ref<Claim>> claims = in_statements(in, ref);
    LongList rows(column, FrameText("claims of ") + in.story.at(ref).id, claims.size(), in.story.claims.size(),
                  kUsual_px);
    for (const Ref<Claim> claim : claims) {
        if (!is_told(in, claim)) {
            ++filtered;
            continue;
        }
        const bool is_opened_at = in.state.claim == claim && ImGui::IsWindowAppearing();
        if (!rows.begins(claim.index, is_opened_at ? RowSet::Always : RowSet::InSight)) continue;
        if (in.told.statement[claim.index] == claim) column.rule(13);
        const bool again = in.told.statement[claim.index] != claim;
        const CardOf card = again ? CardOf::SameStatement : CardOf::Statement;
        if (in.state.claim == claim)
            lit_claim_card(column, claim, card);
        else
            claim_card(column, claim, card);
        column.skip(13);
        rows.ends();
    }
    if (filtered == 0) return;
    column.rule(12);
    column.paragraph(in.look.small_muted(),
                     count_claims(in.state.language, filtered) + " " + in.words().hidden_by_filters, 12);
}

void note_box(Column& column, std::string_view text) {
    constexpr float kAside = 12, kAbove = 8;
    const TextStyle style = column.look().body();
    const float height = Flow(column.look()).text(style, text).height(column.width - 2 * kAside) + 2 * kAbove;
    column.list->AddRectFilled({column.x, column.y}, {column.x + column.width, column.y + height},
                               column.colours().note, 8);
    draw_paragraph(column.list, column.look(), style, column.x + kAside, column.y + kAbove, column.width - 2 * kAside,
                   text);
    column.skip(height + 12);
}

// To all that is said of where it happened.
void place_link(Column& column, const Event& event) {
    const PanelInput& in = column.in;
    if (!event.place) return;
    const Place& place = in.story.at(*event.place);
    TextStyle style = in.look.body();
    style.colour = in.colours().accent_text;
    if (column
            .button(FrameText("event-place:") + place.id, style,
                    filled(in.words().this_place, isolated(in.text(place.name))) + " →", 8)
            .pressed)
        column.out.commands.push_back(SelectPlace{*event.place});
}

// A point on a map looks more certain than its sources: where it comes from is said below the claims.
void place_origin(Column& column, const Event& event) {
    const PanelInput& in = column.in;
    if (!event.place) return;
    column.paragraph(in.look.small_muted(),
                     filled(in.words().placed_by, in.text(in.story.at(*event.place).coordinates_from)), 16);
}

void event_page(Column& column, Ref<Event> ref) {
    const PanelInput& in = column.in;
    if (in.state.lens.clock == Clock::Known && !is_reached(in.story, in.state.lens, ref)) {
        column.paragraph(in.look.muted(), capitalised(in.words().not_yet_known) + ".", 8);
        column.paragraph(in.look.muted(), in.words().no_event_hint, 16);
        column.rule(16);
        return legend(column);
    }
    const Event& event = in.story.at(ref);
    column.paragraph(in.look.capitals(), event_kicker(in, event), 6);
    column.paragraph(in.look.heading(), in.text(event.title), 5);
    FrameText when = span_text(in.state.language, event.when, dates_of(in.story));
    if (!event.when.text.empty()) when += " (" + filled(in.words().dated_in_document, event.when.text) + ")";
    const FrameText place = place_note(in, event);
    if (!place.empty()) when += " · " + place;
    column.paragraph(in.look.muted(), when, 4);
    place_link(column, event);
    if (is_whole(in.story, in.state.lens, ref)) {
        Flow summary(in.look);
        summary.text(in.look.body(), in.text(event.summary));
        const FrameText note = language_note(in, event.summary);
        if (!note.empty()) summary.text(in.look.small_muted(), " (" + note + ")");
        column.set(summary, 12);
    }
    if (const auto changed = changed_account(in.story, in.told, ref))
        note_box(column, isolated(in.text(in.story.at(*changed).name)) + ": " + in.words().account_changed);
    claims_list(column, ref);
    column.rule(16);
    place_origin(column, event);
    legend(column);
}

}  // namespace

void event_view(const PanelInput& in, PanelOutput& out, Rect area) {
    constexpr float kNavigation = 46.0f;
    {
        // A scroll position of its own for each event; whoever chooses one wants to read it from its beginning.
        const FrameText name =
            FrameText("event-view:") + (in.state.event ? FrameText(in.story.at(*in.state.event).id) : FrameText());
        if (in.event_is_chosen) ImGui::SetNextWindowScroll({-1, 0});
        ScrollView view(in, out, name, {area.x, area.y, area.width, area.height - kNavigation}, 16);
        if (in.state.event)
            event_page(view.column, *in.state.event);
        else
            empty_view(view.column);
    }
    if (const auto direction = swiped(area)) out.commands.push_back(StepEvent{*direction});
    navigation(in, out, {area.x, area.bottom() - kNavigation, area.width, kNavigation});
}

}  // namespace sourceline
