#include <algorithm>

#include "base/text.h"
#include "geo/geodesic.h"
#include "panels/claim_words.h"
#include "panels/panels.h"
#include "panels/widgets.h"
#include "story/query.h"

namespace sourceline {

namespace {

std::string kicker(const PanelInput& in, const Event& event) {
    const Strings& words = in.words();
    std::string text = words.kinds[static_cast<int>(event.kind)];
    if (!event.place) return upper_case(text + " · " + words.no_place);
    const Place& place = in.story.at(*event.place);
    text += " · " + std::string(in.text(place.name));
    if (place.precision != PlacePrecision::Region)
        text += ", " + std::string(words.place_kinds[static_cast<int>(place.kind)]);  // a region's name says so
    if (in.basemap && place.precision != PlacePrecision::Region && !in.basemap->border_lng_lat.empty()) {
        const double km = nearest_on_line(place.position, in.basemap->border_lng_lat).distance_km;
        // No nearer than the place itself is known.
        const double least_km = place.precision == PlacePrecision::Near ? place.radius_km : 0.1;
        if (km >= least_km && km < 100) text += " · " + distance_text(in.state.language, km) + " " + words.from_border;
    }
    return upper_case(text);
}

std::string place_note(const PanelInput& in, const Event& event) {
    if (!event.place) return {};
    const Place& place = in.story.at(*event.place);
    if (place.precision == PlacePrecision::Region) return in.words().place_region;
    if (place.precision == PlacePrecision::Near)
        return filled(in.words().place_near, distance_text(in.state.language, place.radius_km));
    return in.words().place_exact;
}

void foot(const PanelInput& in, Flow& flow, Ref<Claim> ref) {
    const Claim& claim = in.story.at(ref);
    const TextStyle muted = in.look.small_muted();
    TextStyle accent = muted;
    accent.colour = in.colours().accent_text;
    std::string text(in.text(in.story.at(in.story.at(claim.actor).party).name));
    if (says_via(in, claim)) text += " · " + std::string(in.words().via) + " " + std::string(in.text(claim.via));
    text += " · " + said_note(in, ref, Wording::AsInDocument);
    flow.text(muted, text);
    if (claim.assessment)
        flow.text(muted, " · " + std::string(in.words().assessments[static_cast<int>(*claim.assessment)]));
    flow.chip("citation:" + claim.id, std::to_string(in.source_number(claim.source)));
    if (claim.supersedes) flow.text(accent, " " + std::string(in.words().replaces));
    if (in.told.replaced[ref.index]) flow.text(accent, " " + std::string(in.words().replaced));
}

// The quote as it may be put into another text: never without its speaker and its source.
std::string attributed_quote(const PanelInput& in, const Claim& claim) {
    const Actor& actor = in.story.at(claim.actor);
    const Source& source = in.story.at(claim.source);
    std::string speaker(in.text(actor.name));
    if (!in.text(actor.role).empty()) speaker += ", " + std::string(in.text(actor.role));
    std::string text = words_after_name(in.state.language, speaker, claim);
    text += " — “" + std::string(in.text(source.title)) + "”";
    if (source.publisher) text += ", " + std::string(in.text(*source.publisher));
    if (source.published)
        text += ", " + long_date(in.state.language, civil_from_instant(source.published->start, in.story.utc_offset));
    if (!source.url.empty()) text += ", " + source.url;
    return text;
}

float claim_card(const PanelInput& in, PanelOutput& out, Ref<Claim> ref, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Claim& claim = in.story.at(ref);
    const Actor& actor = in.story.at(claim.actor);
    const float inner = x + 16, inner_width = width - 16, top = y;
    const Rect copy{x + width - 30, y - 2, 26, 24};
    const Press copying = press(in, out, "copy:" + claim.id, copy);
    draw_icon(list, Icon::Copy, copy.x + 13, copy.y + 12, 11,
              copying.hovered ? in.colours().ink : with_alpha(in.colours().muted, 0.75f));
    if (copying.pressed) out.copies.push_back(attributed_quote(in, claim));
    y += Flow(in.look)
             .text(in.look.strong(), in.text(actor.name))
             .text(in.look.muted(), " " + std::string(in.text(actor.role)))
             .draw(list, inner, y, inner_width - 36) +
         3;
    if (claim.voice == Voice::Reported)
        y += Flow(in.look).text(in.look.small_muted(), in.words().document_reports).draw(list, inner, y, inner_width);
    y += Flow(in.look)
             .text(claim.voice == Voice::Direct ? in.look.quote() : in.look.body(), words_as_they_stand(claim))
             .draw(list, inner, y, inner_width);
    for (const Check& check : in.story.checks)
        if (check.claim == ref) y += measured_lines(in, check, inner, y + 2, inner_width) + 2;
    y += 3;
    Flow last(in.look);
    foot(in, last, ref);
    y += last.draw(list, inner, y, inner_width);
    for (const Flow::Chip& chip : last.chips()) {
        const Press state = press(in, out, chip.name, chip.rect);
        if (state.hovered)
            list->AddRect({chip.rect.x, chip.rect.y}, {chip.rect.right(), chip.rect.bottom()}, in.colours().ink, 4);
        if (state.pressed) {
            out.commands.push_back(ShowSource{claim.source});
        }
    }
    list->AddRectFilled({x, top + 2}, {x + 4, y - 1}, colour_from_rgb(in.party_rgb(actor.party)), 2);
    return y - top;
}

float empty_view(const PanelInput& in, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = y;
    TextStyle lead = in.look.quote();
    lead.size = 16;
    y += draw_paragraph(list, in.look, lead, x, y, width, in.text(in.story.summary)) + 12;
    y += draw_paragraph(list, in.look, in.look.muted(), x, y, width, in.words().no_event_hint) + 16;
    hairline(list, in.colours(), x, y, width);
    y += 16;
    y += legend(in, x, y, width);
    return y - top;
}

void navigation(const PanelInput& in, PanelOutput& out, Rect area) {
    begin_area("event-navigation", area, in.colours().paper, Scroll::No);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float x = area.x + in.layout.margin - 1, width = area.width - 2 * in.layout.margin + 2;
    hairline(list, in.colours(), x, area.y, width);
    const std::vector<Ref<Event>> path = reading_path(in.story, in.telling);
    int at = 0;
    for (std::size_t i = 0; i < path.size(); ++i)
        if (in.state.event == path[i]) at = static_cast<int>(i) + 1;
    const TextStyle strong = in.look.strong(), body = in.look.body();
    const float y = area.y + (area.height - line_height(body)) * 0.5f;
    const std::string back = "← " + std::string(in.words().previous), on = std::string(in.words().next) + " →";
    const float on_width = text_width(in.look, strong, on);
    const Press previous =
        press(in, out, "previous", {x - 8, area.y + 2, text_width(in.look, body, back) + 16, area.height - 2});
    TextStyle back_style = body;
    if (at == 1) back_style.colour = with_alpha(in.colours().muted, 0.5f);
    draw_line(list, in.look, back_style, x, y, back);
    if (previous.pressed) out.commands.push_back(StepEvent{Direction::Previous});
    if (at > 0) {
        const std::string count = std::to_string(at) + " / " + std::to_string(path.size());
        draw_line(list, in.look, in.look.muted(), area.x + (area.width - text_width(in.look, body, count)) * 0.5f, y,
                  count);
    }
    const Press next = press(in, out, "next", {x + width - on_width - 8, area.y + 2, on_width + 16, area.height - 2});
    TextStyle on_style = strong;
    if (at == static_cast<int>(path.size()) && at > 0) on_style.colour = with_alpha(in.colours().muted, 0.5f);
    draw_line(list, in.look, on_style, x + width - on_width, y, on);
    if (next.pressed) out.commands.push_back(StepEvent{Direction::Next});
    ImGui::End();
}

float claims_list(const PanelInput& in, PanelOutput& out, Ref<Event> ref, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = y;
    int later = 0, filtered = 0;
    for (const Ref<Claim> claim : claims_of(in.story, ref)) {
        if (!is_told(in, claim)) {
            ++(in.telling.claims[claim.index] ? later : filtered);
            continue;
        }
        hairline(list, in.colours(), x, y, width);
        y += 13;
        if (in.state.claim == claim) {
            if (ImGui::IsWindowAppearing()) ImGui::SetScrollFromPosY(y - ImGui::GetWindowPos().y, 0.3f);
            // The one that was asked for stands out among its neighbours. Its height is known once it is drawn.
            list->ChannelsSplit(2);
            list->ChannelsSetCurrent(1);
        }
        const float height = claim_card(in, out, claim, x, y, width);
        if (in.state.claim == claim) {
            list->ChannelsSetCurrent(0);
            list->AddRectFilled({x - 8, y - 8}, {x + width + 8, y + height + 8}, in.colours().note, 8);
            list->ChannelsMerge();
        }
        y += height + 13;
    }
    const std::pair<int, const char*> left_out[] = {{later, in.words().not_yet_known},
                                                    {filtered, in.words().hidden_by_filters}};
    for (const auto& [count, why] : left_out) {
        if (count == 0) continue;
        hairline(list, in.colours(), x, y, width);
        y += 12;
        y += draw_paragraph(list, in.look, in.look.small_muted(), x, y, width,
                            count_claims(in.state.language, count) + " " + why) +
             12;
    }
    return y - top;
}

float event_page(const PanelInput& in, PanelOutput& out, Ref<Event> ref, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Event& event = in.story.at(ref);
    const float top = y;
    y += draw_paragraph(list, in.look, in.look.capitals(), x, y, width, kicker(in, event)) + 6;
    y += draw_paragraph(list, in.look, in.look.heading(), x, y, width, in.text(event.title)) + 5;
    std::string when = span_text(in.state.language, event.when, in.story.utc_offset);
    if (!event.when.text.empty()) when += " (" + filled(in.words().dated_in_document, event.when.text) + ")";
    const std::string place = place_note(in, event);
    if (!place.empty()) when += " · " + place;
    y += draw_paragraph(list, in.look, in.look.muted(), x, y, width, when) + 8;
    Flow summary(in.look);
    summary.text(in.look.body(), in.text(event.summary));
    const std::string note = language_note(in, event.summary);
    if (!note.empty()) summary.text(in.look.small_muted(), " (" + note + ")");
    y += summary.draw(list, x, y, width) + 12;
    if (const auto changed = changed_account(in.story, in.told, ref)) {
        const std::string change = std::string(in.text(in.story.at(*changed).name)) + ": " + in.words().account_changed;
        const float height = Flow(in.look).text(in.look.body(), change).height(width - 24) + 16;
        list->AddRectFilled({x, y}, {x + width, y + height}, in.colours().note, 8);
        draw_paragraph(list, in.look, in.look.body(), x + 12, y + 8, width - 24, change);
        y += height + 12;
    }
    y += claims_list(in, out, ref, x, y, width);
    hairline(list, in.colours(), x, y, width);
    y += 16;
    y += legend(in, x, y, width);
    return y - top;
}

}  // namespace

void event_view(const PanelInput& in, PanelOutput& out, Rect area) {
    constexpr float nav_height = 46.0f;
    const Rect body{area.x, area.y, area.width, area.height - nav_height};
    // A scroll position of its own for each event.
    const std::string name = "event-view:" + (in.state.event ? in.story.at(*in.state.event).id : std::string());
    begin_area(name.c_str(), body, in.colours().paper, Scroll::Yes);
    if (touch_scroll()) out.animating = true;
    const float x = area.x + in.layout.margin - 1, width = area.width - 2 * in.layout.margin + 2;
    float y = body.y + 16 - ImGui::GetScrollY();
    y += in.state.event ? event_page(in, out, *in.state.event, x, y, width) : empty_view(in, x, y, width);
    ImGui::SetCursorScreenPos({x, y + 8});
    ImGui::Dummy({1, 1});
    fade_upper_edge(in, body);
    ImGui::End();
    navigation(in, out, {area.x, area.bottom() - nav_height, area.width, nav_height});
}

}  // namespace sourceline
