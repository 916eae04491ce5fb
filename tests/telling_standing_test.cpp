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

// All claims are surely told.
std::vector<Account> accounts(const Story& story) {
    const std::vector<bool> all(story.claims.size(), true);
    return accounts_of(story, {all, all});
}
Standing standing_of(const Story& story, Ref<Event> event) { return accounts(story).at(event.index).standing; }

Quantity quantity(double min, double max, std::string what = "wounded") {
    return {std::move(what), min, max, min != max, ""};
}

}  // namespace

TEST_CASE("an event is supported only where each claim is borne out by another party or confirmed, never by number") {
    Story story = empty_story();
    for (const std::uint32_t actor : {0u, 0u, 2u, 1u, 1u}) add(story, 0, actor);
    CHECK(standing_of(story, {0}) == Standing::Claimed);
    story.claims.resize(2);
    story.claims[1].actor = {1};
    story.claims[1].supports = Ref<Claim>{0};
    CHECK(standing_of(story, {0}) == Standing::Supported);
    for (const Assessment word : {Assessment::Denied, Assessment::Retracted}) {
        story.claims[0].assessment = word;  // what sources deny is borne out by nobody
        CHECK(standing_of(story, {0}) == Standing::Claimed);
    }
    story.claims[0].assessment = Assessment::Confirmed;
    CHECK(standing_of(story, {0}) == Standing::Supported);
    story.claims[1].supports.reset();
    CHECK(standing_of(story, {0}) == Standing::Claimed);  // the other claim stands alone
    story.claims.pop_back();
    CHECK(standing_of(story, {0}) == Standing::Supported);  // its source says that it is confirmed
}

TEST_CASE("what is borne out of one claim says nothing of another, on the same event or elsewhere") {
    Story story = empty_story();
    add(story, 0, 0);
    add(story, 0, 1).supports = Ref<Claim>{0};
    CHECK(standing_of(story, {0}) == Standing::Supported);
    add(story, 0, 0);
    CHECK(standing_of(story, {0}) == Standing::Claimed);
    story.claims[2].event = {1};
    CHECK(standing_of(story, {0}) == Standing::Supported);
    CHECK(standing_of(story, {1}) == Standing::Claimed);
    // A claim may bear out one that is told of another event: each of the two is borne out by the other.
    add(story, 1, 1).supports = Ref<Claim>{2};
    CHECK(standing_of(story, {1}) == Standing::Supported);
}

TEST_CASE("a statement that two sources report is borne out in both or in neither") {
    Story story = empty_story();
    add(story, 0, 0);
    add(story, 0, 0).same_as = Ref<Claim>{0};
    add(story, 0, 0).same_as = Ref<Claim>{1};
    add(story, 0, 1).supports = Ref<Claim>{2};
    CHECK(standing_of(story, {0}) == Standing::Supported);
    const std::vector<Ref<Claim>> statements = statements_of(story, {true, true, true, true});
    CHECK(statements == std::vector<Ref<Claim>>{{0}, {0}, {0}, {3}});
    // Through one that is not told nothing is known to be the same.
    CHECK(statements_of(story, {true, false, true, true}) == std::vector<Ref<Claim>>{{0}, {1}, {2}, {3}});
    story.claims[0].same_as = Ref<Claim>{2};  // a ring, which no file may have, is survived
    CHECK(statements_of(story, {true, true, true, true}).size() == 4);
}

TEST_CASE("what may have been said only later neither supports nor contests, and holds support back") {
    Story story = empty_story();
    add(story, 0, 0);
    add(story, 0, 1).supports = Ref<Claim>{0};
    CHECK(accounts_of(story, {{true, true}, {true, false}})[0].standing == Standing::Claimed);
    CHECK(accounts_of(story, {{true, false}, {true, false}})[0].standing == Standing::Claimed);
    story.claims[1].disputes = Ref<Claim>{0};
    CHECK(accounts_of(story, {{true, true}, {true, false}})[0].standing == Standing::Claimed);
    CHECK(accounts_of(story, {{true, true}, {true, true}})[0].standing == Standing::Contested);
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
    CHECK(standing_of(story, {0}) == Standing::Claimed);
}

TEST_CASE("an event has the voices of all parties whose claims are told, the first two in the story's order") {
    Story story = empty_story();
    story.parties.push_back({"press", LocalText("Press"), {}});
    story.actors.push_back({"p1", LocalText("P1"), LocalText("r"), {2}});
    const auto voices = [&] { return accounts(story)[0].voices; };
    CHECK(voices() == Voices{});
    add(story, 0, 3);
    CHECK(voices() == Voices{1, {2}, {}});
    add(story, 0, 3);
    CHECK(voices() == Voices{1, {2}, {}});
    add(story, 0, 0);
    CHECK(voices() == Voices{2, {0}, {2}});
    add(story, 0, 2);  // of the first party, too
    CHECK(voices() == Voices{2, {0}, {2}});
    add(story, 0, 1);
    CHECK(voices() == Voices{3, {0}, {1}});
    add(story, 0, 3);
    CHECK(voices().parties == 3);
    CHECK(accounts_of(story, {std::vector<bool>(6), std::vector<bool>(6)})[0].voices == Voices{});
    // Whatever the order in which they speak.
    int order[] = {0, 1, 3};
    do {
        story.claims.clear();
        for (const int actor : order) add(story, 0, static_cast<std::uint32_t>(actor));
        CHECK(voices() == Voices{3, {0}, {1}});
    } while (std::next_permutation(std::begin(order), std::end(order)));
}

TEST_CASE("as one party alone tells it an event is contested where that party has changed its account") {
    Story story = empty_story();
    add(story, 0, 0);
    add(story, 0, 1).disputes = Ref<Claim>{0};
    add(story, 0, 1).supersedes = Ref<Claim>{1};
    const auto as_told_by = [&](std::uint32_t party) {
        std::vector<bool> told;
        for (const Claim& claim : story.claims) told.push_back(story.at(claim.actor).party.index == party);
        return accounts_of(story, {told, told})[0].standing;
    };
    CHECK(standing_of(story, {0}) == Standing::Contested);
    CHECK(as_told_by(0) == Standing::Claimed);
    CHECK(as_told_by(1) == Standing::Contested);
}

TEST_CASE("an event on which nobody speaks is claimed, by nobody") {
    const Story story = empty_story();
    CHECK(accounts(story) == std::vector<Account>(2));
    CHECK(accounts(Story{}).empty());
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
            FrameList<Ref<Claim>> ordered;
            ordered.append(claims);
            CHECK(figures_meet(figures_of(story, ordered)) == pairs_meet);
        } while (std::next_permutation(claims.begin(), claims.end()));
        CHECK(standing_of(story, {0}) == (pairs_meet ? Standing::Claimed : Standing::Contested));
    }
}

TEST_CASE("figures with a bound meet where some number fits them all") {
    const auto meet = [](const Quantity& a, const Quantity& b) {
        Story story = empty_story();
        add(story, 0, 0).quantity = a;
        add(story, 0, 1).quantity = b;
        const bool one = figures_meet(figures_of(story, {{0}, {1}}));
        CHECK(figures_meet(figures_of(story, {{1}, {0}})) == one);
        return one;
    };
    const auto bounded = [](double figure, Bound bound) {
        Quantity one = quantity(figure, figure);
        one.bound = bound;
        return one;
    };
    const Quantity seventy = quantity(70, 70);
    CHECK(meet(bounded(70, Bound::MoreThan), seventy));  // reports round
    CHECK_FALSE(meet(bounded(71, Bound::MoreThan), seventy));
    CHECK(meet(bounded(70, Bound::AtLeast), seventy));
    CHECK(meet(bounded(70, Bound::AtMost), seventy));
    CHECK(meet(bounded(70, Bound::MoreThan), quantity(70, 71)));
    CHECK(meet(bounded(70, Bound::MoreThan), bounded(200, Bound::MoreThan)));
    CHECK_FALSE(meet(bounded(71, Bound::MoreThan), bounded(70, Bound::AtMost)));
    CHECK(meet(bounded(70, Bound::AtLeast), bounded(70, Bound::AtMost)));
    CHECK_FALSE(meet(bounded(69, Bound::AtMost), seventy));
    CHECK(meet(bounded(9, Bound::About), seventy));  // how far "about" reaches no source says
}

TEST_CASE("a range keeps how its ends were meant") {
    Story story = empty_story();
    const auto say = [&](double figure, Bound bound) {
        add(story, 0, 0).quantity = quantity(figure, figure);
        story.claims.back().quantity->bound = bound;
    };
    say(70, Bound::Exactly);
    say(70, Bound::MoreThan);
    say(12, Bound::About);
    const QuantityRange range = figures_of(story, {{0}, {1}, {2}})[0];
    CHECK((range.min == 12 && range.max == 70));
    CHECK(range.min_bound == Bound::About);
    CHECK(range.max_bound == Bound::MoreThan);
}

TEST_CASE("figures of another thing or unit are counted apart, and a claim without one says nothing of it") {
    Story story = empty_story();
    add(story, 0, 0).quantity = Quantity{"distance", 2, 2, false, "km"};
    add(story, 0, 0).quantity = Quantity{"distance", 9, 9, false, "mi"};
    add(story, 0, 0);
    add(story, 0, 0).quantity = Quantity{"distance", 1, 3, true, "km"};
    const FrameList<QuantityRange> figures = figures_of(story, {{0}, {1}, {2}, {3}});
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
