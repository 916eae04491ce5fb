// What the story itself tells: at which moment, on which clock, by whom, and what a search finds.
#include "telling/knowledge.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "random.h"
#include "state/names.h"
#include "story/query.h"
#include "story_builder.h"
#include "story_files.h"

using namespace sourceline;
using test::at;
using test::exactly;
using test::StoryBuilder;
using Ids = std::vector<std::string>;

namespace {
const Story& belgorod() {
    static const ReadStory read = read_story(test::file_bytes("assets/stories/belgorod-2023.json"));
    return read.story.value();
}

template <class T>
Ref<T> named(const std::vector<T>& items, std::string_view id) {
    for (std::uint32_t i = 0; i < items.size(); ++i)
        if (items[i].id == id) return {i};
    FAIL("the story has no " << id);
    return {};
}

Lens lens_at(std::string_view time, Clock clock, std::string_view party = "") {
    Lens lens;
    lens.time = at(time);
    lens.clock = clock;
    if (!party.empty()) lens.party = named(belgorod().parties, party);
    return lens;
}
Lens searching(std::string_view words, std::string_view party = "") {
    Lens lens = lens_at("2023-05-25T00:00", Clock::Known, party);
    lens.filter.search = words;
    return lens;
}

template <class T>
Ids ids_of(const std::vector<T>& items, const std::vector<bool>& shown) {
    Ids ids;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (shown[i]) ids.push_back(items[i].id);
    return ids;
}
Ids events(const Lens& lens) { return ids_of(belgorod().events, knowledge_at(belgorod(), lens).events); }
Ids claims(const Lens& lens) { return ids_of(belgorod().claims, knowledge_at(belgorod(), lens).claims); }
bool has(const Ids& ids, std::string_view id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

QuestionBoard board(const Lens& lens, std::string_view question) {
    return board_at(belgorod(), lens).at(named(belgorod().questions, question).index);
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
    return answers.answers.empty() && !answers.later && !answers.undated && !answers.filtered;
}

constexpr const char* kParties[] = {"russian-authorities", "armed-groups", "ukrainian-authorities", "media-analysts"};
}  // namespace

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
        {"2023-05-21T18:00", {{6, 1, 11, 1}, {1, 0, 1, 0}, {1, 1, 2, 1}, {1, 0, 1, 0}, {5, 0, 7, 0}}},
        {"2023-05-21T22:00", {{7, 1, 14, 1}, {1, 0, 1, 0}, {2, 1, 5, 1}, {1, 0, 1, 0}, {5, 0, 7, 0}}},
        {"2023-05-22T04:00", {{19, 3, 55, 3}, {10, 2, 24, 2}, {3, 1, 7, 1}, {3, 0, 6, 0}, {11, 0, 18, 0}}},
        {"2023-05-22T08:00", {{21, 3, 57, 3}, {10, 2, 24, 2}, {3, 1, 7, 1}, {3, 0, 6, 0}, {13, 0, 20, 0}}},
        {"2023-05-22T19:59", {{21, 3, 57, 3}, {10, 2, 24, 2}, {3, 1, 7, 1}, {3, 0, 6, 0}, {13, 0, 20, 0}}},
        {"2023-05-22T23:00", {{23, 4, 61, 4}, {11, 2, 26, 2}, {4, 2, 8, 2}, {3, 0, 6, 0}, {14, 0, 21, 0}}},
        {"2023-05-23T00:00", {{26, 9, 79, 20}, {13, 6, 29, 13}, {5, 4, 13, 6}, {3, 0, 6, 0}, {15, 1, 31, 1}}},
        {"2023-05-23T08:30", {{26, 9, 79, 20}, {13, 6, 29, 13}, {5, 4, 13, 6}, {3, 0, 6, 0}, {15, 1, 31, 1}}},
        {"2023-05-23T18:30", {{26, 9, 79, 20}, {13, 6, 29, 13}, {5, 4, 13, 6}, {3, 0, 6, 0}, {15, 1, 31, 1}}},
        {"2023-05-23T23:59", {{26, 9, 79, 20}, {13, 6, 29, 13}, {5, 4, 13, 6}, {3, 0, 6, 0}, {15, 1, 31, 1}}},
        {"2023-05-24T00:00", {{26, 22, 79, 53}, {13, 11, 29, 23}, {5, 5, 13, 8}, {3, 1, 6, 1}, {15, 10, 31, 21}}},
        {"2023-05-24T12:00", {{26, 22, 79, 53}, {13, 11, 29, 23}, {5, 5, 13, 8}, {3, 1, 6, 1}, {15, 10, 31, 21}}},
        {"2023-05-25T00:00", {{26, 26, 79, 79}, {13, 13, 29, 29}, {5, 5, 13, 13}, {3, 3, 6, 6}, {15, 15, 31, 31}}},
    };
    const char* tellers[] = {"", kParties[0], kParties[1], kParties[2], kParties[3]};
    for (const Row& row : rows)
        for (int i = 0; i < 5; ++i) {
            CAPTURE(row.time);
            CAPTURE(tellers[i]);
            const Counts& counts = row.by[i];
            const Knowledge happened = knowledge_at(belgorod(), lens_at(row.time, Clock::Happened, tellers[i]));
            const Knowledge known = knowledge_at(belgorod(), lens_at(row.time, Clock::Known, tellers[i]));
            CHECK(happened.event_count == counts.happened);
            CHECK(known.event_count == counts.known);
            CHECK(std::count(happened.claims.begin(), happened.claims.end(), true) == counts.happened_claims);
            CHECK(std::count(known.claims.begin(), known.claims.end(), true) == counts.known_claims);
            CHECK(known.statement_count == counts.known_claims);
            CHECK(happened.statement_count == counts.known_claims);
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
                    bool kept = now.event_count >= before.event_count && now.statement_count >= before.statement_count;
                    for (std::size_t i = 0; i < before.events.size(); ++i)
                        kept = kept && (now.events[i] || !before.events[i]);
                    for (std::size_t i = 0; i < before.claims.size(); ++i)
                        kept = kept && (now.claims[i] || !before.claims[i]);
                    int answers_now = 0;
                    for (const QuestionBoard& question : board_at(belgorod(), lens, telling))
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
        if (random.below(2)) lens.clock = Clock::Happened;
        if (random.below(3) == 0) lens.filter.kind = static_cast<EventKind>(random.below(kEventKindCount));
        if (random.below(3) == 0) lens.filter.actor = Ref<Actor>{static_cast<std::uint32_t>(random.below(21))};
        const Knowledge knowledge = knowledge_at(belgorod(), lens);
        const Telling telling = telling_of(belgorod(), lens);
        for (std::uint32_t c = 0; c < belgorod().claims.size(); ++c)
            CHECK(passes(belgorod(), lens, Ref<Claim>{c}) == telling.claims[c]);
        for (std::uint32_t c = 0; c < belgorod().claims.size(); ++c) {
            if (!knowledge.claims[c]) continue;
            CHECK(knowledge.events[belgorod().claims[c].event.index]);
            CHECK(passes(belgorod(), lens, Ref<Claim>{c}));
        }
        for (std::uint32_t e = 0; e < belgorod().events.size(); ++e) {
            CHECK(passes(belgorod(), lens, Ref<Event>{e}) == telling.events[e]);
            // Seen from the moment that shown_from says, and not before.
            if (passes(belgorod(), lens, Ref<Event>{e}))
                CHECK(knowledge.events[e] == (shown_from(belgorod(), lens, Ref<Event>{e}) <= lens.time));
        }
    }
}

TEST_CASE("a telling that is kept is made anew when party, filter or clock change, and only then") {
    TellingMemo memo(belgorod());
    Lens lens = lens_at("2023-05-23T12:00", Clock::Known);
    const Telling* const kept = &memo.of(lens);
    CHECK(kept->events == std::vector<bool>(belgorod().events.size(), true));
    lens.time = belgorod().end;
    CHECK(&memo.of(lens) == kept);
    const auto is_fresh = [&] {
        const Telling fresh = telling_of(belgorod(), lens);
        const Telling& now = memo.of(lens);
        return now.events == fresh.events && now.claims == fresh.claims && now.shown_from == fresh.shown_from;
    };
    lens.party = Ref<Party>{1};
    CHECK(is_fresh());
    lens.filter.search = "raid";
    CHECK(is_fresh());
    lens.filter.kind = EventKind::Statement;
    CHECK(is_fresh());
    lens.clock = Clock::Happened;
    CHECK(is_fresh());
    lens.party.reset();
    CHECK(is_fresh());
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

// ---- The board ----

TEST_CASE("a changed account is shown in order, the first replaced") {
    const QuestionBoard monday = board(lens_at("2023-05-22T23:00", Clock::Known), "civilians");
    CHECK(answers(monday, "russian-authorities") == Ids{"nobody-killed"});
    CHECK(monday.agreement == Agreement::OneAnswer);
    CHECK(monday.answer_count == 1);

    const QuestionBoard tuesday = board(lens_at("2023-05-23T12:00", Clock::Known), "civilians");
    CHECK(answers(tuesday, "russian-authorities") == Ids{"-nobody-killed", "kozinka-civilian-killed"});
    CHECK(tuesday.agreement == Agreement::Changed);
    CHECK_FALSE(tuesday.contradictory);
    CHECK(tuesday.answer_count == 2);
    REQUIRE(tuesday.quantities.size() == 1);  // the replaced "0" does not count
    CHECK(tuesday.quantities[0].what == "civilians killed");
    CHECK(tuesday.quantities[0].min == 1.0);
    CHECK(tuesday.quantities[0].max == 1.0);

    const QuestionBoard wednesday = board(lens_at("2023-05-25T00:00", Clock::Known), "civilians");
    const Ids all = answers(wednesday, "russian-authorities");
    CHECK(all.size() == 6);
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
    CHECK(losses.quantities[0].what == "attackers killed");
    CHECK(losses.quantities[0].claims == 2);
    CHECK(losses.quantities[0].min == losses.quantities[0].max);
    CHECK(losses.agreement == Agreement::Different);  // men, armour and pickups: nothing that contradicts
}

TEST_CASE("who says that it is over and who does not contradict each other") {
    const QuestionBoard night = board(lens_at("2023-05-23T00:00", Clock::Known), "over");
    CHECK(answers(night, "armed-groups") == Ids{"come-to-stay", "still-liberating"});
    CHECK(answers(night, "russian-authorities") == Ids{"ministry-repelled", "operation-cancelled"});
    CHECK(by(night, "media-analysts").answers.empty());
    const QuestionBoard last = board(lens_at("2023-05-25T00:00", Clock::Known), "over");
    CHECK(last.agreement == Agreement::Contradictory);
    CHECK(last.contradictory);
    CHECK(last.answer_count == 7);
    const QuestionBoard lens = board(lens_at("2023-05-25T00:00", Clock::Known, "russian-authorities"), "over");
    CHECK_FALSE(lens.contradictory);  // of themselves they agree
    CHECK(lens.agreement == Agreement::Different);
}

TEST_CASE("a party that has said nothing is listed as silent, one that has not yet spoken is not") {
    const QuestionBoard force = board(lens_at("2023-05-22T23:00", Clock::Known), "force");
    CHECK(force.agreement == Agreement::NothingYet);
    REQUIRE(force.parties.size() == 4);
    CHECK(silent(force, "russian-authorities"));
    CHECK(silent(force, "armed-groups"));
    CHECK(silent(force, "ukrainian-authorities"));
    CHECK(by(force, "media-analysts").later);
    CHECK_FALSE(silent(force, "media-analysts"));
    const QuestionBoard over = board(lens_at("2023-05-25T00:00", Clock::Known), "over");
    CHECK(silent(over, "ukrainian-authorities"));
    CHECK(silent(over, "media-analysts"));
    CHECK_FALSE(by(over, "armed-groups").later);
    // What has not begun is not told either; nobody is called silent for that.
    const QuestionBoard before = board(lens_at("2023-05-21T18:00", Clock::Happened), "over");
    CHECK(by(before, "armed-groups").later);
    CHECK(silent(before, "ukrainian-authorities"));
}

TEST_CASE("an answer whose date no source states is not called one of later") {
    const QuestionBoard over = board(lens_at("2023-05-22T23:00", Clock::Known), "over");
    CHECK(by(over, "armed-groups").later);  // the Legion's words are dated early Tuesday
    const QuestionBoard role = board(lens_at("2023-05-22T23:00", Clock::Known), "kyiv-role");
    CHECK(by(role, "ukrainian-authorities").undated);
    CHECK_FALSE(by(role, "ukrainian-authorities").later);
    CHECK_FALSE(by(board(lens_at("2023-05-22T23:00", Clock::Happened), "over"), "armed-groups").undated);
}

TEST_CASE("what may have happened is counted apart until its time is over") {
    const auto counts = [](std::string_view time, Clock clock) {
        const Knowledge knowledge = knowledge_at(belgorod(), lens_at(time, clock));
        return std::pair(knowledge.event_count, knowledge.possible_count);
    };
    for (const char* time :
         {"2023-05-21T18:00", "2023-05-22T00:00", "2023-05-22T23:11", "2023-05-23T12:00", "2023-05-25T00:00"}) {
        CAPTURE(time);
        CHECK(counts(time, Clock::Known).second == 0);
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
}

TEST_CASE("nobody can know of a replaced account before the second one is told") {
    const Ref<Claim> first = named(belgorod().claims, "nobody-killed"),
                     second = named(belgorod().claims, "kozinka-civilian-killed");
    CHECK_FALSE(replaced_by(belgorod(), lens_at("2023-05-22T23:30", Clock::Known), first));
    CHECK(replaced_by(belgorod(), lens_at("2023-05-23T00:00", Clock::Known), first) == second);
    CHECK_FALSE(replaced_by(belgorod(), lens_at("2023-05-25T00:00", Clock::Known), second));
}

TEST_CASE("who is silent does not depend on the moment, the clock or the filters") {
    for (const char* time : {"2023-05-21T18:00", "2023-05-22T23:00", "2023-05-23T12:00", "2023-05-25T00:00"})
        for (Clock clock : {Clock::Happened, Clock::Known})
            for (const char* words : {"", "Kozinka", "nothing has this"}) {
                Lens lens = lens_at(time, clock);
                lens.filter.search = words;
                for (const QuestionBoard& question : board_at(belgorod(), lens))
                    for (const PartyAnswers& party : question.parties) {
                        bool spoke = false;
                        for (Ref<Claim> claim : claims_of(belgorod(), question.question))
                            spoke = spoke || belgorod().at(belgorod().at(claim).actor).party == party.party;
                        CHECK((party.answers.empty() && !party.later && !party.undated && !party.filtered) == !spoke);
                    }
            }
}

TEST_CASE("a lens leaves one party on the board, a filter says that it hides the others") {
    for (const char* party : kParties)
        for (const QuestionBoard& question : board_at(belgorod(), lens_at("2023-05-25T00:00", Clock::Known, party))) {
            REQUIRE(question.parties.size() == 1);
            CHECK(belgorod().at(question.parties[0].party).id == party);
        }
    Lens lens = lens_at("2023-05-25T00:00", Clock::Known);
    lens.filter.actor = named(belgorod().actors, "peskov");
    const QuestionBoard who = board(lens, "who");
    CHECK(answers(who, "russian-authorities") == Ids{"sabotage-group", "ukrainian-militants"});
    CHECK(by(who, "armed-groups").filtered);
    CHECK(by(who, "ukrainian-authorities").filtered);
    CHECK(board_at(belgorod(), lens).size() == belgorod().questions.size());
}

TEST_CASE(
    "an account replaced and replaced again is told in its order, also where nothing is dated or the file is out of "
    "order") {
    StoryBuilder b;
    b.story.questions = {{"q", LocalText("How many?")}};
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
        const QuestionBoard question = board_at(b.story, lens)[0];
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
    CHECK(board_at(b.story, lens)[0].agreement == Agreement::Changed);
    b.story.claims[first.index].supersedes = first;
    CHECK(board_at(b.story, lens)[0].answer_count == 3);
}

// ---- Search and filters ----

TEST_CASE("a search finds titles, places, actors, words and quotes, in every language and letter case") {
    const Ids kozinka{"kozinka-fire", "civilian-deaths"};
    for (const char* words : {"Kozinka", "KOZINKA", "Козинка", "козинк", "  kozinka ", "\"Kozinka\"", "“Kozinka”"}) {
        CAPTURE(words);
        CHECK(events(searching(words)) == kozinka);
        CHECK(claims(searching(words)) == Ids{"kozinka-mortars", "nobody-killed", "kozinka-civilian-killed",
                                              "one-civilian-killed", "villager-killed"});
    }
    // As it is misspelt in a quote, and only there.
    CHECK(events(searching("koznika")) == Ids{"civilian-deaths"});
    CHECK(claims(searching("koznika")) == Ids{"villager-killed"});
    CHECK(claims(searching("“Caesar”")) == Ids{"caesar-heart", "caesar-two-hundred", "caesar-free"});
    for (const char* words : {"Vyacheslav Gladkov", "гладков В’ячеслав", "В'ЯЧЕСЛАВ", "Вячеслав"}) {
        CAPTURE(words);
        CHECK(claims(searching(words)).size() == 12);
    }
    CHECK(events(searching("Борисівка")) == events(searching("БОРИСІВКА")));
    CHECK(has(events(searching("борисівка")), "borisovka-fire"));
    CHECK(events(searching("вооруженные")) == events(searching("вооружённые")));
}

TEST_CASE("all words must be found, in the claim, its speaker or its event") {
    CHECK(claims(searching("gladkov kozinka")) ==
          Ids{"nobody-killed", "kozinka-civilian-killed", "one-civilian-killed", "villager-killed"});
    CHECK(claims(searching("kozinka gladkov")) == claims(searching("gladkov kozinka")));
    CHECK(events(searching("gladkov kozinka")) == Ids{"civilian-deaths"});
    CHECK(events(searching("kozinka peskov")).empty());
}

TEST_CASE("where nothing is found nothing is shown, and nothing is a search of nothing") {
    for (const char* words : {"zzzz", "Kozinka zzzz", "%", "\\", "\uFFFD", "<b>"}) {
        CAPTURE(words);
        const Knowledge knowledge = knowledge_at(belgorod(), searching(words));
        CHECK(knowledge.event_count == 0);
        CHECK(knowledge.statement_count == 0);
    }
    for (const char* words : {"", " ", "\t \n", "\"", "’", "“ ”", "\xC2\xA0"}) {
        CAPTURE(words);
        CHECK(knowledge_at(belgorod(), searching(words)).event_count == static_cast<int>(belgorod().events.size()));
    }
}

TEST_CASE("hostile searches are survived and are pure") {
    test::Random random(22);
    const std::string hostile[] = {std::string(1 << 16, 'a'),
                                   std::string(4001, ' ') + "x",
                                   std::string("a\0b", 3),
                                   "\xFF\xFE",
                                   "\xE2\x80",
                                   "a b c d e f g h i j k l m n o p q r s t u v w x y z",
                                   std::string(300, '"')};
    for (const std::string& words : hostile) (void)events(searching(words));
    std::string letters;
    for (int i = 0; i < 400; ++i) letters += "a ";
    CHECK(events(searching(letters)) == events(searching("a")));
    for (int i = 0; i < 200; ++i) {
        const std::string words = random.bytes(random.below(40));
        CHECK(events(searching(words)) == events(searching(words)));
        CHECK(kept_search(kept_search(words)) == kept_search(words));
        CHECK(kept_search(words).size() <= kMaxSearchBytes);
    }
}

TEST_CASE("accents, capitals and quotation marks make no difference") {
    StoryBuilder b;
    b.event("Ångström's Œuvre “Žluťoučký” ŁÓDŹ, Йосип Ґудзь, Ўсё, Çа́", exactly("2023-05-22T10:00"));
    Lens lens;
    lens.time = b.story.end;
    for (std::string words : {"angstrom", "ANGSTRÖM’S", "zlutoucky", "žluťoučký", "lodz", "иосип", "ЙОСИП", "ґудзь",
                              "гудзь", "усе", "ўсё", "са", "œuvre"}) {
        CAPTURE(words);
        lens.filter.search = words;
        // "са" stands there in Latin and Cyrillic letters mixed, as a slip would have it: found only as it is written.
        CHECK(passes(b.story, lens, Ref<Event>{0}) == (words != "са"));
    }
}

TEST_CASE("a filter by kind shows that kind alone, with all that is said of it") {
    Lens lens = lens_at("2023-05-25T00:00", Clock::Known);
    lens.filter.kind = EventKind::Casualties;
    CHECK(events(lens) == Ids{"civilians-hurt", "civilian-deaths", "attackers-losses"});
    CHECK(claims(lens).size() == 11);
    int total = 0;
    for (int kind = 0; kind < kEventKindCount; ++kind) {
        lens.filter.kind = static_cast<EventKind>(kind);
        total += knowledge_at(belgorod(), lens).event_count;
    }
    CHECK(total == static_cast<int>(belgorod().events.size()));
}

TEST_CASE("a filter by speaker shows what he says and where") {
    Lens lens = lens_at("2023-05-25T00:00", Clock::Known);
    lens.filter.actor = named(belgorod().actors, "peskov");
    CHECK(events(lens) == Ids{"who-attacked"});
    CHECK(claims(lens) == Ids{"sabotage-group", "ukrainian-militants"});
    lens.time = at("2023-05-22T12:00");
    CHECK(claims(lens) == Ids{"sabotage-group"});
    lens.party = named(belgorod().parties, "armed-groups");
    CHECK(events(lens).empty());
}

TEST_CASE("lens and filters together show what every one of them lets through") {
    for (const char* party : kParties)
        for (const char* words : {"raid", "Kozinka", "Россия"})
            for (EventKind kind : {EventKind::Statement, EventKind::Casualties, EventKind::Shelling}) {
                Lens lens = searching(words, party), of_kind = lens_at("2023-05-25T00:00", Clock::Known);
                lens.filter.kind = of_kind.filter.kind = kind;
                const Ids by_party = claims(lens_at("2023-05-25T00:00", Clock::Known, party)),
                          found = claims(searching(words)), alike = claims(of_kind);
                Ids expected;
                for (const Claim& claim : belgorod().claims)
                    if (has(by_party, claim.id) && has(found, claim.id) && has(alike, claim.id))
                        expected.push_back(claim.id);
                CHECK(claims(lens) == expected);
            }
    // Both at Kozinka, but only one of them is told by the authorities.
    CHECK(events(searching("Kozinka", "russian-authorities")) == Ids{"civilian-deaths"});
    CHECK(events(searching("Kozinka", "media-analysts")) == Ids{"kozinka-fire"});
    CHECK(events(searching("Kozinka", "armed-groups")).empty());
}

TEST_CASE("an empty story has nothing to tell") {
    const Story empty;
    Lens lens;
    for (const char* words : {"", "a"}) {
        lens.filter = {words, EventKind::Drone, Ref<Actor>{3}};
        lens.party = Ref<Party>{9};
        CHECK(knowledge_at(empty, lens).event_count == 0);
        CHECK(board_at(empty, lens).empty());
        CHECK_FALSE(passes(empty, lens, Ref<Event>{0}));
        CHECK_FALSE(passes(empty, lens, Ref<Claim>{0}));
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
    for (const QuestionBoard& question : board_at(belgorod(), lost)) CHECK(question.parties.empty());
}

TEST_CASE("an event on which nobody speaks is there when it happened, and known at the end") {
    StoryBuilder b;
    b.event("mute", exactly("2023-05-22T10:00"));
    Lens lens;
    lens.time = at("2023-05-22T10:00");
    CHECK(knowledge_at(b.story, lens).event_count == 1);
    lens.clock = Clock::Known;
    CHECK(knowledge_at(b.story, lens).event_count == 0);
    lens.time = b.story.end;
    CHECK(knowledge_at(b.story, lens).event_count == 1);
    lens.party = Ref<Party>{0};
    CHECK(knowledge_at(b.story, lens).event_count == 0);
}

TEST_CASE("the address's words for kinds are those of the story file") {
    const std::string story = test::file_bytes("assets/stories/belgorod-2023.json");
    const std::string needle = "\"kind\": \"ground-attack\"";
    REQUIRE(story.find(needle) != story.npos);
    for (int i = 0; i < kEventKindCount; ++i) {
        const EventKind kind = static_cast<EventKind>(i);
        const ReadStory read =
            read_story(test::with(story, needle, "\"kind\": \"" + std::string(name_of(kind)) + "\""));
        REQUIRE(read.story.has_value());
        CHECK(read.report.problems().empty());
        bool there = false;
        for (const Event& event : read.story->events)
            there = there || (event.id == "raid-begins" && event.kind == kind);
        CHECK(there);
        CHECK(from_name<EventKind>(name_of(kind)) == kind);
    }
    CHECK_FALSE(from_name<EventKind>("Shelling").has_value());
}
