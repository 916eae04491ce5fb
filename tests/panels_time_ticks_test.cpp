#include "panels/time_ticks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "random.h"
#include "story_builder.h"

using namespace sourceline;
using test::at;
using test::exactly;
using test::StoryBuilder;

namespace {
constexpr double kGathered = 24.0;

// A story with one event and a claim for each time of saying; `where`: on an axis of 780 pixels.
struct Said {
    StoryBuilder builder;
    TimeAxis axis;

    Said() : axis{builder.story.start, builder.story.end, 0.0, 780.0} {
        builder.event("event", exactly("2023-05-22T10:00"));
    }
    void add(const TimeSpan& said) {
        const Ref<Claim> claim =
            builder.claim("c" + std::to_string(builder.story.claims.size()), {0}, "2023-05-22T10:00");
        builder.story.claims[claim.index].said = said;
    }
    SaidTicks ticks(std::vector<bool> shown = {}) const {
        shown.resize(builder.story.claims.size(), shown.empty());
        return said_ticks(dated_claims(builder.story), shown, axis, kGathered);
    }
};

void check_apart(const SaidTicks& ticks, const TimeAxis& axis) {
    for (std::size_t i = 0; i < ticks.groups.size(); ++i) {
        CHECK(ticks.groups[i].left >= axis.left);
        CHECK(ticks.groups[i].right <= axis.right + 1e-6);
        if (i > 0) CHECK(ticks.groups[i].left >= ticks.groups[i - 1].right + kTickGap_px - 1e-6);
    }
}
}  // namespace

TEST_SUITE("panels: time ticks") {
    TEST_CASE("a statement stands where it was said, and several of one moment side by side") {
        Said said;
        said.add(exactly("2023-05-22T10:00"));
        for (int i = 0; i < 3; ++i) said.add(exactly("2023-05-23T10:00"));
        const SaidTicks ticks = said.ticks();
        REQUIRE(ticks.groups.size() == 2);
        CHECK(ticks.groups[0].left == doctest::Approx(160 - kTickPitch_px / 2));
        CHECK(ticks.groups[1].claims == std::vector<Ref<Claim>>{{1}, {2}, {3}});
        CHECK(ticks.groups[1].right - ticks.groups[1].left == doctest::Approx(3 * kTickPitch_px));
        CHECK_FALSE(ticks.groups[1].gathered);
        CHECK(ticks.spans.empty());  // nothing is open
    }

    TEST_CASE("what is dated by a day stands in its middle, with the day beneath it") {
        Said said;
        said.add({at("2023-05-23T00:00"), at("2023-05-24T00:00"), TimePrecision::Day, ""});
        said.add({at("2023-05-23T00:00"), at("2023-05-24T00:00"), TimePrecision::Day, ""});
        const SaidTicks ticks = said.ticks();
        REQUIRE(ticks.groups.size() == 1);
        CHECK((ticks.groups[0].left + ticks.groups[0].right) / 2 == doctest::Approx(420));
        CHECK(ticks.spans == std::vector<TickSpan>{{300, 540}});
    }

    TEST_CASE("a statement without a date of saying has no tick, nor has one from before the story") {
        Said said;
        said.add(exactly("2023-05-22T10:00"));
        said.builder.story.claims[0].said.reset();
        said.add(exactly("2023-04-22T10:00"));
        CHECK(said.ticks().groups.empty());
        CHECK(dated_claims(said.builder.story).empty());
    }

    TEST_CASE("only what is shown has a tick") {
        Said said;
        for (int i = 0; i < 3; ++i) said.add(exactly("2023-05-22T10:00"));
        const SaidTicks ticks = said.ticks({true, false, true});
        REQUIRE(ticks.groups.size() == 1);
        CHECK(ticks.groups[0].claims == std::vector<Ref<Claim>>{{0}, {2}});
    }

    TEST_CASE("more than stand side by side are gathered under their number, with all that would touch it") {
        Said said;
        for (std::size_t i = 0; i <= kTicksSideBySide; ++i) said.add(exactly("2023-05-22T10:00"));
        said.add(exactly("2023-05-22T11:00"));
        said.add(exactly("2023-05-24T10:00"));
        const SaidTicks ticks = said.ticks();
        REQUIRE(ticks.groups.size() == 2);
        CHECK(ticks.groups[0].gathered);
        CHECK(ticks.groups[0].claims.size() == kTicksSideBySide + 2);
        CHECK(ticks.groups[0].right - ticks.groups[0].left == kGathered);
        CHECK_FALSE(ticks.groups[1].gathered);
    }

    TEST_CASE("zoomed in, what was gathered comes apart, and what lies outside is gone") {
        Said said;
        for (int i = 0; i < 30; ++i)
            said.add(
                {at("2023-05-22T10:00") + i * kMinute, at("2023-05-22T10:00") + i * kMinute, TimePrecision::Exact, ""});
        CHECK(said.ticks().groups.size() == 1);
        said.axis = {at("2023-05-22T10:00"), at("2023-05-22T10:20"), 0.0, 780.0};
        const SaidTicks ticks = said.ticks();
        CHECK(ticks.groups.size() == 21);
        check_apart(ticks, said.axis);
    }

    TEST_CASE("whatever was said when, every statement on the axis has its place once, and nothing collides") {
        test::Random random(7);
        for (int round = 0; round < 300; ++round) {
            Said said;
            const int count = random.below(60);
            for (int i = 0; i < count; ++i) {
                const Instant start = said.builder.story.start + random.below(78) * kHour;
                const std::int64_t length = random.below(2) * random.below(30) * kHour;
                said.add({start, std::min(start + length, said.builder.story.end), TimePrecision::Day, ""});
            }
            said.axis.right = random.between(60, 1200);
            const SaidTicks ticks = said.ticks();
            check_apart(ticks, said.axis);
            std::multiset<std::uint32_t> seen;
            for (const TickGroup& group : ticks.groups) {
                const bool wide = static_cast<double>(group.claims.size()) * kTickPitch_px > said.axis.right;
                CHECK(group.gathered == (wide || group.claims.size() > kTicksSideBySide));
                for (const Ref<Claim> claim : group.claims) seen.insert(claim.index);
            }
            CHECK(seen.size() == static_cast<std::size_t>(count));
            CHECK(std::set<std::uint32_t>(seen.begin(), seen.end()).size() == static_cast<std::size_t>(count));
        }
    }
}
