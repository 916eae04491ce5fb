// What is kept from question to question answers as what is asked once.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "cut_story.h"
#include "random.h"
#include "sanitized.h"
#include "story/query.h"
#include "telling.h"
#include "telling/search.h"
#include "telling/told.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {
bool same_known_from(const std::vector<KnownFrom>& a, const std::vector<KnownFrom>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const KnownFrom& x, const KnownFrom& y) {
        return x.instant == y.instant && x.sure == y.sure && x.stated == y.stated && x.after == y.after;
    });
}

bool same_telling(const Telling& a, const Telling& b) {
    return a.clock == b.clock && a.events == b.events && a.claims == b.claims && a.known_from == b.known_from &&
           a.shown_from == b.shown_from && same_known_from(a.claim_known, b.claim_known) &&
           a.all_known == b.all_known && a.party_rgb == b.party_rgb;
}

// What differs; empty where nothing does.
std::string differences(const Knowledge& a, const Knowledge& b) {
    std::string all;
    const auto check = [&](bool same, const char* what) { all += same ? "" : std::string(what) + " "; };
    check(a.events == b.events, "events");
    check(a.claims == b.claims, "claims");
    check(a.sure == b.sure, "sure");
    check(a.possible == b.possible, "possible");
    check(a.replaced == b.replaced, "replaced");
    check(a.statement == b.statement, "statement");
    check(a.accounts == b.accounts, "accounts");
    check(a.event_count == b.event_count && a.possible_count == b.possible_count, "event counts");
    check(a.statement_count == b.statement_count && a.possible_statement_count == b.possible_statement_count,
          "statement counts");
    return all;
}

// One thing about the lens that a reader may change; most often the moment.
void change(const Story& story, Random& random, Lens& lens) {
    const auto below = [&](std::size_t count) {
        return static_cast<std::uint32_t>(random.below(static_cast<int>(count)));
    };
    std::string& search = lens.filter.search;
    switch (random.below(14)) {
        case 0:
            lens.clock = lens.clock == Clock::Known ? Clock::Happened : Clock::Known;
            return;
        case 1:
            lens.party = random.below(2) == 0 ? std::nullopt : std::optional(Ref<Party>{below(story.parties.size())});
            return;
        case 2:
            lens.filter.actor =
                random.below(2) == 0 ? std::nullopt : std::optional(Ref<Actor>{below(story.actors.size())});
            return;
        case 3:
            lens.filter.kind = random.below(3) == 0 ? std::optional(kind_of(story.events.front())) : std::nullopt;
            return;
        case 4:
            search += "word event-1"[random.below(12)];
            return;
        case 5:
            search = random.below(2) == 0 ? "" : search.substr(0, search.size() / 2);
            return;
        case 6:
            lens.time = random.below(2) == 0 ? story.start : story.end;
            return;
        case 7:
            lens.time = lens.time + (random.below(2) == 0 ? 1 : -1);
            return;
        default:
            lens.time = random.below(2) == 0 ? story.start + random.below(79) * kHour
                                             : lens.time + (random.below(9) - 4) * kHour;
    }
}
}  // namespace

TEST_CASE("a memo answers as what is asked once, whatever was asked before, and tells of new accounts alone") {
    for (const RandomStory::Width width : {RandomStory::Width::Narrow, RandomStory::Width::Wide})
        for (int seed = 0; seed < 25; ++seed) {
            CAPTURE(seed);
            const RandomStory made(seed, width);
            const Story& story = made.story();
            test::Random random(static_cast<std::uint64_t>(seed) + 1000);
            TellingMemo memo(story);
            Lens lens;
            lens.time = story.start;
            ToldClaims basis;
            std::uint64_t accounts = 0;
            for (int step = 0; step < 150; ++step) {
                CAPTURE(step);
                change(story, random, lens);
                const Telling telling = telling_of(story, lens);
                if (random.below(3) == 0) REQUIRE(same_telling(memo.telling(lens), telling));
                if (random.below(4) == 0) continue;
                const Knowledge plain = knowledge_at(story, lens, telling);
                REQUIRE(differences(memo.knowledge(lens), plain) == "");
                REQUIRE(same_telling(memo.telling(lens), telling));
                const ToldClaims now{account_claims(lens, telling, plain),
                                     lens.clock == Clock::Happened ? telling.claims : plain.sure};
                if (accounts == 0 || now != basis) ++accounts;
                basis = now;
                REQUIRE(memo.accounts_made() == accounts);
            }
        }
}

TEST_CASE("another moment looks only at what lies between, where that is little") {
    const RandomStory made(1, RandomStory::Width::Wide);
    const Story& story = made.story();
    const std::size_t all = story.claims.size() + story.events.size();
    for (const Clock clock : {Clock::Happened, Clock::Known}) {
        TellingMemo memo(story);
        Lens lens;
        lens.clock = clock;
        lens.time = at("2023-05-22T12:00");
        (void)memo.knowledge(lens);
        CHECK(memo.looked_at().knowledge == all);
        lens.time = lens.time + 60;
        (void)memo.knowledge(lens);
        CHECK(memo.looked_at().knowledge == 0);  // the story's times are whole hours
        lens.time = at("2023-05-22T13:00");
        (void)memo.knowledge(lens);
        CHECK(memo.looked_at().knowledge > 0);
        CHECK(memo.looked_at().knowledge < all / 8);
        lens.time = at("2023-05-24T23:00");
        (void)memo.knowledge(lens);
        CHECK(memo.looked_at().knowledge == all);
    }
}

TEST_CASE("a search that goes on looks only at what the search before has found") {
    FoldedTexts texts(belgorod());
    const std::size_t all = belgorod().events.size() + belgorod().claims.size();
    (void)texts.matches("koz", Summaries::Searched);
    CHECK(texts.looked_at() == all);
    (void)texts.matches("kozi", Summaries::Searched);
    const std::size_t some = texts.looked_at();
    CHECK(some < all / 4);
    for (const char* words : {"kozin fire", "fire KOZÍNKA", "kozinka firefighters"}) {
        (void)texts.matches(words, Summaries::Searched);
        CHECK(texts.looked_at() <= some);
    }
    for (const char* words : {"kozinka", "kozinka firefighters"}) {  // fewer letters may find more
        (void)texts.matches(words, Summaries::Searched);
        CHECK((texts.looked_at() == all) == (std::string(words) == "kozinka"));
    }
    (void)texts.matches("kozinka firefighters", Summaries::LeftOut);
    CHECK(texts.looked_at() == all);
}

TEST_CASE("folded texts find what is found in the story itself, whatever was looked for before") {
    test::Random random(9);
    const Story& story = belgorod();
    const auto piece = [&] {
        const auto any = [&](const auto& items) -> const auto& {
            return items[static_cast<std::size_t>(random.below(static_cast<int>(items.size())))];
        };
        const Claim& claim = any(story.claims);
        const LocalText* texts[] = {&claim.text, &story.at(claim.actor).name, &story.at(claim.event).title,
                                    &story.at(claim.event).summary, &any(story.places).name};
        const std::string text = random.below(6) == 0 ? claim.quote : any(texts[random.below(5)]->entries()).second;
        const auto from = static_cast<std::size_t>(random.below(static_cast<int>(text.size()) + 1));
        return text.substr(from, static_cast<std::size_t>(random.below(12)));
    };
    FoldedTexts texts(story);
    std::string typed;
    for (int i = 0; i < test::whole_or_sanitized(2000, 500); ++i) {
        switch (random.below(6)) {
            case 0:
                typed = piece();
                break;
            case 1:
                typed += " " + piece();
                break;
            case 2:
                typed = typed.substr(0, typed.size() - std::min<std::size_t>(typed.size(), 1));
                break;
            case 3:
                typed.insert(0, random.below(9) == 0 ? random.bytes(6) : piece());
                break;
            default:
                typed += piece().substr(0, 2);
        }
        CAPTURE(typed);
        const Summaries summaries = random.below(4) == 0 ? Summaries::LeftOut : Summaries::Searched;
        const Matches plain = matches_of(story, typed, summaries), &kept = texts.matches(typed, summaries);
        REQUIRE(kept.events == plain.events);
        REQUIRE(kept.claims == plain.claims);
        const Ref<Event> event{static_cast<std::uint32_t>(random.below(static_cast<int>(story.events.size())))};
        const EventMatches one = matches_of(story, typed, summaries, event);
        REQUIRE(one.event == plain.events[event.index]);
        for (const auto& [claim, matched] : one.claims) REQUIRE(matched == plain.claims[claim.index]);
    }
}

TEST_CASE("an event is shown from the same moment on and has the same place on the path, alone and among all") {
    for (int seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        RandomStory made(seed);
        Story story = made.story();
        test::Random random(static_cast<std::uint64_t>(seed));
        for (Event& event : story.events) {
            if (random.below(4) == 0) event.kind = EventKind::Setting;
            if (random.below(3) == 0) event.when.start = story.start - kDay;
        }
        for (const Clock clock : {Clock::Happened, Clock::Known}) {
            Lens lens = made.lens();
            lens.clock = clock;
            lens.time = story.start + random.below(79) * kHour;
            const Telling telling = telling_of(story, lens);
            const Knowledge told = knowledge_at(story, lens, telling);
            const std::vector<Ref<Event>> path = reading_path(story, telling);
            CHECK(std::is_sorted(path.begin(), path.end(),
                                 [&](Ref<Event> a, Ref<Event> b) { return comes_before(story, telling, a, b); }));
            for (const std::vector<bool>* counted : {static_cast<const std::vector<bool>*>(nullptr), &told.events}) {
                int count = 0;
                for (const Ref<Event> event : path) {
                    const bool counts = !counted || (*counted)[event.index];
                    count += counts ? 1 : 0;
                    CHECK(shown_from(story, lens, event) == telling.shown_from[event.index]);
                    const PathPlace place = place_on_path(story, telling, event, counted);
                    CHECK(place.at == (counts ? count : 0));
                    CHECK(place.is_last == (event == path.back()));
                }
                CHECK(place_on_path(story, telling, std::nullopt, counted).of == count);
                CHECK(place_on_path(story, telling, std::nullopt, counted).at == 0);
            }
        }
    }
}
