#include "telling/places.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "base/stable_sort.h"
#include "story/query.h"

namespace sourceline {

PlaceAccount place_account(const Story& story, const Lens& lens, const Telling& telling, const Knowledge& knowledge,
                           Ref<Place> place) {
    PlaceAccount account;
    for (const Ref<Event> event : events_at(story, place)) {
        if (knowledge.events[event.index])
            account.told.push_back(event);
        else if (telling.events[event.index] && lens.clock == Clock::Happened)
            account.later.push_back(event);
        else if (is_reached(story, lens, event))
            ++account.hidden;
    }
    const auto key = [&](Ref<Event> event) {
        const TimeSpan& when = story.at(event).when;
        return std::tuple(telling.shown_from[event.index], when.start, when.end);
    };
    for (FrameList<Ref<Event>>* events : {&account.told, &account.later})
        stable_sort(*events, [&](Ref<Event> a, Ref<Event> b) { return key(a) < key(b); });
    for (std::uint32_t i = 0; i < story.checks.size(); ++i) {
        const Check& check = story.checks[i];
        if ((check.from == place || check.to == place) && knowledge.claims[check.claim.index])
            account.distances.push_back({i});
    }
    return account;
}

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// "Belgorod Oblast": the next word is a name's, too.
bool goes_on(std::string_view text, std::size_t end) {
    return end + 1 < text.size() && text[end] == ' ' && text[end + 1] >= 'A' && text[end + 1] <= 'Z';
}

// The longer names of the story's other places in which this one's stands.
FrameList<std::string_view> longer_names(const Story& story, Ref<Place> place, std::string_view name) {
    FrameList<std::string_view> longer;
    for (std::uint32_t i = 0; i < story.places.size(); ++i)
        for (const auto& [language, other] : story.places[i].name.entries())
            if (i != place.index && other.size() > name.size() && other.find(name) != other.npos)
                longer.push_back(other);
    return longer;
}

bool names(std::string_view text, std::string_view name, const FrameList<std::string_view>& longer) {
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        const bool is_word = (at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]));
        const bool is_other = std::any_of(longer.begin(), longer.end(), [&](std::string_view other) {
            const std::size_t within = other.find(name);
            return at >= within && text.substr(at - within, other.size()) == other;
        });
        if (is_word && !is_other && !goes_on(text, end)) return true;
    }
    return false;
}

}  // namespace

FrameList<Ref<Claim>> claims_naming(const Story& story, const Knowledge& knowledge, Ref<Place> place) {
    FrameList<Ref<Claim>> naming;
    FrameList<bool> listed;
    for (std::size_t i = 0; i < story.claims.size(); ++i) listed.push_back(false);
    for (const auto& [language, name] : story.at(place).name.entries()) {
        if (name.empty()) continue;
        const FrameList<std::string_view> longer = longer_names(story, place, name);
        for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
            const Claim& claim = story.claims[i];
            if (!knowledge.claims[i] || story.at(claim.event).place == place) continue;
            bool is_named = names(claim.quote, name, longer);
            for (const auto& [of, text] : claim.text.entries())
                is_named |= (of == language || of.empty() || language.empty()) && names(text, name, longer);
            if (is_named) listed[knowledge.statement[i].index] = true;
        }
    }
    for (std::uint32_t i = 0; i < listed.size(); ++i)
        if (listed[i]) naming.push_back({i});
    return naming;
}

}  // namespace sourceline
