// What the cards say: one function for each kind of target.
#include <algorithm>

#include "base/letters.h"
#include "panels/account_words.h"
#include "panels/claim_words.h"
#include "panels/panels.h"
#include "panels/tooltip.h"
#include "panels/views.h"
#include "state/names.h"
#include "story/query.h"
#include "telling/places.h"

namespace sourceline {

namespace {

using Made = std::optional<Tip>;

// The first titles of several, as many as a small card can hold, and how many more.
void add_titles(const PanelInput& in, const FrameList<Ref<Event>>& events, Tip& tip) {
    constexpr std::size_t kMostTitles = 3, kMostBytes = 240;
    std::size_t shown = 0, bytes = 0;
    for (; shown < std::min(events.size(), kMostTitles) && bytes < kMostBytes; ++shown) {
        tip.lines.push_back(in.text(in.story.at(events[shown]).title));
        bytes += tip.lines.back().size();
    }
    if (shown < events.size()) tip.lines.push_back(filled(in.words().and_more, in_digits(events.size() - shown)));
}

// On the clock of what was known there is nothing of what nobody has told yet.
bool may_be_named(const PanelInput& in, Ref<Event> event) {
    return in.state.lens.clock == Clock::Known ? is_told(in, event) : in.telling.events[event.index];
}

Made of_event(const PanelInput& in, std::string_view id) {
    const auto ref = event_by_id(in.story, id);
    if (!ref || !may_be_named(in, *ref)) return std::nullopt;
    const Event& event = in.story.at(*ref);
    Tip tip{FrameText(in.text(event.title)),
            {span_text(in.state.language, event.when, dates_of(in.story)) + " · " + kind_name(in, kind_of(event))}};
    const FrameText account = account_text(in, *ref);
    if (!account.empty()) tip.lines.push_back(account);
    return tip;
}

// Who said it and when, what it says, and what became of it.
Made of_claim(const PanelInput& in, std::string_view id) {
    const auto ref = claim_by_id(in.story, id);
    if (!ref || !account_claims(in.state.lens, in.telling, in.told)[ref->index]) return std::nullopt;
    const Claim& claim = in.story.at(*ref);
    FrameText foot = said_note(in, *ref, Wording::DateOnly);
    if (claim.assessment) foot += " · " + FrameText(in.words().assessments[static_cast<int>(*claim.assessment)]);
    if (in.told.replaced[ref->index]) foot += " · " + FrameText(in.words().replaced);
    Tip tip{FrameText(in.text(in.story.at(claim.actor).name)), {}};
    tip.lines.push_back(words_as_they_stand(claim));
    tip.lines.push_back(foot);
    return tip;
}

Made of_badge(const PanelInput& in, std::string_view id) {
    const auto first = event_by_id(in.story, id);
    const SeenSign* seen = first ? sign_of_badge(in, *first) : nullptr;
    if (seen == nullptr) return std::nullopt;
    const MapSign* sign = seen->sign;
    FrameList<Ref<Event>> events;
    for (const std::uint32_t symbol : sign->symbols) events.push_back(in.scene.symbols[symbol].event);
    Tip tip{count_events(in.state.language, static_cast<int>(events.size())), {badge_places(in, *sign)}};
    add_titles(in, events, tip);
    return tip;
}

Made of_place(const PanelInput& in, std::string_view id) {
    const auto ref = place_by_id(in.story, id);
    if (!ref) return std::nullopt;
    const Place& place = in.story.at(*ref);
    Tip tip{isolated(in.text(place.name)), {}};
    const PlaceAccount account = place_account(in.story, in.state.lens, in.telling, in.told, *ref);
    FrameText line = in.words().place_kinds[static_cast<int>(place.kind)];
    if (!account.told.empty()) line += " · " + count_events(in.state.language, static_cast<int>(account.told.size()));
    tip.lines.push_back(capitalised(line));
    add_titles(in, account.told, tip);
    if (account.hidden > 0)
        tip.lines.push_back(count_events(in.state.language, account.hidden) + " " + in.words().hidden_by_filters);
    else if (account.told.empty())
        tip.lines.push_back(nothing_here(in, account));
    return tip;
}

// The source that a number stands for.
Made of_citation(const PanelInput& in, std::string_view id) {
    const auto ref = claim_by_id(in.story, id);
    if (!ref) return std::nullopt;
    const Source& source = in.story.at(in.story.at(*ref).source);
    const Strings& words = in.words();
    Tip tip{in_digits(in.source_number(in.story.at(*ref).source)) + " · " + isolated(in.text(source.title)), {}};
    tip.lines.push_back(
        (source.publisher ? isolated(in.text(*source.publisher)) : FrameText(words.publisher_not_stated)) + " · " +
        (source.published ? date_text(in.state.language, *source.published, in.story.utc_offset)
                          : FrameText(words.date_not_stated)));
    return tip;
}

// "reference:N:CLAIM": the number of a citation in a step's text.
Made of_reference(const PanelInput& in, std::string_view rest) {
    return of_citation(in, rest.substr(std::min(rest.find(':') + 1, rest.size())));
}

// A step of the story, by its dot.
Made of_step(const PanelInput& in, std::string_view id) {
    const auto ref = step_by_id(in.story, id);
    if (!ref || !is_step_told(in.story, in.state.lens, in.story.at(*ref))) return std::nullopt;
    return Tip{FrameText(in.text(in.story.at(*ref).title)), {}};
}

Made of_copy(const PanelInput& in, std::string_view) { return Tip{in.words().copy_quote, {}}; }

void add_key(const PanelInput& in, std::string_view key, Tip& tip) {
    if (!key.empty()) tip.lines.push_back(filled(in.words().key, key));
}

Made of_tab(const PanelInput& in, std::string_view name) {
    for (const ViewRow& row : kViews) {
        if (name != name_of(row.view)) continue;
        Tip tip{FrameText(row.label(in.words())), {}};
        add_key(in, ImGui::GetKeyName(row.key), tip);
        return tip;
    }
    return std::nullopt;
}

// The flag says the moment in short.
Made of_playhead(const PanelInput& in, std::string_view) {
    const CivilTime civil = civil_from_instant(in.state.lens.time, in.story.utc_offset);
    const bool known = in.state.lens.clock == Clock::Known;
    Tip tip{long_date(in.state.language, civil) + ", " + clock_time(civil),
            {FrameText(known ? in.words().shows_known : in.words().shows_happened)}};
    if (const std::string_view whose = in.text(in.story.time_label); !whose.empty()) tip.lines.push_back(whose);
    return tip;
}

struct Kind {
    std::string_view prefix;
    Made (*make)(const PanelInput& in, std::string_view rest);
};
constexpr Kind kKinds[] = {
    {"event:", of_event},       {"bar:", of_event},           {"said:", of_event}, {"badge:", of_badge},
    {"place:", of_place},       {"dot:", of_place},           {"far:", of_place},  {"tick:", of_claim},
    {"citation:", of_citation}, {"reference:", of_reference}, {"step:", of_step},  {"copy:", of_copy},
    {"tab:", of_tab},           {"playhead", of_playhead},
};

// What a control does, and its key.
struct Control {
    std::string_view name;
    const char* Strings::*words;
    std::string_view key;
};
constexpr Control kControls[] = {
    {"zoom-in", &Strings::zoom_in, "+"},
    {"zoom-out", &Strings::zoom_out, "-"},
    {"fit", &Strings::fit, "0"},
    {"home", &Strings::fit, "0"},
    {"locator", &Strings::fit, "0"},
    {"timeline-whole", &Strings::fit, ""},
    {"move", &Strings::move_map, ""},
    {"move-up", &Strings::move_map, "Shift + ↑"},
    {"move-down", &Strings::move_map, "Shift + ↓"},
    {"move-left", &Strings::move_map, "Shift + ←"},
    {"move-right", &Strings::move_map, "Shift + →"},
    {"step-previous", &Strings::previous, "←"},
    {"step-next", &Strings::next, "→"},
    {"previous", &Strings::previous, "←"},
    {"next", &Strings::next, "→"},
    {"speed", &Strings::speed, ""},
    {"clock:happened", &Strings::shows_happened, "K"},
    {"clock:known", &Strings::shows_known, "K"},
    {"share", &Strings::share, ""},
    {"language", &Strings::change_language, "L"},
    {"lens-off", &Strings::clear, ""},
};

}  // namespace

std::optional<Tip> tip_of(const PanelInput& in, std::string_view target) {
    for (const Kind& kind : kKinds)
        if (target.substr(0, kind.prefix.size()) == kind.prefix)
            return kind.make(in, target.substr(kind.prefix.size()));
    Tip tip;
    if (target == "play") {
        tip.title = in.state.playback.playing ? in.words().pause : in.words().play;
        add_key(in, in.words().space_key, tip);
        return tip;
    }
    for (const Control& control : kControls) {
        if (target != control.name) continue;
        tip.title = in.words().*control.words;
        add_key(in, control.key, tip);
        return tip;
    }
    return std::nullopt;
}

FrameText Tip::text() const {
    FrameText text = frame_text(title);
    for (const FrameText& line : lines) text = text + "\n" + line;
    return text;
}

}  // namespace sourceline
