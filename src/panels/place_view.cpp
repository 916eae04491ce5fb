// A place with all that is said of it; without one, the places of the story.
#include <algorithm>

#include "base/letters.h"
#include "base/text.h"
#include "map/symbol_looks.h"
#include "panels/account_words.h"
#include "panels/column.h"
#include "panels/long_list.h"
#include "panels/panels.h"
#include "panels/views.h"
#include "story/query.h"
#include "telling/places.h"

namespace sourceline {

namespace {

constexpr float kRowPad = 8.0f, kRowText = 24.0f;

// "TOWN · BELGOROD REGION · RUSSIA"
FrameText kicker(const PanelInput& in, Ref<Place> ref) {
    const Place& place = in.story.at(ref);
    FrameText text = in.words().place_kinds[static_cast<int>(place.kind)];
    const Within& within = in.measures.within(in.story, in.basemap, ref);
    if (!within.region.entries().empty() && place.precision != PlacePrecision::Region)
        text += " · " + isolated(in.text(within.region));
    if (!within.country.entries().empty()) text += " · " + isolated(in.text(within.country));
    return upper_case(text);
}

// What it is called in the story's other languages, the local one among them: "Харків (Ukrainian) · …".
FrameText other_names(const PanelInput& in, const Place& place) {
    const std::string_view shown = in.text(place.name);
    struct Name {
        std::string_view name;
        FrameText languages;
    };
    FrameList<Name> names;  // each once
    for (const auto& entry : place.name.entries()) {
        const std::string_view name = entry.second;
        if (entry.first.empty() || name == shown) continue;
        const FrameText language = name_of_language(in.state.language, entry.first);
        const auto known = std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.name == name; });
        if (known == names.end())
            names.push_back({name, language});
        else
            known->languages += ", " + language;
    }
    FrameText text;
    for (const auto& [name, languages] : names)
        text += (text.empty() ? "" : " · ") + isolated(name) + " (" + languages + ")";
    return text;
}

FrameText precision_text(const PanelInput& in, Ref<Place> ref) {
    const Place& place = in.story.at(ref);
    if (place.precision == PlacePrecision::Region) return in.words().region_unsaid;
    FrameText text = place.precision == PlacePrecision::Near
                         ? filled(in.words().place_near, distance_text(in.state.language, place.radius_km))
                         : FrameText(in.words().place_exact);
    const std::optional<double>& border_km = in.measures.border_km(in.story, in.basemap, ref);
    if (border_km && *border_km < 100)
        text += " · " + distance_text(in.state.language, *border_km) + " " + in.words().from_border;
    return text;
}

// Text that is pressed as a whole row, lit where it is pointed at. `under` stands below it, muted.
bool text_row(Column& column, std::string_view name, float left, std::string_view text, std::string_view under) {
    const PanelInput& in = column.in;
    const float width = column.width - left;
    float height = draw_paragraph(nullptr, in.look, in.look.body(), 0, 0, width, text);
    if (!under.empty()) height += 2 + draw_paragraph(nullptr, in.look, in.look.small_muted(), 0, 0, width, under);
    height = std::max(height + 2 * kRowPad, in.layout.min_target);
    const Press state = press(in, column.out, name, {column.x, column.y, column.width, height});
    if (state.hovered)
        column.list->AddRectFilled({column.x - 6, column.y}, {column.x + column.width + 6, column.y + height},
                                   in.colours().note, 6);
    float y = column.y + kRowPad;
    y += draw_paragraph(column.list, in.look, in.look.body(), column.x + left, y, width, text) + 2;
    if (!under.empty()) draw_paragraph(column.list, in.look, in.look.small_muted(), column.x + left, y, width, under);
    column.skip(height);
    return state.pressed;
}

void event_row(Column& column, Ref<Event> ref) {
    const PanelInput& in = column.in;
    const Event& event = in.story.at(ref);
    const float top = column.y;
    FrameText under = said_text(in.state.language, event.when, dates_of(in.story));
    const FrameText account = account_text(in, ref);
    if (!account.empty()) under += " · " + account;
    if (text_row(column, FrameText("place-event:") + event.id, kRowText, FrameText(in.text(event.title)), under))
        column.out.commands.push_back(SelectEvent{ref});
    const Halves halves = in.event_rgb(ref);
    draw_swatch(column.list, column.x, top + kRowPad + 3, fill_of(in.told.accounts[ref.index].standing),
                colour_from_rgb(halves.first), colour_from_rgb(halves.second));
}

void events_here(Column& column, const PlaceAccount& account) {
    const PanelInput& in = column.in;
    column.caption(in.words().happened_here);
    if (account.told.empty() && account.hidden == 0) column.paragraph(in.look.body(), nothing_here(in, account), 6);
    {
        constexpr float kUsual_px = 62.0f;
        LongList rows(column, "events here", account.told.size(), in.story.events.size(), kUsual_px);
        for (const Ref<Event> event : account.told) {
            if (!rows.begins(event.index)) continue;
            event_row(column, event);
            rows.ends();
        }
    }
    if (account.hidden > 0)
        column.paragraph(in.look.small_muted(),
                         count_events(in.state.language, account.hidden) + " " + in.words().hidden_by_filters, 6);
    if (account.later.empty()) return;
    column.skip(8);
    column.caption(in.words().later_here);
    for (const Ref<Event> event : account.later) event_row(column, event);
}

void distances_here(Column& column, const PlaceAccount& account) {
    const PanelInput& in = column.in;
    if (account.distances.empty()) return;
    column.skip(10);
    column.caption(in.words().stated_and_measured);
    for (const Ref<Check> ref : account.distances) {
        const Claim& claim = in.story.at(in.story.at(ref).claim);
        measured_lines(column, ref);
        const FrameText speaker = filled(in.words().who_says, isolated(in.text(in.story.at(claim.actor).name)));
        if (text_row(column, FrameText("place-claim:") + claim.id, 0,
                     FrameText(in.text(in.story.at(claim.event).title)), speaker))
            column.out.commands.push_back(ShowClaim{in.story.at(ref).claim});
        column.skip(4);
    }
}

// The story's places that are regions in which this one lies: what is told of them may have happened here, too.
void regions_around(Column& column, Ref<Place> ref) {
    const PanelInput& in = column.in;
    if (in.story.at(ref).precision == PlacePrecision::Region) return;
    bool first = true;
    for (std::uint32_t i = 0; i < in.story.places.size(); ++i) {
        const Place& other = in.story.places[i];
        const auto shown = in.text(other.name);
        const LocalText& within = in.measures.within(in.story, in.basemap, ref).region;
        if (other.precision != PlacePrecision::Region || within.entries().empty() || in.text(within) != shown) continue;
        const auto told = place_account(in.story, in.state.lens, in.telling, in.told, {i}).told.size();
        if (told == 0) continue;
        if (std::exchange(first, false)) {
            column.skip(10);
            column.caption(in.words().unsaid_where);
        }
        if (text_row(column, FrameText("place-row:") + other.id, 0, isolated(shown),
                     count_events(in.state.language, static_cast<int>(told))))
            column.out.commands.push_back(SelectPlace{{i}});
    }
}

// What is said of the place in telling of others: where somebody was from, how far something is.
void named_elsewhere(Column& column, Ref<Place> ref) {
    const PanelInput& in = column.in;
    const FrameList<Ref<Claim>> naming = claims_naming(in.story, in.told, ref);
    if (naming.empty()) return;
    column.skip(10);
    column.caption(in.words().also_named_in);
    for (const Ref<Claim> claim_ref : naming) {
        const Claim& claim = in.story.at(claim_ref);
        const FrameText under = filled(in.words().who_says, isolated(in.text(in.story.at(claim.actor).name))) + " · " +
                                said_note(in, claim_ref, Wording::DateOnly);
        if (text_row(column, FrameText("place-named:") + claim.id, 0, FrameText(in.text(claim.text)), under))
            column.out.commands.push_back(ShowClaim{claim_ref});
    }
}

void place_page(Column& column, Ref<Place> ref) {
    const PanelInput& in = column.in;
    const Place& place = in.story.at(ref);
    if (column.button("places", in.look.small_muted(), "← " + FrameText(in.words().places), 8).pressed) {
        column.out.commands.push_back(ClearSelection{});
        column.out.commands.push_back(SetView{View::Place});
    }
    column.paragraph(in.look.capitals(), kicker(in, ref), 6);
    column.paragraph(in.look.heading(), in.text(place.name), 4);
    const FrameText others = other_names(in, place);
    if (!others.empty()) column.paragraph(in.look.muted(), others, 4);
    column.skip(8);
    const PlaceAccount account = place_account(in.story, in.state.lens, in.telling, in.told, ref);
    column.rule(14);
    events_here(column, account);
    distances_here(column, account);
    named_elsewhere(column, ref);
    regions_around(column, ref);
    // A point on a map looks more certain than its sources.
    column.skip(10);
    column.rule(14);
    column.paragraph(in.look.muted(), precision_text(in, ref), 4);
    column.paragraph(in.look.small_muted(), filled(in.words().placed_by, in.text(place.coordinates_from)), 14);
}

// In the order of the file, each with how many events are told of it.
void all_places(Column& column) {
    const PanelInput& in = column.in;
    column.paragraph(in.look.heading(), in.words().places, 8);
    FrameList<int> told;
    for (std::size_t i = 0; i < in.story.places.size(); ++i) told.push_back(0);
    for (std::uint32_t i = 0; i < in.story.events.size(); ++i)
        if (const auto& place = in.story.events[i].place; place && in.told.events[i]) ++told[place->index];
    constexpr float kUsual_px = 44.0f;
    LongList rows(column, "places", told.size(), told.size(), kUsual_px);
    for (std::uint32_t i = 0; i < told.size(); ++i) {
        if (!rows.begins(i)) continue;
        const Place& place = in.story.places[i];
        if (text_row(column, FrameText("place-row:") + place.id, 0, FrameText(in.text(place.name)),
                     told[i] == 0 ? FrameText() : count_events(in.state.language, told[i])))
            column.out.commands.push_back(SelectPlace{{i}});
        rows.ends();
    }
}

}  // namespace

// On the clock of what was known, whether anything comes is not told.
std::string_view nothing_here(const PanelInput& in, const PlaceAccount& account) {
    return in.state.lens.clock == Clock::Known || !account.later.empty() ? in.words().nothing_here_yet
                                                                         : in.words().nothing_here;
}

void place_view(const PanelInput& in, PanelOutput& out, Rect area) {
    ScrollView view(
        in, out, FrameText("place-view:") + (in.state.place ? FrameText(in.story.at(*in.state.place).id) : FrameText()),
        area, 16);
    if (in.state.place)
        place_page(view.column, *in.state.place);
    else
        all_places(view.column);
}

}  // namespace sourceline
