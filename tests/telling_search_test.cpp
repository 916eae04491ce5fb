// What a search finds and what filters let through.
#include "telling/search.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "random.h"
#include "telling.h"

using namespace sourceline;
using namespace sourceline::test;

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
        const Knowledge knowledge = known_at(belgorod(), searching(words));
        CHECK(knowledge.event_count == 0);
        CHECK(knowledge.statement_count == 0);
    }
    for (const char* words : {"", " ", "\t \n", "\"", "’", "“ ”", "\xC2\xA0"}) {
        CAPTURE(words);
        CHECK(known_at(belgorod(), searching(words)).event_count == static_cast<int>(belgorod().events.size()));
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
        CHECK(telling_of(b.story, lens).events[0] == (words != "са"));
    }
}

TEST_CASE("a filter by kind shows that kind alone, with all that is said of it") {
    Lens lens = lens_at("2023-05-25T00:00", Clock::Known);
    lens.filter.kind = EventKind::Casualties;
    CHECK(events(lens) == Ids{"civilians-hurt", "civilian-deaths", "attackers-losses"});
    CHECK(claims(lens).size() == 10);
    int total = 0;
    for (int kind = 0; kind < kEventKindCount; ++kind) {
        lens.filter.kind = static_cast<EventKind>(kind);
        total += known_at(belgorod(), lens).event_count;
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
    // Both name Kozinka, but only one of them is told by the authorities.
    CHECK(events(searching("Kozinka", "russian-authorities")) == Ids{"civilian-deaths"});
    CHECK(events(searching("Kozinka", "media-analysts")) == Ids{"kozinka-fire"});
    CHECK(events(searching("Kozinka", "armed-groups")).empty());
}

TEST_CASE("on the clock of what was known a summary finds nothing: it may tell of claims of later") {
    StoryBuilder b;
    const Ref<Event> event = b.event("Fire", exactly("2023-05-22T10:00"));
    b.story.events[event.index].summary = LocalText("Two dead.");
    b.claim("early", event, "2023-05-22T12:00");
    Lens lens;
    lens.time = b.story.end;
    lens.filter.search = "dead";
    CHECK(telling_of(b.story, lens).events[event.index]);
    lens.clock = Clock::Known;
    CHECK_FALSE(telling_of(b.story, lens).events[event.index]);
    lens.filter.search = "fire";
    CHECK(telling_of(b.story, lens).events[event.index]);
}
