#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "panels/time_density.h"
#include "random.h"
#include "session_bench.h"
#include "story_builder.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// Events anywhere in the story's days and a little beyond, told by nobody, one, or several of three parties.
struct Told {
    Story story;
    std::vector<bool> shown;
    std::vector<Account> accounts;
};

Told random_told(Random& random, int events) {
    StoryBuilder made;
    made.story.parties.push_back({"third", LocalText("Third"), {}});
    Told told{made.story, {}, {}};
    const auto length = static_cast<int>(told.story.end - told.story.start);
    for (int i = 0; i < events; ++i) {
        Event event;
        event.id = "e" + std::to_string(i);
        event.when.start = told.story.start + random.below(length);
        event.when.end = event.when.start + (random.below(3) == 0 ? 0 : random.below(length / 3));
        told.story.events.push_back(event);
        told.shown.push_back(random.below(4) != 0);
        Account account;
        for (int voice = random.below(4); voice > 0; --voice)
            account.voices.add({static_cast<std::uint32_t>(random.below(3))});
        told.accounts.push_back(account);
    }
    return told;
}

bool touches(const Told& told, std::size_t event, const TimeColumns& columns, int column) {
    const TimeSpan& when = told.story.events[event].when;
    const double per_column = columns.window.length_s / columns.count;
    const auto of = [&](Instant time) {
        return std::floor((static_cast<double>(time - told.story.start) - columns.window.from_s) / per_column);
    };
    return of(when.start) <= column && of(when.end) >= column;
}

// 600 events of two parties, each an hour after the one before, some told by both, over 40 of them at any moment.
std::string crowded_story() {
    std::string events, claims;
    for (int i = 0; i < 600; ++i) {
        const int minute = i * 4;
        const std::string when = format("2023-05-%02dT%02d:%02d", 22 + minute / 1440, minute / 60 % 24, minute % 60);
        const std::string end =
            format("2023-05-%02dT%02d:%02d", 22 + (minute + 300) / 1440, (minute + 300) / 60 % 24, (minute + 300) % 60);
        events += format(R"(%s{"id":"e%d","title":"%s %d","summary":"Made up.","kind":"shelling",)"
                         R"("when":{"start":"%s","end":"%s","precision":"exact"},"place":"p"})",
                         i == 0 ? "" : ",", i, i == 333 ? "Harbour" : "Event", i, when.c_str(), end.c_str());
        // A third of them by the one, a third by the other, a third by both.
        for (const char* actor : {"a", "b"})
            if (i % 3 != (*actor == 'a' ? 1 : 0))
                claims += format(R"(%s{"id":"c%d%s","event":"e%d","actor":"%s","text":"Says so.","quote":"it was so",)"
                                 R"("said":{"start":"%s","precision":"exact"},"voice":"reported","source":"s"})",
                                 claims.empty() ? "" : ",", i, actor, i, actor, when.c_str());
    }
    return R"({"format":"sourceline-story","version":1,"id":"crowded","title":"Crowded","summary":"Made up.",)"
           R"("language":"en","utc_offset":"+00:00","time_label":"UTC","time":{"start":"2023-05-22T00:00",)"
           R"("end":"2023-05-24T00:00","initial":"2023-05-23T00:00"},"view":{"bbox":[34.2,49.6,38.8,51.4]},)"
           R"("basemap":"belgorod","parties":[{"id":"north","name":"North"},{"id":"south","name":"South"}],)"
           R"("actors":[{"id":"a","name":"A","role":"r","party":"north"},)"
           R"({"id":"b","name":"B","role":"r","party":"south"}],"sources":[{"id":"s","title":"S",)"
           R"("published":"2023-05-22","language":"en"}],"places":[{"id":"p","name":"Here","kind":"village",)"
           R"("lon":36.1,"lat":50.4,"precision":"exact","coordinates_from":"made up"}],"events":[)" +
           events + R"(],"claims":[)" + claims + "]}";
}

std::vector<std::string> parties_of(const Session& session) {
    std::vector<std::string> ids;
    for (const std::optional<Ref<Party>>& party : session.density()->parties)
        ids.push_back(party ? session.story()->at(*party).id : "");
    return ids;
}

}  // namespace

TEST_SUITE("densities of the timeline") {
    TEST_CASE("count each event once in every column that it touches, in the row of whom alone it is") {
        Random random(5);
        for (int round = 0; round < 60; ++round) {
            const Told told = random_told(random, 1 + random.below(80));
            const auto length = static_cast<double>(told.story.end - told.story.start);
            const TimeColumns columns{{random.between(-0.2, 0.8) * length, random.between(0.05, 1.0) * length},
                                      1 + random.below(50)};
            CAPTURE(round);
            const TimeDensity density =
                time_density(spans_in_time(told.story), told.shown, told.accounts, 3, columns, 12);
            std::uint32_t most = 0, most_together = 0;
            for (int column = 0; column < columns.count; ++column) {
                std::vector<std::uint32_t> expected(4);
                for (std::size_t i = 0; i < told.story.events.size(); ++i) {
                    if (!told.shown[i] || !touches(told, i, columns, column)) continue;
                    const Voices& voices = told.accounts[i].voices;
                    ++expected[voices.parties == 1 ? voices.first.index : 3];
                }
                std::vector<std::uint32_t> counted(4);
                for (const TimeDensity::Row& row : density.rows)
                    counted[row.party ? row.party->index : 3] += row.counts[static_cast<std::size_t>(column)];
                CHECK(counted == expected);
                most = std::max(most, *std::max_element(expected.begin(), expected.end()));
                most_together = std::max(most_together, expected[0] + expected[1] + expected[2] + expected[3]);
            }
            CHECK(density.most == most);
            CHECK(most_over_a_column(spans_in_time(told.story), told.shown, columns, 0) == most_together);
        }
    }

    TEST_CASE("have the same rows whatever part of the time is shown") {
        Random random(6);
        const Told told = random_told(random, 200);
        const auto parties = [&](TimeWindow window) {
            std::vector<int> all;
            for (const TimeDensity::Row& row :
                 time_density(spans_in_time(told.story), told.shown, told.accounts, 3, {window, 30}, 12).rows)
                all.push_back(row.party ? static_cast<int>(row.party->index) : -1);
            return all;
        };
        CHECK(parties({0, 1e6}) == std::vector{0, 1, 2, -1});
        CHECK(parties({-5e5, 10}) == parties({0, 1e6}));
    }

    TEST_CASE("gather the parties that tell of least where there is no room for a row each") {
        Random random(7);
        Told told = random_told(random, 300);
        for (Account& account : told.accounts) account.voices = {};
        for (std::size_t i = 0; i < 300; ++i) told.accounts[i].voices.add({i < 10 ? 0u : i < 150 ? 1u : 2u});
        told.shown.assign(300, true);
        const TimeColumns columns{{0, 1e9}, 1};
        const TimeDensity density = time_density(spans_in_time(told.story), told.shown, told.accounts, 3, columns, 2);
        REQUIRE(density.rows.size() == 2);
        CHECK(density.rows[0].party == Ref<Party>{2});
        CHECK_FALSE(density.rows[1].party);
        CHECK(density.rows[0].counts.front() == 150);
        CHECK(density.rows[1].counts.front() == 150);
        const TimeDensity one = time_density(spans_in_time(told.story), told.shown, told.accounts, 3, columns, 1);
        REQUIRE(one.rows.size() == 1);
        CHECK_FALSE(one.rows[0].party);
        CHECK(one.most == 300);
    }

    TEST_CASE("stand in place of bars where no rows could hold them, and give way to bars nearer") {
        SessionBench bench;
        CHECK_FALSE(bench.session.density());
        REQUIRE(bench.give_bytes(crowded_story()));
        bench.settle();
        REQUIRE(bench.session.density());
        CHECK(parties_of(bench.session) == std::vector<std::string>{"north", "south", ""});
        CHECK(bench.session.density()->most > 20);
        CHECK(bench.session.bars().empty());
        CHECK_FALSE(bench.target("timeline-more"));
        // Half an hour: some dozens of bars, of which some are in rows out of sight.
        REQUIRE(bench.send(ShowTimes{{3600.0, 600.0}}));
        bench.settle();
        CHECK(bench.session.density().has_value() == false);
    }

    TEST_CASE("give way to bars for the few that a search lets through, wherever they are") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(crowded_story()));
        bench.session.search("harbour");
        bench.settle();
        CHECK_FALSE(bench.session.density());
        REQUIRE(bench.session.bars().size() == 1);
        CHECK(bench.story().at(bench.session.bars().front().events.front()).id == "e333");
        CHECK_FALSE(bench.target("timeline-more"));
        bench.session.search("");
        bench.settle();
        CHECK(bench.session.density());
    }

    TEST_CASE("show on the clock of what was known what was known by then alone") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(crowded_story()));
        REQUIRE(bench.send(SetClock{Clock::Known}));
        REQUIRE(bench.send(SeekTo{bench.story().start + 2 * 3600}));
        bench.settle();
        REQUIRE(bench.session.density());
        const std::uint32_t before = bench.session.density()->most;
        REQUIRE(bench.send(SeekTo{bench.story().start + 30 * 3600}));
        bench.settle();
        CHECK(bench.session.density()->most > before);
        // 30 events had been told of by then, a third of them by each party and a third by both.
        CHECK(before <= 11);
    }

    TEST_CASE("show the event that is chosen, in the row of whom it is") {
        SessionBench bench;
        REQUIRE(bench.give_bytes(crowded_story()));
        REQUIRE(bench.send(SelectEventById{"e334"}));  // of the second party alone
        bench.settle();
        REQUIRE(bench.session.bars().size() == 1);
        CHECK(bench.story().at(bench.session.bars().front().events.front()).id == "e334");
        const Rect& all = bench.session.density()->rect;
        const float third = all.height / 3;
        CHECK(bench.session.bars().front().rect.bottom() > all.y + third);
        CHECK(bench.session.bars().front().rect.bottom() <= all.y + 2 * third);
        CHECK(bench.target("bar:e334"));
    }

    TEST_CASE("take no notice of what is one block, however many it holds") {
        StoryBuilder made;
        const auto add = [&](int count, const TimeSpan& when) {
            for (int i = 0; i < count; ++i) {
                made.story.events.push_back({});
                made.story.events.back().when = when;
            }
        };
        add(500, exactly("2023-05-22T10:00"));
        add(7, exactly("2023-05-22T10:00", "2023-05-22T11:00"));
        TimeSpan day = exactly("2023-05-22T00:00", "2023-05-23T00:00");
        day.precision = TimePrecision::Day;
        add(3, day);
        day.precision = TimePrecision::About;
        add(2, day);
        const TimeColumns columns{{0, static_cast<double>(made.story.end - made.story.start)}, 300};
        const std::vector<bool> all(made.story.events.size(), true);
        CHECK(most_over_a_column(spans_in_time(made.story), all, columns, 0) == 1 + 7 + 1 + 2);
    }

    TEST_CASE("count bars and blocks as wide as they are drawn, however short their time is") {
        StoryBuilder made;
        for (int day = 0; day < 3; ++day)
            for (int i = 0; i < 3; ++i) {
                Event event;
                event.when = exactly(format("2023-05-2%dT00:00", 2 + day), format("2023-05-2%dT00:00", 3 + day));
                event.when.precision = TimePrecision::Day;
                made.story.events.push_back(event);
            }
        const std::vector<bool> all(made.story.events.size(), true);
        // A column a day: blocks that touch at midnight, and blocks that need ten columns of 3 px.
        const TimeColumns columns{{0, 300.0 * static_cast<double>(kDay)}, 300};
        CHECK(most_over_a_column(spans_in_time(made.story), all, columns, 0) == 2);
        CHECK(most_over_a_column(spans_in_time(made.story), all, columns, 3) == 3);
    }

    TEST_CASE("are not what a story of some dozens of events is shown by, however near or far") {
        SessionBench bench;
        const auto length = static_cast<double>(bench.story().end - bench.story().start);
        for (double part = 1.0; part > 0.02; part *= 0.6) {
            REQUIRE(bench.send(ShowTimes{{length * (1 - part) / 2, length * part}}));
            bench.settle();
            CHECK_FALSE(bench.session.density());
        }
    }
}
