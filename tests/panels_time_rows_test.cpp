#include "panels/time_rows.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "random.h"
#include "story_builder.h"

using namespace sourceline;
using test::at;
using test::exactly;
using test::StoryBuilder;

namespace {
// 78 hours of the builder's story in `width` pixels, four rows of bars and one of blocks.
RowsAsked asked_at(const Story& story, double width, bool titles = true) {
    const double px_per_s = width / static_cast<double>(story.end - story.start);
    return {px_per_s, titles ? 102.0 : 62.0, titles ? 20.0 : 11.0, titles ? 22.0 : 18.0, titles, {}};
}
double as_wide_as_its_letters(const Story& story, Ref<Event> event) {
    return 6.0 * static_cast<double>(story.at(event).title.in("en", "en").text.size());
}
TimeRows rows_of(const Story& story, const RowsAsked& asked) {
    return lay_out_rows(story, asked, [&](Ref<Event> event) { return as_wide_as_its_letters(story, event); });
}

TimeSpan of_precision(TimeSpan when, TimePrecision precision) {
    when.precision = precision;
    return when;
}
TimeSpan monday_or_tuesday() {
    return of_precision(exactly("2023-05-22T00:00", "2023-05-24T00:00"), TimePrecision::Day);
}

// Everything is somewhere once; in a row nothing overlaps and no title runs under another's bar or title.
void check_rows(const Story& story, const TimeRows& made, double width) {
    std::vector<int> placed(story.events.size());
    for (const Ref<Event> event : made.background) ++placed[event.index];
    for (const RowBlock& block : made.blocks)
        if (!block.open)
            for (const Ref<Event> event : block.events) ++placed[event.index];
    for (std::size_t r = 0; r < made.rows.size(); ++r) {
        const TimeRow& row = made.rows[r];
        CHECK_FALSE(row.items.empty());
        double end = -1e300;
        for (const std::uint32_t i : row.items) {
            if (row.blocks) {
                CHECK(made.blocks[i].extent.left >= end);
                end = made.blocks[i].extent.right;
                continue;
            }
            const RowBar& bar = made.bars[i];
            ++placed[bar.event.index];
            CHECK(made.row_of[bar.event.index] == static_cast<int>(r));
            CHECK(bar.left() >= end);
            end = bar.right();
            CHECK(bar.extent.left <= bar.solid.left);
            CHECK(bar.solid.left <= bar.solid.right);
            CHECK(bar.solid.right <= bar.extent.right);
            CHECK(bar.extent.left >= -1e-6);
            if (bar.title_width > 0) CHECK(bar.title_left + bar.title_width <= width + 1e-6);
        }
    }
    CHECK(std::all_of(placed.begin(), placed.end(), [](int times) { return times == 1; }));
}
}  // namespace

TEST_SUITE("panels: time rows") {
    TEST_CASE("a bar takes the topmost row in which it has room with its title") {
        StoryBuilder b;
        b.event("A long night of shelling", exactly("2023-05-22T00:00", "2023-05-22T06:00"));
        b.event("Morning", exactly("2023-05-22T07:00", "2023-05-22T09:00"));
        b.event("Evening", exactly("2023-05-23T18:00", "2023-05-23T20:00"));
        const TimeRows made = rows_of(b.story, asked_at(b.story, 780));
        REQUIRE(made.rows.size() == 2);
        CHECK(made.row_of == std::vector<int>{0, 1, 0});
        for (const RowBar& bar : made.bars) CHECK(bar.title_width > 0);
    }

    TEST_CASE("where no row in sight has room a title gives way before a bar does") {
        StoryBuilder b;
        for (int i = 0; i < 8; ++i) {
            const Instant start = at("2023-05-22T00:00") + i * 2 * kHour;
            b.event("An event with a long title", {start, start + kHour, TimePrecision::Exact, ""});
        }
        const RowsAsked asked = asked_at(b.story, 780);
        const TimeRows made = rows_of(b.story, asked);
        CHECK(made.rows.size() == 5);  // all that are in sight, as no block takes a row
        const auto titles =
            std::count_if(made.bars.begin(), made.bars.end(), [](const RowBar& bar) { return bar.title_width > 0; });
        CHECK(titles >= 5);
        CHECK(titles < 8);
        check_rows(b.story, made, 780);
    }

    TEST_CASE("what finds no row in sight stands in rows below, with its title") {
        StoryBuilder b;
        for (int i = 0; i < 7; ++i) {
            const Instant start = at("2023-05-22T00:00") + i * kMinute;
            b.event("Event " + std::to_string(i), {start, start + kDay, TimePrecision::Exact, ""});
        }
        const TimeRows made = rows_of(b.story, asked_at(b.story, 780));
        CHECK(made.rows.size() == 7);
        for (const RowBar& bar : made.bars) CHECK(bar.title_width > 0);
    }

    TEST_CASE("three events that are known by the same days and no closer are one block, two are bars") {
        StoryBuilder b;
        for (int i = 0; i < 2; ++i) b.event("Event", monday_or_tuesday());
        CHECK(rows_of(b.story, asked_at(b.story, 780)).blocks.empty());
        b.event("Event", monday_or_tuesday());
        b.event("On Tuesday", of_precision(exactly("2023-05-23T00:00", "2023-05-24T00:00"), TimePrecision::Day));
        const TimeRows made = rows_of(b.story, asked_at(b.story, 780));
        REQUIRE(made.blocks.size() == 1);
        CHECK(made.blocks[0].events == std::vector<Ref<Event>>{{0}, {1}, {2}});
        CHECK(made.blocks[0].extent.left == doctest::Approx(60));
        CHECK(made.blocks[0].extent.right == doctest::Approx(540));
        CHECK(made.row_of == std::vector<int>{1, 1, 1, 0});
    }

    TEST_CASE("many events at one hour are a block, too, and fewer are bars") {
        StoryBuilder b;
        for (int i = 0; i < 200; ++i) b.event("Event", exactly("2023-05-22T10:00"));
        for (int i = 0; i < 7; ++i) b.event("Later", exactly("2023-05-22T12:00"));
        const TimeRows made = rows_of(b.story, asked_at(b.story, 780));
        REQUIRE(made.blocks.size() == 1);
        CHECK(made.blocks[0].events.size() == 200);
        CHECK(made.bars.size() == 7);
    }

    TEST_CASE("a block that is open has its events in rows below it, each with its title") {
        StoryBuilder b;
        b.event("Alone", exactly("2023-05-22T10:00", "2023-05-22T20:00"));
        for (int i = 0; i < 4; ++i) b.event("Event " + std::to_string(i), monday_or_tuesday());
        RowsAsked asked = asked_at(b.story, 780);
        asked.open = Ref<Event>{1};
        const TimeRows made = rows_of(b.story, asked);
        REQUIRE(made.blocks.size() == 1);
        CHECK(made.blocks[0].open);
        CHECK(made.row_of == std::vector<int>{0, 2, 3, 4, 5});
        CHECK(made.rows[1].blocks);
        for (const RowBar& bar : made.bars) CHECK(bar.title_width > 0);
        asked.open = Ref<Event>{2};  // not the first of a block
        CHECK_FALSE(rows_of(b.story, asked).blocks[0].open);
    }

    TEST_CASE("background stands in no row, in order of time") {
        StoryBuilder b;
        b.event("May", exactly("2023-05-01T00:00", "2023-05-02T00:00"));
        b.event("March", exactly("2023-03-01T00:00", "2023-03-02T00:00"));
        b.event("Now", exactly("2023-05-22T10:00"));
        const TimeRows made = rows_of(b.story, asked_at(b.story, 780));
        CHECK(made.background == std::vector<Ref<Event>>{{1}, {0}});
        CHECK(made.row_of == std::vector<int>{-1, -1, 0});
    }

    TEST_CASE("a title that would run over the story's end ends there") {
        StoryBuilder b;
        b.event("The last event of all, with a long title", exactly("2023-05-24T23:00"));
        const TimeRows made = rows_of(b.story, asked_at(b.story, 780));
        REQUIRE(made.bars.size() == 1);
        CHECK(made.bars[0].title_left + made.bars[0].title_width == doctest::Approx(780));
    }

    TEST_CASE("in a story of minutes an approximate time does not fade over all of them") {
        const auto fade_s = [](std::string_view start, std::string_view end) {
            StoryBuilder b;
            b.story.start = at(start);
            b.story.end = at(end);
            const TimeSpan when = of_precision(exactly("2023-05-22T14:10", "2023-05-22T14:11"), TimePrecision::About);
            b.event("alarm", when);
            return when.start - rows_of(b.story, asked_at(b.story, 600)).bars.front().bar.start;
        };
        CHECK(fade_s("2023-05-22T14:08", "2023-05-22T14:18") == 25);
        CHECK(fade_s("2023-05-22T14:08", "2023-05-22T14:11") == 15);  // a quarter of its own length
        CHECK(fade_s("2023-05-22T12:00", "2023-05-23T00:00") == kLeastFade_s);
        CHECK(fade_s("2023-05-21T18:00", "2023-05-25T00:00") == kLeastFade_s);
    }

    TEST_CASE("whatever the events and the width, everything stands somewhere and nothing collides") {
        test::Random random(12);
        for (int round = 0; round < 250; ++round) {
            StoryBuilder b;
            const int count = random.below(70);
            for (int i = 0; i < count; ++i) {
                TimeSpan when;
                when.start = b.story.start + random.below(40) * 2 * kHour - (random.below(9) == 0 ? 5 * kDay : 0);
                when.end = std::min(when.start + random.below(3) * random.below(48 * 60) * kMinute, b.story.end);
                when.precision = static_cast<TimePrecision>(random.below(5));
                if (random.below(3) == 0) when = monday_or_tuesday();
                b.event(std::string(static_cast<std::size_t>(1 + random.below(40)), 'x'), when);
            }
            for (const double width : {212.0, 300.0, 540.0, 1000.0, 250000.0}) {
                RowsAsked asked = asked_at(b.story, width, random.below(3) != 0);
                asked.room_px = random.between(10, 200);
                if (count > 0 && random.below(2) == 0)
                    asked.open = Ref<Event>{static_cast<std::uint32_t>(random.below(count))};
                check_rows(b.story, rows_of(b.story, asked), width);
            }
        }
    }

    TEST_CASE("a story without events has no rows") {
        const Story story = StoryBuilder().story;
        CHECK(rows_of(story, asked_at(story, 780)).rows.empty());
    }

    TEST_CASE("a hundred thousand events, alike or all apart, are laid out in no time") {
        StoryBuilder same, apart;
        for (int i = 0; i < 100000; ++i) {
            same.event("e", exactly("2023-05-23T00:00"));
            const Instant start = apart.story.start + i;
            apart.event("e", {start, start + kDay, TimePrecision::Exact, ""});
        }
        CHECK(rows_of(same.story, asked_at(same.story, 780)).blocks.front().events.size() == 100000);
        CHECK(rows_of(apart.story, asked_at(apart.story, 780)).bars.size() == 100000);
    }
}
