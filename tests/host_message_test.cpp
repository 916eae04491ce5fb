#include "host/message.h"

#include <doctest/doctest.h>

#include <limits>

#include "base/json.h"
#include "base/json_writer.h"
#include "base/version.h"
#include "host/host.h"
#include "host/snapshot.h"
#include "random.h"
#include "state_bench.h"
#include "story_builder.h"
#include "values.h"

using namespace sourceline;
using test::at;
using test::exactly;
using test::kNaN;
using test::position;
using test::StoryBuilder;

namespace {

const Story& story() {
    static const Story made = [] {
        StoryBuilder builder;
        builder.event("kozinka", exactly("2023-05-22T10:00"));
        return builder.story;
    }();
    return made;
}

template <class T>
T command(std::string_view json) {
    const Result<Command> parsed = command_from_json(story(), json);
    CAPTURE(json);
    if (!parsed) FAIL(parsed.error());
    REQUIRE(std::holds_alternative<T>(parsed.value()));
    return std::get<T>(parsed.value());
}

std::string refusal(std::string_view json) {
    const Result<Command> parsed = command_from_json(story(), json);
    return parsed ? "accepted" : parsed.error();
}
}  // namespace

TEST_CASE("every command of the public interface is understood") {
    CHECK(command<SeekTo>(R"({"name":"seek","time":"2023-05-23T18:30+03:00"})").time == at("2023-05-23T18:30"));
    CHECK(command<SeekTo>(R"({"name":"seek","time":"2023-05-23T15:30:00Z"})").time == at("2023-05-23T18:30"));
    CHECK(command<SeekTo>(R"({"name":"seek","time":"2023-05-23T18:30"})").time == at("2023-05-23T18:30"));
    CHECK(command<SelectEventById>(R"({"name":"select","event":"kozinka"})").id == "kozinka");
    CHECK(command<SetClock>(R"({"name":"clock","clock":"known"})").clock == Clock::Known);
    CHECK(command<SetClock>(R"({"name":"clock","clock":"happened"})").clock == Clock::Happened);
    CHECK(command<SetPartyById>(R"({"name":"party","party":"kyiv"})").id == "kyiv");
    CHECK(command<SetPartyById>(R"({"name":"party","party":""})").id == "");
    CHECK(command<SetPartyById>(R"({"name":"party","party":null})").id == "");
    const FilterBy by = command<FilterBy>(R"({"name":"filter","q":"bridge","kind":"drone","actor":"governor"})");
    CHECK(by.search == "bridge");
    CHECK(by.kind == std::optional(EventKind::Drone));
    CHECK(by.actor_id == "governor");
    const FilterBy none = command<FilterBy>(R"({"name":"filter","q":null,"kind":null,"actor":""})");
    CHECK(none.search == "");
    REQUIRE(none.kind);
    CHECK_FALSE(none.kind->has_value());
    CHECK(none.actor_id == "");
    const FilterBy one = command<FilterBy>(R"({"name":"filter","kind":""})");
    CHECK_FALSE(one.search);
    CHECK(one.kind);
    CHECK_FALSE(one.actor_id);
    const FlyTo to = command<FlyTo>(R"({"name":"fly","lon":35.6,"lat":-5e1,"zoom":9})");
    CHECK(to.lon == 35.6);
    CHECK(to.lat == -50.0);
    CHECK(to.zoom == 9.0);
    command<FitStory>(R"({"name":"fit"})");
    command<Play>(R"({"name":"play"})");
    command<Pause>(R"({"name":"pause"})");
    CHECK(command<StepOn>(R"({"name":"step","direction":"next"})").direction == Direction::Next);
    CHECK(command<StepOn>(R"({"name":"step","direction":"previous"})").direction == Direction::Previous);
    CHECK(command<Tour>(R"({"name":"tour","step":"sunday-night"})").step_id == "sunday-night");
    CHECK(command<SetLanguage>(R"({"name":"language","lang":"uk"})").language == Language::Ukrainian);
    CHECK(command<SetTexts>(R"({"name":"language","texts":"es"})").tag == "es");
    CHECK(command<SetTheme>(R"({"name":"theme","theme":"system"})").theme == Theme::System);
    CHECK_FALSE(command<SetTheme>(R"({"name":"theme","theme":"system"})").accent);
    CHECK(command<SetTheme>(R"({"name":"theme","theme":"dark","accent":"#0B6aa8"})").accent == 0x0b6aa8u);
    CHECK(command<SetTheme>(R"({"name":"theme","theme":"dark","accent":"0B6aa8"})").accent == 0x0b6aa8u);
    CHECK(command<SetTheme>(R"({"name":"theme","theme":"dark","accent":null})").accent == kNoAccent);
    CHECK(command<SetView>(R"({"name":"panel","panel":"none"})").view == View::None);
    CHECK(refusal(R"({"name":"load","story":"a.json"})") == "load is carried out by the page");
}

TEST_CASE("selecting no event clears the selection") {
    command<ClearSelection>(R"({"name":"select","event":null})");
    command<ClearSelection>(R"({"name":"select","event":""})");
}

TEST_CASE("a place is opened by its id, and none closes it") {
    CHECK(command<SelectPlaceById>(R"({"name":"place","place":"kharkiv"})").id == "kharkiv");
    CHECK_FALSE(command<SetPlace>(R"({"name":"place","place":null})").place);
    CHECK_FALSE(command<SetPlace>(R"({"name":"place","place":""})").place);
    CHECK(refusal(R"({"name":"place","place":3})") == "place: 'place' must be the id of a place, or null for none");
    CHECK(refusal(R"({"name":"place"})") == "place: 'place' must be the id of a place, or null for none");
    CHECK(refusal(R"({"name":"place","event":"kozinka"})") == "place: the key 'event' is unknown");
}

TEST_CASE("white space and the order of keys do not matter") {
    CHECK(command<SetClock>(" {\n\"clock\" : \"known\",\t\"name\":\"\\u0063lock\" } ").clock == Clock::Known);
}

TEST_CASE("a value that does not fit is refused with what would") {
    const char* time = "seek: 'time' must be a text such as 2023-05-23T18:30+03:00";
    CHECK(refusal(R"({"name":"seek"})") == time);
    CHECK(refusal(R"({"name":"seek","time":1684855800})") == time);
    CHECK(refusal(R"({"name":"seek","time":null})") == time);
    CHECK(refusal(R"({"name":"seek","time":"yesterday"})") == time);
    CHECK(refusal(R"({"name":"seek","time":{"__proto__":"2023-05-23T18:30"}})") == time);
    CHECK(refusal(R"({"name":"select"})") == "select: 'event' must be the id of an event, or null for none");
    CHECK(refusal(R"({"name":"select","event":["kozinka"]})") ==
          "select: 'event' must be the id of an event, or null for none");
    CHECK(refusal(R"({"name":"party","party":7})") == "party: 'party' must be the id of a party, or null for all");
    CHECK(refusal(R"({"name":"clock","clock":"Known"})") == "clock: 'clock' must be one of happened, known");
    CHECK(refusal(R"({"name":"filter"})") == "filter: one of 'q', 'kind', 'actor' must be there");
    CHECK(refusal(R"({"name":"filter","q":7})") == "filter: 'q' must be a text, or null for none");
    for (const char* kind : {"\"Drone\"", "7", "[]"})
        CHECK(refusal(R"({"name":"filter","kind":)" + std::string(kind) + "}") ==
              "filter: 'kind' must be null for all, or one of shelling, ground-attack, air-strike, drone, casualties, "
              "evacuation, statement, investigation, assessment, setting, other");
    CHECK(refusal(R"({"name":"filter","actor":{}})") == "filter: 'actor' must be the id of an actor, or null for all");
    CHECK(refusal(R"({"name":"fly","lat":50,"zoom":9})") == "fly: 'lon' must be a number");
    CHECK(refusal(R"({"name":"fly","lon":36,"lat":"50","zoom":9})") == "fly: 'lat' must be a number");
    CHECK(refusal(R"({"name":"fly","lon":36,"lat":50,"zoom":null})") == "fly: 'zoom' must be a number");
    CHECK(refusal(R"({"name":"step","direction":1})") == "step: 'direction' must be one of previous, next");
    CHECK(refusal(R"({"name":"tour"})") == "tour: 'step' must be the id of a step");
    CHECK(refusal(R"({"name":"tour","step":null})") == "tour: 'step' must be the id of a step");
    CHECK(refusal(R"({"name":"tour","step":"a","time":"b"})") == "tour: the key 'time' is unknown");
    CHECK(refusal(R"({"name":"language","lang":"pt"})") ==
          "language: 'lang' must be one of en, uk, ru, de, fr, es, pl");
    CHECK(refusal(R"({"name":"language","texts":null})") ==
          "language: 'texts' must be the tag of a language of the story");
    CHECK(refusal(R"({"name":"language","texts":"es","lang":"es"})") == "language: either 'lang' or 'texts', not both");
    CHECK(refusal(R"({"name":"theme","theme":true})") == "theme: 'theme' must be one of light, dark, system");
    for (const char* accent : {"\"red\"", "\"##8b4a44\"", "\"#8b4a4\"", "\"\"", "\"#\"", "7", "{}"})
        CHECK(refusal(R"({"name":"theme","theme":"dark","accent":)" + std::string(accent) + "}") ==
              "theme: 'accent' must be a colour such as #8b4a44, or null for the design's own");
    CHECK(refusal(R"({"name":"panel","panel":""})") ==
          "panel: 'panel' must be one of story, event, place, claims, sources, none");
}

TEST_CASE("a command without a known name is refused") {
    const char* all =
        "the commands are seek, select, place, clock, party, filter, fly, fit, play, pause, step, tour, language, "
        "theme, panel, load";
    CHECK(refusal(R"({})") == "A command must have a text 'name'");
    CHECK(refusal(R"({"name":5})") == "A command must have a text 'name'");
    CHECK(refusal(R"({"name":"explode"})") == std::string("There is no command 'explode'; ") + all);
    CHECK(refusal(R"({"name":"Seek"})") == std::string("There is no command 'Seek'; ") + all);
    CHECK(refusal(R"({"name":"__proto__"})") == std::string("There is no command '__proto__'; ") + all);
    CHECK(refusal(R"({"name":""})") == std::string("There is no command ''; ") + all);
}

TEST_CASE("keys that a command does not have are refused") {
    CHECK(refusal(R"({"name":"fit","zoom":3})") == "fit: the key 'zoom' is unknown");
    CHECK(refusal(R"({"name":"seek","time":"2023-05-23T18:30","__proto__":{}})") ==
          "seek: the key '__proto__' is unknown");
    CHECK(refusal(R"({"name":"play","constructor":1})") == "play: the key 'constructor' is unknown");
    CHECK(refusal(R"({"name":"play","":1})") == "play: the key '' is unknown");
}

TEST_CASE("a key that stands there twice is refused") {
    CHECK(refusal(R"({"name":"fit","name":"play"})") == "The command has the key 'name' twice");
    CHECK(refusal(R"({"name":"seek","time":"2023-05-23T18:30","time":"2023-05-24T18:30"})") ==
          "The command has the key 'time' twice");
}

TEST_CASE("what is no object of JSON is refused") {
    const char* object = "A command must be an object such as {\"name\": \"fit\"}";
    CHECK(refusal("[]") == object);
    CHECK(refusal("[{\"name\":\"fit\"}]") == object);
    CHECK(refusal("\"fit\"") == object);
    CHECK(refusal("null") == object);
    CHECK(refusal("3") == object);
    CHECK(refusal("{\"name\":}") == "The command cannot be read as JSON (line 1, column 9)");
    for (const char* broken :
         {"", " ", "fit", "{", "{\"name\":\"fit\"", "{\"name\":\"fit\"}}", "{'name':'fit'}", "{\"name\":\"fit\",}",
          "{\"name\":\"\xff\"}", "<html>", "{\"name\":\"fly\",\"lon\":NaN}", "{\"name\":\"fly\",\"lon\":1e999}"}) {
        CAPTURE(broken);
        CHECK(refusal(broken).rfind("The command cannot be read as JSON", 0) == 0);
    }
    CHECK(refusal(std::string_view("{\"name\":\"fit\"}\0", 15)).rfind("The command cannot be read as JSON", 0) == 0);
}

TEST_CASE("deep and huge commands are refused before they cost anything") {
    CHECK(refusal(std::string(60000, '[')).rfind("The command cannot be read as JSON", 0) == 0);
    std::string nested = "{\"name\":\"seek\",\"time\":";
    for (int i = 0; i < 5000; ++i) nested += "{\"a\":";
    CHECK(refusal(nested).rfind("The command cannot be read as JSON", 0) == 0);
    CHECK(refusal("{\"name\":\"select\",\"event\":\"" + std::string(70000, 'a') + "\"}") ==
          "The command is too long: at most 65536 bytes");
}

TEST_CASE("a command cut at any byte is refused") {
    const std::string whole = R"({"name":"fly","lon":35.6,"lat":50.5,"zoom":9})";
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(command_from_json(story(), whole.substr(0, size)).ok());
    CHECK(command_from_json(story(), whole).ok());
}

TEST_CASE("no bytes break the reader of commands") {
    test::Random random(13);
    const std::string whole = R"({"name":"seek","time":"2023-05-23T18:30+03:00"})";
    for (int i = 0; i < 20000; ++i) {
        std::string bytes = random.below(2) ? whole : random.bytes(random.below(40));
        for (int k = random.below(4); k > 0 && !bytes.empty(); --k)
            bytes[static_cast<std::size_t>(random.below(static_cast<int>(bytes.size())))] =
                static_cast<char>(random.bits());
        const Result<Command> parsed = command_from_json(story(), bytes);
        if (!parsed) CHECK_FALSE(parsed.error().empty());
    }
}

TEST_CASE("an answer says yes, or no and why, as JSON whatever the reason holds") {
    CHECK(answer_json(Done{}) == R"({"ok":true})");
    CHECK(answer_json(Error{"This is the last event"}) == R"({"ok":false,"error":"This is the last event"})");
    CHECK(answer_json(Error{std::string("a\"b\\c\n\0\xff</script>é", 19)}) ==
          "{\"ok\":false,\"error\":\"a\\\"b\\\\c\\u000a\\u0000\uFFFD</script>é\"}");
}

TEST_CASE("events of the protocol hold what their names say") {
    Frame frame;
    frame.viewport = {1000, 700};
    State state = test::opened(story(), frame);
    state.camera = {position(35.6026, 50.4613), 9.25};
    CHECK(ready_json("border", "Four days in May") == R"({"story":"border","title":"Four days in May"})");
    CHECK(
        state_json(story(), state) ==
        R"({"time":"2023-05-22T09:00:00+03:00","clock":"happened","step":"","event":"","place":"","party":"","camera":{"lon":35.6026,"lat":50.4613,"zoom":9.25},"panel":"story","lang":"en","texts":"","q":"","kind":"","actor":""})");
    CHECK(select_json(story(), state) == R"({"event":""})");
    state.event = Ref<Event>{0};
    state.lens.party = Ref<Party>{1};
    state.lens.clock = Clock::Known;
    state.view = View::Claims;
    state.language = Language::Ukrainian;
    state.lens.filter = {"so \"said\"", EventKind::Shelling, Ref<Actor>{0}};
    CHECK(
        state_json(story(), state) ==
        R"({"time":"2023-05-22T09:00:00+03:00","clock":"known","step":"","event":"kozinka","place":"","party":"kyiv","camera":{"lon":35.6026,"lat":50.4613,"zoom":9.25},"panel":"claims","lang":"uk","texts":"","q":"so \"said\"","kind":"shelling","actor":")" +
            story().actors[0].id + R"("})");
    CHECK(select_json(story(), state) == R"({"event":"kozinka"})");
    CHECK(height_json(640.5) == R"({"height":640.5})");
    CHECK(height_json(kNaN) == R"({"height":0})");
    CHECK(error_json("no") == R"({"text":"no"})");
}

TEST_CASE("the snapshot holds exactly the fields of the public interface") {
    Snapshot s;
    s.frames = 12;
    s.state = AppState::Ready;
    s.time = at("2023-05-23T18:30:05");
    s.utc_offset = test::kMoscowSummer;
    s.clock = Clock::Known;
    s.story = "border";
    s.step = "night";
    s.event = "kozinka";
    s.place = "kozinka-place";
    s.party = "kyiv";
    s.tooltip = "Fit\nkey 0";
    s.camera = {position(35.6026, 50.4613), 9.25};
    s.width = 1280;
    s.height = 800;
    s.pixel_ratio = 1.5;
    s.events = {{"kozinka", 10.126, 20, true}, {"later", 0, 0, false}};
    s.labels = {{"Graivoron", 1, 2, 30.5, 14}};
    s.hits = {{"play", 8, 700, 44, 44}};
    s.parts.header = SnapshotPart{0, 0, 890, 84};
    s.parts.map = SnapshotPart{0, 84, 889.6, 560};
    s.bars = {{{"kozinka"}, 200, 660, 90.5, 7, true}};
    s.parts.timeline = SnapshotPart{0, 644, 1280, 156};
    s.parts.panel = SnapshotPart{889.6, 0, 390.4, 644};
    s.parts.scale = SnapshotPart{16, 610, 114, 22};
    s.parts.scroll_at = 120;
    s.parts.scroll_max = 431.25;
    s.panel = View::Claims;
    s.notices = {"one", "two"};
    s.density = SnapshotDensity{8, 600, 400, 90, 37, {"kyiv", ""}};
    s.letters = {1.5, 3, 12, {"U+0378", "U+1F9FF"}};
    s.draw_calls = 7;
    s.uploads_bytes = 5000000000u;
    s.context_losses = 1;
    CHECK(
        snapshot_json(s) ==
        R"({"version":")" + std::string(version()) +
            R"(","frames":12,"state":"ready","time":"2023-05-23T18:30:05+03:00","clock":"known","story":"border","step":"night","event":"kozinka","place":"kozinka-place","party":"kyiv",)"
            R"("camera":{"lon":35.6026,"lat":50.4613,"zoom":9.25},"viewport":{"width":1280,"height":800,"pixel_ratio":1.5},)"
            R"("events":[{"id":"kozinka","x":10.13,"y":20,"drawn":true},{"id":"later","x":0,"y":0,"drawn":false}],"symbols":[],)"
            R"("labels":[{"text":"Graivoron","x":1,"y":2,"width":30.5,"height":14}],)"
            R"("bars":[{"events":["kozinka"],"x":200,"y":660,"width":90.5,"height":7,"title_shown":true}],"density":{"x":8,"y":600,"width":400,"height":90,"most":37,"parties":["kyiv",""]},)"
            R"("hits":[{"name":"play","x":8,"y":700,"width":44,"height":44}],)"
            R"("parts":{"header":{"x":0,"y":0,"width":890,"height":84},"map":{"x":0,"y":84,"width":889.6,"height":560},)"
            R"("timeline":{"x":0,"y":644,"width":1280,"height":156},)"
            R"("panel":{"x":889.6,"y":0,"width":390.4,"height":644,"scroll":{"at":120,"max":431.25}},"scale":{"x":16,"y":610,"width":114,"height":22},"credits":null},)"
            R"("panel":"claims","tooltip":"Fit\u000akey 0","notices":["one","two"],"letters":{"panel":1.5,"pieces":3,"page_calls":12,"missing":["U+0378","U+1F9FF"]},)"
            R"("draw_calls":7,"uploads_bytes":5000000000,"context_losses":1})");
}

TEST_CASE("the snapshot of an app that has nothing yet is whole") {
    CHECK(
        snapshot_json({}) ==
        R"({"version":")" + std::string(version()) +
            R"(","frames":0,"state":"loading","time":"","clock":"happened","story":"","step":"","event":"","place":"","party":"",)"
            R"("camera":{"lon":0,"lat":0,"zoom":8},"viewport":{"width":0,"height":0,"pixel_ratio":1},)"
            R"("events":[],"symbols":[],"labels":[],"bars":[],"density":null,"hits":[],"parts":{"header":null,"map":null,"timeline":null,"panel":null,"scale":null,"credits":null},"panel":"story","tooltip":null,"notices":[],"letters":{"panel":1,"pieces":0,"page_calls":0,"missing":[]},"draw_calls":0,"uploads_bytes":0,"context_losses":0})");
    for (AppState state :
         {AppState::Loading, AppState::Ready, AppState::Failed, AppState::Unsupported, AppState::Lost}) {
        Snapshot s;
        s.state = state;
        CHECK(snapshot_json(s).find("\"state\":\"" + std::string(name_of(state)) + "\"") != std::string::npos);
    }
}

TEST_CASE("numbers in JSON are finite and short") {
    const auto written = [](double value, int decimals) { return JsonWriter().number(value, decimals).take(); };
    CHECK(written(kNaN, 2) == "0");
    CHECK(written(std::numeric_limits<double>::infinity(), 2) == "0");
    CHECK(written(-0.001, 2) == "0");
    CHECK(written(1e300, 2) == "1000000000000000");
    CHECK(written(-12.50, 2) == "-12.5");
    CHECK(written(100.0, 2) == "100");
    CHECK(written(100.0, 0) == "100");
    CHECK(written(0.125, 6) == "0.125");
}

TEST_CASE("whatever a snapshot holds is JSON") {
    test::Random random(14);
    for (int i = 0; i < 500; ++i) {
        Snapshot s;
        s.labels = {{random.bytes(20), kNaN, 1e308, -1e308, 0.1}};
        s.events = {{random.bytes(5), -kNaN, std::numeric_limits<double>::infinity(), false}};
        s.notices = {random.bytes(30)};
        const std::string json = snapshot_json(s);
        const JsonTree tree(json);
        CHECK_FALSE(tree.problem().has_value());
    }
}

TEST_CASE("the page's start options: what is missing, of another type or no JSON keeps its default") {
    const StartOptions given = read_start_options(
        R"({"query":"?lang=uk","hash":"#t=1","language":"uk-UA","width":390,"height":844.5,"pixel_width":1170,)"
        R"("pixel_height":2532,"dark":true,"reduced_motion":true,"touch":true,"letters":1.89})");
    CHECK(given.query == "?lang=uk");
    CHECK(given.hash == "#t=1");
    CHECK(given.language == "uk-UA");
    CHECK((given.css_width == 390 && given.css_height == 844.5));
    CHECK((given.pixel_width == 1170 && given.pixel_height == 2532));
    CHECK((given.dark && given.reduced_motion && given.touch && given.letters == 1.89));
    for (const char* bad : {"", "[]", "{", R"({"width":"wide","height":-1,"pixel_width":1e9,"dark":1,"query":5})"}) {
        const StartOptions options = read_start_options(bad);
        CAPTURE(bad);
        CHECK(options.query.empty());
        CHECK((options.css_width == 1280 && options.css_height == 800 && options.pixel_width == 1280));
        CHECK_FALSE(options.dark);
    }
}

TEST_CASE("the JSON writer: a report to be read has spaces and lines, an empty list is closed on its line") {
    JsonWriter json(JsonSpacing::Readable);
    json.open_list();
    json.new_line(0).open_object().key("a").count(1).key("b").truth(false);
    json.new_line(1).key("c").open_list().close_list().close_object();
    json.new_line(0).open_object().close_object();
    CHECK(json.new_line(0).close_list().take() == "[\n{\"a\": 1, \"b\": false,\n \"c\": []},\n{}\n]");
}
