// Who says what: the answers beside each other.
#include "telling/boards.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "story/query.h"
#include "telling.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {
QuestionBoard board(const Lens& lens, std::string_view question) {
    return test::boards_at(belgorod(), lens).at(named(belgorod().questions, question).index);
}
PartyAnswers by(const QuestionBoard& board, std::string_view party) {
    for (const PartyAnswers& answers : board.parties)
        if (belgorod().at(answers.party).id == party) return answers;
    FAIL("the board has no " << party);
    return {};
}
// The claims' ids in their order, a replaced one with a '-' before it.
Ids answers(const QuestionBoard& board, std::string_view party) {
    Ids ids;
    for (const Answer& answer : by(board, party).answers)
        ids.push_back((answer.replaced ? "-" : "") + belgorod().at(answer.claim).id);
    return ids;
}
bool silent(const QuestionBoard& board, std::string_view party) {
    const PartyAnswers answers = by(board, party);
    return answers.answers.empty() && !answers.filtered;
}
}  // namespace

TEST_CASE("a changed account is shown in order, the first replaced") {
    const QuestionBoard monday = board(lens_at("2023-05-22T23:00", Clock::Known), "civilians");
    CHECK(answers(monday, "russian-authorities") == Ids{"nobody-killed"});
    CHECK(monday.agreement == Agreement::OneAnswer);
    CHECK(monday.answer_count == 1);

    const QuestionBoard tuesday = board(lens_at("2023-05-23T12:00", Clock::Known), "civilians");
    CHECK(answers(tuesday, "russian-authorities") == Ids{"nobody-killed", "kozinka-civilian-killed"});
    CHECK(tuesday.agreement == Agreement::Different);  // "later on Tuesday" may still be to come
    CHECK_FALSE(tuesday.contradictory);
    CHECK(tuesday.answer_count == 2);
    CHECK(tuesday.possible_count == 2);

    const QuestionBoard over = board(lens_at("2023-05-24T00:00", Clock::Known, "russian-authorities"), "civilians");
    CHECK(Ids(answers(over, "russian-authorities")).front() == "-nobody-killed");
    CHECK(over.agreement == Agreement::Changed);
    CHECK_FALSE(over.contradictory);
    for (const QuantityRange& range : over.quantities)  // the replaced "0" does not count
        if (range.what == "civilians killed") CHECK((range.min == 1.0 && range.max == 1.0));

    const QuestionBoard wednesday = board(lens_at("2023-05-25T00:00", Clock::Known), "civilians");
    const Ids all = answers(wednesday, "russian-authorities");
    CHECK(all.size() == 5);  // one killed, one dead in the evacuation: nobody can count three
    CHECK(Ids(all.begin(), all.begin() + 2) == Ids{"-nobody-killed", "kozinka-civilian-killed"});
    CHECK(wednesday.agreement == Agreement::Changed);
    // Killed, wounded and dead in the evacuation are never summed.
    CHECK(wednesday.quantities.size() == 3);
}

TEST_CASE("quantities stand as the range that was claimed") {
    const QuestionBoard force = board(lens_at("2023-05-25T00:00", Clock::Known), "force");
    REQUIRE(force.quantities.size() == 1);
    CHECK(force.quantities[0].what == "armoured vehicles in the raid");
    CHECK(force.quantities[0].min == 10.0);
    CHECK(force.quantities[0].max == 13.0);
    CHECK(force.quantities[0].claims == 2);
    CHECK(force.agreement == Agreement::Contradictory);
    CHECK(force.answer_count == 3);

    const QuestionBoard losses = board(lens_at("2023-05-25T00:00", Clock::Known), "losses");
    REQUIRE(losses.quantities.size() == 3);
    CHECK(losses.quantities[0].what == "attackers killed or “destroyed”");
    CHECK(losses.quantities[0].claims == 2);
    CHECK(losses.quantities[0].min == losses.quantities[0].max);
    CHECK(losses.agreement == Agreement::Different);  // men, armour and pickups: nothing that contradicts
}

TEST_CASE("who says that it is over and who does not contradict each other") {
    const QuestionBoard night = board(lens_at("2023-05-23T00:00", Clock::Known), "over");
    CHECK(answers(night, "armed-groups") == Ids{"still-liberating"});  // "One day, we'll come to stay" is no answer
    CHECK(answers(night, "russian-authorities") == Ids{"ministry-repelled", "assault-quashed"});
    CHECK(by(night, "media-analysts").answers.empty());
    const QuestionBoard last = board(lens_at("2023-05-25T00:00", Clock::Known), "over");
    CHECK(last.agreement == Agreement::Contradictory);
    CHECK(last.contradictory);
    CHECK(last.answer_count == 8);
    CHECK(answers(last, "media-analysts") == Ids{"corps-implied-over"});  // the article's reading, not the Corps' words
    const QuestionBoard lens = board(lens_at("2023-05-25T00:00", Clock::Known, "russian-authorities"), "over");
    CHECK_FALSE(lens.contradictory);  // of themselves they agree
    CHECK(lens.agreement == Agreement::Different);
}

TEST_CASE("a party is silent that tells nothing by the moment: whether it will is not known yet") {
    for (const Clock clock : {Clock::Known, Clock::Happened}) {
        const QuestionBoard force = board(lens_at("2023-05-21T22:00", clock), "force");
        CHECK(force.agreement == Agreement::NothingYet);
        REQUIRE(force.parties.size() == 4);
        for (const char* party : kParties) CHECK(silent(force, party));
    }
    const QuestionBoard over = board(lens_at("2023-05-25T00:00", Clock::Known), "over");
    CHECK(silent(over, "ukrainian-authorities"));
    CHECK_FALSE(silent(over, "armed-groups"));
    CHECK(silent(board(lens_at("2023-05-25T00:00", Clock::Known), "losses"), "media-analysts"));
}

TEST_CASE("by what was known a question is asked from when somebody may have answered it, whatever lens and filter") {
    for (const Clock clock : {Clock::Known, Clock::Happened}) {
        Lens lens = lens_at("2023-05-22T12:00", clock);
        lens.party = named(belgorod().parties, "armed-groups");
        lens.filter.search = "nothing has this";
        test::Ids asked;
        for (const QuestionBoard& question : test::boards_at(belgorod(), lens))
            if (question.is_asked) asked.push_back(belgorod().at(question.question).id);
        if (clock == Clock::Known)
            CHECK(asked == test::Ids{"who", "civilians"});
        else
            CHECK(asked.size() == belgorod().questions.size());
    }
}

TEST_CASE("a filter hides what is told by the moment, and nothing of later") {
    for (const char* time : {"2023-05-21T18:00", "2023-05-22T23:00", "2023-05-23T12:00", "2023-05-25T00:00"})
        for (Clock clock : {Clock::Happened, Clock::Known})
            for (const char* words : {"", "Kozinka", "nothing has this"}) {
                Lens lens = lens_at(time, clock);
                lens.filter.search = words;
                for (const QuestionBoard& question : test::boards_at(belgorod(), lens))
                    for (const PartyAnswers& party : question.parties) {
                        bool spoke = false;
                        for (Ref<Claim> claim : claims_of(belgorod(), question.question))
                            spoke = spoke || (belgorod().at(belgorod().at(claim).actor).party == party.party &&
                                              is_told_by(belgorod(), lens, claim));
                        CHECK((party.answers.empty() && !party.filtered) == !spoke);
                    }
            }
}

TEST_CASE("the same statement in two sources is one answer, cited twice") {
    StoryBuilder b;
    b.source("other");
    b.story.questions = {{"q", LocalText("How many?"), {}}};
    const auto event = b.event("e", exactly("2023-05-22T10:00"));
    const auto first = b.claim("first", event, "2023-05-22T12:00"),
               second = b.claim("second", event, "2023-05-22T12:00"),
               third = b.claim("third", event, "2023-05-23T12:00");
    b.story.claims[first.index].same_as = second;
    for (Claim& claim : b.story.claims) {
        claim.question = Ref<Question>{0};
        claim.answer = LocalText("One");
        claim.quantity = Quantity{"dead", 1, 1, false, ""};
    }
    Lens lens;
    lens.clock = Clock::Known;
    lens.time = b.story.end;
    QuestionBoard board = test::boards_at(b.story, lens)[0];
    CHECK(board.answer_count == 2);
    REQUIRE(board.parties[0].answers.size() == 2);
    CHECK(board.parties[0].answers[0].claim == first);
    REQUIRE(board.parties[0].answers[0].also.size() == 1);
    CHECK(board.parties[0].answers[0].also[0] == second);
    CHECK(board.parties[0].answers[1].claim == third);
    CHECK(board.quantities[0].claims == 2);
    // A change of account replaces it wherever it is reported.
    b.story.claims[third.index].supersedes = second;
    board = test::boards_at(b.story, lens)[0];
    CHECK(board.parties[0].answers[0].replaced);
    CHECK(board.agreement == Agreement::Changed);
    CHECK(board.quantities[0].claims == 1);
}

TEST_CASE("what may have been answered only later contradicts nobody yet") {
    StoryBuilder b;
    b.story.questions = {{"q", LocalText("Is it over?"), {}}};
    const auto event = b.event("e", exactly("2023-05-22T10:00"));
    const auto yes = b.claim("yes", event, "2023-05-22T12:00"), no = b.claim("no", event, "2023-05-22T12:00");
    b.story.claims[no.index].said = {at("2023-05-23T00:00"), at("2023-05-24T00:00"), TimePrecision::Day, ""};
    b.story.claims[no.index].disputes = yes;
    for (Claim& claim : b.story.claims) {
        claim.question = Ref<Question>{0};
        claim.answer = LocalText(claim.id);
    }
    Lens lens;
    lens.clock = Clock::Known;
    lens.time = at("2023-05-23T12:00");
    const QuestionBoard within = test::boards_at(b.story, lens)[0];
    CHECK((within.answer_count == 2 && within.possible_count == 1 && !within.contradictory));
    CHECK(within.agreement == Agreement::Different);
    lens.time = at("2023-05-24T00:00");
    CHECK(test::boards_at(b.story, lens)[0].agreement == Agreement::Contradictory);
}

TEST_CASE("a lens leaves one party on the board, a filter says that it hides the others") {
    for (const char* party : kParties)
        for (const QuestionBoard& question :
             test::boards_at(belgorod(), lens_at("2023-05-25T00:00", Clock::Known, party))) {
            REQUIRE(question.parties.size() == 1);
            CHECK(belgorod().at(question.parties[0].party).id == party);
        }
    Lens lens = lens_at("2023-05-25T00:00", Clock::Known);
    lens.filter.actor = named(belgorod().actors, "peskov");
    const QuestionBoard who = board(lens, "who");
    CHECK(answers(who, "russian-authorities") == Ids{"sabotage-group", "ukrainian-militants"});
    CHECK(by(who, "armed-groups").filtered);
    CHECK(by(who, "ukrainian-authorities").filtered);
    CHECK(test::boards_at(belgorod(), lens).size() == belgorod().questions.size());
}

TEST_CASE(
    "an account replaced and replaced again is told in its order, also where nothing is dated or the file is out of "
    "order") {
    StoryBuilder b;
    b.story.questions = {{"q", LocalText("How many?"), {}}};
    const auto event = b.event("e", exactly("2023-05-22T10:00"));
    const auto third = b.claim("third", event, "2023-05-23T00:00"), first = b.claim("first", event, "2023-05-23T00:00"),
               second = b.claim("second", event, "2023-05-22T12:00");
    b.story.claims[third.index].supersedes = second;
    b.story.claims[second.index].supersedes = first;
    for (Claim& claim : b.story.claims) {
        claim.question = Ref<Question>{0};
        claim.answer = LocalText(claim.id);
    }
    Lens lens;
    lens.clock = Clock::Known;
    lens.time = b.story.end;
    const auto order = [&] {
        std::string ids;
        const QuestionBoard question = test::boards_at(b.story, lens)[0];
        for (const Answer& answer : question.parties[0].answers)
            ids += (answer.replaced ? "-" : "+") + b.story.at(answer.claim).id;
        return ids;
    };
    CHECK(order() == "-first-second+third");
    // Before the last two were said the second stands alone.
    lens.time = at("2023-05-22T13:00");
    CHECK(order() == "+second");
    // A ring, which no file may have, is survived.
    lens.time = b.story.end;
    b.story.claims[first.index].supersedes = third;
    CHECK(test::boards_at(b.story, lens)[0].agreement == Agreement::Changed);
    b.story.claims[first.index].supersedes = first;
    CHECK(test::boards_at(b.story, lens)[0].answer_count == 3);
}

TEST_CASE("figures of one thing stand together as they were said, and are contested where they cannot all hold") {
    const auto kinds = [](std::string_view question) {
        std::vector<std::string> kinds;
        for (const FigureKind& kind :
             figure_kinds_of(belgorod(), board(lens_at("2023-05-25T00:00", Clock::Known), question))) {
            std::string text = std::string(kind.what) + (kind.is_contested ? " contested:" : ":");
            for (const Answer& answer : kind.answers)
                text += (answer.replaced ? " -" : " ") + belgorod().at(answer.claim).id;
            kinds.push_back(text);
        }
        return kinds;
    };
    CHECK(kinds("force") == Ids{"armoured vehicles in the raid contested: force-ten force-thirteen"});
    const Ids civilians = kinds("civilians");
    REQUIRE(!civilians.empty());
    // The same statement in another source is not another figure.
    CHECK(civilians[0] == "civilians killed contested: -nobody-killed kozinka-civilian-killed");
    const Ids losses = kinds("losses");
    REQUIRE(losses.size() == 3);
    CHECK(losses[0] == "attackers killed or “destroyed”: seventy-killed militants-destroyed");
    CHECK(kinds("over").empty());
}
