#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "review/review.h"

namespace sourceline {
namespace {

struct Reform {
    std::string_view language;
    int year, month, day;  // the first on which all that write in it used today's calendar
};
// Where the Julian calendar outlived 1582. (E. G. Richards, "Mapping Time", 1998, appendix II.)
constexpr Reform kReforms[] = {
    {"be", 1918, 2, 14}, {"bg", 1916, 4, 14}, {"da", 1700, 3, 1},  {"de", 1700, 3, 1}, {"el", 1923, 3, 1},
    {"en", 1752, 9, 14}, {"et", 1918, 2, 14}, {"fi", 1753, 3, 1},  {"nb", 1700, 3, 1}, {"no", 1700, 3, 1},
    {"ro", 1919, 4, 14}, {"ru", 1918, 2, 14}, {"sr", 1919, 1, 28}, {"sv", 1753, 3, 1}, {"uk", 1918, 3, 1},
};
constexpr Reform kFirstYear = {"", 1583, 1, 1};
constexpr const char* kConvert =
    ", and dates here are Gregorian: convert them, and keep the source's wording in 'text'";

bool is_before(const Reviewed& reviewed, const TimeSpan& span, const Reform& reform) {
    return span.start < instant_from_civil({reform.year, reform.month, reform.day}, reviewed.story.utc_offset).value();
}

const Reform* reform_of(std::string_view tag) {
    const auto* const found = std::find_if(std::begin(kReforms), std::end(kReforms), [&](const Reform& reform) {
        return reform.language == tag.substr(0, tag.find('-'));
    });
    return found == std::end(kReforms) ? nullptr : found;
}

// A reminder of a time from before `reform`; "" where it is from after it.
std::string reminder(const Reviewed& reviewed, const TimeSpan& span, std::string_view language) {
    if (is_before(reviewed, span, kFirstYear))
        return std::string("this time lies before 1583, when sources had the Julian calendar") + kConvert;
    const Reform* const reform = reform_of(language);
    if (reform == nullptr || !is_before(reviewed, span, *reform)) return {};
    return format("this time lies before %d-%02d-%02d, until when sources in ", reform->year, reform->month,
                  reform->day) +
           quoted(language) + " may have the Julian calendar (Old Style)" + kConvert;
}

// One reminder is enough for a story: at its first event, else at its first claim.
void remind_of_calendar(const Reviewed& reviewed) {
    const Story& story = reviewed.story;
    const std::vector<Json> events = items_of(reviewed.root, "events"), claims = items_of(reviewed.root, "claims");
    std::vector<std::string_view> languages(events.size(), story.language);  // of each event's last source
    for (const Claim& claim : story.claims) languages[claim.event.index] = story.at(claim.source).language;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::string text = reminder(reviewed, story.events[i].when, languages[i]);
        if (!text.empty()) return reviewed.problems.warning(events[i].find("when"), text);
    }
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        if (!claim.said) continue;
        const std::string text = reminder(reviewed, *claim.said, story.at(claim.source).language);
        if (!text.empty()) return reviewed.problems.warning(claims[i].find("said"), text);
    }
}

// One for the story: in a story of long ago all sources may be later.
void tell_of_later_sources(const Reviewed& reviewed) {
    const Story& story = reviewed.story;
    const std::vector<Json> items = items_of(reviewed.root, "sources");
    Json first;
    int later = 0, undated = 0;
    std::vector<bool> is_later(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& published = story.sources[i].published;
        is_later[i] = published && published->start > story.end;
        if (!is_later[i]) continue;
        if (!first) first = items[i].find("published");
        ++later;
    }
    if (later == 0) return;
    for (const Claim& claim : story.claims) undated += is_later[claim.source.index] && !claim.said ? 1 : 0;
    std::string text =
        "this source was published after the end of the story's time, " + format_to_minute(story.end, story.utc_offset);
    if (later > 1) text += format(", like %d more", later - 1);
    text += undated == 0 ? "; a claim from it that has no 'said' would count as known from that end"
                         : format("; claims without 'said' count as known from that end, %d of them", undated);
    reviewed.problems.warning(first, std::move(text));
}

}  // namespace

void review_times(const Reviewed& reviewed) {
    remind_of_calendar(reviewed);
    tell_of_later_sources(reviewed);
}

}  // namespace sourceline
