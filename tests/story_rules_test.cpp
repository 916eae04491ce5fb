// The rules of the format, one broken copy of the smallest story for each; the sentences whole.
#include <doctest/doctest.h>

#include "story_files.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

struct Row {
    const char* old_part;
    const char* new_part;
    const char* expected;
};

void check_rows(std::initializer_list<Row> rows) {
    const std::string good = fixture("minimal.json");
    for (const Row& row : rows)
        CHECK_MESSAGE(problems_of(with(good, row.old_part, row.new_part)) == row.expected, std::string(row.new_part));
}

constexpr const char* kClaimId = "\"id\": \"two-hurt\", ";
constexpr const char* kExtent = " of the story's time, 2023-05-22T00:00+03:00 to 2023-05-24T00:00+03:00\n";

// The smallest story with more claims; `{2}` … stand for whole claims of the ids c2, c3, … with more keys.
std::string with_claims(std::initializer_list<const char*> more_keys) {
    std::string claims;
    int number = 2;
    for (const char* keys : more_keys)
        claims += "{\"id\": \"c" + std::to_string(number++) +
                  "\", \"event\": \"fire\", \"text\": \"It is so.\", \"quote\": \"so\", "
                  "\"voice\": \"direct\", \"source\": \"daily\", " +
                  keys + "},\n";
    return with(with(fixture("minimal.json"), "\"claims\": [", "\"claims\": [" + claims), "\"actors\": [",
                "\"actors\": [{\"id\": \"clerk\", \"name\": \"C\", \"role\": \"clerk\", \"party\": \"officials\"},");
}

}  // namespace

TEST_CASE("ids are lower case, unique, and every reference leads somewhere") {
    check_rows({
        {"\"id\": \"fire\"", "\"id\": \"Fire 1\"",
         "error /events/0/id: an id has only the letters a to z, digits and hyphens; 'Fire 1' has not\n"
         "error /claims/0/event: no event has the id 'fire'\n"},
        {"\"parties\": [", "\"parties\": [{\"id\": \"officials\", \"name\": \"O\"},",
         "error /parties/1/id: another party before this one has the id 'officials' already\n"},
        {"\"events\": [",
         "\"events\": [{\"id\": \"fire\", \"title\": \"T\", \"summary\": \"S\", \"kind\": \"other\", \"when\": "
         "{\"start\": "
         "\"2023-05-22\", \"precision\": \"day\"}},",
         "error /events/1/id: another event before this one has the id 'fire' already\n"},
        {"\"party\": \"officials\"", "\"party\": \"press\"", "error /actors/0/party: no party has the id 'press'\n"},
        {"\"place\": \"harbour\"", "\"place\": \"port\"", "error /events/0/place: no place has the id 'port'\n"},
        {"\"source\": \"daily\"", "\"source\": \"cnn-24\"", "error /claims/0/source: no source has the id 'cnn-24'\n"},
        {"\"source\": \"daily\"", "\"source\": 7",
         "error /claims/0/source: must be the id of a source, a text, not a number\n"},
        {"\"event\": \"fire\"", "\"event\": null",
         "error /claims/0/event: must be the id of an event, a text, not null\n"},
    });
}

TEST_CASE("one fault gives one error, not one for everything that refers to it") {
    check_rows({
        {"\"parties\": [\n    {\"id\": \"officials\", \"name\": \"Officials\"}\n  ]", "\"parties\": 7",
         "error /parties: must be a list, not a number\n"},
        {"\"id\": \"daily\", ", "", "error /sources/0: the key 'id' is missing\n"},
        {"\"id\": \"fire\", ", "", "error /events/0: the key 'id' is missing\n"},
        {"{\"start\": \"2023-05-22T20:00\", \"precision\": \"exact\"}", "7",
         "error /events/0/when: must be an object in { }, not a number\n"},
        {"\"event\": \"fire\"", "\"event\": \"flood\"", "error /claims/0/event: no event has the id 'flood'\n"},
        {"\"utc_offset\": \"+03:00\"", "\"utc_offset\": \"MSK\"",
         "error /utc_offset: 'MSK' is not an offset from UTC; write e.g. '+03:00' or 'Z'\n"},
        {"\"end\": \"2023-05-24T00:00\"", "\"end\": \"24 May\"",
         "error /time/end: '24 May' is not a time; write e.g. '2023-05-23T18:30', '2023-05-23' or '2023-05'\n"},
    });
}

TEST_CASE("a missing key is named at the object that lacks it") {
    check_rows({
        {"\"quote\": \"Two people are in hospital\", ", "", "error /claims/0: the key 'quote' is missing\n"},
        {", \"source\": \"daily\"", "", "error /claims/0: the key 'source' is missing\n"},
        {"\"voice\": \"direct\", ", "", "error /claims/0: the key 'voice' is missing\n"},
        {", \"coordinates_from\": \"measured on a map\"", "",
         "error /places/0: the key 'coordinates_from' is missing\n"},
        {", \"precision\": \"exact\"}", "}", ""},  // it is as precise as it is written
        {"\"basemap\": \"belgorod\",", "", "error the key 'basemap' is missing\n"},
    });
}

TEST_CASE("texts are never empty and languages are language tags") {
    check_rows({
        {"\"The harbour fire\"", "\" \\u00a0\"", "error /title: must not be empty\n"},
        {"\"The harbour fire\"", "{}", "error /title: must have a text in at least one language\n"},
        {"\"The harbour fire\"", "{\"en\": 7}", "error /title/en: must be a text, not a number\n"},
        {"\"The harbour fire\"", "{\"in English\": \"x\"}",
         "error /title/in English: 'in English' is not a language tag; write e.g. 'en' or 'uk'\n"},
        {"\"The harbour fire\"", "7",
         "error /title: must be a text or an object of languages such as {\"en\": \"…\"}, not a number\n"},
        {"\"The harbour fire\"", "\"a\\u0007b\"", "error /title: a control character stands in this text\n"},
        {"\"language\": \"en\",\n", "\"language\": \"English!\",\n",
         "error /language: 'English!' is not a language tag; write e.g. 'en' or 'uk'\n"},
    });
}

TEST_CASE("times are dates or date-times that exist, as fine as their precision says") {
    check_rows({
        {"2023-05-22T20:00", "2023-02-30T20:00",
         "error /events/0/when/start: '2023-02-30T20:00' is not a time; write e.g. '2023-05-23T18:30', '2023-05-23' or "
         "'2023-05'\n"},
        {"2023-05-22T20:00", "2023-05-22/2023-05-23",
         "error /events/0/when/start: '2023-05-22/2023-05-23' is an interval, and one time belongs here\n"},
        {"2023-05-22T20:00", "2023-05-22",
         "error /events/0/when/start: the precision 'exact' needs a clock time, e.g. '2023-05-23T18:30'\n"},
        {"\"2023-05-22T20:00\", \"precision\": \"exact\"", "\"2023-05\", \"precision\": \"day\"",
         "error /events/0/when/start: the precision 'day' or 'part-of-day' needs a day, e.g. '2023-05-23'\n"},
        {"\"2023-05-22T20:00\", \"precision\": \"exact\"",
         "\"2023-05-22T20:00\", \"end\": \"2023-05-22T19:59\", \"precision\": \"exact\"",
         "error /events/0/when/end: the end lies before the start\n"},
        {"\"2023-05-22T20:00\", \"precision\": \"exact\"",
         "\"2023-05-22T20:00\", \"end\": \"2023-05-22\", \"precision\": \"about\"", ""},
        {"\"2023-05-22T20:00\"", "20230522",
         "error /events/0/when/start: must be a time in a text, e.g. \"2023-05-23T18:30\", not a number\n"},
    });
}

TEST_CASE("every EDTF date of level 0 and 1 that names a day, month or year is read") {
    for (const char* date :
         {"2023-05-22", "2023-05-22~", "2023-05-22?", "2023-05-22%", "2023-05", "2023-05~", "2023", "2023-05-XX"}) {
        const std::string story = with(fixture("minimal.json"), "\"2023-05-22T20:00\", \"precision\": \"exact\"",
                                       std::string("\"") + date + "\", \"precision\": \"month\"");
        CHECK_MESSAGE(problems_of(story) == "", std::string(date));
    }
}

TEST_CASE("an event and what is said of it touch the story's time, background may lie before it") {
    const std::string after = std::string("error /events/0/when: this time lies after the end") + kExtent;
    const std::string before = std::string("error /events/0/when: this time lies before the start") + kExtent;
    const std::string said = std::string("error /claims/0/said: this time lies before the start") + kExtent;
    const std::string beyond = std::string("warning /events/0/when: this time reaches beyond the end") + kExtent;
    const char* when = "\"kind\": \"other\", \"when\": {\"start\": \"2023-05-22T20:00\", \"precision\": \"exact\"}";
    check_rows({
        {"2023-05-22T20:00", "2023-05-24T00:01", after.c_str()},
        {"2023-05-22T20:00", "2023-05-24T00:00", ""},
        {"2023-05-22T20:00", "2023-05-21T23:59", before.c_str()},
        {"2023-05-22T20:00", "2023-05-22T00:00", ""},
        {"\"2023-05-22T20:00\", \"precision\": \"exact\"", "\"2023-05-21\", \"precision\": \"day\"", before.c_str()},
        {"\"2023-05-22T20:00\", \"precision\": \"exact\"", "\"2023-05\", \"precision\": \"month\"", ""},
        {"\"2023-05-22T20:00\", \"precision\"", "\"2023-05-22T20:00\", \"end\": \"2032-05-22T21:00\", \"precision\"",
         beyond.c_str()},
        {when, "\"kind\": \"setting\", \"when\": {\"start\": \"1991\", \"precision\": \"month\"}", ""},
        {when, "\"kind\": \"setting\", \"when\": {\"start\": \"2024\", \"precision\": \"month\"}", after.c_str()},
        {kClaimId, "\"id\": \"two-hurt\", \"said\": {\"start\": \"2022-05\", \"precision\": \"month\"}, ",
         said.c_str()},
    });
    const std::string background = with(fixture("minimal.json"), "\"kind\": \"other\"", "\"kind\": \"setting\"");
    CHECK(problems_of(with(background, kClaimId,
                           "\"id\": \"two-hurt\", \"said\": {\"start\": \"2022-05\", \"precision\": \"month\"}, ")) ==
          "");
}

TEST_CASE("the extent has a length and the story opens within it") {
    check_rows({
        {"\"end\": \"2023-05-24T00:00\"", "\"end\": \"2023-05-22T00:00\"",
         "error /time/end: the end of the story's time must lie after its start\n"},
        {"\"initial\": \"2023-05-23T12:00\"", "\"initial\": \"2023-05-24T00:01\"",
         "error /time/initial: the timeline must open between its start and its end\n"},
        {"\"initial\": \"2023-05-23T12:00\"", "\"initial\": \"2023-05-24T00:00\"", ""},
    });
}

TEST_CASE("positions lie on the Earth and their precision is honest") {
    check_rows({
        {"\"lat\": 50.6", "\"lat\": -90.01", "error /places/0/lat: the latitude must lie between -90 and 90\n"},
        {"\"lon\": 36.01", "\"lon\": 180.5", "error /places/0/lon: the longitude must lie between -180 and 180\n"},
        {"\"precision\": \"exact\", \"coord", "\"precision\": \"near\", \"coord",
         "error /places/0: a place with the precision 'near' needs a 'radius_km'\n"},
        {"\"precision\": \"exact\", \"coord", "\"precision\": \"near\", \"radius_km\": -1, \"coord",
         "error /places/0/radius_km: the radius must be more than 0 km and at most 20000 km\n"},
        {"\"precision\": \"exact\", \"coord", "\"precision\": \"exact\", \"radius_km\": 1, \"coord",
         "error /places/0/radius_km: only a place with the precision 'near' has a radius\n"},
        {"\"precision\": \"exact\", \"coord", "\"precision\": \"region\", \"coord",
         "error /places/0: a place with the precision 'region' needs a 'region' of the base map\n"},
        {"\"precision\": \"exact\", \"coord", "\"precision\": \"exact\", \"region\": \"belgorod\", \"coord",
         "error /places/0/region: only a place with the precision 'region' names a region of the base map\n"},
        {"[35.2, 50.1, 36.9, 50.8]", "[35.2, 50.1, 36.9]",
         "error /view/bbox: must be four numbers, [west, south, east, north], not 3\n"},
        {"[35.2, 50.1, 36.9, 50.8]", "[35,2, 50,1, 36,9, 50,8]",
         "error /view/bbox: must be four numbers, [west, south, east, north], not 8; a number has a point, not a "
         "comma\n"},
        {"[35.2, 50.1, 36.9, 50.8]", "[36.9, 50.1, 35.2, 50.8]",
         "error /view/bbox: west must be smaller than east and south smaller than north: [west, south, east, north]\n"},
        {"[35.2, 50.1, 36.9, 50.8]", "[35.2, 50.1, 36.9, 90.1]",
         "error /view/bbox: longitudes must lie between -180 and 180, latitudes between -90 and 90\n"},
        {"[35.2, 50.1, 36.9, 50.8]", "[35.2, 50.1, 36.9, \"50.8\"]",
         "error /view/bbox/3: must be a number, not a text\n"},
    });
}

TEST_CASE("a quote has words, thirty at most") {
    std::string thirty, thirty_one;
    for (int i = 0; i < 30; ++i) thirty += "word ";
    thirty_one = thirty + "[…] word";
    thirty += "[…] —";
    check_rows({
        {"Two people are in hospital", thirty.c_str(), ""},
        {"Two people are in hospital", thirty_one.c_str(),
         "error /claims/0/quote: the quote has 31 words; at most 30 may be quoted\n"},
        {"Two people are in hospital",
         "鱼雷击中了这艘船鱼雷击中了这艘船鱼雷击中了这艘船鱼雷击中了这艘船鱼雷击中了这艘船鱼雷击中了这艘船鱼雷击中了这"
         "艘船鱼雷击中了这艘船鱼雷击中了这艘船鱼雷击中了这艘船，鱼雷击中了这艘船沉没了",
         "error /claims/0/quote: the quote is as long as 91 characters; at most 90 may be quoted\n"},
        {"Two people are in hospital",
         "鱼雷击中了这艘船鱼雷击中了这艘船鱼雷击中了这艘船鱼雷击中了这艘船鱼雷击中了这艘船鱼雷击中了这艘船鱼雷击中了这"
         "艘船鱼雷击中了这艘船鱼雷击中了这艘船鱼雷击中了这艘船，鱼雷击中了这艘船沉没",
         ""},
        {"Two people are in hospital", "one two 鱼雷", ""},
        {"Two people are in hospital", "[…]", "error /claims/0/quote: the quote has no words\n"},
        {"Two people are in hospital", "", "error /claims/0/quote: must not be empty\n"},
    });
}

TEST_CASE("questions and answers come in pairs, and a question wants an answer") {
    check_rows({
        {kClaimId, "\"id\": \"two-hurt\", \"answer\": \"Two\", ",
         "error /claims/0/answer: a claim with an 'answer' needs the 'question' that it answers\n"},
        {kClaimId, "\"id\": \"two-hurt\", \"question\": \"why\", \"answer\": \"Two\", ",
         "error /claims/0/question: no question has the id 'why'\n"},
        {"\"claims\": [", "\"questions\": [{\"id\": \"why\", \"text\": \"Why?\"}], \"claims\": [",
         "error /questions/0: no claim answers this question\n"},
    });
    const std::string asked = with(fixture("minimal.json"), "\"claims\": [",
                                   "\"questions\": [{\"id\": \"why\", \"text\": \"Why?\"}], \"claims\": [");
    CHECK(problems_of(with(asked, kClaimId, "\"id\": \"two-hurt\", \"question\": \"why\", ")) ==
          "error /claims/0/question: a claim with a 'question' needs an 'answer' to it\n");
    CHECK(problems_of(with(asked, kClaimId, "\"id\": \"two-hurt\", \"question\": \"why\", \"answer\": \"So\", ")) ==
          "");
}

TEST_CASE("quantities, words of the vocabulary, colours, addresses and file names are what they must be") {
    check_rows({
        {kClaimId, "\"id\": \"two-hurt\", \"quantity\": {\"what\": \"people\", \"min\": 2, \"max\": 1}, ",
         "error /claims/0/quantity/max: the 'max' is smaller than the 'min'\n"},
        {"\"direct\"", "\"hearsay\"", "error /claims/0/voice: must be 'direct' or 'reported', not 'hearsay'\n"},
        {kClaimId, "\"id\": \"two-hurt\", \"assessment\": \"true\", ",
         "error /claims/0/assessment: must be 'claimed', 'confirmed', 'denied', 'unverified' or 'retracted', not "
         "'true'\n"},
        {"\"name\": \"Officials\"", "\"name\": \"Officials\", \"color\": \"#12345g\"",
         "error /parties/0/color: '#12345g' is not a colour; write e.g. '#1f6fb2'\n"},
        {"\"id\": \"daily\", ", "\"id\": \"daily\", \"url\": \"ftp://example.org/x\", ",
         "error /sources/0/url: 'ftp://example.org/x' is not a web address; it must begin with http:// or https://\n"},
        {"\"id\": \"daily\", ", "\"id\": \"daily\", \"document\": \"..\\\\x.txt\", ",
         "error /sources/0/document: must be the name of a file, without folders\n"},
        {"\"id\": \"daily\", ", "\"id\": \"daily\", \"status\": \"gone\", ",
         "error /sources/0/status: must be 'live', 'edited', 'deleted' or 'archived-only', not 'gone'\n"},
    });
}

TEST_CASE("an event without any claim is an error, once no claim has lost its event") {
    const std::string more =
        with(fixture("minimal.json"), "\"events\": [",
             "\"events\": [{\"id\": \"flood\", \"title\": \"F\", \"summary\": \"F\", \"kind\": \"other\", "
             "\"when\": {\"start\": \"2023-05-22\", \"precision\": \"day\"}},");
    CHECK(problems_of(more) == "error /events/0: no claim says anything about this event\n");
    CHECK(problems_of(with(more, "\"event\": \"fire\"", "\"event\": \"fyre\"")) ==
          "error /claims/0/event: no event has the id 'fyre'\n");
    CHECK(problems_of(with(with(fixture("minimal.json"), "\"events\": [", "\"events\": [], \"x\": ["), "\"claims\": [",
                           "\"claims\": [], \"y\": [")) ==
          "error /events: a story needs at least one event\n"
          "warning /x: the key 'x' is not known and is ignored\n"
          "warning /y: the key 'y' is not known and is ignored\n");
}

TEST_CASE("a claim supersedes another of the same speaker, and no link leads back to where it began") {
    CHECK(problems_of(with_claims({"\"actor\": \"mayor\", \"supersedes\": \"two-hurt\"",
                                   "\"actor\": \"clerk\", \"disputes\": \"c2\""})) == "");
    CHECK(problems_of(with_claims({"\"actor\": \"clerk\", \"supersedes\": \"two-hurt\""})) ==
          "error /claims/0/supersedes: a claim can only supersede one of the same speaker; 'two-hurt' is by 'mayor', "
          "this one by 'clerk'\n");
    CHECK(problems_of(with_claims({"\"actor\": \"mayor\", \"supersedes\": \"c2\", \"disputes\": \"c2\""})) ==
          "error /claims/0/supersedes: a claim cannot supersede itself\n"
          "error /claims/0/disputes: a claim cannot dispute itself\n");
    CHECK(problems_of(
              with_claims({"\"actor\": \"mayor\", \"disputes\": \"c3\"", "\"actor\": \"mayor\", \"disputes\": \"c4\"",
                           "\"actor\": \"mayor\", \"disputes\": \"c3\""})) ==
          "error /claims/1/disputes: following 'disputes' from claim to claim leads back to this one\n");
}

TEST_CASE("a claim supports one of another party, and repeats one of the same speaker on the same event elsewhere") {
    const auto problems_with = [](std::initializer_list<const char*> more_keys) {
        std::string story = with_claims(more_keys);
        story = with(story, "\"parties\": [", "\"parties\": [{\"id\": \"press\", \"name\": \"P\"},");
        story = with(story, "\"sources\": [",
                     "\"sources\": [{\"id\": \"weekly\", \"title\": \"W\", \"language\": \"en\"},");
        return problems_of(with(story, "\"actors\": [",
                                "\"actors\": [{\"id\": \"reporter\", \"name\": \"R\", \"role\": \"reporter\", "
                                "\"party\": \"press\"},"));
    };
    CHECK(problems_with({R"("actor": "reporter", "supports": "two-hurt")"}) == "");
    CHECK(
        problems_with({R"("actor": "clerk", "supports": "two-hurt")"}) ==
        "error /claims/0/supports: a claim can only support one of another party; 'two-hurt' is of 'officials', too\n");
    CHECK(problems_with({R"("actor": "clerk", "supports": "c2")"}) ==
          "error /claims/0/supports: a claim cannot support itself\n");
    CHECK(problems_with({R"("actor": "clerk", "supports": "nobody-said")"}) ==
          "error /claims/0/supports: no claim has the id 'nobody-said'\n");
    CHECK(problems_with({R"("actor": "clerk", "supports": "c3")", R"("actor": "reporter", "supports": "c2")"}) ==
          "error /claims/0/supports: following 'supports' from claim to claim leads back to this one\n");
    CHECK(problems_with({R"("actor": "mayor", "same_as": "two-hurt")"}) ==
          "error /claims/0/same_as: the same statement is told apart by its source; 'two-hurt' is from 'daily', too\n");
    CHECK(problems_with({R"("actor": "mayor", "same_as": "c2")"}) ==
          "error /claims/0/same_as: a claim cannot be the same as itself\n");
    CHECK(problems_with({R"("actor": "nobody", "supports": "two-hurt", "same_as": "two-hurt")"}) ==
          "error /claims/0/actor: no actor has the id 'nobody'\n"
          "error /claims/0/same_as: the same statement is told apart by its source; 'two-hurt' is from 'daily', too\n");
}

TEST_CASE("a figure is exact or has a bound, and a bound that reaches on has no end") {
    const auto problems_with = [](const std::string& quantity) {
        return problems_of(with_claims(
            {(R"("actor": "mayor", "quantity": {"what": "people hurt", "min": 2, )" + quantity + "}").c_str()}));
    };
    for (const char* good : {R"("bound": "exactly", "max": 3)", R"("bound": "about", "max": 3)",
                             R"("bound": "at-least")", R"("bound": "more-than")", R"("bound": "at-most")"})
        CHECK_MESSAGE(problems_with(good) == "", good);
    for (const std::string word : {"at-least", "more-than", "at-most"})
        CHECK(problems_with(R"("max": 3, "bound": ")" + word + "\"") ==
              "error /claims/0/quantity/max: a figure that is '" + word +
                  "' has no 'max'; the figure itself stands in 'min'\n");
    CHECK(problems_with(R"("bound": "roughly")") ==
          "error /claims/0/quantity/bound: must be 'exactly', 'about', 'at-least', 'more-than' or 'at-most', not "
          "'roughly'\n");
}

TEST_CASE("a question has two sides or more or none, and a claim names one of its own question's") {
    const auto problems_with = [](std::string_view sides, const char* keys) {
        return problems_of(
            with(with_claims({keys}), "\"claims\": [",
                 R"("questions": [{"id": "hurt", "text": "How many?")" + std::string(sides) + "}], \"claims\": ["));
    };
    constexpr const char* kSides = R"(, "sides": [{"id": "some", "name": "Some"}, {"id": "none", "name": "None"}])";
    constexpr const char* kSome = R"("actor": "mayor", "question": "hurt", "answer": "Two", "side": "some")";
    CHECK(problems_with(kSides, kSome) == "");
    CHECK(problems_with("", kSome) == "error /claims/0/side: the question 'hurt' has no side 'some'\n");
    CHECK(problems_with(kSides, R"("actor": "mayor", "question": "hurt", "answer": "Two", "side": "many")") ==
          "error /claims/0/side: the question 'hurt' has no side 'many'\n");
    CHECK(problems_with(kSides, R"("actor": "mayor", "question": "hurt", "answer": "Two", "side": 2)") ==
          "error /claims/0/side: must be a text, not a number\n");
    CHECK(problems_with(R"(, "sides": [{"id": "some", "name": "Some"}])", kSome) ==
          "error /questions/0/sides: a question has two sides or more; leave out 'sides' for none\n");
    CHECK(problems_with(R"(, "sides": [{"id": "some", "name": "Some"}, {"id": "some", "name": "None"}])", kSome) ==
          "error /questions/0/sides/1/id: another side before this one has the id 'some' already\n");
    CHECK(problems_of(with_claims({R"("actor": "mayor", "side": "some")"})) ==
          "error /claims/0/side: a claim with a 'side' needs the 'question' that has this side\n");
}

TEST_CASE("a long chain of links is walked in a moment") {
    std::string claims;
    for (int i = 0; i < 20'000; ++i)
        claims += "{\"id\": \"x" + std::to_string(i) +
                  "\", \"event\": \"fire\", \"actor\": \"mayor\", \"text\": \"t\", \"quote\": \"q\", "
                  "\"voice\": \"direct\", \"source\": \"daily\", \"supersedes\": \"" +
                  (i == 19'999 ? std::string("two-hurt") : "x" + std::to_string(i + 1)) + "\"},";
    CHECK(problems_of(with(fixture("minimal.json"), "\"claims\": [", "\"claims\": [" + claims)) == "");
}

TEST_CASE("a figure belongs to a claim and is a distance that can be measured") {
    const auto with_check = [](std::string_view check) {
        return with(fixture("minimal.json"), "\"claims\": [",
                    "\"checks\": [" + std::string(check) + "], \"claims\": [");
    };
    const std::string good =
        "{\"id\": \"d\", \"claim\": \"two-hurt\", \"kind\": \"distance\", \"from\": \"harbour\", "
        "\"to\": \"border\", \"stated\": {\"value\": 5, \"unit\": \"km\"}}";
    CHECK(problems_of(with_check(good)) == "");
    CHECK(problems_of(with_check(with(good, "\"claim\": \"two-hurt\", ", ""))) ==
          "error /checks/0: the key 'claim' is missing\n");
    CHECK(problems_of(with_check(with(good, "two-hurt", "x"))) == "error /checks/0/claim: no claim has the id 'x'\n");
    CHECK(problems_of(with_check(with(good, "border", "x"))) == "error /checks/0/to: no place has the id 'x'\n");
    CHECK(problems_of(with_check(with(good, "border", "harbour"))) ==
          "error /checks/0/to: a distance needs two places; 'from' and 'to' are the same\n");
    CHECK(problems_of(with_check(with(good, "5", "0"))) ==
          "error /checks/0/stated/value: a stated distance must be more than 0\n");
    CHECK(problems_of(with_check(with(good, "km", "m"))) ==
          "error /checks/0/stated/unit: must be 'km', 'mi' or 'nmi', not 'm'\n");
    CHECK(problems_of(with_check(with(good, "distance", "duration"))) ==
          "error /checks/0/kind: must be 'distance', not 'duration'\n");
    CHECK(problems_of(with_check(good + ", " + good)) ==
          "error /checks/1/id: another check before this one has the id 'd' already\n");
}

TEST_CASE("a key that stands twice is an error, and a table of events is refused for now") {
    check_rows({
        {"\"basemap\": \"belgorod\"", "\"basemap\": \"belgorod\", \"basemap\": \"x\"",
         "error /basemap: the key 'basemap' stands twice in the same object\n"},
        {"\"basemap\": \"belgorod\"", "\"basemap\": \"belgorod\", \"events_table\": {\"url\": \"e.parquet\"}",
         "error /events_table: events in a table beside the story file cannot be read yet; put them into 'events'\n"},
    });
}
