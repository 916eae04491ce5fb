#include "panels/description.h"

#include <utility>

#include "base/frame_memory.h"
#include "panels/claim_words.h"
#include "story/query.h"
#include "words/dates.h"
#include "words/words.h"

namespace sourceline {

namespace {

// The titles of what is told of the open place.
void add_told_here(const Story& story, const State& state, const Knowledge& told, std::string& text) {
    const Strings& words = strings(state.language);
    bool later = state.lens.clock == Clock::Known, none = true;
    for (const Ref<Event> event : events_at(story, *state.place)) {
        later = later || !told.events[event.index];
        if (!told.events[event.index]) continue;
        text.append(none ? "" : " ")
            .append(story.at(event).title.in(texts_tag(story, state), story.language).text)
            .append(".");
        none = false;
    }
    if (none) text += later ? words.nothing_here_yet : words.nothing_here;
}

// What is cited stands in its place by the number of its source.
void add_step(const Story& story, const State& state, std::string& text) {
    const TourStep& step = story.at(*state.step);
    if (!is_step_told(story, state.lens, step)) {
        text.append(capitalised(strings(state.language).not_yet_known)).append(".");
        return;
    }
    const std::string_view tag = texts_tag(story, state);
    const LocalText::Found found = step.text.text.in(tag, story.language);
    text.append(step.title.in(tag, story.language).text).append(". ");
    std::size_t at = 0;
    for (const Citation& citation : step.text.citations_of(found)) {
        text += found.text.substr(at, citation.after - at);
        text += frame_format(" [%d]", static_cast<int>(story.at(citation.claim).source.index) + 1);
        at = citation.after;
    }
    text += found.text.substr(at);
}

void add_event(const Story& story, const State& state, const Knowledge& told, std::string& text) {
    const Language language = state.language;
    const auto text_of = [&](const LocalText& local) { return local.in(texts_tag(story, state), story.language).text; };
    const bool reached = is_reached(story, state.lens, *state.event);
    if (!reached && state.lens.clock == Clock::Known) {
        text.append(capitalised(strings(language).not_yet_known)).append(".");
        return;
    }
    const Event& event = story.at(*state.event);
    text.append(text_of(event.title)).append(".");
    if (is_whole(story, state.lens, *state.event)) text.append(" ").append(text_of(event.summary));
    for (const Ref<Claim> ref : claims_of(story, *state.event)) {
        if (!told.claims[ref.index]) continue;
        const Claim& claim = story.at(ref);
        text += " " + words_after_name(language, text_of(story.at(claim.actor).name), claim) +
                frame_format(" [%d].", static_cast<int>(claim.source.index) + 1);
    }
}
}  // namespace

std::string description(const Story& story, const State& state, const Knowledge& told, std::string room) {
    const Language language = state.language;
    const auto text_of = [&](const LocalText& local) { return local.in(texts_tag(story, state), story.language).text; };
    const CivilTime civil = civil_from_instant(state.lens.time, story.utc_offset);
    std::string text = std::move(room);
    text = long_date(language, civil) + ", " + clock_time(civil) + ", " + text_of(story.time_label) + ". " +
           count_events_and_possible(language, told.event_count, told.possible_count) + ", " +
           count_statements(language, told.statement_count, told.possible_statement_count) + ".";
    const bool is_step = state.view == View::Story && state.step;
    if (is_step || state.place || state.event) text += " ";
    if (is_step) {
        add_step(story, state, text);
    } else if (state.place) {
        text.append(text_of(story.at(*state.place).name)).append(". ");
        add_told_here(story, state, told, text);
    } else if (state.event) {
        add_event(story, state, told, text);
    }
    return text;
}

}  // namespace sourceline
