#include "telling/standing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "random.h"
#include "story_builder.h"
#include "telling.h"
#include "telling/figures.h"
#include "two_parties.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

Standing standing_of(const Story& story, Ref<Event> event) { return standings(story, {}).at(event.index); }
Ref<Party> main_party(const Story& story, Ref<Event> event) { return main_parties(story).at(event.index); }

Quantity quantity(double min, double max, std::string what = "wounded") {
    return {std::move(what), min, max, min != max, ""};
}

}  // namespace

TEST_CASE("an event of one party is claimed, of two parties confirmed") {
    Story story = empty_story();
    add(story, 0, 0);
    add(story, 0, 2);
    CHECK(standing_of(story, {0}) == Standing::Claimed);
    add(story, 0, 1);
    CHECK(standing_of(story, {0}) == Standing::Confirmed);
    story.claims.back().assessment = Assessment::Denied;
    CHECK(standing_of(story, {0}) == Standing::Claimed);
    story.claims.back().assessment = Assessment::Confirmed;
    CHECK(standing_of(story, {0}) == Standing::Confirmed);
}

TEST_CASE("an event is contested where its claims dispute or replace each other or their figures do not meet") {
    Story story = empty_story();
    add(story, 0, 0);
    add(story, 0, 1);
    SUBCASE("dispute") { story.claims[1].disputes = Ref<Claim>{0}; }
    SUBCASE("supersede") { story.claims[0].supersedes = Ref<Claim>{1}; }
    SUBCASE("figures") {
        story.claims[0].quantity = Quantity{"wounded", 0, 0, false, ""};
        story.claims[1].quantity = Quantity{"wounded", 2, 3, true, ""};
    }
    SUBCASE("disputed elsewhere") { add(story, 1, 1).disputes = Ref<Claim>{0}; }
    SUBCASE("disputes what is said elsewhere") {
        add(story, 1, 1);
        story.claims[0].disputes = Ref<Claim>{2};
    }
    CHECK(standing_of(story, {0}) == Standing::Contested);
}

TEST_CASE("answers in other words and figures of other things do not contest an event") {
    Story story = empty_story();
    const char* answers[2] = {"Pushed back", "Driven out"};
    for (std::uint32_t actor = 0; actor < 2; ++actor) {
        Claim& claim = add(story, 0, actor);
        claim.question = Ref<Question>{0};
        claim.answer = LocalText(answers[actor]);
        claim.quantity = Quantity{actor == 0 ? "vehicles" : "pickups", 4.0 + actor, 4.0 + actor, false, ""};
    }
    CHECK(standing_of(story, {0}) == Standing::Confirmed);
}

TEST_CASE("an event rests on the party of most of its claims, on a tie on the first") {
    Story story = empty_story();
    add(story, 0, 1);
    add(story, 0, 0);
    CHECK(main_party(story, {0}).index == 1);
    add(story, 0, 2);
    CHECK(main_party(story, {0}).index == 0);
}

TEST_CASE("as one party alone tells it an event is contested where that party has changed its account") {
    Story story = empty_story();
    add(story, 0, 0);
    add(story, 0, 1).disputes = Ref<Claim>{0};
    add(story, 0, 1).supersedes = Ref<Claim>{1};
    add(story, 1, 0);
    add(story, 1, 1);
    CHECK(standings(story, {}) == std::vector{Standing::Contested, Standing::Confirmed});
    CHECK(standings(story, Ref<Party>{0}) == std::vector{Standing::Claimed, Standing::Claimed});
    CHECK(standings(story, Ref<Party>{1}) == std::vector{Standing::Contested, Standing::Claimed});
}

TEST_CASE("an event on which nobody speaks is claimed and has the first party's colour") {
    const Story story = empty_story();
    CHECK(standings(story, {}) == std::vector{Standing::Claimed, Standing::Claimed});
    CHECK(main_parties(story) == std::vector<Ref<Party>>{{0}, {0}});
    CHECK(standings(Story{}, {}).empty());
    CHECK(main_parties(Story{}).empty());
}

TEST_CASE("figures of 1, 1 to 3 and 3 do not meet, on the board as on the map and in whatever order") {
    int order[] = {0, 1, 2};
    const Quantity quantities[] = {quantity(1, 1), quantity(1, 3), quantity(3, 3)};
    do {
        Story story = empty_story();
        for (const int i : order) {
            Claim& claim = add(story, 0, static_cast<std::uint32_t>(i));
            claim.question = Ref<Question>{0};
            claim.answer = LocalText("Several");  // in the same words, so that the figures alone can set them apart
            claim.quantity = quantities[i];
            claim.said = exactly("2023-05-23T12:00");
        }
        CHECK(standing_of(story, {0}) == Standing::Contested);
        Lens lens;
        lens.time = story.end;
        const QuestionBoard board = test::boards_at(story, lens)[0];
        CHECK(board.agreement == Agreement::Contradictory);
        CHECK(board.contradictory);
    } while (std::next_permutation(std::begin(order), std::end(order)));
}

TEST_CASE("figures meet exactly when any two of the same thing do, whatever their order") {
    Random random(8);
    for (int round = 0; round < 300; ++round) {
        Story story = empty_story();
        std::vector<Ref<Claim>> claims;
        for (int i = random.below(6); i > 0; --i) {
            const double min = random.below(8), max = min + random.below(5);
            claims.push_back({static_cast<std::uint32_t>(story.claims.size())});
            add(story, 0, 0).quantity = quantity(min, max, random.below(3) ? "wounded" : "vehicles");
        }
        bool pairs_meet = true;
        for (const Claim& a : story.claims)
            for (const Claim& b : story.claims)
                pairs_meet = pairs_meet && (a.quantity->what != b.quantity->what ||
                                            (a.quantity->min <= b.quantity->max && b.quantity->min <= a.quantity->max));
        do {
            CHECK(figures_meet(figures_of(story, claims)) == pairs_meet);
        } while (std::next_permutation(claims.begin(), claims.end()));
        CHECK(standing_of(story, {0}) == (pairs_meet ? Standing::Claimed : Standing::Contested));
    }
}

TEST_CASE("figures of another thing or unit are counted apart, and a claim without one says nothing of it") {
    Story story = empty_story();
    add(story, 0, 0).quantity = Quantity{"distance", 2, 2, false, "km"};
    add(story, 0, 0).quantity = Quantity{"distance", 9, 9, false, "mi"};
    add(story, 0, 0);
    add(story, 0, 0).quantity = Quantity{"distance", 1, 3, true, "km"};
    const std::vector<QuantityRange> figures = figures_of(story, {{0}, {1}, {2}, {3}});
    REQUIRE(figures.size() == 2);
    CHECK(figures[0].unit == "km");
    CHECK(figures[0].min == 1);
    CHECK(figures[0].max == 3);
    CHECK(figures[0].common_min == 2);
    CHECK(figures[0].common_max == 2);
    CHECK(figures[0].claims == 2);
    CHECK(figures[1].unit == "mi");
    CHECK(figures_meet(figures));
    CHECK(figures_meet({}));
}
