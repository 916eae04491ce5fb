// What the story itself tells: at which moment, on which clock and by whom.
#include "telling/told.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "random.h"
#include "state/names.h"
#include "story/query.h"
#include "telling.h"
#include "telling/colours.h"
#include "telling/search.h"

using namespace sourceline;
using namespace sourceline::test;

TEST_CASE("the governor's accounts of the dead stand as they were known: none, then one") {
    for (const char* party : {"", "russian-authorities"}) {
        CAPTURE(party);
        const Ids monday = claims(lens_at("2023-05-22T23:00", Clock::Known, party));
        CHECK(has(monday, "nobody-killed"));
        CHECK_FALSE(has(monday, "kozinka-civilian-killed"));
        for (const char* time : {"2023-05-23T00:00", "2023-05-24T00:00", "2023-05-25T00:00"}) {
            const Ids later = claims(lens_at(time, Clock::Known, party));
            CHECK(has(later, "nobody-killed"));
            CHECK(has(later, "kozinka-civilian-killed"));
        }
    }
    CHECK_FALSE(has(claims(lens_at("2023-05-21T23:59", Clock::Known)), "nobody-killed"));
    // What had happened by then is told with everything that was ever said of it.
    const Ids happened = claims(lens_at("2023-05-22T23:00", Clock::Happened));
    CHECK(has(happened, "nobody-killed"));
    CHECK(has(happened, "kozinka-civilian-killed"));
}

TEST_CASE("moments of the story, on both clocks, by every party") {
    struct Counts {
        int happened, known, happened_claims, known_claims;
    };  // events on each clock, claims on each clock
    struct Row {
        const char* time;
        Counts by[5];
    };  // by all, then by each party
    // Counted from the file by another program.
    const Row rows[] = {
        {"2023-05-21T18:00", {{7, 1, 14, 1}, {1, 0, 1, 0}, {1, 1, 2, 1}, {1, 0, 1, 0}, {6, 0, 10, 0}}},
        {"2023-05-21T22:00", {{8, 1, 17, 1}, {1, 0, 1, 0}, {2, 1, 5, 1}, {1, 0, 1, 0}, {6, 0, 10, 0}}},
        {"2023-05-22T04:00", {{20, 3, 59, 3}, {10, 2, 25, 2}, {3, 1, 7, 1}, {3, 0, 6, 0}, {12, 0, 21, 0}}},
        {"2023-05-22T08:00", {{22, 3, 61, 3}, {10, 2, 25, 2}, {3, 1, 7, 1}, {3, 0, 6, 0}, {14, 0, 23, 0}}},
        {"2023-05-22T19:59", {{22, 3, 61, 3}, {10, 2, 25, 2}, {3, 1, 7, 1}, {3, 0, 6, 0}, {14, 0, 23, 0}}},
        {"2023-05-22T23:00", {{24, 4, 65, 4}, {11, 2, 27, 2}, {4, 2, 8, 2}, {3, 0, 6, 0}, {15, 0, 24, 0}}},
        {"2023-05-23T00:00", {{27, 9, 84, 17}, {13, 5, 30, 10}, {5, 4, 13, 6}, {3, 0, 6, 0}, {17, 1, 35, 1}}},
        {"2023-05-23T08:30", {{27, 9, 84, 17}, {13, 5, 30, 10}, {5, 4, 13, 6}, {3, 0, 6, 0}, {17, 1, 35, 1}}},
        {"2023-05-23T18:30", {{27, 9, 84, 17}, {13, 5, 30, 10}, {5, 4, 13, 6}, {3, 0, 6, 0}, {17, 1, 35, 1}}},
        {"2023-05-23T23:59", {{27, 9, 84, 17}, {13, 5, 30, 10}, {5, 4, 13, 6}, {3, 0, 6, 0}, {17, 1, 35, 1}}},
        {"2023-05-24T00:00", {{27, 23, 84, 58}, {13, 11, 30, 24}, {5, 5, 13, 8}, {3, 1, 6, 1}, {17, 12, 35, 25}}},
        {"2023-05-24T12:00", {{27, 23, 84, 58}, {13, 11, 30, 24}, {5, 5, 13, 8}, {3, 1, 6, 1}, {17, 12, 35, 25}}},
        {"2023-05-25T00:00", {{27, 27, 84, 84}, {13, 13, 30, 30}, {5, 5, 13, 13}, {3, 3, 6, 6}, {17, 17, 35, 35}}},
    };
    const char* tellers[] = {"", kParties[0], kParties[1], kParties[2], kParties[3]};
    for (const Row& row : rows)
        for (int i = 0; i < 5; ++i) {
            CAPTURE(row.time);
            CAPTURE(tellers[i]);
            const Counts& counts = row.by[i];
            const Knowledge happened = known_at(belgorod(), lens_at(row.time, Clock::Happened, tellers[i]));
            const Knowledge known = known_at(belgorod(), lens_at(row.time, Clock::Known, tellers[i]));
            CHECK(happened.event_count == counts.happened);
            CHECK(known.event_count == counts.known);
            CHECK(std::count(happened.claims.begin(), happened.claims.end(), true) == counts.happened_claims);
            CHECK(std::count(known.claims.begin(), known.claims.end(), true) == counts.known_claims);
            for (const Knowledge& one : {known, happened}) {
                int repeats = 0;  // statements that another source reports already
                for (std::size_t c = 0; c < known.claims.size(); ++c)
                    repeats += known.claims[c] && known.statement[c].index != c ? 1 : 0;
                CHECK(one.statement_count + one.possible_statement_count + repeats == counts.known_claims);
            }
        }
}

TEST_CASE("time that moves on never takes anything back") {
    Lens lens;
    for (const char* party : {"", kParties[0], kParties[1], kParties[2], kParties[3]})
        for (const char* words : {"", "Kozinka", "raid"})
            for (Clock clock : {Clock::Happened, Clock::Known}) {
                lens = searching(words, party);
                lens.clock = clock;
                const Telling telling = telling_of(belgorod(), lens);
                Knowledge before;
                before.events.resize(belgorod().events.size());
                before.claims.resize(belgorod().claims.size());
                int answers_before = 0;
                for (Instant time = belgorod().start; time <= belgorod().end; time = time + kHour) {
                    lens.time = time;
                    const Knowledge now = knowledge_at(belgorod(), lens, telling);
                    bool kept = now.event_count >= before.event_count &&
                                now.statement_count >= before.statement_count &&
                                now.statement_count + now.possible_statement_count >=
                                    before.statement_count + before.possible_statement_count;
                    for (std::size_t i = 0; i < before.events.size(); ++i)
                        kept = kept && (now.events[i] || !before.events[i]);
                    for (std::size_t i = 0; i < before.claims.size(); ++i)
                        kept = kept && (now.claims[i] || !before.claims[i]);
                    int answers_now = 0;
                    for (const QuestionBoard& question : sourceline::boards_at(belgorod(), lens, telling, now))
                        answers_now += question.answer_count;
                    CHECK(kept);
                    CHECK(answers_now >= answers_before);
                    before = now;
                    answers_before = answers_now;
                }
            }
}

TEST_CASE("a claim that is shown is on an event that is shown") {
    test::Random random(21);
    for (int i = 0; i < 500; ++i) {
        const char* words[] = {"", "a", "Kozinka", "гладков", "raid over"};
        Lens lens = searching(words[random.below(5)], random.below(2) ? kParties[random.below(4)] : "");
        lens.time = belgorod().start + static_cast<std::int64_t>(random.below(78)) * kHour;
        if (random.below(2)) lens.clock = Clock::Known;
        if (random.below(3) == 0) lens.filter.kind = static_cast<EventKind>(random.below(kEventKindCount));
        if (random.below(3) == 0) lens.filter.actor = Ref<Actor>{static_cast<std::uint32_t>(random.below(21))};
        const Telling telling = telling_of(belgorod(), lens);
        const Knowledge knowledge = knowledge_at(belgorod(), lens, telling);
        const Matches matches = matches_of(belgorod(), lens.filter.search,
                                           lens.clock == Clock::Known ? Summaries::LeftOut : Summaries::Searched);
        for (std::uint32_t c = 0; c < belgorod().claims.size(); ++c) {
            const Claim& claim = belgorod().claims[c];
            const bool by_lens = !lens.party || belgorod().at(claim.actor).party == *lens.party;
            const bool by_kind = !lens.filter.kind || belgorod().at(claim.event).kind == *lens.filter.kind;
            const bool by_actor = !lens.filter.actor || claim.actor == *lens.filter.actor;
            CHECK(telling.claims[c] == (matches.claims[c] && by_lens && by_kind && by_actor));
            if (!knowledge.claims[c]) continue;
            CHECK(telling.claims[c]);
            CHECK(knowledge.events[claim.event.index]);
        }
        const Ref<Event> one{static_cast<std::uint32_t>(random.below(static_cast<int>(belgorod().events.size())))};
        if (i % 10 == 0) CHECK(shown_from(belgorod(), lens, one) == telling.shown_from[one.index]);
        for (std::uint32_t e = 0; e < belgorod().events.size(); ++e) {
            // Seen from the moment that shown_from says, and not before.
            CHECK(knowledge.events[e] == (telling.events[e] && telling.shown_from[e] <= lens.time));
        }
    }
}

TEST_CASE("what is told is made anew when what it depends on changes, and only then") {
    TellingMemo memo(belgorod());
    const auto is_made_anew = [&](const Lens& lens) {
        const std::uint64_t before = memo.tellings_made();
        (void)memo.telling(lens);
        return memo.tellings_made() - before == 1;
    };
    Lens lens = lens_at("2023-05-23T12:00", Clock::Known);
    CHECK(is_made_anew(lens));
    CHECK_FALSE(is_made_anew(lens));
    lens.time = belgorod().end;
    CHECK_FALSE(is_made_anew(lens));
    lens.party = Ref<Party>{1};
    CHECK(is_made_anew(lens));
    lens.filter.search = "raid";
    CHECK(is_made_anew(lens));
    lens.filter.kind = EventKind::Statement;
    CHECK(is_made_anew(lens));
    lens.filter.actor = Ref<Actor>{2};
    CHECK(is_made_anew(lens));
    lens.clock = Clock::Happened;
    CHECK(is_made_anew(lens));
    CHECK_FALSE(is_made_anew(lens));

    // Added up for each lens, and once.
    lens = lens_at("2023-05-22T12:00", Clock::Happened);
    const auto is_added_up = [&] {
        const std::uint64_t before = memo.asked();
        (void)memo.knowledge(lens);
        return memo.asked() - before == 1;
    };
    CHECK(is_added_up());
    CHECK_FALSE(is_added_up());
    lens.time = lens.time + 1;
    CHECK(is_added_up());
    lens.clock = Clock::Known;
    CHECK(is_added_up());
    CHECK_FALSE(is_added_up());
}

TEST_CASE("the accounts of events are made anew when what is told of them changes, and only then") {
    TellingMemo memo(belgorod());
    Lens lens = lens_at("2023-05-21T18:00", Clock::Happened);
    const auto made = [&] {
        const std::uint64_t before = memo.accounts_made();
        CHECK(memo.knowledge(lens).accounts == known_at(belgorod(), lens).accounts);
        return memo.accounts_made() - before;
    };
    CHECK(made() == 1);
    for (lens.time = belgorod().start; lens.time <= belgorod().end; lens.time = lens.time + 6 * kHour)
        CHECK(made() == 0);
    lens = lens_at("2023-05-22T12:00", Clock::Known);
    CHECK(made() == 1);
    lens.time = at("2023-05-22T13:00");
    CHECK(made() == 0);
    lens.time = at("2023-05-24T00:00");
    CHECK(made() == 1);
    lens.party = Ref<Party>{1};
    CHECK(made() == 1);
    lens.filter.search = "raid";
    CHECK(made() == 1);
    CHECK(made() == 0);
}

TEST_CASE("as told by one party only its claims and their events are there") {
    CHECK(events(lens_at("2023-05-25T00:00", Clock::Known, "ukrainian-authorities")) ==
          Ids{"kremlin-drones", "who-attacked", "kyiv-role"});
    CHECK(claims(lens_at("2023-05-25T00:00", Clock::Known, "ukrainian-authorities")) ==
          Ids{"drones-denied", "russian-patriots", "russian-citizens", "independent-entities", "part-of-forces",
              "kyiv-denies"});
    CHECK(events(lens_at("2023-05-23T08:30", Clock::Known, "armed-groups")) ==
          Ids{"caesar-interview", "raid-end", "who-attacked", "flag-video"});
    std::size_t told = 0;
    for (const char* party : kParties) told += claims(lens_at("2023-05-25T00:00", Clock::Known, party)).size();
    CHECK(told == belgorod().claims.size());
}

TEST_CASE("what may have happened is counted apart until its time is over") {
    const auto counts = [](std::string_view time, Clock clock) {
        const Knowledge knowledge = known_at(belgorod(), lens_at(time, clock));
        return std::pair(knowledge.event_count, knowledge.possible_count);
    };
    for (const char* time :
         {"2023-05-21T18:00", "2023-05-22T00:00", "2023-05-22T23:11", "2023-05-23T12:00", "2023-05-25T00:00"}) {
        CAPTURE(time);
        int perhaps_known = 0;
        for (std::uint32_t e = 0; e < belgorod().events.size(); ++e) {
            bool known = false, sure = false;
            for (const Ref<Claim> claim : claims_of(belgorod(), Ref<Event>{e})) {
                known = known || known_from(belgorod(), claim).instant <= at(time);
                sure = sure || known_from(belgorod(), claim).sure <= at(time);
            }
            perhaps_known += known && !sure ? 1 : 0;
        }
        CHECK(counts(time, Clock::Known).second == perhaps_known);
        int sure = 0, open = 0;
        for (const Event& event : belgorod().events) {
            if (event.when.start > at(time)) continue;
            const bool clocked = event.when.precision == TimePrecision::Exact ||
                                 event.when.precision == TimePrecision::About || event.when.start < belgorod().start;
            ++(clocked || event.when.end <= at(time) ? sure : open);
        }
        CHECK(counts(time, Clock::Happened) == std::pair(sure + open, open));
    }
    CHECK(counts("2023-05-22T00:00", Clock::Happened).second > 10);  // a day's events at its first minute
    CHECK(counts("2023-05-25T00:00", Clock::Happened).second == 0);
    CHECK(counts("2023-05-23T12:00", Clock::Known).second > 0);
}

TEST_CASE("nobody can know of a replaced account before the second one is told") {
    const Ref<Claim> first = named(belgorod().claims, "nobody-killed"),
                     second = named(belgorod().claims, "kozinka-civilian-killed");
    const auto is_replaced = [](std::string_view time, Ref<Claim> claim) {
        return bool(known_at(belgorod(), lens_at(time, Clock::Known)).replaced[claim.index]);
    };
    CHECK_FALSE(is_replaced("2023-05-22T23:30", first));
    CHECK_FALSE(is_replaced("2023-05-23T23:59", first));  // "later on Tuesday": not over yet
    CHECK(is_replaced("2023-05-24T00:00", first));
    CHECK_FALSE(is_replaced("2023-05-25T00:00", second));
    // Whoever tells, and whatever is looked for.
    Lens lens = searching("nothing has this", "armed-groups");
    CHECK(known_at(belgorod(), lens).replaced[first.index]);

    const Ref<Event> event = belgorod().at(first).event;
    const auto changed = [&](const Lens& through) {
        return changed_account(belgorod(), known_at(belgorod(), through), event);
    };
    CHECK_FALSE(changed(lens_at("2023-05-23T23:59", Clock::Known)));
    REQUIRE(changed(lens_at("2023-05-24T00:00", Clock::Known)));
    CHECK(changed(lens_at("2023-05-24T00:00", Clock::Known)) == belgorod().at(second).actor);
    CHECK_FALSE(changed(lens));  // both accounts must be told
}

TEST_CASE("an empty story has nothing to tell") {
    const Story empty;
    Lens lens;
    for (const char* words : {"", "a"}) {
        lens.filter = {words, EventKind::Drone, Ref<Actor>{3}};
        lens.party = Ref<Party>{9};
        CHECK(known_at(empty, lens).event_count == 0);
        CHECK(test::boards_at(empty, lens).empty());
    }
    // A lens of another story shows nothing and breaks nothing.
    CHECK(events([] {
              Lens lost = lens_at("2023-05-25T00:00", Clock::Known);
              lost.party = Ref<Party>{99};
              return lost;
          }())
              .empty());
    Lens lost = lens_at("2023-05-25T00:00", Clock::Known);
    lost.party = Ref<Party>{99};
    for (const QuestionBoard& question : test::boards_at(belgorod(), lost)) CHECK(question.parties.empty());
}

TEST_CASE("an event on which nobody speaks is there when it happened, and known at the end") {
    StoryBuilder b;
    b.event("mute", exactly("2023-05-22T10:00"));
    Lens lens;
    lens.time = at("2023-05-22T10:00");
    CHECK(known_at(b.story, lens).event_count == 1);
    lens.clock = Clock::Known;
    CHECK(known_at(b.story, lens).event_count == 0);
    lens.time = b.story.end;
    CHECK(known_at(b.story, lens).event_count == 1);
    lens.party = Ref<Party>{0};
    CHECK(known_at(b.story, lens).event_count == 0);
}

TEST_CASE("the address's words for kinds are those of the story file") {
    const std::string story = test::file_bytes("assets/stories/belgorod-2023.json");
    const std::string needle = "\"kind\": \"ground-attack\"";
    REQUIRE(story.find(needle) != story.npos);
    for (int i = 0; i < kEventKindCount; ++i) {
        const EventKind kind = static_cast<EventKind>(i);
        const ReadStory read =
            read_story(test::with(story, needle, "\"kind\": \"" + std::string(word_of(kind)) + "\""));
        REQUIRE(read.story.has_value());
        CHECK(read.report.problems().empty());
        bool there = false;
        for (const Event& event : read.story->events)
            there = there || (event.id == "raid-begins" && event.kind == kind);
        CHECK(there);
        CHECK(value_of<EventKind>(word_of(kind)) == kind);
    }
    CHECK_FALSE(value_of<EventKind>("Shelling").has_value());
}

TEST_CASE("a claim is known from when it was said, else from its source's date, else from the end, and never later") {
    StoryBuilder b;
    const Ref<Event> event = b.event("e", exactly("2023-05-22T10:00"));
    const Ref<Source> dated = b.source("dated"), after = b.source("after");
    b.story.sources[dated.index].published = {at("2023-05-24T00:00"), at("2023-05-25T00:00"), TimePrecision::Day, ""};
    b.story.sources[after.index].published = {at("2023-06-01T00:00"), at("2023-06-02T00:00"), TimePrecision::Day, ""};
    const Ref<Claim> said = b.claim("said", event, "2023-05-23T12:00"),
                     on_a_day = b.claim("on a day", event, "2023-05-23T00:00"),
                     published = b.claim("published", event, "2023-05-23T12:00"),
                     later = b.claim("later", event, "2023-05-23T12:00"),
                     undated = b.claim("undated", event, "2023-05-23T12:00");
    b.story.claims[on_a_day.index].said = {at("2023-05-23T00:00"), at("2023-05-24T00:00"), TimePrecision::Day, ""};
    for (const Ref<Claim> claim : {published, later, undated}) b.story.claims[claim.index].said.reset();
    b.story.claims[published.index].source = dated;
    b.story.claims[later.index].source = after;
    const auto check = [&](Ref<Claim> claim, std::string_view possibly, std::string_view surely, bool stated) {
        const KnownFrom known = known_from(b.story, claim);
        CHECK(known.instant == at(possibly));
        CHECK(known.sure == at(surely));
        CHECK(known.stated == stated);
        CHECK(known.after == (claim == later));
    };
    check(said, "2023-05-23T12:00", "2023-05-23T12:00", true);
    check(on_a_day, "2023-05-23T00:00", "2023-05-24T00:00", true);
    check(published, "2023-05-24T00:00", "2023-05-25T00:00", false);
    check(later, "2023-05-25T00:00", "2023-05-25T00:00", false);
    check(undated, "2023-05-25T00:00", "2023-05-25T00:00", false);
    CHECK(telling_of(b.story, {}).known_from[event.index] == at("2023-05-23T00:00"));
    // Also where that lies before the story's days.
    b.claim("long ago", event, "2022-05-23T12:00");
    CHECK(telling_of(b.story, {}).known_from[event.index] == at("2022-05-23T12:00"));
}

TEST_CASE("what is dated to a span is counted apart until the span is over, and sets nothing against anything") {
    StoryBuilder b;
    const Ref<Event> event = b.event("e", exactly("2023-05-22T10:00"));
    const Ref<Claim> first = b.claim("first", event, "2023-05-22T12:00"),
                     second = b.claim("second", event, "2023-05-22T12:00");
    b.story.claims[second.index].said = {at("2023-05-23T00:00"), at("2023-05-24T00:00"), TimePrecision::Day, ""};
    b.story.claims[second.index].supersedes = first;
    const auto known = [&](std::string_view time, Clock clock) {
        Lens lens;
        lens.time = at(time);
        lens.clock = clock;
        return known_at(b.story, lens);
    };
    const Knowledge within = known("2023-05-23T12:00", Clock::Known), over = known("2023-05-24T00:00", Clock::Known);
    CHECK((within.claims[1] && !within.sure[1] && !within.replaced[0]));
    CHECK((within.statement_count == 1 && within.possible_statement_count == 1));
    CHECK(within.accounts[0].standing == Standing::Claimed);
    CHECK_FALSE(changed_account(b.story, within, event));
    CHECK((over.sure[1] && over.replaced[0]));
    CHECK((over.statement_count == 2 && over.possible_statement_count == 0));
    CHECK(over.accounts[0].standing == Standing::Contested);
    CHECK(changed_account(b.story, over, event));
    // On the clock of what happened all is told with the event, and what had been said by then is counted all the same.
    const Knowledge happened = known("2023-05-23T12:00", Clock::Happened);
    CHECK((happened.sure[1] && happened.replaced[0]));
    CHECK((happened.statement_count == 1 && happened.possible_statement_count == 1));
    // The event, too, is only possibly known while nothing sure is told of it.
    b.story.claims[first.index].said = b.story.claims[second.index].said;
    const Knowledge perhaps = known("2023-05-23T12:00", Clock::Known);
    CHECK((perhaps.event_count == 1 && perhaps.possible_count == 1 && perhaps.possible[0]));
    CHECK(known("2023-05-24T00:00", Clock::Known).possible_count == 0);
}

TEST_CASE("an event is reached with the first that is told of it, and its summary waits for the last") {
    StoryBuilder b;
    const Ref<Event> event = b.event("e", exactly("2023-05-22T10:00"));
    b.claim("early", event, "2023-05-22T12:00");
    b.story.claims[b.claim("late", event, "2023-05-22T12:00").index].said = {
        at("2023-05-23T00:00"), at("2023-05-24T00:00"), TimePrecision::Day, ""};
    const auto stands = [&](std::string_view time, Clock clock) {
        Lens lens;
        lens.time = at(time);
        lens.clock = clock;
        return std::pair(is_reached(b.story, lens, event), is_whole(b.story, lens, event));
    };
    CHECK(stands("2023-05-22T11:59", Clock::Known) == std::pair(false, false));
    CHECK(stands("2023-05-22T12:00", Clock::Known) == std::pair(true, false));
    CHECK(stands("2023-05-23T12:00", Clock::Known) == std::pair(true, false));
    CHECK(stands("2023-05-24T00:00", Clock::Known) == std::pair(true, true));
    CHECK(stands("2023-05-22T09:59", Clock::Happened) == std::pair(false, false));
    CHECK(stands("2023-05-22T10:00", Clock::Happened) == std::pair(true, true));
}

TEST_CASE("the Belgorod story's settings stand last in its reading, though some reach into its days") {
    const Story& story = belgorod();
    const auto is_setting = [&](Ref<Event> event) { return story.at(event).kind == EventKind::Setting; };
    const std::vector<Ref<Event>> path = reading_path(story, telling_of(story, {}));
    const auto first = std::find_if(path.begin(), path.end(), is_setting);
    CHECK(std::distance(first, path.end()) == 7);
    CHECK(std::all_of(first, path.end(), is_setting));
}

TEST_CASE("on the clock of what was known the reading goes by that alone, settings among the rest") {
    Lens lens;
    lens.clock = Clock::Known;
    const Telling telling = telling_of(belgorod(), lens);
    const std::vector<Ref<Event>> path = reading_path(belgorod(), telling);
    CHECK(path.size() == belgorod().events.size());
    CHECK(std::is_sorted(path.begin(), path.end(), [&](Ref<Event> a, Ref<Event> b) {
        return telling.known_from[a.index] < telling.known_from[b.index];
    }));
}

TEST_CASE("the same statement in two sources counts once, and is replaced in both") {
    StoryBuilder b;
    const Ref<Event> event = b.event("e", exactly("2023-05-22T10:00"));
    const Ref<Claim> one = b.claim("one", event, "2023-05-22T12:00"), two = b.claim("two", event, "2023-05-22T12:00"),
                     later = b.claim("later", event, "2023-05-23T12:00");
    b.story.claims[two.index].same_as = one;
    Lens lens;
    lens.clock = Clock::Known;
    lens.time = at("2023-05-22T12:00");
    CHECK(known_at(b.story, lens).statement_count == 1);
    CHECK(known_at(b.story, lens).statement[two.index] == one);
    lens.time = b.story.end;
    CHECK(known_at(b.story, lens).statement_count == 2);
    b.story.claims[later.index].supersedes = two;
    CHECK(known_at(b.story, lens).replaced == std::vector<bool>{true, true, false});
    // Where only the repetition is known it stands for itself; possible in one source and sure in the other is sure.
    b.story.claims[one.index].said = {at("2023-05-22T00:00"), at("2023-05-23T00:00"), TimePrecision::Day, ""};
    lens.time = at("2023-05-22T11:00");
    CHECK(known_at(b.story, lens).possible_statement_count == 1);
    lens.time = at("2023-05-22T12:00");
    CHECK(known_at(b.story, lens).statement_count == 1);
    CHECK(known_at(b.story, lens).possible_statement_count == 0);
}

TEST_CASE("a claim that is not dated exactly is possibly said until that is over, where it counts what was known") {
    StoryBuilder b;
    const Ref<Claim> claim = b.claim("c", b.event("e", exactly("2023-05-22T10:00")), "2023-05-23T00:00");
    TimeSpan& said = *b.story.claims[claim.index].said;
    said.end = at("2023-05-24T00:00");
    const auto at_time = [&](std::string_view time, Clock clock) {
        Lens lens;
        lens.time = at(time);
        lens.clock = clock;
        return saying_at(b.story, lens, claim);
    };
    for (const TimePrecision precision :
         {TimePrecision::About, TimePrecision::PartOfDay, TimePrecision::Day, TimePrecision::Month}) {
        said.precision = precision;
        CHECK(at_time("2023-05-22T23:59", Clock::Known) == Saying::Later);
        CHECK(at_time("2023-05-23T00:00", Clock::Known) == Saying::Possible);
        CHECK(at_time("2023-05-23T23:59", Clock::Known) == Saying::Possible);
        CHECK(at_time("2023-05-24T00:00", Clock::Known) == Saying::Done);
        CHECK(at_time("2023-05-22T23:59", Clock::Happened) == Saying::Later);
        CHECK(at_time("2023-05-23T12:00", Clock::Happened) == Saying::Done);
    }
    said.precision = TimePrecision::Exact;
    CHECK(at_time("2023-05-23T12:00", Clock::Known) == Saying::Done);
    b.story.claims[claim.index].said.reset();
    CHECK(at_time("2023-05-23T12:00", Clock::Known) == Saying::Undated);
}

TEST_CASE("an event is known from the claims that show it, and has the voices and the standing of what is told") {
    StoryBuilder b;
    const Ref<Event> event = b.event("e", exactly("2023-05-22T10:00"));
    const Ref<Claim> early = b.claim("early", event, "2023-05-22T12:00"),
                     late = b.claim("late", event, "2023-05-23T12:00"),
                     denial = b.claim("denial", event, "2023-05-24T12:00");
    b.story.claims[late.index].actor = b.story.claims[denial.index].actor = {1};
    b.story.claims[denial.index].supersedes = late;
    b.story.parties[1].colour = Colour{0x123456};

    Lens lens;
    lens.time = b.story.end;
    const auto account = [&] { return known_at(b.story, lens).accounts[event.index]; };
    Telling telling = telling_of(b.story, lens);
    CHECK(telling.known_from[0] == at("2023-05-22T12:00"));
    CHECK(telling.rgb_of(Ref<Party>{1}) == 0x123456);
    CHECK(account() == Account{Standing::Contested, {2, {0}, {1}}});

    lens.party = Ref<Party>{0};
    CHECK(telling_of(b.story, lens).known_from[0] == at("2023-05-22T12:00"));
    CHECK(account() == Account{Standing::Claimed, {1, {0}, {}}});  // they have changed nothing

    lens.party = Ref<Party>{1};
    telling = telling_of(b.story, lens);
    CHECK(telling.known_from[0] == at("2023-05-23T12:00"));
    CHECK(account() == Account{Standing::Contested, {1, {1}, {}}});

    // As it became known: the first claim alone, then two voices, then the change.
    lens.party.reset();
    lens.clock = Clock::Known;
    lens.time = at("2023-05-22T12:00");
    CHECK(account() == Account{Standing::Claimed, {1, {0}, {}}});
    lens.time = at("2023-05-23T12:00");
    CHECK(account() == Account{Standing::Claimed, {2, {0}, {1}}});
    lens.time = at("2023-05-24T12:00");
    CHECK(account() == Account{Standing::Contested, {2, {0}, {1}}});
    lens.clock = Clock::Happened;  // whatever the time, all that is let through
    lens.time = b.story.start;
    CHECK(account() == Account{Standing::Contested, {2, {0}, {1}}});

    // A speaker who is looked for: the event is known with what he says of it.
    lens.party.reset();
    lens.filter.actor = Ref<Actor>{1};
    CHECK(telling_of(b.story, lens).known_from[0] == at("2023-05-23T12:00"));
    lens.filter.actor.reset();
    lens.filter.kind = EventKind::Drone;  // hidden: as without
    CHECK_FALSE(telling_of(b.story, lens).events[0]);
    CHECK(telling_of(b.story, lens).known_from[0] == b.story.at(early).said->start);
    CHECK(telling.rgb_of(Ref<Party>{99}) == kNeutralRgb);
}

TEST_CASE("the sources leave a time open within the story's days, not before them and not to the minute") {
    StoryBuilder b;
    const TimeSpan day{at("2023-05-22T00:00"), at("2023-05-23T00:00"), TimePrecision::Day, ""};
    const TimeSpan month{at("2022-10-01T00:00"), at("2022-11-01T00:00"), TimePrecision::Month, ""};
    CHECK(is_time_open(b.story, b.event("day", day)));
    CHECK_FALSE(is_time_open(b.story, b.event("background", month)));
    CHECK_FALSE(is_time_open(b.story, b.event("exact", exactly("2023-05-22T10:00"))));
}
