#include "panels/time_scale.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "panels/panels.h"
#include "panels/typeset.h"
#include "random.h"
#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {
constexpr UtcOffset kKyivOffset{2 * 3600};
const char* const kStories[] = {"ten-minutes", "hundred-years", "new-year"};

Instant in_kyiv(std::string_view text) { return parse_date_time(text, kKyivOffset).value(); }

// As wide as many letters: about what Inter is.
double letters_px(const std::string& text, bool strong) {
    const auto letters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return static_cast<double>(letters) * (strong ? 7.4 : 6.6);
}

TimeScale scale_of(const TimeAxis& axis, Language language = Language::English) {
    Story story;
    story.utc_offset = kKyivOffset;
    story.start = axis.start;
    story.end = axis.end;
    return time_scale(axis, dates_of(story), language, {axis.left, axis.right + 20, letters_px});
}

std::vector<std::string> texts_of(const TimeScale& scale) {
    std::vector<std::string> texts;
    for (const ScaleLabel& label : scale.labels) texts.push_back(label.text);
    return texts;
}
using Texts = std::vector<std::string>;

void check_whole_and_apart(const TimeScale& scale, double left, double right) {
    for (std::size_t i = 0; i < scale.labels.size(); ++i) {
        CHECK_FALSE(scale.labels[i].text.empty());
        CHECK(scale.labels[i].left >= left);
        CHECK(scale.labels[i].right <= right);
        if (i > 0) CHECK(scale.labels[i].left >= scale.labels[i - 1].right + kLabelGap_px);
    }
}

// How often a key that goes to the next boundary is pressed from the start to the end.
int presses(const TimeAxis& axis, CalendarStep step) {
    int count = 0;
    for (Instant time = axis.start; time < axis.end && count < 10000; ++count) {
        const Instant next = boundary_after(time, step, kKyivOffset);
        CHECK(next > time);
        time = next;
    }
    return count;
}
}  // namespace

TEST_SUITE("panels: time scale") {
    TEST_CASE("ticks follow the calendar from minutes to centuries") {
        const auto labels = [](std::string_view start, std::string_view end, double width) {
            return texts_of(scale_of({in_kyiv(start), in_kyiv(end), 0.0, width}));
        };
        CHECK(labels("2023-05-22T14:08", "2023-05-22T14:18", 600) ==
              Texts{"14:09", "14:10", "14:11", "14:12", "14:13", "14:14", "14:15", "14:16", "14:17", "14:18"});
        CHECK(labels("2023-05-22T14:08", "2023-05-22T14:18", 250) ==
              Texts{"14:10", "14:12", "14:14", "14:16", "14:18"});
        CHECK(labels("2023-05-22T00:00", "2023-05-24T00:00", 600) ==
              Texts{"Mon 22 May", "12:00", "Tue 23 May", "12:00"});
        CHECK(labels("2023-05-22T00:00", "2023-05-25T12:00", 270) == Texts{"Mon 22", "Tue 23", "Wed 24", "Thu 25"});
        CHECK(labels("2023-12-30T00:00", "2024-01-03T00:00", 600) ==
              Texts{"Sat 30 Dec 2023", "Sun 31 Dec 2023", "Mon 1 Jan 2024", "Tue 2 Jan 2024"});
        CHECK(labels("2023-05-01T00:00", "2023-06-10T00:00", 800) ==
              Texts{"Mon 1 May", "Mon 8 May", "Mon 15 May", "Mon 22 May", "Mon 29 May", "Mon 5 June"});
        CHECK(labels("2023-01-01T00:00", "2023-06-30T00:00", 600) ==
              Texts{"January", "February", "March", "April", "May", "June"});
        CHECK(labels("2014-01-01T00:00", "2024-01-01T00:00", 900).front() == "2014");
        CHECK(labels("2014-01-01T00:00", "2024-01-01T00:00", 900).size() == 10);
        CHECK(labels("1815-01-01T00:00", "1916-01-01T00:00", 600) ==
              Texts{"1820", "1830", "1840", "1850", "1860", "1870", "1880", "1890", "1900", "1910"});
        CHECK(labels("0583-01-01T00:00", "9583-01-01T00:00", 600) ==
              Texts{"1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000", "9000"});
    }

    TEST_CASE("where not every day has room for its date, dates stand at even distances") {
        CHECK(texts_of(scale_of({in_kyiv("2023-12-26T00:00"), in_kyiv("2024-01-06T00:00"), 0.0, 944.0})) ==
              Texts{"26 Dec 2023", "28 Dec 2023", "30 Dec 2023", "1 Jan 2024", "3 Jan 2024", "5 Jan 2024"});
    }

    TEST_CASE("whatever the extent and the width, ticks are the calendar's and labels are whole and apart") {
        Random random(31);
        const Instant first = in_kyiv("0300-01-01T00:00");
        for (int round = 0; round < 3000; ++round) {
            const double width = random.between(200, 1200);
            // From a minute to 9,000 years, as likely at every scale.
            const double extent_s = 60.0 * std::exp(random.between(0, std::log(9000.0 * 365.2425 * 1440.0)));
            const Instant start = first + static_cast<std::int64_t>(random.between(0, 2e10)) / 60 * 60;
            const TimeAxis axis{start, start + static_cast<std::int64_t>(extent_s) / 60 * 60, 30.0, 30.0 + width};
            const auto language = static_cast<Language>(round % kLanguageCount);
            const TimeScale scale = scale_of(axis, language);
            CAPTURE(format_to_minute(axis.start, kKyivOffset));
            CAPTURE(format_to_minute(axis.end, kKyivOffset));
            CAPTURE(width);
            check_whole_and_apart(scale, axis.left, axis.right + 20);
            for (const ScaleTick& tick : scale.ticks) {
                CHECK(boundary_at_or_before(tick.time, scale.labelled, kKyivOffset) == tick.time);
                CHECK(tick.x == axis.x_from_time(tick.time));
            }
            double widest = 0;
            for (const ScaleLabel& label : scale.labels) widest = std::max(widest, label.right - label.left);
            // Two labels, and the weeks that they may keep from either end.
            if (extent_s >= 300 && width >= 2 * std::max(widest, 100.0) + 140) CHECK(scale.labels.size() >= 2);
            CHECK(scale.ticks.size() <= width / 6 * 1.2 + 2);
            CHECK(scale.marks.size() <= width / 6 * 1.2 + 2);
            CHECK(holds(scale.labelled, scale.between));
            CHECK(presses(axis, scale.between) <= 240);
            CHECK(presses(axis, scale.labelled) <= presses(axis, scale.between));
        }
    }

    TEST_CASE("an axis without length or room has no ticks") {
        const Instant moment = in_kyiv("2023-05-22T14:08");
        CHECK(scale_of({moment, moment, 0.0, 600.0}).ticks.empty());
        CHECK(scale_of({moment, moment + kDay, 600.0, 600.0}).ticks.empty());
        CHECK(scale_of({moment, moment + kDay, 0.0, 0.01}).labels.size() <= 1);
    }

    TEST_CASE("on every screen and in every language the labels are whole, apart and at least two") {
        for (const float width : {320.0f, 390.0f, 640.0f, 800.0f, 1280.0f, 1920.0f}) {
            SessionBench bench(width, 800);
            std::vector<std::string> files = {file_bytes(kServedStory)};
            for (const char* name : kStories)
                files.push_back(file_bytes("tests/fixtures/dates/" + std::string(name) + ".json"));
            for (const std::string& file : files) {
                REQUIRE(bench.give_bytes(file));
                bench.frame();
                const TextStyle date{Weight::SemiBold, 13, 0, 1.3f, 0, false},
                    hour{Weight::Regular, 12, 0, 1.3f, 0, false};
                const auto width_px = [&](const std::string& text, bool strong) {
                    return static_cast<double>(text_width(bench.session.look(), strong ? date : hour, text));
                };
                const TimeAxis axis = timeline_axis(bench.story(), bench.layout());
                const double right = bench.layout().timeline.right() - 4.0;
                for (int i = 0; i < kLanguageCount; ++i) {
                    const TimeScale scale = time_scale(axis, dates_of(bench.story()), static_cast<Language>(i),
                                                       {axis.left, right, width_px});
                    CAPTURE(bench.story().id);
                    CAPTURE(width);
                    CAPTURE(i);
                    check_whole_and_apart(scale, axis.left, right);
                    CHECK(scale.labels.size() >= 2);
                }
            }
        }
    }

    TEST_CASE(
        "the arrows go to the next mark and the page keys to the next labelled tick, to the ends and no farther") {
        SessionBench bench;
        const auto time_after = [&](ImGuiKey key) {
            bench.key(key);
            return format_to_minute(bench.state().lens.time, bench.story().utc_offset).substr(0, 16);
        };
        REQUIRE(bench.send(Scrub{parse_date_time("2023-05-22T11:30+03:00", std::nullopt).value()}));
        CHECK(time_after(ImGuiKey_DownArrow) == "2023-05-22T12:00");
        CHECK(time_after(ImGuiKey_DownArrow) == "2023-05-22T13:00");
        CHECK(time_after(ImGuiKey_UpArrow) == "2023-05-22T12:00");
        CHECK(time_after(ImGuiKey_PageDown) == "2023-05-23T00:00");
        CHECK(time_after(ImGuiKey_PageUp) == "2023-05-22T12:00");
        for (const char* name : kStories) {
            REQUIRE(bench.give_bytes(file_bytes("tests/fixtures/dates/" + std::string(name) + ".json")));
            REQUIRE(bench.send(Scrub{bench.story().start}));
            bench.key(ImGuiKey_UpArrow);
            CHECK(bench.state().lens.time == bench.story().start);
            int pressed = 0;
            for (Instant last = bench.story().start - 1; bench.state().lens.time > last && pressed < 1000; ++pressed) {
                last = bench.state().lens.time;
                bench.key(ImGuiKey_DownArrow);
            }
            CHECK(bench.state().lens.time == bench.story().end);
            CHECK(pressed >= 5);
            CHECK(pressed <= 210);
        }
    }
}
