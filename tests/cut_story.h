// A story as it would have been written at a moment: what was said or had begun only later is taken out. What is shown
// at the moment must not differ from what is shown of that.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "random.h"
#include "story_builder.h"
#include "telling/told.h"

namespace sourceline::test {

struct CutStory {
    Story story;
    std::vector<std::optional<Ref<Claim>>> now;  // by claim of the whole story: which it is here
};

// A claim that is told at the very end.
inline Ref<Claim> add_later(Story& story, std::uint32_t event) {
    Claim later;
    later.id = "later-" + std::to_string(event);
    later.event = {event};
    later.actor = {event % static_cast<std::uint32_t>(story.actors.size())};
    later.said = TimeSpan{story.end, story.end, TimePrecision::Exact, ""};
    later.text = LocalText("Later");
    later.quote = "later";
    story.claims.push_back(later);
    return {static_cast<std::uint32_t>(story.claims.size() - 1)};
}

// A step that loses a claim that it cites cannot be written yet: what it says does not matter.
inline void cut_step(TourStep& step, const Story& whole, CutStory& cut) {
    std::vector<Ref<Claim>> cited;
    std::optional<Ref<Claim>> lost;
    for (const Ref<Claim> claim : step.cited) {
        if (cut.now[claim.index])
            cited.push_back(*cut.now[claim.index]);
        else
            lost = claim;
    }
    for (std::vector<Citation>& citations : step.text.citations) {
        std::erase_if(citations, [&](const Citation& one) { return !cut.now[one.claim.index]; });
        for (Citation& one : citations) one.claim = *cut.now[one.claim.index];
    }
    step.cited = cited;
    if (!lost) return;
    step.title = LocalText("Later");
    step.text.text = LocalText("Something later, in more words than there were.");
    step.text.citations.assign(1, {});
    step.cited.push_back(add_later(cut.story, whole.at(*lost).event.index));
}

// Keeps the claims that the moment tells or that had been said by then. An event that loses some of its claims but not
// all gets one that is told at the very end: something is still to come, and it does not matter what.
inline CutStory cut_at(const Story& whole, const Lens& lens) {
    CutStory cut{whole, std::vector<std::optional<Ref<Claim>>>(whole.claims.size())};
    cut.story.claims.clear();
    cut.story.checks.clear();
    std::vector<bool> kept(whole.events.size()), lost(whole.events.size());
    for (std::uint32_t i = 0; i < whole.claims.size(); ++i) {
        const Ref<Claim> ref{i};
        const bool keep = is_told_by(whole, lens, ref) || known_from(whole, ref).instant <= lens.time;
        (keep ? kept : lost)[whole.at(ref).event.index] = true;
        if (!keep) continue;
        cut.now[i] = Ref<Claim>{static_cast<std::uint32_t>(cut.story.claims.size())};
        cut.story.claims.push_back(whole.at(ref));
    }
    for (Claim& claim : cut.story.claims)
        for (std::optional<Ref<Claim>>* link : {&claim.supersedes, &claim.disputes, &claim.supports, &claim.same_as})
            if (*link) *link = cut.now[(*link)->index];
    for (const Check& check : whole.checks) {
        if (!cut.now[check.claim.index]) continue;
        cut.story.checks.push_back(check);
        cut.story.checks.back().claim = *cut.now[check.claim.index];
    }
    for (std::uint32_t e = 0; e < whole.events.size(); ++e)
        if (kept[e] && lost[e]) add_later(cut.story, e);
    for (TourStep& step : cut.story.tour) cut_step(step, whole, cut);
    return cut;
}

// Every moment at which anything changes on either clock, and the minute before it.
inline std::vector<Instant> moments_of(const Story& story) {
    std::set<Instant> all{story.start, story.end};
    const auto add = [&](Instant time) {
        for (const Instant one : {time, Instant{time.seconds - kMinute}})
            if (one >= story.start && one <= story.end) all.insert(one);
    };
    for (const Event& event : story.events) {
        add(event.when.start);
        add(event.when.end);
    }
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        add(known_from(story, {i}).instant);
        add(known_from(story, {i}).sure);
    }
    return {all.begin(), all.end()};
}

// Three parties, six speakers, four sources, five questions; claims that dispute, replace, support and repeat each
// other, with figures of every kind, dated to the minute, to a part of a day, to a day, by their source or not at all.
// A wide one has many events, and most claims speak of no other.
class RandomStory {
  public:
    enum class Width { Narrow, Wide };
    explicit RandomStory(int seed, Width width = Width::Narrow)
        : random_(static_cast<std::uint64_t>(seed)),
          width_(width),
          events_(width == Width::Wide ? 150 : 8),
          claims_(width == Width::Wide ? 300 : 30) {
        add_people();
        const Ref<Place> places[] = {b_.place("spot", 35.6, 50.4),
                                     b_.place("near", 35.7, 50.5, PlacePrecision::Near, 4),
                                     b_.place("region", 36.0, 50.6, PlacePrecision::Region)};
        for (const char* kind : {"siege", "talks"}) b_.story.kinds.push_back({kind, LocalText(kind), EventKind::Other});
        for (int e = 0; e < events_; ++e) {
            const Ref<Event> event = b_.event("event-" + std::to_string(e), span(), places[random_.below(3)]);
            if (e % 3 == 0) b_.story.events[event.index].own_kind = Ref<OwnKind>{static_cast<std::uint32_t>(e / 3 % 2)};
        }
        for (int c = 0; c < claims_; ++c) add_claim(c);
    }
    const Story& story() const { return b_.story; }

    Lens lens() {
        Lens lens;
        if (random_.below(3) == 0) lens.party = Ref<Party>{below(3)};
        if (random_.below(4) == 0) lens.filter.actor = Ref<Actor>{below(6)};
        if (random_.below(4) == 0) lens.filter.search = random_.below(2) == 0 ? "word1" : "event-2";
        return lens;
    }

  private:
    std::uint32_t below(int count) { return static_cast<std::uint32_t>(random_.below(count)); }
    Instant moment() { return b_.story.start + random_.below(78) * kHour; }

    TimeSpan span() {
        const Instant start = moment();
        const std::int64_t rest = b_.story.end - start;
        switch (random_.below(3)) {
            case 0:
                return {start, start, TimePrecision::Exact, ""};
            case 1:
                return {start, start + std::min<std::int64_t>(rest, 8 * kHour), TimePrecision::PartOfDay, ""};
            default:
                return {start, start + std::min<std::int64_t>(rest, kDay), TimePrecision::Day, ""};
        }
    }

    void add_people() {
        Story& story = b_.story;
        story.parties.push_back({"press", LocalText("Press"), {}});
        for (std::uint32_t i = 2; i < 6; ++i) {
            const std::string id = "actor-" + std::to_string(i);
            story.actors.push_back({id, LocalText(id), LocalText(id), {i % 3}});
        }
        for (const char* id : {"dated", "after", "undated"}) b_.source(id);
        const Instant published = at("2023-05-24T00:00");
        story.sources[1].published = TimeSpan{published, published + kDay, TimePrecision::Day, ""};
        story.sources[2].published = TimeSpan{story.end + kDay, story.end + 2 * kDay, TimePrecision::Day, ""};
        for (int q = 0; q < 5; ++q) {
            story.questions.push_back({"q" + std::to_string(q), LocalText("Question"), {}});
            if (q % 2 == 0) story.questions.back().sides = {{"yes", LocalText("Yes")}, {"no", LocalText("No")}};
        }
    }

    void add_claim(int number) {
        Story& story = b_.story;
        Claim claim;
        claim.id = "c" + std::to_string(number);
        claim.event = {below(events_)};
        claim.actor = {below(6)};
        claim.source = {below(4)};
        if (random_.below(4) != 0) claim.said = span();
        claim.text = LocalText("text");
        claim.quote = "word" + std::to_string(random_.below(3));
        if (random_.below(2) == 0) {
            claim.question = Ref<Question>{below(5)};
            claim.answer = LocalText("answer " + std::to_string(random_.below(3)));
            if (claim.question->index % 2 == 0 && random_.below(3) != 0) claim.side = below(2);
        }
        if (random_.below(3) == 0) {
            const double figure = random_.below(6);
            claim.quantity = Quantity{"dead", figure, figure, false, "", static_cast<Bound>(random_.below(5))};
        }
        const Assessment words[] = {Assessment::Confirmed, Assessment::Denied, Assessment::Unverified};
        if (random_.below(4) == 0) claim.assessment = words[random_.below(3)];
        const bool links = width_ == Width::Narrow || random_.below(5) == 0;
        if (links && !story.claims.empty()) link(claim);
        story.claims.push_back(claim);
    }

    void link(Claim& claim) {
        const Story& story = b_.story;
        const Ref<Claim> other{below(static_cast<int>(story.claims.size()))};
        switch (random_.below(6)) {
            case 0:
                claim.disputes = other;
                break;
            case 1:
                claim.actor = story.at(other).actor;
                claim.supersedes = other;
                if (random_.below(2) == 0) claim.event = story.at(other).event;
                break;
            case 2:
            case 3:
                if (story.at(claim.actor).party != story.at(story.at(other).actor).party) claim.supports = other;
                break;
            case 4:
                claim.actor = story.at(other).actor;
                claim.event = story.at(other).event;
                claim.question = story.at(other).question;
                claim.answer = story.at(other).answer;
                claim.side = story.at(other).side;
                claim.source = {(story.at(other).source.index + 1) % 4};
                claim.same_as = other;
                break;
            default:
                break;
        }
    }

    Random random_;
    Width width_;
    int events_, claims_;
    StoryBuilder b_;
};

}  // namespace sourceline::test
