// Kinds of events of a story's own: read, numbered, filtered by, in addresses, messages, exports, sheets and reviews.
#include "story/kinds.h"

#include <doctest/doctest.h>

#include <string>

#include "exchange_export_bench.h"
#include "host/message.h"
#include "review_bench.h"
#include "sheets_bench.h"
#include "state/permalink.h"
#include "state_bench.h"
#include "story/query.h"
#include "telling.h"
#include "telling/told.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

const std::string kTwoKinds =
    R"("kinds": [{"id": "siege", "name": {"en": "Siege", "uk": "Облога"}, "symbol": "shelling"},)"
    R"({"id": "talks", "name": "Talks", "symbol": "setting"}])";

// The smallest story with these members more and this kind of its only event.
std::string with_kinds(const std::string& members, std::string_view kind = "siege") {
    const std::string story = changed("\"parties\":", members + ", \"parties\":");
    return with(story, "\"kind\": \"other\"", "\"kind\": \"" + std::string(kind) + "\"");
}

std::string one_kind(const std::string& members) { return with_kinds("\"kinds\": [{" + members + "}]", "other"); }

Story kinds_story(std::string_view kind = "siege") {
    ReadStory read = read_story(with_kinds(kTwoKinds, kind));
    CHECK(problems(read.report) == "");
    REQUIRE(read.story);
    return std::move(*read.story);
}

constexpr AnyKind kSiege = Ref<OwnKind>{0}, kTalks = Ref<OwnKind>{1};

}  // namespace

TEST_SUITE("kinds of the story's own") {
    TEST_CASE("an event may be of an own kind, and has its shape") {
        const Story story = kinds_story();
        REQUIRE(story.kinds.size() == 2);
        CHECK(story.kinds[0].id == "siege");
        CHECK(story.kinds[0].name.in("uk", "en").text == "Облога");
        CHECK(story.kinds[1].symbol == EventKind::Setting);
        CHECK(story.events[0].kind == EventKind::Shelling);
        CHECK(kind_of(story.events[0]) == kSiege);
    }

    TEST_CASE("built-in kinds are numbered first, own ones after them, and each has one word") {
        const Story story = kinds_story();
        REQUIRE(kind_count(story) == kEventKindCount + 2);
        for (int i = 0; i < kind_count(story); ++i) {
            const AnyKind kind = AnyKind::numbered(i);
            CHECK(kind.number() == i);
            CHECK(kind.own().has_value() == (i >= kEventKindCount));
            CHECK(kind_by_word(story, word_of(story, kind)) == kind);
            CHECK(is_kind_of(story, kind));
        }
        CHECK_FALSE(is_kind_of(story, AnyKind::numbered(kEventKindCount + 2)));
        CHECK(word_of(story, kTalks) == "talks");
        CHECK(symbol_of(story, kTalks) == EventKind::Setting);
        CHECK(symbol_of(story, EventKind::Drone) == EventKind::Drone);
        CHECK_FALSE(kind_by_word(story, "Siege"));
        CHECK(all_kind_words(story) ==
              "shelling, ground-attack, air-strike, drone, casualties, evacuation, statement, investigation, "
              "assessment, setting, other, siege, talks");
    }

    TEST_CASE("has_kind tells an own kind from the built-in one whose shape it has, with an index and without") {
        const Story story = kinds_story(), copy = story;
        for (const Story* one : {&story, &copy}) {
            CHECK(has_kind(*one, kSiege));
            CHECK_FALSE(has_kind(*one, kTalks));
            CHECK_FALSE(has_kind(*one, EventKind::Shelling));
        }
    }

    TEST_CASE("twenty kinds can be read and told apart, twenty-one cannot") {
        const auto kinds = [](int count) {
            std::string list = "\"kinds\": [";
            for (int i = 0; i < count; ++i)
                list += format(R"(%s{"id": "k%d", "name": "K", "symbol": "other"})", i == 0 ? "" : ",", i);
            return list + "]";
        };
        const ReadStory most = read_story(with_kinds(kinds(20), "k19"));
        REQUIRE(most.story);
        CHECK(has_kind(*most.story, AnyKind::numbered(kEventKindCount + 19)));
        CHECK_FALSE(has_kind(*most.story, AnyKind::numbered(kEventKindCount + 18)));
        CHECK(problems_of(with_kinds(kinds(21), "k20")) ==
              "error /kinds: the story has 21 kinds of events of its own; at most 20 can be read\n");
    }

    TEST_CASE("an id that is a built-in word is refused") {
        CHECK(problems_of(one_kind(R"("id": "drone", "name": "Drone", "symbol": "drone")")) ==
              "error /kinds/0/id: the id 'drone' is taken: it is a kind of event that every story "
              "has\n");
    }

    TEST_CASE("an unknown symbol is refused with all words and the nearest") {
        const std::string all =
            "must be 'shelling', 'ground-attack', 'air-strike', 'drone', 'casualties', 'evacuation', 'statement', "
            "'investigation', 'assessment', 'setting' or 'other', not ";
        const std::string where = "error /kinds/0/symbol: ";
        CHECK(problems_of(one_kind(R"("id": "siege", "name": "Siege", "symbol": "sheling")")) ==
              where + all + "'sheling'; did you mean 'shelling'?\n");
        CHECK(problems_of(one_kind(R"("id": "siege", "name": "Siege", "symbol": "triangle")")) ==
              where + all + "'triangle'\n");
    }

    TEST_CASE("what is missing, twice there or of a wrong type is told where it stands") {
        CHECK(problems_of(one_kind("")) ==
              "error /kinds/0: the key 'id' is missing\n"
              "error /kinds/0: the key 'name' is missing\n"
              "error /kinds/0: the key 'symbol' is missing\n");
        CHECK(contains(problems_of(one_kind(R"("id": "siege", "name": 3, "symbol": "drone")")),
                       "/kinds/0/name: must be a text or an object of languages"));
        CHECK(contains(problems_of(one_kind(R"("id": "Siege", "name": "S", "symbol": "drone")")),
                       "/kinds/0/id: an id has only the letters a to z, digits and hyphens; 'Siege' has not\n"));
        CHECK(contains(problems_of(one_kind(R"("id": "siege", "name": "S", "symbol": "drone", "colour": 1)")),
                       "warning /kinds/0/colour: the key 'colour' is not known and is ignored\n"));
        CHECK(contains(problems_of(with_kinds("\"kinds\": {}", "other")), "/kinds: must be a list, not an object"));
        CHECK(contains(problems_of(with_kinds(R"("kinds": [{"id": "k", "name": "K", "symbol": "drone"},)"
                                              R"({"id": "k", "name": "L", "symbol": "drone"}])",
                                              "k")),
                       "/kinds/1/id: another kind before this one has the id 'k' already\n"));
    }

    TEST_CASE("an unknown kind of an event is warned of with what was meant, built-in or own, and counts as other") {
        const auto warning = [](std::string_view kind) { return problems_of(with_kinds(kTwoKinds, kind)); };
        CHECK(contains(warning("seige"),
                       "/events/0/kind: the kind 'seige' is not known and is treated as 'other'; did you mean "
                       "'siege'?\n"));
        CHECK(contains(warning("sheling"),
                       "/events/0/kind: the kind 'sheling' is not known and is treated as 'other'; did you mean "
                       "'shelling'?\n"));
        CHECK(contains(warning("earthquake"),
                       "/events/0/kind: the kind 'earthquake' is not known and is treated as 'other'; the known ones "
                       "are shelling, ground-attack, air-strike, drone, casualties, evacuation, statement, "
                       "investigation, assessment, setting, other, siege, talks\n"));
        const ReadStory read = read_story(with_kinds(kTwoKinds, "seige"));
        REQUIRE(read.story);
        CHECK(kind_of(read.story->events[0]) == EventKind::Other);
    }

    TEST_CASE("any cut of a file with own kinds is told, and none is taken for a story") {
        const std::string whole = with_kinds(kTwoKinds);
        const std::size_t from = whole.find("\"kinds\""), to = whole.find("\"parties\"");
        for (std::size_t size = from; size < to; ++size) CHECK_FALSE(read_story(whole.substr(0, size)).story);
    }

    TEST_CASE("only the built-in setting is background: an own kind with its symbol may not lie before the story") {
        const auto before = [](std::string_view kind) {
            return with(with_kinds(kTwoKinds, kind), "\"start\": \"2023-05-22T20:00\"",
                        "\"start\": \"2023-02-01T20:00\"");
        };
        CHECK(problems_of(before("setting")) == "");
        CHECK(contains(problems_of(before("talks")), "error "));
        const Story read = kinds_story("talks");
        Story story = read;  // without an index, since it changes
        CHECK(story.events[0].kind == EventKind::Setting);
        story.events[0].when.start = story.start - 60;
        story.events[0].when.end = story.end;
        CHECK_FALSE(has_background(story));
        story.events[0].own_kind.reset();
        CHECK(has_background(story));
    }

    TEST_CASE("a filter by an own kind shows its events and not those of the kind whose shape it has") {
        const Story story = kinds_story();
        Lens lens;
        lens.time = story.end;
        lens.filter.kind = kSiege;
        CHECK(known_at(story, lens).event_count == 1);
        for (const AnyKind other : {AnyKind(EventKind::Shelling), kTalks}) {
            lens.filter.kind = other;
            CHECK(known_at(story, lens).event_count == 0);
            TellingMemo memo(story);
            CHECK(memo.knowledge(lens).event_count == 0);
        }
        lens.filter.kind = kSiege;
        TellingMemo memo(story);
        CHECK(memo.knowledge(lens).event_count == 1);
    }

    TEST_CASE("an address says an own kind by its id, and what is no kind is told with all there are") {
        const Story story = kinds_story();
        State state;
        state.lens.time = story.initial;
        state.lens.filter.kind = kSiege;
        CHECK(contains(std::string(hash_from_state(story, {}, state)), "&kind=siege"));
        const auto kind_said = [&](std::string_view hash) -> std::optional<AnyKind> {
            for (const Command& command : commands_from_hash(story, hash))
                if (const auto* set = std::get_if<SetKindFilter>(&command)) return set->kind;
            return std::nullopt;
        };
        CHECK(kind_said("#kind=siege") == kSiege);
        CHECK(kind_said("#kind=shelling") == EventKind::Shelling);
        std::string notice;
        for (const Command& command : commands_from_hash(story, "#kind=sieg"))
            if (const auto* notify = std::get_if<Notify>(&command)) notice = notify->text;
        CHECK(notice == "kind: 'sieg' is none of " + all_kind_words(story));
    }

    TEST_CASE("a message filters by an own kind's id, and the state that is told has it") {
        const Story story = kinds_story();
        const auto parsed = command_from_json(story, R"({"name":"filter","kind":"siege"})");
        REQUIRE(parsed.ok());
        const auto* by = std::get_if<FilterBy>(&parsed.value());
        REQUIRE(by != nullptr);
        REQUIRE(by->kind);
        CHECK(*by->kind == kSiege);
        const auto wrong = command_from_json(story, R"({"name":"filter","kind":"Siege"})");
        REQUIRE_FALSE(wrong.ok());
        CHECK(contains(wrong.error(), "null for all, or one of " + all_kind_words(story)));
        State state;
        state.lens.time = story.initial;
        state.lens.filter.kind = kSiege;
        CHECK(contains(state_json(story, state, {}), R"("kind":"siege")"));
    }

    TEST_CASE("check warns of an own kind that no event has, and of two in use with one symbol") {
        CHECK(found(with_kinds(kTwoKinds), review_story) == "warning /kinds/1: no event is of this kind\n");
        const std::string twins =
            with(with(with_kinds(kTwoKinds), "\"symbol\": \"setting\"", "\"symbol\": \"shelling\""), "\"events\": [",
                 R"("events": [{"id": "t", "title": "T", "summary": "T.",)"
                 R"("kind": "talks", "when": {"start": "2023-05-22T20:00"}},)");
        const std::string told = with(twins, "\"claims\": [",
                                      R"("claims": [{"id": "c", "event": "t",)"
                                      R"("actor": "mayor", "text": "T.", "quote": "two", "voice": "direct",)"
                                      R"("source": "daily"},)");
        CHECK(contains(found(told, review_story),
                       "/kinds/1/symbol: the map cannot tell apart 'talks' and 'siege': both have the symbol "
                       "'shelling'\n"));
        CHECK(contains(found(with(told, "\"kind\": \"siege\"", "\"kind\": \"shelling\""), review_story),
                       "/kinds/1/symbol: the map cannot tell apart 'talks' and 'shelling': both have the symbol "
                       "'shelling'\n"));
    }

    TEST_CASE("exports name an own kind by its id in data and by its name in words, and say what they leave out") {
        const Story story = kinds_story();
        CHECK(contains(exported(story, "geojson").bytes, R"("kind":"siege")"));
        CHECK(CsvTable(exported(story, "csv").bytes).at(0, "kind") == "siege");
        CHECK(contains(exported(story, "kml").bytes, "<value>siege</value>"));
        CHECK(contains(exported(story, "json-ld").bytes, R"("sl:kind":"siege")"));
        CHECK(contains(exported(story, "lpf").bytes, "Fire in the harbour (Siege, "));
        const std::string timemap = exported(story, "timemap", {"uk", ""}).bytes;
        CHECK(contains(timemap, R"("id":"kind:siege","title":"Облога")"));
        CHECK(contains(timemap, R"("category":"Облога")"));
        for (const char* form : {"geojson", "csv", "kml", "json-ld"})
            CHECK(contains(left_out_lines(exported(story, form).left_out),
                           "2 names and symbols of kinds of events of the story's own: "));
        for (const char* form : {"lpf", "timemap"})
            CHECK(contains(left_out_lines(exported(story, form).left_out),
                           "2 symbols of kinds of events of the story's own: "));
    }

    TEST_CASE("in sheets an event's kind is a built-in word, or an own kind's id or name in any language") {
        HarbourSheets sheets;
        sheets.more = {{"kinds.csv", "name,name:uk,symbol\nSiege,Облога,shelling\nDrone,,drone\n"}};
        const auto kind_read = [&](const std::string& kind) {
            HarbourSheets one = sheets;
            one.events = with(one.events, ",other,", "," + kind + ",");
            const ReadSheets read = read_sheets(one.files());
            if (!read.story_json) return lines_of(read);
            const JsonTree tree(*read.story_json);
            return std::string(tree.root().find("events").first().find("kind").text());
        };
        for (const char* kind : {"Siege", "siege", "SIEGE", "облога"}) CHECK(kind_read(kind) == "siege");
        CHECK(kind_read("other") == "other");
        CHECK(kind_read("drone") == "drone");  // the built-in one; no id that is made is such a word
        CHECK(kind_read("drone-2") == "drone-2");
        sheets.more[0].bytes += "Siege,,drone\n";
        CHECK(kind_read("Siege") ==
              "error events, row 2, kind: there are 2 kinds named 'Siege': 'siege', 'siege-2'; "
              "write the id of the one that is meant\n");
    }

    TEST_CASE("a story with own kinds as sheets and back is the same, whatever word an event has") {
        for (const char* kind : {"siege", "talks", "shelling", "setting", "Siege", "облога", "seige"}) {
            const std::string before = with_kinds(kTwoKinds, kind);
            CHECK_MESSAGE(is_same_story(before, through_sheets(before)), kind);
        }
    }
}
