// The timeline as a reader's pointer, fingers and keys meet it.
#include "panels/timeline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.h"
#include "cut_story.h"
#include "session_bench.h"
#include "story/query.h"
#include "story_builder.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {
constexpr struct {
    float width, height;
} kSizes[] = {{1920, 1080}, {1280, 800}, {800, 560}, {640, 480}, {844, 390}, {390, 844}, {320, 568}};

TimeAxis axis_of(const SessionBench& bench) {
    return timeline_axis(bench.story(), bench.layout(), bench.state().window);
}
TimelineParts parts_of(const SessionBench& bench) { return timeline_parts(bench.story(), bench.layout()); }

// A place on the ground of the rows, where no bar, block or tick is near: on the dates.
ImVec2 on_the_dates(const SessionBench& bench, float share) {
    const Rect dates = parts_of(bench).dates;
    return {std::floor(dates.x + dates.width * share), dates.bottom() - 8};
}

void wheel(SessionBench& bench, ImVec2 at, float notches) {
    bench.move_to(at.x, at.y);
    ImGui::GetIO().AddMouseWheelEvent(0, notches);
    bench.frame();
    bench.frame();
}

void drag(SessionBench& bench, ImVec2 from, ImVec2 to) {
    bench.move_to(from.x, from.y);
    bench.button(true);
    for (int i = 1; i <= 8; ++i) {
        const float share = static_cast<float>(i) / 8.0f;
        bench.move_to(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    }
    bench.button(false);
    bench.frame();
}

const DrawnBar* bar_of_event(const SessionBench& bench, std::string_view id) {
    const std::optional<Ref<Event>> event = event_by_id(bench.story(), id);
    for (const DrawnBar& bar : bench.session.bars())
        if (event && std::find(bar.events.begin(), bar.events.end(), *event) != bar.events.end()) return &bar;
    return nullptr;
}

bool overlap_visibly(const Rect& a, const Rect& b) {
    return a.x < b.right() - 0.5f && b.x < a.right() - 0.5f && a.y < b.bottom() - 0.5f && b.y < a.bottom() - 0.5f;
}

std::string event_json(int number, std::string_view when, std::string_view title) {
    const std::string id = "e" + std::to_string(number);
    return format(R"({"id": "%s", "title": "%.*s", "summary": "s", "kind": "other", "when": %.*s})", id.c_str(),
                  static_cast<int>(title.size()), title.data(), static_cast<int>(when.size()), when.data());
}
// A story of four days with these events, each with a claim that has no date.
std::string story_of_events(const std::vector<std::string>& events) {
    std::string all, claims;
    for (std::size_t i = 0; i < events.size(); ++i) {
        all += (i ? "," : "") + events[i];
        claims += format(
            R"(%s{"id": "c%zu", "event": "e%zu", "actor": "a", "source": "s", "voice": "reported", "text": "t", "quote": "q"})",
            i ? "," : "", i, i);
    }
    return R"({"format": "sourceline-story", "version": 1, "id": "made-up", "title": "Made up", "summary": "s",
        "language": "en", "utc_offset": "+03:00", "time_label": "Moscow time",
        "time": {"start": "2023-05-21T18:00", "end": "2023-05-25T00:00", "initial": "2023-05-24T00:00"},
        "view": {"bbox": [35.2, 50.1, 36.9, 50.8]}, "basemap": "belgorod",
        "parties": [{"id": "p", "name": "P"}], "actors": [{"id": "a", "name": "A", "role": "r", "party": "p"}],
        "sources": [{"id": "s", "title": "S", "language": "en"}], "places": [], "events": [)" +
           all + R"(], "claims": [)" + claims + R"(], "questions": [], "checks": [], "changes": []})";
}
}  // namespace

TEST_SUITE("panels: timeline") {
    TEST_CASE("bars and their titles overlap nothing, at seven sizes and in three languages") {
        for (const auto& [width, height] : kSizes) {
            SessionBench bench(width, height);
            for (int language = 0; language < kLanguageCount; ++language) {
                REQUIRE(bench.send(SetLanguage{static_cast<Language>(language)}));
                CAPTURE(bench.layout().canvas.width);
                CAPTURE(language);
                const TimelineParts parts = parts_of(bench);
                std::vector<Rect> rects;
                int titles = 0;
                for (const PressTarget& target : bench.session.targets()) {
                    const bool bar = target.name.rfind("bar:", 0) == 0, block = target.name.rfind("block:", 0) == 0;
                    if (!bar && !block) continue;
                    CHECK(target.rect.x >= bench.layout().timeline.x + parts.controls.width - 1);
                    CHECK(target.rect.right() <= parts.rows.right() + 1);
                    CHECK(target.rect.bottom() <= parts.said.y + 1);
                    for (const Rect& other : rects) CHECK_FALSE(overlap_visibly(target.rect, other));
                    rects.push_back(target.rect);
                }
                for (const DrawnBar& bar : bench.session.bars()) titles += bar.title_shown && bar.events.size() == 1;
                if (parts.titles)
                    CHECK(titles >= (width > 1000 ? 5 : 3));
                else
                    CHECK(titles == 0);
                CHECK(parts.titles == (width >= 800 && height >= 560));
            }
        }
    }

    TEST_CASE("the flag is whole within the timeline wherever the playhead is, and says date and time") {
        for (const auto& [width, height] : kSizes) {
            SessionBench bench(width, height);
            for (int language = 0; language < kLanguageCount; ++language) {
                REQUIRE(bench.send(SetLanguage{static_cast<Language>(language)}));
                for (const double share : {0.0, 0.02, 0.3, 0.5, 0.98, 1.0}) {
                    const auto extent_s = static_cast<double>(bench.story().end - bench.story().start);
                    REQUIRE(bench.send(Scrub{bench.story().start + static_cast<std::int64_t>(share * extent_s)}));
                    const auto flag = bench.target("playhead");
                    REQUIRE(flag);
                    CAPTURE(bench.layout().canvas.width);
                    CAPTURE(share);
                    const TextStyle style{Weight::SemiBold, 13, 0, 1.3f, 0, false};
                    const CivilTime civil = civil_from_instant(bench.state().lens.time, bench.story().utc_offset);
                    const std::string text =
                        short_date(bench.state().language, civil, dates_of(bench.story())) + ", " + clock_time(civil);
                    CHECK(flag->width >= text_width(bench.session.look(), style, text) + 20);
                    CHECK(flag->x >= 0);
                    CHECK(flag->right() <= width);
                    CHECK(flag->bottom() <= height);
                }
            }
        }
    }

    TEST_CASE("days are named whole at every size, in every language") {
        for (const auto& [width, height] : kSizes) {
            SessionBench bench(width, height);
            for (int language = 0; language < kLanguageCount; ++language) {
                REQUIRE(bench.send(SetLanguage{static_cast<Language>(language)}));
                const TimeAxis axis = axis_of(bench);
                int days = 0;
                for (const ScaleLabel& label :
                     time_scale(axis, dates_of(bench.story()), bench.state().language,
                                {axis.left, bench.layout().timeline.right() - 4.0,
                                 [&](const std::string&text, bool strong) {
                                     const TextStyle style{strong ? Weight::SemiBold : Weight::Regular,
                                                           strong ? 13.0f : 12.0f,
                                                           0,
                                                           1.3f,
                                                           0,
                                                           false};
                                     return static_cast<double>(text_width(bench.session.look(), style, text));
                                 }})
                         .labels)
                    days += label.strong;
                CHECK(days >= 3);
            }
        }
    }

    TEST_CASE("a wheel zooms about the pointer and back to the whole") {
        SessionBench bench;
        const ImVec2 at = on_the_dates(bench, 0.4f);
        const Instant under = axis_of(bench).time_from_x(at.x), time = bench.state().lens.time;
        wheel(bench, at, 4);
        REQUIRE(bench.state().window);
        CHECK(bench.state().window->length_s == doctest::Approx(78 * 3600.0 / 4));
        CHECK(std::abs(axis_of(bench).time_from_x(at.x) - under) <= 60);
        CHECK(bench.state().lens.time == time);
        wheel(bench, at, -4);
        CHECK_FALSE(bench.state().window);
    }

    TEST_CASE("zoomed in, a drag on the ground pans and a drag of the flag scrubs; a click moves the playhead") {
        SessionBench bench;
        wheel(bench, on_the_dates(bench, 0.5f), 4);
        REQUIRE(bench.state().window);
        const Instant time = bench.state().lens.time;
        const double from = bench.state().window->from_s, length = bench.state().window->length_s;
        const ImVec2 at = on_the_dates(bench, 0.5f);
        drag(bench, at, {at.x + 100, at.y});
        CHECK(bench.state().lens.time == time);
        CHECK(bench.state().window->length_s == length);
        const double moved = from - bench.state().window->from_s;
        CHECK(moved == doctest::Approx(100.0 / parts_of(bench).rows.width * length).epsilon(0.15));
        bench.click_at(at.x, at.y);
        CHECK(bench.state().lens.time == axis_of(bench).time_from_x(at.x));
        const auto flag = bench.target("playhead");
        REQUIRE(flag);
        const Instant before = bench.state().lens.time;
        const ImVec2 grip{flag->x + 20, flag->y + 8};  // not at its middle: it must not jump under the pointer
        drag(bench, grip, {grip.x + 60, grip.y});
        const double seconds = static_cast<double>(bench.state().lens.time - before);
        CHECK(seconds == doctest::Approx(60.0 / parts_of(bench).rows.width * length).epsilon(0.06));
        CHECK(bench.state().window->length_s == length);
    }

    TEST_CASE("while all is shown, a drag on the ground scrubs") {
        SessionBench bench;
        const ImVec2 from = on_the_dates(bench, 0.3f), to = on_the_dates(bench, 0.6f);
        drag(bench, from, to);
        CHECK_FALSE(bench.state().window);
        CHECK(bench.state().lens.time == axis_of(bench).time_from_x(to.x));
    }

    TEST_CASE("two fingers zoom and move the timeline and leave playhead and map alone") {
        SessionBench bench(390, 844);
        const State before = bench.state();
        const Rect rows = parts_of(bench).rows;
        Pinch pinch{true, {rows.x + rows.width * 0.5, rows.y + 20.0}, 0, 0, 1.0};
        const Instant under = axis_of(bench).time_from_x(pinch.centre.x);
        bench.frame(pinch);
        bench.frame();
        REQUIRE(bench.state().window);
        CHECK(bench.state().window->length_s == doctest::Approx(78 * 3600.0 / 2));
        CHECK(std::abs(axis_of(bench).time_from_x(pinch.centre.x) - under) <= 120);
        CHECK(bench.state().camera == before.camera);
        CHECK(bench.state().lens.time == before.lens.time);
        pinch.zoom_delta = 0;
        pinch.dx = 30;
        const double from = bench.state().window->from_s;
        bench.frame(pinch);
        CHECK(bench.state().window->from_s == doctest::Approx(from - 30.0 / rows.width * 39 * 3600));
        pinch.centre = {200, 300};
        bench.frame(pinch);
        CHECK(bench.state().camera != before.camera);  // over the map it is the map's
    }

    TEST_CASE("the button for the whole is there while a part is shown") {
        for (const float width : {1280.0f, 390.0f}) {
            SessionBench bench(width, 800);
            CHECK_FALSE(bench.target("timeline-whole"));
            REQUIRE(bench.send(ShowTimes{{3600, 7200}}));
            REQUIRE(bench.click("timeline-whole"));
            CHECK_FALSE(bench.state().window);
            CHECK_FALSE(bench.target("timeline-whole"));
        }
    }

    TEST_CASE("brackets zoom about the playhead, and what is shown goes along with the playhead") {
        SessionBench bench;
        for (int i = 0; i < 3; ++i) bench.key(ImGuiKey_RightBracket);
        REQUIRE(bench.state().window);
        const auto shows_playhead = [&] {
            const TimeWindow window = *bench.state().window;
            const auto at_s = static_cast<double>(bench.state().lens.time - bench.story().start);
            return at_s >= window.from_s && at_s <= window.from_s + window.length_s;
        };
        CHECK(shows_playhead());
        for (const ImGuiKey key : {ImGuiKey_Home, ImGuiKey_PageDown, ImGuiKey_PageDown, ImGuiKey_End}) {
            bench.key(key);
            CHECK(shows_playhead());
        }
        for (int i = 0; i < 3; ++i) bench.key(ImGuiKey_LeftBracket);
        CHECK_FALSE(bench.state().window);
    }

    TEST_CASE("an event that is chosen comes into sight, whatever is shown") {
        SessionBench bench;
        REQUIRE(bench.send(ShowTimes{{0, 3600}}));
        REQUIRE(bench.send(Scrub{bench.story().end}));
        REQUIRE(bench.send(ShowTimes{{0, 3600}}));
        CHECK_FALSE(bar_of_event(bench, "drones-overnight"));
        REQUIRE(bench.send(SelectEventById{"drones-overnight"}));
        CHECK(bar_of_event(bench, "drones-overnight"));
    }

    TEST_CASE("a tap on the dates moves the playhead and chooses nothing; a tap on a bar chooses it") {
        for (const auto& [width, height] : {kSizes[5], kSizes[6]}) {
            SessionBench bench(width, height);
            REQUIRE(bench.send(ClearSelection{}));
            for (const float share : {0.1f, 0.25f, 0.5f, 0.75f}) {
                const ImVec2 at = on_the_dates(bench, share);
                bench.click_at(at.x, at.y);
                CHECK_FALSE(bench.got<SelectEvent>());
                CHECK(bench.state().lens.time == axis_of(bench).time_from_x(at.x));
            }
            const DrawnBar* bar = bar_of_event(bench, "drones-overnight");
            REQUIRE(bar);
            const Rect rect = bar->rect;
            bench.click_at(rect.x + rect.width * 0.5f, rect.y + rect.height * 0.5f);
            CHECK(bench.state().event == event_by_id(bench.story(), "drones-overnight"));
        }
    }

    TEST_CASE("a tick of a statement opens its event at that claim") {
        SessionBench bench;
        const auto tick = bench.first_target("tick:");
        REQUIRE(tick);
        REQUIRE(bench.click(*tick));
        REQUIRE(bench.got<ShowClaim>());
        REQUIRE(bench.state().claim);
        CHECK("tick:" + bench.story().at(*bench.state().claim).id == *tick);
    }

    TEST_CASE("on the clock of what was known no tick is of later, and none is of a statement without a date") {
        SessionBench bench;
        const auto check = [&](Instant now) {
            for (const PressTarget& target : bench.session.targets()) {
                if (target.name.rfind("tick:", 0) != 0) continue;
                const auto claim = std::find_if(bench.story().claims.begin(), bench.story().claims.end(),
                                                [&](const Claim& one) { return "tick:" + one.id == target.name; });
                REQUIRE(claim != bench.story().claims.end());
                REQUIRE(claim->said);
                if (bench.state().lens.clock == Clock::Known) CHECK(claim->said->start <= now);
            }
        };
        check(bench.state().lens.time);
        REQUIRE(bench.send(SetClock{Clock::Known}));
        for (const Instant time : moments_of(bench.story())) {
            REQUIRE(bench.send(Scrub{time}));
            check(time);
        }
    }

    TEST_CASE("a press opens a block into rows, and the next one shuts it") {
        SessionBench bench;
        const auto block = bench.first_target("block:");
        REQUIRE(block);
        const DrawnBar* drawn = bar_of_event(bench, block->substr(6));
        REQUIRE(drawn);
        const std::vector<Ref<Event>> events(drawn->events.begin(), drawn->events.end());
        CHECK(events.size() >= 5);
        CHECK(drawn->title_shown);
        const float height = bench.layout().timeline.height;
        REQUIRE(bench.click(*block));
        bench.settle();
        CHECK(bench.state().open_block);
        CHECK(bench.layout().timeline.height > height);
        int rows = 0;
        for (const Ref<Event> event : events) rows += bench.target("bar:" + bench.story().at(event).id) ? 1 : 0;
        CHECK(rows >= 5);
        REQUIRE(bench.click(*block));
        CHECK_FALSE(bench.state().open_block);
        CHECK(bench.layout().timeline.height == height);
    }

    TEST_CASE("a block counts what is told of it and says what is not known, in every language") {
        StoryBuilder b;
        const TimeSpan two_days{at("2023-05-22T00:00"), at("2023-05-24T00:00"), TimePrecision::Day, ""};
        const TimeSpan month{at("2023-05-01T00:00"), at("2023-06-01T00:00"), TimePrecision::Month, ""};
        using Words = std::vector<std::string>;
        const auto words_of = [](const Story& story, Language language, const TimeSpan& when, int count, bool more) {
            const FrameList<FrameText> all = block_words(story, language, when, count, more);
            return Words(all.begin(), all.end());
        };
        CHECK(words_of(b.story, Language::English, two_days, 12, true) ==
              Words{"12 more on Monday or Tuesday, hour not stated", "12 more, hour not stated", "12 more", "12"});
        CHECK(words_of(b.story, Language::English, two_days, 1, false).front() ==
              "1 event on Monday or Tuesday, hour not stated");
        CHECK(words_of(b.story, Language::Ukrainian, two_days, 12, true).front() ==
              "Ще 12: понеділок або вівторок, годину не вказано");
        CHECK(words_of(b.story, Language::Russian, two_days, 3, false).front() ==
              "3 события: понедельник или вторник, час не указан");
        CHECK(words_of(b.story, Language::English, month, 4, true).front() == "4 more in May 2023, day not stated");
        CHECK(words_of(b.story, Language::Russian, month, 5, false)[1] == "5 событий, день не указан");
        CHECK(words_of(b.story, Language::English, exactly("2023-05-22T14:00"), 200, true).front() ==
              "200 more · Monday 22 May, 14:00");
        b.story.end = at("2023-06-20T00:00");
        CHECK(words_of(b.story, Language::English, two_days, 12, true).front() ==
              "12 more on 22 May or 23 May, hour not stated");
        const TimeSpan week{at("2023-05-22T00:00"), at("2023-05-29T00:00"), TimePrecision::Day, ""};
        CHECK(words_of(b.story, Language::English, week, 12, true).front() ==
              "12 more on 22 May–28 May, hour not stated");
    }

    TEST_CASE("rows out of sight are counted, and presses lead through all of them and back") {
        std::vector<std::string> events;
        for (int i = 0; i < 40; ++i)
            events.push_back(event_json(
                i,
                format(R"({"start": "2023-05-22T%02d:00", "end": "2023-05-24T0%d:00", "precision": "exact"})", i % 24,
                       i / 24),
                "Event " + std::to_string(i)));
        SessionBench bench;
        REQUIRE(bench.give_bytes(story_of_events(events)));
        bench.settle();
        std::set<std::string> seen;
        int pages = 0;
        do {
            REQUIRE(bench.target("timeline-more"));
            for (const PressTarget& target : bench.session.targets())
                if (target.name.rfind("bar:", 0) == 0) seen.emplace(target.name);
            REQUIRE(bench.click("timeline-more"));
        } while (bench.state().first_row != 0 && ++pages < 40);
        CHECK(seen.size() == 40);
        REQUIRE(bench.send(SelectEventById{"e39"}));
        bench.settle();
        CHECK(bar_of_event(bench, "e39"));
    }

    TEST_CASE("nothing is laid out anew while nothing changes, and panning changes nothing that is laid out") {
        SessionBench bench;
        REQUIRE(bench.send(ShowTimes{{36000, 72000}}));
        const std::uint64_t made = bench.session.work().rows;
        for (int i = 0; i < 10; ++i) bench.frame();
        REQUIRE(bench.send(ShowTimes{{40000, 72000}}));
        REQUIRE(bench.send(Scrub{at("2023-05-22T12:00")}));
        CHECK(bench.session.work().rows == made);
        REQUIRE(bench.send(ShowTimes{{40000, 36000}}));
        CHECK(bench.session.work().rows == made + 1);
    }

    TEST_CASE("while it plays on a phone the speed has the place of the other clock") {
        SessionBench bench(320, 568);
        CHECK(bench.target("clock:known"));
        CHECK_FALSE(bench.target("speed"));
        REQUIRE(bench.click("play"));
        CHECK_FALSE(bench.target("clock:known"));
        REQUIRE(bench.click("speed"));
        CHECK(bench.got<SetSpeed>());
        REQUIRE(bench.click("play"));
        REQUIRE(bench.click("clock:known"));
        CHECK(bench.state().lens.clock == Clock::Known);
        CHECK(bench.target("clock:happened"));
    }

    TEST_CASE("what a new clock shows is told for a while, in which nothing is drawn: one frame is due at its end") {
        SessionBench bench;
        bench.settle();
        CHECK_FALSE(bench.session.due_s());
        REQUIRE(bench.send(SetClock{Clock::Known}));
        CHECK(bench.settle() < 60);
        REQUIRE(bench.session.due_s());
        const double due_s = *bench.session.due_s();
        CHECK(due_s > bench.now_s + 1);
        const int told = bench.vertices;
        bench.now_s = due_s;
        CHECK_FALSE(bench.frame());
        CHECK_FALSE(bench.session.due_s());
        CHECK(bench.vertices != told);
        CHECK_FALSE(bench.frame());
    }

    TEST_CASE("stories of any shape are drawn whole: one event, one hour, long titles, no hours, no dates of saying") {
        const std::string hour = R"({"start": "2023-05-22T10:00", "precision": "exact"})",
                          day = R"({"start": "2023-05-22", "precision": "day"})", longest(200, 'W');
        std::vector<std::string> one = {event_json(0, hour, "Alone")}, same, days, titles;
        for (int i = 0; i < 200; ++i) same.push_back(event_json(i, hour, "Event"));
        for (int i = 0; i < 12; ++i) days.push_back(event_json(i, day, "Event"));
        for (int i = 0; i < 12; ++i)
            titles.push_back(event_json(
                i, format(R"({"start": "2023-05-2%dT%02d:00", "precision": "exact"})", 2 + i % 2, i), longest));
        for (const auto& [width, height] : kSizes) {
            SessionBench bench(width, height);
            for (const auto* events : {&one, &same, &days, &titles}) {
                REQUIRE(bench.give_bytes(story_of_events(*events)));
                bench.settle();
                CHECK_FALSE(bench.session.bars().empty());
                CHECK_FALSE(bench.first_target("tick:"));
                const TimelineParts parts = parts_of(bench);
                for (const DrawnBar& bar : bench.session.bars()) {
                    CHECK(bar.rect.x >= parts.rows.x - 1);
                    CHECK(bar.rect.right() <= parts.rows.right() + 1);
                    CHECK(bar.rect.bottom() <= parts.said.y + 1);
                }
                if (events == &same) CHECK(bench.session.bars().front().events.size() == 200);
            }
        }
    }
}
