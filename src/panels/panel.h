// What every panel gets and gives: const in, Commands out. Panels keep no state of their own beyond ImGui's scrolling.
// Texts and lists of what has been drawn stay until the end of the next frame (base/frame_memory), also when another
// story takes the place of the one that was drawn.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/frame_memory.h"
#include "map/basemap.h"
#include "map/labels.h"
#include "map/measure.h"
#include "map/scene.h"
#include "map/seen_signs.h"
#include "map/symbols.h"
#include "panels/layout.h"
#include "panels/region_captions.h"
#include "panels/theme.h"
#include "panels/transition.h"
#include "state/command.h"
#include "state/state.h"
#include "state/time_axis.h"
#include "story/model.h"
#include "telling/colours.h"
#include "telling/told.h"
#include "words/dates.h"

namespace sourceline {

// A part of the interface that can be pressed, under a name that tests and the page rely on.
struct PressTarget {
    std::string_view name;
    Rect rect;
};

// A name as it stands on the canvas in this frame.
struct DrawnLabel {
    std::string_view text;
    Rect rect;
};

// A bar of the timeline, or a block of events, as it stands on the canvas in this frame.
struct DrawnBar {
    FrameList<Ref<Event>> events;
    Rect rect;
    bool title_shown = false;  // whole
};

// Columns in place of the timeline's bars: how many events stand over each moment, in a row for each party.
struct DrawnDensity {
    Rect rect;
    std::uint32_t most = 0;                        // events in one column
    FrameList<std::optional<Ref<Party>>> parties;  // by row; none: of several, or of others
};

// Where the page shall put its own text field over the canvas: ImGui's knows no input methods and no phone keyboards.
struct TextField {
    Rect rect;
    std::string_view value, placeholder;
};

// How far the open view has been scrolled, and how far it can be. CSS pixels.
struct Scrolled {
    float at = 0, max = 0;
};

// The badge whose events are listed.
struct OpenBadge {
    Ref<Event> event;  // one that it holds
    int row = -1;      // the one that keys have come to; -1: none yet
    friend bool operator==(const OpenBadge&, const OpenBadge&) = default;
};

// How a hand holds the sheet, from the frame in which it was put down; and, for one frame, where it lets go.
struct SheetHold {
    bool may_rise = false, may_sink = false;  // as long as it has not moved
    bool draws = false;                       // the sheet follows it
    std::optional<float> to;                  // as Layout::sheet
    std::optional<SheetRest> rest;
};

// The card that says what something is.
struct ShownTip {
    std::string_view text;
    Rect card, of;
};

struct PanelOutput {
    std::vector<Command> commands;
    std::vector<std::string> links;   // http(s) addresses to open in a new tab
    std::vector<std::string> copies;  // texts for the clipboard
    bool share = false;               // the page shall offer its ways to share and cite
    bool toggle_move_buttons = false;
    FrameList<PressTarget> targets;
    FrameList<DrawnLabel> labels;
    FrameList<DrawnBar> bars;
    std::optional<DrawnDensity> density;
    std::optional<Ref<Event>> hovered;        // shown hovered in the next frame
    std::optional<Ref<Event>> hovered_badge;  // by its first event; not together with the above
    std::optional<OpenBadge> open_badge;      // from the next frame on
    std::optional<int> language_menu;         // from the next frame on; see PanelInput
    std::optional<TextField> search;          // none: no field on the page
    std::optional<Scrolled> scroll;           // of the open view
    bool animating = false;                   // a panel still moves (touch scrolling)
    std::optional<PressTarget> pointed;       // what the pointer is over, or a finger rests on
    std::string_view focus;                   // the target that keys have come to; "": none
    std::optional<ShownTip> tip;
    SheetHold sheet;
    std::optional<double> due_s;  // by the clock of PanelInput::now_s: then something goes by itself
};

class TimelineMemo;
class RowHeights;

struct PanelInput {
    const Story& story;
    const State& state;
    const Knowledge& told;   // at the playhead, through lens and filters
    const Telling& telling;  // what lens and filters let through, whatever the time
    const BaseMap& basemap;
    const Measures& measures;  // of this story on this base map
    const Look& look;
    const Layout& layout;
    std::optional<Ref<Event>> hovered;  // of the frame before
    double now_s = 0;
    bool move_buttons = false;  // the map shows its four arrows
    const EventScene& scene;
    const SeenSigns& signs;  // what stands on the map now and is in view
    std::optional<Ref<Event>> hovered_badge = {};
    std::optional<OpenBadge> open_badge = {};
    bool event_is_chosen = false;                    // since the frame before, be it the same again
    bool step_is_new = false;                        // since the frame before
    std::optional<int> language_menu = {};           // open: the row that keys have come to, -1: none yet
    const FrameList<PressTarget>* before = nullptr;  // the targets of the frame before
    std::string_view held = {};                      // the target that a finger has rested on
    bool is_holding = false;                         // and it is still down: letting go presses nothing
    std::string_view pressed = {};                   // the target pressed last, while the pointer stays on it
    SheetHold sheet = {};
    const std::vector<RegionCaption>* captions = nullptr;
    const Transition* motion = nullptr;  // none: all stands where it is
    TimelineMemo* timeline = nullptr;    // none: all is made anew
    RowHeights* rows = nullptr;          // none: all rows of a list are set

    const Strings& words() const { return strings(state.language); }
    std::string_view text(const LocalText& local) const {
        return local.in(texts_tag(story, state), story.language).text;
    }
    const Palette& colours() const { return *look.colours; }
    std::uint32_t party_rgb(Ref<Party> party) const {  // readable on paper
        return readable_on(telling.rgb_of(party), paper_rgb(colours().shade));
    }
    // Of its symbol and bar, readable on paper: whose claims are told of it.
    Halves event_rgb(Ref<Event> event) const {
        const std::uint32_t paper = paper_rgb(colours().shade);
        const Halves halves = halves_of(told.accounts[event.index].voices, telling.party_rgb, ink_rgb(colours().shade));
        return {readable_on(halves.first, paper), readable_on(halves.second, paper)};
    }
    int source_number(Ref<Source> source) const { return static_cast<int>(source.index) + 1; }
};

// Is the item told at the playhead, by the clock, the lens and the filters that are on?
inline bool is_told(const PanelInput& in, Ref<Event> event) { return in.told.events[event.index]; }
inline bool is_told(const PanelInput& in, Ref<Claim> claim) { return in.told.claims[claim.index]; }
// Whether the outlet that a claim came through is worth naming: not where its speaker is that outlet.
bool says_via(const PanelInput& in, const Claim& claim);
// When a claim was said, as far as the document dates it and, if asked for, in its words; and that it was later than
// the moment shown, where it was.
FrameText said_note(const PanelInput& in, Ref<Claim> ref, Wording wording);
// "in English" when the text is not to be had in the reader's language; empty otherwise.
FrameText language_note(const PanelInput& in, const LocalText& text);

}  // namespace sourceline
