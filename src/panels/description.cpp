#include "panels/description.h"

#include "base/text.h"
#include "panels/claim_words.h"
#include "story/query.h"
#include "words/dates.h"
#include "words/words.h"

namespace sourceline {

namespace {

// The titles of what is told of the open place.
std::string told_here(const Story& story, const State& state, const Knowledge& told) {
    const Strings& words = strings(state.language);
    std::string text;
    bool later = state.lens.clock == Clock::Known;
    for (const Ref<Event> event : events_at(story, *state.place)) {
        later = later || !told.events[event.index];
        if (told.events[event.index])
            text +=
                (text.empty() ? "" : " ") + std::string(story.at(event).title.in(words.tag, story.language).text) + ".";
    }
    return text.empty() ? later ? words.nothing_here_yet : words.nothing_here : text;
}

// What is cited stands in its place by the number of its source.
std::string told_step(const Story& story, const State& state) {
    const TourStep& step = story.at(*state.step);
    if (!is_step_told(story, state.lens, step)) return capitalised(strings(state.language).not_yet_known) + ".";
    const std::string_view tag = strings(state.language).tag;
    const LocalText::Found found = step.text.text.in(tag, story.language);
    std::string text = std::string(step.title.in(tag, story.language).text) + ". ";
    std::size_t at = 0;
    for (const Citation& citation : step.text.citations_of(found)) {
        text += found.text.substr(at, citation.after - at);
        text += format(" [%d]", static_cast<int>(story.at(citation.claim).source.index) + 1);
        at = citation.after;
    }
    return text.append(found.text.substr(at));
}
}  // namespace

std::string description(const Story& story, const State& state, const Knowledge& told) {
    const Language language = state.language;
    const auto text_of = [&](const LocalText& text) {
        return std::string(text.in(strings(language).tag, story.language).text);
    };
    const CivilTime civil = civil_from_instant(state.lens.time, story.utc_offset);
    std::string text = long_date(language, civil) + ", " + clock_time(civil) + ", " + text_of(story.time_label) + ". " +
                       count_events_and_possible(language, told.event_count, told.possible_count) + ", " +
                       count_statements(language, told.statement_count, told.possible_statement_count) + ".";
    if (state.view == View::Story && state.step) return text + " " + told_step(story, state);
    if (state.place) return text + " " + text_of(story.at(*state.place).name) + ". " + told_here(story, state, told);
    if (!state.event) return text;
    const bool reached = is_reached(story, state.lens, *state.event);
    if (!reached && state.lens.clock == Clock::Known)
        return text + " " + capitalised(strings(language).not_yet_known) + ".";
    const Event& event = story.at(*state.event);
    text += " " + text_of(event.title) + ".";
    if (is_whole(story, state.lens, *state.event)) text += " " + text_of(event.summary);
    for (const Ref<Claim> ref : claims_of(story, *state.event)) {
        if (!told.claims[ref.index]) continue;
        const Claim& claim = story.at(ref);
        text += " " + words_after_name(language, text_of(story.at(claim.actor).name), claim) +
                format(" [%d].", static_cast<int>(claim.source.index) + 1);
    }
    return text;
}

}  // namespace sourceline
